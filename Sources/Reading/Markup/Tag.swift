/// The elements that the readers tell apart. Everything else is `other`, and is read through.
enum Tag: UInt8, CaseIterable {
    case other, text
    case a, abbr, address, ampAd, article, aside, audio, b, base, blockquote, body, br, button, center, cite, code, col
    case colgroup, dd, del, details, dialog, div, dl, dt, em, embed, fieldset, figcaption, figure, font, footer, form
    case frame, frameset, h1, h2, h3, h4, h5, h6, head, header, hgroup, hr, html, i, iframe, img, input, ins, label
    case legend, li, link, main, map, mark, menu, meta, nav, noscript, object, ol, optgroup, option, p, param, picture
    case pre, q, s, script, section, select, small, source, span, strike, strong, style, sub, summary, sup, svg, table
    case tbody, td, template, textarea, tfoot, th, thead, time, title, tr, track, tt, u, ul, video, wbr

    /// By the hash of the name in any case.
    static let byName = FoldedTable(
        Tag.allCases.filter { $0 != .other && $0 != .text }.map { ($0 == .ampAd ? "amp-ad" : "\($0)", $0) }
    )

    /// A set of tags that is asked with one shift.
    struct Group {
        private var low: UInt64 = 0
        private var high: UInt64 = 0

        init(_ tags: Tag...) {
            for tag in tags {
                if tag.rawValue < 64 {
                    low |= 1 << UInt64(tag.rawValue)
                } else {
                    high |= 1 << UInt64(tag.rawValue - 64)
                }
            }
        }

        @inline(__always) func contains(_ tag: Tag) -> Bool {
            tag.rawValue < 64
                ? low >> UInt64(tag.rawValue) & 1 == 1 : high >> UInt64(tag.rawValue - 64) & 1 == 1
        }
    }

    /// Elements that begin and end a line of text (HTML §15.3, display: block and its like).
    static let blocks = Group(
        .address,
        .article,
        .aside,
        .blockquote,
        .body,
        .center,
        .dd,
        .details,
        .dialog,
        .div,
        .dl,
        .dt,
        .fieldset,
        .figcaption,
        .figure,
        .footer,
        .form,
        .h1,
        .h2,
        .h3,
        .h4,
        .h5,
        .h6,
        .header,
        .hgroup,
        .hr,
        .html,
        .legend,
        .li,
        .main,
        .menu,
        .nav,
        .ol,
        .option,
        .p,
        .pre,
        .section,
        .summary,
        .table,
        .tbody,
        .tfoot,
        .thead,
        .tr,
        .ul
    )
    static let headings = Group(.h1, .h2, .h3, .h4, .h5, .h6)
    /// Elements without content, which no end tag closes.
    static let voids = Group(
        .base,
        .br,
        .col,
        .embed,
        .frame,
        .hr,
        .img,
        .input,
        .link,
        .meta,
        .param,
        .source,
        .track,
        .wbr
    )
    /// Elements whose end tag is often left out.
    static let openEnded = Group(
        .p,
        .li,
        .td,
        .th,
        .tr,
        .dd,
        .dt,
        .option,
        .optgroup,
        .html,
        .head,
        .body,
        .thead,
        .tbody,
        .tfoot,
        .colgroup
    )
}

/// The attributes that the readers ask for. All others are dropped before parsing.
enum Attribute: UInt8, CaseIterable {
    case alt, charset, `class`, content, datetime, hidden, href, hreflang, id, itemprop, itemtype, lang, media, name
    case property, rel, role, src, style, title, type, value
    case ariaHidden, ariaLabel, httpEquiv

    static let byName: FoldedTable<Attribute> = {
        let dashed: [Attribute: String] = [
            .ariaHidden: "aria-hidden", .ariaLabel: "aria-label", .httpEquiv: "http-equiv", .class: "class",
        ]
        return FoldedTable(Attribute.allCases.map { (dashed[$0] ?? "\($0)", $0) })
    }()
}
