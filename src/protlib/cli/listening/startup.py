"""How each system starts `listen` at login: the file or the line for it."""

import subprocess
import sys
from collections.abc import Callable, Iterable, Mapping, Sequence
from pathlib import Path
from typing import Final, Literal

from protlib.system import bundle
from protlib.system.xml_escapes import escape_xml

System = Literal["systemd", "launchd", "windows"]
_DESCRIPTION: Final = "protlib for the browser and editors"
_NAME: Final = "org.protlib.listen"


def words_of_listen(library: Path, options: Iterable[tuple[str, str]]) -> list[str]:
    """Return the whole command that listens for a library, whatever folder it is started in."""
    program_words = [sys.executable] if bundle.folder() else [*bundle.words_that_run("protlib")]
    options_as_words = [word for name, value in options if value for word in (name, value)]
    return [*program_words, "--library", str(library.absolute()), "listen", *options_as_words]


def startup_recipe(system: System, command: Sequence[str]) -> str:
    """Return what starts a command at login: a unit of systemd, a list for launchd, or lines for PowerShell."""
    return _RECIPES[system](command)


def _systemd(command: Sequence[str]) -> str:
    escaped_words = (
        word.replace("\\", "\\\\").replace('"', '\\"').replace("%", "%%").replace("$", "$$") for word in command
    )
    words = " ".join(f'"{word}"' for word in escaped_words)
    return (
        "# save as ~/.config/systemd/user/protlib.service, then: systemctl --user enable --now protlib\n"
        f"[Unit]\nDescription={_DESCRIPTION}\n\n[Service]\nExecStart={words}\nRestart=on-failure\n\n"
        "[Install]\nWantedBy=default.target\n"
    )


def _launchd(command: Sequence[str]) -> str:
    words = "".join(f"    <string>{escape_xml(word)}</string>\n" for word in command)
    return (
        '<?xml version="1.0" encoding="UTF-8"?>\n'
        '<!DOCTYPE plist PUBLIC "-//Apple//DTD PLIST 1.0//EN" "http://www.apple.com/DTDs/PropertyList-1.0.dtd">\n'
        f"<!-- save as ~/Library/LaunchAgents/{_NAME}.plist, then:\n"
        f"     launchctl bootstrap gui/$(id -u) ~/Library/LaunchAgents/{_NAME}.plist -->\n"
        f'<plist version="1.0">\n<dict>\n  <key>Label</key>\n  <string>{_NAME}</string>\n'
        f"  <key>ProgramArguments</key>\n  <array>\n{words}  </array>\n"
        "  <key>RunAtLoad</key>\n  <true/>\n</dict>\n</plist>\n"
    )


def _windows(command: Sequence[str]) -> str:
    program, *words = command
    arguments = subprocess.list2cmdline(words)
    quoted_program, quoted_arguments = _quote_for_powershell(program), _quote_for_powershell(arguments)
    return (
        "# type in PowerShell; to take it back: Unregister-ScheduledTask protlib\n"
        f"$action = New-ScheduledTaskAction -Execute {quoted_program} -Argument {quoted_arguments}\n"
        '$trigger = New-ScheduledTaskTrigger -AtLogOn -User "$env:USERDOMAIN\\$env:USERNAME"\n'
        "$settings = New-ScheduledTaskSettingsSet -ExecutionTimeLimit 0\n"
        "Register-ScheduledTask -TaskName protlib -Action $action -Trigger $trigger -Settings $settings\n"
    )


def _quote_for_powershell(text: str) -> str:
    """Return a text as PowerShell takes it as it is."""
    return "'" + text.replace("'", "''") + "'"


_RECIPES: Final[Mapping[System, Callable[[Sequence[str]], str]]] = {
    "systemd": _systemd,
    "launchd": _launchd,
    "windows": _windows,
}
