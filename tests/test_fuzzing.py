"""A short way through what `make fuzz` does for as long as one likes, and each fault that it has found, as a case."""

import time
from typing import Final

import pytest

from harness.rows import every_row
from harness.slow_rows import mark_slow
from mishaps.fuzz_targets import TARGETS
from mishaps.fuzzing import Target, broken, faults, shortest
from sample_files import documents

_BY_NAME: Final = {target.name: target for target in TARGETS}

_FOUND: Final = {
    "an encoding that nobody knows": ("odt", documents.zipped({
        "mimetype": "application/vnd.oasis.opendocument.text",
        "content.xml": '<?xml version="1.0" encoding="TF-8"?><a/>',
    })),
    "a library of line breaks": ("library", b"\n" * 300_000),
    "a source whose beginning is gone": (
        "word", b"<b:Source><b:Title>zqalpha</b:Title></b:Source> <b:Title>zqbravo</b:Title></b:Source>"),
    "an address in the words of a citation": ("documents of Markdown", b"As shown [@a2001, see https://iom.int/a].\n"),
    "a citation in an address": ("documents of Markdown", b"[http://@a2001\n@b2002]\n"),
}  # fmt: skip


_DEAR: Final = {"refer", "report", "documents of Word", "csv", "labelled", "places"}
"""Readers whose cases take a tenth of a second or more."""


@pytest.mark.parametrize("name", mark_slow((target.name for target in TARGETS), lambda name: name in _DEAR))
def test_what_is_read_keeps_its_promises_whatever_it_is(name: str) -> None:
    target_faults = faults(_BY_NAME[name], 13, 12)
    assert not target_faults, "\n".join(
        f"{fault.seed}: {fault.what}\n{fault.content[:500]!r}" for fault in target_faults
    )


@every_row(("name", "content"), _FOUND.values(), ids=_FOUND)
def test_what_was_once_broken_is_not_any_more(name: str, content: bytes) -> None:
    assert broken(_BY_NAME[name], content) == ""


def _clumsy(content: bytes) -> None:
    assert b"{" not in content, "a brace"
    while b"}" in content:
        time.monotonic()


@pytest.mark.slow
def test_faults_are_found_once_each_and_cut_to_what_matters(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("mishaps.fuzzing.SECONDS", 0.05)
    target = Target("clumsy", lambda: [b"a title, and no more"], _clumsy)
    assert broken(target, b"a title") == ""
    assert broken(target, b"a }").startswith("TookTooLongError in ")
    what = broken(target, b"a { b")
    assert what.endswith(": a brace")
    assert shortest(target, b"a title { and more", what) == b"{"
    target_faults = [fault for fault in faults(target, 1, 200) if fault.what == what]
    assert [fault.content for fault in target_faults] == [b"{"]
    assert faults(target, 1, 200)[0].seed == faults(target, 1, 200)[0].seed
