import Synchronization

/// Feeds systemd's watchdog by progress: a sign of life goes out only when every part has answered since the last one.
/// A part that hangs thus gets the daemon restarted, though its timers go on.
final class Watchdog: Sendable {
    /// One part of the daemon: its name, and a question that returns once the part has answered.
    struct Part: Sendable {
        let name: String
        let answer: @Sendable () async -> Void
    }

    private struct Round {
        var waiting: Set<String> = []
        var isUnderWay = false
    }

    private let round = Mutex(Round())
    private let parts: [Part]
    private let alive: @Sendable () -> Void
    private let onAnswer: @Sendable (String) -> Void
    private let timer: Mutex<RepeatingTimer?> = Mutex(nil)

    /// - Parameters:
    ///   - alive: Called when all parts have answered.
    ///   - onAnswer: Called with the name of a part that has.
    init(
        parts: [Part],
        alive: @escaping @Sendable () -> Void,
        onAnswer: @escaping @Sendable (String) -> Void = { _ in }
    ) {
        self.parts = parts
        self.alive = alive
        self.onAnswer = onAnswer
    }

    func start(every seconds: Double) {
        let repeating = RepeatingTimer(label: "watchdog", every: seconds) { [weak self] in self?.ask() }
        timer.withLock { $0 = repeating }
    }

    func stop() { timer.withLock { $0 = nil } }

    /// The parts that have been asked and have not answered.
    var silent: Set<String> { round.withLock { $0.waiting } }

    /// Asks every part, unless some have yet to answer the last question.
    func ask() {
        let isFree = round.withLock { round in
            if round.isUnderWay { return false }
            round = Round(waiting: Set(parts.map(\.name)), isUnderWay: true)
            return true
        }
        guard isFree else { return }
        for part in parts {
            Task { [weak self] in
                await part.answer()
                self?.answered(part.name)
            }
        }
    }

    private func answered(_ name: String) {
        onAnswer(name)
        let isComplete = round.withLock { round in
            round.waiting.remove(name)
            if round.waiting.isEmpty { round.isUnderWay = false }
            return round.waiting.isEmpty
        }
        if isComplete { alive() }
    }
}
