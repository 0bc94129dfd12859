"""From a record to the tags of a RIS record, in the newer of its two dialects."""

from collections.abc import Iterator
from typing import Final

from protlib.formats.parsed import ACRONYMS
from protlib.formats.ris import packed
from protlib.formats.ris.lines import Record
from protlib.formats.ris.markup import value as one_line
from protlib.formats.ris.plan import Plan
from protlib.formats.ris.reader import read
from protlib.formats.ris.tags import CITATION_KEY
from protlib.formats.tagged_text import Tags

_SAID_OTHERWISE: Final = frozenset({"event_title", "event_place"})
"""What protlib reads as another field, and others as what it is."""


def write(plan: Plan) -> Tags:
    """Return the tags of a record, its type first, and as `M2` what reading the tags does not give."""
    publication, receiver = plan.publication, plan.receiver
    tags = plan.tags_for(receiver.program)
    if receiver.program.wants_citation_key and publication.key:
        tags = [*tags, ("M2", f"{CITATION_KEY}{publication.key}")]
    if receiver.packs:
        lines = [line for line in _unsaid(plan) if receiver.is_exact or packed.is_legible(line)]
        tags = [*tags, *(("M2", one_line(line)) for line in lines)]
    return [("TY", plan.kind), *tags]


def lacking(plan: Plan) -> Iterator[str]:
    """Yield the fields of a record, and of `extra` the members, that its tags do not say."""
    meant = {*plan.filled, *plan.publication.extra, "type", ACRONYMS}
    meant -= {meaning for meaning, _ in plan.pairs} & _SAID_OTHERWISE
    return (name for name in packed.named(_unsaid(plan)) if name in meant)


def _unsaid(plan: Plan) -> Iterator[str]:
    """Return a labelled line for each field and variable of a record that its tags do not say exactly: they are read to see."""
    raw = read(Record(0, plan.kind, plan.tags), plan.kinds)
    return packed.untold(plan.publication, raw, raw.get("extra", {}))
