"""A format declares itself once: its module and its row are all that one writes to add it."""

import inspect
import os
import shutil
import subprocess
import sys
from collections.abc import Callable, Iterable
from importlib import import_module
from pathlib import Path
from typing import Any, Final, get_args, get_origin, get_type_hints

import pytest

from harness.paths import ROOT
from harness.rows import every_row
from protlib.formats import FORMATS, Format
from protlib.formats.parsed import Parsed, ReadOptions, WriteOptions
from protlib.record.model import FIELDS, Publication

_ROW: Final = "cards\tcards\t.cards\tindex cards\ta card for each record: key and title\towns_suffix\t-\t-\n"
_MODULE: Final = '''
"""Cards: a line for each record, its key and its title."""

from protlib.formats.parsed import Parsed, Problem, ReadOptions, WriteOptions
from protlib.formats.records import gather

HOLDS = frozenset({"key", "title"})


def sniff(head):
    return head.startswith("CARDS")


def loads(text, options=ReadOptions()):
    problems = []
    lines = enumerate(text.splitlines(), 1)
    cards = ((number, line.partition(" ")) for number, line in lines if " " in line)
    return gather(((number, {"key": key, "title": title}) for number, (key, _, title) in cards), options, 1, problems)


def dumps(publications, options=WriteOptions()):
    return "CARDS\\n" + "".join(f"{each.key} {each.title}\\n" for each in publications)


def lacks(publication, options):
    return publication.filled().keys() - HOLDS
'''


@every_row("entry", FORMATS, ids=[entry.name for entry in FORMATS])
def test_a_module_has_what_its_row_says(entry: Format) -> None:
    module = import_module(f"protlib.formats.{entry.module}")
    assert inspect.getdoc(module)
    assert hasattr(module, "loads") == entry.reads
    assert hasattr(module, "sniff") or not entry.reads
    assert hasattr(module, "dumps") == hasattr(module, "HOLDS") == hasattr(module, "lacks") == entry.writes
    assert not entry.writes or frozenset(FIELDS) >= module.HOLDS


def _declares(function: Callable[..., Any], *types: Any) -> bool:
    """Tell whether a function takes values of these types, by their positions, and returns one of the last type.

    It may take more than that, such as a path beside bytes, and return less, such as an iterator for an iterable.
    """
    *parameters, result = get_type_hints(function).values()
    *arguments, output = types
    pairs = zip(arguments, parameters, strict=True)
    takes = [argument == parameter or argument in get_args(parameter) for argument, parameter in pairs]
    origin, expected_origin = get_origin(result) or result, get_origin(output) or output
    return all(takes) and issubclass(origin, expected_origin) and get_args(result) == get_args(output)


@every_row("entry", FORMATS, ids=[entry.name for entry in FORMATS])
def test_a_module_is_what_its_protocol_asks_for(entry: Format) -> None:
    module = import_module(f"protlib.formats.{entry.module}")
    content: type = bytes if entry.takes_bytes else str
    output: type = bytes if entry.is_binary else str
    if entry.reads:
        assert _declares(module.sniff, content, bool)
        assert _declares(module.loads, content, ReadOptions, Parsed)
        module.loads(content())  # options are for those who have some
    if entry.writes:
        assert isinstance(module.HOLDS, frozenset)
        assert _declares(module.dumps, Iterable[Publication], WriteOptions, output)
        assert isinstance(module.dumps([]), output)
        assert _declares(module.lacks, Publication, WriteOptions, Iterable[str])


def test_a_function_that_takes_or_returns_another_type_is_seen() -> None:
    def dumps(publications: list[Publication], options: WriteOptions) -> str:
        return f"{publications}{options}"

    assert not _declares(dumps, Iterable[Publication], WriteOptions, str)
    assert _declares(dumps, list[Publication], WriteOptions, str)
    assert not _declares(dumps, list[Publication], WriteOptions, bytes)


def test_no_two_rows_have_a_name_or_a_module_or_a_suffix_of_their_own_in_common() -> None:
    owned = [suffix for entry in FORMATS if entry.owns_suffix for suffix in entry.suffixes]
    for names in ([entry.name for entry in FORMATS], [entry.module for entry in FORMATS], owned):
        assert len({*names}) == len(names)


@pytest.fixture(scope="module")
def house(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """Where protlib stands with one format more, of which one module and one row were written."""
    house = tmp_path_factory.mktemp("house")
    shutil.copytree(ROOT / "src/protlib", house / "protlib")
    (house / "protlib/formats/cards.py").write_text(_MODULE, encoding="utf-8")
    registry = house / "protlib/formats/registry.txt"
    before, row, after = registry.read_text(encoding="utf-8").partition("docx\t")
    registry.write_text(f"{before}{_ROW}{row}{after}", encoding="utf-8")
    return house


def run(house: Path, *arguments: str) -> str:
    """Return what a program says, on standard output or else as its error."""
    environment = {**os.environ, "PYTHONPATH": str(house), "COLUMNS": "1000", "XDG_DATA_HOME": str(house)}
    ran = subprocess.run(
        [sys.executable, "-X", "utf8", *arguments],
        capture_output=True,
        encoding="utf-8",
        cwd=house,
        env=environment,
        check=False,
    )
    return ran.stdout or ran.stderr


@pytest.mark.slow
def test_a_format_that_is_added_is_detected_and_read(house: Path) -> None:
    (house / "a.txt").write_text("CARDS\ncaring Caring for victims\n", encoding="utf-8")
    assert '"id": "caring"' in run(house, "-m", "protlib", "convert", "a.txt", "-", "--format", "csl-json")
    (house / "a.cards").write_text("caring Caring for victims\n", encoding="utf-8")
    assert "TI  - Caring" in run(house, "-m", "protlib", "convert", "a.cards", "-", "--format", "ris")


@pytest.mark.slow
def test_a_format_that_is_added_is_written_and_says_what_it_loses(house: Path) -> None:
    (house / "a.ris").write_text("TY  - RPRT\nID  - caring\nTI  - Caring\nVL  - 3\nER  - \n", encoding="utf-8")
    ran = run(house, "-m", "protlib", "convert", "a.ris", "b.cards")
    assert (
        "index cards cannot hold volume; the file leaves them out. To keep them in the file, for protlib: --lossless\n"
        in ran
    )
    assert "index cards cannot name the type report; the file says another\n" in ran
    assert (house / "b.cards").read_text(encoding="utf-8") == "CARDS\ncaring Caring\n"


@pytest.mark.slow
def test_a_format_that_is_added_is_in_the_help_the_errors_and_the_page(house: Path) -> None:
    assert "index cards" in run(house, "-m", "protlib", "import", "--help")
    assert "bibtex, cards, csl-json" in run(house, "-m", "protlib", "convert", "a.ris", "b.unknown")
    assert "did you mean" not in run(house, "-m", "protlib", "convert", "a.ris", "-", "--format", "cards")
    assert "| `cards` | `.cards` | yes | yes | a card for each" in run(house, str(ROOT / "tools/tabulate.py"))
    completed = (
        "from protlib.cli.completion.candidates import input_formats, output_formats; print(input_formats(None, "
        "'ca'), output_formats(None, 'ca'))"
    )
    assert run(house, "-c", completed) == "['cards'] ['cards']\n"
