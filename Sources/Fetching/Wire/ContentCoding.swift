import Model

/// How a body is packed, as `Content-Encoding` says (RFC 9110 §8.4).
enum ContentCoding {
    /// Whether the field names what is no packing at all, and nothing else: a character set, or how a mail or an upload goes
    /// over the wire. A mistake of real servers, whose bodies browsers read; libcurl takes the name for a coding that it does
    /// not know.
    static func isNone(_ headers: [HTTPHeader]) -> Bool {
        let names = headers.filter { $0.isNamed("content-encoding") }
            .flatMap { $0.value.split(separator: ",") }
            .map { $0.trimmed.lowercased() }
        return !names.isEmpty
            && names.allSatisfy { name in transfers.contains(name) || charsets.contains(where: name.hasPrefix) }
    }

    /// MIME's (RFC 2045 §6.1), and that of Amazon's object store, which some put a site's files into with their field.
    private static let transfers: Set<String> = ["7bit", "8bit", "binary", "aws-chunked"]

    /// How names of character sets begin, in lower case.
    private static let charsets = ["utf-", "utf8", "iso-8859-", "windows-125", "us-ascii", "ascii", "latin1"]
}
