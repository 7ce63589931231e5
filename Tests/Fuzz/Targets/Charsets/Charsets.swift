@testable import Reading

/// Bytes in any charset. The first byte chooses the header that comes with them.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    guard let first = bytes.first else { return 0 }
    let header = headers[Int(first) % headers.count]
    let text = DecodedText(Array(bytes.dropFirst()), contentType: header)
    precondition(String(validating: text.bytes, as: UTF8.self) != nil, "decoded to what is no UTF-8")
    return 0
}

private let headers: [String?] = [
    nil, "text/html; charset=utf-8", "text/html; charset=windows-1252", "text/html;charset=\"iso-8859-1\"",
    "text/html; charset=utf-16le", "text/html; charset=utf-16be", "text/html; charset=x-unknown", "text/html",
]
