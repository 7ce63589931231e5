import Model

/// Holds every name in a template against the fields that there are.
struct TemplateCheck {
    let text: String
    let file: String

    var problems: [Diagnostic] {
        var problems: [Diagnostic] = []
        var stack: [Any] = [TemplateExample.fields(MessageStyle())]
        for tag in TemplateTag.tags(of: text) {
            func fail(_ message: String) {
                problems.append(Diagnostic(message, file: file, line: tag.line, column: tag.column))
            }
            switch tag.kind {
            case "!", "%": continue
            case "/": if stack.count > 1 { stack.removeLast() }
            case ">", "<", "$": fail("a template of a message holds no partials or blocks: write it out")
            case "=": fail("the delimiters of a template are {{ and }}")
            case "#", "^":
                let value = resolve(tag.name, in: stack)
                if value == nil { fail(unknown(tag.name, in: stack)) }
                stack.append(value == nil ? Unknown() : tag.kind == "#" ? inside(value) : Absent())
            default:
                if resolve(tag.name, in: stack) == nil { fail(unknown(tag.name, in: stack)) }
            }
        }
        return problems
    }

    /// A section of an unknown field: of what is in it nothing can be said.
    private struct Unknown {}

    /// What a section shows of a value: an item of a list.
    private func inside(_ value: Any?) -> Any {
        switch value {
        case let list as [Any]: list.first ?? Absent()
        case let value?: value
        case nil: Absent()
        }
    }

    /// The field of that name, sought from the innermost section outwards; nil where there is none.
    private func resolve(_ name: String, in stack: [Any]) -> Any? {
        let name = Self.withoutTransforms(name)
        guard !name.isEmpty, name != "." else { return stack.last }
        let parts = name.split(separator: ".").map(String.init)
        guard let first = parts.first else { return nil }
        let scopes = name.hasPrefix(".") ? stack.suffix(1).map { $0 } : stack.reversed()
        for scope in scopes {
            if scope is Unknown { return scope }
            guard var value = (scope as? [String: Any])?[first] else { continue }
            for part in parts.dropFirst() {
                guard let next = (value as? [String: Any])?[part] else { return nil }
                value = next
            }
            return value
        }
        return nil
    }

    /// `title` of `uppercased(title)`; nothing of `first()`.
    private static func withoutTransforms(_ name: String) -> String {
        guard let open = name.lastIndex(of: "("), let close = name.firstIndex(of: ")"), open < close else {
            return name
        }
        return String(name[name.index(after: open)..<close])
    }

    private func unknown(_ name: String, in stack: [Any]) -> String {
        let known = stack.reversed().compactMap { $0 as? [String: Any] }.first?.keys.sorted() ?? []
        return "unknown field `\(name)`; known here: \(known.joined(separator: ", "))"
    }
}
