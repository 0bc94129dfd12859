"""What Git does with the driver: every command of it that merges, and what it does not hand to a driver."""

import json
from collections.abc import Callable
from pathlib import Path

import pytest

from programs.clones import Clone, needs_git
from programs.running import Run
from protlib.library import Library
from protlib.record.model import Publication

pytestmark = needs_git
Work = Callable[[Library], object]


def _changed(key: str, **values: str) -> Work:
    return lambda library: library.change([key], lambda old: old.changed(**values))


def _added(key: str) -> Work:
    return lambda library: library.add_many([Publication(key=key, title=f"The {key}")], "add")


def _commit(clone: Clone, *works: Work, branch: str = "") -> None:
    if branch:
        clone.run_git("checkout", "-q", "-b", branch, "start")
    with Library(clone.path) as library:
        for work in works:
            work(library)
    clone.commit()


def _records(path: Path) -> dict[str, str]:
    return {record["key"]: record["title"] for record in json.loads(path.read_bytes())["publications"].values()}


@pytest.fixture
def clone(tmp_path: Path) -> Clone:
    """A repository with a library of three records, at `start`,
    with two branches that change one of them, and add one each.
    """
    clone = Clone.begun(tmp_path / "one")
    (clone.folder / ".gitignore").write_text(".library.json.versions\n")
    clone.set_up()
    _commit(clone, *(_added(f"k{number}") for number in range(3)))
    clone.run_git("tag", "start")
    _commit(clone, _changed("k1", title="Changed"), _added("theirs"), branch="other")
    _commit(clone, _changed("k1", note="n"), _added("mine"), branch="own")
    return clone


BOTH = {"k0": "The k0", "k1": "Changed", "k2": "The k2", "mine": "The mine", "theirs": "The theirs"}


@pytest.mark.parametrize(
    "command",
    [
        ["rebase", "-q", "other"],
        pytest.param(["merge", "-q", "-m", "m", "other"], marks=pytest.mark.soak),
        pytest.param(["cherry-pick", "other"], marks=pytest.mark.soak),
    ],
)
def test_what_two_branches_have_done_is_merged(clone: Clone, command: list[str]) -> None:
    clone.run_git(*command)
    assert _records(clone.path) == BOTH
    assert clone.run_git("status", "--porcelain") == ""


@pytest.mark.slow
def test_what_was_put_aside_comes_back_beside_what_came_meanwhile(clone: Clone) -> None:
    with Library(clone.path) as library:
        _changed("k1", genre="g")(library)
    clone.run_git("stash", "-q")
    clone.run_git("merge", "-q", "--no-edit", "other")
    clone.run_git("stash", "pop", "-q")
    assert _records(clone.path) == BOTH
    assert '"genre": "g"' in clone.path.read_text()


@pytest.mark.soak
def test_a_commit_is_taken_back_and_what_came_since_stays(clone: Clone) -> None:
    _commit(clone, _changed("k1", title="Wrong", note="n"))
    _commit(clone, _changed("k1", genre="g"), _added("later"))
    clone.run_git("revert", "--no-edit", "HEAD~1")
    records = _records(clone.path)
    assert (records["k1"], records["later"]) == ("The k1", "The later")
    assert '"genre": "g"' in clone.path.read_text()


def _conflicting(clone: Clone) -> None:
    _commit(clone, _changed("k1", title="Mine"))


@pytest.mark.slow
@pytest.mark.parametrize("option", [["-Xtheirs"], pytest.param([], marks=pytest.mark.soak)])
def test_a_preference_that_git_is_given_makes_no_difference(clone: Clone, option: list[str]) -> None:
    _conflicting(clone)
    clone.run_git("config", "rerere.enabled", "true")
    ran = clone.git("merge", *option, "other")
    assert (ran.returncode, _records(clone.path)["k1"]) == (1, "Mine")
    assert "1 conflict. To settle them: protlib merge --conflicts" in ran.stderr


@pytest.mark.slow
def test_a_rebase_goes_on_when_its_conflicts_are_settled(clone: Clone, protlib: Run) -> None:
    _conflicting(clone)
    assert clone.git("rebase", "other").returncode == 1
    assert protlib("--library", clone.path, "merge", "--conflicts").out == "k1\ttitle\tChanged\tMine\n"
    assert protlib("--library", clone.path, "merge", "--conflicts", "--prefer", "theirs").code == 0
    clone.run_git("add", "library.json")
    clone.run_git("-c", "core.editor=true", "rebase", "--continue")
    assert _records(clone.path) == {**BOTH, "k1": "Mine"}


@pytest.mark.soak
def test_more_than_two_branches_are_merged_one_after_the_other(clone: Clone) -> None:
    _commit(clone, _changed("k2", title="Third"), branch="third")
    clone.run_git("checkout", "-q", "own")
    ran = clone.git("merge", "-m", "m", "other", "third")
    assert (ran.returncode, "Should not be doing an octopus" in ran.stdout) == (2, True)
    clone.run_git("reset", "-q", "--hard")
    for branch in ("other", "third"):
        clone.run_git("merge", "-q", "-m", "m", branch)
    assert _records(clone.path) == {**BOTH, "k2": "Third"}


@pytest.mark.soak
def test_a_library_that_one_side_has_given_another_name_is_merged_under_that(clone: Clone) -> None:
    clone.run_git("mv", "library.json", "refs.json")
    (clone.folder / ".git/info/attributes").write_text("/refs.json merge=protlib\n")
    clone.commit()
    clone.run_git("merge", "-q", "-m", "m", "other")
    assert _records(clone.folder / "refs.json") == BOTH


@pytest.mark.slow
def test_merge_takes_a_branch_with_the_base_that_git_knows(
    clone: Clone, protlib: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROTLIB_LIBRARY", str(clone.path))
    _commit(clone, lambda library: library.remove(["k2"]))
    ran = protlib("merge", "other:library.json")
    assert (ran.err, ran.code) == ("1 publication added, 1 changed, 3 unchanged\n", 0)
    assert _records(clone.path) == {key: title for key, title in BOTH.items() if key != "k2"}
    message = "protlib: nowhere:library.json is neither a file nor a Git revision: "
    assert protlib("merge", "nowhere:library.json").err.startswith(message)
    assert protlib("merge", "other:none.json").code == 1


@pytest.mark.slow
def test_merge_goes_on_from_what_git_keeps_of_a_merge_that_it_could_not_do(
    clone: Clone, protlib: Run, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setenv("PROTLIB_LIBRARY", str(clone.path))
    _commit(clone, _changed("k1", title="Changed", genre="g"), lambda library: library.remove(["k0"]))
    (clone.folder / ".git/info/attributes").unlink()
    assert clone.git("merge", "other").returncode == 1
    clone.run_git("checkout", "--ours", "library.json")
    ours = clone.path.read_bytes()
    expected = {key: title for key, title in BOTH.items() if key != "k0"}
    assert protlib("merge", ":3:library.json").code == 0
    assert _records(clone.path) == expected
    clone.path.write_bytes(ours)
    theirs = clone.folder / "theirs.json"
    theirs.write_text(clone.git("show", ":3:library.json").stdout)
    assert protlib("merge", theirs).code == 0
    assert _records(clone.path) == expected
