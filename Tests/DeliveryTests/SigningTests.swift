import Testing

@testable import Delivery

@Suite struct SigningTests {
    private static let example = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"

    @Test func `the public example of Standard Webhooks is signed as it says`() throws {
        let header = Signature.header(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            timestamp: 1_614_265_330,
            body: Array(#"{"test": 2432232314}"#.utf8),
            secrets: [try Secret(Self.example)]
        )
        #expect(header == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test func `several secrets give several signatures, each as it would be alone`() throws {
        let secrets = [Secret.random(), try Secret(Self.example), Secret.random()]
        let all = Signature.header(id: "evt_1", timestamp: 1, body: [1, 2], secrets: secrets).split(separator: " ")
        let alone = secrets.map { Signature.header(id: "evt_1", timestamp: 1, body: [1, 2], secrets: [$0]) }
        #expect(all.map(String.init) == alone)
        #expect(Set(alone).count == 3)
    }

    @Test func `a secret is read with the white space that a file leaves around it`() throws {
        #expect(try Secret("  \(Self.example)\n") == Secret(Self.example))
        #expect(try Secret(Self.example).revealed == Self.example)
    }

    @Test(arguments: [
        ("", "begins with whsec_"),
        ("MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "begins with whsec_"),
        ("whsec_***", "not base64"),
        ("whsec_AAAA", "not 3"),
        ("whsec_" + String(repeating: "AAAA", count: 22), "not 66"),
    ])
    func `what is no secret is refused, and the reason does not repeat it`(text: String, reason: String) {
        let error = #expect(throws: Secret.Malformed.self) { try Secret(text) }
        #expect(error?.description.contains(reason) == true)
        #expect(text.count < 8 || error?.description.contains(text) == false)
    }

    @Test func `a secret never shows its key`() throws {
        let secret = try Secret(Self.example)
        for shown in [
            "\(secret)", String(describing: secret), String(reflecting: secret), "\([secret])",
            "\(Optional(secret) as Any)",
        ] {
            #expect(!shown.contains("MfKQ"))
            #expect(!shown.contains("\(secret.key)"))
        }
        var dumped = ""
        dump(secret, to: &dumped)
        #expect(!dumped.contains("\(secret.key[0])"))
    }

    @Test func `new secrets differ and can be read again`() throws {
        let (a, b) = (Secret.random(), Secret.random())
        #expect(a != b)
        #expect(try Secret(a.revealed) == a)
    }
}
