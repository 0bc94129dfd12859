"""Files that commands write where users say: what a person has worked on is never replaced unasked, and what is not
public stays closed.

Every command with a file to write has a row, and is tried.
"""

import errno
import os
import stat
import subprocess
import sys
from collections.abc import Callable, Mapping
from contextlib import nullcontext
from pathlib import Path
from typing import Any, Final

import pytest

from harness.made_once import made_once
from programs.engine import needs_engine
from programs.running import Ran, Run, as_typed_here
from protlib.cli.command_table import COMMANDS
from protlib.cli.group import command_named
from sample_files.documents import docx, run
from sample_files.file_texts import attach_with_text, text_of
from sample_records.stored_records import full

WRITING: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "export": ("out.bib", ("-o", "out.bib")),
    "convert": ("out.ris", ("refs.bib", "out.ris")),
    "share": ("out.json", ("-o", "out.json")),
    "stats": ("out.svg", ("-o", "out.svg")),
    "overview": ("out.md", ("-o", "out.md", "--parts", "list")),
    "bibliography": ("out.docx", ("iom2007handbook", "-o", "out.docx")),
    "fill": ("report-filled.docx", ("report.docx",)),
    "screen": ("out.svg", ("-o", "out.svg")),
    "verify": ("out.md", ("quotes.md", "--quotes", "--fix", "-o", "out.md")),
}
"""Each command, the file that it writes, and what it is called with."""
OTHER_KINDS: Final[Mapping[str, tuple[str, tuple[str, ...]]]] = {
    "export a table": ("out.xlsx", ("-o", "out.xlsx", "--columns", "usual")),
    "export a page": ("out.html", ("iom2007handbook", "-o", "out.html")),
    "stats as a map": ("out.svg", ("--by", "country", "-o", "out.svg")),
}
"""What the commands of several kinds write besides; the first word is the command."""
EVERY: Final = {**WRITING, **OTHER_KINDS}
FORMATTED: Final = {"export a page", "overview", "bibliography", "fill"}
"""Those that cite."""
ROWS: Final = [pytest.param(name, marks=[needs_engine] if name in FORMATTED else []) for name in EVERY]
OTHER: Final = b"what a person wrote"
Write = Callable[..., Ran]


def parameters(name: str) -> list[Any]:
    return list(command_named(name).params)


def writes(name: str) -> bool:
    """Tell whether a command has a file to write, as an option or an argument."""
    return any("--output" in parameter.opts or parameter.metavar == "OUT" for parameter in parameters(name))


@pytest.fixture
@made_once
def readable(sample: Run, path: Path, tmp_path: Path) -> Run:
    """A library of which one record is not public, and what commands of the table read."""
    sample("set", "jobe2010causes", "access=confidential")
    Path("report.docx").write_bytes(docx(run("See [@iom2007handbook].")))
    Path("report.md").write_text("See [@iom2007handbook].\n")
    Path("quotes.md").write_text("“So it is said here” [@iom2007handbook, p. 2].\n")
    attach_with_text(path, tmp_path / "data", "iom2007handbook", text_of("So it is said here.", "Not here."))
    Path("refs.bib").write_text("@book{a, title={A}, year=2010}\n@book{b, title={B}, keywords={x}}\n")
    return sample


@pytest.fixture
def write(readable: Run) -> Write:
    """Run a command of the table."""
    return lambda name, *more: readable(name.split()[0], *EVERY[name][1], *more)


def test_every_command_with_a_file_to_write_is_tried_here() -> None:
    assert [name for name in COMMANDS if writes(name)] == [name for name in COMMANDS if name in WRITING]


def test_each_has_the_same_force() -> None:
    forces = {name: [parameter for parameter in parameters(name) if "--force" in parameter.opts] for name in COMMANDS}
    assert {name for name, options in forces.items() if options} == {*WRITING}
    assert len({options[0].help for options in forces.values() if options}) == 1


@pytest.mark.parametrize(
    "name",
    [
        pytest.param(
            row.values[0],
            marks=[
                *row.marks,
                *(
                    [pytest.mark.slow]
                    if row.values[0] in {"bibliography", "export", "export a page", "overview"}
                    else []
                ),
            ],
        )
        for row in ROWS
    ],
)
def test_what_protlib_wrote_is_replaced_and_anything_else_only_by_force(write: Write, name: str) -> None:
    file = Path(EVERY[name][0])
    file.write_bytes(OTHER)
    for refusal in ("already exists, and protlib did not write it; ", "was changed after protlib wrote it; "):
        there = file.read_bytes()
        ran = write(name)
        assert (ran.code, ran.out, file.read_bytes()) == (2, "", there)
        [*_, message] = ran.err.splitlines()
        assert message.startswith(f"protlib: {file} {refusal}")
        assert message.endswith("; to overwrite it: --force")
        assert not list(Path().glob(".*.tmp"))
        assert write(name, "--force").code == 0
        assert file.read_bytes() != there
        assert write(name).code == 0
        file.write_bytes(file.read_bytes() + b"\n")


@pytest.mark.slow
@pytest.mark.parametrize("name", ROWS)
def test_on_a_full_disk_a_line_names_the_file_which_is_as_it_was(
    write: Write, monkeypatch: pytest.MonkeyPatch, name: str
) -> None:
    monkeypatch.setattr(os, "fsync", full)
    file = Path(EVERY[name][0])
    file.write_bytes(OTHER)
    ran = write(name, "--force")
    message = f"protlib: {file}: cannot be written: the disk is full. It was not changed; free some space and try again"
    assert (ran.code, ran.out, ran.err.splitlines()[-1]) == (2, "", message)
    assert (file.read_bytes(), [*Path().glob(".*.tmp")]) == (OTHER, [])


def test_on_a_full_disk_a_new_file_is_not_there(sample: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(os, "fsync", full)
    ran = sample("export", "-o", "a.bib")
    end = "a.bib: cannot be written: the disk is full. Nothing was written; free some space and try again\n"
    assert (ran.code, ran.err.endswith(end), Path("a.bib").exists()) == (2, True, False)


@pytest.mark.parametrize("name", ROWS)
def test_a_folder_is_no_file_to_write_be_it_by_force(write: Write, name: str) -> None:
    folder = Path(EVERY[name][0])
    folder.mkdir()
    for force in ((), ("--force",)):
        ran = write(name, *force)
        assert (ran.code, ran.out) == (2, "")
        assert f"{folder} is a folder; name " in ran.err.splitlines()[-1]
    assert [*folder.iterdir()] == []


def test_a_colleagues_work_is_taken_home_as_the_message_says(sample: Run) -> None:
    sample("fields", "add", "finding")
    table = ("export", "iom2007handbook", "--columns", "title,finding", "-o", "my matrix.csv")
    assert sample(*table).code == 0
    file = Path("my matrix.csv")
    file.write_text(file.read_text().replace("Trafficking,", "Trafficking,Care"))
    assert "Care" in file.read_text()
    assert sample(*table).err == as_typed_here(
        "protlib: my matrix.csv was changed after protlib wrote it; "
        "to import its changes: protlib import 'my matrix.csv' --match key --on-duplicate replace; to "
        "overwrite it: --force\n"
    )
    assert sample("import", file, "--match", "key", "--on-duplicate", "replace").out == "1 changed\n"
    assert sample(*table, "--force").code == 0
    assert "Care" in file.read_text()


def test_a_share_that_came_back_with_work_is_merged_as_the_message_says(sample: Run, path: Path) -> None:
    share = ("share", "iom2007handbook", "-o", "for-ana.json")
    assert sample(*share).code == 0
    assert sample(*share).code == 0
    sample("--library", "for-ana.json", "add", "--title", "New of Ana")
    ran = sample(*share)
    assert (ran.code, ran.err) == (
        2,
        "protlib: for-ana.json was changed after protlib wrote it; to import its changes: protlib merge for-ana.json; to overwrite it: --force\n",
    )
    assert sample("merge", "for-ana.json").code == 0
    assert "New of Ana" in path.read_text()
    assert sample(*share, "--force").code == 0
    assert "New of Ana" not in Path("for-ana.json").read_text()


@pytest.mark.parametrize("suffix", [".csv", ".tsv", ".ris"])
def test_a_table_of_all_fields_is_taken_home_as_well(sample: Run, suffix: str) -> None:
    line = ("export", "iom2007handbook", "-o", f"all{suffix}")
    sample(*line)
    file = Path(f"all{suffix}")
    file.write_text(file.read_text().replace("Trafficking", "Traffic"))
    message = (
        f"; to import its changes: protlib import all{suffix} --match key --on-duplicate replace; to overwrite "
        "it: --force\n"
    )
    assert sample(*line).err.endswith(message) == (suffix != ".ris")


@pytest.mark.parametrize("force", [(), ("--force",)])
def test_a_library_is_never_replaced_be_it_by_force(sample: Run, path: Path, force: tuple[str, ...]) -> None:
    other_file = Path("other.json")
    other_file.write_bytes(path.read_bytes())
    for file in (path, other_file):
        for name in ("share", "export"):
            ran = sample(name, "-o", file, *force)
            assert ran.code == 2
            assert ran.err.endswith(f"{file} is a protlib library; write to another file\n")
    assert other_file.read_bytes() == path.read_bytes()


def test_a_library_with_the_mark_of_an_editor_is_one_as_well(sample: Run, path: Path) -> None:
    Path("other.json").write_bytes(b"\xef\xbb\xbf" + path.read_bytes())
    assert sample("export", "-o", "other.json", "--force").code == 2
    assert Path("other.json").read_bytes().endswith(path.read_bytes())


@pytest.mark.parametrize("name", ["lock", "new.csv", "written.jsonl", "000001-0.json", ".gitignore"])
def test_nothing_is_written_among_the_versions_of_a_library_be_it_by_force(sample: Run, path: Path, name: str) -> None:
    folder = path.with_name(f".{path.name}.versions")
    before = {file: file.read_bytes() for file in folder.iterdir()}
    ran = sample("export", "-f", "csl-json" if name.endswith(".json") else "jsonl", "-o", folder / name, "--force")
    assert ran.code == 2
    assert "the versions folder of a library; write to another folder" in ran.err or name == "new.csv"
    assert {file: file.read_bytes() for file in folder.iterdir()} == before


def test_a_file_of_any_size_that_is_there_is_refused_unread(sample: Run) -> None:
    with Path("disk.bib").open("wb") as file:
        file.truncate(1 << 40)
    ran = sample("export", "-o", "disk.bib")
    assert ran.code == 2
    assert "protlib did not write it; to overwrite it: --force" in ran.err


@pytest.mark.parametrize("name", ["n" * 251 + ".bib", "\u540d" * 83 + ".bib"], ids=["ascii", "three bytes"])
def test_a_name_may_be_as_long_as_the_system_has_it(sample: Run, name: str) -> None:
    for query in ("iom2007handbook", "jobe2010causes"):
        assert sample("export", query, "-o", name).code == 0
        assert query.encode() in Path(name).read_bytes()


def test_what_says_the_same_already_or_nothing_is_no_ones_work(sample: Run) -> None:
    sample("export", "-o", "a.bib")
    Path("a.bib").rename("b.bib")
    Path("empty.bib").touch()
    assert sample("export", "-o", "b.bib").code == 0
    assert sample("export", "-o", "empty.bib").code == 0
    sample("set", "jobe2010causes", "note=x")
    assert sample("export", "-o", "b.bib").code == 0


def test_a_file_that_was_moved_here_is_not_what_protlib_wrote_here(sample: Run) -> None:
    sample("export", "-o", "a.bib")
    Path("a.bib").rename("kept.bib")
    before = Path("kept.bib").read_bytes()
    ran = sample("export", "jobe2010causes", "-o", "kept.bib")
    assert (ran.code, "--force" in ran.err, Path("kept.bib").read_bytes()) == (2, True, before)


def test_a_link_is_followed_and_what_it_leads_to_is_known(sample: Run) -> None:
    Path("real").mkdir()
    Path("link.bib").symlink_to("real/a.bib")
    for query in ("iom2007handbook", "jobe2010causes"):
        assert sample("export", query, "-o", "link.bib").code == 0
    assert sample("export", "-o", "real/a.bib").code == 0
    Path("real/a.bib").write_bytes(OTHER)
    assert sample("export", "-o", "link.bib").code == 2
    assert Path("link.bib").is_symlink()


@pytest.mark.parametrize("what", ["gone", "damaged", "a folder"])
def test_without_a_ledger_only_the_same_bytes_are_replaced(sample: Run, tmp_path: Path, what: str) -> None:
    sample("export", "-o", "a.bib")
    ledger = tmp_path / "state/protlib/outputs"
    ledger.unlink()
    if what == "damaged":
        ledger.write_bytes(b"\0\xff" * 99)
    elif what == "a folder":
        ledger.mkdir()
    assert sample("export", "-o", "a.bib").code == 0
    ledger.unlink() if ledger.is_file() else None
    ran = sample("export", "jobe2010causes", "-o", "a.bib")
    assert ran.code == 2
    assert "already exists, and protlib did not write it; to overwrite it: --force" in ran.err
    assert sample("export", "jobe2010causes", "-o", "a.bib", "--force").code == 0


@pytest.mark.slow
def test_two_processes_that_write_one_file_at_once_are_both_done(tmp_path: Path) -> None:
    script = "import sys; from protlib.cli.files.output_file import OutputFile\n"
    script += "for number in range(40): OutputFile(sys.argv[1]).write(sys.argv[2].encode() * 9999 + b'%d' % number)"
    file = tmp_path / "nightly.bib"
    running = [subprocess.Popen([sys.executable, "-c", script, str(file), letter]) for letter in "ab"]
    assert [process.wait() for process in running] == [0, 0]
    assert file.read_text() in {letter * 9999 + "39" for letter in "ab"}


@pytest.mark.parametrize("is_killed", [True, False])
def test_a_write_that_failed_stands_in_the_way_of_none(
    sample: Run, monkeypatch: pytest.MonkeyPatch, is_killed: bool
) -> None:
    class Killed(BaseException):
        pass

    def fail(*_: object) -> None:
        raise Killed if is_killed else OSError(errno.EACCES, "another program has it open")

    sample("export", "-o", "a.bib")
    before = Path("a.bib").read_bytes()
    with monkeypatch.context() as broken:
        broken.setattr(Path, "replace", fail)
        for query in ("iom2007handbook", "jobe2010causes"):
            with pytest.raises(Killed) if is_killed else nullcontext():
                assert sample("export", query, "-o", "a.bib").code == 2
    assert Path("a.bib").read_bytes() == before
    assert sample("export", "jobe2010causes", "-o", "a.bib").code == 0


def test_links_that_lead_to_each_other_are_told_in_a_line(sample: Run) -> None:
    Path("a.bib").symlink_to("b.bib")
    Path("b.bib").symlink_to("a.bib")
    ran = sample("export", "-o", "a.bib")
    assert (ran.code, ran.err.count("\n"), "a.bib: cannot be written: " in ran.err) == (2, 1, True)


def test_devices_are_written_to(sample: Run) -> None:
    for _ in range(2):
        assert sample("export", "-f", "ris", "-o", os.devnull).code == 0


def test_a_file_that_is_read_only_stays_even_by_force(sample: Run) -> None:
    Path("a.bib").write_bytes(OTHER)
    Path("a.bib").chmod(0o444)
    assert "it is read-only" in sample("export", "-o", "a.bib", "--force").err
    assert Path("a.bib").read_bytes() == OTHER


MODES: Final = [
    (0o600, None, 0o600),
    (0o640, 0o666, 0o640),
    (0o400, None, 0o600),
    (0o644, None, 0o644),
    (0o644, 0o600, 0o600),
]


@pytest.mark.parametrize(
    ("name", "of_library", "there", "expected"),
    [("export", *modes) for modes in MODES]
    + [
        pytest.param(
            row.values[0],
            0o600,
            0o644,
            0o600,
            marks=[*row.marks, *([pytest.mark.slow] if row.values[0] == "export a page" else [])],
        )
        for row in ROWS
        if row.values[0] != "verify"
    ],
)
def test_what_may_hold_what_is_not_public_is_as_closed_as_the_library(
    write: Write, path: Path, name: str, of_library: int, there: int | None, expected: int
) -> None:
    file = Path(EVERY[name][0])
    before = os.umask(0o022)
    try:
        for source in (path, Path("refs.bib")):
            source.chmod(of_library)
        if there is not None:
            file.touch()
            file.chmod(there)
        assert write(name, "--include", "confidential").code == 0
    finally:
        os.umask(before)
    assert oct(stat.S_IMODE(file.stat().st_mode)) == oct(expected)


def test_what_comes_from_a_pipe_and_is_not_public_is_its_owners(protlib: Run) -> None:
    ran = protlib("convert", "-", "out.ris", "--from", "bibtex", "--include", "notes", stdin="@book{a, title={A}}")
    assert ran.code == 0
    assert stat.S_IMODE(Path("out.ris").stat().st_mode) == 0o600


def test_what_is_public_is_as_open_as_any_new_file(sample: Run, path: Path) -> None:
    path.chmod(0o600)
    before = os.umask(0o022)
    try:
        assert sample("share", "-o", "out.json").code == 0
    finally:
        os.umask(before)
    assert stat.S_IMODE(Path("out.json").stat().st_mode) == 0o644
