import Dispatch
import Glibc

/// One connection to a `LoopbackServer`: reads requests, carries out the steps of each answer. Confined to the queue.
final class LoopbackConnection {
    typealias Answer = (_ method: String, _ path: String, _ headers: [String: String], _ body: [UInt8]) ->
        LoopbackAnswer

    private let descriptor: Int32
    private let queue: DispatchQueue
    private let closed: () -> Void
    private let answer: Answer
    private let reader: any DispatchSourceRead
    private var writer: (any DispatchSourceWrite)?
    private var received: [UInt8] = []
    private var steps: ArraySlice<LoopbackAnswer.Step> = []
    private var pending: ArraySlice<UInt8> = []
    private var isWaiting = false
    private var isOver = false

    init(_ descriptor: Int32, queue: DispatchQueue, closed: @escaping () -> Void, answer: @escaping Answer) {
        self.descriptor = descriptor
        self.queue = queue
        self.closed = closed
        self.answer = answer
        reader = DispatchSource.makeReadSource(fileDescriptor: descriptor, queue: queue)
    }

    /// The sources keep the connection alive until it is over.
    func begin() {
        reader.setEventHandler { [self] in read() }
        reader.setCancelHandler { [self] in
            if let writer {
                writer.setCancelHandler { [descriptor] in close(descriptor) }
                writer.cancel()
            } else {
                close(descriptor)
            }
        }
        reader.resume()
    }

    private func read() {
        var buffer = [UInt8](repeating: 0, count: 65_536)
        while !isOver {
            let count = recv(descriptor, &buffer, buffer.count, 0)
            if count > 0 {
                received.append(contentsOf: buffer[..<count])
                continue
            }
            if count < 0, errno == EAGAIN { break }
            return end()
        }
        takeRequest()
    }

    private func takeRequest() {
        guard !isOver, steps.isEmpty, pending.isEmpty, !isWaiting else { return }
        guard let end = headEnd() else { return }
        let lines = String(decoding: received[..<end], as: UTF8.self).split(whereSeparator: \.isNewline)
        var headers: [String: String] = [:]
        for line in lines.dropFirst() {
            guard let colon = line.firstIndex(of: ":") else { continue }
            headers[line[..<colon].lowercased()] = String(line[line.index(after: colon)...].drop { $0 == " " })
        }
        let length = headers["content-length"].flatMap { Int($0) } ?? 0
        guard received.count >= end + length else { return }
        let first = lines.first?.split(separator: " ") ?? []
        let body = Array(received[end..<end + length])
        received.removeSubrange(..<(end + length))
        guard first.count == 3 else { return self.end() }
        steps = answer(String(first[0]), String(first[1]), headers, body).steps[...]
        advance()
    }

    private func headEnd() -> Int? {
        guard received.count >= 4 else { return nil }
        for index in 0...(received.count - 4)
        where received[index] == 13 && received[index + 1] == 10 && received[index + 2] == 13
            && received[index + 3] == 10
        {
            return index + 4
        }
        return nil
    }

    private func advance() {
        while !isOver, !isWaiting {
            if !pending.isEmpty {
                guard flush() else { return }
                continue
            }
            guard let step = steps.popFirst() else { return takeRequest() }
            perform(step)
        }
    }

    private func perform(_ step: LoopbackAnswer.Step) {
        switch step {
        case .send(let bytes):
            pending = bytes[...]
        case .flood(let bytes):
            pending = bytes[...]
            steps = [step]
        case .drip(let bytes, let interval):
            guard let first = bytes.first else { return }
            pending = [first]
            let rest: [LoopbackAnswer.Step] = [
                .wait(seconds: interval), .drip(Array(bytes.dropFirst()), every: interval),
            ]
            steps = (rest + steps)[...]
        case .wait(let seconds):
            wait(seconds)
        case .silence:
            isWaiting = true
        case .close:
            shutdown(descriptor, Int32(SHUT_WR))
            end()
        case .reset:
            var option = linger(l_onoff: 1, l_linger: 0)
            setsockopt(descriptor, SOL_SOCKET, SO_LINGER, &option, socklen_t(MemoryLayout<linger>.size))
            end()
        }
    }

    private func wait(_ seconds: Double) {
        isWaiting = true
        let timer = DispatchSource.makeTimerSource(queue: queue)
        timer.schedule(deadline: .now() + seconds)
        timer.setEventHandler { [self] in
            timer.cancel()
            isWaiting = false
            advance()
        }
        timer.resume()
    }

    /// False: the kernel takes no more for now, or the client is gone.
    private func flush() -> Bool {
        let count = pending.withUnsafeBytes { send(descriptor, $0.baseAddress, $0.count, Int32(MSG_NOSIGNAL)) }
        if count >= 0 {
            pending = pending.dropFirst(count)
            return true
        }
        if errno == EAGAIN {
            waitUntilWritable()
        } else {
            end()
        }
        return false
    }

    private func waitUntilWritable() {
        let source = writer ?? DispatchSource.makeWriteSource(fileDescriptor: descriptor, queue: queue)
        if writer == nil {
            writer = source
            source.setEventHandler { [self] in
                guard !isOver, !pending.isEmpty else { return }
                advance()
            }
            source.resume()
        }
    }

    private func end() {
        guard !isOver else { return }
        isOver = true
        steps = []
        pending = []
        closed()
        reader.cancel()
    }
}
