import Glibc
import Synchronization

@testable import Journal

/// A disk that fails when told to. What it did before it failed stays done, as on a real one.
final class FaultyCalls: FileCalls {
    enum Operation: CaseIterable { case open, write, sync, truncate, rename, remove, syncFolder }

    private struct State {
        var operation: Operation?
        var file = ""
        var code: Int32 = 0
        /// Calls that still succeed before the first that fails.
        var grace = 0
        /// A failing write leaves this many bytes of what it was given.
        var partial = 0
        var calls = 0
        /// Everything fails from this call on: the process is dead.
        var deathAt = Int.max
        /// What a power cut leaves for certain of each file that was written to.
        var durable: [String: Int64] = [:]
    }

    private let state = Mutex(State())
    private let system = SystemCalls()

    func fail(_ operation: Operation, on file: String, with code: Int32, after grace: Int = 0, partial: Int = 0) {
        state.withLock {
            $0.operation = operation
            $0.file = file
            $0.code = code
            $0.grace = grace
            $0.partial = partial
        }
    }

    func heal() { state.withLock { $0.operation = nil } }

    /// From the nth call on nothing reaches the disk any more.
    func die(afterCalls count: Int, partial: Int) {
        state.withLock {
            $0.deathAt = $0.calls + count
            $0.partial = partial
        }
    }

    var isDead: Bool { state.withLock { $0.calls > $0.deathAt } }

    /// Takes the power away: of what was not made durable a random part is gone, or reads as zeros.
    func cutPower(_ random: inout some RandomNumberGenerator) throws {
        for (path, durable) in state.withLock({ $0.durable }) {
            guard let size = Folder.size(of: path), size > durable else { continue }
            let descriptor = try system.open(path)
            defer { system.close(descriptor) }
            let left = Int64.random(in: durable...size, using: &random)
            try system.truncate(descriptor, to: left, path)
            if Bool.random(using: &random), left < size { try system.truncate(descriptor, to: size, path) }
        }
    }

    /// The error that this call meets, and how much of a write still reaches the disk.
    private func fault(_ operation: Operation, _ path: String) -> (code: Int32, partial: Int)? {
        state.withLock { state in
            state.calls += 1
            if state.calls > state.deathAt { return (EIO, state.calls == state.deathAt + 1 ? state.partial : 0) }
            guard state.operation == operation, path.contains(state.file) else { return nil }
            guard state.grace == 0 else {
                state.grace -= 1
                return nil
            }
            return (state.code, state.partial)
        }
    }

    private func check(_ operation: Operation, _ path: String) throws(FileFailure) {
        if let fault = fault(operation, path) {
            throw FileFailure(operation: "\(operation)", path: path, code: fault.code)
        }
    }

    func open(_ path: String) throws(FileFailure) -> Int32 {
        try check(.open, path)
        return try system.open(path)
    }

    func write(_ descriptor: Int32, _ bytes: UnsafeRawBufferPointer, _ path: String) throws(FileFailure) -> Int {
        if let fault = fault(.write, path) {
            let some = UnsafeRawBufferPointer(rebasing: bytes.prefix(fault.partial))
            if !some.isEmpty { _ = try system.write(descriptor, some, path) }
            throw FileFailure(operation: "write", path: path, code: fault.code)
        }
        state.withLock { if $0.durable[path] == nil { $0.durable[path] = Folder.size(of: path) ?? 0 } }
        // Short writes are ordinary too.
        return try system.write(descriptor, UnsafeRawBufferPointer(rebasing: bytes.prefix(4000)), path)
    }

    func sync(_ descriptor: Int32, _ path: String) throws(FileFailure) {
        try check(.sync, path)
        try system.sync(descriptor, path)
        state.withLock { $0.durable[path] = Folder.size(of: path) ?? 0 }
    }

    func truncate(_ descriptor: Int32, to size: Int64, _ path: String) throws(FileFailure) {
        try check(.truncate, path)
        try system.truncate(descriptor, to: size, path)
    }

    func rename(_ path: String, to other: String) throws(FileFailure) {
        try check(.rename, path)
        try system.rename(path, to: other)
    }

    func remove(_ path: String) throws(FileFailure) {
        try check(.remove, path)
        try system.remove(path)
    }

    func syncFolder(_ path: String) throws(FileFailure) {
        try check(.syncFolder, path)
        try system.syncFolder(path)
    }

    func close(_ descriptor: Int32) { system.close(descriptor) }
}
