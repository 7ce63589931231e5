import Fetching
import Journal
import Logging

/// While the record cannot be written, or room for it runs out, nothing is fetched: what would be read could not be kept.
/// What is on the wire is still taken in. `Upkeep` tries again each second, and fetching goes on by itself.
struct Pressure: Sendable {
    let fetcher: Fetcher
    let log: Logger
    /// Told why nothing is fetched, in one line; nil where it is again.
    let tell: @Sendable (String?) -> Void

    /// Goes by what the journal says, in order, until the task is cancelled.
    func follow(_ conditions: AsyncStream<JournalError?>) async {
        for await condition in conditions {
            if let condition {
                await fetcher.pause()
                log.error("fetching stopped until the record can be written", metadata: ["reason": "\(condition)"])
                tell("not fetching: \(condition)")
            } else {
                await fetcher.resume()
                log.notice("fetching goes on: the record is written again")
                tell(nil)
            }
        }
    }
}
