import CXML2

/// libxml2 as a whole: it makes its global state ready when it is first used, and two threads that are the first at the same
/// moment can then wait for a lock for ever. So it is told to once, before any parser is made.
enum XMLLibrary {
    static let isReady: Void = xmlInitParser()
}
