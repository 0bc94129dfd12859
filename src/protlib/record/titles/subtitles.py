"""A title and its subtitle, which tables and registries keep apart, as one text."""

from typing import Final

from protlib.text import fold, without_markup

_ENDS: Final = (":", "?", "!", ".", "—", "–")
"""Signs behind a title after which its subtitle needs no colon."""


def with_subtitle(title: str, subtitle: str) -> str:
    """Return a title with its subtitle, unless it has that already."""
    if not subtitle or not title:
        return title or subtitle
    if fold(without_markup(subtitle)) in fold(without_markup(title)):
        return title
    return f"{title}{' ' if title.endswith(_ENDS) else ': '}{subtitle}"
