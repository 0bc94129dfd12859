"""The commands: one flat list, each imported when it is called, so that no start pays for the options of all."""

from collections.abc import Iterator, Mapping
from importlib import import_module
from typing import Any, Final, Literal, NamedTuple

import typer
from typer.core import TyperGroup

from protlib.errors import UsageError


class Command(NamedTuple):
    """Where the function of a command is, the heading it is listed under, and examples of its use."""

    function: str
    panel: str
    examples: tuple[str, ...]


_KEEP: Final = "Keep"
_FIND: Final = "Find"
_CHANGE: Final = "Change"
_USE: Final = "Use"

COMMANDS: Final = {
    "add": Command("adding:add", _KEEP, (
        "protlib add --title 'Trafficking in Nigeria' --author 'Jobe, Alison' --year 2010 --country Nigeria",
        "protlib add --title 'Handbook' --organisation 'International Organization for Migration (IOM)' --json",
    )),
    "import": Command("importing:import_", _KEEP, (
        "protlib import catalogue-page.txt references.ris",
        "protlib import colleague.csv --map 'Title of report=title' --dry-run",
        "cat records.jsonl | protlib import - --on-duplicate update",
    )),
    "search": Command("finding:search", _FIND, (
        "protlib search trafficking --region 'West Africa'",
        "protlib search 'author:jobe year:2008..2012 -kosovo'",
        "protlib search labour exploitation --year 2015.. --format keys",
        "protlib search --help-query",
    )),
    "list": Command("finding:list_", _FIND, (
        "protlib list --country Nigeria --sort year --reverse",
        "protlib list --missing url --format csv > no-link.csv",
    )),
    "show": Command("showing:show", _FIND, (
        "protlib show iom2009caring",
        "protlib show iom2009caring jobe2010causes --format json",
    )),
    "browse": Command("browsing:browse", _FIND, (
        "protlib browse trafficking --region Africa",
        "protlib browse --then show",
    )),
    "stats": Command("counting:stats", _FIND, (
        "protlib stats --by region",
        "protlib stats trafficking --by year --format json",
    )),
    "places": Command("counting:places_", _FIND, (
        "protlib places",
        "protlib places 'West Africa'",
    )),
    "open": Command("opening:open_", _FIND, (
        "protlib open iom2017countertrafficking",
        "protlib search trafficking --format keys -n 3 | protlib open -",
    )),
    "edit": Command("editing:edit", _CHANGE, ("protlib edit iom2009caring",)),
    "set": Command("changing:set_", _CHANGE, (
        "protlib set iom2009caring date=2009-11 'publisher place=Geneva'",
        "protlib set iom2009caring category= tags+=health",
    )),
    "tag": Command("changing:tag", _CHANGE, (
        "protlib tag iom2009caring jobe2010causes --add health --add annual-report",
        "protlib search trafficking --format keys | protlib tag - --remove unread",
    )),
    "rekey": Command("changing:rekey", _CHANGE, ("protlib rekey iom2009caring iom2009health",)),
    "remove": Command("changing:remove", _CHANGE, (
        "protlib remove iom2009caring",
        "protlib search --tag obsolete --format keys | protlib remove - --yes",
    )),
    "undo": Command("history:undo", _CHANGE, ("protlib undo",)),
    "redo": Command("history:redo", _CHANGE, ("protlib redo",)),
    "history": Command("history:history", _CHANGE, ("protlib history",)),
    "export": Command("exporting:export", _USE, (
        "protlib export --region 'West Africa' --format bibtex -o west-africa.bib",
        "protlib export trafficking --year 2015.. -o trafficking.ris",
        "protlib export --key iom2009caring --format csl-json",
    )),
    "convert": Command("exporting:convert", _USE, (
        "protlib convert references.ris references.bib",
        "protlib convert - - --from bibtex --to csl-json < references.bib",
    )),
    "info": Command("history:info", _USE, ("protlib info",)),
}  # fmt: skip


MEANT: Final[Mapping[str, str]] = {
    "rm": "remove", "delete": "remove", "del": "remove", "find": "search", "grep": "search", "query": "search",
    "ls": "list", "all": "list", "new": "add", "create": "add", "insert": "add", "update": "set", "change": "set",
    "modify": "set", "cat": "show", "view": "show", "print": "show", "get": "show", "cite": "export", "bib": "export",
    "bibtex": "export", "save": "export", "load": "import", "read": "import", "rename": "rekey", "mv": "rekey",
    "tags": "stats --by tag", "authors": "stats --by author", "keys": "list --format keys", "init": "import",
    "merge": "import", "pick": "browse", "url": "open", "alias": "rekey", "count": "stats",
    "statistics": "stats", "log": "history", "revert": "undo", "restore": "undo", "back": "undo", "regions": "places",
    "countries": "places", "config": "info", "status": "info", "where": "info", "version": "--version", "help": "--help",
    "completion": "--install-completion",
}  # fmt: skip
"""What other programs call a command, or what a person may try, and what it is called here."""

ShellOption = Literal["auto", "bash", "zsh", "fish", "powershell", "pwsh"]
"""What --install-completion and --show-completion take."""
_OF_A_SHELL: Final = ("--install-completion", "--show-completion")


class LazyGroup(TyperGroup):
    """A group whose commands are imported when they are asked for; it knows their names without."""

    def parse_args(self, ctx: Any, args: list[str]) -> list[str]:
        """Take "help search" as "search --help", and the shell that may stand behind an option of completion.

        Typer knows no option whose value may lack.
        """
        if args[:1] == ["help"]:
            args = [*args[1:2], "--help"]
        if args[:1] and args[0] in _OF_A_SHELL and not ctx.resilient_parsing:
            args = [f"{args[0]}={''.join(args[1:]) or 'auto'}"]
        return super().parse_args(ctx, args)

    def __init__(self, **attributes: Any) -> None:
        super().__init__(**attributes)
        self.commands = _Commands()  # type: ignore[assignment]

    def resolve_command(self, ctx: Any, args: list[str]) -> tuple[str | None, Any, list[str]]:
        """Find the command; the name that another program gives it is answered with ours."""
        if (meant := MEANT.get(args[0])) and not ctx.resilient_parsing:
            how = meant if meant.startswith("-") else f"{meant.partition(' ')[0]} --help"
            raise UsageError(f"there is no command “{args[0]}”; “{meant}” does that: protlib {how}")
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: typer.Context) -> list[str]:  # type: ignore[override]  # noqa: ARG002 - Typer's name
        """Return the names of the commands in the order of the list."""
        return list(COMMANDS)


class _Commands(Mapping[str, Any]):
    def __getitem__(self, name: str) -> Any:
        return _load(name, COMMANDS[name])

    def __iter__(self) -> Iterator[str]:
        return iter(COMMANDS)

    def __len__(self) -> int:
        return len(COMMANDS)


def _load(name: str, command: Command) -> Any:
    module, name_of_function = command.function.split(":")
    app = typer.Typer(add_completion=False, rich_markup_mode="rich")
    epilog = "\n\n".join(("Examples:", *command.examples))
    function = getattr(import_module(f"protlib.cli.commands.{module}"), name_of_function)
    app.command(name, help=_flowing(function.__doc__ or ""), rich_help_panel=command.panel, epilog=epilog)(
        function
    )
    return typer.main.get_command(app)


def _flowing(docstring: str) -> str:
    """Return the text with a line for each paragraph: Typer keeps the lines of the source, whatever the terminal's width."""
    return "\n\n".join(" ".join(paragraph.split()) for paragraph in docstring.split("\n\n"))
