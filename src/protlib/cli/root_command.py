"""The program as Typer sees it: the options of all commands, and the commands."""

from collections.abc import Callable
from typing import Final, Literal

import typer
from typer.core import TyperOption
from typer.models import OptionInfo

from protlib.cli.group import SHELL_OPTIONS, LazyGroup, print_version

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
        from protlib.cli.completion import completion_scripts
        from protlib.cli.output import say

        shell_name = completion_scripts.shell_of(shell)
        path = completion_scripts.install(shell_name)
        say(f"completion for {shell_name} is in {path}. Open a new terminal to use it")
        raise typer.Exit


def _show(shell: str | None) -> None:
    if shell:
        from protlib.cli.completion import completion_scripts
        from protlib.cli.output import put_lines

        put_lines([completion_scripts.script(completion_scripts.shell_of(shell))])
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
                callback=lambda _context, _option, is_wanted: print_version(is_wanted=is_wanted),
                help="Print the version.",
            ),
            _option_of_a_shell(
                SHELL_OPTIONS[0],
                _install,
                "Complete commands and keys with Tab. For this shell, or for bash, zsh, fish or powershell.",
            ),
            _option_of_a_shell(SHELL_OPTIONS[1], _show, "Print the completion script."),
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
