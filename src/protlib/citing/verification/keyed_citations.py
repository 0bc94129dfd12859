"""Typed citations, such as "(see IOM, 2019, p. 12)", as citations by key: "[see @key, p. 12]"."""

import re
from collections.abc import Sequence
from typing import Final

from protlib.citing.citation import Citation, CitationMode, CitedPublication
from protlib.citing.notation import notation, parse_citation
from protlib.citing.verification.typed_works import TypedMatch, TypedWork
from protlib.text import words

_BRACKET_TEXT: Final = re.compile(r"\((.*)\)|\[(.*)\]", re.DOTALL)
_LETTERED_YEAR: Final = re.compile(r"\d{4}[a-z]\b")
# Such as "[IOM]" behind the name of a body.
_ACRONYM: Final = re.compile(r"[\[(][^\[\]()]*[\])]")


def cite_by_key(typed: str, match: TypedMatch, *, has_typed_list: bool) -> str | None:
    """Return the text of a typed citation with keys; None unless each of its works is one record, and nothing is lost.

    A name in the sentence stays: "IOM (2019)" becomes "IOM [-@key]". Without a typed list, nothing says which of two
    works "2019a" is.
    """
    if any(len(work.keys) != 1 or work.unknown for work in match.works):
        return None
    if not has_typed_list and any(_LETTERED_YEAR.search(work.text) for work in match.works):
        return None
    is_narrated = match.mode is CitationMode.IN_TEXT
    opening = typed.rfind("(" if "(" in typed else "[")
    lead = typed[: opening if is_narrated else len(typed) - len(typed.lstrip())]
    bracket = _BRACKET_TEXT.fullmatch(typed, len(lead))
    bare = typed[len(lead) :].rstrip(" .")
    content, end = (bracket[1] or bracket[2], "") if bracket else (bare, typed[len(lead) + len(bare) :])
    mode = CitationMode.WITHOUT_AUTHOR if is_narrated else CitationMode.IN_BRACKETS
    parts = _replace_parts(content, match, mode)
    text = f"[{'; '.join(parts)}]"
    citation = parse_citation(text) if parts and all(parts) else None
    is_same = citation is not None and [cited.key for cited in citation.cited] == [work.keys[0] for work in match.works]
    return f"{lead}{text}{end}" if is_same else None


def _replace_parts(content: str, match: TypedMatch, mode: CitationMode) -> list[str]:
    """Return the part of each work of a typed citation, with its key; none where the works are not apart."""
    if content and all(work.text.startswith("[") for work in match.works):
        return [_join("", work, mode) for work in match.works]
    remaining_works, new_parts = match.works, list[str]()
    for part in content.split(";"):
        works = remaining_works[: _count_years(part, remaining_works)]
        remaining_works = remaining_works[len(works) :]
        new_parts += _replace_names(part, works, mode) if works else [""]
    return [] if remaining_works else new_parts


def _count_years(part: str, works: Sequence[TypedWork]) -> int:
    """Return how many of some works a part of a citation names by one author and their years: "IOM 2010, 2012"."""
    authors_and_years = [work.text.rpartition(" (") for work in works]
    years = [words(year) for author, _, year in authors_and_years if author == authors_and_years[0][0]]
    return next(
        (n for n, year in enumerate(years) if n and (year in years[:n] or not {*year} <= {*words(part)})), len(years)
    )


def _join(prefix: str, work: TypedWork, mode: CitationMode) -> str:
    bare = work.ending.strip(" ,:.")
    key = notation(Citation((CitedPublication(work.keys[0], mode),)))[1:-1]
    return f"{prefix}{key}{', ' if bare else ''}{bare}"


def _replace_names(part: str, works: Sequence[TypedWork], mode: CitationMode) -> list[str]:
    """Return a part of a citation with the key for its author and each year; "" where it says more than these."""
    *further_works, last_work = works
    author_word = next(iter(last_work.text.rpartition(" (")[0].split()), "")
    start = max(part.find(author_word), 0)
    # "IOM (2019), p. 4" has its page behind the bracket.
    ending = last_work.ending if part.endswith(last_work.ending) else ""
    names = _ACRONYM.sub(" ", part[start : len(part) - len(ending)])
    if not {*words(names)} <= {word for work in works for word in words(work.text)}:
        return [""]
    prefixes = [part[:start].lstrip() if author_word in part else "", *[""] * len(further_works)]
    endings = [*[""] * len(further_works), ending]
    rows = zip(prefixes, works, endings, strict=True)
    return [_join(prefix, work._replace(ending=ending), mode) for prefix, work, ending in rows]
