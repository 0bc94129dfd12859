"""Try an archive with a bundle: unpack it, and use it as a person would on a machine without Python.

    python -m release.bundle_trial ARCHIVE [PYTHON FOR WINDOWS, under Wine]

The folder has a space and an accent, and nobody may write there; no program is on the PATH. Afterwards the folder is as
it was.
"""

import hashlib
import json
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
import zipfile
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from typing import Final, NamedTuple

from release.distribution import ROOT

_SECONDS: Final = 300
_NOBODY: Final = 65534  # a user who owns no file
_HELLO: Final = {
    "jsonrpc": "2.0", "id": 1, "method": "initialize",
    "params": {"protocolVersion": "2025-06-18", "capabilities": {}, "clientInfo": {"name": "trial", "version": "1"}},
}  # fmt: skip
_IN_WINDOWS: Final = """
import os, subprocess, sys
for name in ("PYTHONHOME", "PYTHONPATH"):
    os.environ.pop(name, None)
sys.exit(subprocess.run(sys.argv[1:], stdin=sys.stdin).returncode)
"""

Launcher = Callable[[Sequence[str], Path], str]
"""Runs a program in a folder, and returns what it prints."""


class Step(NamedTuple):
    """What is typed, what is then printed as a regular expression, and what it reads on standard input."""

    words: tuple[str, ...]
    printed: str = ""
    stdin: str = ""


STEPS: Final = (
    Step(("--version",), r"^protlib \d"),
    Step(("help", "make a list for Word"), "fill"),
    Step(("import", "publications.jsonl", "catalogue-page.txt", "colleague.csv")),
    Step(("search", "traficking", "--region", "West Africa"), "hrw2003borderline"),
    Step(("search", "handbook", "--format", "table"), "Handbook for the Protection"),
    Step(("show", "iom2009caring"), "Caring for Trafficked Persons"),
    Step(("info",), r"(?m)^bundle: .*é"),
    Step(("cite", "iom2009caring"), r"\(International Organization for Migration"),
    Step(("export", "--key", "iom2009caring", "--format", "ris"), "TY  - RPRT"),
    Step(("export", "trafficking", "--format", "html"), r"(?s)<style>.*<script"),
    Step(("export", "trafficking", "-o", "list.xlsx")),
    Step(("import", "list.xlsx"), ""),
    Step(("export", "trafficking", "-o", "list.bib")),
    Step(("import", "list.bib"), ""),
    Step(("fill", "report.docx", "-o", "filled.docx")),
    Step(("verify", "filled.docx", "--format", "json"), "{"),
    Step(("attach", "iom2009caring", "page.pdf")),
    Step(("text", "iom2009caring", "--page", "1"), "do not return"),
    Step(("search", "--in-files", "do not return"), "iom2009caring"),
    Step(("verify", "quotes.md", "--quotes"), "“not” is left out"),
    Step(("duplicates",)),
    Step(("check",), ""),
    Step(("stats", "--plot"), "Ghana|Africa"),
    Step(("stats", "--by", "year", "--output", "years.png")),
    Step(("overview", "trafficking", "--output", "overview.docx")),
    Step(("about", "unhcr"), "UNHCR"),
    Step(("styles", "apa"), "apa"),
    Step(("list", "--template", "{{ key }}: {{ year }}"), r"(?m)^iom2009caring: 2009"),
    Step(("schema", "search"), "{"),
    Step(("mcp",), '"jsonrpc"', json.dumps(_HELLO) + "\n"),
    Step(("--run-module", "protlib.index.gathering_process", "-"), "done"),
)
"""What is done with a bundle; `gathering_process` is the second process of a large index, and gets no batches here."""
_WRITTEN: Final = {
    "page.pdf": b"""%PDF-1.4
1 0 obj <</Type /Catalog /Pages 2 0 R>> endobj
2 0 obj <</Type /Pages /Kids [3 0 R] /Count 1>> endobj
3 0 obj <</Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Contents 4 0 R /Resources <</Font <</F 5 0 R>>>>>> endobj
4 0 obj <</Length 77>> stream
BT /F 12 Tf 72 700 Td (Children who were trafficked do not return.) Tj ET
endstream endobj
5 0 obj <</Type /Font /Subtype /Type1 /BaseFont /Helvetica>> endobj
trailer <</Root 1 0 R>>
""",
    "quotes.md": "“Children who were trafficked do return” [@iom2009caring]. “were trafficked do not return” [@iom2009caring].".encode(),
}
"""What lies in the folder in which a bundle is used, beside the examples."""
_MADE: Final = {
    "list.xlsx": b"PK",
    "list.bib": b"@",
    "filled.docx": b"PK",
    "years.png": b"\x89PNG",
    "overview.docx": b"PK",
}
_ENDS: Final = {"duplicates": {0, 1}, "check": {0, 1}, "verify": {0, 1}, "import": {0, 1}}
"""How commands may end whose exit code says what they found."""


def unpack(archive: Path, folder: Path) -> Path:
    """Unpack an archive into a folder, as a person would; return the folder of the bundle."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive) as packed:
            packed.extractall(folder)
    else:
        with tarfile.open(archive) as packed:
            packed.extractall(folder, filter="data")
    return folder / "protlib"


def launcher(system: str, python: str) -> Launcher:
    """Return what runs a program of another system here: a program for Windows is started by a Python for Windows."""
    is_foreign = system == "win32" and os.name != "nt"

    def launch(words: Sequence[str], folder: Path) -> str:
        ran = _ran(words, folder, {**os.environ}, "", python if is_foreign else "")
        return ran.stdout.decode("utf-8", "replace")

    return launch


def _ran(
    words: Sequence[str],
    folder: Path,
    environment: Mapping[str, str],
    stdin: str,
    python: str,
    user: int | None = None,
) -> subprocess.CompletedProcess[bytes]:
    command = [python, "-c", _IN_WINDOWS, *words] if python else [*words]
    return subprocess.run(
        command,
        cwd=folder,
        env=environment,
        input=stdin.encode(),
        capture_output=True,
        check=False,
        timeout=_SECONDS,
        user=user,
        group=user,
    )


def _checksums(folder: Path) -> dict[str, str]:
    return {
        str(path.relative_to(folder)): hashlib.sha256(path.read_bytes()).hexdigest()
        for path in folder.rglob("*")
        if path.is_file()
    }


def _environment(home: Path, *, is_foreign: bool) -> dict[str, str]:
    """Return the variables of a person who has no program on the PATH, and their own home."""
    names = {"SYSTEMROOT", "WINDIR", "TEMP", "TMP", "LANG", "COMSPEC"}
    system_variables = {name: value for name, value in os.environ.items() if name.upper() in names}
    if is_foreign:  # Wine is found by the PATH, and reads names of files by the language
        system_variables |= {"PATH": os.environ["PATH"], "LC_ALL": "C.UTF-8"}
    else:
        system_variables["PATH"] = str(home / "nothing")
    places = {
        "HOME": str(home),
        "PROTLIB_LIBRARY": "library.json",
        "PROTLIB_CACHE": "cache",
        "PROTLIB_CONFIG": "",
    }
    windows = {name: str(home) for name in ("USERPROFILE", "LOCALAPPDATA", "APPDATA")} if os.name == "nt" else {}
    return system_variables | places | windows


def try_out(archive: Path, system: str, python: str = "") -> None:
    """Unpack and use a bundle; ends the program, with what was printed, where anything is not as it is to be."""
    is_foreign = system == "win32" and os.name != "nt"
    with tempfile.TemporaryDirectory(prefix="protlib-trial-") as name:
        top = Path(name).resolve()
        bundle = unpack(archive, top / "dossier partagé é")
        checksums = _checksums(bundle)
        work = top / "work"
        work.mkdir()
        for file in (
            "publications.jsonl", "catalogue-page.txt", "colleague.csv", "report/report.docx",
        ):  # fmt: skip
            shutil.copy(ROOT / "examples" / file, work)
        for file, data in _WRITTEN.items():
            (work / file).write_bytes(data)
        user = _hand_over(top, bundle, work) if hasattr(os, "geteuid") and not is_foreign else None
        environment = _environment(work, is_foreign=is_foreign)
        results = [_take(step, bundle, work, environment, python if is_foreign else "", user) for step in STEPS]
        faults = [fault for fault in results if fault]
        for file, beginning in _MADE.items():
            if not (work / file).is_file() or not (work / file).read_bytes().startswith(beginning):
                faults.append(f"{file} is not what its name says")
        if _checksums(bundle) != checksums:
            faults.append("the bundle has changed by being used")
        if faults:
            sys.exit("\n\n".join(faults))
        print(
            f"{archive.name}: unpacked, {len(checksums)} files; {len(STEPS)} commands did what they are to do",
            flush=True,
        )


def _hand_over(top: Path, bundle: Path, work: Path) -> int | None:
    """Let nobody write into the bundle, and return who tries it: another user where this is root."""
    for path in (bundle, *bundle.rglob("*")):
        path.chmod(path.stat().st_mode & 0o555)
    if os.geteuid():
        return None
    top.chmod(0o755)
    for path in (work, *work.iterdir()):
        os.chown(path, _NOBODY, _NOBODY)
    return _NOBODY


def _take(step: Step, bundle: Path, work: Path, environment: Mapping[str, str], python: str, user: int | None) -> str:
    """Type a step; return what is wrong with what came of it, "" for nothing."""
    program = next(path for path in (bundle / "protlib.exe", bundle / "protlib") if path.is_file())
    ran = _ran([str(program), *step.words], work, environment, step.stdin, python, user)
    output, errors = ran.stdout.decode("utf-8", "replace"), ran.stderr.decode("utf-8", "replace")
    if ran.returncode in _ENDS.get(step.words[0], {0}) and re.search(step.printed, output):
        return ""
    return f"protlib {' '.join(step.words)} ended with {ran.returncode}\n{output[-2000:]}\n{errors[-2000:]}"


if __name__ == "__main__":
    archive_name, *interpreters = sys.argv[1:]
    try_out(Path(archive_name), "win32" if archive_name.endswith(".zip") else sys.platform, *interpreters)
