"""An entry of a reference list that somebody typed, in whatever style: who, when, what, as far as it can be told."""

import re
from dataclasses import dataclass
from typing import Final

from protlib.record import names
from protlib.record.model import Name
from protlib.record.names.bodies import known_body
from protlib.text import fold, words

# Such as "2009", "2010a", "n.d.", "forthcoming"; never the first figures of a longer number.
YEAR: Final = r"(?:(?<!\w)(?:1[5-9]|20)\d\d(?!\d)[a-z]?(?![a-z])|n\.\s?d\b\.?|s\.\s?[df]\b\.?|o\.\s?J\b\.?|forthcoming|in press)"
# Such as "1.", "[1]", "(1)" before an entry; "-", "*", "•" before an item of a list.
_NUMBER: Final = re.compile(r"\s*(?:\[(\d{1,4})\]|\((\d{1,4})\)|(\d{1,4})[.)])\s+")
_BULLET: Final = re.compile(r"\s*[-*+•–]\s+(?=\S)")
# Such as "———." for the authors of the entry before.
_DITTO: Final = re.compile(r"\s*(?:[—–_]{2,}|-{3,})\s*[.,]?\s*")
# Such as "Jobe, A. (2010). Title", "Jobe, A. (2010, May 3) Title".
_IN_BRACKETS: Final = re.compile(
    rf"(?P<who>.{{2,400}}?)[\s,.:]*[(\[](?P<year>{YEAR})(?:[,\s][^()\[\]]{{1,40}})?[)\]][\s.,:]*(?P<rest>.*)"
)
# Such as "Jobe, Alison. 2010. Title" and "JOBE, Alison, 2010. Title".
_BARE: Final = re.compile(
    rf"(?P<who>.{{2,400}}?)[.,]\s+(?P<year>{YEAR})(?:, [^\W\d]+(?: \d+)?)?[.:]\s+(?P<rest>.*)"
)
# Where a sentence ends: not behind an initial, nor behind an abbreviation of what a title has.
_ABBREVIATIONS: Final = "".join(
    rf"(?<!\b{word})" for word in ("No", "vs", "Vol", "St", "Dr", "ed", "eds", "vol", "no")
)
_SENTENCE: Final = re.compile(rf"(?<!\b[^\W\d_]){_ABBREVIATIONS}[.?!](?:[”’\"'])?\s+(?=[^a-z])")
# Such as "Jobe A. The" in Vancouver: initials without points behind a family name end the authors.
_INITIALS_END: Final = re.compile(r"(?<=[^\W\d_][^\W\d_] )[A-ZÀ-Þ]{1,3}\.\s+(?=[^\W\d_]{2})")
# Such as "Jobe A," or "van Dijk JH." at the very beginning: then the initials of all authors stand so.
_VANCOUVER: Final = re.compile(
    r"(?:[a-z]{2,3} ){0,2}[^\W\d_a-z][\w’'-]+(?: [^\W\d_a-z][\w’'-]+)? [A-ZÀ-Þ]{1,3}(?=[,.])"
)
_QUOTED: Final = re.compile(r"[“\"‘«]\s*([^”\"»]{4,400}?)[\s,.]*[”\"’»]")
_PLAINLY_QUOTED: Final = re.compile(r"'([^\n]{4,400}?)[\s,.]*'(?=[\s,.]|$)")
# Such as "A. Jobe and B. van Dijk, " in the style of IEEE, with initials first.
_INITIALS_FIRST: Final = re.compile(
    r"(?:(?:[^\W\d_a-z]\.[\s-]?){1,4}(?:[a-z]{2,3}\s){0,2}[^\W\d_a-z][\w’'-]+(?:\s[^\W\d_a-z][\w’'-]+)?(?:,\s+and\s+|\s+and\s+|,?\s+et\s+al\.,?\s+|,\s+))+"
)
_BEHIND_TITLE: Final = re.compile(r"(?:\s*[(\[][^()\[\]]*[)\]])+$")
_ANY_YEAR: Final = re.compile(YEAR)
_ADDRESS: Final = re.compile(r"\b(?:https?://|doi:\s?|www\.)\S+|\b10\.\d{4,9}/\S+", re.IGNORECASE)
# Such as "**Title**", "*Title*", "_Title_", "<i>Title</i>", "[text](address)", "<address>", "\&".
_MARKUP: Final = re.compile(
    r"\*{1,3}|(?<!\w)_{1,3}|_{1,3}(?!\w)|</?[a-z]{1,6}>|<(?=\w+:)|(?<=\S)>(?=\s|\.|$)|\\(?=\W)"
)
_MARKED_LINK: Final = re.compile(r"\[([^\[\]]*)\]\(((?:[^()\s]|\([^()\s]*\))*)\)")
_IN_PARENTHESES: Final = re.compile(r"[(\[]([^()\[\]]{2,20})[)\]]")
_BETWEEN_NAMES: Final = re.compile(r"\s*(?:;|&|,?\s(?:and|et|y|und|e)\s)\s*")
_SMALL: Final = frozenset(
    (
        "of",
        "for",
        "the",
        "and",
        "on",
        "in",
        "to",
        "a",
        "de",
        "des",
        "du",
        "la",
        "le",
        "les",
        "et",
        "y",
        "against",
        "with",
    )
)
_LONGEST: Final = 3000


@dataclass(frozen=True, slots=True)
class TypedEntry:
    """An entry of a typed list: its line and text, and what could be told of it, "" for what could not.

    `year` has the letter that tells works of one year apart ("2010a"); `number` is that of a numbered list. `is_dated_late`
    tells that the year stands behind the title.
    """

    line: int
    text: str
    number: str = ""
    who: str = ""
    year: str = ""
    title: str = ""
    is_dated_late: bool = False

    @property
    def label(self) -> str:
        """The entry as a citation in the text would name it: "Jobe 2010"."""
        first = self.who.split(",")[0].rstrip(". ")
        return f"{first} ({self.year})" if first and self.year else self.text[:60]

    def years(self) -> set[str]:
        """Return all that may be a year in the text, without its letter; not what stands in an address."""
        return {year[:4] for year in _ANY_YEAR.findall(_ADDRESS.sub(" ", self.text))}

    def acronyms(self) -> set[str]:
        """Return the acronyms that the authors may be cited by, folded: those that stand there, and those that their words make."""
        found = {fold(short) for short in _IN_PARENTHESES.findall(self.who)}
        bare = _IN_PARENTHESES.sub(" ", self.who).strip(" .,")
        for name in (bare, *_BETWEEN_NAMES.split(bare), *bare.split(",")):
            telling = [word for word in words(name) if word not in _SMALL]
            found |= {fold(names.acronym(name.strip(" .,"))), "".join(word[0] for word in telling)}
            if len(name.split()) == 1:
                found.add("".join(words(name)))
            if body := known_body(Name(literal=name.strip(" .,"))):  # a report cites it as its language does
                found.update(map(fold, body.shorts()))
        return {acronym.replace(".", "") for acronym in found if len(acronym) > 1}


def parse(text: str, line: int = 0, before: "TypedEntry | None" = None) -> TypedEntry:
    """Return what an entry says; where it begins with a dash, its authors are those of the entry before it."""
    text = " ".join(plain(text)[:_LONGEST].split())
    number = ""
    if match := _NUMBER.match(text):
        number, text = next(filter(None, match.groups())), text[match.end() :]
    elif match := _BULLET.match(text):
        text = text[match.end() :]
    if before and (match := _DITTO.match(text)):
        text = f"{before.who}. {text[match.end() :]}"
    early = _early(text)
    who, year, rest = early or _late(text)
    return TypedEntry(line, text, number, who.strip(" .,"), _tidy(year), _title(rest), early is None)


def plain(text: str) -> str:
    """Return a text without the marks of Markdown and HTML."""
    return _MARKUP.sub("", _MARKED_LINK.sub(r"\1 \2", text))


def _early(text: str) -> tuple[str, str, str] | None:
    """Return who, when, and what follows, where the year stands behind the authors; None where it does not."""
    for pattern in (_IN_BRACKETS, _BARE):
        match = pattern.match(text)
        if match and _may_be_authors(match["who"]):
            return match["who"], match["year"], match["rest"]
    return None


def _late(text: str) -> tuple[str, str, str]:
    """Return who, when, and what follows the authors, where the year stands behind the title."""
    who, rest = _up_to_title(text)
    years = _ANY_YEAR.findall(_ADDRESS.sub(" ", rest))
    return who, years[-1] if years else "", rest


def _may_be_authors(text: str) -> bool:
    """Tell whether what stands before a year is no more than who wrote it: it has no quotation, and one sentence or few words."""
    if re.search('[“”"«»]', text) or len(words(text)) > 60:
        return False
    behind = [part for part in _SENTENCE.split(text)[1:] if len(words(part)) > 3]
    return not behind


def _up_to_title(text: str) -> tuple[str, str]:
    """Return the authors and the rest of an entry that has its year at the end."""
    if initials := _INITIALS_FIRST.match(text):
        return initials[0], text[initials.end() :]
    patterns = (_SENTENCE, _INITIALS_END) if _VANCOUVER.match(text) else (_SENTENCE,)
    ends = [match for pattern in patterns if (match := pattern.search(text))]
    quoted = _QUOTED.search(text)
    if quoted and all(quoted.start() < end.end() for end in ends):
        return text[: quoted.start()], text[quoted.start() :]
    if not ends:
        who, _, rest = text.partition(", ")
        return who, rest
    end = min(ends, key=lambda match: match.end())
    return text[: end.end()], text[end.end() :]


def _title(rest: str) -> str:
    if quoted := _QUOTED.match(rest.strip()) or _PLAINLY_QUOTED.match(rest.strip()):
        return quoted[1]
    end = _SENTENCE.search(rest)
    title = rest[: end.start()] if end else _ADDRESS.sub("", rest)
    return _BEHIND_TITLE.sub("", title.strip(" .,")).strip(" .,")


def _tidy(year: str) -> str:
    return fold(year).replace(" ", "").rstrip(".") if year else ""
