"""The rules for each style, as its manual says; an unknown style has the common ones."""

from typing import Final

_ALWAYS: Final = ("title-missing", "no-author", "no-date", "title-in-capitals", "title-case", "container-missing")
_JOURNAL: Final = ("no-volume", "no-pages")
_NEEDS: Final[dict[str, tuple[str, ...]]] = {
    "apa": (*_ALWAYS, *_JOURNAL, "no-publisher", "no-link", "no-access-date"),
    "chicago-author-date": (*_ALWAYS, *_JOURNAL, "no-publisher", "no-link", "no-access-date"),
    "chicago-notes-bibliography": (*_ALWAYS, *_JOURNAL, "no-publisher", "no-link", "no-access-date"),
    "elsevier-harvard": (*_ALWAYS, *_JOURNAL, "no-publisher", "no-place"),
    "food-and-agriculture-organization-of-the-united-nations": (
        *_ALWAYS,
        *_JOURNAL,
        "no-publisher",
        "no-place",
        "no-link",
    ),
    "harvard-cite-them-right": (*_ALWAYS, *_JOURNAL, "no-publisher", "no-place", "no-link", "no-access-date-of-link"),
    "ieee": (*_ALWAYS, *_JOURNAL, "no-publisher", "no-place", "no-access-date-of-link"),
    "iso690-author-date-fr": (*_ALWAYS, *_JOURNAL, "no-publisher", "no-place", "no-access-date-of-link"),
    "modern-language-association": (*_ALWAYS, *_JOURNAL, "no-publisher", "no-link"),
    "nlm-citation-sequence": (*_ALWAYS, *_JOURNAL, "no-publisher", "no-place", "no-access-date-of-link"),
    "un-author-date": (*_ALWAYS, *_JOURNAL, "no-publisher", "no-place", "no-symbol"),
    "un-notes": (*_ALWAYS, *_JOURNAL, "no-publisher", "no-place", "no-symbol"),
}

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
    return _NEEDS.get(style, (*_ALWAYS, *_JOURNAL, "no-publisher"))


def styles_with_rules() -> tuple[str, ...]:
    """Return the styles with rules of their own."""
    return tuple(_NEEDS)
