"""`open`: only links into the web, and the user's own documents where that is asked for, ever reach the desktop."""

from pathlib import Path

import pytest

from programs.running import Run
from protlib.cli import browser_links


@pytest.fixture
def opened(monkeypatch: pytest.MonkeyPatch) -> list[str]:
    """What was handed to the desktop."""
    addresses: list[str] = []
    monkeypatch.setattr(browser_links, "open_in_system", addresses.append)
    return addresses


def add(protlib: Run, url: str) -> str:
    """Put a link into a record as an import does, which takes what it finds."""
    rows = f'title,url,key\nSomething,"{url}",linked\n'
    protlib("import", "-", "--from", "csv", stdin=rows)
    return "linked"


@pytest.mark.parametrize(
    ("url", "link"),
    [
        ("https://www.iom.int/a?b=c#d", "https://www.iom.int/a?b=c#d"),
        ("HTTP://www.iom.int", "HTTP://www.iom.int"),
        ("www.iom.int", "https://www.iom.int"),
        ("www.iom.int:8080/a", "https://www.iom.int:8080/a"),
        ("localhost:80", "https://localhost:80"),
    ],
)
def test_a_link_into_the_web_is_opened(protlib: Run, opened: list[str], url: str, link: str) -> None:
    assert protlib("open", add(protlib, url)).code == 0
    assert opened == [link]


@pytest.mark.parametrize(
    "url",
    [
        "search-ms:query=x",
        "ms-msdt:/id",
        "javascript:alert(1)",
        "data:text/html,x",
        "mailto:a@b.org",
        "--manual:x",
        "-x",
        "ftp://a.org/x",
        "smb://a/b",
        "file://server/share/a.pdf",
        "file:///etc/passwd",
        "file:///tmp/x.desktop",
        "file:relative.pdf",
        "/tmp/x.sh",
        "\\\\server\\share\\a.pdf",
        "//server/a.desktop",
        "./x.desktop",
        "~/x.desktop",
        "http:///etc/passwd",
        "https://",
        "https://[bad",
        "http:x",
    ],
)
@pytest.mark.parametrize("option", [[], ["--files"]])
def test_what_asks_the_desktop_for_anything_else_is_refused_by_its_name(
    protlib: Run, opened: list[str], url: str, option: list[str]
) -> None:
    ran = protlib("open", add(protlib, url), *option)
    assert (ran.code, opened, ran.err.count("\n")) == (3, [], 1)
    assert "linked: " in ran.err


def test_a_document_of_ones_own_is_opened_only_by_choice(protlib: Run, opened: list[str], tmp_path: Path) -> None:
    paper = tmp_path / "a paper.pdf"
    key = add(protlib, paper.as_uri())
    assert "--files" in protlib("open", key).err
    assert protlib("open", key, "--files").code == 3
    paper.touch()
    assert protlib("open", key, "--files").code == 0
    assert [*map(Path, opened)] == [paper]


def test_the_others_are_opened_where_one_is_refused(protlib: Run, opened: list[str]) -> None:
    rows = "title,url,key\nA,search-ms:x,one\nB,https://b.org,two\nC,https://c.org,three\n"
    protlib("import", "-", "--from", "csv", stdin=rows)
    assert protlib("open", "-", stdin="one\ntwo\nthree\n").code == 3
    assert opened == ["https://b.org", "https://c.org"]


def test_the_link_of_a_doi_stands_in_and_none_is_told(protlib: Run, opened: list[str]) -> None:
    protlib("add", "--title", "Something", "--doi", "10.1000/x", "--key", "a")
    protlib("add", "--title", "Other", "--key", "b")
    assert protlib("open", "a").code == 0
    assert opened == ["https://doi.org/10.1000/x"]
    assert protlib("open", "b").code == 1


def test_the_others_are_opened_where_one_has_no_link(protlib: Run, opened: list[str]) -> None:
    rows = "title,url,key\nA,,one\nB,https://b.org,two\nC,search-ms:x,three\nD,https://d.org,four\n"
    protlib("import", "-", "--from", "csv", stdin=rows)
    ran = protlib("open", "one", "two", "four")
    assert (ran.code, opened) == (1, ["https://b.org", "https://d.org"])
    assert "protlib: one has no link. To add one: " in ran.err
    assert protlib("open", "one", "two", "three").code == 3


@pytest.mark.parametrize(
    ("url", "opened"),
    [("https://www.iom.int/a", "https://www.iom.int/a"), ("www.iom.int/a", "https://www.iom.int/a")],
)
def test_a_link_without_a_scheme_is_opened_in_the_browser_too(
    protlib: Run, opened_links: list[str], url: str, opened: str
) -> None:
    protlib("add", "--title", "Handbook", "--url", url)
    assert protlib("open", "handbook").code == 0
    assert opened_links == [opened]


def test_a_publication_with_nothing_to_open_says_how_it_gets_a_link_or_a_file(protlib: Run, opened: list[str]) -> None:
    ran = protlib("open", add(protlib, ""))
    assert (ran.code, opened) == (1, [])
    assert "set linked url=https://...; to attach a file: protlib attach linked FILE" in ran.err
