import Model
import Mustache

/// A message as a template makes it. Where that is nothing but white space, the receiver is not told of such a thing.
public struct TemplateFormat: MessageFormat {
    private let file: TemplateFile
    private let fields: TemplateFields

    public init(_ file: TemplateFile, style: MessageStyle) {
        self.file = file
        fields = TemplateFields(style: style)
    }

    /// What it makes of an invented alert.
    public var sample: String {
        guard let event = TemplateExample.event else { return "" }
        return message(for: .event(event), replyingTo: nil).map { String(decoding: $0.body, as: UTF8.self) } ?? ""
    }

    public func message(for occasion: Occasion, replyingTo receipt: String?) -> Message? {
        let text = file.template.render(fields.fields(of: occasion))
        guard text.contains(where: { !$0.isWhitespace }) else { return nil }
        return Message(
            body: Array(text.utf8),
            headers: [HTTPHeader("Content-Type", file.contentType)],
            events: occasion.events.count
        )
    }
}
