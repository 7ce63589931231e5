/// Whether the record has room: what is said while there is still some, but not for long.
struct FreeRoom {
    /// Bytes that are kept free on each file system.
    let floor: Int64

    /// Why one of the folders has too little; nil where all have enough.
    /// - Parameter wasShort: What was short must have an eighth more before it counts as enough, or fetching would go on and off.
    func shortage(of folders: [String], wasShort: Bool) -> JournalError? {
        let enough = wasShort ? floor + min(floor / 8, Int64.max - floor) : floor
        for folder in folders {
            guard let free = Folder.freeBytes(at: folder), free < enough else { continue }
            return JournalError(
                .files,
                "only \(free >> 20) MiB are free, less than the \(floor >> 20) MiB that are kept free",
                place: folder,
                remedy: "make room on this file system; fetching goes on by itself"
            )
        }
        return nil
    }
}
