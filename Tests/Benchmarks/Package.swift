// swift-tools-version: 6.3
import PackageDescription

// A package of its own, so that the product does not depend on a benchmark library. `make bench` runs it.
let package = Package(
    name: "netra-benchmarks",
    platforms: [.macOS(.v14)],
    products: [.library(name: "Heap", type: .dynamic, targets: ["CHeap"])],
    dependencies: [
        .package(name: "netra", path: "../.."),
        // Its default traits bring allocation counters from packages that the product has no use for.
        .package(url: "https://github.com/ordo-one/benchmark", from: "1.38.1", traits: []),
        .package(url: "https://github.com/apple/swift-argument-parser", from: "1.8.2"),
    ],
    targets: [
        // Loaded beneath `measure-page`, never linked.
        .target(name: "CHeap", path: "Benchmarks/Heap"),
        .executableTarget(
            name: "Rooms",
            dependencies: [
                .product(name: "NetraRooms", package: "netra"),
                .product(name: "Benchmark", package: "benchmark"),
            ],
            path: "Benchmarks/Rooms",
            swiftSettings: [.swiftLanguageMode(.v6)],
            plugins: [.plugin(name: "BenchmarkPlugin", package: "benchmark")]
        ),
        .executableTarget(
            name: "Wire",
            dependencies: [
                .product(name: "NetraRooms", package: "netra"),
                .product(name: "ArgumentParser", package: "swift-argument-parser"),
            ],
            path: "Benchmarks/Wire",
            swiftSettings: [.swiftLanguageMode(.v6)]
        ),
    ]
)
