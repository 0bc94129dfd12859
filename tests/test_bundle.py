"""How a bundle is made and tried: `make bundle`. The whole is tried by itself, which takes minutes."""

import re
import tarfile
import tomllib
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from release import bundle, bundle_trial
from release.bundle_texts import _LIBRARIES

from harness.paths import ROOT
from protlib.cli.command_table import COMMANDS
from protlib.index import gathering_process

SPEC = (ROOT / "release/protlib.spec").read_text(encoding="utf-8")
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))
_MODULES = {"cite": "pypandoc", "pdf": "pypdfium2", "lookup": "httpx", "mcp": "mcp", "charts": "resvg_py"}


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """What PyInstaller makes, in small."""
    target = tmp_path / "made"
    files = {
        "protlib": "program",
        "README.txt": "read",
        "_internal/protlib/record/a.txt": "rows",
        "_internal/pypandoc/files/pandoc": "p",
    }
    for name, text in files.items():
        (target / name).parent.mkdir(parents=True, exist_ok=True)
        (target / name).write_text(text, encoding="utf-8")
    return target


@pytest.mark.parametrize("suffix", [".zip", ".tar.gz"])
def test_the_same_files_make_the_same_archive_whenever_they_were_written(
    folder: Path, tmp_path: Path, suffix: str
) -> None:
    first, second = tmp_path / f"first{suffix}", tmp_path / f"second{suffix}"
    bundle.pack(folder, first)
    for path in folder.rglob("*.txt"):
        text = path.read_text(encoding="utf-8")
        path.unlink()
        path.write_text(text, encoding="utf-8")
        path.chmod(0o600)
    bundle.pack(folder, second)
    assert first.read_bytes() == second.read_bytes()
    unpacked = bundle_trial.unpack(first, tmp_path / "dossier partagé é")
    assert sorted(path.name for path in unpacked.rglob("*") if path.is_file()) == [
        "README.txt",
        "a.txt",
        "pandoc",
        "protlib",
    ]


def test_only_programs_may_be_run_and_all_stands_in_one_folder(folder: Path, tmp_path: Path) -> None:
    bundle.pack(folder, tmp_path / "a.tar.gz")
    bundle.pack(folder, tmp_path / "a.zip")
    with tarfile.open(tmp_path / "a.tar.gz") as packed:
        modes = {member.name: member.mode for member in packed}
    assert {name for name, mode in modes.items() if mode & 0o111} == {
        "protlib/protlib",
        "protlib/_internal/pypandoc/files/pandoc",
    }
    with zipfile.ZipFile(tmp_path / "a.zip") as zipped:
        assert {info.filename: info.external_attr >> 16 & 0o777 for info in zipped.infolist()} == modes


def test_a_data_file_that_is_not_in_it_as_it_is_in_the_wheel_is_told(folder: Path, tmp_path: Path) -> None:
    with zipfile.ZipFile(tmp_path / "a.whl", "w") as wheel:
        wheel.writestr("protlib/record/a.txt", "rows")
        wheel.writestr("protlib/record/code.py", "")
        wheel.writestr("protlib/page/lost.js", "")
        wheel.writestr("protlib_cli.dist-info/METADATA", "")
    assert bundle.missing(tmp_path / "a.whl", folder) == ["protlib/page/lost.js"]


@pytest.mark.parametrize(
    ("system", "machine", "name", "platform"),
    [
        ("win32", "x86_64", "windows-x64", "x86_64-pc-windows-msvc"),
        ("linux", "x86_64", "linux-x64", "x86_64-unknown-linux-gnu"),
        ("darwin", "aarch64", "macos-arm64", "aarch64-apple-darwin"),
    ],
)
def test_an_archive_says_for_which_system_it_is(system: str, machine: str, name: str, platform: str) -> None:
    aim = bundle.Target("python", system, machine, "3.11")
    assert (aim.name, aim.platform) == (name, platform)


def test_a_package_is_found_where_it_says_that_its_modules_are(tmp_path: Path) -> None:
    for name in ("win32/lib", "other"):
        (tmp_path / name).mkdir(parents=True)
    text = "# folders\nwin32\nwin32\\lib\n\nnowhere\nimport bootstrap\n"
    (tmp_path / "a.pth").write_text(text, encoding="utf-8")
    assert bundle.module_folders(tmp_path) == [tmp_path, tmp_path / "win32", tmp_path / "win32/lib"]


def test_what_makes_a_bundle_is_pinned() -> None:
    assert bundle.tools() == [line for line in bundle.tools() if re.fullmatch(r"[\w-]+==[\d.]+", line)]
    assert len(bundle.tools()) == 2


def test_a_bundle_brings_every_extra() -> None:
    assert {*_MODULES} == {*PROJECT["project"]["optional-dependencies"]}
    assert [
        module for module in _MODULES.values() if f'"{module}"' not in SPEC.partition("HIDDEN =")[2].partition("\n")[0]
    ] == []


def test_the_trial_does_the_main_job_with_commands_that_there_are() -> None:
    words = [step.words[0] for step in bundle_trial.STEPS]
    names = {*COMMANDS}
    assert {word for word in words if not word.startswith("-")} - {"help"} <= names
    assert {"import", "search", "show", "cite", "export", "fill", "duplicates", "stats", "help", "mcp"} <= {*words}


def test_the_trial_gives_the_second_process_of_an_index_what_it_can_read() -> None:
    [step] = [step for step in bundle_trial.STEPS if gathering_process.__name__ in step.words]
    gathering_process.help_out(BytesIO(step.stdin.encode()), printed := BytesIO())
    assert re.search(step.printed.encode(), printed.getvalue())


def test_each_pattern_of_a_library_is_in_small_letters() -> None:
    assert [pattern for pattern in _LIBRARIES if pattern != pattern.lower()] == []
