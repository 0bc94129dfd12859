"""After any commands in any order, the index that has followed them says what one says that is made anew."""

import json
import random
from functools import partial
from pathlib import Path

import pytest

from programs.running import Run
from protlib.index.index_equality import find_index_faults
from protlib.library.documents import clean_documents
from protlib.storage import Store
from protlib.system.progress import ignore_progress

WORDS = ("Causes", "Ideas", "Refuge", "Labour", "Enfants", "Trafic", "IOM", "Ghana")
KEYS = [f"k{number}" for number in range(12)]


def record(chance: random.Random) -> dict[str, object]:
    return {
        "key": chance.choice(KEYS),
        "type": "report",
        "title": f"{' '.join(chance.sample(WORDS, 3))} {chance.randrange(30)}",
        "date": str(chance.randrange(1990, 2020)),
        "authors": [{"family": chance.choice(WORDS), "given": "A."}],
        "countries": [chance.choice(("Ghana", "Nigeria", "Mali"))],
    }


def command(chance: random.Random, folder: Path) -> list[str]:
    """Return a command that changes something, or is refused; what it reads is in the folder."""
    first, second = chance.sample(KEYS, 2)
    word, another = chance.sample(WORDS, 2)
    file = folder / "incoming.jsonl"
    file.write_text("\n".join(json.dumps(record(chance)) for _ in range(chance.randrange(1, 5))), "utf-8")
    return chance.choice(
        [
            ["import", str(file)],
            ["import", str(file), "--on-duplicate", "replace"],
            ["merge", str(file), "--prefer", chance.choice(("mine", "theirs", "newest"))],
            ["set", first, second, f"title={word} {another}", "--yes"],
            ["set", first, "authors="],
            ["tag", first, second, "--add", word, "--yes"],
            ["remove", first, "--yes"],
            ["rekey", first, f"{first}x"],
            ["rekey", "--all", "--pattern", "{author}{year}", "--yes"],
            ["duplicates", "--merge", first, second, "--yes"],
            ["duplicates", "--keep-both", first, second],
            ["names", "--unify", "--by", "author", f"{word}, A.", f"{another}, A.", "--yes"],
            ["fields", "add", word.lower()],
            ["undo"],
            ["undo", "--to", str(chance.randrange(1, 9))],
            ["redo"],
            ["restore", str(chance.randrange(1, 9)), "--yes"],
            ["restore", str(chance.randrange(1, 9)), first, "--yes"],
            ["check", "--fix", "--yes"],
        ]
    )


def follow(protlib: Run, folder: Path, seed: int, count: int) -> None:
    """Run commands, and find each time that the index, if it is of the library as it is, is what a fresh one is."""
    chance, followed = random.Random(seed), 0
    path, cache = folder / "library.json", folder / "cache"
    (folder / "first.jsonl").write_text("\n".join(json.dumps(record(chance)) for _ in range(9)), "utf-8")
    assert protlib("import", "first.jsonl").code == 0
    commands = []
    for _ in range(count):
        assert protlib("list", "--format", "keys").code in {0, 1}
        commands.append(command(chance, folder))
        ran = protlib(*commands[-1])
        assert "Traceback" not in ran.err, commands
        documents = clean_documents(Store(path).documents()).documents
        faults = list(find_index_faults(path, cache, partial(list, documents), ignore_progress))
        assert not [fault for fault, is_wrong in faults if is_wrong], (
            commands[-3:],
            ran,
            [(number, d["key"]) for number, d in Store(path).table().items()],
        )
        followed += not faults
    assert followed > count / 2


@pytest.mark.slow
def test_the_index_follows_any_commands(protlib: Run, tmp_path: Path) -> None:
    follow(protlib, tmp_path, 1, 25)


@pytest.mark.soak
@pytest.mark.parametrize("seed", range(100, 130))
def test_the_index_follows_any_of_many_commands(protlib: Run, tmp_path: Path, seed: int) -> None:
    follow(protlib, tmp_path, seed, 60)
