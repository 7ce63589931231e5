import ArgumentParser
import Detection
import FoundationEssentials
import Journal
import Model
import Settings
import Synchronization

/// A record as a daemon would have left it: days of alerts that the real rules raised on the project's own labelled articles.
struct MakeRecord: AsyncParsableCommand {
    static let configuration = CommandConfiguration(commandName: "make-record")

    @Argument(help: "Where state and logs are made; should not exist.") var folder: String
    @Argument(help: "The rules, lexicon and calendar: the project's Config.") var config: String
    @Argument(help: "Folder of labelled articles, JSON lines.") var articles: String
    @Option(help: "The last day of the record ends at this midnight.") var until = "2024-11-27"
    @Option var days = 366
    @Option(help: "Alerts a day.") var alerts = 30
    @Option(help: "Alerts on the last day.") var last = 2000

    func run() async throws {
        guard let pack = RulePack.load(paths: PackPaths(folder: config), into: Problems(file: "")),
            let end = Day(until)
        else {
            throw ValidationError("\(config) holds no rule pack that loads, or \(until) is no date")
        }
        let found = try readings(with: pack)
        guard !found.isEmpty else { throw ValidationError("\(articles): no article raises an alert") }
        let clock = SetClock((end - days).start(in: .jakarta))
        let journal = try await Journal.open(
            JournalSettings(stateFolder: folder + "/state", logFolder: folder + "/logs"),
            clock: clock
        )
        let outlets = (0..<40).compactMap { number in
            WebAddress("https://outlet-\(number).example/feed/").map { Source(name: "outlet-\(number)", url: $0) }
        }
        try await journal.setSources(outlets)
        var number = 0
        for day in 0..<days {
            let start = (end - days + day).start(in: .jakarta)
            let count = day == days - 1 ? last : alerts
            for index in 0..<count {
                clock.set(start.adding(seconds: 86_000 * Double(index) / Double(count)))
                number += 1
                let name = outlets[number % outlets.count].name
                let reading = found[number % found.count]
                _ = try await journal.record(reading.record(number, source: name, pack: pack, now: clock.now()))
            }
            clock.set((end - days + day + 1).start(in: .jakarta))
            try await journal.flush()
        }
        try await journal.close()
        print("days=\(days) alerts=\(number)")
    }

    private func readings(with pack: RulePack) throws -> [Reading] {
        let analyst = Analyst(pack: pack)
        let files = try FileManager.default.contentsOfDirectory(atPath: articles).filter { $0.hasSuffix(".jsonl") }
        let lines = try files.sorted().flatMap { name in
            try String(contentsOfFile: "\(articles)/\(name)", encoding: .utf8).split(separator: "\n")
        }
        return try lines.compactMap { line in
            let article = try JSONDecoder().decode(LabelledArticle.self, from: Data(line.utf8))
            let statements = analyst.statements(
                title: article.title,
                text: article.text,
                published: article.published,
                outletRegion: nil
            )
            return statements.isEmpty ? nil : Reading(article: article, statements: statements)
        }
    }
}

/// A labelled article, and what the rules say of it.
private struct Reading {
    let article: LabelledArticle
    let statements: [Statement]

    /// The article as it would be met at an address of its own.
    func record(_ number: Int, source: String, pack: RulePack, now: Timestamp) throws -> ArticleRecord {
        guard let address = WebAddress("https://\(source).example/\(number)/") else {
            throw ValidationError("\(source) is no host name")
        }
        let met = Article(
            address: address,
            canonical: address,
            title: article.title,
            text: article.text,
            outlet: source,
            published: .day(now.day(in: .jakarta))
        )
        let origin = AlertSource(article: met, source: source, firstSeen: now.at(.jakarta))
        return ArticleRecord(
            address: address,
            source: source,
            article: met,
            outcome: .alerted,
            alert: AlertDraft(pack: pack).alert(origin, statements: statements),
            statements: statements
        )
    }
}

/// Stands where it was set.
private final class SetClock: WallClock {
    private let time: Mutex<Timestamp>

    init(_ time: Timestamp) { self.time = Mutex(time) }

    func now() -> Timestamp { time.withLock { $0 } }
    func set(_ new: Timestamp) { time.withLock { $0 = new } }
}
