"""Reports in Markdown with very many notes."""

import pytest

from protlib.citing.documents import markdown


@pytest.mark.slow
def test_each_note_cites_where_the_text_refers_to_it_however_many_there_are() -> None:
    count = 30_000  # minutes where each note looks through all citations
    text = "".join(f"Children[^{number}]\n\n[^{number}]: See @iom2009.\n\n" for number in range(count))
    places = [match.start for match in markdown.find_citations(text) if match.start == match.end]
    assert len(places) == count
    assert all(text.startswith("[^", place) for place in places)
