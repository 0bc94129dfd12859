"""Names that are likely of one body, and those that only look so."""

from harness.rows import every_row
from protlib.record.fields.name_kinds import NameKind
from protlib.record.model import Publication
from protlib.record.names import parse_name
from protlib.record.names.twins.twin_groups import count_names, group_names

IOM = "International Organization for Migration (IOM)"

# Names, and what the others of the group are to its first; "?" where somebody has to look.
ORGANISATIONS = [
    ([IOM, "IOM"], "IOM: acronym"),
    ([IOM, "International Organization for Migration"], "International Organization for Migration: without acronym"),
    ([IOM, "Int. Organization for Migration"], "Int. Organization for Migration: spelling"),
    ([IOM, "International Organisation for Migration"], "International Organisation for Migration: spelling"),
    ([IOM, "OIM"], "OIM: translation"),
    ([IOM, "OIM", "OIM", "IOM"], "OIM: translation; IOM: acronym"),
    (["IOM", "OIM"], "OIM: translation"),
    ([IOM, "Organisation internationale pour les migrations (OIM)"], "International Organization for Migration (IOM): translation"),
    (["US Department of State", "U.S. Department of State"], "US Department of State: spelling"),
    (["United States Department of State", "US State Department"], "US State Department: word order"),
    (["United States of America Department of State", "U. S. Department of State"], "U. S. Department of State: spelling"),
    (["UNODC", "United Nations Office on Drugs and Crime"], "UNODC: acronym"),
    (["UN Office on Drugs and Crime", "United Nations Office on Drugs and Crime (UNODC)"], "UN Office on Drugs and Crime: spelling"),
    (["UNHCR", "ACNUR"], "UNHCR: translation"),
    (["International Labour Office", "International Labour Organization (ILO)"], "International Labour Office: acronym"),
    (["Geneva Centre for Security Sector Governance (DCAF)", "DCAF"], "DCAF: acronym"),
    (["Regional Mixed Migration Secretariat", "RMMS"], "RMMS: acronym"),
    (["The Alliance for Child Protection in Humanitarian Action", "Alliance for Child Protection in Humanitarian Action"],
     "Alliance for Child Protection in Humanitarian Action: spelling"),
    (["Inter-Agency Standing Committee (IASC)", "Interagency Standing Committee (IASC)"], "Interagency Standing Committee (IASC): spelling"),
    (["Kenya Ministry of Health", "Ministry of Health, Kenya", "Ministry of Health of Kenya"], "Ministry of Health, Kenya: spelling; Kenya Ministry of Health: word order"),
    (["Sweden's Ministry of Justice", "Ministry of Justice, Sweden"], "Ministry of Justice, Sweden: word order"),
    (["International Centre for Research on Women", "Women's International Research Centre"], "Women's International Research Centre: word order?"),
    (["Ecorys Ltd", "Ecorys"], "Ecorys: spelling"),
    (["Médecins sans frontières", "Medecins Sans Frontieres"], "Médecins sans frontières: spelling"),
    (["LONDON SCHOOL OF HYGIENE AND TROPICAL MEDICINE", "London School of Hygiene & Tropical Medicine"],
     "LONDON SCHOOL OF HYGIENE AND TROPICAL MEDICINE: spelling"),
    (["OSCE Office for Democratic Institutions and Human Rights (ODIHR)", "Office for Democratic Institutions and Human Rights (ODIHR)"],
     "Office for Democratic Institutions and Human Rights (ODIHR): acronym"),
    (["Internal Displacement Monitoring Centre", "Internal Displacement Monitering Centre"], "Internal Displacement Monitoring Centre: misspelt?"),
    (["Walk Free", "Walk Free Foundation"], "Walk Free: other name"),
    (["Plan International", "Plan"], "Plan: shorter?"),
]  # fmt: skip

OTHERS = [
    ["Ministry of Justice of Mali", "Ministry of Justice of Malta"],
    ["Ministry of Justice, Kenya", "Ministry of Justice, Uganda"],
    ["Ministry of Justice", "Ministry of Justice of Kenya"],
    ["Ministry of Health of Australia", "Ministry of Health of Austria"],
    ["UNICEF", "UNICEF Nigeria"],
    ["Save the Children", "Save the Children UK"],
    ["Human Rights Watch", "Human Rights Watch Nepal"],
    ["Danish Refugee Council (DRC)", "Norwegian Refugee Council (NRC)"],
    ["National Human Rights Commission (NHRC)", "Nepal Health Research Council (NHRC)", "NHRC"],
    ["National Committee of Refugees", "Nigerian Council for Relief", "NCR"],
    ["IOM", "ILO"],
    ["University of Mosul", "University of Mopti"],
    ["Region 1 Office", "Region 2 Office"],
    ["United Nations", "United Nations Children's Fund"],
    ["Internal Affairs Directorate", "External Affairs Directorate"],
    ["European Commission", "European Council"],
    ["Anti-Slavery International", "Anti-Slavery Commissioner"],
    ["Basic Income Trial (OMB)", "Oxfam"],
]  # fmt: skip

PERSONS = [
    (["Jobe, A.", "Jobe, Alison"], "Jobe, A.: initials"),
    (["Jobe, Alison", "Jobe, Alison M.", "Jobe, A. M.", "Jobe, A."], "Jobe, Alison: initials; Jobe, A. M.: initials; Jobe, A.: initials"),
    (["Gallagher, Anne T.", "Gallagher, Anne"], "Gallagher, Anne: initials"),
    (["Stöckl, Heidi", "Stoeckl, Heidi", "Stockl, Heidi"], "Stockl, Heidi: spelling; Stöckl, Heidi: spelling"),
    (["Zhang, Xiao-Ming", "Zhang, Xiaoming"], "Zhang, Xiaoming: spelling"),
    (["Alison, Jobe", "Jobe, Alison"], "Jobe, Alison: word order"),
    (["Zimmerman, Cathy", "Zimmermann, Cathy"], "Zimmerman, Cathy: misspelt?"),
    (["van Dijk, Marja", "Van Dijk, Marja"], "van Dijk, Marja: spelling"),
    (["Pocock, Nicola S.", "Pocock, N. S.", "Pocock, N."], "Pocock, N. S.: initials; Pocock, N.: initials"),
]  # fmt: skip

OTHER_PERSONS = [
    ["Jobe, Alison", "Jobe, Andrew"],
    ["Jobe, Alison M.", "Jobe, Alison K."],
    ["Fernández, Jorge", "Hernández, Jorge"],
    ["Martin, Daniel", "Martin, Daniela"],
    ["Rossi, Michele", "Rossi, Michela"],
    ["King, Martin, Jr.", "King, Martin"],
    ["Kim, S.", "Kim, J."],
    ["Nguyen, Van Anh", "Nguyen, Van Binh"],
]

TAGS = [
    (["child protection", "Child-Protection"], "child protection: spelling"),
    (["refugee", "refugees"], "refugee: spelling"),
    (["labour exploitation", "labor exploitation"], "labor exploitation: spelling"),
    (["gender-based violence", "GBV"], "GBV: acronym"),
    (["trafficking", "traficking"], "traficking: misspelt?"),
]
OTHER_TAGS = [["migration", "immigration"], ["2010", "2011"], ["asylum", "health"]]
PLACES = [
    (["Côte d'Ivoire", "Ivory Coast"], "Ivory Coast: spelling"),
    (["GENEVA", "Geneva"], "GENEVA: spelling"),
]


def _forms(names: list[str], kind: NameKind) -> list[Publication]:
    field = kind.fields[0]
    if field != "authors":
        return [Publication(title="T").changed(**{field: (name,)}) for name in names]
    force = "{{{}}}".format if kind is NameKind.ORGANISATION else str
    return [Publication(title="T", authors=(parse_name(force(name)),)) for name in names]


def _twins_of_groups(names: list[str], kind: NameKind) -> list[str]:
    """Return for each group the names that are twins of its first, each with the reason."""
    return [
        "; ".join(f"{twin.form.text}: {twin.reason}{'' if twin.is_sure else '?'}" for twin in rest)
        for _first, *rest in group_names(count_names(_forms(names, kind), kind), kind, pairs=())
    ]


@every_row(
    ("names", "kind", "message"),
    [
        *((names, NameKind.ORGANISATION, answer) for names, answer in ORGANISATIONS),
        *((names, NameKind.PERSON, answer) for names, answer in PERSONS),
        *((names, NameKind.TAG, answer) for names, answer in TAGS),
        *((names, NameKind.PLACE, answer) for names, answer in PLACES),
    ],
    ids=str,
)
def test_names_of_one_body_are_in_one_group(names: list[str], kind: NameKind, message: str) -> None:
    assert _twins_of_groups(names, kind) == [message]


@every_row(
    ("names", "kind"),
    [
        *((names, NameKind.ORGANISATION) for names in OTHERS),
        *((names, NameKind.PERSON) for names in OTHER_PERSONS),
        *((names, NameKind.TAG) for names in OTHER_TAGS),
    ],
    ids=str,
)
def test_names_that_only_look_alike_are_in_groups_of_their_own(names: list[str], kind: NameKind) -> None:
    assert _twins_of_groups(names, kind) == [""] * len(names)
