import Delivery
import Model

/// Something that a person should look at, and what to do about it. Pure.
struct StatusWarning: Encodable, Sendable, Equatable {
    var what: String
    var remedy: String

    /// The gravest first.
    static func all(
        of report: StatusReport,
        note: DaemonNote?,
        configuration: Configuration,
        now: Timestamp
    ) -> [StatusWarning] {
        var found: [StatusWarning] = []
        func warn(_ what: String, _ remedy: String) { found.append(StatusWarning(what: what, remedy: remedy)) }
        if report.daemon == nil {
            warn("the daemon is not running: nothing is watched", "start it: systemctl start netra, or netra run")
        }
        if let trouble = note?.trouble, report.daemon != nil {
            warn(trouble, "mend that; the daemon goes on by itself")
        }
        if let refused = note?.refused, report.daemon != nil {
            let first = refused.problems.first ?? "it does not hold"
            warn(
                "the configuration was not reloaded at \(refused.time), the one before is in force: \(first)",
                "see `netra check --config \(configuration.file)`, mend it and reload"
            )
        }
        if let keys = note?.waiting, report.daemon != nil {
            warn("changed, and not in force yet: \(keys.joined(separator: ", "))", "systemctl restart netra")
        }
        if report.log.day > now.day(in: configuration.zone) {
            warn(
                "the log is at \(report.log.day), a day that is still to come: the clock has run ahead, and until then no day ends",
                "keep the clock in step (timedatectl), and tell your auditors: no day reopens"
            )
        }
        if report.sources.watched == 0 {
            warn("nothing is watched: there are no sources", "run `netra setup`, or `netra source add URL`, and reload")
        }
        if configuration.webhooks.isEmpty {
            warn(
                "nobody is told: there are no webhooks, alerts go to the daily log only",
                "run `netra setup`, or add one under `webhooks:`"
            )
        }
        for webhook in report.webhooks {
            warnOfDelivery(webhook, now: now, warn)
        }
        for refused in note?.refusals ?? [] where configuration.isSent(refused) && report.daemon != nil {
            warn(
                "webhook \(refused.webhook): \(refused.address) was refused its mail at \(refused.time): \(refused.code)",
                "take it out of `to:`, or mend the mailbox; the others get their mail"
            )
        }
        if let problem = note?.metrics, report.daemon != nil {
            warn("metrics are not written: \(problem)", "let the account of the service write there")
        }
        for (free, path) in [(report.disk.stateFree, configuration.state), (report.disk.logsFree, configuration.logs)] {
            guard let free, free < configuration.freeBytes * 4 else { continue }
            warn(
                "\(path): \(ByteText.text(free)) free; below \(ByteText.text(configuration.freeBytes)) fetching stops",
                "make room"
            )
        }
        warnOfSources(report.sources, warn)
        return found
    }

    private static func warnOfDelivery(
        _ webhook: StatusReport.Webhook,
        now: Timestamp,
        _ warn: (String, String) -> Void
    ) {
        let name = webhook.name
        // Nothing is tried that could fail.
        guard webhook.isConfigured else {
            if webhook.owed > 0 {
                warn(
                    "\(webhook.owed) owed to webhook \(name), which is not configured",
                    "configure it again, or let them go: netra deliver drop \(name) --reason \"…\""
                )
            }
            return
        }
        if let reason = webhook.disabled {
            warn(
                "webhook \(name) is disabled: \(reason)",
                "mend the receiver, then netra webhook enable \(name)"
            )
        } else if let since = webhook.failingSince {
            warn("webhook \(name) fails since \(since); \(webhook.owed) owed", "try it: netra webhook test \(name)")
        }
        if webhook.givenUp > 0, webhook.disabled == nil {
            warn(
                "webhook \(name): \(webhook.givenUp) given up",
                "see netra deliver list; send again: netra deliver retry --webhook \(name)"
            )
        }
    }

    private static func warnOfSources(_ sources: StatusReport.Sources, _ warn: (String, String) -> Void) {
        let look = "look at each: netra source check --config FILE, netra coverage"
        if !sources.silent.isEmpty { warn("silent: \(names(sources.silent))", look) }
        if !sources.failing.isEmpty { warn("not reached at the last look: \(names(sources.failing))", look) }
        if !sources.neverReached.isEmpty { warn("never reached: \(names(sources.neverReached))", look) }
    }

    private static func names(_ all: [String]) -> String {
        let more = all.count > 5 ? " and \(all.count - 5) more" : ""
        return all.prefix(5).joined(separator: ", ") + more
    }
}

extension Configuration {
    /// Whether mail is still to go to an address that was refused.
    fileprivate func isSent(_ refused: DaemonNote.RefusedAddress) -> Bool {
        webhooks.contains { webhook in
            guard webhook.name == refused.webhook, case .mail(let mailbox) = webhook.destination else { return false }
            return mailbox.to.contains(refused.address)
        }
    }
}

/// Bytes for people.
enum ByteText {
    static func text(_ bytes: Int64) -> String {
        switch bytes {
        case ..<(1 << 20): "\(bytes >> 10) KiB"
        case ..<(10 << 30): "\(bytes >> 20) MiB"
        default: "\(bytes >> 30) GiB"
        }
    }
}
