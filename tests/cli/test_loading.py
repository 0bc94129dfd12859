"""What a command loads: start-up is a feature, and what is heavy is there only where it is needed."""

from collections.abc import Iterator
from importlib import import_module
from pathlib import Path
from typing import NamedTuple

import pytest
from _pytest.mark import ParameterSet

from harness.slow_rows import mark_slow
from programs import interpreter
from programs.engine import needs_engine
from protlib.cli.command_table import COMMANDS
from sample_files.documents import docx, p, run
from sample_files.file_texts import attach_with_text, text_of
from sample_files.report_files import report

_HEAVY = frozenset(
    {
        "bibtexparser", "ftfy", "httpx", "jinja2", "mcp", "openpyxl", "orjson", "platformdirs", "prompt_toolkit", "protlib.citing", "protlib.fulltext", "pydantic", "rapidfuzz", "rich",
        "sqlite3", "stdnum", "tinydb", "yaml",
    }
)  # fmt: skip
# What is opened is shown to nobody who runs the tests.
_STARTED = "import os; os.startfile = lambda link: None; from protlib.cli.main import run"
_SCRIPT = """
sys.argv = ["protlib", *sys.argv[1:]]
run()
print(*sys.modules, file=sys.stderr)
"""
_FILES = {
    "a.ris": "TY  - RPRT\nTI  - Caring\nPY  - 2009\nER  - \n",
    "a.bib": "@book{causes, title={Causes}, year=2010}\n",
    "odd.bib": "@book{odd, title={Odd}, year=2010\n@book{even, title={Even}}\n",
    "a.csv": "title,year\nIdeas,2011\n",
    "a.tsv": "title\tyear\nIdeas\t2011\n",
    "a.jsonl": '{"title": "Handbook on trafficking", "date": "2012", "key": "handbook", "countries": ["Ghana"]}\n',
    "a.json": '[{"id": "means", "type": "book", "title": "Means"}]\n',
    "a.yaml": "references:\n- id: ends\n  type: book\n  title: Ends\n",
    "a.xml": "<xml><records><record><titles><title>Aims</title></titles></record></records></xml>\n",
}
_FINDING = "sqlite3"
_READING = "orjson sqlite3"
_WRITING = "orjson sqlite3 tinydb"
LOADED = {
    "--version": "",
    "search --help": "rich",
    "search --help-query": _FINDING,
    "mcp --documents nowhere": "",
    "listen --print systemd": "",
    "about": _FINDING,
    "about --type body": "",
    "about --type concept": "",
    "about --type place": "",
    "about --type treaty": "",
    "about Kenya": _READING,
    "about UNHCR": _FINDING,
    "about A/HRC/44/45": _FINDING,
    "editions --type series": _READING,
    "schema": "orjson",
    "schema search": "orjson yaml",
    "schema --list": "",
    "browse": "",
    "serch": "",
    "search --regoin x": "",
    "search handbook": _FINDING,
    "search handbook --format keys": _FINDING,
    "search handbook --format json": _READING,
    "search handbook --format table": f"{_FINDING} rich",
    "search handbook --year 2012": _FINDING,
    "search handbok": _READING,
    "search text:debt": f"{_FINDING} protlib.fulltext",
    "search --in-files debt": f"{_FINDING} protlib.fulltext",
    "search --in-files debt --format json": f"{_READING} protlib.fulltext",
    "search --in-files debt --format table": f"{_FINDING} protlib.fulltext rich",
    "text handbook": f"{_READING} protlib.fulltext",
    "search --saved": _FINDING,
    "list": _FINDING,
    "list --format csv": _READING,
    "list --format table": f"{_FINDING} rich",
    "list --columns key,year": _READING,
    "list --columns key,year --format table": f"{_READING} rich",
    "list --template {{key}}": f"{_READING} jinja2",
    "show handbook --template {{key}}": f"{_READING} jinja2",
    "show handbook": _READING,
    "show handbook --format json": _READING,
    "show handbook --format table": f"{_READING} rich",
    "stats --by year": _FINDING,
    "stats --by year --format table": f"{_FINDING} rich",
    "stats --by year --plot": f"{_FINDING} rich",
    "stats --by year --plot --format csv": _READING,
    "stats --by type --by year --format svg": _FINDING,
    "stats --by country --format svg --region Africa": _FINDING,
    "stats --by year --by type": _FINDING,
    "stats --by year --format svg": _FINDING,
    "stats --plot --by year": f"{_FINDING} rich",
    "config": "protlib.citing",
    "config wait": "",
    "config style": "protlib.citing",
    "merge --conflicts": _READING,
    "as-text library.json": "orjson",
    "merge-driver library.json library.json library.json": _READING,
    "info": _READING,
    "history": _READING,
    "history handbook": _READING,
    "diff 1": _READING,
    "open handbook": _READING,
    "tag handbook": _READING,
    "fields": _FINDING,
    "search handbook --has title": _FINDING,
    "add --title New": _WRITING,
    "add --title New --doi 10.5555/a1": _WRITING,
    "set handbook genre=x": _WRITING,
    "tag handbook --add x": _WRITING,
    "merge a.jsonl": _WRITING,
    "import a.jsonl": _WRITING,
    "import a.ris": _WRITING,
    "import a.bib": _WRITING,
    "import odd.bib": f"{_WRITING} bibtexparser",
    "import a.csv": _WRITING,
    "import a.json": _WRITING,
    "import a.yaml": f"{_WRITING} yaml",
    "import a.xml": _WRITING,
    "export --format ris": _READING,
    "export --format bibtex": _READING,
    "export --format biblatex": _READING,
    "export --format csl-json": _READING,
    "export --format csl-yaml": f"{_READING} yaml",
    "export --format endnote": _READING,
    "export --format csv": _READING,
    "export --format tsv": _READING,
    "export --format xlsx": _READING,
    "export --format jsonl": _READING,
    "export --output new.ris": _READING,
    "export --columns usual": _READING,
    "export --formats": "",
    "stats --output new.csv": _READING,
    "styles": "protlib.citing",
    "check --rule title-missing": _READING,
    "check --rule mojibake": _READING,
    "check --rule sentence-case": _READING,
    "check --rule accessed-long-ago": _READING,
    "check --explain": "",
    "check --rule year-missing --file a.ris": _READING,
    "duplicates": _READING,
    "duplicates --kept": _FINDING,
    "cite handbook": f"{_READING} protlib.citing",
    "bibliography --format html": f"{_READING} protlib.citing",
    "export -o out.html": f"{_READING} protlib.citing",
    "overview --parts numbers,years,list -o out.md": f"{_READING} protlib.citing",
    "overview --parts numbers,years,list -o out.html": f"{_READING} protlib.citing",
    "convert a.ris out.bib": "orjson",
    "convert a.xlsx out.csv": "openpyxl orjson",
}
_CITING = ("cite", "bibliography", "export -o out.html")
COMPLETED = {
    "sea": "",
    "list --region Ken": "",
    "about UNH": "",
    "schema se": "",
    "list --missing ab": _FINDING,
    "export --format b": "",
    "show hand": _READING,
    "list --columns key,ti": _FINDING,
    "list --tag ": _FINDING,
    "cite --style ap": "protlib.citing",
    "check --rule doi": "",
    "config sty": "",
    "overview --parts ye": "",
    "config style ap": "protlib.citing",
}


@pytest.fixture(scope="module")
def folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with files to read and a library that has one publication."""
    folder = tmp_path_factory.mktemp("loading")
    for name, text in _FILES.items():
        (folder / name).write_text(text)
    _loaded(folder, "import", "a.jsonl")
    _loaded(folder, "export", "-o", "a.xlsx")
    attach_with_text(folder / "library.json", folder / "data", "handbook", text_of("On debt."))
    _loaded(folder, "list")  # which makes the index
    return folder


@pytest.fixture(scope="module")
def unwritten_folder(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """A folder with a library that no test writes: its index stays as it is, and no search has to make it anew."""
    folder = tmp_path_factory.mktemp("unwritten")
    (folder / "a.jsonl").write_text(_FILES["a.jsonl"])
    _loaded(folder, "import", "a.jsonl")
    _loaded(folder, "list")
    return folder


def _loaded(folder: Path, *arguments: str, **variables: str) -> frozenset[str]:
    """Return what a command has loaded when it ends."""
    library = {
        "PROTLIB_LIBRARY": str(folder / "library.json"),
        "PROTLIB_CACHE": str(folder / "cache"),
        "XDG_DATA_HOME": str(folder / "data"),
    }
    ran = interpreter.run(_STARTED, _SCRIPT, arguments, folder=folder, environment=library | variables)
    assert ran.returncode == 0, ran.stderr
    return frozenset(ran.stderr.splitlines()[-1].split())


def _rows() -> Iterator[ParameterSet]:
    """Return the lines of `LOADED`: of lines of one command that load the same, all but the first are slow."""
    modules = set()
    for line, loaded in LOADED.items():
        kind = line.split()[0], loaded
        marks = [pytest.mark.slow] if kind in modules else []
        modules.add(kind)
        yield pytest.param(line, loaded, marks=[*marks, needs_engine] if line.startswith(_CITING) else marks)


@pytest.mark.parametrize(("line", "loaded"), mark_slow(_rows(), lambda row: row[0] == "export -o out.html"))
def test_a_command_loads_what_it_needs_and_no_other_command(folder: Path, line: str, loaded: str) -> None:
    modules = _loaded(folder, *line.split())
    assert modules & _HEAVY == {*loaded.split()}
    assert modules & {*map(_module, COMMANDS)} == {_module(word) for word in line.split()[:1] if word in COMMANDS}


@needs_engine
def test_a_citation_costs_no_table_of_formats_nor_what_reads_html_or_checks_a_style(folder: Path) -> None:
    modules = _loaded(folder, "cite", "handbook")
    assert modules & {
        "html", "protlib.citing.notation", "protlib.citing.united_nations", "protlib.formats.reader", "protlib.formats.registry", "pyexpat",
    } == set()  # fmt: skip


@pytest.mark.slow
@needs_engine
def test_a_report_comes_in_without_what_recognises_pictures(folder: Path) -> None:
    (folder / "report.pdf").write_bytes(report())
    modules = _loaded(folder, "import", "report.pdf", "--dry-run")
    pictures = {
        "protlib.cli.files.cover_pictures",
        "protlib.formats.reports.recognised_covers",
        "protlib.fulltext.tesseract",
    }
    assert "protlib.formats.reports.report_file" in modules
    assert pictures.isdisjoint(modules)


def test_a_report_is_filled_without_the_network_or_what_reads_reports_of_other_programs(folder: Path) -> None:
    (folder / "report.docx").write_bytes(docx(p(run("They are cared for [@handbook, p. 3].")) + p(run("References"))))
    modules = _loaded(folder, "fill", "report.docx", "-o", "filled.docx", "--force")
    assert modules & {
        "protlib.citing.verification", "protlib.formats.citavi.reference", "protlib.formats.endnotexml", "protlib.formats.ris",
        "protlib.typed_references.lists.list_at_end", "ssl", "urllib.request",
    } == set()  # fmt: skip


@pytest.mark.parametrize(("line", "most"), [("list", 65), ("show handbook", 74), ("search handbook", 77)])
def test_a_start_loads_few_modules(folder: Path, line: str, most: int) -> None:
    modules = _loaded(folder, *line.split())
    assert sum(name.startswith("protlib") for name in modules) <= most


def test_a_name_is_shown_without_what_turns_or_splits_names(unwritten_folder: Path) -> None:
    modules = _loaded(unwritten_folder, "show", "handbook")
    assert modules & {f"protlib.record.names.{name}" for name in ("bodies", "full_names", "inverted")} == set()


@pytest.mark.parametrize("line", ["search handbook", "list", "show handbook"])
def test_who_reads_records_loads_nothing_of_decisions_or_of_writing(unwritten_folder: Path, line: str) -> None:
    modules = _loaded(unwritten_folder, *line.split())
    assert modules & {
        "protlib.cli.conflict_copies", "protlib.record.decisions", "protlib.record.fields.own_fields", "protlib.record.decisions.saved_search",
        "protlib.search.saved_selections", "protlib.storage.file_records", "protlib.storage.history.versions",
        "protlib.system.atomic",
    } == set()  # fmt: skip


@pytest.mark.parametrize("line", ["search handbook", "list", "show handbook"])
def test_who_reads_records_loads_nothing_of_terminals_completion_or_other_scripts(
    unwritten_folder: Path, line: str
) -> None:
    modules = _loaded(unwritten_folder, *line.split())
    assert modules & {
        "bisect", "protlib.cli.completion.candidates", "protlib.cli.terminal.pager_stream", "protlib.search.query_places",
        "protlib.system.bigjson", "protlib.system.shell",
    } == set()  # fmt: skip


def test_an_add_of_a_plain_record_loads_nothing_of_places_months_headings_or_divided_names(folder: Path) -> None:
    modules = _loaded(folder, "add", "--title", "Unlike", "--author", "Jobe, Alison", "--year", "2020", "--dry-run")
    assert modules & {
        "protlib.record.attached_file", "protlib.record.dates.months", "protlib.record.decisions.three_way",
        "protlib.record.fields.access_headings", "protlib.record.fields.headings", "protlib.record.names.list_division",
        "protlib.record.places",
    } == set()  # fmt: skip


def test_a_list_without_words_loads_nothing_of_the_query_language(unwritten_folder: Path) -> None:
    modules = _loaded(unwritten_folder, "list", "--limit", "1")
    assert modules & {
        "dataclasses", "protlib.cli.files", "protlib.index.words", "protlib.record.model", "protlib.search.evaluation",
        "protlib.search.explanation", "protlib.search.filters", "protlib.search.query", "protlib.search.ranking",
    } <= {"dataclasses"}  # fmt: skip


@pytest.mark.parametrize(
    ("line", "expected"),
    [
        ("list", ""),
        ("show handbook", "record.authority"),
        ("search handbook", "search.vocabulary.treaties"),
        ("search --exact handbook", ""),
        ("search author:Jobe", "record.authority search.vocabulary.body_synonyms search.vocabulary.treaties"),
        (
            "search handbok",
            "record.authority record.instruments search.vocabulary.body_synonyms search.vocabulary.treaties",
        ),
        (
            "search HCR",
            "record.authority record.instruments search.vocabulary.body_synonyms search.vocabulary.treaties",
        ),
        ("stats --by tag", ""),
        ("stats --by author", "record.authority search.vocabulary.body_synonyms"),
    ],
)
def test_tables_of_names_are_read_where_a_word_may_be_one(unwritten_folder: Path, line: str, expected: str) -> None:
    tables = {
        "record.authority",
        "record.instruments",
        "record.names.family_names",
        "search.vocabulary.body_synonyms",
        "search.vocabulary.treaties",
    }
    modules = _loaded(unwritten_folder, *line.split())
    assert {name for name in tables if f"protlib.{name}" in modules} == {*expected.split()}


@pytest.mark.parametrize(
    ("line", "is_read"),
    [("search handbook", False), ("search trafficking", True), ("search --exact trafficking", False)],
)
def test_the_thesaurus_is_read_where_a_word_names_a_subject(unwritten_folder: Path, line: str, is_read: bool) -> None:
    assert ("protlib.record.concepts" in _loaded(unwritten_folder, *line.split())) is is_read


def test_the_first_page_loads_its_ten_commands_and_nothing_heavy(folder: Path) -> None:
    modules = _loaded(folder, "--help")
    first = {_module(name) for name, row in COMMANDS.items() if row.is_on_first_page}
    assert modules & {*map(_module, COMMANDS)} == first
    assert modules & _HEAVY == set()


@pytest.mark.parametrize("line", ["help --all", "help merge two entries"])
def test_the_help_of_every_command_loads_them_and_nothing_heavy(folder: Path, line: str) -> None:
    modules = _loaded(folder, *line.split())
    assert modules >= {_module(name) for name, row in COMMANDS.items() if not row.is_hidden}
    assert modules & _HEAVY == set()


@pytest.mark.parametrize("line", ["search handbok", "list", "show handbook", "add --title New --dry-run"])
def test_a_start_declares_no_tuple_that_is_compiled(folder: Path, line: str) -> None:
    modules = sorted(name for name in _loaded(folder, *line.split()) if name.startswith("protlib."))
    compiled = [
        f"{name}.{kind.__name__}"
        for name in modules
        for kind in vars(import_module(name)).values()
        if isinstance(kind, type) and kind.__module__ == name and NamedTuple in getattr(kind, "__orig_bases__", ())
    ]
    assert compiled == []


def _module(command: str) -> str:
    return f"protlib.cli.commands.{COMMANDS[command].function.partition(':')[0]}"


@pytest.mark.parametrize(("line", "loaded"), COMPLETED.items())
def test_completion_loads_as_little(folder: Path, line: str, loaded: str) -> None:
    modules = _loaded(folder, "", "protlib", *line.split(" "), _PROTLIB_COMPLETE="zsh")
    assert modules & _HEAVY == {*loaded.split()}
