"""Where a typed list begins and ends, and where its entries do."""

import pytest

from harness.rows import every_row
from protlib.typed_references.lists.list_at_end import number_lines, parse_bare_list, split_off_list

APA = (
    "Jobe, A. (2010). The causes and consequences of re-trafficking. International Organization for Migration.",
    "International Organization for Migration. (2009). Caring for trafficked persons. IOM.",
    "World Bank. (2012). Migration data: Sources and methods. https://worldbank.org/data",
    "Zimmerman, C., & Watts, C. (2003). WHO ethical recommendations. World Health Organization.",
)


def entries(text: str, *, are_paragraphs: bool = False) -> list[str]:
    return [entry.text for entry in split_off_list(number_lines(text), are_paragraphs=are_paragraphs).entries]


def wrapped(text: str, indent: str = "", width: int = 40) -> str:
    lines = [""]
    for word in text.split():
        if len(lines[-1]) + len(word) > width:
            lines.append(indent)
        lines[-1] += word if not lines[-1].strip() else f" {word}"
    return "\n".join(lines)


@every_row(
    "heading",
    [
        "References", "REFERENCES", "# References", "## References {-}", "7. References", "**Bibliography**", "Works cited:",
        "Reference list", "Références", "Bibliografía", "Literaturverzeichnis", "المراجع", "IV. Bibliography",
    ],
)  # fmt: skip
def test_a_heading_begins_the_list(heading: str) -> None:
    assert entries(f"Text.\n\n{heading}\n\n" + "\n\n".join(APA)) == list(APA)


def test_an_entry_without_a_year_that_stands_alone_above_others_is_no_heading_of_theirs() -> None:
    alone = "UNHCR. Emergency handbook for camps in the region. Geneva: UNHCR."
    entries_text = "".join(f"- {entry}\n" for entry in APA)
    assert entries(f"Text.\n\nReferences\n\n{alone}\n\n{entries_text}") == [alone, *APA]
    assert entries(f"Text.\n\nReferences\n\nCamps in Kenya\n\n{entries_text}") == list(APA)


@pytest.mark.parametrize("are_paragraphs", [False, True])
def test_lists_that_follow_each_other_are_one(are_paragraphs: bool) -> None:
    text = "\n".join(["Text.", "Bibliographie", *APA[:2], "المراجع", *APA[2:], "Annexe", "More"])
    assert entries(text, are_paragraphs=are_paragraphs) == list(APA)


@pytest.mark.parametrize(
    "chapter",
    [
        ["Girls told of their journeys.", "They left at night, and some had walked for a week."],
        ["HRW (2014) tells of torture in the desert."],
        ["The second chapter says more of it (HRW, 2014), and goes on for a while."],
    ],
)
def test_a_chapter_between_two_lists_parts_them(chapter: list[str]) -> None:
    text = "\n".join(["References", *APA[:2], *chapter, "References", *APA[2:]])
    assert entries(text, are_paragraphs=True) == list(APA[2:])


@pytest.mark.parametrize("are_paragraphs", [False, True])
def test_the_lists_of_chapters_are_one(are_paragraphs: bool) -> None:
    parts = [
        "# One",
        "Text.",
        "## References",
        *APA[:1],
        "# Two",
        "More text.",
        "## References",
        *APA[1:],
        "# Annex",
        "End",
    ]
    typed_list = split_off_list(number_lines("\n".join(parts)), are_paragraphs=are_paragraphs)
    assert [entry.text for entry in typed_list.entries] == list(APA)
    assert [line.text for line in typed_list.body] == ["# One", "Text.", "# Two", "More text.", "# Annex", "End"]


def test_lists_of_chapters_whose_numbers_begin_anew_are_one() -> None:
    text = f"## References\n1. {APA[0]}\n# Two\nMore text [1].\n## References\n1. {APA[1]}\n"
    assert entries(text) == [*APA[:2]]


@pytest.mark.parametrize("joint", ["\n", "\n\n", "\n\n\n"])
def test_entries_stand_on_lines_of_their_own(joint: str) -> None:
    assert entries("References\n\n" + joint.join(APA)) == list(APA)


@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_entries_may_hang(joint: str) -> None:
    assert entries("References\n\n" + joint.join(wrapped(entry, "    ") for entry in APA)) == list(APA)


@pytest.mark.parametrize("joint", ["\n", "\n\n"])
def test_entries_may_be_wrapped(joint: str) -> None:
    assert entries("References\n\n" + joint.join(map(wrapped, APA))) == list(APA)


@pytest.mark.parametrize("mark", ["[{}] ", "{}. ", "({}) "])
def test_entries_may_be_numbered(mark: str) -> None:
    text = "\n".join(mark.format(number) + wrapped(entry) for number, entry in enumerate(APA, 1))
    reading = split_off_list(number_lines(f"References\n{text}")).entries
    assert [entry.number for entry in reading] == ["1", "2", "3", "4"]
    assert [entry.text for entry in reading] == list(APA)


@pytest.mark.parametrize("joint", [" ", "\t", " \t"])
def test_numbers_that_count_need_no_point_in_a_document_of_a_word_processor(joint: str) -> None:
    texts = [f"{number}{joint}{entry}" for number, entry in enumerate(APA, 9)]
    text = "\n".join(["Text.", "References", *texts])
    parsed = split_off_list(number_lines(text), are_paragraphs=True).entries
    assert [(entry.number, entry.text) for entry in parsed] == list(zip(("9", "10", "11", "12"), APA, strict=True))
    assert [entry.author_text for entry in parsed][:2] == ["Jobe, A", "International Organization for Migration"]


@pytest.mark.parametrize("numbers", [("50", "60", "7", "3"), ("1", "2"), ("", "", "3", "4")])
def test_numbers_that_do_not_count_are_words_of_their_entries(numbers: tuple[str, ...]) -> None:
    texts = [f"{number} years of exile. (2010). UNHCR.".strip() for number in numbers]
    assert entries("\n".join(["Text.", "References", *texts]), are_paragraphs=True) == texts


def test_entries_may_be_items() -> None:
    assert entries("References\n\n" + "\n".join(f"- {wrapped(entry, '  ')}" for entry in APA)) == list(APA)


def test_a_paragraph_is_an_entry_in_a_document_of_a_word_processor() -> None:
    assert entries("Text\nReferences\n" + "\n".join(APA) + "\nAnnex 1\nMore", are_paragraphs=True) == list(APA)


def test_words_that_were_torn_are_whole_and_numbers_of_pages_are_left_out() -> None:
    text = (
        "References\n\nJobe, A. (2010). The causes and conse-\n    quences of re-trafficking. "
        "IOM.\n\n17\n\nWorld Bank. (2012). Data. IOM."
    )
    assert entries(text) == [
        "Jobe, A. (2010). The causes and consequences of re-trafficking. IOM.",
        "World Bank. (2012). Data. IOM.",
    ]


def test_the_last_heading_counts_and_what_follows_the_list_is_text_again() -> None:
    text = f"Contents\nReferences\n\n# One\n\nText.\n\n# References\n\n{APA[0]}\n\n# Annex 1\n\nMore text.\n"
    reading = split_off_list(number_lines(text))
    assert [entry.line for entry in reading.entries] == [10]
    assert [line.text for line in reading.body if line.text][-2:] == ["# Annex 1", "More text."]


@every_row(
    "text",
    ["", "Text (2010).", "References", "References\n\n", "The references are many.\nJobe, A. (2010). B."],
)
def test_there_may_be_no_list(text: str) -> None:
    reading = split_off_list(number_lines(text))
    assert (reading.entries, reading.body) == ((), number_lines(text))


def test_an_address_that_is_broken_goes_on_where_each_line_is_an_entry() -> None:
    long = f"IOM. (2019). {'A very long title ' * 9}. Geneva."
    broken = "Jobe, A. (2010). The causes. Geneva: IOM. https://www.iom.int/causes-\nand.pdf"
    behind = "van Dijk, B. (2014). Women. Leiden. https://example.org/women/\nUNICEF. (2002). Children. Florence."
    parsed = parse_bare_list(number_lines(f"{long}\n{broken}\n{behind}"))
    assert [entry.line for entry in parsed] == [1, 2, 4, 5]
    assert parsed[1].text.endswith("https://www.iom.int/causes-and.pdf")


ARABIC = (
    "المفوضية السامية للأمم المتحدة لشؤون اللاجئين. (2020). الاتجار بالأشخاص في الشرق الأوسط. جنيف: المفوضية.",
    "المنظمة الدولية للهجرة. (2019). رعاية ضحايا الاتجار بالأشخاص. جنيف: المنظمة الدولية للهجرة.",
    "محمد، أحمد. (٢٠١٨). حماية اللاجئين في الأردن والشرق الأوسط. عمان: دار الشروق.",
    "فاطمة حسن، الهجرة القسرية في المشرق العربي، بيروت: مركز دراسات الوحدة العربية، 2016.",
    "حسن، فاطمة (2016)، الهجرة القسرية في المشرق العربي، مركز دراسات الوحدة العربية، بيروت",
)
RUSSIAN = (
    "Иванов, И. И. (2018). Торговля людьми в Центральной Азии. Москва: Наука.",
    "Петрова, А. С. (2019). Защита детей-мигрантов в Казахстане. Алматы: МОМ.",
    "Иванов И. И. Торговля людьми в Центральной Азии. Москва: Наука, 2018. 240 с.",
    "Сидоров П. П. Насилие в отношении женщин // Вестник МГУ. 2020. № 3. С. 45–60.",
    "Ким А.В. Защита детей / А. В. Ким. — Алматы : МОМ, 2019. — 120 с.",
    "УВКБ ООН. (2020). Глобальные тенденции: вынужденное перемещение",
)
VANCOUVER = (
    "Ivanov II. Trafficking in Persons in Central Asia. Moscow: Nauka; 2018.",
    "Petrova AS. Protection of Migrant Children in Asia. Almaty: IOM; 2019.",
    "International Organization for Migration. Help for Victims. Geneva: IOM; 2009.",
)


@pytest.mark.parametrize(
    "lines",
    [
        ARABIC, ARABIC[:2], ARABIC[::-1], RUSSIAN, RUSSIAN[:2], RUSSIAN[2:4], VANCOUVER, VANCOUVER[:2],
        (APA[0], *ARABIC[:2], *RUSSIAN[:2], APA[1]),
        tuple(line.rstrip(".") for line in ARABIC[:3]),
        (*RUSSIAN, "УВКБ ООН. Без даты. Женева."),
    ],
)  # fmt: skip
@pytest.mark.parametrize("heading", ["References", "Список литературы", "المراجع"])
def test_each_line_of_a_list_without_blank_lines_is_an_entry(lines: tuple[str, ...], heading: str) -> None:
    assert entries(f"Text.\n\n{heading}\n\n" + "\n".join(lines)) == list(lines)


@pytest.mark.parametrize("mark", ["{}- ", "{} - ", "{}-", "{} – "])
def test_numbers_of_arabic_lists_may_have_a_dash_behind(mark: str) -> None:
    lines = [f"{mark.format(figure)}{line}" for figure, line in zip("١٢٣", ARABIC, strict=False)]
    list_entries = split_off_list(number_lines("\n".join(["Text.", "المراجع", *lines]))).entries
    assert [entry.number for entry in list_entries] == ["1", "2", "3"]
    assert [entry.text for entry in list_entries] == list(ARABIC[:3])


def test_pages_at_the_beginning_of_a_line_are_no_number_of_an_entry() -> None:
    lines = [
        "1 - Jobe, A. (2010). The causes and consequences of re-trafficking, pp.",
        "45 - 60. Geneva: IOM.",
        "2 - IOM. (2009). Caring.",
    ]
    assert entries("\n".join(["Text.", "References", *lines])) == [f"{lines[0][4:]} {lines[1]}", lines[2][4:]]


@pytest.mark.parametrize("lines", [ARABIC[:3], RUSSIAN[:2]])
@pytest.mark.parametrize("width", [50, 60, 70])
def test_lines_that_are_broken_are_one_entry_in_any_alphabet(lines: tuple[str, ...], width: int) -> None:
    text = "\n".join(wrapped(line, width=width) for line in lines)
    assert entries(f"Text.\n\nReferences\n\n{text}") == list(lines)


@pytest.mark.parametrize(
    "lines",
    [
        ("Jobe, A. (2010). The causes of re-trafficking in 2009.", "Geneva: IOM, 2010."),
        ("محمد، أحمد (2018). حماية اللاجئين في الأردن في عام 2016.", "عمان: دار الشروق، 2018."),
        ("Петрова, А. С. Насилие в отношении женщин //", "Вестник МГУ. 2020. № 3. С. 45–60."),
        ("Петрова, А. С. (2019). Насилие в отношении женщин.", "защита детей (2020)."),
    ],
)
def test_the_end_of_an_entry_on_a_line_of_its_own_is_no_entry(lines: tuple[str, str]) -> None:
    assert entries("Text.\n\nReferences\n\n" + "\n".join(lines)) == [" ".join(lines)]
