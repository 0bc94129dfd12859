"""The public names, and the page that explains them: what it shows is what happens."""

import copy
import dataclasses
import doctest
import pickle
import re
import shutil
import subprocess
import sys
from pathlib import Path
from typing import Any, Final

import pytest

import protlib
from harness.paths import EXAMPLES, ROOT
from harness.rows import every_row
from harness.slow_rows import mark_slow
from programs.engine import needs_engine
from protlib.formats import FORMATS

PAGE = (ROOT / "docs/python.md").read_text(encoding="utf-8")


@pytest.mark.slow
def test_what_the_page_shows_is_what_happens(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    shutil.copy(EXAMPLES / "publications.jsonl", tmp_path)
    monkeypatch.chdir(tmp_path)
    blocks = re.findall(r"^```python\n(.*?)^```$", PAGE, re.MULTILINE | re.DOTALL)
    examples = doctest.DocTestParser().get_doctest("\n".join(blocks), {}, "docs/python.md", None, None)
    messages: list[str] = []
    results = doctest.DocTestRunner(verbose=False).run(examples, out=messages.append)
    assert not messages, "".join(messages)
    assert results.attempted > 30


def _members(name: str) -> set[str]:
    """Return the members of a public name that the page's table promises."""
    [row] = [row for row in PAGE.splitlines() if row.startswith("| ") and f"`{name}`" in row.split("|")[1]]
    return set(re.findall(r"`(\w+)`", row.split("|")[3]))


def _public(thing: object) -> set[str]:
    return {name for name in dir(thing) if not name.startswith("_")}


def test_the_public_names_are_these() -> None:
    assert protlib.__all__ == [
        "InputRefusedError",
        "Library",
        "LibraryUnusableError",
        "Name",
        "NothingFoundError",
        "Outcome",
        "Parsed",
        "Problem",
        "ProtlibError",
        "Publication",
        "Results",
        "Selection",
        "UsageError",
        "check",
        "cite",
        "read",
        "write",
    ]


@every_row("name", protlib.__all__)
def test_a_public_name_is_there_explained_and_in_the_table(name: str) -> None:
    thing = getattr(protlib, name)
    assert re.match(r"[A-Z].*[.:]$", thing.__doc__.partition("\n")[0])
    assert name in dir(protlib)
    assert sum(f"`{name}`" in row.split("|")[1] for row in PAGE.splitlines() if row.startswith("| `")) == 1


def test_a_name_that_is_not_public_is_not_there() -> None:
    with pytest.raises(AttributeError, match="no attribute 'Index'"):
        _ = protlib.Index  # type: ignore[attr-defined]


def test_every_member_of_a_library_is_in_the_table_and_explained(tmp_path: Path) -> None:
    members = _public(protlib.Library(tmp_path / "library.json"))
    assert _members("Library") - {"len", "in", "with"} == members
    assert all(getattr(protlib.Library, name).__doc__ for name in members - {"path"})


@every_row("name", ["Results", "Outcome", "Name", "Parsed", "Problem", "Publication", "ProtlibError"])
def test_every_member_in_the_table_is_there(name: str) -> None:
    names = _public(getattr(protlib, name)) | {*getattr(getattr(protlib, name), "__dataclass_fields__", ())}
    assert _members(name)
    assert _members(name) <= names


def test_the_kinds_of_errors_in_the_table_are_all_kinds() -> None:
    kinds = {name for name in protlib.__all__ if name.endswith("Error")} - {"ProtlibError"}
    assert all(issubclass(getattr(protlib, name), protlib.ProtlibError) for name in kinds)
    # What looks up at registries is asked by commands alone, and has kinds of its own once it is imported.
    assert kinds == {
        kind.__name__
        for kind in protlib.ProtlibError.__subclasses__()
        if not kind.__module__.startswith("protlib.lookup.")
    }


def _loaded_by(statement: str) -> set[str]:
    program = f"import sys; before = set(sys.modules); {statement}; print(*set(sys.modules) - before)"
    ran = subprocess.run([sys.executable, "-c", program], capture_output=True, check=True, text=True)
    return set(ran.stdout.split())


def test_to_import_protlib_imports_nothing_else() -> None:
    assert _loaded_by("import protlib") == {"protlib"}


@pytest.mark.slow
def test_what_a_name_does_not_need_is_not_imported() -> None:
    heavy = {"rich", "typer", "rapidfuzz", "bibtexparser", "tinydb", "openpyxl", "yaml", "prompt_toolkit"}
    assert not heavy & _loaded_by("from protlib import *")
    assert "sqlite3" not in _loaded_by("from protlib import Publication, Name, Selection, read, write")


PUBLICATION = protlib.Publication(
    key="gesod2011first",
    type="report",
    title="First Steps",
    authors=(protlib.Name(family="Gesod", given="Ana"), protlib.Name(literal="Terre des hommes")),
    date="2011-03",
    tags=("return",),
    extra={"title-short": "Steps"},
)


@pytest.mark.parametrize(
    "again",
    [copy.copy, copy.deepcopy, lambda value: pickle.loads(pickle.dumps(value))],
    ids=["copy", "deep", "pickle"],
)
@pytest.mark.parametrize("value", [PUBLICATION, PUBLICATION.authors[0], protlib.Selection("steps")])
def test_a_value_can_be_copied_pickled_compared_and_hashed(value: Any, again: Any) -> None:
    assert again(value) == value
    assert {value, again(value)} == {value}


def test_a_publication_shows_what_is_filled_as_it_can_be_typed() -> None:
    assert eval(repr(PUBLICATION), vars(protlib)) == PUBLICATION
    assert "issn" not in repr(PUBLICATION)
    assert PUBLICATION.changed(tags=()) != PUBLICATION


@pytest.mark.parametrize(("filters", "expected"), [("Kenya", ("Kenya",)), (["Kenya", "Mali"], ("Kenya", "Mali"))])
def test_a_filter_may_be_one_text_or_a_list(filters: Any, expected: tuple[str, ...]) -> None:
    selection = protlib.Selection(countries=filters, keys=filters)
    assert (selection.countries, selection.keys) == (expected, expected)
    assert protlib.Selection().keys is None


def test_a_library_that_holds_nothing_is_one_all_the_same(tmp_path: Path) -> None:
    with protlib.Library(str(tmp_path / "library.json"), cache=str(tmp_path / "cache")) as library:
        assert (len(library), bool(library), list(library), "a" in library) == (0, True, [], False)
        library.add_many([PUBLICATION])
        [record] = library
        assert (len(library), record.key, "GESOD2011first" in library) == (1, "gesod2011first", True)


def test_what_is_added_may_be_any_iterable_another_library_too(tmp_path: Path) -> None:
    with (
        protlib.Library(tmp_path / "one.json") as first,
        protlib.Library(tmp_path / "two.json") as two,
    ):
        first.add_many(publication for publication in [PUBLICATION])
        assert [outcome.action for outcome in two.add_many(first)] == ["added"]
        assert [outcome.action for outcome in two.add_many(first, dry_run=True)] == ["skipped"]
        with pytest.raises(
            protlib.UsageError,
            match="not a way to treat duplicates; choose from skip, update, replace, merge, add",
        ):
            two.add_many(first, "overwrite")  # type: ignore[arg-type]


WRITTEN = [entry.name for entry in FORMATS if entry.reads and entry.writes and entry.packs]


@pytest.mark.parametrize("name", mark_slow(WRITTEN, lambda name: name in {"xlsx", "bibtex", "hayagriva", "tsv"}))
def test_what_is_written_is_read_as_it_was(tmp_path: Path, name: str) -> None:
    publications = protlib.read(EXAMPLES / "publications.jsonl").publications
    assert protlib.write(iter(publications), tmp_path / "refs", name, lossless=True) == {}
    assert protlib.read(tmp_path / "refs", name).publications == publications
    assert protlib.read((tmp_path / "refs").read_bytes(), name).publications == publications


def test_every_record_that_is_written_has_a_key_of_its_own(tmp_path: Path) -> None:
    keyless = PUBLICATION.changed(key="")
    protlib.write([keyless, PUBLICATION, PUBLICATION], tmp_path / "refs.bib")
    keys = [publications.key for publications in protlib.read(tmp_path / "refs.bib").publications]
    assert (keys[1], len(set(keys)), all(keys)) == ("gesod2011first", 3, True)


def test_the_program_tells_the_format_and_the_suffix_which_of_them(tmp_path: Path) -> None:
    protlib.write([PUBLICATION], tmp_path / "refs.xlsx", for_="excel")
    protlib.write([PUBLICATION], tmp_path / "refs", for_="zotero")
    assert (tmp_path / "refs.xlsx").read_bytes()[:2] == b"PK"
    assert (tmp_path / "refs").read_bytes()[:2] == b"TY"


def test_what_a_file_cannot_hold_is_told_but_for_what_nobody_misses(tmp_path: Path) -> None:
    record = PUBLICATION.changed(source="a.ris", created="2026-11-24T12:00:00Z", collection_number="4")
    assert protlib.write([record, PUBLICATION], tmp_path / "a.bib") == {"collection_number": 1}


def _refused(*arguments: Any, **options: Any) -> str:
    function = protlib.write if isinstance(arguments[0], list) else protlib.read
    with pytest.raises(protlib.ProtlibError) as error:
        function(*arguments, **options)
    return str(error.value)


def test_what_cannot_be_done_is_said_in_the_words_of_python(tmp_path: Path) -> None:
    with protlib.Library(tmp_path / "library.json") as library:
        library.add_many([PUBLICATION])
    before = (tmp_path / "library.json").read_bytes()
    assert "name the format with the argument format: " in _refused(b"hello")
    assert "cannot tell the format from “refs.foo”; name one with the argument format: " in _refused([], "refs.foo")
    assert "is a protlib library" in _refused([], tmp_path / "library.json")
    assert "unknown program “zoterro”" in _refused([], "refs.json", for_="zoterro")
    assert "can read nbib, but not write it" in _refused([], "refs.nbib", "nbib")
    assert "cannot be written" in _refused([PUBLICATION], tmp_path / "no folder" / "refs.ris")
    assert (tmp_path / "library.json").read_bytes() == before


def test_records_and_findings_are_taken_apart_as_pandas_does_it() -> None:
    bare = protlib.Publication(key="a", title="A")
    for record in (bare, PUBLICATION):
        parts = dataclasses.asdict(record)
        assert (parts["title"], parts["extra"]) == (record.title, {**record.extra})
        assert pickle.loads(pickle.dumps(parts)) == copy.deepcopy(parts) == parts
    with pytest.raises(TypeError):
        bare.extra["a"] = 1  # type: ignore[index]
    with pytest.raises(TypeError):
        bare.extra.update(a=1)  # type: ignore[attr-defined]
    assert protlib.Publication().extra == {}


NAN: Final = float("nan")


@every_row(
    ("options", "content"),
    [
        ({"date": 2020}, {"date": "2020"}),
        ({"date": 2020.0}, {"date": "2020"}),
        ({"volume": 12.5}, {"volume": "12.5"}),
        ({"title": NAN, "tags": NAN, "extra": NAN, "authors": NAN}, {}),
        ({"title": None, "tags": None}, {}),
        ({"tags": ["a", None, 3]}, {"tags": ("a", "3")}),
        ({"authors": [protlib.Name(family="Ruiz")]}, {"authors": (protlib.Name(family="Ruiz"),)}),
        (
            {"authors": [{"family": "Ruiz", "given": "Ana"}]},
            {"authors": (protlib.Name(family="Ruiz", given="Ana"),)},
        ),
    ],
)
def test_what_is_certain_is_made_what_the_field_holds(options: dict[str, Any], content: dict[str, Any]) -> None:
    publication = protlib.Publication(**options)
    assert publication.filled() == content
    assert protlib.Publication(key="a").changed(**options).filled() == {"key": "a", **content}


@every_row(
    "options",
    [
        {"authors": ["Ana Ruiz"]}, {"authors": "Ana Ruiz"}, {"editors": ("Ana Ruiz",)}, {"authors": [{"name": "Ana"}]},
        {"tags": "health"}, {"title": ["A"]}, {"volume": True}, {"extra": [1]}, {"countries": {"Ghana"}}, {"authors": 3},
    ],
)  # fmt: skip
def test_what_no_field_can_hold_is_refused_with_its_name(options: dict[str, Any]) -> None:
    with pytest.raises(protlib.UsageError, match=rf"^{next(iter(options))}: "):
        protlib.Publication(**options)


@pytest.mark.parametrize("date", ["31 Feb 2020", "2020-02-31", "2015-13", "some day"])
def test_a_date_that_is_none_is_refused_before_it_is_stored(date: str, tmp_path: Path) -> None:
    with protlib.Library(tmp_path / "library.json") as library:
        library.add_many([protlib.Publication(key="a", title="A")])
        before = library.path.read_bytes()
        with pytest.raises(protlib.UsageError, match=f"b: date “{date}”"):
            library.add_many([protlib.Publication(key="b", title="B", date=date)])
        with pytest.raises(protlib.UsageError, match=f"a: accessed “{date}”"):
            library.change(["a"], lambda record: record.changed(accessed=date))
        with pytest.raises(protlib.UsageError, match=f"a: date “{date}”"):
            library.replace(library.get("a"), library.get("a").changed(date=date))
        assert library.path.read_bytes() == before
        assert library.change(["a"], lambda record: record.changed(date="March 2012"))[0].publication.date == "2012-03"


def test_check_finds_what_the_command_finds_and_asks_what_is_named(tmp_path: Path) -> None:
    with protlib.Library(tmp_path / "library.json") as library:
        library.add_many(
            [
                protlib.Publication(key="a", authors=(protlib.Name(family="Ruiz"),)),
                protlib.Publication(key="b", title="B"),
            ]
        )
        findings = protlib.check(library)
        assert {(finding.key, finding.rule) for finding in findings} >= {
            ("a", "title-missing"),
            ("b", "author-missing"),
        }
        assert pickle.loads(pickle.dumps(findings)) == findings
        assert [finding.key for finding in protlib.check(library, rules=["title-missing"])] == ["a"]
        assert protlib.check(library, "title:B", rules=["title-missing"]) == []
        with pytest.raises(protlib.UsageError, match="unknown rule “x”"):
            protlib.check(library, rules=["x"])


@pytest.mark.slow
@needs_engine
def test_cite_says_what_the_command_says(tmp_path: Path) -> None:
    with protlib.Library(tmp_path / "library.json") as library:
        library.add_many([PUBLICATION, PUBLICATION.changed(key="shut", title="Shut", access="internal")])
        cited = protlib.cite(library, ["gesod2011first", "[see @gesod2011first, p. 3]"])
        assert cited.citations == (
            "(Gesod & Terre des hommes, 2011)",
            "(see Gesod & Terre des hommes, 2011, p. 3)",
        )
        assert [text.partition(".")[0] for text in cited.references] == ["Gesod, A"]
        with pytest.raises(protlib.UsageError, match="shut is internal"):
            protlib.cite(library, "shut")
        assert len(protlib.cite(library, "shut", include=("internal",)).references) == 1
        with pytest.raises(protlib.NothingFoundError):
            protlib.cite(library, "nobody2000")
        with pytest.raises(protlib.UsageError, match="is not a citation"):
            protlib.cite(library, "see @gesod2011first and more")
