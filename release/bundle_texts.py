"""The texts of a bundle: how to start it, and the licences of all that is in it."""

import re
import shutil
import sys
import sysconfig
from collections.abc import Iterator, Sequence
from fnmatch import fnmatch
from importlib import metadata
from pathlib import Path
from typing import Final

from tools.licences import read_licence_in

from release.bundle_trial import Launcher
from release.distribution import ROOT

_TEXTS: Final = re.compile(r"(?:^|/)(?:LICEN[CS]E|COPYING|NOTICE|AUTHORS|copyright)[^/]*$", re.IGNORECASE)
_LIBRARIES: Final = {
    "libpython*": "Python (PSF-2.0)", "python3*.dll": "Python (PSF-2.0)",
    "libcrypto*": "OpenSSL (Apache-2.0)", "libssl*": "OpenSSL (Apache-2.0)",
    "libsqlite3*": "SQLite (public domain)", "sqlite3.dll": "SQLite (public domain)",
    "libffi*": "libffi (MIT)",
    "libz.*": "zlib (Zlib)", "zlib*": "zlib (Zlib)",
    "libbz2*": "bzip2 (bzip2-1.0.6)",
    "liblzma*": "XZ Utils (0BSD)",
    "libzstd*": "Zstandard (BSD-3-Clause)",
    "libuuid*": "libuuid (BSD-3-Clause)",
    "libexpat*": "Expat (MIT)",
    "libgcc_s*": "the runtime of GCC (GPL-3.0-or-later WITH GCC-exception-3.1)",
    "libstdc++*": "the runtime of GCC (GPL-3.0-or-later WITH GCC-exception-3.1)",
    "vcruntime*": "the runtime of Visual C++, which Microsoft lets programs bring",
    "msvcp*": "the runtime of Visual C++, which Microsoft lets programs bring",
    "ucrtbase*": "the runtime of Windows, which Microsoft lets programs bring",
    "api-ms-win-*": "the runtime of Windows, which Microsoft lets programs bring",
    "pywintypes*": "pywin32 (PSF-2.0)", "pythoncom*": "pywin32 (PSF-2.0)",
}  # fmt: skip
"""Whose the libraries of systems are that a bundle brings, by patterns of their names in small letters."""
_START: Final = """\
protlib {version}: a reference manager on the command line.

It needs no Python and no administrator. Keep this folder whole: protlib needs all that is in it.

Open a terminal in this folder and type:

    {program} --help

Guides: {guides}
To remove protlib, remove this folder. Your library is elsewhere: {program} info says where.

Licences: see the folder licences.
"""
_GUIDES: Final = "docs/installing.md and docs/tutorial.md in the source distribution of this version."
_PANDOC: Final = """\
pandoc {version}

This program stands beside protlib. protlib runs it as a process. It is free software: you may hand it on and change it under the GNU
General Public License, version 2 or any later version. This copy is handed on under version 3: GPL-3.0.txt.

The source is at https://github.com/jgm/pandoc/tree/{version}
and as an archive at https://github.com/jgm/pandoc/archive/refs/tags/{version}.tar.gz
"""


def packages(folder: Path) -> list[metadata.Distribution]:
    """Return the packages in a folder, by their names."""
    return sorted(metadata.distributions(path=[str(folder)]), key=lambda package: package.metadata["Name"].lower())


def write(bundle: Path, brought: Sequence[metadata.Distribution], folder: Path, launch: Launcher) -> None:
    """Write the texts into a bundle of these packages; ends the program where a licence is not known."""
    licences = bundle / "licences"
    licences.mkdir()
    [maker] = metadata.distributions(name="pyinstaller", path=[str(folder)])
    lines = [
        *_lines(brought),
        f"pyinstaller {maker.version}, its program: GPL-2.0-or-later WITH Bootloader-exception",
    ]
    if unknown := [line for line in lines if line.endswith(" ")]:
        sys.exit(f"no licence is told of {', '.join(unknown)}: tools/licences.py")
    for package in (*brought, maker):
        _copy_texts(package, licences / package.metadata["Name"])
    shutil.copy(_python_licence(), licences / "Python.txt")
    shutil.copy(ROOT / "release/licences/GPL-3.0.txt", licences)
    shutil.copy(ROOT / "docs/licences.md", licences)
    is_windows = (bundle / "protlib.exe").exists()
    pandoc = bundle / "_internal/pypandoc/files" / ("pandoc.exe" if is_windows else "pandoc")
    number = launch([str(pandoc), "--version"], bundle).split()[1]
    texts = {
        "licences/packages.txt": "\n".join([*lines, "", *_libraries(bundle)]) + "\n",
        "licences/pandoc.txt": _PANDOC.format(version=number),
        "README.txt": _START.format(
            version=next(package.version for package in brought if package.metadata["Name"] == "protlib-cli"),
            program=r".\protlib" if is_windows else "./protlib",
            guides=_GUIDES,
        ),
    }
    for name, text in texts.items():
        (bundle / name).write_text(text, encoding="utf-8", newline="\r\n" if is_windows else "\n")


def _lines(brought: Sequence[metadata.Distribution]) -> Iterator[str]:
    for package in brought:
        yield f"{package.metadata['Name']} {package.version}: {read_licence_in(package.metadata)}"


def _copy_texts(package: metadata.Distribution, place: Path) -> None:
    """Copy the texts of licences that come with a package."""
    for file in package.files or ():
        if _TEXTS.search(file.as_posix()) and file.suffix not in {".py", ".pyc"}:
            place.mkdir(exist_ok=True)
            shutil.copy(str(package.locate_file(file)), place / file.name)


def _python_licence() -> Path:
    """Return the licence of Python, which also has those of what Python brings."""
    places = (Path(sysconfig.get_path("stdlib")), Path(sys.base_prefix))
    return next(file for place in places if (file := place / "LICENSE.txt").is_file())


def _libraries(bundle: Path) -> Iterator[str]:
    """Yield whose each library is that comes from a system and not from a package."""
    for path in sorted((bundle / "_internal").iterdir()):
        name = path.name.lower()
        if not path.is_file() or not re.search(r"\.(?:dll|dylib|so)(?:\.|$)", name) or ".cpython-" in name:
            continue
        owner = next((owner for pattern, owner in _LIBRARIES.items() if fnmatch(name, pattern)), "")
        if not owner:
            sys.exit(f"nobody has said whose {path.name} is: a row in release/bundle_texts.py")
        yield f"{path.name}: {owner}"
