"""What lawyers write in an entry around its date and its symbol, put as other entries have it."""

import re
from typing import Final

from protlib.record.dates.months import DAY, MONTH, OF_BEFORE_DATE, PERIODS
from protlib.record.identifiers import resolutions
from protlib.record.shared_words import wordings
from protlib.record.small_words import between, choices_for
from protlib.text import fold
from protlib.typed_references.comma_parts import NUMBER_OF_TRIBUNAL
from protlib.typed_references.title_start import TREATY_SERIES

_DAY: Final = (
    rf"(?:(?:{DAY}\s{OF_BEFORE_DATE})?{MONTH},?\s{OF_BEFORE_DATE}(?:1[89]|20)\d\d"
    rf"|{MONTH}\s\d{{1,2}},?\s(?:1[89]|20)\d\d)\b"
)
# Such as "(adopted 28 July 1951", ", opened for signature 10 December 1984".
_ADOPTION: Final = re.compile(rf"[\s,;(]*\b(?:{wordings('adopted on')})\s(?P<day>{_DAY})\)?,?", re.IGNORECASE)
# Such as ", 16 December 1966," before "999 UNTS 171".
_BEFORE_SERIES: Final = re.compile(rf",?\s\(?(?P<day>{_DAY})\)?,\s(?=\d{{1,5}}\s(?:{TREATY_SERIES})\s\d)")
# Such as ", entered into force 22 April 1954)".
_ENTRY_INTO_FORCE: Final = re.compile(rf"[\s,;(]*\b(?:{wordings('in force on')})\s{_DAY}\)?", re.IGNORECASE)
# Such as ", UN Doc. CCPR/C/GC/35" up to its symbol.
_LABEL: Final = re.compile(
    rf"(?P<sign>[,;.:(\[]?)\s*\b(?:U\.?N\.?\s)?(?i:{resolutions.choices('label')})[.:]?\s+(?=[A-Z]{{1,5}}/[A-Z\d])"
)
# Such as the space of "CCPR/C/21/Rev.1/Add. 13".
_SPACE_IN_SYMBOL: Final = re.compile(r"(?<=/)(Add|Rev|Corr)\.\s(?=\d)", re.IGNORECASE)
# Such as " App no 27765/09" and ", Application Nos. 25965/04".
_APPLICATION: Final = re.compile(r"[\s,;(]*\bApp(?:lication|l)?s?\.?\s[Nn]os?\.?\s(?=(?:[CTF]-)?\d{1,6}/\d\d\b)")

# Such as ", no. 27765/09, § 282, ECHR 2012-II" up to the reports of a court, whose year is that of the judgment.
_COURT_REPORT: Final = re.compile(
    r",\s[Nn](?:os?\.?|[°º])\s(?P<number>\d{3,6}/\d\d)\b(?:,\s§§?\s[\d\s–-]+)?"
    r"(?:,\s(?=(?:ECHR|CEDH)\s(?P<year>(?:19|20)\d\d)\b))?"
)
# Such as "A/HRC/41/46, Report of the Special Rapporteur, para. 12" with the symbol before the title.
_SYMBOL_FIRST: Final = re.compile(
    r"(?P<symbol>(?=\S*\d)[A-Z]{1,5}(?:/[\w.()-]+){1,6}),\s(?P<title>[A-Z][^\W\d_]+\s[^“”«»]+?)"
    rf"(?:,\s(?:{wordings('passage')})\b\.?\s\d[^,]*)?"
)
# Such as "See A/HRC/38/45, paras. 23–26" of a document that another note has.
_SYMBOL_ALONE: Final = re.compile(
    rf"(?:(?i:{wordings('signal')}),?\s)?(?P<symbol>(?=\S*\d)[A-Z]{{1,5}}(?:/[\w.()-]+){{1,6}})"
    rf"(?:,\s(?:{wordings('passage')})\b\.?\s\d.{{0,40}})?"
)
# Such as "Press Release, U.S. Dep't of Justice, Title" with what it is before its author.
_PRESS_RELEASE_FIRST: Final = re.compile(rf"(?P<genre>(?i:{wordings('press release')}))[,:]\s(?=[^\W\d_a-z])")
# Such as ", a c. di, " between editors and a title.
_EDITORS_BEFORE_TITLE: Final = re.compile(rf",\s(?:{wordings('edited by', 'it')}),\s", re.IGNORECASE)
# Such as ", in «Rivista dei porti», vol. 9" behind a title, as Italians cite journals.
_IN_JOURNAL: Final = re.compile(
    rf",?\s(?:{wordings('inside')})\s«(?P<journal>[^«»]{{3,120}})»,\s(?=[Vv]ol\.|[Nn]\.|\d{{1,4}}\b)"
)
# Such as the town of "Il Mulino, Bologna 2001" behind a publisher and a comma; the month of "May 2001" is none.
_TOWN_BEFORE_YEAR: Final = re.compile(
    r"(?<=[^\W\d_],\s)(?P<town>[^\W\d_a-z][^\W\d_A-Z]{2,}(?:[\s-][^\W\d_a-z][^\W\d_A-Z]{2,}){0,2})\s"
    rf"(?=(?:1[89]|20)\d\d(?:\W*\Z|,\s(?:(?:{wordings('page')}|{wordings('passage')})\b|ISBN)))"
)
_COMMAS_BEFORE_TOWN: Final = 2  # at least, behind the author and the title
# Such as the letter of "2024م", which other entries have apart from the figures.
_LETTER_OF_YEAR: Final = re.compile(rf"(?<=(?:19|20)\d\d)(?:{wordings('year', 'ar')})(?!\w)")
# Such as ": дис. ... канд. экон. наук" behind a title.
_SHORT_THESIS: Final = re.compile(
    rf"\s?:\s(?P<genre>(?:{wordings('short thesis')})\.?\s(?:\.\.\.|…)\s"
    rf"(?:[^\W\d_-]+\.?\s){{1,3}}(?:{wordings('sciences')}))\b"
)
_ISSUE: Final = (
    rf"(?:[Nn][°ºᵒ]|[Nn]\.|(?i:{wordings('number')})\.?|(?:{wordings('number sign')})\.?)\s?(?P<issue>\d[\d.-]*)"
)
# Such as ", in G.U. n. 195 del 23 agosto 2003": the day of a law is another than that of the gazette with it.
_GAZETTE: Final = re.compile(
    rf",\s(?:(?:{choices_for('inside')})\s)?(?P<title>{wordings('gazette')})(?:,?\s{_ISSUE})?"
    rf"(?:,?\s(?:(?:{choices_for('open')}|vom)\s)?{_DAY})?\W*\Z"
)
# Such as "(unpublished)" behind a title.
_UNPUBLISHED_GENRE: Final = re.compile(rf"\s[(\[](?P<genre>{wordings('unpublished')})[)\]]", re.IGNORECASE)
_NAME: Final = r"[^\W\d_a-z][\w.’'-]*(?:\s[^\W\d_][\w.’'-]*){1,4}"
# Such as "Jane A. Roe & John Doe, The Making of Law, 108 Am. J. Int'l L. 609, 615 (2014)", as American lawyers cite.
_AMERICAN: Final = re.compile(
    rf"(?P<who>{_NAME}(?:(?:,\s{_NAME})*,?\s(?:&|{between()})\s{_NAME})?)"
    r",\s(?P<title>[^«»]{4,300}?),(?P<mark>[\"”]?)\s"
    r"(?P<journal>\d{1,4}\s(?:(?:[A-Z&][\w.’'&]*|of|on|and|for|the|in)\s){1,9}\d{1,4})"
    r"(?:,\s\d+(?:[–-]\d+)?(?:\sn\.\d+)?)?\s\((?P<year>(?:19|20)\d\d)\)"
)
# Such as "Roe v. Doe, Inc., 512 U.S. 100, 104 (1994)", "Roe v. Doe, 766 F.3d 1013 (9th Cir. 2014)".
_AMERICAN_CASE: Final = re.compile(
    r"(?P<case>[A-Z][^,]{0,80}\sv\.\s[A-Z][^,]{1,80}(?:,\s(?:[A-Z]\.){2,3}|,\s(?:Inc|Ltd|LLC|Corp|Co)\b\.?)?),\s"
    r"(?P<report>\d{1,4}\s[A-Z][\w.]*(?:\s[\w.]+){0,2}?\s\d{1,4})(?:,\s\d+)?"
    r"\s\((?:(?:\d{1,2}[a-z]{1,2}\s)?[^()\d]{1,20}\s)?(?P<year>(?:19|20)\d\d)\)"
)
_FRENCH_PARTIES: Final = r"(?P<case>[^\W\d_a-z][^,«»“”]{0,80}\sc(?:\.|/)\s[^\W\d_a-z][^,«»“”]{1,80})"
# Such as ", req. no 73316/01, § 112" and ", aff. jointes C-148/13 à C-150/13" behind the day of a judgment.
_FRENCH_NUMBER: Final = (
    r"(?:,\s(?:[^\W\d_]{2,8}\.?\s){0,2}(?:n[°ºo]s?\s?)?(?P<number>(?:[CTF]-)?\d{1,6}/\d\d)\b"
    r"(?:\s[^\W\d_]{1,2}\s[CTF]-\d{1,4}/\d\d)*)?(?:,\s(?:§§?|pt)\s[\d\s–-]+)?"
)
# Such as "CEDH, gr. ch., 26 juill. 2005, Roe c. France, n° 73316/01", as French lawyers cite.
_FRENCH_CASE: Final = re.compile(
    rf"(?P<court>[A-ZÀ-Þ][^,«»“”]{{1,60}})(?:,\s[^,\d]{{2,20}})?,\s(?P<day>{_DAY}),\s{_FRENCH_PARTIES}{_FRENCH_NUMBER}"
)
# Such as "C.J.U.E. (Gde Ch.), arrêt Roe c. Doe, 2 décembre 2014, aff. C-148/13".
_FRENCH_CASE_DATED_LATE: Final = re.compile(
    rf"(?P<court>[A-ZÀ-Þ][^,()\d«»“”]{{1,60}}?)(?:\s\([^()]{{2,20}}\))?(?:,\s[^,\d]{{2,20}})?,\s"
    rf"(?:(?i:{wordings('judgment')})\s){_FRENCH_PARTIES},\s(?P<day>{_DAY}){_FRENCH_NUMBER}"
)
# Such as "Corte IDH. Caso Roe Vs. Guatemala. Fondo y Costas. Sentencia de 27 de noviembre de 2003. Serie C No. 103".
_AMERICAN_COURT_CASE: Final = re.compile(
    r"(?P<court>[A-ZÀ-Þ][^.,«»“”\d]{3,60})[.,]\s"
    r"(?P<case>[A-ZÀ-Þ][^.,«»“”]{2,100}\s[Vv]s?\.\s[^.,\d]{2,60}(?:\.\s[^.\d]{3,140})?)[.,]\s"
    rf"(?i:{wordings('judgment')})\s(?:(?:{choices_for('open')})\s)?(?P<day>{_DAY})"
    rf"(?:[.,]\s(?:{wordings('judgment series')})\s(?P<letter>[A-E]),?\s[Nn](?:o\.?|[°º.]+)\s?(?P<number>\d+))?"
    r"(?:,\s[^\W\d_]{3,10}\.?\s\d[^.]*)?"
)
# Such as "Roe c. France, CEDH, 26 juillet 2005, n° 73316/01".
_FRENCH_PARTIES_FIRST: Final = re.compile(
    rf"{_FRENCH_PARTIES}(?:,\s(?P<court>[A-ZÀ-Þ][^,\d]{{1,60}}))?,\s(?P<day>{_DAY}){_FRENCH_NUMBER}"
)
# Such as "Cass. soc., 3 avril 2019, n° 17-15.568" and "Conseil d'État, 10 juin 2020, n° 431352", without the parties.
_FRENCH_JUDGMENT: Final = re.compile(
    rf"(?P<name>(?P<court>(?:{wordings('court of France')})(?:\s[^,\d]{{2,30}})?)(?:,\s[^,\d]{{2,40}})?"
    rf",\s(?P<day>{_DAY}),\sn[°ºo]s?\s?\d[\d.-]*\d)(?:,\s.{{3,60}})?"
)
# Such as ", Case No. IT-96-23-T, Judgment" behind the parties of a case before a criminal court of the world.
_CASE_OF_TRIBUNAL: Final = re.compile(
    rf",\s(?:Case\s[Nn]os?\.?\s)?(?P<number>{NUMBER_OF_TRIBUNAL})(?:,\s(?i:{wordings('judgment')})(?=,|\W*\Z))?"
)
# Such as "Modern Slavery Act 2015, s 45(1)", an act with the section that a note cites.
_SECTION: Final = re.compile(
    rf"(?P<act>[A-ZÀ-Þ][^,;:.]{{3,90}}\s(?:{wordings('act')})\s(?:1[89]|20)\d\d),?\s"
    rf"(?:{wordings('passage of act')})\.?\s?\d[\w().–-]*"
)


def put_plainly(text: str) -> str:
    """Return an entry without the label of its symbol, and with the day of its treaty's adoption alone, in brackets.

    The number of an application to a court is behind a comma. An act is without the cited section.

    A treaty is of the day on which it was adopted; the later one, from which it is in force, is no date of it.
    """
    if release := _PRESS_RELEASE_FIRST.match(text):
        text = f"{text[release.end() :].rstrip(' .')}. [{release['genre']}]"
    text = _SHORT_THESIS.sub(lambda thesis: f". [{thesis['genre'].replace('...', '…')}]", text, count=1)
    text = _EDITORS_BEFORE_TITLE.sub(", eds., ", text, count=1)
    text = _LETTER_OF_YEAR.sub("", text)
    text = _IN_JOURNAL.sub(r" // \g<journal>, ", text, count=1)
    text = _TOWN_BEFORE_YEAR.sub(_with_comma, text, count=1)
    text = _GAZETTE.sub(_with_issue, text)
    text = _UNPUBLISHED_GENRE.sub(r", \g<genre>", text, count=1)
    text = _AMERICAN.sub(r"\g<who>, «\g<title>\g<mark>» (\g<year>) \g<journal>", text, count=1)
    text = _AMERICAN_CASE.sub(r"\g<case> (\g<year>) \g<report>", text, count=1)
    if section := _SECTION.fullmatch(text.rstrip(" .")):
        return section["act"]
    text = _CASE_OF_TRIBUNAL.sub(r", \g<number>", text, count=1)
    text = _put_american_court_case(_put_french_case(text))
    if "/" in text:
        if symbol := _SYMBOL_ALONE.fullmatch(text.rstrip(" .")):
            return f"“{symbol['symbol']}”, {symbol['symbol']}"
        if symbol_first := _SYMBOL_FIRST.fullmatch(text):
            text = f"“{symbol_first['title']}”, {symbol_first['symbol']}"
        text = _APPLICATION.sub(", No. ", _LABEL.sub(_without_label, _SPACE_IN_SYMBOL.sub(r"\1.", text)))
        text = _COURT_REPORT.sub(_with_year, text)
    if not _ADOPTION.search(text):
        return _BEFORE_SERIES.sub(lambda day_match: f" ({day_match['day']}) ", text, count=1)
    return _ADOPTION.sub(lambda adopted: f" ({adopted['day']})", _ENTRY_INTO_FORCE.sub("", text), count=1)


def _put_french_case(text: str) -> str:
    """Return a judgment of French lawyers with its court and its day in brackets at the end; other texts unchanged."""
    bare = text.rstrip(" .")
    if judgment := _FRENCH_JUDGMENT.fullmatch(bare):
        return f"“{judgment['name']}” ({judgment['court']}, {judgment['day'].replace('.', '')})"
    patterns = (_FRENCH_CASE, _FRENCH_PARTIES_FIRST, _FRENCH_CASE_DATED_LATE)
    case = next((match for pattern in patterns if (match := pattern.fullmatch(bare))), None)
    if case is None:
        return text
    number = f" App No {case['number']}" if case["number"] else ""
    court = f"{case['court']}, " if case["court"] else ""
    return f"{case['case']}{number} ({court}{case['day'].replace('.', '')})"


def _put_american_court_case(text: str) -> str:
    """Return a judgment of the Inter-American Court with its court and its day in brackets behind the case.

    The stage of the proceedings, which tells two judgments of one case apart, stays in the name of the case.
    """
    case = _AMERICAN_COURT_CASE.fullmatch(text.rstrip(" ."))
    if case is None:
        return text
    series = f" Series {case['letter']} No. {case['number']}" if case["number"] else ""
    return f"“{case['case']}” ({case['court']}, {case['day']}){series}"


def _with_comma(town: re.Match[str]) -> str:
    """Return a town with the comma that other entries have before their year; a month or a season has none.

    Author and title stand before it; the second part of "UNICEF, Agenda 2030" is the title.
    """
    is_title = town.string.count(", ", 0, town.start()) < _COMMAS_BEFORE_TOWN
    return town[0] if is_title or fold(town["town"]) in PERIODS else f"{town['town']}, "


def _with_issue(gazette: re.Match[str]) -> str:
    """Return a gazette with its number, and without its day."""
    return f", {gazette['title']} no. {gazette['issue']}" if gazette["issue"] else f", {gazette['title']}"


def _with_year(report_match: re.Match[str]) -> str:
    """Return the number of a case, with the year of the reports in which it stands."""
    return f", No. {report_match['number']}{f', {year}, ' if (year := report_match['year']) else ''}"


def _without_label(label: re.Match[str]) -> str:
    """Return what stands before a symbol in place of its label: the sign that was there, or else a comma."""
    sign = label["sign"]
    if sign in {"(", "["}:
        return sign
    is_behind_bracket = label.string[: label.start()].endswith(")")
    return f"{sign or ('' if is_behind_bracket else ',')} "
