"""How Sphinx makes a site of these pages, without a network: `make site`.

What the code knows by itself, the reference of commands, the query language, places and the Python API, is written into
`made/` first, by `reference.py`.
"""

import json
import os
import re
import subprocess
import sys
import tempfile
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from docs import reference

from protlib import __version__

project = "protlib"
author = "The protlib developers"
version = release = __version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc", "sphinx_copybutton"]
copybutton_prompt_text = "$ "  # what is typed is copied, and what is printed is not
copybutton_exclude = ".linenos, .gp"
exclude_patterns = ["fidelity.md"]  # a part of formats.md
myst_heading_anchors = 3
default_role = "literal"  # docstrings have names between single backticks
autodoc_member_order = "bysource"
autodoc_typehints = "description"
add_module_names = False
nitpicky = False
smartquotes = (
    False  # it makes one dash of the two before an option, and other quotation marks of those that a shell knows
)
suppress_warnings = ["myst.strikethrough"]

html_theme = "furo"
html_title = f"protlib {__version__}"
html_copy_source = False
html_show_sphinx = False
html_show_copyright = False  # licences.md says whose what is
html_static_path = ["site.css"]
html_css_files = ["site.css"]


def contents(index: str) -> str:
    """Return the lists of links in the index as hidden tables of contents, and one of the pages that are made.

    The index has each page once, in a form that code hosts show as well; the side of every page has these tables.
    """
    sections = re.findall(r"^## (.+)\n\n((?:- .*\n)+)", index, re.MULTILINE)
    tables = {caption: re.findall(r"^- \[[^]]+]\(([\w-]+)\.md\)", links, re.MULTILINE) for caption, links in sections}
    # Each command is in a table of commands.md.
    names = [name for name in reference.pages() if not name.startswith(reference.COMMAND)]
    tables["Reference"] = [f"made/{Path(name).stem}" for name in reversed(names)]
    return "".join(
        "\n".join(["", "```{toctree}", f":caption: {caption}", ":hidden:", ":maxdepth: 1", "", *pages, "```", ""])
        for caption, pages in tables.items()
    )


def descriptions(index: str) -> dict[str, str]:
    """Return what each page is about, in a sentence that search engines show."""
    lines = re.findall(r"^- \[([^]]+)]\(([\w-]+)\.md\): (.+)$", index, re.MULTILINE)
    pages = {f"made/{name}": text for name, text in reference.purposes().items()}
    index_line = "protlib is a reference manager on the command line for people who work on protection."
    return {"index": index_line, **{page: f"{title}: {text}" for title, page, text in lines}, **pages}


DESCRIPTIONS = descriptions((Path(__file__).parent / "index.md").read_text(encoding="utf-8"))
SAMPLE = "sample.html"
HOME = """\
```{image} screenshots/search.svg
:alt: A search in a terminal, which lists publications on trafficking in West Africa
```

<a href="{sample}">A page of the sample library</a> is made by one command: `protlib export -o sample.html`. It works in this browser.
"""


def _fit_site(_app: Any, page: str, source: list[str]) -> None:
    """Leave of a link to a file outside these pages its text, describe the page, and give the index its contents."""
    is_made = page.startswith("made/")
    source[0] = source[0] if is_made else re.sub(r"\[([^]]+)]\(\.\./[^)]*\)", r"\1", source[0])
    if page == "index":
        source[0] = source[0].replace("## Start\n", f"{HOME.replace('{sample}', SAMPLE)}\n## Start\n", 1)
        source[0] += contents(source[0])
    if description := DESCRIPTIONS.get(page):
        head = json.dumps({"myst": {"html_meta": {"description": description}}}, ensure_ascii=False)
        source[0] = f"---\n{head}\n---\n{source[0]}"


def _make_sample(app: Any, failure: Exception | None) -> None:
    """Write the page of the sample library beside the documents."""
    if failure or app.builder.name != "html":
        return
    sample = Path(__file__).parents[1] / "examples/publications.jsonl"
    with tempfile.TemporaryDirectory() as folder:
        command = [sys.executable, "-m", "protlib", "--library", str(Path(folder, "library.json"))]
        subprocess.run([*command, "import", str(sample)], check=True, capture_output=True)
        target = str(Path(app.outdir, SAMPLE))
        subprocess.run([*command, "export", "--force", "-o", target], check=True, capture_output=True)


def setup(app: Any) -> None:
    """Write the pages that are made before Sphinx looks for pages, make the tables of contents, and the sample."""
    reference.write(Path(os.fspath(app.srcdir)) / "made")
    app.connect("source-read", _fit_site)
    app.connect("build-finished", _make_sample)
