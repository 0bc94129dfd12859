"""Titles in sentence case for good: a hundred and more as reports, catalogues and databases have them."""

from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from harness.rows import every_row
from protlib.record import names
from protlib.record.model import Publication
from protlib.record.titles.all_capitals import lower_capitals
from protlib.record.titles.settled_titles import settle_titles

ENGLISH = {
    # Title Case: peoples and places
    "Trafficking of Nigerian Women to Italy: Routes Through Libya and Niger": "Trafficking of Nigerian women to Italy: Routes through Libya and Niger",
    "Syrian Refugees in Jordan and Lebanon: Work, Debt and Return": "Syrian refugees in Jordan and Lebanon: Work, debt and return",
    "Rohingya Children in Cox's Bazar: Needs After the August 2017 Influx": "Rohingya children in Cox's Bazar: Needs after the August 2017 influx",
    "Missing Migrants in the Central Mediterranean": "Missing migrants in the Central Mediterranean",
    "Domestic Workers in the Gulf States": "Domestic workers in the Gulf States",
    "From Darfur to Calais: Journeys of Sudanese Youth": "From Darfur to Calais: Journeys of Sudanese youth",
    "Cross-Border Mobility in the Horn of Africa": "Cross-border mobility in the Horn of Africa",
    "Internal Displacement in Sub-Saharan Africa": "Internal displacement in Sub-Saharan Africa",
    "Forced Labour in the Thai Fishing Industry": "Forced labour in the Thai fishing industry",
    "Survivors of Boko Haram in Borno State": "Survivors of Boko Haram in Borno State",
    "Child Domestic Work in Haiti and the Dominican Republic": "Child domestic work in Haiti and the Dominican Republic",
    "Stateless Persons in Côte d'Ivoire and Burkina Faso": "Stateless persons in Côte d'Ivoire and Burkina Faso",
    "Afghan Families on the Move Between Iran and Turkey": "Afghan families on the move between Iran and Turkey",
    "Mobility and Debt in Şırnak, Quibdó and M’Béra": "Mobility and debt in Şırnak, Quibdó and M’Béra",
    "Urban Refugees in Nairobi and Addis Ababa": "Urban refugees in Nairobi and Addis Ababa",
    "Seasonal Work in New Zealand: Pacific Workers and Their Families": "Seasonal work in New Zealand: Pacific workers and their families",
    # acronyms and bodies
    "UNHCR Guidelines on Determining the Best Interests of the Child": "UNHCR guidelines on determining the best interests of the child",
    "Mapping HIV/AIDS Services for Migrants in South Africa": "Mapping HIV/AIDS services for migrants in South Africa",
    "MHPSS for Refugees: A Toolkit": "MHPSS for refugees: A toolkit",
    "The EU-Turkey Statement and Its Consequences": "The EU-Turkey statement and its consequences",
    "Gender-Based Violence and COVID-19 in Refugee Camps": "Gender-based violence and COVID-19 in refugee camps",
    "The U.S. Response to Trafficking in Persons": "The U.S. response to trafficking in persons",
    "A Guide for NGOs and IDPs": "A guide for NGOs and IDPs",
    "The Role of the Security Council in Protecting Civilians": "The role of the Security Council in protecting civilians",
    "The United Nations and the Protection of Women": "The United Nations and the protection of women",
    "Evaluating the 3P Paradigm: Prevention, Protection, Prosecution": "Evaluating the 3P paradigm: Prevention, protection, prosecution",
    "OSCE Resource Police Training Guide": "OSCE resource police training guide",
    "How the International Criminal Court Deals with Enslavement": "How the International Criminal Court deals with enslavement",
    # instruments, parts and dates
    "The Palermo Protocol: A Commentary on Trafficking in Persons": "The Palermo Protocol: A commentary on trafficking in persons",
    "Implementing the Global Compact for Migration in West Africa": "Implementing the Global Compact for Migration in West Africa",
    "The Convention on the Rights of the Child in National Courts": "The Convention on the Rights of the Child in national courts",
    "Implementing the Istanbul Convention in Eastern Europe": "Implementing the Istanbul Convention in Eastern Europe",
    "The 1951 Convention at Fifty: Lessons for Refugee Law": "The 1951 Convention at fifty: Lessons for refugee law",
    "The Trafficking Victims Protection Act of 2000: Twenty Years On": "The Trafficking Victims Protection Act of 2000: Twenty years on",
    "Sustainable Development Goals and Migration": "Sustainable Development Goals and migration",
    "Guiding Principles on Internal Displacement: Annotations": "Guiding Principles on Internal Displacement: Annotations",
    "MHPSS in Emergencies: Part II of a Review": "MHPSS in emergencies: Part II of a review",
    "Assessment of Needs in Annex B Countries": "Assessment of needs in annex B countries",
    "Flow Monitoring Report, May 2019": "Flow monitoring report, May 2019",
    "Guidelines on International Protection No. 7": "Guidelines on international protection No. 7",
    "What They May Not Say: Interviews with Survivors": "What they may not say: Interviews with survivors",
    # quotations, questions and prefixes
    "“You Pray for Death”: Trafficking of Women in Nigeria": "“You Pray for Death”: Trafficking of women in Nigeria",
    "Where Is Home? Return Migration and Identity": "Where is home? Return migration and identity",
    "Re-trafficking and Re-integration of Survivors": "Re-trafficking and re-integration of survivors",
    "Anti-Trafficking Action in Non-European Countries": "Anti-trafficking action in non-European countries",
    "Community-Based Protection – Lessons Learned": "Community-based protection – Lessons learned",
    "I Wanted to Go Home: Voices of Children": "I wanted to go home: Voices of children",
    # in sentence case already, or too short to tell
    "Return to Kobane": "Return to Kobane",
    "Trafficking in persons: focus on Edo and Delta": "Trafficking in persons: Focus on Edo and Delta",
    "Caring for trafficked persons: Guidance for health providers": "Caring for trafficked persons: Guidance for health providers",
    "Hear my voice: Girls displaced by war in Mowande": "Hear my voice: Girls displaced by war in Mowande",
    "Trafficking": "Trafficking",
    "FRONTEX": "FRONTEX",
    "UNICEF": "UNICEF",
    "MHPSS and GBV": "MHPSS and GBV",
    # ALL CAPITALS
    "HUMAN TRAFFICKING IN WEST AFRICA: A REVIEW OF THE EVIDENCE": "Human trafficking in West Africa: A review of the evidence",
    "TRAFFICKING": "Trafficking",
    "COUNTRY REPORT": "Country report",
    "UNHCR GUIDELINES ON THE BEST INTERESTS OF THE CHILD": "UNHCR guidelines on the best interests of the child",
    "WHO GUIDELINES FOR HEALTH WORKERS": "WHO guidelines for health workers",
    "GUIDELINES OF THE WHO ON COUNSELLING": "Guidelines of the WHO on counselling",
    "CHILDREN WHO MIGRATE ALONE": "Children who migrate alone",
    "WHO IS A REFUGEE?": "Who is a refugee?",
    "THOSE WHO STAYED BEHIND": "Those who stayed behind",
    "THE US REFUGEE PROGRAMME": "The US refugee programme",
    "THE PEOPLE AMONG US: MIGRANTS AND THEIR NEIGHBOURS": "The people among us: Migrants and their neighbours",
    "THE U.S. RESPONSE TO FORCED LABOUR IN CÔTE D'IVOIRE": "The U.S. response to forced labour in Côte d'Ivoire",
    "REFUGEES FROM GUINEA-BISSAU AND TIMOR-LESTE": "Refugees from Guinea-Bissau and Timor-Leste",
    "HIV/AIDS AND IDPS IN SOUTH SUDAN": "HIV/AIDS and IDPs in South Sudan",
    "COVID-19 AND IDPs IN THE LAKE CHAD BASIN": "COVID-19 and IDPs in the Lake Chad Basin",
    "STANDARD OPERATING PROCEDURES (SOP) FOR NGOS": "Standard operating procedures (SOP) for NGOs",
    "A COMPASS FOR MIGRANT CHILDREN": "A compass for migrant children",  # no plural of COMPAS
    "NATIONAL AGENCY FOR THE PROHIBITION OF TRAFFICKING (NAPTIP): ANNUAL REPORT": "National agency for the prohibition of trafficking (NAPTIP): Annual report",
    "MOBILE OUTREACH AND CARE (MOC): A MANUAL": "Mobile outreach and care (MOC): A manual",
    "THE PALERMO PROTOCOL AT 20: PART II": "The Palermo Protocol at 20: Part II",
    "GLOBAL COMPACT FOR MIGRATION: PHASE III AND ANNEX A": "Global Compact for Migration: Phase III and annex A",
    "THE CONVENTION ON THE RIGHTS OF THE CHILD IN LEBANON": "The Convention on the Rights of the Child in Lebanon",
    "MHPSS FOR SYRIAN REFUGEES IN JORDAN, MAY 2015": "MHPSS for Syrian refugees in Jordan, May 2015",
    "WHAT THEY MAY NOT SAY": "What they may not say",
    "GUIDELINES NO. 7: THE 1951 CONVENTION AND NO WAY BACK": "Guidelines No. 7: The 1951 Convention and no way back",
    "FARMWORKERS IN NORTH CAROLINA AND CALIFORNIA": "Farmworkers in North Carolina and California",
    "A CONVENTION FOR 2030": "A convention for 2030",
    "DEATHS AT SEA IN MARCH 2011": "Deaths at sea in March 2011",
    "FINDINGS OF A SURVEY FROM SEPTEMBER TO NOVEMBER": "Findings of a survey from September to November",
    "WOMEN'S RIGHTS ARE HUMAN RIGHTS": "Women's rights are human rights",
    "WORKERS’ RIGHTS IN QATAR": "Workers’ rights in Qatar",
    "2ND ROUND TABLE ON RE-TRAFFICKING (TRAINING MANUAL)": "2nd round table on re-trafficking (training manual)",
    "LIFE IN THE 1990S: DISPLACED FAMILIES": "Life in the 1990s: Displaced families",
    "CAUGHT IN THE CROSSFIRE: Children in Yemen": "Caught in the crossfire: Children in Yemen",
    "Trafficking in Women: A NEEDS ASSESSMENT IN MOLDOVA": "Trafficking in women: A needs assessment in Moldova",
    "“NOWHERE TO GO”: EVICTIONS IN ADDIS ABABA": "“Nowhere to go”: Evictions in Addis Ababa",
    "ROHINGYA REFUGEES IN COX'S BAZAR": "Rohingya refugees in Cox's Bazar",
    "LIBYAN AND EGYPTIAN BORDERS: A STUDY OF MUSLIM AND CHRISTIAN FAMILIES": "Libyan and Egyptian borders: A study of Muslim and Christian families",
    "A/HRC/44/45 AND ITS MANDATE HOLDERS": "A/HRC/44/45 and its mandate holders",
    "CRPD AND REFUGEES WITH DISABILITIES": "CRPD and refugees with disabilities",
    "<i>LIFE</i> AFTER TRAFFICKING": "<i>Life</i> after trafficking",
    "INTERNATIONAL PROTECTION IN THE WORLD": "International protection in the world",
    "I AM NOT A CRIMINAL: CHILDREN IN PRISON": "I am not a criminal: Children in prison",
    "DR JOBE'S REPORT ON DEBT BONDAGE": "Dr Jobe's report on debt bondage",
    "UN WOMEN AND UNICEF: A JOINT PROGRAMME": "UN Women and UNICEF: A joint programme",
    "REFUGEES IN THE UNITED KINGDOM AND THE NETHERLANDS": "Refugees in the United Kingdom and the Netherlands",
    "TRAFFICKING IN MEN. A NEGLECTED ISSUE": "Trafficking in men. A neglected issue",
}  # fmt: skip
OTHERS = [
    ("es", "TRATA DE PERSONAS EN AMÉRICA LATINA Y EL CARIBE", "Trata de personas en América Latina y el Caribe"),
    ("es", "NIÑEZ MIGRANTE EN MÉXICO: UN ESTUDIO DE LA OIM", "Niñez migrante en México: un estudio de la OIM"),
    ("", "LA TRATA DE MUJERES Y NIÑAS EN LA FRONTERA", "La trata de mujeres y niñas en la frontera"),
    ("es", "Trata de Personas en Colombia", "Trata de Personas en Colombia"),
    ("es", "Trata de personas: Una mirada", "Trata de personas: Una mirada"),
    ("fr", "LA TRAITE DES ÊTRES HUMAINS EN AFRIQUE DE L'OUEST", "La traite des êtres humains en Afrique de l'Ouest"),
    ("fr", "L'EXPLOITATION DES ENFANTS AU SÉNÉGAL ET EN CÔTE D’IVOIRE", "L'exploitation des enfants au Sénégal et en Côte d’Ivoire"),
    ("fr-CA", "LES NATIONS UNIES ET LES RÉFUGIÉS: UN BILAN", "Les Nations Unies et les réfugiés: un bilan"),
    ("fr", "Les Enfants Talibés au Sénégal", "Les Enfants Talibés au Sénégal"),
    ("pt", "TRÁFICO DE PESSOAS NO BRASIL E EM PORTUGAL", "Tráfico de pessoas no Brasil e em Portugal"),
    ("it", "LA TRATTA DI PERSONE IN ITALIA", "La tratta di persone in Italia"),
    ("de", "MENSCHENHANDEL IN DEUTSCHLAND", "MENSCHENHANDEL IN DEUTSCHLAND"),
    ("de", "Menschenhandel in Deutschland: Ein Bericht", "Menschenhandel in Deutschland: Ein Bericht"),
    ("", "FLUCHT UND VERTREIBUNG", "FLUCHT UND VERTREIBUNG"),
    ("", "ТОРГОВЛЯ ЛЮДЬМИ В РОССИИ", "ТОРГОВЛЯ ЛЮДЬМИ В РОССИИ"),
    ("nl", "MENSENHANDEL IN NEDERLAND", "MENSENHANDEL IN NEDERLAND"),
    ("ar", "الاتجار بالبشر", "الاتجار بالبشر"),
    ("", "", ""),
]  # fmt: skip


def titled(title: str, **values: Any) -> str:
    return settle_titles(Publication(title=title, type="report", **values)).title


@every_row(("title", "expected"), ENGLISH.items())
def test_an_english_title_is_set_in_sentence_case(title: str, expected: str) -> None:
    assert titled(title, language="en") == expected


@every_row("title", ENGLISH.values())
def test_a_title_in_sentence_case_stays_as_it_is(title: str) -> None:
    assert titled(title, language="en") == title


@every_row(("language", "title", "expected"), OTHERS)
def test_in_other_languages_only_capitals_throughout_are_changed(language: str, title: str, expected: str) -> None:
    assert titled(title, language=language) == expected
    assert titled(expected, language=language) == expected


def test_the_tables_are_of_a_hundred_titles_and_more() -> None:
    assert len(ENGLISH) + len(OTHERS) > 100


@every_row(
    ("values", "title", "expected"),
    [
        ({}, "ESCAPE FROM MOWANDE", "Escape from mowande"),
        ({"abstract": "Families who fled Mowande, and Mowande Oriental, tell."}, "ESCAPE FROM MOWANDE", "Escape from Mowande"),
        ({"abstract": "Mowande is a province."}, "ESCAPE FROM MOWANDE", "Escape from mowande"),  # any sentence begins so
        ({"abstract": "They fled the Lord's Resistance Army."}, "The Lives of Children Abducted by the Lord's Resistance Army", "The lives of children abducted by the Lord's Resistance Army"),
        ({"abstract": "It tells of Human Trafficking."}, "The Face of Human Trafficking", "The face of human trafficking"),
        ({"authors": (names.parse_name("Terre des Hommes (TDH)"),)}, "TDH AND TERRE DES HOMMES IN NEPAL", "TDH and Terre des Hommes in Nepal"),
        ({"authors": (names.parse_name("Young, Anna"),)}, "YOUNG AND ALONE", "Young and alone"),
    ],
)  # fmt: skip
def test_names_that_the_record_has_elsewhere_keep_their_capitals(
    values: dict[str, Any], title: str, expected: str
) -> None:
    assert titled(title, language="en", **values) == expected


@pytest.mark.parametrize(
    ("title", "settled"),
    [
        ("Suriyeli Çocukların Eğitime Erişimi", "Suriyeli Çocukların Eğitime Erişimi"),
        ("İNSAN TİCARETİYLE MÜCADELE RAPORU", "İnsan ticaretiyle mücadele raporu"),
    ],
)
def test_a_title_in_turkish_without_a_language_changes_only_where_it_is_all_in_capitals(
    title: str, settled: str
) -> None:
    assert titled(title) == settled


def test_the_title_of_the_book_is_changed_and_not_that_of_the_journal() -> None:
    chapter = Publication(type="chapter", title="WOMEN AT SEA", container_title="MIGRATION IN ASIA", language="en")
    settled = settle_titles(chapter)
    assert (settled.title, settled.container_title) == ("Women at sea", "Migration in Asia")
    article = chapter.changed(type="article-journal", container_title="JOURNAL OF REFUGEE STUDIES")
    assert settle_titles(article).container_title == "JOURNAL OF REFUGEE STUDIES"


@pytest.mark.parametrize("kind", ["treaty", "legislation", "legal_case"])
def test_the_names_of_laws_stay_as_they_are(kind: str) -> None:
    law = Publication(type=kind, title="Trafficking Act", language="en")
    assert settle_titles(law) == law


@pytest.mark.parametrize(
    ("title", "settled"),
    [
        ("ASEAN Convention Against Trafficking in Persons, Especially Women and Children",) * 2,
        ("Council of Europe Convention on Action against Trafficking in Human Beings",) * 2,
        ("CONVENTION ON THE RIGHTS OF THE CHILD", "Convention on the Rights of the Child"),
        ("A Convention Against Trafficking in Persons", "A convention against trafficking in persons"),
    ],
)
def test_the_name_of_a_treaty_that_is_known_stays_whatever_the_type_of_the_record(title: str, settled: str) -> None:
    assert settle_titles(Publication(type="document", title=title, language="en")).title == settled


@given(
    st.text(alphabet=st.sampled_from("AaEeIiOoUuNnSsTtWwHh'’-.:, ()/<>2éÉ"), max_size=40),
    st.sampled_from(["en", "fr", "es"]),
)
def test_nothing_but_capitals_is_changed_and_once_is_enough(title: str, language: str) -> None:
    once = titled(title, language=language)
    assert once.casefold() == title.casefold()
    assert titled(once, language=language) == once


@every_row(
    ("title", "language", "settled"),
    [
        ("Les Femmes Migrantes Au Maroc", "fr", "Les femmes migrantes au Maroc"),
        ("Rapport Annuel Du HCR Sur Les Retours", "fr", "Rapport annuel du HCR sur les retours"),
        ("Médecins Sans Frontières", "fr", "Médecins Sans Frontières"),
        ("Guerra y Paz en Colombia", "es", "Guerra y Paz en Colombia"),  # as a person may write it
        ("Refugio Y Asilo En Costa Rica", "es", "Refugio y asilo en Costa Rica"),
        ("LA CORTE SUPREMA Y EL ASILO", "es", "La Corte Suprema y el asilo"),
        ("Schutz von Frauen und Kindern", "de", "Schutz von Frauen und Kindern"),
        ("CHILDREN OF GAZA AND UPPER NILE", "en", "Children of Gaza and Upper Nile"),
        (
            "THE NORWEGIAN REFUGEE COUNCIL IN PORT-AU-PRINCE",
            "en",
            "The Norwegian Refugee Council in Port-au-Prince",
        ),
    ],
)
def test_title_case_of_software_is_undone_in_languages_that_have_none(title: str, language: str, settled: str) -> None:
    record = Publication(type="report", title=title, language=language)
    assert settle_titles(record).title == settled
    assert settle_titles(settle_titles(record)).title == settled


@pytest.mark.parametrize(
    ("title", "lowered"),
    [
        ("TÜRKİYE'DE GÖÇ VE İLTİCA: İSTANBUL RAPORU. İNSAN HAKLARI", "Türkiye'de göç ve iltica: İstanbul raporu. İnsan hakları"),
        ("YAŞAM KOŞULLARI VE ÇOCUKLARIN DURUMU", "Yaşam koşulları ve çocukların durumu"),
    ],
)  # fmt: skip
def test_a_turkish_title_in_capitals_keeps_its_two_kinds_of_i(title: str, lowered: str) -> None:
    assert lower_capitals(title, "tr") == lowered


@pytest.mark.parametrize(
    ("title", "lowered"),
    [("CHILDREN OF AL QAEDA", "Children of Al Qaeda"), ("CHILDREN OF AL-QAEDA", "Children of Al-Qaeda")],
)
def test_a_name_with_two_spellings_keeps_that_of_the_title_in_each_run(title: str, lowered: str) -> None:
    assert lower_capitals(title, "en") == lowered
