"""The command line: its streams, its run, and the one place that catches errors."""

import os
import sys
from collections.abc import Sequence

import typer

from protlib.cli.root_command import all_commands
from protlib.errors import ExitCode, ProtlibError, UnknownKeysError
from protlib.system import windows
from protlib.system.signals import count_writes


def run() -> int:
    """Run the command line and return its exit code; every error ends here, as one line."""
    _open_streams()
    if windows.IS_WINDOWS:
        windows.ban_programs_of_folder()
    times_before = count_writes()
    try:
        code = _run(times_before)
        sys.stdout.flush()
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # what Typer makes of it
            return ExitCode.DONE
        raise
    except MemoryError:
        return _fail(f"not enough memory{_note_on_saves(times_before)}", ExitCode.LIBRARY_UNUSABLE)
    except OSError as error:  # one with no file is that of an output
        if windows.is_reader_gone(error):  # such as head, which has what it wanted
            return ExitCode.DONE
        return _fail(f"{_tell_refusal(error)}{_note_on_saves(times_before)}", ExitCode.LIBRARY_UNUSABLE)
    return code


def _tell_refusal(error: OSError) -> str:
    """Return in words what the system has refused: a file with its name, the current folder, or an output."""
    if error.filename is None and isinstance(
        error, FileNotFoundError
    ):  # an output is there as long as it is written to
        return "the current folder is gone; change to another, and type the command again"
    return f"{error.filename or 'cannot print'}: {error.strerror}"


def _note_on_saves(times_before: int) -> str:
    """Return the end of a message about a failure that came after a change was saved, "" where none was."""
    return "; what was changed is saved" if count_writes() > times_before else ""


def _open_streams() -> None:
    """Have all three streams, also where the caller has closed some: the next file opened would take their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123 - for good
    for name in ("stdin", "stdout", "stderr") if windows.IS_WINDOWS else ():
        setattr(sys, name, windows.replace_null_device(getattr(sys, name)))
    for stream in (sys.stdout, sys.stderr):
        # Without a terminal another program reads the output: JSON and exports are UTF-8, and so are messages.
        encoding = None if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")  # type: ignore[union-attr]


def _run(times_before: int) -> int:
    """Run the command line; `times_before` is how often something was done before."""
    try:
        command = all_commands()
        if instruction := os.environ.get("_PROTLIB_COMPLETE"):
            from protlib.cli.completion.shells import answer

            answer(command, instruction, sys.argv[1:])
            return ExitCode.DONE
        if advice := _typography_advice(sys.argv[1:]):
            return _fail(advice, ExitCode.WRONG_USAGE)
        result = command(sys.argv[1:] or ["--help"], prog_name="protlib", standalone_mode=False)
    except UnknownKeysError as error:
        return _fail(f"{error}{_advice()}{_next_line(error)}", error.exit_code)
    except ProtlibError as error:
        save_note = _note_on_saves(times_before) if error.exit_code is ExitCode.LIBRARY_UNUSABLE else ""
        return _fail(f"{error}{_advice()}{save_note}", error.exit_code)
    except typer.Abort:  # Ctrl-D where something was asked
        return _fail("stopped", ExitCode.STOPPED, lead="\n" if sys.stderr.isatty() else "")
    except typer.TyperException as error:
        advice = _advice()
        message = _message(error).removesuffix("." if advice else "")
        return _fail(f"{message}{advice}", getattr(error, "exit_code", ExitCode.WRONG_USAGE))
    return result if isinstance(result, int) else ExitCode.DONE


def _typography_advice(arguments: Sequence[str]) -> str:
    """Return what is wrong with the dashes and quotation marks of a line; few lines have any but those of ASCII."""
    if all(map(str.isascii, arguments)):
        return ""
    from protlib.cli.corrections.typography import typography_advice

    return typography_advice(arguments)


def _message(error: typer.TyperException) -> str:
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    if not context:
        return message
    from protlib.cli.output import name_library

    if (option := getattr(error, "option_name", "")) and hasattr(error, "possibilities"):
        from protlib.cli.corrections.option_names import advice_on_option

        message = f"{error.message}{advice_on_option(option, context, error.possibilities or ())}"
    if (parameter := getattr(error, "param", None)) and (lowest := getattr(parameter.type, "min", None)) is not None:
        most = f" and at most {highest}" if (highest := parameter.type.max) is not None else ""
        message = f"{parameter.opts[0]} takes a whole number of at least {lowest}{most}"
    with context.scope(cleanup=False):  # the command has ended, and lines to type name its library all the same
        return f"{name_library(message)} (see {context.command_path} --help)"


def _advice() -> str:
    from protlib.cli.corrections.misread_words import misread_options

    return misread_options(sys.argv[1:])


def _next_line(error: UnknownKeysError) -> str:
    """Return, for a person to read, the line to type instead of one with unknown keys; "" in a pipe.

    It is "" as well if the error names that line.
    """
    if not sys.stderr.isatty():
        return ""
    from protlib.cli.corrections.misread_words import likely_line

    line = likely_line(sys.argv[1:], error.likely_keys)
    return f"\n  {line}" if line and line not in str(error) else ""


def _fail(message: str, code: int, lead: str = "") -> int:
    from protlib.cli.output import say

    say(f"{lead}protlib: {message}")
    return code
