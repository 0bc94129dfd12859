"""Footnotes of Word documents that are filled: those of a style of notes, and those that are there."""

import re
from io import BytesIO
from zipfile import ZipFile

import pytest

from protlib.citing.documents.filled.draft import DocumentStyle
from protlib.citing.documents.filled.word.word_draft import WordDraft
from protlib.errors import InputRefusedError
from sample_files.documents import docx, p, run, zipped
from sample_files.filled_word import MAIN, text_of
from sample_records.citation_results import filling, part, with_part

NOTES = "word/footnotes.xml"


def test_notes_stand_where_the_text_refers_to_them_and_headers_last() -> None:
    note = '<w:footnote w:id="2">' + p(run("Noted [@b1].")) + "</w:footnote>"
    refers = '<w:r><w:footnoteReference w:id="2"/></w:r>'
    data = docx(p(run("[@a1]"), refers, run("[@c1]")), notes={"header1": run("[@d1]"), "footnotes": ""})
    parts = {name: part(data, name) for name in ZipFile(BytesIO(data)).namelist()}
    parts[NOTES] = parts[NOTES].replace(p(), note)
    draft = WordDraft(zipped(parts))
    assert [(*place.citation.keys, place.location) for place in draft.citations] == [
        ("a1", "paragraph 1"), ("b1", "footnote 2"), ("c1", "paragraph 1"), ("d1", "header1"),
    ]  # fmt: skip
    document = draft.fill(filling(draft, references=()))
    assert text_of(document, NOTES) == "Noted (2)."
    assert text_of(document, "word/header1.xml") == "(4)"


def noted(*paragraphs: str, language: str = "", leads: tuple[str, ...] = ()) -> bytes:
    draft = WordDraft(docx(*paragraphs))
    return draft.fill(filling(draft, notes=True, leads=leads, manner=DocumentStyle("un", language)))


def test_a_style_of_notes_makes_footnotes_behind_the_stop_and_without_a_space() -> None:
    document = noted(run("So it is [@a1]. And [@b1, p. 3] more."))
    assert text_of(document).splitlines()[0] == "So it is. And more."
    assert text_of(document, NOTES).splitlines() == ["", "", " (1)", " (2)"] or text_of(document, NOTES).split() == [
        "(1)",
        "(2)",
    ]
    assert re.findall(r'<w:footnote(?: w:type="\w+")? w:id="(-?\d+)"', part(document, NOTES)) == [
        "-1",
        "0",
        "1",
        "2",
    ]
    assert 'PartName="/word/footnotes.xml"' in part(document, "[Content_Types].xml")
    assert 'Target="footnotes.xml"' in part(document, "word/_rels/document.xml.rels")


def test_in_other_languages_the_number_stands_before_the_stop() -> None:
    document = noted(run("C'est ainsi [@a1]."), language="fr-FR")
    assert part(document, MAIN).index("footnoteReference") < part(document, MAIN).index(">.<")


@pytest.mark.parametrize(
    ("text", "output"),
    [
        ("As is known, [@a1], it is.", "As is known,^, it is."),
        ("“It is.” [@a1].", "“It is.”^."),
        ("It is so [@a1], really.", "It is so,^ really."),
        ("It is. [@a1]", "It is.^"),
    ],
)
def test_no_two_stops_stand_before_a_number(text: str, output: str) -> None:
    xml = re.sub(r"<w:footnoteReference[^>]*/>", "<w:t>^</w:t>", part(noted(run(text)), MAIN))
    first = re.sub(r"<w:instrText.*?</w:instrText>|<[^>]+>", "", xml.partition("</w:p>")[0])
    assert first.strip() == output


def test_an_author_in_the_text_stands_before_the_number() -> None:
    assert text_of(noted(run("As @b1 says."), leads=("Jobe",))).splitlines()[0] == "As Jobe says."


def test_notes_are_filled_twice_into_the_same_bytes_and_come_back_into_the_text() -> None:
    first = noted(run("So it is [@a1]. And [@b1] more."))
    again = WordDraft(first)
    assert again.fill(filling(again, notes=True, manner=DocumentStyle("un"))) == first
    back = again.fill(filling(again))
    assert text_of(back).splitlines()[0] == "So it is (1). And (2) more."
    assert text_of(back, NOTES).strip() == ""
    once_more = WordDraft(back)
    assert text_of(once_more.fill(filling(once_more, notes=True))).splitlines()[0] == "So it is. And more."


def test_what_somebody_types_into_a_note_stays_there() -> None:
    first = noted(run("So it is [@a1]."))
    xml = part(first, NOTES)
    assert xml.count("</w:p></w:footnote>") == 3
    place = xml.rindex("</w:p></w:footnote>")
    own_words = run(" Compare [@b1].") + "</w:p>" + p(run("And more."))
    edited_document = with_part(first, NOTES, xml[:place] + own_words.removesuffix("</w:p>") + xml[place:])
    again = WordDraft(edited_document)
    assert [(*citation.citation.keys, citation.location) for citation in again.citations] == [
        ("a1", "paragraph 1"), ("b1", "footnote 1"),
    ]  # fmt: skip
    document = again.fill(filling(again, "Jobe, 3.", "Doe", notes=True, manner=DocumentStyle("un")))
    assert text_of(document, NOTES).strip().splitlines() == ["Jobe, 3. Compare Doe.", "And more."]
    with pytest.raises(InputRefusedError, match="footnote 1: a citation's note contains other text"):
        again.fill(filling(again))


def test_a_citation_in_a_note_stays_there_in_a_style_of_notes() -> None:
    data = docx(run("Text"), notes={"footnotes": run("See [@a1] there.")})
    draft = WordDraft(data)
    document = draft.fill(filling(draft, "Jobe, Causes (2010).", notes=True))
    assert text_of(document, NOTES) == "See Jobe, Causes (2010) there."


@pytest.mark.parametrize(
    ("shown", "output"),
    [("A v. B, para. 3.", "See A v. B, para. 3."), ("Ibid., para. 3.", "See A v. B, Ibid., para. 3.")],
)
def test_a_note_says_once_what_a_work_is_called_that_has_no_author(shown: str, output: str) -> None:
    note = '<w:footnote w:id="2">' + p(run("See @a1 [para. 3]")) + "</w:footnote>"
    data = docx(p('<w:r><w:footnoteReference w:id="2"/></w:r>'), notes={"footnotes": ""})
    draft = WordDraft(with_part(data, NOTES, part(data, NOTES).replace(p(), note)))
    assert text_of(draft.fill(filling(draft, shown, notes=True, leads=("A v. B",))), NOTES) == output


def test_notes_are_added_to_a_part_that_has_none() -> None:
    data = docx(run("[@a1]"), notes={"footnotes": ""})
    parts = {name: part(data, name) for name in ZipFile(BytesIO(data)).namelist()}
    parts[NOTES] = re.sub(r">\s*<w:p></w:p></w:footnotes>", "/>", parts[NOTES])
    parts["word/_rels/document.xml.rels"] = (
        '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        '<Relationship Id="rId1" Type="http://x/footnotes" Target="footnotes.xml"/></Relationships>'
    )
    draft = WordDraft(zipped(parts))
    document = draft.fill(filling(draft, notes=True))
    assert text_of(document, NOTES).strip() == "(1)"
    assert WordDraft(document).citations
