"""How Sphinx makes a site of these pages, without a network: `make site`.

What the code knows by itself, the reference of commands, the query language, places and the Python API, is written into `made/`
first, by `reference.py`.
"""

import os
import re
import sys
from pathlib import Path
from typing import Any

sys.path.insert(0, str(Path(__file__).parent.parent))

from docs import reference

from protlib import __version__

project = "protlib"
author = "The protlib developers"
version = release = __version__
language = "en"

extensions = ["myst_parser", "sphinx.ext.autodoc"]
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
    # Each part of commands.md is in a table of its own there.
    made = [name for name in reference.pages() if not name.startswith("commands-")]
    tables["Reference"] = [f"made/{Path(name).stem}" for name in reversed(made)]
    return "".join(
        "\n".join(["", "```{toctree}", f":caption: {caption}", ":hidden:", ":maxdepth: 1", "", *pages, "```", ""])
        for caption, pages in tables.items()
    )


def _fit_site(_app: Any, page: str, source: list[str]) -> None:
    """Leave of a link to a file outside these pages its text, and give the index its tables of contents."""
    source[0] = re.sub(r"\[([^]]+)]\(\.\./[^)]*\)", r"\1", source[0])
    if page == "index":
        source[0] += contents(source[0])


def setup(app: Any) -> None:
    """Write the pages that are made before Sphinx looks for pages, and make the tables of contents."""
    reference.write(Path(os.fspath(app.srcdir)) / "made")
    app.connect("source-read", _fit_site)
