"""Words that close a record are looked for where a change says something new."""

import pytest

from protlib.library.changes.new_marks import find_new_mark
from protlib.record.fields import access_marks
from protlib.record.fields.access_marks import MarkedTexts
from protlib.record.model import Publication


def test_a_mark_is_looked_for_only_in_the_texts_that_change(monkeypatch: pytest.MonkeyPatch) -> None:
    arguments: list[MarkedTexts] = []

    def find_mark(texts: MarkedTexts) -> tuple[str, str]:
        arguments.append(texts)
        return "", ""

    monkeypatch.setattr(access_marks, "find_mark", find_mark)
    old = Publication(title="Caring for survivors", tags=("pilot",), abstract="Women spoke of …")
    assert find_new_mark(old, old.changed(tags=("pilot", "CONFIDENTIAL"))) == ("", "")
    assert arguments == [MarkedTexts(tags=("pilot", "CONFIDENTIAL"))]
