"""The bare words behind `add`: a title, or what was mistaken for one."""

import re
from contextlib import suppress
from typing import TYPE_CHECKING, Final

from protlib.attachments.document_files import REPORT_SUFFIXES
from protlib.cli.context import names_file
from protlib.cli.input_file import STANDARD
from protlib.cli.output import say
from protlib.errors import UsageError
from protlib.record.model import KINDS
from protlib.system.shell import command_line

if TYPE_CHECKING:
    from collections.abc import Sequence

    from protlib.library.plan import Outcome

# Such as "Boats of the sea, UNHCR, Geneva 2019" and "IOM (2020). Boats. Geneva".
_WHOLE_REFERENCE: Final = re.compile(r",.*,.*(?<!\w)(?:19|20)\d\d\.?\Z|\((?:19|20)\d\d\)\.?,?\s\S.*[.,]\s?\S")
_READER: Final = "protlib import - --from references"
_FEWEST_LETTERS: Final = 3  # letters of a field that people name; "n=40" is of a title


def title_of_words(words: "Sequence[str]", arguments: "Sequence[str]") -> str:
    """Return the title that the bare words behind `add` make up.

    Raises UsageError, with the line to type, if they are files, standard input or an identifier, or if a value lost its
    quotes.
    """
    title = " ".join(words)
    if title == STANDARD:
        raise UsageError("“-” is not a title; for identifiers: protlib add --doi -, for records: protlib import -")
    if _are_files(words):
        line = command_line(["protlib", "import", *words])
        raise UsageError(f"“{title}” is the name of a file, not a title; to import it: {line}")
    if line := _line_of_assignments(words):
        raise UsageError(f"“{title}” is not a title; fields are options: {line}")
    if option := _option_of_identifier(words[0]):
        line = command_line(["protlib", "add", option, words[0]])
        raise UsageError(f"“{words[0]}” is not a title; {option} looks it up: {line}")
    has_title = any(word.partition("=")[0] == "--title" for word in arguments)
    is_title = [*arguments[: len(words)]] == [*words] or (len(words) == 1 and " " in title)
    if has_title or not is_title:
        raise UsageError(
            f"“{title}” belongs to no option; put a value of several words into quotation marks: "
            'protlib add "Caring for People" --author "Jobe, Alison"'
        )
    return title


def _line_of_assignments(words: "Sequence[str]") -> str:
    """Return the line to type for words such as `title=Ideas` and `type=report`, "" where none is like that."""
    title_words: list[str] = []
    assignments: list[str] = []
    for word in words:
        if assignment := _assignment_in(word):
            assignments.append(assignment)
        elif assignments:  # a value lost its quotes
            assignments[-1] += f" {word}"
        else:
            title_words.append(word)
    if not assignments:
        return ""
    titles = [word.removeprefix("title=") for word in assignments if word.startswith("title=")]
    options = [part for word in assignments if not word.startswith("title=") for part in _option_of(word)]
    title = next((text for text in (" ".join(title_words), *titles) if text), "TITLE")
    return command_line(["protlib", "add", title, *options])


def _option_of(assignment: str) -> tuple[str, str]:
    """Return the option that gives a field its value: the type has its own, for --set refuses it."""
    name, _sign, value = assignment.partition("=")
    return ("--type", value) if name == "type" else ("--set", assignment)


def _assignment_in(word: str) -> str:
    """Return a word such as "author=UNHCR" or "year=2020" with the name of its field; "" for any other word."""
    name, sign, value = word.partition("=")
    bare = name.rstrip("+")
    if not sign or not bare.islower() or bare in KINDS:
        return word if sign and bare in KINDS else ""
    from protlib.record.fields.headings import field_of

    field = "date" if (field_name := field_of(bare)) == "year" else field_name
    return f"{field}{name[len(bare) :]}={value}" if field in KINDS and len(bare) >= _FEWEST_LETTERS else ""


def _are_files(words: "Sequence[str]") -> bool:
    """Tell whether words are files: present ones, or names that end like those of reports and are no links."""
    return all(("." in word and names_file(word)) or _is_report_name(word) for word in words)


def _is_report_name(word: str) -> bool:
    folder, stroke, _name = word.partition("/")
    is_link = "://" in word or bool(stroke and "." in folder.strip("."))
    return word.lower().endswith(REPORT_SUFFIXES) and not is_link


def _option_of_identifier(text: str) -> str:
    """Return the option for a text that is an identifier, else ""."""
    from protlib.record import identifiers
    from protlib.record.identifiers import symbols

    for option, parse in (
        ("--doi", identifiers.doi),
        ("--isbn", identifiers.isbn),
        ("--symbol", symbols.parse_symbol),
        ("--url", identifiers.url),
    ):
        with suppress(ValueError):
            if parse(text):
                return option
    return ""


def tell_whole_reference(
    words: "Sequence[str] | None", outcomes: "Sequence[Outcome]", *, quiet: bool, dry_run: bool
) -> None:
    """Say how to have a typed title read as a whole reference, where it looks like one: "Boats, IOM, Geneva 2019"."""
    title = " ".join(words or ())
    is_alone = [outcome.action for outcome in outcomes] == ["added"] and not outcomes[0].publication.authors
    if not quiet and is_alone and _WHOLE_REFERENCE.search(title):
        line = f"{command_line(['echo', title])} | {_READER}"
        fate, way_back = ("would become", "") if dry_run else ("became", "protlib undo, then ")
        say(f"all of it {fate} the title; to read it as a reference: {way_back}{line}")
