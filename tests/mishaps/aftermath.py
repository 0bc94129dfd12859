"""What a command leaves behind: the library and its versions, and what the next commands do with them."""

import io
import json
import sys
from pathlib import Path
from typing import Any


def picture(library: Path) -> dict[str, Any]:
    """Return what a library is and was: its bytes, and each version that is kept, with its bytes."""
    import zlib

    from protlib.storage import Store
    from protlib.storage.history.states import KeptStates

    store = Store(library)
    states = KeptStates(store.path, store.versions)
    return {
        "library": zlib.crc32(library.read_bytes()) if library.exists() else None,
        "kept": [
            [
                version.number,
                version.is_undone,
                version.records,
                version.changed_by,
                version.who,
                zlib.crc32(states.read_raw(version.number)),
            ]
            for version in store.list_versions()
        ],
        "litter": sorted(
            str(file.relative_to(library.parent))
            for file in library.parent.rglob("*")
            if (file.suffix == ".tmp" and file.parent.suffix != ".files") or file.name == "unfinished"
        ),
    }


def afterwards(library: str) -> None:
    """Print what the next commands do and leave, each as its exit code, what it says and the library behind it."""
    from protlib.cli import main

    events: list[Any] = []
    streams = sys.stdout, sys.stderr
    for line in (
        ["list", "--format", "keys"],
        ["add", "--title", "Next", "--year", "2001", "--type", "book"],
        ["undo"],
    ):
        sys.argv = ["protlib", *line]
        sys.stdout, sys.stderr = (io.TextIOWrapper(io.BytesIO(), encoding="utf-8") for _ in "oe")
        code = main.run()
        for stream in sys.stdout, sys.stderr:
            stream.flush()
        out, err = (stream.detach() for stream in (sys.stdout, sys.stderr))
        state = picture(Path(library))
        if line[0] == "list":
            del state["litter"]  # what only a writer knows to be left by a dead one
        events.append([line[0], int(code), out.getvalue().decode(), err.getvalue().decode(), state])
    sys.stdout, sys.stderr = streams
    sys.stdout.write(json.dumps(events))
