"""The page for everybody: on any screen and on paper, by keyboard and screen reader,
in any script, and with hostile records.
"""

import re
from pathlib import Path
from typing import TYPE_CHECKING, Final

import pytest

from programs.browsers import needs_browser
from protlib.citing.engine import engine_program

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page
from programs.opened_pages import BAD, SAMPLE, WAIT, Opened, fragment, make_page_file, titles

# A browser takes longer to start and to answer than all other tests of the page together.
pytestmark = [needs_browser, pytest.mark.slow]


def test_two_results_stand_on_the_first_screen_of_a_phone(opened: Opened) -> None:
    page = opened()
    page.set_viewport_size({"width": 390, "height": 844})
    page.reload()
    page.wait_for_selector("#list .result")
    box = page.locator("#list .result h3").nth(1).bounding_box()
    assert box is not None
    assert box["y"] + box["height"] < 844
    assert page.evaluate("document.documentElement.scrollWidth") <= 390


def test_without_scripts_there_is_a_list(browser: "Browser", tmp_path: Path) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(make_page_file(tmp_path, SAMPLE).as_uri())
    assert page.locator("#static .result").count() == 50
    assert page.locator("#static h2").first.is_visible()
    assert page.locator("button:visible, select:visible, input:visible, summary:visible").count() == 0
    context.close()


def test_a_year_that_no_publication_is_of_yet_leaves_the_timeline_its_years(opened: Opened) -> None:
    bars = opened(name="hostile").locator("#timeline button")
    labels = [re.sub(r"[\u2068\u2069]", "", bar.get_attribute("aria-label") or "") for bar in bars.all()]
    assert labels == ["2019: 1 publication", "2020–9999: 2 publications"]
    bars.last.click()
    bars.page.get_by_text("2 publications").wait_for()


def test_places_are_named_once_and_in_the_language_of_the_page(opened: Opened) -> None:
    page = opened("#q=key%3Ailo2022global&in=fr")
    assert page.locator("#list .line bdi").last.inner_text() == "Monde"
    page.locator("#list h3 button").click()
    assert page.locator("#list dt:text-is('Lieux') + dd").inner_text() == "Monde"


def test_nothing_in_a_record_runs_or_is_read_as_html(opened: Opened) -> None:
    page = opened(name="hostile")
    for details in page.locator("details").all():
        details.evaluate("each => each.open = true")
    for title in page.locator("#list h3 button").all():
        title.click()
    page.locator("#query").fill("img onerror window desrever")
    page.locator("#query").fill("")
    for box in page.locator("#list input").all():
        box.check()
    page.wait_for_timeout(100)
    assert page.evaluate("window.hacked") is None
    assert page.locator("img, svg, iframe, #list script, #filters script").count() == 0
    assert BAD in page.locator("#list").inner_text()
    links = page.locator("a[href]").evaluate_all("all => all.map((each) => each.protocol)")
    assert set(links) <= {"https:", "http:", "file:"}
    assert page.title().startswith("<img src=x")
    assert page.locator("[data-text=copy]").is_hidden()  # a page without styles has no references
    with page.expect_download() as waited:
        page.get_by_role("button", name=re.compile("Download .*CSV")).click()
    table = Path(waited.value.path()).read_text()
    assert "'=HYPERLINK(1)" in table
    assert "'@SUM(1)" in table


def test_a_page_with_nothing_to_say_stays_usable(opened: Opened) -> None:
    page = opened("#q=zzqq&region=Nowhere&type=nonsense", name="hostile")
    assert page.locator("#count").inner_text() == "0 publications"
    assert page.get_by_role("button", name=re.compile("Download .*RIS")).is_disabled()
    assert "removing a filter may help" in page.locator("#notes").inner_text()
    page.get_by_role("button", name="Remove all filters").click()
    page.locator("#query").fill("")
    assert page.locator("#count").inner_text() == "4 publications"


def test_a_title_in_arabic_is_written_from_right_to_left_and_so_is_the_interface(opened: Opened) -> None:
    page = opened("#in=ar", name="hostile")
    assert page.locator("html").get_attribute("dir") == "rtl"
    heading = page.locator("#list h3", has_text="دليل")
    assert heading.locator("bdi").evaluate("each => getComputedStyle(each).direction") == "rtl"
    filters, results = (page.locator(place).bounding_box() for place in (".filters", "#results"))
    assert filters
    assert results
    assert filters["x"] > results["x"]


def test_a_browser_that_runs_no_script_is_told_what_is_needed_and_another_is_not(
    opened: Opened, browser: "Browser", files: dict[str, Path]
) -> None:
    assert opened().locator("#trouble").count() == 0
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(files["hostile"].as_uri())
    assert not page.locator("#trouble").is_visible()
    page.locator("#trouble").wait_for(timeout=WAIT)
    assert "needs JavaScript" in page.locator("#trouble").inner_text()
    context.close()


WIDTHS = [390, 820, 1280]


@pytest.mark.parametrize("width", WIDTHS)
def test_no_page_is_wider_than_its_screen(opened: Opened, width: int) -> None:
    page = opened("#region=Africa", viewport={"width": width, "height": 800})
    page.evaluate("document.querySelectorAll('details').forEach((each) => (each.open = true))")
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    unfold = page.get_by_role("button", name="Filters", exact=True)
    assert unfold.is_visible() == (width < 832)
    if width < 832:
        assert page.locator("#filters").is_hidden()
        unfold.click()
        assert unfold.get_attribute("aria-expanded") == "true"
        assert page.locator("#filters").is_visible()


def test_a_keyboard_reaches_everything_and_skips_to_the_results(opened: Opened) -> None:
    page = opened("#q=caring")
    page.keyboard.press("Tab")
    assert page.evaluate("document.activeElement.id") == "skip"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "count"
    assert fragment(page) == "#q=caring"
    page.evaluate("document.activeElement.blur(); document.body.tabIndex = -1; document.body.focus()")
    reached = set()
    for _ in range(150):
        page.keyboard.press("Tab")
        reached.add(
            page.evaluate(
                "document.activeElement.id || document.activeElement.type || document.activeElement.localName"
            )
        )
        if "untick" in reached or page.evaluate("document.activeElement === document.body"):
            break
    assert {
        "language",
        "colours",
        "print",
        "query",
        "from",
        "to",
        "checkbox",
        "summary",
        "order",
        "button",
        "take-all",
    } <= reached


def test_colours_are_those_of_the_system_or_of_ones_choice(opened: Opened) -> None:
    page = opened(color_scheme="dark")
    paper = "getComputedStyle(document.documentElement).backgroundColor"
    dark = page.evaluate(paper)
    page.get_by_label("Colours").select_option("light")
    light = page.evaluate(paper)
    assert dark != light
    page.emulate_media(color_scheme="light")
    page.get_by_label("Colours").select_option("dark")
    assert page.evaluate(paper) == dark
    page.reload()
    page.wait_for_selector("#count:not(:empty)")
    assert page.evaluate(paper) == dark


def test_on_paper_there_is_all_that_is_found_and_no_control(opened: Opened) -> None:
    page = opened("#q=trafficking")
    count = int(page.locator("#count").inner_text().split()[0])
    page.emulate_media(media="print")
    page.evaluate("dispatchEvent(new Event('beforeprint'))")
    assert len(titles(page)) == count > 20
    assert page.locator("#asked").inner_text() == "Search: \u2068trafficking\u2069"
    assert [
        place
        for place in ("#query", ".filters", ".taking", "#list input", ".settings")
        if page.locator(place).first.is_visible()
    ] == []
    page.emulate_media(media="print", color_scheme="dark")
    assert page.evaluate("getComputedStyle(document.body).color") == "rgb(0, 0, 0)"
    page.evaluate("dispatchEvent(new Event('afterprint'))")
    assert len(titles(page)) == 10
    assert page.locator("button.more").inner_text() == f"Show {count - 10} more of {count - 10}"


@pytest.mark.skipif(not engine_program.has_engine(), reason="there is no pandoc here: pip install 'protlib-cli[cite]'")
def test_a_screen_reader_reads_what_stands_there(opened: Opened) -> None:
    page = opened("#q=caring&region=Worldwide")
    page.wait_for_selector("#status:not(:empty)", state="attached")
    golden = Path(__file__).with_name("spoken.yaml")
    assert page.locator("body").aria_snapshot() == golden.read_text().rstrip("\n")


AXE: Final = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"]
UNFOLD: Final = """
    document.querySelectorAll('details').forEach((each, at) => (each.open = at < 12));
    document.querySelectorAll('#list h3 button').forEach((each, at) => at < 3 && each.click());
    document.body.classList.add('with-filters');
"""
STATES = ["#q=trafficking", "#region=Africa&from=2005&ticked=iom2009caring", "#q=zzqq&region=Africa"]
ALL_LOOKS = [
    (language, colours, width, f"{state}&in={language}")
    for language in ("en", "fr", "es", "ar")
    for colours in ("light", "dark")
    for width in (390, 1280)
    for state in STATES
]


def flaws(shown: "Page") -> list[str]:
    """Return what axe finds that people who see, hear or move otherwise cannot use."""
    from axe_playwright_python.sync_playwright import Axe

    shown.evaluate(UNFOLD)
    violations = Axe().run(shown, options={"runOnly": {"type": "tag", "values": AXE}})
    return [f"{flaw['id']}: {node['html']}" for flaw in violations.response["violations"] for node in flaw["nodes"]]


@pytest.mark.parametrize(("language", "colours", "width", "state"), ALL_LOOKS[-2:-1])
def test_axe_finds_nothing(opened: Opened, language: str, colours: str, width: int, state: str) -> None:
    page = opened(state, color_scheme=colours, viewport={"width": width, "height": 900}, bypass_csp=True)
    assert page.locator("html").get_attribute("lang") == language
    assert flaws(page) == []


@pytest.mark.soak
@pytest.mark.parametrize(("language", "colours", "width", "state"), ALL_LOOKS)
def test_axe_finds_nothing_anywhere(opened: Opened, language: str, colours: str, width: int, state: str) -> None:
    test_axe_finds_nothing(opened, language, colours, width, state)


def test_files_beside_the_page_are_links_to_them(opened: Opened, files: dict[str, Path]) -> None:
    page = opened(name="with files")
    folder = files["with files"].parent.as_uri()
    page.locator("#list h3 button").click()
    links = page.locator("#list dd a")
    assert links.all_inner_texts() == ["a b.pdf (annex)", "b.pdf"]
    assert [link.evaluate("link => link.href") for link in links.all()] == [
        f"{folder}/page%20files/a%20b.pdf",
        f"{folder}/b.pdf",
    ]
    heading = page.locator("#list .actions a")
    assert heading.evaluate("link => link.href") == f"{folder}/page%20files/a%20b.pdf"
