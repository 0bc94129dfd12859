"""References for Typst are written so that it prints them, and come back as they were."""

import json
from typing import Any

import pytest
import yaml
from hypothesis import given

from harness.paths import DATA
from harness.rows import every_row
from protlib import formats
from protlib.formats.hayagriva import hayagriva_yaml
from protlib.formats.parsed import ReadOptions, WriteOptions
from protlib.record import cleaning
from protlib.record.model import TYPES, Name, Publication
from sample_records.arbitrary import publications

FOLDER = DATA / "hayagriva"


def record(*lines: str, kind: str = "report") -> Publication:
    (publication,) = hayagriva_yaml.loads(
        "\n".join(["a:", f"  type: {kind}", *(f"  {line}" for line in lines), ""])
    ).publications
    return publication


def report(**fields: Any) -> Publication:
    return cleaning.clean_record({"key": "a", "type": "report", "title": "Caring", **fields}).publication


def yaml_of(publication: Publication, **options: Any) -> Any:
    return yaml.safe_load(hayagriva_yaml.dumps([publication], WriteOptions(**{"lossless": True, **options})))[
        publication.key
    ]


@pytest.mark.parametrize("suffix", [".yml", ".yaml", ".txt", ""])
def test_what_is_written_for_typst_is_told_by_its_content_and_read_in_full(suffix: str) -> None:
    data = (FOLDER / "typst.yml").read_bytes()
    entry = formats.detect(data, f"refs{suffix}")
    expected = json.loads((FOLDER / "typst.expected.json").read_text(encoding="utf-8"))
    parsed = formats.read(data, entry)
    assert entry.name == "hayagriva"
    assert [publication.to_dict() for publication in parsed.publications] == expected
    assert (parsed.lines, parsed.problems) == ([2, 20, 36, 47, 48, 64, 72], [])


def test_what_others_wrote_is_the_same_when_it_is_read_written_and_read() -> None:
    records = hayagriva_yaml.loads((FOLDER / "typst.yml").read_text(encoding="utf-8")).publications
    assert hayagriva_yaml.loads(hayagriva_yaml.dumps(records, WriteOptions(lossless=True))).publications == records


@given(publications(*hayagriva_yaml.HOLDS))
def test_every_field_survives(publication: Publication) -> None:
    text = hayagriva_yaml.dumps([publication], WriteOptions(lossless=True))
    assert hayagriva_yaml.loads(text).publications == [publication]
    assert len(yaml.safe_load(text)) == 1


@every_row("csl", TYPES)
def test_every_type_is_written_and_read_back(csl: str) -> None:
    publication = report(
        type=csl,
        container_title="Testing",
        collection_title="Series",
        event_title="Meeting",
        editors=["Roe, Jane"],
    )
    assert hayagriva_yaml.loads(hayagriva_yaml.dumps([publication], WriteOptions(lossless=True))).publications == [
        publication
    ]


@every_row(
    ("fields", "entry"),
    [
        ({"authors": ["Jobe, Alison"]}, {"author": "Jobe, Alison"}),
        ({"authors": [{"family": "Doe", "given": "J.", "particle": "van der"}]}, {"author": "van der Doe, J."}),
        ({"authors": [{"family": "Almeida", "given": "Leïla", "particle": "d'"}]}, {"author": "d'Almeida, Leïla"}),
        ({"authors": [{"literal": "UNHCR"}]}, {"author": "UNHCR"}),
        # Typst takes all before the last word with a small letter for a particle.
        ({"authors": [{"literal": "Organization for Migration"}]}, {"author": {"name": "Organization for Migration"}}),
        ({"authors": [{"literal": "Justice, Sweden"}]}, {"author": {"name": "Justice, Sweden"}}),
        ({"title": "Trafficking in Nigeria: $5 {a}"}, {"title": "Trafficking in {Nigeria}: \\$5 \\{a\\}"}),
        ({"title": "La traite au Nigeria", "language": "fr"}, {"title": "La traite au Nigeria", "language": "fr"}),
        ({"date": "2009/2011"}, {"date": "2009"}),
        ({"date": "2009-07~"}, {"date": "~2009-07"}),
        ({"url": "https://iom.int/a", "accessed": "2020-01-02"}, {"url": {"value": "https://iom.int/a", "date": "2020-01-02"}}),
        ({"publisher": "IOM", "publisher_place": "Geneva"}, {"publisher": {"name": "IOM", "location": "Geneva"}}),
        ({"number": "1.10"}, {"serial-number": {"serial": "1.10"}}),
        ({"edition": "2"}, {"edition": 2}),
        ({"collection_title": "Papers", "collection_number": "4"}, {"parent": {"type": "anthology", "title": "Papers", "volume": 4}}),
        ({"event_title": "Meeting", "event_place": "Bonn"}, {"parent": {"type": "conference", "title": "Meeting", "location": "Bonn"}}),
        (
            {"type": "article-journal", "container_title": "Journal", "volume": "2", "issue": "3", "issn": "2049-3630", "page": "1-2"},
            {"type": "article", "page-range": "1-2",
             "parent": {"type": "periodical", "title": "Journal", "volume": 2, "issue": 3, "serial-number": {"issn": "2049-3630"}}},
        ),
        (
            {"type": "chapter", "container_title": "Book", "editors": ["Doe, J."], "isbn": "9780306406157"},
            {"type": "chapter", "parent": {"type": "book", "title": "Book", "editor": "Doe, J.", "serial-number": {"isbn": "9780306406157"}}},
        ),
        ({"extra": {"hayagriva:odd": [1]}}, {"odd": [1]}),
    ],
)  # fmt: skip
def test_a_record_is_written_where_typst_looks_for_it(fields: dict[str, Any], entry: dict[str, Any]) -> None:
    item = yaml.load(hayagriva_yaml.dumps([report(**fields)], WriteOptions()), yaml.BaseLoader)["a"]
    assert item == {"type": "report", "title": "Caring", **_as_texts(entry)}


def _as_texts(value: Any) -> Any:
    if isinstance(value, dict):
        return {name: _as_texts(inner) for name, inner in value.items()}
    return [_as_texts(inner) for inner in value] if isinstance(value, list) else str(value)


@pytest.mark.parametrize(
    "fields",
    [
        {"url": "https://exa mple.org"},
        {"language": "x-klingon"},
        {"date": "n.d."},
        {"extra": {"number-of-pages": "xii, 20"}},
    ],
)
def test_what_would_have_typst_refuse_the_file_is_packed(fields: dict[str, Any]) -> None:
    publication = report(**fields)
    assert yaml_of(publication, lossless=False) == {"type": "report", "title": "Caring"}
    assert hayagriva_yaml.loads(hayagriva_yaml.dumps([publication], WriteOptions(lossless=True))).publications == [
        publication
    ]


@every_row(
    "text",
    ["no", "Null", "1e3", ".5", "0x1F", "12:30", "2009-07-01T10:00", "~", "- a", "a: b", "# a", "@a", "é"],
)
def test_a_text_is_a_text_to_any_reader_of_yaml(text: str) -> None:
    entry = yaml_of(report(genre=text), lossless=False)
    assert entry["genre"] == text


def test_what_is_changed_by_hand_counts_and_what_is_packed_beside_it_stays() -> None:
    publication = report(
        date="2009/2011", tags=["a"], countries=["Nigeria"], authors=[{"literal": "Office", "short": "O"}]
    )
    text = hayagriva_yaml.dumps([publication], WriteOptions(lossless=True))
    assert hayagriva_yaml.loads(text.replace('"2009"', '"2012"')).publications == [publication.changed(date="2012")]
    changed = hayagriva_yaml.loads(text.replace("author: Office", "author: Bureau")).publications
    assert changed == [publication.changed(authors=(Name(literal="Bureau"),))]


@every_row(
    ("kind", "lines", "field", "expected"),
    [
        ("Report", [], "type", "report"),
        ("Anthos", ["title: a"], "type", "chapter"),
        ("Web", ["parent: {title: Site}"], "container_title", "Site"),
        ("book", ["parent: {type: Book, title: Series}"], "collection_title", "Series"),
        ("hologram", ["title: a"], "extra", {"hayagriva:type": "hologram"}),
        ("report", ["author: International Organization for Migration"], "authors", (Name(literal="International Organization for Migration"),)),
        ("report", ["author: {name: Watkins, given-name: Gloria}"], "authors", (Name("Watkins", "Gloria"),)),
        ("report", ["date: 2009"], "date", "2009"),
        ("report", ["date: {year: 2009, month: 7, approximate: true}"], "date", "2009-07~"),
        ("report", ["title: 1.10"], "title", "1.10"),
        ("report", ["serial-number: 12"], "number", "12"),
        ("article", ["parent: {type: Repository, title: arXiv}"], "type", "article"),
        ("article", ["parent: {title: Journal}"], "type", "article-journal"),
        ("article", ["parent: {type: Blog}"], "type", "post-weblog"),
    ],
)  # fmt: skip
def test_an_entry_is_read(kind: str, lines: list[str], field: str, expected: Any) -> None:
    assert getattr(record(*lines, kind=kind), field) == expected


def test_a_broken_entry_does_not_take_its_neighbours_with_it() -> None:
    text = (
        "a:\n  type: book\n  title: A\nb:\n  type: book\n  title: [\nc:\n  type: book\n  title: C\nd: 3\ne: "
        "*x\nc:\n  type: book\n  title: D\n"
    )
    parsed = hayagriva_yaml.loads(text)
    assert [publication.title for publication in parsed.publications] == ["A", "C", "D"]
    assert parsed.lines == [1, 7, 12]
    assert [(problem.line, problem.lost) for problem in parsed.problems][1:] == [
        (10, True),
        (11, True),
        (12, False),
    ]
    assert parsed.problems[0].lost


def test_a_key_that_is_too_long_to_stand_before_a_colon_has_its_entry_and_the_next_theirs() -> None:
    records = [report(key="long" * 40), report(key="b")]
    parsed = hayagriva_yaml.loads(text := hayagriva_yaml.dumps(records, WriteOptions(lossless=True)))
    assert text.startswith("? longlong")
    assert (parsed.publications, parsed.problems) == (records, [])


@every_row("text", ["", "- a\n- b\n", "plain words", "a: 1\nb: 2\n", "!!python/object:os.system x"])
def test_a_text_without_entries_is_a_lost_problem(text: str) -> None:
    parsed = hayagriva_yaml.loads(text)
    assert (parsed.publications, {problem.lost for problem in parsed.problems}) == ([], {True})


@every_row(
    ("head", "is_hayagriva"),
    [
        ("a:\n  type: Book\n", True),
        ("\ufeffa:\r\n    title: x\r\n    type: web\r\n", True),
        ("# list\na: {title: x, type: report}\n", True),
        ("references:\n- id: a\n  type: book\n", False),
        ("cff-version: 1.2.0\npreferred-citation:\n  type: article\n", False),
        ("components:\n  schemas:\n    x:\n      type: object\n", False),
        ("- id: a\n  type: report\n", False),
        ('{"a": {\n  "type": "book"}}', False),
        ("TY  - BOOK\n", False),
    ],
)
def test_a_file_is_told_from_how_it_begins(head: str, is_hayagriva: bool) -> None:
    assert hayagriva_yaml.sniff(head) is is_hayagriva


def test_reading_reports_its_progress() -> None:
    progress_steps: list[tuple[int, int]] = []
    text = "".join(f"k{number}:\n  type: book\n  title: a\n" for number in range(250))
    hayagriva_yaml.loads(text, ReadOptions(progress=lambda done, total: progress_steps.append((done, total))))
    assert progress_steps == [(200, 250)]


def test_typst_reads_what_is_written(tmp_path: Any) -> None:
    typst = pytest.importorskip("typst")
    records = [
        report(key=f"k{number}", type=csl, container_title="C", date="2009", authors=["Roe, Jane"])
        for number, csl in enumerate(TYPES)
    ]
    (tmp_path / "refs.yml").write_text(hayagriva_yaml.dumps(records, WriteOptions(lossless=True)), encoding="utf-8")
    (tmp_path / "main.typ").write_text('#bibliography("refs.yml", full: true)', encoding="utf-8")
    assert typst.compile(str(tmp_path / "main.typ"), format="pdf").startswith(b"%PDF")
