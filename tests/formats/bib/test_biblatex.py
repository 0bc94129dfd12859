"""biblatex: what its files have over BibTeX's, and what is written for biber."""

from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pybtex.database import parse_string

from harness.paths import DATA
from harness.rows import every_row
from programs import biber
from protlib.formats.bib import biblatex
from protlib.formats.bib.entry_types import BABEL, BIBLATEX, BIBTEX, ENTRY_TYPES
from protlib.formats.parsed import WriteOptions
from protlib.formats.programs import ANY, PROGRAMS, Program
from protlib.record import cleaning, languages
from protlib.record.model import TYPES, Name, Publication
from sample_records.arbitrary import publications

FOLDER = DATA / "bibtex"


def load(text: str) -> Publication:
    return biblatex.loads(text).publications[0]


def record(**fields: Any) -> Publication:
    return cleaning.clean_record({"key": "iom2009caring", "type": "report", "title": "Caring", **fields}).publication


def dump(publication: Publication, **options: Any) -> str:
    return biblatex.dumps([publication], WriteOptions(**options, lossless=True))


@pytest.mark.parametrize("path", sorted(FOLDER.glob("*.bib")), ids=lambda path: str(path.stem))
@pytest.mark.parametrize("ascii_only", [False, True])
def test_what_was_read_is_read_the_same_once_written(path: Path, ascii_only: bool) -> None:
    first = biblatex.loads(path.read_text(encoding="utf-8")).publications
    again = biblatex.loads(biblatex.dumps(first, WriteOptions(ascii=ascii_only, lossless=True)))
    assert again.publications == first


@every_row(
    ("date", "expected"),
    [
        ("2009", "2009"), ("2009-07", "2009-07"), ("2009-07-01", "2009-07-01"), ("2019/2021", "2019/2021"),
        ("2019-05/2020-06", "2019-05/2020-06"), ("2019/..", "2019/.."), ("2019~", "2019~"), ("2009-21", "2009-21"),
        ("201X", "201X"), ("2016--2017", "2016/2017"), ("2001-02-03T12:00:00", "2001-02-03"), ("-0044", "-0044"),
    ],
)  # fmt: skip
def test_dates_are_edtf(date: str, expected: str) -> None:
    publication = load(f"@book{{k, title={{T}}, date={{{date}}}, origdate={{{date}}}}}")
    assert (publication.date, publication.extra["original-date"]) == (expected, expected)


def test_titles_are_inherited_under_the_names_that_they_have_in_the_child() -> None:
    text = """
    @mvbook{set, title={Set}, subtitle={Four Volumes}, author={Roe, Jane}, shorttitle={S}}
    @book{volume, crossref={set}, title={Volume}, volume={2}, date={2009}}
    @inbook{part, crossref={volume}, title={Part}, pages={1--2}}
    @periodical{number, title={Disasters}, date={2001}, volume={3}}
    @article{article, crossref={number}, title={Article}}
    """
    _, volume, part, _, article = biblatex.loads(text).publications
    assert (volume.title, volume.extra["volume-title"], volume.authors) == (
        "Set: Four Volumes",
        "Volume",
        (Name(family="Roe", given="Jane"),),
    )
    assert (part.container_title, part.extra["volume-title"]) == ("Set: Four Volumes", "Volume")
    assert part.extra["container-author"] == [{"family": "Roe", "given": "Jane"}]
    assert (article.container_title, article.volume, article.date) == ("Disasters", "3", "2001")
    assert "title-short" not in volume.extra


def test_data_that_entries_share_is_in_each_and_no_record_itself() -> None:
    text = """
    @xdata{place, location={Geneva}, xdata={house}}
    @xdata{house, publisher={IOM}, date={2001}}
    @book{k, title={T}, xdata={place}, date={2009}}
    @set{both, entryset={k, l}}
    """
    parsed = biblatex.loads(text)
    assert [(entry.publisher, entry.publisher_place, entry.date) for entry in parsed.publications] == [
        ("IOM", "Geneva", "2009")
    ]
    assert [(problem.record, problem.lost) for problem in parsed.problems] == [("both", False)]


def test_entries_that_refer_to_each_other_in_a_circle_are_read() -> None:
    text = (
        "@book{a, title={A}, crossref={b}, xdata={b}}\n@book{b, publisher={P}, crossref={a}, "
        "xdata={a}}\n@book{c, title={C}, crossref={d}}"
    )
    assert [entry.title for entry in biblatex.loads(text).publications] == ["A", "A", "C"]


@every_row(
    ("fields", "language"),
    [
        ("langid={english}", "en"), ("langid={english}, langidopts={variant=british}", "en-GB"), ("hyphenation={ngerman}", "de"),
        ("language={english}, langid={american}", "en-US"), ("language={french}, langid={english}", "fr"),
        ("language={langspanish}", "es"), ("language={Deutsch}", "de"), ("language={isl}", "is"), ("language={en}", "en"),
    ],
)  # fmt: skip
def test_a_language_is_read_from_its_names(fields: str, language: str) -> None:
    assert load(f"@book{{k, title={{T}}, {fields}}}").language == language


@every_row(
    ("entry", "expected"),
    [
        ("@thesis{k, title={T}, type={mathesis}, institution={I}}", {"type": "thesis", "genre": "Master's thesis", "publisher": "I"}),
        ("@online{k, title={T}, titleaddon={Site}, organization={O}}", {"type": "webpage", "container_title": "Site", "publisher": "O"}),
        (r"@misc{k, title={T}, entrysubtype={legal\_case}}", {"type": "legal_case"}),
        ("@article{k, title={T}, entrysubtype={newspaper}, journaltitle={J}}", {"type": "article-newspaper", "container_title": "J"}),
        ("@unpublished{k, title={T}, eventtitle={E}, venue={V}}", {"type": "speech", "event_title": "E", "event_place": "V"}),
        ("@movie{k, title={T}, editor={Roe, J.}, editortype={director}}", {"type": "motion_picture", "extra": {"director": [{"family": "Roe", "given": "J."}]}}),
        ("@book{k, title={T}, editor={Roe, J.}, editortype={redactor}}", {"type": "book", "editors": [{"family": "Roe", "given": "J."}], "extra": {"bibtex:editortype": "redactor"}}),
        ("@book{k, title={T}, editora={Roe, J.}, editoratype={compiler}}", {"type": "book", "extra": {"compiler": [{"family": "Roe", "given": "J."}]}}),
        ("@book{k, title={T}, location={Cambridge and New York}, publisher={Walter de Gruyter and Mohr Siebeck}}",
         {"type": "book", "publisher_place": "Cambridge; New York", "publisher": "Walter de Gruyter; Mohr Siebeck"}),
        ("@book{k, title={T}, location={Port of Spain, Trinidad and Tobago}, publisher={Simon and Schuster}}",
         {"type": "book", "publisher_place": "Port of Spain, Trinidad and Tobago", "publisher": "Simon and Schuster"}),
        ("@report{k, title={T}, pubstate={inpress}, isrn={X}}", {"type": "report", "status": "in press", "number": "X"}),
        ("@patent{k, title={T}, location={France}}", {"type": "patent", "extra": {"jurisdiction": "France"}}),
        ("@misc{k, title={T}, url={http://a.b}, urldate={2020-01-02}}", {"type": "webpage", "url": "http://a.b", "accessed": "2020-01-02"}),
        ("@misc{k, title={T}, urlyear={2020}, urlmonth={01}, urlday={02}}", {"type": "document", "accessed": "2020-01-02"}),
        ("@nonsense{k, title={T}, usera={U}}", {"type": "document", "extra": {"bibtex:entrytype": "nonsense", "bibtex:usera": "U"}}),
        ("@book{k, title={T}, author={van Dijk, Jan}, options={useprefix=false}}", {"type": "book", "authors": [{"family": "Dijk", "given": "Jan", "dropping": "van"}], "extra": {"bibtex:options": "useprefix=false"}}),
        ("@book{k, title={T}, author={{World Bank} and Roe, J.}, shortauthor={{WB}}}", {"type": "book", "authors": [{"literal": "World Bank"}, {"family": "Roe", "given": "J."}], "extra": {"bibtex:shortauthor": "{WB}"}}),
    ],
)  # fmt: skip
def test_fields_are_read_by_the_type_of_their_entry(entry: str, expected: dict[str, Any]) -> None:
    assert load(entry).to_dict() == {"key": "k", "title": "T", **expected}


def test_a_report_is_written_for_biber() -> None:
    publication = record(
        authors=[{"literal": "World Bank", "short": "WB"}],
        publisher="Ministry of Health and Population",
        publisher_place="Cairo; Geneva",
        date="2009-07-01",
        language="pt-BR",
        genre="Research report",
        status="in press",
        countries=["Egypt"],
        topics=["Protection"],
        aliases=["old"],
        extra={"number-of-pages": "12", "original-date": "1999", "bibtex:file": "a_b.pdf"},
    )
    assert dump(publication) == (
        "@report{iom2009caring,\n"
        "  author        = {{World Bank}},\n"
        "  shortauthor   = {{WB}},\n"
        "  title         = {Caring},\n"
        "  type          = {resreport},\n"
        "  pagetotal     = {12},\n"
        "  institution   = {{Ministry of Health and Population}},\n"
        "  location      = {Cairo; Geneva},\n"
        "  date          = {2009-07-01},\n"
        "  pubstate      = {inpress},\n"
        "  language      = {brazilian},\n"
        "  langid        = {brazilian},\n"
        "  file          = {a_b.pdf},\n"
        "  ids           = {old},\n"
        "  origdate      = {1999},\n"
        '  verba         = {protlib:{"countries":["Egypt"],"topics":["Protection"]}},\n'
        "}\n"
    )


@every_row(
    ("fields", "line"),
    [
        ({"type": "article-journal", "container_title": "J", "issue": "3"}, "@article{"),
        ({"type": "article-journal", "container_title": "J", "issue": "3"}, "  journaltitle  = {J},"),
        ({"type": "webpage", "container_title": "Site"}, "  titleaddon    = {Site},"),
        ({"type": "thesis", "genre": "PhD thesis"}, "  type          = {phdthesis},"),
        ({"type": "book", "editors": ["Roe, Jane"]}, "@collection{"),
        ({"type": "book", "authors": ["Roe, Jane"]}, "@book{"),
        ({"type": "chapter", "container_title": "Ideas", "editors": ["Roe, Jane"]}, "@incollection{"),
        ({"type": "chapter", "container_title": "Ideas"}, "@inbook{"),
        ({"type": "legislation"}, "@legislation{"),
        ({"language": "fr-BF"}, "  language      = {fr-BF},"),
        ({"language": "fr-BF"}, "  langid        = {french},"),
        ({"type": "book", "volume": "2", "extra": {"volume-title": "Part"}}, "  maintitle     = {Caring},"),
        ({"extra": {"bibtex:entrytype": "manual"}, "type": "book"}, "@manual{"),
        ({"extra": {"bibtex:entrytype": "manual"}}, "@report{"),
    ],
)
def test_what_biblatex_has_a_field_for_is_written_to_it(fields: dict[str, Any], line: str) -> None:
    assert line in dump(record(**fields))


@every_row("kind", TYPES)
def test_every_type_comes_back_without_being_packed(kind: str) -> None:
    text = dump(record(type=kind, genre="Study"))
    assert load(text).type == kind
    assert "protlib:" not in text


def test_every_written_entry_type_is_one_that_is_read() -> None:
    assert {*BIBTEX.values(), *BIBLATEX.values()} <= set(ENTRY_TYPES)
    assert set(ENTRY_TYPES.values()) | {*BIBTEX, *BIBLATEX} <= set(TYPES)


@every_row(("tag", "name"), BABEL.items())
def test_each_name_of_a_language_is_read_as_its_tag(tag: str, name: str) -> None:
    assert languages.tag(name) == tag


@given(publications(), st.booleans(), st.sampled_from([ANY, *PROGRAMS.values()]))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_every_field_of_any_record_comes_back(publication: Publication, ascii_only: bool, program: Program) -> None:
    publication = cleaning.clean_record(publication.to_dict()).publication
    assert load(dump(publication, ascii=ascii_only, program=program)) == publication


COMPLETE = [
    record(
        key=f"iom2009caring{kind}",
        type=kind,
        authors=["{International Organization for Migration (IOM)}", "van Dijk, Jan, Jr."],
        title="R&D in Côte d'Ivoire {50%} <i>so</i>",
        genre="Study" if kind in {"report", "thesis"} else "",
        date="2009-07-01",
        publisher="" if kind == "article-journal" else "IOM and Others",
        container_title="Ideas" if kind in {"article-journal", "chapter", "paper-conference"} else "",
        url="https://iom.int/a_b%20c",
        accessed="2020-01-02",
        doi="10.1000/182",
        language="fr",
        countries=["Nigeria"],
        regions=["West Africa"],
        category="Research",
        tags=["a, b", "c"],
        abstract="One {.\n\nTwo }.",
        note="A note",
        aliases=[f"old{kind}"],
        created="2020-01-01T00:00:00Z",
        extra={"title-short": "R&D", "original-date": "1999"},
    )
    for kind in (
        "report",
        "book",
        "article-journal",
        "chapter",
        "paper-conference",
        "thesis",
        "webpage",
        "document",
    )
]


@pytest.mark.slow
@biber.needed
def test_biber_finds_nothing_to_warn_of_in_complete_records(tmp_path: Path) -> None:
    assert biber.doubts(biblatex.dumps(COMPLETE, WriteOptions(lossless=True)), tmp_path) == []


def test_pybtex_reads_the_same_names_and_dates() -> None:
    entries = parse_string(biblatex.dumps(COMPLETE, WriteOptions(lossless=True)), "bibtex").entries
    for publication in COMPLETE:
        organisation, person = entries[publication.key].persons["author"]
        assert str(organisation) == "{International Organization for Migration}"
        assert (person.prelast_names, person.last_names, person.lineage_names) == (["van"], ["Dijk"], ["Jr."])
        assert entries[publication.key].fields["date"] == publication.date


def test_the_citation_key_that_zotero_repeats_in_a_note_is_no_part_of_the_reference() -> None:
    entry = "@report{{roe2001, title = {{A}}, note = {{Citation Key: {}}}}}"
    for text, addendum in (("roe2001", ""), ("roe2001 ask Ana", "ask Ana"), ("roe2001a", "Citation Key: roe2001a")):
        [record] = biblatex.loads(entry.format(text)).publications
        assert (record.key, record.addendum) == ("roe2001", addendum)
