"""A format declares itself once: its module and its row are all that one writes to add it."""

import inspect
import os
import shutil
import subprocess
import sys
from collections.abc import Sequence
from importlib import import_module
from pathlib import Path
from typing import Final

import pytest

from harness.paths import ROOT
from harness.rows import every_row
from protlib.formats import (
    FORMATS,
    Format,
    endnotexml,
    isi,
    jsonl,
    library_file,
    nbib,
    refer,
    reference_lists,
    zoterordf,
)
from protlib.formats.bib import biblatex, bibtex
from protlib.formats.citavi import citavi_project
from protlib.formats.csl import csljson, cslyaml
from protlib.formats.databases import ovid, pubmed_xml, refworks
from protlib.formats.documents import docx, odt
from protlib.formats.endnote_library import endnote_file
from protlib.formats.hayagriva import hayagriva_yaml
from protlib.formats.listing import catalogue_pages
from protlib.formats.marc import exchange, marc_json, marcxml, mnemonic
from protlib.formats.mods import mods_xml
from protlib.formats.portals import oai, reliefweb
from protlib.formats.protocols import Reader, Writer
from protlib.formats.registries import crossref, datacite, openalex
from protlib.formats.reports import report_file
from protlib.formats.ris import ris_text
from protlib.formats.tables import csv_table, labelled, ods, tsv_table, xlsx
from protlib.formats.web import saved_page
from protlib.formats.word import sources
from protlib.formats.zotero_database import zotero_file
from protlib.formats.zotero_json import better_bibtex
from protlib.record.model import FIELDS

# The checker of types sees that these modules are what the protocols ask for.
_READERS: Final[Sequence[Reader[str]]] = (
    better_bibtex, bibtex, biblatex, crossref, csljson, cslyaml, csv_table, datacite, endnotexml, hayagriva_yaml, isi, labelled, library_file, catalogue_pages, marc_json, marcxml, mnemonic, mods_xml,
    nbib, oai, openalex, ovid, saved_page, pubmed_xml, refer, refworks, reliefweb, ris_text, sources, tsv_table, zoterordf,
)  # fmt: skip
_WRITERS: Final[Sequence[Writer[str]]] = (
    bibtex, biblatex, csljson, cslyaml, csv_table, endnotexml, hayagriva_yaml, jsonl, ris_text, sources, tsv_table,
)  # fmt: skip
_BINARY: Final[
    tuple[
        Reader[bytes],
        Reader[bytes],
        Reader[bytes],
        Reader[bytes],
        Reader[bytes],
        Reader[bytes],
        Reader[bytes],
        Reader[bytes],
        Reader[bytes],
        Reader[bytes],
        Reader[bytes],
        Writer[bytes],
    ]
] = (
    citavi_project,
    docx,
    endnote_file,
    exchange,
    jsonl,
    ods,
    odt,
    reference_lists,
    report_file,
    xlsx,
    zotero_file,
    xlsx,
)

_ROW: Final = "cards\tcards\t.cards\tindex cards\ta card for each record: key and title\towns_suffix\t-\n"
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


def test_each_module_is_one_that_the_checker_of_types_has_seen() -> None:
    names = {*_READERS, *_WRITERS, *_BINARY}
    assert {import_module(f"protlib.formats.{entry.module}") for entry in FORMATS} == names


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
