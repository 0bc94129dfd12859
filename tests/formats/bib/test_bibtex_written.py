"""The BibTeX that is written: the house style, and what each program reads best."""

import re
import shutil
import subprocess
from pathlib import Path
from types import ModuleType
from typing import Any

import pytest
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st
from pybtex.database import Entry, Person, parse_string

from harness.rows import every_row
from protlib.formats.bib import biblatex, bibtex
from protlib.formats.parsed import WriteOptions
from protlib.formats.programs import ANY, PROGRAMS, Program
from protlib.record import cleaning
from protlib.record.model import TYPES, Name, Publication
from sample_files.bib_texts import load
from sample_records.arbitrary import publications


def record(**fields: Any) -> Publication:
    return cleaning.clean_record({"key": "iom2009caring", "type": "report", "title": "Caring", **fields}).publication


def dump(publication: Publication, **options: Any) -> dict[str, str]:
    """Return the fields of the written entry, its type and key among them as "" and "key"."""
    text = bibtex.dumps([publication], WriteOptions(**options, lossless=True))
    head = re.match(r"@(\w+)\{(.*),\n", text)
    assert head is not None
    fields = dict(re.findall(r"^  (\S+) += \{?(.*?)\}?,$", text, re.MULTILINE | re.DOTALL))
    return {"": head.group(1), "key": head.group(2), **fields}


def test_a_report_is_written_as_the_house_style_says() -> None:
    publication = record(
        authors=[{"literal": "International Organization for Migration", "short": "IOM"}, "Jobe, Alison"],
        title="Caring for Trafficked Persons in West Africa: McAuliffe on the IOM's <i>work</i>",
        publisher="Food and Agriculture Organization",
        publisher_place="Geneva",
        date="2009-07-01",
        number="12",
        url="https://publications.iom.int/a_b%20c?d=1&e=2#f",
        language="en",
        countries=["Nigeria", "Ghana"],
        abstract="50% of R&D.\n\nMore.",
        page="1-10",
    )
    assert bibtex.dumps([publication], WriteOptions(lossless=True)) == (
        "@techreport{iom2009caring,\n"
        "  author        = {{International Organization for Migration} and Jobe, Alison},\n"
        "  shortauthor   = {{IOM} and {Jobe}},\n"
        "  title         = {Caring for Trafficked Persons in {West Africa}: {McAuliffe} on the {IOM}'s \\textit{work}},\n"
        "  type          = {Report},\n"
        "  number        = {12},\n"
        "  pages         = {1--10},\n"
        "  institution   = {{Food and Agriculture Organization}},\n"
        "  address       = {Geneva},\n"
        "  year          = {2009},\n"
        "  month         = jul,\n"
        "  day           = {01},\n"
        "  url           = {https://publications.iom.int/a_b%20c?d=1&e=2#f},\n"
        "  language      = {en},\n"
        "  countries     = {Nigeria; Ghana},\n"
        "  abstract      = {50\\% of R\\&D.\n\nMore.},\n"
        "}\n"
    )


@every_row(
    ("kind", "entry_type", "subtype"),
    [
        ("report", "techreport", None), ("book", "book", None), ("chapter", "incollection", None),
        ("article-journal", "article", None), ("article-magazine", "article", "magazine"),
        ("article-newspaper", "article", "newspaper"), ("paper-conference", "inproceedings", None),
        ("webpage", "misc", "webpage"), ("legislation", "misc", "legislation"), ("pamphlet", "booklet", None),
        ("speech", "unpublished", "speech"), ("manuscript", "unpublished", None), ("document", "misc", None),
    ],
)  # fmt: skip
def test_types_are_written_as_the_table_says(kind: str, entry_type: str, subtype: str | None) -> None:
    fields = dump(record(type=kind, container_title="The Herald"))
    assert (fields[""], fields.get("entrysubtype")) == (entry_type, subtype)


@pytest.mark.parametrize("kind", ["article-newspaper", "article-magazine"])
@pytest.mark.parametrize(("genre", "entry_type"), [("Press release", "techreport"), ("", "misc")])
def test_news_without_a_newspaper_is_no_article(kind: str, genre: str, entry_type: str) -> None:
    release = record(type=kind, publisher="OHCHR", genre=genre)
    assert dump(release)[""] == entry_type
    assert load(bibtex.dumps([release])) == release
    assert load(biblatex.dumps([release])) == release


def test_a_conference_that_stands_for_the_book_comes_back_as_a_conference() -> None:
    paper = record(type="paper-conference", event_title="Conference on {Ghana}")
    text = bibtex.dumps([paper])
    assert "booktitle" in text
    assert load(text) == paper


@pytest.mark.parametrize("dialect", [bibtex, biblatex])
def test_a_book_of_the_same_name_as_its_conference_is_packed(dialect: ModuleType) -> None:
    paper = record(type="paper-conference", event_title="Congress on Law", container_title="Congress on Law")
    assert load(dialect.dumps([paper], WriteOptions(lossless=True))) == paper
    plain_paper = paper.changed(container_title="")
    assert "protlib:" not in dialect.dumps([plain_paper], WriteOptions(lossless=True))


@every_row("kind", TYPES)
def test_every_type_comes_back_without_being_packed(kind: str) -> None:
    text = bibtex.dumps([record(type=kind, genre="Study")], WriteOptions(lossless=True))
    assert load(text).type == kind
    assert "protlib:" not in text


@pytest.mark.parametrize(
    ("genre", "entry_type", "content"),
    [
        ("PhD thesis", "phdthesis", None),
        ("Master's thesis", "mastersthesis", None),
        ("Diploma", "phdthesis", "Diploma"),
        ("", "phdthesis", "Thesis"),
    ],
)
def test_a_thesis_is_what_its_entry_type_says(genre: str, entry_type: str, content: str | None) -> None:
    fields = dump(record(type="thesis", genre=genre, publisher="Univ"))
    assert (fields[""], fields.get("type"), fields["school"]) == (entry_type, content, "Univ")


@pytest.mark.parametrize("genre", ["", "Thesis", "Thèse", "PhD thesis"])
@pytest.mark.parametrize("language", ["", "fr"])
def test_a_thesis_without_a_genre_comes_back_without_one(genre: str, language: str) -> None:
    publication = record(type="thesis", genre=genre, language=language)
    assert load(bibtex.dumps([publication], WriteOptions(lossless=True))) == publication
    if not genre:
        assert load(bibtex.dumps([publication], WriteOptions())).genre == ""


@pytest.mark.parametrize(
    ("language", "word"), [("fr", "Rapport"), ("es-MX", "Informe"), ("ar", "Report"), ("", "Report")]
)
def test_a_report_without_a_genre_is_called_one_in_its_language(language: str, word: str) -> None:
    publication = record(language=language)
    assert dump(publication)["type"] == word
    assert load(bibtex.dumps([publication], WriteOptions(lossless=True))) == publication


@every_row(
    ("program", "field", "value"),
    [
        (PROGRAMS["zotero"], "date", "2009-07-01"),
        (PROGRAMS["pandoc"], "langid", "english"),
        (PROGRAMS["pandoc"], "title", "{IOM} in {Nigeria}"),
        (PROGRAMS["word"], "title", "IOM in Nigeria"),
        (ANY, "title", "{IOM} in {Nigeria}"),
    ],
)
def test_a_program_gets_what_it_reads_best(program: Program, field: str, value: str) -> None:
    publication = record(title="IOM in Nigeria", date="2009-07-01", language="en")
    assert f"  {field:13} = {{{value}}},\n" in bibtex.dumps([publication], WriteOptions(program=program, lossless=True))


def test_jabref_is_told_in_which_mode_to_open_the_file() -> None:
    assert "@comment{jabref-meta: databaseType:bibtex;}" in bibtex.dumps(
        [record()], WriteOptions(program=PROGRAMS["jabref"], lossless=True)
    )


@every_row(
    ("key", "content"),
    [
        ("a b", "a_b"), ("a,b", "a_b"), ("a{b}", "a_b"), ("a#b", "a_b"), ("a%b", "a_b"), ('a"b', "a_b"), ("a=b", "a_b"),
        ("a\\", "a"), ("^^5cinput", "5cinput"), ("O'Brien", "O_Brien"), ("doi:10.1/(x)", "doi:10.1/_x"),
        ("Müller2009", "Müller2009"),
    ],
)  # fmt: skip
def test_a_key_that_bibtex_does_not_allow_is_written_without_what_it_does_not(key: str, content: str) -> None:
    text = bibtex.dumps([record(), Publication(key=key, title="Ideas")], WriteOptions(lossless=True))
    assert re.findall(r"@\w+\{(.*),\n", text)[-1] == content
    again = bibtex.loads(text).publications[-1]
    assert (again.key, again.aliases) == (content, () if key == content else (key,))


def test_keys_that_differ_in_case_alone_are_told_apart_and_come_back() -> None:
    records = [record(key="iom2009"), record(key="IOM2009"), record(key="iom2009")]
    text = bibtex.dumps(records, WriteOptions(lossless=True))
    keys = re.findall(r"@techreport\{(.*),", text)
    assert len({key.lower() for key in keys}) == len(keys) == len(records)
    assert bibtex.loads(text).publications == records


def test_a_record_without_a_key_gets_one_but_in_the_file_alone() -> None:
    publication = record(key="", authors=["{International Organization for Migration (IOM)}"], date="2009")
    text = bibtex.dumps([publication], WriteOptions(lossless=True))
    assert text.startswith("@techreport{iom2009caring,")
    assert load(text) == publication


@given(publications(), st.booleans(), st.sampled_from([ANY, *PROGRAMS.values()]))
@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much])
def test_every_field_of_any_record_comes_back(publication: Publication, ascii_only: bool, program: Program) -> None:
    publication = cleaning.clean_record(publication.to_dict()).publication
    text = bibtex.dumps([publication], WriteOptions(ascii=ascii_only, program=program, lossless=True))
    assert load(text) == publication


@given(st.lists(publications("key", "title", "authors"), max_size=5))
def test_any_records_can_stand_in_one_file(records: list[Publication]) -> None:
    records = [cleaning.clean_record(publication.to_dict()).publication for publication in records]
    assert bibtex.loads(bibtex.dumps(records, WriteOptions(lossless=True))).publications == records


def plain(text: str) -> str:
    return re.sub(r"\\([&%$#_])", r"\1", re.sub(r"[{}]", "", text))


def person(name: Person) -> Name:
    if str(name).startswith("{"):
        return Name(literal=plain(str(name)))
    parts = (name.last_names, [*name.first_names, *name.middle_names], name.prelast_names, name.lineage_names)
    family, given_name, particle, suffix = (plain(" ".join(part)) for part in parts)
    return Name(family=family, given=given_name, particle=particle, suffix=suffix)


EXPORTED = [
    record(
        key="a",
        authors=[
            {"literal": "Terre des Hommes and Others, Inc."},
            {"family": "Dijk", "particle": "van", "given": "Jan", "suffix": "Jr."},
        ],
        title="R&D in Côte d'Ivoire: 50% of {all}",
        date="2009-07",
        publisher="Terre des Hommes",
        isbn="9789290684664",
    ),
    record(
        key="b",
        type="article-journal",
        authors=["O'Connell Davidson, Julia"],
        container_title="Race & Class",
        volume="3",
        issue="4",
        page="1-10",
    ),
    record(
        key="c",
        type="chapter",
        editors=["Klein Solomon, Michele"],
        container_title="Ideas",
        date="2017",
        tags=["a, b", "c"],
    ),
]


def test_pybtex_reads_the_same() -> None:
    entries: dict[str, Entry] = parse_string(bibtex.dumps(EXPORTED, WriteOptions(lossless=True)), "bibtex").entries
    for publication in EXPORTED:
        entry = entries[publication.key]
        title = entry.fields["title"].replace("\\textbraceleft", "").replace("\\textbraceright", "")
        assert plain(title) == re.sub("[{}]", "", publication.title)
        assert tuple(map(person, entry.persons.get("author", ()))) == publication.authors
        assert tuple(map(person, entry.persons.get("editor", ()))) == publication.editors
        assert entry.fields.get("year", "") == publication.date[:4]


@pytest.mark.skipif(shutil.which("bibtex") is None, reason="bibtex is not installed")
def test_bibtex_itself_finds_no_fault(tmp_path: Path) -> None:
    (tmp_path / "all.bib").write_text(bibtex.dumps(EXPORTED, WriteOptions(ascii=True, lossless=True)), encoding="utf-8")
    (tmp_path / "all.aux").write_text("\\relax\n\\citation{*}\n\\bibstyle{plain}\n\\bibdata{all}\n", encoding="utf-8")
    run = subprocess.run(["bibtex", "all"], cwd=tmp_path, capture_output=True, text=True, check=False)
    if "couldn't open style file" in run.stdout:
        pytest.skip("bibtex has no styles")
    assert "error" not in run.stdout.lower()
    assert "repeated" not in run.stdout.lower()
    assert (tmp_path / "all.bbl").read_text(encoding="utf-8").count("\\bibitem") == len(EXPORTED)


_COLLECTIONS = st.lists(
    st.lists(st.sampled_from(["Law", "Law cases", "Africa", "To read"]), min_size=1, max_size=3), max_size=5
)


@given(_COLLECTIONS)
def test_collections_go_to_jabref_and_come_back(collections: list[list[str]]) -> None:
    paths = tuple(dict.fromkeys(map("/".join, collections)))
    publication = record(key="a", collections=paths)
    text = bibtex.dumps([publication], WriteOptions(program=PROGRAMS["jabref"]))
    [read_back] = bibtex.loads(text).publications
    assert read_back.collections == paths
    assert "groups" not in bibtex.dumps([publication])


@pytest.mark.parametrize(
    ("status", "year"), [("forthcoming", "forthcoming"), ("in press", "in press"), ("draft 2", "")]
)
def test_the_status_stands_for_the_year_where_styles_know_no_other_field_for_it(status: str, year: str) -> None:
    publication = Publication(key="a", type="book", title="Caring", status=status)
    line = f"  year          = {{{year}}},\n"
    text = bibtex.dumps([publication], WriteOptions())
    assert ("  year " in text, line in text) == (bool(year), bool(year))
    assert "  year " not in biblatex.dumps([publication], WriteOptions())
    assert "  year " not in bibtex.dumps([publication], WriteOptions(program=PROGRAMS["pandoc"]))
    assert load(text).status == status
    dated = bibtex.dumps([publication.changed(date="2009")], WriteOptions())
    assert "  year          = {2009},\n" in dated
