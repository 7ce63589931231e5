/// Where the configuration of an installation lies.
public enum ConfigurationFile {
    public static let standard = "/etc/netra/netra.yaml"
}
