import Fetching
import Journal
import Model

/// One try to tell a receiver something: signs it, sends it, and judges the answer.
struct Poster: Sendable {
    let webhook: Webhook
    let carrier: any Carrier
    let mailer: any Mailer
    let limits: TransferLimits
    let clock: any WallClock

    /// How a try ended.
    struct Result: Sendable {
        var verdict: Verdict
        /// How the receiver named the message, where it accepted it and did.
        var receipt: String?
        /// The receiver takes nothing for the moment: 429.
        var isBusy = false
        /// No answer came, so that the failure says nothing about the message.
        var isUnanswered = false
        /// What the receiver said to a message that it did not accept: text of the web, on one line; nil where it said nothing.
        var answer: String?
        /// Of mail of which other addresses were taken: those that were not.
        var refusals: [MailRefusal] = []

        /// Of mail: addresses that are not to be sent it again. Those that were refused for good are not asked again either.
        /// - Parameters:
        ///   - addresses: All that are to have it.
        ///   - earlier: Those that were passed over in this try.
        func passed(of addresses: [String], before earlier: Set<String>) -> Set<String> {
            guard !refusals.isEmpty else { return earlier }
            return Set(addresses).subtracting(refusals.filter(\.isPassing).map(\.address))
        }
    }

    /// - Parameters:
    ///   - id: The same on every try of one message.
    ///   - passed: Addresses of mail that have it already.
    func post(_ message: Message, id: String, passing passed: Set<String> = []) async -> Result {
        switch webhook.destination {
        case .web(let address):
            return judged(await carrier.perform(request(message, id: id, to: address)))
        case .mail(let mailbox):
            let mail = mail(message, from: mailbox, passing: passed)
            // Whoever had not got it is no longer among the addresses.
            guard !mail.to.isEmpty else { return Result(verdict: .accepted) }
            return judged(await mailer.send(mail))
        }
    }

    private func judged(_ reply: HTTPReply) -> Result {
        var verdict = Verdict(of: reply, at: clock.now())
        guard let capture = reply.capture else {
            return Result(verdict: verdict, isUnanswered: verdict != .accepted && reply.status == nil)
        }
        if verdict == .accepted { return Result(verdict: verdict, receipt: webhook.format.receipt(of: capture)) }
        if case .retry(nil, let reason) = verdict, let wish = webhook.format.wish(of: capture) {
            verdict = .retry(wish: wish, reason: reason)
        }
        // Services say here what is wrong: that the chat is gone, or the token.
        let answer = String(decoding: capture.body.prefix(2000), as: UTF8.self).onOneLine
        return Result(verdict: verdict, isBusy: capture.status == 429, answer: answer.isEmpty ? nil : answer)
    }

    private func judged(_ reply: MailReply) -> Result {
        var result = Result(verdict: Verdict(of: reply))
        switch reply {
        case .accepted: break
        case .partlyAccepted(let refusals): result.refusals = refusals
        case .failure(_, let code): result.isUnanswered = code == nil
        }
        return result
    }

    private func request(_ message: Message, id: String, to address: WebAddress) -> HTTPRequest {
        let timestamp = clock.now().seconds
        var headers = message.headers
        headers.append(HTTPHeader("webhook-id", id))
        headers.append(HTTPHeader("webhook-timestamp", "\(timestamp)"))
        if !webhook.secrets.isEmpty {
            let signature = Signature.header(id: id, timestamp: timestamp, body: message.body, secrets: webhook.secrets)
            headers.append(HTTPHeader("webhook-signature", signature))
        }
        if let authorization = webhook.authorization {
            headers.append(HTTPHeader("Authorization", authorization.text))
        }
        return HTTPRequest(
            method: "POST",
            address: address,
            headers: headers,
            body: message.body,
            redirects: .refused,
            limits: limits,
            oversize: .truncation,
            isLocal: webhook.isLocal,
            acceptsEncodings: false
        )
    }

    private func mail(_ message: Message, from mailbox: Mailbox, passing passed: Set<String>) -> Mail {
        Mail(
            server: mailbox.server,
            user: mailbox.user,
            password: mailbox.password?.text,
            from: mailbox.from,
            to: mailbox.to.filter { !passed.contains($0) },
            message: message.body,
            isLocal: webhook.isLocal,
            time: limits.total * 2  // a submission takes a dozen exchanges
        )
    }
}
