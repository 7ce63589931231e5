import Model
import Testing

@Suite struct TimeTests {
    @Test(arguments: [
        ("2024-11-14T09:12:03+07:00", "2024-11-14T09:12:03+07:00"),
        ("2024-11-14 09:12+0800", "2024-11-14T09:12:00+08:00"),
        ("2024-11-14T09:12:03.512Z", "2024-11-14T09:12:03Z"),
        ("2024-11-14T09:12:03 +09", "2024-11-14T09:12:03+09:00"),
    ])
    func `ISO 8601 as it occurs reads as RFC 3339`(text: String, expected: String) {
        #expect(ZonedTime(text)?.description == expected)
    }

    @Test(arguments: ["2024-11-14T25:00:00Z", "2024-11-14", "2024-11-14T09:12:03", "yesterday", "2024-11-14T09:12+7"])
    func `what names no point in time is refused`(text: String) {
        #expect(ZonedTime(text) == nil)
    }

    @Test func `an absent offset is the given zone's`() {
        #expect(ZonedTime("2024-11-14T09:12", assuming: .jayapura)?.description == "2024-11-14T09:12:00+09:00")
    }

    @Test(arguments: [
        ("2024-11-14T02:12:03+07:00", "14 November 2024 pukul 02.12 WIB"),
        ("2024-11-14T02:12:03+08:00", "14 November 2024 pukul 02.12 WITA"),
        ("2024-11-14T02:12:03Z", "14 November 2024 pukul 02.12 UTC"),
        ("2024-11-14T02:12:03+00:00", "14 November 2024 pukul 02.12 UTC"),
        ("2024-11-14T02:12:03-05:30", "14 November 2024 pukul 02.12 UTC-05:30"),
    ])
    func `a time is told with the zone that its outlet wrote it in`(text: String, expected: String) throws {
        #expect(Wording.indonesian.time(try #require(ZonedTime(text))) == expected)
    }

    @Test func `midnight falls at another instant in each zone`() throws {
        let instant = try #require(ZonedTime("2024-11-14T23:30:00+07:00")).instant
        #expect(instant.day(in: .jakarta).description == "2024-11-14")
        #expect(instant.day(in: .makassar).description == "2024-11-15")
    }
}
