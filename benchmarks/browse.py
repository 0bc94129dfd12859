"""Measure how soon `browse` answers a key: what is found, the open facet counted, and the whole screen drawn.

`python -m benchmarks.browse 10000` types five queries, letter by letter, into a library of so many invented records, in
a terminal of 140 columns and 45 lines, and prints the processor time of each step: half of the keys take no longer than
p50.
"""

import argparse
import io
import tempfile
import time
from collections.abc import Sequence
from itertools import islice
from pathlib import Path
from unittest.mock import Mock

from prompt_toolkit.data_structures import Size
from prompt_toolkit.input import create_pipe_input
from prompt_toolkit.output.vt100 import Vt100_Output

from benchmarks.generate import records
from benchmarks.known_item import drop_same_titles
from protlib.cli.picker.browse_screen import application_of, without_collector
from protlib.cli.picker.library_desk import LibraryDesk
from protlib.cli.picker.state import Picker
from protlib.library import Library
from protlib.record.model import Publication
from protlib.selection import Selection, facets_of_browse

_TYPED = (
    "trafficking in women",
    "child labour west africa",
    "unhcr guidelines refugees",
    "author:iom year:2010..2015",
    "traficking exploitaion",
)
_SIZE = Size(rows=45, columns=140)
_ERASE = "\x15"  # Ctrl-U


def main() -> None:
    """Print the table."""
    parser = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    parser.add_argument("size", type=int, nargs="?", default=10_000, help="records in the library")
    size = parser.parse_args().size
    with tempfile.TemporaryDirectory() as folder, Library(Path(folder) / "library.json", folder) as library:
        library.add_many(list(map(Publication.from_dict, islice(drop_same_titles(records(size)), size))))
        desk = LibraryDesk(Mock(), library, Selection(), io.StringIO())
        desk.matching_keys(Picker(desk).facets.query(""))
        print(f"{'':24}{'p50':>8}{'p95':>8}{'max':>8}  ms")
        for facet in facets_of_browse():
            picker = Picker(desk)
            picker.facets.turn_to(facet)
            _print(f"find, count by {facet}", [_time_search(picker, text) for text in _letters()])
        _print("find, draw", _time_drawing(Picker(desk)))


def _letters() -> list[str]:
    return [text[:end] for text in _TYPED for end in range(1, len(text) + 1)]


def _time_search(picker: Picker, text: str) -> float:
    begun = time.process_time()
    picker.look(text)
    picker.count()
    return time.process_time() - begun


def _time_drawing(picker: Picker) -> list[float]:
    """Return how long each key takes until the screen is drawn."""
    seconds: list[float] = []
    keys = [key for text in _TYPED for key in (*text, _ERASE)]
    begun = [0.0]
    with create_pipe_input() as keyboard:
        canvas = Vt100_Output(io.StringIO(), lambda: _SIZE, term="xterm-256color")
        application = application_of(picker, keyboard, canvas)

        def go_on(_application: object) -> None:
            seconds.append(time.process_time() - begun[0])
            begun[0] = time.process_time()
            if keys:
                keyboard.send_text(keys.pop(0))
            elif not application.is_done:
                application.exit(result=[])

        application.after_render += go_on
        with without_collector():
            application.run()
    return seconds[1:-1]


def _print(name: str, seconds: Sequence[float]) -> None:
    ordered = sorted(seconds)
    figures = (ordered[len(ordered) // 2], ordered[len(ordered) * 95 // 100], ordered[-1])
    print(f"{name:24}{''.join(f'{figure * 1000:8.1f}' for figure in figures)}")


if __name__ == "__main__":
    main()
