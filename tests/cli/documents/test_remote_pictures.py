"""`--remote-pictures`: pictures of the web stand in the document,
fetched from the internet alone, and each that failed is told.
"""

import functools
import re
from collections.abc import Mapping
from pathlib import Path
from types import SimpleNamespace
from zipfile import ZipFile

import httpx
import pytest

from harness.pairs import each_value_once
from programs.engine import needs_engine
from programs.running import Run
from programs.service_answers import Recorded
from protlib.cli.documents.remote_pictures import RemotePictures
from protlib.errors import ExitCode
from protlib.lookup import network
from protlib.system.installation import install_extra_command

_PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d49484452000000010000000108000000003a7e9b550000000a49444154789c63f80f0001010100b1"
    "38f6140000000049454e44ae426082"
)
_SVG = b'<svg xmlns="http://www.w3.org/2000/svg" width="9" height="9"><rect width="9" height="9"/></svg>'
_LOADING = b'<svg xmlns="http://www.w3.org/2000/svg"><image href="http://page.test/SECRET"/></svg>'
_TOO_MANY = b"\x89PNG\r\n\x1a\n" + bytes(20 << 20)
_WEB: Mapping[str, bytes | httpx.Response | Exception] = {
    "https://page.test/map.png": _PNG,
    "http://page.test/my%20map.png": _PNG,
    "http://page.test/moved": httpx.Response(302, headers={"Location": "https://page.test/map.png"}),
    "http://page.test/inside": httpx.Response(302, headers={"Location": "http://192.168.1.1/map.png"}),
    "http://page.test/chart.svg": _SVG,
    "http://page.test/loading.svg": _LOADING,
    "http://page.test/page": b"<!DOCTYPE html><p>SECRET</p>",
    "http://page.test/huge.png": _TOO_MANY,
    "http://page.test/closed.png": httpx.Response(403),
    "http://down.test/map.png": httpx.ConnectError("[Errno -3] Temporary failure in name resolution"),
}
_UNFIT = "not a picture, or a drawing that loads or runs something"
_OWN = " is in your own network; protlib asks there only for what you type on the command line"
_UNREACHED = "cannot reach down.test; check your network and the address"
_LINK = "kept as a link: "


@pytest.fixture(autouse=True)
def web(protlib: Run, monkeypatch: pytest.MonkeyPatch) -> Recorded:
    """The network, with the answers of this file, and a library that holds nothing."""
    transport = Recorded(_WEB)
    monkeypatch.setattr(network, "Network", functools.partial(network.Network, transport=transport))
    protlib("add", "--title", "Alpha", "--key", "alpha")
    return transport


def _pictures(document: Path) -> list[bytes]:
    with ZipFile(document) as parts:
        return [parts.read(name) for name in parts.namelist() if re.search("media/.|Pictures/.", name)]


@each_value_once
@needs_engine
@pytest.mark.parametrize("to", ["docx", "odt"])
@pytest.mark.parametrize(
    ("picture", "question", "data"),
    [
        ("![A](https://page.test/map.png)", ["https://page.test/map.png"], _PNG),
        ("![A](//page.test/map.png)", ["https://page.test/map.png"], _PNG),
        ("![A](<http://page.test/my map.png>)", ["http://page.test/my%20map.png"], _PNG),
        ("![A](http://page.test/moved)", ["http://page.test/moved", "https://page.test/map.png"], _PNG),
        ('<img src="http://page.test/chart.svg" alt="A">', ["http://page.test/chart.svg"], _SVG),
        (
            "![A](https://page.test/map.png) ![B](https://page.test/map.png)",
            ["https://page.test/map.png"],
            _PNG,
        ),
    ],
)
def test_a_picture_of_the_web_is_fetched_once_and_stands_in_the_document(
    protlib: Run, web: Recorded, tmp_path: Path, to: str, picture: str, question: list[str], data: bytes
) -> None:
    (tmp_path / "r.md").write_text(f"Here {picture} it is.")
    ran = protlib("fill", "r.md", "-o", f"out.{to}", "--remote-pictures")
    assert (ran.err, ran.code) == (f"out.{to}: no citations\n", 0)
    assert web.asked == question
    assert data in _pictures(tmp_path / f"out.{to}")


@needs_engine
def test_a_page_has_them_in_itself_and_loads_nothing(protlib: Run, web: Recorded, tmp_path: Path) -> None:
    (tmp_path / "r.md").write_text("Here ![A](https://page.test/map.png) it is.")
    assert protlib("fill", "r.md", "-o", "out.html", "--remote-pictures").err == "out.html: no citations\n"
    page = (tmp_path / "out.html").read_text()
    assert 'src="data:image/png;base64,iVBOR' in page
    assert "page.test" not in page


@each_value_once
@needs_engine
@pytest.mark.parametrize("to", ["docx", "html"])
@pytest.mark.parametrize(
    ("address", "why"),
    [
        ("http://page.test/gone.png", "page.test does not have it (status 404)"),
        ("http://page.test/closed.png", "page.test refuses programs (status 403)"),
        ("http://page.test/page", _UNFIT),
        ("http://page.test/loading.svg", _UNFIT),
        ("http://page.test/huge.png", "page.test sent more than 20 MB; not read"),
        ("http://page.test/inside", f"192.168.1.1{_OWN}"),
        ("http://127.0.0.1/map.png", f"127.0.0.1{_OWN}"),
        ("http://localhost/map.png", f"localhost{_OWN}"),
        ("ftp://page.test/map.png", "only http and https links are looked up"),
        ("http://me:secret@page.test/x", "the address has a user name or password; protlib does not send these"),
        (
            "http://down.test/map.png",
            f"{_UNREACHED} ([Errno -3] Temporary failure in name resolution)",
        ),
    ],
)  # fmt: skip
def test_each_that_failed_is_told_with_its_line_and_takes_no_other_with_it(
    protlib: Run, web: Recorded, tmp_path: Path, to: str, address: str, why: str
) -> None:
    (tmp_path / "r.md").write_text(f"One.\n\nTwo ![The words]({address}) ![B](https://page.test/map.png)")
    ran = protlib("fill", "r.md", "-o", f"out.{to}", "--remote-pictures")
    assert (ran.err, ran.code) == (
        f"r.md:3: picture {address} {_LINK}{why}\nout.{to}: no citations\n",
        ExitCode.DONE,
    )
    assert "https://page.test/map.png" in web.asked
    assert not [
        address for address in web.asked if not address.startswith(("http://page", "https://page", "http://down"))
    ]


@needs_engine
@pytest.mark.parametrize(("to", "name"), [("tex", "LaTeX"), ("typ", "Typst")])
def test_a_form_that_names_its_pictures_has_links(
    protlib: Run, web: Recorded, tmp_path: Path, to: str, name: str
) -> None:
    (tmp_path / "r.md").write_text("![A](https://page.test/map.png)")
    ran = protlib("fill", "r.md", "-o", f"out.{to}", "--remote-pictures")
    assert ran.err.startswith(
        f"r.md:1: picture https://page.test/map.png {_LINK}{name} names the files of its pictures; save it "
    )
    assert "https://page.test/map.png" in (tmp_path / f"out.{to}").read_text()
    assert web.asked == []


@needs_engine
@pytest.mark.parametrize("arguments", [("-o", "out.docx"), ("-o", "out.txt", "--remote-pictures")])
def test_nobody_is_asked_where_no_picture_is_wanted(
    protlib: Run, web: Recorded, tmp_path: Path, arguments: tuple[str, ...]
) -> None:
    (tmp_path / "r.md").write_text("![A](https://page.test/map.png)")
    assert protlib("fill", "r.md", *arguments).code == ExitCode.DONE
    assert web.asked == []


def test_pictures_that_keep_one_waiting_are_not_waited_for_without_end(
    web: Recorded, monkeypatch: pytest.MonkeyPatch
) -> None:
    times = iter([0.0, 1.0, 119.0, 121.0])
    clock = SimpleNamespace(monotonic=lambda: next(times))
    monkeypatch.setattr("protlib.cli.documents.remote_pictures.time", clock)
    pictures = RemotePictures("")
    messages = [pictures.picture(f"http://page.test/{letter}.png")[1] for letter in "abc"]
    assert messages == [
        *["page.test does not have it (status 404)"] * 2,
        "the pictures before it have taken 120 seconds; save it beside the report",
    ]
    assert web.asked == ["http://page.test/a.png", "http://page.test/b.png"]


@needs_engine
def test_without_httpx_it_is_told_what_to_install_and_nothing_is_written(
    protlib: Run, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setitem(__import__("sys").modules, "httpx", None)
    (tmp_path / "r.md").write_text("![A](https://page.test/map.png)")
    ran = protlib("fill", "r.md", "-o", "out.docx", "--remote-pictures")
    assert (ran.err.count("\n"), ran.code) == (1, ExitCode.WRONG_USAGE)
    assert install_extra_command("lookup") in ran.err
    assert not (tmp_path / "out.docx").exists()
