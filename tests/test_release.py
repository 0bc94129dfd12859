"""What is released: what the wheel holds, whose it is, under which licences, and that all says one version."""

import re
import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest
from tools import licences

from harness.paths import PACKAGE, ROOT
from harness.rows import every_row
from protlib import __version__
from protlib.system.installation import DISTRIBUTION

PAGE = (ROOT / "docs/licences.md").read_text(encoding="utf-8")
CHANGELOG = (ROOT / "CHANGELOG.md").read_text(encoding="utf-8")
CONTRIBUTING = (ROOT / "CONTRIBUTING.md").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["project"]
FILES = sorted(
    path.relative_to(PACKAGE).as_posix()
    for path in PACKAGE.rglob("*")
    if path.is_file() and "__pycache__" not in path.parts
)


@pytest.fixture(scope="module")
def built(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The wheel and the source distribution, built from the tree."""
    folder = tmp_path_factory.mktemp("built")
    command = [sys.executable, "-m", "hatchling", "build", "--directory", str(folder)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    return folder


@pytest.mark.slow
def test_the_wheel_holds_the_package_and_nothing_else(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        names = archive.namelist()
        about = archive.read(f"protlib_cli-{__version__}.dist-info/METADATA").decode()
    assert sorted(name.removeprefix("protlib/") for name in names if ".dist-info/" not in name) == FILES
    assert "py.typed" in FILES
    files = {Path(name).name for name in names if ".dist-info/" in name}
    assert files == {
        "METADATA",
        "WHEEL",
        "RECORD",
        "entry_points.txt",
        *(Path(file).name for file in PROJECT["license-files"]),
    }
    assert f"\nName: {DISTRIBUTION}\nVersion: {__version__}\n" in about
    assert f"\nLicense-Expression: {PROJECT['license']}\n" in about


@pytest.mark.slow
def test_what_an_index_shows_of_it_links_to_nothing_that_is_not_there(built: Path) -> None:
    [wheel] = built.glob("*.whl")
    with zipfile.ZipFile(wheel) as archive:
        about = archive.read(f"protlib_cli-{__version__}.dist-info/METADATA").decode()
    description = about.partition("\n\n")[2]
    readme = (ROOT / "README.md").read_text(encoding="utf-8")
    plain = re.sub(r"!\[.*?\]\(docs/.*?\)\n\n", "", readme)
    assert re.sub(r"\[([^\]]+)\]\((?!http).*?\)", r"\1", plain) in description
    assert [link for link in re.findall(r"\]\((.*?)\)", description) if not link.startswith("http")] == []
    assert "source distribution" in description.splitlines()[-1]


def test_no_file_of_the_package_is_a_test_or_left_over() -> None:
    odd = re.compile(r"(^|/)(test_|conftest|\.)|\.(tmp|orig|rej|bak|log|map|pyc)$|~$|node_modules")
    assert [name for name in FILES if odd.search(name)] == []


_NOT_KEPT = ("docs/made/", "benchmarks/work/", "examples/report/made/")  # what Git ignores, too


@pytest.mark.slow
@pytest.mark.parametrize("folder", ["src", "tests", "docs", "tools", "benchmarks", "examples", "release"])
def test_the_source_distribution_holds_all_that_the_tests_read(built: Path, folder: str) -> None:
    [archive] = built.glob("*.tar.gz")
    with tarfile.open(archive) as packed:
        names = {name.partition("/")[2] for name in packed.getnames()}
    expected = {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*.py")}
    expected |= {path.relative_to(ROOT).as_posix() for path in (ROOT / folder).rglob("*.md")}
    assert {name for name in expected - names if not name.startswith(_NOT_KEPT)} == set()
    assert {"pyproject.toml", "Makefile", "README.md", "CHANGELOG.md", "CONTRIBUTING.md", "LICENSE"} <= names


DATA = [name for name in FILES if not name.endswith(".py")]


@every_row("name", DATA)
def test_somebody_has_said_whose_each_file_of_the_package_is(name: str) -> None:
    part = licences.find_part(name)
    assert part is not None, "a row in tools/licences.py"
    if part.licence:
        assert part.licence in PROJECT["license"].split(" AND ")


def test_no_row_is_about_files_that_are_not_there() -> None:
    parts = {licences.find_part(name) for name in DATA}
    assert parts == {*licences.PARTS}


def _rows(text: str) -> set[str]:
    return set(re.findall(r"^\| [\w.-]+ \| .* \|$", text, re.MULTILINE))


@pytest.mark.slow
def test_the_page_of_licences_is_what_the_packages_say_of_themselves() -> None:
    page = "\n".join(licences.make_page()) + "\n"
    if sys.version_info[:2] == (3, 11):  # later Pythons bring some packages themselves
        assert page == PAGE, "run `make docs`"
    assert _rows(page) <= _rows(PAGE)


COPYLEFT = re.compile(r"\b(?:A?GPL|LGPL|MPL|EUPL|CC-BY-SA)\b")


@pytest.mark.slow
def test_each_licence_that_asks_for_more_than_a_mention_is_explained() -> None:
    every = {
        name: licence
        for extra in ("", *licences.list_extras())
        for name, licence in licences.list_packages(extra).items()
    }
    explained = {name for name, licence in every.items() if COPYLEFT.search(licence)}
    assert explained
    assert {name for name in explained if f"**{name}**" not in PAGE} == set()


@pytest.mark.slow
def test_no_package_is_under_the_gpl_alone_or_under_a_licence_that_it_does_not_tell() -> None:
    every = {
        name: licence
        for extra in ("", *licences.list_extras())
        for name, licence in licences.list_packages(extra).items()
    }
    assert {"rich", "pypandoc_binary", "httpx", "pypdfium2"} <= {*every}
    assert {name: licence for name, licence in every.items() if not licence or re.search(r"(?<!L)GPL", licence)} == {}


def test_the_tests_of_a_distribution_read_the_tables_of_what_is_installed() -> None:
    from release.distribution import TESTS

    files = [
        path for name in TESTS for path in ([ROOT / name] if name.endswith(".py") else (ROOT / name).rglob("*.py"))
    ]
    assert len(files) > len(TESTS)
    assert [path.name for path in files if 'ROOT / "src' in path.read_text(encoding="utf-8")] == []


def test_the_pythons_that_are_named_are_those_that_are_tried() -> None:
    from release.distribution import VERSIONS

    versions = re.findall(r"Python :: (3\.\d+)", "\n".join(PROJECT["classifiers"]))
    assert {*versions} <= {*VERSIONS}
    assert PROJECT["requires-python"] == f">={versions[0]}" == f">={VERSIONS[0]}"


def test_one_version_is_told_everywhere(protlib_version: str) -> None:
    headings = re.findall(r"^## \[(.*?)\]", CHANGELOG, re.MULTILINE)
    released = [name for name in headings if name != "Unreleased"]
    assert headings[0] in {"Unreleased", __version__}
    assert released[:1] in ([], [__version__])
    assert protlib_version == f"protlib {__version__}\n"
    assert re.fullmatch(r"\d+\.\d+\.\d+", __version__)


@pytest.fixture
def protlib_version() -> str:
    """What `protlib --version` prints."""
    command = [sys.executable, "-m", "protlib", "--version"]
    return subprocess.run(command, check=True, capture_output=True, text=True).stdout


@every_row("target", ["check", "soak", "docs", "dist", "sbom"])
def test_the_steps_of_a_release_are_targets_of_make(target: str) -> None:
    steps = CONTRIBUTING.partition("## To release a version")[2]
    assert f"`make {target}`" in steps
    assert re.search(rf"^{target}:", (ROOT / "Makefile").read_text(encoding="utf-8"), re.MULTILINE)
