"""The series that a text means, by words of name and body, or by the short name of an annual report."""

from collections.abc import Iterable, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from protlib.record.names.known_bodies import body_named
from protlib.record.series.editions import Series
from protlib.record.small_words import of_titles
from protlib.record.tables import read_rows
from protlib.text import words


class AnnualReport(NamedTuple):
    """An annual report: the name of its series, and its publisher."""

    name: str
    publisher: str


SHORT_NAMES: Final = read_rows(Path(__file__).with_name("annual_reports.txt"))


def find_annual_report(text: str) -> AnnualReport | None:
    """Return the annual report with this short name, None if there is none."""
    query_words = words(text)
    for name, publisher, acronym in SHORT_NAMES:
        if query_words in [words(short_name) for short_name in acronym.split("|")]:
            body = body_named(publisher)
            return AnnualReport(name, body.name if body else publisher)
    return None


def find_series(candidates: Iterable[Series], text: str) -> list[Series]:
    """Return the series that a text means, by words of name and body, their beginnings, or an acronym: "WMR".

    A text with the whole name of a series, or with a name and a body, means only these. So does the short name of an
    annual report; its own publisher comes first. Others stand in the order in which their names have the words.
    """
    if annual := find_annual_report(text):
        same_series = [entry for entry in candidates if words(entry.name) == words(annual.name)]
        return sorted(same_series, key=lambda entry: entry.publisher != annual.publisher)
    query_words = words(text)
    if not query_words:  # signs alone, such as a dash, name nothing
        return []
    matches = [
        (entry, word_positions)
        for entry in candidates
        if (word_positions := _match_name(entry, query_words)) is not None
    ]
    exact_matches = [entry for entry, word_positions in matches if word_positions == {*range(len(words(entry.name)))}]
    return exact_matches or [entry for entry, _word_positions in sorted(matches, key=lambda pair: _find_first(*pair))]


def _find_first(entry: Series, word_positions: set[int]) -> int:
    """Return the position of the first matching word, no small one; the number of words if only the body matches."""
    name_words = words(entry.name)
    return min(
        (position for position in word_positions if name_words[position] not in of_titles()), default=len(name_words)
    )


def _match_name(entry: Series, query_words: Sequence[str]) -> set[int] | None:
    """Return the positions of matching and small words in a name; None if a word of the query matches nothing."""
    name_words = words(entry.name)
    body_words = {*words(entry.publisher), *_runs(words(entry.publisher))}
    word_positions = {position for position, word in enumerate(name_words) if word in of_titles()}
    for word in query_words:
        positions = {position for position, own_word in enumerate(name_words) if own_word.startswith(word)} | _runs(
            name_words
        ).get(word, set())
        if not positions and not any(body_word.startswith(word) for body_word in body_words):
            return None
        word_positions |= positions
    return word_positions


def _runs(name_words: Sequence[str]) -> dict[str, set[int]]:
    """Return the acronyms that words make, with and without small ones, and the positions of their words."""
    positions_by_acronym: dict[str, set[int]] = {}
    for pairs in (list(enumerate(name_words)), [pair for pair in enumerate(name_words) if pair[1] not in of_titles()]):
        for start in range(len(pairs)):
            for end in range(start + 2, len(pairs) + 1):
                run = pairs[start:end]
                positions_by_acronym.setdefault(
                    "".join(word[0] for _position, word in run), {position for position, _word in run}
                )
    return positions_by_acronym
