/// The version of this build: of `netra --version`, the User-Agent and `monitor.started`.
public enum Version {
    public static let text = "0.1.0"
}
