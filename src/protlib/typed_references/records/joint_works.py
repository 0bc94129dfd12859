"""Entries that name several works, as footnotes do: "IOM, Title, 2019, p. 5; see also UNHCR, Title, 2020"."""

import re
from collections.abc import Sequence
from dataclasses import replace
from typing import Final, NamedTuple

from protlib.record.names.given_names import COMMON
from protlib.record.shared_words import wordings
from protlib.record.small_words import between
from protlib.text import fold
from protlib.typed_references.addresses import AVAILABLE, ONLINE
from protlib.typed_references.comma_parts import PASSAGE
from protlib.typed_references.entry import TypedEntry, parse_entry
from protlib.typed_references.footnote_signals import is_author
from protlib.typed_references.lists.likelihood import refers_elsewhere
from protlib.typed_references.records import imprints, legal_entries
from protlib.typed_references.title_start import QUOTED, YEAR

_SIGNAL: Final = rf"(?i:{wordings('signal')})[,:]?\s"
# Such as the sign of "2019; see also UNHCR" and of "2019. See also UNHCR", between two works.
_SEAM: Final = re.compile(
    rf"\s?[;؛]\s+(?:(?:&|{between()})[,،]?\s)?(?P<signal>{_SIGNAL})?(?=[^\W\d_a-z]|[“«\"])"
    rf"|(?<=[\w)\]”»])\.\s+{_SIGNAL}(?=[^\W\d_a-z]|[“«\"])"
)
_SYMBOL: Final = r"(?=[^\s,]*\d)[A-Z]{1,5}(?:/[\w.()-]+){1,6}"
# Such as "A/HRC/38/45, para. 5" and nothing else.
_SYMBOL_ALONE: Final = re.compile(rf"(?:{_SIGNAL})?{_SYMBOL}(?:,\s{PASSAGE})?\W*")
# Such as ", 2019, p. 5", " (Geneva, 2019).", ", January 2019", ": IOM; 2018", an address, "p. 5" at the end of a work.
_END_OF_WORK: Final = re.compile(
    rf"(?:(?:[,.:;(،]|\)\s)\s?(?:[^\W\d_][^,.;:()،\d]{{0,40}}\s)?(?:\d{{1,2}}\s[^\W\d_]{{3,10}}\.?\s)?{YEAR}[)\]]?"
    rf"|\b{PASSAGE}|\bhttps?://\S+|\bwww\.\S+|[A-Z\d]/[\w.()-]+|\d[-–]\d+|\d\)|\))\W*\Z"
)
# Such as "Jobe and Roe (2010)", which names no title.
_SHORT_CITATION: Final = re.compile(rf"[^,.:;“«\"]{{2,80}}\({YEAR}[^()]*\)\W*")
# Such as "UNHCR" in "UNHCR, Guidelines" and "Anne T. Gallagher" up to the title; figures and brackets but those of a
# short name are none.
_AUTHOR: Final = re.compile(
    r"(?P<who>[^\W\d_a-z][^,:“«\"(;.\d،]{1,90}?)(?:\s\([A-Z]{2,12}\))?(?:[,:،]\s|\s[(“«\"]|\.\s)"
)
# Such as "Surtees, R." and "R. Surtees", names that have a sign within.
_WITH_INITIALS: Final = re.compile(
    r"(?:[a-z]{2,3}\s)?[^\W\d_a-z][\w’'-]+,?\s(?:[^\W\d_a-z]\.[\s-]?)+|(?:[^\W\d_a-z]\.[\s-]?)+[^\W\d_a-z][\w’'-]+"
)
# Such as the beginning of the title read from "IOM, 2017": the publisher with its year, or a work cited by its year.
_YEAR_ALONE: Final = re.compile(rf"{YEAR}(?:[,;]|\W*\Z)")
_COMMA: Final = re.compile("[,،]")
_NO_WORK: Final = re.compile(rf"(?:{AVAILABLE}|{ONLINE}|{wordings('seen on')}|{wordings('licence')})\b", re.IGNORECASE)
_QUOTES: Final = '“«"'
_MOST_WORDS: Final = 4
"""Words of a name that nobody knows; a longer one is a part of a sentence."""
_MOST_SEAMS: Final = 150
"""Signs from the beginning of a work: behind more, none ends there; each takes the time of reading all before it."""
_PAIRS: Final = ("()", "[]", "“”", "«»")


class JointWork(NamedTuple):
    """A work that an entry names, as an entry of its own, and whether it surely begins and ends there."""

    entry: TypedEntry
    is_sure: bool = True


def split_joint_works(entry: TypedEntry) -> Sequence[JointWork]:
    """Return the works that an entry names: mostly one, the entry itself.

    A semicolon within a title, or between authors, parts nothing: a whole work stands before it, and an author with
    another behind it.
    """
    text = entry.text
    start, works, is_sure, seam_count = 0, list[JointWork](), True, 0
    for seam in _SEAM.finditer(text):
        seam_count += 1
        if seam_count > _MOST_SEAMS:
            break
        head, tail = text[start : seam.start()], text[seam.end() :]
        if _is_within(text[: seam.start()]) or not (_are_laws(head, tail) or _is_ended(head, tail)):
            continue
        is_known = _begins_surely(tail)
        if is_known or _may_begin(tail):
            is_known |= seam["signal"] is not None or (head[0] in _QUOTES and tail[0] in _QUOTES)
            works.append(_work(entry, head, is_sure=is_sure and is_known))
            start, is_sure, seam_count = seam.end(), is_known, 0
    if not works:
        return [JointWork(entry)]
    last_work = _work(entry, text[start:], is_sure=is_sure)
    works.append(last_work._replace(entry=replace(last_work.entry, unread_text=entry.unread_text)))
    return [works[0]._replace(entry=replace(works[0].entry, number=entry.number)), *works[1:]]


def _work(entry: TypedEntry, text: str, *, is_sure: bool) -> JointWork:
    work = parse_entry(text.strip(), entry.line)
    return JointWork(replace(work, number="", is_rejoined=entry.is_rejoined), is_sure)


def _is_within(lead: str) -> bool:
    """Tell whether brackets or quotation marks are open at the end of a text."""
    is_open = any(lead.count(opening) > lead.count(closing) for opening, closing in _PAIRS)
    return is_open or lead.count('"') % 2 == 1


def _is_whole(text: str) -> bool:
    """Tell whether a text names a work, or refers to one: it has an author, a title and a date, or a symbol."""
    if _SYMBOL_ALONE.fullmatch(text):
        return True
    if any(_SHORT_CITATION.fullmatch(part.strip()) for part in text.split(";")):
        return False
    work = parse_entry(text)
    if refers_elsewhere(work):
        return True
    is_named = bool(work.author_text) or work.is_quoted or legal_entries.names_law(work.title)
    is_dated = bool(work.year) and (work.year not in work.title or text.count(work.year) > 1)
    return is_named and bool(work.title and (is_dated or "://" in text or "/" in work.details))


def _are_laws(head: str, tail: str) -> bool:
    """Tell whether two texts name laws or judgments, which need neither an author nor a date."""
    return legal_entries.names_law(head) and legal_entries.names_law(tail.partition(";")[0].rstrip(" ."))


def _is_ended(head: str, tail: str) -> bool:
    """Tell whether a text is a whole work with its end; where the year stands early, that of both texts does."""
    return _is_whole(head) and bool(_END_OF_WORK.search(head) or (_is_dated_early(head) and _is_dated_early(tail)))


def _is_dated_early(text: str) -> bool:
    """Tell whether the year of a work stands between its author and its title, so that nothing shows its end."""
    work = parse_entry(text)
    return bool(work.year and work.title) and not work.is_dated_late


def _begins_surely(text: str) -> bool:
    """Tell whether a work surely begins a text: with a known author, a symbol, a law, or a reference to another."""
    if _SYMBOL_ALONE.match(text):
        return True
    piece = text.partition(";")[0].rstrip(" .")
    if legal_entries.names_law(piece) or refers_elsewhere(parse_entry(piece)):
        return True
    work = parse_entry(text)
    if not (_is_dated(text) and work.author_text and _has_title(work)):
        return False
    head = _AUTHOR.match(text)
    return _WITH_INITIALS.match(text) is not None or (head is not None and _is_known(head["who"]))


def _is_known(name: str) -> bool:
    """Tell whether a text is a known body, or begins with a common given name."""
    return is_author(name) or (len(name.split()) > 1 and fold(name.split(maxsplit=1)[0]) in COMMON)


def _may_begin(text: str) -> bool:
    """Tell whether a work may begin a text: with some words that may be a name, or with a title in quotation marks."""
    if not _is_dated(text):
        return False
    if QUOTED.match(text):
        return True
    head = _AUTHOR.match(text)
    if not head or len(head["who"].split()) > _MOST_WORDS or imprints.is_place(head["who"]):
        return False
    work = parse_entry(text)
    return bool(work.author_text and " " in work.title) and _has_title(work)


def _is_dated(text: str) -> bool:
    """Tell whether a text has a year that is not that of a visit or of an imprint alone."""
    return re.search(YEAR, text) is not None and not (_NO_WORK.match(text) or _is_imprint(text))


def _has_title(work: TypedEntry) -> bool:
    """Tell whether a work has a title that is not its year, nor the imprint "Geneva: ILO" of the work before it."""
    place = work.title.partition(": ")[0]  # a place behind a comma stands behind a title: “Camps, London”
    is_imprint = not _COMMA.search(place) and imprints.is_place(place)
    return bool(place) and not (is_imprint or _YEAR_ALONE.match(work.title))


def _is_imprint(text: str) -> bool:
    """Tell whether a text is a publisher with its place: "UNHCR: Geneva, Switzerland, 2019"."""
    first, _, details = text.partition(": ")
    place, *_further = details.split(", ")
    return imprints.is_place(first) or imprints.is_place(place.split(";")[0])
