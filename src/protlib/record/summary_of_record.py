"""The one line that lists show, made of a record; who reads it from the index needs none of this."""

from typing import Final

from protlib.record.fields.labels import label
from protlib.record.model import Publication
from protlib.record.summary import Summary
from protlib.record.titles.substitutes import title_to_show

_MOST_NAMES: Final = 3  # of authors in a line


def summary_of(publication: Publication) -> Summary:
    """Return the line of a record."""
    year = publication.year
    return Summary(
        publication.key,
        "" if year is None else str(year),
        _people(publication),
        _one_line(title_to_show(publication)),
        _one_line("; ".join(dict.fromkeys((*publication.countries, *publication.regions)))),
    )


def _one_line(text: str) -> str:
    return text if text.isprintable() else " ".join(text.split())


def _people(publication: Publication) -> str:
    """Return the authors, or else the editors; of more than three, the first three."""
    people = publication.authors or publication.editors
    names_text = ", ".join(map(label, people[:_MOST_NAMES])) + " et al." * (len(people) > _MOST_NAMES)
    role = "" if publication.authors or not people else " (ed.)" if len(people) == 1 else " (eds)"
    return _one_line(names_text + role)
