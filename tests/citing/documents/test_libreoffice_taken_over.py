"""Reports of LibreOffice that were begun with another program: their citations become those of protlib."""

import re
from html import escape
from typing import Any

import pytest

from protlib.citing.documents.filled.draft import Live
from protlib.citing.documents.filled.opendocument_draft import OpenDraft
from protlib.citing.documents.filled.word.word_draft import WordDraft
from protlib.formats.documents import document as embedded
from sample_files.begun_reports import CONTENT, JOBE_ITEM, MAIN, csl, draft_of, notations
from sample_files.documents import (
    ITEM,
    citation,
    docx,
    field,
    in_pieces,
    odt,
    p,
    reference_mark,
    run,
)
from sample_records.citation_results import filling, part, with_part


@pytest.mark.parametrize(
    "name", ["JABREF_iom2009 CID_1 a1", "JR_cite_1_iom2009", f"ZOTERO_ITEM CSL_CITATION {csl(ITEM)} a1"]
)
def test_a_mark_that_stays_in_libreoffice_is_told_unless_it_is_taken_over(name: str) -> None:
    data = odt(reference_mark(name, "(IOM, 2009)"))
    assert (OpenDraft(data).remaining, len(OpenDraft(data).citations)) == ([name], 0)
    assert (len(draft_of(data).remaining), len(draft_of(data).citations)) == (0, 1)


def test_bookmarks_of_zotero_hold_a_citation_and_a_list() -> None:
    code, bibliography = f"ZOTERO_ITEM CSL_CITATION {citation(ITEM)}", "ZOTERO_BIBL {} CSL_BIBLIOGRAPHY"
    properties = {**in_pieces("ZOTERO_BREF_a", code), **in_pieces("ZOTERO_BREF_b", bibliography)}
    begins = '<w:bookmarkStart w:id="{}" w:name="ZOTERO_BREF_{}"/>'
    data = docx(
        p(run("So "), begins.format(1, "a"), run("(IOM, 2009)"), '<w:bookmarkEnd w:id="1"/>', run(".")),
        p(begins.format(2, "b"), run("IOM. (2009). Caring.")),
        p(run("Jobe."), '<w:bookmarkEnd w:id="2"/>'),
        p(run("Annex")),
        properties=properties,
    )
    draft = draft_of(data)
    main = part(draft.fill(filling(draft, "(new)")), MAIN)
    assert (notations(draft), "ZOTERO_BREF" in main) == (["[@iom2009caring]"], False)
    texts = re.findall("<w:t(?: [^>]*)?>([^<]*)", main)
    assert (texts[:3], texts[-1], "Jobe." in texts) == (["So ", "(new)", "."], "Annex", False)


def test_bookmarks_of_zotero_that_stay_are_counted_and_its_list_is_none() -> None:
    code, bibliography = f"ZOTERO_ITEM CSL_CITATION {citation(ITEM)}", "ZOTERO_BIBL {} CSL_BIBLIOGRAPHY"
    properties = {**in_pieces("ZOTERO_BREF_a", code), **in_pieces("ZOTERO_BREF_b", bibliography)}
    begins = '<w:bookmarkStart w:id="{0}" w:name="ZOTERO_BREF_{1}"/>{2}<w:bookmarkEnd w:id="{0}"/>'
    word = docx(
        p(begins.format(1, "a", run("(IOM, 2009)"))), p(begins.format(2, "b", run("IOM."))), properties=properties
    )
    name = '<text:bookmark-start text:name="ZOTERO_BREF_{0}"/>{1}<text:bookmark-end text:name="ZOTERO_BREF_{0}"/>'
    open_text = odt(name.format("a", "(IOM, 2009)"), name.format("b", "IOM."), properties=properties)
    assert [len(WordDraft(word).remaining), len(OpenDraft(open_text).remaining)] == [1, 1]
    assert not WordDraft(docx(p(begins.format(1, "a", run("x"))))).remaining


def test_libreoffice_has_marks_bookmarks_and_a_section() -> None:
    name = f"ZOTERO_ITEM CSL_CITATION {citation(ITEM)} RND0123456789"
    bookmark = '<text:bookmark-start text:name="ZOTERO_BREF_a"/>(Jobe)<text:bookmark-end text:name="ZOTERO_BREF_a"/>'
    section = '<text:section text:name="ZOTERO_BIBL {} CSL_BIBLIOGRAPHY RNDa"><text:p>IOM.</text:p></text:section>'
    data = odt(
        f"So {reference_mark(name, '(IOM, 2009)')} and {bookmark}.", section, "Annex",
        properties=in_pieces("ZOTERO_BREF_a", f"ZOTERO_ITEM CSL_CITATION {citation(JOBE_ITEM)}"),
    )  # fmt: skip
    draft = draft_of(data)
    content = part(draft.fill(filling(draft)), CONTENT)
    assert notations(draft) == ["[@iom2009caring]", "[@jobe2010causes]"]
    text = re.sub("<[^>]*>", "", content)
    assert "So (1) and (2)." in text
    assert text.endswith("Annex")
    assert ("ZOTERO" in content, content.count("<text:section")) == (False, 1)


def test_libreoffices_own_marks_and_its_list_become_citations() -> None:
    mark = (
        '<text:bibliography-mark text:bibliography-type="techreport" text:identifier="{0}" '
        'text:title="{1}" text:year="2009">[<text:span>{0}</text:span>]</text:bibliography-mark>'
    )
    first, second = mark.format("iom09", "Caring for them"), mark.format("jobe10", "Causes")
    title = "<text:index-title><text:p>Sources</text:p></text:index-title>"
    entries = "<text:p>iom09: Caring for them, 2009</text:p><text:p>jobe10: Causes, 2009</text:p>"
    listed = f"<text:bibliography><text:index-body>{title}{entries}</text:index-body></text:bibliography>"
    data = odt(f"So {first} and <text:span>as {second}</text:span>.", listed, "Annex")
    assert OpenDraft(data).remaining == ["iom09", "jobe10"]
    draft = draft_of(data)
    assert (notations(draft), draft.remaining) == (["[@iom2009caring]", "[@jobe2010causes]"], [])
    content = part(draft.fill(filling(draft)), CONTENT)
    paragraphs = re.sub("<[^>]*>", "", content.replace("</text:p>", "\n")).strip().splitlines()
    assert (paragraphs[:2], paragraphs[-1]) == (["So (1) and as (2).", "Sources"], "Annex")
    assert ("bibliography-mark" in content, "<text:bibliography>" in content, "iom09" in content) == (False,) * 3


_FIELD = (
    '<field:fieldmark-start text:name="{0}" field:type="vnd.oasis.opendocument.field.UNHANDLED"><field:param '
    'field:name="vnd.oasis.opendocument.field.code" field:value="{1}"/></field:fieldmark-start>'
    "<field:fieldmark-separator/>"
)
_FIELD_END = "<field:fieldmark-end/>"
_SPACE = ' xmlns:field="urn:openoffice:names:experimental:ooo-ms-interop:xmlns:field:1.0"'


def _with_fields(*paragraphs: str) -> bytes:
    data = odt(*paragraphs)
    return with_part(data, CONTENT, part(data, CONTENT).replace(" xmlns:text=", f"{_SPACE} xmlns:text=", 1))


@pytest.mark.parametrize("is_alone", [True, False])
def test_fields_of_word_that_libreoffice_has_saved(*, is_alone: bool) -> None:
    code = escape(f"ADDIN ZOTERO_ITEM CSL_CITATION {citation(ITEM)}")
    bibliography = escape("ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY")
    first = "" if is_alone else "References: "
    data = _with_fields(
        f"So {_FIELD.format('a', code)}<text:span>(IOM, 2009)</text:span>{_FIELD_END}.",
        f"{first}{_FIELD.format('b', bibliography)}{_FIELD.format('c', 'HYPERLINK')}Old one.{_FIELD_END}",
        f"Old two.{_FIELD_END}",
        "Annex",
    )
    assert [reference.program for reference in embedded.read_document(data).citations] == ["Zotero"]
    draft = draft_of(data)
    assert notations(draft) == ["[@iom2009caring]"]
    assert [line.endswith("move it to its own paragraph") for line in draft.mistakes] == [True] * (not is_alone)
    if is_alone:
        content = part(draft.fill(filling(draft, "(new)")), CONTENT)
        text = re.sub("<[^>]*>", "|", content)
        assert ("So |(new)|." in re.sub(r"\|+", "|", text), text.rstrip("|").endswith("Annex")) == (True, True)
        assert ("Old" in text, "fieldmark" in content, content.count("<text:section")) == (False, False, 1)


_HAND = [
    ({"properties": {"plainCitation": "(IOM, 2009)"}}, "(IOM 2009a)", True),
    ({"properties": {"plainCitation": "(IOM,  2009)"}}, "(IOM, 2009)", False),
    ({"properties": {"dontUpdate": True}}, "(IOM, 2009)", True),
    ({"mendeley": {"manualFormatting": "IOM", "plainTextFormattedCitation": "(IOM, 2009)"}}, "IOM", True),
    ({"mendeley": {"manualFormatting": "(2011)"}}, "(2011)", True),
    ({"mendeley": {"plainTextFormattedCitation": "(IOM, 2009)"}}, "(IOM, 2009)", False),
]


@pytest.mark.parametrize(("about", "output", "is_kept"), _HAND)
@pytest.mark.parametrize("is_open", [False, True])
def test_a_text_that_somebody_changed_stays(
    about: dict[str, Any], output: str, *, is_kept: bool, is_open: bool
) -> None:
    code = f"ZOTERO_ITEM CSL_CITATION {csl(ITEM, **about)}"
    data = (
        odt(f"So {reference_mark(f'{code} RND1', output)}.") if is_open else docx(p(field(f" ADDIN {code} ", output)))
    )
    draft = draft_of(data)
    assert [output in line for line in draft.hand_edits] == [True] * is_kept
    for live in (None, Live.ZOTERO):
        filled = draft.fill(filling(draft, "(new)", live=live))
        main = part(filled, CONTENT if is_open else MAIN)
        assert (output in main, "(new)" in main) == (is_kept, not is_kept)
        assert ("dontUpdate" in main) == (is_kept and live is Live.ZOTERO)
        again = OpenDraft(filled) if is_open else WordDraft(filled)
        assert (notations(again), len(again.hand_edits)) == (["[@iom2009caring]"], is_kept)
