"""Ridge regression and decision trees: nothing here knows what is learnt."""
import lightgbm
import numpy as np
from scipy import sparse

GROWTH = {"objective": "binary", "feature_fraction": 0.2, "bagging_fraction": 0.8, "bagging_freq": 1, "lambda_l2": 5, "max_bin": 63,
          "seed": 1, "deterministic": True, "force_col_wise": True, "verbose": -1}
PRESENT = 0.3  # a word or a sign that is there is worth more than this before it is asked for


def logistic(values):
    return 1 / (1 + np.exp(-np.clip(values, -30, 30)))


def with_intercept(rows):
    """The rows with a column of ones, and the same turned. Of a row's signs and words nine in ten are not there, so that sparse
    sums take a third of the time."""
    rows = sparse.hstack([sparse.csr_matrix(rows), np.ones((len(rows), 1))], format="csr")
    return rows, rows.T.tocsr()


def learn(rows, wanted, ridge, counts=None):
    """Ridge logistic regression: weights, the intercept last, which no penalty holds back."""
    rows, columns = with_intercept(rows)
    counts = np.ones(len(wanted)) if counts is None else counts
    penalty = np.full(rows.shape[1], 1 / ridge)
    penalty[-1] = 1e-6

    def loss(weights):
        sums = rows @ weights
        value = (counts * (np.logaddexp(0, sums) - wanted * sums)).sum() + 0.5 * (penalty * weights * weights).sum()
        return value, columns @ (counts * (logistic(sums) - wanted)) + penalty * weights

    return least(loss, np.zeros(rows.shape[1]))


def learn_kinds(rows, wanted, kinds, ridge, counts):
    """The same for several kinds, of which each row is one: a row of weights for each kind."""
    rows, columns = with_intercept(rows)
    is_kind = np.eye(kinds)[wanted]
    penalty = np.full(rows.shape[1], 1 / ridge)
    penalty[-1] = 1e-6

    def loss(flat):
        weights = flat.reshape(kinds, -1)
        sums = rows @ weights.T
        sums -= sums.max(axis=1, keepdims=True)
        likely = np.exp(sums)
        total = likely.sum(axis=1, keepdims=True)
        value = (counts * (np.log(total[:, 0]) - (is_kind * sums).sum(axis=1))).sum() + 0.5 * (penalty * weights * weights).sum()
        return value, ((columns @ (counts[:, None] * (likely / total - is_kind))).T + penalty * weights).ravel()

    return list(least(loss, np.zeros(kinds * rows.shape[1])).reshape(kinds, -1))


def least(loss, weights, steps=300):
    """Where a convex loss is least, by L-BFGS from the weights given."""
    (value, slope), kept = loss(weights), []
    for _ in range(steps):
        step, shares = slope.copy(), []
        for moved, turned in reversed(kept):
            shares.append((moved @ step) / (moved @ turned))
            step -= shares[-1] * turned
        step *= (kept[-1][0] @ kept[-1][1]) / (kept[-1][1] @ kept[-1][1]) if kept else 1 / max(1.0, np.abs(slope).sum())
        for (moved, turned), share in zip(kept, reversed(shares)):
            step += moved * (share - (turned @ step) / (moved @ turned))
        length = 1.0
        while True:
            moved = -length * step
            found, turn = loss(weights + moved)
            if found <= value - 1e-4 * length * (slope @ step) or length < 1e-6:
                break
            length /= 2
        turned = turn - slope
        if moved @ turned > 1e-12:
            kept = kept[-9:] + [(moved, turned)]
        weights, slope, gained, value = weights + moved, turn, value - found, found
        if gained < 1e-4:
            break
    return weights


def logits(rows, weights):
    if isinstance(weights, lightgbm.Booster):
        return weights.predict(sparse.csr_matrix(rows if sparse.issparse(rows) else np.atleast_2d(rows)), raw_score=True)
    return rows @ weights[:-1] + weights[-1]


def grow(rows, wanted, counts, shape):
    """Gradient-boosted trees: each learns what those before it left over."""
    return lightgbm.train({**GROWTH, **shape}, lightgbm.Dataset(sparse.csr_matrix(rows), wanted, weight=counts))


def tree_lines(booster, names, signs_end):
    """Trees as `DecisionTrees.swift` reads them: a test, what follows where it holds, what follows where it does not."""

    def words(node):
        if "leaf_value" in node:
            return [f"{node['leaf_value']:.4f}".rstrip("0").rstrip(".").replace("-0.", "-.").removeprefix("0") or "0"]
        feature, bound = node["split_feature"], node["threshold"]
        if feature < signs_end:
            assert bound < PRESENT, (names[feature], bound)
        test = names[feature] + ("" if feature < signs_end else f">{bound:.6g}")
        return [test] + words(node["right_child"]) + words(node["left_child"])

    return [" ".join(words(tree["tree_structure"])) for tree in booster.dump_model()["tree_info"]]
