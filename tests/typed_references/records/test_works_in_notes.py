"""The works that the notes of a report without a list name."""

from protlib.typed_references.entry import parse_entry
from protlib.typed_references.lists.list_at_end import DocumentLine
from protlib.typed_references.records.works_in_notes import find_works, mark_remarks

NOTES = (
    "IOM, Hotels and rooms, Geneva, 2018, p. 3; UNHCR, Camps in the north, Geneva, 2020.", "Ibid., p. 4.",
    "We asked them twice.", "UNODC, Roads and rivers, Vienna, 2018.", "IOM, Hotels and rooms, Geneva, 2018, p. 9.",
)  # fmt: skip


def test_each_work_is_found_once_and_no_remark() -> None:
    works = find_works([DocumentLine(number, text) for number, text in enumerate(NOTES, 1)])
    assert [(work.line, work.title) for work in works] == [
        (1, "Hotels and rooms, Geneva"), (1, "Camps in the north, Geneva"), (4, "Roads and rivers, Vienna"),
    ]  # fmt: skip


def test_notes_that_only_explain_name_no_works() -> None:
    remarks = ["We asked them twice.", "This was in May.", "It rained. ", "Names are changed.", "IOM, Camps, 2019."]
    assert find_works([DocumentLine(number, text) for number, text in enumerate(remarks, 1)]) == ()


LAWS = (
    "Modern Slavery Act 2015, s 45.", "Roe v Doe [1932] AC 562 (HL).", "CEDH, 26 juill. 2005, Roe c. France, n° 73316/01.",
    "Convention Relating to the Status of Refugees (adopted 28 July 1951, entered into force 22 April 1954) 189 UNTS 137.",
    "Council Directive 2011/36/EU of 5 April 2011 on trafficking [2011] OJ L101/1.", "Modern Slavery Act 2015, s 54.",
)  # fmt: skip
REMARKS = (
    "The Modern Slavery Act 2015 was passed in March 2015.", "Roe v Doe was decided in 1932 by the House of Lords.",
    "The Convention Relating to the Status of Refugees of 1951 says nothing about this.", "Ibid [68].", "Doe (n 2) 47.",
    "Roe c. France fut jugée en 2005 par la Cour.", "In 2015, the Act came into force and changed this.",
)  # fmt: skip


def test_laws_treaties_and_judgments_are_works_and_remarks_on_them_are_none() -> None:
    works = find_works([DocumentLine(number, text) for number, text in enumerate((*LAWS, *REMARKS), 1)])
    assert [work.line for work in works] == [1, 2, 3, 4, 5]


FULL = (
    "Anne Jobe, The Causes of Re-trafficking (Geneva: IOM, 2010), 184–188.",
    "UNODC, Roads and rivers, Vienna, 2018.",
)
WORKS = (
    *FULL, "“Roads and Rivers” (UNODC, 2018), p. 3.", "Kara, S., Bonded Labor (New York: Harbour Press, 2009, p. 5).", "“Sale of girls”, The Harbour Times, May 2018.", "The Camps Database. Available at https://camps.example.org/a",
    "Global report on trafficking in persons, 2018.", "Roe, Camps in the North, 2017, p. 4; IOM, Hotels, Geneva, 2018.",
    "IOM, Handbook on Direct Assistance, p. 3.", "IOM, Camps and Rivers (2019).",
    "UN Doc. A/HRC/38/45, para. 5.", "A/RES/73/195.", "Regulation (EU) 2016/399, art. 5.", "Security Council resolution 2388 (2017).",
    "Directive 2011/36/EU of the European Parliament and of the Council of 5 April 2011 on preventing trafficking.",
    "Ministère de l'Intérieur, Rapport annuel 2019, Niamey, p. 12.", "Interview with a social worker, Niamey, 12 May 2021.",
)  # fmt: skip
NO_WORKS = (
    "Jobe, The Causes of Re-trafficking, 110–112.", "Jobe, The Causes, 33, 60.", "UNODC, Roads and rivers.",
    "Roe and Doe (2015).", "Grazing Bill, 2017", "Okedeji, 1973", "IOM, 2019, p. 5.",
    "UNHCR counted 250,000 refugees in 2020.", "According to UNHCR, there were 250,000 refugees in Niger in 2020.",
    "Roe, Doe, and Poe (2015)", "See Roe et al. (2015) for an example.",
    "Process standardization: Agreement within a team about how all tasks will be approached.",
    "More details on how to keep notes can be found at https://example.org/notes.",
    "They say “some people know it” (Foe, 2001, p. 4).", "As IOM argues, returns are forced (IOM, 2019, p. 3).",
    "In 2015, the Act came into force and changed this.", "For example, such misconceptions have led to claims.",
)  # fmt: skip


def test_notes_that_name_no_work_in_full_are_marked() -> None:
    marked = mark_remarks([parse_entry(text, number) for number, text in enumerate((*WORKS, *NO_WORKS), 1)])
    assert [entry.text for entry in marked if entry.is_remark] == [*NO_WORKS]


def test_short_forms_of_what_one_note_names_in_full_show_that_notes_cite() -> None:
    assert len(mark_remarks(list(map(parse_entry, (FULL[0], *[NO_WORKS[0]] * 9))))) == 10
    assert not mark_remarks(list(map(parse_entry, (FULL[0], *NO_WORKS[-4:], *NO_WORKS[-4:]))))
