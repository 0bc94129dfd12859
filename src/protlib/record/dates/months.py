"""Words of dates, folded, in the languages of the field: months, seasons, days of the week, small words."""

import re
from collections.abc import Mapping
from typing import Final

_NAMES_OF_MONTHS: Final = (
    "january jan janvier janv enero ene januar janeiro gennaio gen janner jaenner يناير جانفي января январь",
    "february feb febr fevrier fevr fev febrero februar fevereiro febbraio فبراير شباط فيفري февраля февраль",
    "march mar mars marzo marz maerz mrz marco مارس اذار марта март",
    "april apr avril avr abril abr aprile ابريل نيسان افريل апреля апрель",
    "may mai mayo maio maggio mag مايو ايار ماي мая маи",
    "june jun juin junio juni junho giugno giu يونيو حزيران جوان июня июнь",
    "july jul juillet juil julio juli julho luglio lug يوليو تموز جويليه июля июль",
    "august aug aout agosto ago اغسطس اب اوت августа август",
    "september sep sept septembre septiembre setiembre setembro set settembre sett سبتمبر ايلول сентября сентябрь",
    "october oct octobre octubre oktober okt outubro out ottobre ott اكتوبر октября октябрь",
    "november nov novembre noviembre novembro نوفمبر ноября ноябрь",
    "december dec decembre diciembre dic dezember dez dezembro dicembre ديسمبر декабря декабрь",
)
MONTHS: Final[Mapping[str, int]] = {
    name: number for number, names in enumerate(_NAMES_OF_MONTHS, 1) for name in names.split()
}
"""Folded names and abbreviations of the months, in eight languages, and their numbers."""

WRITTEN_MONTHS: Final = (
    r"jan(?:uary|\.)?|feb(?:ruary|\.)?|mar(?:ch|\.)?|apr(?:il|\.)?|may|june?|july?|aug(?:ust|\.)?|sept?(?:ember"
    r"|\.)?|oct(?:ober|\.)?|nov(?:ember|\.)?|dec(?:ember|\.)?"
    r"|janvier|f[ée]vrier|mars|avril|mai|juin|juillet|ao[uû]t|septembre|octobre|novembre|d[ée]cembre"
    r"|enero|febrero|marzo|abril|mayo|junio|julio|agosto|se(?:p)?tiembre|octubre|noviembre|diciembre"
    r"|janeiro|fevereiro|março|maio|junho|julho|setembro|outubro|novembro|dezembro"
    r"|يناير|فبراير|مارس|أبريل|إبريل|ابريل|مايو|يونيو|يونيه|يوليو|يوليه|أغسطس|سبتمبر|أكتوبر|نوفمبر|ديسمبر"
    r"|كانون الثاني|شباط|آذار|نيسان|أيار|حزيران|تموز|آب|أيلول|تشرين الأول|تشرين الثاني|كانون الأول"
    r"|январ[ья]|феврал[ья]|марта?|апрел[ья]|ма[йя]|июн[ья]|июл[ья]|августа?|сентябр[ья]|октябр[ья]|ноябр[ья]"
    r"|декабр[ья]"
)
"""The months as covers write them, unfolded, with the abbreviations of English: a pattern, for any case."""

ENGLISH: Final = (
    "January", "February", "March", "April", "May", "June", "July", "August", "September", "October", "November",
    "December",
)  # fmt: skip
"""The months as English writes them."""
ABBREVIATED: Final = tuple(name[:3].lower() for name in ENGLISH)
"""Their first three letters: the macros of BibTeX, and the names that spreadsheets show."""

MONTHS_OF_TWO_WORDS: Final[Mapping[str, str]] = {
    "كانون الثاني": "يناير",
    "تشرين الاول": "اكتوبر",
    "تشرين الثاني": "نوفمبر",
    "كانون الاول": "ديسمبر",
}
"""Folded names of months of the Levant in two words, and the same month in one word."""

_NAMES_OF_SEASONS: Final = (
    "spring printemps primavera fruhling fruhjahr ربيع",
    "summer ete verano sommer verao estate صيف",
    "autumn fall automne otono herbst outono autunno خريف",
    "winter hiver invierno inverno شتاء",
)
ENGLISH_SEASONS: Final = ("spring", "summer", "autumn", "winter")
SPRING: Final = 21  # the “month” of spring in EDTF; summer, autumn and winter follow
WINTER: Final = 24
"""The first and the last number of a season in EDTF."""
SEASONS: Final[Mapping[str, int]] = {
    name: number for number, names in enumerate(_NAMES_OF_SEASONS, SPRING) for name in names.split()
}
"""Folded names of the seasons, and their numbers in EDTF."""

PERIODS: Final[Mapping[str, int]] = {**MONTHS, **SEASONS}
"""All words that can stand in place of a month."""

QUARTERS: Final = "quarter trimestre quartal trimester"
"""Words for three months of a year."""

ENGLISH_WEEKDAYS: Final = frozenset(["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"])
_SMALL_WORDS: Final = (
    "the of in on from between year de del du le les den der im am el do di da von vom entre a "
    "mon tue tues wed thu thur thurs fri sat sun "
    "lundi mardi mercredi jeudi vendredi samedi dimanche lunes martes miercoles jueves viernes sabado domingo "
    "montag dienstag mittwoch donnerstag freitag samstag sonntag "
    "lunedi martedi mercoledi giovedi venerdi sabato domenica"
)
SMALL_WORDS: Final = ENGLISH_WEEKDAYS.union(_SMALL_WORDS.split())
"""Words of a date that give neither year, month nor day of the month."""

# Such as "12-mar-22", as Excel writes a date; "mar-20" may be a day without a year.
_OF_EXCEL: Final = r"(\d{1,2})[-/. ]([^\W\d_]+)\.?[-/](\d\d)"
_FIRST_OF_1900S: Final = 69  # a year of two figures, as C and Python read it


def with_century(text: str) -> str:
    """Return a folded date with four figures for its year: 69 to 99 are in the 20th century, as in POSIX."""
    match = re.fullmatch(_OF_EXCEL, text)
    if not match or match[2] not in MONTHS:
        return text
    century = 19 if int(match[3]) >= _FIRST_OF_1900S else 20
    return f"{match[1]} {match[2]} {century}{match[3]}"
