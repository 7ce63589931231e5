import CXML2

/// libxml2 as a whole: it makes its global state ready when it is first used, and two threads that are the first at the same
/// moment can then wait for a lock for ever. So it is told to once, before any parser is made.
enum XMLLibrary {
    static let isReady: Void = xmlInitParser()

    /// Hands a text in UTF-8 to one of the library's readers, as the characters and the length that it asks for.
    static func hand(_ text: [UInt8], to read: (UnsafePointer<CChar>?, Int32) -> Void) {
        text.withUnsafeBytes { bytes in
            read(bytes.bindMemory(to: CChar.self).baseAddress, Int32(bytes.count))
        }
    }
}
