"""`verify --quotes -o check.html`: what the author of a report gets, in each form and language."""

import json
import re
import zipfile
from pathlib import Path

import pytest

from harness.made_once import made_once
from programs.engine import needs_engine
from programs.running import Run
from protlib import overview
from protlib.fulltext.page_text import FileText, Page
from protlib.quotations.report_check import Obstacle
from sample_files.file_texts import attach_with_text

CARING = FileText(
    (
        Page("The children who were trafficked do not return home before they have been identified.", "3"),
        Page(
            "Labour exploitation is common along the border region of the country, and <b>nobody</b> & none asked.", "5"
        ),
    ),
    "by hand, 1",
)
REPORT = """\
IOM says “children who were trafficked do not return home” [@iom2009, p. 3].
And “children who were trafficked do return home before” [@iom2009, p. 3].
Also “common along the border region of the country” [@iom2009, p. 3].
Then “<b>nobody</b> & some asked” [@iom2009, p. 5], “it is not so here” [@none2012], “of which nobody knows” [@gone2014].
And “ships that nobody has seen at sea” [@iom2009], with 43 per cent [@iom2009, p. 3].
"""


@pytest.fixture(autouse=True)
@made_once
def _library(protlib: Run, tmp_path: Path) -> None:
    protlib("add", "--key", "iom2009", "--title", "Caring <i>for</i> people", "--author", "{IOM}", "--date", "2009")
    protlib("add", "--key", "none2012", "--title", "Nothing")
    attach_with_text(tmp_path / "library.json", tmp_path / "data", "iom2009", CARING)
    (tmp_path / "a.md").write_text(REPORT)


def test_each_quotation_stands_beside_its_source(protlib: Run, tmp_path: Path) -> None:
    ran = protlib("verify", "a.md", "--quotes", "--numbers", "-o", "check.html")
    assert ran.code == 1
    assert ran.err.startswith("check.html: the check for the author\na.md: 7 quotations; 1 verbatim; ")
    page = (tmp_path / "check.html").read_text(encoding="utf-8")
    assert page.count("<h3>") == 6
    for line in (
        "<p><b>In your report, line 2:</b> <bdi>children who were trafficked do return home before</bdi></p>",
        "<p><b>In the source, p. 3:</b> <bdi>children who were trafficked do <u><b>not</b></u> return home before</bdi></p>",
        "<p><b>What differs:</b> <bdi>“not” is left out. This turns the sentence round.</bdi></p>",
        "<p><b>Work cited:</b> <bdi>IOM, Caring for people, 2009, p. 3</bdi></p>",
        "<p><b>What to do:</b> <bdi>Cite p. 5.</bdi></p>",
        "<bdi>nobody &amp; <u><b>some</b></u> asked</bdi>",
        "&gt; &amp; none",
        "<p><b>Why:</b> <bdi>The library has no file of this work.</bdi></p>",
        "<p><b>Why:</b> <bdi>The library has no public work with the key gone2014.</bdi></p>",
        '<th scope="col">Pages that have it</th>',
        "<td><bdi>children who were trafficked do not return home</bdi></td>",
    ):
        assert line in page, line
    assert "protlib attach" not in page  # the author has no terminal


@pytest.mark.parametrize(
    ("locale", "line"),
    [
        ("fr", "**Que faire\u00a0:** Citez p. 5."),
        ("es", "**Qué hacer:** Cite p. 5."),
        ("ar", "**ما العمل:** اذكر ص 5."),
        ("de", "**What to do:** Cite p. 5."),
    ],
)
def test_the_check_has_the_language_that_is_asked_for(protlib: Run, tmp_path: Path, locale: str, line: str) -> None:
    ran = protlib("verify", "a.md", "--quotes", "-o", "check.md", "--locale", locale)
    assert line in (tmp_path / "check.md").read_text(encoding="utf-8").splitlines()
    assert ("this one is in English" in ran.err) == (locale == "de")


@needs_engine
@pytest.mark.parametrize(("name", "part"), [("check.docx", "word/document.xml"), ("check.odt", "content.xml")])
def test_the_check_is_a_document_of_an_office(protlib: Run, tmp_path: Path, name: str, part: str) -> None:
    assert protlib("verify", "a.md", "--quotes", "-o", name).code == 1
    with zipfile.ZipFile(tmp_path / name) as packed:
        text = re.sub("<[^>]*>", "", packed.read(part).decode())
    assert "What to do: Cite p. 5." in text.replace("\xa0", " ")


def test_a_check_that_a_person_has_filled_in_stays(protlib: Run, tmp_path: Path) -> None:
    check = tmp_path / "check.md"
    assert protlib("verify", "a.md", "--quotes", "-o", "check.md").code == 1
    assert protlib("verify", "a.md", "--quotes", "-o", "check.md").code == 1
    check.write_text(f"{check.read_text()}\nDone: ANA")
    ran = protlib("verify", "a.md", "--quotes", "-o", "check.md")
    assert (ran.code, ran.out) == (2, "")
    assert "check.md was changed after protlib wrote it; to overwrite it: --force" in ran.err
    assert check.read_text().endswith("ANA")
    assert protlib("verify", "a.md", "--quotes", "-o", "check.md", "--force").code == 1


def test_all_right_is_said_so(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(REPORT.splitlines()[0])
    assert protlib("verify", "a.md", "--quotes", "-o", "check.md").code == 0
    assert "All quotations are right." in (tmp_path / "check.md").read_text()


UNCITED = "\n\nA girl said “nobody asked us for anything”.\n"


@pytest.mark.parametrize(
    ("options", "times", "sentence"),
    [
        ((), 0, "in quotation marks"),
        ((), 1, "1 passage in quotation marks has no citation beside it. It was not checked: name its source."),
        ((), 2, "2 passages in quotation marks have no citation beside them."),
        (("--locale", "fr"), 2, "2 passages entre guillemets sont sans référence."),
        (("--locale", "es"), 2, "2 pasajes entre comillas no tienen cita al lado."),
        (("--locale", "ar"), 2, "هناك مقطعان بين علامتي اقتباس دون إحالة."),
    ],
)
def test_quotations_without_a_citation_are_counted(
    protlib: Run, tmp_path: Path, options: tuple[str, ...], times: int, sentence: str
) -> None:
    (tmp_path / "a.md").write_text(REPORT.splitlines()[0] + UNCITED * times)
    assert protlib("verify", "a.md", "--quotes", "-o", "check.md", *options).code == 0
    assert (sentence in (tmp_path / "check.md").read_text()) == bool(times)


def test_a_work_that_is_not_public_stays_out_unless_it_is_included(protlib: Run, tmp_path: Path) -> None:
    assert protlib("set", "iom2009", "access=internal").code == 0
    ran = protlib("verify", "a.md", "--quotes", "-o", "check.md")
    assert "1 internal" in ran.err
    assert "--include internal" in ran.err
    assert "cannot be checked: iom2009 is internal. To look at it: --include internal" in ran.out
    assert "no publication has the key iom2009" not in ran.out
    assert "cannot be checked: no publication has the key gone2014" in ran.out
    assert "before they" not in (text := (tmp_path / "check.md").read_text())
    assert "Caring" not in text
    assert "internal" not in text
    protlib("verify", "a.md", "--quotes", "-o", "check.md", "--include", "internal")
    assert "Caring for people" in (tmp_path / "check.md").read_text()


def test_a_typed_citation_of_a_work_that_is_not_public_does_not_name_its_key(protlib: Run, tmp_path: Path) -> None:
    protlib("set", "iom2009", "access=internal")
    (tmp_path / "b.md").write_text("They say “children who were trafficked do return” (IOM, 2009, p. 3).")
    ran = protlib("verify", "b.md", "--quotes", "-o", "check.md")
    assert "iom2009 is internal" in ran.out
    text = (tmp_path / "check.md").read_text(encoding="utf-8")
    assert "**Work cited:** IOM, 2009, p. 3\n\n**Why:** The library has no public work that fits this citation." in text
    assert not re.search("iom2009|do not return", text)


REFUSED = [
    (["-o", "check.xls"], "check.xls: unknown suffix; choose from .docx, .odt, .html, .htm"),
    (["-o", "-"], "name a file to write: -o check.html"),
    (["--force"], "--force is about a file: protlib verify a.md --quotes -o check.html --force"),
    (["--locale", "fr"], "--locale is about the author's check"),
    (["--everywhere"], "--everywhere is about --paraphrase"),
]


@pytest.mark.parametrize(("options", "message"), REFUSED)
def test_refuses_what_it_cannot_write(protlib: Run, options: list[str], message: str) -> None:
    ran = protlib("verify", "a.md", "--quotes", *options)
    assert ran.code == 2
    assert message in ran.err


PARAPHRASES = [
    "Labour exploitation is common along the border region of the country [@iom2009].",
    "Labour exploitation is common along the border region of that country [@iom2009, p. 5].",
]
NO_PARAPHRASES = [
    "“Labour exploitation is common along the border region of the country” [@iom2009].",
    "Labour exploitation is common [@iom2009].",
    "Much work is done by people who never see a contract, and the border region knows this [@iom2009].",
    ("Trafficking is the recruitment, transportation, transfer, harbouring or receipt of persons, by means of the threat or use"
    " of force, of fraud, for the purpose of exploitation [@iom2009]."),
    "# Labour exploitation is common along the border region of the country [@iom2009]",
]  # fmt: skip


@pytest.mark.parametrize("sentence", PARAPHRASES)
def test_a_finding_names_a_sentence_of_a_source_without_marks(protlib: Run, tmp_path: Path, sentence: str) -> None:
    (tmp_path / "a.md").write_text(f"{sentence}\n")
    ran = protlib("verify", "a.md", "--quotes", "--paraphrase", "-o", "check.md")
    assert ran.code == 1
    assert "stands in iom2009, p. 5" in ran.out
    assert ran.err.endswith("a.md: 0 quotations; 1 sentence without marks\n")
    assert "## Without quotation marks" in (tmp_path / "check.md").read_text()
    [paraphrase] = json.loads(protlib("verify", "a.md", "--quotes", "--paraphrase", "-f", "json").out)["paraphrases"]
    assert (paraphrase["key"], paraphrase["pages"], paraphrase["line"]) == ("iom2009", "5", 1)


@pytest.mark.parametrize("sentence", NO_PARAPHRASES)
def test_what_is_marked_or_common_is_no_paraphrase(protlib: Run, tmp_path: Path, sentence: str) -> None:
    (tmp_path / "a.md").write_text(f"{sentence}\n")
    ran = protlib("verify", "a.md", "--quotes", "--paraphrase")
    assert (ran.out, ran.code) == ("", 0)
    assert "without marks" not in ran.err


def test_works_that_are_not_cited_are_searched_on_request(protlib: Run, tmp_path: Path) -> None:
    (tmp_path / "a.md").write_text(f"{PARAPHRASES[0].replace('iom2009', 'none2012')}\n")
    assert protlib("verify", "a.md", "--quotes", "--paraphrase").code == 0
    assert "stands in iom2009, p. 5" in protlib("verify", "a.md", "--quotes", "--paraphrase", "--everywhere").out


@pytest.mark.parametrize("locale", ["en", "fr", "es", "ar"])
@pytest.mark.parametrize("name", [obstacle.name for obstacle in Obstacle])
def test_each_reason_has_words_in_each_language(locale: str, name: str) -> None:
    messages = json.loads((Path(overview.__file__).parent / "messages" / f"{locale}.json").read_text("utf-8"))
    assert messages[f"quotes.why.{name}"]
    assert messages[f"quotes.todo.{name}"]
