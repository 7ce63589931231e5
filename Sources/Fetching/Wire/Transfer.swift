import CCurl
import Glibc
import Model

/// One request and its response over the wire, without redirects: an easy handle and what it has brought so far.
/// Confined to the client's queue; libcurl's callbacks come there too.
final class Transfer {
    let easy: UnsafeMutableRawPointer
    let address: WebAddress
    let guarding: Guard
    let isLocal: Bool
    let isProxied: Bool
    let oversize: HTTPRequest.Oversize
    let limits: TransferLimits
    let allowance: BodyAllowance?
    private let sockets: WatchedSockets
    private let certificates: CertificateMemory
    private var ended: ((CURLcode) -> Void)?

    private(set) var head: ResponseHead
    private(set) var body: [UInt8] = []
    private var requestHead: [UInt8] = []
    private(set) var remoteAddress = ""
    private(set) var certificate: Digest?
    private(set) var refusal: String?
    private(set) var isTruncated = false
    private(set) var excess: String?
    private(set) var isPaused = false
    /// Addresses that were let through to a connection attempt.
    private(set) var attempts = 0

    /// Credentials, cookies or tokens go out with the request.
    private let hasSecrets: Bool

    private let errorText: UnsafeMutablePointer<CChar>
    private var headerList: UnsafeMutablePointer<curl_slist>?
    private let upload: UnsafeMutableBufferPointer<UInt8>

    init(
        easy: UnsafeMutableRawPointer,
        request: HTTPRequest,
        address: WebAddress,
        remaining: Double,
        settings: WireSettings,
        sockets: WatchedSockets,
        certificates: CertificateMemory,
        ended: @escaping (CURLcode) -> Void
    ) {
        self.easy = easy
        self.address = address
        guarding = settings.guarding
        isLocal = request.isLocal
        isProxied = settings.proxy != nil
        oversize = request.oversize
        limits = request.limits
        hasSecrets =
            address.wire != address.text || settings.proxy?.wire != settings.proxy?.text
            || request.headers.contains { $0.isSecret }
        allowance = request.allowance
        self.sockets = sockets
        self.certificates = certificates
        self.ended = ended
        head = ResponseHead(limit: limits.headerBytes)
        errorText = .allocate(capacity: Int(CURL_ERROR_SIZE))
        errorText.initialize(repeating: 0, count: Int(CURL_ERROR_SIZE))
        upload = .allocate(capacity: request.body.count)
        _ = upload.initialize(from: request.body)
        configure(request, remaining: remaining, settings: settings)
    }

    /// The easy handle must have been reset or freed.
    deinit {
        curl_slist_free_all(headerList)
        errorText.deallocate()
        upload.deallocate()
    }

    func end(with result: CURLcode) {
        allowance?.arrived()
        let report = ended
        ended = nil
        report?(result)
    }

    /// As sent, fit for records.
    var recordedRequestHead: [UInt8] { hasSecrets ? RequestHead.withoutSecrets(requestHead) : requestHead }

    /// What libcurl has to say about the failure.
    func explanation(of result: CURLcode) -> String {
        let text = String(cString: errorText)
        return text.isEmpty ? String(cString: curl_easy_strerror(result)) : text
    }

    // MARK: What is asked

    private func configure(_ request: HTTPRequest, remaining: Double, settings: WireSettings) {
        ccurl_set_string(easy, CURLOPT_URL, address.wire)
        ccurl_set_string(easy, CURLOPT_PROTOCOLS_STR, "http,https")
        ccurl_set_long(easy, CURLOPT_FOLLOWLOCATION, 0)  // the client follows, one transfer a step
        ccurl_set_long(easy, CURLOPT_NOSIGNAL, 1)
        ccurl_set_long(easy, CURLOPT_BUFFERSIZE, 65_536)  // a page in one read
        ccurl_set_long(easy, CURLOPT_HTTP_VERSION, Int(CURL_HTTP_VERSION_2TLS))
        ccurl_set_long(easy, CURLOPT_HTTP09_ALLOWED, 0)
        // A transfer that is given up must not wait for its name look-up to come back.
        ccurl_set_long(easy, CURLOPT_QUICK_EXIT, 1)
        ccurl_set_long(easy, CURLOPT_DNS_CACHE_TIMEOUT, settings.dnsCachePeriod)
        ccurl_set_long(easy, CURLOPT_MAXAGE_CONN, settings.keepAlive)
        if address.scheme == "https" {
            ccurl_set_long(easy, CURLOPT_PIPEWAIT, 1)
            ccurl_set_long(easy, CURLOPT_CERTINFO, 1)
            ccurl_set_long(easy, CURLOPT_SSLVERSION, Int(CURL_SSLVERSION_TLSv1_2))
        }
        if let caFile = settings.caFile { ccurl_set_string(easy, CURLOPT_CAINFO, caFile) }
        ccurl_set_string(easy, CURLOPT_PROXY, settings.proxy?.wire ?? "")
        ccurl_set_string(easy, CURLOPT_USERAGENT, settings.userAgent)
        if request.acceptsEncodings { ccurl_set_string(easy, CURLOPT_ACCEPT_ENCODING, "") }
        setLimits(remaining: remaining)
        setMethod(request)
        setCallbacks()
        for header in request.headers {
            // libcurl sends an empty field only if a semicolon stands for the colon.
            let line = header.value.isEmpty ? "\(header.name);" : "\(header.name): \(header.value)"
            // A line end in a field would begin another field.
            let isWhole = line.utf8.allSatisfy { $0 != 13 && $0 != 10 }
            headerList = curl_slist_append(headerList, isWhole ? line : line.filter { !$0.isNewline })
        }
        if !request.body.isEmpty { headerList = curl_slist_append(headerList, "Expect:") }
        ccurl_set_list(easy, CURLOPT_HTTPHEADER, headerList)
    }

    private func setLimits(remaining: Double) {
        ccurl_set_long(easy, CURLOPT_TIMEOUT_MS, max(1, Int(remaining * 1000)))
        ccurl_set_long(easy, CURLOPT_CONNECTTIMEOUT_MS, max(1, Int(min(limits.connect, remaining) * 1000)))
        ccurl_set_long(easy, CURLOPT_LOW_SPEED_LIMIT, limits.lowestSpeed)
        ccurl_set_long(easy, CURLOPT_LOW_SPEED_TIME, limits.lowestSpeedPeriod)
        // A length that is announced and too much ends the transfer before its body begins.
        if oversize == .failure { ccurl_set_offset(easy, CURLOPT_MAXFILESIZE_LARGE, limits.bodyBytes) }
    }

    private func setMethod(_ request: HTTPRequest) {
        switch request.method {
        case "GET": ccurl_set_long(easy, CURLOPT_HTTPGET, 1)
        case "HEAD": ccurl_set_long(easy, CURLOPT_NOBODY, 1)
        default:
            ccurl_set_long(easy, CURLOPT_POST, 1)
            ccurl_set_offset(easy, CURLOPT_POSTFIELDSIZE_LARGE, upload.count)
            ccurl_set_pointer(easy, CURLOPT_POSTFIELDS, upload.baseAddress)
            if request.method != "POST" { ccurl_set_string(easy, CURLOPT_CUSTOMREQUEST, request.method) }
        }
    }

    private func setCallbacks() {
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_set_pointer(easy, CURLOPT_ERRORBUFFER, errorText)
        ccurl_set_pointer(easy, CURLOPT_WRITEDATA, context)
        ccurl_set_data_function(easy, CURLOPT_WRITEFUNCTION) { data, size, count, context in
            Transfer.from(context)?.receive(data, size * count) ?? 0
        }
        ccurl_set_pointer(easy, CURLOPT_HEADERDATA, context)
        ccurl_set_data_function(easy, CURLOPT_HEADERFUNCTION) { data, size, count, context in
            Transfer.from(context)?.receiveHead(data, size * count) ?? 0
        }
        ccurl_set_long(easy, CURLOPT_SUPPRESS_CONNECT_HEADERS, 1)
        ccurl_set_pointer(easy, CURLOPT_OPENSOCKETDATA, context)
        ccurl_set_opensocket_function(easy) { context, purpose, address in
            guard let address else { return -1 }
            return Transfer.from(context)?.open(address) ?? -1
        }
        // The connection may outlive this transfer, but never the sockets.
        ccurl_set_pointer(easy, CURLOPT_CLOSESOCKETDATA, Unmanaged.passUnretained(sockets).toOpaque())
        ccurl_set_closesocket_function(easy) { context, socket in
            guard let context else { return 1 }
            Unmanaged<WatchedSockets>.fromOpaque(context).takeUnretainedValue().close(socket)
            return 0
        }
        ccurl_set_pointer(easy, CURLOPT_PREREQDATA, context)
        ccurl_set_prereq_function(easy) { context, remote, _, remotePort, localPort in
            guard let transfer = Transfer.from(context), let remote else { return CURL_PREREQFUNC_ABORT }
            return transfer.connected(to: String(cString: remote), remotePort, localPort)
        }
        // The request's head as it is sent comes only through this door.
        ccurl_set_long(easy, CURLOPT_VERBOSE, 1)
        ccurl_set_pointer(easy, CURLOPT_DEBUGDATA, context)
        ccurl_set_debug_function(easy) { _, kind, data, count, context in
            if kind == CURLINFO_HEADER_OUT, let data { Transfer.from(context)?.sent(data, count) }
            return 0
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer?) -> Transfer? {
        context.map { Unmanaged<Transfer>.fromOpaque($0).takeUnretainedValue() }
    }

    // MARK: What comes

    private func open(_ address: UnsafeMutablePointer<curl_sockaddr>) -> curl_socket_t {
        let target = address.pointee
        // Behind a proxy, every connection is to the proxy, which the operator has named.
        if !isProxied {
            let verdict = withUnsafePointer(to: &address.pointee.addr) { pointer in
                IPAddress(pointer).map { guarding.verdict(on: $0, isLocal: isLocal) }
            }
            guard let verdict, verdict == .allowed else {
                if case .refused(let reason)? = verdict { refusal = reason }
                return CURL_SOCKET_BAD
            }
        }
        attempts += 1
        return sockets.open(family: target.family, type: target.socktype, protocol: target.`protocol`)
    }

    /// Just before the request goes out: the address is asked about again, since a kept connection was opened for
    /// another transfer, perhaps a local one.
    private func connected(to remote: String, _ remotePort: Int32, _ localPort: Int32) -> Int32 {
        remoteAddress = remote
        if address.scheme == "https" {
            certificate = certificates.digest(
                of: .init(remoteAddress: remote, remotePort: remotePort, localPort: localPort),
                usedBy: easy
            )
        }
        if isProxied { return CURL_PREREQFUNC_OK }
        guard let address = IPAddress(remote) else {
            refusal = "\(remote) is not an IP address"
            return CURL_PREREQFUNC_ABORT
        }
        if case .refused(let reason) = guarding.verdict(on: address, isLocal: isLocal) {
            refusal = reason
            return CURL_PREREQFUNC_ABORT
        }
        return CURL_PREREQFUNC_OK
    }

    private func sent(_ data: UnsafeMutablePointer<CChar>, _ count: Int) {
        // A request that libcurl sends again over a fresh connection replaces the first.
        if requestHead.suffix(4).elementsEqual([13, 10, 13, 10]) { requestHead = [] }
        requestHead.append(contentsOf: UnsafeRawBufferPointer(start: data, count: count))
    }

    private func receiveHead(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        let line = UnsafeRawBufferPointer(start: data, count: count).assumingMemoryBound(to: UInt8.self)
        guard head.append(line, bodyHasBegun: !body.isEmpty) else {
            excess = "its head is larger than \(limits.headerBytes) bytes"
            return 0
        }
        return count
    }

    private func receive(_ data: UnsafeMutablePointer<CChar>?, _ count: Int) -> Int {
        let chunk = UnsafeRawBufferPointer(start: data, count: count)
        let room = limits.bodyBytes - body.count
        guard count <= room else {
            if oversize == .truncation {
                body.append(contentsOf: chunk.prefix(room))
                isTruncated = true
            } else {
                excess = "its body is larger than \(limits.bodyBytes) bytes"
            }
            return 0
        }
        if let allowance, !allowance.take(count) {
            isPaused = true
            return Int(CURL_WRITEFUNC_PAUSE)
        }
        if body.isEmpty { reserve() }
        body.append(contentsOf: chunk)
        return count
    }

    /// Room for what is announced, within reason: it may be a lie. For what is not announced, room for a usual page:
    /// memory that is not written to is not taken.
    private func reserve() {
        let length = head.value("content-length").flatMap { Int($0) }.flatMap { $0 > 0 ? $0 : nil }
        // Pages shrink to about a quarter.
        let factor = head.value("content-encoding") == nil ? 1 : 4
        let room = length.map { min($0, 1 << 20) * factor } ?? Transfer.usualPage
        body.reserveCapacity(min(room, limits.bodyBytes, 1 << 20))
    }

    /// Bytes: most pages of news outlets are smaller.
    private static let usualPage = 128 << 10

    /// The client asks libcurl for the chunk again.
    func willResume() { isPaused = false }
}
