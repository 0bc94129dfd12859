"""Entries in Arabic of a filled report: they run from right to left, in Word and in LibreOffice."""

import re

from protlib.citing.citation import Reference, TextRun
from protlib.citing.documents.filled.opendocument_draft import OpenDraft
from protlib.citing.documents.filled.word.word_draft import WordDraft
from sample_files.documents import docx, odt, p, run
from sample_records.citation_results import filling, part

ARABIC = (
    TextRun("الحسن، محمد. (2015). "),
    TextRun("حقوق اللاجئين", italic=True),
    TextRun(". "),
    TextRun("Saqi.", link="https://example.org"),
)
ENGLISH = (TextRun("Jobe, A. (2010). Causes."),)
REFERENCES = (Reference("a1", "", ARABIC), Reference("b1", "", ENGLISH))


def test_word_has_its_paragraph_and_its_runs_turned_but_not_those_in_latin() -> None:
    draft = WordDraft(docx(p(run("See [@a1; @b1]."))))
    xml = part(draft.fill(filling(draft, references=REFERENCES)), "word/document.xml")
    paragraphs = re.findall(r"<w:p>.*?</w:p>", xml, re.DOTALL)
    arabic = next(paragraph for paragraph in paragraphs if "الحسن" in paragraph)
    english = next(paragraph for paragraph in paragraphs if "Causes" in paragraph)
    assert re.search(r"<w:bidi/>(?:<w:ind [^>]*>)?</w:pPr>", arabic)
    assert "<w:rPr><w:i/><w:iCs/><w:rtl/></w:rPr>" in arabic
    assert arabic.count("<w:rtl/>") == 3
    assert "<w:bidi/>" not in english
    assert "<w:rtl/>" not in english


def test_libreoffice_has_a_style_for_them_which_stays_at_the_next_filling() -> None:
    draft = OpenDraft(odt("See [@a1; @b1]."))
    document = draft.fill(filling(draft, references=REFERENCES))
    again = OpenDraft(document)
    for data in (document, again.fill(filling(again, references=REFERENCES))):
        xml = part(data, "content.xml")
        assert re.search(r'<text:p text:style-name="Protlib_list_right">[^<]*الحسن', xml)
        assert re.search(r'<text:p text:style-name="Bibliography">[^<]*Jobe', xml)
        assert xml.count('<style:style style:name="Protlib_list_right"') == 1
        assert 'style:writing-mode="rl-tb"' in xml
