import Delivery
import Journal
import Model

/// `netra deliver list`: how each webhook stands, and what was given up.
public struct DeliveryList: Sendable {
    private let configurationFile: String
    private let webhook: String?
    private let isJSON: Bool

    /// At most so many dead letters are shown.
    private static let limit = 1000

    public init(webhook: String?, isJSON: Bool, configurationFile: String) {
        self.webhook = webhook
        self.isJSON = isJSON
        self.configurationFile = configurationFile
    }

    public func run(on terminal: Terminal) -> ExitStatus {
        Installed.with(configurationFile, on: terminal) { configuration in
            let reader = try configuration.reader()
            let all = try reader.standing().deliveries
            if let webhook, all[webhook] == nil, !configuration.webhooks.contains(where: { $0.name == webhook }) {
                let names = Set(all.keys).union(configuration.webhooks.map(\.name)).sorted().joined(separator: ", ")
                terminal.error("there is no webhook \(webhook); there is \(names.isEmpty ? "none" : names)")
                return .foundWrong
            }
            let counts = all.filter { webhook == nil || $0.key == webhook }
            let letters = try reader.deadLetters(webhook: webhook, limit: Self.limit)
            if isJSON {
                try printJSON(counts, letters, configuration.zone, on: terminal)
            } else {
                print(counts, letters, configuration.zone, on: terminal)
            }
            return .fine
        }
    }

    private func print(
        _ counts: [String: DeliveryCounts],
        _ letters: [OwedDelivery],
        _ zone: Zone,
        on terminal: Terminal
    ) {
        if counts.isEmpty { terminal.out("nothing was ever owed to any webhook") }
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
            var words = ["\(count.owed) owed", "\(count.accepted) accepted", "\(count.dead) given up"]
            if let oldest = count.oldestOwed { words[0] += " since \(oldest.at(zone))" }
            if let since = count.failingSince { words.append("failing since \(since.at(zone))") }
            terminal.out("\(terminal.bold(Terminal.line(name)))  \(words.joined(separator: ", "))")
            if let reason = count.disabled {
                terminal.out("  DISABLED: \(reason); `netra webhook enable \(Terminal.line(name))` sends to it again")
            }
        }
        for letter in letters {
            terminal.out(
                "\(letter.event.id)  \(letter.event.type.rawValue)  \(letter.event.time)  \(Terminal.line(letter.webhook))  "
                    + "\(letter.attempts) tries: \(Terminal.line(letter.reason ?? ""))"
            )
        }
        if letters.count == Self.limit { terminal.out("only the first \(Self.limit) are shown") }
    }

    /// A line a webhook, then a line a dead letter.
    private func printJSON(
        _ counts: [String: DeliveryCounts],
        _ letters: [OwedDelivery],
        _ zone: Zone,
        on terminal: Terminal
    ) throws {
        struct Standing: Encodable {
            let webhook: String
            let owed: Int
            let oldest: ZonedTime?
            let accepted: Int
            let dead: Int
            let failingSince: ZonedTime?
            let disabled: String?

            enum CodingKeys: String, CodingKey {
                case webhook, owed, oldest, accepted, dead
                case failingSince = "failing_since"
                case disabled
            }
        }
        struct Letter: Encodable {
            let event: String
            let seq: Int64
            let type: EventType
            let time: ZonedTime
            let webhook: String
            let attempts: Int
            let reason: String?
        }
        for (name, count) in counts.sorted(by: { $0.key < $1.key }) {
            let standing = Standing(
                webhook: name,
                owed: count.owed,
                oldest: count.oldestOwed?.at(zone),
                accepted: count.accepted,
                dead: count.dead,
                failingSince: count.failingSince?.at(zone),
                disabled: count.disabled
            )
            terminal.out(try JSONText.encode(standing))
        }
        for letter in letters {
            let event = letter.event
            let line = Letter(
                event: event.id,
                seq: event.seq,
                type: event.type,
                time: event.time,
                webhook: letter.webhook,
                attempts: letter.attempts,
                reason: letter.reason
            )
            terminal.out(try JSONText.encode(line))
        }
    }
}
