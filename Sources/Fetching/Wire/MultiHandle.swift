import CCurl
import Dispatch

/// libcurl's multi handle, driven by Dispatch: its sockets and its one timer are sources of `queue`, and nothing
/// blocks it. Confined to `queue`.
final class MultiHandle {
    let sockets: WatchedSockets
    private let queue: DispatchQueue
    private var handle: UnsafeMutableRawPointer?
    private var timer: (any DispatchSourceTimer)?
    /// When libcurl wants to be called, and for when the timer is set: never later. A timer that fires too early is set
    /// anew, since most wishes are overtaken long before they are due, and setting a timer costs more than a check.
    private var wanted: DispatchTime?
    private var isSet: DispatchTime?
    /// libcurl asked to be called again at once.
    private var isImpatient = false
    private var isDriving = false
    private var transfers: [UnsafeMutableRawPointer: Transfer] = [:]

    init(queue: DispatchQueue, settings: WireSettings) {
        self.queue = queue
        sockets = WatchedSockets(queue: queue)
        curl_global_init(Int(CURL_GLOBAL_DEFAULT))
        handle = curl_multi_init()
        guard let handle else { return }
        let context = Unmanaged.passUnretained(self).toOpaque()
        ccurl_multi_set_pointer(handle, CURLMOPT_SOCKETDATA, context)
        ccurl_multi_set_socket_function(handle) { _, socket, what, context, _ in
            guard let context else { return 0 }
            MultiHandle.from(context).sockets.watch(socket, for: what)
            return 0
        }
        ccurl_multi_set_pointer(handle, CURLMOPT_TIMERDATA, context)
        ccurl_multi_set_timer_function(handle) { _, milliseconds, context in
            guard let context else { return 0 }
            MultiHandle.from(context).wake(after: milliseconds)
            return 0
        }
        ccurl_multi_set_long(handle, CURLMOPT_PIPELINING, Int(CURLPIPE_MULTIPLEX))
        ccurl_multi_set_long(handle, CURLMOPT_MAXCONNECTS, settings.keptConnections)
        ccurl_multi_set_long(handle, CURLMOPT_MAX_HOST_CONNECTIONS, settings.connectionsPerHost)
        let timer = DispatchSource.makeTimerSource(queue: queue)
        // Neither cycle outlives `shutDown`, which cancels the sources.
        timer.setEventHandler { [self] in ring() }
        timer.resume()
        self.timer = timer
        sockets.isReady = { [self] socket, events in drive(socket, events) }
    }

    /// False: libcurl would not take it.
    func add(_ transfer: Transfer) -> Bool {
        guard let handle else { return false }
        transfers[transfer.easy] = transfer
        let wasDriving = isDriving
        isDriving = true  // libcurl asks to be called at once, which it is
        let isTaken = curl_multi_add_handle(handle, transfer.easy) == CURLM_OK
        isDriving = wasDriving
        if isTaken { drive(CURL_SOCKET_TIMEOUT, 0) } else { transfers[transfer.easy] = nil }
        return isTaken
    }

    /// Takes a transfer out before its end; its `ended` is not called.
    func remove(_ transfer: Transfer) {
        guard let handle, transfers.removeValue(forKey: transfer.easy) != nil else { return }
        curl_multi_remove_handle(handle, transfer.easy)
    }

    func resume(_ transfer: Transfer) {
        guard transfers[transfer.easy] != nil else { return }
        curl_easy_pause(transfer.easy, CURLPAUSE_CONT)
        drive(CURL_SOCKET_TIMEOUT, 0)
    }

    /// Ends every connection; `done` is called when Dispatch has let go of all sockets. Transfers must have been
    /// removed. Not left to `deinit`: a TLS goodbye calls back into this object.
    func shutDown(_ done: @escaping () -> Void) {
        if let handle {
            curl_multi_cleanup(handle)
            self.handle = nil
        }
        timer?.setEventHandler {}
        timer?.cancel()
        timer = nil
        sockets.shutDown { [self] in
            sockets.isReady = { _, _ in }
            done()
        }
    }

    private func drive(_ socket: curl_socket_t, _ events: Int32) {
        guard let handle, !isDriving else { return }
        isDriving = true
        var running: Int32 = 0
        curl_multi_socket_action(handle, socket, events, &running)
        var rounds = 0
        while isImpatient, rounds < 16 {
            isImpatient = false
            rounds += 1
            curl_multi_socket_action(handle, CURL_SOCKET_TIMEOUT, 0, &running)
        }
        collect(handle)
        isDriving = false
        if isImpatient {
            isImpatient = false
            set(for: .now())
        }
    }

    /// The timer fired.
    private func ring() {
        isSet = nil
        guard let wanted else { return }
        if wanted <= .now() {
            self.wanted = nil
            drive(CURL_SOCKET_TIMEOUT, 0)
        } else {
            set(for: wanted)
        }
    }

    private func set(for moment: DispatchTime) {
        wanted = moment
        if let isSet, isSet <= moment { return }
        isSet = moment
        timer?.schedule(deadline: moment, leeway: .milliseconds(1))
    }

    private func collect(_ handle: UnsafeMutableRawPointer) {
        var left: Int32 = 0
        while let message = curl_multi_info_read(handle, &left) {
            guard message.pointee.msg == CURLMSG_DONE, let easy = message.pointee.easy_handle else { continue }
            let result = ccurl_message_result(message)
            curl_multi_remove_handle(handle, easy)
            transfers.removeValue(forKey: easy)?.end(with: result)
        }
    }

    private func wake(after milliseconds: Int) {
        if milliseconds == 0 {
            isImpatient = true
            if !isDriving { set(for: .now()) }
        } else if milliseconds > 0 {
            set(for: .now() + .milliseconds(milliseconds))
        } else {
            wanted = nil
        }
    }

    private static func from(_ context: UnsafeMutableRawPointer) -> MultiHandle {
        Unmanaged<MultiHandle>.fromOpaque(context).takeUnretainedValue()
    }
}
