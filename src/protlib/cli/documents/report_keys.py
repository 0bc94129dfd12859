"""What is said of the keys that a report cites: those of one work twice, and earlier keys of a record."""

from collections.abc import Iterable, Sequence
from typing import TYPE_CHECKING, Final

from protlib.cli.documents.cited_twice import tell_cited_twice
from protlib.cli.output import say
from protlib.text import comparable_key, list_first, make_printable

if TYPE_CHECKING:
    from protlib.library import Library
    from protlib.record.model import Publication

_MOST_NAMES: Final = 5  # of keys, in a message of one line


def tell_of_keys(library: "Library", name: str, keys: Iterable[str], records: "Sequence[Publication]") -> None:
    """Say which cited records are surely one publication, and which keys of a report are earlier ones of a record.

    protlib knows these; an exported file of references, such as that of Quarto, has only those of now.
    """
    tell_cited_twice(library, records)
    present_keys = {comparable_key(record.key) for record in records}
    by_alias = {comparable_key(alias): record.key for record in records for alias in record.aliases}
    pairs = [
        f"@{key} is now @{by_alias[comparable_key(key)]}"
        for key in keys
        if comparable_key(key) in by_alias and comparable_key(key) not in present_keys
    ]
    if pairs:
        say(make_printable(f"{name}: {list_first(pairs, _MOST_NAMES)}; type the new key there"))
