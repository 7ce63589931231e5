import Fetching
import Model
import Testing

extension WireSettings {
    static let test = WireSettings(userAgent: "Netra-Test/1", keepAlive: 300)
}

extension HTTPRequest {
    /// Bounds wide enough for a machine that is busy with every other test; a test of a bound sets its own.
    static func local(_ url: String) -> HTTPRequest {
        guard let address = WebAddress(url) else { preconditionFailure("not a web address: \(url)") }
        let limits = TransferLimits(total: 300, connect: 300, lowestSpeed: 1, lowestSpeedPeriod: 300)
        return HTTPRequest(address: address, limits: limits, isLocal: true)
    }
}

/// A client of its own for one test, shut down after it.
func withClient<T: Sendable>(
    _ settings: WireSettings = .test,
    _ body: @Sendable (HTTPClient) async throws -> T
) async throws -> T {
    let client = HTTPClient(settings: settings)
    do {
        let value = try await body(client)
        await client.shutDown()
        return value
    } catch {
        await client.shutDown()
        throw error
    }
}
