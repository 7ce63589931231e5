import FoundationEssentials
import Glibc

/// What this process has used so far.
struct Usage {
    let cpu: Double
    let peakBytes: Int
    let wall = ContinuousClock.now

    init() {
        var usage = rusage()
        getrusage(__rusage_who_t(RUSAGE_SELF.rawValue), &usage)
        func seconds(_ time: timeval) -> Double { Double(time.tv_sec) + Double(time.tv_usec) / 1e6 }
        cpu = seconds(usage.ru_utime) + seconds(usage.ru_stime)
        peakBytes = usage.ru_maxrss * 1024
    }

    /// Bytes resident now, from the kernel's own account.
    static var residentBytes: Int {
        let text = (try? String(contentsOf: URL(filePath: "/proc/self/statm"), encoding: .utf8)) ?? ""
        let fields = text.split(separator: " ")
        return fields.count > 1 ? (Int(fields[1]) ?? 0) * 4096 : 0
    }
}

extension Usage {
    /// The highest mark of resident memory is counted anew from now on (`clear_refs` of Linux, since 4.0).
    static func forgetPeak() { try? Data("5".utf8).write(to: URL(filePath: "/proc/self/clear_refs")) }

    static var peakSinceForgotten: Int {
        let text = (try? String(contentsOf: URL(filePath: "/proc/self/status"), encoding: .utf8)) ?? ""
        let line = text.split(separator: "\n").first { $0.hasPrefix("VmHWM:") } ?? ""
        return (line.split(separator: " ").dropLast().last.flatMap { Int($0) } ?? 0) * 1024
    }
}

extension Duration {
    var seconds: Double { Double(components.seconds) + Double(components.attoseconds) / 1e18 }
}

extension Double {
    /// With so many digits after the point.
    func text(_ digits: Int) -> String {
        var scale = 1.0
        for _ in 0..<digits { scale *= 10 }
        return "\((self * scale).rounded() / scale)"
    }
}
