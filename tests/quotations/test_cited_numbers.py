"""Which numbers of a report count something that its source must have."""

from harness.rows import every_row
from protlib.citing.documents.cited_text import read_cited_text
from protlib.quotations.cited_numbers import check_numbers, find_numbers
from protlib.quotations.compared_words import compared_form
from protlib.quotations.finder import find_quotations
from protlib.quotations.report_check import Texts
from protlib.quotations.source import Source
from sample_files.file_texts import text_of

CASES = {
    "Of these, 43 per cent returned [@a2009].": ["43"],
    "Some 1,200 women and 2.5 million men came [@a2009].": ["1,200", "2.5"],
    "Some 1 200 000 women and 12 340 men came [@a2009].": ["1 200 000", "12 340"],
    "Of these, 43 100 and 1 2500 came [@a2009].": ["43 100", "2500"],
    "Only 3% returned, 4 of them women [@a2009].": ["3"],
    "As @a2009 [p. 34] says, 57 came.": ["57"],
    "In 2019, many came [@a2009, p. 12].": [],
    "See Chapter 12, Table 14 and para. 17 [@a2009].": [],
    "See paras. 34 and Articles 12 [@a2009].": [],
    "They said “43 came back home” [@a2009].": [],
    "Nobody counted the 43. So it is [@a2009].": [],
    "Some 1,234¹² women, 87³ men and 43%² came [@a2009].": ["1,234", "87", "43"],
    "Some 1,234^12^ women and 87^3, 4^ men came [@a2009].": ["1,234", "87"],
    "Some 1,234 women came.[^1] Some 567 men came.\n\n[^1]: @a2009 [p. 34].": ["1,234"],
    "A/RES/55/25 and COVID-19 changed it [@a2009].": [],
    "On 23 March 2019, 57 came, and others on 12 and 13 May [@a2009].": ["57"],
    "El 14 de mayo llegaron 57, según la resolución 1325 [@a2009].": ["57"],
    "At 9:30, 57 came under UNSCR 1325 [@a2009].": ["57"],
    "بلغ عددهم ٤١٩،٠٠٠ شخص و٥٧ طفلاً في ٢٣ آذار/مارس وفق المادة ٣٥ [@a2009].": ["٤١٩،٠٠٠", "٥٧"],
}


@every_row(("text", "numbers"), CASES.items(), ids=repr)
def test_finds_the_numbers_that_count_something(text: str, numbers: list[str]) -> None:
    cited = read_cited_text(text.encode(), "report", ".md")
    assert [number.text for number in find_numbers(cited, find_quotations(cited))] == numbers


IN_SOURCES = {
    "Some 1,234¹² women came.": "1,234", "In all 4,321,3 women came.": "4,321", "Some 5,600.13 The next came.": "5,600",
    "Some 5,60013 women came.": "5,600", "Of 87 13 women, some came.": "87", "Some US$ 2.5 million13 came.": "2.5",
}  # fmt: skip


@every_row(("sentence", "number"), IN_SOURCES.items())
def test_the_number_of_a_note_is_no_part_of_a_number_in_a_source(sentence: str, number: str) -> None:
    source = Source(text_of("Title", f"{sentence}\n\nNobody counted the others.\n\n13 See IOM, 2007, p. 9."))
    assert source.pages_with_number(compared_form(number)) == [1]
    assert source.pages_with_number(compared_form(f"{number}7")) == []


NUMBERS_WRITTEN_OTHERWISE = {
    "7,800": "Some 7.8 thousand households came.", "7.8k": "Some 7,800 households came.", "419 ألف": "Some 419,000 came.",
    "419 mil": "Llegaron 419.000 personas.", "2.5 lakh": "Some 2,50,000 came.", "12,34,567": "Some 1,234,567 came.",
    "26": "Twenty-six centres were closed.", "71": "Soixante et onze centres ont fermé.", "٤١٩،٠٠٠": "Some 419,000 came.",
}  # fmt: skip


@every_row(("number", "sentence"), NUMBERS_WRITTEN_OTHERWISE.items())
def test_finds_a_number_that_the_source_writes_otherwise(number: str, sentence: str) -> None:
    cited = read_cited_text(f"{number} came [@a2009].".encode(), "report", ".md")
    texts = Texts((Source(text_of("Title", sentence)),))
    [checked] = check_numbers(find_numbers(cited, ()), lambda _key: texts)
    assert checked.is_on_page, checked


OTHER_NUMBERS = {
    "20": "Twenty-six centres were closed.",
    "7,900": "Some 7.8 thousand came.",
    "11": "They came once more.",
}


@every_row(("number", "sentence"), OTHER_NUMBERS.items())
def test_finds_no_number_in_the_words_of_another(number: str, sentence: str) -> None:
    assert not Source(text_of("Title", sentence)).pages_with_number(compared_form(number))


ROUNDED_NUMBERS = {
    "44": ("Of these, 43.5 per cent were women.", "43.5"),
    "1.2 million": ("In all, 1,289,000 came.", "1,289,000"),
    "46": ("Of these, 44 per cent were women.", ""),
}


@every_row(("number", "case"), ROUNDED_NUMBERS.items())
def test_tells_the_number_of_the_cited_page_that_one_may_be_rounded_of(number: str, case: tuple[str, str]) -> None:
    sentence, exact = case
    cited = read_cited_text(f"Some {number} came [@a2009, p. 2].".encode(), "report", ".md")
    texts = Texts((Source(text_of("Title", sentence, "The last page has 44 per cent, too.")),))
    [checked] = check_numbers(find_numbers(cited, ()), lambda _key: texts)
    assert (checked.is_fault, checked.exact) == (True, exact)
