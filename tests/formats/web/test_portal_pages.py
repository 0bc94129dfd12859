"""Saved pages of publishers and portals, each as its own program describes a publication."""

from typing import Any, Final

import pytest

from web_pages import linked, metas, read_head

_ARTICLE: Final = (("dc.Title", "Trafficking in camps"), ("dc.Creator", "Ana Lima"), ("dc.Date", "1 Feb 2016"))
_JOURNAL: Final = {"@type": "Periodical", "name": "Nature", "issn": ["0028-0836"]}


@pytest.mark.parametrize(
    ("head", "fields"),
    [
        (metas(*_ARTICLE, ("citation_journal_title", "Forced Migration Review")), {"container_title": "Forced Migration Review", "type": "article-journal"}),
        (metas(*_ARTICLE, ("prism.publicationName", "Nature"), ("prism.volume", "574"), ("prism.startingPage", "16")),
         {"container_title": "Nature", "volume": "574", "page": "16", "type": "article-journal"}),
        (metas(*_ARTICLE) + linked({"@type": "WebPage", "mainEntity": _JOURNAL}), {"title": "Trafficking in camps", "date": "2016-02-01"}),
        (linked(_JOURNAL), {"title": "Nature", "type": "periodical"}),
    ],
)  # fmt: skip
def test_an_article_has_its_journal_and_is_never_the_journal_itself(head: str, fields: dict[str, Any]) -> None:
    publication = read_head(head)
    assert {name: getattr(publication, name) for name in fields} == fields
