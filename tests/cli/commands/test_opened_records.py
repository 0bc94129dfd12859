"""Records that say "CONFIDENTIAL" and are public:
`check` finds those that nobody has opened; who opened one, is kept.
"""

import json
import shutil
from pathlib import Path
from typing import Final

import pytest

from programs.running import Run
from protlib.library import Library
from protlib.library.plan import Plan
from protlib.record.model import Name, Publication
from sample_files.tiny_pdf import cover, make_pdf, page

TITLE: Final = "Border report"
KEY: Final = "iom2020border"
MARK: Final = "CONFIDENTIAL - do not share"
RULE: Final = ("--rule", "words-not-public")
RECORD: Final = Publication(key=KEY, type="report", title=TITLE, authors=(Name(literal="IOM"),), date="2020", note=MARK)
LEAVES: Final = (
    f"1 publication that goes out says “CONFIDENTIAL” or the like: {KEY}."
    " To close what says so: protlib check --fix --rule words-not-public\n"
)


@pytest.fixture
def old(tmp_path: Path) -> Path:
    """A library whose public record an earlier version took in, which read no marks in words."""
    path = tmp_path / "library.json"
    with Library(path) as library:
        library.revise(
            lambda _view: Plan(added={KEY: RECORD, "b": Publication(key="b", type="report", title="Plain")}), "add"
        )
    return path


def access(path: Path, key: str = KEY) -> str:
    with Library(path) as library:
        return library.get(key).access


def second_library(folder: Path) -> tuple[tuple[str, str], Path]:
    """Return the options for another library, and its path."""
    path = folder / "theirs" / "library.json"
    path.parent.mkdir(exist_ok=True)
    return ("--library", str(path)), path


def test_check_finds_what_earlier_versions_left_public_and_closes_it_until_undo(protlib: Run, old: Path) -> None:
    ran = protlib("check")
    assert f"{KEY}: access: “CONFIDENTIAL” says confidential, and the publication is public" in ran.out
    assert "1 publication changed" in protlib("check", "--fix", *RULE).err
    assert (access(old), protlib("check", *RULE).code) == ("confidential", 0)
    protlib("undo")
    assert (access(old), protlib("check", *RULE).code) == ("", 1)


@pytest.mark.slow
def test_exports_say_once_what_goes_out_in_spite_of_its_words(protlib: Run, old: Path) -> None:
    assert protlib("export", "--format", "ris").err == LEAVES
    assert protlib("bibliography").err.count(LEAVES) == 1
    assert LEAVES in protlib("share", "-o", "copy.json").err
    assert "CONFIDENTIAL" not in protlib("export", "b", "--format", "ris").err
    assert LEAVES not in protlib("export", "--format", "ris", "--include", "confidential").err
    protlib("check", "--silence", "words-not-public", KEY)
    assert protlib("export", "--format", "ris").err == ""
    protlib("check", "--unsilence", "words-not-public", KEY)
    protlib("set", KEY, "access=confidential")
    assert LEAVES not in protlib("export", "--format", "ris").err
    assert access(old) == "confidential"


@pytest.mark.parametrize("loses_history", [False, True])
def test_what_a_person_opened_is_no_finding_and_leaves_unsaid(protlib: Run, old: Path, *, loses_history: bool) -> None:
    protlib("check", "--fix", *RULE)
    protlib("set", KEY, "access=public")
    if loses_history:
        shutil.rmtree(old.with_name(f".{old.name}.versions"))
    assert (protlib("check", *RULE).code, protlib("export", "--format", "ris").err) == (0, "")
    assert (
        "stays public, because somebody opened it"
        in protlib("set", KEY, f"note=RESTRICTED. {MARK}", "tags=confidential").err
    )
    protlib("rekey", KEY, "new")
    assert protlib("check", *RULE).code == 0
    protlib("remove", "new", "--yes")
    with Library(old) as library:
        assert library.decisions().levels_of_opened() == {}


def test_what_is_added_as_public_is_no_finding(protlib: Run) -> None:
    key = protlib("add", TITLE, "--note", MARK, "--access", "public").out.strip()
    protlib("add", "Plain", "--access", "public")
    assert protlib("check", *RULE).code == 0
    assert f"{key} stays open, whatever says that it is confidential" in protlib("diff").err + protlib("diff", "1").out


def test_json_lines_say_what_a_person_opened_and_nothing_of_the_others(protlib: Run, old: Path) -> None:
    line = json.loads(protlib("export", KEY, "--format", "jsonl").out)
    assert "access" not in line
    protlib("set", KEY, "access=confidential")
    protlib("set", KEY, "access=public")
    protlib("export", "-o", "all.jsonl")
    lines = {
        record["key"]: record.get("access") for record in map(json.loads, Path("all.jsonl").read_text().splitlines())
    }
    assert lines == {KEY: "public", "b": None}
    elsewhere, path = second_library(old.parent)
    protlib(*elsewhere, "import", "all.jsonl")
    assert (access(path), protlib(*elsewhere, "check", *RULE).code) == ("", 0)
    assert json.loads(protlib(*elsewhere, "export", KEY, "--format", "jsonl").out)["access"] == "public"
    Path("old.jsonl").write_text(json.dumps(line))
    protlib("--library", "third.json", "import", "old.jsonl")
    assert access(Path("third.json")) == "confidential"


def secret(path: Path) -> Path:
    path.write_bytes(make_pdf([cover(("CONFIDENTIAL", 12), ("", 40), (TITLE, 26)), page("The road was long.")]))
    return path


def open_in_spite_of_cover(protlib: Run, folder: Path) -> None:
    """Make a library whose record has a confidential file, and is public because somebody says so."""
    protlib("add", TITLE, "--author", "IOM", "--date", "2020", "--key", KEY)
    protlib("attach", KEY, secret(folder / "secret.pdf"))
    assert access(folder / "library.json") == "confidential"
    protlib("set", KEY, "access=public")


@pytest.mark.slow
def test_json_lines_keep_what_somebody_opened_in_spite_of_its_cover(protlib: Run, tmp_path: Path) -> None:
    open_in_spite_of_cover(protlib, tmp_path)
    protlib("export", "-o", "all.jsonl")
    protlib("export", "-o", "out/all.jsonl", "--files", "copy")
    (elsewhere, path), third = second_library(tmp_path), ("--library", "third.json")
    protlib(*elsewhere, "import", "all.jsonl")
    assert "stays public, because somebody opened it" in protlib(*elsewhere, "attach", KEY, "secret.pdf").err
    protlib(*third, "import", tmp_path / "out" / "all.jsonl")
    with Library("third.json") as library:
        assert [(record.access, len(record.files)) for record in library] == [("", 1)]
    assert access(path) == ""


@pytest.mark.slow
@pytest.mark.parametrize("way", ["share", "merge"])
def test_another_library_keeps_what_somebody_opened_in_spite_of_its_cover(
    protlib: Run, tmp_path: Path, way: str
) -> None:
    open_in_spite_of_cover(protlib, tmp_path)
    library = tmp_path / "library.json"
    shutil.rmtree(tmp_path / ".library.json.versions")
    elsewhere, path = second_library(tmp_path)
    if way == "share":
        protlib("share", "-o", "copy.json")
    protlib(*elsewhere, "merge", "copy.json" if way == "share" else library, "--yes")
    assert access(path) == ""
    if way == "share":
        assert "stays public, because somebody opened it" in protlib(*elsewhere, "attach", KEY, "secret.pdf").err
    with Library(path) as theirs:
        assert len(theirs.get(KEY).files) == 1
    assert protlib(*elsewhere, "check", "--rule", "file-not-public").code == 0
