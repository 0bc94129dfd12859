"""The command line: the options of all commands, and the one place that catches errors."""

import os
import sys
from collections.abc import Callable, Sequence
from typing import Any, Final, Literal

import typer
from typer.core import TyperOption
from typer.models import OptionInfo

from protlib.cli.group import OF_A_SHELL, LazyGroup, print_version
from protlib.errors import ExitCode, ProtlibError, UnknownKeysError
from protlib.system import windows
from protlib.system.signals import times_done

_LIBRARY_HELP: Final = (
    "The library file. Without it: $PROTLIB_LIBRARY, your configuration, or library.json in your data folder."
)
_WAIT_HELP: Final = (
    "Seconds to wait while another protlib is writing. Without it: $PROTLIB_WAIT, your configuration, or 120. "
    "0: don't wait."
)
_Shell = Literal["auto", "bash", "zsh", "fish", "powershell", "pwsh"]


def _install(shell: str | None) -> None:
    if shell:
        from protlib.cli.completion import installation
        from protlib.cli.output import say

        shell_name = installation.shell_of(shell)
        say(f"completion for {shell_name} is in {installation.install(shell_name)}. Open a new terminal to use it")
        raise typer.Exit


def _show(shell: str | None) -> None:
    if shell:
        from protlib.cli.completion import installation
        from protlib.cli.output import put_lines

        put_lines([installation.script(installation.shell_of(shell))])
        raise typer.Exit


def all_commands() -> LazyGroup:
    """Return the program: the options of all commands, which read them from their context, and the commands.

    `group.py` takes these options behind a command, too.
    """
    return LazyGroup(
        name="protlib",
        help="Keep, find and cite protection publications: reports, handbooks, guidance notes.",
        rich_markup_mode="rich",
        context_settings={"help_option_names": ["--help", "-h"]},
        params=[
            TyperOption(
                param_decls=["library", "--library", "-L"], metavar="FILE", help=_LIBRARY_HELP, show_default=False
            ),
            TyperOption(param_decls=["wait", "--wait"], metavar="SECONDS", help=_WAIT_HELP, show_default=False),
            TyperOption(
                param_decls=["version", "--version", "-V"],
                is_flag=True,
                is_eager=True,
                callback=lambda _context, _option, wanted: print_version(wanted),
                help="Print the version.",
            ),
            _option_of_a_shell(
                OF_A_SHELL[0],
                _install,
                "Complete commands and keys with Tab. For this shell, or for bash, zsh, fish or powershell.",
            ),
            _option_of_a_shell(OF_A_SHELL[1], _show, "Print the completion script."),
        ],
    )


def _option_of_a_shell(name: str, callback: Callable[[str | None], None], help_text: str) -> TyperOption:
    return TyperOption(
        param_decls=[name.strip("-").replace("-", "_"), name],
        type=typer.main.get_click_type(annotation=_Shell, parameter_info=OptionInfo()),
        metavar="[SHELL]",
        is_eager=True,
        callback=lambda _context, _option, shell: callback(shell),
        help=help_text,
        show_default=False,
    )


def run() -> int:
    """Run the command line and return its exit code; every error ends here, as one line."""
    _open_streams()
    if windows.IS_WINDOWS:
        windows.start_nothing_here()
    times_before = times_done()
    try:
        code = _run(times_before)
        sys.stdout.flush()
    except SystemExit as ended:
        if isinstance(ended.__context__, BrokenPipeError):  # what Typer makes of it
            return ExitCode.DONE
        raise
    except MemoryError:
        return _fail(f"not enough memory{_saved_since(times_before)}", ExitCode.LIBRARY_UNUSABLE)
    except OSError as error:  # one with no file is that of an output
        if windows.is_reader_gone(error):  # such as head, which has what it wanted
            return ExitCode.DONE
        what = f"{error.filename or 'cannot print'}: {error.strerror}"
        return _fail(f"{what}{_saved_since(times_before)}", ExitCode.LIBRARY_UNUSABLE)
    return code


def _saved_since(times_before: int) -> str:
    """Return the end of a message about a failure that came after a change was saved, "" where none was."""
    return "; what was changed is saved" if times_done() > times_before else ""


def _open_streams() -> None:
    """Have all three streams, also where the caller has closed some: the next file opened would take their place."""
    for name, mode in (("stdin", "r"), ("stdout", "w"), ("stderr", "w")):
        if getattr(sys, name) is None:
            setattr(sys, name, open(os.devnull, mode, encoding="utf-8"))  # noqa: SIM115, PTH123  # for good
    for name in ("stdin", "stdout", "stderr") if windows.IS_WINDOWS else ():
        setattr(sys, name, windows.of_no_terminal(getattr(sys, name)))
    for stream in (sys.stdout, sys.stderr):
        # Another program reads what is no terminal: JSON is UTF-8, so is what export writes, and messages beside them.
        encoding = None if stream.isatty() else "utf-8"
        stream.reconfigure(encoding=encoding, errors="backslashreplace")  # type: ignore[union-attr]


def _run(times_before: int) -> int:
    """Run the command line; `done` is how often something was done before."""
    try:
        command = all_commands()
        if instruction := os.environ.get("_PROTLIB_COMPLETE"):
            from protlib.cli.completion.shells import answer

            answer(command, instruction, sys.argv[1:])
            return ExitCode.DONE
        result = command(sys.argv[1:] or ["--help"], prog_name="protlib", standalone_mode=False)
    except UnknownKeysError as error:
        return _fail(f"{error}{_advice()}{_next_line(error)}", error.exit_code)
    except ProtlibError as error:
        saved = _saved_since(times_before) if error.exit_code is ExitCode.LIBRARY_UNUSABLE else ""
        return _fail(f"{error}{_advice()}{saved}", error.exit_code)
    except typer.Abort:  # Ctrl-D where something was asked
        return _fail("stopped", ExitCode.STOPPED, before="\n" if sys.stderr.isatty() else "")
    except typer.TyperException as error:
        advice = _advice()
        message = _message(error).removesuffix("." if advice else "")
        return _fail(f"{message}{advice}", getattr(error, "exit_code", ExitCode.WRONG_USAGE))
    return result if isinstance(result, int) else ExitCode.DONE


def _message(error: typer.TyperException) -> str:
    message = error.format_message() if hasattr(error, "format_message") else str(error)
    context = getattr(error, "ctx", None)
    if context and (option := getattr(error, "option_name", "")) and hasattr(error, "possibilities"):
        message = f"{error.message}{_likely_options(option, context, error.possibilities or ())}"
    return f"{message} (see {context.command_path} --help)" if context else message


def _likely_options(option: str, context: Any, near: Sequence[str]) -> str:
    """Return the end of a message about an unknown option: the options that the user may mean."""
    from protlib.cli.advice.option_names import likely
    from protlib.text import suggestion

    if len(option) == len("-x"):
        return ""
    options = {
        name
        for parameter in context.command.params
        if not getattr(parameter, "hidden", False)
        for name in (*parameter.opts, *parameter.secondary_opts)
    }
    return suggestion(likely(option, options, near))


def _advice() -> str:
    from protlib.cli.advice import misread_options

    return misread_options(sys.argv[1:])


def _next_line(error: UnknownKeysError) -> str:
    """Return the line to type instead of one with unknown keys, on a line of its own; "" where no person reads it."""
    if not sys.stderr.isatty():
        return ""
    from protlib.cli.advice import line_meant

    line = line_meant(sys.argv[1:], error.meant)
    return f"\n  {line}" if line else ""


def _fail(message: str, code: int, before: str = "") -> int:
    from protlib.cli.output import say

    say(f"{before}protlib: {message}")
    return code
