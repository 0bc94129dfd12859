"""BibTeX files with very many entries that cannot be read."""

import pytest

from protlib.formats.bib import bibtex


@pytest.mark.slow
def test_each_broken_entry_is_told_without_a_look_at_all_that_follows() -> None:
    count = 60_000  # minutes where each reads the text behind it
    comment = "% not an entry @book{\n" + "%" * 8_000_000
    parsed = bibtex.loads("@book{\n" * count + comment)
    assert len(parsed.problems) >= count
