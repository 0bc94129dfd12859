"""When two records are the same publication.

Two records are the same where they share a DOI and their titles do not contradict that (a supplement has one DOI for
all that is in it); where they share an ISBN or a link and their titles do not differ (chapters share their book's); or
where title, year and first author or organisation are the same. Grey literature
asks for patience with the last: a catalogue leaves out the author or the year, writes an organisation as an acronym,
or mixes up the order of authors. What tells the parts of a series apart (numbers in the title, volume, issue, report
number, edition, month) has the last word.
"""

import re
from collections.abc import Sequence
from typing import Any, Final

from protlib.record.identifiers import doi, isbn13
from protlib.record.model import BOOKKEEPING, FIELDS, TEXT_LISTS, Name, Publication
from protlib.text import fold, without_markup, words

_PARTS: Final = frozenset({"chapter", "entry", "entry-dictionary", "entry-encyclopedia"})
_WHOLES: Final = frozenset({"book", "classic", "collection", "pamphlet", "periodical", "report", "thesis"})
_COUNTED: Final = ("volume", "issue", "number", "edition")
_PLACED: Final = ("issue", "number", "page")
_DESCRIPTION: Final = tuple(
    name for name in FIELDS if name not in {*BOOKKEEPING, *TEXT_LISTS, "extra", "title"}
)
_ARTICLES: Final = frozenset({"the", "a", "an"})
_COUNTING: Final = {
    **{word: word for word in ("part", "volume", "phase", "chapter", "round", "section", "book", "module")},
    "vol": "volume",
    "pt": "part",
}
_NUMERALS: Final = (
    "i one",
    "ii two",
    "iii three",
    "iv four",
    "v five",
    "vi six",
    "vii seven",
    "viii eight",
    "ix nine",
    "x ten",
)
_FIGURES: Final = {name: str(number) for number, names in enumerate(_NUMERALS, 1) for name in names.split()}
_TELLING: Final = 4
"""So many words make a title that two publications of one author hardly share."""
_LENGTH: Final = 80
_LIKENESS: Final = 85
_MISSPELT: Final = 60
_OTHER_TITLES: Final = ("title-short", "original-title")
_NOTE_IN_TITLE: Final = re.compile(r"[\[(][^\[\]()]*[\])]")
_MONTH: Final = re.compile(r"\d{4}-(0[1-9]|1[0-2])(?:-\d\d)?$")
_SCHEME: Final = re.compile(r"[A-Za-z][A-Za-z0-9+.-]*://")
_FRAGMENT: Final = re.compile(r"#(?![/!]).*")


def fingerprints(publication: Publication) -> tuple[str, ...]:
    """Return texts to look up: records that are the same share one of them; not all that share one are the same."""
    found = [f"doi:{number}" for number in sorted(_dois(publication))]
    found += [f"isbn:{number}" for number in sorted(_isbns(publication))]
    if publication.url and (link := _link(publication.url)):
        found.append(f"url:{link}")
    title = "".join(_title(publication))
    return (*found, f"title:{title[:_LENGTH]}" if title else f"untitled:{publication.year}")


def same(one: Publication, other: Publication) -> bool:
    """Tell whether two records are the same publication."""
    dois = _dois(one), _dois(other)
    if dois[0] & dois[1]:
        return not _contradict(one, other)
    if _is_part_of_whole(one, other) or _is_part_of_whole(other, one):
        return False
    if (_isbns(one) & _isbns(other) or _have_same_link(one, other)) and not _titles_differ(one, other):
        return True
    return not all(dois) and _have_same_description(one, other)


def shared(one: Publication, other: Publication) -> str:
    """Return the DOI, or the ISBN of two wholes, that two records have in common, with its name; "" where there is none."""
    if dois := _dois(one) & _dois(other):
        return f"DOI {min(dois)}"
    if _PARTS.isdisjoint({one.type, other.type}) and (isbns := _isbns(one) & _isbns(other)):
        return f"ISBN {min(isbns)}"
    return ""


def details(publication: Publication) -> tuple[tuple[Any, ...], ...]:
    """Return what records with one title that are the same have in common besides, the most telling first.

    Where a title is that of a thousand ("Editorial"), two of these that share none are not compared. The first is all that
    describes a record: who shares it is the same.
    """
    title, year = "".join(_title(publication)), publication.year
    place = (publication.volume, publication.issue, publication.number, *_figures(publication.page)[:1])
    found: list[tuple[Any, ...]] = [
        (without_markup(publication.title), *(getattr(publication, name) for name in _DESCRIPTION)),
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


def _dois(publication: Publication) -> set[str]:
    """Return the DOIs in lower case, for case does not matter in them (DOI Handbook 2.4); a link to one counts."""
    found = {publication.doi.lower()} if publication.doi else set()
    if "doi.org/10" in publication.url:
        try:
            found.add(doi(publication.url).lower())
        except ValueError:
            return found
    return found


def _contradict(one: Publication, other: Publication) -> bool:
    """Tell whether two records with one DOI are two publications: by their titles, and what else could excuse these."""
    if not one.title or not other.title:
        return False
    is_alike = any(_are_alike(first, second) for first in _forms(one) for second in _forms(other))
    if is_alike or _is_without_note(one, other) or _is_without_note(other, one):
        is_short = max(len(_title(one)), len(_title(other))) < _TELLING
        return is_short and _have_other_pages(one, other) and _are_by_same(one, other) is False
    return _have_other_pages(one, other) or not _is_translation(one, other)


def _forms(publication: Publication) -> list[list[str]]:
    """Return the titles of a record: as it stands, before it was translated, in short."""
    others = (str(publication.extra.get(name, "")) for name in _OTHER_TITLES)
    return [found for title in (publication.title, *others) if (found := _title_words(title))]


def _is_without_note(one: Publication, other: Publication) -> bool:
    """Tell whether the title of one is that of the other without what stands in brackets there ("[Abstract]")."""
    bare = _title_words(_NOTE_IN_TITLE.sub(" ", one.title).strip())
    return "".join(bare) == "".join(_title(other)) != ""


def _are_alike(first: list[str], second: list[str]) -> bool:
    """Tell whether two titles are one, with a subtitle left out or misspelt; never across different numbers."""
    figures = set(_figures(" ".join(first))), set(_figures(" ".join(second)))
    if not (figures[0] <= figures[1] or figures[1] <= figures[0]):
        return False
    joined = "".join(first), "".join(second)
    if joined[0].startswith(joined[1]) or joined[1].startswith(joined[0]):
        return True
    from rapidfuzz import fuzz

    if fuzz.token_sort_ratio(" ".join(first), " ".join(second)) < _LIKENESS:
        return False
    # Of two countries or peoples in otherwise equal titles, none is the other misspelt.
    only = [" ".join(sorted({*these} - {*those})) for these, those in ((first, second), (second, first))]
    return not all(only) or fuzz.ratio(*only) >= _MISSPELT


def _have_other_pages(one: Publication, other: Publication) -> bool:
    pages = set(_figures(one.page)), set(_figures(other.page))
    return all(pages) and not pages[0] & pages[1]


def _is_translation(one: Publication, other: Publication) -> bool:
    """Tell whether one title may be the other in another language: by their languages, or because all else is the same."""
    if one.language and other.language:
        return one.language.split("-")[0] != other.language.split("-")[0]
    first, second = _figures(one.page)[:1], _figures(other.page)[:1]
    return first == second != [] and one.year == other.year and _are_by_same(one, other) is True


def _isbns(publication: Publication) -> set[str]:
    return (
        {number for part in publication.isbn.split() if (number := isbn13(part))}
        if publication.isbn
        else set()
    )


def _have_same_link(one: Publication, other: Publication) -> bool:
    return bool(one.url and other.url) and _link(one.url) == _link(other.url) != ""


def _link(url: str) -> str:
    """Return a link without what does not tell pages apart; "" where it is a site's front page or only resolves a DOI."""
    scheme = _SCHEME.match(url)
    host, _, path = url[scheme.end() if scheme else 0 :].partition("/")
    host = host.lower().removeprefix("www.")
    path = (_FRAGMENT.sub("", path) if "#" in path else path).rstrip("/")
    return "" if not path or host.endswith("doi.org") else f"{host}/{path}"


def _is_part_of_whole(one: Publication, other: Publication) -> bool:
    return one.type in _PARTS and other.type in _WHOLES


def _title(publication: Publication) -> list[str]:
    """Return the words of the title as they are compared: "The", "&" and the way of counting parts do not matter."""
    return _title_words(publication.title)


def _title_words(title: str) -> list[str]:
    found = words(without_markup(title).replace("&", " and "))
    if len(found) > 1 and found[0] in _ARTICLES:
        del found[0]
    for place in range(0 if _COUNTING.keys().isdisjoint(found) else len(found) - 1):
        if counting := _COUNTING.get(found[place]):
            following = found[place + 1]
            found[place], found[place + 1] = counting, _FIGURES.get(following, following)
    return found or ([title] if title else [])


def _figures(text: str) -> list[str]:
    return [figure.lstrip("0") for figure in re.findall(r"\d+", text)]


def _titles_differ(one: Publication, other: Publication) -> bool:
    """Tell whether the titles differ by more than a subtitle that one of them leaves out."""
    if not one.title or not other.title:
        return False
    first, second = _title(one), _title(other)
    if _figures(" ".join(first)) != _figures(" ".join(second)):
        return True
    forms = {"".join(first), "".join(_title_words(_main_title(one)))}
    return "".join(second) not in forms and "".join(_title_words(_main_title(other))) != "".join(first)


def _main_title(publication: Publication) -> str:
    return re.split(r"[:?!]|\s[-–—]\s|\.\s", without_markup(publication.title), maxsplit=1)[0]


def _have_same_description(one: Publication, other: Publication) -> bool:
    if not one.title or not other.title:
        return one.title == other.title and _have_same_fields(one, other)
    title = _title(one)
    if not _have_same_words(title, _title(other)) or _are_apart(one, other):
        return False
    by_same = _are_by_same(one, other)
    if by_same is False or (one.year and other.year and one.year != other.year):
        return False
    return one.year == other.year or (by_same is True and len(title) >= _TELLING)


def _have_same_fields(one: Publication, other: Publication) -> bool:
    """Tell whether two records without a title are the same in all else."""
    fields = [getattr(one, name) for name in _DESCRIPTION]
    return fields == [getattr(other, name) for name in _DESCRIPTION]


def _have_same_words(first: list[str], second: list[str]) -> bool:
    """Tell whether two titles are one, wherever a compound is written as two words; never across different numbers."""
    return "".join(first) == "".join(second) and _figures(" ".join(first)) == _figures(" ".join(second))


def _are_apart(one: Publication, other: Publication) -> bool:
    """Tell whether a number, a month or a container says that two records of one title are two of a series."""
    for name in _COUNTED:
        first, second = set(_figures(getattr(one, name))), set(_figures(getattr(other, name)))
        if not (first <= second or second <= first):
            return True
    if _have_other_months(one, other):
        return True
    return one.type in _PARTS and other.type in _PARTS and _containers_differ(one, other)


def _have_other_months(one: Publication, other: Publication) -> bool:
    """Tell whether two issues of a monthly are meant; what is online first has one number or one page for both dates."""
    months = _MONTH.match(one.date), _MONTH.match(other.date)
    if not months[0] or not months[1] or months[0][1] == months[1][1]:
        return False
    return not any(getattr(one, name) == getattr(other, name) != "" for name in _PLACED)


def _containers_differ(one: Publication, other: Publication) -> bool:
    first, second = "".join(_title_words(one.container_title)), "".join(_title_words(other.container_title))
    return not (first.startswith(second) or second.startswith(first))


def _are_by_same(one: Publication, other: Publication) -> bool | None:
    """Tell whether two records have the same author, else editor, else publisher; None where one does not say."""
    for name in ("authors", "editors", "publisher"):
        first, second = getattr(one, name), getattr(other, name)
        if first and second:
            return _share(
                *(([Name(literal=who)] if isinstance(who, str) else who) for who in (first, second))
            )
        if first or second:
            return None
    return None


def _share(first: Sequence[Name], second: Sequence[Name]) -> bool:
    """Tell whether the first of one list is in the other: catalogues mix up the order of authors."""
    return any(_is_same(first[0], name) for name in second) or any(
        _is_same(second[0], name) for name in first
    )


def _is_same(one: Name, other: Name) -> bool:
    """Tell whether two names may be one: a part of a family name, or an organisation's acronym, is enough."""
    if one.literal and other.literal:
        return _is_same_organisation(one, other)
    first, second = (set(words(name.literal or name.family or name.given)) for name in (one, other))
    return first <= second or second <= first


def _is_same_organisation(one: Name, other: Name) -> bool:
    first, second = words(one.literal), words(other.literal)
    shared = min(len(first), len(second))
    if first[:shared] == second[:shared] or _abbreviates(first, second) or _abbreviates(second, first):
        return True
    shorts = "".join(words(one.short)), "".join(words(other.short))
    return (shorts[0] == shorts[1] != "") or shorts[0] in second or shorts[1] in first


def _abbreviates(short: list[str], full: list[str]) -> bool:
    """Tell whether a single word is made of initials of the others, in their order: "OHCHR", "UNODC"."""
    initials = iter([word[0] for word in full])
    return len(short) == 1 < len(full) and all(letter in initials for letter in short[0])
