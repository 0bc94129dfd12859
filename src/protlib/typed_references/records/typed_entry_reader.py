"""From an entry of a typed list to its raw record, and to the doubts about it.

Marks identify each part: "In" a book, volume and pages a journal, "ed." an edition, a colon a place and a publisher. A
part without a mark stays as it is, and the record keeps the whole entry.
"""

import re
from collections.abc import Iterator
from typing import Final, NamedTuple

from protlib.record import dates
from protlib.record.fields.labels import label
from protlib.record.identifiers.symbols import find_symbols
from protlib.record.names.lexicon import ROLE_PATTERN
from protlib.record.raw_record import RawRecord
from protlib.record.roman_numbers import value_of_roman
from protlib.record.shared_words import plain_words_of, wordings, words_by_language
from protlib.text import with_plain_figures
from protlib.typed_references.addresses import AVAILABLE
from protlib.typed_references.arabic_commas import has_arabic_signs, with_arabic_commas
from protlib.typed_references.comma_parts import COUNT, FIRST_EDITION, NUMBER_SIGN, PAPER
from protlib.typed_references.entry import MOST_LETTERS_READ, TypedEntry, split_title
from protlib.typed_references.legal_forms import put_plainly
from protlib.typed_references.records import containers, entry_links, genres, imprints, legal_entries, typed_people
from protlib.typed_references.records.remainder import Remainder
from protlib.typed_references.typed_imprint import split_imprint


class EntryReading(NamedTuple):
    """The result for an entry: the raw record, and each doubt as a sentence."""

    raw: RawRecord
    doubts: list[str]


_STATUSES: Final = {
    word.replace(" ", "").rstrip("."): status
    for status in ("forthcoming", "in press", dates.NO_DATE)
    for word in plain_words_of(status)
}
"""What stands for the year of a work that is not out yet, or has none, as entries have it, and the status it means."""
# Such as the last letter of "n.d.-a" and "no date a", of several works of one author.
_LETTER: Final = re.compile(r"\.?-?[a-z]\Z")
_ORDINALS: Final = {
    word: number for words in words_by_language("written ordinal").values() for number, word in enumerate(words, 1)
}
# Such as "(2nd ed.)", "3e édition", "XI edizione" and "fourth edition".
_EDITION: Final = re.compile(
    rf"[(\[]?\b(?P<edition>\d{{1,2}}|(?-i:[IVX]{{1,5}})|{wordings('written ordinal')})(?:{wordings('ordinal')})?\.?\s+"
    rf"(?:{wordings('nth edition')})\b\.?[)\]]?",
    re.IGNORECASE,
)
# Such as "(Working Paper No. 12)", "Report No.: E/2002/68", "Policy Brief n° 3".
_NUMBER: Final = re.compile(
    rf"[(\[]?\b(?P<genre>{PAPER})"
    rf"\s(?:Ref(?:erence|\.)?\s)?{NUMBER_SIGN}[.:]{{0,2}}\s?(?P<number>(?:[A-Z]{{2,5}}\s(?=\d))?[\w./-]*\w)[)\]]?"
)
# Such as "Issue Paper 5" without a word before the number, "(No. 3)" without one that says of what.
_GENRE_NUMBER: Final = re.compile(rf"[(\[]?\b(?P<genre>(?=\S+\s\D){PAPER})\s(?P<number>{COUNT})[)\]]?")
# Such as "(No. 3)" and "(N° 12)"; that of "2012/5 (N° 143)" is of a journal.
_BARE_NUMBER: Final = re.compile(r"(?<!/\d\s)(?<!/\d\d\s)[(\[](?:No|Nr|N)[.°ºᵒ]\s?(?P<number>\d[\w./-]*)[)\]]")
# Such as ", chap. 3", "para. 12", "annex II" after a publication: the cited passage.
_LOCATOR: Final = re.compile(
    rf"[,;]?\s\(?\b(?:{wordings('passage')})\b\.?\s"
    r"(?:\d+(?:[-–.]\d+)*|[IVX]+)\b\)?(?=\W*(?:\Z|[\x1f,;.]))",
    re.IGNORECASE,
)
# Such as "Licence: CC BY-NC-SA 3.0 IGO", which the World Health Organization puts into its own citations.
_LICENCE: Final = re.compile(
    rf"[(\[]?(?:\b(?:{wordings('licence')})\s?:?\s)?\bCC\sBY\b[-A-Z]*(?:\s\d\.\d)?(?:\s[A-Z]{{2,4}}\b)?[)\]]?",
    re.IGNORECASE,
)
_ONE_NAME: Final = re.compile(r"[^\W\d_a-z][^\W\d_]+")
# Such as "available from" and ", 2010", ", vol. 30", ", 28:1, 5-42".
_MORE_THAN_TITLE: Final = re.compile(
    rf";\s|https?:|www\.|\b(?:{AVAILABLE})\s(?:{wordings('from there')})\b|,\s(?:19|20)\d\d\Z"
    r"|,\svol\.?\s\d+\Z|,\s\d+[:(]\d+\)?,\s\d+[–-]\d+\Z",
    re.IGNORECASE,
)
# Such as "Policy Brief No. 5", "vol. 3" and "Fernbach D, translator".
_NO_TITLE: Final = re.compile(
    r"\W*(?:(?:19|20)\d\d\b|[Ii]n\b|see\b|ed\b|eds\b|trans\b|vol\b|no\b|pp?\b|\d+\W*\Z|(?:[^\W\d_]+\s){0,3}"
    rf"(?:{wordings('numbered work')})\s(?:No\.?\s)?\d"
    r"|[^\W\d_]+\s(?-i:[A-Z]{1,3}),\s\w+\Z)",
    re.IGNORECASE,
)
# Such as ", " before "in Smith, B. (ed.), Book of camps", behind the title of a chapter.
_EDITED_BOOK: Final = re.compile(
    rf",\s(?=(?:{wordings('inside')})\s[^\W\d_a-z][^()]{{2,80}}\((?i:{ROLE_PATTERN})\.?\))"
)
# Such as "(Training Guide)" behind a title.
_WORDS_IN_BRACKETS: Final = re.compile(r"\([^\W\d_a-z][^\d()]*\s[^\d()]+\)")
_WHOLES: Final = frozenset(("book", "report", "document", "webpage"))
"""The types of works that are no part of another: a single page behind them is one that a footnote cites."""
# Such as "27531", the number of a treaty; four figures may be a title.
_LONE_NUMBER: Final = re.compile(r"\d{1,3}|\d{5,}")
_LETTERS_OF_A_YEAR: Final = 4
_YEAR_OF_ACT: Final = re.compile(r"\b(?:1[89]|20)\d\d\b")  # such as that of “Ley 985 de 2005”
# Such as "Sales No. E.20.IV.3".
_SALES: Final = re.compile(r"(?:\bReport\sNo\.:?\s)?\bSales\sNo\.\s(?P<number>[A-Z](?:\.\w+)+)", re.IGNORECASE)
# Such as "document AMR 41/014/2010", "(EUR 25/6012/2017)": letters, and a number with strokes.
_CODE: Final = re.compile(
    r"(?:\b(?:document|Index(?:\sNumber)?:?)\s|[(\[]|\A,?\s?|\x1f\s?|\.\s|(?<=\)),\s)"
    r"(?P<number>[A-Z]{2,5}\s\d+(?:/\d+)+|[A-Z]{3,8}\(\d{4}\)\d+"
    r"|COM\s?\(\d{4}\)\s?\d+(?:\sfinal)?)(?=[)\].,;\x1f]|\Z)"
)


def read_typed_entry(entry: TypedEntry) -> EntryReading:
    """Return the fields of an entry; where the parts are unclear, its whole text is the title."""
    doubts = [*_iterate_doubts_of_text(entry)]
    author_text, title, details = _split_entry(entry, doubts)
    remainder = Remainder(with_plain_figures(details))
    raw = _read_parts(entry, (author_text, title), remainder, doubts)
    if raw.get("type") == "legal_case":
        raw |= legal_entries.court_of(raw)
    if not raw["title"]:
        raw["title"] = entry.text
        doubts.append("no title recognised; the whole entry is the title")
    raw.setdefault("type", _type(raw, entry))
    if _has_cited_page(raw, entry):
        del raw["page"]
    other_parts = list(remainder.parts())
    if len(other_parts) == 1 and title and _is_subtitle(other_parts[0], details, raw) and not entry.is_quoted:
        part = other_parts.pop()
        raw["title"] = f"{title}{'' if title[-1:] in '?!' or part[0] == '(' else '.'} {part}"
        doubts.append(f"the title may end {'before its brackets' if part[0] == '(' else 'at its first full stop'}")
    if other_parts:
        doubts.append(f"not understood: {'; '.join(f'“{part}”' for part in other_parts)}")
    doubts += _oddities(raw)
    if has_arabic_signs(entry.text):
        raw = {name: with_arabic_commas(value) if isinstance(value, str) else value for name, value in raw.items()}
        doubts = list(map(with_arabic_commas, doubts))
    if doubts:
        raw["private_note"] = entry.whole_text
    return EntryReading(raw, doubts)


def _iterate_doubts_of_text(entry: TypedEntry) -> Iterator[str]:
    if entry.is_rejoined:
        yield "a link was broken over two lines; check it"
    if entry.unread_text:
        yield f"longer than {MOST_LETTERS_READ:,} letters; what stands behind them is in the private note alone"


def _read_parts(entry: TypedEntry, head: tuple[str, str], remainder: Remainder, doubts: list[str]) -> RawRecord:
    """Return the fields of an entry whose authors and title are `head`, and take their texts from the remainder."""
    author_text, title = head
    details = remainder.text
    raw: RawRecord = {"title": title, **entry_links.take_links(remainder, doubts)}
    raw |= _people(
        author_text, doubts, is_law=legal_entries.is_law_name(title, details) or legal_entries.is_talk(title)
    )
    raw |= _date(entry, title, remainder, doubts)
    raw |= legal_entries.take_law(remainder, title)
    raw |= {name: value for name, value in _numbers(remainder, title).items() if not raw.get(name)}
    raw |= genres.take_bracketed_genre(remainder)
    raw |= {} if raw.get("type") else genres.take_manuscript(remainder)
    raw |= genres.take_client(remainder)
    raw |= containers.take_translators(remainder)
    if not raw.get("type"):
        raw |= containers.take_container(remainder, entry, doubts)
    if not raw.get("type"):
        raw |= genres.take_journal(remainder)
    if not raw.get("genre") and not raw.get("container_title"):
        raw |= genres.take_plain_genre(remainder, has_number=bool(raw.get("number")))
    raw |= imprints.take_imprint(remainder, raw, entry.year)
    if raw.get("type") in legal_entries.TALKS and _is_printed(raw):
        doubts += [] if author_text else ["no author"]
        del raw["type"]
    if genres.is_in_journal(raw):
        raw |= {"type": "article-journal", "container_title": raw["publisher"], "publisher": ""}
    elif _is_press(raw, entry):
        raw |= {"type": "article-newspaper", "container_title": raw["publisher"], "publisher": ""}
    return raw


def _split_entry(entry: TypedEntry, doubts: list[str]) -> tuple[str, str, str]:
    """Return the authors, the title and the rest; a text that names nobody in the authors' place is the title."""
    title, details = _split_title(entry, doubts)
    if legal_entries.is_law_name(entry.author_text, entry.details) or (
        entry.is_dated_late and legal_entries.is_talk(entry.text)
    ):
        end = split_title(put_plainly(entry.text))
        return (
            ("", *end)
            if entry.is_dated_late
            else ("", legal_entries.full_name(entry.author_text, entry.year), entry.details)
        )
    entry_people = typed_people.people_at_head(entry.author_text)
    if not title and typed_people.is_one_guess(entry_people.names):  # "Repatriation. (n.d.). Retrieved from https://…"
        return "", entry.author_text, entry.details
    if not entry.author_text or typed_people.are_named(entry_people.names):
        return entry.author_text, title, details
    if not title or _EDITION.match(entry.details):
        return "", entry.author_text, entry.details
    is_publisher = imprints.is_publisher(title)
    if entry.is_dated_late and (
        is_publisher
        or imprints.is_place(title)
        or title == entry.year
        or _is_imprint(entry, title)
        or not typed_people.are_few_words(entry.author_text)
    ):
        return "", entry.author_text, entry.details
    parts = split_imprint(title)
    is_with_place = parts is not None and (
        imprints.is_publisher(parts[0]) or not typed_people.are_few_words(entry.author_text)
    )
    if not entry.is_dated_late and (is_with_place or (is_publisher and not details)):
        return "", entry.author_text, entry.details
    return entry.author_text, title, details


def _split_title(entry: TypedEntry, doubts: list[str]) -> tuple[str, str]:
    """Return the title and the rest, with an imprint that only commas separate from the title."""
    title, details = split_title(entry.details)
    if (book := _EDITED_BOOK.search(title)) and entry.details.startswith(title):
        return title[: book.start()], entry.details[book.end() :]
    if entry.is_quoted or containers.is_journal(with_plain_figures(details)):
        return title, details
    imprint_parts = imprints.before_imprint(title, is_dated_late=entry.is_dated_late)
    if not imprint_parts.imprint:
        last = title.rpartition(", ")[2]
        if (
            entry.is_dated_late
            and details.startswith(entry.year[:4] or " ")
            and last != title
            and _ONE_NAME.fullmatch(last)
        ):
            doubts.append(f"“{last}” in the title may be the place of publication")
        return title, details
    if not imprint_parts.is_sure:
        doubts.append(f"“{imprint_parts.imprint}” may be a part of the title")
    return imprint_parts.title, f"{imprint_parts.imprint}. {details}"


def _is_imprint(entry: TypedEntry, title: str) -> bool:
    """Tell whether the text in the title's place is a publisher with a date."""
    return bool(entry.year) and entry.year[:4] in title and imprints.is_publisher(title.split(", ", maxsplit=1)[0])


def _people(author_text: str, doubts: list[str], *, is_law: bool) -> RawRecord:
    """Return who wrote it; a treaty or a judgment has no author, and needs none."""
    if not author_text:
        doubts += [] if is_law else ["no author"]
        return {}
    entry_people = typed_people.people_at_head(author_text)
    if entry_people.doubt:
        doubts.append(f"author “{author_text}” {entry_people.doubt}")
    elif ": " in author_text:
        doubts.append(f"author “{author_text}” may be the title")
    return {"editors" if entry_people.are_editors else "authors": entry_people.names}


def _date(entry: TypedEntry, title: str, remainder: Remainder, doubts: list[str]) -> dict[str, str]:
    """Return the date as precisely as the entry has it, or the entry's words in place of a date."""
    year = entry.year[:4] if entry.year[:1].isdigit() else ""
    if not entry.year and legal_entries.is_act(title) and (in_title := _YEAR_OF_ACT.search(title)):
        year = in_title[0]
    if status := _STATUSES.get(entry.year) or _STATUSES.get(_LETTER.sub("", entry.year)):
        return {"status": status}
    if not year or (entry.is_dated_late and year not in remainder.text):
        is_of_title = bool(year) and year in title
        if is_of_title and legal_entries.is_act(title):
            return {"date": _longest_date(title, year)}
        doubts.append(f"no year, except {year} in the title" if is_of_title else "no year")
        return {}
    if entry.day:
        return {"date": dates.parse_or(f"{entry.day} {year}", year)}
    return {"date": _longest_date(remainder.text, year) if entry.is_dated_late else year}


def _longest_date(text: str, year: str) -> str:
    """Return the date in a year that says most: a symbol may have the year alone, and the day stands behind it."""
    texts = (match[0].strip(" ,;(") for match in imprints.date_pattern(year).finditer(text))
    return max((dates.parse_or(date_text, year) for date_text in texts), key=len, default=year)


def _numbers(remainder: Remainder, title: str) -> dict[str, str]:
    """Take the edition, the number of a report or a document, and the words for a thesis."""
    raw: dict[str, str] = {}
    remainder.take(_LOCATOR)
    remainder.take(_LICENCE)
    if match := remainder.take(FIRST_EDITION):
        raw["note"] = match["note"]
    if match := remainder.take(_EDITION):
        raw["edition"] = _figures(match["edition"].lower())
    raw |= genres.take_thesis(remainder)
    if match := remainder.take(_SALES):
        raw["number"] = f"Sales No. {match['number']}"
    elif match := remainder.take(_NUMBER) or remainder.take(_GENRE_NUMBER):
        raw["number"] = match["number"]
        if match["genre"] not in {"Report", "Document"}:
            raw["genre"] = match["genre"]
    elif match := remainder.take(_CODE) or remainder.take(_BARE_NUMBER):
        raw["number"] = match["number"]
    for symbol in find_symbols(remainder.text)[:1]:
        symbol_pattern = re.escape(symbol).replace(r"\(", r"\s?\(")
        if remainder.take(re.compile(rf"(?:\b(?:UN|U\.N\.)?\s?[Dd]oc(?:ument|\.)\s)?[(\[]?{symbol_pattern}[)\]]?")):
            raw.setdefault("number", symbol)
    if not raw.get("number") and (symbols_in_title := find_symbols(title)):
        raw["number"] = symbols_in_title[0]
    return raw


def _figures(edition: str) -> str:
    """Return the number of an edition in figures: "2", "xi", "fourth"."""
    return edition if edition.isdecimal() else str(_ORDINALS.get(edition) or value_of_roman(edition))


def _has_cited_page(raw: RawRecord, entry: TypedEntry) -> bool:
    """Tell whether a single page stands behind a work that is part of nothing: it is where a footnote looks."""
    is_part = bool(raw.get("container_title")) or entry.is_quoted
    return raw["type"] in _WHOLES and not is_part and raw.get("page", "").isalnum()


def _is_printed(raw: RawRecord) -> bool:
    """Tell whether what begins like a talk is a work, "Interviews with survivors": it has an imprint, and no day."""
    is_of_year = len(raw.get("date", "")) <= _LETTERS_OF_A_YEAR
    return is_of_year and bool(raw.get("publisher") or (raw.get("authors") and raw.get("publisher_place")))


def _is_press(raw: RawRecord, entry: TypedEntry) -> bool:
    """Tell whether the publisher of a person's quoted title is a newspaper: it has no place, and the date has a day."""
    publisher = raw.get("publisher", "")
    is_of_person = any(name.family for name in raw.get("authors", ()))
    is_dated = len(raw.get("date", "")) > _LETTERS_OF_A_YEAR
    return bool(entry.is_quoted and publisher and is_of_person and is_dated and not raw.get("type")) and not (
        raw.get("publisher_place") or raw.get("number") or imprints.is_publisher(publisher)
    )


def _is_subtitle(text: str, details: str, raw: RawRecord) -> bool:
    """Tell whether an unmarked part is likely the title's second sentence: some words right after the title."""
    is_behind = (
        details.startswith(text) and not raw.get("container_title") and raw["type"] not in {"treaty", "legal_case"}
    )
    # A series has the words with which its titles begin: “World Migration Report 2018 (World Migration Report)”.
    is_bracketed = _WORDS_IN_BRACKETS.fullmatch(text) and not raw["title"].startswith(text.strip("()"))
    is_sentence = (text[:1].isupper() and len(text.split()) > 1) or is_bracketed
    return is_behind and bool(is_sentence) and _NO_TITLE.match(text) is None


def _oddities(raw: RawRecord) -> Iterator[str]:
    """Yield signs of a wrong reading: a title with a second part in it, a lone bracket, an initial as a name."""
    if _MORE_THAN_TITLE.search(raw["title"]):
        yield "the title may contain other fields"
    elif (
        _GENRE_NUMBER.fullmatch(raw["title"]) or raw["title"].startswith("In: ") or _LONE_NUMBER.fullmatch(raw["title"])
    ):
        yield "the title may be another field"
    for field in ("title", "container_title", "publisher", "publisher_place"):
        text = raw.get(field, "")
        if any(text.count(opening) != text.count(closing) for opening, closing in ("()", "[]")):
            yield f"“{text}” has an unmatched bracket"
    for name in raw.get("authors", ()):
        if len(name.family.strip(".")) == 1 or any(letter.isdigit() or letter in "()" for letter in name.family):
            yield f"author “{label(name)}” is not a complete name"


def _type(raw: RawRecord, entry: TypedEntry) -> str:
    """Return the type that the other fields imply: a person's work with a publisher is a book, all else a report.

    A title in quotation marks is part of something.
    """
    people_of = raw.get("authors") or raw.get("editors") or ()
    is_of_persons = bool(people_of) and not any(name.literal and name.literal != "others" for name in people_of)
    is_book = is_of_persons and raw.get("publisher") and not raw.get("number") and not entry.is_quoted
    return "book" if is_book else "report"
