"""Takes off what web pages add to titles: the name of the site, the kind of file."""

import re
from collections.abc import Iterator
from functools import lru_cache
from pathlib import Path
from typing import Final

from protlib.frozen import NamedTuple
from protlib.record.model import Publication
from protlib.record.tables import read_rows
from protlib.record.titles.title_with_subtitle import with_subtitle
from protlib.text import words

# Such as " | " in "Trapped at Sea | ReliefWeb", the last in the title.
_BAR: Final = r"\s+(?:[|»·]|[-–—])\s+(?!.*\s(?:[|»·]|[-–—])\s)"
_FILE: Final = r"(?i)^\s*[(\[](?:PDF|DOC|e-?book)[)\]]\s*(?=\S)"
_SITE_ENDING: Final = r"(?i)\s+on JSTOR$"
_SITES: Final = {"".join(words(name)): addition for name, addition in read_rows(Path(__file__).with_suffix(".txt"))}
"""What sites add to a title before their names; the names are in one word each."""
_TABLE_PREFIXES: Final = frozenset({"csv", "jsonl"})
"""What stands in `extra` before the headings of tables and of JSON."""
_COUNTRY: Final = "country"
_WHOLE_WORLD: Final = "world"
_FEWEST_TITLE_WORDS: Final = 5
"""A title of so many words identifies its report without the country."""


class PageTitle(NamedTuple):
    """A title without the additions of its page; `country` is the country that the page is filed under."""

    text: str
    country: str = ""


def clean_page_title(publication: Publication) -> PageTitle:
    """Return the title of a record without the additions of its page, such as a site's or a publisher's name."""
    title = _with_column_of_subtitles(publication) if publication.extra else publication.title
    if not may_have_site(title):
        return PageTitle(title, "")  # which is quicker than to leave the country out
    return _without_site(title, frozenset(_own_names(publication)))


def _with_column_of_subtitles(publication: Publication) -> str:
    """Return a title with the subtitle that a table had in its own column, which older versions left in `extra`."""
    subtitles = (str(text) for name, text in publication.extra.items() if _holds_subtitle(name))
    return with_subtitle(publication.title, next(subtitles, ""))


@lru_cache(maxsize=1024)
def _holds_subtitle(name: str) -> bool:
    """Tell whether a value in `extra` was a column of subtitles, such as "csv:Subtitle"."""
    from protlib.record.fields.headings import field_of  # which records of no table never need

    origin, _, heading = name.partition(":")
    return origin in _TABLE_PREFIXES and field_of(heading) == "subtitle"


def strip_page(title: str) -> str:
    """Return a title without the additions of a known site."""
    return _without_site(title, frozenset()).text if may_have_site(title) else title


def may_have_site(title: str) -> bool:
    """Tell quickly whether a page may have added to a title; nearly all titles have none of these signs."""
    has_dash = " - " in title or " – " in title or " — " in title
    has_sign = "|" in title or "»" in title or "·" in title
    return has_dash or has_sign or title[:1] in "([" or title.endswith("JSTOR")


def _without_site(title: str, site_names: frozenset[str]) -> PageTitle:
    country = ""
    title = re.sub(_SITE_ENDING, "", re.sub(_FILE, "", title))
    while (match := re.search(_BAR, title)) and match.start():
        name = "".join(words(title[match.end() :]))
        if not (name in _SITES or name in site_names or ("|" in match[0] and _is_body(title[match.end() :]))):
            break
        title = title[: match.start()]
        if _SITES.get(name) == _COUNTRY:
            title, country = _without_country(title)
    return PageTitle(title, country)


def _without_country(title: str) -> PageTitle:
    """Return a title without the country that a site files it under: "Trapped at Sea: ... - Thailand"."""
    from protlib.record import places

    match = re.search(_BAR, title)
    if not match or len(words(title[: match.start()])) < _FEWEST_TITLE_WORDS:
        return PageTitle(title)
    filed = words(title[match.end() :])
    if filed == [_WHOLE_WORLD]:
        return PageTitle(title[: match.start()])
    place = places.resolve(title[match.end() :])
    return PageTitle(title[: match.start()], "".join(filed)) if place and place.kind == "country" else PageTitle(title)


def _own_names(publication: Publication) -> Iterator[str]:
    """Yield the names of the makers and the container of a publication, in one word each."""
    for name in (*publication.authors, *publication.editors):
        yield from ("".join(words(text)) for text in (name.literal, name.short) if text)
    for text in (publication.publisher, publication.container_title):
        if text:
            yield "".join(words(text))


def _is_body(text: str) -> bool:
    from protlib.record.names.known_bodies import body_named

    return body_named(text) is not None
