public import Model

/// One page of a sample outlet, and what a monitor should make of it.
public struct SampleArticle: Sendable {
    /// What should follow from reading the page.
    public enum Expectation: Hashable, Sendable {
        /// An alert of its own, with statements of these detectors at least.
        case alert(Set<Detector>)
        /// The story of the article at `path` of the outlet named `outlet`: `alert.sighted`, no alert of its own.
        case sighting(outlet: String, path: String)
        /// Other news, though words of the trade stand in it or around it.
        case silence
        /// robots.txt forbids the address, though a listing links to it: nobody may ask for it.
        case unread
    }

    /// How the page behaves on the wire.
    public enum Behaviour: Hashable, Sendable {
        case steady
        /// Answers 500 that many times, then as it should.
        case failing(times: Int)
        /// Published (listed, and found at its address) once that article was read: a copy comes after its original.
        case following(outlet: String, path: String)
        /// After it was read twice, this text stands in the place of the first one.
        case revised(title: String, body: String)
    }

    /// Path on its outlet; also what its canonical address ends in.
    public let path: String
    /// RFC 3339, with the offset of the outlet's own zone.
    public let published: String
    public let section: String
    public let title: String
    public let author: String
    public let expectation: Expectation
    public let behaviour: Behaviour
    /// Paragraphs parted by a blank line. One that begins with `BACA JUGA: ` is a link between paragraphs, one that
    /// begins with `FOTO: ` the caption of a picture; each theme sets them as its product does.
    public let body: String

    init(
        _ path: String,
        published: String,
        section: String = "Pilkada",
        title: String,
        author: String,
        expects expectation: Expectation,
        behaviour: Behaviour = .steady,
        body: String
    ) {
        self.path = path
        self.published = published
        self.section = section
        self.title = title
        self.author = author
        self.expectation = expectation
        self.behaviour = behaviour
        self.body = body
    }
}

/// A part of an article's body, as a theme sets it.
enum Passage: Equatable {
    case paragraph(String)
    case readAlso(String)
    case caption(String)

    static func all(of body: String) -> [Passage] {
        var passages: [Passage] = []
        var lines: [Substring] = []
        for line: Substring in body.split(separator: "\n", omittingEmptySubsequences: false) + [""] {
            guard line.isEmpty else {
                lines.append(line)
                continue
            }
            if !lines.isEmpty { passages.append(Passage(lines.joined(separator: " "))) }
            lines = []
        }
        return passages
    }

    private init(_ text: String) {
        if let headline = text.after("BACA JUGA: ") {
            self = .readAlso(headline)
        } else if let caption = text.after("FOTO: ") {
            self = .caption(caption)
        } else {
            self = .paragraph(text)
        }
    }
}

extension String {
    /// What follows `prefix`; nil where the text does not begin with it.
    func after(_ prefix: String) -> String? {
        hasPrefix(prefix) ? String(dropFirst(prefix.count)) : nil
    }
}
