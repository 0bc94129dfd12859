"""The works that a report without keys names in its notes or its typed list, as records."""

from collections.abc import Iterator
from typing import NamedTuple

from protlib.citing.verification.manuscript import Manuscript
from protlib.formats.common.entry_records import records_of_entries
from protlib.formats.parsed import ReadOptions
from protlib.record.model import Publication
from protlib.typed_references.entry import TypedEntry


class WorkByText(NamedTuple):
    """An entry of a typed list, or a note, and the record of a work that it names."""

    entry: TypedEntry
    record: Publication


def iterate_works(manuscript: Manuscript) -> Iterator[WorkByText]:
    """Yield each work that a report lists, or else that its notes name, in their order.

    They are the works that an import of its references adds.
    """
    for entry in manuscript.typed_list.entries or manuscript.works_in_notes:
        for record in records_of_entries([entry], ReadOptions()).publications:
            yield WorkByText(entry, record)
