import Journal
import Model
import Mustache

/// What a template can name. `Config/templates/README.md` lists them; `netra check` knows them from `example`, in which
/// every field is filled in.
struct TemplateFields {
    let style: MessageStyle
    private var wording: Wording { style.wording }

    /// Text is escaped by the template's content type; `data` is JSON already.
    func fields(of occasion: Occasion) -> [String: Any] {
        let events = occasion.events.map(fields)
        var fields: [String: Any] = events.count == 1 ? events[0] : [:]
        fields["id"] = occasion.id
        fields["type"] = occasion.type
        fields["time"] = occasion.time.description
        fields["unix"] = "\(occasion.time.instant.seconds)"
        fields["expires"] = expiry(of: occasion).description
        fields["data"] = String(decoding: StandardFormat(detail: style.detail).data(of: occasion), as: UTF8.self)
        for (name, text) in texts(of: occasion) { fields[name] = text }
        fields["disclaimer"] = wording.disclaimer
        fields["objections"] = optional(style.objections)
        fields["events"] = events
        let alerts = events.filter { !($0["alert"] is Absent) }
        fields["alerts"] = alerts
        fields["has_alerts"] = !alerts.isEmpty
        fields["digest"] = events.count > 1
        fields["heartbeat"] = heartbeat(occasion)
        fields["test"] = test(occasion)
        for name in Self.ofEvents where fields[name] == nil { fields[name] = Absent() }
        return fields
    }

    /// When what it tells is no longer news: a heartbeat after the next one has failed to come, all else after a day.
    private func expiry(of occasion: Occasion) -> ZonedTime {
        var seconds = 86_400
        if case .heartbeat(let beat) = occasion { seconds = beat.period * 2 }
        return ZonedTime(instant: occasion.time.instant.adding(seconds: Double(seconds)), offset: occasion.time.offset)
    }

    /// Longer than any service takes: a template has no limit of its own.
    private static let limit = 64 * 1024

    private func texts(of occasion: Occasion) -> [(String, String)] {
        let plain = FittingText(occasion, style: style, markup: PlainMarkup(), limit: Self.limit)
        return [
            ("text", plain.text),
            (
                "markdown",
                FittingText(occasion, style: style, markup: ChatMarkdown(hasLongQuotes: true), limit: Self.limit).text
            ),
            ("html", FittingText(occasion, style: style, markup: MailHTML(), limit: Self.limit).text),
            ("title", plain.bulletin.title),
        ]
    }

    private static let ofEvents = ["seq", "hash", "alert"]

    private func fields(of event: EventRecord) -> [String: Any] {
        let content = EventContent(event)
        let bulletin = EventBulletin(event, style: style, brevity: Brevity.steps[0]).bulletin
        var fields: [String: Any] = [
            "id": event.id, "type": event.type.rawValue, "time": event.time.description, "seq": "\(event.seq)",
            "hash": event.head.labelledHash, "title": bulletin.title, "text": bulletin.rendered(PlainMarkup()),
            "data": String(decoding: StandardFormat(detail: style.detail).data(of: .event(event)), as: UTF8.self),
        ]
        fields["alert"] = event.alert.map { about($0, content) } ?? Absent()
        return fields
    }

    // MARK: The alert

    private func about(_ id: String, _ content: EventContent) -> Any {
        var fields: [String: Any] = [
            "id": id, "link": optional(content.link?.text), "stance": optional(content.stance?.rawValue),
            "stance_words": optional(content.stance.map { wording.stance($0) }),
            "region": content.region.map { ["code": $0.code, "name": $0.name] as [String: Any] } ?? Absent(),
        ]
        var more: [String: Any] = [:]
        if style.detail == .full {
            more["title"] = content.reference?.title
            if case .opened(let alert) = content { add(alert, to: &more) }
        }
        for name in Self.ofAlerts { fields[name] = more[name] ?? Absent() }
        return fields
    }

    private static let ofAlerts = [
        "title", "outlet", "published", "stage", "severity", "detectors", "quote", "speaker", "role", "answer",
        "unanswered",
        "norms", "missing", "deadlines",
    ]

    private func add(_ alert: Alert, to fields: inout [String: Any]) {
        let lead = alert.leading
        fields["title"] = alert.article.title
        fields["outlet"] = alert.article.outlet ?? alert.article.source
        fields["published"] = alert.article.published?.description
        fields["stage"] = alert.article.electionStage
        fields["severity"] = alert.severity.rawValue
        fields["detectors"] = alert.detectors.map {
            ["id": $0.rawValue, "words": wording.detector($0)] as [String: Any]
        }
        fields["quote"] = lead?.quote
        fields["speaker"] = lead?.speaker
        fields["role"] = lead?.role
        fields["answer"] = alert.answering.map(answer)
        if lead?.isAccusation == true, alert.answering == nil { fields["unanswered"] = wording.noDenial }
        var seen: Set<String> = []
        fields["norms"] = alert.statements.flatMap(\.norms).filter { seen.insert($0.id).inserted }.map(norm)
        fields["missing"] = alert.filing?.missing ?? []
        fields["deadlines"] = (alert.filing?.deadlines ?? []).map { deadline in
            ["route": deadline.route, "until": deadline.until.description, "words": wording.deadline(deadline)]
                as [String: Any]
        }
    }

    private func answer(_ statement: Statement) -> [String: Any] {
        [
            "stance_words": wording.stance(of: statement) ?? wording.stance(.denial), "quote": statement.quote,
            "speaker": optional(statement.speaker), "role": optional(statement.role),
        ]
    }

    private func norm(_ norm: Norm) -> [String: Any] {
        ["id": norm.id, "title": norm.title, "gist": norm.gist, "verified": norm.isVerified]
    }

    // MARK: What is no event

    private func heartbeat(_ occasion: Occasion) -> Any {
        guard case .heartbeat(let beat) = occasion else { return Absent() }
        return [
            "seq": "\(beat.pulse.head.seq)", "hash": beat.pulse.head.labelledHash,
            "sources": "\(beat.pulse.configured)",
            "covered": "\(beat.pulse.covered)", "period": "\(beat.period)", "webhook": beat.webhook,
        ] as [String: Any]
    }

    private func test(_ occasion: Occasion) -> Any {
        guard case .test(let call) = occasion else { return Absent() }
        return ["webhook": call.webhook] as [String: Any]
    }

    private func optional(_ text: String?) -> Any { text ?? Absent() }
}

/// A field that is known and has no value here: it hides one of the same name further out.
struct Absent: MustacheCustomRenderable {
    var renderText: String { "" }
    var isNull: Bool { true }
}
