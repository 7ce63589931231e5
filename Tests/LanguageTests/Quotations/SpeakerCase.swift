import FoundationEssentials
import Model
import TestSupport
import Testing

/// An article of `speakers.txt` and who speaks in each of its sentences.
struct SpeakerCase: CustomTestStringConvertible, Sendable {
    var name: String
    var title = ""
    var titleSpeaker: String?
    var body = ""
    var sentences: [(text: String, speaker: String?)] = []
    var testDescription: String { name }

    static let all: [SpeakerCase] = {
        var cases: [SpeakerCase] = []
        for line in Fixtures("Language").text("speakers.txt").split(separator: "\n", omittingEmptySubsequences: false) {
            if line.hasPrefix("## ") {
                cases.append(SpeakerCase(name: String(line.dropFirst(3))))
            } else if !line.hasPrefix("#"), !cases.isEmpty {
                cases[cases.count - 1].add(line)
            }
        }
        return cases
    }()

    private mutating func add(_ line: Substring) {
        guard let arrow = line.firstRange(of: " => ") else {
            if !body.isEmpty, !body.hasSuffix("\n\n") { body += "\n\n" }
            return
        }
        let speaker = line[arrow.upperBound...].trimmed
        let named = speaker == "-" ? nil : speaker
        let text = String(line[..<arrow.lowerBound])
        if text.hasPrefix("T: ") {
            title = String(text.dropFirst(3))
            titleSpeaker = named
        } else {
            if !body.isEmpty, !body.hasSuffix("\n") { body += " " }
            body += text
            sentences.append((text, named))
        }
    }
}
