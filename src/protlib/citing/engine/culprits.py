"""Items that stop the engine are found by halving the list, so that the others can be printed."""

import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from typing import Any, Final

from protlib.citing.engine.engine_program import EndlessError
from protlib.errors import UsageError
from protlib.frozen import expression
from protlib.text import change_strings

Item = Mapping[str, Any]
_ALTOGETHER: Final = 300.0  # seconds that the whole search may take
_PLAIN: Final = expression(r"[^\w\s.,:;/()-]+")
_MOST_LETTERS: Final = 300  # of the engine's own message, which may quote a whole record
_MOST_NAMED: Final = 3  # keys in a message of one line
_TEXTS: Final = frozenset({"id", "type"})


def tame_items(items: Sequence[Item], attempt: Callable[[Sequence[Item]], object]) -> tuple[list[Item], list[str]]:
    """Return items that the engine can print, and messages about those that stopped it.

    Items that stopped it are reduced to plain letters. `attempt` runs the engine with some items, and raises UsageError
    where it fails. A failure that no item causes, such as that of a style, is raised again. EndlessError is raised
    where the search takes too long.
    """
    attempt([])
    until = time.monotonic() + _ALTOGETHER
    culprits = {item["id"]: item for item in _culprits(items, attempt, until)}
    plain = {key: _simplify_item(item) for key, item in culprits.items()}
    lost = {item["id"] for item in _culprits([*plain.values()], attempt, until)}
    remaining = [plain.get(item["id"], item) for item in items if item["id"] not in lost]
    messages = [
        f"{key}: pandoc cannot read this publication; left out"
        if key in lost
        else f"{key}: pandoc cannot read its markup; printed as plain text"
        for key in culprits
    ]
    return remaining, messages


def _culprits(items: Sequence[Item], attempt: Callable[[Sequence[Item]], object], until: float) -> Iterator[Item]:
    if not items:
        return
    if time.monotonic() > until:
        first = ", ".join(str(item["id"]) for item in items[:_MOST_NAMED])
        further_culprits = f" or {len(items) - _MOST_NAMED} more" if len(items) > _MOST_NAMED else ""
        raise EndlessError(f"pandoc cannot process one of these: {first}{further_culprits}; cite them one by one")
    try:
        attempt(items)
    except UsageError:
        if len(items) == 1:
            yield items[0]
            return
        half = len(items) // 2
        yield from _culprits(items[:half], attempt, until)
        yield from _culprits(items[half:], attempt, until)


def _simplify_item(item: Item) -> dict[str, object]:
    return {name: value if name in _TEXTS else change_strings(value, _to_plain) for name, value in item.items()}


def _to_plain(text: str) -> str:
    return _PLAIN.sub(" ", text)[:_MOST_LETTERS].strip()
