"""References that do not depend on each other, so that any choice of them is a list."""

import re
from collections.abc import Iterable, Mapping
from typing import Final, NamedTuple

from protlib.citing.citation import Runs
from protlib.citing.engine.run_store import Runner
from protlib.citing.formatter import format_publications
from protlib.citing.styles import Style
from protlib.record.model import Publication

# A style changes an entry because of others by letters behind the year, by more names, or by a line for a repeated
# name.
_SEVERAL_WORKS_ATTRIBUTE: Final = re.compile(r'\s(?:disambiguate|subsequent-author)-[\w-]+="[^"]*"')


class SeparateReferences(NamedTuple):
    """The references of publications in the order of a style, by key, and the engine's warnings."""

    references: Mapping[str, Runs]
    warnings: tuple[str, ...]


def references_apart(
    publications: Iterable[Publication], style: Style, store: Runner | None = None
) -> SeparateReferences:
    """Return the reference of each publication as if it were the only one.

    So no reference has a letter behind its year, or a number in the margin. `store` has what the engine made before.
    Raises UsageError without an engine, and for a wrong style.
    """
    alone = style._replace(xml=_SEVERAL_WORKS_ATTRIBUTE.sub("", style.xml))
    result = format_publications(publications, [], alone, acronyms=False, store=store)
    return SeparateReferences({entry.key: entry.runs for entry in result.bibliography}, result.warnings)
