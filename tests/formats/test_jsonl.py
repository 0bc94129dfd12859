"""Records as lines of JSON, whoever made them, are read, and a bad line takes no other with it."""

import json
from typing import Any

import orjson
import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.formats import ReadOptions, jsonl
from protlib.formats.parsed import Parsed
from protlib.record.model import Name, Publication
from sample_records.arbitrary import json_values, publications

FOLDER = DATA / "jsonl"
IOM = Name(literal="International Organization for Migration", short="IOM")


def load(**item: Any) -> Publication:
    parsed = jsonl.loads(orjson.dumps(item))
    assert not parsed.problems
    return parsed.publications[0]


def problems_of(text: str) -> list[tuple[int, str, str, bool]]:
    return [
        (problem.line, problem.record, problem.what, problem.lost) for problem in jsonl.loads(text.encode()).problems
    ]


def test_own_records_csl_items_and_hand_made_objects_may_be_mixed() -> None:
    parsed = jsonl.loads((FOLDER / "mixed.jsonl").read_bytes())
    assert parsed.lines == [1, 2, 4, 6]
    assert parsed.publications == [
        Publication(
            key="iom2009caring",
            type="report",
            title="Caring for Trafficked Persons",
            authors=(IOM,),
            date="2009",
            regions=("Worldwide",),
        ),
        Publication(
            title="The Causes and Consequences of Re-trafficking",
            authors=(Name(family="Jobe", given="Alison"), IOM),
            date="2010",
            page="1-60",
            regions=("Worldwide",),
            tags=("re-trafficking", "return"),
        ),
        Publication(
            key="hennebry2017",
            type="chapter",
            title="For Their Own Good?",
            authors=(Name(family="Hennebry", given="J."), Name(family="Liu", given="G.")),
            editors=(Name(family="McAuliffe", given="M."),),
            date="2017",
            container_title="Ideas to Inform",
            publisher_place="Geneva",
            countries=("Nigeria",),
            tags=("care work",),
        ),
        Publication(
            type="report",
            title="Protection Handbook",
            authors=(Name(literal="UNHCR"), Name(literal="IOM")),
            date="2016",
            genre="Guidance note",
            isbn="9780306406157",
            extra={"jsonl:budget": {"EUR": 5}},
        ),
    ]
    assert [(problem.line, problem.lost) for problem in parsed.problems] == [(5, True)]


@every_row(
    ("item", "fields"),
    [
        ({"author": "Jobe, Alison"}, {"authors": [{"family": "Jobe", "given": "Alison"}]}),
        ({"authors": "Jobe, A.; IOM"}, {"authors": [{"family": "Jobe", "given": "A."}, {"literal": "IOM"}]}),
        ({"author": {"first": "Alison", "last": "Jobe"}}, {"authors": [{"family": "Jobe", "given": "Alison"}]}),
        ({"authors": [{"name": "IOM"}, 484]}, {"authors": [{"literal": "IOM"}, {"literal": "484"}]}),
        (
            {"authors": [{"family": "Dijk", "non-dropping-particle": "van"}]},
            {"authors": [{"family": "Dijk", "particle": "van"}]},
        ),
        ({"organisation": ["IOM"], "author": ""}, {"authors": [{"literal": "IOM"}]}),
        ({"series editor": "Jobe, A."}, {"extra": {"collection-editor": [{"family": "Jobe", "given": "A."}]}}),
        ({"id": 7}, {"key": "7"}),
        ({"key": "a", "id": "b"}, {"key": "a", "extra": {"jsonl:id": "b"}}),
        ({"year": 2009}, {"date": "2009"}),
        ({"year": 2009.0}, {"date": "2009"}),
        ({"year": 2009, "date": "2009-07"}, {"date": "2009-07"}),
        ({"year": 2009, "month": "July", "day": 1}, {"date": "2009-07-01"}),
        ({"year": "2009", "month": 7}, {"date": "2009-07"}),
        ({"date": "in press", "year": 2009}, {"date": "2009", "extra": {"jsonl:date": "in press"}}),
        ({"tags": "a, b"}, {"tags": ["a", "b"]}),
        ({"tags": ["a, b"]}, {"tags": ["a, b"]}),
        ({"countries": "Kenya and Somalia"}, {"countries": ["Kenya", "Somalia"]}),
        ({"volume": 3, "issue": 1.5}, {"volume": "3", "issue": "1.5"}),
        ({"isbn": ["9780306406157", "080442957X"]}, {"type": "book", "isbn": "9780306406157 080442957X"}),
        ({"type": "Journal Article"}, {"type": "article-journal"}),
        ({"type": "Working paper"}, {"type": "report", "genre": "Working paper"}),
        ({"type": "Leaflet on paper"}, {"type": "report", "genre": "Leaflet on paper"}),
        ({"type": "Podium"}, {"genre": "Podium"}),
        ({"first page": 3, "last page": 9}, {"page": "3-9"}),
        ({"subtitle": ["a study", "2009"]}, {"title": "T: a study; 2009"}),
        ({"subtitle": "NaN"}, {"title": "T"}),
        ({"title-short": "Caring", "extra": {"ris:C1": 1}}, {"extra": {"ris:C1": 1, "title-short": "Caring"}}),
        ({"issued": "2009-07", "year": 2009, "volume": 3}, {"date": "2009-07", "volume": "3"}),
        ({"issued": {"raw": "May 2010"}, "Type": "Policy brief"}, {"date": "2010-05", "type": "report", "genre": "Policy brief"}),
        ({"DOI": "10.1000/182", "keyword": "a"}, {"doi": "10.1000/182", "tags": ["a"]}),
        ({"issued": "2009", "nonsense": 1}, {"date": "2009", "extra": {"csl:nonsense": 1}}),
        ({"nonsense": [1, {"a": None}]}, {"extra": {"jsonl:nonsense": [1, {"a": None}]}}),
    ],
)  # fmt: skip
def test_members_are_read_under_the_names_that_people_give_them(item: dict[str, Any], fields: dict[str, Any]) -> None:
    assert load(title="T", **item).to_dict() == {"type": "document", "title": "T", **fields}


@every_row(
    ("item", "expected", "what"),
    [
        ({"key": "a", "title": {"x": 1}}, {"jsonl:title": {"x": 1}}, "“title” is not text; it is kept in the field “extra”"),
        ({"key": "a", "page": True}, {"jsonl:page": True}, "“page” is not text; it is kept in the field “extra”"),
        ({"key": "a", "tags": [["x"]]}, {"jsonl:tags": [["x"]]}, "“tags” is not text; it is kept in the field “extra”"),
        (
            {"key": "a", "authors": [{"orcid": "0"}]},
            {"jsonl:authors": [{"orcid": "0"}]},
            "“authors” has a name with unknown parts; it is kept in the field “extra”",
        ),
        ({"key": "a", "extra": "x"}, {"jsonl:extra": "x"}, "“extra” is not an object; it is kept in the field “extra”"),
    ],
)  # fmt: skip
def test_what_a_field_cannot_take_is_kept_and_told(item: dict[str, Any], expected: dict[str, Any], what: str) -> None:
    text = orjson.dumps(item).decode()
    assert jsonl.loads(text.encode()).publications[0].to_dict() == {"key": "a", "type": "document", "extra": expected}
    assert problems_of(text) == [(1, "a", what, False)]


@every_row(
    ("line", "what"),
    [
        ('{"title": "x"', "not JSON: Expecting ',' delimiter at column 14; the line was left out"),
        ("hello", "not JSON: Expecting value at column 1; the line was left out"),
        ("null", "null is not a record; the line was left out"),
        ("[1]", "not an object but [1]; left out"),
        ('"x"', 'not an object but "x"; left out'),
        ("{}", "an empty object; left out"),
        ('{"a":' * 100_000, "nested too deeply; the line was left out"),
    ],
)
def test_a_bad_line_is_told_and_takes_no_other_with_it(line: str, what: str) -> None:
    text = f'{{"title": "A"}}\n{line}\n{{"title": "B"}}\n'
    parsed = jsonl.loads(text.encode())
    assert [publication.title for publication in parsed.publications] == ["A", "B"]
    assert parsed.lines == [1, 3]
    assert problems_of(text) == [(2, "", what, True)]


@every_row(
    "line",
    [
        '{"title": "A"},',
        ' {"title":\t"A"}\r',
        ('{"title": "A", "note": NaN}'),
        '{"title": "A\tB"}',
        '{"title": "\\ud800A"}',
    ],
)
def test_what_is_nearly_json_is_read_as_it_is_meant(line: str) -> None:
    assert jsonl.loads(line.encode()).publications[0].title.startswith("A")


def test_a_problem_names_the_record_and_the_line() -> None:
    assert problems_of('\n{"key": "a", "isbn": "12"}\n') == [
        (2, "a", "isbn “12”: not an ISBN: an ISBN has 10 or 13 digits; kept as it is", False)
    ]


def test_an_array_of_records_is_read_too() -> None:
    text = '[\n {"key": "a", "title": "A", "authors": []},\n {"title": "B"}, 1,\n {"title": "C"}\n]\n'
    parsed = jsonl.loads(text.encode())
    assert [publication.title for publication in parsed.publications] == ["A", "B", "C"]
    assert parsed.lines == [2, 3, 4]
    assert problems_of(text) == [(3, "", "not an object but 1; left out", True)]


def test_of_an_array_that_is_cut_short_the_whole_records_are_read() -> None:
    text = '[{"title": "A"},\n{"title": "B'
    assert [publication.title for publication in jsonl.loads(text.encode()).publications] == ["A"]
    assert [(line, lost) for line, _, _, lost in problems_of(text)] == [(2, True), (2, False)]


def test_behind_a_broken_member_of_an_array_the_others_are_read() -> None:
    text = '[{"title": "A"},\n{"title": "B", "date": 2009-},\n{"title": "C", "authors": [{"family": "Roe"}]}]'
    parsed = jsonl.loads(text.encode())
    assert [(publication.title, line) for publication, line in zip(parsed.publications, parsed.lines, strict=True)] == [
        ("A", 1), ("C", 3),
    ]  # fmt: skip
    assert [(line, lost) for line, _, _, lost in problems_of(text)] == [(2, True)]


def test_a_file_of_another_kind_is_one_problem() -> None:
    assert problems_of("Dear all,\n\nplease find enclosed\n") == [
        (1, "", "not JSON Lines: no line is a JSON object", True)
    ]


@pytest.mark.parametrize("text", ["", "\n\n", "[]"])
def test_a_file_without_records_is_no_problem(text: str) -> None:
    assert jsonl.loads(text.encode()) == Parsed()


def test_progress_is_told_now_and_then() -> None:
    progress_steps: list[tuple[int, int]] = []
    options = ReadOptions(progress=lambda done, total: progress_steps.append((done, total)))
    jsonl.loads(b'{"title": "A"}\n' * 401, options)
    assert progress_steps == [(200, 402), (400, 402)]


@every_row(
    ("head", "is_one"),
    [
        ('{"title": "A"}\n{"title": "B"}', True),
        ('\n{"title": "A"}', True),
        ('{"title": "A", "abstract": "' + "x" * 10_000 + '"}', True),
        ('{broken\n{"title": "A"}', True),
        ('[{"key": "a", "title": "A", "authors": ["Jobe, Alison"]}]', True),
        ('[{"id": "a", "author": [{"literal": "IOM"}]}]', False),
        ('[{"id": "a", "custom": {"countries": []}}]', False),
        ('{\n  "title": "A"\n}', False),
        ('{"items": [{"title": "A"}]}', False),
        ('{"_default": {"1": {"title": "A"}}}', False),
        ('{"name": "a-package", "version": "1.0.0", "title": "A", "scripts": {}}', False),
        ("TY  - RPRT\n", False),
        ("[1] Jobe, A. 2010", False),
        ("", False),
    ],
)
def test_json_lines_are_recognised(head: str, is_one: bool) -> None:
    assert jsonl.sniff(head.encode()) is is_one


@given(st.lists(publications(), max_size=3))
def test_records_come_back_as_they_were(written: list[Publication]) -> None:
    written = [publication for publication in written if publication.to_dict()]
    text = jsonl.dumps(written)
    parsed = jsonl.loads(text.encode())
    assert parsed.publications == written
    assert text.count("\n") == len(written)
    assert not any(problem.lost for problem in parsed.problems)


@given(st.lists(publications(), max_size=3))
def test_an_array_comes_back_as_the_lines_do(written: list[Publication]) -> None:
    text = orjson.dumps([publication.to_json() for publication in written]).decode()
    assert jsonl.loads(text.encode()).publications == written


names_of_members = st.sampled_from(
    [
        "title",
        "author",
        "authors",
        "organisation",
        "date",
        "year",
        "issued",
        "type",
        "tags",
        "extra",
        "note",
        "custom",
        "isbn",
        "x",
    ]
)


@given(st.lists(st.dictionaries(names_of_members, json_values, max_size=5), max_size=3))
def test_any_objects_are_read_or_become_problems(items: list[dict[str, Any]]) -> None:
    parsed = jsonl.loads(b"\n".join(map(orjson.dumps, items)))
    assert len(parsed.publications) == sum(bool(item) for item in items)
    assert jsonl.loads(jsonl.dumps(parsed.publications).encode()).publications == parsed.publications


@given(st.text())
def test_any_text_is_read_or_becomes_a_problem(text: str) -> None:
    jsonl.sniff(text.encode())
    jsonl.loads(text.encode())


def test_members_that_say_who_may_see_a_record_close_it() -> None:
    members = (
        '"confidential": true',
        '"Public?": "no"',
        '"access": true',
        '"confidential": false',
        '"public": "women"',
    )
    lines = "".join(f'{{"title": "A", "author": "IOM", {member}}}\n' for member in members)
    levels = [record.access for record in jsonl.loads(lines.encode()).publications]
    assert levels == ["confidential", "confidential", "confidential", "", ""]


def test_a_record_that_somebody_opened_stays_open_elsewhere() -> None:
    opened = Publication(key="a", type="report", title="CONFIDENTIAL - Trafficking in Ghana")
    text = jsonl.dumps([opened, opened.changed(key="b", title="Trafficking in Ghana", access="internal")])
    assert [json.loads(line)["access"] for line in text.splitlines()] == ["public", "internal"]
    parsed = formats.read(text.encode(), formats.format_named("jsonl"))
    assert [record.access for record in parsed.publications] == ["", "internal"]
    assert not parsed.remarks


def test_a_line_without_a_level_is_closed_by_its_words() -> None:
    text = json.dumps({"type": "report", "title": "CONFIDENTIAL - Trafficking in Ghana"})
    [record] = formats.read(text.encode(), formats.format_named("jsonl")).publications
    assert record.access == "confidential"
