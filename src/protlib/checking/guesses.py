"""The rule for values that protlib has read from a file by rules of its own."""

from collections.abc import Iterator

from protlib.checking.flaw import Context, Flaw
from protlib.record import names
from protlib.record.model import NAME_LISTS, Publication
from protlib.text import shorten

_LONGEST = 70  # letters: with its key, a finding stays on one line


def value_guessed(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find values that nobody has confirmed; to confirm them takes away the marks."""
    marked = [name for name in publication.guessed if getattr(publication, name, None)]
    if marked:
        values = "; ".join(f"{name.replace('_', ' ')} {_quote_value(publication, name)}" for name in marked)
        yield Flaw("guessed", f"read from the file, not confirmed: {values}", {"guessed": ()})


def _quote_value(publication: Publication, name: str) -> str:
    value = getattr(publication, name)
    text = (
        ", ".join(map(names.display, value))
        if name in NAME_LISTS
        else value
        if isinstance(value, str)
        else ", ".join(value)
    )
    return f"“{shorten(text, _LONGEST)}”"
