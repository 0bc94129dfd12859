"""Typed lists of references: told by their content, read entry by entry, with each doubt."""

from pathlib import Path
from typing import Any, Final

import pytest

from harness.rows import every_row
from protlib.formats import Parsed, reference_lists
from protlib.record import names
from protlib.record.model import Name, Publication

DATA: Final = Path(__file__).parent.parent / "data" / "references"
JOBE: Final = "Jobe, A. (2010). The causes of re-trafficking. Geneva: IOM."


def read_record(text: str) -> Publication:
    [publication] = reference_lists.loads(text.encode()).publications
    return publication


def spelt(name: Name) -> str:
    return name.literal or f"{name.family}, {name.given}"


def problems_of(parsed: Parsed) -> list[tuple[int, str]]:
    return [(problem.line, problem.what) for problem in parsed.problems]


@every_row(
    ("text", "expected"),
    [
        ("Silva, R., & Osei, K. (2018). Shelter after return: A study. Journal of Practice, 14(2), 101–123. https://doi.org/10.1234/jp.1",
         {"authors": "Silva, R.; Osei, K.", "date": "2018", "title": "Shelter after return: A study", "type": "article-journal",
          "container_title": "Journal of Practice", "volume": "14", "issue": "2", "page": "101-123", "doi": "10.1234/jp.1"}),
        (("UN General Assembly, Convention on the Rights of the Child, 20 November 1989, United Nations, Treaty Series, vol. 1577, p. 3, "
         "available at: https://www.refworld.org/docid/3ae6b38f0.html [accessed 5 May 2020]"),
         {"authors": "UN General Assembly", "title": "Convention on the Rights of the Child", "date": "1989-11-20", "type": "treaty",
          "container_title": "United Nations Treaty Series", "volume": "1577", "page": "3", "accessed": "2020-05-05", "private_note": "",
          "url": "https://www.refworld.org/docid/3ae6b38f0.html"}),
        (("UN High Commissioner for Refugees (UNHCR), Guidelines No. 7: Victims of Trafficking, April 2006, HCR/GIP/06/07, "
         "available at: https://www.refworld.org/docid/443679fa4.html [accessed 26 November 2020]"),
         {"title": "Guidelines No. 7: Victims of Trafficking", "date": "2006-04", "number": "HCR/GIP/06/07", "type": "report",
          "url": "https://www.refworld.org/docid/443679fa4.html", "private_note": ""}),
        ("Okafor, C. (2016). Guardianship. In M. Lindqvist & T. Abe (Eds.), Unaccompanied children (2nd ed., pp. 45–67). Routledge.",
         {"authors": "Okafor, C.", "editors": "Lindqvist, M.; Abe, T.", "container_title": "Unaccompanied children", "edition": "2",
          "page": "45-67", "publisher": "Routledge", "type": "chapter"}),
        ("Oxfam (2017) Fatal routes. Geneva: Oxfam. Available at: https://oxfam.example/r (Accessed: 12 June 2019).",
         {"authors": "Oxfam", "title": "Fatal routes", "publisher": "Oxfam", "publisher_place": "Geneva", "url": "https://oxfam.example/r",
          "accessed": "2019-06-12", "type": "report", "private_note": ""}),
        ("Holt, Anna, and Jan Novák. “Checkpoints and Fees.” Sahara Studies 21, no. 3 (2020): 201–19.",
         {"authors": "Holt, Anna; Novák, Jan", "date": "2020", "container_title": "Sahara Studies", "volume": "21", "issue": "3"}),
        ("Greer, Hannah, et al. “Listening to Returnees.” Journal of Borders, vol. 12, no. 4, 2017, pp. 55-71.",
         {"authors": "Greer, Hannah; others", "title": "Listening to Returnees", "page": "55-71", "date": "2017"}),
        ("3. Adeyemi T. Screening tools. In: Novak P, Lee S, editors. Identifying victims. Vienna: Springer; 2013. p. 88-101.",
         {"authors": "Adeyemi, T.", "editors": "Novak, P.; Lee, S.", "publisher_place": "Vienna", "page": "88-101", "date": "2013"}),
        ("4. Osei KB, Lindt M. Early marriage in southern Jordan, 2010. Harbour Health J. 2013;22(2):184-188.",
         {"authors": "Osei, K. B.; Lindt, M.", "title": "Early marriage in southern Jordan, 2010", "date": "2013",
          "container_title": "Harbour Health J", "volume": "22"}),
        ("Osei KB, Lindt M, et al. Births in camps from 2008 to 2017, Mexico. Harbour Health J. 2019;97(7):914-922D.",
         {"authors": "Osei, K. B.; Lindt, M.; others", "title": "Births in camps from 2008 to 2017, Mexico", "page": "914-922D", "private_note": ""}),
        ("Osei KB, Lindt M. [Births by place in two camps]. Sante Refuge. 2017;29(1):133-139.",
         {"authors": "Osei, K. B.; Lindt, M.", "title": "Births by place in two camps", "container_title": "Sante Refuge", "private_note": ""}),
        ("6. What Is a Safe Space? Kinds, Rules, and Costs - Harbour House, accessed May 3, 2025, https://harbour.example/safe",
         {"authors": "", "title": "What Is a Safe Space? Kinds, Rules, and Costs - Harbour House", "accessed": "2025-05-03",
          "url": "https://harbour.example/safe"}),
        ("7. Espacios seguros - Casa, fecha de acceso: mayo 3, 2025, https://harbour.example/es",
         {"authors": "", "title": "Espacios seguros - Casa", "accessed": "2025-05-03"}),
        ("Repatriation. (n.d.). Retrieved from https://harbour.example/repatriation",
         {"authors": "", "title": "Repatriation", "url": "https://harbour.example/repatriation"}),
        ("Silva, R., Lindt, M., . . . Osei, K. B. (2018). Shelter after return: A study. Geneva: IOM.",
         {"authors": "Silva, R.; Lindt, M.; Osei, K. B.", "title": "Shelter after return: A study", "private_note": ""}),
        ("UNHCR, Global Trends, accessed May 3, 2025, https://harbour.example/trends",
         {"authors": "UNHCR", "title": "Global Trends", "accessed": "2025-05-03"}),
        ("المنظمة الدولية للهجرة، رعاية ضحايا الاتجار، والناجين، جنيف، ٢٠١٩.",
         {"authors": "المنظمة الدولية للهجرة", "title": "رعاية ضحايا الاتجار، والناجين", "publisher_place": "جنيف", "date": "2019", "private_note": ""}),
        ("محمد، أحمد، حماية اللاجئين في الأردن، عمان: دار الشروق، 2018.",
         {"authors": "محمد, أحمد", "title": "حماية اللاجئين في الأردن", "publisher": "دار الشروق", "publisher_place": "عمان", "date": "2018", "private_note": ""}),
        ("علي، سمير؛ حسن، فاطمة. (2016). الهجرة القسرية. مجلة الدراسات العربية، 12(3)، 45-60.",
         {"authors": "علي, سمير; حسن, فاطمة", "container_title": "مجلة الدراسات العربية", "volume": "12", "page": "45-60"}),
        ("Иванов И. И. Торговля людьми в Центральной Азии. Москва: Наука, 2018.",
         {"authors": "Иванов, И. И.", "title": "Торговля людьми в Центральной Азии", "publisher": "Наука", "publisher_place": "Москва", "date": "2018"}),
        ("УВКБ ООН. (2020). Глобальные тенденции. Женева: УВКБ ООН.", {"authors": "УВКБ ООН", "title": "Глобальные тенденции"}),
        ("КОМИТЕТ ЗАЩИТЫ ДЕТЕЙ. (2020). Торговля людьми. Москва: Наука.", {"authors": "Комитет Защиты Детей", "title": "Торговля людьми"}),
        ("Иванов, И. И. (2018). Торговля людьми. Москва: Наука.", {"authors": "Иванов, И. И.", "title": "Торговля людьми"}),
        ("Международная организация по миграции. Помощь жертвам. — Женева : МОМ, 2009.",
         {"title": "Помощь жертвам", "publisher": "МОМ", "publisher_place": "Женева", "date": "2009", "private_note": ""}),
        ("United Nations, General Assembly, Trafficking in women and girls, A/73/263, 27 July 2018.",
         {"authors": "United Nations, General Assembly", "title": "Trafficking in women and girls", "number": "A/73/263", "date": "2018-07-27"}),
        ("United Naions, General Assembly, Trafficking in girls: report of the Secretary-General, A/73/263, 27 July 2018.",
         {"authors": "United Naions, General Assembly", "title": "Trafficking in girls: report of the Secretary-General"}),
        ("Bales, Karim, and Ingrid Soto, The Price of Work (New York, Beacon Books, 2005).",
         {"authors": "Bales, Karim; Soto, Ingrid", "title": "The Price of Work", "publisher": "Beacon Books", "publisher_place": "New York", "type": "book"}),
        ("Lefèvre, C. (2010). « Les enfants invisibles », dans Roy, P. (dir.), Migrations et droits, Paris, L'Harmattan, p. 33-52.",
         {"editors": "Roy, P.", "container_title": "Migrations et droits", "publisher": "L'Harmattan", "publisher_place": "Paris"}),
        ("Mora, L. (2015). Niñez migrante. En J. Castro y R. Vega (Eds.), Fronteras (pp. 77-99). Fondo de Cultura Económica.",
         {"editors": "Castro, J.; Vega, R.", "container_title": "Fronteras", "publisher": "Fondo de Cultura Económica"}),
        ("KONATÉ, Awa et ROY, Paul M., 2016. Le retour. Revue africaine. Vol. 4, n° 2, pp. 11-29.",
         {"authors": "Konaté, Awa; Roy, Paul M.", "container_title": "Revue africaine", "volume": "4", "issue": "2"}),
        ("Human Rights Watch. (2020). “They beat us”: Abuse of domestic workers. Author.",
         {"title": "“They beat us”: Abuse of domestic workers", "publisher": "Human Rights Watch"}),
        ("Rantsev v. Cyprus and Russia, No. 25965/04, 7 January 2010.",
         {"type": "legal_case", "title": "Rantsev v. Cyprus and Russia", "number": "25965/04", "date": "2010-01-07", "authors": ""}),
        ("Convention on the Rights of the Child (adopted 20 November 1989, entered into force 2 September 1990) 1577 UNTS 3.",
         {"type": "treaty", "title": "Convention on the Rights of the Child", "date": "1989-11-20", "container_title": "UNTS",
          "volume": "1577", "page": "3", "private_note": ""}),
        ("CRC (adopted 20 November 1989, entered into force 2 September 1990) 1577 UNTS 3.",
         {"type": "treaty", "title": "CRC", "authors": "", "date": "1989-11-20", "container_title": "UNTS", "volume": "1577",
          "page": "3", "private_note": ""}),
        ("Refugee Convention (adopted 28 July 1951) 189 UNTS 137.", {"type": "treaty", "volume": "189", "page": "137", "private_note": ""}),
        ("ICCPR, 16 December 1966, 999 UNTS 171.",
         {"type": "treaty", "title": "ICCPR", "authors": "", "date": "1966-12-16", "volume": "999", "page": "171", "private_note": ""}),
        ("CRC. (2017). General comment No. 21. Geneva: United Nations.",
         {"type": "report", "authors": "CRC", "title": "General comment No. 21", "private_note": ""}),
        (("Protocol to Prevent Trafficking in Persons, opened for signature 15 November 2000, 2237 UNTS 319 "
          "(entered into force 25 December 2003)."),
         {"type": "treaty", "title": "Protocol to Prevent Trafficking in Persons", "date": "2000-11-15", "volume": "2237", "private_note": ""}),
        ("Convention relative aux droits de l’enfant (adoptée le 20 novembre 1989, entrée en vigueur le 2 septembre 1990).",
         {"type": "treaty", "title": "Convention relative aux droits de l’enfant", "date": "1989-11-20"}),
        ("Human Rights Committee, General Comment No. 31, The Nature of the Legal Obligation, UN Doc. CCPR/C/21/Rev.1/Add.13 (26 May 2004).",
         {"authors": "Human Rights Committee", "title": "General Comment No. 31, The Nature of the Legal Obligation",
          "number": "CCPR/C/21/Rev.1/Add.13", "date": "2004-05-26", "private_note": ""}),
        ("UNGA Res 55/25 (15 November 2000) UN Doc A/RES/55/25.",
         {"title": "UNGA Res 55/25", "number": "A/RES/55/25", "date": "2000-11-15", "publisher": ""}),
        ("Hirsi Jamaa and Others v Italy App no 27765/09 (ECtHR, 23 February 2012).",
         {"type": "legal_case", "title": "Hirsi Jamaa and Others v Italy", "number": "27765/09", "date": "2012-02-23", "authors": "ECtHR",
          "publisher": "", "private_note": ""}),
        ("Hirsi Jamaa and Others v. Italy [GC], no. 27765/09, § 76, ECHR 2012-II.",
         {"type": "legal_case", "title": "Hirsi Jamaa and Others v. Italy [GC]", "number": "27765/09", "date": "2012",
          "container_title": "ECHR", "volume": "2012-II", "publisher": "", "authors": "", "private_note": ""}),
        ("M.S.S. v. Belgium and Greece [GC], no. 30696/09, 21 January 2011.",
         {"title": "M.S.S. v. Belgium and Greece [GC]", "number": "30696/09", "date": "2011-01-21", "publisher": "", "private_note": ""}),
        ("MSS v Belgium and Greece App no 30696/09 (ECtHR [GC], 21 January 2011).",
         {"title": "MSS v Belgium and Greece [GC]", "authors": "ECtHR", "date": "2011-01-21", "publisher": "", "private_note": ""}),
        ("Pueblo Bello Massacre v. Colombia (January 31, 2006). Series C No. 140.",
         {"type": "legal_case", "collection_title": "Series C", "collection_number": "140", "date": "2006-01-31", "private_note": ""}),
        ("Modern Slavery Act 2015 (UK).", {"type": "legislation", "title": "Modern Slavery Act 2015 (UK)", "date": "2015", "private_note": ""}),
        ("R (on the application of PK (Ghana)) v Secretary of State [2018] EWCA Civ 98.",
         {"type": "legal_case", "title": "R (on the application of PK (Ghana)) v Secretary of State", "date": "2018", "authors": ""}),
        ("Nguyen, T. H. (2014). Bonded labour [Doctoral dissertation, University of Sussex].",
         {"type": "thesis", "publisher": "University of Sussex", "genre": "Doctoral dissertation"}),
        ("UNHCR South Sudan. (n.d.). Child protection factsheet. Retrieved from data.unhcr.org/ssd",
         {"title": "Child protection factsheet", "status": "no date", "url": "https://data.unhcr.org/ssd"}),
        ("IOM (2013). Border towns. Retrieved 3 May 2019, from dtm.iom.int/south-sudan",
         {"title": "Border towns", "url": "https://dtm.iom.int/south-sudan", "accessed": "2019-05-03"}),
        ("UNHCR (2014). Camps and schools, available from UNHCR/IOM.", {"url": ""}),
        ("UNHCR. (2016, March 3). UNHCR warns of a crisis [Press release]. https://www.unhcr.org/x",
         {"title": "UNHCR warns of a crisis", "genre": "Press release", "private_note": ""}),
        ("World Bank. (forthcoming). Migration and work. World Bank.", {"date": "", "status": "forthcoming"}),
        ("Banque mondiale. (à paraître). Migrations et travail. Banque mondiale.", {"date": "", "status": "forthcoming"}),
    ],
)  # fmt: skip
def test_reads_the_parts_of_an_entry_in_each_style(text: str, expected: dict[str, str]) -> None:
    publication = read_record(text)
    values: dict[str, Any] = {
        field: "; ".join(map(spelt, getattr(publication, field)))
        if field in {"authors", "editors"}
        else getattr(publication, field)
        for field in expected
    }
    assert values == expected


def test_a_list_out_of_a_pdf_has_its_lines_and_torn_words_joined_and_no_numbers_of_pages() -> None:
    parsed = reference_lists.loads((DATA / "copied.txt").read_bytes())
    assert [publication.title for publication in parsed.publications] == [
        "Shelter practice after return: A study of three districts",
        "Mixed migration monitoring: Methods for unaccompanied children",
        "Guardianship in practice",
        "Left waiting: Children on the move in the Sahel",
        "Still waiting",
    ]
    assert parsed.publications[-1].authors == parsed.publications[-2].authors
    assert parsed.publications[3].date == "2021-03-04"
    assert (problems_of(parsed), parsed.publications[1].status) == ([], "no date")


@every_row(
    "text",
    [
        "IOM (n.d.). Forced labour at sea. Geneva: IOM.",
        "IOM [n. d.]. Forced labour at sea. Geneva: IOM.",
        "IOM (n.d.-a). Forced labour at sea. Geneva: IOM.",
        "IOM (no date b) Forced labour at sea. Geneva: IOM.",
        "IOM (s/f). Forced labour at sea. Geneva: IOM.",
        "IOM (s. f.). Forced labour at sea. Geneva: IOM.",
        "IOM (o. J.). Forced labour at sea. Geneva: IOM.",
        "IOM. Forced labour at sea. Geneva: IOM, n.d.",
        "IOM. Forced labour at sea. Geneva: IOM. No date.",
    ],
)
def test_an_entry_that_says_that_it_has_no_date_is_no_doubt(text: str) -> None:
    parsed = reference_lists.loads(text.encode())
    [record] = parsed.publications
    assert (record.title, record.status, record.date, problems_of(parsed)) == (
        "Forced labour at sea",
        "no date",
        "",
        [],
    )
    assert (record.publisher, [name.literal for name in record.authors]) == ("IOM", ["IOM"])


def test_what_was_not_understood_is_told_and_the_whole_entry_kept() -> None:
    text = "Nguyen, T. (2014). Bonded labour. London: Zed. Kept by 3 friends of the house."
    parsed = reference_lists.loads(text.encode())
    assert problems_of(parsed) == [(1, "not understood: “Kept by 3 friends of the house”")]
    assert parsed.publications[0].private_note == text


def test_a_clear_entry_has_no_note() -> None:
    assert (read_record(JOBE).private_note, reference_lists.loads(JOBE.encode()).problems) == ("", [])


def test_what_stands_for_another_entry_is_told_and_left_out() -> None:
    parsed = reference_lists.loads((DATA / "notes.txt").read_bytes())
    assert len(parsed.publications) == 4
    assert (2, "refers to another entry; left out") in problems_of(parsed)


CITED_BEFORE: Final = [
    "Jobe, op. cit., p. 22.",
    "Jobe et al., op.cit., p. 22.",
    "HRW (2014), op. cit.",
    "Jobe, 2010, op. cit., p. 3.",
    "UNODC, op. cit. (note 5), p. 12.",
    "IOM, Caring for Trafficked Persons, op. cit., p. 3.",
    "Gallagher, supra note 28, p. 80.",
    "UNICEF, voir note 9, p. 3.",
    "UNHCR, ibid., p. 3.",
    "Gallagher (n 28) 80.",
    "See { | Osei, 2015 | p. 63 | |zu:312:IX4ZG4IW} for more.",
    "{see | Osei, 2015 | | |zg:12:IX4ZG4IW}",
]
CITED_NOW: Final = [
    "ILO, Infra-structures of migration, Geneva, 2014.",
    "ILO, Supra-national law, Geneva.",
    "HRW, No way out, New York, 2014, p. 3; see also Jobe's earlier study.",
]


@every_row("text", [*CITED_BEFORE, *CITED_NOW])
def test_a_note_that_names_a_work_cited_before_is_told_and_no_record(text: str) -> None:
    parsed = reference_lists.loads(f"{JOBE}\n\n{text}".encode())
    is_left_out = (3, "refers to another entry; left out") in problems_of(parsed)
    assert (len(parsed.publications), is_left_out) == ((1, True) if text in CITED_BEFORE else (2, False))


def test_a_note_that_names_one_work_more_and_one_cited_before_is_a_record_and_a_remark() -> None:
    parsed = reference_lists.loads(b"HRW, No way out, New York, 2014, p. 3; see also Jobe, op. cit., p. 5.")
    assert [(record.title, record.date) for record in parsed.publications] == [("No way out", "2014")]
    assert problems_of(parsed) == [(1, "refers to another entry; left out")]


TOO_SHORT: Final = "has one or two words; left out"


@every_row(
    ("text", "problems"),
    [
        (f"[1] {JOBE}\n[2] Sphere\n[3] {JOBE}", [(3, TOO_SHORT)]),
        (f"- {JOBE}\n- Sphere\n- {JOBE}", [(3, TOO_SHORT)]),
        (f"{JOBE}\n\nUNHCR 2019\n\nhttps://iom.int/a\n\n{JOBE}", [(4, TOO_SHORT), (6, TOO_SHORT)]),
        (f"{JOBE}\n\nSphere (2018)\n\nSphere (n.d.)\n\n{JOBE}", [(4, TOO_SHORT), (6, TOO_SHORT)]),
        (f"Reports 2018\n\n{JOBE}\n\nLeeds, 2019.\n\n{JOBE}\n\n2019\n\n{JOBE}", []),
        (f"- [9]\n- {JOBE}\n- [10]\n- {JOBE}\n- [11]\n- {JOBE}", []),
        (f"Books\n\n{JOBE}\n\n{JOBE}\n\nAnnual reports\n\n1. Laws\n\n{JOBE}", []),
    ],
)  # fmt: skip
def test_an_entry_of_one_or_two_words_is_told_and_a_heading_is_none(text: str, problems: list[tuple[int, str]]) -> None:
    parsed = reference_lists.loads(f"References\n{text}".encode())
    assert problems_of(parsed) == problems
    assert {record.title for record in parsed.publications} == {"The causes of re-trafficking"}
    assert all(problem.lost for problem in parsed.problems)


@pytest.mark.parametrize(
    "text",
    [
        f"Reading list: borders\n\n1. {JOBE}\n2. Kiss, L. (2011). Camps. Paris: MSF.\n3. Poe, B. (2012). Seas. Rome: FAO.\n",
        f"Reading list\n\n{JOBE}\nKiss, L. (2011). Camps. Paris: MSF.\nPoe, B. (2012). Seas. Rome: FAO.\n",
        f"Africa\n\n{JOBE}\nKiss, L. (2011). Camps. Paris: MSF.\n\nAsia\n\nPoe, B. (2012). Seas. Rome: FAO.\n",
        "Our list\n\nJobe, A. (2010).\nThe causes of re-trafficking. Geneva: IOM.\n\nKiss, L. (2011).\nCamps. Paris: MSF.\n\nPoe, B. (2012).\nSeas. Rome: FAO.\n",
    ],
    ids=["numbers", "lines", "parts", "blocks"],
)
def test_a_list_below_titles_of_its_own_is_read_entry_by_entry(text: str) -> None:
    assert reference_lists.sniff(text.encode())
    titles = [publication.title for publication in reference_lists.loads(text.encode()).publications]
    assert titles == ["The causes of re-trafficking", "Camps", "Seas"]


@pytest.mark.parametrize(
    "text",
    [
        "Handbook: trafficking in persons among pupils in Syria (2023). New York: United Nations Population Fund.",
        "1. Handbook: trafficking in persons among pupils in Syria. New York: United Nations Population Fund; 2023.",
    ],
)
def test_a_title_before_a_place_and_a_publisher_is_no_author(text: str) -> None:
    record = read_record(text)
    assert (record.title, record.authors) == ("Handbook: trafficking in persons among pupils in Syria", ())
    assert (record.publisher_place, record.publisher, record.date) == (
        "New York",
        "United Nations Population Fund",
        "2023",
    )


def test_a_short_title_before_a_place_is_told_from_a_body_by_a_known_publisher() -> None:
    record = read_record("Strengthening the capacity of trade unions (2010). Addis Ababa: African Union.")
    assert (record.title, record.publisher) == ("Strengthening the capacity of trade unions", "African Union")
    record = read_record("Collective Zindadu (2010). Nairobi: A City of Refugees.")
    assert (record.title, names.display(record.authors[0])) == ("Nairobi: A City of Refugees", "Collective Zindadu")


@pytest.mark.parametrize(
    ("text", "authors"),
    [
        (
            "[1] M. El-Sharif, O. T. al-Masri, H. J. Hughes Jr., and M. Khatib, “Camps,” Revue des migrations, vol. 28, pp. 200–227, 2001.",
            ["El-Sharif, M.", "al-Masri, O. T.", "Hughes, H. J., Jr.", "Khatib, M."],
        ),
        (
            "Norwegian Refugee Council, and Majasha Centre for Empowerment, Detention in times of war (Oxford University Press, 2015).",
            ["Norwegian Refugee Council", "Majasha Centre for Empowerment"],
        ),
    ],
)
def test_the_last_of_several_authors_is_one_of_them(text: str, authors: list[str]) -> None:
    assert [names.display(name) for name in read_record(text).authors] == authors


@every_row(
    ("who", "authors"),
    [
        ("IOM & UNHCR.", ["IOM", "UNHCR"]),
        ("IOM, UNHCR", ["IOM", "UNHCR"]),
        ("OIM et HCR", ["OIM", "HCR"]),
        ("UNODC, in cooperation with IOM.", ["UNODC", "IOM"]),
        ("UNHCR, Government of Kenya", ["UNHCR", "Government of Kenya"]),
        ("UNHCR GREECE", ["UNHCR Greece"]),
        ("XYZNGO & UNHCR", ["XYZNGO", "UNHCR"]),
        ("INTERNATIONAL ORGANIZATION FOR MIGRATION (IOM)", ["International Organization for Migration (IOM)"]),
        ("COMAR, J. & SMITH, K.", ["Comar, J.", "Smith, K."]),
    ],
)
def test_an_acronym_keeps_its_capitals(who: str, authors: list[str]) -> None:
    assert [
        names.display(name) for name in read_record(f"{who} (2018). Hotels of the north. Geneva.").authors
    ] == authors


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("Rossi, M. (2010). La tratta. 2a ed. Roma: Istituto Centrale. Consultato il 12 maggio 2020: https://www.example.org/a", {"edition": "2", "accessed": "2020-05-12"}),
        ("Jansen, P. (z.d.). Mensenhandel in Nederland. Geraadpleegd op 12 mei 2020, via https://www.example.org/b", {"title": "Mensenhandel in Nederland", "date": "", "accessed": "2020-05-12"}),
        ("Иванов, И. (2015). Торговля людьми. Москва: Издательство права. Дата обращения: 12.05.2020. URL: https://www.example.org/c", {"publisher_place": "Москва", "accessed": "2020-05-12"}),
        ("Bianchi, A. e altri (2012). Il lavoro. In: Diritto e migrazione, a cura di L. Verdi. Milano: Casa.", {"container_title": "Diritto e migrazione", "editors": "Verdi, L."}),
    ],
)  # fmt: skip
def test_words_around_a_work_are_known_in_other_languages(text: str, expected: dict[str, str]) -> None:
    record = read_record(text)
    parts = {name: getattr(record, name) for name in expected}
    assert {
        name: "; ".join(map(spelt, part)) if isinstance(part, tuple) else part for name, part in parts.items()
    } == expected


@pytest.mark.parametrize("publisher", ["De Gruyter Oldenbourg Saur", "UN Joint Migration Data Unit"])
def test_a_publisher_may_begin_like_an_article_of_another_language(publisher: str) -> None:
    record = read_record(f"Jobe, A. 2013. Guide to camps. {publisher}.")
    assert (record.title, record.publisher) == ("Guide to camps", publisher)


def test_a_table_of_markdown_is_no_entry() -> None:
    table = "| Year | Cases |\n|:-----|------:|\n| 2010 | IOM: 5 |\n"
    text = f"# References\n\nIOM (2009). Caring for persons. Geneva: IOM.\n\n{table}"
    records = reference_lists.loads(text.encode()).publications
    assert [record.title for record in records] == ["Caring for persons"]
    assert reference_lists.loads(table.encode()).publications == []
