/// How pages look. One sheet for all, inline; its digest stands in the page's content security policy, so that nothing
/// else can style, load or run there.
enum PageStyle {
    static let sheet: StaticString = """
        :root{color-scheme:light dark;--ink:#1b1f24;--soft:#505861;--paper:#fff;--line:#8a929c;--pale:#eef1f4;--link:#0b4f9e;\
        --mark:#fff1a8;--high:#a3131d;--medium:#8a4b00;--low:#2d5f2e;--info:#44525f;--b1:#cfe0f3;--b2:#8db8e3;--b3:#6aa5dd;--b4:#134f8c;--bar:#3f7fc1;--band:#c9b6e4}
        @media (prefers-color-scheme:dark){:root{--ink:#e8eaed;--soft:#b3bac2;--paper:#15181b;--line:#79828c;--pale:#22272c;\
        --link:#8fc1ff;--mark:#5c4f00;--high:#ff9a9a;--medium:#ffc077;--low:#9ad79b;--info:#b9c6d2;--b1:#1f3347;--b2:#2f5c8a;--b3:#3a6ea5;--b4:#b9d8f7;--bar:#6ea6df;--band:#6a5290}}
        *{box-sizing:border-box}
        html{overflow-wrap:break-word;-webkit-text-size-adjust:100%}
        body{margin:0 auto;max-width:60rem;padding:1rem;font:1rem/1.5 system-ui,-apple-system,"Segoe UI",Roboto,"Noto Sans",sans-serif;color:var(--ink);background:var(--paper)}
        h1{font-size:1.6rem;line-height:1.2;margin:.5rem 0}
        h2{font-size:1.3rem;margin:2rem 0 .5rem;border-bottom:2px solid var(--line)}
        h3{font-size:1.15rem;margin:1.5rem 0 .25rem}
        h4{font-size:1rem;margin:1rem 0 .25rem;color:var(--soft)}
        h5{font-size:1.05rem;margin:0}
        a{color:var(--link)}
        p{margin:.4rem 0}
        ul{margin:.3rem 0;padding-left:1.3rem}
        .skip{position:absolute;left:-99rem}
        .skip:focus{left:1rem;top:1rem;background:var(--paper);padding:.5rem}
        .note{border-left:.3rem solid var(--line);padding:.2rem .8rem;background:var(--pale)}
        .bad{border-left:.3rem solid var(--high);padding:.2rem .8rem;font-weight:600}
        .soft{color:var(--soft)}
        .al{border:1px solid var(--line);border-left-width:.4rem;border-radius:.25rem;padding:.6rem .8rem;margin:.8rem 0}
        .high{border-left-color:var(--high)}.medium{border-left-color:var(--medium)}.low{border-left-color:var(--low)}.info{border-left-color:var(--info)}
        .sv{font-weight:700;text-transform:uppercase}
        .high .sv{color:var(--high)}.medium .sv{color:var(--medium)}.low .sv{color:var(--low)}.info .sv{color:var(--info)}
        blockquote{margin:.5rem 0;padding-left:.8rem;border-left:.2rem solid var(--line)}
        blockquote.first{border-left-width:.35rem}
        blockquote p{margin:.1rem 0}
        mark{background:var(--mark);color:var(--ink)}
        .by{font-size:.9rem;color:var(--soft)}
        dl{display:grid;grid-template-columns:minmax(7rem,11rem) 1fr;gap:.15rem .8rem;margin:.5rem 0;font-size:.9rem}
        dt{color:var(--soft);grid-column:1}dd{margin:0;min-width:0;grid-column:2}
        code{font-size:.85em;overflow-wrap:anywhere}
        .wide{overflow-x:auto;max-width:100%}
        table{border-collapse:collapse;font-size:.9rem;margin:.5rem 0}
        caption{text-align:left;font-weight:600;padding:.2rem 0}
        th,td{border:1px solid var(--line);padding:.2rem .5rem;text-align:left;vertical-align:top}
        th{font-weight:600}thead th{background:var(--pale)}.n{text-align:right;font-variant-numeric:tabular-nums}
        figure{margin:1rem 0}figcaption{font-weight:600;margin-bottom:.3rem}
        svg{width:100%;height:auto;max-height:26rem;display:block}
        svg text{font-family:inherit;fill:var(--ink)}
        .t0{fill:var(--paper)}.t1{fill:var(--b1)}.t2{fill:var(--b2)}.t3{fill:var(--b3)}.t4{fill:var(--b4)}
        .tile{stroke:var(--line)}.off{stroke-dasharray:4 3;stroke-width:1.5}
        svg .on{fill:var(--paper)}
        .bar{fill:var(--bar)}.now{fill:var(--high)}.band{fill:var(--band)}.axis{stroke:var(--line)}.gone{fill:none;stroke:var(--line);stroke-dasharray:2 2}
        .s0{fill:var(--high)}.s1{fill:var(--medium)}.s2{fill:var(--bar)}.s3{fill:var(--low)}.s4{fill:var(--info)}.s5{fill:var(--line)}
        .blank{border:1px dashed var(--line);min-height:2.2rem;padding:.2rem .5rem}
        .sign{display:grid;grid-template-columns:repeat(auto-fit,minmax(12rem,1fr));gap:1rem;margin-top:2rem}
        .sign div{border-top:1px solid var(--line);padding-top:.2rem;margin-top:3rem}
        @media (max-width:30rem){dl{grid-template-columns:1fr}dd{grid-column:1;margin-bottom:.3rem}body{padding:.6rem}}
        @page{size:A4;margin:16mm}
        @media print{:root{color-scheme:light;--ink:#000;--soft:#333;--paper:#fff;--line:#777;--pale:#f3f3f3;--link:#000;--mark:#ececec;--high:#000;--medium:#000;--low:#000;--info:#000}
        body{max-width:none;padding:0;font-size:10pt}nav,.skip{display:none}blockquote,dd,svg,tr{break-inside:avoid}h2,h3,h4,h5,caption,figcaption,svg{break-after:avoid}summary{display:none}details::details-content{content-visibility:visible;display:block}
        mark{text-decoration:underline}.sheet{break-before:page}.wide{overflow:visible}a{text-decoration:none}
        .s0{fill:#000}.s1{fill:#555}.s2{fill:#888}.s3{fill:#b4b4b4}.s4{fill:#dadada}.s5{fill:#fff}.s0,.s1,.s2,.s3,.s4,.s5{stroke:#000;stroke-width:.5}}
        """
}
