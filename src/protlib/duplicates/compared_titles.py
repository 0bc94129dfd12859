"""Titles as they are compared: the words that count, and whether two titles are one."""

import re
from typing import Final

from protlib.record.model import Publication
from protlib.text import without_markup, words

_ARTICLES: Final = frozenset({"the", "a", "an"})
_COUNTING: Final = {
    **{word: word for word in ("part", "volume", "phase", "chapter", "round", "section", "book", "module")},
    "vol": "volume",
    "pt": "part",
}
_NUMERALS: Final = "i one, ii two, iii three, iv four, v five, vi six, vii seven, viii eight, ix nine, x ten"
_FIGURES: Final = {
    name: str(number) for number, names in enumerate(_NUMERALS.split(", "), 1) for name in names.split()
}
_LIKENESS: Final = 85
"""So many of a hundred are alike two titles that may be one."""
_MISSPELT: Final = 60
"""So many of a hundred are alike the words that only one of two such titles has, where they are one word misspelt."""
_OTHER_TITLES: Final = ("title-short", "original-title")
# Such as ": " in "Safe Return: A Handbook", " - " and ". ".
_SUBTITLE_BEGINS: Final = re.compile(r"[:?!]|\s[-–—]\s|\.\s")
# Such as "[Abstract]" and "(in French)".
_NOTE_IN_TITLE: Final = re.compile(r"[\[(][^\[\]()]*[\])]")


def title_words(title: str) -> list[str]:
    """Return the words of a title as they are compared: "The", "&" and the way of counting parts do not matter."""
    found = words(without_markup(title).replace("&", " and "))
    if len(found) > 1 and found[0] in _ARTICLES:
        del found[0]
    for place in range(0 if _COUNTING.keys().isdisjoint(found) else len(found) - 1):
        if counting := _COUNTING.get(found[place]):
            following = found[place + 1]
            found[place], found[place + 1] = counting, _FIGURES.get(following, following)
    return found or ([title] if title else [])


def figures(text: str) -> list[str]:
    """Return the numbers in a text, in their order, without leading zeros."""
    return [figure.lstrip("0") for figure in re.findall(r"\d+", text)]


def have_other_titles(one: Publication, other: Publication) -> bool:
    """Tell whether the titles differ by more than a subtitle that one of them leaves out."""
    if not one.title or not other.title:
        return False
    first, second = title_words(one.title), title_words(other.title)
    if figures(" ".join(first)) != figures(" ".join(second)):
        return True
    forms = {"".join(first), "".join(title_words(_main_title(one)))}
    return "".join(second) not in forms and "".join(title_words(_main_title(other))) != "".join(first)


def _main_title(publication: Publication) -> str:
    return _SUBTITLE_BEGINS.split(without_markup(publication.title), maxsplit=1)[0]


def have_same_title(one: Publication, other: Publication) -> bool:
    """Tell whether two titles are one, wherever a compound is written as two words; never across different numbers."""
    first, second = title_words(one.title), title_words(other.title)
    return "".join(first) == "".join(second) and figures(" ".join(first)) == figures(" ".join(second))


def have_like_titles(one: Publication, other: Publication) -> bool:
    """Tell whether a title of one record may be one of the other, in short, misspelt or without a note in brackets."""
    is_alike = any(_are_alike(first, second) for first in _forms(one) for second in _forms(other))
    return is_alike or _is_without_note(one, other) or _is_without_note(other, one)


def _forms(publication: Publication) -> list[list[str]]:
    """Return the titles of a record: as it stands, before it was translated, in short."""
    others = (str(publication.extra.get(name, "")) for name in _OTHER_TITLES)
    return [found for title in (publication.title, *others) if (found := title_words(title))]


def _is_without_note(one: Publication, other: Publication) -> bool:
    """Tell whether the title of one is that of the other without what stands in brackets there ("[Abstract]")."""
    bare = title_words(_NOTE_IN_TITLE.sub(" ", one.title).strip())
    return "".join(bare) == "".join(title_words(other.title)) != ""


def _are_alike(first: list[str], second: list[str]) -> bool:
    """Tell whether two titles are one, with a subtitle left out or misspelt; never across different numbers."""
    numbers = set(figures(" ".join(first))), set(figures(" ".join(second)))
    if not (numbers[0] <= numbers[1] or numbers[1] <= numbers[0]):
        return False
    joined = "".join(first), "".join(second)
    if joined[0].startswith(joined[1]) or joined[1].startswith(joined[0]):
        return True
    from rapidfuzz import fuzz

    if fuzz.token_sort_ratio(" ".join(first), " ".join(second)) < _LIKENESS:
        return False
    # Of two countries or peoples in otherwise equal titles, none is the other misspelt.
    only = [" ".join(sorted({*these} - {*those})) for these, those in ((first, second), (second, first))]
    return not all(only) or fuzz.ratio(*only) >= _MISSPELT
