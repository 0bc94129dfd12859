"""A rule for web sources that were last read long ago and may have changed."""

from collections.abc import Iterator, Sequence
from datetime import date

from protlib.checking.flaw import Context, Flaw
from protlib.record.model import Publication
from protlib.record.titles import title_to_show
from protlib.record.web_sources import day_before, is_stale


def accessed_long_ago(publications: Sequence[Publication], context: Context) -> Iterator[tuple[str, Flaw]]:
    """Find web sources that were last read long ago, or without a date: those first, then the oldest."""
    day = day_before(context.older, date.fromisoformat(context.today))
    stale = (publication for publication in publications if is_stale(publication, day))
    for source in sorted(stale, key=lambda publication: publication.accessed):
        message = f"last read {source.accessed}" if source.accessed else "no date of access"
        archived = f"; copy: {source.archived}" if source.archived else ""
        yield source.key, Flaw("accessed", f"{message}: “{title_to_show(source)}”, {source.url}{archived}")
