"""Full stops around the number of a note: one is enough."""

import re
from pathlib import Path

import pytest

from programs.engine import needs_engine
from protlib.citing.citation import Result, TextRun
from protlib.citing.documents.filled.draft import Draft
from protlib.citing.documents.filled.markdown_draft import MarkdownDraft
from protlib.citing.documents.filled.opendocument_draft import OpenDraft
from protlib.citing.documents.filled.word.word_draft import WordDraft
from protlib.citing.engine.report import read_markdown_report
from protlib.citing.engine.report_writer import Surroundings, write_report
from sample_files.documents import docx, odt, run
from sample_records.citation_results import filling, part

TEXT, LEAD = "So says @a1. E", "IOM et al."
DOCUMENTS = [
    (WordDraft, docx(run(TEXT)), "word/document.xml"),
    (OpenDraft, odt(TEXT), "content.xml"),
    (MarkdownDraft, f"{TEXT}\n".encode(), ""),
]


def visible_text(data: bytes, name: str) -> str:
    text = part(data, name) if name else data.decode()
    return re.sub(
        r"<w:instrText.*?</w:instrText>|<text:note .*?</text:note>|<[^>]*>|\^\[[^\]]*\]", "", text, flags=re.DOTALL
    )


@pytest.mark.parametrize(("kind", "data", "name"), DOCUMENTS)
def test_a_name_with_a_stop_ends_a_sentence_with_one(kind: type[Draft], data: bytes, name: str) -> None:
    draft = kind(data)  # type: ignore[call-arg]
    document = draft.fill(filling(draft, notes=True, leads=[LEAD]))
    assert "So says IOM et al. E" in visible_text(document, name)
    again = kind(document)  # type: ignore[call-arg]
    assert again.hand_edits == []
    assert again.fill(filling(again, notes=True, leads=[LEAD])) == document
    back = kind(document)  # type: ignore[call-arg]
    assert "So says IOM et al. (2009). E" in visible_text(back.fill(filling(back, f"{LEAD} (2009)")), name)


@pytest.mark.parametrize(
    ("text", "expected"), [("So says @a1, E", "IOM et al., E"), ("So says @a1... E", "IOM et al.... E")]
)
def test_other_marks_stay_behind_a_name_with_a_stop(text: str, expected: str) -> None:
    draft = WordDraft(docx(run(text)))
    assert expected in visible_text(draft.fill(filling(draft, notes=True, leads=[LEAD])), "word/document.xml")


@needs_engine
def test_a_report_in_markdown_that_becomes_another_document_has_one_too(tmp_path: Path) -> None:
    result = Result(citations=((TextRun("Caring."),),), is_note=True, leads=((TextRun(LEAD),),))
    text = write_report(
        read_markdown_report(TEXT.encode()), result, "plain", Surroundings("report", tmp_path)
    ).data.decode()
    assert text.startswith("So says IOM et al.[1] E")
