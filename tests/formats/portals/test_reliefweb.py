"""Answers of ReliefWeb's server, whole, with titles alone, of one document, cut short."""

import json
from typing import Any, Final

import pytest

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.formats import Parsed
from protlib.record.model import Name, Publication

_FOLDER: Final = DATA / "portals"
_HREF: Final = "https://api.reliefweb.int/v2/reports"


def read(data: bytes | str, path: str = "a.json") -> Parsed:
    data = data.encode() if isinstance(data, str) else data
    entry = formats.detect(data, path)
    assert entry.name == "reliefweb"
    return formats.read(data, entry)


def read_record(**fields: Any) -> Publication:
    answer = {
        "href": _HREF,
        "data": [{"id": "7", "href": f"{_HREF}/7", "fields": {"title": "A report", **fields}}],
    }
    [publication] = read(json.dumps(answer)).publications
    return publication


def test_a_whole_answer_is_read_and_what_is_no_publication_gets_a_problem() -> None:
    parsed = read((_FOLDER / "reliefweb-full.json").read_bytes(), "standard input")
    expected = json.loads((_FOLDER / "reliefweb-full.expected.json").read_text(encoding="utf-8"))
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert parsed.lines == [6, 25, 30]
    assert [(problem.line, problem.lost) for problem in parsed.problems] == [(0, False), (34, True)]


def test_an_answer_with_titles_alone_says_how_to_ask_for_the_rest() -> None:
    parsed = read((_FOLDER / "reliefweb-titles.json").read_bytes())
    assert [publication.url for publication in parsed.publications] == [
        "https://reliefweb.int/node/77",
        "https://reliefweb.int/node/78",
    ]
    assert ["profile=full" in problem.what for problem in parsed.problems] == [True]


@pytest.mark.parametrize(
    "shape", ["a list", "an object in place of a list", "several answers", "without its own address"]
)
def test_an_answer_of_one_document_is_read(shape: str) -> None:
    entry = {"id": "7", "href": f"{_HREF}/7", "fields": {"title": "A"}}
    answer: Any = {
        "a list": {"href": f"{_HREF}/7", "data": [entry]},
        "an object in place of a list": {"data": entry},
        "several answers": [{"data": [entry]}],
        "without its own address": {"data": [entry]},
    }[shape]
    assert [publication.title for publication in read(json.dumps(answer)).publications] == ["A"]


@every_row(
    ("fields", "field", "expected"),
    [
        ({"format": [{"name": "Map"}]}, "type", "map"),
        ({"format": [{"name": "Map"}]}, "genre", "Map"),
        ({"format": {"name": "Assessment"}}, "type", "report"),
        ({"format": [{"name": "UN Document"}]}, "genre", ""),
        ({"source": [{"name": "Caritas", "shortname": "Caritas"}]}, "authors", (Name(literal="Caritas"),)),
        ({"source": [{"shortname": "OCHA", "name": "OCHA", "longname": "Office for the Coordination of Humanitarian Affairs"}]},
         "authors", (Name(literal="Office for the Coordination of Humanitarian Affairs", short="OCHA"),)),
        ({"country": [{"name": "World"}]}, "regions", ("Worldwide",)),
        ({"country": [{"iso3": "eth"}], "primary_country": {"iso3": "ken"}}, "countries", ("Kenya", "Ethiopia")),
        ({"date": {"created": "2020-05-01T00:00:00+00:00"}}, "date", "2020-05-01"),
        ({"language": [{"name": "French"}]}, "language", "fr"),
        ({"body": "# Heading\n\n| a | b |\n\nToo short.\n\n" + "Words of prose. " * 6}, "abstract", ("Words of prose. " * 6).strip()),
        ({"body": "Word, word and word: it goes on. " * 90}, "abstract", ("Word, word and word: it goes on. " * 60).strip()),
        ({"body-html": "<h2>H</h2><p>" + "Words of <b>prose</b> &amp; more. " * 4 + "</p>"}, "abstract", ("Words of prose & more. " * 4).strip()),
        ({"title": "Syrie : S’entraider [FR/EN]"}, "title", "Syrie : S’entraider"),
        ({"title": "Syria [as of 3 May]"}, "title", "Syria [as of 3 May]"),
        ({"unheard": {"of": 1}}, "extra", {"reliefweb:unheard": {"of": 1}}),
        ({"title": 12, "source": "IOM", "country": None, "theme": [None, 3]}, "title", "12"),
    ],
)  # fmt: skip
def test_a_field_is_read(fields: dict[str, Any], field: str, expected: Any) -> None:
    assert getattr(read_record(**fields), field) == expected


def test_of_an_answer_that_is_cut_short_the_whole_entries_are_read() -> None:
    text = (_FOLDER / "reliefweb-full.json").read_text(encoding="utf-8")
    parsed = read(text[: text.index("4012347")])
    assert len(parsed.publications) == 2
    assert [problem.what for problem in parsed.problems] == ["the answer is broken JSON; what could be read was kept"]


@pytest.mark.parametrize(
    "text",
    [
        '{"href": "https://api.reliefweb.int/v2/reports", "data": []}',
        '{"href": "https://api.reliefweb.int/v2/countries", "data": [{"fields": {"name": "Chad"}}]}',
    ],
)
def test_an_answer_without_a_publication_says_so(text: str) -> None:
    parsed = read(text)
    assert parsed.publications == []
    assert any(problem.lost for problem in parsed.problems)


def test_what_speaks_of_reliefweb_is_no_answer_of_it() -> None:
    item = {"id": "a", "type": "report", "title": "A", "abstract": json.dumps({"href": _HREF, "data": []})}
    assert formats.detect(json.dumps([item]).encode(), "a.json").name == "csl-json"
