"""Where protlib looks for the library and keeps its cache."""

import os
import subprocess
import sys
from pathlib import Path

import platformdirs
import pytest

from programs.running import Run
from protlib.cli.settings import library_location
from protlib.cli.settings.library_location import from_environment
from protlib.errors import UsageError


def _no_home() -> Path:
    raise RuntimeError


def test_the_library_is_the_one_on_the_command_line() -> None:
    assert from_environment(Path("a.json"), {"PROTLIB_LIBRARY": "b.json"}).library == Path("a.json")


def test_else_it_is_the_one_in_the_environment() -> None:
    assert from_environment(None, {"PROTLIB_LIBRARY": "b.json"}).library == Path("b.json")
    assert from_environment(None, {"PROTLIB_LIBRARY": "~/b.json"}).library == Path.home() / "b.json"


@pytest.mark.slow
def test_a_program_that_starts_protlib_without_a_shell_may_write_the_home_folder_as_a_shell_has_it(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    for variable in ("HOME", "USERPROFILE"):
        monkeypatch.setenv(variable, str(tmp_path / "home"))
    assert protlib("--library", "~/refs.json", "add", "--title", "New").code == 0
    assert (tmp_path / "home/refs.json").exists()
    (tmp_path / "home/reports").mkdir()
    assert protlib("mcp", "--documents", "~/reports", stdin="").code == 0


@pytest.mark.parametrize("environ", [{}, {"PROTLIB_LIBRARY": "", "PROTLIB_CACHE": ""}])
def test_else_it_is_in_the_folders_of_the_platform(environ: dict[str, str], monkeypatch: pytest.MonkeyPatch) -> None:
    for variable in ("XDG_DATA_HOME", "XDG_CACHE_HOME"):
        monkeypatch.delenv(variable, raising=False)
    paths = from_environment(None, environ)
    assert paths.library == platformdirs.user_data_path("protlib", appauthor=False) / "library.json"
    assert paths.cache == platformdirs.user_cache_path("protlib", appauthor=False)


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the XDG folders of Unix")
def test_the_folders_are_those_that_xdg_names() -> None:
    paths = from_environment(None, {"XDG_DATA_HOME": "/data", "XDG_CACHE_HOME": "/cache"})
    assert (paths.library, paths.cache) == (Path("/data/protlib/library.json"), Path("/cache/protlib"))


@pytest.mark.skipif(sys.platform in {"win32", "darwin"}, reason="the XDG folders of Unix")
def test_but_not_where_they_are_relative() -> None:
    paths = from_environment(None, {"XDG_DATA_HOME": "data"})
    assert paths.library == Path.home() / ".local/share/protlib/library.json"


def test_other_platforms_have_their_own_folders(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_location, "_HAS_XDG", False)
    paths = from_environment(None, {})
    assert paths.library == platformdirs.user_data_path("protlib", appauthor=False) / "library.json"
    assert paths.cache == platformdirs.user_cache_path("protlib", appauthor=False)


def test_the_cache_can_be_named() -> None:
    assert from_environment(None, {"PROTLIB_CACHE": "/scratch"}).cache == Path("/scratch")


def test_who_has_no_home_needs_to_name_a_library(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(Path, "home", _no_home)
    monkeypatch.setattr(library_location, "_HAS_XDG", True)
    with pytest.raises(UsageError, match="name a library with --library"):
        from_environment(None, {})
    assert from_environment(Path("a.json"), {}) == library_location.Settings(Path("a.json"), None)


def test_a_home_that_is_no_whole_path_is_none(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(library_location, "_HAS_XDG", True)
    monkeypatch.setattr(Path, "home", lambda: Path("home"))
    with pytest.raises(UsageError, match="name a library"):
        from_environment(None, {})
    assert from_environment(Path("a.json"), {}).cache is None


def test_nothing_slow_is_imported_to_know_where() -> None:
    code = (
        "import sys; import protlib.cli.settings.library_location; print({'platformdirs', 'tinydb', 'orjson'} & "
        "set(sys.modules))"
    )
    ran = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True, env={**os.environ})
    assert ran.stdout.strip() == "set()"
