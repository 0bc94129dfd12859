"""The values of a record as people read them: its type and its language by their names, not by their codes."""

from collections.abc import Iterator

from protlib.record.model import Publication
from protlib.render.scripts import values_with_labels
from protlib.selection import Facet


def name_values(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield the label and the text of each filled field, such as "Web page" and "English" for `webpage` and `en`."""
    for label, value in values_with_labels(publication):
        yield label, name_value(label, value)


def name_value(label: str, value: str) -> str:
    """Return the name of a type or of a language; another value stays as it is."""
    from protlib.overview.overview_words import Wording

    return Wording().name_value(label, value) if label in {Facet.TYPE, Facet.LANGUAGE} else value
