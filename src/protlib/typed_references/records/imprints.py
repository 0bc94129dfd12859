"""Publisher and place, taken from the remainder of an entry."""

import re
from collections.abc import Sequence
from typing import Final, NamedTuple

from protlib.record import dates, names, places
from protlib.record.dates.months import DAY, OF_BEFORE_DATE
from protlib.record.fields.labels import label
from protlib.record.model import Name
from protlib.record.names import publisher_places
from protlib.record.names.known_bodies import find_known_body
from protlib.record.raw_record import RawRecord
from protlib.record.shared_words import plain_words_of, wordings
from protlib.record.small_words import between, unfolded_words_for, words_for
from protlib.record.tables import choices_of
from protlib.record.titles.common_words import is_common
from protlib.text import fold, words
from protlib.typed_references import typed_imprint
from protlib.typed_references.records.remainder import Remainder
from protlib.typed_references.title_start import NO_YEAR, SAID_YEAR

_MOST_WORDS: Final = 14  # of a publisher: a longer text is a title or a note
_WORDS_OF_A_PLACE: Final = 4  # such as “Port of Spain”; so many or more are no city
_MOST_WORDS_OF_PLACES: Final = 5  # such as “Frankfurt am Main, New York”
_STATE: Final = r"(?:[A-Z]\.?\s?){2}"  # such as "D.C." or "NY" after a city
# Such as "press release" and "treaty".
_NO_PUBLISHER: Final = re.compile(rf"\d|\b(?:{wordings('no publisher')})\b|[“”«»]", re.IGNORECASE)
# Such as "IOM (World Migration Report)", "Strasbourg (Council of Europe Treaty Series; no. 197)"; a remark such as
# "(NB: ask Ana for it)" is none.
_SERIES: Final = re.compile(
    r"(?<=\w)\s?\((?P<title>(?![^()]*:\s[a-z])[A-ZÀ-Þ][^()]*?[^\W\d_])(?:[;,]\s(?:no\.\s)?(?P<number>\d+))?\)\W*\Z"
    r"|[.;]\s+\((?P<behind>[A-ZÀ-Þ][^()]*?[^\W\d_])(?:[;,]\s(?:no\.\s)?(?P<last>\d+))?\)\W*\Z"
)
# Such as the comma of "Palgrave, London"; not that of "Washington, D.C.", "México, D.F.".
_COMMA: Final = re.compile(rf",\s(?!{_STATE}(?:\s?:|,|\Z))")
# Such as the sign of "Leiden / Boston", "New York and Geneva".
_BETWEEN_CITIES: Final = re.compile(rf"\s?/\s?|\s(?:&|{between()})\s")
_NAME_SEPARATOR: Final = re.compile(rf"\s(?:{between()})\s")
# Such as "Die Umsetzung der Konvention", which is a sentence of a title.
# Such as "The" and "Une", never "UN" and "De Gruyter": articles of other languages begin names of publishers.
_ARTICLES: Final = words_for("sort") | words_for("indefinite") | unfolded_words_for("before", "pt")
_ARTICLE: Final = re.compile(rf"(?:{choices_of(map(str.capitalize, _ARTICLES))})\s(?:\S+\s){{2}}")
# Such as "University", "Press" and "Ministry".
_PUBLISHES: Final = re.compile(rf"\b(?:{wordings('institution')})\b")
# Such as "Press" and "Verlag", which stand in no title.
_PRINTS: Final = re.compile(rf"\b(?:{wordings('press')})\b")
# Such as "FrancoAngeli", with a capital within a word.
_JOINED_NAME: Final = re.compile(r"[^\W\d_a-z][^\W\d_A-Z]+[^\W\d_a-z][^\W\d_A-Z]+")
# Such as ", ", "(" and ": the" in a text, and "I. Buenos Aires: " with a sentence before a place.
_NO_NAME: Final = re.compile(r", |[()\[\]]|:\s[a-zà-ÿ]|(?<![\s.][^\W\d_A-Z])(?<!\bSt)\.\s[^\W\d_]{3}[^:]*:\s")
_SENTENCE_IN_PLACE: Final = re.compile(
    r"(?<![\s.][^\W\d_A-Z])(?<!\bSt)\.\s[^\W\d_]{3}"
)  # such as that of “Structure I. Buenos Aires”
# Such as "Presses universitaires de Rennes" and "Editorial de la Universidad", where the adjective stands behind.
_PRINTS_FIRST: Final = re.compile(
    rf"(?:{wordings('press', 'fr')}|{wordings('press', 'es')}|{wordings('press', 'pt')}|{wordings('press', 'it')})"
    rf"\s(?!(?:{between()})\b)[a-zà-ÿ]"
)
_NO_YEAR: Final = re.compile(rf"[\s,;(]*{NO_YEAR}[)]?")  # such as ", n.d." behind "Geneva: IOM"
_LETTER: Final = re.compile(r"[^\W\d_]")
_YEAR_LETTERS: Final = 4


def is_publisher(text: str) -> bool:
    """Tell whether a text is a publisher, or a known organisation that may be one."""
    name = names.parse_name(text)
    return publisher_places.is_certain_publisher(text) or bool(name.literal and not name.guessed)


def is_institution(text: str) -> bool:
    """Tell whether a text has a word for a body that publishes, such as "University"."""
    return _PUBLISHES.search(text) is not None


def is_press(text: str) -> bool:
    """Tell whether a text has a word for a body that prints and sells books, such as "Presses"."""
    return _PRINTS.search(text) is not None


class TitleAndImprint(NamedTuple):
    """A title, the imprint that only commas separate from it ("" for none), and whether the imprint is certain."""

    title: str
    imprint: str = ""
    is_sure: bool = True


def before_imprint(title: str, *, is_dated_late: bool) -> TitleAndImprint:
    """Return a title and the imprint after it: "York: Rowntree", "Geneva", "Paris, UNICEF", "IOM, Geneva"."""
    parts = _COMMA.split(title)
    for position in range(1, len(parts)):
        first, *next_parts = parts[position:]
        is_sure = _certainty_of_imprint(first, next_parts, is_after_title=position == 1, is_dated_late=is_dated_late)
        if is_sure is not None:
            return TitleAndImprint(", ".join(parts[:position]), ", ".join(parts[position:]), is_sure)
    return TitleAndImprint(title)


def _certainty_of_imprint(
    first: str, next_parts: Sequence[str], *, is_after_title: bool, is_dated_late: bool
) -> bool | None:
    """Tell whether the parts of an imprint between commas surely are one; None where they are none."""
    if _is_place_at_colon(first) and all(map(_may_follow, next_parts)):
        return True
    if is_place(first):
        return _certainty_of_place(next_parts, is_dated_late=is_dated_late)
    if len(next_parts) == 1 and is_place(next_parts[0]) and (_read_likely_publisher(first) or is_publisher(first)):
        return _certainty_of_publisher(first, is_after_title=is_after_title)
    if is_dated_late and (_is_state_with_publisher(first, next_parts) or _is_press_alone(first, next_parts)):
        return True
    if is_dated_late and _is_town_of_press(first, next_parts):
        return False
    if is_dated_late and not next_parts and _PUBLISHES.search(first) and _read_likely_publisher(first):
        return _PRINTS.search(first) is not None
    return None


def _is_place_at_colon(text: str) -> bool:
    """Tell whether a part is a place, a colon and a publisher."""
    city, colon, publisher = (part.strip() for part in text.partition(":"))
    return bool(colon and publisher) and _is_place_of(city, publisher)


def _certainty_of_place(next_parts: Sequence[str], *, is_dated_late: bool) -> bool | None:
    """Tell whether a place with what follows it surely is an imprint; None for a part of a title."""
    is_name = len(next_parts) == 1 and next_parts[0][:1].isupper()
    is_short_name = is_dated_late and is_name and len(next_parts[0].split()) < _WORDS_OF_A_PLACE
    if is_short_name or all(map(_may_follow, next_parts)):
        return is_dated_late or any(map(is_publisher, next_parts))
    return None


def _certainty_of_publisher(text: str, *, is_after_title: bool) -> bool | None:
    """Tell whether a text before a place surely is a publisher; None for a part of a title."""
    if is_publisher(text) or _PUBLISHES.search(text) or _JOINED_NAME.fullmatch(text):
        return True
    is_short = not is_after_title or len(text.split()) < _WORDS_OF_A_PLACE
    return False if is_short and not _NAME_SEPARATOR.search(text) else None


def _is_state_with_publisher(state: str, next_parts: Sequence[str]) -> bool:
    """Tell whether the parts of an imprint are a country that is a city, too, and a publisher."""
    is_state = bool(next_parts) and bool(places.resolve(state)) and bool(_PUBLISHES.search(next_parts[0]))
    return is_state and all(map(_may_follow, next_parts))  # such as “Luxembourg, Publications Office”


def _is_press_alone(name: str, next_parts: Sequence[str]) -> bool:
    """Tell whether a part without another behind it begins with the word for a press: "Presses universitaires"."""
    return not next_parts and _PRINTS_FIRST.match(name) is not None


def _is_town_of_press(town: str, next_parts: Sequence[str]) -> bool:
    """Tell whether one word that is no common one stands before a press: "Ithaca, Cornell University Press"."""
    is_word = re.fullmatch(r"[^\W\d_a-z][^\W\d_]+", town) is not None and not is_common(town.lower())
    is_press = len(next_parts) == 1 and _PRINTS.search(next_parts[0]) is not None
    return is_word and is_press and ":" not in next_parts[0]  # “Luton, UK: Roe Publishing” is a town with its country


def _is_place_of(city: str, publisher: str) -> bool:
    """Tell whether the text before a colon is a city, or a country with a publisher after it, as "Luxembourg"."""
    is_town = re.fullmatch(r"[^\W\d_a-z][^\W\d_]+", city) and not is_common(city.lower()) and is_publisher(publisher)
    return (
        is_place(city)
        or bool(is_town)
        or (bool(places.resolve(city)) and (is_publisher(publisher) or bool(_PUBLISHES.search(publisher))))
    )


def _may_follow(text: str) -> bool:
    """Tell whether a part may follow an imprint's first part: a place, a state, a body, a few capitalised words."""
    is_named = bool(_read_likely_publisher(text)) and text.split(maxsplit=1)[0].lower() not in words_for("between")
    return is_named or is_place(text) or bool(re.fullmatch(_STATE, text)) or bool(places.resolve(text))


def take_imprint(remainder: Remainder, raw: RawRecord, year: str) -> dict[str, str]:
    """Take publisher and place from the remainder; nothing where several parts may be either."""
    raw_imprint = _series(remainder)
    remainder.text = _without_year(remainder.text, year)
    parts = list(remainder.parts())
    bare_parts = [bare.strip("()[] ,.") for bare in parts]
    is_sure = any(typed_imprint.split_imprint(bare) or _split_at_comma(bare) for bare in bare_parts)
    plain_parts = [bare for bare in parts if not _take_part(bare, raw, raw_imprint, is_sure=is_sure)]
    is_law = raw.get("type") == "legislation"  # what stands behind its name says what it is about
    if "publisher" not in raw_imprint and plain_parts and not (raw.get("publisher") or is_law):
        imprint_pair = _read_likely_publisher(plain_parts[-1].rstrip(")"))
        if imprint_pair and not raw_imprint.keys() & imprint_pair.keys():
            raw_imprint |= imprint_pair
            plain_parts.pop()
    _spell_out(raw_imprint, raw)
    remainder.text = "\x1f".join(plain_parts)
    return {name: text for name, text in raw_imprint.items() if not (name == "publisher" and raw.get(name))}


def _take_part(bare: str, raw: RawRecord, raw_imprint: dict[str, str], *, is_sure: bool) -> bool:
    """Put what a part of an imprint says into the raw imprint; return whether it says anything new."""
    if date := _day(bare, raw):
        raw_imprint["date"] = date
        return True
    imprint_pair = _imprint_of_part(bare.strip("()[] ,."), is_sure=is_sure)
    if not imprint_pair or not _may_be_place(imprint_pair.get("publisher_place", "")):
        return False
    if not raw_imprint.keys() & imprint_pair.keys():
        raw_imprint |= imprint_pair
        return True
    is_further = imprint_pair.keys() == {"publisher"} and publisher_places.is_certain_publisher(bare)
    if is_further and raw_imprint.get("publisher"):
        raw_imprint["publisher"] += f"; {bare}"
        return True
    return False


def _spell_out(raw_imprint: dict[str, str], raw: RawRecord) -> None:
    """Put the authors in the place of "Author" as publisher, and the last full stop behind "Washington, D.C"."""
    if fold(raw_imprint.get("publisher", "")) in plain_words_of("author"):
        raw_imprint["publisher"] = "; ".join(map(label, raw.get("authors", ())))
    if re.search(r"\.[A-Z]\Z", raw_imprint.get("publisher_place", "")):
        raw_imprint["publisher_place"] += "."


def _may_be_place(text: str) -> bool:
    """Tell whether a text may be a place: it has no figure, as "seção 1, Brasília" has, and is no part of a title."""
    is_plain = not (any(map(str.isdecimal, text)) or _SENTENCE_IN_PLACE.search(text)) and text.count("(") == text.count(
        ")"
    )
    return is_plain and len(text.split()) <= _MOST_WORDS_OF_PLACES


def _day(text: str, raw: RawRecord) -> str:
    """Return the date of a day or a month that stands apart from its year; "" for any other part."""
    year = raw.get("date", "")
    # A year alone; one with a month has its day.
    is_day = len(year) == _YEAR_LETTERS and re.fullmatch(
        r"(?:\d{1,2}(?:er)?\s)?[^\W\d_]{3,10}\.?|[^\W\d_]{3,10}\.?\s\d{1,2}", text
    )
    return dates.parse_or(f"{text} {year}", "") if is_day else ""


def _series(remainder: Remainder) -> dict[str, str]:
    """Take the series in brackets after an imprint; after a title, brackets may hold anything."""
    match = _SERIES.search(remainder.text)
    if not match:
        return {}
    title = match["title"] or match["behind"]
    # Such as “(Nigeria)” behind an act, and “(New York, Macmillan, 2009)”.
    if places.resolve(title) or is_place(title.split(", ")[0]):
        return {}
    remainder.take(_SERIES)
    number = match["number"] or match["last"]
    return {"collection_title": match["title"] or match["behind"]} | ({"collection_number": number} if number else {})


def date_pattern(year: str) -> re.Pattern[str]:
    """Return a pattern for a year with the day and month before or after it: "7 January 2010", "2016 Jun"."""
    day = rf"(?:(?:{DAY}\s{OF_BEFORE_DATE})?[^\W\d_]{{3,10}}\.?\s{OF_BEFORE_DATE}|[^\W\d_]{{3,10}}\.?\s\d{{1,2}},\s)"
    return re.compile(
        rf"[\s,;(]*(?:(?<!\w){day})?(?<![\w/]){year}[a-z]?\b(?:{SAID_YEAR})?"
        r"(?:\s[A-Z][a-z]{2,3}\b\.?(?:\s\d{1,2}\b)?)?[)]?"
    )


def _without_year(text: str, year: str) -> str:
    """Return a part without the date; at most a month may stand beside the year."""
    if not year[:1].isdigit():
        return _NO_YEAR.sub("", text).strip(" ,;.") if year else text

    def keep_month(match: re.Match[str]) -> str:
        return "" if dates.parse_or(match[0].strip(" ,;()"), "") else match[0].replace(year[:4], "")

    return date_pattern(year[:4]).sub(keep_month, text).strip(" ,;.")


def _imprint_of_part(text: str, *, is_sure: bool) -> dict[str, str]:
    """Return publisher and place, or one of them, of a part that is nothing else.

    `is_sure` if another part is an imprint.
    """
    if fold(text) in plain_words_of("author"):
        return {"publisher": text}
    if text == "United Nations publication":
        return {"publisher": "United Nations"}
    if ":" in text:
        return _split_at_colon(text, is_sure=is_sure)
    if place_first := _split_at_comma(text):
        return place_first
    *name_parts, city = _COMMA.split(text)
    name = ", ".join(name_parts)
    is_seat = is_place(city) or (_PUBLISHES.search(name) is not None and bool(places.resolve(city)))
    if name and is_seat and "(" not in text and not _NO_PUBLISHER.search(name) and ", " not in name:
        return {"publisher": name, "publisher_place": city}
    if (is_publisher(text) or _PRINTS_FIRST.match(text)) and not _NO_PUBLISHER.search(text):
        return {"publisher": text}
    if is_place(text):
        return {"publisher_place": text}
    return {}


def _split_at_comma(text: str) -> dict[str, str]:
    """Return the place and the publisher of "Geneva, IOM" and "Washington, DC, World Bank"; nothing for other parts."""
    first, comma, publisher = text.partition(", ")
    if (
        not comma
        or publisher_places.is_certain_publisher(first)
        or len(first.split()) >= _WORDS_OF_A_PLACE
        or len(publisher.split()) > _MOST_WORDS
    ):
        return {}
    if not typed_imprint.is_city(first):
        is_of_country = bool(places.resolve(first)) and is_institution(publisher)
        is_seat = is_of_country or _is_town_of_press(first, (publisher,))
        return {"publisher_place": first, "publisher": publisher} if is_seat else {}
    is_state = re.fullmatch(_STATE, publisher) and not find_known_body(Name(literal=publisher))
    if is_state or (places.resolve(publisher) and not is_publisher(publisher)):
        return {"publisher_place": text}
    state, comma, body = publisher.partition(", ")
    if comma and re.fullmatch(_STATE, state):
        return {"publisher_place": f"{first}, {state}", "publisher": body}
    return {"publisher_place": first, "publisher": publisher}


def is_place(text: str) -> bool:
    """Tell whether a text is a city and no more: "Kampala", "New York"; not "Kampala Convention"."""
    bare = re.sub(rf",\s{_STATE}\Z", "", text)
    if len(cities := _BETWEEN_CITIES.split(bare)) > 1:
        return all(map(is_place, cities if bare == text else cities[:-1]))  # before its state stands any town
    place_words = words(bare)
    return (
        typed_imprint.is_city(bare)
        and len(place_words) < _WORDS_OF_A_PLACE
        and not any(map(is_common, place_words[1:]))
    )


def _split_at_colon(text: str, *, is_sure: bool) -> dict[str, str]:
    """Return the two sides of a colon; the place is the city, or else a short first side.

    Where another part `is_sure`, a part without a city is neither.
    """
    match = re.fullmatch(typed_imprint.IMPRINT, text)
    if match and _is_in_country(match[2]) and not _is_in_country(match[1]):
        return {"publisher": match[1], "publisher_place": match[2]}
    if publisher_and_place := typed_imprint.split_imprint(text):
        return {"publisher": publisher_and_place[0], "publisher_place": publisher_and_place[1]}
    if not match or is_sure or _NO_PUBLISHER.search(text):
        return {}
    place, publisher = match.groups()
    is_place = len(place.split()) < _WORDS_OF_A_PLACE and not (place[:1].islower() or publisher[:1].islower())
    return {"publisher_place": place, "publisher": publisher} if is_place else {}


def _is_in_country(text: str) -> bool:
    """Tell whether a text is a town and its country: "Luton, UK", "Westport, CT, USA", "Geneva, Switzerland"."""
    town, *next_parts = text.split(", ")
    is_short = 0 < len(next_parts) < 3 and len(town.split()) < _WORDS_OF_A_PLACE  # a state and a country
    return is_short and not is_publisher(town) and bool(places.resolve(next_parts[-1]))


def _read_likely_publisher(text: str) -> dict[str, str]:
    """Return the last part as publisher, if it is a few capitalised words and nothing contradicts."""
    spelt_words = [word for word in text.split() if len(word) > 3]  # shorter ones may be small words
    is_name = all(word[:1].isupper() or not _LETTER.match(word) for word in spelt_words) and text[:1].isupper()
    if (
        not is_name
        or (_ARTICLE.match(text) and not is_publisher(text) and not _PUBLISHES.search(text))
        or (" " not in text and is_common(text.lower()))
        or len(text.split()) > _MOST_WORDS
        or _NO_PUBLISHER.search(text)
        or _NO_NAME.search(text)
    ):
        return {}
    is_country = bool(places.resolve(text)) and not is_publisher(text)
    return {"publisher_place" if is_country else "publisher": text}
