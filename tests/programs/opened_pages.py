"""Pages that are opened in a browser: of the sample, of hostile records, of many, of records with files."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import TYPE_CHECKING, Final

from harness.paths import EXAMPLES
from protlib.citing.engine import engine_program
from protlib.citing.styles import style_named
from protlib.page.page_html import PageContent, make_page
from protlib.record.model import Name, Publication

if TYPE_CHECKING:
    from playwright.sync_api import Page
Opened = Callable[..., "Page"]
SAMPLE: Final = [
    Publication.from_dict(json.loads(line)) for line in (EXAMPLES / "publications.jsonl").read_text().splitlines()
]
WAIT: Final = 10_000  # milliseconds
BAD: Final = "<img src=x onerror=window.hacked=1>"
HOSTILE: Final = [
    Publication(
        key="bad",
        type="report",
        title=f"</script><script>window.hacked=1</script>{BAD} \x1b[31m \u202edesrever",
        authors=(Name(literal=f"{BAD}Office"), Name(family="</title>", given="${window.hacked=1}")),
        date="2020",
        publisher=BAD,
        container_title=f"{BAD} {{{{7*7}}}}",
        url="javascript:window.hacked=1",
        archived="data:text/html,<script>window.hacked=1</script>",
        doi='10.1000/"><script>window.hacked=1</script>',
        countries=(f"Nigeria{BAD}",),
        tags=('"><svg onload=window.hacked=1>', "__proto__", "constructor"),
        category="</style><script>window.hacked=1</script>",
        abstract=f"{BAD}\n\n-->]]></script>",
        language="en",
    ),
    Publication(key="=1+1", title="=HYPERLINK(1)", abstract="@SUM(1)"),
    Publication(
        key="ar",
        type="book",
        title="دليل حماية الأطفال",
        authors=(Name(literal="منظمة"),),
        date="2019",
        language="ar",
    ),
    Publication(
        key="none",
        date="9999",
        language="constructor",
        countries=("constructor", "Worldwide"),
        regions=("Worldwide",),
    ),
]
MANY: Final = [Publication(key=f"paper{number}", title=f"Paper {number}") for number in range(60)]


def make_page_file(
    folder: Path, publications: list[Publication], styles: tuple[str, ...] = (), title: str = "Our library"
) -> Path:
    file = folder / "publications.html"
    data = [style_named(style) for style in styles] if engine_program.has_engine() else []
    file.write_bytes(make_page(PageContent(title, "en", "2026-11-26", publications, data)).data)
    return file


WITH_FILES: Final = [
    Publication(key="one", type="report", title="One report", files=("page files/a b.pdf#label=annex", "b.pdf"))
]


def titles(shown: "Page") -> list[str]:
    return shown.locator("#list h3").all_inner_texts()


def fragment(shown: "Page") -> str:
    return str(shown.evaluate("location.hash"))
