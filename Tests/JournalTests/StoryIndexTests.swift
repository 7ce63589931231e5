import FoundationEssentials
import GRDB
import Model
import TestSupport
import Testing

@testable import Journal

@Suite struct StoryIndexTests {
    private func database(_ folder: TemporaryFolder, upTo migration: String? = nil) throws -> DatabaseQueue {
        let database = try DatabaseQueue(path: folder.path + "/journal.sqlite")
        if let migration {
            try Schema.migrator.migrate(database, upTo: migration)
        } else {
            try Schema.migrator.migrate(database)
        }
        return database
    }

    private func addArticle(_ number: Int64, _ db: Database) throws {
        try db.run("INSERT INTO articles VALUES (?, ?, 0, 0, '', NULL)", [number, "https://a.example/\(number)"])
    }

    private func story(_ bands: UInt64...) -> Story {
        Story(bands: bands.map { $0 << 32 | 7 }, sketch: [1, 2, 3])
    }

    @Test func `articles that share bands are found, and how many they share`() throws {
        let folder = try TemporaryFolder()
        try database(folder).write { db in
            for number in 1...3 as ClosedRange<Int64> { try addArticle(number, db) }
            let index = StoryIndex(db: db)
            let seen = Timestamp(seconds: 0)
            // The highest bit of a band is a sign in SQLite.
            try index.keep(story(1, 2, 0x8000_0000, 0xFFFF_FFFF), of: 1, seen: seen)
            try index.keep(story(2, 3, 0xFFFF_FFFF), of: 2, seen: Timestamp(seconds: 10))
            try index.keep(story(9), of: 3, seen: seen)
            #expect(try index.candidates(for: story(2, 0xFFFF_FFFF, 0x8000_0000)) == [1: 3, 2: 2])
            #expect(try index.candidates(for: story(4)) == [:])
            // Another text of the same article: what its earlier one shared is gone.
            try index.keep(story(4), of: 1, seen: seen)
            #expect(try index.candidates(for: story(2, 4)) == [1: 1, 2: 1])
            try index.forget(article: 2)
            #expect(try index.candidates(for: story(2, 3)) == [:])
            try index.keep(story(9), of: 2, seen: Timestamp(seconds: 10))
            try index.forget(before: Timestamp(seconds: 5))
            #expect(try index.candidates(for: story(4, 9)) == [2: 1])
            #expect(try db.number("SELECT count(*) FROM story_bands") == 1)
        }
    }

    @Test func `of a band that thousands share the newest are found, and none of another is lost by it`() throws {
        let folder = try TemporaryFolder()
        try database(folder).write { db in
            let index = StoryIndex(db: db)
            for number in 1...1000 as ClosedRange<Int64> {
                try addArticle(number, db)
                try index.keep(number == 5 ? story(1, 2) : story(1), of: number, seen: Timestamp(seconds: 0))
            }
            let found = try index.candidates(for: story(1, 2))
            #expect(found.count == 201 && found[5] == 1 && found[1000] == 1 && found[800] == nil)
        }
    }

    @Test func `stories of a journal that was written before are found, and forgotten, like others`() throws {
        let folder = try TemporaryFolder()
        let old = try database(folder, upTo: "17 reviews")
        try old.write { db in
            for number in 1...2 as ClosedRange<Int64> {
                try addArticle(number, db)
                try db.run(
                    "INSERT INTO stories (article, seen, sketch) VALUES (?, ?, x'0102')",
                    [number, number * 1000]
                )
                for band in [3 + number, -number] {
                    try db.run("INSERT INTO bands (band, article) VALUES (?, ?)", [band << 32 | 99, number])
                }
            }
        }
        try old.close()
        try database(folder).write { db in
            let index = StoryIndex(db: db)
            #expect(try index.candidates(for: story(4, 0xFFFF_FFFF)) == [1: 2])
            #expect(try index.candidates(for: story(5, 0xFFFF_FFFE)) == [2: 2])
            try index.forget(before: Timestamp(seconds: 2))
            #expect(try index.candidates(for: story(4, 0xFFFF_FFFF)) == [:])
            #expect(try db.number("SELECT count(*) FROM story_bands") == 2)
        }
    }
}
