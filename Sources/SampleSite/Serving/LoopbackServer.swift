import FlyingFox
import FlyingSocks
import Glibc
import Synchronization

/// An HTTP server on 127.0.0.1, and nowhere else.
final class LoopbackServer: Sendable {
    struct NotListening: Error, CustomStringConvertible {
        let port: UInt16
        let cause: String
        var description: String { "cannot listen on 127.0.0.1:\(port): \(cause)" }
    }

    let port: UInt16
    private let server: HTTPServer
    private let running: Task<Void, Never>

    /// Listens on the first of `ports` that is free; 0 lets the system choose one.
    static func start(
        onFirstFree ports: [UInt16],
        answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse
    ) async throws -> LoopbackServer {
        var failure = NotListening(port: 0, cause: "no port was given")
        for port in ports {
            do {
                return try await LoopbackServer(port: port, answer: answer)
            } catch let error as NotListening {
                failure = error
            }
        }
        throw failure
    }

    private init(port wanted: UInt16, answer: @escaping @Sendable (HTTPRequest) async -> HTTPResponse) async throws {
        let address = try sockaddr_in.inet(ip4: "127.0.0.1", port: wanted)
        let server = HTTPServer(
            address: address,
            timeout: 3600,
            logger: .disabled,
            handler: ClosureHTTPHandler { await answer($0) }
        )
        self.server = server
        let outcome = Outcome()
        running = Task {
            do { try await server.run() } catch {
                outcome.settle(.failure(NotListening(port: wanted, cause: "\(error)")))
            }
        }
        let waiting = Task {
            if (try? await server.waitUntilListening()) != nil { outcome.settle(.success(())) }
        }
        defer { waiting.cancel() }
        try await outcome.value()
        guard case .ip4(_, let bound)? = await server.listeningAddress else {
            throw NotListening(port: wanted, cause: "the socket has no address")
        }
        port = bound
    }

    func stop() async {
        await server.stop(timeout: 0)
        running.cancel()
        await running.value
    }
}

/// The first of two things to happen: the server listens, or it fails.
private final class Outcome: Sendable {
    private struct State {
        var result: Result<Void, any Error>?
        var waiter: CheckedContinuation<Void, any Error>?
    }
    private let state = Mutex(State())

    func settle(_ result: Result<Void, any Error>) {
        let waiter = state.withLock { state -> CheckedContinuation<Void, any Error>? in
            guard state.result == nil else { return nil }
            state.result = result
            return state.waiter
        }
        waiter?.resume(with: result)
    }

    func value() async throws {
        try await withCheckedThrowingContinuation { continuation in
            let result = state.withLock { state -> Result<Void, any Error>? in
                if state.result == nil { state.waiter = continuation }
                return state.result
            }
            if let result { continuation.resume(with: result) }
        }
    }
}
