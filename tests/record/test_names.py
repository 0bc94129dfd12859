"""Names as people and catalogues write them."""

import pytest

from harness.rows import every_row
from protlib.record import names
from protlib.record.fields import labels
from protlib.record.model import Name


def person(family: str, given: str = "", **parts: str) -> Name:
    return Name(family=family, given=given, **parts)


def organisation(literal: str, short: str = "") -> Name:
    return Name(literal=literal, short=short)


PEOPLE = [
    # both orders
    ("Jobe, Alison", person("Jobe", "Alison")),
    ("Alison Jobe", person("Jobe", "Alison")),
    ("  Alison \n Jobe ", person("Jobe", "Alison")),
    ("Shukri Hirabe Gesod", person("Gesod", "Shukri Hirabe")),
    ("García Márquez, Gabriel", person("García Márquez", "Gabriel")),
    ("Sukarno", person("Sukarno")),
    ("王小明", person("王小明")),
    ("By Jason Patinkin", person("Patinkin", "Jason")),
    ("by Jason Patinkin", person("Patinkin", "Jason")),
    ("By, John", person("By", "John")),
    # initials
    ("BY Kim", person("Kim", "BY")),
    ("Hennebry, J.", person("Hennebry", "J.")),
    ("J. Hennebry", person("Hennebry", "J.")),
    ("Hennebry J.", person("Hennebry", "J.")),
    ("Hennebry J", person("Hennebry", "J.")),
    ("Hennebry JL", person("Hennebry", "J. L.")),
    ("Hennebry JL.", person("Hennebry", "J. L.")),
    ("Dupont J-P", person("Dupont", "J.-P.")),
    ("Dupont Ph.", person("Dupont", "Ph.")),
    ("J.L. Hennebry", person("Hennebry", "J.L.")),
    ("JL Hennebry", person("Hennebry", "JL")),
    ("Hennebry, JL", person("Hennebry", "JL")),
    ("Smith JR", person("Smith", "J. R.")),
    ("Garcia Lopez M", person("Garcia Lopez", "M.")),
    ("ONG Keng Yong", person("Ong", "Keng Yong")),
    ("ONG Andrew", person("Ong", "Andrew")),
    ("NGO V. L.", person("Ngo", "V. L.")),
    ("NGO Biyong Marie", person("Ngo", "Biyong Marie")),
    ("John Donne", person("Donne", "John")),
    ("Dignity Mukomana", person("Mukomana", "Dignity")),
    ("van der Berg J", person("Berg", "J.", particle="van der")),
    ("Иванов И. И.", person("Иванов", "И. И.")),
    ("Kofi A. Annan", person("Annan", "Kofi A.")),
    # particles
    ("van Dijk, Jan", person("Dijk", "Jan", particle="van")),
    ("Jan van Dijk", person("Dijk", "Jan", particle="van")),
    ("van Dijk", person("Dijk", particle="van")),
    ("von und zu Guttenberg, Karl", person("Guttenberg", "Karl", particle="von und zu")),
    ("Karl von und zu Guttenberg", person("Guttenberg", "Karl", particle="von und zu")),
    ("Alex de Waal", person("Waal", "Alex", particle="de")),
    ("Maria de la Cruz", person("Cruz", "Maria", particle="de la")),
    ("Maria dos Santos Silva", person("Santos Silva", "Maria", particle="dos")),
    ("Mohammed bin Salman", person("Salman", "Mohammed", particle="bin")),
    ("Jan ter Horst", person("Horst", "Jan", particle="ter")),
    ("Sophie in 't Veld", person("Veld", "Sophie", particle="in 't")),
    ("in 't Veld, Sophie", person("Veld", "Sophie", particle="in 't")),
    ("Jan van ’t Hoff", person("Hoff", "Jan", particle="van ’t")),
    ("Omar al-Hassan", person("Hassan", "Omar", particle="al-")),
    ("el-Sisi, Omar", person("Sisi", "Omar", particle="el-")),
    ("d'Alembert, Jean", person("Alembert", "Jean", particle="d'")),
    ("Jean d’Alembert", person("Alembert", "Jean", particle="d’")),
    ("de l'Isle, Guillaume", person("Isle", "Guillaume", particle="de l'")),
    ("Humboldt, Alexander von", person("Humboldt", "Alexander", dropping="von")),
    ("Beauvoir, Simone de", person("Beauvoir", "Simone", dropping="de")),
    ("Alembert, Jean d'", person("Alembert", "Jean", dropping="d'")),
    # particles with a capital stay in the family name
    ("De La Cruz, Maria", person("De La Cruz", "Maria")),
    ("Maria De La Cruz", person("De La Cruz", "Maria")),
    ("Al-Hassan, Omar", person("Al-Hassan", "Omar")),
    ("Omar Al Hassan", person("Al Hassan", "Omar")),
    ("Omar Abu Bakr", person("Abu Bakr", "Omar")),
    ("Robert De Niro", person("De Niro", "Robert")),
    ("Ben Smith", person("Smith", "Ben")),
    ("Jean St. Pierre", person("St. Pierre", "Jean")),
    # double surnames
    ("José Ortega y Gasset", person("Ortega y Gasset", "José")),
    ("Ana Costa e Silva", person("Costa e Silva", "Ana")),
    ("João Silva Neto", person("Silva Neto", "João")),
    # suffixes
    ("van Dijk, Jan, Jr.", person("Dijk", "Jan", particle="van", suffix="Jr.")),
    ("John Smith Jr.", person("Smith", "John", suffix="Jr.")),
    ("John Smith, Jr", person("Smith", "John", suffix="Jr")),
    ("Smith, Jr., John", person("Smith", "John", suffix="Jr.")),
    ("Smith Jr., John", person("Smith", "John", suffix="Jr.")),
    ("Smith, John III", person("Smith", "John", suffix="III")),
    ("Smith JA 3rd", person("Smith", "J. A.", suffix="3rd")),
    # capitals
    ("JOBE Alison", person("Jobe", "Alison")),
    ("Alison JOBE", person("Jobe", "Alison")),
    ("JOBE, Alison", person("Jobe", "Alison")),
    ("ALISON JOBE", person("Jobe", "Alison")),
    ("DE LA CRUZ Maria", person("Cruz", "Maria", particle="de la")),
    ("van DIJK Jan", person("Dijk", "Jan", particle="van")),
    ("O'BRIEN, PAT", person("O'Brien", "Pat")),
    ("MCDONALD John", person("McDonald", "John")),
    ("AL-HASSAN Omar", person("Al-Hassan", "Omar")),
    ("Kim LEE", person("Lee", "Kim")),
    # an "I" with a dot and one without, where the name says so
    ("ÇİÇEK, İPEK", person("Çiçek", "İpek")),
    ("YILDIRIM, ÇİĞDEM", person("Yıldırım", "Çiğdem")),
    ("ALİ KILIÇ", person("Kılıç", "Ali")),
    ("Çiğdem YILDIRIM", person("Yıldırım", "Çiğdem")),
    ("MƏMMƏDOV, ALI", person("Məmmədov", "Alı")),
    ("ILGAZ, IŞIL", person("Ilgaz", "IŞIL")),
    ("GÜNEŞ, AYŞE", person("Güneş", "Ayşe")),
    ("YILDIRIM, ALI", person("Yildirim", "Ali")),
    # a patronymic behind the given name
    ("Петров Пётр Петрович", person("Петров", "Пётр Петрович")),
    ("Иванова Мария Сергеевна", person("Иванова", "Мария Сергеевна")),
    ("ИВАНОВ ИВАН ИЛЬИЧ", person("Иванов", "Иван Ильич")),
    ("Шевченко Тарас Григорович", person("Шевченко", "Тарас Григорович")),
    ("Ivanova Mariia Serhiivna", person("Ivanova", "Mariia Serhiivna")),
    ("Petrov Petr Petrovich", person("Petrov", "Petr Petrovich")),
    ("Пётр Петрович Петров", person("Петров", "Пётр Петрович")),
    ("Владимир Ильич Рабинович", person("Рабинович", "Владимир Ильич")),
    ("Милан Петрович", person("Петрович", "Милан")),
    ("Martin Ivan Popovich", person("Popovich", "Martin Ivan")),
    ("Milorad Petar Pavlović", person("Pavlović", "Milorad Petar")),
    ("Muḥammad ʿAbd al-Ḥaqq", person("ʿAbd al-Ḥaqq", "Muḥammad")),
    # what is said of a person, not the name
    ("د. أحمد المصري", person("المصري", "أحمد")),
    ("الدكتورة منى العلي", person("العلي", "منى")),
    ("أ.د. محمد علي", person("علي", "محمد")),
    ("دکتر علی کریمی", person("کریمی", "علی")),
    ("Doç. Dr. Ayşe Güneş", person("Güneş", "Ayşe")),
    ("Dr. Alison Jobe", person("Jobe", "Alison")),
    ("Sir Mark Lowcock", person("Lowcock", "Mark")),
    ("Anna Roe (University of Oxford)", person("Roe", "Anna")),
    ("Gallagher, A. T. (Anne)", person("Gallagher", "A. T.")),
    ("Prof. Dr. Jan van der Berg", person("Berg", "Jan", particle="van der")),
    ("Jobe, Dr. Alison", person("Jobe", "Alison")),
    ("Pr. Traoré, Ibrahim", person("Traoré", "Ibrahim")),
    ("Dr. Jobe", person("Jobe")),
    ("د. أحمد المصري", person("المصري", "أحمد")),
    ("أ.د. منى علي", person("علي", "منى")),
    ("MS Khan", person("Khan", "MS")),
    ("Alison Jobe, PhD", person("Jobe", "Alison")),
    ("Alison Jobe, MD", person("Jobe", "Alison")),
    ("Jobe, Alison, M.A.", person("Jobe", "Alison")),
    ("Jobe, MD", person("Jobe", "MD")),
    ("van Dijk, MD", person("Dijk", "MD", particle="van")),
    ("Alison Jobe PhD", person("Jobe", "Alison")),
    ("Alison Jobe (ed.)", person("Jobe", "Alison")),
    ("McAuliffe, M. (Eds.)", person("McAuliffe", "M.")),
    ("Jobe, Alison (IOM)", person("Jobe", "Alison")),
    ("Alison Jobe (UNHCR)", person("Jobe", "Alison")),
    # surnames that are words of organisations
    ("Bank, Peter", person("Bank", "Peter")),
    ("Peter Bank", person("Bank", "Peter")),
    ("Alison Church", person("Church", "Alison")),
    ("Alison Mary Church", person("Church", "Alison Mary")),
    ("Fund, Hope", person("Fund", "Hope")),
    ("Charity Ngilu", person("Ngilu", "Charity")),
    ("Smith, Justice", person("Smith", "Justice")),
    ("de la Cour, Jean", person("Cour", "Jean", particle="de la")),
    ("Brown EC", person("Brown", "E. C.")),
    ("McDonald", person("McDonald")),
    ("al-McDonald, Jan, Jr.", person("McDonald", "Jan", particle="al-", suffix="Jr.")),
]
ORGANISATIONS = [
    # by a short form in brackets
    ("Walk Free (Minderoo Foundation)", organisation("Walk Free (Minderoo Foundation)")),
    ("International Organization for Migration (IOM)", organisation("International Organization for Migration", "IOM")),
    ("Médecins du Monde (MdM)", organisation("Médecins du Monde", "MdM")),
    ("Sveriges Kvinnolobby (SKL)", organisation("Sveriges Kvinnolobby", "SKL")),
    ("Walk Free (WF)", organisation("Walk Free", "WF")),
    ("Office to Monitor and Combat Trafficking (G/TIP)",
     organisation("Office to Monitor and Combat Trafficking", "G/TIP")),
    ("Swedish International Development Agency (Sida)", organisation("Swedish International Development Agency", "Sida")),
    ("Danish Refugee Council (DRC)", organisation("Danish Refugee Council", "DRC")),
    ("European Border and Coast Guard Agency (Frontex)", organisation("European Border and Coast Guard Agency", "Frontex")),
    # what stands in brackets may be the country
    ("Home Office (UK)", organisation("Home Office (UK)")),
    ("Ministry of Justice (Sweden)", organisation("Ministry of Justice (Sweden)")),
    # by an acronym
    *((text, organisation(text)) for text in ("IOM", "UNHCR", "NAPTIP", "IOM Iraq", "IOM, Geneva", "UN Women", "Team IOM")),
    *((text, organisation(text)) for text in ("ONG Terre d’Espoir", "ONG CARE Niger", "ASBL Le Monde", "NGO Rwanda")),
    # by name
    *((text, organisation(text)) for text in (
        "Frontex", "Oxfam GB", "Save the Children", "Save the Children UK", "Terre des Hommes", "La Strada International",
        "Human Rights Watch", "World Vision", "Chatham House", "Anonymous", "Caritas Española",
    )),
    # by a distinctive word, in any language and case
    *((text, organisation(text)) for text in (
        "Sweden's Ministry of Justice", "Global Protection Cluster", "Hope Fund", "Polaris Project", "Bali Process",
        "Anti-Slavery International", "Task Team on Trafficking", "University of Nairobi", "Nigeria Police Force",
        "Ministère de la Justice", "Médecins Sans Frontières", "Ministerio del Interior", "Ministério da Justiça",
        "Bundesministerium des Innern", "Heinrich-Böll-Stiftung", "Migrationsverket", "MINISTRY OF JUSTICE",
        "Vluchtelingenwerk Nederland", "De Vlinderstichting", "Deutscher Kinderschutzbund", "Norsk Folkehjelp",
        "Folkekirkens Nødhjælp", "Amnistía Internacional", "Rädda Barnen", "Hilfswerk Austria",
        "International Organization For Migration",
    )),
    # by two words that say little alone
    *((text, organisation(text)) for text in ("World Bank", "European Union", "Asylum Aid", "Freedom House", "Supreme Court")),
    # by a small word inside
    *((text, organisation(text)) for text in ("Hope for Justice", "Stop the Traffik", "Kirche in Not", "HAND AND HEART")),
    # by a mark or a digit
    *((text, organisation(text)) for text in ("Ernst & Young", "Love146", "Group 484", "IOM/UNHCR", "InterAction")),
    # with commas
    *((text, organisation(text)) for text in (
        "Ministry of Justice, Sweden", "Sweden, Ministry of Justice", "World Bank, Washington",
        "Department of State, Office to Monitor and Combat Trafficking in Persons",
        "Bureau of Democracy, Human Rights, and Labor", "Foreign, Commonwealth and Development Office",
        "United Nations Educational, Scientific and Cultural Organization", "Palladium, Inc.", "One, Two, Three",
    )),
    # because somebody says so
    ("{Walk On By}", organisation("Walk On By")),
    ("{Smith, John}", organisation("Smith, John")),
    ("{Global Migration Group (GMG)}", organisation("Global Migration Group", "GMG")),
    ("{{Global Migration Group (GMG)}}", organisation("Global Migration Group (GMG)")),
    ("{{Samuel Hall} (the firm)}", organisation("Samuel Hall", "the firm")),
    ("International Organization for Migration,", organisation("International Organization for Migration")),
    ("Samuel Hall,", organisation("Samuel Hall")),
    ("By the River Trust", organisation("By the River Trust")),
    ("وزارة التنمية الاجتماعية،", organisation("وزارة التنمية الاجتماعية")),
]  # fmt: skip
WHOLE = [
    "Office for Democratic Institutions and Human Rights",
    "Food and Agriculture Organization of the United Nations",
    "United Nations Office on Drugs and Crime",
    "London School of Hygiene and Tropical Medicine",
    "London School of Hygiene & Tropical Medicine",
    "Department of Foreign Affairs and Trade",
    "Ministry of Gender, Labour and Social Development",
    "Ministry of Foreign Affairs and Emigrants, Lebanon",
    "Gangmasters and Labour Abuse Authority",
    "Foreign, Commonwealth and Development Office",
    "Bureau of Democracy, Human Rights, and Labor",
    "Committee on Civil Liberties, Justice and Home Affairs",
    "United Nations Economic and Social Commission for Asia and the Pacific",
    "International Federation of Red Cross and Red Crescent Societies",
    "Centre for Peace and Conflict Studies",
    "Department of State, Office to Monitor and Combat Trafficking in Persons",
    "University of California, Los Angeles",
    "Ministry of Justice, Sweden",
    "IOM, Geneva",
    "Ernst & Young",
    "Trinidad and Tobago",
    "John and Mary Smith",
    "{Smith; Sons and Daughters}",
]


@every_row(("text", "expected"), PEOPLE)
def test_a_person_is_read_in_either_order(text: str, expected: Name) -> None:
    assert names.parse_name(text) == expected
    assert not names.is_organisation(text)


@every_row(("text", "expected"), ORGANISATIONS)
def test_an_organisation_is_told_by_its_words(text: str, expected: Name) -> None:
    assert names.parse_name(text) == expected
    assert names.is_organisation(text)


@every_row("text", WHOLE)
def test_one_name_is_never_torn(text: str) -> None:
    assert names.parse_list(text) == [names.parse_name(text)]


def test_a_text_of_blanks_and_semicolons_is_no_name() -> None:
    assert names.parse_name("  ") == Name()
    assert names.parse_list(" ;\n; ") == []


def test_a_person_or_an_organisation_can_be_insisted_on() -> None:
    assert names.person("Amnesty International") == person("International", "Amnesty")
    assert names.person("IOM") == person("IOM")
    assert names.organisation("Samuel Hall") == organisation("Samuel Hall")
    assert names.organisation("{Samuel Hall (SH)},") == organisation("Samuel Hall", "SH")


@every_row(
    ("name", "displayed", "label"),
    [
        (person("Jobe", "Alison"), "Jobe, Alison", "Jobe"),
        (person("Dijk", "Jan", particle="van", suffix="Jr."), "van Dijk, Jan, Jr.", "van Dijk"),
        (person("Hassan", "Omar", particle="al-"), "al-Hassan, Omar", "al-Hassan"),
        (person("Humboldt", "Alexander", dropping="von"), "Humboldt, Alexander von", "Humboldt"),
        (person("Sukarno"), "Sukarno", "Sukarno"),
        (person("", "Madonna"), "{}, {Madonna}", "Madonna"),
        (person("JOBE", "Alison"), "{JOBE}, {Alison}", "JOBE"),
        (person("Dijk", "Jan", particle="Van"), "{Van} {Dijk}, {Jan}", "Van Dijk"),
        (organisation("Ministry of Justice"), "Ministry of Justice", "Ministry of Justice"),
        (organisation("Global Migration Group", "GMG"), "Global Migration Group (GMG)", "GMG"),
        (organisation("Samuel Hall"), "{Samuel Hall}", "Samuel Hall"),
        (organisation("Samuel Hall", "the firm"), "{{Samuel Hall} (the firm)}", "the firm"),
        (organisation("Home Office (HO)"), "{{Home Office (HO)}}", "Home Office (HO)"),
    ],
)
def test_a_name_is_shown_in_full_and_as_a_label(name: Name, displayed: str, label: str) -> None:
    assert names.display(name) == displayed
    assert labels.label(name) == label
    assert names.parse_name(displayed) == name


def test_names_are_sorted_by_what_is_read_first() -> None:
    display_names = ["de Waal, Alex", "Église de Paris (EP)", "IOM", "Jobe, Alison", "Jobe, Béa", "van Dijk, Jan"]
    assert sorted(set(display_names), key=lambda text: labels.sort_key(names.parse_name(text))) == display_names


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (person("van de Pol", "J"), "van de Pol, J"),
        (person("JOBE", "Alison"), "JOBE, Alison"),
        (organisation("Samuel Hall", "SH"), "Samuel Hall (SH)"),
    ],
)
def test_the_plain_form_has_nothing_in_it_that_is_not_in_the_name(name: Name, content: str) -> None:
    assert labels.inverted_name(name) == content


@pytest.mark.parametrize("text", ["العلي، محمد", "العلي, محمد"])
def test_an_arabic_comma_stands_before_a_given_name_too(text: str) -> None:
    assert names.parse_name(text) == Name(family="العلي", given="محمد")
    assert names.parse_list(text) == [Name(family="العلي", given="محمد")]
