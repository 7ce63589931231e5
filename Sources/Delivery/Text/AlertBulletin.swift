import Model

/// An alert as people are told of it. First of all what it is: a lead, not a finding; the denial directly under the
/// accusation.
struct AlertBulletin {
    let alert: Alert
    let style: MessageStyle
    let brevity: Brevity
    private var wording: Wording { style.wording }

    /// Without the record's number and digest, which every message ends with.
    var bulletin: Bulletin {
        var text = Bulletin()
        text.line(.italic(wording.disclaimer))
        text.space()
        text.line(.bold(heading))
        addLead(to: &text)
        addOthers(to: &text)
        addNorms(to: &text)
        addFiling(to: &text)
        addSource(to: &text)
        return text
    }

    private var lead: Statement? { alert.leading }

    /// `dugaan menurut berita · netralitas · Kabupaten Kotawaringin Timur`
    private var heading: String {
        let kind = lead.flatMap(wording.stance) ?? ""
        let parts = [kind, alert.detectors.map(wording.detector).joined(separator: ", "), place ?? ""]
        let line = parts.filter { !$0.isEmpty }.joined(separator: " · ")
        return line.capitalisedFirst
    }

    private var place: String? {
        (lead?.region ?? alert.statements.lazy.compactMap(\.region).first)?.name
    }

    // MARK: Who said what, and who denies it

    private func addLead(to text: inout Bulletin) {
        guard let lead else { return }
        quote(lead, in: &text)
        text.line(
            .plain([wording.speaker(of: lead).map { "— \($0)" }, when].compactMap(\.self).joined(separator: " · "))
        )
        if lead.isAccusation {
            if let answer = alert.answering {
                let kind = wording.stance(of: answer) ?? wording.stance(.denial)
                text.line(.bold("\(kind.capitalisedFirst):"))
                quote(answer, in: &text)
                if let speaker = wording.speaker(of: answer) { text.line(.plain("— \(speaker)")) }
            } else {
                text.line(.bold(wording.noDenial))
            }
        }
        if brevity.hasContext, let context = context(of: lead) {
            text.line(.plain("\(wording.context): "), .italic(context))
        }
    }

    private func quote(_ statement: Statement, in text: inout Bulletin) {
        let words = statement.quote.onOneLine
        text.quote(brevity.quoteLength.map { Brevity.cut(words, to: $0) } ?? words)
        if let date = wording.date(of: statement) { text.line(.plain("= \(date)")) }
    }

    /// `diberitakan 14 November 2024 pukul 09.12 WIB, tahap kampanye`
    private var when: String {
        let article = alert.article
        let published = article.published.map { "\(wording.reported) \(wording.published($0))" }
        let stage = article.electionStage.map(wording.stageWords)
        return [published, stage].compactMap(\.self).joined(separator: ", ")
    }

    private func context(of lead: Statement) -> String? {
        let parts = [lead.before, lead.after].map { $0.map { Brevity.cut($0.onOneLine, to: 300) } }
        guard parts.contains(where: { $0 != nil }) else { return nil }
        return (parts[0].map { "\($0) " } ?? "") + "[…]" + (parts[1].map { " \($0)" } ?? "")
    }

    // MARK: What else it says

    private func addOthers(to text: inout Bulletin) {
        let told = [lead, alert.answering].compactMap(\.self).excerpts
        let rest = alert.statements.excerpts.filter { excerpt in !told.contains { $0.covers(excerpt.first) } }
        guard !rest.isEmpty else { return }
        let denials = rest.filter { $0.first.stance == .denial }.prefix(brevity.denials)
        let others = rest.filter { $0.first.stance != .denial }.prefix(brevity.others)
        text.space()
        if !denials.isEmpty || !others.isEmpty { text.line(.plain("\(wording.otherStatements):")) }
        for excerpt in denials { item(excerpt, in: &text) }
        for excerpt in others { item(excerpt, in: &text) }
        let hiddenDenials = rest.count { $0.first.stance == .denial } - denials.count
        let hidden = rest.count - denials.count - others.count - hiddenDenials
        if hiddenDenials > 0 { text.item(.plain(wording.furtherDenials(hiddenDenials))) }
        if hidden > 0 { text.item(.plain(wording.furtherStatements(hidden))) }
    }

    private func item(_ excerpt: Excerpt, in text: inout Bulletin) {
        let dates = wording.dates(of: excerpt)
        let kind = dates.isEmpty ? wording.kind(of: excerpt) : dates.joined(separator: ", ")
        let words = Brevity.cut(excerpt.quote.onOneLine, to: brevity.otherLength)
        let speaker = excerpt.first.speaker.map { " (\($0.onOneLine))" } ?? ""
        text.item(.plain("\(kind): \(words)\(speaker)"))
    }

    private func addNorms(to text: inout Bulletin) {
        var seen: Set<String> = []
        let norms = alert.statements.flatMap(\.norms).filter { seen.insert($0.id).inserted }
        guard !norms.isEmpty else { return }
        text.space()
        text.line(.plain("\(wording.norms):"))
        for norm in norms.prefix(brevity.norms) {
            let doubt = norm.isVerified ? "" : " (\(wording.unverified))"
            let gist = brevity.hasGists && !norm.gist.isEmpty ? ": \(norm.gist.onOneLine)" : ""
            text.item(.plain("\(norm.title.onOneLine)\(doubt)\(gist)"))
        }
        if norms.count > brevity.norms { text.item(.plain("+\(norms.count - brevity.norms)")) }
    }

    // MARK: What can be done

    private func addFiling(to text: inout Bulletin) {
        guard let filing = alert.filing else {
            guard lead?.stance == .allegation, let reason = alert.filingReason else { return }
            text.space()
            text.line(.plain(style.wording == .indonesian ? "\(wording.noDeadline): \(reason)" : wording.noDeadline))
            return
        }
        text.space()
        if !filing.missing.isEmpty {
            text.line(.plain("\(wording.missing): \(filing.missing.joined(separator: ", "))"))
        }
        for deadline in filing.deadlines {
            text.line(.plain("\(wording.deadline(deadline)) (\(wording.officialCounting))"))
        }
    }

    private func addSource(to text: inout Bulletin) {
        let article = alert.article
        text.space()
        let title = Brevity.cut(article.title.onOneLine, to: brevity.titleLength)
        let outlet =
            (article.outlet ?? article.source).onOneLine + (article.isAdvertorial ? ", \(wording.advertorial)" : "")
        text.line(.plain("\(wording.source): "), .link(title, article.address), .plain(" (\(outlet))"))
        if !alert.related.isEmpty {
            let ids = alert.related.prefix(3).map(\.id).joined(separator: ", ")
            text.line(.plain("\(wording.possiblyRelated): \(ids)"))
        }
        if brevity.quoteLength != nil { text.line(.italic(wording.shortened)) }
        if let contact = style.objections { text.line(.plain("\(wording.objections): \(contact)")) }
    }
}
