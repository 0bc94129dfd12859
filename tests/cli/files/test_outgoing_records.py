"""What leaves the library for others: not one byte of what is not public, and no private note, unless it is asked for.

Every command is in one of the two tables: it writes for others, and is tried here, or it shows what the owner may see.
"""

import inspect
import json
import re
import shlex
from collections.abc import Mapping, Sequence
from importlib import import_module
from pathlib import Path
from typing import Any, Final

import pytest

from harness.rows import every_row
from harness.slow_rows import mark_slow
from programs.engine import needs_engine
from programs.running import Run
from protlib.cli.command_table import COMMANDS
from protlib.formats import FORMATS
from protlib.formats.tables.columns import FORMS
from sample_files.documents import docx, odt, run
from sample_files.file_contents import everything
from sample_records.restricted_records import CONFIDENTIAL, NOTE, NUMBERS, PASSWORD, SECRET, TELLTALE

OWN: Final = frozenset({
    "add", "import", "search", "list", "show", "names", "about", "editions", "attach", "text", "notes", "open", "edit", "set", "tag",
    "duplicates", "merge", "rekey", "remove", "fields", "styles", "check", "undo", "redo", "history",
    "diff", "restore", "info", "config", "git-setup", "merge-driver", "as-text", "help", "schema",
})  # fmt: skip
"""Commands of which the owner reads what they print, or that change the library."""
WRITTEN: Final = [entry.name for entry in FORMATS if entry.writes]
LISTS = ["text", "markdown", "html", "rtf", "docx", "odt", "latex", "typst"]
TABLES: Final[Sequence[tuple[str, ...]]] = [("--columns", "usual", "--format", name) for name in FORMS] + [
    ("--columns", "title,key,tags,note,abstract,finding,access", "--format", "csv")
]
PAGES: Final[Sequence[tuple[str, ...]]] = [
    ("--format", "html", "--title", "All"),
    ("--format", "html", "--style", "un"),
]
HANDED_OUT: Final[Mapping[str, Sequence[tuple[str, ...]]]] = {
    "export": [
        *(("--format", name, *more) for more in ((), ("--lossless",)) for name in WRITTEN),
        *TABLES,
        *PAGES,
    ],
    "convert": [("library.json", "out", "--format", name, *more) for name in WRITTEN for more in ((), ("--lossless",))],
    "share": [(), ("--include", "tags")],
    "bibliography": [("--format", name, "--annotate", "note") for name in LISTS],
    "cite": [
        ("--has", "title"),
        ("--has", "title", "--format", "html"),
        ("--has", "title", "--format", "markdown"),
    ],
    "fill": [],
    "overview": [],
    "screen": [],
    "browse": [],
    "listen": [],
    "mcp": [],
    "stats": [],
    "verify": [],
}
"""Commands that write for others, and the ways to do it that give all of a library;
those without a way have tests of their own.
"""
TRIED = [(command, *way) for command, ways in HANDED_OUT.items() for way in ways]
ASKED = [(command, *ways[0]) for command, ways in HANDED_OUT.items() if ways]
ASKED += [("export", *way) for way in (TABLES[0], PAGES[0])]


def with_slow_pages(commands: Sequence[tuple[str, ...]]) -> list[Any]:
    """Return commands; those that make a page are slow:
    `test_not_a_byte_of_what_is_not_public_goes_out_unasked` tries pages.
    """
    return [pytest.param(command, marks=pytest.mark.slow) if "html" in command else command for command in commands]


def test_every_command_writes_for_others_or_is_the_owners_own() -> None:
    assert not OWN & HANDED_OUT.keys()
    assert [name for name in COMMANDS if name not in OWN and name not in HANDED_OUT] == []


@every_row("command", COMMANDS.values(), ids=COMMANDS)
def test_what_writes_for_others_can_be_asked_to_include_more(command: Any) -> None:
    module, name = command.function.split(":")
    function = getattr(import_module(f"protlib.cli.commands.{module}"), name)
    assert ("include" in inspect.signature(function).parameters) == (command.name in HANDED_OUT)


def test_the_record_has_a_word_of_its_own_in_each_field() -> None:
    assert {name for name in CONFIDENTIAL if not any(word in json.dumps(CONFIDENTIAL[name]) for word in TELLTALE)} == {
        "type", "access",
    }  # fmt: skip


def handed_out(restricted: Run, folder: Path, *command: str) -> str:
    """Return what a command writes for others, be it to a file or to standard output."""
    file = folder / "out"
    has_file = command[0] not in {"convert", "cite"}
    ran = restricted(*command, *(("-o", str(file)) if has_file else ()))
    assert ran.code == 0, ran.err
    return everything(file) if file.exists() else ran.out.lower()


@pytest.mark.parametrize("command", TRIED, ids=" ".join)
@needs_engine
def test_not_a_byte_of_what_is_not_public_goes_out_unasked(
    restricted: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    outputs = handed_out(restricted, tmp_path, *command)
    assert "caring" in outputs
    assert [word for word in (*TELLTALE, NOTE, PASSWORD) if word in outputs] == []


@pytest.mark.parametrize("command", with_slow_pages(ASKED), ids=" ".join)
@needs_engine
def test_it_goes_out_where_it_is_asked_for_and_the_private_note_stays(
    restricted: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    outputs = handed_out(restricted, tmp_path, *command, "--include", "confidential")
    assert SECRET in outputs
    assert NOTE not in outputs
    assert PASSWORD not in outputs


@pytest.mark.parametrize("name", WRITTEN)
def test_private_notes_go_out_where_they_are_asked_for(restricted: Run, tmp_path: Path, name: str) -> None:
    holds = next(entry for entry in FORMATS if entry.name == name).packs
    outputs = handed_out(restricted, tmp_path, "export", "--format", name, "--include", "notes", "--lossless")
    assert (NOTE in outputs) == holds
    assert SECRET not in outputs


OF_WORK: Final = ("1902-03", "1903-04", "/home/ana", "zqowner", "zqfile")
"""What tells how the library keeps the public record: where from, when, on whose machine."""
ADDED: Final = (*OF_WORK, PASSWORD, "zqremark", "zqtag", "zqabstract", "zqtopic", "zqcategory", "zqfinding", "chad")
"""That, and what the owner has added to it: of no use to a document that cites it."""
PLAIN: Final = [
    *(("export", "--format", name) for name in WRITTEN if name != "jsonl"),
    *(("convert", "library.json", "out", "--format", name) for name in WRITTEN if name != "jsonl"),
    *((command, *way) for command in ("bibliography", "cite") for way in HANDED_OUT[command]),
    *(("export", *way) for way in PAGES),
]


@pytest.mark.parametrize("command", with_slow_pages(PLAIN), ids=" ".join)
@needs_engine
def test_what_leaves_tells_nothing_of_how_the_library_keeps_it(
    restricted: Run, tmp_path: Path, command: tuple[str, ...]
) -> None:
    outputs = handed_out(restricted, tmp_path, *command)
    assert "caring" in outputs
    assert [word for word in OF_WORK if word in outputs] == []


@pytest.mark.parametrize("name", [name for name in WRITTEN if name not in {"jsonl", "csv", "tsv", "xlsx"}])
def test_a_file_of_references_has_no_field_of_ones_own_and_a_note_where_it_has_a_place(
    restricted: Run, tmp_path: Path, name: str
) -> None:
    outputs = handed_out(restricted, tmp_path, "export", "--format", name)
    assert [word for word in ("zqfinding", "zqtopic", "zqcategory", "chad", "protlib:") if word in outputs] == []
    assert ("zqremark" in outputs) == (name != "hayagriva")


SIGNED: Final = "https://ana:zqpassword@who.example.org/doc.pdf?page=2&access_token=zqpassword"


@needs_engine
def test_a_link_leaves_without_its_password_and_a_line_says_so(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "Report three", "--author", "WHO", "--year", "2021", "--url", SIGNED)
    (tmp_path / "report.md").write_text("As shown [@who2021report].\n\n{{bibliography}}\n")
    listed, exported = protlib("bibliography"), protlib("export", "--format", "ris")
    filled = protlib("fill", "report.md", "-o", "-")
    for ran in (listed, exported, filled):
        assert ("who.example.org/doc.pdf?page=2" in ran.out, PASSWORD in ran.out) == (True, False)
    assert listed.err == "1 link goes out without its password\n"
    assert exported.err == "left out: 1 password in a link; to include them: --include notes\n"
    assert SIGNED in protlib("export", "--format", "ris", "--include", "notes").out
    assert SIGNED in protlib("show", "who2021report").out


IN_TEXTS: Final = f"""TY  - RPRT
TI  - Report four
PY  - 2021
UR  - https://who.example.org/doc.pdf
UR  - {SIGNED}
L1  - {SIGNED}
N1  - See {SIGNED}.
AB  - Read at {SIGNED}, and more.
ER  -
"""


def test_links_in_texts_and_second_links_leave_without_their_passwords(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "in.ris").write_text(IN_TEXTS)
    protlib("import", "in.ris")
    key = protlib("list", "--format", "keys").out.strip()
    for name in ("ris", "bibtex", "csv", "jsonl", "csl-json"):
        exported = protlib("export", "--format", name)
        assert ("who.example.org/doc.pdf?page=2" in exported.out, PASSWORD in exported.out) == (True, False)
        assert "left out: 1 password in a link" in exported.err
    protlib("export", "-o", "page.html")
    protlib("share", "-o", "copy.json")
    assert [name for name in ("page.html", "copy.json") if PASSWORD in everything(tmp_path / name)] == []
    checked = protlib("check", "--rule", "link-password").out
    assert [field for field in ("note", "abstract", "extra") if field in checked] == ["note", "abstract", "extra"]
    assert PASSWORD not in checked
    before = protlib("show", key).out
    assert before.count(SIGNED) == 4
    assert (protlib("merge", "copy.json", "--yes").code, protlib("show", key).out) == (0, before)


def test_a_shared_copy_does_not_say_who_added_a_record_with_jabref(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "in.bib").write_text("@book{a2009, title={A title of a book}, owner={anaruiz}, pagetotal={12}}")
    protlib("import", "in.bib")
    protlib("share", "-o", "copy.json")
    assert "anaruiz" in protlib("show", "a2009").out
    assert "anaruiz" not in everything(tmp_path / "copy.json")


LIVE: Final = [
    ("docx", "zotero"), ("docx", "word"), ("odt", "zotero"),
]  # fmt: skip


@pytest.mark.parametrize(("suffix", "live"), LIVE)
@needs_engine
def test_a_document_has_of_a_record_what_its_citations_need(
    restricted: Run, tmp_path: Path, suffix: str, live: str
) -> None:
    text = "As shown [@caring2009]. Again [@caring2009, p. 3]."
    (tmp_path / f"report.{suffix}").write_bytes(docx(run(text)) if suffix == "docx" else odt(text))
    assert restricted("fill", f"report.{suffix}", "-o", f"out.{suffix}", "--live", live).code == 0
    content = everything(tmp_path / f"out.{suffix}")
    assert "international organization for migration" in content
    assert [word for word in (*ADDED, NOTE) if word in content] == []


@pytest.mark.slow
@needs_engine
def test_a_list_of_references_and_an_overview_have_no_note_but_where_it_is_asked_for(
    restricted: Run, tmp_path: Path
) -> None:
    for command in ("bibliography", "cite caring2009", "cite --has title --format html"):
        assert [word for word in ADDED if word in restricted(*shlex.split(command)).out.lower()] == []
    (tmp_path / "report.md").write_text("As shown [@caring2009].\n")
    for suffix in ("html", "docx", "odt", "tex", "typ"):
        ran = restricted("fill", "report.md", "-o", f"out.{suffix}")
        if ran.code == 0:
            assert [word for word in ADDED if word in everything(tmp_path / f"out.{suffix}")] == [], suffix
    restricted("overview", "-o", "overview.md")
    assert [word for word in (*OF_WORK, "zqremark") if word in everything(tmp_path / "overview.md")] == []


ASK = "to include them: --include"
REFUSED = "zqsecret2010 is confidential; nothing was written. To cite it anyway: --include confidential"
TOLD = [
    ("export --format ris", 0, f"1 private note, 1 password in a link, what names them in 1 publication; {ASK} confidential --include notes"),
    ("export --format ris --include notes", 0, f"left out: 1 confidential, what names them in 1 publication; {ASK} confidential"),
    ("export --format ris --include confidential --include notes", 0, ""),
    ("bibliography", 0, f"left out: 1 confidential, what names them in 1 publication; {ASK} confidential\n"),
    ("export --columns usual --key zqsecret2010 -o a.csv", 1, f"left out: 1 confidential; {ASK} confidential; nothing was exported"),
    ("share --key zqsecret2010", 1, f"left out: 1 confidential; {ASK} confidential; nothing was written"),
    ("convert library.json a.ris", 0, f"left out: 1 confidential, 1 private note, 1 password in a link, what names them in 1 publication; {ASK}"),
    ("cite zqsecret2010", 3, REFUSED),
    ("cite '[@caring2009; see @zqsecret2010]'", 3, REFUSED),
    ("export --columns private_note -o a.csv", 2, "private_note is left out of exports. To write it: --include notes"),
]  # fmt: skip


@pytest.mark.parametrize(("command", "code", "message"), TOLD)
@needs_engine
def test_what_is_left_out_is_told_in_a_line_with_the_way_to_have_it(
    restricted: Run, command: str, code: int, message: str
) -> None:
    ran = restricted(*shlex.split(command))
    assert (ran.code, ran.err.count("left out:")) == (code, "left out:" in message or ASK in message)
    assert message in ran.err
    assert not (code and ran.out)


@pytest.mark.parametrize("suffix", [".html", ".docx"])
@needs_engine
def test_a_report_that_cites_what_is_not_public_is_refused_and_told_where(
    restricted: Run, tmp_path: Path, suffix: str
) -> None:
    report = tmp_path / "report.md"
    report.write_text("As shown [@caring2009].\n\nSee [@zqsecret2010, p. 3].\n")
    ran = restricted("fill", "report.md", "-o", f"out{suffix}")
    assert (ran.code, ran.err) == (
        3,
        "protlib: report.md:3: zqsecret2010 is confidential; nothing was written. To cite it anyway: --include confidential\n",
    )
    assert not (tmp_path / f"out{suffix}").exists()
    assert restricted("fill", "report.md", "-o", f"out{suffix}", "--include", "confidential").code == 0
    assert SECRET in everything(tmp_path / f"out{suffix}")


@pytest.mark.parametrize("suffix", mark_slow([".md", ".html", ".docx"], lambda suffix: suffix != ".md"))
@needs_engine
def test_an_overview_counts_only_what_is_public_and_says_so(restricted: Run, tmp_path: Path, suffix: str) -> None:
    ran = restricted("overview", "-o", f"out{suffix}")
    assert (ran.code, "left out: 1 confidential" in ran.err) == (0, True)
    content = everything(tmp_path / f"out{suffix}")
    assert "1 publication that is not public is left out" in re.sub(r"<[^>]*>", "", content)
    assert [word for word in (*TELLTALE, NOTE, "/home/ana") if word in content] == []
    assert restricted("overview", "-o", f"out{suffix}", "--include", "confidential").code == 0
    assert SECRET in everything(tmp_path / f"out{suffix}")
    ran = restricted("overview", "--key", "zqsecret2010", "-o", "none.md")
    assert (ran.code, "nothing was written" in ran.err) == (1, True)
    assert not (tmp_path / "none.md").exists()


@pytest.mark.parametrize("live", [(), ("--live", "zotero"), ("--live", "word")])
@needs_engine
def test_a_filled_report_has_neither_private_notes_nor_what_is_not_public(
    restricted: Run, tmp_path: Path, live: tuple[str, ...]
) -> None:
    name = "report.docx" if live else "report.md"
    (tmp_path / "report.md").write_text("As shown [@caring2009].\n")
    if live:
        (tmp_path / name).write_bytes(docx(run("As shown [@caring2009].")))
    assert restricted("fill", name, "-o", f"out{Path(name).suffix}", *live).code == 0
    content = everything(tmp_path / f"out{Path(name).suffix}")
    assert "2009" in content
    assert [word for word in (*TELLTALE[:1], NOTE) if word in content] == []
    (tmp_path / "shut.md").write_text("As shown [@zqsecret2010].\n")
    ran = restricted("fill", "shut.md")
    assert (ran.code, "is confidential" in ran.err) == (3, True)
    assert not (tmp_path / "shut-filled.md").exists()


@needs_engine
def test_a_report_with_all_of_its_own_bibliography_lists_nothing_that_the_library_keeps(
    restricted: Run, tmp_path: Path
) -> None:
    (tmp_path / "own.bib").write_text(
        "@book{zqsecret2010, title={Zqsecret told}, year=2010}\n@book{open2001, title={Open doors}, year=2001}\n"
    )
    (tmp_path / "report.md").write_text("---\nbibliography: own.bib\nnocite: '@*'\n---\n\nText.\n")
    ran = restricted("fill", "report.md", "-o", "out.html")
    assert (ran.code, "left out: 1 confidential" in ran.err) == (0, True)
    content = everything(tmp_path / "out.html")
    assert "open doors" in content
    assert SECRET not in content


@pytest.mark.parametrize(
    ("command", "file"),
    [
        ("stats --by author -o out.svg", "out.svg"),
        ("stats --by author --by year -o out.svg", "out.svg"),
        ("overview --parts numbers -o out.md", "out.md"),
    ],
)
def test_a_body_has_no_name_that_only_what_is_not_public_gives_it(
    restricted: Run, tmp_path: Path, command: str, file: str
) -> None:
    """The acronym of two public records is written out in the confidential one alone."""
    library = json.loads((tmp_path / "library.json").read_text())
    records = library["publications"]
    records[NUMBERS["open"]]["authors"] = [{"literal": "ZQO"}]
    records["1795683660000003"] = {**records[NUMBERS["open"]], "key": "again2009", "aliases": []}
    records[NUMBERS["shut"]]["authors"] = [{"literal": f"{SECRET} Office", "short": "ZQO"}]
    (tmp_path / "library.json").write_text(json.dumps(library))
    assert "Office (ZQO)" in restricted("stats", "--by", "author").out
    assert restricted(*shlex.split(command)).code == 0
    content = everything(tmp_path / file)
    assert ("zqo" in content, SECRET in content) == (True, False)
    assert restricted(*shlex.split(command), "--include", "confidential").code == 0
    assert SECRET in everything(tmp_path / file)


@pytest.mark.parametrize("value", ["secret", "Restricted", 7, ["internal"], {"a": 1}])
def test_what_cannot_be_understood_does_not_get_out(restricted: Run, tmp_path: Path, value: Any) -> None:
    library = json.loads((tmp_path / "library.json").read_text())
    library["publications"][NUMBERS["shut"]]["access"] = value
    (tmp_path / "library.json").write_text(json.dumps(library))
    assert SECRET not in handed_out(restricted, tmp_path, "export", "--format", "jsonl")
    assert restricted("search", "access:confidential", "--format", "keys").out == "zqsecret2010\n"


def test_what_comes_back_from_an_export_removes_nothing(restricted: Run) -> None:
    def records() -> list[dict[str, Any]]:
        records = json.loads(restricted("list", "--format", "json").out)
        return [{name: value for name, value in record.items() if name != "modified"} for record in records]

    before = records()
    restricted("export", "-o", "all.jsonl")
    restricted("export", "-o", "all.csv", "--columns", "title,note,access")
    for command in (
        ("import", "all.jsonl", "--on-duplicate", "replace"),
        ("import", "all.csv", "--match", "key", "--on-duplicate", "replace", "--yes"),
        ("merge", "all.jsonl"),
    ):
        assert restricted(*command).code == 0, command
        assert records() == before, command
