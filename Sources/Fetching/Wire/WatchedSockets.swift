import CCurl
import Dispatch
import Glibc

/// The sockets that Dispatch watches for libcurl, and the closing of them.
///
/// libcurl closes a socket right after it asked not to watch it any more, but Dispatch lets go of a descriptor only
/// when the source's cancel handler runs. Closed in between, its number may already belong to another connection. So a
/// socket of ours is closed from the last cancel handler. The resolver's own wake-up descriptors never come through
/// our doors: of those Dispatch watches a duplicate.
///
/// Confined to `queue`.
final class WatchedSockets {
    private final class Watch {
        /// What Dispatch watches; ours to close.
        let descriptor: Int32
        var read: (any DispatchSourceRead)?
        var write: (any DispatchSourceWrite)?
        /// What libcurl wants to hear of.
        var isReading = false
        var isWriting = false
        /// Whether the source runs.
        var readRuns = false

        init(descriptor: Int32) { self.descriptor = descriptor }
    }

    /// What to tell libcurl about a socket, `CURL_CSELECT_IN` or `CURL_CSELECT_OUT`.
    var isReady: (curl_socket_t, Int32) -> Void = { _, _ in }

    private let queue: DispatchQueue
    private var watches: [curl_socket_t: Watch] = [:]
    private var opened: Set<curl_socket_t> = []
    /// Sources whose cancel handlers have not run yet.
    private var unsettled = 0
    private var whenSettled: (() -> Void)?

    init(queue: DispatchQueue) { self.queue = queue }

    /// A socket for libcurl; -1 where there is none to be had.
    func open(family: Int32, type: Int32, protocol: Int32) -> curl_socket_t {
        let kind = type | Int32(SOCK_CLOEXEC.rawValue) | Int32(SOCK_NONBLOCK.rawValue)
        let descriptor = socket(family, kind, `protocol`)
        guard descriptor >= 0 else { return descriptor }
        // The number may have been a wake-up descriptor's, closed without a word.
        if let stale = watches.removeValue(forKey: descriptor) { retire(stale) }
        opened.insert(descriptor)
        return descriptor
    }

    /// libcurl is done with a socket.
    func close(_ socket: curl_socket_t) {
        guard opened.remove(socket) != nil else {
            _ = Glibc.close(socket)
            return
        }
        guard let watch = watches.removeValue(forKey: socket) else {
            _ = Glibc.close(socket)
            return
        }
        retire(watch)
    }

    /// What libcurl wants to hear of a socket from now on: one of `CURL_POLL_…`.
    func watch(_ socket: curl_socket_t, for what: Int32) {
        if what == CURL_POLL_REMOVE {
            guard let watch = watches[socket] else { return }
            if opened.contains(socket) {
                want(watch, on: socket, reading: false, writing: false)
            } else {
                watches[socket] = nil
                retire(watch)
            }
            return
        }
        let reading = what == CURL_POLL_IN || what == CURL_POLL_INOUT
        let writing = what == CURL_POLL_OUT || what == CURL_POLL_INOUT
        guard let watch = watches[socket] ?? begin(socket) else { return }
        want(watch, on: socket, reading: reading, writing: writing)
    }

    /// Lets go of everything; `done` is called when Dispatch has.
    func shutDown(_ done: @escaping () -> Void) {
        for watch in watches.values { retire(watch) }
        watches = [:]
        opened = []
        if unsettled == 0 { done() } else { whenSettled = done }
    }

    private func begin(_ socket: curl_socket_t) -> Watch? {
        let descriptor = opened.contains(socket) ? socket : fcntl(socket, F_DUPFD_CLOEXEC, 0)
        guard descriptor >= 0 else { return nil }
        let watch = Watch(descriptor: descriptor)
        watches[socket] = watch
        return watch
    }

    /// A source that is not wanted now is suspended, not cancelled: a connection that is kept alive is soon wanted
    /// again. That of reading is suspended only when it fires unwanted: mostly it is wanted again before, and resuming
    /// it costs a call to the kernel and a switch of threads.
    private func want(_ watch: Watch, on socket: curl_socket_t, reading: Bool, writing: Bool) {
        watch.isReading = reading
        if reading, !watch.readRuns {
            let source = watch.read ?? makeRead(watch, socket)
            source.resume()
            watch.readRuns = true
        }
        if writing != watch.isWriting {
            let source = watch.write ?? makeWrite(watch, socket)
            if writing { source.resume() } else { source.suspend() }
            watch.isWriting = writing
        }
    }

    private func makeRead(_ watch: Watch, _ socket: curl_socket_t) -> any DispatchSourceRead {
        let source = DispatchSource.makeReadSource(fileDescriptor: watch.descriptor, queue: queue)
        // The cycle through `watch` ends in `retire`: Dispatch lets go of a cancelled source's handlers.
        source.setEventHandler { [self] in
            if watch.isReading {
                isReady(socket, CURL_CSELECT_IN)
            } else if watch.readRuns {
                watch.read?.suspend()
                watch.readRuns = false
            }
        }
        watch.read = source
        return source
    }

    private func makeWrite(_ watch: Watch, _ socket: curl_socket_t) -> any DispatchSourceWrite {
        let source = DispatchSource.makeWriteSource(fileDescriptor: watch.descriptor, queue: queue)
        source.setEventHandler { [self] in isReady(socket, CURL_CSELECT_OUT) }
        watch.write = source
        return source
    }

    private func retire(_ watch: Watch) {
        var sources: [(any DispatchSourceProtocol, Bool)] = []
        if let read = watch.read { sources.append((read, watch.readRuns)) }
        if let write = watch.write { sources.append((write, watch.isWriting)) }
        guard !sources.isEmpty else {
            _ = Glibc.close(watch.descriptor)
            return
        }
        var left = sources.count
        let descriptor = watch.descriptor
        unsettled += sources.count
        for (source, isRunning) in sources {
            source.setCancelHandler { [self] in
                left -= 1
                if left == 0 { _ = Glibc.close(descriptor) }
                settled()
            }
            source.cancel()
            // A suspended source would never run its cancel handler.
            if !isRunning { source.resume() }
        }
    }

    private func settled() {
        unsettled -= 1
        guard unsettled == 0, let done = whenSettled else { return }
        whenSettled = nil
        done()
    }
}
