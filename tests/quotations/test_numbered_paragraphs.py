"""The numbered paragraphs of a source: which number a passage has, in each form that numbers are printed in."""

import pytest

from harness.rows import every_row
from protlib.fulltext.page_text import FileText, Page
from protlib.quotations.alignment import align
from protlib.quotations.cited_paragraphs import read_numbers
from protlib.quotations.paragraph_numbers import name_number
from protlib.quotations.source import Source
from sample_files.file_texts import text_of
from sample_files.numbered_report import IN_ANNEX, IN_NOTE, NUMBERED_REPORT, QUOTED


def name_place(source: Source, quotation: str) -> str:
    match = align(quotation, source)
    assert match
    place = source.paragraphs.place_of(*match.window.bounds_of(match.words))
    return f"{place.name} {place.part}".strip() if place else ""


def test_a_passage_has_the_number_that_stands_before_it() -> None:
    source = Source(NUMBERED_REPORT)
    assert {number: name_place(source, quotation) for number, quotation in QUOTED.items()} == {
        number: str(number) for number in QUOTED
    }
    assert name_place(source, IN_ANNEX) == "3 Annex I"
    assert name_place(source, IN_NOTE) == ""
    both = "which is older than one season. The owners should build a school"
    assert name_place(source, both) == "8–9"


def test_a_number_has_the_texts_and_pages_of_its_paragraphs() -> None:
    paragraphs = Source(NUMBERED_REPORT).paragraphs
    assert [paragraphs.pages_of(number) for number in (3, 4, 9, 12)] == [{0, 1, 3}, {1, 3}, {2, 3}, set()]
    first, second = paragraphs.texts_of(3)
    assert " ".join(first.split()).endswith("in which it is kept.")
    assert "secretariat" not in first
    assert second.startswith("3. The kiln at the ferry")
    assert ["its teachers." in text for text in paragraphs.texts_of(9)] == [True]


def test_an_item_of_a_list_may_be_cited_by_its_own_number() -> None:
    source = Source(NUMBERED_REPORT)
    match = align(QUOTED[4], source)
    assert match
    place = source.paragraphs.place_of(*match.window.bounds_of(match.words))
    assert place
    assert place.possible == {2, 4}


SENTENCES = (
    "The debt of the families grows with every season, and nobody in the valley has ever seen it in writing.",
    "Children begin to carry bricks at the age of six, and the school of the valley has one teacher for them all.",
    "The police of the valley received no complaint, although nine families had been to the police station.",
    "The owners of the kilns should build a school within an hour’s walk, and should pay the teachers for it.",
    "A judge should read the books of all kilns, and should strike out each debt that is older than a season.",
)
FORMS = ["{}. ", "{}.", "[{}] ", "({}) ", "{}) ", "§ {} ", "¶ {}. ", "{} ", "{} – ", "{}．", "{}\n\n"]


@every_row("form", FORMS)
def test_each_form_of_a_number_is_read(form: str) -> None:
    text = "\n\n".join(form.format(number) + sentence for number, sentence in enumerate(SENTENCES, 1))
    assert name_place(Source(text_of(f"Title of a judgment\n\n{text}")), SENTENCES[3]) == "4"


IN_ARABIC = (
    "زارت المقررة الخاصة أفران الطوب في الوادي في فصل الربيع بدعوة من الحكومة وتحدثت مع الأسر التي تعمل هناك كل يوم.",
    "معظم الأسر مدينة لصاحب الفرن بدين لم تره أي أسرة مكتوبا قط وهو يزداد في كل موسم ولا تسأل عنه أي محكمة في الوادي.",
    "يبدأ الأطفال حمل الطوب في سن السادسة ولا يوجد في مدرسة الوادي سوى معلم واحد لمئتي طفل ولا يدفع أصحاب الأفران شيئا.",
    "قالت الشرطة إنها لم تتلق أي شكوى في ذلك العام غير أن تسع أسر ذهبت إلى مركز الشرطة ثم طردت منه دون أن تسمع أقوالها.",
)
IN_CHINESE = (
    "特别报告员应政府邀请，于春季访问了山谷中的砖窑，并与在那里工作的家庭进行了交谈，了解了他们的生活和劳动条件。",
    "大多数家庭欠窑主的债，没有一个家庭见过书面的债务凭证，而债务每个季节都在增加，法院也从未要求查看账簿。",
    "儿童从六岁开始搬砖，山谷里的学校只有一名教师，却有两百名儿童，而窑主没有为学校缴纳任何税款，也没有任何捐助。",
    "警察告诉特别报告员说，那一年没有收到任何申诉，然而有九个家庭曾经去过警察局，但是都被赶走了，没有人记录。",
)


@every_row(
    ("sentences", "form"), [(IN_ARABIC, "{} - "), (IN_ARABIC, "{}- "), (IN_CHINESE, "{}. "), (IN_CHINESE, "{}、")]
)
def test_numbers_of_other_scripts_are_read(sentences: tuple[str, ...], form: str) -> None:
    figures = "٠١٢٣٤" if sentences is IN_ARABIC else "01234"
    text = "\n\n".join(form.format(figures[number]) + sentence for number, sentence in enumerate(sentences, 1))
    source = Source(text_of(text))
    assert [name_place(source, sentence) for sentence in sentences] == ["1", "2", "3", "4"]


LONG = "Families who return to the valley are often sent away by the owners of the kilns. " * 60
UNNUMBERED = {
    "no numbers": "\n\n".join(SENTENCES),
    "numbered headings": "\n\n".join(f"{number}. Findings of the visit\n\n{LONG}" for number in range(1, 6)),
    "long headings": "\n\n".join(f"{number}. {SENTENCES[0]}\n\n{LONG}" for number in range(1, 6)),
    "contents": "\n\n".join(f"{number}. {SENTENCES[0]} ........ {number}" for number in range(1, 6)),
    "a list": "\n\n".join([*SENTENCES, "1. A school.", "2. A well.", "3. A judge.", "4. A bridge.", "5. A mill."]),
    "articles": "\n\n".join(f"Article {article}\n\n1. {SENTENCES[0]}\n\n2. {SENTENCES[1]}" for article in range(1, 9)),
    "lists in a table": "\n\n".join(
        "Meetings\n" + "\n".join(f"{number}. {sentence} 1 1 3 3" for number, sentence in enumerate(SENTENCES, 1))
        for _table in range(4)
    ),
    "as many lists as paragraphs": "\n\n".join(
        f"{number}. {SENTENCES[0]}\n\n1. {SENTENCES[1]}\n\n2. {SENTENCES[2]}" for number in range(1, 9)
    ),
    "rows of a table": "\n".join(f"{number} {number * 7} {number * 9}.5" for number in range(1, 30)),
}


@every_row("text", UNNUMBERED.values(), ids=UNNUMBERED)
def test_what_is_no_number_of_a_paragraph_is_none(text: str) -> None:
    assert not Source(text_of("Title", text)).paragraphs


ENDLESS = {
    "lists": "\n\n".join(f"{number}. {sentence}" for number, sentence in enumerate(SENTENCES, 1)) + "\n\n",
    "numbers": "1\n",
    "empty lines": "21" + "\n" * 40,
    "lines": "_" * 40 + "\n",
}


@pytest.mark.slow
@every_row("text", ENDLESS.values(), ids=ENDLESS)
def test_a_text_of_nothing_but_numbers_ends(text: str) -> None:
    assert not Source(text_of(text * 2000)).paragraphs.numbers & {6, 7}


def test_numbers_of_pages_are_none() -> None:
    texts = [f"{number}\n\n{SENTENCES[number % 5]} {LONG[:400]}" for number in range(1, 12)]
    assert not Source(text_of(*texts)).paragraphs


def test_a_lost_number_leaves_its_neighbours_possible() -> None:
    text = "\n\n".join(
        f"{number}. {SENTENCES[number % 5]} It was so in {number + 1900}." for number in (1, 2, 3, 4, 6, 7)
    )
    source = Source(text_of(text))
    match = align("It was so in 1904", source)
    assert match
    place = source.paragraphs.place_of(*match.window.bounds_of(match.words))
    assert place
    assert place.possible == {4, 5}
    assert not place.is_certain


def test_a_file_without_pages_has_numbers_as_well() -> None:
    text = "\n\n".join(f"{number}. {sentence}" for number, sentence in enumerate(SENTENCES, 1))
    assert name_place(Source(FileText((Page(text),), "by hand, 1", is_paged=False)), SENTENCES[2]) == "3"


LOCATORS = {
    "21": {21}, "21–23": {21, 22, 23}, "21, 23–24": {21, 23, 24}, "21 and 23": {21, 23}, "21 (b)": {21}, "21(a)–(c)": {21},
    "21bis": {21}, "٢١": {21}, "5 و6": {5, 6}, "20至22": {20, 21, 22}, "20、22": {20, 22}, "IV": set(),
    "1-999999999": set(), "9" * 5000: set(), "21f.": {21, 22, 23, 24, 25, 26},
}  # fmt: skip


CHAPTERS = {
    "10.21": ["10.21"], "10.21–10.23": ["10.21", "10.22", "10.23"], "10.21-23": ["10.21", "10.22", "10.23"],
    "10.21, 11.2": ["10.21", "11.2"], "10.21 (b)": ["10.21"], "10.21.": ["10.21"], "1.2.3": [], "7.1f.": ["7.1", "7.2", "7.3", "7.4", "7.5", "7.6"],
}  # fmt: skip


@every_row(("locator", "numbers"), CHAPTERS.items())
def test_a_locator_means_numbers_of_chapters(locator: str, numbers: list[str]) -> None:
    assert [name_number(number) for number in sorted(read_numbers(locator))] == numbers


@every_row("form", ["{} ", "{}. ", "{}\n", "{}\n\n"])
def test_numbers_with_chapters_are_read(form: str) -> None:
    chapters = [(chapter, number) for chapter in (1, 2, 3) for number in range(1, 5)]
    paragraphs = [f"{SENTENCES[number]} It was so in {chapter}9{number}0." for chapter, number in chapters]
    numbers = [form.format(f"{chapter}.{number}") for chapter, number in chapters]
    text = "\n\n".join(number + paragraph for number, paragraph in zip(numbers, paragraphs, strict=True))
    source = Source(text_of(f"Title of a paper\n\n1.2 million of them came.\n\n{text}"))
    assert [name_place(source, paragraph) for paragraph in paragraphs] == [
        f"{chapter}.{number}" for chapter, number in chapters
    ]
    match = align(paragraphs[3], source)
    assert match
    place = source.paragraphs.place_of(*match.window.bounds_of(match.words))
    assert place
    assert (place.is_certain, [name_number(number) for number in place.possible]) == (True, ["1.4"])


@every_row(("locator", "numbers"), LOCATORS.items())
def test_a_locator_means_numbers(locator: str, numbers: set[int]) -> None:
    assert read_numbers(locator) == numbers
