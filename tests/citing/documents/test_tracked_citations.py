"""Citations with tracked changes in them: filled as one, they could not be rejected any more."""

import pytest

from protlib.citing.documents.filled.opendocument_draft import OpenDraft
from protlib.citing.documents.filled.word.word_draft import WordDraft
from sample_files.documents import docx, odt, p, run
from sample_records.citation_results import filling, part

REGIONS = (
    "<text:tracked-changes><text:changed-region text:id='i'><text:insertion/></text:changed-region>"
    "<text:changed-region text:id='d'><text:deletion><text:p>1</text:p></text:deletion></text:changed-region>"
    "<text:changed-region text:id='f'><text:format-change/></text:changed-region></text:tracked-changes>"
)


def inserted(text: str) -> str:
    return f'<w:ins w:id="1" w:author="Ana > Rui">{run(text)}</w:ins>'


def deleted(text: str) -> str:
    return f'<w:del w:id="2"><w:r><w:delText>{text}</w:delText></w:r></w:del>'


def added(text: str) -> str:
    return f"<text:change-start text:change-id='i'/>{text}<text:change-end text:change-id='i'/>"


GONE = "<text:change text:change-id='d'/>"
DIVIDED_IN_WORD = [
    run("[@a1, p. ") + deleted("1") + inserted("2") + run("]"),
    run("[@a1") + inserted("; @c1") + run("]"),
    run("[@a1, p. 1") + deleted("2") + run("]"),
    run("[@a1") + f'<w:moveTo w:id="3">{run(", p. 2")}</w:moveTo>' + run("]"),
]
DIVIDED_IN_LIBREOFFICE = [f"[@a1, p. {GONE}{added('2')}]", f"[@a1{added('; @c1')}]", f"[@a1, p. 1{GONE}]"]


@pytest.mark.parametrize("paragraph", DIVIDED_IN_WORD)
def test_a_citation_that_changes_divide_stays_in_word_and_is_told(paragraph: str) -> None:
    draft = WordDraft(docx(run("See [@b1]."), paragraph))
    assert [place.citation.keys for place in draft.citations] == [("b1",)]
    [line] = draft.hand_edits
    assert line.startswith("paragraph 2: “[@a1")
    assert "Accept or reject" in line
    assert p(paragraph) in part(draft.fill(filling(draft)), "word/document.xml")


@pytest.mark.parametrize("paragraph", DIVIDED_IN_LIBREOFFICE)
def test_a_citation_that_changes_divide_stays_in_libreoffice_and_is_told(paragraph: str) -> None:
    draft = OpenDraft(odt(REGIONS, "See [@b1].", paragraph))
    assert [place.citation.keys for place in draft.citations] == [("b1",)]
    assert ["Accept or reject" in line for line in draft.hand_edits] == [True]
    assert f"<text:p>{paragraph}</text:p>" in part(draft.fill(filling(draft)), "content.xml")


@pytest.mark.parametrize(
    "paragraph",
    [
        inserted("[@a1") + inserted(", p. 2]"),
        inserted("[@a1") + deleted("(Jobe)") + inserted("]"),
        deleted("(Jobe)") + run("[@a1]") + deleted("."),
        run("so ") + inserted("see [@a1], and") + run(" more"),
    ],
)
def test_a_citation_that_is_inserted_as_one_is_filled_in_word(paragraph: str) -> None:
    draft = WordDraft(docx(paragraph))
    assert ([place.citation.keys for place in draft.citations], draft.hand_edits) == ([("a1",)], [])


@pytest.mark.parametrize(
    "paragraph",
    [
        added("See [@a1]"),
        f"{GONE}[@a1]{GONE}",
        "[@a1<text:change-start text:change-id='f'/>, p. 2<text:change-end text:change-id='f'/>]",
    ],
)
def test_a_citation_that_is_inserted_as_one_is_filled_in_libreoffice(paragraph: str) -> None:
    draft = OpenDraft(odt(REGIONS, paragraph))
    assert ([place.citation.keys for place in draft.citations], draft.hand_edits) == ([("a1",)], [])
