"""Records as CSL items for the engine, with changes that a style alone cannot make, as for treaties and judgments."""

from collections.abc import Mapping
from enum import StrEnum
from typing import Any, Final

from protlib.citing.repetitions import without_repetitions
from protlib.citing.styles import Style
from protlib.formats.csl.item_writer import publication_to_item
from protlib.frozen import NamedTuple, expression
from protlib.record import dates
from protlib.record.model import LEGAL, PERIODICAL, WEB, Name, Publication
from protlib.record.names import acronym, organisation
from protlib.record.roman_numbers import value_of_roman
from protlib.record.titles.sentence_case import TYPES_IN_BOOKS, is_english, sentence_case, with_small_words
from protlib.record.titles.title_case import likely_language
from protlib.text import add_case_marks, fold, without_markup, words


class Once(StrEnum):
    """The role in which an organisation is printed that is both author and publisher."""

    BOTH = "as both"
    AUTHOR = "as the author"
    PUBLISHER = "as the publisher"


class Titles(StrEnum):
    """How a style prints an English title with capitals."""

    AS_STORED = "as it is, or as the style has it changed"
    SENTENCE = "in sentence case, a subtitle too begins with a capital"
    LOWER_SUBTITLE = "in sentence case, and a subtitle goes on in lower case"
    PARTS = "so where the title is of a part of a work, or of a document; as it is where it is of a book"
    PAPERS = "in sentence case where the title is of a part of a work, or of a report; as it is where it is of a book"


class Rules(NamedTuple):
    """The rules of a style, or of the styles made from it.

    With `body_moves_up`, the publishing organisation becomes the author of a work without one, for types that
    organisations make. With `of_united_nations`, sources of the United Nations follow its own manual. With
    `of_lawyers`, treaties and judgments look as lawyers cite them: first the name, then the court. In Title Case,
    prepositions of at most `small` letters have no capital. With `documents_are_reports`, a plain document is a report.
    With `place_once`, a publisher's place is left out where the event has the same one, as the style prints them side
    by side. With `court_is_author`, a judgment stands under its court. With `has_series_apart`, the series of
    a report stands in its own place with its number. `locale` is that of the manual, "" where the
    style has it.
    """

    once: Once = Once.BOTH
    body_moves_up: bool = False
    titles: Titles = Titles.AS_STORED
    of_united_nations: bool = False
    of_lawyers: bool = False
    small: int = 20
    documents_are_reports: bool = False
    place_once: bool = False
    court_is_author: bool = False
    has_series_apart: bool = False
    locale: str = ""


# APA 7, sections 9.29 (the publisher that is the author is left out), 9.11 (the organisation that is responsible is the
# author) and 6.17 (sentence case); MLA Handbook 9, chapter 5 (an organisation that
# is both is only the publisher); Citing Medicine 2, chapter 2, and Cite Them Right 12 (sentence case).
_APA: Final = Rules(Once.AUTHOR, body_moves_up=True, titles=Titles.SENTENCE, of_lawyers=True)
# Chicago Manual of Style 17, section 14.84 (the organisation is the author, even if it is the publisher too), and 18,
# section 8.160 (prepositions of up to four letters). For law, that manual and APA 7, chapter 11, follow the lawyers.
# Its styles list a document, as a paper of an archive, only where it names the archive; no table names reports as such.
_CHICAGO: Final = Rules(body_moves_up=True, of_lawyers=True, small=4, documents_are_reports=True, place_once=True)
# United Nations Editorial Manual, "Footnotes and other references", chap. III, section A, and chap. X, section A.
_UN: Final = Rules(Once.AUTHOR, titles=Titles.PARTS, of_united_nations=True, place_once=True, court_is_author=True)
_FAMILIES: Final = (
    ("apa", _APA),
    ("modern-language-association", Rules(Once.PUBLISHER, place_once=True, court_is_author=True)),
    ("nlm", Rules(titles=Titles.LOWER_SUBTITLE, has_series_apart=True)),
    ("vancouver", Rules(titles=Titles.LOWER_SUBTITLE, has_series_apart=True)),
    ("food-and-agriculture-organization-of-the-united-nations", Rules(has_series_apart=True)),
    ("harvard-cite-them-right", Rules(titles=Titles.LOWER_SUBTITLE, place_once=True, locale="en-GB")),
    ("chicago", _CHICAGO),
    ("ieee", Rules(titles=Titles.PAPERS)),  # IEEE Reference Guide 2018: its examples of papers, reports and theses
    ("un-notes", _UN),
    ("un-author-date", _UN._replace(body_moves_up=True)),
)
"""The rules of styles, by the beginning of the style's name."""


def rules_of(style: Style) -> Rules:
    """Return the rules of a style: its own, else those of a style that it was made from, else none."""
    for name in (style.name, *sorted(style.kin - {style.name})):
        for family, rules in _FAMILIES:
            if name == family or name.startswith(f"{family}-"):
                return rules
    return Rules()


TYPES: Final = frozenset({"legal_case", "legislation", "treaty"})
# Such as "25965/04": the number of an application without a word before it.
_NUMBER: Final = expression(r"^\d[\d/]*$")
# Such as "N.S. v. Secretary of State": behind a full stop, a style would write "V.".
_VERSUS: Final = expression(r"(?<=\.) (v\.?)(?= )")
_KEEP_CASE: Final = r' <span class="nocase">\1</span>'
# Such as "106-386", "Pub. L. 106-386" and "Public Law No. 106–386": only these may become "Pub. L. No.".
_PUBLIC_LAW: Final = expression(r"(?:(?:Pub(?:\.|lic)|P\.) ?L(?:\.|aw) ?(?:No\. ?)?)?(\d{2,3}[-–]\d+)")
# Types that organisations make: a book without an author is listed by its title (APA 7, section 9.12).
_TYPES_OF_BODIES: Final = frozenset(
    {"dataset", "document", "map", "pamphlet", "post", "post-weblog", "report", "software", "standard", "webpage"}
)  # fmt: skip
# Types that are no book, nor titled like one: quotation marks, where titles of books are in italics.
_QUOTED_TYPES: Final = frozenset({
    "article", *PERIODICAL, "manuscript", "review", "review-book",
    "patent", "speech", "thesis", *TYPES_IN_BOOKS,
})  # fmt: skip
_TITLES_OF_PARTS: Final = frozenset({Titles.PARTS, Titles.PAPERS})
_DOCUMENTS: Final = frozenset({"document", "report"})
# Such as "the shore of Lampedusa."; a short word may be an abbreviation, and three dots are no stop.
_STOP: Final = expression(r"[^\W\d_]{5}\.$")
_STATUSES: Final = ("forthcoming", "in press")
"""The kinds of words for works that are not out yet."""
# Such as "III", which styles that ask for a number print as the title of a volume: "Atlas: III".
_ROMAN_VOLUME: Final = expression("(?=[IVX])X{0,3}(?:IX|IV|V?I{0,3})")
_NUMBERED_VOLUME: Final = 'is-numeric="volume"'
_NAME_SEPARATOR: Final = expression(r",? and |, |; | & ")
_BODY_SEPARATOR: Final = "; "  # as tables give several publishers
_UNNAMED_PEOPLE: Final = {"literal": "others"}
# Such as "3-4", a double issue.
_DOUBLE: Final = expression(r"(\d+)-(\d+)")
_LANGUAGES_WITH_HYPHENS: Final = ("es", "fr")  # the languages whose ranges of pages have them, too
_AUTHORITY: Final = 'variable="authority"'
# Such as the spaces of "« Traite » : guide", at which no line breaks.
_FRENCH_SPACE: Final = expression(r" (?=[:;!?»](?:\W|$))|(?<=«) ")
_TITLES: Final = ("title", "container_title")
_EDITIONS: Final = (
    '<label plural="never" variable="edition"'  # the whole word, behind the name of a newspaper's edition
)
_EDITION: Final = expression(r" edition$")
_FAMILY: Final = '<name-part name="family" text-case="uppercase"'
_JOINTS: Final = ("-", "’", "'")
_TITLE_CASE: Final = 'text-case="title"'
# Types that belong in no list of references, though some styles print them, unless the style is made for them.
_UNPRINTED_VARIABLES: Final = frozenset({"abstract", "annote", "keyword"})
_ANNOTATED_STYLES: Final = ("annotated", "with-abstract")


def as_law(publication: Publication, *, of_lawyers: bool) -> Publication:
    """Return a legal record for styles that do not know the United Nations; other records do not change.

    A resolution is a document with a symbol, no statute: else it becomes "Pub. L. No. A/RES/73/195". Styles
    `of_lawyers` print the author of a treaty as a party to it. They print a judgment's court only where it is no
    author. Sources: APA 7, sections 11.9 and 11.4; Chicago Manual of Style 17, sections 14.290 and 14.276.
    """
    if publication.type == "legislation":
        return _as_act(publication, of_lawyers=of_lawyers)
    if publication.type == "legal_case":
        publication = publication.changed(title=_VERSUS.sub(_KEEP_CASE, publication.title))
    if not of_lawyers or publication.type not in TYPES:
        return publication
    if publication.type == "treaty":
        return publication.changed(authors=())
    number = _NUMBER.sub(r"No. \g<0>", publication.number)
    if len(publication.authors) == 1 and (court := publication.authors[0].literal):
        extra = {"authority": court, **publication.extra}
        return publication.changed(authors=(), number=number, extra=extra)
    return publication.changed(number=number)


def _as_act(publication: Publication, *, of_lawyers: bool) -> Publication:
    """Return a law with its number, such as "c. 30", before its gazette, unless it is of the United States.

    A number that its title does not have stands behind its kind: "Decreto 1070".
    """
    from protlib.citing.united_nations import is_resolution

    number = publication.number
    if number.isdecimal() and publication.genre and number not in words(publication.title):
        number = f"{publication.genre} {number}"
    if is_resolution(number):
        return publication.changed(type="report")
    if not of_lawyers or not number:
        return publication
    if public_law := _PUBLIC_LAW.fullmatch(number):
        return publication.changed(number=public_law[1])  # the style has the words before it
    container = ", ".join(filter(None, (number, publication.container_title)))
    return publication.changed(number="", container_title=container)


def record_as_cited(publication: Publication, style: Style, locale: str) -> Publication:
    """Return a record as a style prints it in a language: its authors, publisher, titles and dates."""
    rules, names = rules_of(style), _names_of(publication)
    changed = _with_signs(
        _without_stop(_with_body(without_repetitions(publication, has_series_apart=rules.has_series_apart), rules)),
        style,
        locale,
    )
    if rules.documents_are_reports and changed.type == "document":
        changed = changed.changed(type="report")
    if changed.status:  # of a work without a date, each style has its own words: "n.d."
        status = "" if dates.is_undated(changed.status) else _status(changed.status, locale)
        changed = changed.changed(status=status)
    if not changed.date and changed.status and 'variable="status"' not in style.xml:
        changed = changed.changed(date=changed.status, status="")  # "forthcoming" stands for the year
    if changed.type in WEB and changed.url and not (changed.accessed or changed.date or changed.status):
        # Styles print when a page without a date was seen: no later than when it came into the library.
        changed = changed.changed(accessed=changed.created[:10])
    if changed.type == "legal_case":
        changed = _with_court(changed, rules, style)
    if _ROMAN_VOLUME.fullmatch(changed.volume) and _NUMBERED_VOLUME in style.xml and not rules.of_united_nations:
        changed = changed.changed(volume=str(value_of_roman(changed.volume)))
    if _has_place_of_nothing(changed, rules):
        changed = changed.changed(publisher_place="")
    if rules.of_united_nations:
        from protlib.citing.united_nations import as_source

        source = as_source(changed, in_notes=style.cites_by == "note", locale=locale)
        return _with_titles(source, rules, style, names)
    return as_law(_with_titles(changed, rules, style, names), of_lawyers=rules.of_lawyers)


def _status(status: str, locale: str) -> str:
    """Return a status in the language of a locale, as far as protlib knows it."""
    from protlib.record.shared_words import plain_words_of, words_by_language  # which few records need

    language = locale.lower().partition("-")[0]
    kind = next((kind for kind in _STATUSES if fold(status) in plain_words_of(kind)), "")
    return words_by_language(kind).get(language, (status,))[0] if status and kind else status


def _with_court(publication: Publication, rules: Rules, style: Style) -> Publication:
    """Return a judgment with its court where the style prints it; RIS and EndNote have the court as publisher."""
    from protlib.record.fields.publication_types import is_court

    court = str(publication.extra.get("authority", ""))
    if not court and is_court(publication.publisher):
        court, publication = publication.publisher, publication.changed(publisher="")
    if not court or publication.authors:
        return publication
    if rules.court_is_author:
        return publication.changed(authors=(Name(literal=court),))
    if _AUTHORITY in style.xml:
        return publication.changed(extra={**publication.extra, "authority": court})
    return publication if publication.publisher else publication.changed(publisher=court)


def _has_place_of_nothing(publication: Publication, rules: Rules) -> bool:
    """Tell whether a place would repeat that of an event ("Vienna, Vienna"), or is only part of a newspaper's name."""
    if not rules.place_once:
        return False
    if publication.type in PERIODICAL:
        return not publication.container_title
    event_place = str(publication.event_place)
    return bool(event_place) and event_place == publication.publisher_place


def item(publication: Publication, style: Style) -> Mapping[str, object]:
    """Return the engine's item for a record whose values are already as the style prints them."""
    csl_item = _with_et_al(publication_to_item(publication), publication)
    if any(word in style.name for word in _ANNOTATED_STYLES):
        return csl_item
    return {name: value for name, value in csl_item.items() if name not in _UNPRINTED_VARIABLES}


def _with_et_al(csl_item: Mapping[str, Any], publication: Publication) -> Mapping[str, Any]:
    """Return an item with the name "others", for which the engine prints "et al.", where BibTeX has "and others"."""
    if not publication.extra:
        return csl_item
    from protlib.formats.bib.people_fields import incomplete_variables

    name_lists = {name: csl_item.get(name) or [] for name in incomplete_variables(publication)}
    cut_lists = {name: people for name, people in name_lists.items() if people[-1:] not in ([], [_UNNAMED_PEOPLE])}
    return {**csl_item, **{name: [*people, _UNNAMED_PEOPLE] for name, people in cut_lists.items()}}


def _without_stop(publication: Publication) -> Publication:
    """Return a record without the full stop at its title's end: a style adds its own, or a comma."""
    title = publication.title
    return publication.changed(title=title[:-1]) if "." in title[-2:] and _STOP.search(title) else publication


def _with_signs(publication: Publication, style: Style, locale: str) -> Publication:
    """Return a record as the style sets it: dashes, French spaces, particles, the capitals of an original title."""
    issue, original = publication.issue, str(publication.extra.get("original-title", ""))
    if "-" in issue and not (locale or style.locale).lower().startswith(_LANGUAGES_WITH_HYPHENS):
        publication = publication.changed(issue=_DOUBLE.sub(r"\1–\2", issue))
    if publication.language.startswith("fr"):
        spaced_titles = {name: _FRENCH_SPACE.sub("\u00a0", getattr(publication, name)) for name in _TITLES}
        publication = publication.changed(**spaced_titles)
    if publication.type in PERIODICAL and _EDITIONS in style.xml:
        publication = publication.changed(edition=_EDITION.sub("", publication.edition))
    people = (*publication.authors, *publication.editors, *publication.translators)
    if any(name.particle.endswith(_JOINTS) for name in people) and _FAMILY in style.xml:
        publication = _with_joined_particles(publication)
    if original and _TITLE_CASE in style.xml:
        extra = {**publication.extra, "original-title": add_case_marks(original, [(0, len(original))])}
        return publication.changed(extra=extra)
    return publication


def _with_joined_particles(publication: Publication) -> Publication:
    """Return a record whose families begin with "Al-" or "D’": where a style sets families, the engine adds a space."""
    return publication.changed(
        authors=tuple(map(_join_particle, publication.authors)),
        editors=tuple(map(_join_particle, publication.editors)),
        translators=tuple(map(_join_particle, publication.translators)),
    )


def _join_particle(name: Name) -> Name:
    if not name.particle.endswith(_JOINTS):
        return name
    # The engine takes a small letter for a particle.
    family = name.particle[:1].upper() + name.particle[1:] + name.family
    return Name(family=family, given=name.given, dropping=name.dropping, suffix=name.suffix)


def _with_body(publication: Publication, rules: Rules) -> Publication:
    publisher, authors = publication.publisher, publication.authors
    if not publisher:
        return publication
    if not authors:
        moves = rules.body_moves_up and publication.type in _TYPES_OF_BODIES and not publication.editors
        printed_publisher = "" if rules.once is Once.AUTHOR else publisher
        bodies = tuple(map(_body, publisher.split(_BODY_SEPARATOR)))
        return publication.changed(authors=bodies, publisher=printed_publisher) if moves else publication
    if len(authors) > 1:
        names = _NAME_SEPARATOR.split(publisher)
        are_same = len(names) == len(authors) and all(map(_is_by, names, authors))
        return publication.changed(publisher="") if are_same and rules.once is Once.AUTHOR else publication
    if rules.once is Once.BOTH or not _is_by(publisher, authors[0]):
        return publication
    if rules.once is Once.AUTHOR:
        return publication.changed(publisher="")
    return publication.changed(authors=())


def _is_by(publisher: str, author: Name) -> bool:
    """Tell whether a publisher is an author, by name, short form or known body."""
    from protlib.record.names.matcher import are_same_names  # which few references need

    return are_same_names(organisation(publisher), author)


def _body(publisher: str) -> Name:
    """Return a publisher as an organisation, with its known acronym."""
    name = organisation(publisher)
    return name if name.short else Name(literal=name.literal, short=acronym(name.literal))


def _with_titles(publication: Publication, rules: Rules, style: Style, names: frozenset[str]) -> Publication:
    if not is_english(publication):
        # Styles set a title without a language as an English one: "Convention Relative Au Statut".
        guessed_language = "" if publication.language else likely_language(without_markup(publication.title))
        return publication.changed(language=guessed_language) if guessed_language else publication
    if rules.titles is Titles.AS_STORED:
        new_title = with_small_words(publication.title, length=rules.small)
        return publication.changed(title=new_title) if _TITLE_CASE in style.xml else publication
    if publication.type in LEGAL or not _is_in_sentence_case(publication, rules.titles):
        return publication
    has_whole = publication.type in {*TYPES_IN_BOOKS, "song"} and rules.titles not in _TITLES_OF_PARTS
    fields = ("title", "container_title") if has_whole else ("title",)
    subtitle = rules.titles in {Titles.SENTENCE, Titles.PAPERS}
    titles = {name: getattr(publication, name) for name in fields}
    changed = {name: sentence_case(title, capitalises_subtitle=subtitle, names=names) for name, title in titles.items()}
    return publication if changed == titles else publication.changed(**changed)


def _names_of(publication: Publication) -> frozenset[str]:
    """Return the names of several words that a record has elsewhere, and its titles may have: bodies, a conference."""
    bodies = (name.literal for name in (*publication.authors, *publication.editors))
    names = (*bodies, publication.publisher, publication.event_title)
    return frozenset(name for name in names if " " in name)


def _is_in_sentence_case(publication: Publication, titles: Titles) -> bool:
    """Tell whether a style prints this title in sentence case: some exempt books, but not numbered reports."""
    if titles not in _TITLES_OF_PARTS:
        return True
    if publication.type in _DOCUMENTS:
        return titles is Titles.PAPERS or bool(publication.number or publication.collection_number)
    return publication.type in _QUOTED_TYPES
