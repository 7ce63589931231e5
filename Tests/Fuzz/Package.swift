// swift-tools-version: 6.3
import PackageDescription

/// libFuzzer brings `main` and calls `LLVMFuzzerTestOneInput`; each executable has just that one function.
func fuzzer(_ name: String) -> Target {
    .executableTarget(
        name: name,
        dependencies: [.product(name: "NetraRooms", package: "netra")],
        path: "Targets/\(name)",
        swiftSettings: [.swiftLanguageMode(.v6), .unsafeFlags(["-parse-as-library"])]
    )
}

// A package of its own, because everything in it is built with sanitizers. `make fuzz FUZZ=html SECONDS=60` runs it.
let package = Package(
    name: "netra-fuzz",
    dependencies: [.package(name: "netra", path: "../..")],
    targets: ["HTML", "Feeds", "Dates", "Charsets", "Robots", "Rules"].map(fuzzer)
)
