"""CSL-JSON of Zotero, Better BibTeX and Crossref is read in full, and goes out without loss."""

from typing import Any

import orjson
import pytest
from hypothesis import given

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.formats import WriteOptions
from protlib.formats.csl import csljson
from protlib.formats.parsed import ReadOptions
from protlib.formats.programs import ANY, PROGRAMS, Program
from protlib.record.model import Name, Publication
from sample_files.csl_items import dump, load, report
from sample_records.arbitrary import publications

FOLDER = DATA / "csl"


def read(name: str) -> list[Publication]:
    return csljson.loads((FOLDER / name).read_text(encoding="utf-8")).publications


def test_an_item_of_zotero_is_read_in_full() -> None:
    assert read("zotero.json") == [
        Publication(
            key="hennebry2017whatever",
            type="chapter",
            title="For Their Own Good? <i>Gender</i> and Mobility",
            authors=(
                Name(family="Hennebry", given="Jenna"),
                Name(family="Berg", given="Anna", particle="van den", suffix="Jr."),
            ),
            editors=(Name(literal="International Organization for Migration", short="IOM"),),
            date="2017-11",
            container_title="Ideas to Inform International Cooperation",
            publisher="IOM",
            publisher_place="Geneva",
            page="12-30",
            event_place="Geneva",
            isbn="9789290687276",
            doi="10.18356/abcd-en",
            url="https://publications.iom.int/books/ideas",
            accessed="2020-03-05",
            language="en",
            abstract="What women who migrate for care work meet with.\nAnd what would protect them.",
            addendum="read twice",
            extra={
                "zotero:key": "ABCD2345",
                "original-date": "2016-12",
            },
        )
    ]


def test_items_of_better_bibtex_are_read_in_full() -> None:
    first, second = read("better-bibtex.json")
    assert (first.key, first.date, first.tags) == (
        "unhcr2019global",
        "2019/2021",
        ("asylum", "statelessness"),
    )
    assert (first.genre, first.number) == ("Working Paper", "12")
    assert first.extra == {"csl:custom": {"uri": "http://zotero.org/users/1/items/X"}}
    assert (second.date, second.event_title) == ("2009-22", "Annual Conference")
    assert second.extra == {"title-short": "Short", "container-title-short": "J. Refug. Stud."}


def test_a_single_item_of_crossref_is_read_in_full() -> None:
    (publication,) = read("crossref.json")
    assert publication.type == "article-journal"
    assert publication.title == "Trafficking in persons and the law"
    assert publication.container_title == "Journal of Refugee Studies"
    assert publication.issn == "0951-6328 1471-6925"
    assert publication.authors == (
        Name(family="Jobe", given="Alison"),
        Name(literal="Protection Consortium"),
    )
    assert (publication.date, publication.volume) == ("", "32")
    assert publication.extra["csl:is-referenced-by-count"] == 4


@pytest.mark.parametrize("name", ["zotero.json", "better-bibtex.json", "crossref.json"])
@pytest.mark.parametrize("program", [ANY, PROGRAMS["zotero"]])
def test_what_others_wrote_is_the_same_when_it_is_read_written_and_read(name: str, program: Program) -> None:
    publication = read(name)
    assert (
        csljson.loads(csljson.dumps(publication, WriteOptions(program=program, lossless=True))).publications
        == publication
    )


@given(publications())
def test_every_field_survives(publication: Publication) -> None:
    assert csljson.loads(csljson.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


@every_row(
    ("variable", "date"),
    [
        ({"date-parts": [[2009]]}, "2009"),
        ({"date-parts": [["2009", "7", "1"]]}, "2009-07-01"),
        ({"date-parts": [[2009, 0, 0]]}, "2009"),
        ({"date-parts": [[2009, None]]}, "2009"),
        ({"date-parts": [2009, 7]}, "2009"),
        ({"date-parts": [[2019], [2021]]}, "2019/2021"),
        ({"date-parts": [[2019], [0, 0, 0]]}, "2019/.."),
        ({"date-parts": [[2009, 14]]}, "2009-22"),
        ({"date-parts": [[2009, 22, 1]]}, "2009-22"),
        ({"date-parts": [[1999, 21], [2001, 23]]}, "1999-21/2001-23"),
        ({"date-parts": [[2009]], "season": "Summer"}, "2009-22"),
        ({"date-parts": [[2009]], "season": "24"}, "2009-24"),
        ({"date-parts": [[2009]], "circa": "1"}, "2009~"),
        ({"date-parts": [[2009]], "circa": False}, "2009"),
        ({"date-parts": [[-44]]}, "-0043"),
        ({"date-parts": [[79]]}, "0079"),
        ({"raw": "1 July 2009"}, "2009-07-01"),
        ({"literal": "2009-07"}, "2009-07"),
        ({"literal": "2009", "circa": True}, "2009~"),
        ({"literal": "n.d."}, ""),
        ({"year": 2009, "month": "7"}, "2009-07"),
        ([{"year": 2009}, {"year": 2011}], "2009/2011"),
        ([2009, 7], "2009-07"),
        ("2009-07-01", "2009-07-01"),
        (2009, "2009"),
    ],
)
def test_a_date_is_read_in_each_form(variable: Any, date: str) -> None:
    assert load([{"id": "a", "issued": variable}]).date == date


def test_a_bracket_too_many_ends_no_list() -> None:
    parsed = csljson.loads('[{"id": "a"}], {"id": "b"}], {"id": "c"}]')
    assert [publication.key for publication in parsed.publications] == ["a", "b", "c"]
    assert [problem.what for problem in parsed.problems] == [
        "the list closes too early; reading went on with the next complete item"
    ] * 2


@pytest.mark.parametrize("text", ["spring of love", "February 30"])
def test_what_is_no_date_is_kept_and_written_as_literal(text: str) -> None:
    parsed = csljson.loads(f'[{{"id": "a", "type": "book", "issued": {{"literal": "{text}"}}}}]')
    (publication,) = parsed.publications
    assert (publication.date, publication.extra) == ("", {"date": text})
    assert [problem.record for problem in parsed.problems] == ["a"]
    assert dump(publication)["issued"] == {"literal": text}


@every_row(
    ("variable", "expected"),
    [
        ([{"family": "Jobe"}], [Name(family="Jobe")]),
        ([{"family": "IOM", "isInstitution": "true"}], [Name(literal="IOM")]),
        ([{"literal": "Save the Children", "family": ""}], [Name(literal="Save the Children")]),
        (
            [{"family": "Humboldt", "given": "A.", "dropping-particle": "von"}],
            [Name("Humboldt", "A.", dropping="von")],
        ),
        ({"family": "Jobe", "given": "Alison"}, [Name(family="Jobe", given="Alison")]),
        ("Jobe, Alison; Liu, G.", [Name(family="Jobe", given="Alison"), Name(family="Liu", given="G.")]),
        (["Alison Jobe"], [Name(family="Jobe", given="Alison")]),
        ([{}, None, ""], []),
    ],
)
def test_a_name_is_read_in_each_form(variable: Any, expected: list[Name]) -> None:
    assert list(load([{"id": "a", "author": variable}]).authors) == expected


def test_what_a_name_says_beyond_its_parts_is_written_back() -> None:
    author = [{"family": "Jobe", "given": "A.", "static-ordering": True, "comma-suffix": True}]
    publication = load([{"id": "a", "type": "book", "author": author}])
    assert dump(publication)["author"] == author


@pytest.mark.parametrize(
    ("keyword", "tags"),
    [
        ("a, b", ("a", "b")),
        ("a, b; c", ("a, b", "c")),
        (["a", "b, c"], ("a", "b, c")),
        ("alone", ("alone",)),
    ],
)
def test_keywords_are_read_in_each_form(keyword: Any, tags: tuple[str, ...]) -> None:
    assert load([{"id": "a", "keyword": keyword}]).tags == tags


@pytest.mark.parametrize(
    ("items", "keys"),
    [
        ({"items": [{"id": "a"}, {"id": "b"}]}, ["a", "b"]),
        ({"references": [{"id": 7}]}, ["7"]),
        ({"id": "a", "type": "book"}, ["a"]),
        ([], []),
    ],
)
def test_items_are_found_wherever_they_stand(items: Any, keys: list[str]) -> None:
    parsed = csljson.loads(orjson.dumps(items).decode())
    assert ([publication.key for publication in parsed.publications], parsed.problems) == (keys, [])


def test_a_broken_item_does_not_take_its_neighbours_with_it() -> None:
    text = (
        '[\n{"id": "a", "type": "book"},\n'
        '{"id": "b", "author": [{"family": "x"}, {"family": "y"}], oops},\n'
        '{"id": "c"},\n7,\n{"id": "d"'
    )
    parsed = csljson.loads(text)
    assert [publication.key for publication in parsed.publications] == ["a", "c"]
    assert parsed.lines == [2, 4]
    assert [(problem.line, problem.lost) for problem in parsed.problems] == [
        (3, True),
        (5, True),
        (6, True),
        (6, False),
    ]


@every_row("text", ["", "  \n", "TY  - BOOK", "[" * 5000, '{"id"'])
def test_what_is_no_json_is_one_lost_problem(text: str) -> None:
    parsed = formats.read(text.encode(), formats.format_named("csl-json"))
    assert parsed.publications == []
    assert next(problem.lost for problem in parsed.problems)


def test_values_that_no_library_can_hold_become_text() -> None:
    text = '{"id": "a", "type": "book", "deep": ' + "[" * 300 + "]" * 300 + "}"
    (publication,) = csljson.loads(text).publications
    assert csljson.loads(csljson.dumps([publication], WriteOptions(lossless=True))).publications == [publication]
    (big,) = csljson.loads(
        '{"id": "a", "big": 99999999999999999999, "custom": {"big": 99999999999999999999}}'
    ).publications
    assert big.extra == {"csl:big": "99999999999999999999", "csl:custom": {"big": "99999999999999999999"}}


def test_a_line_of_the_note_is_a_variable_only_if_the_item_has_none_and_csl_has_one() -> None:
    publication = load(
        {
            "id": "a",
            "type": "article",
            "volume": "2",
            "note": "volume: 3\nType: book\ntype: report\nPMID: 12\neditor: Liu || G.\neditor: IOM\nhttp://x.org: y",
        }
    )
    assert publication.addendum == "volume: 3\nType: book\nhttp://x.org: y"
    assert (publication.type, publication.volume, publication.extra) == ("report", "2", {"PMID": "12"})
    assert publication.editors == (Name(family="Liu", given="G."), Name(literal="IOM"))


def test_a_note_of_ones_own_is_never_taken_apart() -> None:
    publication = report(addendum="DOI: 10.1/x\nand more")
    assert csljson.loads(csljson.dumps([publication], WriteOptions(lossless=True))).publications == [publication]


@pytest.mark.parametrize(
    "custom", ["text", [1], {"authors": ["x"], "tags": [1], "date": 3, "extra": "x", "countries": "Nigeria"}]
)
def test_a_custom_of_another_shape_does_no_harm(custom: Any) -> None:
    assert load([{"id": "a", "type": "book", "custom": custom}]).key == "a"


@every_row(
    ("head", "is_csl"),
    [
        ('[\n  {"id": "a", "title": "b"}', True),
        ("[]", True),
        ('{"items": [', True),
        ('{\n  "title": "x",\n  "DOI": "10.1000/1"\n}', True),
        ('{"title": "x", "type": "book"}', True),
        ('{"title": "x"}\n{"title": "y"}', False),
        ('{"library": {"format": 1}, "_default": {}}', False),
        ("TY  - BOOK", False),
        ("@book{a,", False),
        ("[a] line of text", False),
        ("", False),
    ],
)
def test_a_file_is_told_from_how_it_begins(head: str, is_csl: bool) -> None:
    assert csljson.sniff(head) is is_csl


def test_reading_reports_its_progress() -> None:
    progress_steps: list[tuple[int, int]] = []
    text = orjson.dumps([{"id": str(number), "type": "book"} for number in range(450)]).decode()
    csljson.loads(text, ReadOptions(progress=lambda done, total: progress_steps.append((done, total))))
    assert progress_steps == [(200, 450), (400, 450)]


def test_an_address_of_zotero_is_no_key_and_the_item_is_remembered() -> None:
    for identifier in (
        "http://zotero.org/users/1/items/ABCD2345",
        "https://zotero.org/groups/7/items/ABCD2345",
        "7/ABCD2345",
    ):
        record = load({"id": identifier, "title": "A"})
        assert (record.key, record.extra) == ("", {"zotero:key": "ABCD2345"})
    record = load({"id": "https://doi.org/10.1/x", "title": "A"})
    assert (record.key, record.extra) == ("", {"csl:id": "https://doi.org/10.1/x"})


@pytest.mark.parametrize(
    ("note", "key", "addendum"),
    [
        ("Citation Key: roe2001", "roe2001", ""),
        ("read in May\nCitation key: roe2001\nask Ana", "roe2001", "read in May\nask Ana"),
        ("Citation Key: see Ana", "a", "Citation Key: see Ana"),
    ],
)
def test_the_citation_key_that_zotero_puts_into_the_note_is_the_key(note: str, key: str, addendum: str) -> None:
    record = load({"id": "a", "title": "A", "note": note})
    assert (record.key, record.addendum) == (key, addendum)
    [again] = csljson.loads(csljson.dumps([record])).publications
    assert (again.key, again.addendum) == (key, addendum)
