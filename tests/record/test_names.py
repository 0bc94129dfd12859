"""Names as people and catalogues write them."""

import pytest
from hypothesis import example, given
from hypothesis import strategies as st

from protlib.record import names
from protlib.record.fields import labels
from protlib.record.model import NAME_FIELDS, Name
from protlib.record.names import parser
from protlib.record.names.organisations import is_corporate
from protlib.text import clean
from rows import every_row


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
    # initials
    ("Hennebry, J.", person("Hennebry", "J.")),
    ("J. Hennebry", person("Hennebry", "J.")),
    ("Hennebry J.", person("Hennebry", "J.")),
    ("Hennebry J", person("Hennebry", "J.")),
    ("Hennebry JL", person("Hennebry", "J. L.")),
    ("Dupont J-P", person("Dupont", "J.-P.")),
    ("Dupont Ph.", person("Dupont", "Ph.")),
    ("J.L. Hennebry", person("Hennebry", "J.L.")),
    ("JL Hennebry", person("Hennebry", "JL")),
    ("Hennebry, JL", person("Hennebry", "JL")),
    ("Smith JR", person("Smith", "J. R.")),
    ("Garcia Lopez M", person("Garcia Lopez", "M.")),
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
    ("Prof. Dr. Jan van der Berg", person("Berg", "Jan", particle="van der")),
    ("Jobe, Dr. Alison", person("Jobe", "Alison")),
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
    # by name
    *((text, organisation(text)) for text in (
        "Frontex", "Oxfam GB", "Save the Children", "Save the Children UK", "Terre des Hommes", "La Strada International",
        "Human Rights Watch", "World Vision", "Chatham House", "Anonymous", "Caritas Española",
    )),
    # by a telling word, in any language and case
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
]  # fmt: skip
LISTS = [
    ("Jobe, Alison", ["Jobe, Alison"]),
    ("Alison Jobe; IOM; {Smith, John and Sons}", ["Jobe, Alison", "IOM", "Smith, John and Sons"]),
    ("Alison Jobe\nIOM\n\n", ["Jobe, Alison", "IOM"]),
    ("Jobe, A.; Surtees, R.; and Brunovskis, A.", ["Jobe, A.", "Surtees, R.", "Brunovskis, A."]),
    # people
    ("Jobe, Alison and Smith, John", ["Jobe, Alison", "Smith, John"]),
    ("Smith, J., Jones, K. and Brown, L.", ["Smith, J.", "Jones, K.", "Brown, L."]),
    ("Smith, J., Jones, K., & Brown, L.", ["Smith, J.", "Jones, K.", "Brown, L."]),
    ("Smith, John, Jones, Karen and Brown, Lee", ["Smith, John", "Jones, Karen", "Brown, Lee"]),
    ("Smith, John, Jones, Karen", ["Smith, John", "Jones, Karen"]),
    ("Smith, J., Jr., Brown, K.", ["Smith, J., Jr.", "Brown, K."]),
    ("Jobe A, Smith JR", ["Jobe, A.", "Smith, J. R."]),
    ("Kiss L., Zimmerman C.", ["Kiss, L.", "Zimmerman, C."]),
    ("J. Smith, K. Jones", ["Smith, J.", "Jones, K."]),
    ("Alison Jobe, John Smith and Lee Brown", ["Jobe, Alison", "Smith, John", "Brown, Lee"]),
    ("Alison Jobe, John Smith, Lee Brown", ["Jobe, Alison", "Smith, John", "Brown, Lee"]),
    ("Jobe, Alison, John Smith, and Lee Brown", ["Jobe, Alison", "Smith, John", "Brown, Lee"]),
    ("Garcia Lopez, Maria and John Smith", ["Garcia Lopez, Maria", "Smith, John"]),
    ("van der Berg, Jan, de Waal, Alex", ["van der Berg, Jan", "de Waal, Alex"]),
    ("McAuliffe, M. and M. Klein Solomon", ["McAuliffe, M.", "Klein Solomon, M."]),
    ("Bank, Peter and Church, Alison", ["Bank, Peter", "Church, Alison"]),
    ("Gary Cross and Alison Jobe", ["Cross, Gary", "Jobe, Alison"]),
    ("Jobe and Surtees", ["Jobe", "Surtees"]),
    ("Surtees, Brunovskis and Zimmerman", ["Surtees", "Brunovskis", "Zimmerman"]),
    ("Dupont, Jean et Martin, Paul", ["Dupont, Jean", "Martin, Paul"]),
    ("Juan Perez y Maria Lopez", ["Perez, Juan", "Lopez, Maria"]),
    ("José Ortega y Gasset", ["Ortega y Gasset, José"]),
    ("João Silva e Maria Souza", ["Silva, João", "Souza, Maria"]),
    ("Luís António Costa e Silva Pereira", ["Costa e Silva Pereira, Luís António"]),
    ("Jan Jansen en Piet de Vries", ["Jansen, Jan", "de Vries, Piet"]),
    ("Lars Hansen og Per Larsen", ["Hansen, Lars", "Larsen, Per"]),
    ("John E Mary Smith", ["Smith, John E Mary"]),
    ("Jobe, Alison, PhD", ["Jobe, Alison"]),
    ("Garcia Lopez, Maria Jose", ["Garcia Lopez, Maria Jose"]),
    ("Smith, J. et al.", ["Smith, J.", "others"]),
    ("Smith, J.; et al.", ["Smith, J.", "others"]),
    # in capitals
    ("KHAN, ALI", ["Khan, Ali"]),
    ("LOPEZ, ANA; DIAZ, EVA", ["Lopez, Ana", "Diaz, Eva"]),
    ("LOPEZ, ANA and DIAZ, EVA", ["Lopez, Ana", "Diaz, Eva"]),
    ("KHAN, ALI, LEE, KIM", ["Khan, Ali", "Lee, Kim"]),
    ("SANTOS, RUI", ["Santos, Rui"]),
    ("BA, AWA", ["Ba, Awa"]),
    ("PÉREZ-LÓPEZ, ANA", ["Pérez-López, Ana"]),
    ("KHAN, ALI, IOM", ["Khan, Ali", "IOM"]),
    ("KHAN, ALI (UNHCR)", ["Khan, Ali"]),
    ("KHAN, ALI, Jr.", ["Khan, Ali, Jr."]),
    ("JOBE, AMK; LEE, S", ["Jobe, Amk", "Lee, S"]),
    ("UNHCR, IOM; ILO", ["UNHCR", "IOM", "ILO"]),
    ("UNDP, GEF", ["UNDP", "GEF"]),
    ("ABC, XYZ", ["ABC", "XYZ"]),
    # people and organisations
    ("International Organization for Migration and Alison Jobe", ["International Organization for Migration", "Jobe, Alison"]),
    ("Alison Jobe and International Organization for Migration (IOM)",
     ["Jobe, Alison", "International Organization for Migration (IOM)"]),
    ("{Smith and Sons} and Jobe, Alison", ["Smith and Sons", "Jobe, Alison"]),
    ("Smith, J., IOM", ["Smith, J.", "IOM"]),
    ("Jobe, Alison, Ministry of Justice", ["Jobe, Alison", "Ministry of Justice"]),
    ("Hope for Justice and Alison Jobe", ["Hope for Justice", "Jobe, Alison"]),
    # organisations
    ("IOM and UNHCR", ["IOM", "UNHCR"]),
    ("IOM, UNHCR and UNICEF", ["IOM", "UNHCR", "UNICEF"]),
    ("Ministry of Justice and Ministry of the Interior", ["Ministry of Justice", "Ministry of the Interior"]),
    ("Danish Immigration Service and Danish Refugee Council", ["Danish Immigration Service", "Danish Refugee Council"]),
    ("Council of Europe and European Union", ["Council of Europe", "European Union"]),
    ("International Organization for Migration (IOM), United Nations Children's Fund (UNICEF)",
     ["International Organization for Migration (IOM)", "United Nations Children's Fund (UNICEF)"]),
    ("UNODC, in cooperation with IOM and UNHCR", ["UNODC", "IOM", "UNHCR"]),
    ("Ministère de la Justice en partenariat avec l'UNICEF", ["Ministère de la Justice", "UNICEF"]),
    ("Jobe, Alison, in collaboration with IOM", ["Jobe, Alison", "IOM"]),
    ("The Freedom Fund with LSHTM", ["The Freedom Fund", "LSHTM"]),
    ("IOM-Nigeria", ["IOM-Nigeria"]),
    ("Altai Consulting (for UNHCR)", ["Altai Consulting (for UNHCR)"]),
    ("UNHCR, Regional Office for West Africa", ["UNHCR, Regional Office for West Africa"]),
    ("IOM, Mission in Ukraine, UNHCR and UNICEF", ["IOM, Mission in Ukraine", "UNHCR", "UNICEF"]),
    ("UNICEF, UNHCR Country Office", ["UNICEF", "UNHCR Country Office"]),
    ("United Nations Office on Drugs and Crime and IOM", ["United Nations Office on Drugs and Crime", "IOM"]),
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
    assert names.parse(text) == expected
    assert not names.is_organisation(text)


@every_row(("text", "expected"), ORGANISATIONS)
def test_an_organisation_is_told_by_its_words(text: str, expected: Name) -> None:
    assert names.parse(text) == expected
    assert names.is_organisation(text)


@every_row(("text", "expected"), LISTS)
def test_a_list_is_divided_where_it_is_safe(text: str, expected: list[str]) -> None:
    assert [names.display(name).strip("{}") for name in names.parse_list(text)] == expected


@pytest.mark.parametrize("text", WHOLE)
def test_one_name_is_never_torn(text: str) -> None:
    assert names.parse_list(text) == [names.parse(text)]


def test_nothing_is_nobody() -> None:
    assert names.parse("  ") == Name()
    assert names.parse_list(" ;\n; ") == []


def test_a_person_or_an_organisation_can_be_insisted_on() -> None:
    assert names.person("Amnesty International") == person("International", "Amnesty")
    assert names.person("IOM") == person("IOM")
    assert names.organisation("Samuel Hall") == organisation("Samuel Hall")
    assert names.organisation("{Samuel Hall (SH)},") == organisation("Samuel Hall", "SH")


@pytest.mark.parametrize(
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
    assert names.parse(displayed) == name


def test_names_are_sorted_by_what_is_read_first() -> None:
    display_names = ["de Waal, Alex", "Église de Paris (EP)", "IOM", "Jobe, Alison", "Jobe, Béa", "van Dijk, Jan"]
    assert sorted(set(display_names), key=lambda text: labels.sort_key(names.parse(text))) == display_names


FAMILIES = st.sampled_from(
    ["Jobe", "García Márquez", "O'Brien", "McAuliffe", "Klein Solomon", "Ng", "Bank", "Al-Hassan", "De La Cruz", "Ortega y Gasset",
     "Žižek", "王", "Иванов", "St. John", "Silva Neto", "Church"]
)  # fmt: skip
GIVENS = st.sampled_from(
    [
        "Alison",
        "J.",
        "J. L.",
        "J.-P.",
        "Maria Jose",
        "Shukri Hirabe",
        "Jean-Luc",
        "И. И.",
        "小明",
        "C",
        "JL",
        "Élodie",
        "Justice",
        "",
    ]
)
WORDS = st.sampled_from(
    [
        "Ministry",
        "Justice",
        "of",
        "and",
        "for",
        "the",
        "International",
        "Bank",
        "Walk",
        "Free",
        "Alison",
        "Jobe",
        "&",
        "Médecins",
        "Sans",
        "IOM",
        "UK",
        "van",
        "Jr.",
        "146",
        "Migration,",
    ]
)
REALISTIC = st.one_of(
    st.builds(
        Name,
        family=FAMILIES,
        given=GIVENS,
        particle=st.sampled_from(["", "van", "de la", "al-", "d'", "bin", "von und zu"]),
        suffix=st.sampled_from(["", "", "Jr.", "III"]),
    ),
    st.builds(Name, family=FAMILIES, given=GIVENS, dropping=st.sampled_from(["", "von", "de"])),
    st.builds(
        Name,
        literal=st.lists(WORDS, min_size=1, max_size=5).map(" ".join),
        short=st.sampled_from(["", "IOM", "Sida", "the firm"]),
    ),
)
ANY_TEXT = st.text(alphabet=st.characters(exclude_characters="{}"), max_size=12).map(clean)
ANY = st.builds(Name, **dict.fromkeys(NAME_FIELDS, ANY_TEXT)).map(
    lambda name: Name(literal=name.literal, short=name.short) if name.literal else
    Name(name.family, name.given, name.particle, name.dropping, name.suffix)
)  # fmt: skip


@given(st.one_of(REALISTIC, ANY))
@example(Name(family="Smith Jr."))
@example(Name(family="Jobe", given="Dr. Alison"))
@example(Name(literal="Foo,"))
@example(Name(literal="Ministry & & &"))
def test_a_name_is_read_back_from_what_is_shown(name: Name) -> None:
    assert names.parse(names.display(name)) == name


@given(st.lists(REALISTIC, max_size=4))
def test_names_are_read_back_from_a_list_with_semicolons(several: list[Name]) -> None:
    assert names.parse_list("; ".join(map(names.display, several))) == several


@given(st.lists(WORDS, min_size=1, max_size=4).map(" ".join) | ANY_TEXT)
def test_the_short_cut_for_ordinary_people_reads_as_the_long_way_does(text: str) -> None:
    if individual := parser.ordinary_person(text):
        assert not is_corporate(text)
        assert individual == names.person(text)


@pytest.mark.parametrize(
    ("text", "name"),
    [
        ("Smith }", Name(family="Smith")),
        ("} Alison { Jobe", Name(family="Jobe", given="Alison")),
        ("Office for }", Name(literal="Office for")),
        ("Alison {} Mary { } Jobe", Name(family="Jobe", given="Alison Mary")),
    ],
)
def test_a_brace_alone_is_no_word_of_a_name(text: str, name: Name) -> None:
    assert names.parse(text) == name


@given(st.text(max_size=30) | st.lists(st.sampled_from([*"aB0 {},;&", " and ", "Centre "])).map("".join))
def test_no_text_is_too_odd_to_be_a_name(text: str) -> None:
    for name in (names.parse(text), *names.parse_list(text)):
        assert not any("  " in part or part != part.strip() for part in name.to_dict().values())


@pytest.mark.parametrize(
    ("text", "families"),
    [
        ("Brown {A, B} Jobe and Surtees, Rebecca", ["Jobe", "Surtees"]),
        ("Jobe, {A, B} and Surtees, Rebecca", ["Jobe", "Surtees"]),
        ("x {,} and 0", ["0"]),
    ],
)
def test_a_comma_in_braces_divides_no_names(text: str, families: list[str]) -> None:
    assert [name.family for name in names.parse_list(text)] == families


@pytest.mark.parametrize(
    ("name", "content"),
    [
        (person("van de Pol", "J"), "van de Pol, J"),
        (person("JOBE", "Alison"), "JOBE, Alison"),
        (organisation("Samuel Hall", "SH"), "Samuel Hall (SH)"),
    ],
)
def test_the_plain_form_has_nothing_in_it_that_is_not_in_the_name(name: Name, content: str) -> None:
    assert labels.plain(name) == content


@pytest.mark.parametrize("text", ["العلي، محمد", "العلي, محمد"])
def test_an_arabic_comma_stands_before_a_given_name_too(text: str) -> None:
    assert names.parse(text) == Name(family="العلي", given="محمد")
    assert names.parse_list(text) == [Name(family="العلي", given="محمد")]
