import Fetching
import Model
import Testing

@testable import Delivery

@Suite struct VerdictTests {
    // Thu, 14 Nov 2024 02:06:40 GMT
    private static let now = Timestamp(seconds: 1_731_550_000)

    private func verdict(_ status: Int, _ headers: [HTTPHeader] = []) throws -> Verdict {
        let address = try #require(WebAddress("https://receiver.example/hook"))
        let capture = Capture(
            requested: address,
            address: address,
            started: Self.now,
            finished: Self.now,
            status: status,
            headers: headers,
            body: []
        )
        return Verdict(of: .response(capture), at: Self.now)
    }

    @Test(arguments: [200, 201, 202, 204, 299]) func `2xx is success`(status: Int) throws {
        #expect(try verdict(status) == .accepted)
    }

    @Test(arguments: [100, 301, 302, 303, 307, 308, 400, 401, 404, 409, 422, 429, 500, 502, 503, 599])
    func `everything else is tried again`(status: Int) throws {
        guard case .retry(nil, let reason) = try verdict(status) else { throw Unexpected() }
        #expect(reason.contains("\(status)"))
    }

    @Test func `410 says that nothing more is wanted`() throws {
        #expect(try verdict(410) == .gone(reason: "the receiver answered 410 Gone"))
    }

    @Test(arguments: [
        ("120", 120.0), (" 7 ", 7), ("0", 0), ("Thu, 14 Nov 2024 02:08:40 GMT", 120), ("999999999999", 86_400),
        ("99999999999999999999999999", 86_400), ("Fri, 31 Dec 9999 23:59:59 GMT", 86_400),
        ("Thu, 14 Nov 2024 02:00:00 GMT", 0),
    ])
    func `Retry-After is understood in both forms, and bounded`(field: String, wish: Double) throws {
        for status in [429, 503] {
            guard case .retry(let found, _) = try verdict(status, [HTTPHeader("Retry-After", field)]) else {
                throw Unexpected()
            }
            #expect(found == wish)
        }
    }

    @Test(arguments: ["", "soon", "-5", "1e3", "Thu, 99 Nov 2024 02:08:40 GMT", "1.5"])
    func `a Retry-After that is neither is no wish`(field: String) throws {
        #expect(try verdict(503, [HTTPHeader("retry-after", field)]) == verdict(503))
    }

    @Test(arguments: [FetchOutcome.timedOut, .connectionFailed, .protocolError, .tooLarge, .abandoned])
    func `a receiver that has said 2xx is believed, whatever becomes of the rest of its answer`(
        outcome: FetchOutcome
    ) throws {
        let address = try #require(WebAddress("https://receiver.example/hook"))
        let failure = HTTPFailure(outcome, "", status: 200, address: address)
        #expect(Verdict(of: .failure(failure), at: Self.now) == .accepted)
        let refusal = HTTPFailure(outcome, "", status: 500, address: address)
        #expect(Verdict(of: .failure(refusal), at: Self.now) != .accepted)
    }

    @Test(arguments: FetchOutcome.allCases) func `a reason never holds the address, which may be a secret`(
        outcome: FetchOutcome
    ) throws {
        let address = try #require(WebAddress("https://receiver.example/hook/s3cr3t"))
        let failure = HTTPFailure(outcome, "could not reach \(address)", address: address)
        let verdict = Verdict(of: .failure(failure), at: Self.now)
        if outcome == .abandoned {
            #expect(verdict == .abandoned)
        } else {
            guard case .retry(nil, let reason) = verdict else { throw Unexpected() }
            #expect(!reason.contains("s3cr3t"))
            #expect(!reason.isEmpty)
        }
    }

    private struct Unexpected: Error {}
}
