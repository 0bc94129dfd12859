"""The parts that commas separate from a title: date, edition, number, cited page.

Footnotes and lists of the United Nations have such entries: "IOM, Title, 2nd ed., June 2014, p. 5".
"""

import re
from typing import Final

from protlib.record.dates.months import DAY, MONTH, OF_BEFORE_DATE
from protlib.record.names.parted_publishers import UNKNOWN_IMPRINT
from protlib.record.shared_words import wordings, words_by_language
from protlib.record.small_words import between, choices_for
from protlib.record.tables import choices_of
from protlib.typed_references import typed_imprint
from protlib.typed_references.footnote_signals import is_author
from protlib.typed_references.title_start import NO_YEAR, TREATY_SERIES, YEAR

_FIGURES: Final = (
    rf"\w{{0,2}}\d+(?:(?:\s?[-–.,]\s?|\s(?:{wordings('page range')})\s)\d+)*(?:\s(?:{wordings('further pages')})\b)?"
)
PASSAGE: Final = (
    rf"(?:(?i:{wordings('page')}|{wordings('page letter')}|{wordings('passage')})\b\.?\s?(?:{_FIGURES}|[IVXLC]+\b)"
    rf"|\d{{1,4}}\s?(?:(?i:{wordings('page')}|{wordings('page letter')})\b))\.?"
)
"""What says where in a work something stands, or how long it is: "p. 15", "pp. 3-4", "84 p.", "chap. 3"."""
_SMALL_WORDS: Final = rf"(?:&|{between()}|{choices_for('open')})"
_KIND: Final = rf"(?i:(?:(?:{wordings('paper kind')})\s)?(?:{wordings('paper')})s?)"
PAPER: Final = rf"(?:[A-Z][\w’'-]*\s(?:{_SMALL_WORDS}\s)?){{0,4}}{_KIND}"
"""What a body calls its numbered papers: "Migration and Development Brief", "Policy brief", "Document de travail"."""
NUMBER_SIGN: Final = rf"(?:(?:{wordings('number sign')})\b\.?|[Nn][°ºᵒ]|#)"
"""What stands before the number of a paper."""
_FIRST: Final = choices_of(ordinals[0] for ordinals in words_by_language("written ordinal").values())
# Such as "(1re édition 1977)" behind an imprint, which has the year of the edition that was read.
FIRST_EDITION: Final = re.compile(
    rf"\((?P<note>(?:1(?:{wordings('ordinal')})?|(?i:{_FIRST}))\.?\s(?i:{wordings('nth edition')})\b\.?[\s:,]+"
    r"(?:1[5-9]|20)\d\d)\)"
)
_NAME_OF_JOURNAL: Final = r"[^\W\d_a-z](?:[^,.;:()\d]|(?<=[^\W\d_])\.(?=\s[^\W\d_a-z])){2,80}"
_ISSUE_SIGN: Final = rf"(?:{NUMBER_SIGN}|(?i:{wordings('number')})\.?)"
JOURNAL_ALONE: Final = rf"(?:{wordings('journal word')})\s(?:{choices_for('open')})[\s'’][^.;,:()\d\x1f]{{3,60}}"
"""A journal that its first words tell: "Revue des migrations", "Journal of Camps"."""
NUMBER_OF_TRIBUNAL: Final = r"(?:ICC|ICTR|ICTY|IT|MICT|SCSL|STL)-\d[\w/-]*"
"""The number of a case before a criminal court of the world, such as "ICC-02/04-01/15"."""
COUNT: Final = r"(?:(?!(?:19|20)\d\d\b)\d{1,4}|(?<!eport\s)(?:19|20)\d\d[-/]\d{1,3})\b"
"""A number without a sign before it: "5", "2020-12"; a year is none, nor are the two of an annual report."""
BEHIND_COMMA_TITLE: Final = re.compile(
    # Such as ", 2nd ed.", ", XI edizione", ", A/73/263", ", GRETA(2018)28", ", document AMR 41/014", ", Index: MDE 1".
    rf"[,;]\s(?=(?:\d{{1,2}}(?:{wordings('ordinal')})?|[IVX]+|(?i:{wordings('written ordinal')}))"
    rf"\.?\s(?i:{wordings('nth edition')})\b"
    rf"|[A-Z]{{2,8}}\s?\(\d{{4}}\)\s?\d|[A-Z]{{1,5}}/[A-Z\d]|{NUMBER_OF_TRIBUNAL}(?=[,.]|\Z)"
    r"|document\s|Index(?:\sNumber)?:?\s[A-Z]{3}\s\d|[A-Z]{3}\s\d\d/\d|No\.\s|[Nn][°ºᵒ]\s?\d"
    rf"|(?:(?:[A-Z]\w+,?|of)\s){{1,4}}Treaty\sSeries|(?:{wordings('union journal')})\.?,?\s[LC](?:\s?|,\s)\d"
    # Such as ", Policy Paper no 3" and ", Research Brief 2020-12".
    rf"|[Ii]n\s?:\s|{PAPER}\s(?:{NUMBER_SIGN}\s?\d|{COUNT})"
    rf"|(?i:(?:unpublished\s)?(?:{wordings('thesis')}|doctoral|PhD|Ph\.D|master))\b"
    # Such as ", Journal of Camps, vol. 25, no. 3", ", Disasters 36(4)", ", Disasters, 36, 2012, pp. 3-5", ", Revue des
    # camps, 2012".
    rf"|{_NAME_OF_JOURNAL},?\s(?:[Vv]ol(?:ume|\.)?\s?)?\d{{1,3}}"
    rf"(?:\s?\(\d|,\s{_ISSUE_SIGN}\s?\d|,\s(?:19|20)\d\d,\spp?\.\s)"
    # Such as ", Population 2008/4 (Vol. 63)" of Cairn.
    rf"|{_NAME_OF_JOURNAL},?\s(?:19|20)\d\d/\d{{1,2}}\b"
    rf"|{JOURNAL_ALONE}(?=,\s(?:\d|[Vv]ol|{YEAR})|\Z)"
    # Such as ", BOE no. 10".
    rf"|(?:{wordings('gazette')})(?:\sno\.\s\d[\d.-]*)?\Z"
    # Such as ", traduit par Jean Roe".
    rf"|(?:{wordings('translated by')})\s(?=[^\W\d_a-z])"
    # Such as ", Working Paper, Geneva", ", press release", ", unpublished manuscript".
    rf"|(?=[^,;.(]*\b(?i:{wordings('paper kind')})\s){PAPER}(?=[,;.]|\s\(|\Z)"
    rf"|(?i:{wordings('press release')}|{wordings('unpublished')})(?=[,;.]|\s[(\d]|\Z)"
    rf"|{TREATY_SERIES}|General\sAssembly\sresolution|G\.?A\.?\sRes\."
    # Such as ", 27 July 2018", ", 2018, p. 5", ", s.d.", and " (Geneva, IOM, 2010)" after a title.
    rf"|{MONTH}\s\d{{1,2}},\s\d{{4}}|{NO_YEAR}\W*\Z"
    rf"|(?:{DAY}\s{OF_BEFORE_DATE})?(?:{MONTH}\s{OF_BEFORE_DATE})?(?:19|20)\d\d"
    rf"(?:,\s(?:{PASSAGE}|[^\W\d_a-z][^,.;:()\d]{{1,40}}|ISBN[^,;]*|[A-Z]{{1,5}}/[A-Z\d][^\s,;]*))*"
    r"\W*(?:\Z|\s\(|https?:))"
    rf"|\s\((?!\d{{4}}\s?[-–]\s?\d{{2,4}}\))(?=[^()]*\b(?:{YEAR})\)"
    rf"(?:[.,;]|\s[^a-z]|\s(?i:{wordings('page')})\b|\Z)|United\sNations\spub"
    rf"|[A-Z]{{1,5}}/[A-Z\d])"
    # Such as "; ILO: Geneva, Switzerland, 2017", "; In Modern Slavery" in a style with semicolons between all parts.
    rf"|;\s(?=(?:[^;:]{{2,90}}:\s[^;:]{{2,60}};\s)?[^;:]{{2,90}}:\s[^;:]{{2,60}},\s{YEAR}\b)"
    # Such as " // Вестник МГУ" and " / И. И. Иванов" in the style of Russian libraries.
    r"|\s//\s|\s/\s(?=(?:[^\W\d_a-z]\.\s?){1,3}[^\W\d_a-z][^\W\d_])"
)
"""Where the title ends in an entry with commas or semicolons between its parts."""

# Such as "'Migrants at sea'," behind authors; the mark that closes has a sign behind it, and an apostrophe hardly one.
_PLAINLY_QUOTED: Final = tuple(
    re.compile(rf"(?:(?<=[,.):]\s)|\A)'(?=[^\W_])(?P<title>[^\n]{{4,400}}?[^\s])'(?={end})")
    for end in (r"[,.;]|\s[(\[]|\s*\Z", r"\s")
)
# Such as ", coll. « Études africaines », n° 12".
_COLLECTION: Final = re.compile(
    rf",?\s(?i:{wordings('collection')})\.?\s?[«“\"]\s?(?P<title>[^«»“”\"]{{2,80}}?)\s?[»”\"]"
    rf"(?:,?\s{NUMBER_SIGN}\s?(?P<number>\d+))?"
)

# Such as "London; New York: Routledge" in an imprint, with a semicolon between the places of one publisher.
_TWO_PLACES: Final = re.compile(
    r"(?:\A|(?<=[.,?!]\s)|(?<=\())(?P<first>[^\W\d_a-z][^.;:,()\d]{1,40}?)\s?;\s"
    r"(?P<second>[^\W\d_a-z][^.;:,()\d]{1,40}?)(?=\s?:\s[^\W\d_a-z])"
)

_MOST_LETTERS_OF_ENTRY: Final = 3000  # letters: longer paragraphs are text
# Such as "Boat survey. May 2010. Dhaka: Ministry of Fisheries."
_DATE_BEFORE_IMPRINT: Final = re.compile(
    rf"(?P<title>[^.?!“”«»\"]{{8,300}})\.\s"
    rf"(?P<date>(?:{DAY}\s{OF_BEFORE_DATE})?{MONTH}\s{OF_BEFORE_DATE}(?:19|20)\d\d)\.\s"
    r"(?P<imprint>(?P<place>[^\W\d_a-z][^.:,;\d]{1,40}):\s[^.:]{2,90})(?:\.|\Z)"
)
# Such as "Boats of the sea, UNHCR, Geneva 2019", with a small word in a title of three words or more.
_TITLE_BEFORE_BODY: Final = re.compile(
    r"(?P<title>(?=[^,]*\s[^\W\d_A-Z])(?:[^\s,.;“”«»\"]+\s){2,40}[^\s,.;“”«»\"]+),\s"
    rf"(?P<imprint>(?P<body>[^,;.\d]{{2,80}}),\s(?:[^,;.\d]{{2,40}},?\s)?{YEAR}\.?)"
)
# Such as "*Walking home: children on the road*", three words or more; no bold print, no name with an underscore.
_TITLE_IN_ITALICS: Final = re.compile(
    r"(?<![*\w])(?P<mark>[*_])(?=[^\W_])(?P<title>(?:[^\s*_“”«»]+\s){2}[^*_“”«»]{1,300}?)"
    r"(?P<sign>[.,]?)(?P=mark)(?![*\w])"
)
# Such as ", 43(2)" and ", vol. 3" behind the name of a journal.
_ISSUE_FIRST: Final = re.compile(r"[.,]?\s(?:[*_]?\d{1,3}[*_]?(?:\s?\(\d|,\s?\d|:)|[Vv]ol\b|[Nn]o\b)")
# Such as "12. ", "[3] " and "- " before an entry.
_ENTRY_MARK: Final = re.compile(r"\A\s*(?:[-*+•]|\[?\d{1,4}[\].)])\s+")
# Such as ". Cash what we know" behind an author: the title stands there.
_TITLE_BEHIND: Final = re.compile(r"[.:?!]\s(?:[^\s.]+\s+){2}")
_YEAR_LAST: Final = re.compile(rf"(?:{YEAR}\)?|{NO_YEAR}\)?)\Z")

# Such as " (footnotes omitted)" behind a cited page.
_ABOUT_QUOTATION: Final = re.compile(rf"\s\((?:{wordings('about quotation')})\)", re.IGNORECASE)


def without_remarks(text: str) -> str:
    """Return an entry without what says that its place is unknown, or how its passage was quoted."""
    return _ABOUT_QUOTATION.sub("", UNKNOWN_IMPRINT.sub("", text))


def join_places(text: str) -> str:
    """Return an entry with a stroke between the two places of its publisher; other entries unchanged."""
    match = _TWO_PLACES.search(text)
    if not match or not (typed_imprint.is_city(match["first"]) and typed_imprint.is_city(match["second"])):
        return text
    return f"{text[: match.end('first')]} / {text[match.start('second') :]}"


def put_date_last(text: str) -> str:
    """Return an entry with its date behind place and publisher, where these follow: "Title. May 2010. Dhaka: BRAC".

    A title that a known body and a year follow gets quotation marks: "Boats of the sea, UNHCR, 2019".
    """
    titled = _TITLE_BEFORE_BODY.fullmatch(text)
    if titled and is_author(titled["body"]) and not is_author(titled["title"]):
        return f"“{titled['title']}”, {titled['imprint']}"
    match = _DATE_BEFORE_IMPRINT.match(text)
    if not match or is_author(match["title"]) or not typed_imprint.is_city(match["place"]):
        return text
    return f"“{match['title']}”. {match['imprint']}, {match['date']}.{text[match.end() :]}"


def with_quoted_title(text: str) -> str:
    """Return an entry in Markdown with quotation marks around the title that begins it or follows author or year."""
    match = _TITLE_IN_ITALICS.search(text) if len(text) <= _MOST_LETTERS_OF_ENTRY else None
    if not match or _ISSUE_FIRST.match(text, match.end()) or {*'"“”'} & {*text[: match.start()]}:
        return text
    text_before = _ENTRY_MARK.sub("", text[: match.start()]).rstrip(" ,.:")
    is_title_next = _YEAR_LAST.search(text_before) or (is_author(text_before) and not _TITLE_BEHIND.search(text_before))
    if text_before and not is_title_next:
        return text
    return f"{text[: match.start()]}“{match['title']}”{match['sign']}{text[match.end() :]}"


def with_curly_marks(text: str) -> str:
    """Return an entry with its title in curly marks where it has plain single ones, which may be apostrophes, too."""
    if "'" not in text or "“" in text:
        return text
    match = next((match for pattern in _PLAINLY_QUOTED if (match := pattern.search(text))), None)
    return f"{text[: match.start()]}“{match['title']}”{text[match.end() :]}" if match else text


def put_collection_last(text: str) -> str:
    """Return an entry with its collection in brackets at the end, where other styles have the series."""
    match = _COLLECTION.search(text)
    if not match:
        return text
    number = f"; no. {match['number']}" if match["number"] else ""
    return f"{text[: match.start()]}{text[match.end() :]}".rstrip(" .,") + f" ({match['title']}{number})"
