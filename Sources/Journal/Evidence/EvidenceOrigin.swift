import Model

/// The record that holds a page's bytes already, so that the same bytes found again are named and not kept twice: a
/// `revisit` record with WARC 1.1's profile of an identical payload digest.
struct EvidenceOrigin: Equatable {
    /// Id of a `response` record.
    let record: String
    /// `sha256:` of its payload.
    let digest: String
    let uri: String
    /// When it was fetched.
    let date: Timestamp
}
