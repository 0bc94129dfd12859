"""Records as lines with labels, as people copy them from a catalogue."""

from harness.rows import every_row
from protlib import formats
from protlib.formats.parsed import Parsed
from protlib.formats.tables import labelled
from protlib.record.fields.labels import inverted_name

_LANGUAGES = {
    "en": ("Title", "Author", "Year"),
    "fr": ("Titre ", "Auteur ", "Année "),
    "es": ("Título", "Autor", "Año"),
    "pt": ("Título", "Autor", "Ano"),
    "de": ("Titel", "Autor", "Jahr"),
    "ar": ("العنوان", "المؤلف", "السنة"),
    "ru": ("Название", "Автор", "Год"),
}
_ONE = "Title: One report\nAuthor: IOM\nYear: 2010\n"
_TWO = "Title: Another report\nAuthor: UNHCR\nYear: 2011\n"
_VALUES = ("Children on the move", "Ruiz, Ana", "2010")


def _read(text: str) -> Parsed:
    format_ = formats.detect(text.encode(), "notes.txt")
    assert format_.name == "labelled"
    return formats.read(text.encode(), format_)


def _text(labels: tuple[str, str, str], title: str = _VALUES[0]) -> str:
    return "\n".join(f"{label}: {value}" for label, value in zip(labels, (title, *_VALUES[1:]), strict=True))


@every_row("labels", _LANGUAGES.values(), ids=_LANGUAGES)
def test_labels_are_the_headings_of_tables_in_all_languages(labels: tuple[str, str, str]) -> None:
    parsed = _read(f"{_text(labels)}\n\n{_text(labels, 'Another title')}\n")
    titles = [(record.title, *map(inverted_name, record.authors), record.date) for record in parsed.publications]
    assert titles == [_VALUES, ("Another title", *_VALUES[1:])]
    assert not parsed.problems


def test_a_title_begins_the_next_record_without_a_blank_line() -> None:
    text = f"{_ONE}{_TWO}"
    assert [record.title for record in _read(text).publications] == ["One report", "Another report"]


def test_a_record_parts_at_the_label_that_began_the_first() -> None:
    text = "Author: A. Ruiz\nTitle: One\nYear: 2010\nAuthor: B. Smith\nAuthor: C. Jobe\nTitle: Two\nYear: 2011\n"
    authors = [[name.family for name in record.authors] for record in _read(text).publications]
    assert authors == [["Ruiz"], ["Smith", "Jobe"]]


def test_a_line_without_a_label_goes_on_below_and_a_title_may_stand_apart() -> None:
    text = "Title: Children on the move\n\nAuthor: IOM\nYear: 2010\nAbstract: A report\nthat goes on.\nShelf: 12 B\n"
    parsed = _read(text)
    [record] = parsed.publications
    assert (record.title, record.abstract) == ("Children on the move", "A report that goes on.")
    assert dict(record.extra) == {"csv:Shelf": "12 B"}


def test_a_label_that_stands_twice_has_both_names() -> None:
    [record] = _read("Title: A report\nAuthor: Ruiz, Ana\nAuthor: Smith, John\nYear: 2010\n").publications
    assert [inverted_name(name) for name in record.authors] == ["Ruiz, Ana", "Smith, John"]


def test_bullets_and_marks_of_markdown_are_no_part_of_a_label() -> None:
    [record] = _read("- **Title:** A report\n- **Author:** IOM\n- **Year:** 2010\n").publications
    assert (record.title, record.date) == ("A report", "2010")


def test_an_abstract_may_have_several_paragraphs() -> None:
    text = (
        "Title: One\nAuthor: IOM\nYear: 2010\nAbstract: First.\n\nSecond: it goes on.\n\n- a point\n- more\n"
        "Keywords: sea\n\nAuthor: UNHCR\nTitle: Two\nYear: 2011\n"
    )
    parsed = _read(text)
    one, two = parsed.publications
    assert (one.abstract, one.tags, inverted_name(two.authors[0])) == (
        "First. Second: it goes on. - a point - more",
        ("sea",),
        "UNHCR",
    )
    assert not parsed.remarks


_MARKS = [
    f"CONFIDENTIAL\n\n{_ONE}\n{_TWO}",
    f"# CONFIDENTIAL\n{_ONE}\n{_TWO}",
    f"{_ONE}\nConfidential\n\n{_TWO}",
    f"{_ONE}\n{_TWO}Do not circulate.\n",
    f"{_ONE}Abstract: A text.\n\nThese reports are confidential. Do not share.\n\n{_TWO}",
    f"{_ONE}\nClassification: CONFIDENTIAL\n\n{_TWO}",
    f"Status: confidential\n\n{_ONE}\n{_TWO}",
]


@every_row("text", _MARKS)
def test_a_mark_on_a_line_of_its_own_closes_all_records(text: str) -> None:
    parsed = _read(text)
    assert [record.title for record in parsed.publications] == ["One report", "Another report"]
    assert [record.date for record in parsed.publications] == ["2010", "2011"]
    assert all(record.access in {"internal", "confidential"} for record in parsed.publications)
    assert "so all its records are" in parsed.remarks[0]


def test_lines_of_no_record_are_left_out_and_named() -> None:
    parsed = _read(f"Here are the reports:\n\n{_ONE}\n{_TWO}\nI hope that helps.\n")
    assert [record.title for record in parsed.publications] == ["One report", "Another report"]
    assert parsed.remarks == [
        "“Here are the reports:” in line 1, and 1 other line, belong to no record, and are left out."
    ]


_NO_CATALOGUES = {
    "letter": "Dear Ana,\n\nTitle: the talk of May\n\nWe met, and said a few things.\nThen we left.\n",
    "no title": "Author: IOM\nYear: 2010\n",
    "note": "Note: this is a text.\nPlease read it.\n",
    "chat": "Ana: Did you see it?\nAuthor: no, I will not\nTitle: hm, what is the title\nEditor: fine\n",
    "minutes": "Minutes of the Group\n\nDate: 12 May 2021\nAuthor: Ana Ruiz\nNotes: The chair opened it.\n",
    "form": "Name: Ana Ruiz\nTitle: Protection officer\nOrganisation: UNHCR\nDate: 12 May 2021\nLanguage: French\n",
    "vacancy": "Job title: Officer\nTitle: Specialist\nOrganisation: UNHCR\nDate: 12 May 2021\nLocation: Dakar\n",
    "settings": "title: My site\nauthor: Ana\nlanguage: en\ndescription: A blog\nurl: https://example.org\n",
    "list of things to do": "Language: en\nSubject: move it\nDate: tomorrow\nTitle: TBD\n",
    "advice": "How to write titles\n\nTitle: a short one.\nAuthor: the body first.\nYear: always four digits.\n",
    "agenda": "Date: 12 May 2021\nTitle: Opening\nAuthor: Ana Ruiz\n\nDate: 13 May 2021\nTitle: Lunch\n",
    "head of a page": "---\ntitle: A post\nauthor: Ana Ruiz\ndate: 2020-01-01\n---\n\n# Intro\n\nText of it.\n",
    "mail": "From: Ana\nTo: Bob\nDate: 12 May 2021\nTitle: Focal point\nOrganisation: UNHCR\n\nThanks!\n",
}


@every_row("text", _NO_CATALOGUES.values(), ids=_NO_CATALOGUES)
def test_a_text_with_labels_that_is_no_catalogue_is_not_taken_for_one(text: str) -> None:
    assert not labelled.sniff(text)
