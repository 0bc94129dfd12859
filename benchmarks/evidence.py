"""Publications for paragraphs: how often a right one is among the first five of `find_for_text`, and how often first.

`python -m benchmarks.evidence` reads `evidence.txt`, and asks on the sample library as an assistant would.
"""

import sys
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

from protlib.cli.assistant.fitting_publications import find_for_text
from protlib.cli.settings.library_location import Settings
from protlib.cli.shelf import shelf_of
from protlib.formats import jsonl
from protlib.library import Library
from protlib.record.tables import read_rows

SAMPLE: Final = Path(__file__).parents[1] / "examples/publications.jsonl"
PARAGRAPHS: Final = Path(__file__).with_suffix(".txt")
FIRST: Final = 5


def count_right(folder: Path) -> tuple[int, int, int]:
    """Return how many paragraphs there are, have a right publication among the first, and have it first of all."""
    settings = Settings(library=folder / "library.json", cache=folder, texts=folder / "texts")
    with Library(settings.library, settings.cache) as library:
        library.add_many(jsonl.loads(SAMPLE.read_bytes()).publications)
    rows = read_rows(PARAGRAPHS)
    near = first = 0
    with shelf_of(settings, ()) as shelf:
        for keys, paragraph in rows:
            right_keys = keys.split(",")
            answers = [line["key"] for line in find_for_text(shelf, paragraph, FIRST)["publications"]]
            first += answers[:1] != [] and answers[0] in right_keys
            near += not {*answers}.isdisjoint(right_keys)
            if {*answers}.isdisjoint(right_keys):
                print(f"not there: {keys}: {', '.join(answers)}", file=sys.stderr)
    return len(rows), near, first


if __name__ == "__main__":
    with TemporaryDirectory() as temporary:
        print(
            "{} paragraphs: {} with a right publication among the first five, {} in the first place".format(
                *count_right(Path(temporary))
            )
        )
