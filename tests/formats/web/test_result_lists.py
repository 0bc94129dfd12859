"""Lists of results that programs of repositories and journals mark only by classes."""

from typing import Any, Final

import pytest

from harness.rows import every_row
from protlib.record.model import Name, Publication
from sample_files.web_pages import read_page

_SAVED: Final = (
    "<!DOCTYPE html><!-- saved from url=(0028)https://x.example/discover?q=a -->"
    "<html><head><title>{}</title></head><body>{}</body></html>"
)
_DSPACE: Final = """<ul><li><a class='lead item-list-title' href=/items/1a><em>Trafficking</em> in the Sahel</a>
(<span class=item-list-publisher>Geneva : IOM</span>, <span class=item-list-date>2021-06</span>)
<span class=item-list-authors><span>IOM<span>; </span></span><span>Roe, J.</span></span>
<div class=item-list-abstract>What it says.</div>
<li><a class='item-list-title' href=/items/2b>Returns to Mali (A/78/172)</a></ul>"""
_OLD_DSPACE: Final = """<ul><li><h4 class=artifact-title><a href=/handle/1/2>Air pollution</a>
<span class=Z3988 title='rft_id=EP/68'></span></h4><div><span class='author h4'><small><span>World Health Organization
</span></small></span> <span>(<span class=date>1967</span>)</span></div></ul>"""
_OJS: Final = """<div class=title>Issue</div><div class=obj_article_summary>
<h3 class=title><a href=https://x.example/1>Eight reasons</a></h3>
<div class=authors>Mike Dottridge, Ana Lima</div><div class=pages>161-164</div></div>"""
_SCHOLAR: Final = """<div class=gs_ri><h3 class=gs_rt><span>[HTML]</span>
<a href=https://y.example/1>Trafficking in conflict</a></h3>
<div class=gs_a>L Smith, BK Jones… - Journal of Peace, 2019 - Sage</div></div>
<div class=gs_ri><h3 class=gs_rt>[CITATION][C] A guide</h3>
<div class=gs_a>International Organization for Migration - Geneva: IOM, 2009</div></div>"""


def read_list(title: str, body: str) -> list[Publication]:
    parsed = read_page(_SAVED.format(title, body))
    assert not any(problem.lost for problem in parsed.problems)
    return parsed.publications


@every_row(
    ("title", "body", "number", "fields"),
    [
        ("Search", _DSPACE, 0, {"title": "Trafficking in the Sahel", "authors": (Name(literal="IOM"), Name("Roe", "J.")), "date": "2021-06",
            "publisher": "IOM", "publisher_place": "Geneva", "abstract": "What it says.", "url": "https://x.example/items/1a"}),
        ("Search", _DSPACE, 1, {"title": "Returns to Mali", "number": "A/78/172", "authors": (), "date": ""}),
        ("Search", _OLD_DSPACE, 0, {"title": "Air pollution", "authors": (Name(literal="World Health Organization"),), "date": "1967"}),
        ("No. 9 (2017): Images | A Review", _OJS, 0, {"title": "Eight reasons", "authors": (Name("Dottridge", "Mike"), Name("Lima", "Ana")),
            "page": "161-164", "container_title": "A Review", "date": "2017", "type": "article-journal", "url": "https://x.example/1"}),
        ("a - Google Scholar", _SCHOLAR, 0, {"title": "Trafficking in conflict", "authors": (Name("Smith", "L"), Name("Jones", "BK"), Name(literal="others")),
            "container_title": "Journal of Peace", "date": "2019", "url": "https://y.example/1"}),
        ("a - Google Scholar", _SCHOLAR, 1, {"title": "A guide", "authors": (Name(literal="International Organization for Migration"),),
            "publisher": "IOM", "publisher_place": "Geneva", "date": "2009", "container_title": "", "url": ""}),
    ],
)  # fmt: skip
def test_a_list_gives_each_result_with_what_it_shows(
    title: str, body: str, number: int, fields: dict[str, Any]
) -> None:
    publication = read_list(title, body)[number]
    assert {name: getattr(publication, name) for name in fields} == fields


@pytest.mark.parametrize(("body", "count"), [(_DSPACE, 2), (_OLD_DSPACE, 1), (_OJS, 1), (_SCHOLAR, 2)])
def test_a_list_has_as_many_records_as_results(body: str, count: int) -> None:
    assert len(read_list("Results", body)) == count


def test_a_page_of_one_publication_gives_no_list_beside_it() -> None:
    head = "<meta name=citation_title content='A study'>"
    publications = read_page(f"<html><head>{head}</head><body>{_DSPACE}{_OLD_DSPACE}</body></html>").publications
    assert [publication.title for publication in publications] == ["A study"]
