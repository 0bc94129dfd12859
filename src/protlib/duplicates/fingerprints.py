"""What records that are the same share, so that only the few that share it need to be compared."""

from typing import Any, Final

from protlib.duplicates.compared_identifiers import dois, isbns, page
from protlib.duplicates.compared_titles import figures, title_words
from protlib.record.model import BOOKKEEPING, FIELDS, TEXT_LISTS, Publication
from protlib.text import fold, without_markup

_NOT_DESCRIPTION: Final = frozenset({*BOOKKEEPING, *TEXT_LISTS, "extra", "title"})
_DESCRIPTION: Final = tuple(name for name in FIELDS if name not in _NOT_DESCRIPTION)
_LENGTH: Final = 80  # of a title; what comes behind tells no more


def fingerprints(publication: Publication) -> tuple[str, ...]:
    """Return texts to look up: records that are the same share one of them; not all that share one are the same."""
    found = [f"doi:{number}" for number in sorted(dois(publication))]
    found += [f"isbn:{number}" for number in sorted(isbns(publication))]
    if publication.url and (link := page(publication.url)):
        found.append(f"url:{link}")
    title = "".join(title_words(publication.title))
    return (*found, f"title:{title[:_LENGTH]}" if title else f"untitled:{publication.year}")


def details(publication: Publication) -> tuple[tuple[Any, ...], ...]:
    """Return what records with one title that are the same have in common besides, the most telling first.

    Where a title is that of a thousand ("Editorial"), two of these that share none are not compared. The first is all that
    describes a record: who shares it is the same.
    """
    title, year = "".join(title_words(publication.title)), publication.year
    place = (publication.volume, publication.issue, publication.number, *figures(publication.page)[:1])
    found: list[tuple[Any, ...]] = [
        (without_markup(publication.title), *description(publication)),
    ]
    if any(place):
        found.append((title, year, *place))
    for name in ("authors", "editors", "publisher"):
        if who := getattr(publication, name):
            first = who if isinstance(who, str) else who[0].literal or who[0].family
            found += [(title, year, name, fold(first)), (title, name, fold(first))]
            break
    if publication.container_title:
        found.append((title, year, fold(publication.container_title)))
    return (*found, (title, year))


def description(publication: Publication) -> tuple[Any, ...]:
    """Return all that describes a publication beside its title: not what it is about, and not what is about the record."""
    return tuple(getattr(publication, name) for name in _DESCRIPTION)
