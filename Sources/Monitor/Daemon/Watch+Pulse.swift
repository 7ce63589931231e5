import Journal
import Model

/// What is told of a running monitor: to systemd, to `netra status`, to Prometheus.
extension Watch {
    /// One line for `systemctl status`, as long as the first figures are not there.
    func summary() -> String {
        let note = equipment.note.current
        if let trouble = note.trouble { return trouble }
        let count = equipment.knowledge.value.sources.count
        let sources = "\(count) \(count == 1 ? "source" : "sources")"
        return "watching \(sources), rules \(note.pack.prefix(19))…\(Self.refusal(note))"
    }

    /// A part has answered the watchdog.
    func answered(part: String) {
        let now = Double(equipment.clock.now().seconds)
        equipment.pulse.metrics.set("netra_last_progress_time_seconds", [("part", part)], now)
    }

    /// Nothing is fetched, and why; or, with nil, it is again.
    func note(trouble: String?) {
        equipment.note.change { $0.trouble = trouble }
        equipment.pulse.metrics.set("netra_fetching_stopped", [], trouble == nil ? 0 : 1)
        tell(summary())
    }

    /// Says what is in force, after a start or a reload, and takes the pulse at once.
    func tellVersion() {
        equipment.note.change { _ in }
        let note = equipment.note.current
        let metrics = equipment.pulse.metrics
        metrics.setBuild(version: note.version, rules: String(note.pack.prefix(19)))
        metrics.set("netra_start_time_seconds", [], Double(note.started.instant.seconds))
        metrics.set("netra_fetching_stopped", [], note.trouble == nil ? 0 : 1)
        Task { await takePulse() }
    }

    func takePulse() async {
        let vitals = await equipment.pulse.take(
            equipment.journal.settings,
            fetcher: equipment.fetcher,
            courier: equipment.courier,
            now: equipment.clock.now()
        )
        equipment.pulse.metrics.set("netra_work_queue", [], Double(equipment.work.waiting))
        guard let vitals else { return }
        let note = equipment.note.current
        tell(note.trouble ?? vitals.summary + Self.refusal(note))
    }

    private static func refusal(_ note: DaemonNote) -> String {
        note.refused == nil ? "" : "; the new configuration does not hold"
    }
}
