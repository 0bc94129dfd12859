"""PubMed's XML: each record as the same work has it in NBIB."""

import json

from harness.paths import DATA
from harness.rows import every_row
from protlib.formats import nbib, registry
from protlib.formats.databases import pubmed_xml
from protlib.record.model import Publication

FOLDER = DATA / "pubmed-xml"
TEXT = (FOLDER / "pubmed.xml").read_text(encoding="utf-8")


def _read(content: str) -> Publication:
    article = f"<MedlineCitation><PMID>1</PMID><Article>{content}</Article></MedlineCitation>"
    [record] = pubmed_xml.loads(
        f"<PubmedArticleSet><PubmedArticle>{article}</PubmedArticle></PubmedArticleSet>"
    ).publications
    return record


def test_articles_books_and_chapters_are_read_in_full() -> None:
    parsed = pubmed_xml.loads(TEXT)
    expected = json.loads((FOLDER / "pubmed.expected.json").read_text(encoding="utf-8"))
    assert [record.to_dict() for record in parsed.publications] == expected
    assert (parsed.problems, parsed.lines) == ([], [4, 43, 56])


def test_a_file_is_known_by_its_content() -> None:
    assert registry.detect(TEXT.encode(), "results.xml").name == "pubmed-xml"
    assert registry.detect(TEXT.encode(), "results.txt").name == "pubmed-xml"


def test_an_article_is_the_same_record_as_in_nbib() -> None:
    text = (
        "PMID- 10000002\nTI  - Return to Togo.\nFAU - Diallo, Awa\nJT  - Invented journal\nTA  - Inv J\nVI  - 7\n"
        "DP  - 2019 Sep-Oct\nPG  - 1-9\nLA  - fre\nAID - 10.1000/2 [doi]\nMH  - Humans\n"
    )
    xml = (
        "<PubmedArticle><MedlineCitation><PMID>10000002</PMID><Article><Journal><JournalIssue><Volume>7</Volume>"
        "<PubDate><MedlineDate>2019 Sep-Oct</MedlineDate></PubDate></JournalIssue><Title>Invented journal</Title></Journal>"
        "<ArticleTitle>Return to Togo.</ArticleTitle><Pagination><MedlinePgn>1-9</MedlinePgn></Pagination>"
        "<ELocationID EIdType='doi'>10.1000/2</ELocationID><AuthorList><Author><LastName>Diallo</LastName>"
        "<ForeName>Awa</ForeName></Author></AuthorList><Language>fre</Language></Article><MedlineJournalInfo>"
        "<MedlineTA>Inv J</MedlineTA></MedlineJournalInfo><MeshHeadingList><MeshHeading><DescriptorName>Humans"
        "</DescriptorName></MeshHeading></MeshHeadingList></MedlineCitation></PubmedArticle>"
    )
    assert pubmed_xml.loads(xml).publications == nbib.loads(text).publications


@every_row(
    ("content", "field", "value"),
    [
        ("<ArticleTitle>[Le retour].</ArticleTitle>", "title", "Le retour"),
        ("<ArticleTitle/><VernacularTitle>Le retour.</VernacularTitle>", "title", "Le retour"),
        ("<Pagination><StartPage>5</StartPage><EndPage>9</EndPage></Pagination>", "page", "5-9"),
        ("<Pagination><StartPage>e7</StartPage></Pagination>", "page", "e7"),
        ("<Abstract><AbstractText Label='UNLABELLED'>Many.</AbstractText></Abstract>", "abstract", "Many."),
        ("<Journal><JournalIssue><PubDate><Year>2020</Year><Season>Spring</Season></PubDate></JournalIssue></Journal>", "date", "2020-21"),
    ],
)  # fmt: skip
def test_each_element_becomes_its_field(content: str, field: str, value: str) -> None:
    assert getattr(_read(content), field) == value


def test_a_broken_article_costs_no_other_and_is_told() -> None:
    good = "<PubmedArticle><MedlineCitation><PMID>2</PMID></MedlineCitation></PubmedArticle>"
    parsed = pubmed_xml.loads(
        f"<PubmedArticleSet>\n<PubmedArticle><PMID>1</X></PubmedArticle>\n{good}</PubmedArticleSet>"
    )
    assert [record.extra["PMID"] for record in parsed.publications] == ["2"]
    [problem] = parsed.problems
    assert (problem.line, problem.lost) == (2, True)
    assert pubmed_xml.loads("<PubmedArticleSet></PubmedArticleSet>").problems
