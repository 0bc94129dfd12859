"""Which tests cannot run on Windows, and why; and what Wine does otherwise than Windows,
put right where tests run under it.
"""

import ast
import importlib
import os
import sys
import traceback
from collections.abc import Generator, Iterator
from contextlib import contextmanager
from functools import cache
from pathlib import Path
from types import ModuleType
from typing import Any, Final

import pytest

from harness.paths import ROOT

_MODULES: Final = {
    "pty": "Windows has no terminal that a program makes",
    "termios": "Windows has no terminal that a program makes",
    "tty": "Windows has no terminal that a program makes",
    "fcntl": "Windows has no flock",
    "resource": "Windows has no limits of a process",
    "pwd": "Windows has no file of users",
    "grp": "Windows has no file of groups",
}
"""Modules that Windows does not have; a file that imports one, or a helper in tests/ that does, is left out, and so is
a test that comes to import one when it runs.
"""
_FUNCTIONS: Final = {
    "mkfifo": "Windows has no pipes in folders",
    "fork": "Windows has no forks",
    "chown": "Windows has no owners of POSIX",
    "getuid": "Windows has no numbers of users",
    "geteuid": "Windows has no numbers of users",
    "uname": "Windows has no uname",
    "SIGKILL": "Windows has no SIGKILL",
    "SIGHUP": "Windows has no SIGHUP",
}
"""What modules of Python do not have on Windows; a test that comes to ask for one is left out."""
_NO_RIGHT: Final = 1314  # ERROR_PRIVILEGE_NOT_HELD
_WINE_ONLY: Final = {
    "numpy": "Wine has no crealf",
    "pandas": "Wine has no crealf",
    "country_converter": "Wine has no crealf, which numpy wants",
    "deno": "the Python for Windows under Wine has no deno; `make lint` tries the scripts of the page",
    "protlib-cli": "protlib is on the path under Wine, and not installed",
}
"""What cannot be imported under Wine."""
_PERMISSIONS: Final = "Windows has no permissions of POSIX"
_LINKS: Final = "a symbolic link wants a right on Windows, and Wine makes none"
_OPEN: Final = "Windows removes and replaces no file that is open"
_BYTES: Final = "names are UTF-16 on Windows, and have no other bytes"
_SIGNALS: Final = "Windows has no signals that a program sends to another"
_LIMITS: Final = "Windows has no limits that a process has from another"
_FORKS: Final = "Windows has no forks"
_USERS: Final = "Windows has no numbers of users"
_PROCESSES: Final = "Windows tells of processes and locks in other words"
_SCRIPT: Final = "its program is a script of a POSIX shell"
_TIMES: Final = "Windows has no time at which a file was changed that no program can set"
_DOCS: Final = "what `make docs` writes is written on Linux"
TESTS: Final = {
    "cli/test_bytes.py": "names of files are UTF-16 on Windows, and never broken",
    "test_screenshots.py": "the pictures are made on Linux",
    "cli/test_crowd.py": _FORKS,
    "fulltext/test_picture_text.py": _SCRIPT,
    "formats/test_growth.py": _LIMITS,
    "formats/test_limits.py": _LIMITS,
    "git/test_hostile_repository.py": _SCRIPT,
    "library/test_concurrency.py": _SIGNALS,
    "system/test_signals.py": _SIGNALS,
    "test_fuzzing.py": "Windows has no signal after a time of the processor",
    "test_recipes.py": "the recipes are scripts of POSIX shells",
}
"""Whole files, by their paths below tests/, as all tables here."""
CASES: Final = {
    "cli/commands/test_text.py": {"test_a_scan_is_recognised_on_request_and_its_text_stays": _SCRIPT},
    "cli/commands/test_git_setup.py": {"test_a_terminal_asks_what_becomes_of_the_files": _FORKS},
    "cli/commands/test_listen.py": {"test_saves_until_it_is_stopped": _SIGNALS},
    "citing/test_engine_failures.py": {
        "test_the_version_of_an_older_pandoc_is_named_as_a_weakness": _SCRIPT,
        "test_what_the_engine_says_when_it_fails_is_one_line": _SCRIPT,
        "test_an_engine_that_goes_on_and_on_is_stopped_with_what_it_started": _SCRIPT,
        "test_an_engine_without_memory_is_told_in_plain_words": _SCRIPT,
    },
    "cli/commands/test_attach.py": {
        "test_the_folder_of_files_may_be_on_another_disk": _LINKS,
    },
    "cli/commands/test_verify_quotes.py": {
        "test_a_report_with_right_pages_is_as_closed_as_the_report": _PERMISSIONS,
    },
    "fulltext/test_passage_index.py": {
        "test_two_programs_throw_a_damaged_index_away_once": _OPEN,
        "test_nobody_else_can_read_the_index": _PERMISSIONS,
    },
    "fulltext/test_text_store.py": {
        "test_nobody_else_can_read_a_text": _PERMISSIONS,
    },
    "storage/test_holder.py": {
        "test_the_name_that_a_killed_process_has_left_is_not_believed": _PROCESSES,
    },
    "storage/test_repair.py": {
        "test_ten_thousand_records_of_one_key_are_told_apart_at_once": _LIMITS,
    },
    "test_examples.py": {
        "test_the_script_makes_what_the_reports_become": _SCRIPT,
        "test_the_batch_adds_what_is_new_and_the_second_time_nothing": _SCRIPT,
        "test_the_batch_script_takes_the_library_as_its_argument": _SCRIPT,
    },
    "test_docs.py": {"test_a_page_or_a_table_that_is_made_is_what_the_program_does_today": _DOCS},
    "test_release.py": {"test_the_page_of_licences_is_what_the_packages_say_of_themselves": _DOCS},
    "storage/history/test_set_aside_files.py": {
        "test_names_of_any_bytes_and_those_that_are_taken_are_kept_apart": _BYTES,
        "test_copies_of_what_is_undone_are_beside_the_library_again": _PERMISSIONS,
    },
    "git/test_attributes.py": {"test_a_name_that_is_no_text_keeps_its_bytes": _BYTES},
    "storage/test_lock.py": {
        "test_an_error_of_the_file_system_is_no_lock_that_somebody_holds": _PROCESSES,
        "test_it_opens_to_those_who_may_write_in_its_folder": _PERMISSIONS,
        "test_a_lock_whose_file_was_removed_is_taken_on_the_new_one": _OPEN,
    },
    "storage/test_refusals.py": {
        "TestTooLittleMemory": _LIMITS,
        "test_is_refused_where_it_is_a_device": "Windows has no /dev/null",
        "test_because_its_folder_is_read_only": _PERMISSIONS,
        "test_because_the_folder_of_its_versions_is_read_only": _PERMISSIONS,
        "test_because_a_file_stands_where_its_versions_go": "Windows says it in other words",
        "test_until_the_other_process_is_done_whatever_becomes_of_the_lock_s_file": _OPEN,
    },
    "storage/test_store.py": {
        "test_keeps_the_permissions": _PERMISSIONS,
        "test_lets_whoever_may_write_in_the_folder_write_versions": _PERMISSIONS,
        "test_lets_nobody_else_read_versions_or_hold_the_lock": _PERMISSIONS,
        "test_closes_earlier_versions_to_those_to_whom_the_library_was_closed": _PERMISSIONS,
        "test_is_on_the_disk_before_it_takes_the_file_s_place": "Windows opens no folder, to have its names on the disk",
    },
    "storage/test_replacement.py": {
        "test_who_has_opened_or_linked_a_file_keeps_its_state_through_later_changes": _OPEN,
    },
    "storage/test_versions.py": {"test_keeps_the_permissions_of_today": _PERMISSIONS},
    "storage/test_file_records.py": {
        "test_nobody_reads_it_who_may_not_read_the_library": _PERMISSIONS,
        "test_who_runs_it_is_known_where_no_variable_says_so": _USERS,
        "test_who_may_read_the_library_may_read_what_is_known_of_it": _PERMISSIONS,
        "test_a_user_whose_name_is_not_utf8_can_write": _BYTES,
    },
    "search/vocabulary/test_places.py": {
        "test_the_keys_are_those_of_the_gazetteer": _DOCS,
    },
    "system/test_cache_folder.py": {
        "test_only_the_owner_reads_what_may_be_confidential": _PERMISSIONS,
    },
    "system/test_ledger.py": {
        "test_it_says_nothing_of_what_files_are_called_and_is_its_owners": _PERMISSIONS,
        "test_of_too_many_lines_the_newest_are_kept": _PERMISSIONS,
    },
    "cli/test_output_files.py": {
        "test_a_name_may_be_as_long_as_the_system_has_it": "Windows takes 259 letters for a path",
        "test_what_may_hold_what_is_not_public_is_as_closed_as_the_library": _PERMISSIONS,
        "test_what_comes_from_a_pipe_and_is_not_public_is_its_owners": _PERMISSIONS,
        "test_what_is_public_is_as_open_as_any_new_file": _PERMISSIONS,
    },
    "cli/test_errors.py": {
        "test_a_current_folder_that_was_removed_is_an_error": "Windows removes no folder that a process is in",
        "test_output_that_cannot_be_written_is_an_error": "Windows has no /dev/full",
        "test_a_change_that_was_saved_is_told_where_what_follows_cannot_be_written": "Windows has no /dev/full",
        "test_a_stream_that_is_closed_is_no_crash": _SCRIPT,
    },
    "cli/commands/test_edit.py": {
        "test_what_was_typed_is_kept_where_the_terminal_goes_away": _SIGNALS,
        "test_ctrl_c_in_the_editor_is_the_editors": _SIGNALS,
        "test_an_editor_may_have_a_space_in_its_path_and_an_empty_variable_is_none": _SCRIPT,
    },
    "cli/manual/test_roff.py": {"test_a_terminal_shows_it_by_man": _SCRIPT},
    "system/test_installation.py": {
        "test_the_line_is_for_what_protlib_was_installed_with": "the lines have paths of POSIX"
    },
    "system/pdf/test_document.py": {
        "test_the_program_reads_it": _SCRIPT,
        "test_the_program_says_what_is_wrong": _SCRIPT,
    },
    "system/test_file_identity.py": {
        "test_a_link_has_that_of_its_file_and_a_loop_of_links_none": _LINKS,
        "test_it_tells_a_change_that_hides_in_the_same_size_and_time": _TIMES,
    },
    "library/test_changed_underneath.py": {
        "test_what_only_the_time_of_change_tells_is_seen": _TIMES,
        "test_a_file_that_is_gone_is_made_anew_and_its_versions_stay": _OPEN,
        **{
            f"test_a_command_is_done_to_what_is_there_now[index {place}-_replaced-{command}]": _OPEN
            for place in ("in memory", "on file")
            for command in ("_add", "_set", "_remove", "_rekey")
        },
    },
    "library/test_bits_that_flip.py": {"test_no_bit_that_flips_makes_an_answer_wrong": _TIMES},
    "index/test_index_files.py": {
        "test_a_library_changed_behind_its_back_is_answered_for_as_it_is[_rewrite_unseen]": _TIMES,
    },
    "index/test_seal.py": {
        "test_an_index_stays_where_it_has_the_bytes_that_it_was_left_with[flip-False]": _TIMES,
        "test_a_changed_index_is_summed_when_it_has_settled": _TIMES,
        "test_an_open_index_that_something_touches_is_not_asked_and_not_changed": _TIMES,
    },
    "cli/commands/test_mcp.py": {"test_ctrl_c_ends_it_with_0_in_silence_and_leaves_nothing_behind": _SIGNALS},
    "cli/commands/test_stats_charts.py": {"test_a_picture_has_the_bytes_of_the_name_that_was_given": _BYTES},
    "cli/terminal/test_pager.py": {
        "test_a_pager_that_the_shell_cannot_run_is_an_error": _SCRIPT,
        "test_ctrl_c_is_left_to_the_pager": _SIGNALS,
    },
    "system/test_atomic.py": {
        "test_a_full_disk_is_told_from_one_that_holds_no_more_files": "Windows counts no inodes",
        "test_a_disk_that_fills_up_half_way_leaves_the_old_content": _LIMITS,
        "test_a_file_that_is_read_only_is_refused_whoever_asks": _PERMISSIONS,
        "test_a_folder_that_is_read_only_is_refused": _PERMISSIONS,
        "test_a_file_keeps_its_permissions": _PERMISSIONS,
        "test_a_new_file_has_the_permissions_of_any_or_of_the_one_it_is_like": _PERMISSIONS,
        "test_a_symbolic_link_is_followed_and_kept": _LINKS,
        "test_a_symbolic_link_to_what_is_not_there_yet_makes_it": _LINKS,
        "test_what_is_no_file_is_written_to_and_stays": "Windows has no devices in folders",
        "test_a_writer_that_is_killed_leaves_a_whole_file": _SIGNALS,
        "test_what_the_shell_has_open_is_written_to_where_it_stands": "Windows has no /dev/stdout",
        "test_of_two_writers_at_once_one_is_the_last_and_no_reader_sees_a_half": "Windows lets nobody read a file in the moment in which it is replaced",
    },
}
"""Tests of a file that has others, too: a function, a class, a fixture, or one case of a test, as pytest names it."""
_NO_BUILDER: Final = "the Python for Windows under Wine has no hatchling; the release workflow builds there"
_NO_SPHINX: Final = "the Python for Windows under Wine has no Sphinx; the site is made on Linux"
_READ: Final = "Wine reads a file to tell of what kind it is, and so it counts as used"
WINE_CASES: Final = {
    "test_release.py": {"built": _NO_BUILDER},
    "test_site.py": {"site": _NO_SPHINX},
    "index/test_eviction.py": {
        "test_an_index_goes_by_its_age_and_sooner_where_its_library_is_gone": _READ,
        "test_nobody_waits_until_thousands_are_gone": _READ,
        "test_what_crashes_left_goes_in_time_and_what_is_not_ours_stays": _READ,
    },
}
"""Tests that cannot run under Wine, and can on Windows."""


def is_wine() -> bool:
    """Tell whether this is no Windows, but Wine."""
    import ctypes

    loader: Any = getattr(ctypes, "windll", None)
    return loader is not None and hasattr(loader.ntdll, "wine_get_version")


def why_not(path: Path, missing: dict[str, str]) -> str:
    """Return why a file of tests cannot run where some modules are missing, "" where it can."""
    return TESTS.get(_below(path), "") or _reason(path, tuple(missing.items()))


def _below(path: Path) -> str:
    """Return the path of a file of tests below tests/."""
    return path.relative_to(ROOT / "tests").as_posix()


def missing_here() -> dict[str, str]:
    """Return the modules that are missing, with reasons."""
    return {**_MODULES, **(_WINE_ONLY if is_wine() else {})}


@cache
def _reason(path: Path, missing: tuple[tuple[str, str], ...]) -> str:
    for name in _imported(path):
        why = dict(missing).get(name.partition(".")[0], "")
        helper = ROOT / f"tests/{name.replace('.', '/')}.py"
        if why or (helper.is_file() and helper != path and (why := _reason(helper, missing))):
            return why
    return ""


def _imported(path: Path) -> set[str]:
    """Return the modules that a file imports when it is imported itself, and what it imports of a package."""
    names: set[str] = set()
    for node in ast.parse(path.read_bytes()).body:
        if isinstance(node, ast.Import):
            names |= {alias.name for alias in node.names}
        elif isinstance(node, ast.ImportFrom) and node.module:
            names |= {node.module, *(f"{node.module}.{alias.name}" for alias in node.names)}
    return names


class _LeftOut(pytest.Module):
    """A file of tests that cannot run here."""

    why = ""

    def collect(self) -> Any:
        """Skip the file, with its reason."""
        pytest.skip(self.why, allow_module_level=True)


def pytest_pycollect_makemodule(module_path: Path, parent: Any) -> pytest.Module | None:
    """Leave out a file that cannot run here."""
    if not (why := why_not(module_path, missing_here())):
        return None
    module: _LeftOut = _LeftOut.from_parent(parent, path=module_path)
    module.why = why
    return module


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Leave out tests that cannot run here."""
    tables = (CASES, WINE_CASES) if is_wine() else (CASES,)
    for item in items:
        names = {node.name for node in item.listchain()} | {getattr(item, "originalname", item.name)}
        names.update(getattr(item, "fixturenames", ()))
        rows = [table.get(_below(item.path), {}) for table in tables]
        if why := next((why for row in rows for name, why in row.items() if name in names), ""):
            item.add_marker(pytest.mark.skip(reason=why))


@pytest.hookimpl(wrapper=True)
def pytest_pyfunc_call() -> Generator[None, Any, Any]:
    """Leave out a test that comes to what cannot be had here."""
    with _left_out():
        return (yield)


@pytest.hookimpl(wrapper=True)
def pytest_fixture_setup() -> Generator[None, Any, Any]:
    """Leave out a test whose fixture comes to what cannot be had here."""
    with _left_out():
        return (yield)


@contextmanager
def _left_out() -> Iterator[None]:
    try:
        yield
    except (ModuleNotFoundError, AttributeError, OSError) as error:
        if not (why := why_it_stopped(error, missing_here())):
            raise
        pytest.skip(why)


def why_it_stopped(error: Exception, missing: dict[str, str]) -> str:
    """Return why a test could not go on where it asked for what is missing; "" where protlib did, which is a fault."""
    files = [Path(frame.filename) for frame in traceback.extract_tb(error.__traceback__)]
    who = [file for file in files if file.is_relative_to(ROOT / "tests") or file.is_relative_to(ROOT / "src")]
    if not who[-1].is_relative_to(ROOT / "tests"):
        return ""
    if isinstance(error, OSError):
        return _LINKS if getattr(error, "winerror", None) == _NO_RIGHT else ""
    if isinstance(error, AttributeError):
        return _FUNCTIONS.get(str(error.name), "") if isinstance(error.obj, ModuleType) else ""
    return missing.get(str(getattr(error, "name", "")), "")


def mend_wine() -> None:
    """Have what is refused be refused as Windows does it:
    a link, and, also in the processes that tests start, a byte that is locked.
    """
    if not is_wine():
        return

    def refuse(path: Path, *_arguments: object, **_named: object) -> None:
        error = OSError(f"no right to make a link: {path}")
        error.winerror = _NO_RIGHT  # type: ignore[attr-defined]  # which other systems do not have
        raise error

    # Wine makes none, and says nothing.
    Path.symlink_to = refuse  # type: ignore[assignment,method-assign]
    shim = str(ROOT / ".ci/wine")
    parts = [part for part in os.environ.get("PYTHONPATH", "").split(os.pathsep) if part]
    if shim not in parts:
        os.environ["PYTHONPATH"] = os.pathsep.join([*parts, shim])
        sys.path.append(shim)
        importlib.import_module("sitecustomize")


def stand_for_a_console() -> None:
    """Have Rich draw as on the console of today; where there is none,
    it takes it for an old one, which is a column narrower.
    """
    import rich.console

    rich.console.detect_legacy_windows = lambda: False
