"""The footnotes of a filled Word document stand on the same sentences in every program.

Word pairs a reference with the note of its id; LibreOffice gives the first reference the note with the lowest id, and
so on.
"""

import os
import re
import shutil
import subprocess
from collections.abc import Sequence
from pathlib import Path
from typing import Final
from xml.etree import ElementTree as ET
from zipfile import ZipFile

import pytest

from harness.rows import every_row
from protlib.citing.documents.filled.word.footnotes import sort_notes
from protlib.citing.documents.filled.word.word_draft import WordDraft
from sample_files.documents import docx, p, run, with_relations
from sample_records.citation_results import filling, part

MAIN = "word/document.xml"
NOTES = "word/footnotes.xml"
W: Final = "{http://schemas.openxmlformats.org/wordprocessingml/2006/main}"
SEPARATOR = '<w:footnote w:type="separator" w:id="-1"><w:p><w:r><w:separator/></w:r></w:p></w:footnote>'
DELETED = '<w:del w:id="9" w:author="a">'


def ref(number: int) -> str:
    return f'<w:r><w:footnoteReference w:id="{number}"/></w:r>'


def notes(*numbers: int, separator: str = SEPARATOR) -> str:
    return separator + "".join(
        f'<w:footnote w:id="{number}"><w:p><w:r><w:footnoteRef/></w:r>{run(f"Own {number}.")}</w:p></w:footnote>'
        for number in numbers
    )


def document(paragraphs: Sequence[str], held: str) -> bytes:
    """Return a document with notes of its author."""
    word_document = docx(*paragraphs, notes={"footnotes": "@@"})
    return with_relations(word_document, {NOTES: held}, {"footnotes": "footnotes.xml"})


def said_in(note: ET.Element) -> str:
    """Return what a note shows."""
    return "".join(text.text or "" for text in note.iter(f"{W}t")).strip()


def texts_in_word(data: bytes) -> list[str]:
    """Return what each note says, in the order of the references, paired by their ids."""
    note_texts = {note.get(f"{W}id"): said_in(note) for note in ET.fromstring(part(data, NOTES))}
    return [
        note_texts[reference.get(f"{W}id")]
        for reference in ET.fromstring(part(data, MAIN)).iter(f"{W}footnoteReference")
    ]


def texts_in_libreoffice(data: bytes) -> list[str]:
    """Return what each note says, in the order of the references, paired by the order of the ids."""
    note_elements = [note for note in ET.fromstring(part(data, NOTES)) if f"{W}type" not in note.attrib]
    note_elements.sort(key=lambda note: int(note.get(f"{W}id", "")))
    count = len(texts_in_word(data))
    return [said_in(note) for note in note_elements][:count]


TABLE = f"<w:tbl><w:tr><w:tc>{p(run('[@iom2009caring]'), ref(3))}</w:tc></w:tr></w:tbl>"
CASES: Final = {
    "before and behind": ([p(run("One"), ref(1)), p(run("Two [@iom2009caring]."), ref(2))], notes(1, 2)),
    "notes of the author in another order": (
        [p(run("One"), ref(7)), p(run("Two [@iom2009caring]."), ref(3)), p(run("Three"), ref(5))],
        notes(3, 7, 5),
    ),
    "gaps, and notes that nothing refers to": (
        [p(run("One"), ref(12)), p(run("Two [@iom2009caring]."), ref(15))],
        notes(10, 12, 13, 15),
    ),
    "first of all": ([p(run("[@iom2009caring]."), ref(0)), p(run("Two"), ref(1))], notes(0, 1, separator="")),
    "a table": ([p(run("One"), ref(1)), p() + TABLE, p(run("[@jobe2010causes]."), ref(4))], notes(1, 3, 4)),
    "a reference that is deleted": (
        [p(run("One"), f"{DELETED}{ref(1)}</w:del>", run(" [@iom2009caring].")), p(run("Two"), ref(2))],
        notes(1, 2),
    ),
    "separators above": (
        [p(run("One"), ref(2)), p(run("Two [@iom2009caring]."), ref(3))],
        notes(2, 3, separator=SEPARATOR.replace("-1", "8")),
    ),
    "many": (
        [p(run(f"{number} [@iom2009caring]."), ref(200 - number)) for number in range(100)],
        notes(*range(101, 201)),
    ),
    "a citation in a note of the author": (
        [p(run("One [@iom2009caring]"), ref(1), run(" and [@jobe2010causes].")), p(run("Two"), ref(2))],
        notes(1, 2).replace("Own 2.", "See [@iom2009caring]."),
    ),
}


@every_row("name", CASES)
def test_notes_stand_on_their_sentences_whichever_way_a_program_pairs_them(name: str) -> None:
    draft = WordDraft(document(*CASES[name]))
    filled_document = draft.fill(filling(draft, notes=True))
    assert texts_in_word(filled_document) == texts_in_libreoffice(filled_document)
    assert len(texts_in_word(filled_document)) == len(set(texts_in_word(filled_document)))


@every_row("name", CASES)
@pytest.mark.slow
def test_notes_stand_on_their_sentences_when_it_is_filled_again(name: str) -> None:
    data = document(*CASES[name])
    draft = WordDraft(data)
    first = draft.fill(filling(draft, notes=True))
    again = WordDraft(first)
    assert again.fill(filling(again, notes=True)) == first
    back = again.fill(filling(again))
    noted = WordDraft(back)
    assert texts_in_word(noted.fill(filling(noted, notes=True))) == texts_in_word(first)
    assert texts_in_word(back) == [re.sub(r"\[@iom2009caring\]", "(2)", text) for text in texts_in_word(data)] or (
        name == "a citation in a note of the author"
    )


def test_a_document_whose_notes_are_in_order_keeps_every_byte_of_them() -> None:
    text, note_parts = part(document(*CASES["before and behind"]), MAIN).encode(), notes(1, 2).encode()
    root = b'<w:footnotes xmlns:w="http://schemas.openxmlformats.org/wordprocessingml/2006/main">'
    content = root + note_parts + b"</w:footnotes>"
    assert sort_notes(text, content) == (text, content)


def test_a_document_that_was_filled_out_of_order_is_put_in_order() -> None:
    data = document([p(run("One [@iom2009caring]."), ref(1))], notes(1))
    draft = WordDraft(data)
    filled_document = draft.fill(filling(draft, notes=True))
    swapped = {MAIN: part(filled_document, MAIN), NOTES: part(filled_document, NOTES)}
    for name, text in swapped.items():
        swapped[name] = re.sub(
            r'(<w:footnote(?:Reference)? w:id=")([12])"',
            lambda match: f'{match[1]}{3 - int(match[2])}"',
            text,
        )
    wrong = with_relations(filled_document, swapped, {"footnotes": "footnotes.xml"})
    assert texts_in_word(wrong) != texts_in_libreoffice(wrong)
    again = WordDraft(wrong)
    mended = again.fill(filling(again, notes=True))
    assert texts_in_word(mended) == texts_in_libreoffice(mended) == texts_in_word(filled_document)


SOFFICE: Final = shutil.which("soffice")
needs_libreoffice = pytest.mark.skipif(not SOFFICE, reason="LibreOffice is not here")


def notes_of(path: Path) -> list[str]:
    """Return what the notes of an OpenDocument text say, in the order of the text that they stand in."""
    text = "{urn:oasis:names:tc:opendocument:xmlns:text:1.0}"
    with ZipFile(path) as archive:
        root = ET.fromstring(archive.read("content.xml"))
    return ["".join(body.itertext()).strip() for body in root.iter(f"{text}note-body")]


@pytest.mark.soak
@needs_libreoffice
def test_libreoffice_has_the_notes_of_every_case_where_word_has_them(tmp_path: Path) -> None:
    paths = []
    for number, case in enumerate(CASES.values()):
        draft = WordDraft(document(*case))
        filled_document = draft.fill(filling(draft, notes=True))
        paths.append(tmp_path / f"{number}.docx")
        paths[-1].write_bytes(filled_document)
    profile = f"-env:UserInstallation={(tmp_path / 'profile').as_uri()}"
    command = [
        str(SOFFICE),
        "--headless",
        profile,
        "--convert-to",
        "odt",
        "--outdir",
        str(tmp_path),
        *map(str, paths),
    ]
    subprocess.run(command, check=True, capture_output=True, timeout=300, env={**os.environ, "HOME": str(tmp_path)})
    for path in paths:
        assert notes_of(path.with_suffix(".odt")) == texts_in_word(path.read_bytes()), path.name
