import Model
import Testing

@Suite struct DayTests {
    @Test(arguments: [
        ("1970-01-01", 0), ("1970-01-02", 1), ("1969-12-31", -1), ("2000-02-29", 11_016), ("2024-11-27", 20_054),
    ])
    func `days count from the epoch and back`(text: String, serial: Int) {
        #expect(Day(text)?.serial == serial)
        #expect(Day(serial: serial).description == text)
    }

    @Test func `every day of four centuries survives the way to its parts and back`() {
        for serial in stride(from: -10_000, to: 140_000, by: 1) {
            let (year, month, day) = Day(serial: serial).civil
            #expect(Day(year: year, month: month, day: day)?.serial == serial)
        }
    }

    @Test(arguments: ["2023-02-29", "2024-11-31", "2024-13-01", "2024-1-01", "2024-11-27 ", "", "2024/11/27"])
    func `what is no day is refused`(text: String) {
        #expect(Day(text) == nil)
    }

    @Test func `the voting day of 2024 was a Wednesday`() {
        #expect(Day("2024-11-27")?.weekday == 3)
    }
}
