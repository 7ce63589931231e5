public struct AlertOpened: EventPayload {
    public static var type: EventType { .alertOpened }
    public var alert: Alert

    public init(alert: Alert) { self.alert = alert }

    /// The event as JSON, around an alert that is JSON already: what is kept as both is encoded once.
    public static func json(around alert: [UInt8]) -> [UInt8] {
        Array(#"{"alert":"#.utf8) + alert + [UInt8(ascii: "}")]
    }
}

/// Which alert a follow-up belongs to.
public struct AlertReference: Hashable, Sendable, Codable {
    public var id: String
    public var title: String
    public var address: WebAddress

    public init(id: String, title: String, address: WebAddress) {
        self.id = id
        self.title = title
        self.address = address
    }
}

public struct AlertSighted: EventPayload {
    public static var type: EventType { .alertSighted }
    public var alert: AlertReference
    public var sighting: Sighting

    public init(alert: AlertReference, sighting: Sighting) {
        self.alert = alert
        self.sighting = sighting
    }
}

/// The article changed after the alert.
public struct AlertEdited: EventPayload {
    public static var type: EventType { .alertEdited }

    /// One place where the text differs.
    public struct Change: Hashable, Sendable, Codable {
        public var removed: String
        public var added: String

        public init(removed: String, added: String) {
            self.removed = removed
            self.added = added
        }
    }

    public var alert: AlertReference
    /// `sha256:` of title and text before and after.
    public var digestBefore: String
    public var digestAfter: String
    public var changes: [Change]
    public var gained: [Statement]
    public var lost: [Statement]
    public var evidence: EvidencePointer?

    public init(
        alert: AlertReference,
        digestBefore: String,
        digestAfter: String,
        changes: [Change],
        gained: [Statement],
        lost: [Statement],
        evidence: EvidencePointer? = nil
    ) {
        self.alert = alert
        self.digestBefore = digestBefore
        self.digestAfter = digestAfter
        self.changes = changes
        self.gained = gained
        self.lost = lost
        self.evidence = evidence
    }

    private enum CodingKeys: String, CodingKey {
        case alert
        case digestBefore = "digest_before"
        case digestAfter = "digest_after"
        case changes, gained, lost, evidence
    }
}

/// The outlet published a correction, or a reply of those concerned, that links to the article.
public struct AlertCorrected: EventPayload {
    public static var type: EventType { .alertCorrected }

    /// As Indonesian press law (UU 40/1999, articles 1 and 5) tells them apart.
    public enum Kind: String, Sendable, Codable {
        /// *Ralat*, *koreksi*: the outlet corrects itself.
        case correction = "ralat"
        /// *Hak jawab*: those concerned reply.
        case reply = "hak-jawab"
    }

    public var alert: AlertReference
    public var kind: Kind
    /// Where it stands.
    public var correction: Sighting
    public var evidence: EvidencePointer?

    public init(alert: AlertReference, kind: Kind, correction: Sighting, evidence: EvidencePointer? = nil) {
        self.alert = alert
        self.kind = kind
        self.correction = correction
        self.evidence = evidence
    }
}

/// The article is no longer there: 404, 410, or its address leads to the front page of the site.
public struct AlertRemoved: EventPayload {
    public static var type: EventType { .alertRemoved }
    public var alert: AlertReference
    /// HTTP status of the last response: 404 or 410; that of the front page where its address leads there.
    public var status: Int
    public var evidence: EvidencePointer?

    public init(alert: AlertReference, status: Int, evidence: EvidencePointer? = nil) {
        self.alert = alert
        self.status = status
        self.evidence = evidence
    }
}
