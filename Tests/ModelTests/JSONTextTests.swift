import FoundationEssentials
import Model
import Testing

@Suite struct JSONTextTests {
    struct Line: Codable, Equatable {
        var zebra: Int
        var apple: String?
        var list: [Inner]
        var flag: Bool
        var ratio: Double

        struct Inner: Codable, Equatable {
            var b: String
            var a: Int?
        }
    }

    @Test func `keys stand in the order of declaration and nil is null`() throws {
        let line = Line(
            zebra: 1,
            apple: nil,
            list: [.init(b: "x", a: nil), .init(b: "y", a: 2)],
            flag: true,
            ratio: 0.5
        )
        #expect(
            try JSONText.encode(line)
                == #"{"zebra":1,"apple":null,"list":[{"b":"x","a":null},{"b":"y","a":2}],"flag":true,"ratio":0.5}"#
        )
        #expect(
            try JSONText.encode(line, omittingNulls: true)
                == #"{"zebra":1,"list":[{"b":"x"},{"b":"y","a":2}],"flag":true,"ratio":0.5}"#
        )
    }

    @Test(arguments: [
        "tanda \" dan \\", "baris\nbaru\r\t", "\u{1}\u{7f}\u{85}", "garis\u{2028}", "😀 é", "</script>", "",
    ])
    func `any text comes back as it went`(text: String) throws {
        let encoded = try JSONText.encode([text])
        #expect(!encoded.unicodeScalars.contains { $0.value < 0x20 })
        #expect(try JSONDecoder().decode([String].self, from: Data(encoded.utf8)) == [text])
    }

    @Test func `no number that JSON lacks is written`() {
        #expect(throws: EncodingError.self) { try JSONText.encode([Double.infinity]) }
    }

    @Test func `a dictionary is written in the order of its keys`() throws {
        let dictionary = ["c": 3, "a": 1, "b": 2, "d": 4, "e": 5]
        #expect(try JSONText.encode(dictionary) == #"{"a":1,"b":2,"c":3,"d":4,"e":5}"#)
        #expect(try JSONText.encode(["x": dictionary]) == #"{"x":{"a":1,"b":2,"c":3,"d":4,"e":5}}"#)
    }

    /// Goes on with a part after it has begun the next one.
    struct Crossed: Encodable {
        enum Key: String, CodingKey { case head, list, tail, inner }

        func encode(to encoder: any Encoder) throws {
            var all = encoder.container(keyedBy: Key.self)
            var head = all.nestedContainer(keyedBy: Key.self, forKey: .head)
            var list = all.nestedUnkeyedContainer(forKey: .list)
            try all.encode(1, forKey: .tail)
            try list.encode("a")
            try head.encode(Publication.day(Day(serial: 0)), forKey: .inner)
            try list.encode(["b": [nil, 2.5]])
            var again = encoder.container(keyedBy: Key.self)
            try again.encode(UInt8(7), forKey: .inner)
        }
    }

    @Test func `parts that are written crosswise stand in the order in which they were begun`() throws {
        #expect(
            try JSONText.encode(["x": Crossed()])
                == #"{"x":{"head":{"inner":"1970-01-01"},"list":["a",{"b":[null,2.5]}],"tail":1,"inner":7}}"#
        )
    }

    @Test func `an error names the way to the value`() {
        let error = #expect(throws: EncodingError.self) { try JSONText.encode(["a": [0, Double.nan]]) }
        guard case .invalidValue(_, let context) = error else { return #expect(Bool(false)) }
        #expect(context.codingPath.map(\.stringValue) == ["a", "1"])
    }

    @Test func `an empty object and an empty list keep their kind`() throws {
        #expect(try JSONText.encode([String: Int]()) == "{}")
        #expect(try JSONText.encode([Int]()) == "[]")
    }
}
