"""The engine of citing works beside the rest of a page: what it says of a style reaches the user."""

from pathlib import Path

import pytest

from programs.engine import needs_engine
from protlib.citing.engine.run_store import RunStore
from protlib.citing.styles import style_named
from protlib.errors import UsageError
from protlib.page.page_html import PageContent, make_page
from protlib.record.model import Publication

RECORDS = [Publication(key="a", type="report", title="First report", date="2009")]


@pytest.mark.slow
@pytest.mark.parametrize("is_kept", [True, False])
def test_a_wrong_style_fails_the_page_after_all(tmp_path: Path, *, is_kept: bool) -> None:
    wrong = style_named("apa")._replace(xml="<style/>")
    with pytest.raises(UsageError, match="not a CSL style"):
        make_page(
            PageContent("All", "en", "2026-11-26", RECORDS, (wrong,)), store=RunStore(tmp_path) if is_kept else None
        )


@needs_engine
@pytest.mark.slow
def test_what_the_engine_made_before_makes_the_same_page(tmp_path: Path) -> None:
    styles = (style_named("ieee"), style_named("un-notes"))
    pages = [
        make_page(PageContent("All", "en", "2026-11-26", RECORDS, styles), store=RunStore(tmp_path)) for _ in range(2)
    ]
    assert pages[0] == pages[1] == make_page(PageContent("All", "en", "2026-11-26", RECORDS, styles))
    assert len(list(tmp_path.iterdir())) == len(styles)
