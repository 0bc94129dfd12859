"""`git-setup`, `merge-driver` and `as-text`: what they write, and what Git then does."""

import json
import os
import re
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from harness.slow_rows import mark_slow
from programs.clones import Clone, needs_git
from programs.running import Run
from programs.terminal import converse
from protlib.cli.commands import git_setup
from protlib.library import Library
from protlib.record.model import Publication

pytestmark = needs_git
ADDED = ("add", "--title", "Caring", "--organisation", "IOM", "--year", "2009")


@pytest.fixture
def clone(protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Clone:
    """A repository in the folder of the library in use, which has one publication."""
    clone = Clone(tmp_path)
    for name, value in clone.environment.items():
        monkeypatch.setenv(name, value)
    clone.run_git("init", "-q", "-b", "main")
    (tmp_path / ".gitignore").write_text("cache\n.library.json.versions\n")
    protlib(*ADDED)
    clone.commit()
    return clone


@pytest.mark.slow
def test_setup_says_what_it_does_and_does_it_once(protlib: Run, clone: Clone) -> None:
    config = (clone.folder / ".git/config").read_bytes()
    attributes = clone.folder / ".gitattributes"
    attributes.write_text("*.png binary\n")
    first = protlib("-L", str(clone.folder / "library.json"), "git-setup")
    assert (first.out, first.code) == ("", 0)
    assert f"{attributes}: library.json is merged and shown by protlib; commit this file\n" in first.err
    assert "others run git-setup in theirs\n" in first.err, "in other clones the library has another path"
    assert protlib("git-setup", "library.json").err == "library.json is already set up\n"
    assert attributes.read_text() == "*.png binary\n/library.json -text merge=protlib diff=protlib\n"
    assert "merge-driver %O %A %B %P %L" in clone.run_git("config", "merge.protlib.driver")
    assert clone.run_git("config", "merge.protlib.recursive") == "protlib"
    undone = protlib("git-setup", "--undo")
    assert "the line of library.json is out" in undone.err
    assert protlib("git-setup", "--undo").err == "library.json was not set up\n"
    assert attributes.read_text() == "*.png binary\n"
    assert (clone.folder / ".git/config").read_bytes() == config


@pytest.mark.slow
def test_setup_after_an_undo_that_is_not_committed_writes_the_line_again(protlib: Run, clone: Clone) -> None:
    attributes = clone.folder / ".gitattributes"
    protlib("git-setup")
    clone.commit()
    line = attributes.read_text()
    protlib("git-setup", "--undo")
    assert not attributes.exists()
    assert f"{attributes}: library.json is merged and shown by protlib" in protlib("git-setup").err
    assert attributes.read_text() == line


@pytest.mark.slow
def test_what_another_library_needs_stays(protlib: Run, clone: Clone) -> None:
    protlib("git-setup")
    protlib("git-setup", "other.json")
    assert "another line" in protlib("git-setup", "--undo").err
    assert clone.run_git("config", "merge.protlib.name")
    protlib("git-setup", "--undo", "other.json")
    assert clone.git("config", "merge.protlib.name").returncode == 1
    assert not (clone.folder / ".gitattributes").exists()


def test_a_line_of_another_file_that_counts_is_told(protlib: Run, clone: Clone) -> None:
    (clone.folder / "sub").mkdir()
    (clone.folder / "sub/.gitattributes").write_text("*.json merge=union\n")
    assert (
        "sub/a.json: another .gitattributes says something else of it, and counts"
        in protlib("git-setup", "sub/a.json").err
    )


@pytest.mark.slow
def test_a_worktree_and_a_submodule_are_repositories_as_well(protlib: Run, clone: Clone, tmp_path: Path) -> None:
    clone.run_git("worktree", "add", "-q", str(tmp_path / "cache/tree"))
    assert "is merged and shown" in protlib("git-setup", tmp_path / "cache/tree/library.json").err
    assert (tmp_path / "cache/tree/.gitattributes").exists()
    assert clone.run_git("config", "merge.protlib.name")
    clone.run_git("-c", "protocol.file.allow=always", "submodule", "add", "-q", str(clone.folder), "sub")
    assert "is merged and shown" in protlib("git-setup", "sub/library.json").err
    assert "protlib" in (clone.folder / ".git/modules/sub/config").read_text()


@pytest.mark.parametrize(
    ("name", "message"),
    [
        ("cache/library.json", "cache/library.json is ignored by Git (.gitignore:1:cache)"),
        ("link.json", "link.json is a symbolic link; Git would store only the link"),
        (".git/library.json", "is not in a Git repository"),
        ("none/library.json", "no such folder"),
        ("/library.json", "/ is not in a Git repository. To make one: git init"),
    ],
)
def test_what_git_cannot_merge_is_refused(protlib: Run, clone: Clone, name: str, message: str) -> None:
    (clone.folder / "cache").mkdir(exist_ok=True)
    (clone.folder / "link.json").symlink_to("library.json")
    ran = protlib("git-setup", name)
    assert message in ran.err
    assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, 2)
    assert not (clone.folder / ".gitattributes").exists()


def test_without_git_and_where_its_configuration_cannot_be_written_that_is_told(
    protlib: Run, clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    (clone.folder / ".git/config.lock").touch()
    ran = protlib("git-setup")
    assert ran.code == 2
    assert "git config: could not lock config file" in ran.err
    monkeypatch.setenv("PATH", str(clone.folder))
    assert protlib("git-setup").err == "protlib: git not found. Install it, or add it to your PATH\n"


def _two_branches(clone: Clone, mine: str, theirs: str) -> None:
    """Have the title be another one on two branches, and more on the other."""
    for branch, title in (("theirs", theirs), ("mine", mine)):
        clone.run_git("checkout", "-q", "-b", branch, "main")
        with Library(clone.path) as library:
            library.change(["iom2009caring"], lambda old, title=title: old.changed(title=title))  # type: ignore[misc]
            library.add_many([Publication(key=branch, title=f"Only {branch}")], "add")
        clone.commit()


@pytest.mark.slow
def test_after_setup_git_merges_and_shows_the_library_by_the_program_that_set_it_up(protlib: Run, clone: Clone) -> None:
    setup = [sys.executable, "-m", "protlib", "git-setup"]
    subprocess.run(setup, check=True, capture_output=True, cwd=clone.folder)
    clone.commit()
    _two_branches(clone, "Mine", "Theirs")
    diff = clone.run_git("diff", "-U0", "main")
    assert "\n-  title: Caring\n+  title: Mine\n" in diff
    assert "\n+mine\n" in diff
    ran = clone.git("merge", "theirs")
    assert ran.returncode == 1
    assert "library.json: 1 conflict. To settle them: protlib merge --conflicts, then git add" in ran.stderr
    assert protlib("list", "--format", "keys").out.split() == ["iom2009caring", "theirs", "mine"]
    assert protlib("merge", "--conflicts").out == "iom2009caring\ttitle\tMine\tTheirs\n"
    assert protlib("merge", "--conflicts", "--prefer", "theirs").code == 0
    clone.commit()
    assert "+  title: Theirs" in clone.run_git("log", "-p", "-1", "--first-parent", "-m", "--format=")


@pytest.mark.slow
def test_where_protlib_does_not_run_any_more_git_merges_and_shows_text(
    protlib: Run, clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(git_setup, "_program", lambda: shlex.quote(str(clone.folder / "100% gone")))
    protlib("git-setup")
    clone.commit()
    _two_branches(clone, "Mine", "Theirs")
    ran = clone.git("merge", "theirs")
    assert ran.returncode == 1
    assert f"protlib does not run here ('{clone.folder}/100% gone'); Git merges the library as text" in ran.stderr
    assert "<<<<<<<" in clone.path.read_text()
    assert '+      "title": "Mine",' in clone.run_git("diff", "main", "mine")


@pytest.mark.parametrize(
    ("place", "raw", "message"),
    [
        (2, b"no library\n", "the other side is not a library; merged as text"),
        (1, b"{", "this side is cut off"),
        (0, b'{"library": {"1": {"format": 9}}, "publications": {}}\n', "the common ancestor was written by a newer protlib"),
    ],
)  # fmt: skip
def test_what_is_no_library_is_left_as_git_does_with_a_line_why(
    protlib: Run, clone: Clone, place: int, raw: bytes, message: str
) -> None:
    for index, name in enumerate("OAB"):
        Path(name).write_bytes(raw if index == place else clone.path.read_bytes())
    ran = protlib("merge-driver", "O", "A", "B", "refs/library.json", "9")
    assert (ran.out, ran.code) == ("", 1)
    assert f"protlib: refs/library.json: {message}" in ran.err
    text = Path("A").read_text()
    assert "<<<<<<<<< ours" in text or text.encode() in (raw, Path("B").read_bytes())


def test_where_something_fails_git_has_the_text_and_stops_where_it_cannot(
    protlib: Run, clone: Clone, monkeypatch: pytest.MonkeyPatch
) -> None:
    for name in "OAB":
        shutil.copy(clone.path, name)
    Path("B").write_text(clone.path.read_text().replace("Caring", "Care"))
    monkeypatch.setattr("protlib.library.merges.merged_file.merge_files", _no_memory)
    assert protlib("merge-driver", "O", "A", "B").code == 4
    assert Path("A").read_text() == Path("B").read_text()
    monkeypatch.setenv("PATH", "")
    ran = protlib("merge-driver", "O", "A", "B")
    assert (ran.code, ran.err) == (255, "protlib: A: git merge-file failed\n")


def _no_memory(*_: bytes) -> None:
    raise MemoryError


@pytest.mark.slow
def test_the_driver_needs_no_home_and_no_repository(clone: Clone, tmp_path: Path) -> None:
    for name in "OAB":
        shutil.copy(clone.path, tmp_path / name)
    (tmp_path / "B").write_text(clone.path.read_text().replace("Caring", "Care"))
    bare = {"PATH": os.environ["PATH"], "PYTHONPATH": os.environ["PYTHONPATH"], "GIT_DIR": ".git"}
    command = [sys.executable, "-m", "protlib", "merge-driver", "O", "A", "B"]
    ran = subprocess.run(command, capture_output=True, cwd=tmp_path, env=bare, check=False)
    assert (ran.returncode, ran.stderr) == (0, b"")
    assert (tmp_path / "A").read_bytes() == (tmp_path / "B").read_bytes()


def test_a_key_that_is_taken_is_told(protlib: Run, clone: Clone) -> None:
    for name, title in (("O", ""), ("A", "Ports of Call"), ("B", "Labour on the Ganges")):
        shutil.copy(clone.path, name)
        if title:
            protlib("--library", name, "add", "--title", title, "--key", "new")
    ran = protlib("merge-driver", "O", "A", "B")
    assert ran.err == "protlib: A: new: this key is taken by another publication; the new one is newa\n"
    assert ran.code == 0


def test_a_library_is_text_in_the_order_of_list(protlib: Run, clone: Clone) -> None:
    protlib(
        "add",
        "--title",
        "A; b",
        "--author",
        "Jobe, A.; {Doe Ltd}; ILO (ILO)",
        "--tag",
        "x",
        "--tag",
        "y",
        "--key",
        "ab",
    )
    protlib("set", "ab", "note=one\n\ntwo", "authors+=Plato")
    protlib("fields", "add", "finding")
    lines = protlib("as-text", "library.json").out.splitlines()
    assert lines[0] == "iom2009caring"
    assert lines[lines.index("ab") :][:5] == [
        "ab",
        "  type: report",
        "  title: A; b",
        '  authors: Jobe, A.; Doe Ltd; ILO (ILO); {"family":"Plato"}',
        "  tags: x; y",
    ]
    assert "  note: one ¶  ¶ two" in lines
    assert lines[-1] == 'decided: {"kind":"field","name":"finding"}'
    Path("other").write_text("no\nlibrary\n")
    assert protlib("as-text", "other") == ("no\nlibrary\n", "", 0)


def test_two_records_that_differ_are_two_texts(protlib: Run, clone: Clone) -> None:
    names = [
        {"family": "A, B"},
        {"family": "A", "given": "B"},
        {"literal": "A, B"},
        {"literal": "A", "short": "B"},
        {"literal": "A (B)"},
    ]
    tables = json.loads(clone.path.read_bytes())
    [document] = tables["publications"].values()
    texts = set()
    for name in names:
        document["authors"] = [name]
        Path("x.json").write_text(json.dumps(tables))
        texts.add(protlib("as-text", "x.json").out)
    assert len(texts) == len(names)


@pytest.fixture
def with_files(protlib: Run, clone: Clone) -> Clone:
    """The repository, with an attached file that Git does not track yet."""
    (clone.folder / "cache").mkdir(exist_ok=True)
    (clone.folder / "cache/report.pdf").write_text("%PDF")
    [key] = protlib("list", "--format", "keys").out.split()
    protlib("attach", key, "cache/report.pdf", "--label", "a [b]")
    return clone


LINES = [
    ("ignore", ".gitignore", "/library.files/\n"),
    ("lfs", ".gitattributes", "/library.files/** filter=lfs diff=lfs merge=lfs -text\n"),
]


@pytest.mark.slow
@pytest.mark.parametrize(("how", "file", "line"), LINES)
def test_the_folder_of_files_is_ignored_or_in_lfs(
    protlib: Run, with_files: Clone, how: str, file: str, line: str
) -> None:
    assert "library.files: Git has these files as any other. To change that: --files" in protlib("git-setup").err
    first = protlib("git-setup", "--files", how)
    assert f"commit {file}" in first.err
    text = (with_files.folder / file).read_text()
    assert text.count(line) == 1
    assert protlib("git-setup", "--files", how).err == "library.json is already set up\n"
    assert protlib("git-setup").err == "library.json is already set up\n"
    assert (with_files.folder / file).read_text() == text
    is_listed = "library.files" in with_files.run_git("status", "--porcelain")
    assert is_listed is (how == "lfs")
    assert "library.files: its line is out" in protlib("git-setup", "--undo").err
    assert line not in ((with_files.folder / file).read_text() if (with_files.folder / file).exists() else "")


@pytest.mark.slow
def test_another_choice_takes_the_place_of_the_first(protlib: Run, with_files: Clone) -> None:
    ignored = (with_files.folder / ".gitignore").read_text()
    for how in ("ignore", "lfs", "ignore", "keep"):
        protlib("git-setup", "--files", how)
    assert (with_files.folder / ".gitignore").read_text() == ignored
    assert "lfs" not in (with_files.folder / ".gitattributes").read_text()


@pytest.mark.slow
def test_what_git_has_already_and_what_somebody_else_says_stays(protlib: Run, with_files: Clone) -> None:
    with_files.commit()
    assert "library.files" not in protlib("git-setup").err
    ran = protlib("git-setup", "--files", "ignore")
    assert "Git has 1 of these files already. To take them out, and leave them on disk: git rm -r --cached" in ran.err
    assert with_files.run_git("ls-files", "library.files").startswith("library.files/")
    protlib("git-setup", "--files", "keep")
    (with_files.folder / ".gitignore").write_text("*.files\n")
    assert "says something else of it, and counts" in protlib("git-setup", "--files", "lfs").err
    assert (with_files.folder / ".gitignore").read_text() == "*.files\n"


@pytest.mark.parametrize("name", mark_slow(["my [refs]* ?", "a b", "ü#!"], lambda name: name != "my [refs]* ?"))
def test_odd_names_of_a_library_are_ignored_alone(protlib: Run, clone: Clone, name: str) -> None:
    for folder in (f"{name}.files", "my refs.files"):
        (clone.folder / folder).mkdir()
        (clone.folder / folder / "a.pdf").write_text("%PDF")
    library = f"{name}.json"
    assert "commit .gitignore" in protlib("git-setup", library, "--files", "ignore").err
    assert clone.git("check-ignore", "-q", f"{name}.files/a.pdf").returncode == 0
    assert clone.git("check-ignore", "-q", "my refs.files/a.pdf").returncode == 1
    protlib("git-setup", library, "--files", "lfs")
    assert clone.run_git("check-attr", "filter", f"{name}.files/sub/a.pdf").endswith("filter: lfs")
    assert clone.run_git("check-attr", "filter", "my refs.files/a.pdf").endswith("unspecified")


@pytest.mark.slow
@pytest.mark.parametrize(("key", "handling"), [("i", "commit .gitignore"), ("l", "commit .gitattributes"), ("\r", "")])
def test_a_terminal_asks_what_becomes_of_the_files(with_files: Clone, key: str, handling: str) -> None:
    ran = converse(["git-setup"], [key], re.compile(r"as any other\? $"))
    assert f"library.files: {'Git' if handling else ''}" in ran.out or not handling
    assert handling in ran.out
    assert ("/library.files/" in (with_files.folder / ".gitignore").read_text()) is (key == "i")
