"""Numbers of things, as a summary of what came from another program has them."""

from typing import Final

_ONE: Final = {"saved searches": "saved search", "categories": "category"}


def count_names(number: int, names: str) -> str:
    """Return a number with the name of so many things: "items | in the trash" makes "1 item in the trash"."""
    several, _space, rest = names.partition(" | ")
    singular = _ONE.get(several, several.removesuffix("s"))
    return f"{number:,} {singular if number == 1 else several}{rest and f' {rest}'}"
