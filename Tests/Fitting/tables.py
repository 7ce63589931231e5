"""The files that are fitted, as they are written."""
import re

import numpy as np

from articles import DETECTORS, STANCES
from days import Days
from learning import tree_lines
from readings import PARTS, WORD
from stances import STANCE_TITLE_SIGNS

LEAST = 0.025  # smaller weights are not written: they change nothing, and reading them takes time
LEAST_WORD = 0.05


def table(name, weights):
    lines = [f"    {key}: {rounded(value)}" for key, value in weights if abs(value) >= LEAST]
    return "\n".join([f"  {name}:"] + lines) + "\n" if lines else ""


def rounded(value):
    text = f"{value:.2f}".rstrip("0").rstrip(".")
    return "0" if text in ("", "-0") else text


def fitted(readings, stances, articles):
    """The tables by name, by column what the words weigh, and the trees by table."""
    tables, words, trees, count = {}, {}, {}, len(readings.signs)
    named = ["word/" + forms[0] for forms in readings.words]
    signs_of = lambda *parts: [part + sign for part in parts for sign in readings.signs]

    def without_words(name, weights):
        words[name] = WORD * weights[: len(readings.words)]
        return weights[len(readings.words) :]

    for detector in DETECTORS:
        some = [a for a in articles if a.read[detector]["isRead"]]
        names, first = some[0].names, some[0].first_reading
        whole, weights, second, verdict = readings.fit(detector, some)
        present = named + signs_of("anywhere/", "title/", "lead/")
        trees[f"{detector}.article"] = tree_lines(whole, present + some[0].article_names[1:], len(present))
        present = named + signs_of("", *(part + "/" for part in PARTS))
        trees[f"{detector}.second"] = tree_lines(second, present + names[1:], len(present))
        weights = without_words(f"{detector}.first", weights)
        tables[f"{detector}.verdict"] = list(zip(("article", "likeliest", "bias"), verdict))
        start = count * (1 + len(PARTS))
        rows = list(zip(readings.signs, weights)) + [("bias", weights[-1])]
        tables[f"{detector}.first"] = rows + list(zip(names[1:first], weights[start:-1]))
        for place, (part, worth) in enumerate(PARTS.items(), 1):
            tables[f"{detector}.first-{part}"] = list(zip(readings.signs, worth * weights[count * place :]))
    days = Days(articles)
    trees["election-date.day"] = tree_lines(days.fit(articles), days.signs + articles[0].day_names, len(days.signs))
    labelled = [a for a in articles if not a.is_background]
    for name, lines in zip(STANCES, stances.tree_lines(stances.grow(labelled))):
        trees[f"stance.{name}"] = lines
    for name, weights in zip(STANCES, stances.fit(labelled)):
        weights = without_words(f"stance.{name}", weights)
        start = count + len(STANCE_TITLE_SIGNS)
        rows = list(zip(readings.signs, weights)) + [("bias", weights[-1])]
        rows += zip(["share." + s for s in STANCES], weights[start : start + 5])
        for offset, kind in enumerate(("follows.", "silent-follows.", "in-quotation.")):
            rows += zip([kind + s for s in STANCES], weights[start + 5 + offset * 5 :])
        tables[f"stance.{name}"], tables[f"stance-title.{name}"] = rows, list(zip(STANCE_TITLE_SIGNS, weights[count:start]))
    return tables, words, trees


def table_of_words(forms, columns, trees):
    """The rows of `rules/words.tsv`; words that weigh next to nothing everywhere, and that no tree asks for, are left out."""
    asked = {word for lines in trees.values() for line in lines for word in line.split() if word.startswith("word/")}
    text = "\t".join(["forms", *columns]) + "\n"
    for word, weights in zip(forms, np.array(list(columns.values())).T):
        if np.abs(weights).max() >= LEAST_WORD or "word/" + word[0] in asked:
            text += "\t".join([" ".join(word)] + [rounded(w) for w in weights]) + "\n"
    return text


def by_hand(text):
    """What is written by hand in a file of evidence: its comment, and the tables of points and thresholds."""
    head = text[: text.index("evidence:\n") + len("evidence:\n")]
    blocks = {m.group(1): m.group(0) for m in re.finditer(r"  (\S+):\n(?:    .*\n)+", text)}
    return head, {name: block for name, block in blocks.items() if name.endswith((".alone", ".story"))}


def comment(path):
    """What stands above the numbers of a file."""
    return "".join(line for line in open(path) if line.startswith("#"))
