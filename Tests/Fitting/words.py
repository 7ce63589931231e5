"""Ordinary words: which are weighed."""
import collections, re

from articles import SHORTEST_WORD

RAREST_WORD = 12  # a word in fewer labelled articles has no weight


def stem(form):
    """What the forms of a word have in common, roughly: no more than a key under which they are gathered."""
    for prefix in "menge meny meng men mem me penge peny peng pen pem ber ter di pe".split():
        if form.startswith(prefix) and len(form) - len(prefix) >= 4:
            form = form[len(prefix) :]
            break
    for suffix in "kannya annya inya nya kan an lah i".split():
        if form.endswith(suffix) and len(form) - len(suffix) >= 4:
            return form[: -len(suffix)]
    return form


def ordinary_words(articles):
    """Words by number, each with its forms: those of enough labelled articles that are more often written small than not,
    which leaves names out."""
    articles_with, small, capital = (collections.Counter() for _ in range(3))
    forms = collections.defaultdict(collections.Counter)
    for article in articles:
        if not article.is_background:
            articles_with.update({stem(form) for s in article.sentences for form in s["forms"]})
        for sentence in article.sentences:
            if sentence["isTitle"]:
                continue
            for word in re.findall("[A-Za-z]+", sentence["text"])[1:]:
                (capital if word[0].isupper() else small)[stem(word.lower())] += 1
                forms[stem(word.lower())][word.lower()] += 1
    kept = [w for w, count in sorted(articles_with.items()) if count >= RAREST_WORD and small[w] > capital[w]]
    return [sorted(f for f, count in forms[w].items() if count > 1 and len(f) >= SHORTEST_WORD) for w in kept]
