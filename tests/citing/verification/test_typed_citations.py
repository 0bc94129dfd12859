"""Citations that are typed into a text, and what only looks like one."""

from pathlib import Path

import pytest

from harness.rows import every_row
from protlib.citing.verification import typed_citations
from protlib.citing.verification.typed_citations import author_page, author_year, in_note
from protlib.citing.verification.typed_numbers import number_citations
from protlib.record.tables import words_by_section
from protlib.text import fold
from protlib.typed_references.lists.list_at_end import number_lines


def citations_of(text: str) -> list[tuple[str, str]]:
    return [
        (citation.author, citation.year_or_number) for citation in author_year(number_lines(text)) if citation.is_sure
    ]


@every_row(
    ("text", "expected"),
    [
        ("So it is (IOM, 2009).", [("IOM", "2009")]),
        ("So it is (IOM 2009, 15).", [("IOM", "2009")]),
        ("So it is (Jobe, 2010a, p. 3; see also Smith & Jones, 2011).", [("Jobe", "2010a"), ("Smith & Jones", "2011")]),
        ("So (International Organization for Migration [IOM], 2009) says.", [("International Organization for Migration", "2009")]),
        ("International Organization for Migration (IOM, 2009)", [("IOM", "2009")]),
        ("(e.g., Oram et al., 2012; IOM, 2009, 2010a, b; 2011)", [
            ("Oram et al", "2012"), ("IOM", "2009"), ("IOM", "2010a"), ("IOM", "2010b"), ("IOM", "2011"),
        ]),
        ("As Smith and Jones (2010) say", [("Smith and Jones", "2010")]),
        ("However, van Dijk (2010, p. 3) says", [("van Dijk", "2010")]),
        ("the work of Smith, Jones, and Brown (2010)", [("Smith, Jones, and Brown", "2010")]),
        ("Oram et al. (2012) found", [("Oram et al.", "2012")]),
        ("Jobe’s (2010) study", [("Jobe", "2010")]),
        ("the United Nations Office on Drugs and Crime (2018)", [("United Nations Office on Drugs and Crime", "2018")]),
        ("the World Bank (n.d.)", [("World Bank", "n.d")]),
        ("it was (as cited in Jobe, 2010)", [("Jobe", "2010")]),
        ("it was (Smith, 1999, quoted in Jobe, 2010, p. 3)", [("Jobe", "2010")]),
        ("Smith (1999, as cited in Jobe, 2010) was", [("Jobe", "2010")]),
        ("así (Smith, 1999, citado en Jobe, 2010; IOM, 2009)", [("Jobe", "2010"), ("IOM", "2009")]),
        ("cells fell (HIV/AIDS, 2010; COVID-19, 2020; SARS, 2003)", []),
        ("they care (HIV/AIDS Alliance, 2010; UNAIDS, 2011)", [("HIV/AIDS Alliance", "2010"), ("UNAIDS", "2011")]),
        ("so (Smith, personal communication, 2015; Jobe, pers. comm., 2016)", []),
        ("so (IOM, 2010a: 3, 2012b: 4)", [("IOM", "2010a"), ("IOM", "2012b")]),
        ("it was (See, for example, Jobe, 2010; voir aussi IOM, 2009)", [("Jobe", "2010"), ("IOM", "2009")]),
        ("(“Trafficking in persons,” 2019)", [("“Trafficking in persons", "2019")]),
        ("wrapped (International\nOrganization for Migration,\n2009)", [("International Organization for Migration", "2009")]),
        ("[IOM, 2009]", [("IOM", "2009")]),
        ("seen (WAVE, 2012) and (ACT 2015)", [("WAVE", "2012"), ("ACT", "2015")]),
        ("the Centro de Estudios para el Desarrollo (2009)", [("Centro de Estudios para el Desarrollo", "2009")]),
        ("the Stichting tegen Mensenhandel van het Noorden (2009)", [("Stichting tegen Mensenhandel van het Noorden", "2009")]),
        ("the handbook (IOM, 2007, on interviews)", [("IOM", "2007")]),
        ("Como Silva e Souza (2019) dizem", [("Silva e Souza", "2019")]),
        ("Secondo Rossi e Bianchi (2019)", [("Rossi e Bianchi", "2019")]),
        ("Según García e Ibarra (2019)", [("García e Ibarra", "2019")]),
        ("Volgens Jansen en de Vries (2019)", [("Jansen en de Vries", "2019")]),
        ("Hansen og Larsen (2019)", [("Hansen og Larsen", "2019")]),
        ("(Silva e Souza, 2019; OIM, 2018 e 2020)", [("Silva e Souza", "2019"), ("OIM", "2018"), ("OIM", "2020")]),
        ("(OIM, 2018a y b)", [("OIM", "2018a"), ("OIM", "2018b")]),
        ("segundo Smith E Jones (2019)", [("Smith E Jones", "2019")]),
        ("(OIM, 2019e, 2020 y)", [("OIM", "2019e"), ("OIM", "2020")]),
        ("a vitamina e Souza (2019)", [("Souza", "2019")]),
        ("As WHO (2014) and later WHO and ILO (2016) say", [("WHO", "2014"), ("WHO and ILO", "2016")]),
        ("(GBIF: The Global Facility, 2021b; G20, 2012)", [("GBIF: The Global Facility", "2021b"), ("G20", "2012")]),
        ("as Roe v. Doe says. Smith (2010)", [("Smith", "2010")]),
        ("THE WHO (2014); Who Haddad (2015) is", [("WHO", "2014"), ("Haddad", "2015")]),
    ],
)  # fmt: skip
def test_finds_citations_by_author_and_year(text: str, expected: list[tuple[str, str]]) -> None:
    assert citations_of(text) == expected


@every_row(
    "text",
    [
        "it began (in 2009) and ended (since 2010)",
        "(January 2010)",
        "adopted (15 November 2000)",
        "(see Table 2, 2016)",
        "the Palermo Protocol (2000)",
        "the third wave (2012)",
        "(Wave, 2012)",
        "(VOL 2012)",
        "Security Council Resolution 1325 (2000)",
        "(Resolution 1325, 2000)",
        "(Nigeria, 2010)",
        "in Kenya (2010)",
        "was high (OR: 1.33, 95% CI: 0.98-1.79 in MICS 2012)",
        "(12% in UNHCR 2012)",
        "Roe, Title (Chapel Hill, N.C: University Press, 2002), 5",
        "Roe, Title (New York, NY: Routledge, 2010), 7",
        "in Roe v. The Queen (1963) and Roe vs Foreign Corp (1991)",
        "Roe, Lagos State v. Attorney General of Doeland (1987) 1 NWLR",
        "um 3 Prozent (2012), im Gesamtjahr (2016)",
        "(2005–2010)",
        "a rise (from 3 to 2010)",
        "(J. Smith, personal communication, May 3, 2010)",
        "(J. Smith, interview, May 2010)",
        "(the survey was done in Kenya, 2010)",
        "[text](https://x.org/2010)",
        "@iom2009 and [@iom2009]",
    ],
)
def test_passes_over_what_names_nobody(text: str) -> None:
    assert citations_of(text) == []


NOTES = {
    "IOM, 2017, p. 44.": ["IOM 2017 p. 44"],
    "See Oram et al. 2012: 3–5; cf. Jobe, 2010a": ["Oram et al. 2012 3–5", "Jobe 2010a "],
    "Smith, Jones and Brown 2011, para. 4": ["Smith, Jones and Brown 2011 para. 4"],
    "Human Rights Watch 2016; Global Trends 2017": ["Human Rights Watch 2016 "],
    "IOM, World Migration Report, 2019, p. 3": [],
    "UNHCR, Refugees and Asylum, 2019": [],
    "Education, Health and Economics Action Plan Progress Report, 2016": [],
    "Interview with staff, Juba, May 2017": [],
    "The law was changed in 2017.": [],
    "Law 2018; ibid., p. 3; IOM, 2017, on interviews with staff": [],
    "(IOM, 2017)": [],
    "In Juba, 2016; Geneva, 2019, p. 3; Kenya and Uganda, 2016; Between 2016 and 2019": [],
    "Ibid., 2019, p. 4; Interview, 2016; KII, 2021; Census, 2010; © IOM, 2019": [],
    "CRC, 1989, art. 3; CEDAW, 1979; Resolution 1325 (2000); See chapter 3, 2019": [],
    "Jobe, 2010, p. 3, which nobody read; Jobe, 2010, p. 3 of a draft": [],  # prose with a page in it
    "Global Trends, 2016, p. 4; Global Trends, 2016; Guterres, 2016": [],  # titles, and a name that may be a place
    "See IOM, 2017, p. 44: “Nobody” asked them.": ["IOM 2017 p. 44"],
    "IOM, 2017, p. 44. She notes “nobody asked them”.": ["IOM 2017 p. 44"],
    "Jobe and Ruiz, 2016; IOM, 2017, p. 44. Others differ.": ["Jobe and Ruiz 2016 ", "IOM 2017 p. 44"],
    "IOM, 2017. Others differ.": [],
    "See IOM, 2017, p. 44: “Nobody asked; not once.”": ["IOM 2017 p. 44"],
    "IOM, 2017, p. 44 (“nobody asked them”).": ["IOM 2017 p. 44"],
    "OIM, 2017, p. 44 : « personne n’a demandé »": ["OIM 2017 p. 44"],
    "IOM, 2017: “World Migration Report”": [],  # a title
    "Jobe, 2010, p. 3; Smith & Jones 2010; WFP, 2019": ["Jobe 2010 p. 3", "Smith & Jones 2010 ", "WFP 2019 "],
}


ARABIC = {
    "كذلك (منظمة العدل، 2019).": ("منظمة العدل", "2019", ""),
    "كذلك (منظمة العدل، ٢٠١٩، ص. ٣).": ("منظمة العدل", "2019", ", ص. 3"),
    "كذلك (منظمة العدل 2019؛ Jobe 2010).": ("منظمة العدل", "2019", ""),
}


@every_row(("text", "expected"), ARABIC.items())
def test_reads_the_commas_and_figures_of_arabic(text: str, expected: tuple[str, str, str]) -> None:
    citation = next(author_year(number_lines(text)))
    assert (citation.author, citation.year_or_number, citation.ending) == expected


def test_a_part_of_a_note_may_be_a_citation_without_brackets() -> None:
    citations_by_note = {
        note: [
            f"{each.author} {each.year_or_number} {each.ending.strip(' ,:')}" for each in in_note(note) if each.is_sure
        ]
        for note in NOTES
    }
    assert citations_by_note == NOTES


def test_tells_the_line_where_each_begins() -> None:
    text = "One (IOM, 2009).\n\nTwo and\nthree (Jobe,\n2010), Smith\n(2011).\n"
    assert [citation.line for citation in author_year(number_lines(text))] == [1, 4, 6]


@every_row(
    ("text", "expected"),
    [
        ("So [1], [2, 3] and [5–7] (8)", ["1", "2", "3", "5", "6", "7"]),
        ("So (1), (2,3) and (5-6), but (2010)", ["1", "2", "3", "5", "6"]),
        ("So [3, p. 5] and \\[4\\]", ["3", "4"]),
        ("So [3, Ch. 2], [4, § 7], [5, Sec. 3] and [6, see the annex]", ["3", "4", "5"]),
        ("So (1, p. 12), (2,3, pp. 101–3), (4, chap. 2) and (5, as said)", ["1", "2", "3", "4"]),
        ("[1]: https://x.org and [2](https://y.org)", []),
        ("So said.¹ Over²,³⁻⁵, on 5 km² and 10⁶", ["1", "2", "3", "4", "5"]),
        ("So said.^1^ Over^2,3–5^, on 5 m^2^", ["1", "2", "3", "4", "5"]),
        ("Rain of 3 mm², 4 ha², 10¹² and 10⁻³ units; R² = .4, x^2^, χ², H^2^O, CO² and 1^st^, said¹ UN²", ["1", "2"]),
        ("¹ Of those asked.\n\n^2^ Of all.", []),
        ("Area^1^\n\nJuba^2^\n\n^1^ Without refugees.", ["2"]),  # the mark of a table's note
        ("Ann Doe¹, Ben Roe, PhD²,³* and Cara de la Poe¹\n\n¹University of Accra;²IOM; ³Leeds\n\nIt is so.²", ["2"]),
        ("Homes in Ghana\nAnn Doe¹ , Ben Roe²\n1 Accra 2 IOM\nIt is so.³", ["3"]),  # lines of a PDF
        ("Ann Doe^1,\\*^\n\nBen Roe^2^\n\nIt is so.^3^ It was.^1^\n\n^1^ Accra.\n\n^2^ Leeds.", ["3", "1"]),
        ("Ann Doe¹ & Ben Roe²\n\nSo it was.³\n\nArea¹\n\n¹ Of all.\n\n¹ Accra\n\n² IOM", ["3"]),
        ("Ann Doe¹ and Ben Roe² say so, as Cara Poe³ and Dan Loe⁴.", ["1", "2", "3", "4"]),
        ("By Ann Doe.\n\nIt is so.¹\n\nSiddharth Kara², Kevin Bales³", ["1", "2", "3"]),
        ("Ghana¹ and South Sudan²\n\nIt is so.³", ["1", "2", "3"]),
        (f"{'It is so, ' * 9}they say.\n\nWorld Vision¹\n\nPlan International²\n\nIt is so.³", ["1", "2", "3"]),
        (f"{'Homes, ' * 12}in Ghana\n\nAnn Doe¹, Ben Roe²\n\n¹ Accra\n\n² IOM\n\nIt is so.³", ["3"]),
        ("So said.¹ Over²,³; they need (1) food and (2) water", ["1", "2", "3"]),
        ("So (1), (2,3) and (5-6), on 5 li²", ["1", "2", "3", "5", "6"]),
        (
            "aged 49[40–67] and 5 [4 - 12]; so [3], in 2010[2-3], [12] and [9–11]",
            ["3", "2", "3", "12", "9", "10", "11"],
        ),
    ],
)
def test_finds_citations_by_number(text: str, expected: list[str]) -> None:
    assert [citation.year_or_number for citation in number_citations(number_lines(text), 10)] == expected


@every_row(
    ("text", "expected"),
    [
        ("So (6, sect. 3,7).", [("6", "sect. 3"), ("7", "")]),
        ("So (1, pp. 7–9,2, p. 3).", [("1", "pp. 7–9"), ("2", "p. 3")]),
        ("So (1, p. 4,3–5).", [("1", "p. 4"), ("3", ""), ("4", ""), ("5", "")]),
        ("So (1, pp. 7, 9).", [("1", "pp. 7, 9")]),
        ("So (1, p. 4,12).", [("1", "p. 4")]),  # the list has ten entries
    ],
)
def test_a_number_behind_a_locator_without_a_blank_is_the_next_citation(
    text: str, expected: list[tuple[str, str]]
) -> None:
    citations = number_citations(number_lines(text), 10)
    assert [(citation.year_or_number, citation.ending) for citation in citations] == expected


@pytest.mark.parametrize("text", ["UNHCR (n.d.)", "Oram et al. (2012)", "UNHCR (s.d.)", "Jobe (forthcoming)"])
def test_shows_a_citation_with_the_points_of_its_abbreviations(text: str) -> None:
    in_brackets = f"({text.rstrip(')').replace(' (', ', ')})"
    assert [citation.text for citation in author_year(number_lines(f"{text} and {in_brackets}"))] == [text, text]


def test_finds_what_may_be_a_citation_by_author_and_page() -> None:
    text = "So it is (Jobe 15; Smith and Jones 3–4), and so (IOM)."
    assert [citation.author for citation in author_page(number_lines(text))] == ["Jobe", "Smith and Jones", "IOM"]


@pytest.mark.parametrize(
    "text",
    [
        "(" * 5000,
        "(A, 2010; " * 2000,
        pytest.param("A and " * 5000 + "(2010)", marks=pytest.mark.slow),
        "[1-999999999]",
        "(A (B) " * 2000,
        "A “b" * 2000 + "” (2010)",
        "A “b” (2010) " * 1000,
    ],
)
def test_takes_no_longer_than_its_length_asks_for(text: str) -> None:
    assert len([*author_year(number_lines(text)), *number_citations(number_lines(text), 10)]) <= 2100


def test_the_words_of_the_table_are_folded_and_stand_in_its_sections() -> None:
    table = words_by_section(Path(typed_citations.__file__).with_suffix(".txt"))
    assert set(table) == {"openers", "no author", "disease"}
    assert all(word == fold(word) for words in table.values() for word in words)
