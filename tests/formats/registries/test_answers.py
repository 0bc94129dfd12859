"""Answers of Crossref, DataCite and OpenAlex, whole, of one work, cut short, and of other things than works."""

import json
from typing import Any, Final

import pytest

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.errors import InputRefusedError
from protlib.formats import Parsed
from protlib.record.model import Name

_FOLDER: Final = DATA / "portals"
_SERVICES: Final = ("crossref", "datacite", "openalex")
_ALEX: Final = {"id": "https://openalex.org/W7", "type": "article", "title": "A study", "authorships": []}
_DATACITE: Final = {"doi": "10.5555/d1", "titles": [{"title": "A study"}], "types": {"resourceTypeGeneral": "Text"}}
_CROSSREF: Final = {"DOI": "10.5555/a1", "prefix": "10.5555", "member": "7", "type": "report", "title": ["A study"]}
_WORKS: Final[dict[str, dict[str, Any]]] = {"crossref": _CROSSREF, "datacite": _DATACITE, "openalex": _ALEX}


def _parse(answer: object, name: str) -> Parsed:
    data = answer if isinstance(answer, bytes) else json.dumps(answer).encode()
    entry = formats.detect(data, "a.json")
    assert entry.name == name
    return formats.read(data, entry)


@pytest.mark.parametrize(
    ("name", "lines", "lost_lines", "remarks"),
    [
        ("crossref", [2, 9], [14], ["Left out of what Crossref says: reference."]),
        (
            "datacite",
            [3, 16, 24],
            [32],
            [
                "DataCite has 4 works, and this answer 3 of them.",
                "Left out of what DataCite says: contributors, rightsList.",
            ],
        ),
        (
            "openalex",
            [4, 23, 29],
            [34],
            [
                "OpenAlex has 9 works, and this answer 3 of them.",
                "Left out of what OpenAlex says: cited_by_count, topics.",
            ],
        ),
    ],
)
def test_a_whole_answer_is_read_and_says_what_it_left_out(
    name: str, lines: list[int], lost_lines: list[int], remarks: list[str]
) -> None:
    parsed = _parse((_FOLDER / f"{name}.json").read_bytes(), name)
    expected = json.loads((_FOLDER / f"{name}.expected.json").read_text(encoding="utf-8"))
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert parsed.lines == lines
    assert [problem.line for problem in parsed.problems if problem.lost] == lost_lines
    assert parsed.remarks == remarks


@pytest.mark.parametrize("name", _SERVICES)
def test_one_work_is_read_alone_and_as_a_server_wraps_it(name: str) -> None:
    work = _WORKS[name]
    answers: dict[str, list[Any]] = {
        "crossref": [{"status": "ok", "message": work}],
        "datacite": [{"data": {"id": "10.5555/d1", "attributes": work}}],
        "openalex": [{"meta": {}, "results": [work]}],
    }
    for answer in (work, [work, work], *answers[name]):
        assert {publication.title for publication in _parse(answer, name).publications} == {"A study"}


@pytest.mark.slow
@pytest.mark.parametrize("value", [None, 1, "x", [], {}, [1], [{}], True], ids=repr)
@pytest.mark.parametrize("name", _SERVICES)
def test_a_value_of_another_kind_takes_no_record_but_its_own(name: str, value: object) -> None:
    answer = json.loads((_FOLDER / f"{name}.json").read_text(encoding="utf-8"))
    entry = formats.format_named(name)
    record_count = len(formats.read(json.dumps(answer).encode(), entry).publications)
    for path in _list_paths(
        answer["message"]["items"] if name == "crossref" else answer.get("data", answer.get("results"))
    ):
        changed = json.loads(json.dumps(answer))
        part = changed["message"]["items"] if name == "crossref" else changed.get("data", changed.get("results"))
        for step in path[:-1]:
            part = part[step]
        part[path[-1]] = value
        assert len(formats.read(json.dumps(changed).encode(), entry).publications) >= record_count - 1


def _list_paths(value: object) -> list[tuple[Any, ...]]:
    """Return the way to each value within a value: ("title", 0)."""
    members = value.items() if isinstance(value, dict) else enumerate(value) if isinstance(value, list) else ()
    return [path for name, member in members for path in ((name,), *((name, *rest) for rest in _list_paths(member)))]


@pytest.mark.parametrize("name", _SERVICES)
def test_of_an_answer_that_is_cut_off_the_whole_works_are_parse(name: str) -> None:
    parsed = _parse((_FOLDER / f"{name}.json").read_bytes()[:-250], name)
    assert parsed.publications
    assert any(problem.lost or "no end" in problem.what for problem in parsed.problems)


def test_a_list_with_items_of_csl_among_works_is_csl() -> None:
    item = {"id": "a", "type": "report", "title": "Another", "issued": {"date-parts": [[2020]]}}
    assert len(_parse([_CROSSREF, item], "csl-json").publications) == 2


@pytest.mark.parametrize(
    "answer",
    [
        {"id": "https://openalex.org/A5", "display_name": "Alison Jobe", "works_count": 3},
        {"data": {"id": "a", "type": "clients", "attributes": {"name": "A client"}}},
    ],
)
def test_answers_about_other_things_than_works_are_refused(answer: object) -> None:
    with pytest.raises(InputRefusedError, match="unknown kind of JSON"):
        formats.detect(json.dumps(answer).encode(), "a.json")


@every_row(
    ("name", "members", "field", "expected"),
    [
        ("openalex", {"type": "article", "primary_location": {"source": {"type": "conference", "display_name": "A meeting"}}}, "type", "paper-conference"),
        ("openalex", {"type": "article", "primary_location": {"source": {"type": "repository", "display_name": "A store"}}}, "type", "article"),
        ("openalex", {"type": "article", "primary_location": {"source": {"type": "repository", "display_name": "A store"}}}, "container_title", ""),
        ("openalex", {"type": "preprint"}, "genre", "Preprint"),
        ("openalex", {"type": "book", "primary_location": {"source": {"type": "book series", "display_name": "Studies"}}}, "collection_title", "Studies"),
        ("openalex", {"publication_date": "2020-01-01"}, "date", "2020"),
        ("openalex", {"publication_date": None, "publication_year": 1998}, "date", "1998"),
        ("openalex", {"authorships": [{"author": {"display_name": None}, "raw_author_name": "Roe, Ann"}]}, "authors", (Name(family="Roe", given="Ann"),)),
        ("openalex", {"authorships": [None, {"author": None}]}, "authors", ()),
        ("openalex", {"primary_location": {"landing_page_url": "https://example.org/a"}}, "url", "https://example.org/a"),
        ("datacite", {"types": {"resourceTypeGeneral": "Text", "resourceType": "BlogPosting"}}, "type", "post-weblog"),
        ("datacite", {"types": {"resourceTypeGeneral": "Text", "resourceType": "Article"}, "container": {"type": "Series", "title": "J"}}, "container_title", "J"),
        ("datacite", {"geoLocations": [{"geoLocationPlace": "West Africa"}]}, "regions", ("West Africa",)),
        ("crossref", {"abstract": "<jats:p>How &amp;lt; why.</jats:p>"}, "abstract", "How < why."),
        ("crossref", {"updated-by": [{"type": "retraction"}]}, "status", "retracted"),
        ("crossref", {"type": "journal-article", "container-title": "A journal"}, "container_title", "A journal"),
    ],
)  # fmt: skip
def test_the_members_of_a_work_become_fields(name: str, members: dict[str, Any], field: str, expected: object) -> None:
    [publication] = _parse({**_WORKS[name], **members}, name).publications
    assert getattr(publication, field) == expected
