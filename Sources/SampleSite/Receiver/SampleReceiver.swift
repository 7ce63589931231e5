import FlyingFox
import FlyingSocks
import FoundationEssentials
public import Model

/// A receiver of Standard Webhooks on loopback: verifies every signature, keeps what came, and misbehaves on request.
public actor SampleReceiver {
    /// One request that came in.
    public struct Delivery: Sendable, Encodable {
        /// Counts from 1.
        public let number: Int
        /// `webhook-id`, empty where it was missing.
        public let id: String
        public let received: ZonedTime
        public let verified: Bool
        /// Why it was not verified.
        public let refusal: String?
        /// The HTTP status that was answered; what it did instead stands in `misbehaviour`.
        public let status: Int
        public let misbehaviour: String?
        public let body: String
    }

    private let webhook: StandardWebhook
    private let recordPath: String?
    private var server: LoopbackServer?
    private var script: [Misbehaviour] = []
    private var always: Misbehaviour?
    private var received: [Delivery] = []
    private let clock = SystemClock()
    private let checksAge: Bool
    /// Every delivery as it comes; ends when the receiver stops.
    public nonisolated let deliveries: AsyncStream<Delivery>
    private let feed: AsyncStream<Delivery>.Continuation

    /// - Parameters:
    ///   - secrets: Any of which may have signed a message.
    ///   - recordPath: A file that gets one JSON line a delivery; nil for none.
    ///   - checksAge: Whether a message that is more than five minutes old is refused, as Standard Webhooks wants it; not
    ///     where the sender's clock is moved on purpose.
    public init(secrets: [String], recordPath: String? = nil, checksAge: Bool = true) {
        self.checksAge = checksAge
        webhook = StandardWebhook(secrets: secrets)
        self.recordPath = recordPath
        (deliveries, feed) = AsyncStream.makeStream()
    }

    /// Starts listening on 127.0.0.1, on a free port where none is asked for.
    public func start(port: UInt16 = 0) async throws {
        guard server == nil else { return }
        server = try await LoopbackServer.start(onFirstFree: [port]) { [weak self] request in
            await self?.answer(request) ?? HTTPResponse(statusCode: .serviceUnavailable)
        }
    }

    public func stop() async {
        feed.finish()
        await server?.stop()
        server = nil
    }

    /// Where to send to; the port is 0 while it does not listen.
    public var url: String { "http://127.0.0.1:\(server?.port ?? 0)/hook" }

    /// The next requests get these, one each; those after them `always`, or 204 where that is nil.
    public func misbehave(_ script: [Misbehaviour], always: Misbehaviour? = nil) {
        self.script = script
        self.always = always
    }

    /// Everything that came in, in order.
    public var all: [Delivery] { received }

    /// Ids of the events that were verified and answered 204.
    public var acceptedIDs: Set<String> {
        Set(received.filter { $0.verified && (200..<300).contains($0.status) }.map(\.id))
    }

    private func answer(_ request: HTTPRequest) async -> HTTPResponse {
        // A delivery that cannot be read to its end was not received.
        guard let data = try? await request.bodyData else { return HTTPResponse(statusCode: .badRequest) }
        let id = request.headers[HTTPHeader("webhook-id")]
        let now = clock.now()
        let refusal = webhook.refusal(
            id: id,
            timestamp: request.headers[HTTPHeader("webhook-timestamp")],
            signature: request.headers[HTTPHeader("webhook-signature")],
            body: Array(data),
            now: checksAge ? now.seconds : nil
        )
        let misbehaviour = script.isEmpty ? always : script.removeFirst()
        let response = self.response(misbehaviour, refused: refusal != nil)
        let delivery = Delivery(
            number: received.count + 1,
            id: id ?? "",
            received: now.at(.jakarta),
            verified: refusal == nil,
            refusal: refusal,
            status: response.statusCode.code,
            misbehaviour: misbehaviour?.label,
            body: String(decoding: data, as: UTF8.self)
        )
        received.append(delivery)
        record(delivery)
        feed.yield(delivery)
        if case .delay(let duration)? = misbehaviour { try? await Task.sleep(for: duration) }
        return response
    }

    private func response(_ misbehaviour: Misbehaviour?, refused: Bool) -> HTTPResponse {
        switch misbehaviour {
        case .status(let code, let retryAfter)?:
            var headers = HTTPHeaders()
            headers[HTTPHeader("Retry-After")] = retryAfter
            return HTTPResponse(statusCode: HTTPStatusCode(code, phrase: "Scripted"), headers: headers)
        case .redirect(let address)?:
            return HTTPResponse(statusCode: HTTPStatusCode(302, phrase: "Found"), headers: [.location: address])
        case .body(let bytes)?:
            return HTTPResponse(statusCode: .ok, body: Data(repeating: UInt8(ascii: "x"), count: bytes))
        case .delay?, nil:
            return HTTPResponse(statusCode: refused ? .unauthorized : .noContent)
        }
    }

    private func record(_ delivery: Delivery) {
        guard let recordPath, let line = try? JSONText.encode(delivery) + "\n" else { return }
        AppendingFile.append(line, to: recordPath)
    }
}
