"""Which commands do what a user says in words of his own: BM25F over all that the help says of each.

S. Robertson and H. Zaragoza, "The Probabilistic Relevance Framework: BM25 and Beyond" (2009), has the measure and its two constants.
The words of a help are few, so the index is made for each question: nothing is stored that could be out of date.
"""

import math
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from functools import cache
from itertools import pairwise
from typing import Final, NamedTuple

from protlib.cli.commands import COMMANDS, Command
from protlib.cli.manual import description
from protlib.text import nearest, words

MOST: Final = 6
"""How many commands are named at most: as many as one reads."""
_WEIGHTS: Final[Mapping[str, float]] = {
    "name": 4,
    "synonyms": 3,
    "purpose": 3,
    "text": 1,
    "examples": 1,
    "options": 0.5,
}
_OWN: Final = "help"  # whose own page is about all that others do
_HIDDEN: Final = 0.5  # what a hidden command is worth beside the others
_SATURATION: Final = 1.2
_LENGTH: Final = 0.75
_LEAST: Final = 0.5  # of the best: what has less shares a common word with the question, and no more
_UNASKED: Final = 0.5  # of an example, for each option that nobody asks for: less than a word that many commands have
_MISTYPED: Final = 0.85
_SHORT: Final = 5  # letters: of fewer another word is made by one
_STOP: Final = frozenset(
    words(
        "a all am an and any are as at be been but by can could d did do does done else for from get give got had has have he help her him his "
        "how i if in into is it its ll m may me mine more must my need no not of on one only or our out please protlib re s she should so some such t "
        "than that the their them then there these they thing things this those to too up us use ve very want was way we were what when which will "
        "with would you your"
    )
)
MEANT: Final[Mapping[str, str]] = {
    "--author": "by wrote written person",
    "--by": "per each count",
    "--columns": "columns table matrix spreadsheet excel",
    "--copy": "copy paste clipboard",
    "--country": "country countries national place",
    "--doi": "doi lookup article journal",
    "--fix": "repair correct clean",
    "--isbn": "isbn book",
    "--language": "french spanish english arabic portuguese german russian language",
    "--map": "heading column spreadsheet own",
    "--merge": "double remove merge join together combine",
    "--missing": "missing without no empty lack",
    "--organisation": "organisation agency body",
    "--plot": "chart graph diagram plot figure",
    "--region": "region area africa asia",
    "--sort": "newest latest recent oldest order sort sorted alphabetical",
    "--style": "style footnote footnotes endnotes notes apa chicago harvard vancouver journal",
    "--year": "year years since date",
    "map.svg": "map world",
    "sentence-case": "title capital letters capitals uppercase lowercase case",
    "timeline.svg": "timeline picture image powerpoint",
    ".docx": "word report document",
    ".html": "website page web html intranet",
    ".xlsx": "excel spreadsheet table",
    "zotero": "zotero",
}
"""Words that users have for what an option, a value or a kind of file in an example is for, beside those of the help."""
_ENDINGS: Final = ("ings", "ing", "ers", "ies", "ied", "er", "ed", "es", "s", "y", "e")
_STEM: Final = 3


class Match(NamedTuple):
    """A command that may do what is asked, and an example of it."""

    row: Command
    example: str


class _Page(NamedTuple):
    """The help of a command: how often each stem stands in each of its fields, and what its options are for."""

    row: Command
    fields: Mapping[str, Counter[str]]
    options: Mapping[str, frozenset[str]]


def matches(question: Sequence[str]) -> list[Match]:
    """Return the commands that do what a question asks, the likeliest first, at most MOST; none where no word of it is known."""
    pages = [_page(row) for row in COMMANDS.values() if row.name != _OWN]
    renamed = _called_otherwise(question)
    known = {stem for page in pages for counts in page.fields.values() for stem in counts}
    asked = _known(stems(" ".join(question)), known)
    rarity = _rarity(asked, pages)
    lengths = {field: sum(page.fields[field].total() for page in pages) / len(pages) for field in _WEIGHTS}
    scored = sorted(((_score(page, rarity, lengths), page) for page in pages), key=lambda pair: -pair[0])
    least = scored[0][0] * _LEAST
    likely = [
        Match(page.row, _example(page, rarity))
        for score, page in scored
        if score > 0 and score >= least and page.row.name not in {match.row.name for match in renamed}
    ]
    return [*renamed, *likely][:MOST]


def stems(text: str) -> list[str]:
    """Return the words of a text in their order, without endings and without those that say nothing."""
    return [_stem(word) for word in words(text) if word not in _STOP]


def _stem(word: str) -> str:
    """Return a word without its ending, so that "merging", "merged" and "merge" are one, and "entries" and "entry"."""
    for ending in _ENDINGS:
        if word.endswith(ending) and len(word) - len(ending) >= _STEM:
            rest = word.removesuffix(ending)
            return rest[:-1] if rest[-1] == rest[-2] and ending not in {"s", "e", "y"} else rest
    return word


def _called_otherwise(question: Sequence[str]) -> list[Match]:
    """Return the command that does what another program, or an older protlib, calls by the one word of a question."""
    if len(question) != 1:
        return []
    [word] = question
    return [
        Match(row, f"protlib {row.name} {options}" if options else row.examples[0])
        for row in COMMANDS.values()
        for name, _, options in (called.partition(" ") for called in row.elsewhere)
        if name == word
    ]


@cache
def _page(row: Command) -> _Page:
    told = description.command(row.name)
    elsewhere = " ".join(called.partition(" ")[0] for called in row.elsewhere)
    taken = " ".join(f"{' '.join(each.names)} {each.told}" for each in (*told.arguments, *told.options))
    fields = {
        "name": row.name,
        "synonyms": f"{elsewhere} {row.synonyms}",
        "purpose": row.purpose,
        "text": " ".join(told.paragraphs),
        "examples": " ".join(row.examples),
        "options": taken,
    }
    options = {name: frozenset(stems(f"{name} {each.told}")) for each in told.options for name in each.names}
    return _Page(row, {field: Counter(stems(text)) for field, text in fields.items()}, options)


def _known(asked: Sequence[str], known: set[str]) -> set[str]:
    """Return the stems of a question, a mistyped one as that which is spelt almost so."""
    return {
        meant
        for stem in asked
        for meant in ([stem] if stem in known or len(stem) < _SHORT else nearest(stem, known, most=1, least=_MISTYPED))
    }


def _rarity(asked: set[str], pages: Sequence[_Page]) -> dict[str, float]:
    """Return how much each stem of a question says: the fewer commands have it, the more."""
    having = {stem: sum(any(counts[stem] for counts in page.fields.values()) for page in pages) for stem in asked}
    return {stem: math.log(1 + (len(pages) - count + 0.5) / (count + 0.5)) for stem, count in having.items()}


def _score(page: _Page, rarity: Mapping[str, float], lengths: Mapping[str, float]) -> float:
    score = sum(
        weight * (often := _frequency(page, stem, lengths)) / (_SATURATION + often) for stem, weight in rarity.items()
    )
    return score * _HIDDEN if page.row.hidden else score


def _frequency(page: _Page, stem: str, lengths: Mapping[str, float]) -> float:
    """Return how often a stem stands in a help: a field counts by its weight, and the less the longer it is than usual."""
    return sum(
        weight * counts[stem] / (1 - _LENGTH + _LENGTH * counts.total() / lengths[field])
        for field, weight in _WEIGHTS.items()
        if (counts := page.fields[field])[stem]
    )


def _example(page: _Page, rarity: Mapping[str, float]) -> str:
    """Return the example that has most to do with a question, by its own words, and by what its options are for; else the first.

    The words of the command's name say nothing, for all its examples have them. An option that nobody asks for counts against its example.
    """
    own = stems(page.row.name)
    asked = {stem: weight for stem, weight in rarity.items() if stem not in own}

    def worth(example: str) -> float:
        parts = [part for part in example.split()[2:] if part != "-o"]  # which only names a file
        sure = {stem for part in parts for stem in (*stems(part), *_meant(part))}
        likely = {stem for part in parts for stem in page.options.get(part, ())}
        score = sum(weight * (2 * (stem in sure) + 0.5 * (stem in likely)) for stem, weight in asked.items())
        return score - _UNASKED * sum(_is_unasked(*pair, asked) for pair in pairwise([*parts, ""]))

    return max(page.row.examples, key=worth)


def _is_unasked(part: str, value: str, asked: Mapping[str, float]) -> bool:
    """Tell whether a part of an example is an option of which no word of a question names anything, nor of what follows it."""
    named = (stem for word in (part, value) for stem in (*stems(word), *_meant(word)))
    return part.startswith("--") and asked.keys().isdisjoint(named)


def _meant(part: str) -> Iterator[str]:
    """Yield the stems of what users call a part of an example: an option, a value, or a file by the end of its name."""
    for end, meant in MEANT.items():
        if part == end or part.endswith(end):
            yield from stems(meant)
