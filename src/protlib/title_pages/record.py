"""A report as a raw record: what its first pages say, by rules; every value is a guess."""

import re
from pathlib import PurePath
from typing import Final

from protlib.record import authority, names, places
from protlib.record.access import stricter
from protlib.record.cleaning import clean_record
from protlib.record.fields.file_name_marks import level_of_file_name
from protlib.record.model import Name, Publication
from protlib.record.names.initials import initials_of, matches_initials
from protlib.record.raw_record import RawRecord
from protlib.record.small_words import unfolded_words_for
from protlib.record.titles.all_capitals import lower_capitals
from protlib.text import clean, fold, squeeze, words
from protlib.title_pages import identifiers
from protlib.title_pages.bodies import bodies_in, is_body, is_organisation
from protlib.title_pages.circulation import find_access
from protlib.title_pages.citations.suggested_citation import SuggestedCitation, find_citation, find_own_citation
from protlib.title_pages.cover_names import opens_title
from protlib.title_pages.front import Front
from protlib.title_pages.imprint import find_date, find_printed_series
from protlib.title_pages.issuers import issuer_of_file
from protlib.title_pages.kinds import HEADING, without_date
from protlib.title_pages.makers.defined import is_of_syllables
from protlib.title_pages.makers.evidence import BodyEvidence
from protlib.title_pages.people import find_people, people_above, people_below, people_in_metadata
from protlib.title_pages.titles.own_titles import metadata_title, running_title
from protlib.title_pages.titles.subjects import find_subject
from protlib.title_pages.titles.title import find_title
from protlib.title_pages.titles.title_parts import with_part
from protlib.title_pages.un_documents import UNITED_NATIONS, UnDocument, read_un_document
from protlib.typed_references.records.entry_works import iterate_works
from protlib.typed_references.records.marks import take_mark
from protlib.typed_references.typed_imprint import is_city

PAGES: Final = "number-of-pages"
# Such as "original article" and "abstract".
_ARTICLE: Final = re.compile(
    r"\b(?:journal|article|research article|original (?:article|research)|peer.?review|abstract|keywords)\b",
    re.IGNORECASE,
)
_SHARED_WORDS: Final = 0.75  # the share of words: a cited title lacks its subtitle or has a slip
_PLACES_SEPARATOR: Final = re.compile(r"(?:(?<!\s)\s+)?[:：|]\s+|(?<!\s)\s+[–—-]\s+|—")
_SHORTEST_PLACE: Final = 4  # letters; "MDG: Report" is not of Madagascar
_WORD: Final = r"(?<![\w'’])[^\W\d_]+"
_LONG_WORD, _FEWEST_LONG = 4, 2
"""Letters of a long word, and so many of them: other names in capitals may be acronyms."""
# Such as "Turkish Statistical Institute (TurkStat)" and "Oak Relief (oak.world)".
_NAME_WITH_SHORT: Final = re.compile(r"(?P<name>[^()]{4,}) \((?P<short>[^()]{2,30})\)")
# Such as "Oak Data Centre (ODC), Elm University".
_BEFORE_PARENT: Final = re.compile(r"(?P<name>[^()]{4,}) \((?P<short>[A-Z]{2,10})\),? (?P<parent>[A-ZÀ-Þ][^()]+)")
_DASH: Final = re.compile(r"\s[–—-]\s")  # such as in "OC - Oak Council"
_PARTS_OF_SHORT: Final = re.compile(r"[A-ZÀ-Þ][a-zà-þ]*")  # such as "Turk" and "Stat"
_SITE: Final = re.compile(r"(?:www\.)?[\w-]+(?:\.[a-z]{2,})+", re.IGNORECASE)
_LANGUAGES_WITH_CAPITALS: Final = ("en", "es", "pt")
"""Languages that write each word of a body's name with a capital."""
_PIECES_WITH_TOWN: Final = 4  # a title, a town and a publisher have more pieces, counting the signs between them
_LONGEST_IMPRINT: Final = 12  # words


def describe(front: Front, name: str = "") -> RawRecord:
    """Return the raw record of a report: the fields that its pages tell, and how many pages it has.

    Where nothing tells the title, the `name` of the file does.
    """
    document = _read_document(front)
    if document and document.title:
        raw: RawRecord = {
            "type": "report",
            "title": document.title,
            "authors": [_organisation(body, front.language) for body in document.bodies],
            "date": document.date or find_date(front, document.title),
            "number": document.symbol,
            "publisher": UNITED_NATIONS,
        }
    else:
        raw = _describe_report(front, PurePath(name).stem)
        if document:
            raw |= {"number": document.symbol}
    raw["title"] = raw["title"] or title_of_name(name)
    if not (raw["authors"] or raw["publisher"]) and (acronym := issuer_of_file(name)):
        raw["authors"] = [_organisation(acronym, front.language)]
    raw |= {"language": front.language, "doi": identifiers.find_own_doi(front), "isbn": identifiers.find_isbns(front)}
    raw["access"] = stricter(find_access(front, raw["title"]), level_of_file_name(name))
    raw["issn"] = identifiers.find_issns(front)
    raw.setdefault("url", identifiers.find_link(front))
    raw["authors"] = [_with_shown_acronym(author, front) for author in raw["authors"]]
    raw |= _places_of(raw["title"])
    if raw["doi"] and raw["type"] == "report" and _is_article(front):
        raw["type"] = "article-journal"
    raw["extra"] = {PAGES: str(front.count)} if front.count > 1 else {}
    return {name: value for name, value in raw.items() if value}


def _read_document(front: Front) -> UnDocument | None:
    """Return what a document of the United Nations says, an information circular under its subject."""
    document = read_un_document(front)
    subject = find_subject(front) if document else None
    return document._replace(title=clean(subject.text)) if document and subject else document


def title_of_name(name: str) -> str:
    """Return the title that the name of a file tells: "Caring for all" for "caring_for-all.pdf"."""
    return re.sub(r"[_\s]+|(?<=[^\W\d])-(?=[^\W\d])", " ", PurePath(name).stem).strip()


def _places_of(title: str) -> RawRecord:
    """Return the countries and regions that stand before the title proper: "Tchad : Note", "Mali, Niger – Update"."""
    head, *title_parts = _PLACES_SEPARATOR.split(title, maxsplit=1)
    texts = places.split_places(head) if title_parts and len(head) >= _SHORTEST_PLACE else ()
    place_list = [place for text in texts if (place := places.resolve_wide(text))]
    if len(place_list) < len(texts):
        return {}
    return {
        "countries": [place.name for place in place_list if place.kind == "country"],
        "regions": [place.name for place in place_list if place.kind == "region"],
    }


def _describe_report(front: Front, name: str) -> RawRecord:
    block, title = find_title(front)
    citation = find_citation(front) or find_own_citation(front, title)
    cited = _read_citation(citation) if citation else None
    cited = None if cited and _begins_with_title(cited, front) else cited
    title = with_part(front, block, _choose_title(front, title, cited))
    evidence = BodyEvidence(front, block, title, name)
    series, number, genre = find_printed_series(front)
    bodies = _without_acronyms([_organisation(body, front.language) for body in evidence.best()])
    people = [] if _is_of_body(title, bodies) else find_people(front, "writer")
    people = people or people_below(front, block) or people_above(front, block) or people_in_metadata(front)
    authors = [*cited.authors] if cited and cited.authors else people or bodies
    are_people = bool(authors) and not authors[0].literal
    publisher = (cited.publisher if cited else "") or (bodies[0].literal if are_people and bodies else "")
    raw: RawRecord = {
        "type": "report",
        "title": title,
        "authors": [_name_body(_divide_short(author), front.language) for author in authors],
        "editors": find_people(front, "editor"),
        "date": (cited.date if cited else "") or find_date(front, title),
        "publisher": "" if any(publisher == author.literal for author in authors) else publisher,
        "publisher_place": cited.publisher_place if cited else "",
        "collection_title": series,
        "collection_number": number if series else "",
        "number": "" if series else number,
        "genre": genre,
    }
    if cited and cited.url:
        raw["url"] = cited.url
    return raw


def _without_acronyms(bodies: list[Name]) -> list[Name]:
    """Return bodies without those whose name is only the acronym of another one of them."""
    full_names = [body.literal for body in bodies if " " in body.literal]
    return [
        body
        for body in bodies
        if " " in body.literal
        or not body.literal.isupper()
        or not any(fold(body.literal) in initials_of(name) for name in full_names)
    ]


def _is_of_body(title: str, bodies: list[Name]) -> bool:
    """Tell whether a title begins with its body, which then is the author: "IASC Guidelines" prepared by a person."""
    body = authority.find_body(bodies[0].literal) if bodies else None
    return body is not None and opens_title(title, body)


def _read_citation(citation: SuggestedCitation) -> Publication | None:
    works = iterate_works(take_mark(citation.entry)[0])
    return next((clean_record(work.raw).publication for work in works if work.raw), None)


def _choose_title(front: Front, title: str, cited: Publication | None) -> str:
    """Return the title of the cover, of the suggested citation where this has more of it, or of the metadata."""
    if cited and cited.title and (not title or _is_like(cited.title, title, front)):
        return _without_imprint(cited.title, title)
    metadata = metadata_title(front)
    if not title:
        return metadata or running_title(front)
    if metadata and (
        _is_of_chapter(metadata, title) or _is_behind_date(metadata, title) or _has_lost_words(front, metadata, title)
    ):
        return metadata
    if metadata and metadata != title and squeeze(metadata) in {squeeze(title), squeeze(title.replace(": ", " "))}:
        return metadata
    return title


def _is_of_chapter(metadata: str, title: str) -> bool:
    """Tell whether the metadata have what a chapter on a country is of: "Findings on Work: Jordan" for "Jordan: B"."""
    place, _, chapter = title.partition(": ")
    is_placed = places.resolve(place) is not None and squeeze(place) in squeeze(metadata)
    return bool(chapter) and is_placed and squeeze(chapter) not in squeeze(metadata) and ": " in metadata


def _has_lost_words(front: Front, metadata: str, title: str) -> bool:
    """Tell whether the metadata have all words of a title and more, as other pages have them one after the other."""
    is_fuller = set(words(title)) < set(words(without_date(metadata))) and not HEADING.match(metadata)
    return is_fuller and "_" not in metadata and squeeze(metadata) in front.folded


def _is_behind_date(metadata: str, title: str) -> bool:
    """Tell whether a title is that of the metadata with a date before it: "May 2016 [Health Plan]"."""
    bare = without_date(title)
    return squeeze(bare) == squeeze(metadata) and bare != title and not squeeze(title).startswith(squeeze(metadata))


def _begins_with_title(cited: Publication, front: Front) -> bool:
    """Tell whether a title was read as the author: "Oak policy on travel. Geneva: Oak; 2021"."""
    author = cited.authors[0].literal if cited.authors else ""
    is_named = not author or is_body(author) or is_organisation(author)
    return not is_named and squeeze(author) in squeeze(" ".join(front.texts.get(front.first, [])))


def _without_imprint(cited: str, title: str) -> str:
    """Return a cited title without the place and the publisher behind it, in the letters of the cover if these fit."""
    end = next((end for end in range(len(cited)) if squeeze(cited[:end]) == squeeze(title)), 0)
    if end and cited[end:].lstrip()[:1] in {",", ".", "،"}:
        cited = title
    pieces = re.split(r"(?<=[^\s.,]{2})([.,،]\s+)", cited)
    while len(pieces) > 1 and _is_imprint(pieces[-1]):
        is_town_before = len(pieces) > _PIECES_WITH_TOWN and pieces[-2].startswith(",") and pieces[-4].startswith(".")
        pieces = pieces[: -4 if is_town_before and len(pieces[-3].split()) < 3 else -2]
    cited = "".join(pieces)
    is_loud = title.partition(":")[0].isupper()
    return title if squeeze(title) == squeeze(cited) and not is_loud else cited


def _is_imprint(text: str) -> bool:
    """Tell whether a piece behind a title is a place or a publisher."""
    is_place = is_city(text) or places.resolve(text) is not None
    return len(text.split()) < _LONGEST_IMPRINT and (is_place or any(bodies_in(text)))


def _is_like(cited: str, title: str, front: Front) -> bool:
    """Tell whether a cited title is that of the report: it has words of the cover's title, or stands on its pages."""
    cited_words, own_words = set(words(cited)), set(words(title))
    shared_count = len(cited_words & own_words)
    if shared_count >= _SHARED_WORDS * min(len(cited_words), len(own_words) or 1) and shared_count:
        return True
    first = squeeze(" ".join(front.texts.get(front.first, [])))
    return squeeze(cited.partition(":")[0]) in first


def _organisation(text: str, language: str) -> Name:
    return _name_body(_divide_short(names.organisation(text)), language)


def _divide_short(name: Name) -> Name:
    """Return a body without the site in brackets behind its name, or with the short form there, or before a dash."""
    acronym, dash, full_name = _DASH.sub("|", name.literal, count=1).partition("|")
    if dash and (matches_initials(acronym, full_name) or is_of_syllables(acronym, full_name)):
        return Name(literal=full_name, short=acronym)
    part = _BEFORE_PARENT.fullmatch(name.literal)
    if part and is_organisation(part["parent"]) and matches_initials(part["short"], part["name"]):
        return Name(literal=part["name"], short=part["short"])
    match = _NAME_WITH_SHORT.fullmatch(name.literal)
    if match is None or name.short:
        return name
    parts = _PARTS_OF_SHORT.findall(match["short"])
    long_words = words(match["name"])
    is_short = len(parts) > 1 and all(any(word.startswith(fold(part)) for word in long_words) for part in parts)
    if _SITE.fullmatch(match["short"]):
        return Name(literal=match["name"])
    return Name(literal=match["name"], short=match["short"]) if is_short else name


def _name_body(name: Name, language: str) -> Name:
    """Return a known body under its name in a language, with its acronym; any other name stays as it is."""
    if not name.literal:
        return name
    body = authority.find_body(name.literal)
    if body is None:
        return Name(literal=_without_capitals(name.literal, language), short=name.short)
    acronym = name.literal if authority.is_acronym(name.literal) else ""
    if not (acronym or name.literal.isupper()):
        return name
    body_name = body.in_language(language or "en") or body.in_language("en") or body.names[0]
    return Name(literal=body_name.text, short=body_name.short or acronym)


def _without_capitals(literal: str, language: str) -> str:
    """Return the name of a body that a cover has all in capitals as others write it; acronyms and names keep theirs."""
    long_words = [word for word in literal.split() if len(word) >= _LONG_WORD]
    if not literal.isupper() or len(long_words) < _FEWEST_LONG or language not in {"", *_LANGUAGES_WITH_CAPITALS, "fr"}:
        return literal
    name = lower_capitals(literal, language or "en")
    if language == "fr":
        return name
    title_words = unfolded_words_for("title", language or "en")
    return re.sub(_WORD, lambda word: word[0] if word[0] in title_words else word[0][:1].upper() + word[0][1:], name)


def _with_shown_acronym(name: Name, front: Front) -> Name:
    """Return a body without the acronym of a list where the pages and their links show none of it in any language."""
    if not (name.literal and name.short):
        return name
    body = authority.find_body(name.literal)
    shorts = {name.short, *(acronym for body_name in (body.names if body else ()) for acronym in body_name.shorts)}
    marks = "|".join(rf"(?<!\w){re.escape(acronym)}(?!\w)|[/.@]{re.escape(acronym.lower())}\." for acronym in shorts)
    is_shown = any(re.search(marks, line) for lines in front.texts.values() for line in lines)
    return name if is_shown else Name(literal=name.literal)


def _is_article(front: Front) -> bool:
    text = " ".join(front.texts.get(front.first, [])[:60])
    return len({word.lower() for word in _ARTICLE.findall(text)}) > 1
