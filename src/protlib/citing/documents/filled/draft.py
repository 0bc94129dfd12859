"""What is told of a document that is to be filled, and what it is filled with."""

import json
import re
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from typing import Any, Final, NamedTuple, Protocol

from protlib.citing.bodies import Bodies
from protlib.citing.citation import Citation, Result, Run, Runs, plain
from protlib.errors import InputRefusedError
from protlib.record.model import Publication

PROTLIB: Final = "PROTLIB "
"""How the codes begin that are protlib's alone."""
OWN: Final = "protlib"
"""The name by which a code of another program has what protlib remembers."""
CITE: Final = "PROTLIB CITE"
"""How the code begins by which a filled citation is known again; behind it stands JSON, with the citation as it was typed."""
LIST: Final = "PROTLIB LIST"
"""How the code of the list begins; behind it stands JSON, with the manner in which the document was filled."""
NOTE: Final = "PROTLIB NOTE"
"""The code of what stands in a note that was made for a citation; what else is in the note, somebody typed there."""
_NO_SPACE: Final = (",", ":")
# Such as "https://doi.org/10.1371/journal.pmed.1001224", "www.iom.int", "doi:10.1371/…" and "10.1371/…".
_PRINTED: Final = re.compile(r"\s*(?:https?:|www\.|doi:|10\.\d{4,})", re.IGNORECASE)
_HOST: Final = re.compile(r"[A-Za-z0-9._:-]+")
_IN_ADDRESS: Final = "%:/?#@!$&'()*+,;=~"
_UNSTABLE: Final = re.compile(r"[\s\u00ad\u2010\u2011\u200b\u2060\ufeff-]+")
_SPACE: Final = re.compile(r" +\Z")
# Such as "." and ",”": what stands before the number of a note in English.
_STOP: Final = re.compile(r"[.,;:!?]+[”’\"]?")
# Such as "as is known, " before a citation, which the comma behind it would stand beside.
_STOPPED: Final = re.compile(r"[.,;:!?][”’\"]?\s*\Z")


class Live(StrEnum):
    """The programs in whose own fields the citations of a document can stand."""

    ZOTERO = "zotero"
    WORD = "word"


class Manner(NamedTuple):
    """How a document is filled: the name of a style, a language ("" for that of the style), and whether with acronyms.

    `bodies` are one of `citing.bodies.Bodies`, "" where a document does not say it.
    """

    style: str
    locale: str = ""
    acronyms: bool = True
    bodies: str = ""


class Place(NamedTuple):
    """A citation of a document, and where it stands ("line 3", "paragraph 12"); what may be none is an account (@name)."""

    citation: Citation
    where: str
    may_be_account: bool = False


class Doubt(NamedTuple):
    """What may be a key that is not read as one, the text that it stands in, and the citation that may be meant."""

    key: str
    text: str
    where: str
    meant: str
    is_locator: bool = False

    def __str__(self) -> str:
        """Say what is wrong, and what to type."""
        wrong = f"takes {self.key} for a page" if self.is_locator else "is not a citation"
        return f"{self.where}: “{self.text}” {wrong}; to cite it, type {self.meant}"


class Held(NamedTuple):
    """What a citation that was filled has of the text around it, as its code tells, where the text still says so.

    `lead` is what of it stands before its field or its number; `before` and `after` are what its number took from the text. Somebody
    changed the citation by hand where its author `is_gone` from before it.
    """

    lead: str = ""
    before: str = ""
    after: str = ""
    is_gone: bool = False


class Taken(NamedTuple):
    """What the number of a note takes from the text around its citation, and what of it comes back.

    `before` and `after` are taken now; `space` and `stop` are what it has then, which its code remembers; `kept` is what an
    earlier one had, and now stands again in the text before and after it.
    """

    before: str
    after: str
    space: str
    stop: str
    kept: tuple[str, str]


@dataclass(frozen=True, slots=True)
class Filling:
    """What a document is filled with: the result has a citation for each of the `chosen` places of the draft, in their order.

    `publications` are known by all names that a citation may call them by; `style_id` is the link that names the style.
    """

    result: Result
    manner: Manner
    chosen: Sequence[int]
    live: Live | None = None
    publications: Mapping[str, Publication] = field(default_factory=dict)
    style_id: str = ""

    @property
    def has_notes_behind(self) -> bool:
        """Whether the number of a note stands behind the mark of punctuation: so in English, not in French or Spanish."""
        return self.manner.locale.partition("-")[0] in {"", "en"}

    def taken(self, number: int, text: str, start: int, end: int, held: Held) -> Taken:
        """Return what the note of a citation, from `start` to before `end` of a text, takes from it; `held` is what it has."""
        has_lead = bool(self.lead(number))
        before = "" if has_lead or held.before else _matched(_SPACE.search(text[:start]))
        is_stopped = not has_lead and _STOPPED.search(text, 0, start) is not None
        is_moved = self.has_notes_behind and not held.after and not is_stopped
        after = _matched(_STOP.match(text, end)) if is_moved else ""
        space = "" if has_lead else before or held.before
        stop = (after or held.after) if self.has_notes_behind else ""
        return Taken(before, after, space, stop, (held.before if has_lead else "", "" if stop else held.after))

    @property
    def entries(self) -> list[str]:
        """The texts of the entries of the list."""
        return [entry.label + plain(entry.runs) for entry in self.result.bibliography]

    def text(self, number: int, *, is_last: bool) -> Runs:
        """Return what a place shows that can have no note of its own: it stands in a note, a header or a text box.

        One that `is_last` in its paragraph ends with a full stop where a note does.
        """
        runs = self.result.citations[number]
        if not self.result.is_note:
            return runs
        return (*self.lead(number, ", "), *(runs if is_last else _without_stop(runs)))

    def lead(self, number: int, behind: str = "") -> Runs:
        """Return what stands in the text before the number of a note, which most citations have not."""
        lead = self.result.leads[number] if self.result.is_note else ()
        return (*lead, lead[-1]._replace(text=behind)) if lead and behind else lead


class Draft(Protocol):
    """A document that was read, to be filled."""

    @property
    def places(self) -> Sequence[Place]:
        """What it cites, in the order of its text."""

    @property
    def mistakes(self) -> Sequence[str]:
        """What is wrong with what is typed, each with its place; nothing can be filled as long as there is any."""

    @property
    def doubts(self) -> Sequence[Doubt]:
        """What is a key without its @, if the library has that."""

    @property
    def hand_edits(self) -> Sequence[str]:
        """What is told of what somebody changed in it by hand in what was filled."""

    @property
    def listed(self) -> Sequence[Place]:
        """What its header has listed without a citation."""

    @property
    def header(self) -> str:
        """What stands before the text of Markdown, and says how to cite; "" where nothing does."""

    @property
    def manner(self) -> Manner | None:
        """How it was filled before; None where it was not."""

    @property
    def live(self) -> Live | None:
        """The program in whose fields protlib left its citations; None where they are in its own, or there are none."""

    @property
    def has_foreign(self) -> bool:
        """Whether another program has citations in it."""

    def filled(self, filling: Filling) -> bytes:
        """Return the document with its citations and its list; all that stands outside of them is as it was."""


def _matched(match: "re.Match[str] | None") -> str:
    return match[0] if match else ""


def wrong_mark(where: str, *, is_alone: bool, is_first: bool) -> list[str]:
    """Return what is wrong with a mark of the list: it stands among other text, or the list or another mark stands elsewhere."""
    if not is_alone:
        return [f"{where}: put {{{{bibliography}}}} in a paragraph of its own"]
    if not is_first:
        return [f"{where}: {{{{bibliography}}}}, but the report already has a list; remove one of them"]
    return []


def code_of_citation(typed: str, shown: str, **around: str) -> str:
    """Return the code of a citation and what it shows; `around` is what it took from the text `before` and `after` it."""
    return f"{CITE} {_json(own_told(typed, shown, **around))}"


def code_of_note(shown: str) -> str:
    """Return the code of what stands in a note."""
    return f"{NOTE} {_json({'shown': _mark_of(shown)})}"


def code_of_list(manner: Manner, entries: Iterable[str]) -> str:
    """Return the code of a list of these entries."""
    return f"{LIST} {_json(told_of_list(manner, entries))}"


def told_of_list(manner: Manner, entries: Iterable[str]) -> Mapping[str, Any]:
    """Return what the code of a list of these entries remembers."""
    return {**manner._asdict(), "shown": list(map(_mark_of, entries))}


def is_changed(code: str, shown: str) -> bool:
    """Tell whether somebody changed what a citation or a note shows; nobody knows it of what an older protlib filled."""
    mark = told_in(code).get("shown")
    return isinstance(mark, str) and mark != _mark_of(shown)


def changed_entries(code: str, shown: Iterable[str]) -> list[str]:
    """Return the entries of a list that somebody changed or typed, as they stand there."""
    marks = told_in(code).get("shown")
    if not isinstance(marks, list):
        return []
    return [entry for entry in shown if entry.strip() and _mark_of(entry) not in marks]


def kept(where: str, shown: str, typed: str) -> str:
    """Return what is told of a citation that somebody changed, which stays as it is."""
    return f"{where}: “{_line(shown)}” was changed by hand and stays. To fill it again, type {typed} in its place"


def rewritten(entry: str) -> str:
    """Return what is told of an entry of the list that somebody changed, which is made anew."""
    return f"the list: “{_line(entry)}” was changed by hand and is overwritten. Change the record instead: protlib edit"


def address(run: Run) -> str:
    """Return where a printed address leads, as a document may hold it; "" for other text, such as a title that leads somewhere.

    Word opens no document with an address that is none.
    """
    from urllib.parse import quote, urlsplit

    if not run.link or not _PRINTED.match(run.text):
        return ""
    try:
        parts = urlsplit(run.link)
    except ValueError:
        return ""
    is_fit = parts.scheme in {"http", "https"} and _HOST.fullmatch(parts.netloc)
    return quote(run.link, safe=_IN_ADDRESS) if is_fit else ""


def _line(text: str) -> str:
    return " ".join(text.split())


def _mark_of(shown: str) -> str:
    """Return eight letters by which a text is known again, whatever programs make of its spaces and hyphens."""
    return sha256(_UNSTABLE.sub("", shown).encode(errors="replace")).hexdigest()[:8]


def told_in(code: str) -> Mapping[str, Any]:
    """Return what a code of ours tells; nothing where somebody changed it into something else.

    A code of Zotero that we wrote tells it under our name, until Zotero writes it anew.
    """
    try:
        told = json.JSONDecoder().raw_decode(code, code.index("{"))[0]
        if not code.startswith(PROTLIB):
            told = told.get("properties", told)[OWN]
    except (ValueError, RecursionError, KeyError, TypeError, AttributeError):
        return {}
    return told if isinstance(told, dict) else {}


def is_own(code: str) -> bool:
    """Tell whether a code is ours: one of protlib's own, or one of Zotero that protlib wrote."""
    return code.startswith((CITE, LIST, NOTE)) or (code.startswith("ZOTERO_") and bool(told_in(code)))


def is_own_list(code: str) -> bool:
    """Tell whether a code is that of a list of ours."""
    return code.startswith((LIST, "ZOTERO_BIBL")) and is_own(code)


def live_in(code: str) -> Live | None:
    """Return the program that the code of a list is of; None for protlib's own."""
    if not code.startswith(PROTLIB):
        return Live.ZOTERO
    return Live.WORD if told_in(code).get("live") == Live.WORD else None


def own_told(typed: str, shown: str, **around: str) -> Mapping[str, str]:
    """Return what the code of a citation remembers; `around` is what stands around it, or it took from there."""
    return {"typed": typed, **{name: text for name, text in around.items() if text}, "shown": _mark_of(shown)}


OWN_NOTE: Final = "own"
"""What the code of a live citation tells that stands in a note which was made for it."""


NOT_NOTED: Final[Mapping[str, str]] = {}
"""What is told of a citation that has no note of its own."""


def has_own_note(code: str) -> bool:
    """Tell whether a code is that of a live citation which has a note of its own."""
    return told_in(code).get("note") == OWN_NOTE


def around_note(lead: Runs, taken: Taken) -> Mapping[str, str]:
    """Return what the code of a live citation remembers that has a note of its own, with its lead before the number."""
    return {"lead": plain(lead), "note": OWN_NOTE, "before": taken.space, "after": taken.stop}


def held(code: str, text: str) -> Held:
    """Return what a citation has of the text around it; `text` is what stands before its field, or its number."""
    told = told_in(code)
    lead, before, after = (_text(told.get(name)) for name in ("lead", "before", "after"))
    if not has_own_note(code):
        return Held(lead, before, after, not text.endswith(lead))
    if after and not text.endswith(after):
        after = ""
    return Held(lead + after, before, after, not text.endswith(lead + after))


def _text(told: object) -> str:
    return told if isinstance(told, str) else ""


def manner_in(code: str) -> Manner | None:
    """Return the manner that the code of a list tells; None where it tells none."""
    told = told_in(code)
    style, locale = told.get("style"), told.get("locale", "")
    if not isinstance(style, str) or not isinstance(locale, str):
        return None
    bodies = next((each.value for each in Bodies if each == told.get("bodies")), "")
    return Manner(style, locale, told.get("acronyms") is not False, bodies)


def words_in_note(where: str) -> InputRefusedError:
    """Return the error of a note that is to go, in which somebody typed something."""
    return InputRefusedError(
        f"{where}: a citation's note contains other text; move that text to the body or its own note"
    )


def _without_stop(runs: Runs) -> Runs:
    """Return a note without the full stop at its end: the text goes on behind it, or has one of its own."""
    if not plain(runs).endswith("."):
        return runs
    *others, last = runs
    return (*others, last._replace(text=last.text.removesuffix("."))) if last.text else runs


def _json(told: Mapping[str, Any]) -> str:
    return json.dumps(told, ensure_ascii=False, separators=_NO_SPACE)
