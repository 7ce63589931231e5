import FoundationEssentials
public import Model
import Mustache

/// A Mustache template as somebody wrote it: its name says what it makes, as `alertmanager.json.mustache` does.
public struct TemplateFile: Sendable {
    /// What a template makes: how text is escaped in it, and what it is sent as.
    enum Kind: String, CaseIterable {
        case json, txt, html

        var contentType: String {
            switch self {
            case .json: "application/json"
            case .txt: "text/plain; charset=utf-8"
            case .html: "text/html; charset=utf-8"
            }
        }

        /// As the library names it.
        var escaping: String {
            switch self {
            case .json: "JSON"
            case .txt: "TEXT"
            case .html: "HTML"
            }
        }
    }

    public let path: String
    let kind: Kind
    let template: MustacheTemplate
    /// As the header says it.
    let contentType: String

    /// Reads and checks a template. Nil, with every mistake and its place reported, where it does not hold.
    public static func read(path: String, report: (Diagnostic) -> Void) -> TemplateFile? {
        guard let data = FileManager.default.contents(atPath: path) else {
            let exists = FileManager.default.fileExists(atPath: path)
            report(Diagnostic(exists ? "cannot be read: check its permissions" : "no such file", file: path))
            return nil
        }
        guard data.count <= 256 * 1024, let text = String(validating: data, as: UTF8.self) else {
            report(Diagnostic("is not a short text file in UTF-8", file: path))
            return nil
        }
        return TemplateFile(text: text, path: path, report: report)
    }

    init?(text: String, path: String, report: (Diagnostic) -> Void) {
        let parts = path.split(separator: ".")
        guard parts.count >= 3, parts.last == "mustache", let kind = Kind(rawValue: String(parts[parts.count - 2]))
        else {
            report(
                Diagnostic("should be named as NAME.json.mustache, NAME.txt.mustache or NAME.html.mustache", file: path)
            )
            return nil
        }
        JSONEscaping.register()
        let template: MustacheTemplate
        do {
            // A line of its own, which leaves nothing behind.
            template = try MustacheTemplate(string: "{{% CONTENT_TYPE: \(kind.escaping)}}\n" + text)
        } catch let error as MustacheTemplate.ParserError {
            let place = error.context
            report(
                Diagnostic(
                    Self.words(for: error.error),
                    file: path,
                    line: place.lineNumber - 1,
                    column: place.columnNumber
                )
            )
            return nil
        } catch {
            report(Diagnostic("is no Mustache template: \(error)", file: path))
            return nil
        }
        self.path = path
        self.kind = kind
        self.template = template
        contentType = Self.declaredType(text) ?? kind.contentType
        let problems = TemplateCheck(text: text, file: path).problems
        for problem in problems { report(problem) }
        guard problems.isEmpty, isValid(report) else { return nil }
    }

    /// What is to be JSON must be JSON, whatever the article says.
    private func isValid(_ report: (Diagnostic) -> Void) -> Bool {
        struct Anything: Decodable {
            init(from decoder: any Decoder) {}
        }
        let text = TemplateFormat(self, style: MessageStyle()).sample
        guard kind == .json, !text.allSatisfy(\.isWhitespace) else { return true }
        do {
            _ = try JSONDecoder().decode(Anything.self, from: Data(text.utf8))
            return true
        } catch {
            report(
                Diagnostic(
                    "does not make JSON of the sample alert; it makes: \(text.onOneLine.prefix(2000))",
                    file: path
                )
            )
            return false
        }
    }

    /// `{{! content-type: application/cloudevents+json }}` in the first line.
    private static func declaredType(_ text: String) -> String? {
        let first = text.prefix { !$0.isNewline }
        guard first.hasPrefix("{{!"), let end = first.firstIndex(of: "}") else { return nil }
        let comment = first[..<end].dropFirst(3).trimmed
        guard comment.hasPrefix("content-type:") else { return nil }
        let type = comment.dropFirst("content-type:".count).trimmed
        return type.utf8.allSatisfy { $0 > 0x20 && $0 < 0x7F || $0 == 0x20 } && type.contains("/") ? type : nil
    }

    private static func words(for error: any Error) -> String {
        switch error as? MustacheTemplate.Error {
        case .sectionCloseNameIncorrect: "this tag ends another section than the one that is open"
        case .unfinishedName: "this tag is not finished, or its name holds a character that no name has"
        case .expectedSectionEnd: "a section is not ended: add its {{/…}}"
        case .invalidSetDelimiter: "this change of delimiters is not finished"
        case .invalidConfigVariableSyntax, .unrecognisedConfigVariable: "this {{% …}} is not known"
        default: "is no Mustache template: a tag is not finished"
        }
    }
}

/// Text inside a JSON string.
struct JSONEscaping: MustacheContentType {
    func escapeText(_ text: String) -> String {
        var out: [UInt8] = []
        JSONText.appendString(text, to: &out)
        return String(decoding: out.dropFirst().dropLast(), as: UTF8.self)
    }

    static func register() { _ = isRegistered }

    private static let isRegistered: Bool = {
        MustacheContentTypes.register(JSONEscaping(), named: "JSON")
        return true
    }()
}
