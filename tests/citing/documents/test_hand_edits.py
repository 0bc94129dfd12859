"""What somebody changes by hand in a filled document: told, and kept where it can be."""

import pytest

from protlib.citing.documents.filled.draft import Draft
from protlib.citing.documents.filled.markdown_draft import MarkdownDraft
from protlib.citing.documents.filled.opendocument_draft import OpenDraft
from protlib.citing.documents.filled.word.word_draft import WordDraft
from sample_files.documents import docx, odt, run
from sample_records.citation_results import JOBE, filling, part, with_part

TYPED = "So it is [@iom2009caring, p. 3]. And [@jobe2010causes]."
KINDS = ("docx", "odt", "md")


def read(kind: str, data: bytes) -> Draft:
    if kind == "docx":
        return WordDraft(data)
    return OpenDraft(data) if kind == "odt" else MarkdownDraft(data)


def blank(kind: str) -> bytes:
    return {"docx": docx(run(TYPED)), "odt": odt(TYPED), "md": TYPED.encode()}[kind]


def replaced(kind: str, data: bytes, old: str, new: str) -> bytes:
    """Return a document in which somebody changed a text."""
    if kind == "md":
        return data.decode().replace(old, new).encode()
    changed = data
    for name in {"docx": ("word/document.xml", "word/footnotes.xml"), "odt": ("content.xml",)}[kind]:
        try:
            changed = with_part(changed, name, part(changed, name).replace(old, new))
        except KeyError:
            continue
    assert changed != data
    return changed


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("notes", [False, True])
def test_a_citation_that_was_changed_by_hand_is_told_and_stays(kind: str, notes: bool) -> None:
    draft = read(kind, blank(kind))
    document = draft.fill(filling(draft, "(IOM, 2009)", "(Jobe, 2010)", notes=notes))
    assert not read(kind, document).hand_edits
    changed = read(kind, replaced(kind, document, "IOM, 2009", "IOM, in 2009"))
    (edit,) = changed.hand_edits
    assert "(IOM, in 2009)" in edit
    assert edit.endswith("was changed by hand and stays. To fill it again, type [@iom2009caring, p. 3] in its place")
    again = changed.fill(filling(changed, "(New, 1)", "(New, 2)", notes=notes))
    text = again.decode() if kind == "md" else part(again, "content.xml" if kind == "odt" else "word/document.xml")
    text += part(again, "word/footnotes.xml") if notes and kind == "docx" else ""
    assert "(IOM, in 2009)" in text
    assert "(New, 1)" not in text
    assert "(New, 2)" in text


def test_a_citation_whose_text_was_deleted_is_named_because_it_still_cites() -> None:
    draft = read("docx", blank("docx"))
    document = draft.fill(filling(draft, "(IOM, 2009)", "(Jobe, 2010)", notes=False))
    (edit,) = read("docx", replaced("docx", document, "(IOM, 2009)", "")).hand_edits
    message = "the text of [@iom2009caring, p. 3] was deleted by hand, but it still cites. Delete its field, or type it"
    assert edit.endswith(message)


@pytest.mark.parametrize("kind", KINDS)
def test_an_entry_of_the_list_that_was_changed_by_hand_is_told_with_its_text(kind: str) -> None:
    draft = read(kind, blank(kind))
    document = draft.fill(filling(draft))
    changed = read(kind, replaced(kind, document, "Jobe, A. (2010)", "Jobe, Ann (2010)"))
    (edit,) = changed.hand_edits
    assert edit.startswith("the list: “Jobe, Ann (2010). Causes & effects.” was changed by hand and is overwritten")
    assert JOBE.key in changed.citations[1].citation.keys


@pytest.mark.parametrize("kind", KINDS)
def test_what_an_older_protlib_filled_is_filled_anew(kind: str) -> None:
    draft = read(kind, blank(kind))
    document = draft.fill(filling(draft, "(IOM, 2009)", "(Jobe, 2010)"))
    old = replaced(kind, document, "shown", "other")
    assert not read(kind, replaced(kind, old, "IOM, 2009", "IOM, in 2009")).hand_edits
