"""Decisions about a library, as a difference between versions tells them."""

from typing import Final

from harness.rows import every_row
from protlib.record.decisions import Decisions
from protlib.render.differences import decisions_in_words
from protlib.selection import Selection

_WORDS: Final[dict[str, dict[str, object]]] = {
    "a and b are no duplicates": {"kind": "distinct", "keys": ["a", "b"]},
    "a and b are versions of one work in two languages": {"kind": "translations", "keys": ["a", "b"]},
    "“IOM” is written “OIM” in authors, publisher": {
        "kind": "name", "fields": ["authors", "publisher"], "written": "IOM", "meant": "OIM",
    },
    "check is silent on no-year": {"kind": "silenced", "rule": "no-year", "key": ""},
    "check is silent on no-year of a": {"kind": "silenced", "rule": "no-year", "key": "a"},
    "the library has a field of its own: finding": {"kind": "field", "name": "finding"},
    "“Trendz” in a.ris is a when it is imported again": {
        "kind": "merged", "key": "a", "was": {"title": "Trendz", "source": "a.ris"},
    },
    "“Trendz” is a when it is imported again": {"kind": "merged", "key": "a", "was": {"title": "Trendz"}},
    "a: two sides differ in date": {
        "kind": "conflict", "key": "a", "field": "date", "inner": "", "base": "", "mine": "2018", "theirs": "2019",
    },
    "a, full text: the team says exclude (no data)": {
        "kind": "screened", "key": "a", "stage": "text", "by": "", "verdict": "exclude", "reason": "no data",
    },
    "@new is saved: search return": {"kind": "search", "name": "new", "asks": {"query": "return"}},
    '{"kind":"of tomorrow"}': {"kind": "of tomorrow"},
}  # fmt: skip


def _line(selection: Selection) -> str:
    return f"search {selection.query}"


@every_row("words", _WORDS)
def test_a_decision_is_a_sentence(words: str) -> None:
    decisions, none = Decisions.from_documents([_WORDS[words]]), Decisions()
    assert [*decisions_in_words(decisions, none, _line)] == [words]
    assert [*decisions_in_words(decisions, decisions, _line)] == []
