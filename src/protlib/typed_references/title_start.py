"""Finds where authors end and a title begins in an entry, whose year stands after the title or early."""

import re
from collections.abc import Iterator
from typing import Final

from protlib.record.dates.months import DAY, MONTHS, OF_BEFORE_DATE, WRITTEN_MONTHS
from protlib.record.names.lexicon import ROLE_PATTERN
from protlib.record.names.unnamed_others import and_others
from protlib.record.shared_words import wordings, words_by_language, words_of
from protlib.record.small_words import between, choices_for
from protlib.record.tables import choices_of
from protlib.text import words
from protlib.typed_references.addresses import AVAILABLE, ONLINE
from protlib.typed_references.authors_at_commas import (
    NAME_WORD,
    find_colon_end,
    has_title_at_comma,
    is_divided,
    is_imprint_behind_title,
    is_known_body,
    split_authors_at_commas,
)

_SURE_WORDS: Final = 4  # words of a body before a colon that is hardly a title; of a title that is hardly a name


def _undated_choices() -> str:
    """Return what stands for a missing year, as the choices of an expression; short forms may have a space within.

    A letter may tell works of one author apart: "n.d.-a", "no date b".
    """
    words = words_of("no date")
    short_forms = sorted(word.removesuffix(".").replace(".", r"\.\s?") for word in words if word.endswith("."))
    long_forms = choices_of(form for word in words if word[-1] != "." for form in {word, word[0].upper() + word[1:]})
    forms = [rf"{form}\b(?:\.-?[a-z]\b|\.)?" for form in short_forms]
    return "|".join([*forms, rf"\b(?:{long_forms})\b(?:\s[a-z](?=[)\]]))?"])


_UNPUBLISHED_WORDS: Final = f"{wordings('forthcoming')}|{wordings('in press')}"
NO_YEAR: Final = rf"(?:{_undated_choices()}|{_UNPUBLISHED_WORDS})"
"""What stands in the place of a year: "n.d.", "ohne Datum", "forthcoming"."""
# Such as "2009", "2010a", "n.d."; never the first digits of a longer number.
YEAR: Final = rf"(?:(?<!\w)(?:1[5-9]|20)\d\d(?!\d)[a-z]?(?![a-z])|{NO_YEAR})"
SAID_YEAR: Final = rf"\s(?:{wordings('year')})\b\.?"
"""Such as " г." behind the figures of a year."""
# Such as "–2012", "-12", "–2012a", "–" alone and " г." behind a year: the end of a period, or the word for a year.
YEAR_ENDING: Final = (
    r"(?:\s?[–-](?:\s?(?:(?:1[5-9]|20)\d\d|\d\d)(?!\d)[a-z]?(?![a-z])|(?=[)\],.:;]|\Z))"
    rf"|{SAID_YEAR}){{0,2}}"
)
NEARLY_WORDS: Final = rf"(?:{wordings('nearly')})"
TREATY_SERIES: Final = wordings("treaty series").replace(r"\ ", r"\s")
_LETTER: Final = re.compile(r"(?<=\d)[a-z]\Z")
# The end of a sentence: not after an initial, nor after an abbreviation common in titles, nor in "2. Aufl.".
_LONGEST_ABBREVIATION: Final = 4  # letters: “edition” may end a sentence
_ABBREVIATIONS: Final = "".join(
    rf"(?<!\b{word})"
    for word in (
        "No", "vs", "Vol", "St", "Dr", "eds", "vol", "no", "Add", "Rev", "Corr", "Doc", "Vs", "App",
        "Res", "para", "Prof", "Mr", "Mrs", "Ms", "Mme",
        *sorted(
            word
            for language in ("fr", "de", "es")
            for word in words_by_language("nth edition")[language]
            if len(word) <= _LONGEST_ABBREVIATION
        ),
    )
)  # fmt: skip
# Such as the point of "Dec. 20, 2016".
_IN_DATE: Final = "|".join(
    rf"(?<=\b{month.capitalize()}\.)" for month in MONTHS if len(month) in {3, 4} and month.isascii()
)
# Such as the point of "cap. 1", which no sentence ends.
_BEFORE_PASSAGE: Final = "|".join(rf"(?<=\b{word}\.)" for word in sorted(words_of("passage")) if word.isalpha())
# Such as the end of "Camps. The law", of "Camps. octobre 2009" and of "Meeting. pp. 1-2".
SENTENCE: Final = re.compile(
    rf"(?<!\b[^\W\d_]){_ABBREVIATIONS}[.?!](?!(?:{_IN_DATE}|{_BEFORE_PASSAGE})\s\d)"
    rf"(?!(?:(?<=\d\.)|(?<=[ªº]\.))\s(?i:{wordings('nth edition')})\b)(?:[”’\"'])?\s+"
    rf"(?=[^a-zа-яё]|(?:{WRITTEN_MONTHS})\s(?:19|20)\d\d\b|https?:|www\.|pp\.\s\d)(?!(?<=\bpp\.\s)\d)"
)
# Such as "Jobe A. The" in Vancouver style: initials without points after a family name end the authors. A translated
# title stands in brackets: "Jobe A. [The".
_INITIALS_END: Final = re.compile(r"(?<=[^\W\d_][^\W\d_] )[A-ZÀ-Þ]{1,3}\.\s+(?=\[?[^\W\d_]{2})")
# Such as "Jobe A," or "van Dijk JH." at the very beginning: then all authors have their initials like this.
_VANCOUVER: Final = re.compile(
    r"(?:[a-z]{2,3}[ -]){0,2}[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)? [A-ZÀ-Þ]{1,3}(?=[,.])"
)
# Such as "“They said ‘no’ to us”", "“Camps.“" as Germans type, and "‘Children’s rights’": the closing mark matches the
# opening one.
QUOTED: Final = re.compile(
    r"(?:“\s*+(?=(?P<typed>[^“”\"]{4,400}?)[\s,.]*(?<=\S)“(?!\w))"
    r"|[“\"]\s*+(?=(?P<double>[^”\"]{4,400}?)[\s,.]*[”\"])|«\s*+(?=(?P<pointed>[^»]{4,400}?)[\s,.]*»)"
    r"|„\s*+(?=(?P<low>[^“”]{4,400}?)[\s,.]*[“”])"
    r"|‘\s*+(?=(?P<single>(?:[^’]|’(?=\w)){4,400}?)[\s,.]*’(?!\w)))(?P<title>(?P=typed)|(?P=double)"
    r"|(?P=pointed)|(?P=low)|(?P=single))[\s,.]*[”\"’»“]"
)
# Such as "Gallagher, Anne T. The law" with a title: an initial after a whole given name ends the author.
_INITIAL_ENDS: Final = re.compile(
    r"[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?,\s(?:[^\W\d_a-z][\w’'-]+\s)+(?:[^\W\d_a-z]\.\s?)+\s(?=[^\W\d_]+\s)"
)
_PERSON: Final = r"[^\W\d_a-z][\w’'-]+\s(?:(?:[^\W\d_a-z]|[А-Я][а-я])\.\s?)"  # such as “Дейт К. Дж. ”
# Such as "Иванов И. И. Торговля" and "Ivanov I.I., Petrova A. S. Trafficking": initials with points after each family
# name, and then a word or a quotation.
_POINTED_INITIALS: Final = re.compile(
    rf"(?:{_PERSON}{{1,3}}(?<!\s),\s)*{_PERSON}{{2,3}}(?<=\s)(?=[«“\"]|[^\W\d_a-z][^\W\d_])"
)
_STROKES_BEHIND: Final = r"(?=[^\n]+\s//\s)"
# Such as "Иванов И., Петрова А. Торговля людьми // Вестник" with one initial before the title of an article.
_INITIAL_BEFORE_STROKES: Final = re.compile(
    rf"{_STROKES_BEHIND}(?:{_PERSON}{{1,3}}(?<!\s),\s)*{_PERSON}{{1,3}}(?<=\s)(?=[«“\"]|[^\W\d_a-z])"
)
# Such as "Rossi M., Verdi L., Migrazioni e lavoro. Il caso" up to the title, where no other name follows.
_POINTED_AT_COMMA: Final = re.compile(
    rf"(?:[^\W\d_a-z][\w’'-]+\s(?:[^\W\d_a-z]\.[\s-]?){{1,3}}(?<!\s)(?:,\s(?:{between()}\s)?|\s(?:&|{between()})\s))+"
    r"(?=[«“\"]|(?!(?:[^\W\d_a-z][\w’'-]+,?\s){1,3}[^\W\d_a-z]\.)[^\W\d_a-z][\w’'-]*\s)(?<=\.,\s)"
)
# Such as "Beyrer C, van Dijk JH: Is trafficking" with a colon before the title.
_INITIALS_AT_COLON: Final = re.compile(
    rf"(?!(?i:{wordings('volume')}|{wordings('passage')})\b)"
    r"(?:(?:[a-z]{2,3}\s)?[^\W\d_a-z][\w’'-]*[a-zà-ÿ]\s(?!(?:I{2,3}|IV|VI{1,3}|IX):)[A-ZÀ-Þ]{1,3}"
    r"(?:,\s(?:et\sal\.?(?=:))?|(?=:)))+:\s(?=[^\W\d_a-z])"
)
# Such as "Issue Paper: The Concept of " before a quotation, which is then a part of a sentence.
_WITHIN_SENTENCE: Final = re.compile(rf"\s(?!(?:{and_others()}|{wordings('inside')})\b)[a-zà-ÿ]{{2,}}\s\Z|\(\Z")
# Such as "Amnesty International, Lebanon: " before a quotation, which the title goes on with.
_PLACE_AT_COLON: Final = re.compile(r"(?P<body>[^,:;]{2,90}),\s[^,:;.]{2,60}:\s")
# Such as "Jobe, A., eds. The", "Jobe, A. (Eds.). The", "Jobe, A., editors. The" up to the title; never behind a title
# in quotation marks or before ", in Book", nor the word in "Indian Editors Guild, Report".
_ROLE_ENDS: Final = re.compile(
    rf"\A(?:(?!‘.{{4,300}}?’,\s|,\s(?:{wordings('inside')})\s[^\W\d_a-z])[^.:“„«\"\d]|(?<=\b[^\W\d_])\.){{3,250}}?"
    rf"(?:(?<=[A-Z])\.)?(?:(?:,\s\(?|\s\()(?i:{ROLE_PATTERN})\b\.?\)?[.,]*"
    rf"|\s(?i:{ROLE_PATTERN})\b\.?\)?[.,]+)\s+(?=[^a-z])"
)
_ROLE_BEHIND: Final = re.compile(r"[Ee]ds?\.,?\s+")
# Such as "A. Jobe, O. al-Masri, H. Hughes Jr. and B. van Dijk, " in IEEE style, with initials first.
_INITIALS_FIRST: Final = re.compile(
    r"(?!U\.\s?[NSKE]\.)"
    r"(?:(?:[^\W\d_a-z]\.[\s-]?){1,4}(?:[a-z]{2,3}[\s-]){0,2}[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?"
    r"(?:(?<=\s[JS]r)\.)?"
    rf"(?:,?\s+(?:{and_others()})\.?,?\s+|,?\s+(?:{between()})\s+|,\s+|:\s+))+"
)
# Such as "Kiss, L.; Pocock, N.S.; et al. ", "ALVES, José; LIMA, Rui P. " before a title: initials after a family name
# end the authors.
_FAMILY: Final = r"(?:[a-zà-ÿ]{1,4}\s){0,2}[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+){0,2}"
_GIVEN_NAMES: Final = r"[^\W\d_a-z][\w.’'-]*"
# Such as "ALVES, José; LIMA, Rui P. The law".
_NAMES_AT_SEMICOLONS: Final = re.compile(
    rf"(?:{_FAMILY},\s{_GIVEN_NAMES}(?:\s{_GIVEN_NAMES}){{0,3}};\s)*"
    rf"{_FAMILY},\s(?:[^\W\d_a-z][\w’'-]+\s){{0,2}}[^\W\d_a-z]\.(?:[\s-]?[^\W\d_a-z]\.)*"
    rf"(?:;?\s(?:{and_others()})\.?)?\s+(?=[“\"‘'«¿¡]?(?:[^\W\d_a-z][^\W\d_]|[AÀOÉLY]['’\s]|\d))"
)
_NAME_WITH_INITIALS: Final = rf"{_FAMILY},\s[^\W\d_a-z]\.(?:[\s-]?[^\W\d_a-z]\.){{0,3}}"
# Such as "Roe, K. G., Doe, B. D. & Osei, M. J. Camps" up to the title, as Nature has its lists.
_INVERTED_AT_AMPERSAND: Final = re.compile(
    rf"{_NAME_WITH_INITIALS}(?:,\s{_NAME_WITH_INITIALS}){{0,30}},?\s(?:&|{between()})\s{_NAME_WITH_INITIALS}\s+"
    r"(?=[“‘\"«]?(?:[^\W\d_a-z][^\W\d_]|[AÀOÉLY]['’\s]|\d))"
)
# Such as "Коновалов, Б. П., Иванов, А. И. Анализ // Вестник".
_INVERTED_BEFORE_STROKES: Final = re.compile(
    rf"{_STROKES_BEHIND}(?:{_NAME_WITH_INITIALS},\s){{1,30}}{_NAME_WITH_INITIALS}\s+(?=[«“\"]|[^\W\d_a-z])"
)
_WHOLE_NAME: Final = rf"{NAME_WORD}(?:\s(?:{NAME_WORD}|[^\W\d_a-z]\.)){{0,2}}\s{NAME_WORD}"
# Such as "Jane Roe, Anna B. Doe, and Paul Smith, Camps" up to the title, with an initial within one of the names.
_WHOLE_NAMES_WITH_INITIAL: Final = re.compile(
    rf"(?=[^:;“«\"]*?\w\s[^\W\d_a-z]\.\s){_WHOLE_NAME}(?:,\s{_WHOLE_NAME}){{0,20}},?\s(?:&|{between()})\s"
    rf"{_WHOLE_NAME},\s(?=[^\W\d_a-z]|[“‘«\"\d])"
)
_SMALL_WORDS: Final = rf"(?:{choices_for('open')})"
# Such as "Office to Monitor …", "Direction générale des …", "Ministério da …": a part of the body named before it.
_UNIT: Final = (
    rf"(?:{wordings('unit')})"
    rf"(?:\s[^\W\d_-]+)?\s{_SMALL_WORDS}\s[^.:;()\d]{{3,100}}(?:\s\([A-Z]{{2,8}}\))?"
)
_UNIT_BEHIND: Final = re.compile(rf"{_UNIT}\.\s+(?=[^a-z])")
_NO_HEAD: Final = re.compile(
    rf"\W*(?:(?:(?:{AVAILABLE})|{ONLINE})\b|URL:|(?:{wordings('seen on')})\s?:)", re.IGNORECASE
)
_DATED_SOON: Final = re.compile(rf"(?:[^\s.]+\s){{0,3}}{YEAR}(?:[.;]|\Z)")
UNITS: Final = re.compile(rf"(?<=[^\W\d_]{{2}})\.\s+(?={_UNIT}\Z)")
"""The sign between a body and its unit in the authors of an entry: "US Department of State.

Office to Monitor Trafficking".
"""
# Such as "(Geneva, 2010)", ", June 2014": an entry with its date there has commas between its parts.
_YEAR_BEFORE: Final = re.compile(rf"[(,]\s?(?:[^(),.]*\s)?{YEAR}")


def first_year(text: str) -> str:
    """Return the year of a typed date, or the one in which its period begins: "2010a" of "2010–2012a"."""
    if not text[:1].isdigit():
        return text
    begin, *_ends = re.split(rf"\s?[–-]|{SAID_YEAR}", text, maxsplit=1)
    letter = _LETTER.search(text)
    return begin if not letter or begin.endswith(letter[0]) else f"{begin}{letter[0]}"


def split_authors(text: str) -> tuple[str, str]:
    """Return the authors and the rest of an entry with its year at the end."""
    if editors := _ROLE_ENDS.match(text):
        return editors[0], text[editors.end() :]
    if position := _find_end_of_initials(text):
        return text[:position], text[position:]
    if end := find_colon_end(text):
        return text[:end].rstrip(": "), text[end:]
    quoted_title = QUOTED.search(text)
    lead = text[: quoted_title.start()] if quoted_title else ""
    place = _PLACE_AT_COLON.fullmatch(lead)
    if place and is_known_body(place["body"]):
        return split_authors_at_commas(text)
    if _WITHIN_SENTENCE.search(lead):
        quoted_title = None
    ends = list(_ends(text))
    if quoted_title and (_are_at_comma(lead) or all(quoted_title.start() < end for end in ends)):
        return text[: quoted_title.start()], text[quoted_title.start() :]
    if not ends:
        return split_authors_at_commas(text)
    end = min(ends)
    if has_title_at_comma(text[:end]) or is_imprint_behind_title(text[:end], text[end:]):
        return split_authors_at_commas(text)
    end = _end_of_unit(text, end)
    return text[:end], text[end:]


def _end_of_unit(text: str, end: int) -> int:
    """Return where the unit of a body ends that stands behind it, or the end of the body."""
    unit = _UNIT_BEHIND.match(text, end)
    is_title = text.startswith(f"{text[:end].rstrip(' .')} ", end)  # “Council of Europe. Council of Europe Convention”
    if unit and not is_title and is_divided(text[:end]) and not _DATED_SOON.match(text, unit.end()):
        return unit.end()
    return end


def _find_end_of_initials(text: str) -> int:
    """Return where names with initials and their role end at the beginning of an entry; 0 where none begin it."""
    patterns = (
        _WHOLE_NAMES_WITH_INITIAL, _NAMES_AT_SEMICOLONS, _INVERTED_AT_AMPERSAND, _INITIALS_FIRST, _INITIAL_ENDS,
        _POINTED_INITIALS, _INITIAL_BEFORE_STROKES, _INVERTED_BEFORE_STROKES, _POINTED_AT_COMMA, _INITIALS_AT_COLON,
    )  # fmt: skip
    initials = next((match for pattern in patterns if (match := pattern.match(text))), None)
    if initials is None:
        return 0
    role = _ROLE_BEHIND.match(text, initials.end())
    return role.end() if role else initials.end()


def _ends(text: str) -> Iterator[int]:
    """Yield possible ends of the authors: after a sentence, no question, or after initials; never after a year."""
    patterns = (SENTENCE, _INITIALS_END) if _VANCOUVER.match(text) else (SENTENCE,)
    for pattern in patterns:
        matches = (match for match in pattern.finditer(text) if match[0][0] not in "?!")
        match = next((match for match in matches if not _NO_HEAD.match(text, match.end())), None)
        if match and not _YEAR_BEFORE.search(text[: match.start()]):
            yield match.end()


def has_title_behind_initials(text: str) -> bool:
    """Tell whether a sentence follows names with initials as in Vancouver style: "Jobe A. The law of camps"."""
    initials = _INITIALS_END.search(text) if _VANCOUVER.match(text) else None
    return initials is not None and len(words(text[initials.end() :])) >= _SURE_WORDS


def _are_at_comma(lead: str) -> bool:
    """Tell whether authors and a comma stand before a quotation: "Anne T. Gallagher and Paul Holmes, "."""
    return lead.rstrip().endswith(",") and not re.search(r"[:;]", lead) and not SENTENCE.search(lead)


# Such as "Jobe, A. (2010). Title", "Jobe, A. (2010, May 3) Title", "IOM (2010–2012). Title", "Marx (1867/1990).
# Capital", "Bosveen, B. [2018?]. Title".
YEAR_IN_BRACKETS: Final = re.compile(
    rf"(?P<who>.{{2,400}}?)[\s,.:]*[(\[](?:{NEARLY_WORDS}\s)?"
    rf"(?P<year>{YEAR}{YEAR_ENDING}(?:/{YEAR})?)\??(?:[,\s](?P<day>[^()\[\]]{{1,40}}))?[)\]](?!\d)[\s.,:]*(?P<rest>.*)"
)
# Such as "Jobe, A & Doe, B 2010, Title" and "IOM 2019, Title", as Australians write it.
YEAR_BEHIND_SPACE: Final = re.compile(
    rf"(?P<who>[^\d“”\"‘«»:;]{{2,300}}?)\s(?P<year>{YEAR})[,.](?P<day>)\s(?P<rest>(?:[^\W\d_a-z]|[“‘«\"]).*)"
)
# Such as "de Haas, H., 2010 Migration and work" and "Migration Organization (IOM) 2018a Profile of Niger".
YEAR_BEFORE_TITLE: Final = re.compile(
    rf"(?P<who>[^\d“”\"‘«»:;]{{2,300}}?(?:\b[^\W\d_a-z]\.|\([A-Z][A-Z ]{{1,9}}\)"
    rf"|\s(?:&|{between()})\s(?:[^\W\d_a-z]\.[\s-]?)+[^\W\d_a-z][\w’'-]+)),?\s(?P<year>{YEAR})(?P<day>)\s"
    r"(?P<rest>[^\W\d_a-z][^\W\d_]*\s.*)"
)
_PLACES_IN_WORK: Final = f"{wordings('page')}|{wordings('page letter')}|{wordings('passage')}"
# Such as "Jobe, Alison. 2010. Title" and "JOBE, Alison, 2010. Title".
BARE_YEAR: Final = re.compile(
    rf"(?P<who>.{{2,400}}?)[.,]\s+(?P<year>{YEAR}{YEAR_ENDING})"
    rf"(?:, (?P<day>(?!(?i:{_PLACES_IN_WORK})\b)[^\W\d]+(?: \d+)?))?[.:]\s+(?P<rest>.*)"
)
# Such as "UNHCR. June 2020. Title" and "Save the Children, 12 May 2019, Title" in lists on the pages of bodies.
MONTH_BEFORE_TITLE: Final = re.compile(
    rf"(?P<who>[^\d“”\"‘«»:;]{{2,300}}?)(?P<sign>[.,])\s+(?P<day>(?:{DAY}\s{OF_BEFORE_DATE})?(?i:{WRITTEN_MONTHS}))"
    rf"\s{OF_BEFORE_DATE}(?P<year>{YEAR})[.,:]\s+(?P<rest>(?:[^\W\d_a-z]|[“‘«\"¿¡]).*)"
)
# Such as "Devex" and "The Conversation", the names of sites.
_SITE: Final = re.compile(r"[^\W\d_a-z][^\s.,]*(?:\s[^\s.,]+){0,2}")
# Such as "Has it become too dangerous", the first words of a title; an imprint has a sign sooner.
_FIRST_WORDS: Final = re.compile(r"(?:[^\s.,:;]+\s){4}")


def is_site_before_title(match: re.Match[str]) -> bool:
    """Tell whether a match of `MONTH_BEFORE_TITLE` begins with a site, and has a link: "Devex. May 2020. Title"."""
    is_site = match["sign"] == "." and _SITE.fullmatch(match["who"]) and "://" in match["rest"]
    return bool(is_site and _FIRST_WORDS.match(match["rest"]))
