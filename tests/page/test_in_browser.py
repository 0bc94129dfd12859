"""The page as a person has it: searched, filtered, ticked and taken along in a browser, with a keyboard and a screen reader."""

import json
import re
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any, Final

import pytest

from browsers import needs_browser, started
from paths import EXAMPLES
from protlib import formats
from protlib.citing.engine import program
from protlib.citing.styles import style_named
from protlib.formats import WriteOptions
from protlib.index.in_memory import index_documents
from protlib.page.document import Content, make_page
from protlib.record.model import Name, Publication
from protlib.search import Request, select
from protlib.selection import Selection

if TYPE_CHECKING:
    from playwright.sync_api import Browser, Page

# A browser takes longer to start and to answer than all other tests of the page together.
pytestmark = [needs_browser, pytest.mark.slow]
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


def made(
    folder: Path, publications: list[Publication], styles: tuple[str, ...] = (), title: str = "Our library"
) -> Path:
    file = folder / "publications.html"
    data = [style_named(style) for style in styles] if program.is_there() else []
    file.write_bytes(make_page(Content(title, "en", "2026-11-26", publications, data)).data)
    return file


@pytest.fixture(scope="module")
def browser() -> "Iterator[Browser]":
    yield from started()


WITH_FILES: Final = [
    Publication(key="one", type="report", title="One report", files=("page files/a b.pdf#label=annex", "b.pdf"))
]


@pytest.fixture(scope="module")
def files(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """Return the page of the sample, one of records that mean harm, and one of more than an address can tick."""
    return {
        "sample": made(tmp_path_factory.mktemp("sample"), SAMPLE, ("apa", "ieee")),
        "hostile": made(
            tmp_path_factory.mktemp("hostile"),
            HOSTILE,
            title=f"{BAD}</title><script>window.hacked=1</script>",
        ),
        "many": made(tmp_path_factory.mktemp("many"), MANY),
        "with files": made(tmp_path_factory.mktemp("files"), WITH_FILES),
    }


@pytest.fixture
def opened(browser: "Browser", files: dict[str, Path]) -> Iterator[Opened]:
    """Open a page at a fragment of its address; what fails in it, or asks for the network, fails the test."""
    contexts = []
    wrong: list[str] = []

    def open_page(fragment: str = "", name: str = "sample", **options: Any) -> "Page":
        context = browser.new_context(
            **{"viewport": {"width": 1280, "height": 900}, "accept_downloads": True, **options}
        )
        contexts.append(context)
        page = context.new_page()
        page.set_default_timeout(WAIT)
        page.on("pageerror", lambda error: wrong.append(str(error)))
        page.on("console", lambda said: wrong.append(said.text))
        page.on(
            "request",
            lambda asked: wrong.append(asked.url) if not asked.url.startswith(("file:", "blob:")) else None,
        )
        page.goto(files[name].as_uri() + fragment)
        page.wait_for_selector("#count:not(:empty)")
        return page

    yield open_page
    for context in contexts:
        context.close()
    assert wrong == []


def titles(shown: "Page") -> list[str]:
    return shown.locator("#list h3").all_inner_texts()


def fragment(shown: "Page") -> str:
    return str(shown.evaluate("location.hash"))


def test_a_search_finds_what_is_typed_however_it_is_spelt(opened: Opened) -> None:
    page = opened()
    assert page.locator("#count").inner_text() == "50 publications"
    page.get_by_role("searchbox", name="Search", exact=True).fill("trafiking")
    assert page.locator("#notes").inner_text().startswith("\u2068trafiking\u2069: showing \u2068trafficking")
    assert page.locator("#list mark").first.inner_text().lower() == "trafficking"
    assert fragment(page) == "#q=trafiking"
    page.locator("#query").fill('"not closed')
    assert page.locator("#notes p").first.inner_text() == "A quotation mark is not closed."
    page.locator("#query").fill("")
    assert len(titles(page)) == 10
    assert page.locator("#notes").inner_text() == ""


def test_filters_are_chosen_counted_removed_and_gone_back_to(opened: Opened) -> None:
    page = opened()
    africa = page.get_by_role("checkbox", name=re.compile("^.?Africa"))
    africa.check()
    assert page.locator("#count").inner_text() == "7 publications"
    assert africa.is_checked()
    assert page.evaluate("document.activeElement.type") == "checkbox"
    page.get_by_label("From", exact=True).fill("2015")
    page.get_by_label("From", exact=True).press("Enter")
    fewer = page.locator("#count").inner_text()
    assert fewer != "7 publications"
    assert fragment(page) == "#region=Africa&from=2015"
    page.go_back()
    assert page.locator("#count").inner_text() == "7 publications"
    page.go_forward()
    assert page.locator("#count").inner_text() == fewer
    page.get_by_role("button", name=re.compile("Remove .*Africa")).click()
    assert fragment(page) == "#from=2015"
    assert page.evaluate("document.activeElement.id") == "count"
    page.get_by_role("button", name=re.compile("Remove .*2015")).click()
    assert page.locator("#count").inner_text() == "50 publications"
    assert page.locator("#chips").is_hidden()


def test_a_value_is_found_among_many(opened: Opened) -> None:
    page = opened()
    box = page.get_by_label(re.compile("Find in .*Country"))
    box.fill("erythr")
    assert page.locator("details.filter").nth(1).inner_text().endswith("Nothing here.")
    box.fill("ERIT")
    assert page.locator("details.filter").nth(1).locator("li").all_inner_texts() == ["Eritrea\n1"]


def test_the_timeline_and_the_table_of_countries_ask_for_what_is_clicked(opened: Opened) -> None:
    page = opened()
    bar = page.get_by_role("button", name=re.compile("2016–2017.*: [0-9]+ pub"))
    count = re.search(r": (\d+)", bar.get_attribute("aria-label") or "")
    bar.click()
    assert count
    assert page.locator("#count").inner_text().split()[0] == count[1]
    assert bar.get_attribute("aria-pressed") == "true"
    bar.press("ArrowLeft")
    assert "2014–2015" in str(page.evaluate("document.activeElement.ariaLabel"))
    bar.click()
    page.locator("#countries summary").click()
    mexico = page.get_by_role("button", name="Mexico 3")
    mexico.click()
    assert page.locator("#count").inner_text() == "3 publications"
    assert mexico.get_attribute("aria-pressed") == "true"
    assert page.get_by_role("row", name=re.compile("Central America")).count() == 1


def test_results_are_put_in_the_orders_of_the_library(opened: Opened) -> None:
    page = opened("#q=trafficking")
    result_titles = set(titles(page))
    with index_documents([record.to_dict() for record in SAMPLE]) as index:
        sorted_ = {
            order: select(index, Request(Selection(sort=order))).publications for order in ("year", "title", "author")
        }
    sorted_["oldest"] = sorted_["year"][::-1]
    for order, expected in {
        "newest": "year",
        "oldest": "oldest",
        "title": "title",
        "author": "author",
    }.items():
        page.locator("#order").select_option(order)
        assert fragment(page) == f"#q=trafficking&order={order}"
        titles_kept = [record.title for record in sorted_[expected]]
        more = page.locator(".more")
        if more.is_visible():
            more.click()
        assert titles(page) == [title for title in titles_kept if title in set(titles(page))]
    page.locator("#order").select_option("relevance")
    assert fragment(page) == "#q=trafficking"
    assert set(titles(page)) == result_titles
    assert page.locator("#order option").first.inner_text() == "Best match"
    page.locator("#query").fill("")
    assert page.locator("#order option").first.inner_text() == "Usual order"


def test_more_is_shown_and_the_focus_goes_on_where_it_begins(opened: Opened) -> None:
    page = opened()
    page.get_by_role("button", name="Show 20 more of 40").press("Enter")
    assert len(titles(page)) == 30
    assert page.evaluate("document.activeElement.innerText") == titles(page)[10]
    page.get_by_role("button", name="Show 20 more of 20").click()
    assert len(titles(page)) == 50
    assert page.locator(".more").is_hidden()


@pytest.mark.skipif(not program.is_there(), reason="there is no pandoc here: pip install 'protlib-cli[cite]'")
def test_ticked_publications_are_copied_as_a_list_in_a_style(opened: Opened) -> None:
    page = opened("#q=caring+trafficked", permissions=["clipboard-read", "clipboard-write"])
    page.get_by_role("checkbox", name=re.compile("Caring for Trafficked")).check()
    page.locator("#query").fill("causes consequences")
    page.get_by_role("checkbox", name=re.compile("Causes and Consequences")).check()
    assert page.get_by_role("radio", name="Ticked (2)").is_checked()
    assert fragment(page).endswith("ticked=iom2009caring&ticked=jobe2010causes")
    page.get_by_role("button", name="Copy references").click()
    page.get_by_role("status").filter(has_text="2 references copied").wait_for()
    text = str(page.evaluate("navigator.clipboard.readText()"))
    assert [line[:28] for line in text.splitlines()] == [
        "International Organization f",
        "Jobe, A. (2010). The causes ",
    ]
    html = page.evaluate(
        "navigator.clipboard.read().then(([item]) => item.getType('text/html')).then((data) => data.text())"
    )
    assert "<i>The causes and consequences of re-trafficking" in html
    page.get_by_label("Style of references").select_option("ieee")
    page.get_by_role("button", name="Copy references").click()
    page.wait_for_function("navigator.clipboard.readText().then((text) => text.includes('A. Jobe'))")
    page.get_by_role("button", name="Untick all").click()
    assert page.get_by_role("radio", name="Ticked (0)").is_disabled()


@pytest.mark.parametrize("name", ["RIS", "BibTeX", "CSV"])
def test_what_is_downloaded_is_what_an_export_writes(opened: Opened, name: str) -> None:
    page = opened("#q=caring")
    keys = list(page.locator("#list input").evaluate_all("all => all.map((each) => each.value)"))
    with page.expect_download() as waited:
        page.get_by_role("button", name=re.compile(f"Download .*{name}")).click()
    records = [next(record for record in SAMPLE if record.key == key) for key in keys]
    data = Path(waited.value.path()).read_bytes().decode()
    assert waited.value.suggested_filename == f"publications.{ {'BibTeX': 'bib'}.get(name, name.lower()) }"
    if name == "CSV":
        publications = formats.read(data.encode(), formats.format_named("csv")).publications
        assert [record.key for record in publications] == keys
        assert data.startswith("\ufeff")
    else:
        assert data == formats.write(records, formats.format_named(name.lower()), WriteOptions()).decode()


def test_an_address_that_was_sent_shows_the_same(opened: Opened) -> None:
    page = opened("#q=children&type=report&from=2000&to=2030&order=oldest&in=fr&ticked=jobe2010causes")
    assert page.locator("html").get_attribute("lang") == "fr"
    assert page.locator("#query").input_value() == "children"
    assert page.locator("#order").input_value() == "oldest"
    assert page.locator("#ticked-count").inner_text() == "Cochées (1)"
    assert page.locator("#chips li").count() == 3
    again = opened(fragment(page))
    assert titles(again) == titles(page)


def test_what_is_ticked_stays_so_on_the_way_back_and_where_a_page_is_loaded_anew(opened: Opened) -> None:
    page = opened(name="many")
    boxes = page.get_by_role("checkbox", name=re.compile("Tick"))
    boxes.first.check()
    page.locator("#query").fill("paper")
    boxes.last.check()
    page.go_back()
    assert page.locator("#query").input_value() == ""
    assert page.locator("#ticked-count").inner_text() == "Ticked (2)"
    assert fragment(page).count("ticked=") == 2
    for _ in range(3):
        page.locator("button.more").click()
    boxes.evaluate_all("all => all.forEach((each) => each.checked || each.click())")
    assert "ticked=" not in fragment(page)
    page.reload()
    page.wait_for_selector("#count:not(:empty)")
    assert page.locator("#ticked-count").inner_text() == "Ticked (60)"
    page.evaluate("location.hash = '#ticked=paper3'")
    page.get_by_text("Ticked (1)").wait_for()


def test_a_search_goes_on_where_a_browser_refuses_to_change_the_address(opened: Opened) -> None:
    page = opened()
    page.evaluate(
        "() => { history.replaceState = history.pushState = () => { throw new DOMException('often', 'SecurityError') } }"
    )
    page.locator("#query").press_sequentially("traficking")
    assert "trafficking" in page.locator("#notes").inner_text()


def test_another_style_or_language_leaves_what_one_reads_where_it_is(opened: Opened) -> None:
    page = opened()
    page.locator("button.more").click()
    result = page.locator("#list .result").nth(11)
    result.locator("h3 button").click()
    page.locator("#style").select_option("ieee")
    page.locator("#language").select_option("fr")
    assert page.locator("#list .result").count() == 30
    result.get_by_text("Clé de citation").wait_for()
    assert page.locator("#list .inside:visible").count() == 1
    assert page.locator("#list h3 button[aria-expanded=true]").count() == 1
    page.locator("#query").fill("trafficking")
    assert page.locator("#list .inside:visible").count() == 0
    assert page.locator("#list .result").count() == 10


@pytest.mark.skipif(not program.is_there(), reason="there is no pandoc here: pip install 'protlib-cli[cite]'")
def test_a_record_opens_by_its_title_and_can_be_copied_cited_and_followed(opened: Opened) -> None:
    page = opened("#q=key%3Aoram2012prevalence")
    inside = page.locator("#list .inside")
    page.locator("#list h3 button").click()
    inside.get_by_text("Oram, S.").first.wait_for()
    assert inside.get_by_role("link", name="Open the link").get_attribute("href")
    inside.get_by_role("button", name="Copy the reference").click()
    assert page.locator("#status").inner_text() == "1 reference copied"
    inside.get_by_role("button", name=re.compile("Cite as")).click()
    assert re.sub(r"[\u2068\u2069]", "", page.locator("#status").inner_text()) == "Copied: [@oram2012prevalence]"
    page.locator("#list h3 button").click()
    assert inside.is_hidden()


def test_keys_lead_to_the_search_and_through_the_results(opened: Opened) -> None:
    page = opened()
    focus = "document.activeElement.closest('li')?.querySelector('h3').textContent ?? document.activeElement.id"
    page.keyboard.press("/")
    assert page.evaluate(focus) == "query"
    page.keyboard.type("a/b")
    assert page.locator("#query").input_value() == "a/b"
    page.locator("#query").fill("trafficking")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("ArrowDown")
    assert page.evaluate(focus) == titles(page)[1]
    page.keyboard.press("Enter")
    assert page.locator("#list .inside:visible").count() == 1
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focus) == titles(page)[0]
    page.keyboard.press("ArrowUp")
    assert page.evaluate(focus) == "query"


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
    page.goto(made(tmp_path, SAMPLE).as_uri())
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


@pytest.mark.skipif(not program.is_there(), reason="there is no pandoc here: pip install 'protlib-cli[cite]'")
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
