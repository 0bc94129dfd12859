"""The site of the documents: Sphinx makes it without a network and has nothing to complain of,
and no page needs one.
"""

import re
import subprocess
import sys
from pathlib import Path

import pytest
from docs import reference

from harness.paths import ROOT
from protlib import __all__ as public
from protlib.cli.command_table import COMMANDS
from protlib.record import places

_ABOUT = re.compile(r'<meta content="[^"]{10,}" name="description" />')
_LOADED = re.compile(r"""<(?:script|img|link|iframe)\b[^>]*?\b(?:src|href)=["'](?:https?:)?//[^"']*["'][^>]*>""")


@pytest.fixture(scope="module")
def site(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The site as `make site` makes it."""
    folder = tmp_path_factory.mktemp("site")
    command = [sys.executable, "-m", "sphinx", "--fail-on-warning", "--keep-going", "--quiet", "-b", "html"]
    ran = subprocess.run(
        [*command, "-d", folder / "trees", ROOT / "docs", folder / "html"],
        capture_output=True,
        text=True,
        check=False,
    )
    assert (ran.returncode, ran.stderr) == (0, "")
    return folder / "html"


def test_the_index_links_each_page_once_with_a_line_about_it() -> None:
    links = re.findall(
        r"^- \[[^]]+]\(([\w-]+)\.md\): \w", (ROOT / "docs/index.md").read_text(encoding="utf-8"), re.MULTILINE
    )
    assert len(links) == len(set(links))
    assert {path.stem for path in (ROOT / "docs").glob("*.md")} - {"index", "fidelity"} <= {*links}


@pytest.mark.slow
def test_every_page_is_there_and_none_loads_anything_from_elsewhere(site: Path) -> None:
    pages = {path.relative_to(site).with_suffix("").as_posix() for path in site.rglob("*.html")}
    names = {path.stem for path in (ROOT / "docs").glob("*.md")} - {"fidelity"}
    assert names <= pages
    assert {f"made/{Path(name).stem}" for name in reference.pages()} <= pages
    loaded = [text for path in site.rglob("*.html") for text in _LOADED.findall(path.read_text(encoding="utf-8"))]
    assert [address for address in loaded if 'rel="canonical"' not in address] == []


@pytest.mark.slow
def test_the_reference_has_every_command_option_region_and_public_name(site: Path) -> None:
    text = {path.stem: path.read_text(encoding="utf-8") for path in (site / "made").glob("*.html")}
    commands = "".join(page for name, page in text.items() if name.startswith(reference.COMMAND))
    assert [name for name in COMMANDS if f'id="protlib-{name}"' not in commands] == []
    assert "--cited-in" in commands
    assert [name for name in COMMANDS if f"<h1>{name}<a" not in text[f"{reference.COMMAND}{name}"]] == []
    assert [name for name in public if f'id="protlib.{name}"' not in text["api"]] == []
    assert [
        name
        for name in places.names("region")
        if name.replace("&", "&amp;").replace("'", "&#39;") not in text["places"].replace("’", "&#39;")
    ] == []
    assert "labour -nigeria" in text["query-language"]


@pytest.mark.slow
def test_what_is_typed_stands_on_the_site_as_it_is_typed(site: Path) -> None:
    text = {path.name: path.read_text(encoding="utf-8") for path in site.rglob("*.html") if path.name != "sample.html"}
    assert [name for name, page in text.items() if re.search(r"\s–\w", page)] == []
    assert [name for name, page in text.items() if "_static/site.css" not in page] == []
    assert [name for name, page in text.items() if "Copyright ©" in page] == []
    added = text["command-add.html"].replace("&#39;", "'")
    assert "or - to read them from standard input" in added
    assert "A person as author: &quot;Jobe, Alison&quot; or &quot;Alison Jobe&quot;" in added


@pytest.mark.slow
def test_home_has_a_picture_three_lines_and_a_live_page(site: Path) -> None:
    home = (site / "index.html").read_text(encoding="utf-8")
    assert re.search(r'<img alt="A search in a terminal[^"]*"[^>]*src="_images/search.svg"', home)
    assert [name for name in ("Windows", "macOS", "Debian, Ubuntu") if f"<td><p>{name}</p></td>" not in home] == []
    assert 'href="sample.html"' in home
    assert 'id="references-0"' in (site / "sample.html").read_text(encoding="utf-8")


@pytest.mark.slow
def test_every_page_says_what_it_is_about_and_code_can_be_copied(site: Path) -> None:
    pages = {path: path.read_text(encoding="utf-8") for path in site.rglob("*.html")}
    described = {
        path.relative_to(site).with_suffix("").as_posix() for path, page in pages.items() if _ABOUT.search(page)
    }
    names = {path.stem for path in (ROOT / "docs").glob("*.md")} - {"fidelity"}
    assert names | {f"made/{reference.COMMAND}{name}" for name in COMMANDS} <= described
    assert "_static/copybutton.js" in pages[site / "tutorial.html"]
    assert (site / "searchindex.js").read_text(encoding="utf-8").startswith("Search.setIndex(")
