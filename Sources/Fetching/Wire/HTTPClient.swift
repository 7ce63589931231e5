import CCurl
import Dispatch
public import Model

/// HTTP for the whole daemon: one libcurl multi handle on one queue, with its connections, names and TLS sessions
/// shared by all transfers.
///
/// Every address that a transfer connects to is asked of the `Guard`, redirects included; every response is bounded in
/// time, size and slowness. `shutDown()` must be called before the last reference goes.
public actor HTTPClient {
    public nonisolated let executor: QueueExecutor
    public nonisolated var unownedExecutor: UnownedSerialExecutor { executor.asUnownedSerialExecutor() }
    public nonisolated let settings: WireSettings

    private let clock: any WallClock
    private let multi: MultiHandle
    private let names = NameLookup()
    private let certificates = CertificateMemory()
    private var running: [UInt64: Transfer] = [:]
    private var waiting: [UInt64: CheckedContinuation<Exchange, Never>] = [:]
    private var lastID: UInt64 = 0
    private var spare: [UnsafeMutableRawPointer] = []
    private var isShutDown = false

    private enum Exchange: Sendable {
        case response(Capture)
        case failure(HTTPFailure)
        /// Its body is not packed, although its head says so.
        case unpacked(HTTPFailure)
    }

    /// Origins that call a coding what is none: they are asked for bodies as they are, without a first try.
    private var unpacked: Set<String> = []

    public init(settings: WireSettings, clock: any WallClock = SystemClock(), label: String = "net") {
        executor = QueueExecutor(label: label)
        self.settings = settings
        self.clock = clock
        multi = MultiHandle(queue: executor.queue, settings: settings)
    }

    /// Sends the request and waits for the response, following redirects as it allows. Cancelling the task takes the
    /// transfer off the wire; the reply is then `.abandoned`.
    public func perform(_ request: HTTPRequest) async -> HTTPReply {
        let began = clock.now()
        let start = ContinuousClock.now
        var step = request
        var address = request.address
        var followed = 0
        while true {
            let spent = ContinuousClock.now - start
            let remaining = request.limits.total - spent.seconds
            guard remaining > 0 else {
                return .failure(HTTPFailure(.timedOut, "redirects took the whole time", address: address))
            }
            if let refusal = await refusal(behindProxy: address, isLocal: request.isLocal) {
                return .failure(HTTPFailure(.refusedAddress, refusal, address: address))
            }
            if unpacked.contains(address.origin) { step.acceptsEncodings = false }
            var capture: Capture
            switch await exchange(step, to: address, remaining: remaining) {
            case .response(let response): capture = response
            case .failure(let failure): return .failure(failure)
            case .unpacked(let failure):
                guard step.acceptsEncodings, request.method == "GET" || request.method == "HEAD" else {
                    return .failure(failure)
                }
                if unpacked.count >= 1000 { unpacked = [] }
                unpacked.insert(address.origin)
                continue
            }
            capture.requested = request.address
            capture.started = began
            guard case .followed(let most) = request.redirects, request.method == "GET" || request.method == "HEAD",
                Redirect.statuses.contains(capture.status), let location = capture.header("location")
            else { return .response(capture) }

            let redirect = Redirect(from: address, location: location, status: capture.status)
            guard followed < most else { return .failure(redirect.tooMany(most)) }
            guard let next = redirect.target else { return .failure(redirect.notWeb) }
            if let refusal = await request.admits?(address, next) {
                return .failure(HTTPFailure(refusal.outcome, refusal.reason, status: capture.status, address: next))
            }
            followed += 1
            if next.origin != address.origin {
                step.headers.removeAll { $0.isSecret }
            }
            address = next
        }
    }

    /// Asks paused transfers to go on, after room was made in their `BodyPool`.
    public func resumePaused() {
        for transfer in running.values where transfer.isPaused {
            transfer.willResume()
            multi.resume(transfer)
        }
    }

    /// Abandons what runs, closes every connection, and returns when all is released. Later requests are abandoned
    /// at once.
    public func shutDown() async {
        guard !isShutDown else { return }
        isShutDown = true
        for id in Array(running.keys) { abandon(id, because: "the client was shut down") }
        for easy in spare { curl_easy_cleanup(easy) }
        spare = []
        await withCheckedContinuation { continuation in
            multi.shutDown { continuation.resume() }
        }
    }

    /// Transfers on the wire now.
    public var transfers: Int { running.count }

    // MARK: One step

    private func exchange(_ request: HTTPRequest, to address: WebAddress, remaining: Double) async -> Exchange {
        lastID += 1
        let id = lastID
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                start(id, request, address, remaining, continuation)
            }
        } onCancel: {
            // After `start`, which runs on the queue now.
            executor.queue.async { self.assumeIsolated { $0.abandon(id, because: "no longer wanted") } }
        }
    }

    private func start(
        _ id: UInt64,
        _ request: HTTPRequest,
        _ address: WebAddress,
        _ remaining: Double,
        _ continuation: CheckedContinuation<Exchange, Never>
    ) {
        guard !isShutDown, !Task.isCancelled, let easy = spare.popLast() ?? curl_easy_init() else {
            continuation.resume(returning: .failure(HTTPFailure(.abandoned, "the client stops", address: address)))
            return
        }
        let transfer = Transfer(
            easy: easy,
            request: request,
            address: address,
            remaining: remaining,
            settings: settings,
            sockets: multi.sockets,
            certificates: certificates
        ) { result in
            self.assumeIsolated { $0.finish(id, result) }
        }
        running[id] = transfer
        waiting[id] = continuation
        if !multi.add(transfer) { finish(id, CURLE_FAILED_INIT) }
    }

    private func finish(_ id: UInt64, _ result: CURLcode) {
        guard let transfer = running.removeValue(forKey: id) else { return }
        let exchange =
            transfer.failure(of: result).map { transfer.isUnpacked(result) ? Exchange.unpacked($0) : .failure($0) }
            ?? .response(capture(of: transfer))
        release(transfer)
        waiting.removeValue(forKey: id)?.resume(returning: exchange)
    }

    private func abandon(_ id: UInt64, because reason: String) {
        guard let transfer = running.removeValue(forKey: id) else { return }
        multi.remove(transfer)
        release(transfer)
        let failure = HTTPFailure(.abandoned, reason, status: transfer.head.status, address: transfer.address)
        waiting.removeValue(forKey: id)?.resume(returning: .failure(failure))
    }

    private func release(_ transfer: Transfer) {
        transfer.allowance?.arrived()
        curl_easy_reset(transfer.easy)
        if isShutDown || spare.count >= 64 { curl_easy_cleanup(transfer.easy) } else { spare.append(transfer.easy) }
    }

    private func capture(of transfer: Transfer) -> Capture {
        let now = clock.now()
        return Capture(
            requested: transfer.address,
            address: transfer.address,
            started: now,
            finished: now,
            requestHead: transfer.recordedRequestHead,
            responseHead: transfer.head.bytes,
            status: transfer.head.status ?? 0,
            headers: transfer.head.headers,
            body: transfer.body,
            remoteAddress: transfer.remoteAddress,
            certificate: transfer.certificate
        )
    }

    /// Behind a proxy the connect-time check sees only the proxy: the name is looked up here first. A name that only
    /// the proxy can resolve is the proxy's to judge.
    private func refusal(behindProxy address: WebAddress, isLocal: Bool) async -> String? {
        guard settings.proxy != nil else { return nil }
        let found = IPAddress(address.host).map { [$0] } ?? []
        for candidate in found.isEmpty ? await names.addresses(of: address.host) : found {
            if case .refused(let reason) = settings.guarding.verdict(on: candidate, isLocal: isLocal) { return reason }
        }
        return nil
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}
