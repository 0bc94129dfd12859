"""Advice on words of a line that were read otherwise than the user meant, and on unknown keys."""

import re
from itertools import groupby, pairwise
from pathlib import PurePath
from typing import TYPE_CHECKING, Final, get_args

from protlib.cli.command_table import COMMANDS, command_position
from protlib.cli.context import names_file
from protlib.cli.group import SHELL_OPTIONS, command_in, parameters_of
from protlib.cli.options.shared import RecordForm, choices_text
from protlib.selection import SAVED, Sort
from protlib.system.shell import command_line, quote
from protlib.text import most_similar, suggestion

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

_LOCATORS: Final = frozenset({"--locator", "--page", "--pages", "-p", "p.", "pp.", "page", "pages"})
_WRITERS: Final = frozenset({"export", "bibliography", "overview", "share"})
"""The commands whose words are searched for, and which write a file where -o names it."""
_COMMANDS_OF_ALL_PUBLICATIONS: Final = _WRITERS | {"list", "stats", "check", "browse", "duplicates", "names"}
"""The commands that take all publications where nobody selects any."""
_TAKES_FILE: Final = "merge"
"""The command that selects, and of which a word may be a file."""
_SUFFIXES: Final = (
    ".bib", ".ris", ".json", ".xml", ".csv", ".tsv", ".xlsx", ".enw", ".nbib", ".mrc", ".rdf", ".yaml",
    ".docx", ".odt", ".html", ".md", ".rtf", ".tex", ".txt",
)  # fmt: skip
_PROGRAM_OPTION: Final = "--for"
_VERBS_OF_CONFIG: Final = frozenset({"get", "list", "set", "show"})
"""What other programs have behind `config`, where protlib has the setting itself."""
_LETTERS_OF_AN_OPTION: Final = 3  # letters: -fo may well be options that stand together


def likely_line(arguments: "Sequence[str]", likely_keys: "Mapping[str, str]") -> str:
    """Return the line to type instead of one with unknown keys.

    The line has the keys of `likely_keys`, or else searches for the words. It is "" if the typed line does not have the
    keys, because they came on standard input.
    """
    ends = {key: re.compile(rf"(?<![\w.:/+-]){re.escape(key)}(?![\w:/+-]|\.\w)") for key in likely_keys if key}
    position = command_position(arguments) + 1
    words = arguments[position:]
    if not likely_keys or len(ends) < len(likely_keys) or not all(any(map(end.search, words)) for end in ends.values()):
        return ""
    if not all(likely_keys.values()):
        return command_line(["protlib", *arguments[: position - 1], "search", *ends])
    for key, end in ends.items():
        words = [end.sub(likely_keys[key], word) for word in words]
    return command_line(["protlib", *arguments[:position], *(word for word, _ in groupby(words))])


def misread_options(arguments: "Sequence[str]") -> str:
    """Return advice on arguments that protlib read as one-letter options, or as no options, "" for none.

    The user may have meant an exclusion in a query (-kosovo, -@newest), an option with one hyphen (-region), or a DOI
    without its option; or the letter is unknown.
    """
    advisers = (
        _advise_on_place, _advise_on_document, _advise_on_output, _advise_on_format, _advise_on_locator, _second_file,
        _advise_missing_name, _advise_lone_option, _advise_on_chart, _advise_on_all, _advise_on_order, _suggest_choice,
        _advise_on_setting,
    )  # fmt: skip
    if advice := next(filter(None, (adviser(arguments) for adviser in advisers)), ""):
        return advice
    letters = [word for word in arguments if word[:1] == "-" and (word[1:].isalpha() or word[1:2] == SAVED)]
    command = command_in(arguments) if letters else None
    if command is None:
        return ""
    options = {name for parameter in command.params for name in parameter.opts}
    takes_query = any(parameter.name == "words" for parameter in command.params)
    return next(filter(None, (_advise_on_hyphen(word, options, takes_query=takes_query) for word in letters)), "")


def _advise_on_place(arguments: "Sequence[str]") -> str:
    """Return the line to type where an option of a command stands before the command's name, "" elsewhere."""
    position = command_position(arguments)
    options, (command_name, *further_words) = arguments[:position], arguments[position:] or ("",)
    option = options[0].partition("=")[0] if options else ""
    command = command_in([command_name]) if option.startswith("--") else None
    if command is None or all(option not in parameter.opts or parameter.hidden for parameter in parameters_of(command)):
        return ""
    return f"; it stands behind the command: {command_line(['protlib', command_name, *options, *further_words])}"


def _advise_lone_option(arguments: "Sequence[str]") -> str:
    """Return advice where an option that stands alone stands behind a command, "" elsewhere."""
    option = next((word for word in arguments if word.partition("=")[0] in SHELL_OPTIONS), "")
    return f"; it stands alone: protlib {option}" if option else ""


def _advise_on_all(arguments: "Sequence[str]") -> str:
    """Return advice where a command that takes everything by itself has --all, "" elsewhere."""
    command = command_in(arguments) if "--all" in arguments else None
    is_whole = command is not None and command.name in _COMMANDS_OF_ALL_PUBLICATIONS
    return "; leave it out: without a selection, protlib takes all publications" if is_whole else ""


def _advise_on_order(arguments: "Sequence[str]") -> str:
    """Return advice where a hyphen before an order is to turn it round, as other programs have it; "" elsewhere."""
    order = next((value for word, value in pairwise(arguments) if word in {"--sort", "-s"}), "").removeprefix("-")
    is_known = order.upper() in Sort.__members__ and order not in arguments
    return f"; it is --sort {order}, and --reverse turns it round" if is_known else ""


def _advise_on_setting(arguments: "Sequence[str]") -> str:
    """Return the line to type where `config` is asked as other programs are: set, get, list or NAME=VALUE; else ""."""
    command = next((word for word in arguments if word in COMMANDS), "")
    if command != "config" or arguments[-1] == command:
        return ""
    words = arguments[arguments.index(command) + 1 :]
    has_verb = words[0].removeprefix("--") in _VERBS_OF_CONFIG
    name, sign, value = "".join(words[has_verb : has_verb + 1]).partition("=")
    if name.startswith("-") or not (has_verb or sign or "=" in words):
        return ""
    name_and_value = [word for word in (name, value, *words[has_verb + 1 :]) if word not in {"", "="}]
    return f"; type: {command_line(['protlib', 'config', *name_and_value])}"


def _suggest_choice(arguments: "Sequence[str]") -> str:
    """Return the likely values where an option that has few does not know the one behind it, "" elsewhere."""
    command = command_in(arguments) if any(word.startswith("-") for word in arguments) else None
    types = {name: parameter.type for parameter in (command.params if command else ()) for name in parameter.opts}
    words = [piece for word in arguments for piece in (word.split("=", 1) if word.startswith("--") else [word])]
    for option, value in pairwise(words):
        known_values = [str(choice) for choice in getattr(types.get(option), "choices", ())]
        text = value if getattr(types.get(option), "case_sensitive", True) else value.lower()
        if known_values and text not in known_values:
            return _suggest_program(option, value) or suggestion(most_similar(value, known_values))
    return ""


def _suggest_program(option: str, name: str) -> str:
    """Return the program for whose files another program has a reader, "" for any other option or name."""
    from protlib.formats.programs import READERS_OF_OTHERS  # which a right line never needs

    program = READERS_OF_OTHERS.get(name.lower(), "") if option == _PROGRAM_OPTION else ""
    return f"; for {name}: {option} {program}" if program else ""


def _advise_on_format(arguments: "Sequence[str]") -> str:
    """Return advice where an option names the wrong format: that of files, or that of the output; else ""."""
    command = next((word for word in arguments if word in COMMANDS), "")
    format_value = next((value for word, value in pairwise(arguments) if word in {"--format", "-f"}), "")
    if command == "import" and format_value not in {"", "text", "json"}:
        return f"; to name the format of the files: --from {format_value}"
    if command not in {"export", "list", "search", "show"}:
        return ""
    from protlib.cli.export_forms import forms

    values = {value for word, value in pairwise(arguments) if word.startswith("-")}
    words = {format_value} if format_value else {*arguments} - values
    format_name = next((entry.name for entry in forms() if entry.name in words), "")
    if not format_name or (command == "export") == bool(format_value) or format_value in get_args(RecordForm):
        return ""
    return f"; to write {format_name}: protlib export --format {format_name}"


def _advise_on_document(arguments: "Sequence[str]") -> str:
    """Return the line to type where a search word or a key is really a document or a file of references, else ""."""
    command = command_in(arguments) if any(PurePath(word).suffix for word in arguments) else None
    if command is None or command.name == _TAKES_FILE:
        return ""
    if not any("--cited-in" in parameter.opts for parameter in command.params):
        return ""
    for position, (previous, word) in enumerate(pairwise(arguments), 1):
        suffix, is_there = PurePath(word).suffix.lower(), names_file(word)
        if not suffix or "-" in (previous[0:1], word[0:1]):
            continue
        from protlib.citing.documents.document_kinds import SUFFIXES  # which few lines have a reason to name

        if suffix in SUFFIXES and (is_there or command.name not in _WRITERS):
            line = command_line(["protlib", *arguments[:position], "--cited-in", *arguments[position:]])
            return f"; to select what a document cites: {line}"
        if suffix in _SUFFIXES and is_there and command.name not in _WRITERS:
            return f"; to add the file to the library: protlib import {quote(word)}"
    return ""


def _advise_on_output(arguments: "Sequence[str]") -> str:
    """Return advice where the last word of a command names the file to write, but lacks -o, else ""."""
    position = next((position for position, word in enumerate(arguments) if word in _WRITERS), None)
    if position is None or not {"-o", "--output"}.isdisjoint(arguments):
        return ""
    words = [word for previous, word in pairwise(arguments[position:]) if "-" not in (previous[0:1], word[0:1])]
    name = next((word for word in words if word.lower().endswith(_SUFFIXES)), "")
    return f"; to write the file: -o {quote(name)}" if name else ""


def _advise_on_chart(arguments: "Sequence[str]") -> str:
    """Return advice where a word behind --plot names no chart, and was searched for, "" elsewhere."""
    position = next((position for position, word in enumerate(arguments[:-1], 1) if word == "--plot"), 0)
    word = arguments[position] if position else "-"
    if word.startswith("-"):
        return ""
    from protlib.cli.charts.chart_output import CHARTS, PICTURES

    if word.lower() in CHARTS:
        return ""
    is_picture = PurePath(word).suffix.lower().removeprefix(".") in PICTURES
    likely_words = ["-o", word] if is_picture else [*most_similar(word, CHARTS), *CHARTS][:1]
    line = command_line(["protlib", *arguments[:position], *likely_words, *arguments[position + 1 :]])
    return f"; --plot takes {choices_text(CHARTS)}, so “{word}” was searched for. For a chart: {line}"


def _advise_on_locator(arguments: "Sequence[str]") -> str:
    """Return advice where the page that is cited stands alone, or a citation without quotation marks; "" elsewhere."""
    if "cite" not in arguments:
        return ""
    if any(word.partition("=")[0] in _LOCATORS for word in arguments):
        return '; put the page into the citation: protlib cite "[@KEY, p. 34]"'
    is_torn = any(word.startswith("[") and not {"]", " "} & {*word} for word in arguments)
    return '; put the citation into quotation marks: protlib cite "[@KEY, p. 34]"' if is_torn else ""


def _advise_missing_name(arguments: "Sequence[str]") -> str:
    """Return advice where an option that names a saved search stands last, without a name, else "".

    The advice is `search --saved`, which lists the names.
    """
    command = next((word for word in arguments if word in COMMANDS), "")
    option = {"search": "--forget", "names": ""}.get(command, "--saved")
    return "; to list them: protlib search --saved" if option and arguments[-1:] == [option] else ""


def _second_file(arguments: "Sequence[str]") -> str:
    """Return advice where several files stand behind `fill`, which reads one report.

    The second file is probably the one to write.
    """
    if arguments[:1] != ["fill"]:
        return ""
    files = [word for previous, word in pairwise(arguments) if "." in word[1:] and "-" not in (previous[0:1], word[0])]
    if len(files) < 2:
        return ""
    if len(files) > 2:
        return "; fill takes one report at a time"
    return f"; name the file to write with -o: protlib fill {quote(files[0])} -o {quote(files[1])}"


def _advise_on_hyphen(word: str, options: set[str], *, takes_query: bool) -> str:
    if len(word) == len("-x"):
        from protlib.cli.corrections.option_names import find_likely_option

        similar_options = sorted(name for name in options if name.startswith(f"-{word}"))
        return "" if word in options else suggestion(find_likely_option(word, options) or similar_options)
    if f"-{word}" in options:
        return f"; the option is -{word}"
    if takes_query and len(word) > _LETTERS_OF_AN_OPTION:
        subject = "what a saved search finds" if word[1] == SAVED else "a word"
        return f"; to leave {subject} out, put the query in quotation marks: {quote(f'trafficking {word}')}"
    return ""
