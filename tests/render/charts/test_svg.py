"""Charts as SVG: valid, told to screen readers, and with no text beyond its room."""

import re
from dataclasses import replace
from itertools import pairwise
from xml.etree import ElementTree as ET

from harness.paths import DATA
from harness.rows import every_row
from protlib.render.charts import picture_parts, svg
from protlib.render.charts.chart import Chart
from protlib.render.charts.text_width import clean_label
from sample_records.chart_samples import CHARTS, HOSTILE, LONG, NAME, extent

KINDS = [
    ("bodies", "bars"),
    ("years", "columns"),
    ("crossed", "grid"),
    ("words", "grid"),
    ("crossed", "rows"),
]


@every_row(("name", "kind"), KINDS)
def test_it_is_drawn_as_it_was_looked_at(name: str, kind: str) -> None:
    golden = (DATA / f"charts/{name}-{kind}.svg").read_text(encoding="utf-8")
    assert svg.draw_chart(CHARTS[name], kind) == golden


@every_row(("name", "kind"), KINDS)
def test_nothing_stands_outside_of_it(name: str, kind: str) -> None:
    root = ET.fromstring(svg.draw_chart(CHARTS[name], kind))
    high = float(root.attrib["height"])
    for rect in root.iter(f"{NAME}rect"):
        left, top, wide, tall = (float(rect.attrib[attribute]) for attribute in ("x", "y", "width", "height"))
        assert left >= 0
        assert top >= 0
        assert left + wide <= picture_parts.WIDTH + 0.1
        assert top + tall <= high + 0.1
    for text in root.iter(f"{NAME}text"):
        begin, end = extent(text)
        assert begin >= -0.1, text.text
        assert end <= picture_parts.WIDTH + 0.1, text.text


@every_row(("name", "kind"), KINDS)
def test_a_screen_reader_is_told_what_it_is_and_what_it_says(name: str, kind: str) -> None:
    root = ET.fromstring(svg.draw_chart(CHARTS[name], kind))
    title, description = root[0], root[1]
    assert (root.get("role"), title.tag, description.tag) == ("img", f"{NAME}title", f"{NAME}desc")
    assert title.text == CHARTS[name].title
    for value, count in CHARTS[name].rows:
        assert f"{clean_label(value)}: {count}" in str(description.text)


def test_what_is_hostile_is_text() -> None:
    picture = svg.draw_chart(replace(CHARTS["words"], title=HOSTILE))
    root = ET.fromstring(picture)
    assert not list(root.iter(f"{NAME}script"))
    assert "<script" not in picture
    assert not set(picture) & {"\x1b", "\u202e"}


def test_many_values_are_cut_to_those_with_the_most_and_the_rest_is_told() -> None:
    many = Chart("Publications by tag", "tag", [(f"tag {number}", 99 - number) for number in range(99)], 200)
    picture = svg.draw_chart(many)
    assert "tag 29" in picture
    assert "tag 30" not in picture
    assert "69 more tags not shown." in picture


def test_a_note_counts_columns_that_have_no_room() -> None:
    columns = [(f"kind {number}", 1) for number in range(20)]
    wide = Chart("Publications", "type", [("report", 20)], 20, "category", columns, [[1] * 20])
    picture = svg.draw_chart(wide)
    count = len(re.findall("<title>report, kind", picture))
    assert 5 < count < 20
    assert f">{20 - count} more categories not shown.</text>" in picture
    assert "kind 19 1" in picture


def test_the_whole_name_is_told_where_it_is_cut() -> None:
    picture = svg.draw_chart(replace(CHARTS["bodies"], rows=[(LONG * 2, 3)]))
    assert f"<title>{LONG * 2}: 3</title>" in picture
    assert "…" in picture


def test_colours_are_legible_in_light_and_dark() -> None:
    for place in (0, 1):
        page, ink, pale, bar = (picture_parts.COLOURS[name][place] for name in ("page", "ink", "pale", "bar"))
        assert contrast(ink, page) >= 7
        assert contrast(pale, page) >= 4.5
        assert contrast(bar, page) >= 3
        for step in range(1, picture_parts.STEPS + 1):
            assert (
                contrast(picture_parts.COLOURS[f"on-{step}"][place], picture_parts.COLOURS[f"step-{step}"][place])
                >= 4.5
            )


def test_the_steps_of_the_scale_differ_alike() -> None:
    for place, direction in ((0, -1), (1, 1)):
        steps = [_lightness(picture_parts.COLOURS[f"step-{step}"][place]) for step in range(1, picture_parts.STEPS + 1)]
        gaps = [direction * (later - earlier) for earlier, later in pairwise(steps)]
        assert min(gaps) > 9
        assert max(gaps) < 1.25 * min(gaps)


def test_a_program_that_obeys_every_rule_for_the_dark_stays_light() -> None:
    [style] = ET.fromstring(svg.draw_chart(CHARTS["years"])).iter(f"{NAME}style")
    rules = re.findall(r"([^{}]+)\{fill:(#\w+)\}", str(style.text))
    assert [
        selector for selector, _colour in rules if not re.fullmatch(r"\.protlib-chart \[class~=[\w-]+\]", selector)
    ] == []
    assert [colour for _selector, colour in rules] == [dark for _light, dark in picture_parts.COLOURS.values()]


def contrast(one: str, other: str) -> float:
    """Return the contrast of two colours as WCAG has it."""
    light, dark = sorted(map(_luminance, (one, other)), reverse=True)
    return (light + 0.05) / (dark + 0.05)


def _luminance(colour: str) -> float:
    parts = [byte / 255 for byte in bytes.fromhex(colour[1:])]
    linear = [part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts]
    return sum(share * part for share, part in zip((0.2126, 0.7152, 0.0722), linear, strict=True))


def _lightness(colour: str) -> float:
    """Return the L* of a colour (CIE 1976)."""
    return 116 * float(_luminance(colour) ** (1 / 3)) - 16


def test_notes_from_right_to_left_begin_at_the_right_and_end_with_their_full_stop() -> None:
    notes = ("قيمة أخرى لا تظهر هنا، ومنشورات كثيرة في مناطق أخرى من العالم " * 2 + "(36) Worldwide",)
    chart = Chart("المنشورات (3)", "region", [("أفريقيا (IOM)", 3), ("Asia", 1)], 4, notes=notes)
    labels = list(ET.fromstring(svg.draw_chart(chart, "bars")).iter(f"{NAME}text"))
    attributes = {label.text: label.attrib for label in labels}
    assert {"\u2067المنشورات (3)\u2069", "\u2067أفريقيا (IOM)\u2069", "Asia"} < set(attributes)
    below = [label for label in labels if label.attrib.get("font-size") == "11"]
    assert len(below) > 1
    for label in below:
        text = label.text or ""
        assert (text[0], text[-1]) == ("\u2067", "\u2069")
        assert (label.attrib["text-anchor"], label.attrib["x"]) == ("end", str(picture_parts.WIDTH - 16))


def test_a_number_behind_a_latin_name_stays_in_its_sentence() -> None:
    assert svg.to_sentences(["خارج الخريطة: Kosovo (36)", "4 منشورات"]) == (
        "خارج الخريطة: Kosovo (36).\u200f 4 منشورات.\u200f"
    )
    assert svg.to_sentences(["4 name no country"]) == "4 name no country."
