"""A title and its subtitle, which tables and registries keep apart, as one text."""

from typing import Final

from protlib.text import without_markup, words

_ENDS: Final = (":", ";", "?", "!", ".", "—", "–")
"""Signs behind a title after which its subtitle needs no colon."""


def with_subtitle(title: str, subtitle: str) -> str:
    """Return a title with its subtitle, unless it has that already, or that has no words, as "-" for none."""
    if not words(subtitle) or _words_of(subtitle) in _words_of(title):
        return title
    if not title:
        return subtitle
    return f"{title}{' ' if title.endswith(_ENDS) else ': '}{subtitle}"


def _words_of(text: str) -> str:
    return f" {' '.join(words(without_markup(text)))} "
