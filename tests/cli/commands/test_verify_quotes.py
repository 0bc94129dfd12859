"""`verify --quotes` as a user runs it: each quotation of a report against the files of the works that it cites."""

import io
import json
import zipfile
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.running import Run
from protlib.fulltext.page_text import FileText, Page
from sample_files.documents import W, docx, odt, p, run, zipped
from sample_files.file_texts import attach_with_text, text_of
from sample_files.tiny_pdf import make_pdf, page

CARING = FileText(
    (
        Page(
            "Caring | IOM\n\nThe children who were traf-\nficked do not return home12 before they have been identified. Many of them were",
            "3",
        ),
        Page("Caring | IOM\n\nafraid of the police, and nobody asked them what they wanted.\n\n12 See annex.", "4"),
        Page("Caring | IOM\n\nLabour exploitation is common along the border region of the country.", "5"),
    ),
    "by hand, 1",
)
CAUSES = text_of("Women who return to their villages are often rejected by their own families and neighbours.")
SCAN = FileText((Page("", "1"), Page("", "2"), Page("Title", "3")), "by hand, 1", pictures=(0, 1))
_NUMBERS = map(str, range(1, 9))
MIXED = FileText(
    tuple(Page("The border stayed open all year, and nobody asked the girls.", number) for number in _NUMBERS),
    "by hand, 1",
    pictures=(2, 3),
    nameless=(3,),
    half_pictures=(4,),
)
KEYS = ("iom2009", "jobe2010", "scan2011", "none2012", "new2013", "mixed2016")


@pytest.fixture(autouse=True)
@made_once
def _library(protlib: Run, tmp_path: Path) -> None:
    for key in KEYS:
        protlib("add", "--key", key, "--title", f"Title of {key}")
    for key, text in (("iom2009", CARING), ("jobe2010", CAUSES), ("scan2011", SCAN), ("mixed2016", MIXED)):
        attach_with_text(tmp_path / "library.json", tmp_path / "data", key, text)


RIGHT = "IOM says “children who were trafficked do not return home” [@iom2009, p. 3]."
WRONG = [
    (
        "“Labour exploitation is common along the border” [@iom2009, p. 3]",
        "“Labour exploitation is common along the border”: on another page of iom2009: p. 5, not p. 3",
    ),
    (
        "“children who were trafficked do return home before” [@iom2009, p. 3]",
        ("“children who were trafficked do return home before”: differs from iom2009, p. 3: “not” is left out"
        " (it turns the sentence round)"),
    ),
    (
        "“labour exploitation is rare along the border region” [@iom2009]",
        "“labour exploitation is rare along the border region”: differs from iom2009, p. 5: the source has “common”, not “rare”",
    ),
    (
        "“afraid of the local police, and nobody asked them” [@iom2009]",
        "“afraid of the local police, and nobody asked them”: differs from iom2009, p. 4: “local” is added",
    ),
    (
        "“women who return to their villages are often rejected” [@iom2009]",
        "“women who return to their villages are often rejected”: not in iom2009; it is in jobe2010, p. 1",
    ),
    (
        "“nobody in the region of the country was common police” [@iom2009]",
        ("“nobody in the region of the country was common police”: not in iom2009; the nearest is p. 5: “Labour"
        " exploitation is common along the border region of the country”"),
    ),
    (
        "«los niños no regresan a sus casas antes de la identificación por las autoridades» [@iom2009]",
        ("“los niños no regresan a sus casas antes de la identificació…”: cannot be checked: it is in Spanish, and"
        " iom2009.pdf in English"),
    ),
    (
        "“aucune fille ne retourne au village” [@iom2009; notre traduction]",
        "“aucune fille ne retourne au village”: cannot be checked: the report says that it is a translation",
    ),
    (
        "“nobody can say what is here” [@scan2011]",
        ("“nobody can say what is here”: cannot be checked: scan2011.pdf: 2 of 3 pages are pictures."
        " To recognise the text: protlib text scan2011 --ocr"),
    ),
    ("“nobody can say what is here” [@mixed2016, p. 2]", "“nobody can say what is here”: not in mixed2016"),
    (
        "“nobody can say what is here” [@mixed2016, p. 3]",
        ("“nobody can say what is here”: cannot be checked: mixed2016.pdf, p. 3 is a picture."
        " To recognise the text: protlib text mixed2016 --ocr"),
    ),
    (
        "“nobody can say what is here” [@mixed2016, p. 4]",
        ("“nobody can say what is here”: cannot be checked: the fonts of mixed2016.pdf, p. 4 do not name their letters."
        " To recognise the text: protlib text mixed2016 --ocr"),
    ),
    (
        "“nobody can say what is here” [@mixed2016, p. 5]",
        ("“nobody can say what is here”: cannot be checked: mixed2016.pdf, p. 5 has a large picture, which may have it:"
        " compare it with the page"),
    ),
    (
        "“nobody can say what is here” [@mixed2016]",
        ("“nobody can say what is here”: cannot be checked: mixed2016.pdf: 1 of 8 pages is a picture,"
        " and the fonts of 1 of 8 pages do not name their letters. To recognise the text: protlib text mixed2016 --ocr"),
    ),
    (
        "“nobody can say what is here” [@none2012]",
        "“nobody can say what is here”: cannot be checked: none2012 has no file. To attach one: protlib attach none2012 FILE",
    ),
    (
        "“nobody can say what is here” [@gone1914b]",
        "“nobody can say what is here”: cannot be checked: no publication has the key gone1914b",
    ),
]  # fmt: skip


@pytest.mark.parametrize(("quotation", "line"), WRONG, ids=[line for _quotation, line in WRONG])
def test_prints_a_line_for_a_quotation_that_needs_a_look(
    protlib: Run, tmp_path: Path, quotation: str, line: str
) -> None:
    (tmp_path / "a.md").write_text(f"# Report\n\n{RIGHT}\nAnd {quotation}.\n")
    ran = protlib("verify", "a.md", "--quotes")
    assert (ran.out, ran.code) == (f"a.md:4: {line}\n", 1)
    assert ran.err.startswith("a.md: 2 quotations; 1 verbatim; 1 ")


def test_ends_with_0_where_all_is_verbatim(protlib: Run, tmp_path: Path) -> None:
    block = "> [T]he children who were trafficked … were afraid of the police [@iom2009, pp. 3-4]\n"
    (tmp_path / "a.md").write_text(f"{RIGHT}\n\n{block}")
    assert protlib("verify", "a.md", "--quotes") == ("", "a.md: 2 quotations; 2 verbatim\n", 0)


def test_of_several_works_the_one_that_has_the_words_counts(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("So “afraid of the police, and nobody asked” [@none2012; @iom2009, p. 4].")
    assert protlib("verify", "a.md", "--quotes") == ("", "a.md: 1 quotation; 1 verbatim\n", 0)


def test_a_report_without_quotations_is_told_what_one_needs(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("Nothing [@iom2009].")
    ran = protlib("verify", "a.md", "--quotes")
    assert (ran.out, ran.code) == ("", 1)
    needs = "a quotation needs marks, three words and a citation such as [@key, p. 3] or (IOM, 2019, p. 3) beside it"
    assert ran.err == f"protlib: a.md: no quotation found; {needs}\n"


def test_prints_everything_as_json(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{RIGHT} {WRONG[1][0]}. {WRONG[4][0]}.")
    ran = protlib("verify", "a.md", "--quotes", "--format", "json")
    verbatim, different, absent = json.loads(ran.out)["quotations"]
    assert (verbatim["verdict"], verbatim["pages"], verbatim["file"]) == ("verbatim", "3", "iom2009.pdf")
    assert different["differences"] == [{"change": "left-out", "quotation": "", "source": "not", "negation": True}]
    assert different["passage"] == "children who were trafficked do not return home12 before"
    assert (absent["verdict"], absent["elsewhere"]["key"], absent["elsewhere"]["pages"]) == ("absent", "jobe2010", "1")


TYPED = "IOM says “children who were trafficked do return home” [@iom2009, p. 3]."
NOTE = '<w:r><w:footnoteReference w:id="2"/></w:r>'
FOOTNOTE = f'<w:footnote w:id="2">{p(run("See [@iom2009, p. 5]."))}</w:footnote>'
DOCUMENTS = {
    "a.docx": docx(p(run("Title")), p(run(TYPED))),
    "a.odt": odt(TYPED),
    "a.tex": rb"``children who were trafficked do return home'' \parencite[3]{iom2009}",
    "a.txt": TYPED.encode(),
    "a.qmd": TYPED.encode(),
    "note.docx": docx(
        p(run("IOM says “children who were trafficked do return home”."), NOTE), notes={"footnotes": FOOTNOTE}
    ),
}


STYLES = (
    "<w:styles {}><w:style w:type='paragraph' w:styleId='Zitat'><w:name w:val='Quote'/></w:style><w:style "
    "w:styleId='Own'><w:basedOn w:val='Zitat'/></w:style></w:styles>"
)
BLOCK = "The children who were trafficked do return home."


def _with_part(data: bytes, name: str, text: str) -> bytes:
    with zipfile.ZipFile(io.BytesIO(data)) as packed:
        return zipped({**{part: packed.read(part) for part in packed.namelist()}, name: text})


@pytest.mark.parametrize("style", ["Zitat", "Own"])
def test_knows_block_quotations_of_word_by_their_style(protlib: Run, tmp_path: Path, style: str) -> None:
    block = p(f'<w:pPr><w:pStyle w:val="{style}"/></w:pPr>', run(BLOCK))
    document = docx(p(run("IOM says:")), block, p(run("So says IOM [@iom2009, p. 3].")))
    (tmp_path / "a.docx").write_bytes(_with_part(document, "word/styles.xml", STYLES.format(f'xmlns:w="{W}"')))
    assert "differs from iom2009, p. 3: “not” is left out" in protlib("verify", "a.docx", "--quotes").out


@pytest.mark.parametrize("style", ["Quotations", "P1", "Quote", "Intense_20_Quote"])
def test_knows_block_quotations_of_libreoffice_by_their_style(protlib: Run, tmp_path: Path, style: str) -> None:
    block = (
        f'<text:section text:name="S"><text:p text:style-name="{style}">{BLOCK} [@iom2009, p. '
        "3]</text:p></text:section>"
    )
    own = (
        b'<office:automatic-styles xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0">'
        b'<style:style style:name="P1" style:parent-style-name="Quotations"/></office:automatic-styles><office:body>'
    )
    document = odt("IOM says:", block)
    with zipfile.ZipFile(io.BytesIO(document)) as packed:
        content = packed.read("content.xml").replace(b"<office:body>", own, 1)
    (tmp_path / "a.odt").write_bytes(_with_part(document, "content.xml", content.decode()))
    assert "“not” is left out" in protlib("verify", "a.odt", "--quotes").out


@pytest.mark.parametrize("name", DOCUMENTS)
def test_reads_documents_of_all_kinds(protlib: Run, tmp_path: Path, name: str) -> None:
    (tmp_path / name).write_bytes(DOCUMENTS[name])
    ran = protlib("verify", name, "--quotes")
    assert ran.code == 1
    assert "differs from iom2009, p. 3: “not” is left out" in ran.out


def test_reads_a_report_that_fill_has_made(protlib: Run, tmp_path: Path) -> None:
    for name in ("a.docx", "a.md"):
        (tmp_path / name).write_bytes(DOCUMENTS.get(name, TYPED.encode()))
        filled = protlib("fill", name).err
        assert "a-filled" in filled
        ran = protlib("verify", name.replace(".", "-filled."), "--quotes")
        assert "differs from iom2009, p. 3: “not” is left out" in ran.out


def test_refuses_what_it_cannot_read(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.xyz").write_text(TYPED)
    ran = protlib("verify", "a.xyz", "--quotes")
    assert (ran.code, ran.out) == (3, "")
    assert "cannot read quotations from this file. Supported: .md, " in ran.err


PAGES = {
    "a.md": [("[see @iom2009, p. 3]", "[see @iom2009, p. 5]"), ("@iom2009 [pp. 3-4]", "@iom2009 [p. 5]")],
    "a.tex": [
        (r"\parencite[3]{iom2009}", r"\parencite[5]{iom2009}"),
        (r"\cite[see][pp.~3--4]{iom2009}", r"\cite[see][p.~5]{iom2009}"),
    ],
}


@pytest.mark.parametrize(("name", "typed", "right"), [(name, *pair) for name, pairs in PAGES.items() for pair in pairs])
def test_puts_the_right_page_into_a_citation(protlib: Run, tmp_path: Path, name: str, typed: str, right: str) -> None:
    text = "“Labour exploitation is common along the border” {}. ``children who were trafficked do not return'' {}."
    citation = "[@iom2009, p. 3]" if name.endswith(".md") else r"\cite[3]{iom2009}"
    (tmp_path / name).write_text(text.format(typed, citation))
    refused = protlib("verify", name, "--quotes", "--fix")
    assert refused.code == 2
    assert "--force changes the report itself; --output writes another file" in refused.err
    ran = protlib("verify", name, "--quotes", "--fix", "--output", f"b{name}")
    assert (ran.out, ran.code) == ("", 0)
    assert ran.err.startswith(f"b{name}: 1 page put right\n")
    assert (tmp_path / f"b{name}").read_text() == text.format(right, citation)
    assert protlib("verify", f"b{name}", "--quotes").code == 0
    assert protlib("verify", name, "--quotes", "--fix", "--force").code == 0
    assert (tmp_path / name).read_text() == text.format(right, citation)


NUMBERS = [
    ("Of these, 43 per cent said so [@iom2009].", "number 43: nowhere in iom2009", "not there"),
    (
        "Of these, 1,200 women said so [@jobe2010, p. 3].",
        "number 1,200: in jobe2010 on p. 1, not on p. 3",
        "on another page",
    ),
    ("Some 7 billion dollars came [@jobe2010].", "number 7: nowhere in jobe2010", "not there"),
    ("Some 20 per cent left [@jobe2010, p. 2].", "number 20: nowhere in jobe2010; p. 2 has 19.8", "not there"),
    ("Some 57 per cent left [@jobe2010, p. 2].", "number 57: nowhere in jobe2010", "not there"),
    ("About 3.4 million left [@jobe2010].", "number 3.4: nowhere in jobe2010; p. 2 has 3,412,000", "not there"),
    ("About 3.5 million left [@jobe2010].", "number 3.5: nowhere in jobe2010", "not there"),
]


@pytest.mark.parametrize(("sentence", "line", "state"), NUMBERS)
def test_tells_numbers_that_are_not_there(protlib: Run, tmp_path: Path, sentence: str, line: str, state: str) -> None:
    text = text_of("In 1998, 1200 women returned; 57.5% were well.", "Of 3,412,000 in 7 towns, 19.8% left.", "Nothing.")
    attach_with_text(tmp_path / "library.json", tmp_path / "data", "jobe2010", text, "annex.pdf")
    (tmp_path / "a.md").write_text(f"{RIGHT}\n\n{sentence} In 2009, 57.5 per cent were well [@jobe2010, p. 1].\n")
    ran = protlib("verify", "a.md", "--quotes", "--numbers")
    assert (ran.out, ran.code) == (f"a.md:3: {line}\n", 1)
    assert ran.err == f"a.md: 1 quotation; 1 verbatim; 2 numbers; 1 {state}\n"
    assert protlib("verify", "a.md", "--quotes").code == 0


@pytest.mark.parametrize(
    ("typed", "in_source", "stands"),
    [
        ("1.2 million", "1,200,000", True),
        ("1,200,000", "1.20 million", True),
        ("1,2 million", "1.2 millones", True),
        ("12 million", "12 000 000", True),
        ("1.2 million", "1,234,000", False),
        ("1,200,000", "11.2 million", False),
        ("1.2 million", "120,000", False),
        ("9 billion", "9,000 million", True),
        ("3,400 million", "$3.4 billion", True),
        ("9 milliards", "9 000 000 000", True),
        ("2.500 mil millones", "2,500 bn", True),
        ("USD 1.2m", "1,200,000", True),
        ("٢٫١ مليون", "2.1 million", True),
        ("٨٠٠٬٠٠٠", "800,000", True),
        ("USD 1.3m", "1,200,000", False),
        ("2 m from wells", "two metres", True),  # small numbers are not looked for
        ("15 m from wells", "15,000,000", False),
    ],
)
def test_millions_in_words_and_in_figures_are_one_number(
    protlib: Run, tmp_path: Path, typed: str, in_source: str, *, stands: bool
) -> None:
    attach_with_text(
        tmp_path / "library.json", tmp_path / "data", "jobe2010", text_of(f"Some {in_source} women returned."), "a.pdf"
    )
    (tmp_path / "a.md").write_text(f"{RIGHT}\n\nSome {typed} came [@jobe2010, p. 1].\n")
    assert protlib("verify", "a.md", "--quotes", "--numbers").code == (0 if stands else 1)


def test_a_report_with_right_pages_is_as_closed_as_the_report(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text("“Labour exploitation is common along” [@iom2009, p. 3]")
    (tmp_path / "a.md").chmod(0o600)
    assert protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md").code == 0
    assert (tmp_path / "b.md").stat().st_mode & 0o777 == 0o600


def test_tells_why_a_page_that_only_the_file_counts_is_not_put_right(protlib: Run, tmp_path: Path) -> None:
    text = FileText((Page("Women return home.", ""), Page("Nobody asked them what they wanted.", "")), "by hand, 1")
    attach_with_text(tmp_path / "library.json", tmp_path / "data", "none2012", text)
    (tmp_path / "a.md").write_text("“Nobody asked them what they wanted” [@none2012, p. 1]")
    ran = protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md")
    assert "on another page of none2012: p. 2 of the file, not p. 1" in ran.out
    line = "a.md: 1 page not put right: its number in the file may not be the printed one. Look at the file\n"
    assert ran.err.startswith(line)
    (tmp_path / "a.md").write_text("“Nobody asked them what they wanted” [@none2012, p. 2]")
    assert protlib("verify", "a.md", "--quotes", "--fix", "-o", "b.md").err.startswith(
        "a.md: no page or paragraph to put right\n"
    )


@pytest.mark.parametrize(
    ("options", "message"),
    [
        (["a.md", "--fix"], "--fix is about quotations: protlib verify a.md --quotes --fix"),
        (["a.md", "--numbers"], "--numbers is about quotations: protlib verify a.md --quotes --numbers"),
        (["a.md", "--quotes", "--fix", "-o", "-"], "--fix writes a file; name one: --output FILE"),
        (
            ["a.pdf", "--quotes", "--fix", "-o", "b.pdf"],
            "--fix changes .docx, .odt, .md, .qmd, .tex and .txt; a.pdf is none of them",
        ),
    ],
)
def test_refuses_options_that_do_not_fit(protlib: Run, tmp_path: Path, options: list[str], message: str) -> None:
    (tmp_path / "a.pdf").write_bytes(make_pdf([page(TYPED)]))
    (tmp_path / "a.md").write_text(TYPED)
    ran = protlib("verify", *options)
    assert ran.code == 2
    assert message in ran.err


def test_reads_a_few_new_files_by_itself(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "new.html").write_text("<p>Nobody can say what is here.</p>")
    protlib("attach", "new2013", str(tmp_path / "new.html"))
    (tmp_path / "a.md").write_text("“nobody can say what is here” [@new2013]")
    ran = protlib("verify", "a.md", "--quotes")
    assert (ran.out, ran.err, ran.code) == ("", "reading 1 new file\na.md: 1 quotation; 1 verbatim\n", 0)


def test_tells_that_a_file_is_gone_and_not_to_read_it(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "new.html").write_text("<p>Nobody can say what is here.</p>")
    protlib("attach", "new2013", str(tmp_path / "new.html"), "--link")
    (tmp_path / "new.html").unlink()
    (tmp_path / "a.md").write_text("“nobody can say what is here” [@new2013]")
    assert (
        "new.html: it is gone. To attach it anew: protlib attach new2013 FILE"
        in protlib("verify", "a.md", "--quotes").out
    )
