import Model

/// How a body is packed, as `Content-Encoding` says (RFC 9110 §8.4).
enum ContentCoding {
    /// Whether the field names character sets and nothing else: a mistake of real servers, whose bodies are not packed at
    /// all. Browsers read them; libcurl takes the name for a coding that it does not know.
    static func isCharset(_ headers: [HTTPHeader]) -> Bool {
        let names = headers.filter { $0.isNamed("content-encoding") }
            .flatMap { $0.value.split(separator: ",") }
            .map { $0.trimmed.lowercased() }
        return !names.isEmpty && names.allSatisfy { name in charsets.contains(where: name.hasPrefix) }
    }

    /// How names of character sets begin, in lower case.
    private static let charsets = ["utf-", "utf8", "iso-8859-", "windows-125", "us-ascii", "ascii", "latin1"]
}
