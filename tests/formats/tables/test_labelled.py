"""Records as lines with labels, as people copy them from a catalogue."""

import pytest

from protlib import formats
from protlib.formats.parsed import Parsed
from protlib.formats.tables import labelled
from protlib.record.fields.labels import plain

_LANGUAGES = {
    "en": ("Title", "Author", "Year"),
    "fr": ("Titre ", "Auteur ", "Année "),
    "es": ("Título", "Autor", "Año"),
    "pt": ("Título", "Autor", "Ano"),
    "de": ("Titel", "Autor", "Jahr"),
    "ar": ("العنوان", "المؤلف", "السنة"),
    "ru": ("Название", "Автор", "Год"),
}
_VALUES = ("Children on the move", "Ruiz, Ana", "2010")


def _read(text: str) -> Parsed:
    format_ = formats.detect(text.encode(), "notes.txt")
    assert format_.name == "labelled"
    return formats.read(text.encode(), format_)


def _text(labels: tuple[str, str, str], title: str = _VALUES[0]) -> str:
    return "\n".join(f"{label}: {value}" for label, value in zip(labels, (title, *_VALUES[1:]), strict=True))


@pytest.mark.parametrize("labels", _LANGUAGES.values(), ids=_LANGUAGES)
def test_labels_are_the_headings_of_tables_in_all_languages(labels: tuple[str, str, str]) -> None:
    parsed = _read(f"{_text(labels)}\n\n{_text(labels, 'Another title')}\n")
    titles = [(record.title, *map(plain, record.authors), record.date) for record in parsed.publications]
    assert titles == [_VALUES, ("Another title", *_VALUES[1:])]
    assert not parsed.problems


def test_a_title_begins_the_next_record_without_a_blank_line() -> None:
    text = "Title: One report\nAuthor: IOM\nYear: 2010\nTitle: Two reports\nAuthor: UNHCR\nYear: 2011\n"
    assert [record.title for record in _read(text).publications] == ["One report", "Two reports"]


def test_a_line_without_a_label_is_the_title_above_and_goes_on_below() -> None:
    text = "Children on the move\n\nAuthor: IOM\nYear: 2010\nAbstract: A report\nthat goes on.\nShelf: 12 B\n"
    parsed = _read(text)
    [record] = parsed.publications
    assert (record.title, record.abstract) == ("Children on the move", "A report that goes on.")
    assert dict(record.extra) == {"csv:Shelf": "12 B"}


def test_a_label_that_stands_twice_has_both_names() -> None:
    [record] = _read("Title: A report\nAuthor: Ruiz, Ana\nAuthor: Smith, John\nYear: 2010\n").publications
    assert [plain(name) for name in record.authors] == ["Ruiz, Ana", "Smith, John"]


def test_bullets_and_marks_of_markdown_are_no_part_of_a_label() -> None:
    [record] = _read("- **Title:** A report\n- **Author:** IOM\n- **Year:** 2010\n").publications
    assert (record.title, record.date) == ("A report", "2010")


@pytest.mark.parametrize(
    "text",
    [
        "Dear Ana,\n\nTitle: the talk of May\n\nWe met, and said a few things.\nThen we left.\nMore of this soon.\n",
        "Author: IOM\nYear: 2010\n",
        "Note: this is a text.\nPlease read it.\n",
    ],
)
def test_other_texts_are_none(text: str) -> None:
    assert not labelled.sniff(text)
