"""A helper that is kept answers the next one who asks; one that is busy or broken ends."""

import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from harness.kept_helpers import Helpers
from protlib.fulltext.reading_process import HELPER, unpack_text
from protlib.system.helper_process import HelperProcess

SECONDS = 60


@pytest.fixture
def helpers(monkeypatch: pytest.MonkeyPatch) -> Iterator[Helpers]:
    """Helpers that are kept for this test alone."""
    helpers = Helpers()
    helpers.stand_in(monkeypatch)
    yield helpers
    helpers.end()


def started(helpers: Helpers) -> int:
    """Return the number of the process that one gets who starts a helper, and give it back."""
    helper = helpers.start(HELPER, SECONDS)
    helper.receive()
    helper.kill()
    helper.wait()
    return helper.number


def test_one_process_answers_all_who_ask_one_after_the_other(helpers: Helpers, tmp_path: Path) -> None:
    number = started(helpers)
    for text in ("first", "second"):
        path = tmp_path / f"{text}.txt"
        path.write_text(text)
        helper = HelperProcess(HELPER, SECONDS)
        assert [page.text for page in unpack_text(helper.ask(str(path))).pages] == [text]
        with pytest.raises(ValueError, match=r"No such file|find the file"):
            helper.ask(str(tmp_path / "missing.txt"))
        helper.kill()
        with pytest.raises(ValueError, match="ended"):
            helper.ask(str(path))
        helper.close()
    assert started(helpers) == number


def test_who_asks_at_once_has_a_process_alone(helpers: Helpers) -> None:
    first, second = helpers.start(HELPER, SECONDS), helpers.start(HELPER, SECONDS)
    assert first.number != second.number
    for helper in (first, second):
        helper.kill()
        helper.wait()


@pytest.mark.slow
def test_what_is_ended_before_it_answers_is_not_kept(helpers: Helpers) -> None:
    helper = helpers.start(HELPER, SECONDS)
    helper.kill()
    assert helper.wait() < 0
    assert started(helpers) != helper.number


@pytest.mark.slow
def test_another_environment_has_other_processes(helpers: Helpers, monkeypatch: pytest.MonkeyPatch) -> None:
    number = started(helpers)
    monkeypatch.setenv("PATH", "")
    assert started(helpers) != number


@pytest.mark.slow
def test_a_script_of_a_test_is_run_by_a_process_of_its_own(
    helpers: Helpers, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    script = tmp_path / "script.py"
    script.write_text(f"import {HELPER} as helper\nhelper.main()\n")
    monkeypatch.setattr("protlib.system.bundle.words_that_run", lambda _module: (sys.executable, str(script)))
    assert started(helpers) != started(helpers)
