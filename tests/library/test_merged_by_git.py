"""Two people change a library on branches of their own: plain Git makes one of both, by itself."""

import json
import random
import shutil
import subprocess
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from protlib import read
from protlib.errors import LibraryUnusableError
from protlib.library import Library
from protlib.record.model import Name, Publication
from protlib.storage import Store
from sample_records import stored_records

pytestmark = pytest.mark.skipif(not shutil.which("git"), reason="needs git")

RECORDS = 500
_ENVIRONMENT = {
    f"GIT_{role}_{what}": f"{what}@example.org" for role in ("AUTHOR", "COMMITTER") for what in ("NAME", "EMAIL")
}


class Checkout:
    """A folder under Git with a library in it."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.path = folder / "library.json"
        self.git("init", "-q", "-b", "main")
        with Library(self.path, clock=lambda: "2026-11-24T12:00:00Z") as library:
            library.add_many([record(f"k{number}", number) for number in range(RECORDS)], "add")
        self.commit()

    def git(self, *arguments: str) -> subprocess.CompletedProcess[str]:
        command = ["git", "-C", str(self.folder), "-c", "commit.gpgsign=false", *arguments]
        environment = {"PATH": "/usr/bin:/bin:/usr/local/bin", "HOME": str(self.folder), **_ENVIRONMENT}
        return subprocess.run(command, env=environment, capture_output=True, text=True, check=False)

    def commit(self) -> None:
        self.git("add", "-A")
        assert self.git("commit", "-q", "-m", "x").returncode == 0

    def on_branch(self, name: str, work: Callable[[Library], object]) -> None:
        self.git("checkout", "-q", "-b", name, "main")
        with Library(self.path) as library:
            work(library)
        self.commit()

    def merged(self) -> bool:
        """Merge both branches, and tell whether Git could do it."""
        self.git("checkout", "-q", "main")
        self.git("merge", "-q", "ours")
        return self.git("merge", "-q", "-m", "both", "theirs").returncode == 0


def record(key: str, number: int) -> Publication:
    return Publication(
        key=key,
        type="report",
        title=f"Report {number} on trafficking",
        authors=(Name(family=f"Author{number % 70}", given="Ana"),),
        date=str(1990 + number % 35),
        abstract=f"What number {number} found. " * 3,
    )


def session(seed: int, own: list[str]) -> Callable[[Library], None]:
    """Return what a person does in a day: a few records are added, some of their own tagged, edited, removed."""
    chance = random.Random(seed)

    def work(library: Library) -> None:
        keys = chance.sample(own, 12)
        library.add_many([record(f"new{seed}", seed)], "add")
        library.change(keys[:4], lambda old: old.changed(tags=(f"read{seed}",)), "tag")
        for key in keys[4:8]:
            library.change([key], lambda old: old.changed(note=f"seen {seed}", date="2024"), "set")
        library.add_many([record(f"more{seed}{place}", seed + place) for place in range(2)], "add")
        library.remove(keys[8:10])
        library.rekey(keys[10], f"renamed{seed}")

    return work


@pytest.fixture
def checkout(tmp_path: Path) -> Checkout:
    """A library of many records under Git."""
    folder = tmp_path / "team"
    folder.mkdir()
    return Checkout(folder)


@pytest.mark.slow
@pytest.mark.parametrize(
    ("rounds", "clean"), [(4, 2), pytest.param(24, 18, marks=pytest.mark.soak)], ids=["few", "many"]
)
def test_what_two_people_do_to_different_records_is_merged(checkout: Checkout, rounds: int, clean: int) -> None:
    """Only what is added or removed in the very same place conflicts:
    twelve times in a hundred at most for such days.
    """
    base = {document["key"]: document for document in stored_records.documents(checkout.path)}
    merged = 0
    for seed in range(rounds):
        keys = [f"k{number}" for number in range(RECORDS)]
        random.Random(seed).shuffle(keys)
        states: list[dict[str, Any]] = []
        for name, own in (("ours", keys[:250]), ("theirs", keys[250:])):
            checkout.on_branch(name, session(2 * seed + len(states), own))
            states.append({document["key"]: document for document in stored_records.documents(checkout.path)})
        if checkout.merged():
            merged += 1
            assert_holds_both(checkout.path, base, *states)
        checkout.git("merge", "--abort")
        checkout.git("checkout", "-q", "-f", "main")
        checkout.git("reset", "-q", "--hard", "HEAD")
        first = checkout.git("rev-list", "--max-parents=0", "HEAD").stdout.strip()
        checkout.git("reset", "-q", "--hard", first)
        checkout.git("branch", "-D", "ours", "theirs")
    assert merged >= clean


def assert_holds_both(path: Path, base: dict[str, Any], *sides: dict[str, Any]) -> None:
    expected = dict(base)
    for side in sides:
        expected |= {key: document for key, document in side.items() if base.get(key) != document}
        expected = {key: document for key, document in expected.items() if key in side or key not in base}
    messages: list[str] = []
    documents = Store(path, tell=messages.append).documents()
    assert {document["key"]: document for document in documents} == expected
    assert messages == []


@pytest.mark.slow
def test_what_git_shows_of_an_edit_is_the_lines_of_its_record(checkout: Checkout) -> None:
    with Library(checkout.path) as library:
        library.change(["k7"], lambda old: old.changed(title="Another"))
        [edited] = library.get_many(["k7"])
    lines = checkout.git("diff", "-U0").stdout.splitlines()
    changed = [line for line in lines if line[:1] in "+-" and line[:3] not in {"+++", "---"}]
    assert [line for line in changed if line.startswith("+")] == [
        '+      "title": "Another",',
        f'+      "modified": "{edited.modified}"',
    ]
    assert len(changed) == 4


@pytest.mark.slow
def test_what_git_shows_of_an_added_record_is_its_lines_and_a_comma(checkout: Checkout) -> None:
    with Library(checkout.path) as library:
        library.add_many([Publication(key="new", title="New")])
    stat = checkout.git("diff", "--numstat").stdout.split()
    assert stat[1] == "0"
    assert int(stat[0]) < 12


@pytest.mark.slow
def test_a_file_that_git_brought_is_told_as_such(checkout: Checkout) -> None:
    colleague = checkout.folder / "colleague"
    checkout.git("clone", "-q", str(checkout.folder), str(colleague))
    with Library(colleague / "library.json") as library:
        library.remove(["k1"])
    shutil.copy(colleague / "library.json", checkout.path)
    with Library(checkout.path) as library:
        assert library.history()[0].changed_by == "changed elsewhere"
        assert library.info()["changed_by"] == "changed elsewhere"
        assert str(library.info()["changed"]).startswith("20")
        library.remove(["k2"])
        assert [version.changed_by for version in library.history()][:2] == ["remove k2", "changed elsewhere"]
        library.undo()
        assert library.history()[1].changed_by == "changed elsewhere"


def retitled(title: str) -> Callable[[Library], object]:
    return lambda library: library.change(["k7"], lambda old: old.changed(title=title))


@pytest.mark.slow
def test_of_a_conflict_both_sides_are_read(checkout: Checkout) -> None:
    for name in ("ours", "theirs"):
        checkout.on_branch(name, retitled(f"By {name}"))
    assert not checkout.merged()
    with (
        Library(checkout.path) as library,
        pytest.raises(LibraryUnusableError, match="has a Git merge conflict in it"),
    ):
        library.get("k8")
    publications = read(checkout.path).publications
    assert {record.title for record in publications if record.key == "k7"} == {"By ours", "By theirs"}
    assert [record.key for record in publications if record.key != "k7"] == [
        f"k{number}" for number in range(RECORDS) if number != 7
    ]


@pytest.mark.slow
def test_a_file_of_the_first_format_is_not_merged_with_a_new_one(checkout: Checkout) -> None:
    tables = json.loads(checkout.path.read_bytes())
    tables["library"]["1"]["format"] = 1
    tables["publications"] = dict(sorted(tables["publications"].items()))
    old = json.dumps(tables, indent=2)
    checkout.path.write_text(old)
    checkout.commit()
    checkout.on_branch("ours", lambda library: library.remove(["k7"]))
    checkout.on_branch("theirs", lambda library: library.path.write_text(old.replace("Report 9 on", "Report on")))
    assert not checkout.merged()


def test_two_that_add_to_an_empty_library_at_once_conflict_and_lose_nothing(tmp_path: Path) -> None:
    numbers = set()
    for name in ("a", "b"):
        (tmp_path / name).mkdir()
        with Library(tmp_path / name / "library.json") as library:
            library.add_many([Publication(key=f"{name}{place}", title=f"Title {place}") for place in range(50)])
        numbers |= {document.doc_id for document in stored_records.documents(tmp_path / name / "library.json")}
    assert len(numbers) == 100
