"""From the tags of a RIS record to a raw record for `cleaning.clean_record`."""

import re
from collections.abc import Iterable, Mapping, Sequence
from functools import lru_cache
from pathlib import Path
from typing import Final

from protlib.formats.common.cell_values import is_length, length_in, read_count
from protlib.formats.raw_record_builder import one_or_all
from protlib.formats.ris import packed_lines, procite, unread_tags
from protlib.formats.ris.tags import CITATION_KEY, NAMES, RECORD_FIELDS, TYPES, WRITTEN_TYPES, list_fixed_tags
from protlib.formats.ris.unread_tags import ReadingStep, UnreadTags
from protlib.formats.tagged_text import Tags
from protlib.record import dates, names
from protlib.record.fields.cells import split_at_commas
from protlib.record.model import PERIODICAL, Name
from protlib.record.names.lexicon import CAPITALISED_PARTICLES, PARTICLES
from protlib.record.raw_record import RawRecord
from protlib.record.tables import words_by_section
from protlib.record.titles.title_with_subtitle import with_subtitle
from protlib.text import words

_PERIODICALS: Final = PERIODICAL | {"periodical"}  # RIS names a whole journal by the same tags
_ADDRESS: Final = re.compile(r".{1,59}")
# The form in RIS's description, quick to read; people write other forms.
_REGULAR_DATE: Final = re.compile(r"(?!0000)(\d{4})/(0[1-9]|1[0-2])/(?:(0[1-9]|1\d|2[0-8])/?|/)", re.ASCII)
# Such as "2013/02/15/received"; "undefined" is what a program writes for nothing.
_OTHER_EVENT: Final = re.compile(r"\d{4}/\d+/\d*/\s*(?!undefined\b|null\b)[^\W\d]")
# Such as that in "pp. 12".
_PAGE: Final = re.compile(r"^pp?\.?\s*(?=\d)")
# Such as "12 – 15".
_RANGE: Final = re.compile(r"\w+\s*[-‐‑‒–—−]+\s*\w+")
_DASH: Final = re.compile(r"(?:(?<!\s)\s+)?[-‐‑‒–—−]+\s*")
# Such as "101264945", Ovid's number of a journal, and "Query date: 2022-03-14" of Publish or Perish.
_NO_ISSUE: Final = re.compile(r"\d{7,}|[^\W\d_ ]+ [^:]*: |\d+ [^\W\d_]+: ")
# Such as "Bales, Kevin.", as WorldCat ends the name of a person; not "Bales, K." and "Bales, Kevin, Jr.".
_CATALOGUED_NAME: Final = re.compile(r"[^\s,]+(?: [^\s,]+)?, [^\W\d_]{3,}(?: [^\W\d_]{4,})?\.")
_HAS_DIGIT: Final = re.compile(r"\d")
# Such as "300 p." or "300 pages".
_COUNT: Final = re.compile(r"^(\d+)\s*p(?:p|ages|\.)*$")
# Such as the semicolon in "health; law", or the line break in "health\n%K law".
_KEYWORD_SEPARATOR: Final = re.compile(r"(?<!\s)\s*\n\s*(?:%K\s+)?|(?:(?<!\s)\s+)?;\s*")
# Such as those in "Conference on child labour, Patna" and "Proceedings of the Conference on …".
_WORDS: Final = words_by_section(Path(__file__).with_suffix(".txt"))
_FULL_TITLE_TAGS: Final = {
    **dict.fromkeys(_PERIODICALS, ("JF", "T2", "BT")),
    **dict.fromkeys(("book", "classic", "manuscript"), ("T2", "JF")),
    "paper-conference": ("C3", "BT", "T2", "JF"),
}
_DATES: Final = ("PY", "DA", "Y1")
_PEOPLE: Final = ("AU", "A2", "A3", "A4", "ED")
_SERIES: Final = frozenset({"T2", "T3", "JF", "JO"})
_CONTAINERS: Final = frozenset({"container_title", "collection_title"})
_MARK: Final = "eppi-reviewer"
_NAMES: Final = frozenset({"A1", "A2", "A3", "A4", "AU", "ED"})
# Such as "Brownstein (2024)".
_LABEL: Final = re.compile(r".+ \((?:\d{4}|n\.?d\.?)\)")


def _is_eppi(keywords: Iterable[str]) -> bool:
    """Tell whether a record's keywords show that EPPI-Reviewer wrote it: it adds its own name to them."""
    return _MARK in map(str.lower, map(str.strip, keywords))


def _usual_tags(tags: Tags) -> Tags:
    """Return an EPPI-Reviewer record's tags with a comma after each family name, and without the label."""
    return [
        (tag, _with_comma(value) if tag in _NAMES else value)
        for tag, value in tags
        if tag != "ST" or not _LABEL.fullmatch(value.strip())
    ]


def _with_comma(text: str) -> str:
    """Return a name with a comma after the family name; bodies and clear names stay as they are."""
    words = text.split()
    if len(words) < 2 or "," in text or names.is_organisation(text):
        return text
    end = _family_end(words)
    given_part = [f"{word.rstrip('.')}." if _is_initial(word) else word for word in words[end:]]
    return f"{' '.join(words[:end])}, {' '.join(given_part)}" if given_part else text


def _family_end(words: Sequence[str]) -> int:
    """Return how many of the first words are the family name.

    All before initials are; without initials, one word and the particles before it.
    """
    initials = next((position for position in range(1, len(words)) if all(map(_is_initial, words[position:]))), 0)
    if initials:
        return initials
    particles = (PARTICLES, CAPITALISED_PARTICLES)
    return 1 + next(
        (position for position, word in enumerate(words) if not any(word in particle for particle in particles)), 0
    )


def _is_initial(word: str) -> bool:
    return len(word.rstrip(".")) == 1 and word[0].isupper()


def read_ris_record(kind: str, tags: Tags, kinds: Mapping[str, str] = WRITTEN_TYPES) -> RawRecord:
    """Return the raw record of one RIS record's type and tags; unknown tags are kept as `ris:<tag>`.

    A type is kept too if `kinds` would write another one for its CSL type.
    """
    unread = UnreadTags(kind.upper(), tags, kinds)
    if "N1" in unread.remaining and procite.is_procite(unread.remaining["N1"]):
        unread = UnreadTags(unread.kind, procite.usual_tags(kind, tags), kinds)
    if "KW" in unread.remaining and _is_eppi(unread.remaining["KW"]):
        unread = UnreadTags(unread.kind, _usual_tags(tags), kinds)
    labelled_values: packed_lines.LabelledValues = []
    if "M2" in unread.remaining:
        labelled_values, unread.remaining["M2"] = packed_lines.unpack_lines(_without_key(unread))
    _read_tags(unread)
    packed_lines.apply_lines(labelled_values, unread.values, unread.extra)
    if unread.extra:
        unread.values["extra"] = unread.extra
    return unread.values


def _without_key(unread: UnreadTags) -> list[str]:
    """Return the values of M2 without Zotero's key, which becomes the record's key if it has no ID."""
    values = unread.remaining["M2"]
    key = next((value for value in values if value.startswith(CITATION_KEY)), "")
    if not key:
        return values
    unread.remaining.setdefault("ID", [key.removeprefix(CITATION_KEY)])
    return [value for value in values if value != key]


def _read_tags(unread: UnreadTags) -> None:
    """Read the tags that are left."""
    unread.values["type"] = TYPES.get(unread.kind, unread.kind)
    if unread.kind and unread.kinds.get(unread.type) != unread.kind and unread.kind != "GEN":
        unread.extra["ris:TY"] = unread.kind
    steps, is_simple = _choose_steps(unread.kind, frozenset(unread.remaining))
    for step in steps:
        step.apply(unread)
    for tag, meaning in is_simple:
        values = unread.remaining.get(tag)
        if values and not unread.is_filled(meaning):
            if meaning in NAMES:
                _put_names(unread, meaning, unread.take(tag))
            else:
                unread.keep(meaning, values.pop(0))
    for tag, values in unread.remaining.items():
        if values:
            unread.extra[f"ris:{tag}"] = one_or_all(values)


@lru_cache(maxsize=4096)
def _choose_steps(kind: str, tags: frozenset[str]) -> tuple[tuple[ReadingStep, ...], tuple[tuple[str, str], ...]]:
    """Return what a type with these tags needs: the steps, and the tags that mean the same everywhere."""
    steps = tuple(step for step in _STEPS if not step.triggers.isdisjoint(tags))
    return steps, tuple((tag, meaning) for tag, meaning in list_fixed_tags(kind) if tag in tags)


def _titles(unread: UnreadTags) -> None:
    """Read the title; a second title is its subtitle, and a lone short title is the title."""
    parts = unread.take("TI") or (unread.take("BT") if unread.type in {"book", "manuscript"} else [])
    title = parts[0] if parts else ""
    for part in parts[1:]:
        title = with_subtitle(title, part)
    short_title = unread.take_first("ST")
    if short_title != title:
        unread.keep("title-short" if title else "title", short_title)
    unread.keep("title", title)


def _people(unread: UnreadTags) -> None:
    """Read the creators; second authors of a book or report edit its series, or without a series the work itself."""
    for tag in [tag for tag in _PEOPLE if tag in unread.remaining]:
        meaning = unread.means[tag]
        if tag == "A2" and meaning == "collection-editor" and _SERIES.isdisjoint(unread.remaining):
            meaning = "editors"
        if meaning in NAMES:
            _put_names(unread, meaning, unread.take(tag))
        elif meaning and not unread.is_filled(meaning):
            unread.keep(meaning, unread.take_first(tag))


def _put_names(unread: UnreadTags, meaning: str, values: Iterable[str]) -> None:
    people = [name for value in values for name in _names(value)]
    if meaning in RECORD_FIELDS:
        unread.values.setdefault(meaning, []).extend(people)
    elif people:
        unread.extra.setdefault(meaning, []).extend(name.to_dict() for name in people)


@lru_cache(maxsize=1 << 14)
def _names(value: str) -> tuple[Name, ...]:
    if value.endswith(".") and _CATALOGUED_NAME.fullmatch(value):
        value = value[:-1]
    if ";" in value or "\n" in value or (value.count(",") > 1 and " and " in value):
        return tuple(names.parse_list(value))
    if ",," in value:
        return (names.organisation(value.replace(",,", ",")),)
    return tuple(names.parse_item(value))


def _containers(unread: UnreadTags) -> None:
    """Read the container's title: in full, and abbreviated where there is a second one."""
    in_full = _FULL_TITLE_TAGS.get(unread.type, ("BT", "T2", "JF"))
    meaning, is_event = unread.means["T2"], _names_event(unread, in_full)
    if meaning not in _CONTAINERS or is_event:
        unread.keep("event_title" if meaning in _CONTAINERS else meaning, unread.take_first("T2"))
        meaning = "container_title"
    title = next(filter(None, map(unread.take_first, in_full)), "")
    short_titles = [short_title for tag in ("J2", "JO") for short_title in unread.take(tag)]
    if not title and short_titles and meaning == "container_title" and not unread.is_filled(meaning):
        title = short_titles.pop()
    unread.keep(meaning, title)
    for tag in in_full:
        if unread.remaining.get(tag):
            unread.remaining[tag] = [text for text in unread.take(tag) if words(text) != words(title)]
    if short_titles:
        shorts = [short_title for short_title in short_titles if words(short_title) != words(title)]
        unread.keep("container-title-short", shorts[0] if shorts else "")
        unread.remaining["J2"] = shorts[1:]


def _names_event(unread: UnreadTags, in_full: Sequence[str]) -> bool:
    """Tell whether T2 names a conference, and not its proceedings; the place of a conference alone is kept, too."""
    if in_full[0] != "C3":
        return False
    if unread.remaining.get("C3"):
        return True
    is_meeting = _is_meeting(unread)
    if is_meeting and not unread.remaining.get("C1"):
        unread.keep("event_place", unread.take_first("CY"))
    return is_meeting


def _is_meeting(unread: UnreadTags) -> bool:
    """Tell whether T2 alone is the name of a conference, as EndNote has it, and not of a book or a series of papers."""
    title = unread.peek("T2")
    is_alone = not any(unread.remaining.get(tag) for tag in ("BT", "JF", "JO", "J2", "PB", "SN", "VL", "T3"))
    tokens = set(words(title))
    return is_alone and not tokens.isdisjoint(_WORDS["meetings"]) and tokens.isdisjoint(_WORDS["papers"])


def _dates(unread: UnreadTags) -> None:
    """Read the most exact date that agrees with the year of publication; leave all others."""
    date, inexact_values = _most_exact(tuple([(tag, value) for tag in _DATES for value in unread.take(tag)]))
    unread.keep("date", date)
    for tag, value in inexact_values:
        unread.remaining.setdefault(tag, []).append(value)
    accessed = unread.take_first("Y2")
    unread.keep("accessed", _date_of(accessed) or accessed)


@lru_cache(maxsize=4096)
def _most_exact(values: tuple[tuple[str, str], ...]) -> tuple[str, list[tuple[str, str]]]:
    dated_values = [(tag, value, _date_of(value)) for tag, value in values if value.strip("0/")]
    year = next((date for _, _, date in dated_values if date), "")
    dated_values = [(tag, value, date or _date_of(f"{value} {year}")) for tag, value, date in dated_values]
    matching_dates = [date for _, _, date in dated_values if date.startswith(year) and ("/" in date) == ("/" in year)]
    date = max(matching_dates, key=len, default="")
    inexact_values = []
    for tag, value, tag_date in dated_values:
        if not date:
            date = value
        elif not tag_date or not date.startswith(tag_date):
            inexact_values.append((tag, value))
    return date, inexact_values


@lru_cache(maxsize=4096)
def _date_of(value: str) -> str:
    """Return a value as a date; "" where it is none, or another event's ("2013/02/15/received")."""
    if match := _REGULAR_DATE.fullmatch(value):
        return "-".join(filter(None, match.groups()))
    return "" if _OTHER_EVENT.search(value) else dates.parse_or(value, "")


def _pages(unread: UnreadTags) -> None:
    """Read the pages, which may begin and end on one; a lone number is the length of a book or a report."""
    first, last = _page(unread.take_first("SP")), _page(unread.take_first("EP"))
    meaning = unread.means["SP"]
    if last and "-" in first:
        if not first.endswith(last) and not unread.is_filled("number-of-pages"):
            unread.keep("number-of-pages", last)
    elif last:
        first = last if first in {"", last} or last.startswith(f"{first}-") else f"{first}-{last}"
    elif meaning != "page" and "-" not in first:
        unread.keep(meaning or "ris:SP", read_count(first) or _COUNT.sub(r"\1", first))
        return
    elif is_length(first, unread.type) and not unread.peek("M2"):
        unread.keep("number-of-pages", length_in(first))
        return
    start, _, end = first.partition("-")
    unread.keep("page", start if start == end else first)  # EndNote's "12-12" has one page


def _page(text: str) -> str:
    if text.isdecimal():
        return text
    text = _PAGE.sub("", text)
    return _DASH.sub("-", text) if _RANGE.fullmatch(text) else text


def _texts(unread: UnreadTags) -> None:
    """Read abstract and notes; of two abstracts, the shorter is a note."""
    abstract, other_abstract = "\n".join(unread.take("AB")), "\n".join(unread.take("N2"))
    if len(other_abstract) >= len(abstract):
        abstract, other_abstract = other_abstract, abstract
    notes = unread.take("N1")
    if unread.values.get("title") in notes:
        notes.remove(unread.values["title"])
    if other_abstract and other_abstract not in abstract:
        notes.insert(0, other_abstract)
    unread.keep("abstract", abstract)
    unread.keep("note", "\n".join(notes))
    unread.keep("private_note", "\n".join(unread.take("RN")))  # EndNote's research notes


def _keywords(unread: UnreadTags) -> None:
    """Read keywords: one in each tag, or all in one with semicolons, line breaks or, without these, commas."""
    values = unread.take("KW")
    text = "".join(values)
    if ";" in text or "\n" in text:
        values = [word for value in values for word in _KEYWORD_SEPARATOR.split(value)]
    elif len(values) == 1:
        values = split_at_commas(values[0])
    unread.keep("tags", [word for value in values if (word := value.strip())])


def _read_misplaced_tags(unread: UnreadTags) -> None:
    """Read values that are often in the wrong tag: dates among editions and numbers, a degree as a volume."""
    if unread.type in _PERIODICALS and (date := _date_of(unread.peek("ET"))):
        unread.keep("available-date", date)
        unread.take("ET")
    if unread.type == "thesis" and not _HAS_DIGIT.search(unread.peek("VL")):  # EndNote's degree
        unread.keep("genre", unread.take_first("M3") or unread.take_first("VL"))
    if unread.means["M1"] == "issue" and any(map(_NO_ISSUE.match, unread.remaining.get("M1", ()))):
        numbers = unread.take("M1")
        unread.keep("ris:M1", "; ".join(filter(_NO_ISSUE.match, numbers)))
        unread.remaining["M1"] = [number for number in numbers if not _NO_ISSUE.match(number)]
    if unread.means["M1"] == "accessed" and not any(map(_date_of, unread.remaining.get("M1", ()))):
        unread.keep("ris:M1", "; ".join(unread.take("M1")))


def _read_places(unread: UnreadTags) -> None:
    """Read the place; a conference has its own beside the publisher's, and a lone short address is a place."""
    addresses = unread.remaining.get("AD", [])
    if unread.type == "paper-conference" and unread.remaining.get("C1"):
        unread.keep("event_place", unread.take_first("CY"))
        unread.keep("publisher_place", unread.take_first("C1"))
    elif len(addresses) == 1 and _ADDRESS.fullmatch(addresses[0]) and unread.type not in _PERIODICALS:
        unread.keep("publisher_place", unread.take_first("CY") or addresses[0])
        if unread.values["publisher_place"] == addresses[0]:
            unread.take("AD")


_STEPS: Final = (
    ReadingStep(_people, frozenset(_PEOPLE)),
    ReadingStep(_titles, frozenset({"TI", "BT", "ST"})),
    ReadingStep(_containers, frozenset({"BT", "C3", "J2", "JF", "JO", "T2"})),
    ReadingStep(_dates, frozenset({*_DATES, "Y2"})),
    ReadingStep(_pages, frozenset({"SP", "EP"})),
    *unread_tags.STEPS,
    ReadingStep(_texts, frozenset({"AB", "N1", "N2", "RN"})),
    ReadingStep(_keywords, frozenset({"KW"})),
    ReadingStep(_read_misplaced_tags, frozenset({"ET", "M1", "M3", "VL"})),
    ReadingStep(_read_places, frozenset({"AD", "C1"})),
)
