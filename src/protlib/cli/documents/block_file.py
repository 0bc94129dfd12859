"""Documents of blocks for others, such as an overview: their forms, by the suffix of the file, and their content."""

import os
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import TYPE_CHECKING, Final, Literal, get_args

from protlib.cli.input_file import STANDARD
from protlib.cli.options.shared import choices_text
from protlib.cli.output import say
from protlib.errors import UsageError
from protlib.system.document_suffixes import form_by_suffix

if TYPE_CHECKING:
    from protlib.overview.document_blocks import Block, Overview
    from protlib.overview.overview_words import Wording

OverviewForm = Literal["docx", "odt", "pdf", "html", "markdown"]
SUFFIXES: Final[Mapping[str, OverviewForm]] = form_by_suffix(get_args(OverviewForm))


def choose_form(
    output: str | None, example: str, suffixes: Mapping[str, OverviewForm] = SUFFIXES
) -> tuple[OverviewForm, str]:
    """Return the form of the file to make, and its path; raises UsageError if the options leave them open."""
    if output is None or output == STANDARD:
        raise UsageError(f"name a file to write: -o {example}")
    if form := suffixes.get(Path(output).suffix.lower()):
        return form, output
    raise UsageError(f"{output}: unknown suffix; choose from {choices_text(suffixes)}")


def paper_of_country(locale: str) -> str:
    """Return the paper that offices use in the country of a locale, else of the system."""
    from protlib.citing.engine.page_layout import paper_of

    system = next(filter(None, map(os.environ.get, ("LC_ALL", "LC_PAPER", "LANG"))), "")
    return paper_of(locale or str(system))


def wording_of(tag: str, document: str, remark: str = "") -> "Wording":
    """Return the words of a language; a message says if the document cannot be in it, and what of the rest."""
    from protlib.overview.overview_words import Wording
    from protlib.record.translated_names import LANGUAGES

    wording = Wording(tag)
    if tag and wording.language != tag.lower().partition("-")[0]:
        say(f"{document} can be in {choices_text(LANGUAGES)}; this one is in English{remark}")
    return wording


def make_overview(title: str, wording: "Wording", paper: str, blocks: "Sequence[Block]") -> "Overview":
    """Return a document of blocks, made today."""
    from datetime import datetime

    from protlib.overview.document_blocks import Overview

    day = wording.day(datetime.now().astimezone().date())
    texts = wording.text("contents"), wording.text("made"), wording.text("page", page="{page}", pages="{pages}")
    return Overview(title, day, wording.language, wording.direction, *texts, paper, blocks)


def overview_data(overview: "Overview", form: OverviewForm, reference: Path | None = None) -> bytes:
    """Return the content of the file; a message says if its charts are tables."""
    if form == "html":
        from protlib.overview import web_page

        return web_page.overview_page(overview).encode()
    if form == "markdown":
        from protlib.overview import markdown_file

        return markdown_file.make_markdown(overview).encode()
    from protlib.overview import office_document
    from protlib.render.charts import png

    fault = png.find_fault()
    if fault and office_document.has_charts(overview):
        say(f"charts are written as tables: {fault}")
    return office_document.make_office_document(overview, form, reference, has_pictures=not fault)
