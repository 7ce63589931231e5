import Model

extension PeriodReport {
    /// A page on the period: its title, what it is and is not, a summary in sentences, and then its own body.
    func page(_ title: String, note: String, in wording: Wording, _ body: (inout HTMLText) -> Void) -> [UInt8] {
        Page.html(title: title, in: wording) { page in
            page.element("header") { head in
                head.element("h1", title)
                head.element("p", [("class", "note")], note)
                head.element("p", [("class", "soft")], wording.made(record.made))
            }
            page.element("main", [("id", "isi")]) { main in
                main.element("h2", wording.summary)
                for sentence in PeriodSummary(self, wording).sentences { main.element("p", sentence) }
                body(&main)
            }
        }
    }
}
