import FoundationEssentials
import Model
import TestSupport
import Testing

@testable import SampleSite

@Suite struct SampleReceiverTests {
    // The public example of the Standard Webhooks specification.
    private let secret = "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"
    private let id = "msg_p5jXN8AQM9LWM0D4loKWxJek"
    private let body = Array(#"{"test": 2432232314}"#.utf8)
    private let signature = "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE="

    private func refusal(
        secrets: [String],
        timestamp: String = "1614265330",
        signature: String?,
        now: Int64 = 1_614_265_330
    ) -> String? {
        StandardWebhook(secrets: secrets)
            .refusal(id: id, timestamp: timestamp, signature: signature, body: body, now: now)
    }

    @Test func `the example of the specification holds`() {
        #expect(refusal(secrets: [secret], signature: signature) == nil)
        #expect(refusal(secrets: ["whsec_AAAA", secret], signature: "v1,AAAA v2,xyz \(signature)") == nil)
    }

    @Test func `what is not signed so is refused`() {
        #expect(refusal(secrets: ["whsec_AAAA"], signature: signature) == "no signature matches")
        #expect(refusal(secrets: ["garbage"], signature: signature) == "no signature matches")
        #expect(refusal(secrets: [secret], signature: "v1,AAAA") == "no signature matches")
        #expect(refusal(secrets: [secret], signature: nil) == "a webhook- header is missing")
        #expect(refusal(secrets: [secret], timestamp: "now", signature: signature) == "webhook-timestamp is no number")
        #expect(refusal(secrets: [secret], timestamp: "1614265331", signature: signature) == "no signature matches")
        #expect(
            refusal(secrets: [secret], signature: signature, now: 1_614_265_631)
                == "webhook-timestamp is more than five minutes away"
        )
    }
}
