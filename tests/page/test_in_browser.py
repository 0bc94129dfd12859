"""The page as a person has it: searched, filtered, ticked and taken along in a browser,
with a keyboard and a screen reader.
"""

import re
from pathlib import Path

import pytest

from programs.browsers import needs_browser
from programs.opened_pages import SAMPLE, Opened, fragment, titles
from protlib import formats
from protlib.citing.engine import engine_program
from protlib.formats import WriteOptions
from protlib.index.in_memory import index_documents
from protlib.search import Request, select
from protlib.selection import Selection

# A browser takes longer to start and to answer than all other tests of the page together.
pytestmark = [needs_browser, pytest.mark.slow]


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


@pytest.mark.skipif(not engine_program.has_engine(), reason="there is no pandoc here: pip install 'protlib-cli[cite]'")
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
        "() => { history.replaceState = history.pushState = () => { throw new DOMException('often', "
        "'SecurityError') } }"
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


@pytest.mark.skipif(not engine_program.has_engine(), reason="there is no pandoc here: pip install 'protlib-cli[cite]'")
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
