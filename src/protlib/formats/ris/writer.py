"""From a record to the tags of a RIS record, in the newer of its two dialects."""

from collections.abc import Iterator

from protlib.formats.ris import packed, readback
from protlib.formats.ris.lines import Tags
from protlib.formats.ris.markup import value as one_line
from protlib.formats.ris.plan import Plan
from protlib.formats.ris.receiver import Receiver
from protlib.record.model import Publication


def write(publication: Publication, receiver: Receiver) -> Tags:
    """Return the tags of a record, its type first, and as `M2` what reading the tags does not give."""
    plan = Plan(publication, receiver)
    tags = plan.tags_for(receiver.program)
    if receiver.packs:
        lines = readback.untold(plan)
        tags = tags + [
            ("M2", one_line(line)) for line in lines if receiver.is_exact or packed.is_legible(line)
        ]
    return [("TY", plan.kind), *tags]


def lacking(publication: Publication, receiver: Receiver) -> Iterator[str]:
    """Yield the fields of a record, and of `extra` the members, that its tags do not say."""
    plan = Plan(publication, receiver)
    return packed.named(readback.untold(plan))
