// swift-tools-version: 6.3
import PackageDescription

/// What every target of ours is held to.
let strict: [SwiftSetting] = [
    .swiftLanguageMode(.v6),
    .enableUpcomingFeature("ExistentialAny"),  // `any` says where dispatch is dynamic
    .enableUpcomingFeature("InternalImportsByDefault"),  // a public import is a decision
    .enableUpcomingFeature("MemberImportVisibility"),  // no member leaks in through someone else's import
]

let argumentParser = Target.Dependency.product(name: "ArgumentParser", package: "swift-argument-parser")
let crypto = Target.Dependency.product(name: "Crypto", package: "swift-crypto")
let deque = Target.Dependency.product(name: "DequeModule", package: "swift-collections")
let grdb = Target.Dependency.product(name: "GRDB", package: "GRDB.swift")
let heap = Target.Dependency.product(name: "HeapModule", package: "swift-collections")
let coreMetrics = Target.Dependency.product(name: "CoreMetrics", package: "swift-metrics")
let mustache = Target.Dependency.product(name: "Mustache", package: "swift-mustache")
let logging = Target.Dependency.product(name: "Logging", package: "swift-log")
let yams = Target.Dependency.product(name: "Yams", package: "Yams")
let flyingFox = Target.Dependency.product(name: "FlyingFox", package: "FlyingFox")

/// One room of the house, with its arrows. DESIGN: every arrow goes down this list.
func room(_ name: String, imports: [Target.Dependency] = []) -> Target {
    .target(name: name, dependencies: imports, swiftSettings: strict)
}

/// The tests of one room, in `Tests/<Room>Tests`; their fixtures lie in `Tests/Fixtures/<Room>` and are read, not bundled.
func tests(of room: String, imports: [Target.Dependency] = []) -> Target {
    .testTarget(
        name: "\(room)Tests",
        dependencies: [.byName(name: room), "TestSupport"] + (room == "Model" ? [] : ["Model"]) + imports,
        swiftSettings: strict
    )
}

let package = Package(
    name: "netra",
    products: [
        .executable(name: "netra", targets: ["netra"]),
        .executable(name: "netra-demo", targets: ["netra-demo"]),
        // For the tests alone: see CFaults.
        .library(name: "NetraFaults", type: .dynamic, targets: ["CFaults"]),
        // For the benchmarks and the fuzzers, which are packages of their own.
        .library(
            name: "NetraRooms",
            targets: ["Delivery", "Detection", "Fetching", "Journal", "Reading", "Settings", "Model"]
        ),
    ],
    dependencies: [
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
        .package(url: "https://github.com/apple/swift-collections", from: "1.6.0"),
        .package(url: "https://github.com/apple/swift-crypto", from: "4.5.2"),
        .package(url: "https://github.com/apple/swift-log", from: "1.16.2"),
        .package(url: "https://github.com/apple/swift-metrics", from: "2.13.0"),
        .package(url: "https://github.com/groue/GRDB.swift", from: "7.10.0"),
        .package(url: "https://github.com/hummingbird-project/swift-mustache", from: "2.1.1"),
        .package(url: "https://github.com/jpsim/Yams", from: "6.2.2"),
        .package(url: "https://github.com/swhitty/FlyingFox", from: "0.27.1"),
    ],
    targets: [
        .systemLibrary(name: "CCurl", pkgConfig: "libcurl", providers: [.apt(["libcurl4-openssl-dev"])]),
        .systemLibrary(name: "CXML2", pkgConfig: "libxml-2.0", providers: [.apt(["libxml2-dev"])]),
        .systemLibrary(name: "CZlib", pkgConfig: "zlib", providers: [.apt(["zlib1g-dev"])]),
        .systemLibrary(name: "CGlibc"),
        room("Model", imports: [crypto]),
        room("Settings", imports: ["Model", yams]),
        room("Language", imports: ["Model"]),
        room("Detection", imports: ["Language", "Settings", "Model"]),
        room("Reading", imports: ["CXML2", "CZlib", "Model"]),
        room("Fetching", imports: ["CCurl", "Model", deque, heap]),
        room("Journal", imports: ["CZlib", "Model", grdb]),
        room("Delivery", imports: ["Fetching", "Journal", "Model", crypto, mustache]),
        room("Reports", imports: ["Journal", "Model"]),
        room(
            "Monitor",
            imports: [
                "Reports", "Delivery", "Journal", "Fetching", "Reading", "Detection", "Settings", "Model", "CGlibc",
                logging, coreMetrics,
            ]
        ),
        .executableTarget(
            name: "netra",
            dependencies: ["Monitor", "Reports", "Detection", "Model", argumentParser],
            swiftSettings: strict
        ),
        room("SampleSite", imports: ["Model", flyingFox, crypto]),
        .executableTarget(
            name: "netra-demo",
            dependencies: ["SampleSite", "Model", argumentParser],
            swiftSettings: strict
        ),

        .target(name: "TestSupport", dependencies: ["Model"], path: "Tests/TestSupport", swiftSettings: strict),
        tests(of: "Model"),
        tests(of: "Language", imports: ["Settings"]),
        tests(of: "Detection", imports: ["Language", "Settings"]),
        tests(of: "Reading"),
        .target(name: "TestResolver", path: "Tests/TestResolver"),
        tests(of: "Fetching", imports: ["TestResolver"]),
        tests(of: "Journal", imports: ["CZlib", grdb]),
        tests(of: "Delivery", imports: ["Fetching", "Journal", "SampleSite"]),
        tests(of: "Reports", imports: ["Journal"]),
        tests(of: "SampleSite"),
        .testTarget(
            name: "SampleReadingTests",
            dependencies: ["SampleSite", "Reading", "Model"],
            swiftSettings: strict
        ),
        .testTarget(name: "DemoTests", dependencies: ["netra-demo", "Model", "SampleSite"], swiftSettings: strict),
        // Loaded into the daemon by CrashTests, never linked: a disk and a clock that fail when told to.
        .target(name: "CFaults", path: "Tests/CFaults"),
        .testTarget(
            name: "CrashTests",
            dependencies: ["SampleSite", "Journal", "Model", "CZlib", "TestSupport"],
            swiftSettings: strict
        ),
        tests(
            of: "Monitor",
            imports: ["Delivery", "Detection", "Fetching", "Journal", "Reports", "Settings", coreMetrics, logging]
        ),
    ]
)
