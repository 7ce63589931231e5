import FoundationEssentials
import Glibc
import Model
import SampleSite

/// One demonstration: sample site and receiver, and the real daemon between them.
struct Demo {
    let folder: Installation
    let executable: String
    let once: Bool
    let limit: Duration

    /// How long the daemon has to stop before it is killed: what systemd would give it, and a little.
    private static let patience = Duration.seconds(15)

    /// Runs to its end and returns the exit status.
    func run() async throws -> Int32 {
        signal(SIGPIPE, SIG_IGN)
        let terminal = Terminal()
        let site = SampleSite()
        let secret = Installation.newSecret()
        let receiver = SampleReceiver(secrets: [secret], recordPath: folder.received)
        try await site.start()
        try await receiver.start()
        try await folder.configure(sources: site.sources(), webhook: receiver.url, secret: secret)
        terminal.print(
            Introduction.text(folder: folder, port: await site.port, outlets: site.outlets, for: terminal)
        )

        let (happenings, stream) = AsyncStream<Happening>.makeStream()
        let interruptions = Interruptions(to: stream)
        let child = try ChildProcess(
            executable,
            arguments: ["run", "--config", folder.configuration],
            output: folder.output
        )
        let producers: [Task<Void, Never>] = [
            Task { for await delivery in receiver.deliveries { stream.yield(.delivered(delivery)) } },
            Task { _ = stream.yield(.ended(await child.waitForEnd())) },
            Task {
                while !Task.isCancelled {
                    try? await Task.sleep(for: .milliseconds(100))
                    stream.yield(.tick)
                }
            },
        ]
        var run = Run(demo: self, site: site, receiver: receiver, child: child, terminal: terminal)
        for await happening in happenings {
            if await run.react(to: happening) { break }
        }
        for producer in producers { producer.cancel() }
        withExtendedLifetime(interruptions) {}
        let status = await run.conclude()
        await receiver.stop()
        await site.stop()
        return status
    }

    /// The state of one run: what was shown, and whether it is to end.
    private struct Run {
        let demo: Demo
        let site: SampleSite
        let receiver: SampleReceiver
        let child: ChildProcess
        let terminal: Terminal
        var completion: Completion
        var shown: Set<String> = []
        var opened: Set<String> = []
        var types: Set<EventType> = []
        var failure: String?
        /// Since when the daemon has been asked to stop.
        var stopping: ContinuousClock.Instant?

        init(demo: Demo, site: SampleSite, receiver: SampleReceiver, child: ChildProcess, terminal: Terminal) {
            self.demo = demo
            self.site = site
            self.receiver = receiver
            self.child = child
            self.terminal = terminal
            completion = Completion(limit: demo.limit, start: .now)
        }

        /// Whether that was the last thing to react to.
        mutating func react(to happening: Happening) async -> Bool {
            switch happening {
            case .delivered(let delivery): show(delivery)
            case .interrupted: stop()
            case .ended(let end): return ended(end)
            case .tick:
                if let stopping {
                    if ContinuousClock.now - stopping > Demo.patience {
                        failure = "netra did not stop within \(Demo.patience) and was killed"
                        child.send(SIGKILL)
                    }
                } else if demo.once {
                    await check()
                }
            }
            return false
        }

        private mutating func show(_ delivery: SampleReceiver.Delivery) {
            guard delivery.verified else {
                failure = "a delivery was not signed as it should be: \(delivery.refusal ?? "unknown")"
                return
            }
            guard shown.insert(delivery.id).inserted, let message = Message(delivery.body) else { return }
            types.insert(message.type)
            if let alert = message.alert { opened.insert(alert.id) }
            guard let text = message.text(for: terminal) else { return }
            // Nobody reads on, as after `| head`; whether all went well is still asked for with --once.
            if !terminal.print(text), !demo.once { stop() }
        }

        private mutating func stop() {
            guard stopping == nil else { return }
            stopping = .now
            child.send(SIGTERM)
        }

        private mutating func ended(_ end: ChildProcess.End) -> Bool {
            if stopping == nil {
                failure = "netra ended by itself with \(end.description)"
            } else if end != .exited(0), failure == nil {
                failure = "netra was asked to stop and ended with \(end.description)"
            }
            return true
        }

        private mutating func check() async {
            let events = demo.folder.loggedEvents().filter { $0.type.hasPrefix("alert.") }
            let state = Completion.State(
                unread: await site.unread,
                logged: Set(events.map(\.id)),
                accepted: await receiver.acceptedIDs,
                missing: Set(site.outlets.flatMap(\.expectedAlerts).map(\.id)).subtracting(opened),
                hasFollowUps: types.isSuperset(of: [.alertSighted, .alertEdited])
            )
            switch completion.judge(state, at: .now) {
            case .wait: break
            case .complete: stop()
            case .late(let reason):
                failure = "gave up after \(demo.limit): \(reason)"
                stop()
            }
        }

        /// Says how it went; returns the exit status.
        mutating func conclude() async -> Int32 {
            let trespasses = await site.trespasses
            if let request = trespasses.first, failure == nil {
                failure = "netra asked \(request.outlet) for \(request.path), which its robots.txt forbids"
            }
            let expected = site.outlets.flatMap(\.expectedAlerts)
            let summary = Summary(
                folder: demo.folder,
                requests: await site.requests.count,
                events: shown.count,
                alerts: opened.count,
                missing: expected.filter { !opened.contains($0.id) },
                surplus: opened.subtracting(expected.map(\.id)).count,
                isWhole: demo.once && failure == nil
            )
            terminal.print(summary.text)
            guard let failure else { return 0 }
            Terminal.warn("netra-demo: \(failure)")
            for line in demo.folder.lastOutput(lines: 12) { Terminal.warn("  netra: \(line)") }
            return 1
        }
    }
}
