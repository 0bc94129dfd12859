"""Citations and references on a terminal, with their italics; without Rich, which takes longer to load than they to draw."""

import os
from collections.abc import Iterable, Iterator
from typing import Final

from protlib.citing.citation import Run, Runs
from protlib.citing.markup import text
from protlib.citing.sections import Section
from protlib.text import printable

# What turns a form on and off: ECMA-48, section 8.3.117.
_FORMS: Final = (("italic", 3, 23), ("bold", 1, 22), ("underlined", 4, 24))
_INDENT: Final = "    "


def drawn(sections: Iterable[Section]) -> Iterator[str]:
    """Yield the lines of a list, with a line between its entries."""
    for section in sections:
        if section.title:
            yield from (runs((Run(section.title, bold=True),)), "")
        for entry in section.entries:
            yield f"{printable(entry.label)} {runs(entry.runs)}".strip()
            yield from (_INDENT + printable(" ".join(below.split())) for below in entry.below)
            yield ""


def runs(parts: Runs) -> str:
    """Return runs as a terminal shows them; one that says that it is dumb has them plain."""
    if os.environ.get("TERM", "") == "dumb":
        return printable(text(parts))
    return "".join(map(_run, parts))


def _run(run: Run) -> str:
    shown = printable(run.text)
    for form, on, off in _FORMS:
        if getattr(run, form):
            shown = f"\x1b[{on}m{shown}\x1b[{off}m"
    return shown
