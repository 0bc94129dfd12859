"""The rules for each style, as its manual says; an unknown style has the common ones."""

from typing import Final

_COMMON: Final = (
    "title-missing", "no-author", "no-date", "title-in-capitals", "title-case", "container-missing", "no-volume",
    "no-pages", "no-publisher",
)  # fmt: skip
_FURTHER: Final[dict[str, tuple[str, ...]]] = {
    "apa": ("no-link", "no-access-date"),
    "chicago-author-date": ("no-link", "no-access-date"),
    "chicago-notes-bibliography": ("no-link", "no-access-date"),
    "elsevier-harvard": ("no-place",),
    "food-and-agriculture-organization-of-the-united-nations": ("no-place", "no-link"),
    "harvard-cite-them-right": ("no-place", "no-link", "no-access-date-of-link"),
    "ieee": ("no-place", "no-access-date-of-link"),
    "iso690-author-date-fr": ("no-place", "no-access-date-of-link"),
    "modern-language-association": ("no-link",),
    "nlm-citation-sequence": ("no-place", "no-access-date-of-link"),
    "un-author-date": ("no-place", "no-symbol"),
    "un-notes": ("no-place", "no-symbol"),
}
"""What a style asks for beside the common rules."""

LACKS: Final = {
    "title-missing": "no title",
    "no-author": "no author",
    "no-date": "no date",
    "container-missing": "no journal or book",
    "no-volume": "no volume",
    "no-pages": "no pages",
    "no-publisher": "no publisher",
    "no-place": "no place",
    "no-link": "no link",
    "no-access-date": "no access date",
    "no-access-date-of-link": "no access date",
    "no-symbol": "no document symbol",
    "title-in-capitals": "a title in capitals",
    "title-case": "a title with a capital in each word",
}
"""What records have or lack that these rules find."""


def rules_for(style: str) -> tuple[str, ...]:
    """Return the names of the rules that a reference in this style must pass."""
    return (*_COMMON, *_FURTHER.get(style, ()))


def styles_with_rules() -> tuple[str, ...]:
    """Return the styles with rules of their own."""
    return tuple(_FURTHER)
