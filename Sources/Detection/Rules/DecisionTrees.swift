/// Many small decision trees, whose leaves add up to logits: what signs mean together, which a sum of their weights cannot say
/// (gradient-boosted trees; Friedman 2001). From `rules/trees.txt`.
///
/// A tree is a line: a test, what follows where it holds, what follows where it does not; each of the two a test again, or a
/// number. `class.pose` holds where the sign is there, `points>1.5` where the feature is greater.
struct DecisionTrees: Sendable {
    /// A test, or a leaf where `then` is 0; `bound` is then its number. Where a test does not hold, the node behind it follows:
    /// most of what is asked for is not there, so that the way through a tree is mostly straight on.
    ///
    /// Eight bytes: the time of trees goes by how many of them stay in the processor's cache.
    struct Node: Sendable {
        var feature: UInt16
        /// How many nodes further it goes on where the test holds.
        var then: UInt16
        /// Of six digits in the file.
        var bound: Float

        /// Numbers of features that can be told apart.
        static let mostFeatures = Int(UInt16.max)
        /// Nodes of one tree.
        static let most = Int(UInt16.max)
    }

    private let nodes: [Node]
    private let roots: [Int32]

    init(nodes: [Node], roots: [Int32]) {
        self.nodes = nodes
        self.roots = roots
    }

    var count: Int { roots.count }

    /// Says nothing of anything.
    static let none = DecisionTrees(nodes: [], roots: [])

    /// What all trees add up to, in logits.
    ///
    /// Without the checks of arrays, which were half of it: a node's `feature` is a number of the row's features, and `then`
    /// leads to a node, as `DecisionTreesText` builds them.
    func logits(_ row: TreeRow) -> Double {
        row.withView { answers in
            nodes.withUnsafeBufferPointer { nodes in
                var sum = 0.0
                for root in roots {
                    var at = Int(root)
                    var node = nodes[at]
                    while node.then > 0 {
                        at += answers.holds(Int(node.feature), above: node.bound) ? Int(node.then) : 1
                        node = nodes[at]
                    }
                    sum += Double(node.bound)
                }
                return sum
            }
        }
    }
}
