"""BibTeX for every program: what is written comes back as it was, and others read it as well."""

import json
import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest

from harness.rows import every_row
from programs import biber
from programs.engine import needs_engine
from protlib.citing.engine import engine_program
from protlib.formats import WriteOptions
from protlib.formats.bib import biblatex, bibtex, names
from protlib.formats.bib.latex.encoder import ASCII_ENCODER, UNICODE_ENCODER
from protlib.formats.csl import csljson
from protlib.formats.programs import PROGRAMS
from protlib.record.model import TYPES, Name, Publication

DIALECTS = pytest.mark.parametrize("dialect", [bibtex, biblatex])


@DIALECTS
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize(
    ("name", "content"),
    [
        (Name(family="Sri Lanka"), "{Sri Lanka}"),
        (Name(given="Sitting Bull"), "{Sitting Bull}"),
        (Name(family="Evry", suffix="Jr."), "{Evry, Jr.}"),
        (Name(family="Dijk", particle="Van"), "{Van Dijk}"),
        (Name(family="Dijk", particle="van"), "van Dijk"),
        (Name(particle="van"), "{van}"),
    ],
)
def test_half_a_name_is_not_torn_into_a_whole_one_and_comes_back(
    dialect: ModuleType, ascii_only: bool, name: Name, content: str
) -> None:
    publication = Publication(key="a", type="report", title="Caring", authors=(name,))
    text = dialect.dumps([publication], WriteOptions(ascii=ascii_only, lossless=True))
    assert f"author        = {{{content}}}" in text
    assert dialect.loads(text).publications == [publication]
    assert (
        names.format_names([name, Name(literal="IOM")], ASCII_ENCODER if ascii_only else UNICODE_ENCODER)
        == f"{content} and {{IOM}}"
    )


@DIALECTS
@pytest.mark.parametrize(
    "name",
    [
        Name(family="Klein Solomon", given="PhD"),
        Name(family="Care", given="Ltd", particle="van"),
        Name(family="Care", given="PhD", particle="de la"),
        Name(family="Care", given="MD"),
        Name(family="JRS", given="Africa"),
    ],
)
def test_a_name_that_looks_like_something_else_comes_back(dialect: ModuleType, name: Name) -> None:
    publication = Publication(key="a", type="report", title="Caring", authors=(name, Name(family="Jobe", given="A.")))
    assert dialect.loads(dialect.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


@DIALECTS
@pytest.mark.parametrize("ascii_only", [False, True])
@pytest.mark.parametrize(
    ("kind", "field", "value"),
    [
        ("report", "issn", "–"),
        ("report", "doi", "10.1000/é"),
        ("report", "url", "https://iom.int/é"),
        ("report", "url", "https://iom.int/a https://iom.int/b"),
        ("patent", "publisher_place", "Geneva"),
        ("report", "note", "PMID: 123"),
        ("book", "collection_title", "newseries"),
        ("report", "aliases", ("clé",)),
    ],
)
def test_a_value_that_its_field_reads_otherwise_comes_back(
    dialect: ModuleType, ascii_only: bool, kind: str, field: str, value: Any
) -> None:
    publication = Publication(key="a", type=kind, title="Caring", **{field: value})
    text = dialect.dumps([publication], WriteOptions(ascii=ascii_only, lossless=True))
    assert dialect.loads(text).publications == [publication]


@DIALECTS
@pytest.mark.parametrize(
    ("title", "content"),
    [
        ('In <span class="nocase">dar es Salaam</span> <i>now</i>', "In {dar es Salaam} \\textit{now}"),
        ('The <span class="nocase">IOM</span> plan', "The {IOM} plan"),
        ("In <sc>small</sc> capitals", "In \\textsc{small} capitals"),
    ],
)
def test_tags_are_what_other_programs_read_though_a_reader_cannot_tell_them(
    dialect: ModuleType, title: str, content: str
) -> None:
    publication = Publication(key="a", type="report", title=title)
    text = dialect.dumps([publication], WriteOptions(lossless=True))
    assert f"  title         = {{{content}}}" in text
    assert dialect.loads(text).publications == [publication]


@DIALECTS
def test_names_have_their_capitals_in_the_titles_of_books_and_series_too(dialect: ModuleType) -> None:
    chapter = Publication(
        key="a",
        type="chapter",
        title="Care",
        container_title="Law in Nigeria",
        collection_title="IOM Studies",
    )
    article = Publication(key="b", type="article-journal", title="Care", container_title="Kenya Law Review")
    text = dialect.dumps([chapter, article], WriteOptions(lossless=True))
    assert "booktitle     = {Law in {Nigeria}}" in text
    assert "series        = {{IOM} Studies}" in text
    assert "= {Kenya Law Review}" in text
    assert dialect.loads(text).publications == [chapter, article]


@DIALECTS
@pytest.mark.parametrize(
    ("date", "content"),
    [
        ("2019-05/..", "2019-05/"),
        ("2019/2021", "2019/2021"),
        ("../2019", "2019"),
        ("/2019-05", "2019-05"),
        ("2019~", "2019~"),
        ("2019-21", "2019-21"),
    ],
)
def test_a_range_that_is_open_is_written_so_that_no_program_loses_its_year(
    dialect: ModuleType, date: str, content: str
) -> None:
    publication = Publication(key="a", type="report", title="Caring", date=date)
    text = dialect.dumps([publication], WriteOptions(lossless=True))
    assert f"  date          = {{{content}}}" in text
    assert dialect.loads(text).publications == [publication]


@every_row(
    ("language", "langid"),
    [("fr", "french"), ("pt-BR", "brazilian"), ("en", None), ("en-GB", None), ("yo", None)],
)
def test_a_title_that_is_not_english_is_told_to_be_so(language: str, langid: str | None) -> None:
    publication = Publication(key="a", type="report", title="Un Titre", language=language)
    text = bibtex.dumps([publication], WriteOptions(lossless=True))
    assert (f"langid        = {{{langid}}}" in text) == (langid is not None)
    assert ("langid" in text) == (langid is not None)
    assert bibtex.loads(text).publications == [publication]


@pytest.mark.parametrize(
    ("text", "content"),
    [
        ("Høgård, Århus", "H{\\o}g{\\r a}rd, {\\r A}rhus"),
        ("Galați și Ş", "Gala{\\textcommabelow t}i {\\textcommabelow s}i {\\c S}"),
        ("1990–2000 — so", "1990{--}2000 {---} so"),
        ("-–-", "-{--}-"),
        ("“a” ‘b’", "{``}a{''} {\\textquoteleft}b{\\textquoteright}"),
        ("«c» ‹d›", "{\\guillemotleft}c{\\guillemotright} {\\guilsinglleft}d{\\guilsinglright}"),
        ("'”'", "'{''}'"),
        ("Nguyễn", "Nguy{\\~{\\^e}}n"),
    ],
)  # fmt: skip
@DIALECTS
def test_ascii_is_what_all_programs_read(dialect: ModuleType, text: str, content: str) -> None:
    publication = Publication(key="a", type="report", title="Caring", publisher_place=text)
    exported = dialect.dumps([publication], WriteOptions(ascii=True, lossless=True))
    assert f"= {{{content}}},\n" in exported
    assert "verba" not in exported
    assert dialect.loads(exported).publications == [publication]


def test_a_paper_in_no_proceedings_is_printed_with_its_conference() -> None:
    paper = Publication(key="a", type="paper-conference", title="Caring", event_title="Congress of Nigeria")
    text = bibtex.dumps([paper], WriteOptions(lossless=True))
    assert "booktitle     = {Congress of {Nigeria}}" in text
    assert bibtex.loads(text).publications == [paper]
    assert "booktitle" not in biblatex.dumps([paper], WriteOptions(lossless=True))


@DIALECTS
def test_pages_have_the_dash_of_latex(dialect: ModuleType) -> None:
    publication = Publication(key="a", type="article-journal", title="Caring", page="1–5")
    for ascii_only in (False, True):
        exported = dialect.dumps([publication], WriteOptions(ascii=ascii_only, lossless=True))
        assert "pages         = {1--5}" in exported
        assert dialect.loads(exported).publications == [publication]


@every_row(
    ("title", "content"),
    [
        ("Syrian Refugees in the African Union", "{Syrian} Refugees in the {African Union}"),
        ("Nigerians and the United Nations", "{Nigerians} and the {United Nations}"),
        (
            "The Palermo Protocol at Work in Sub-Saharan Africa",
            "The {Palermo Protocol} at Work in {Sub-Saharan Africa}",
        ),
        ("The iPad of the ILO", "The {iPad} of the {ILO}"),
        ("Africanists in Guinea-Bissau's Courts", "Africanists in {Guinea-Bissau}'s Courts"),
        ("TRAFFICKING IN NIGERIA", "TRAFFICKING IN NIGERIA"),
        ("Caring for Trafficked Persons", "Caring for Trafficked Persons"),
        ("<i>Nigeria</i> & R", "\\textit{{Nigeria}} \\& R"),
    ],
)
def test_what_has_a_capital_in_any_style_is_braced(title: str, content: str) -> None:
    assert f"title         = {{{content}}}" in bibtex.dumps(
        [Publication(key="a", type="report", title=title)], WriteOptions(lossless=True)
    )


NAMES = (
    Name(literal="International Organization for Migration", short="IOM"),
    Name(family="Jobe", given="Alison"),
)
COMMON: dict[str, Any] = {
    "title": "Care in Nigeria", "authors": NAMES, "date": "2009-07", "doi": "10.1000/182", "language": "en",
    "url": "https://iom.int/a_b", "accessed": "2020-01-02", "tags": ("care", "return"), "abstract": "One 50% two.",
}  # fmt: skip
IN_JOURNAL: dict[str, Any] = {
    "container_title": "Race & Class", "volume": "3", "issue": "4", "page": "1-10", "issn": "0306-3968",
}  # fmt: skip
IN_BOOK: dict[str, Any] = {
    "container_title": "Ideas", "publisher": "IOM", "page": "1-10", "editors": NAMES[1:]
}  # fmt: skip
ALONE: dict[str, Any] = {"publisher": "IOM", "publisher_place": "Geneva", "number": "12"}
USUAL = {
    **dict.fromkeys(TYPES, ALONE),
    **dict.fromkeys(("article-journal", "article-magazine", "article-newspaper", "review", "review-book"), IN_JOURNAL),
    **dict.fromkeys(("chapter", "paper-conference", "entry", "entry-dictionary", "entry-encyclopedia"), IN_BOOK),
    "thesis": {**ALONE, "genre": "PhD thesis"},
}
EVERY_TYPE = [
    Publication(key=kind, type=kind, **COMMON, **fields) for kind, fields in USUAL.items() if kind != "periodical"
]


@pytest.mark.slow
@biber.needed
def test_biber_has_doubts_of_no_value_whatever_the_type(tmp_path: Path) -> None:
    """biblatex's data model lacks fields for some types (no ISBN of a report),
    which all programs read; so they stay.
    """
    doubts = biber.doubts(biblatex.dumps(EVERY_TYPE, WriteOptions(lossless=True)), tmp_path)
    assert [doubt for doubt in doubts if not re.search(r"Invalid field '\w+' for entrytype", doubt)] == []


@pytest.mark.skipif(shutil.which("bibtex") is None, reason="bibtex is not installed")
@pytest.mark.parametrize("style", ["plain", "apalike"])
def test_the_styles_of_bibtex_miss_nothing_whatever_the_type(tmp_path: Path, style: str) -> None:
    text = bibtex.dumps(
        [publication.changed(addendum="Read.") for publication in EVERY_TYPE],
        WriteOptions(ascii=True, lossless=True),
    )
    (tmp_path / "all.bib").write_text(text, encoding="utf-8")
    (tmp_path / "all.aux").write_text(f"\\relax\n\\citation{{*}}\n\\bibstyle{{{style}}}\n\\bibdata{{all}}\n")
    run = subprocess.run(["bibtex", "all"], cwd=tmp_path, capture_output=True, text=True, check=False)
    if "couldn't open style file" in run.stdout:
        pytest.skip("bibtex has no styles")
    assert "Warning" not in run.stdout
    assert "Care in {Nigeria}" in (tmp_path / "all.bbl").read_text(encoding="utf-8")


@needs_engine
@DIALECTS
def test_pandoc_reads_the_same(dialect: ModuleType) -> None:
    records = EVERY_TYPE
    command = ["--from", dialect.__name__.rpartition(".")[2], "--to", "csljson"]
    text = dialect.dumps(records, WriteOptions(program=PROGRAMS["pandoc"], lossless=True))
    items = json.loads(engine_program.run_pandoc(command, text.encode()).data)
    for item, publication in zip(items, records, strict=True):
        (copy,) = csljson.loads(json.dumps(item)).publications
        assert copy.authors[0].literal == publication.authors[0].literal
        assert copy.authors[1:] == publication.authors[1:]
        for name in (
            "title",
            "date",
            "container_title",
            "volume",
            "issue",
            "page",
            "issn",
            "doi",
            "url",
            "abstract",
        ):
            assert getattr(copy, name) == getattr(publication, name)
        assert copy.publisher == publication.publisher
        assert (copy.language[:2], copy.tags) == (publication.language, publication.tags)


@DIALECTS
@pytest.mark.parametrize("kind", ["treaty", "legislation", "legal_case"])
def test_the_name_of_a_law_keeps_its_capitals(kind: str, dialect: ModuleType) -> None:
    law = Publication(key="a", type=kind, title="Protocol to Prevent Trafficking in Nigeria", date="2000")
    text = dialect.dumps([law])
    assert "{{Protocol to Prevent Trafficking in Nigeria}}" in text
    assert [record.title for record in bibtex.loads(text).publications] == [law.title]


@pytest.mark.parametrize(
    ("date", "year"), [("2018-06/2018-09", "2018"), ("2015/2019", "2015--2019"), ("2019-12/2020-02", "2019--2020")]
)
def test_a_period_within_one_year_has_that_year_once(date: str, year: str) -> None:
    record = Publication(key="a", type="report", title="T", date=date)
    output = bibtex.dumps([record], WriteOptions())
    assert f"year          = {{{year}}}," in output
    assert bibtex.loads(output).publications[0].date == date
