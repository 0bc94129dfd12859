"""Notes: a note of one's own is private and leaves as such; what is to be printed with the reference is an addendum."""

import json
from typing import Any

import pytest

from harness.rows import every_row
from protlib import formats
from protlib.record.model import Publication

OWN, PRINTED = "Second shelf", "Also available in French"
BOTH = Publication(key="a", type="report", title="Ideas", note=OWN, addendum=PRINTED)
WRITTEN = [
    ("bibtex", f"  note          = {{{PRINTED}}},", f"  annote        = {{{OWN}}},"),
    ("biblatex", f"  note          = {{{PRINTED}}},", f"  annotation    = {{{OWN}}},"),
    ("csl-json", f'"note": "{PRINTED}"', f'"annote": "{OWN}"'),
    ("csl-yaml", f"note: {PRINTED}", f"annote: {OWN}"),
    ("ris", f"M2  - addendum: {PRINTED}", f"N1  - {OWN}"),
    ("endnote", f"addendum: {PRINTED}</style></misc2>", f"{OWN}</style></notes>"),
    ("jsonl", f'"addendum":"{PRINTED}"', f'"note":"{OWN}"'),
]
READ = [
    ("bibtex", "@misc{{a, title = {{A}}, note = {{{0}}}, annote = {{{1}}}}}"),
    ("bibtex", "@online{{a, title = {{A}}, note = {{{0}}}, annotation = {{{1}}}}}"),
    ("bibtex", "@online{{a, title = {{A}}, addendum = {{{0}}}, annotation = {{{1}}}}}"),
    ("csl-json", '[{{"id": "a", "type": "document", "title": "A", "note": "{0}", "annote": "{1}"}}]'),
    ("csv", "Title,Addendum,Notes\r\nA,{0},{1}\r\n"),
    ("csv", "Title,Addendum,Comments\r\nA,{0},{1}\r\n"),
    ("jsonl", '{{"title": "A", "addendum": "{0}", "note": "{1}"}}'),
    ("ris", "TY  - RPRT\r\nTI  - A\r\nM2  - addendum: {0}\r\nN1  - {1}\r\nER  - \r\n"),
]


@every_row(("name", "printed", "own"), WRITTEN)
def test_a_note_leaves_where_no_style_prints_it_and_an_addendum_where_styles_do(
    name: str, printed: str, own: str
) -> None:
    text = formats.write([BOTH], formats.format_named(name), formats.WriteOptions(lossless=True)).decode()
    assert printed in text
    assert own in text
    assert formats.read(text.encode(), formats.format_named(name)).publications == [BOTH]


@every_row(("name", "text"), READ)
def test_what_is_printed_and_what_is_not_are_told_apart_in_every_format(name: str, text: str) -> None:
    data = text.format(PRINTED, OWN).encode()
    [publication] = formats.read(data, formats.format_named(name)).publications
    assert (publication.addendum, publication.note) == (PRINTED, OWN)


def test_a_note_alone_is_never_printed_by_a_processor() -> None:
    note = BOTH.changed(addendum="")
    assert (
        " note "
        not in formats.write([note], formats.format_named("bibtex"), formats.WriteOptions(lossless=True)).decode()
    )
    items: list[dict[str, Any]] = json.loads(
        formats.write([note], formats.format_named("csl-json"), formats.WriteOptions(lossless=True))
    )
    assert "note" not in items[0]


def test_lines_of_zoteros_extra_are_variables_and_the_rest_is_an_addendum() -> None:
    item = {"id": "a", "title": "A", "note": f"PMID: 7\n{PRINTED}"}
    [publication] = formats.read(json.dumps([item]).encode(), formats.format_named("csl-json")).publications
    assert (publication.addendum, publication.note, publication.extra) == (PRINTED, "", {"PMID": "7"})


def test_a_note_of_several_paragraphs_comes_back_from_bibtex() -> None:
    note = BOTH.changed(note="One.\n\nTwo, with 50% & <i>more</i>.")
    text = formats.write([note], formats.format_named("bibtex"), formats.WriteOptions(lossless=True))
    assert formats.read(text, formats.format_named("bibtex")).publications == [note]


HTML_NOTES = {
    "csv": b'Title,Notes\nCaring,"<p>Ask <b>Bob</b> &amp; Ann</p><p>Then file</p>"\n',
    "bibtex": (
        rb"@report{a, title={Caring}, annote={{\textless}p{\textgreater}Ask Bob \&amp; Ann{\textless}/p{\textgreater}"
        rb"{\textless}p{\textgreater}Then file{\textless}/p{\textgreater}}}"
    ),
    "ris": b"TY  - RPRT\nTI  - Caring\nN1  - <p>Ask Bob &amp; Ann</p><p>Then file</p>\nER  - \n",
}


@pytest.mark.parametrize(("name", "content"), HTML_NOTES.items(), ids=HTML_NOTES)
def test_a_note_that_zotero_wrote_in_html_is_text(name: str, content: bytes) -> None:
    [record] = formats.read(content, formats.format_named(name)).publications
    field = "note" if name == "csv" else "private_note"  # nobody can say whose a column of a table is
    assert getattr(record, field) == "Ask Bob & Ann\n\nThen file"


@pytest.mark.parametrize("note", ["p < 0.05", "see <https://iom.int>", "<3 pages", "A <p> in HTML"])
def test_a_note_with_a_sign_of_html_stays_as_it_is(note: str) -> None:
    [record] = formats.read(f"Title,Notes\nCaring,{note}\n".encode(), formats.format_named("csv")).publications
    assert record.note == note
