#!/usr/bin/env python3
"""Fits the weights of Config/rules/evidence.yaml to labelled articles, and measures them on articles left out.

Weights are sums of signs; what signs mean together is learnt by decision trees (LightGBM 4).
Reads pairs of files: articles (one JSON object a line) and what `netra rules signs` says of them. See README.md beside this.
"""
import argparse, os, re

for library in ("OMP", "OPENBLAS", "MKL"):  # before numpy is loaded: the same sums in the same order on every machine
    os.environ.setdefault(library + "_NUM_THREADS", "1")
import numpy as np

from articles import DETECTORS, FOLDS, STANCES, load
from readings import Readings
from stances import Stances
from tables import by_hand, comment, fitted, table, table_of_words


def f1(right, false, missed):
    return 2 * right / max(1, 2 * right + false + missed)


def measure(readings, stances, articles, settings):
    """Prints figures of articles left out, a fifth at a time."""
    sources = sorted({a.source for a in articles if not a.is_background})
    found = {}
    for detector in DETECTORS:
        some = [a for a in articles if a.read[detector]["isRead"]]
        for part in range(FOLDS):
            models = readings.fit(detector, [a for a in some if a.fold != part])
            for article in articles:
                if article.fold == part:
                    found[article.id, detector] = readings.found(models, article, detector, settings[detector])
    labelled = [a for a in articles if not a.is_background]
    read = {}
    for part in range(FOLDS):
        some = [a for a in labelled if a.fold != part]
        models, booster = stances.fit(some), stances.grow(some)
        read.update({a.id: stances.read(models, booster, a) for a in labelled if a.fold == part})
    for source in sources + ["all of them"]:
        group = [a for a in labelled if source in (a.source, "all of them")]
        print(f"{source}: {len(group)} articles")
        for detector in DETECTORS:
            counts, stories = np.zeros(3, int), np.zeros(3, int)
            for article in group:
                wanted, got = article.labels(detector) > 0, found[article.id, detector]
                counts += [(wanted & got).sum(), (got & ~wanted).sum(), (wanted & ~got).sum()]
                stories += [wanted.any() and got.any(), got.any() and not wanted.any(), wanted.any() and not got.any()]
            print(f"  {detector:16} stories F1 {f1(*stories):.3f} {tuple(map(int, stories))}  statements F1 {f1(*counts):.3f} "
                  f"{tuple(map(int, counts))}  (right, false, missed)")
        right = sum(read[a.id][key] == a.stances[key[1]][key[0]] for a in group for key in read[a.id])
        gravest, stories = 0, 0
        for a in group:
            for detector in DETECTORS:
                keys = [key for key in read[a.id] if key[1] == detector]
                if keys:
                    stories += 1
                    gravest += min(STANCES.index(read[a.id][k]) for k in keys) == min(STANCES.index(a.stances[detector][k[0]]) for k in keys)
        clean = [a for a in group if a.is_clean]
        alarms = sum(int(found[a.id, d].sum()) for a in clean for d in DETECTORS)
        print(f"  stance of labelled statements {right / max(1, sum(len(read[a.id]) for a in group)):.3f}, gravest of a story "
              f"{gravest / max(1, stories):.3f}; {alarms} false alarms in {len(clean)} articles without a label")
    for detector in DETECTORS:
        taken = sum(found[a.id, detector].any() for a in articles if a.is_background)
        print(f"background: {taken} of {sum(a.is_background for a in articles)} articles taken for {detector}")


def main():
    arguments = argparse.ArgumentParser(description=__doc__.splitlines()[0])
    arguments.add_argument("--articles", nargs="+", action="append", required=True, metavar="FILE",
                           help="LABELLED SIGNS, and how often each article counts where that is not once")
    arguments.add_argument("--background", nargs=2, action="append", default=[], metavar=("ARTICLES", "SIGNS"))
    arguments.add_argument("--evidence", default="Config/rules/evidence.yaml", help="where the thresholds are read")
    arguments.add_argument("--words", default="Config/rules/words.tsv", help="where the weights of words are written")
    arguments.add_argument("--trees", default="Config/rules/trees.txt", help="where the trees are written")
    arguments.add_argument("--write", metavar="FILE", help="write the fitted tables, keeping what is written by hand")
    options = arguments.parse_args()
    head, hand = by_hand(open(options.evidence).read())
    settings = {d: dict((k, float(v)) for k, v in re.findall(r"    (\S+): (\S+)", hand[d + ".story"])) for d in DETECTORS}
    articles = load(options.articles, False) + load(options.background, True)
    readings = Readings(articles)
    stances = Stances(readings)
    if not options.write:
        return measure(readings, stances, articles, settings)
    tables, words, trees = fitted(readings, stances, articles)
    heads = comment(options.words), comment(options.trees)
    with open(options.words, "w") as file:
        file.write(heads[0] + table_of_words(readings.words, words, trees))
    with open(options.trees, "w") as file:
        file.write(heads[1])
        for name, lines in trees.items():
            file.write(f"{name}\n" + "".join(f"  {line}\n" for line in lines))
    with open(options.write, "w") as file:
        file.write(head + "".join(hand.values()))
        for name, rows in tables.items():
            file.write(table(name, rows))


if __name__ == "__main__":
    main()
