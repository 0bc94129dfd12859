"""The schemas that are published: every command that prints JSON is run,
and prints what its schema says, all of it and nothing else.
"""

import functools
import io
import json
import re
import shlex
import shutil
import sys
from collections.abc import Callable, Iterator, Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final, NamedTuple

import pytest

from harness.rows import every_row
from programs import editors
from protlib.citing.engine import engine_program
from protlib.citing.verification.report_review import FindingKind
from protlib.cli import main
from protlib.cli.command_table import COMMANDS
from protlib.cli.commands.schema import shape_of
from protlib.cli.group import LazyGroup
from protlib.fulltext.text_store import TextStore
from protlib.library import Library
from protlib.quotations.alignment import WordChange
from protlib.quotations.report_check import QuotationState
from protlib.record.attached_file import AttachedFile
from protlib.record.cleaning import clean_record
from protlib.record.decisions import OneName
from protlib.record.decisions.saved_search import FIELDS as ASKED
from protlib.record.decisions.saved_search import SavedSearch
from protlib.record.model import FIELDS, KINDS, FieldKind, Publication
from protlib.render import shapes
from protlib.render.shapes import definitions, make_schema
from protlib.selection import MORE_COUNTS, Facet, Selection
from sample_files.documents import docx, p, run
from sample_files.file_texts import text_of

if TYPE_CHECKING:
    from jsonschema import Draft202012Validator
from programs.running import Ran, Run
from sample_files.tiny_pdf import TinyPage, make_pdf, page

_HOSTILE: Final = "</script>{{ x }} \x1b[31m“red” \u202eابت [b] \t 'x' \\ $(id) <i>Traite</i> 贩运"
_OF_KIND: Final[Mapping[FieldKind, Any]] = {
    FieldKind.KEY: "full2010",
    FieldKind.TYPE: "webpage",
    FieldKind.DATE: "2010-02-03/2011",
    FieldKind.ISBN: "9789290684664",
    FieldKind.ISSN: "2049-3630",
    FieldKind.DOI: "10.1000/full",
    FieldKind.URL: "https://example.org/full",
    FieldKind.LANGUAGE: "en",
    FieldKind.ACCESS: "internal",
    FieldKind.NAMES: [
        {"family": "Berg", "given": "A.", "particle": "van", "dropping": "von", "suffix": "Jr."},
        {"literal": "International Organization for Migration", "short": "IOM"},
    ],
    FieldKind.PLACES: ["Nigeria", "Kakuma"],
    FieldKind.LABELS: [_HOSTILE],
    FieldKind.FILES: [f"library.files/full.pdf#size=3&sha256={'9f' * 32}&label=annex"],
    FieldKind.OBJECT: {
        "finding": "many",
        "original-title": _HOSTILE,
        "zotero:annotations": [
            {
                "type": "highlight",
                "page": "34",
                "number": 36,
                "text": "debt",
                "comment": _HOSTILE,
                "colour": "#ffd400",
                "author": "Ana",
                "date": "2026-01-10",
                "tags": ["law"],
            },
        ],
    },
}
_ANYTHING: Final[Mapping[type, Any]] = {str: "x", tuple: ("x",), int: 1, bool: True}
SEARCHES: Final = [
    SavedSearch("simple", Selection("causes")),
    SavedSearch("whole", Selection(**{name: _ANYTHING[kind] for name, kind in ASKED.items()})),
]
ONE_NAME: Final = OneName(("publisher",), "OIM", "IOM")
FULL: Final = {name: _OF_KIND.get(KINDS[name], _HOSTILE) for name in FIELDS}
"""A record with something in each field, by the model."""
RECORDS: Final[list[dict[str, Any]]] = [
    FULL,
    {"key": "causes", "type": "report", "title": "The Causes", "date": "2010", "authors": ["Jobe, Alison"], "countries": ["Cox's Bazar"]},
    {"key": "twin", "type": "report", "title": "The Causes", "date": "2010", "authors": ["Jobe, Alison"]},
    {"key": "tip2018", "type": "report", "title": "Trafficking in Persons Report 2018", "date": "2018", "authors": ["UNODC"], "language": "en"},
    {"key": "tip2020", "type": "report", "title": "Trafficking in Persons Report 2020", "date": "2020", "authors": ["United Nations Office on Drugs and Crime"]},
    {"key": "world", "type": "report", "title": "World Report 2020", "date": "2020", "language": "en", "number": "A/HRC/44/45/Add.1", "authors": ["IOM"]},
    {"key": "monde", "type": "report", "title": "État du monde 2020", "date": "2020", "language": "fr", "number": "A/HRC/44/45/Add.1", "authors": ["IOM"]},
    {"key": "caps", "type": "report", "title": "A HANDBOOK ON PROTECTION", "date": "2109", "publisher": "UN"},
]  # fmt: skip
FILES: Final = {
    "new.bib": "@report{new, title = {Nets}, date = {2020}, isbn = {12}}\n@report{causes, title = {The Causes}, author = {Jobe, Alison}, date = {2010}}\n@report{no, date = {2010}}\n",
    "near.jsonl": '{"title": "Nets of the coast", "doi": "10.1000/full"}\n{"title": "Ports", "date": "soon"}\n',
    "report.txt": "Nobody knows (Doe, 1999); some do (Jobe, 2010).\n\nReferences\n\nJobe, A. (2011). The Causes.\n\nFoe, B. (2001). Unheard of. Nowhere.\n",
    "report.md": "As said [@nobody].\n",
    "broken.pdf": "%PDF-1.4\n",
    "quotes.md": "“Women who return are often rejected” [@full2010], “women who returned are not rejected” [@world, p. 2], “nobody knows a word” [@nobody]. Of these, 43 went home [@world], and about 1,200 stayed [@world].\n\n“Girls of the coast fish at night” [@world, para. 9], “women who return are often” [@world, para. 9].\n\nThey said “we were never asked about anything”.\n\nThe houses in the villages have no doors and few windows at all [@world].\n\nSome 77 women came home [@twin].\n",
}
REFERENCE: Final = ",reference" * engine_program.has_engine()
FOOTNOTE_REFERENCE: Final = '<w:r><w:footnoteReference w:id="2"/></w:r>'
CASES: Final[Mapping[str, list[str]]] = {
    "add": ["add --title A --key a", "add --title 'The Causes' --author 'Jobe, Alison' --year 2010"],
    "import": ["import new.bib", "import near.jsonl --dry-run", "import none.bib"],
    "attach": ["attach causes report.txt --label annex --file-language en", "attach causes", "attach causes --remove annex", "attach twin broken.pdf", "attach --prune"],
    "text": ["text full2010", "text --all"],
    "notes": ["notes --all"],
    "search": ["search causes", "search --in-files debt", "search", f"search --columns key,year,finding{REFERENCE}", "search report --format jsonl", "search causes --columns key,finding --format jsonl", "search --saved"],
    "list": ["list", "list --year 1990", "list --format jsonl", f"list --columns key,year,finding{REFERENCE}"],
    "show": ["show full2010 causes"],
    "stats": [f"stats --by {name}" for name in (*Facet, *MORE_COUNTS, "finding")] + ["stats --by region --by year", "stats --by year --plot", "stats --by type --plot timeline", "stats --by country --plot"],
    "names": ["names", "names --by person", "names --by organisation --twins", "names --unified", "names --unify IOM OIM --yes"],
    "about": ["about", "about HCR GBV 'West Africa' A/HRC/44/45/Add.1 UNTOC", "about --type symbol", "about --type place", "about 'West Africa and Ghana'"],
    "editions": ["editions", "editions Trafficking in Persons Report --from 2017", "editions --suggest", "editions world monde --link"],
    "edit": ["edit causes --yes"],
    "set": ["set causes genre=x", "set --all genre=x --dry-run"],
    "tag": ["tag causes --add x"],
    "duplicates": ["duplicates", "duplicates --format jsonl", "duplicates --key tip2018", "duplicates --merge causes twin --yes"],
    "merge": ["merge theirs.json --yes", "merge --conflicts"],
    "rekey": ["rekey causes why"],
    "remove": ["remove causes --yes"],
    "screen": ["screen causes --verdict include --by A", "screen causes --verdict exclude --reason old --by A", "screen", "screen --list included --stage title"],
    "fields": ["fields", "fields add method", "fields rename finding found --yes", "fields remove finding --values --yes"],
    "styles": ["styles", "styles apa"],
    "verify": ["verify report.txt", "verify report.md", "verify quotes.md --quotes --numbers --paraphrase", "verify quotes.docx", "verify quotes.docx --quotes"],
    "check": ["check", "check --file new.bib", "check --explain", "check --explain latex", "check --fix --dry-run", "check --fix --yes --rule sentence-case", "check --rule accessed-long-ago --older 1d"],
    "undo": ["undo"],
    "redo": ["redo"],
    "history": ["history", "history causes"],
    "diff": ["diff 2", "diff 1 3"],
    "restore": ["restore 2 --yes"],
    "config": ["config", "config style"],
    "info": ["info", "info --verify", "info --repair --dry-run"],
}  # fmt: skip
"""What each command is asked that prints JSON, so that all of its schema is seen in one answer or another."""


DEFINITIONS: Final = definitions()
REPORT: Final = shapes.shape_named("outcomes")
"""What is told of a change, also by commands that print something else beside it;
each name of it is seen where that is all.
"""
_LISTED: Final = "render.scripts:list_shape"
_SEARCHED: Final = "cli.decisions.named_searches:shape"
_CHANGE: Final = "outcomes"


class Printed(NamedTuple):
    """What a command printed as JSON, of lines the list; None where it printed none."""

    line: str
    document: Any
    ran: Ran


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library of such records, that of a colleague, and files to read."""
    folder = tmp_path_factory.mktemp("schemas")
    with Library(folder / "library.json", folder / "cache") as library:
        library.add_many([_clean(record) for record in RECORDS], on_duplicate="add")
        library.add_fields(["finding"], "fields add finding")
        library.decide(lambda decisions: decisions.with_decisions(*SEARCHES, ONE_NAME), "search --save")
        library.change(["causes"], lambda each: each.changed(genre="Paper", number="1"), "set")
    shutil.copy(folder / "library.json", folder / "theirs.json")
    with Library(folder / "theirs.json", folder / "other") as library:
        library.change(["causes"], lambda each: each.changed(genre="Book"), "set")
    with Library(folder / "library.json", folder / "cache") as library:
        library.change(["causes"], lambda each: each.changed(genre="Study"), "set")
        library.change(
            ["world"], lambda each: each.changed(files=(str(AttachedFile("world.pdf", 10, "8e" * 32)),)), "attach"
        )
    for name, text in FILES.items():
        (folder / name).write_text(text)
    note = "/Subtype /Text /Rect [1 1 9 9] /Contents (Why?)"
    heading = p('<w:pPr><w:outlineLvl w:val="0"/></w:pPr><w:r><w:lastRenderedPageBreak/></w:r>', run("Findings"))
    texts = p(run("“Nobody knows a word of it” (Doe, 1999, p. 3).")), p(run("See"), FOOTNOTE_REFERENCE)
    footnote = f'<w:footnote w:id="2">{p(run("They say “some people know it” (Foe, 2001, p. 4)."))}</w:footnote>'
    (folder / "quotes.docx").write_bytes(docx(heading, *texts, notes={"footnotes": footnote}))
    (folder / "world.pdf").write_bytes(make_pdf([TinyPage(page("A text.").lines, annotations=[note])]))
    stored_texts = TextStore(folder / "data" / "protlib" / "texts")
    stored_texts.write("9f" * 32, text_of("Debt.", "Debts."))
    houses = "The houses in the villages have no doors and no windows at all."
    sentence = "Girls of the coast fish at night, and nobody has asked them about it. " * 2
    numbered = "\n\n".join(f"{number}. Point {number}: {sentence}" for number in range(1, 6))
    women = "Women who return are often rejected by all."
    stored_texts.write(
        "8e" * 32,
        text_of(f"{women} In all, 1,187 stayed. {houses}\n\n{numbered}"),
    )
    return folder


def _clean(raw: Mapping[str, Any]) -> Publication:
    return clean_record(raw).publication


def _run(folder: Path, arguments: list[str]) -> Ran:
    """Run protlib in a folder, as the fixture of that name does in a test."""
    out, err = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in range(2))
    with pytest.MonkeyPatch.context() as patch:
        patch.setenv("PROTLIB_LIBRARY", str(folder / "library.json"))
        patch.setenv("PROTLIB_CACHE", str(folder / "cache"))
        patch.setenv("XDG_DATA_HOME", str(folder / "data"))
        patch.setenv("EDITOR", editors.IDLE)
        patch.chdir(folder)
        patch.setattr(sys, "argv", ["protlib", *arguments])
        patch.setattr(sys, "stdin", io.TextIOWrapper(io.BytesIO()))
        patch.setattr(sys, "stdout", out)
        patch.setattr(sys, "stderr", err)
        code = main.run()
        out.flush()
        err.flush()
    return Ran(_content_of(out), _content_of(err), code)


def _content_of(stream: io.TextIOWrapper) -> str:
    stream.seek(0)
    return stream.read()


Print = Callable[[str], list[Printed]]


@pytest.fixture(scope="module")
def print_cases(folder: Path, tmp_path_factory: pytest.TempPathFactory) -> Print:
    """What a command prints: on that library, and on one that is not there yet."""
    places = tmp_path_factory.mktemp("places")
    for name in ("full", "empty", "broken"):
        shutil.copytree(folder, places / name)
    broken = places / "broken" / "library.json"
    broken.write_bytes(broken.read_bytes().replace(b'"key": "twin"', b'"key": "causes"'))
    (places / "empty" / "library.json").unlink()
    shutil.rmtree(places / "empty" / ".library.json.versions")

    @functools.cache
    def print_cases(command: str) -> list[Printed]:
        cases: list[Printed] = []
        for number, line in enumerate(CASES[command]):
            place = places / ("broken" if line.startswith("info --") else "full")
            if COMMANDS[command].output_shape == _CHANGE or "--yes" in line or command == "fields":
                place = Path(shutil.copytree(folder, places / f"{command} {number}"))
            cases.append(_printed(place, line))
        if command not in {"add", "import"}:
            cases.append(_printed(places / "empty", CASES[command][0]))
        return cases

    return print_cases


def _printed(folder: Path, line: str) -> Printed:
    arguments = shlex.split(line)
    if arguments[0] == "redo":
        _run(folder, ["undo"])
    ran = _run(folder, [*arguments, *([] if "--format" in arguments else ["--format", "json"])])
    lines = ran.out.splitlines()
    text = f"[{','.join(lines)}]" if "jsonl" in arguments else ran.out
    return Printed(line, json.loads(text or "null"), ran)


_JSON: Final = re.compile(r"(?<!csl-)\bjson\b")


def test_every_command_that_prints_json_says_so_and_has_a_case() -> None:
    offered = {
        name: [part.help or "" for part in command.params if "--format" in part.opts]  # type: ignore[attr-defined]
        for name, command in LazyGroup().commands.items()
    }
    printing = {name for name, helps in offered.items() if any(map(_JSON.search, helps))}
    assert {name for name, row in COMMANDS.items() if row.output_shape} == printing == {*CASES}


@pytest.mark.parametrize(
    "commands", [[*CASES][::8], pytest.param([*CASES], marks=pytest.mark.slow)], ids=["a few", "all"]
)
def test_what_a_command_prints_is_what_its_schema_says(print_cases: Print, commands: Sequence[str]) -> None:
    for command in commands:
        _compare(command, print_cases(command))


def _compare(command: str, cases: Sequence[Printed]) -> None:
    schema = make_schema(command, shape_of(command))
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema)
    assert any(case.document for case in cases), command
    for case in cases:
        assert "Traceback" not in case.ran.err
        assert "\x1b" not in case.ran.out
        if case.ran.out:
            part = schema["anyOf"][0] if _is_of_records(command, case.line) else schema
            assert [error.message for error in _validator(part).iter_errors(case.document)] == [], case.line


def _is_of_records(command: str, line: str) -> bool:
    """Tell whether whole records are printed, and not what --columns names, which may be anything."""
    return COMMANDS[command].output_shape in {_LISTED, _SEARCHED} and not {"--columns", "--saved", "--in-files"} & {
        *line.split()
    }


def _validator(shape: shapes.Shape) -> "Draft202012Validator":
    from jsonschema import Draft202012Validator  # it takes as long to import as protlib and pytest together

    return Draft202012Validator({**shape, "$defs": DEFINITIONS})


_SHAPES: Final = {row.output_shape for row in COMMANDS.values() if row.output_shape}
_REFERENCES: Final = set() if engine_program.has_engine() else {_LISTED, _SEARCHED}
"""Shapes of which an engine is lacking that would print all names."""


@pytest.mark.slow
@every_row("shape", sorted(_SHAPES - _REFERENCES))
def test_every_name_in_a_schema_is_printed_in_some_case(print_cases: Print, shape: str) -> None:
    commands = [name for name, row in COMMANDS.items() if row.output_shape == shape]
    declared = shape_of(commands[0])
    names: set[str] = set()
    for case in (case for name in commands for case in print_cases(name)):
        names.update(_names_with_value(declared, case.document, ""))
    parts = [
        alternative for alternative in declared.get("anyOf", [declared]) if shape == _CHANGE or alternative != REPORT
    ]
    assert [name for part in parts for name in _names(part, "") if name not in names] == []


def _names(shape: shapes.Shape, place: str) -> Iterator[str]:
    """Yield every name that an object of a shape may have, behind the names of what it stands in."""
    for branch in shape.get("anyOf", ()):
        yield from _names(branch, place)
    for name, inner in shape.get("properties", {}).items():
        yield f"{place}.{name}"
        yield from _names(inner, f"{place}.{name}")
    if "items" in shape:
        yield from _names(shape["items"], f"{place}[]")


def _names_with_value(shape: shapes.Shape, value: Any, place: str) -> Iterator[str]:
    """Yield those names that a value has."""
    for branch in shape.get("anyOf", ()):
        if _validator(branch).is_valid(value):
            yield from _names_with_value(branch, value, place)
    for name, inner in shape.get("properties", {}).items():
        if isinstance(value, dict) and name in value:
            yield f"{place}.{name}"
            yield from _names_with_value(inner, value[name], f"{place}.{name}")
    for item in value if "items" in shape and isinstance(value, list) else ():
        yield from _names_with_value(shape["items"], item, f"{place}[]")


def test_the_words_of_a_schema_are_those_of_the_program() -> None:
    schema = json.dumps(shape_of("verify"))
    for choices in (FindingKind, QuotationState, WordChange):
        assert json.dumps([choice.name.lower().replace("_", "-") for choice in choices]) in schema


def test_a_record_with_all_fields_is_printed_as_the_schema_of_a_record_says(print_cases: Print) -> None:
    schema = make_schema("a record", shapes.RECORD)
    from jsonschema import Draft202012Validator

    Draft202012Validator.check_schema(schema)
    [full] = [record for record in print_cases("list")[0].document if record["key"] == "full2010"]
    assert {*full} == {*schema["$defs"]["record"]["properties"]} == {*FIELDS, "year"}
    assert {part for name in full["authors"] for part in name} == {*schema["$defs"]["name"]["properties"]}


def test_the_file_has_records_as_the_schema_of_a_record_says_and_import_reads_what_is_printed(
    folder: Path, tmp_path: Path
) -> None:
    stored = json.loads((folder / "library.json").read_text())["publications"].values()
    assert len(stored) == len(RECORDS)
    assert [error.message for record in stored for error in _validator(shapes.RECORD).iter_errors(record)] == []
    shutil.copytree(folder, tmp_path, dirs_exist_ok=True)
    printed = _run(tmp_path, ["list", "--format", "jsonl"]).out
    (tmp_path / "printed.jsonl").write_text(printed)
    again = ["--library", "again.json"]
    assert _run(tmp_path, [*again, "import", "printed.jsonl", "--on-duplicate", "add"]).code == 0
    assert [_unstamped(line) for line in _run(tmp_path, [*again, "list", "--format", "jsonl"]).out.splitlines()] == [
        _unstamped(line) for line in printed.splitlines()
    ]


def _unstamped(line: str) -> dict[str, Any]:
    return {name: value for name, value in json.loads(line).items() if name not in {"created", "modified", "source"}}


def test_the_list_names_the_commands_that_print_json(protlib: Run) -> None:
    assert protlib("schema", "--list").out.split() == [name for name in COMMANDS if name in CASES]
