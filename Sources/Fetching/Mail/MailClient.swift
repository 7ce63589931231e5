import CCurl
import Dispatch
import Glibc
import Model
import Synchronization

/// Hands mail to a submission server with libcurl. Mail is rare and its servers are slow: each one has a thread of its own for
/// as long as it takes, and the client for the web is not held up.
public final class MailClient: Sendable {
    private let settings: WireSettings
    private let queue = DispatchQueue(label: "mail", attributes: .concurrent)

    /// - Parameter settings: Of which authorities and guard hold here.
    public init(settings: WireSettings) {
        self.settings = settings
        curl_global_init(Int(CURL_GLOBAL_DEFAULT))
    }

    /// Cancelling the task takes the mail off the wire within a second or so; the reply is then `.abandoned`.
    public func send(_ mail: Mail) async -> MailReply {
        let wish = Wish()
        return await withTaskCancellationHandler {
            await withCheckedContinuation { continuation in
                queue.async { [settings] in
                    continuation.resume(returning: MailHandover(mail, settings: settings, wish: wish).run())
                }
            }
        } onCancel: {
            wish.isOver.store(true, ordering: .relaxed)
        }
    }

    /// Whether the mail is still wanted.
    fileprivate final class Wish: Sendable {
        let isOver = Atomic<Bool>(false)
    }
}

/// One mail over the wire. Lives and ends on one thread.
private final class MailHandover {
    private let mail: Mail
    private let settings: WireSettings
    private let wish: MailClient.Wish
    private var isUnwanted: Bool { wish.isOver.load(ordering: .relaxed) }
    private var sent = 0
    private var isRefused = false
    /// Codes of the server's replies, in their order (RFC 5321 §4.2).
    private var replies: [Int] = []

    init(_ mail: Mail, settings: WireSettings, wish: MailClient.Wish) {
        self.mail = mail
        self.settings = settings
        self.wish = wish
    }

    func run() -> MailReply {
        guard !isUnwanted, let easy = curl_easy_init() else { return .failure(.abandoned, code: nil) }
        defer { curl_easy_cleanup(easy) }
        var recipients: UnsafeMutablePointer<curl_slist>?
        for address in mail.to { recipients = curl_slist_append(recipients, "<\(address)>") }
        defer { curl_slist_free_all(recipients) }
        ccurl_set_list(easy, CURLOPT_MAIL_RCPT, recipients)
        configure(easy)
        let result = curl_easy_perform(easy)
        if result == CURLE_OK {
            let refused = refusals
            return refused.isEmpty ? .accepted : .partlyAccepted(refused: refused)
        }
        if isUnwanted { return .failure(.abandoned, code: nil) }
        var code = 0
        ccurl_get_long(easy, CURLINFO_RESPONSE_CODE, &code)
        if isRefused { return .failure(.refusedAddress, code: nil) }
        return .failure(Transfer.outcome(of: result), code: code == 0 ? nil : code)
    }

    private func configure(_ easy: UnsafeMutableRawPointer) {
        ccurl_set_string(easy, CURLOPT_URL, mail.server.text)
        ccurl_set_string(easy, CURLOPT_PROTOCOLS_STR, "smtp,smtps")
        ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1)
        ccurl_set_string(easy, CURLOPT_PROXY, "")
        if mail.server.security != .none { ccurl_set_long(easy, CURLOPT_USE_SSL, Int(CURLUSESSL_ALL.rawValue)) }
        ccurl_set_long(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        if let caFile = settings.caFile { ccurl_set_string(easy, CURLOPT_CAINFO, caFile) }
        if let user = mail.user { ccurl_set_string(easy, CURLOPT_USERNAME, user) }
        if let password = mail.password { ccurl_set_string(easy, CURLOPT_PASSWORD, password) }
        ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, max(1, Int(mail.time * 1000)))
        ccurl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(min(10, mail.time) * 1000)))
        ccurl_set_string(easy, CURLOPT_MAIL_FROM, "<\(mail.from)>")
        // An address that is refused keeps the mail from nobody else.
        ccurl_set_long(easy, CURLOPT_MAIL_RCPT_ALLLOWFAILS, 1)
        ccurl_set_long(easy, CURLOPT_UPLOAD, 1)
        ccurl_set_offset(easy, CURLOPT_INFILESIZE_LARGE, mail.message.count)

        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_pointer(easy, CURLOPT_READDATA, context)
        ccurl_set_data_function(easy, CURLOPT_READFUNCTION) { buffer, size, count, context in
            MailHandover.from(context)?.read(into: buffer, size * count) ?? 0
        }
        ccurl_set_data_function(easy, CURLOPT_WRITEFUNCTION) { _, size, count, _ in size * count }
        ccurl_set_pointer(easy, CURLOPT_HEADERDATA, context)
        ccurl_set_data_function(easy, CURLOPT_HEADERFUNCTION) { line, size, count, context in
            MailHandover.from(context)?.take(UnsafeRawBufferPointer(start: line, count: size * count))
            return size * count
        }
        ccurl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, context)
        ccurl_set_opensocket_function(easy) { context, _, address in
            guard let address else { return CURL_SOCKET_BAD }
            return MailHandover.from(context)?.open(address) ?? CURL_SOCKET_BAD
        }
        ccurl_set_long(easy, CURLOPT_NOPROGRESS, 0)
        ccurl_set_pointer(easy, CURLOPT_XFERINFODATA, context)
        ccurl_set_progress_function(easy) { context, _, _, _, _ in
            MailHandover.from(context)?.isUnwanted == false ? 0 : 1
        }
    }

    /// One line that the server has answered.
    private func take(_ line: UnsafeRawBufferPointer) {
        // A hyphen after the code says that more lines follow.
        guard line.count >= 3, line.count == 3 || line[3] != UInt8(ascii: "-") else { return }
        guard let code = Int(String(decoding: line.prefix(3), as: UTF8.self)) else { return }
        replies.append(code)
    }

    /// Each address is asked about in turn, just before the server is told that the text follows, which it answers with 354.
    private var refusals: [MailRefusal] {
        guard let text = replies.lastIndex(of: 354), text >= mail.to.count else { return [] }
        return zip(mail.to, replies[(text - mail.to.count)..<text])
            .filter { $0.1 >= 400 }.map { MailRefusal(address: $0.0, code: $0.1) }
    }

    private func read(into buffer: UnsafeMutablePointer<CChar>?, _ room: Int) -> Int {
        let piece = mail.message[sent..<min(sent + room, mail.message.count)]
        guard let buffer, !piece.isEmpty else { return 0 }
        UnsafeMutableRawBufferPointer(start: buffer, count: room).copyBytes(from: piece)
        sent += piece.count
        return piece.count
    }

    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let verdict = withUnsafePointer(to: &address.pointee.addr) { pointer in
            IPAddress(pointer).map { settings.guarding.verdict(on: $0, isLocal: mail.isLocal) }
        }
        guard verdict == .allowed else {
            isRefused = true
            return CURL_SOCKET_BAD
        }
        isRefused = false
        let target = address.pointee
        return socket(target.family, target.socktype | Int32(SOCK_CLOEXEC.rawValue), target.`protocol`)
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> MailHandover? {
        context.map { Unmanaged<MailHandover>.fromOpaque($0).takeUnretainedValue() }
    }
}
