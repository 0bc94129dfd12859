"""Reports that were begun in Zotero, Mendeley, EndNote, Citavi, JabRef or Word: their citations become protlib's."""

import json
import random
import re
from collections.abc import Sequence
from dataclasses import replace
from html import unescape
from typing import Any

import pytest

from harness.rows import every_row
from protlib.citing import notation
from protlib.citing.documents.filled.begun import BegunDocument, read_begun
from protlib.citing.documents.filled.draft import DocumentStyle, Draft, Live
from protlib.citing.documents.filled.word.word_draft import WordDraft
from sample_files.begun_reports import IOM, JOBE_ITEM, MAIN, NOTES, csl, draft_of, notations
from sample_files.documents import (
    ENDNOTE_RECORD,
    ITEM,
    base64,
    citation,
    citavi,
    control,
    docx,
    endnote_data,
    endnote_xml,
    field,
    in_pieces,
    mendeley_cite,
    odt,
    p,
    reference_mark,
    run,
    sources,
    with_relations,
    zotero,
)
from sample_records.citation_results import filling, part, with_part

_NO_AUTHOR: dict[str, Any] = {"suppress-author": True}
_PAGES = "<Prefix>see </Prefix><Pages>3</Pages>"
_ENDNOTE = endnote_xml(f"<Author>Office</Author><Year>2010</Year><RecNum>19</RecNum>{_PAGES}{ENDNOTE_RECORD}")
_TWO_IN_TEXT = endnote_xml(*[f"<RecNum>19</RecNum>{ENDNOTE_RECORD}"] * 2).replace("<Cite>", '<Cite AuthorYear="1">')
_CITAVI = {
    "Entries": [
        {
            "ReferenceId": "r1",
            "PageRange": {"OriginalString": "3"},
            "Reference": {"ReferenceType": "Book", "Title": "Causes & effects", "Id": "r1"},
        }
    ]
}
_SOURCE = (
    "<b:Tag>jobe2010causes</b:Tag><b:SourceType>Report</b:SourceType><b:Title>Causes &amp; "
    "effects</b:Title><b:Year>2010</b:Year>"
)


@every_row(
    ("content", "typed"),
    [
        (zotero(ITEM), ["[@iom2009caring]"]),
        (zotero(ITEM, pieces=7), ["[@iom2009caring]"]),
        (zotero(ITEM, locator="3-5", label="page", prefix="see ", suffix=", on care"), ["[see @iom2009caring, {page 3-5}, on care]"]),
        (zotero(ITEM, locator="2", label="chapter"), ["[@iom2009caring, {chapter 2}]"]),
        (zotero(ITEM, locator="trafficking", label="sub verbo"), ["[@iom2009caring, {sub-verbo trafficking}]"]),
        (zotero(ITEM, suffix=", 99 years later"), ["[@iom2009caring{}, 99 years later]"]),
        (zotero(ITEM, **_NO_AUTHOR), ["[-@iom2009caring]"]),
        (zotero(ITEM, JOBE_ITEM, prefix="<i>cf.</i>"), ["[cf. @iom2009caring; @jobe2010causes]"]),
        (zotero(ITEM, prefix="so he; see [sic]"), [r"[so he\; see \[sic\] @iom2009caring]"]),
        (field(f" ADDIN CSL_CITATION {citation(JOBE_ITEM, locator='4')} ", "(Jobe, 2010)"), ["[@jobe2010causes, {page 4}]"]),
        (mendeley_cite(ITEM, composite=True), ["@iom2009caring"]),
        (field(f" ADDIN EN.CITE {_ENDNOTE} ", "(Office, 2010)"), ["[see @jobe2010causes, {page 3}]"]),
        (endnote_data(_ENDNOTE), ["[see @jobe2010causes, {page 3}]"]),
        (field(" ADDIN EN.CITE " + _ENDNOTE.replace("<Pages>3", "<Pages>chap. 3") + " ", "(O)"), ["[see @jobe2010causes, {chapter 3}]"]),
        (field(" ADDIN EN.CITE " + _ENDNOTE.replace("<Cite>", '<Cite ExcludeAuth="1">') + " ", "(2010)"), ["[see -@jobe2010causes, {page 3}]"]),
        (citavi(_CITAVI), ["[@jobe2010causes, {page 3}]"]),
        (f'<w:fldSimple w:instr=" CITATION jobe2010causes \\p 4 \\l 1033 ">{run("(Jobe, 2010)")}</w:fldSimple>', ["[@jobe2010causes, {page 4}]"]),
    ],
)  # fmt: skip
def test_a_citation_of_another_program_is_read_as_typed(content: str, typed: Sequence[str]) -> None:
    draft = draft_of(docx(p(run("So it is "), content, run(".")), sources=sources(_SOURCE)))
    assert (draft.mistakes, draft.hand_edits) == ([], [])
    assert [notation.parse_citation(text) for text in typed] == [place.citation for place in draft.citations]


_FORMS = {
    "Zotero": zotero(ITEM),
    "Mendeley": field(f" ADDIN CSL_CITATION {citation(ITEM)} ", "(IOM, 2009)"),
    "Mendeley Cite": mendeley_cite(ITEM),
    "EndNote": endnote_data(_ENDNOTE),
    "Citavi": citavi(_CITAVI),
}


@every_row("content", _FORMS.values(), ids=_FORMS)
def test_only_the_citation_changes(content: str) -> None:
    before, behind = "<w:r><w:rPr><w:b/></w:rPr><w:t>So</w:t></w:r>", run(" it is.")
    data = docx(p(before, content, behind), p(run("The end.")))
    draft = draft_of(data)
    main = part(draft.fill(filling(draft, "(new)")), MAIN)
    head, tail = part(data, MAIN).split(content)
    assert main.startswith(head)
    assert main.partition(tail.partition("</w:body>")[0])[2].startswith("<w:p")  # the list
    between = main[len(head) : main.index(behind)]
    assert re.findall("<w:t(?: [^>]*)?>([^<]*)", between) == ["(new)"]
    assert not re.search("ZOTERO|CSL_|MENDELEY|EN.CITE|Citavi", unescape(main))
    assert between.count("<w:sdt>") == between.count("</w:sdt>") == 0


@every_row("content", _FORMS.values(), ids=_FORMS)
def test_a_citation_that_stays_is_told_unless_it_is_taken_over(content: str) -> None:
    data = docx(p(content), p(content))
    assert (len(WordDraft(data).remaining), len(WordDraft(data).citations)) == (2, 0)
    assert (len(draft_of(data).remaining), len(draft_of(data).citations)) == (0, 2)


def test_a_control_around_a_whole_paragraph_or_a_cell_goes_and_the_paragraph_stays() -> None:
    inner = p("<w:pPr><w:jc w:val='right'/></w:pPr>", run("(IOM, 2009)"))
    tag = f"MENDELEY_CITATION_v3_{base64(citation(ITEM))}"
    cell = f"<w:tbl><w:tr>{control(tag, f'<w:tc>{inner}</w:tc>')}<w:tc>{p(run('b'))}</w:tc></w:tr></w:tbl>"
    for content in (control(tag, inner), cell):
        draft = draft_of(_with_body(content))
        main = part(draft.fill(filling(draft, "(new)")), MAIN)
        assert "<w:sdt>" not in main
        assert "<w:p><w:pPr><w:jc w:val='right'/></w:pPr><w:r><w:fldChar" in main
        assert re.findall("<w:t(?: [^>]*)?>([^<]*)", main)[0] == "(new)"
        assert ("<w:tr><w:tc><w:p>" in main) == (content is cell)


def _with_body(content: str) -> bytes:
    """Return a Word document with more than paragraphs."""
    data = docx(p(run("MARK")))
    return with_part(data, MAIN, part(data, MAIN).replace(p(run("MARK")), content + p(run("end"))))


def test_a_year_alone_leaves_the_author_out_as_mendeley_desktop_had_no_other_way() -> None:
    code = f"CSL_CITATION {csl(ITEM, mendeley={'manualFormatting': '(2009)'})}"
    draft = draft_of(docx(p(run("IOM "), field(f" ADDIN {code} ", "(2009)"))))
    assert (notations(draft), draft.hand_edits) == (["[-@iom2009caring]"], [])


@pytest.mark.parametrize(
    ("content", "output"),
    [
        (field(" ADDIN EN.CITE " + _ENDNOTE.replace("<Cite>", '<Cite ExcludeYear="1">') + " ", "Office"), "Office"),
        (mendeley_cite(ITEM, shown="IOM", **{"author-only": True}), "IOM"),
        (zotero(ITEM, shown="(see x@y.org, IOM)", prefix="see x@y.org"), "(see x@y.org, IOM)"),
        (field(f" ADDIN EN.CITE {_TWO_IN_TEXT} ", "A and B"), "A and B"),
    ],
)  # fmt: skip
def test_what_no_typed_citation_says_keeps_its_text_and_is_listed(content: str, output: str) -> None:
    draft = draft_of(docx(p(content)))
    assert len(draft.hand_edits) == len(draft.citations) == 1
    assert output in part(draft.fill(filling(draft, "(new)")), MAIN)


def _noted(before: str, note: str, behind: str = "") -> bytes:
    reference = '<w:r><w:footnoteReference w:id="1"/></w:r>'
    content = f'<w:footnote w:id="1">{p(run(" "), note)}</w:footnote>'
    data = docx(p(run(before), reference, run(behind)), notes={"footnotes": content})
    return with_relations(data, {}, {"footnotes": "footnotes.xml"})


@every_row(
    ("before", "behind", "expected"),
    [
        ("It is known.", " So", "It is known (IOM). So"),
        ("It is known", ", so", "It is known (IOM), so"),
        ("It is known,", " and", "It is known (IOM), and"),
        ("IOM et al.", " found", "IOM et al. (IOM) found"),
        ("« Connu »", ".", "« Connu » (IOM)."),
    ],
)
def test_a_note_that_zotero_made_goes_in_a_style_without_notes(before: str, behind: str, expected: str) -> None:
    draft = draft_of(_noted(before, zotero(ITEM, shown="IOM, Caring."), behind))
    filled = draft.fill(filling(draft, "(IOM)"))
    main = part(filled, MAIN)
    assert "".join(re.findall("<w:t(?: [^>]*)?>([^<]*)", main)).startswith(expected)
    assert ("footnoteReference" in main, "Caring" in part(filled, NOTES)) == (False, False)


def test_a_note_keeps_its_place_in_a_style_of_notes_and_the_words_of_the_user() -> None:
    draft = draft_of(_noted("It is known.", zotero(ITEM, shown="IOM, Caring.")))
    for live in (None, Live.ZOTERO):
        filled = draft.fill(filling(draft, "IOM, 5.", notes=True, live=live))
        assert part(filled, NOTES).count("<w:footnote ") == 1
        assert "IOM, 5." in part(filled, NOTES)
        assert [notation.notation(place.citation) for place in WordDraft(filled).citations] == ["[@iom2009caring]"]
    own = draft_of(_noted("It is known.", run("But see ") + zotero(ITEM, shown="IOM, Caring.")))
    filled = own.fill(filling(own, "(IOM)"))
    assert re.findall("<w:t(?: [^>]*)?>([^<]*)", part(filled, NOTES)) == [" ", "But see ", "(IOM)"]
    assert "footnoteReference" in part(filled, MAIN)


@pytest.mark.parametrize(
    "code",
    ["ADDIN EN.REFLIST", "ADDIN ZOTERO_BIBL {} CSL_BIBLIOGRAPHY", "ADDIN Mendeley Bibliography CSL_BIBLIOGRAPHY"],
)
def test_text_that_shares_a_paragraph_with_the_list_stays(code: str) -> None:
    opened, closed = field(f" {code} ", "X").split(run("X"))
    data = docx(
        p(zotero(ITEM)), p(run("References: "), opened, run("Old one.")), p(run("Old two.")), p(closed, run("Annex A"))
    )
    draft = draft_of(data)
    main = part(draft.fill(filling(draft, "(new)")), MAIN)
    texts = [text for text in re.findall("<w:t(?: [^>]*)?>([^<]*)", main) if "IOM" not in text]
    assert texts[:2] == ["(new)", "References: "]
    assert (texts[-1], "Old" in main, main.count('fldChar w:fldCharType="end"')) == ("Annex A", False, 2)


def test_a_page_break_behind_the_list_stays() -> None:
    opened, closed = field(" ADDIN EN.REFLIST ", "X").split(run("X"))
    page_break = '<w:r><w:br w:type="page"/></w:r>'
    draft = draft_of(docx(p(zotero(ITEM)), p(opened, run("Old.")), p(closed, page_break), p(run("Annex"))))
    assert f"{page_break}</w:p><w:p>{run('Annex')}" in part(draft.fill(filling(draft, "(new)")), MAIN)


def test_the_list_of_mendeley_cite_is_a_control() -> None:
    bibliography = control("MENDELEY_BIBLIOGRAPHY", p(run("Old one.")) + p(run("Old two.")))
    draft = draft_of(_with_body(p(mendeley_cite(ITEM)) + bibliography))
    main = part(draft.fill(filling(draft, "(new)")), MAIN)
    assert ("Old" in main, "<w:sdt>" in main, main.count("PROTLIB LIST")) == (False, False, 1)


def test_a_second_list_stays_and_is_told() -> None:
    bibliography = field(" ADDIN EN.REFLIST ", "Old.")
    draft = draft_of(docx(p(zotero(ITEM)), p(bibliography), p(bibliography)))
    assert [line.endswith("a second list stays as it is, as protlib fills one") for line in draft.hand_edits] == [True]
    assert part(draft.fill(filling(draft, "(new)")), MAIN).count("Old.") == 1


def test_a_number_above_the_line_is_no_form_of_the_next_style() -> None:
    raised = zotero(ITEM, shown="1").replace("<w:r>", '<w:r><w:rPr><w:i/><w:vertAlign w:val="superscript"/></w:rPr>')
    draft = draft_of(docx(p(raised)))
    main = part(draft.fill(filling(draft, "(new)")), MAIN).partition("</w:p>")[0]
    assert ("vertAlign" in main, "<w:i/>" in main) == (False, True)


def test_a_document_goes_back_with_the_addresses_of_zoteros_items() -> None:
    links = ["http://zotero.org/groups/7/items/ABCD2345", "http://zotero.org/users/9/items/EFGH2345"]
    data = docx(p(zotero(ITEM, uris=links)))
    draft = draft_of(data)
    own = draft.fill(_with_links(draft, None))
    back = WordDraft(own)
    assert back.links == {IOM: links}
    zotero_again = part(back.fill(_with_links(back, Live.ZOTERO)), MAIN)
    assert json.dumps(links, separators=(",", ":"))[1:-1] in unescape(zotero_again)
    assert WordDraft(back.fill(_with_links(back, Live.ZOTERO))).links == {IOM: links}


def _with_links(draft: Draft, live: Live | None) -> Any:
    return replace(filling(draft, "(new)", live=live), links=draft.links)


@pytest.mark.parametrize(
    ("data", "style", "locale"),
    [
        (docx(p(zotero(ITEM)), properties=in_pieces("ZOTERO_PREF", '<data data-version="3"><style id="http://www.zotero.org/styles/ieee" locale="en-GB"/></data>')), "http://www.zotero.org/styles/ieee", "en-GB"),
        (docx(p(zotero(ITEM)), properties={"Mendeley Citation Style_1": "http://www.zotero.org/styles/nlm"}), "http://www.zotero.org/styles/nlm", ""),
        (odt(reference_mark(f"ZOTERO_ITEM CSL_CITATION {citation(ITEM)} RND1", "x"), properties={"ZOTERO_PREF_1": '<data><style id="apa" locale="fr-FR"/>'}), "apa", "fr-FR"),
        (docx(p(zotero(ITEM))), "", ""),
    ],
)  # fmt: skip
def test_the_style_of_the_other_program_is_known(data: bytes, style: str, locale: str) -> None:
    begun = read_begun(data)
    assert (begun.style, begun.locale) == (style, locale)


def test_works_are_counted_once_and_their_data_come_from_where_they_are() -> None:
    bare = {"id": ITEM["id"]}
    begun = read_begun(docx(p(zotero(bare)), p(zotero(ITEM)), p(zotero(ITEM, JOBE_ITEM)), p(endnote_data(_ENDNOTE))))
    assert begun.counts == {"Zotero": 3, "EndNote": 1}
    assert [about.record.title for about in begun.works.values() if about.record] == [
        "Caring for trafficked persons", "Causes & effects", "Causes & consequences",
    ]  # fmt: skip
    assert isinstance(begun, BegunDocument)


_WORDS = ("So it is known", " — and more", ".", "é ü 漢字", " & so on", " <not a tag> ")


def _random_paragraph(chance: random.Random, own: list[str]) -> str:
    """Return a paragraph with text, citations of all programs, and elements that belong to others; note its texts."""
    pieces: list[str] = []
    for number in range(chance.randint(1, 6)):
        if chance.random() < 0.5:
            pieces.append(chance.choice([*_FORMS.values()]))
        else:
            word = f"{chance.choice(_WORDS)}{number}"
            own.append(word)
            form = chance.choice(["", "<w:rPr><w:b/></w:rPr>"])
            pieces.append(run(word).replace("<w:r>", f"<w:r>{form}"))
        pieces.append(
            chance.choice(
                [
                    "",
                    "",
                    '<w:bookmarkStart w:id="{0}" w:name="b{0}"/><w:bookmarkEnd w:id="{0}"/>'.format(
                        chance.randint(10, 999)
                    ),
                ]
            )
        )
    content = p(*pieces)
    if chance.random() < 0.3:
        return f"<w:tbl><w:tr><w:tc>{content}</w:tc></w:tr></w:tbl>"
    return content


@pytest.mark.parametrize(
    "seed", [*range(20), *(pytest.param(seed, marks=pytest.mark.soak) for seed in range(20, 1500))]
)
def test_no_word_of_the_author_is_lost(seed: int) -> None:
    chance = random.Random(seed)
    own: list[str] = []
    body = "".join(_random_paragraph(chance, own) for _ in range(chance.randint(1, 8)))
    data = _with_body(body + p(mendeley_cite(ITEM)))
    draft = draft_of(data)
    assert (draft.mistakes, draft.hand_edits) == ([], [])
    live, texts = chance.choice([None, Live.ZOTERO]), ["†"] * len(draft.citations)
    filled = draft.fill(filling(draft, *texts, live=live, notes=chance.random() < 0.2, manner=DocumentStyle("apa")))
    visible_text = unescape("".join(re.findall("<w:t(?: [^>]*)?>([^<]*)", part(filled, MAIN))))
    assert re.sub(r"\W", "", visible_text).startswith(re.sub(r"\W", "", "".join(own)))
    again = WordDraft(filled)
    assert notations(again) == notations(draft)
    assert re.findall('w:name="b[0-9]+"', part(filled, MAIN)) == re.findall('w:name="b[0-9]+"', part(data, MAIN))
