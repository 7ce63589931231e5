import Crypto
import FlyingFox
import FlyingSocks
import FoundationEssentials
import Model

/// Six regional outlets as virtual hosts on one loopback port, with the habits of real ones: a page that fails at
/// first, a story that another outlet copies, a page that is edited after it was read, an address that robots.txt
/// forbids. It notes every request, so that a test can say what a monitor read and what it left alone.
public actor SampleSite {
    /// Tried first; another free port serves where it is taken.
    public static let preferredPort: UInt16 = 8380

    /// How long a copy is held back after its original was asked for. The one who copies needs time to write, and so
    /// the original is in the books before the copy can be met.
    static let copyingTime = Duration.seconds(1)

    public nonisolated let outlets: [Outlet]
    private var server: LoopbackServer?
    private let now: @Sendable () -> ContinuousClock.Instant
    private var log: [SampleRequest] = []
    /// When each article was first answered in full, by canonical address.
    private var firstRead: [String: ContinuousClock.Instant] = [:]
    /// How often each article was answered in full or as not modified.
    private var readings: [String: Int] = [:]
    private var failures: [String: Int] = [:]
    /// Speaks up whenever a request has been answered; what nobody hears is said once.
    public nonisolated let answered: AsyncStream<Void>
    private let bell: AsyncStream<Void>.Continuation

    public init(outlets: [Outlet] = Outlet.all) {
        self.init(outlets: outlets, now: { ContinuousClock.now })
    }

    /// - Parameter now: What tests turn by hand.
    init(outlets: [Outlet], now: @escaping @Sendable () -> ContinuousClock.Instant) {
        self.outlets = outlets
        self.now = now
        (answered, bell) = AsyncStream.makeStream(bufferingPolicy: .bufferingNewest(1))
    }

    // MARK: On the wire

    /// Starts listening on 127.0.0.1.
    /// - Parameter port: Where to listen; nil for `preferredPort`, or any free one where that is taken.
    public func start(port: UInt16? = nil) async throws {
        guard server == nil else { return }
        server = try await LoopbackServer.start(onFirstFree: port.map { [$0] } ?? [Self.preferredPort, 0]) {
            [weak self] request in
            await self?.answer(request) ?? HTTPResponse(statusCode: .serviceUnavailable)
        }
    }

    public func stop() async {
        bell.finish()
        await server?.stop()
        server = nil
    }

    /// 0 while it does not listen.
    public var port: UInt16 { server?.port ?? 0 }

    private func answer(_ request: HTTPRequest) async -> HTTPResponse {
        let response = respond(
            to: request.target.rawValue,
            host: request.headers[.host] ?? "",
            method: request.method.rawValue,
            userAgent: request.headers[HTTPHeader("User-Agent")] ?? "",
            ifNoneMatch: request.headers[.ifNoneMatch]
        )
        var headers: HTTPHeaders = [.contentType: response.type]
        headers[.eTag] = response.tag
        let body = request.method == .HEAD ? Data() : Data(response.body.utf8)
        return HTTPResponse(
            statusCode: HTTPStatusCode(response.status, phrase: Self.phrases[response.status] ?? "Unknown"),
            headers: headers,
            body: body
        )
    }

    private static let phrases = [
        200: "OK", 304: "Not Modified", 404: "Not Found", 500: "Internal Server Error",
    ]

    // MARK: What it says

    /// Answers one request and notes it.
    func respond(
        to target: String,
        host: String,
        method: String = "GET",
        userAgent: String = "",
        ifNoneMatch: String? = nil
    ) -> SampleResponse {
        let name = host.split(separator: ":").first.map(String.init) ?? ""
        let outlet = outlets.first { $0.host == name }
        var response = outlet.map { page(at: target, of: $0) } ?? SampleResponse(status: 404)
        if response.status == 200 {
            let digest = SHA256.hash(data: Data(response.body.utf8))
            let tag = "\"" + digest.prefix(8).map { String($0, radix: 16) }.joined() + "\""
            response.tag = tag
            if ifNoneMatch == tag {
                response.status = 304
                response.body = ""
            }
        }
        log.append(
            SampleRequest(
                outlet: outlet?.name ?? name,
                path: target,
                method: method,
                userAgent: userAgent,
                status: response.status
            )
        )
        bell.yield()
        return response
    }

    private func page(at target: String, of outlet: Outlet) -> SampleResponse {
        let origin = "http://\(outlet.host)" + (port == 0 ? "" : ":\(port)")
        // A query that an address does not know is ignored, as most servers do.
        let isExact = target == outlet.entryPath || outlet.articles.contains { $0.path == target }
        let target = isExact ? target : String(target.prefix { $0 != "?" })
        switch target {
        case "/robots.txt":
            return SampleResponse(status: 200, type: "text/plain; charset=UTF-8", body: outlet.robots)
        case outlet.entryPath:
            let front = outlet.front(of: outlet.listed.filter(isPublished), origin: origin)
            return SampleResponse(status: 200, type: front.type, body: front.body)
        case "/":
            return SampleResponse(status: 200, body: outlet.home(outlet.listed.filter(isPublished)))
        default:
            guard let article = outlet.articles.first(where: { $0.path == target }), isPublished(article) else {
                return SampleResponse(status: 404, body: "<!DOCTYPE html><title>404</title><p>Halaman tidak ditemukan")
            }
            return read(article, of: outlet)
        }
    }

    private func isPublished(_ article: SampleArticle) -> Bool {
        guard case .following(let name, let path) = article.behaviour else { return true }
        guard let read = firstRead["http://\(name).localhost\(path)"] else { return false }
        return read.advanced(by: Self.copyingTime) <= now()
    }

    private func read(_ article: SampleArticle, of outlet: Outlet) -> SampleResponse {
        let canonical = outlet.canonical(article)
        var story = Story(outlet: outlet, article: article)
        switch article.behaviour {
        case .failing(let times) where failures[canonical, default: 0] < times:
            failures[canonical, default: 0] += 1
            return SampleResponse(
                status: 500,
                body: "<!DOCTYPE html><title>500</title><p>Error establishing a database connection"
            )
        case .revised(let title, let body) where readings[canonical, default: 0] >= 2:
            story = Story(outlet: outlet, article: article, title: title, body: body)
        default:
            break
        }
        readings[canonical, default: 0] += 1
        firstRead[canonical] = firstRead[canonical] ?? now()
        return SampleResponse(status: 200, body: outlet.theme.page(story))
    }
}

extension SampleSite {
    /// Every request so far, in order.
    public var requests: [SampleRequest] { log }

    /// Requests for what robots.txt forbids.
    public var trespasses: [SampleRequest] { log.filter { $0.path.hasPrefix("/arsip-internal/") } }

    /// Canonical addresses of what has still to be asked for before everything that may be read has been: each article
    /// once, and one that is edited in its edited form too.
    public var unread: [String] {
        outlets.flatMap { outlet in
            outlet.articles.filter { article in
                guard article.expectation != .unread else { return false }
                return readings[outlet.canonical(article), default: 0] < (article.isWatched ? 3 : 1)
            }
            .map(outlet.canonical)
        }
    }
}
