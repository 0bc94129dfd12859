"""Build the wheel and the source distribution, and try both: `make dist`.

They are built twice, and have to be the same bytes; the wheel that is built from the source distribution has to be that
of the tree. Then the wheel is installed with every extra in an empty environment of each Python that is here, used, and
tested with those tests of the source distribution that need nothing else, warnings as errors: all of the library, its
storage, index and search, of records, `check` and duplicates, and of some commands. The others, of browsers, documents
and formats, `make test` runs on the Python of .venv.
"""

import argparse
import os
import re
import shutil
import subprocess
import sys
import tarfile
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path
from typing import Final

from tools.licences import list_extras

ROOT: Final = Path(__file__).parents[1]
DIST: Final = ROOT / "dist"
VERSIONS: Final = ("3.11", "3.12", "3.13", "3.14")
"""The Pythons that protlib is for, of which those are tried that are here."""
_TESTERS: Final = ("pytest>=8", "pytest-xdist>=3.6", "hypothesis>=6.100", "jsonschema>=4.23", "pycountry>=24")
TESTS: Final = (
    "tests/record", "tests/storage", "tests/library", "tests/index", "tests/search", "tests/system", "tests/checking", "tests/duplicates",
    "tests/render", "tests/cli/test_commands.py", "tests/cli/commands/test_search.py", "tests/cli/commands/test_config.py",
    "tests/cli/commands/test_import.py", "tests/cli/commands/test_cite.py", "tests/test_api.py",
)  # fmt: skip
"""The tests that need no more than these, and what the wheel brings."""
_LEFT_OUT: Final = "tests/record/places/test_against_other_tables.py"  # it needs pandas
_TRIED: Final = (
    (["--version"], r"^protlib \d"),
    (["import", "examples/publications.jsonl", "examples/catalogue-page.txt", "examples/colleague.csv"], ""),
    (["search", "traficking", "--region", "West Africa"], "hrw2003borderline"),
    (["export", "--key", "iom2009caring", "--format", "ris"], "TY  - RPRT"),
    (["cite", "iom2009caring"], r"\(International Organization for Migration"),
    (["check", "--rule", "title-missing"], ""),
    (["list", "--template", "{{ key }}: {{ year }}"], r"(?m)^iom2009caring: 2009$"),
    (["export", "trafficking", "--format", "html"], r"(?s)<style>.*<script"),
    (["stats", "--by", "year", "--output", "../years.png"], ""),
    (["overview", "trafficking", "--output", "../overview.html"], ""),
    (["overview", "trafficking", "--output", "../overview.docx"], ""),
    (["config"], "library"),
)
"""What is done with an installation, and what is then printed."""


def run(*words: str | Path, folder: Path = ROOT, **variables: str) -> str:
    """Run a program and return what it prints; ends this one, with what was said, where it fails."""
    hidden = {"PYTHONPATH", "VIRTUAL_ENV", "PYTHONDONTWRITEBYTECODE"}
    environment = {name: value for name, value in os.environ.items() if name not in hidden} | variables
    command = [str(word) for word in words]
    ran = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True, check=False)
    if ran.returncode:
        sys.exit(f"{' '.join(command)} ended with {ran.returncode}\n{ran.stdout[-6000:]}{ran.stderr[-6000:]}")
    return ran.stdout


def build(target: Path) -> tuple[Path, Path]:
    """Build the source distribution, and the wheel from it, into a folder; return both."""
    run(sys.executable, "-m", "build", "--outdir", target)
    return next(target.glob("*.tar.gz")), next(target.glob("*.whl"))


def built_alike(folder: Path) -> list[Path]:
    """Build twice, and the wheel a third time, from the tree; return what was built, which is the same each time."""
    first = build(folder / "first")
    second = build(folder / "second")
    run(sys.executable, "-m", "build", "--wheel", "--outdir", folder / "third")
    third = next((folder / "third").glob("*.whl"))
    for first_file, second_file in (*zip(first, second, strict=True), (first[1], third)):
        if first_file.read_bytes() != second_file.read_bytes():
            sys.exit(f"{first_file.name} is not the same when it is built again, or from the source distribution")
    return list(first)


def pythons(versions: Sequence[str]) -> Iterator[tuple[str, str]]:
    """Yield those of these Pythons that are here, by pyenv or the PATH, and what each is called."""
    for version in versions:
        interpreters = sorted(Path.home().glob(f".pyenv/versions/{version}.*/bin/python"))
        if interpreter := (str(interpreters[-1]) if interpreters else shutil.which(f"python{version}")):
            yield version, interpreter
        else:
            print(f"Python {version}: not here, not tried")


def try_with(version: str, python: str, wheel: Path, source: Path, folder: Path) -> str:
    """Install the wheel in an empty environment, use it, and run tests; return what came of it."""
    place = folder / version
    run(python, "-m", "venv", place)
    inside = place / "bin/python"
    install = (inside, "-m", "pip", "install", "--quiet", "--disable-pip-version-check")
    run(*install, f"{wheel}[{','.join(list_extras())}]")
    run(inside, "-m", "pip", "check")
    run(inside, "-W", "error", "-c", "import protlib; protlib.Library; protlib.read; protlib.write", folder=folder)
    settings = {
        "PROTLIB_LIBRARY": str(place / "library.json"),
        "PROTLIB_CACHE": str(place / "cache"),
        "PROTLIB_CONFIG": "",
        "PYTHONWARNINGS": "error::DeprecationWarning:protlib",
    }
    for command, expected in _TRIED:
        ran = run(place / "bin/protlib", *command, folder=source, **settings)
        if not re.search(expected, ran):
            sys.exit(f"Python {version}: protlib {' '.join(command)} prints\n{ran}")
    run(*install, *_TESTERS)
    pytest = (inside, "-m", "pytest", "-q", "-n", "2", "-m", "not soak", "-p", "no:cacheprovider")
    process = run(*pytest, f"--ignore={_LEFT_OUT}", *TESTS, folder=source)
    return process.strip().splitlines()[-1]


def _unpacked(archive: Path, folder: Path) -> Path:
    """Unpack the source distribution, without the package itself: the tests are to find what is installed."""
    with tarfile.open(archive) as packed:
        packed.extractall(folder, filter="data")
    source = folder / archive.name.removesuffix(".tar.gz")
    shutil.move(source / "src", folder / "not-installed")
    return source


def main(arguments: Sequence[str]) -> None:
    """Build, check and try; what is right is then in dist/."""
    reads = argparse.ArgumentParser(description=__doc__)
    reads.add_argument("--build-only", action="store_true", help="try it with no Python")
    reads.add_argument("versions", nargs="*", default=VERSIONS, help="the Pythons to try, such as 3.13")
    options = reads.parse_args(arguments)
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        files = built_alike(folder)
        run(sys.executable, "-m", "twine", "check", "--strict", *files)
        print("built twice, the same bytes; twine has nothing to say")
        if not options.build_only:
            source = _unpacked(files[0], folder)
            for version, python in pythons(options.versions):
                report = try_with(version, python, files[1], source, folder)
                print(f"Python {version}: installed, used, {report.strip('= ')}", flush=True)
        DIST.mkdir(exist_ok=True)
        for path in files:
            shutil.copy2(path, DIST / path.name)
            print(f"dist/{path.name}: {path.stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
