"""Language versions of one work: suggests such records, and picks the version that a report in a language cites."""

import re
from collections import defaultdict
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from itertools import combinations
from typing import Final, NamedTuple

from protlib.record import names
from protlib.record.identifiers import isbn13
from protlib.record.identifiers.symbols import comparable_symbol, own_symbols
from protlib.record.model import PARTS, Name, Publication
from protlib.record.names.known_bodies import find_known_body
from protlib.text import fold, words

_LANGUAGES: Final = (
    r"(?:ar|de|en|es|fr|it|ja|ko|nl|pl|pt|ru|tr|uk|zh|eng|fre|fra|spa|ara|rus|chi|english|french|francais"
    r"|spanish|espanol|arabic|russian|chinese|portuguese)"
)
# Such as "fr" in "/fr/publications", "report-fr.pdf", "report_FR.pdf", "10.1787/9789264045255-fr", "?lang=fr".
_LANGUAGE_IN_LINK: Final = rf"(?<=[/_.=-]){_LANGUAGES}(?=[/_.&?-]|$)"
_MOST_BETWEEN_NUMBERS: Final = 4
"""Numbers of language versions that a publisher registered together lie at most this far apart."""
_DIGITS_OF_AN_ISBN: Final = 12  # of an ISBN without the check digit


class Pair(NamedTuple):
    """The keys of two records that may be language versions of one work, and the reason."""

    first_key: str
    second_key: str
    reason: str


def suggest_versions(publications: Iterable[Publication], linked_pairs: Collection[tuple[str, str]]) -> list[Pair]:
    """Suggest records in different languages that share a number, a link or an original title, or have near ISBNs.

    `linked_pairs` are the pairs of keys, in order, that a user has already decided on.
    """
    by_sign: defaultdict[tuple[str, str], list[Publication]] = defaultdict(list)
    for publication in publications:
        if publication.language and publication.type not in PARTS:
            for sign in _signs(publication):
                by_sign[sign].append(publication)
    pairs: dict[tuple[str, str], Pair] = {}
    for (reason, _sign), group in by_sign.items():
        for first, second in combinations(group, 2):
            keys = (min(first.key, second.key), max(first.key, second.key))
            if _are_apart(first, second) and keys not in linked_pairs and _may_be_one(first, second, reason):
                pairs.setdefault(keys, Pair(*keys, reason))
    return sorted(pairs.values())


def version_in_language(publications: Sequence[Publication], language: str) -> Publication | None:
    """Return the record of a work in a language, first of all in its exact variety; None without one."""
    tag = language.lower()
    candidates = [
        publication for publication in publications if _primary_subtag(publication.language) == _primary_subtag(tag)
    ]
    return next(
        (version for version in candidates if version.language.lower() == tag), candidates[0] if candidates else None
    )


def cite_in_language(
    publications: Iterable[Publication], works: Mapping[str, Sequence[Publication]], language: str
) -> list[Publication]:
    """Return records as a report in a language cites them: in its language version, but under their own keys.

    `works` are the versions of each key's work. Two records that become the same version are one, with the other key as
    an alias.
    """
    cited_versions: dict[str, Publication] = {}
    for publication in publications:
        is_right = _primary_subtag(publication.language) == _primary_subtag(language.lower())
        version = None if is_right else version_in_language(works.get(publication.key, ()), language)
        cited = version or publication
        if first := cited_versions.get(cited.key):
            cited_versions[cited.key] = first.changed(aliases=(*first.aliases, publication.key, *publication.aliases))
        elif version:
            cited_versions[cited.key] = version.changed(
                key=publication.key, aliases=(*publication.aliases, version.key)
            )
        else:
            cited_versions[cited.key] = publication
    return list(cited_versions.values())


def _signs(publication: Publication) -> Iterator[tuple[str, str]]:
    """Yield the reasons for being one work, each with the value that its versions share."""
    for symbol in own_symbols(publication):
        yield "same document symbol", comparable_symbol(symbol)
    for kind, text in (("DOI", publication.doi), ("link", publication.url)):
        if text:
            yield f"same {kind} but for the language", re.sub(_LANGUAGE_IN_LINK, "*", text.lower())
    original = publication.extra.get("original-title")
    for title in (publication.title, original if isinstance(original, str) else ""):
        if title:
            yield "original title", " ".join(words(title))
    if (body := _body(publication)) and publication.year:
        if publication.number and not own_symbols(publication):
            yield "same number, year and body", f"{body}/{publication.year}/{fold(publication.number)}"
        if publication.isbn:
            yield "ISBNs side by side, same year and body", f"{body}/{publication.year}"


def _may_be_one(first: Publication, second: Publication, reason: str) -> bool:
    """Tell whether the shared value really means one work: links must name a language, ISBNs lie side by side."""
    if reason.startswith("ISBNs"):
        return _are_near(first.isbn, second.isbn)
    if reason == "original title":
        return any(record.extra.get("original-title") for record in (first, second))
    if "but for the language" in reason:
        field = "doi" if "DOI" in reason else "url"
        return bool(getattr(first, field).lower() != getattr(second, field).lower())
    return True


def _are_near(isbns: str, other_isbns: str) -> bool:
    numbers = [
        [int(isbn[:_DIGITS_OF_AN_ISBN]) for number in text.split() if (isbn := isbn13(number))]
        for text in (isbns, other_isbns)
    ]
    return any(0 < abs(first - second) <= _MOST_BETWEEN_NUMBERS for first in numbers[0] for second in numbers[1])


def _are_apart(first: Publication, second: Publication) -> bool:
    return _primary_subtag(first.language) != _primary_subtag(second.language)


def _primary_subtag(language: str) -> str:
    return language.lower().partition("-")[0]


def _body(publication: Publication) -> str:
    name = next(iter((*publication.authors, *publication.editors)), Name())
    if not name.literal and not name.family and publication.publisher:
        name = names.organisation(publication.publisher)
    body = find_known_body(name) if name.literal else None
    return body.code if body else fold(name.literal or f"{name.family} {name.given}".strip())
