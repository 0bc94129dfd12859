"""What one of two records of the same publication adds to the other."""

from collections.abc import Iterable, Sequence
from typing import Any

from protlib.record.model import BOOKKEEPING, FIELDS, TEXT_LISTS, Publication
from protlib.text import fold


def fill(old: Publication, new: Publication) -> Publication:
    """Return the old record with what the new one adds: empty fields filled, lists united, nothing overwritten.

    A list of names is filled only where it is empty, for the order of authors matters; the type "document" counts as
    empty. The old record itself comes back where nothing is added.
    """
    added: dict[str, Any] = {}
    for name in FIELDS:
        before, after = getattr(old, name), getattr(new, name)
        if name in BOOKKEEPING or not after or before == after:
            continue
        if name in TEXT_LISTS:
            after = _united(before, after)
        elif name == "extra":
            after = {**after, **before}
        elif before and not (name == "type" and before == "document"):
            continue
        if after != before:
            added[name] = after
    return old.changed(**added) if added else old


def _united(before: Sequence[str], after: Iterable[str]) -> tuple[str, ...]:
    known = {fold(text) for text in before}
    return (*before, *(text for text in after if fold(text) not in known))
