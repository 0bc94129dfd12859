"""Judgments and acts as lawyers cite them in footnotes: OSCOLA, the Bluebook, French notes."""

from harness.rows import every_row
from protlib.formats import reference_lists

ROE = "Roe c. France"


@every_row(
    ("text", "title", "court", "date", "number"),
    [
        ("CEDH, 26 juill. 2005, Roe c. France, n° 73316/01, § 112.", ROE, "CEDH", "2005-07-26", "73316/01"),
        ("CEDH, gr. ch., 21 janv. 2011, Roe c. France, req. no 30696/09, § 250.", ROE, "CEDH", "2011-01-21", "30696/09"),
        ("Cour EDH, 26 juillet 2005, Roe c. France, req. n° 73316/01", ROE, "Cour EDH", "2005-07-26", "73316/01"),
        ("CJUE, 5 avr. 2016, Roe c. France", ROE, "CJUE", "2016-04-05", ""),
        ("Roe c. France, CEDH, 21 janvier 2011, req. n° 30696/09.", ROE, "CEDH", "2011-01-21", "30696/09"),
        ("Roe c. France, 26 juillet 2005, n° 73316/01", ROE, "", "2005-07-26", "73316/01"),
        ("Roe c. France, no 51564/99, § 79, CEDH 2002-I", ROE, "", "2002", "51564/99"),
        (
            "Roe v France App no 73316/01 (European Court of Human Rights, 26 July 2005)",
            "Roe v France", "European Court of Human Rights", "2005-07-26", "73316/01",
        ),
        (
            "Corte IDH. Caso Roe Vs. Guatemala. Fondo y Costas. Sentencia de 27 de noviembre de 2003. Serie C No. 103, párr. 69",
            "Caso Roe Vs. Guatemala. Fondo y Costas", "Corte IDH", "2003-11-27", "",
        ),
        ("Corte IDH. Caso Roe Vs. Brasil. Sentença de 4 de julho de 2006. Série C No. 149.",
         "Caso Roe Vs. Brasil", "Corte IDH", "2006-07-04", ""),
        ("C.J.U.E., arrêt CV c. Doe, 4 octobre 2024, aff. C-406/22", "CV c. Doe", "C.J.U.E.", "2024-10-04", "C-406/22"),
        ("CJUE, 5 avr. 2016, Roe c. France, aff. jointes C-404/15 et C-659/15", ROE, "CJUE", "2016-04-05", "C-404/15"),
        ("The Prosecutor v. Roe, ICC-02/04-01/15, 4 February 2021", "The Prosecutor v. Roe", "", "2021-02-04", "ICC-02/04-01/15"),
        ("Prosecutor v. Roe, Case No. IT-96-23-T, Judgment, 22 February 2001",
         "Prosecutor v. Roe", "", "2001-02-22", "IT-96-23-T"),
        ("Cass. soc., 3 avril 2019, n° 17-15.568", "Cass. soc., 3 avril 2019, n° 17-15.568", "Cass. soc", "2019-04-03", ""),
        ("Conseil d'État, 10 juin 2020, n° 431352.", "Conseil d'État, 10 juin 2020, n° 431352",
         "Conseil d'État", "2020-06-10", ""),
        ("Cour de cassation, chambre criminelle, 11 décembre 2019, n° 18-84.912, Bull. crim. n° 12.",
         "Cour de cassation, chambre criminelle, 11 décembre 2019, n° 18-84.912", "Cour de cassation", "2019-12-11", ""),
        ("Šoe v. Belgium, no. 51564/99, § 79, ECHR 2002-I", "Šoe v. Belgium", "", "2002", "51564/99"),
    ],
)  # fmt: skip
def test_a_judgment_has_its_parties_court_day_and_number(
    text: str, title: str, court: str, date: str, number: str
) -> None:
    [record] = reference_lists.loads(text.encode()).publications
    assert (record.type, record.title, record.date, record.number) == ("legal_case", title, date, number)
    assert [author.literal for author in record.authors] == [court] * bool(court)


@every_row(
    ("text", "title", "report"),
    [
        ("Roe v Doe [1932] AC 562 (HL).", "Roe v Doe", ("AC", "", "562")),
        ("Roe v Doe [2008] EWCA Civ 1234", "Roe v Doe", ("EWCA Civ", "", "1234")),
        ("R v K [2007] UKHL 28.", "R v K", ("UKHL", "", "28")),
        ("Roe v Doe (2006) 43 EHRR 16", "Roe v Doe", ("EHRR", "43", "16")),
        ("Roe v. Doe, 395 F.3d 932, 940 (9th Cir. 2002)", "Roe v. Doe", ("F.3d", "395", "932")),
        ("Roe v. Doe, S.A., 766 F.3d 1013 (2d Cir. 2014)", "Roe v. Doe, S.A", ("F.3d", "766", "1013")),
    ],
)
def test_a_judgment_has_the_report_that_prints_it(text: str, title: str, report: tuple[str, str, str]) -> None:
    [record] = reference_lists.loads(text.encode()).publications
    assert (record.type, record.title, record.private_note) == ("legal_case", title, "")
    assert (record.container_title, record.volume, record.page) == report


@every_row("section", [", s 45", ", ss 1–3", " s 15(1)(b).", ", sch 2", ""])
def test_an_act_is_one_record_whatever_section_a_note_cites(section: str) -> None:
    [record] = reference_lists.loads(f"Modern Slavery Act 2015{section}".encode()).publications
    assert (record.type, record.title, record.date) == ("legislation", "Modern Slavery Act 2015", "2015")


def test_a_judgment_of_the_american_court_has_its_number_in_the_series() -> None:
    text = "Corte IDH. Caso Roe Vs. México. Sentencia de 25 de enero de 2023. Serie C No. 482, párrs. 301 y 303."
    parsed = reference_lists.loads(text.encode())
    [record] = parsed.publications
    assert (record.collection_title, record.collection_number, parsed.problems) == ("Series C", "482", [])
