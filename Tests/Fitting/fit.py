#!/usr/bin/env python3
"""Fits the weights of Config/rules/evidence.yaml to labelled articles, and measures them on articles left out.

Reads pairs of files: articles (one JSON object a line) and what `netra rules signs` says of them. See README.md beside this.
"""
import argparse, hashlib, json, re, sys, warnings
import numpy as np
from sklearn.linear_model import LogisticRegression

warnings.filterwarnings("ignore")
DETECTORS = ("neutrality", "misuse-of-office")
STANCES = ["finding", "allegation", "denial", "reminder", "pledge"]
FOLDS = 5
RAREST = 3  # a sign in fewer sentences than this has no weight
RIDGE = (0.05, 0.1)  # inverse strength of the penalty, first and second reading
STANCE_RIDGE = 0.3
FIRST_WITH_TITLE = {"neutrality": False, "misuse-of-office": True}
TITLE_SIGNS = ["class." + name for name in """servant village forces acting head organiser committee elsewhere facility aid transfer
    budget neutral national graft money contestant contest authority affairs logistics leave statesman opinion bystander pledge
    cleared alleged found""".split()] + ["scope.says-" + name for name in STANCES]
STANCE_TITLE_SIGNS = ["class." + name for name in """alleged cleared denied forbid found must pledge process punished reported seen
    urge condition recommended sanction neutral transfer aid facility servant head""".split()] \
    + ["scope.decided"] + ["scope.says-" + name for name in STANCES]
SAYS = {"scope.says-" + name for name in STANCES}


class Article:
    """One article: its sentences, and by detector what is labelled and what the readers start from."""

    def __init__(self, signs, labelled, is_background):
        self.id, self.sentences = signs["id"], signs["sentences"]
        self.names, self.first = signs["features"], signs["firstReading"]
        self.is_background, self.is_clean = is_background, not labelled["statements"] if labelled else False
        self.fold = int(hashlib.md5(self.id.encode()).hexdigest(), 16) % FOLDS
        self.read = {r["detector"]: r for r in signs["readings"]}
        self.stances = {d: [None] * len(self.sentences) for d in DETECTORS}
        for statement in labelled["statements"] if labelled else []:
            if statement["detector"] in DETECTORS:
                place = self.place(statement["quote"])
                if place is not None:
                    self.stances[statement["detector"]][place] = statement["stance"]

    def place(self, quote):
        """The sentence that shares most with a quote: more than half of the shorter of the two."""
        quote, best = fold(quote), (0.5, None)
        for index, sentence in enumerate(self.sentences):
            text = fold(sentence["text"])
            if quote == text:
                return index
            if quote in text or text in quote:
                shared = 0.5 + min(len(quote), len(text)) / max(len(quote), len(text), 1)
                if shared > best[0]:
                    best = (shared, index)
        return best[1]

    def labels(self, detector):
        return np.array([stance is not None for stance in self.stances[detector]], dtype=int)

    def title(self):
        return {sign for s in self.sentences if s["isTitle"] for sign in s["signs"]}


def fold(text):
    return re.sub(r"\W+", " ", text.lower()).strip()


def load(pairs, is_background):
    articles = []
    for labelled, signs in pairs:
        by_id = {a["id"]: a for a in map(json.loads, open(labelled))}
        articles += [Article(s, None if is_background else by_id[s["id"]], is_background) for s in map(json.loads, open(signs))]
    return articles


class Readings:
    """Features of the two readings, as StoryFeatures.swift makes them."""

    def __init__(self, articles):
        counts = {}
        for article in articles:
            if not article.is_background:
                for sentence in article.sentences:
                    for sign in sentence["signs"]:
                        counts[sign] = counts.get(sign, 0) + 1
        self.signs = sorted(sign for sign, count in counts.items() if count >= RAREST)
        self.number = {sign: index for index, sign in enumerate(self.signs)}

    def own(self, sentence):
        row = np.zeros(len(self.signs))
        for sign in sentence["signs"]:
            if sign in self.number:
                row[self.number[sign]] = 1
        return row

    def first(self, article, detector):
        features = np.array(article.read[detector]["features"])[:, 1:]  # without the bias, which is the intercept
        rows = np.hstack([np.array([self.own(s) for s in article.sentences]), features])
        if FIRST_WITH_TITLE[detector]:
            title = article.title()
            rows = np.hstack([rows, np.tile([float(s in title) for s in TITLE_SIGNS], (len(rows), 1))])
        return rows

    @staticmethod
    def around(article, likely):
        """What the first reading found around each sentence: the features that `look(around:in:)` adds."""
        s, count, decay = article.sentences, len(article.sentences), 0.7
        at = lambda i: likely[i] if 0 <= i < count else 0.0
        beside = lambda i, j: 0 <= j < count and (s[i]["isTitle"], s[i]["paragraph"]) == (s[j]["isTitle"], s[j]["paragraph"])
        most = sorted(likely, reverse=True) + [0.0] * 3
        before, near_before, behind, near_behind = (np.zeros(count) for _ in range(4))
        for i in range(1, count):
            before[i] = max(before[i - 1], likely[i - 1])
            near_before[i] = max(likely[i - 1], near_before[i - 1]) * decay
        for i in range(count - 2, -1, -1):
            behind[i] = max(behind[i + 1], likely[i + 1])
            near_behind[i] = max(likely[i + 1], near_behind[i + 1]) * decay
        names = [set(x["names"]) for x in s]
        rows = []
        for i in range(count):
            named = max((likely[j] for j in range(count) if j != i and names[i] & names[j]), default=0.0)
            same = i > 0 and s[i].get("who") and s[i]["who"] == s[i - 1].get("who")
            begins, holds = s[i]["beginsQuoted"], s[i]["holdsQuote"]
            rows.append([
                at(i - 1), at(i + 1), at(i - 2), at(i + 2),
                at(i - 1) if beside(i, i - 1) else 0, at(i + 1) if beside(i, i + 1) else 0,
                at(i - 1) if begins else 0, at(i + 1) if i + 1 < count and s[i + 1]["beginsQuoted"] else 0,
                at(i - 1) if holds and not begins else 0, before[i], behind[i], *most[:3], sum(likely) / count, named,
                at(i - 1) if same else 0, near_before[i], near_behind[i],
            ])
        return np.array(rows)

    def fit(self, detector, articles):
        """Both readings. The second learns from first readings of articles that the first did not learn from."""
        rows = {a.id: self.first(a, detector) for a in articles}
        learn = lambda some, features, ridge: LogisticRegression(C=ridge, max_iter=500).fit(
            np.concatenate([features(a) for a in some]), np.concatenate([a.labels(detector) for a in some]))
        likely = {}
        for fold in sorted({a.fold for a in articles}):
            model = learn([a for a in articles if a.fold != fold], lambda a: rows[a.id], RIDGE[0])
            likely.update({a.id: logistic(model.decision_function(rows[a.id])) for a in articles if a.fold == fold})
        first = learn(articles, lambda a: rows[a.id], RIDGE[0])
        return first, learn(articles, lambda a: np.hstack([rows[a.id], self.around(a, likely[a.id])]), RIDGE[1])

    def logits(self, models, article, detector):
        rows = self.first(article, detector)
        likely = list(logistic(models[0].decision_function(rows)))
        return models[1].decision_function(np.hstack([rows, self.around(article, likely)]))


def logistic(values):
    return list(1 / (1 + np.exp(-values)))


class Stances:
    """What speaks for each stance, as StanceReader.swift adds it up."""

    def __init__(self, readings):
        self.readings = readings

    def row(self, article, index, shares, previous):
        sentence, title = article.sentences[index], article.title()
        follow = np.zeros(15)
        if previous is not None:
            place = STANCES.index(previous)
            follow[place] = 1
            follow[5 + place] = not SAYS & set(sentence["signs"])
            follow[10 + place] = sentence["beginsQuoted"]
        return np.concatenate([self.readings.own(sentence), [float(s in title) for s in STANCE_TITLE_SIGNS], shares, follow])

    def order(self, article):
        return [(i, d) for i in range(len(article.sentences)) for d in DETECTORS if article.stances[d][i]]

    def shares(self, article):
        counts = np.array([sum("scope.says-" + s in article.sentences[i]["signs"] for i, _ in self.order(article)) for s in STANCES])
        return counts / max(1, counts.sum())

    def fit(self, articles):
        rows, wanted = [], []
        for article in articles:
            shares, previous = self.shares(article), None
            for index, detector in self.order(article):
                rows.append(self.row(article, index, shares, previous))
                previous = article.stances[detector][index]
                wanted.append(STANCES.index(previous))
        return LogisticRegression(C=STANCE_RIDGE, max_iter=500).fit(np.array(rows), np.array(wanted))

    def right(self, model, articles):
        right = total = 0
        for article in articles:
            shares, previous = self.shares(article), None
            for index, detector in self.order(article):
                row = self.row(article, index, shares, previous)
                previous = STANCES[model.classes_[int(np.argmax(model.decision_function([row])[0]))]]
                right, total = right + (previous == article.stances[detector][index]), total + 1
        return right, total


def f1(right, false, missed):
    return 2 * right / max(1, 2 * right + false + missed)


def measure(readings, stances, articles, settings):
    for detector in DETECTORS:
        counts, stories, alarms = np.zeros(3, int), np.zeros(3, int), 0
        some = [a for a in articles if a.read[detector]["isRead"]]
        setting = settings[detector]
        for fold in range(FOLDS):
            models = readings.fit(detector, [a for a in some if a.fold != fold])
            for article in [a for a in articles if a.fold == fold]:
                wanted, found = article.labels(detector).astype(bool), np.zeros(len(article.sentences), bool)
                if article.read[detector]["isRead"]:
                    logits, points = readings.logits(models, article, detector), np.array(article.read[detector]["points"])
                    alone = points >= setting["alone"]
                    found = (logits > setting["carries"]) | alone
                    found &= bool((found & ((logits > setting["anchors"]) | alone)).any())
                if article.is_background:
                    alarms += found.any()
                    continue
                counts += [(wanted & found).sum(), (found & ~wanted).sum(), (wanted & ~found).sum()]
                stories += [wanted.any() and found.any(), found.any() and not wanted.any(), wanted.any() and not found.any()]
        print(f"{detector:16} stories F1 {f1(*stories):.3f} {tuple(map(int, stories))}  statements F1 {f1(*counts):.3f} "
              f"{tuple(map(int, counts))}  background articles taken {alarms}  (right, false, missed; before the rule for asides)")
    right = total = 0
    labelled = [a for a in articles if not a.is_background]
    for fold in range(FOLDS):
        model = stances.fit([a for a in labelled if a.fold != fold])
        some = stances.right(model, [a for a in labelled if a.fold == fold])
        right, total = right + some[0], total + some[1]
    print(f"stance of labelled statements {right / total:.3f} of {total}")


def table(name, weights):
    lines = [f"    {key}: {rounded(value)}" for key, value in weights if rounded(value) != "0"]
    return "\n".join([f"  {name}:"] + lines) + "\n" if lines else ""


def rounded(value):
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def fitted(readings, stances, articles):
    """The tables by name."""
    tables = {}
    for detector in DETECTORS:
        some = [a for a in articles if a.read[detector]["isRead"]]
        names, first = some[0].names, some[0].first
        for name, model in zip(("first", "second"), readings.fit(detector, some)):
            weights, end = model.coef_[0], len(readings.signs) + first - 1
            rows = list(zip(readings.signs, weights)) + [("bias", model.intercept_[0])]
            rows += zip(names[1:first], weights[len(readings.signs):end])
            title = []
            if FIRST_WITH_TITLE[detector]:
                title, end = list(zip(TITLE_SIGNS, weights[end:end + len(TITLE_SIGNS)])), end + len(TITLE_SIGNS)
            rows += zip(names[first:], weights[end:])
            tables[f"{detector}.{name}"], tables[f"{detector}.{name}-title"] = rows, title
    model = stances.fit([a for a in articles if not a.is_background])
    for place, stance in zip(model.classes_, model.coef_):
        name, count, start = STANCES[place], len(readings.signs), len(readings.signs) + len(STANCE_TITLE_SIGNS)
        rows = list(zip(readings.signs, stance)) + [("bias", model.intercept_[list(model.classes_).index(place)])]
        rows += zip(["share." + s for s in STANCES], stance[start:start + 5])
        for offset, kind in enumerate(("follows.", "silent-follows.", "in-quotation.")):
            rows += zip([kind + s for s in STANCES], stance[start + 5 + offset * 5:])
        tables[f"stance.{name}"], tables[f"stance-title.{name}"] = rows, list(zip(STANCE_TITLE_SIGNS, stance[count:start]))
    return tables


def by_hand(text):
    """What is written by hand in a file of evidence: its comment, and the tables of points and thresholds."""
    head = text[: text.index("evidence:\n") + len("evidence:\n")]
    blocks = {m.group(1): m.group(0) for m in re.finditer(r"  (\S+):\n(?:    .*\n)+", text)}
    return head, {name: block for name, block in blocks.items() if name.endswith((".alone", ".story"))}


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--articles", nargs=2, action="append", required=True, metavar=("LABELLED", "SIGNS"))
    arguments.add_argument("--background", nargs=2, action="append", default=[], metavar=("ARTICLES", "SIGNS"))
    arguments.add_argument("--evidence", default="Config/rules/evidence.yaml", help="where the thresholds are read")
    arguments.add_argument("--write", metavar="FILE", help="write the fitted tables, keeping what is written by hand")
    options = arguments.parse_args()
    head, hand = by_hand(open(options.evidence).read())
    settings = {d: dict((k, float(v)) for k, v in re.findall(r"    (\S+): (\S+)", hand[d + ".story"])) for d in DETECTORS}
    articles = load(options.articles, False) + load(options.background, True)
    readings = Readings(articles)
    stances = Stances(readings)
    if not options.write:
        return measure(readings, stances, articles, settings)
    with open(options.write, "w") as file:
        file.write(head + "".join(hand.values()))
        for name, rows in fitted(readings, stances, articles).items():
            file.write(table(name, rows))


if __name__ == "__main__":
    main()
