import Fetching
import Journal
import Model

/// What a courier needs of the journal.
protocol Outbox: Sendable {
    func setWebhooks(_ webhooks: [WebhookSubscription]) async throws -> [String]
    func whenOwed(_ body: @escaping @Sendable () -> Void) async
    func owed(webhook: String, limit: Int, now: Timestamp, except held: Set<Int64>) async throws -> [OwedDelivery]
    func digest(of delivery: OwedDelivery, limit: Int) async throws -> [OwedDelivery]
    func receipt(webhook: String, alert: String) async throws -> String?
    func settle(_ settlements: [Settlement]) async throws
    func waiting(webhook: String, at time: Timestamp) async throws -> Set<Int64>
    func hasten(_ deliveries: Set<Int64>, at time: Timestamp) async throws
    func nextDue(webhook: String?) async throws -> Timestamp?
    func rest(webhook: String, until time: Timestamp) async throws
    func disable(webhook: String, reason: String, at time: Timestamp) async throws
    func deliveryCounts() async throws -> [String: DeliveryCounts]
}

extension Journal: Outbox {}

/// What a courier needs of the network.
protocol Carrier: Sendable {
    func perform(_ request: HTTPRequest) async -> HTTPReply
}

extension HTTPClient: Carrier {}

/// What a courier needs of the post.
protocol Mailer: Sendable {
    func send(_ mail: Mail) async -> MailReply
}

extension MailClient: Mailer {}
