"""Titles as they are compared: in one spelling, without the notes that catalogues add."""

import re
from collections.abc import Iterator
from pathlib import Path
from sys import intern
from typing import Final

from protlib.duplicates.common_letters import set_bits
from protlib.duplicates.judgement import NOTHING
from protlib.duplicates.lazy_facts import LazyFacts
from protlib.duplicates.page_titles import clean_page_title, may_have_site, strip_page
from protlib.frozen import expression
from protlib.record.html_text import strip_tags, unescape_html
from protlib.record.languages import tag
from protlib.record.model import Publication
from protlib.record.shared_words import wordings
from protlib.record.small_words import choices_for
from protlib.record.tables import pairs_of, read_word_lists
from protlib.text import words

_TABLE: Final = read_word_lists(Path(__file__).with_suffix(".txt"))
_ARTICLES: Final = frozenset(_TABLE["articles"])
_COUNTING: Final = {word: counted or word for word, counted in pairs_of(_TABLE["counting"])}
_NUMBERING: Final = frozenset(_TABLE["numbering"])
_FIGURES: Final = dict(pairs_of(_TABLE["numerals"]))
_ALWAYS_FIGURES: Final = {name: _FIGURES[name] for name in _FIGURES.keys() - {*_TABLE["other meanings"]}}
_COUNTS: Final = frozenset((*_COUNTING, *_ALWAYS_FIGURES, *_NUMBERING))
_OTHER_TITLES: Final = ("title-short", "original-title")
# Such as ":" in "Safe Return: A Handbook", a full stop, and a dash with blanks around it. To look for the sign first
# takes a tenth of the time.
_SUBTITLE_BEGINS: Final = expression(r"[-–—:?!;.](?=\s)(?:(?<=[:?!;.])|(?<=\s.))")
_DASHES: Final = "-–—"
# Such as "[33 refs]" and "(Draft)" at the end of a title, with what is inside.
_BRACKETS_AT_END: Final = r"\s*(?:\[([^\[\]]*)\]|\(([^()]*)\))[\s.;,]*$"
EDITION: Final = r"(\d{1,2})(?:st|nd|rd|th)? (?:rev(?:ised|\.)? )?ed(?:itio)?n?\.?"
"""Such as "2nd ed." and "3rd revised edition", in brackets behind a title."""
# Words in brackets that describe the record, not the publication.
_NOTE: Final = (
    r"(?i)(?:review|review article|abstracts?(?: no\b.*)?|editorial|letter|reprint|comments?|news|poster|in [a-z]+"
    r"|\d+ refs?\.?|see comments?.*|comment (?:on|in).*|(?:published )?errat(?:um|a)\b.*|corrected.*|retracted.*"
    r"|(?:brief|provisional|structured) (?:record|abstract)|vol\.? \d.*|(?:[a-z]+ )?draft|final"
    r"|[a-z]+ (?:version|translation)|article in [a-z]+|electronic resource|online|pdf"
    rf"|{EDITION})"
)
# Such as "[Erratum appears in J Card Surg. 2011 Mar;26(2):244 [corrected]]": a note that an erratum exists.
_ERRATUM_AT_END: Final = r"(?i)[\[(](?:published )?errat(?:um|a) (?:appears? )?in.*$"
# Such as "LA: Chi", MEDLINE's note on the language.
_LANGUAGE_AT_END: Final = r"\s+LA: [A-Z][a-z]{2}$"
_SPELLINGS: Final = pairs_of(_TABLE["spellings"])
_QUOTES: Final = " \"'“”"
# Such as "version" in "(French version)" and "(versión en español)": words around the name of a language.
_WORDS_AROUND_LANGUAGE: Final = expression(
    rf"\b(?:{wordings('edition')}|{wordings('in language')}|{choices_for('genitive')})\b",
    re.IGNORECASE,
)
# A language in brackets has at least so many letters, unlike a code: "[Czech]", not "(CAR)".
_LETTERS_OF_A_LANGUAGE: Final = 5
# Such as the dots in "U.S." and "U.N.".
_DOTS: Final = r"(?<=\b[A-Za-z])\.\s?(?=[A-Za-z]\.)|(?<=\b[A-Za-z])\.(?=[A-Za-z]\b)"
# Such as the space in "10 000" and the comma in "10,000".
_THOUSANDS: Final = expression(r"\b(\d{1,3})[ ,\N{NO-BREAK SPACE}\N{THIN SPACE}](?=\d{3}\b)")
_UNITED_ACRONYMS: Final = dict(pairs_of(_TABLE["united"]))


def title_words(title: str) -> list[str]:
    """Return the words to compare a title by: "The", "&" and the way to count parts make no difference."""
    if "<" in title or "&" in title:
        title = strip_tags(unescape_html(title)).replace("&", " and ")
    title = re.sub(_DOTS, "", title) if "." in title else title
    title_tokens = words(_THOUSANDS.sub(r"\1", title) if "00" in title else title)
    if "united" in title_tokens:
        title_tokens = _shorten_united(title_tokens)
    if len(title_tokens) > 1 and title_tokens[0] in _ARTICLES:
        del title_tokens[0]
    if not _COUNTS.isdisjoint(title_tokens):
        title_tokens = _unify_counting(title_tokens)
    return title_tokens or ([title] if title else [])


def _unify_counting(title_tokens: list[str]) -> list[str]:
    """Return the words with figures behind words that count, and without those that only announce a number."""
    for position, word in enumerate(title_tokens):
        if position and (counting := _COUNTING.get(title_tokens[position - 1])):
            title_tokens[position - 1], title_tokens[position] = counting, _FIGURES.get(word, word)
        elif word in _ALWAYS_FIGURES:
            title_tokens[position] = _ALWAYS_FIGURES[word]
    for position in range(len(title_tokens) - 2, -1, -1):  # from the end, as of "Issue no. 12"
        if title_tokens[position] in _NUMBERING and title_tokens[position + 1].isdecimal():
            del title_tokens[position]
    return title_tokens


def _shorten_united(title_tokens: list[str]) -> list[str]:
    """Return the words with "us" for "united states", likewise "uk" and "un"."""
    tokens: list[str] = []
    for word in title_tokens:
        if tokens and tokens[-1] == "united" and word in _UNITED_ACRONYMS:
            tokens[-1] = _UNITED_ACRONYMS[word]
        else:
            tokens.append(word)
    return tokens


def unify_spelling(compact: str) -> str:
    """Return joined words in one spelling for British and American titles."""
    for british, american in _SPELLINGS:
        compact = compact.replace(british, american)
    return compact


def numbers_in(text: str) -> list[str]:
    """Return the numbers in a text, without leading zeros."""
    return [figure.lstrip("0") for figure in re.findall(r"\d+", text)]


def bare_title(title: str) -> str:
    """Return a title without notes of catalogues, additions of web pages, and brackets around a translation."""
    return _without_notes(strip_page(title))


def _without_notes(title: str) -> str:
    if not ("[" in title or ")" in title or '"' in title or "LA: " in title):
        return title
    title = re.sub(_ERRATUM_AT_END, "", re.sub(_LANGUAGE_AT_END, "", title.strip(_QUOTES)))
    for match in _notes_at_end(title):
        title = title[: match.start()]
    stripped = title.strip(_QUOTES + ".;,")
    if stripped.startswith("[") and stripped.endswith("]") and "[" not in stripped[1:]:
        return stripped[1:-1]
    return title


def _notes_at_end(title: str) -> Iterator[re.Match[str]]:
    """Yield the notes in brackets at the end of a title, the last one first."""
    while (match := re.search(_BRACKETS_AT_END, title)) and match.start() and _is_note(match[1] or match[2] or ""):
        yield match
        title = title[: match.start()]


def _is_note(text: str) -> bool:
    return bool(re.fullmatch(_NOTE, text.strip()) or _language_in(text))


def _language_in(text: str) -> str:
    """Return the language that a note names, "" for none: "French", "version française", "in Spanish"."""
    name = " ".join(_WORDS_AROUND_LANGUAGE.sub(" ", text).split())
    try:
        return tag(name).partition("-")[0] if len(name) >= _LETTERS_OF_A_LANGUAGE else ""
    except ValueError:
        return ""


class Title(LazyFacts):
    """A title as it is compared.

    `countries` are the countries it names, `figures` its numbers, `bag` its words, `bits` their bits, `size` their
    number, `main` the title without a subtitle. `compact` are the words joined, `sorted_words` the words from a to z.
    `further_titles` are the other titles of its record; `filed_under` is the country that a page adds behind it.
    `language` is the one that a note at its end names, and `version` as well if the note is in round brackets: square
    ones are those of catalogues.
    """

    __slots__ = (
        "bag", "bits", "compact", "countries", "figures", "filed_under", "further_titles", "language", "main",
        "publication", "size", "sorted_words", "text", "version", "words",
    )  # fmt: skip
    words: tuple[str, ...]
    bag: frozenset[str]
    bits: int
    countries: frozenset[str]
    compact: str
    sorted_words: str
    figures: tuple[str, ...]
    size: int
    main: str
    further_titles: frozenset[str]
    language: str
    version: str

    def __init__(self, publication: Publication) -> None:
        self.publication = publication
        title = publication.title
        self.filed_under = ""
        if publication.extra or may_have_site(title):  # as few have
            title, self.filed_under = clean_page_title(publication)
        self.text = _without_notes(title)
        self.words = tuple(map(intern, title_words(self.text)))  # interned, since most words occur in many titles
        self.compact = unify_spelling("".join(self.words))
        self.figures = () if self.compact.isalpha() else tuple(numbers_in(" ".join(self.words)))

    def list_main_words(self) -> list[str]:
        """Return the words of the title without its subtitle, none where it has no subtitle."""
        match = _SUBTITLE_BEGINS.search(self.text)
        if not match:
            return []
        return title_words(self.text[: match.start() - (match[0] in _DASHES)])  # before the blank in front of a dash

    def is_filed_apart(self, title: "Title") -> bool:
        """Tell whether web pages file two titles under two countries."""
        return bool(self.filed_under and title.filed_under) and self.filed_under != title.filed_under


def _noted_language(title: str, brackets: str) -> str:
    if not title.endswith(tuple("]).;,")):
        return ""
    notes = (match[1] or match[2] or "" for match in _notes_at_end(title) if match[0].lstrip()[0] in brackets)
    return next(filter(None, map(_language_in, notes)), "")


def _other_titles(publication: Publication) -> Iterator[str]:
    """Yield the other titles of a record as they are compared: the short title and the original title."""
    for name in _OTHER_TITLES if publication.extra else ():
        yield unify_spelling("".join(title_words(str(publication.extra.get(name, "")))))


def _main(title: Title) -> str:
    main_words = title.list_main_words()
    return unify_spelling("".join(main_words)) if main_words else title.compact


def _countries(title: Title) -> frozenset[str]:
    from protlib.record.places import find_countries  # which a plain lookup never needs

    return find_countries(title.words) or NOTHING


def is_marked_as_translated(title: str) -> bool:
    """Tell whether a title stands in brackets, the mark of catalogues for their own translation."""
    return title.lstrip(_QUOTES).startswith("[")


Title.makers = {
    "bag": lambda title: frozenset(title.words),
    "bits": lambda title: set_bits(title.words),
    "countries": _countries,
    "size": lambda title: len(frozenset(title.words)),
    "sorted_words": lambda title: " ".join(sorted(title.words)),
    "language": lambda title: _noted_language(title.publication.title.rstrip(), "(["),
    "version": lambda title: _noted_language(title.publication.title.rstrip(), "("),
    "main": _main,
    "further_titles": lambda title: frozenset(_other_titles(title.publication)) or NOTHING,
}
