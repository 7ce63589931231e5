public import Model

/// Where mail is handed in: a submission server (RFC 6409) over TLS.
public struct MailServer: Hashable, Sendable {
    public enum Security: Sendable {
        /// TLS from the first byte (RFC 8314), usually on port 465.
        case implicit
        /// STARTTLS (RFC 3207), without which nothing is sent; usually on port 587.
        case upgraded
        /// None: only for a server on this machine or in this network.
        case none
    }

    public var host: String
    public var port: Int
    public var security: Security

    /// Reads `smtps://mail.example:465`, `smtp://mail.example:587`, or `smtp+plain://127.0.0.1:25`, with or without the port.
    /// Nil for anything else, also where there are credentials in it: they have keys of their own.
    public init?(_ text: String) {
        let schemes: [(String, Security, Int)] = [
            ("smtps://", .implicit, 465), ("smtp://", .upgraded, 587), ("smtp+plain://", .none, 25),
        ]
        guard let (scheme, security, usual) = schemes.first(where: { text.lowercased().hasPrefix($0.0) }) else {
            return nil
        }
        var rest = text.dropFirst(scheme.utf8.count)
        if rest.last == "/" { rest.removeLast() }
        var port = usual
        if let colon = rest.lastIndex(of: ":"), rest.last != "]" {
            guard let number = Int(rest[rest.index(after: colon)...]), (1...65_535).contains(number) else { return nil }
            port = number
            rest = rest[..<colon]
        }
        let isName = rest.utf8.allSatisfy { byte in
            (48...57).contains(byte) || (97...122).contains(byte | 32) || [45, 46, 58, 91, 93].contains(byte)
        }
        guard isName, !rest.isEmpty else { return nil }
        (host, self.port, self.security) = (rest.lowercased(), port, security)
    }

    /// For people and records: it holds no secret.
    public var text: String { "\(security == .implicit ? "smtps" : "smtp")://\(host):\(port)" }
}

/// A mail on its way.
public struct Mail: Sendable {
    public var server: MailServer
    /// Nil where the server asks for none.
    public var user: String?
    public var password: String?
    /// The envelope: addresses without names.
    public var from: String
    public var to: [String]
    /// The whole message with CRLF line ends (RFC 5322).
    public var message: [UInt8]
    /// Loopback and private addresses are allowed.
    public var isLocal: Bool
    /// Seconds for everything.
    public var time: Double

    public init(
        server: MailServer,
        user: String? = nil,
        password: String? = nil,
        from: String,
        to: [String],
        message: [UInt8],
        isLocal: Bool = false,
        time: Double = 30
    ) {
        self.server = server
        self.user = user
        self.password = password
        self.from = from
        self.to = to
        self.message = message
        self.isLocal = isLocal
        self.time = time
    }
}

/// What became of a mail.
public enum MailReply: Sendable, Equatable {
    case accepted
    /// Some addresses were refused, and all others have it; at least one of each.
    case partlyAccepted(refused: [MailRefusal])
    /// - Parameters:
    ///   - outcome: As of any transfer.
    ///   - code: The server's last reply code (RFC 5321 §4.2), if it gave one.
    case failure(FetchOutcome, code: Int?)
}

/// An address that the mail server did not take a mail for.
public struct MailRefusal: Sendable, Hashable {
    public var address: String
    /// The server's reply code: 400 or more.
    public var code: Int
    /// Whether another try may go well (RFC 5321 §4.2.1): the mailbox is full, or busy.
    public var isPassing: Bool { code < 500 }

    public init(address: String, code: Int) {
        self.address = address
        self.code = code
    }
}
