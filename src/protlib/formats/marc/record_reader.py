"""From a MARC 21 record to a raw one, by the Library of Congress's standard and the United Nations' usage.

The UN Digital Library has a document's symbol in 191, its date in 269, its kind in 989, and one file for each language
in 856.
"""

import re
from collections.abc import Iterable, Iterator
from pathlib import Path
from typing import Final

from protlib.formats.common.meanings import meanings_in
from protlib.formats.common.responsibility import add_unnamed_people, stands_for_more_people
from protlib.formats.marc.marc_fields import Marc, MarcField, without_blanks_before_marks, without_isbd_marks
from protlib.formats.marc.unimarc import as_marc21
from protlib.formats.parsed import Parsed, Problem, ReadOptions
from protlib.formats.portals import values
from protlib.formats.portals.work_kinds import kind_of
from protlib.formats.raw_record_builder import one_or_all
from protlib.formats.records import gather
from protlib.record import dates, names
from protlib.record.identifiers import symbols
from protlib.record.model import Name
from protlib.record.names.given_names import COMMON
from protlib.record.names.parser import UNNAMED_OTHERS
from protlib.record.raw_record import Extra, RawRecord
from protlib.record.shared_words import wordings
from protlib.record.tables import words_by_section
from protlib.text import fold, number_of

# The kind of a record by the sixth character of its leader, and of a part by the seventh.
_KINDS_BY_LEADER: Final = {
    "e": "map", "f": "map", "g": "motion_picture", "k": "graphic", "m": "software", "i": "song", "j": "song",
}  # fmt: skip
_NO_WORKS: Final = frozenset("uvwxyz")  # holdings, classes, and headings of authorities, by the sixth character
_TEXT: Final = frozenset({"txt", "text"})  # the content of a record, as a code or as a word
_ONLINE: Final = "cr"  # field 007 of a computer file that is read from afar
_PART: Final = frozenset("ab")  # a part of a book, a part of a serial
_SERIAL: Final = "s"
_WHOLE_NAME_LETTERS: Final = 4  # of a name that is no abbreviation, as "Jos." is
# The United Nations library's names for its collections.
_INDISTINCT: Final = frozenset({"documents and publications", "documents", "publications", "un bodies"})
_ANY_DOCUMENT: Final = frozenset({"document", "limited document"})
_GENRES_BY_COLLECTION: Final = {
    "letters and notes verbales": "Letter",
    "meeting records": "Meeting record",
    "press releases": "Press release",
}
_YEAR: Final = re.compile(r"\d{4}")
_UN_PAGE: Final = re.compile(r"(https?://digitallibrary\.un\.org/record/\d+)")
_ADDRESS_OF_UN: Final = "https://digitallibrary.un.org/record/"
_ENGLISH: Final = re.compile(r"\bEN\b|English|-EN\.", re.IGNORECASE)
# Such as "[S.l.]" and "s.n.".
_UNKNOWN: Final = re.compile(r"\[?(?:s\. ?[ln]\.?|(?:place of publication|publisher) not identified)\]?", re.IGNORECASE)
# Such as "158 p.", "12 unnumbered pages" and "417 Seiten".
_PAGES: Final = re.compile(rf"(?<!\d)(\d++)\s*+(?:unnumbered )?(?:p\b|s\b|S\.|(?:{wordings('page')})\b)", re.IGNORECASE)
_HOST_PARTS: Final = words_by_section(Path(__file__).with_name("host_parts.txt"))
_NUMBERS: Final = {"volume": r"\d+", "issue": r"\d+(?:[/-]\d+)*", "page": r"[a-z]?\d+(?:\s*[-–]\s*[a-z]?\d+)?"}
# Such as "96:4<10-12" and "96<10", the volume, the issue and the pages in subfield q.
_ENUMERATION: Final = re.compile(r"(?P<volume>\d+)?(?::(?P<issue>\d+))?(?:<(?P<page>\d+(?:-\d+)?))?")
_RELATORS: Final = meanings_in("MARC", "role")
_ARE_NO_AUTHORS: Final = frozenset(
    {"pbl", "publisher", "issuing body", "isb", "spn", "sponsor", "fnd", "dst", "distributor"}
)
_MAIN: Final = ("100", "110", "111", "700", "710", "711", "720")
_READ_TAGS: Final = frozenset({
    *_MAIN, "010", "016", "020", "022", "024", "035", "040", "041", "042", "043", "049", "050", "072", "082", "090",
    "191", "245", "246", "250", "260", "264", "269", "300", "336", "337", "338", "440", "490", "500", "502", "520",
    "600", "610", "611", "630", "648", "650", "651", "653", "655", "773", "830", "856", "880", "902", "910", "929",
    "981", "989", "999",
})  # fmt: skip
"""The fields that are read, or that only serve the library's housekeeping; all others are kept."""
_CODE: Final = 3  # letters of a language in MARC
_LETTERS_OF_A_LEADER: Final = 8  # of which the last two are read


def gather_works(
    records: Iterable[tuple[int, Marc]], options: ReadOptions, count: int, problems: list[Problem]
) -> Parsed:
    """Return what is read of records of MARC; a remark counts those of holdings and headings, which are no works."""
    others: list[int] = []
    parsed = gather(_raws_of_works(records, others), options, count, problems)
    if others:
        parsed.remarks.append(
            f"{number_of(len(others), 'record')} of holdings or headings, not of publications: left out"
        )
    return parsed


def _raws_of_works(records: Iterable[tuple[int, Marc]], others: list[int]) -> Iterator[tuple[int, RawRecord]]:
    for line, marc in records:
        if marc.leader[6:7] in _NO_WORKS and not marc.fields_with("245", "200"):
            others.append(line)
        else:
            yield line, to_raw(marc)


def to_raw(marc: Marc) -> RawRecord:
    """Return the raw record of a record of MARC 21 or UNIMARC; notes and unknown fields are kept as `marc:<tag>`."""
    marc = as_marc21(marc)
    documents = [text for field in marc.fields_with("191") for text in field.texts("a")]
    title, symbol = _title(marc)
    kind, genre = _kind(marc, next(iter(documents), symbol))
    language, other_languages = values.language_of(_languages(marc), title)
    links = _links(marc)
    places, unplaced = values.find_places([field.text("a").rstrip(".") for field in marc.fields_with("651")])
    extra: Extra = {
        **_more_titles(marc), "number-of-pages": pages[1] if (pages := _PAGES.search(marc.first_text("300"))) else "",
        "marc:symbols": documents[1:], "marc:languages": other_languages, "marc:file": links.pop("file", ""),
        **_notes_and_rest(marc),
    }  # fmt: skip
    return {
        "type": kind, "title": without_blanks_before_marks(title, language), "genre": genre,
        **_people(marc), "date": _date(marc),
        "number": documents[0] if documents else symbol, **_publisher(marc), "edition": marc.first_text("250"),
        **_series(marc), **_numbers(marc), "language": language, **places,
        "topics": values.split_keywords([*_subjects(marc), *unplaced]),
        "tags": values.split_keywords(text for field in marc.fields_with("653") for text in field.texts("a")),
        "abstract": "\n\n".join(text for field in marc.fields_with("520") if (text := field.text("ab"))),
        "event_title": without_isbd_marks(next((field.text("a") for field in marc.fields_with("111", "711")), "")),
        **links,
        "extra": {name: value for name, value in extra.items() if value},
    }  # fmt: skip


def _title(marc: Marc) -> tuple[str, str]:
    """Return the title with its subtitle and part, and the symbol in brackets after it."""
    field = next(iter(marc.fields_with("245")), None)
    if field is None:
        return values.symbol_beside(values.title_of(marc.first_text("246", "ab") or marc.first_text("130")))
    pieces: list[str] = []
    last_code = ""
    for code, text in field.parts:
        if code not in "abnp" or not text.strip():
            continue
        if pieces and not text.lstrip().startswith("="):
            pieces[-1] += _mark_between(pieces[-1], last_code, code)
        last_code = code
        pieces.append(
            without_isbd_marks(text)
            if code != "a" or field.text("bnp") == ""
            else re.sub(r"\s*([:.=]?)\s*[/;,]?$", _close_mark, text.strip())
        )
    return values.symbol_beside(values.title_of(without_isbd_marks(" ".join(pieces))))


def _close_mark(match: re.Match[str]) -> str:
    return " =" if match[1] == "=" else match[1]  # before a title in another language


def _mark_between(piece: str, code: str, next_code: str) -> str:
    """Return the mark that ISBD has behind a piece of a title, "" where it stands; many libraries leave it out."""
    if next_code == "b":
        return "" if piece.endswith((":", "?", "!", "=")) else ":"
    if next_code == "a" or piece.endswith((".", ":", "?", "!", "=")):
        return ""
    return "," if (code, next_code) == ("n", "p") else "."


def _more_titles(marc: Marc) -> Extra:
    """Return the title in its own script or in another language (246 with 1 behind), and the variant titles."""
    varied = marc.fields_with("246")
    parallel = [field for field in varied if field.indicators[1:2] == "1"]
    first = next((without_isbd_marks(field.text("ab")) for field in [*marc.titles_in_other_script(), *parallel]), "")
    other_titles = [text for field in varied if (text := without_isbd_marks(field.text("ab"))) and text != first]
    return {"original-title": first, "marc:246": other_titles}


def _kind(marc: Marc, symbol: str) -> tuple[str, str]:
    """Return the type and the genre: from the record's own words, its leader, and its other fields."""
    collections = [text for field in marc.fields_with("989") for code in "cba" for text in field.texts(code)]
    distinctive_texts = [text for text in collections if text.lower() not in _INDISTINCT]
    kind, genre = kind_of([*distinctive_texts, *(field.text("a").rstrip(".") for field in marc.fields_with("655"))])
    if marc.fields_with("502"):
        return "thesis", marc.first_text("502", "b") or genre
    if symbol:
        return ("report" if kind in {"", "document", "report"} else kind), _genre_of(symbol, distinctive_texts) or genre
    leader = marc.leader.ljust(_LETTERS_OF_A_LEADER)
    if leader[6] in _KINDS_BY_LEADER and not _is_text(marc):
        return _KINDS_BY_LEADER[leader[6]], genre
    host = _host(marc)
    if leader[7] in _PART or host.parts:
        return ("article-journal" if host.text("x") or leader[7] == "b" else "chapter"), genre
    return kind or ("periodical" if leader[7] == _SERIAL else "book" if marc.leader.strip() else ""), genre


def _is_text(marc: Marc) -> bool:
    """Whether the record's content is text: libraries call an electronic book a computer file in its leader.

    Older records do not name the content: what is read online and has an ISBN is a book.
    """
    contents = {clean_role(text) for field in marc.fields_with("336") for code in "ab" for text in field.texts(code)}
    is_online = marc.control.get("007", "").startswith(_ONLINE)
    return not contents.isdisjoint(_TEXT) or bool(not contents and is_online and marc.first_text("020"))


def _genre_of(symbol: str, collections: list[str]) -> str:
    """Return the genre of a UN document from its symbol, or from its collection."""
    nature = symbols.describe_symbol(symbols.parse_symbol(symbol)).kind
    if nature not in _ANY_DOCUMENT:
        return nature[:1].upper() + nature[1:]
    return next(
        (_GENRES_BY_COLLECTION[text.lower()] for text in collections if text.lower() in _GENRES_BY_COLLECTION), ""
    )


def _people(marc: Marc) -> dict[str, list[Name]]:
    """Return authors, editors and translators, without bodies that only publish."""
    people_by_role: dict[str, list[Name]] = {"authors": [], "editors": [], "translators": []}
    for field in marc.fields_with(*_MAIN):
        roles = [clean_role(text) for code in "e4" for text in field.texts(code)]
        if field.tag.endswith("11") or (roles and _ARE_NO_AUTHORS.issuperset(roles)):
            continue
        if name := _name(field):
            role = next((_RELATORS[role] for role in roles if role in _RELATORS), "authors")
            people_by_role[role].append(name)
    people_by_role = {role: list(dict.fromkeys(people)) for role, people in people_by_role.items()}
    add_unnamed_people(people_by_role, [field.text("c") for field in marc.fields_with("245")])
    return people_by_role


def clean_role(text: str) -> str:
    """Return a role in a form that can be compared: "editor." and "Editor" are the same."""
    return text.lower().strip(" .,[]()")


def _name(field: MarcField) -> Name | None:
    if stands_for_more_people(field.text("a")):
        return UNNAMED_OTHERS
    if field.tag == "720":
        return names.parse_name(without_isbd_marks(field.text("a"))) if field.text("a") else None
    if field.tag.endswith("10"):
        text = ". ".join(part.strip().rstrip(".") for part in [*field.texts("a"), *field.texts("b")])
        return values.body(text) if text else None
    text = _without_stop(re.sub(r"\s*,\s*$", "", field.text("a")))
    suffix = without_isbd_marks(field.text("c"))
    is_suffix = suffix.rstrip(".") in {"Jr", "Sr", "II", "III", "IV"}
    return names.person(f"{text}, {suffix}" if is_suffix else text) if text else None


def _without_stop(name: str) -> str:
    """Return a heading without the stop that ends it, as in "Doe, Ann."; that of an initial or of "Jr." stays."""
    last_word = name.rstrip(".").rsplit(" ", 1)[-1]
    is_whole = len(last_word) >= _WHOLE_NAME_LETTERS or fold(last_word) in COMMON
    return name.rstrip(".") if is_whole and "." not in last_word else name


def _date(marc: Marc) -> str:
    """Return the date: from the UN's field, the imprint, or the fixed fields."""
    date_texts = [marc.first_text("269"), *(field.text("c") for field in marc.fields_with("260", "264"))]
    for text in date_texts:
        bare = without_isbd_marks(re.sub(r"[©\[\]]|\bc(?=\d{4})|\bcop(?:yright)?\.? ?(?=\d)", "", text))
        if date := dates.parse_or(bare, "") or dates.parse_or(bare.rstrip("?"), ""):
            return date
    # MARC 21, field 008, positions 7 to 10: the year.
    years = _YEAR.findall(" ".join(date_texts)) or _YEAR.findall(marc.control.get("008", "")[7:11])
    return years[0] if years and years[0] != "9999" else ""


def _publisher(marc: Marc) -> dict[str, str]:
    imprints = marc.fields_with("264", "260")
    first = next((field for field in imprints if field.text("ab")), None)
    if first is None:
        return {}
    publisher = "; ".join(map(without_isbd_marks, first.texts("b")))
    place = without_isbd_marks(next(iter(first.texts("a")), ""))
    return {
        "publisher": "United Nations" if publisher in {"UN", "United Nations"} else _drop_unknown(publisher),
        "publisher_place": _drop_unknown(place),
    }


def _drop_unknown(text: str) -> str:
    """Return a place or a publisher, "" where the catalogue says that it is unknown: "[S.l.]", "s.n."."""
    return "" if _UNKNOWN.fullmatch(text) else text


def _series(marc: Marc) -> dict[str, str]:
    """Return the series and the number in it, or the journal or book that contains the record."""
    host = _host(marc)
    raw: dict[str, str] = {}
    if host.parts:
        raw = {"container_title": without_isbd_marks(host.text("t")), "issn": host.text("x"), **_read_host_parts(host)}
    for field in marc.fields_with("490", "830", "440"):
        if name := without_isbd_marks(re.sub(r"\s*;\s*$", "", field.text("ap"))):
            number = re.sub(r"^(?:no|vol|nr)\.?\s*", "", without_isbd_marks(field.text("v")), flags=re.IGNORECASE)
            return {**raw, "collection_title": name, "collection_number": number}
    return raw


def _host(marc: Marc) -> MarcField:
    """Return what contains the record, without parts where nothing does.

    German libraries name it in one field, and the volume and pages in another. A field with no more than a number
    leads from a volume to its set.
    """
    fields = marc.fields_with("773")
    first_named = [field for field in fields if field.text("t")][:1]
    joint_fields = [*first_named, *(field for field in fields if field.text("gx") and not field.text("t"))]
    return MarcField("773", "", tuple(part for field in joint_fields for part in field.parts))


def _read_host_parts(host: MarcField) -> dict[str, str]:
    """Return volume, issue and pages of "Vol. 12, no. 3 (May 2010), p. 5-9", also as other catalogues write them."""
    text = fold(host.text("g", ", "))
    parts = {
        name: re.search(rf"\b(?:{'|'.join(_HOST_PARTS[name])})(?:[.:°º]+\s*|\s+|(?=\d))({number})", text)
        for name, number in _NUMBERS.items()
    }
    matches = {name: re.sub(r"\s", "", match[1]) for name, match in parts.items() if match}
    enumeration = _ENUMERATION.fullmatch(host.text("q"))
    by_signs = enumeration.groupdict() if enumeration else {}
    return {**{name: text for name, text in by_signs.items() if text}, **matches}


def _numbers(marc: Marc) -> dict[str, str]:
    """Return ISBN, ISSN and DOI, without the brackets after them."""
    isbn = [re.sub(r"\s*\(.*", "", text) for field in marc.fields_with("020") for text in field.texts("a")]
    issn = [text for field in marc.fields_with("022") for text in field.texts("a")]
    doi = [text for field in marc.fields_with("024") for text in field.texts("a") if field.text("2").lower() == "doi"]
    numbers = {"isbn": " ".join(isbn), "issn": " ".join(issn), "doi": doi[0] if doi else ""}
    return {name: text for name, text in numbers.items() if text}


def _languages(marc: Marc) -> Iterator[str]:
    """Yield the codes of the languages; old records have several in one, such as "engfre"."""
    texts = [text for field in marc.fields_with("041") for text in field.texts("a")]
    for text in texts or [marc.control.get("008", "")[35:38]]:  # MARC 21: the language
        code = text.strip()
        codes = [code[position : position + _CODE] for position in range(0, len(code), _CODE)]
        yield from (
            codes_in_text
            for codes_in_text in (codes if len(code) % _CODE == 0 else [code])
            if codes_in_text.isalpha() and codes_in_text not in {"und", "zxx"}
        )


def _subjects(marc: Marc) -> Iterator[str]:
    for field in marc.fields_with("650", "630", "610", "611", "600"):
        yield "--".join(text.rstrip(".") for code in "axvyz" for text in field.texts(code))


def _links(marc: Marc) -> dict[str, str]:
    """Return the links to the record's page and to its file; of several UN files, the English one."""
    links = [(text, field.text("yz3")) for field in marc.fields_with("856") for text in field.texts("u")]
    number = marc.control.get("001", "").strip()
    page = next((match[1] for link, _ in links if (match := _UN_PAGE.match(link))), "")
    is_of_un = not links and marc.fields_with("191") and number.isdecimal()
    file_link = next(
        (link for link, label in links if _ENGLISH.search(f"{label} {link}")), links[0][0] if links else ""
    )
    if page or is_of_un:
        return {"url": page or f"{_ADDRESS_OF_UN}{number}", "file": file_link}
    return {"url": file_link}


def _notes_and_rest(marc: Marc) -> Extra:
    """Return the notes and the unknown fields, each as one text."""
    by_tag: dict[str, list[str]] = {}
    more_hosts = [field for field in marc.fields_with("773") if field.text("t")][1:]
    for field in marc.fields:
        if field.tag not in _READ_TAGS or field.tag == "500" or field in more_hosts:
            text = " ".join(text for _, text in field.parts).strip()
            by_tag.setdefault(f"marc:{field.tag}", []).append(text)
    return {name: one_or_all(texts) for name, texts in by_tag.items() if any(texts)}
