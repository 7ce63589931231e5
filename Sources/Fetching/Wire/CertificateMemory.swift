import CCurl
import FoundationEssentials
import Model

/// The certificate that each open TLS connection began with. libcurl tells it only to the transfer that made the
/// connection; later transfers over the same connection look it up here, by the local port. Confined to the client's
/// queue.
final class CertificateMemory {
    struct Connection: Hashable {
        let remoteAddress: String
        let remotePort: Int32
        let localPort: Int32
    }

    private var known: [Int32: (Connection, Digest)] = [:]

    /// - Parameter easy: A transfer whose request is about to go out over `connection`.
    func digest(of connection: Connection, usedBy easy: UnsafeMutableRawPointer) -> Digest? {
        if let digest = CertificateMemory.digest(toldTo: easy) {
            known[connection.localPort] = (connection, digest)
            return digest
        }
        guard let (owner, digest) = known[connection.localPort], owner == connection else { return nil }
        return digest
    }

    /// SHA-256 of the server's own certificate (DER), if this transfer made the connection.
    private static func digest(toldTo easy: UnsafeMutableRawPointer) -> Digest? {
        var told: UnsafeMutablePointer<curl_certinfo>?
        guard ccurl_get_certificates(easy, &told) == CURLE_OK, let info = told?.pointee, info.num_of_certs > 0 else {
            return nil
        }
        var field = info.certinfo?[0]
        while let item = field?.pointee {
            if let data = item.data, let digest = digest(ofField: String(cString: data)) { return digest }
            field = item.next
        }
        return nil
    }

    private static func digest(ofField text: String) -> Digest? {
        let prefix = "Cert:-----BEGIN CERTIFICATE-----"
        guard text.hasPrefix(prefix) else { return nil }
        let base64 = text.utf8.dropFirst(prefix.utf8.count).prefix { $0 != UInt8(ascii: "-") }
        let packed = Data(base64.filter { $0 > 32 })
        return Data(base64Encoded: packed).map { Digest(of: $0) }
    }
}
