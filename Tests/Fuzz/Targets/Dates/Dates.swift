import Model

@testable import Reading

/// Dates as metadata and bylines write them. What was read is written as it can be read again.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzz(_ data: UnsafePointer<UInt8>?, _ count: Int) -> CInt {
    let bytes = Array(UnsafeBufferPointer(start: data, count: count))
    for zone in [Zone.jakarta, .jayapura] {
        guard let found = DateText(zone: zone).reading(bytes) else { continue }
        let written = found.value.description
        let again = DateText(zone: zone).publication(written)
        precondition(again?.description == written, "a date that is not read as it is written")
    }
    return 0
}
