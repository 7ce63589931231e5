import Glibc
import Journal
import Model

/// The few figures that say whether a running monitor is well. Read beside the work, every few seconds.
struct Vitals: Sendable, Equatable {
    var watched = 0
    var reachedToday = 0
    var failing = 0
    var silent = 0
    var pending = 0
    var owed: [String: Int] = [:]
    /// Of those, the ones that do not wait for their digest, or for the end of quiet hours.
    var due: [String: Int] = [:]
    var givenUp: [String: Int] = [:]
    var seq: Int64 = 0
    var lastFetch: Timestamp?
    var lastAlert: ZonedTime?
    /// Bytes.
    var journal: Int64 = 0
    var resident: Int64 = 0
    var stateFree: Int64?
    var logsFree: Int64?

    /// One line for `systemctl status`.
    var summary: String {
        var parts =
            watched == 0
            ? ["watching nothing: no sources are configured"]
            : ["watching \(watched) \(watched == 1 ? "source" : "sources")", "\(reachedToday) reached today"]
        if silent > 0 { parts.append("\(silent) silent") }
        if pending > 0 { parts.append("\(pending) articles to read") }
        parts.append(lastAlert.map { "last alert \($0)" } ?? "no alert yet")
        let waiting = owed.values.reduce(0, +)
        if waiting > 0 { parts.append("\(waiting) deliveries owed") }
        return parts.joined(separator: ", ")
    }
}

extension Vitals {
    /// - Parameter webhooks: The names of those that are configured: to no other is anything due, and none is to be tried again.
    /// - Throws: `JournalError`.
    init(_ reader: JournalReader, settings: JournalSettings, webhooks: Set<String>, now: Timestamp) throws {
        let states = try reader.sourceStates()
        let sources = StatusReport.Sources(states, midnight: now.day(in: settings.zone), zone: settings.zone)
        watched = sources.watched
        reachedToday = sources.reachedToday
        failing = sources.failing.count + sources.neverReached.count
        silent = sources.silent.count
        pending = try reader.pendingArticles()
        let waiting = try reader.waitingDeliveries(at: now)
        let configured = waiting.filter { webhooks.contains($0.key) }
        owed = waiting.filter { webhooks.contains($0.key) || $0.value.owed > 0 }.mapValues(\.owed)
        due = configured.mapValues { $0.owed - $0.later }
        givenUp = configured.mapValues(\.dead)
        lastFetch = states.compactMap(\.lastFetch).max()
        lastAlert = try reader.lastEvent(of: [.alertOpened])?.time
        seq = try reader.lastEvent(of: EventType.allCases)?.seq ?? 0
        journal = reader.bytes
        resident = Self.residentBytes ?? 0
        stateFree = JournalReader.freeBytes(at: settings.stateFolder)
        logsFree = JournalReader.freeBytes(at: settings.logFolder)
    }

    /// The second field of /proc/self/statm, proc(5), is in pages.
    private static var residentBytes: Int64? {
        let descriptor = open("/proc/self/statm", O_RDONLY | O_CLOEXEC)
        guard descriptor >= 0 else { return nil }
        defer { close(descriptor) }
        var bytes = [UInt8](repeating: 0, count: 128)
        let count = read(descriptor, &bytes, bytes.count)
        guard count > 0 else { return nil }
        let fields = bytes[..<count].split(separator: UInt8(ascii: " "))
        guard fields.count > 1, let pages = Int64(String(decoding: fields[1], as: UTF8.self)) else { return nil }
        return pages * Int64(sysconf(Int32(_SC_PAGESIZE)))
    }

    func report(to metrics: MonitorMetrics) {
        for (state, count) in [
            ("watched", watched), ("reached-today", reachedToday), ("failing", failing), ("silent", silent),
        ] { metrics.set("netra_sources", [("state", state)], Double(count)) }
        metrics.set("netra_coverage_ratio", [], watched == 0 ? 0 : Double(reachedToday) / Double(watched))
        metrics.set("netra_articles_pending", [], Double(pending))
        metrics.forget("netra_deliveries_waiting")
        for (state, counts) in [("owed", owed), ("due", due), ("given-up", givenUp)] {
            for (webhook, count) in counts {
                metrics.set("netra_deliveries_waiting", [("webhook", webhook), ("state", state)], Double(count))
            }
        }
        metrics.set("netra_log_seq", [], Double(seq))
        metrics.set("netra_last_fetch_time_seconds", [], Double(lastFetch?.seconds ?? 0))
        metrics.set("netra_last_alert_time_seconds", [], Double(lastAlert?.instant.seconds ?? 0))
        metrics.set("netra_journal_bytes", [], Double(journal))
        metrics.set("netra_resident_memory_bytes", [], Double(resident))
        for (folder, free) in [("state", stateFree), ("logs", logsFree)] {
            if let free { metrics.set("netra_free_bytes", [("folder", folder)], Double(free)) }
        }
    }
}
