"""The notes of a text in Markdown."""

import pytest

from protlib.typed_references.lists.markdown_notes import find_notes


@pytest.mark.parametrize(
    ("text", "notes"),
    [
        ("More.^[See IOM, 2009.] And 5 km^2^ of it [1].", ["See IOM, 2009."]),
        ("So in 2019^[See [IOM], 2009.]", ["See [IOM], 2009."]),
        ("A sign ^[ alone.\n\nAnother paragraph]", []),
        ("[^1]: IOM, 2009.\n[^2]: WFP, 2010.\n\nText", [" IOM, 2009.", " WFP, 2010."]),
    ],
)
def test_a_note_ends_with_its_paragraph(text: str, notes: list[str]) -> None:
    assert [note for _start, note in find_notes(text)] == notes


@pytest.mark.slow
def test_takes_no_longer_than_the_length_of_a_text_asks_for() -> None:
    assert not list(find_notes("An area of 5 km^2^ in all.\n\n" * 20_000))
    assert not list(find_notes("^ a " * 50_000))
