import Detection
import Dispatch
import Glibc
import Journal
import Logging
import Model
import Settings

/// `netra run`: from a configuration to a running monitor, until a signal ends it.
public enum Daemon {
    /// Returns when the daemon has ended.
    public static func run(configurationFile file: String) async -> ExitStatus {
        Heap.returnWhatIsFree()
        FileDescriptors.raiseLimit()
        let signals = Signals()
        let notifier = ServiceNotifier()
        let terminal = Terminal.standard
        let problems = Problems(file: file)
        let preparation = Preparation.read(file: file, into: problems)
        terminal.tell(problems)
        guard let preparation else { return .foundWrong }

        let zone = preparation.configuration.zone
        let isUnderSystemd = getenv("JOURNAL_STREAM") != nil
        LoggingSystem.bootstrap { _ in LogLines(on: terminal, zone: zone, isUnderSystemd: isUnderSystemd) }
        let log = Logger(label: "netra")

        let watch: Watch
        do {
            watch = try await Watch.start(preparation, clock: SystemClock(), log: log) { notifier.status($0) }
        } catch {
            terminal.error("\(error)")
            return (error as? JournalError)?.isPassing == true ? .tryAgain : .foundWrong
        }
        let watchdog = Watchdog(
            parts: watch.parts,
            alive: { notifier.alive() },
            onAnswer: { watch.answered(part: $0) }
        )
        // Without systemd nobody is told; the metrics still say when each part last answered.
        watchdog.start(every: Double(notifier.watchdogMicroseconds ?? 30_000_000) / 1_000_000 / 3)
        notifier.ready(watch.summary())
        log.notice(
            "ready",
            metadata: [
                "version": "\(Version.text)", "sources": "\(preparation.configuration.sources.count)",
                "webhooks": "\(preparation.configuration.webhooks.count)",
                "pack": "\(preparation.knowledge.pack.fingerprint)",
            ]
        )

        for await signal in signals.stream {
            if signal == .hangUp {
                notifier.reloading()
                await reload(file, into: watch, log: log)
                notifier.ready(watch.summary())
                continue
            }
            notifier.stopping(signal.name)
            log.notice("stopping", metadata: ["signal": "\(signal.name)"])
            let deadline = lastResort(after: 9)
            await watch.stop(reason: signal.name)
            watchdog.stop()
            deadline.cancel()
            log.notice("stopped")
            break
        }
        return .fine
    }

    /// A configuration that does not hold changes nothing.
    private static func reload(_ file: String, into watch: Watch, log: Logger) async {
        let problems = Problems(file: file)
        let preparation = Preparation.read(file: file, into: problems)
        for diagnostic in problems.inOrder {
            log.log(level: diagnostic.severity == .error ? .error : .warning, "\(diagnostic)")
        }
        guard let preparation else {
            log.error("configuration not reloaded: the one before stays in force")
            watch.refuse(reload: problems.inOrder.filter { $0.severity == .error }.map { "\($0)" })
            return
        }
        do {
            try await watch.reload(preparation)
            log.notice("reloaded", metadata: ["sources": "\(preparation.configuration.sources.count)"])
        } catch {
            log.error("configuration not reloaded", metadata: ["error": "\(error)"])
            watch.refuse(reload: ["\(error)"])
        }
    }

    /// Ends the process should stopping take too long. The journal holds all that was acknowledged, so nothing is lost.
    private static func lastResort(after seconds: Double) -> DispatchWorkItem {
        let item = DispatchWorkItem {
            Terminal.standard.error("stopping took too long: ended; the next start goes on from the journal")
            _exit(0)
        }
        DispatchQueue.global().asyncAfter(deadline: .now() + seconds, execute: item)
        return item
    }
}
