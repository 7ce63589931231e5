import Glibc
import Synchronization
import TestSupport

/// The page through which a daemon's disk and clock are told what to do: see `Tests/CFaults`.
final class Faults: Sendable {
    enum Call: Int64, Sendable, CaseIterable {
        case write = 1
        case sync = 2
        case truncate = 4
        case rename = 8
    }

    /// Beside the bundle of tests, where the build leaves it.
    static let preloaded = Products.folder + "/libNetraFaults.so"

    private enum Slot: Int {
        case clockOffset, code, calls, killAt, killAfter, steps, life
    }

    private static let size = 4096
    private let path: String
    private let trace: String
    /// Written by this process and read by the daemon, one aligned word at a time; mapped until deinit.
    private let page: Mutex<UnsafeMutableRawPointer>

    init(folder: String) throws {
        path = folder + "/faults"
        trace = folder + "/steps"
        let descriptor = open(path, O_RDWR | O_CREAT | O_CLOEXEC, 0o600)
        guard descriptor >= 0, ftruncate(descriptor, Self.size) == 0 else { throw FaultsUnavailable() }
        let map = mmap(nil, Self.size, PROT_READ | PROT_WRITE, MAP_SHARED, descriptor, 0)
        close(descriptor)
        guard let map, map != MAP_FAILED else { throw FaultsUnavailable() }
        page = Mutex(map)
    }

    deinit { page.withLock { _ = munmap($0, Self.size) } }

    struct FaultsUnavailable: Error {}

    /// What a program needs to be under our hand.
    var environment: [String: String] {
        ["LD_PRELOAD": Self.preloaded, "NETRA_FAULTS": path, "NETRA_FAULTS_TRACE": trace]
    }

    private func set(_ slot: Slot, _ value: Int) {
        page.withLock { $0.storeBytes(of: Int64(value), toByteOffset: slot.rawValue * 8, as: Int64.self) }
    }

    private func set(_ text: String, at offset: Int) {
        let bytes = Array(text.utf8.prefix(200)) + [0]
        page.withLock { ($0 + offset).copyMemory(from: bytes, byteCount: bytes.count) }
    }

    /// How far the daemon's time of day is ahead of ours.
    var clockOffset: Duration {
        get { .milliseconds(page.withLock { $0.load(as: Int64.self) }) }
        set { set(.clockOffset, Int(newValue / .milliseconds(1))) }
    }

    /// From now on these calls fail on every file whose path holds the text.
    func fail(_ calls: Set<Call>, on file: String, with code: Int32) {
        set(.code, 0)
        set(file, at: 512)
        set(.calls, Int(calls.reduce(0) { $0 | $1.rawValue }))
        set(.code, Int(code))
    }

    func heal() { set(.code, 0) }

    /// The next life of the daemon ends at its nth step of that name (or any), so much later; without one, or where that
    /// does not come, after `life`.
    func kill(at step: Int = 0, named name: String = "", after: Duration = .zero, life: Duration) {
        set(name, at: 256)
        set(.killAt, step)
        set(.killAfter, Int(after / .microseconds(1)))
        set(.life, Int(life / .microseconds(1)))
    }

    /// Names of the steps that were made since this was last asked, in order.
    func takeSteps() -> [String] {
        let text = String(decoding: (try? Bytes.of(trace)) ?? [], as: UTF8.self)
        unlink(trace)
        return text.split(separator: "\n").map(String.init)
    }
}
