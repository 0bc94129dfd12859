"""Whether a large Zotero comes into a library with nothing lost and nothing invented, and how long that takes.

`python -m benchmarks.moving_in` makes a Zotero of 10,000 items in My Library and 1,000 in each of two groups, with 50
collections, notes, annotations, files, related items and a trash. It imports that as a user does, and compares each
field of each record with what was put in. With `-v` it prints what differs.
"""

import json
import random
import resource
import subprocess
import sys
import tempfile
import time
from collections import Counter
from collections.abc import Iterator
from pathlib import Path
from typing import Any, Final

sys.path.insert(0, str(Path(__file__).parents[1] / "tests"))

from sample_files.zotero_library import MINE, Zotero, key_of

_ITEMS: Final = 10_000
_COLLECTIONS: Final = 50
_KINDS: Final = (
    ("report", "report", "institution", "publisher"), ("book", "book", "publisher", "publisher"),
    ("journalArticle", "article-journal", "publicationTitle", "container_title"),
    ("bookSection", "chapter", "bookTitle", "container_title"), ("thesis", "thesis", "university", "publisher"),
    ("webpage", "webpage", "websiteTitle", "container_title"),
)  # fmt: skip
"""Each type in Zotero and in CSL, and a field of it in both."""
_WORDS: Final = (
    "trafficking", "migration", "children", "displacement", "protection", "labour", "borders", "asylum", "returns",
    "shelter", "evidence", "guidance", "law", "women", "data", "networks", "remittances", "care", "risk", "response",
)  # fmt: skip
_FAMILIES: Final = ("Jobe", "Roe", "Diop", "Kone", "Silva", "Nguyen", "Haddad", "Okafor", "Meyer", "Rossi")
_BOOKKEEPING: Final = ("key", "source", "created", "modified", "files")
Record = dict[str, Any]


def make(folder: Path, count: int) -> dict[str, Record]:
    """Make a Zotero in a folder; return what each record of My Library must be, by the key of its item."""
    zotero, chance = Zotero(folder), random.Random(30)
    libraries = [(MINE, count), *((zotero.group(name), count // 10) for name in ("Team A", "Team B"))]
    mine: dict[int, Record] = {}
    for library, number in libraries:
        records = dict(_add(zotero, chance, place, library) for place in range(number))
        _collect(zotero, chance, records, library)
        _relate(zotero, records)
        for place in range(number // 50):
            trashed = zotero.item("book", {"title": f"In the trash {place}"}, library=library, is_trashed=True)
            zotero.note("<p>Gone</p>", trashed, library=library)
        mine = mine or records
    zotero.search("Unread")
    zotero.save()
    return {key_of(item): record for item, record in mine.items()}


def _add(zotero: Zotero, chance: random.Random, place: int, library: int) -> tuple[int, Record]:
    """Add an item with what belongs to it; return its number, and its record."""
    kind, csl_kind, own_field, field = _KINDS[place % len(_KINDS)]
    words = " ".join(chance.choices(_WORDS, k=6))
    title, year, family = (
        f"{words.capitalize()} {library}/{place}",
        chance.randrange(1980, 2026),
        chance.choice(_FAMILIES),
    )
    name = f"Office for {chance.choice(_WORDS).capitalize()} {place % 97}"
    tags = sorted({*chance.choices(_WORDS, k=3)})
    values = {"title": title, own_field: name, "date": f"{year}-05-00 May {year}", "abstractNote": f"About {words}.",
              "url": f"https://example.org/{library}/{place}", "language": "en"}  # fmt: skip
    creators = [("author", family, f"Ana {place % 89}"), ("author", f"Unit {place % 61}", "")]
    item = zotero.item(kind, values, creators, tags, library=library)
    extra: Record = {"zotero:key": key_of(item)}
    record: Record = {
        "type": csl_kind, "title": title, "authors": [{"family": family, "given": f"Ana {place % 89}"}, {"literal": f"Unit {place % 61}"}],
        "date": f"{year}-05", field: name, "url": values["url"], "language": "en", "tags": tags,
        "abstract": values["abstractNote"], "extra": extra,
    }  # fmt: skip
    if place % 3 == 0:
        zotero.note(f"<p>Read on {words}.</p><p>Twice.</p>", item, library=library)
        record["note"] = f"Read on {words}.\n\nTwice."
    if place % 2 == 0:
        content = b"%PDF-1.4 " + title.encode()
        file = zotero.attach("storage:report.pdf", item, content, library=library)
        extra["zotero:files"] = [f"storage/{key_of(file)}/report.pdf"]
        extra["zotero:annotations"] = [
            _annotate(zotero, file, f"{words} {page}", str(page), library) for page in range(4)
        ]
    return item, record


def _annotate(zotero: Zotero, file: int, text: str, page: str, library: int) -> Record:
    zotero.annotate(file, text, f"On {page}", page, library=library)
    return {"type": "highlight", "page": page, "text": text, "comment": f"On {page}", "colour": "#ffd400"}


def _collect(zotero: Zotero, chance: random.Random, records: dict[int, Record], library: int) -> None:
    """Put every second item into two collections, of which each fifth stands by itself and holds four others."""
    paths: dict[int, str] = {}
    parts: list[list[int]] = [[] for _ in range(_COLLECTIONS)]
    outer: int | None = None
    for item in [*records][::2]:
        for place in chance.sample(range(_COLLECTIONS), 2):
            parts[place].append(item)
    for place, items in enumerate(parts):
        outer = None if place % 5 == 0 else outer
        number = zotero.collection(f"Collection {place}", items, outer=outer, library=library)
        paths[number] = f"{paths[outer]}/Collection {place}" if outer else f"Collection {place}"
        outer = outer or number
        for item in items:
            records[item].setdefault("collections", []).append(paths[number])


def _relate(zotero: Zotero, records: dict[int, Record]) -> None:
    items = [*records]
    for item, second in zip(items[::20], items[7::20], strict=False):
        zotero.relate(item, second)
        records[item]["extra"]["zotero:related"] = [key_of(second)]
        records[second]["extra"]["zotero:related"] = [key_of(item)]


def differences(expected: dict[str, Record], records: list[Record]) -> Iterator[tuple[str, str, Any, Any]]:
    """Yield the item, the field, what it must be and what it is, of each field that differs, of whichever side."""
    by_item = {record["extra"]["zotero:key"]: record for record in records}
    for key in expected.keys() | by_item.keys():
        must, record = expected.get(key, {}), by_item.get(key, {})
        for field in (must.keys() | record.keys()) - {*_BOOKKEEPING, "year"}:
            if must.get(field) != record.get(field):
                yield key, field, must.get(field), record.get(field)
        if len(record.get("files", ())) != len(must.get("extra", {}).get("zotero:files", ())):
            yield key, "files", must.get("extra"), record.get("files")


def _run(folder: Path, *words: str) -> str:
    command = [sys.executable, "-m", "protlib", "--library", str(folder / "library.json"), *words]
    start = resource.getrusage(resource.RUSAGE_CHILDREN)
    begin = time.perf_counter()
    ran = subprocess.run(command, capture_output=True, text=True, check=False)
    end = resource.getrusage(resource.RUSAGE_CHILDREN)
    cpu = end.ru_utime + end.ru_stime - start.ru_utime - start.ru_stime
    print(
        f"{' '.join(words[:4]).replace(str(folder), '')}: {time.perf_counter() - begin:.1f} s, {cpu:.1f} s of processor"
    )
    print(ran.stderr.replace(str(folder), ""), end="")
    return ran.stdout


def main() -> None:
    """Make a Zotero, import it twice, and print what differs."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        expected = make(folder / "Zotero", _ITEMS)
        print(_run(folder, "import", str(folder / "Zotero")))
        records = [json.loads(line) for line in _run(folder, "list", "--format", "jsonl").splitlines()]
        print(f"{len(expected)} items, {len(records)} records")
        all_differences = [*differences(expected, records)]
        print("fields that differ:", dict(Counter(field for _key, field, _must, _is in all_differences)) or "none")
        for difference in all_differences[:20] if "-v" in sys.argv else ():
            print("   ", difference)
        print(_run(folder, "import", str(folder / "Zotero"), "--on-duplicate", "replace", "--yes"))


if __name__ == "__main__":
    main()
