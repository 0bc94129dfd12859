"""Rules for what a person should look at again: guesses, missing editions, and web sources read long ago."""

from collections.abc import Iterator, Sequence
from datetime import date
from typing import Final

from protlib.checking.flaw import Context, Flaw
from protlib.record import names
from protlib.record.model import NAME_LISTS, Publication
from protlib.record.series import collect_series
from protlib.record.titles.substitutes import title_to_show
from protlib.record.web_sources import day_before, is_stale
from protlib.text import shorten

_FEWEST_EDITIONS: Final = 3
"""So many editions make a series of which one may be missing."""
_MOST_GAPS: Final = 3
"""So many editions are told that are missing between two."""
_MOST_LETTERS_OF_A_LINE = 70  # letters: with its key, a finding stays on one line


def missing_editions(publications: Sequence[Publication], _context: Context) -> Iterator[tuple[str, Flaw]]:
    """Find series with missing editions between others, by their years and the usual distance."""
    for issue in collect_series(publications, least_size=_FEWEST_EDITIONS):
        missing = issue.missing_years()
        if missing and len(missing) <= _MOST_GAPS * (len(issue.editions) - 1):
            message = ", ".join(map(str, missing))
            first, last = issue.editions[0], issue.editions[-1]
            yield (
                last.publications[0].key,
                Flaw("title", f"its series, {first.year} to {last.year}, has no edition of {message}"),
            )


def accessed_long_ago(publications: Sequence[Publication], context: Context) -> Iterator[tuple[str, Flaw]]:
    """Find web sources that were last read long ago, or without a date: those first, then the oldest."""
    day = day_before(context.older, date.fromisoformat(context.today))
    stale = (publication for publication in publications if is_stale(publication, day))
    for source in sorted(stale, key=lambda publication: publication.accessed):
        message = f"last read {source.accessed}" if source.accessed else "no date of access"
        archived = f"; copy: {source.archived}" if source.archived else ""
        yield source.key, Flaw("accessed", f"{message}: “{title_to_show(source)}”, {source.url}{archived}")


def value_guessed(publication: Publication, _context: Context) -> Iterator[Flaw]:
    """Find values that nobody has confirmed; to confirm them takes away the marks."""
    guessed_fields = [name for name in publication.guessed if getattr(publication, name, None)]
    if guessed_fields:
        values = "; ".join(f"{name.replace('_', ' ')} {_quote_value(publication, name)}" for name in guessed_fields)
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
    return f"“{shorten(text, _MOST_LETTERS_OF_A_LINE)}”"
