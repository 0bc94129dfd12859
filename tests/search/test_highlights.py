"""Where matched words are in a text."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from protlib.search import Hits, find_spans, make_snippet
from protlib.search.highlights import cut_around

HITS = Hits(frozenset({"labor", "woman", "jobe", "2010"}), ("traffick",))


@pytest.mark.parametrize(
    ("text", "matches"),
    [
        ("Labour and LABOR of women’s groups", ["Labour", "LABOR", "women’s"]),
        ("Re-trafficking (2010), by Jobe", ["trafficking", "2010", "Jobe"]),
        ("Nothing here", []),
        ("", []),
    ],
)
def test_words_are_found_in_their_spellings(text: str, matches: list[str]) -> None:
    assert [text[start:end] for start, end in find_spans(text, HITS)] == matches


def test_without_hits_nothing_is_found() -> None:
    assert find_spans("Labour", Hits()) == []


TEXT = "One two three four five six seven. Forced labour among women in eight nine ten eleven twelve thirteen."


def test_a_snippet_shows_where_most_words_match() -> None:
    text, hits = cut_around(TEXT, find_spans(TEXT, HITS), 50)
    assert text == "…Forced labour among women in eight nine ten…"
    assert [text[start:end] for start, end in hits] == ["labour", "women"]


def test_a_snippet_without_matches_is_the_beginning() -> None:
    assert cut_around(TEXT, [], 20) == ("One two three four…", [])


def test_a_short_text_is_its_own_snippet_on_one_line() -> None:
    assert make_snippet("Forced\n\n labour", HITS) == ("Forced labour", [(7, 13)])


@given(
    st.lists(st.sampled_from(["labour", "women", "x", "internationalisation", "é", "\n"]), max_size=40),
    st.integers(8, 60),
)
def test_a_snippet_fits_its_width_and_its_places_are_matches(words: list[str], width: int) -> None:
    line = " ".join(" ".join(words).split())
    text, hits = cut_around(line, find_spans(line, HITS), width)
    assert len(text) <= width
    assert {text[start:end] for start, end in hits} <= {"labour", "women"}
