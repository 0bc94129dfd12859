"""From a record to the tags of a RIS record, in the newer of its two dialects."""

from collections.abc import Iterator
from typing import Final

from protlib.formats.parsed import ACRONYMS
from protlib.formats.ris import packed_lines
from protlib.formats.ris.record_layout import RisPlan
from protlib.formats.ris.ris_record import read_ris_record
from protlib.formats.ris.tags import CITATION_KEY
from protlib.formats.ris.text_values import ris_value as one_line
from protlib.formats.tagged_text import Tags
from protlib.record.attached_file import files_of
from protlib.record.raw_record import RawRecord

_SAID_OTHERWISE: Final = frozenset({"event_title", "event_place"})
"""Fields that protlib reads from their tags as another field, and other programs read right."""


def make_tags(plan: RisPlan) -> Tags:
    """Return a record's tags, its type first, and as `M2` the values that do not read back from the tags."""
    publication, receiver = plan.publication, plan.receiver
    tags = plan.tags_for(receiver.program)
    if receiver.program.wants_citation_key and publication.key:
        tags = [*tags, ("M2", f"{CITATION_KEY}{publication.key}")]
    if receiver.names_files:
        tags = [*tags, *(("L1", one_line(file.path)) for file in files_of(publication))]
    if receiver.packs:
        lines = packed_lines.iterate_lines(publication, _read_back(plan))
        tags = tags + [("M2", one_line(line)) for line in lines if receiver.is_exact or packed_lines.is_legible(line)]
    return [("TY", plan.kind), *tags]


def iterate_lacking(plan: RisPlan) -> Iterator[str]:
    """Yield the fields, and the members of `extra`, that a record's tags do not hold."""
    meanings = {*plan.filled, *plan.publication.extra, "type", ACRONYMS}
    meanings -= {meaning for meaning, _ in plan.pairs} & _SAID_OTHERWISE
    return (name for name in packed_lines.iterate_names(plan.publication, _read_back(plan)) if name in meanings)


def _read_back(plan: RisPlan) -> RawRecord:
    """Return the raw record that protlib reads from the plan's tags."""
    return read_ris_record(plan.kind, plan.tags, plan.receiver.kinds)
