"""Footnotes that cite several works: each is a record of its own, and a semicolon within one parts nothing."""

from harness.rows import every_row
from protlib.formats import reference_lists


def read_titles(text: str) -> list[tuple[str, str]]:
    return [(record.title, record.date) for record in reference_lists.loads(text.encode()).publications]


@every_row(
    ("text", "works"),
    [
        ("IOM, Migration in the Sahel, 2019, p. 5; UNHCR, Care in camps, Geneva, 2020.",
         [("Migration in the Sahel", "2019"), ("Care in camps", "2020")]),
        ("See IOM, Migration in the Sahel, Geneva, 2019; see also UNHCR, Care in camps, Geneva, 2020.",
         [("Migration in the Sahel", "2019"), ("Care in camps", "2020")]),
        ("UNODC, Report on Children 2018 (Vienna, 2018), p. 10; ILO, Work in Camps (Geneva, 2017), p. 5; and IOM, Harbour Report (Geneva, 2019).",
         [("Report on Children 2018", "2018"), ("Work in Camps", "2017"), ("Harbour Report", "2019")]),
        ("Human Rights Watch, “No Harbour”, January 2019, p. 5; Amnesty International, Boats and camps, December 2017.",
         [("No Harbour", "2019-01"), ("Boats and camps", "2017-12")]),
        ("Diop, F. (2015). Les talibés; Ndiaye, M. (2016). Les enfants de la rue.",
         [("Les talibés", "2015"), ("Les enfants de la rue", "2016")]),
        ("Voir OIM, Rapport annuel, Niamey, 2019, p. 5 ; voir aussi UNICEF, Les enfants des camps, Dakar, 2020.",
         [("Rapport annuel", "2019"), ("Les enfants des camps", "2020")]),
        ("Ver OIM, Informe anual, Bogotá, 2019; véase también ACNUR, Niñez en camino, Ginebra, 2020.",
         [("Informe anual", "2019"), ("Niñez en camino", "2020")]),
        ("Human Rights Watch, World Report 2019, New York, 2019. See also Amnesty International, Camps, London, 2019.",
         [("World Report 2019", "2019"), ("Camps", "2019")]),
        ("منظمة الهجرة الدولية، تقرير الهجرة، 2019؛ المفوضية السامية للأمم المتحدة لشؤون اللاجئين، تقرير الأطفال، جنيف، 2020.",
         [("تقرير الهجرة", "2019"), ("تقرير الأطفال", "2020")]),
        ("Jane Roe, The Law of Camps, Cambridge University Press, 2010, p. 5; K. Osei, “Care in Camps”, Journal of Camps, vol. 3, 2012.",
         [("The Law of Camps", "2010"), ("Care in Camps", "2012")]),
        ("A/HRC/38/45, para. 5; A/HRC/41/46, para. 7.", [("A/HRC/38/45", ""), ("A/HRC/41/46", "")]),
        ("Roe v Doe (2006) 43 EHRR 16; Osei v Jobe (2010) 51 EHRR 1.", [("Roe v Doe", "2006"), ("Osei v Jobe", "2010")]),
        ("Andrew Roe, ‘Can Camps Be Good?’ Journal of Camps, 53, 2 (1997): 287-303; Oded Doe, ‘A Brain Gain’, Journal of Camps, 55 (1998): 3-9.",
         [("Can Camps Be Good?", "1997"), ("A Brain Gain", "1998")]),
        ("UNODC, Harbour Report (Vienna, 2018); Ibid., p. 7; UNICEF, op. cit., p. 5.", [("Harbour Report", "2018")]),
    ],
)  # fmt: skip
def test_each_work_of_a_footnote_is_a_record(text: str, works: list[tuple[str, str]]) -> None:
    assert read_titles(text) == works


@every_row(
    "text",
    [
        "UNICEF, Children on the move: needs; gaps; answers, Geneva, 2019.",
        "UNICEF, Agenda 2030; Girls in Focus, New York, 2019.",
        "UNICEF, “Children 2018; girls and boys, 2019”, New York, 2020.",
        "ALVES, José; LIMA, Rui P. A criança em movimento. Lisboa: OIM, 2019.",
        "WHO; UNICEF. Nurturing care. Geneva: World Health Organization; 2018.",
        "IOM. Camps in 2018. Geneva: IOM; 2017. Available from: https://www.iom.int/x; accessed 3 May 2020.",
        "Roe, J. Care in Camps, 2nd ed.; Springer: Berlin, Germany, 2018; pp. 154–196.",
        "UNHCR. Global Trends 2018; UNHCR: Geneva, Switzerland, 2019.",
        "Roe J, Doe M. Camps at sea. Harbour Med. 2015 Mar; 385(9): 34-5.",
        "Roe, Jane. “Care in Camps.” In Ideas for Harbours, edited by Jean Doe. 2016; IOM, 2017. https://doi.org/10.1/x.",
        "Doe, Jean. Care in Camps. 2016; IOM, 2017.",
        "ILO (2012). Global estimate of forced labour; Results and methodology, 2012. Geneva: ILO.",
        "UNHCR (2012). Who is who; IOM and UNHCR, 2012. Geneva.",
        "IOM (2019); UNHCR (2020); WHO (2021).",
        "Hunt and Roe (2010); Hunt (2011); Kerr and Lin (2010). Though Doe (2012) shows no effect, others do.",
    ],
)
def test_a_semicolon_within_a_work_parts_nothing(text: str) -> None:
    assert len(read_titles(text)) == 1


def test_a_doubtful_seam_is_told_and_loses_nothing() -> None:
    text = "UNICEF, Boys in the Sahel, Dakar, 2018, p. 5; Harbour Watch Sahel, Girls on the road, Dakar, 2019."
    parsed = reference_lists.loads(text.encode())
    assert [record.title for record in parsed.publications] == ["Boys in the Sahel", "Girls on the road"]
    assert [record.private_note for record in parsed.publications] == [text, text]
    assert sum("one of 2 works" in problem.what for problem in parsed.problems) == 2
