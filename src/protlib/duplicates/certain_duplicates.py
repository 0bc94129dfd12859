"""Tells by their fields alone which records a comparison is certain to call one publication.

A file that is imported again has mostly the same records, with one or two new values; to compare each takes a while.
"""

from collections.abc import Callable
from operator import attrgetter
from typing import Any, Final

from protlib.duplicates import compared_identifiers as identifiers
from protlib.duplicates.compared import ComparedRecord, is_called_unfinished
from protlib.duplicates.description import description
from protlib.duplicates.judgement import Sameness
from protlib.duplicates.page_titles import may_have_site
from protlib.record.model import Publication

_deciding_fields: Final[Callable[[Publication], tuple[Any, ...]]] = attrgetter(
    "title", "date", "type", "language", "number", "collection_number", "edition", "volume", "issue", "page",
    "container_title", "isbn", "doi", "url", "genre", "addendum", "note", "extra",
)  # fmt: skip
"""Returns the fields that can tell apart two records with one identifier; the names of its makers cannot.

A status can only where it calls one of them a draft: `set status=forthcoming --all` compares a seventh of a library.
"""


def are_surely_one(first: Publication, second: Publication) -> bool:
    """Tell whether the comparison is certain to call two records the same; it may call others the same as well."""
    is_decided = _have_same_deciding_fields(first, second) and _has_identifier(first)
    return is_decided and not _may_be_sisters(first, second)


def are_surely_one_with_key(first: Publication, second: Publication) -> bool:
    """Tell whether nothing can tell two records with one key apart, as `are_surely_one` does."""
    if not _have_same_deciding_fields(first, second):
        return False
    return _has_identifier(first) or (
        description(first) == description(second) and (first.abstract == second.abstract or not first.abstract)
    )


def are_surely_alike(first: ComparedRecord, second: ComparedRecord) -> bool:
    """Tell whether the comparison is certain to call two records the same, with the highest score."""
    one, another = first.publication, second.publication
    if one.title != another.title or one.extra != another.extra or description(one) != description(another):
        return False
    if _may_be_sisters(one, another):
        return False
    # A record under its key does not need it.
    from protlib.duplicates.shared_identifiers import judge_described_alike

    return judge_described_alike(first, second).sameness is Sameness.SAME


def _may_be_sisters(first: Publication, second: Publication) -> bool:
    """Tell whether two records may be sister reports, which have one title if it is general, or a guess."""
    if (first.files and second.files) or "title" in (*first.guessed, *second.guessed):
        return True
    places, further_places = (first.countries, first.regions), (second.countries, second.regions)
    if places != further_places and any(places) and any(further_places):
        return True
    pairs = ((first.abstract, second.abstract), (first.publisher_place, second.publisher_place))
    return any(text != other_text and text and other_text for text, other_text in pairs)


def _have_same_deciding_fields(first: Publication, second: Publication) -> bool:
    """Tell whether the deciding fields are equal, and the title does not depend on others."""
    title = first.title
    return (
        title[:1].isalnum()
        and _deciding_fields(first) == _deciding_fields(second)
        and (first.status == second.status or is_called_unfinished(first) == is_called_unfinished(second))
        and not may_have_site(title)
    )


def _has_identifier(record: Publication) -> bool:
    """Tell whether a record has a DOI, a link, or the ISBN of what is no piece of a container."""
    return bool(
        identifiers.dois(record)
        or identifiers.page_of_link(record.url)
        or (not record.container_title and identifiers.isbns(record))
    )
