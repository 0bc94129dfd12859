"""A person at a real LibreOffice, beside a real `protlib listen`: presses buttons, and chooses on protlib's pages."""

import json
import os
import re
import socket
import subprocess
import sys
import threading
import time
from collections.abc import Mapping
from pathlib import Path
from typing import Any, Final, NamedTuple
from urllib.parse import urlencode
from urllib.request import Request, urlopen

_DRIVER: Final = Path(__file__).with_name("libreoffice_driver.py")
_PYTHONS: Final = ("/usr/lib/libreoffice/program/python", "/opt/libreoffice/program/python", "/usr/bin/python3")
_AGREES: Final = """
from protlib.cli.listening.office_wire import OfficeDocument
tell = OfficeDocument.tell
async def agree(*values, **named):
    return await tell(*values, **named) or True
OfficeDocument.tell = agree
from protlib.__main__ import main
main()
"""
_DONE: Final = r"LibreOffice: (cited|inserted the|changed the|renewed the|the document cites|made the) "
_NOBODY: Final = 65534


class Office:
    """A real LibreOffice with the extension, driven over a socket."""

    def __init__(self, folder: Path, extension: Path) -> None:
        home = folder / "home"
        home.mkdir()
        profile = f"-env:UserInstallation={(home / 'profile').as_uri()}"
        environment = {**os.environ, "HOME": str(home)}
        _install(extension, home, profile)
        port = _free_port()
        accept = f"--accept=socket,host=127.0.0.1,port={port};urp"
        command = ["soffice", profile, "--headless", "--norestore", "--nologo", "--nodefault", accept]
        self.log = (folder / "soffice.log").open("w", encoding="utf-8")
        self.process = subprocess.Popen(
            command, stdout=self.log, stderr=self.log, env=environment, start_new_session=True
        )
        python = next(python for python in _PYTHONS if Path(python).exists())
        driver = [python, str(_DRIVER), str(port)]
        self.driver = subprocess.Popen(driver, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
        self._line()

    def _line(self) -> Any:
        assert self.driver.stdout
        return json.loads(self.driver.stdout.readline())

    def __call__(self, command: str, *values: Any, **named: Any) -> Any:
        """Do what a command of the driver says; raises RuntimeError where it fails."""
        assert self.driver.stdin
        self.driver.stdin.write(json.dumps([command, values, named]) + "\n")
        self.driver.stdin.flush()
        answer = self._line()
        if isinstance(answer, dict) and "error" in answer:
            raise RuntimeError(f"{command}: {answer['error']}")
        return answer

    @property
    def is_alive(self) -> bool:
        """Whether LibreOffice has not ended by a fault."""
        return self.process.poll() is None

    def end(self) -> None:
        """End LibreOffice and its driver."""
        assert self.driver.stdin
        self.driver.stdin.close()
        self.driver.wait(20)
        if self.is_alive:
            os.killpg(self.process.pid, 15)
        self.process.wait(20)
        self.log.close()


def _install(extension: Path, home: Path, profile: str) -> None:
    """Put the extension into a profile; LibreOffice refuses that to root, so another user does it then."""
    command = ["unopkg", "add", "--suppress-license", "--force", profile, str(extension)]
    driver: dict[str, Any] = {}
    if os.geteuid() == 0:
        driver = {"user": _NOBODY, "group": _NOBODY, "extra_groups": []}
        os.chown(home, _NOBODY, _NOBODY)
    environment = {**os.environ, "HOME": str(home)}
    added = subprocess.run(command, check=False, capture_output=True, text=True, env=environment, timeout=300, **driver)
    if added.returncode:
        raise RuntimeError(added.stdout + added.stderr)


class Listener:
    """A `protlib listen`, the lines that it prints, and the links that it opens."""

    def __init__(self, folder: Path, library: Path) -> None:
        programs = folder / "programs"
        programs.mkdir()
        self.opened = folder / "links"
        self.opened.touch()
        browser = programs / "xdg-open"
        browser.write_text(f'#!/bin/sh\necho "$1" >> "{self.opened}"\n')
        browser.chmod(0o755)
        self.environment = {
            **os.environ, "PATH": f"{programs}{os.pathsep}{os.environ['PATH']}", "PROTLIB_LIBRARY": str(library),
            "XDG_DATA_HOME": str(folder), "XDG_CACHE_HOME": str(folder / "cache"), "HOME": str(folder),
        }  # fmt: skip
        self.lines: list[str] = []
        self.start()

    def start(self, *, agrees: bool = False) -> None:
        """Start it; it is ready when it says so. If it `agrees`, it takes each question for answered with OK.

        A LibreOffice without a window answers each question with Cancel.
        """
        line_count = len(self.lines)
        command = [sys.executable, *(["-c", _AGREES] if agrees else ["-m", "protlib"]), "listen"]
        self.process = subprocess.Popen(command, stderr=subprocess.PIPE, text=True, env=self.environment)
        threading.Thread(target=self._read, daemon=True).start()
        self.wait("listening on", line_count)

    def _read(self) -> None:
        assert self.process.stderr
        self.lines.extend(iter(self.process.stderr.readline, ""))

    def wait(self, pattern: str, first: int = 0, patience: float = 120) -> str:
        """Return the first line with a pattern behind a number of lines; raises TimeoutError."""
        until = time.monotonic() + patience
        while time.monotonic() < until:
            for line in self.lines[first:]:
                if re.search(pattern, line):
                    return line.strip()
            time.sleep(0.02)
        raise TimeoutError(f"no line with “{pattern}”: {self.lines[first:]}")

    def protlib(self, *words: str, text: str = "") -> str:
        """Run another command on the library, and return what it prints."""
        command = [sys.executable, "-m", "protlib", *words]
        ran = subprocess.run(command, check=False, env=self.environment, input=text, capture_output=True, text=True)
        if ran.returncode:
            raise RuntimeError(f"{words}: {ran.stderr}")
        return ran.stdout + ran.stderr

    def links(self) -> list[str]:
        """Return the links that were opened until now."""
        return self.opened.read_text().split()

    def end(self) -> None:
        """End it as Ctrl-C does."""
        self.process.send_signal(2)
        self.process.wait(20)


class Check(NamedTuple):
    """What was tried, and whether it is as it should be."""

    trial: str
    name: str
    is_right: bool
    details: str


class Person:
    """Somebody who presses buttons in LibreOffice, and chooses on protlib's pages."""

    def __init__(self, office: Office, listener: Listener, folder: Path) -> None:
        self.office = office
        self.listener = listener
        self.folder = folder
        self.checks: list[Check] = []
        self.trial = ""
        self.seconds: list[float] = []

    def press(self, button: str, choice: Mapping[str, Any] | None = None, *, says: str = _DONE) -> str:
        """Press a button, choose on the page if there is one, and wait until protlib says that it is done.

        Return the page as it is first.
        """
        line_count, number = len(self.listener.lines), len(self.listener.links())
        begin, page = time.monotonic(), ""
        self.office("press", button)
        if choice is not None:
            page = self.choose(number, choice)
            begin = time.monotonic()
        if says:
            self.listener.wait(says, line_count)
            self.seconds.append(time.monotonic() - begin)
        return page

    def choose(self, number: int, choice: Mapping[str, Any]) -> str:
        """Send a choice to the page of the link with this number; return the page as it is first."""
        until = time.monotonic() + 60
        while len(links := self.listener.links()) <= number:
            if time.monotonic() > until:
                raise TimeoutError(f"no page: {self.listener.lines[-3:]}")
            time.sleep(0.02)
        with urlopen(links[number], timeout=60) as reply:
            page: str = reply.read().decode()
        send = urlencode({"does": "take", **choice}, doseq=True).encode()
        origin = links[number].rpartition("/pick/")[0]
        with urlopen(Request(links[number], send, {"Origin": origin}), timeout=60) as reply:
            reply.read()
        return page

    def cite(self, *keys: str, **details: str) -> str:
        """Press Add/Edit Citation and choose works; `behind`, `before` and `year` are those of the first one."""
        fields = {f"{name}-{keys[0]}": text for name, text in details.items()}
        return self.press("addEditCitation", {"key": keys, **fields})

    def restyle(self, style: str, **others: str) -> str:
        """Choose another style in Document Preferences."""
        manner = {"style": style, "locale": "", "note": "1", "field": "ReferenceMark"}
        return self.press("setDocPrefs", {**manner, **others})

    @property
    def citations(self) -> list[str]:
        """What the citations of the document show."""
        return [text for name, text in self.office("look")["marks"] if "CSL_BIBLIOGRAPHY" not in name]

    @property
    def list(self) -> str:
        """What the list of the document shows."""
        marks = self.office("look")["marks"]
        return next((text for name, text in marks if "CSL_BIBLIOGRAPHY" in name), "")

    def check(self, name: str, is_right: object, details: object = "") -> None:
        """Note whether something is as it should be."""
        self.checks.append(Check(self.trial, name, bool(is_right), "" if is_right else str(details)))

    def check_same(self, name: str, value: object, wanted: object) -> None:
        """Note whether a value is the wanted one."""
        self.check(name, value == wanted, f"{value!r} is not {wanted!r}")


def _free_port() -> int:
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port: int = free.getsockname()[1]
        return port
