public import Fetching

/// For which addresses a mail server has taken a mail.
public struct MailTaking: Sendable, Equatable {
    public let taken: Set<String>
    public let refusals: [MailRefusal]

    /// - Parameter addresses: Those that the mail was handed in for.
    init(of addresses: [String], refusing refusals: [MailRefusal]) {
        taken = Set(addresses).subtracting(refusals.map(\.address))
        self.refusals = refusals
    }
}
