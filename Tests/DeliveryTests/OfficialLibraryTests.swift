import FoundationEssentials
import TestSupport
import Testing

@testable import Delivery

/// What the official Python library (`standardwebhooks`) says of our signatures, where it is installed.
@Suite(.enabled(if: Python.has("standardwebhooks"), "needs `make validators`"))
struct OfficialLibraryTests {
    @Test(arguments: ["{}", #"{"pesan":"“netralitas ASN” – é"}"#])
    func `the official library verifies what we sign`(body: String) {
        let secret = Secret.random()
        let now = Int64(Date().timeIntervalSince1970)
        let signature = Signature.header(
            id: "evt_1",
            timestamp: now,
            body: Array(body.utf8),
            secrets: [Secret.random(), secret]
        )
        #expect(OfficialLibrary.verifies(secret.revealed, "evt_1", "\(now)", signature, body))
        #expect(!OfficialLibrary.verifies(secret.revealed, "evt_2", "\(now)", signature, body))
        #expect(!OfficialLibrary.verifies(Secret.random().revealed, "evt_1", "\(now)", signature, body))
    }
}

private enum OfficialLibrary {
    private static let script = """
        import sys
        from standardwebhooks.webhooks import Webhook
        secret, id, timestamp, signature, body = sys.argv[1:]
        headers = {"webhook-id": id, "webhook-timestamp": timestamp, "webhook-signature": signature}
        try:
            Webhook(secret).verify(body.encode(), headers)
        except Exception:
            sys.exit(1)
        """

    static func verifies(
        _ secret: String,
        _ id: String,
        _ timestamp: String,
        _ signature: String,
        _ body: String
    ) -> Bool {
        Python.run(script, [secret, id, timestamp, signature, body]).status == 0
    }
}
