"""Several organisations on one line are several in every format; one whose name has an "and" or a comma is one."""

from harness.rows import every_row
from protlib.formats import endnotexml, isi, refer
from protlib.formats.bib import bibtex
from protlib.formats.hayagriva import hayagriva_yaml
from protlib.formats.ris import ris_text
from protlib.formats.tables import csv_table
from protlib.record import names

SEVERAL = [
    ("IOM & UNHCR", ["IOM", "UNHCR"]),
    ("IOM und UNHCR", ["IOM", "UNHCR"]),
    ("UNHCR + UNICEF", ["UNHCR", "UNICEF"]),
    ("ILO/UNICEF", ["ILO", "UNICEF"]),
    ("OIM, ACNUR e UNICEF", ["OIM", "ACNUR", "UNICEF"]),
    ("المنظمة الدولية للهجرة واليونيسف", ["المنظمة الدولية للهجرة", "اليونيسف"]),
    ("UNICEF ve UNHCR", ["UNICEF", "UNHCR"]),
    ("МОМ и УВКБ ООН", ["МОМ", "УВКБ ООН"]),
    ("Food and Agriculture Organization & World Bank", ["Food and Agriculture Organization", "World Bank"]),
    # not all of them are known
    ("Ministère de la Santé et UNICEF", ["Ministère de la Santé", "UNICEF"]),
    ("Ministerio de Trabajo y OIT", ["Ministerio de Trabajo", "OIT"]),
    ("Ministério da Justiça e Ministério do Trabalho", ["Ministério da Justiça", "Ministério do Trabalho"]),
    ("Bundesministerium des Innern und Statistisches Bundesamt", ["Bundesministerium des Innern", "Statistisches Bundesamt"]),
    ("Refugee Law Project & Norwegian Refugee Council", ["Refugee Law Project", "Norwegian Refugee Council"]),
]  # fmt: skip
ONE = [
    "Bundesministerium für Familie, Senioren, Frauen und Jugend", "Bundesamt für Migration und Flüchtlinge", "Ernst & Young",
    "Department for Business, Energy & Industrial Strategy", "Ministère de l'Intérieur et de l'Outre-mer",
    "Ministerio de Inclusión, Seguridad Social y Migraciones", "Ministério da Justiça e Segurança Pública",
    "Ministère de l'Emploi et Services sociaux", "Министерство труда и социальной защиты", "وزارة العمل والشؤون الاجتماعية",
    "Ernährungs- und Landwirtschaftsorganisation der Vereinten Nationen", "MSF/Doctors Without Borders", "OSCE/ODIHR",
    "Department of Youth & Community Services", "Aile ve Sosyal Hizmetler Bakanlığı",
]  # fmt: skip
FILES = {
    ris_text: "TY  - RPRT\nTI  - T\nAU  - NAMES\nER  - \n",
    csv_table: 'Title,Author\nT,"NAMES"\n',
    bibtex: "@techreport{a, title = {T}, author = {NAMES}}\n",
    isi: "FN Clarivate\nVR 1.0\nPT J\nAU NAMES\nTI T\nER\nEF\n",
    hayagriva_yaml: 'a:\n  type: report\n  title: T\n  author: ["NAMES"]\n',
    endnotexml: "<xml><records><record><ref-type>27</ref-type><contributors><authors><author>NAMES</author></authors></contributors>"
    "<titles><title>T</title></titles></record></records></xml>",
    refer: "%0 Report\n%A NAMES\n%T T\n",
}


def authors(text: str) -> list[list[str]]:
    """Return who a record is by in each format."""
    texts = {endnotexml: text.replace("&", "&amp;")}
    readings = [
        form.loads(content.replace("NAMES", texts.get(form, text))).publications for form, content in FILES.items()
    ]
    return [[name.literal for name in record.authors] for (record,) in readings]


@every_row(("text", "literals"), SEVERAL)
def test_several_on_a_line_are_several_in_every_format(text: str, literals: list[str]) -> None:
    assert authors(text) == [literals] * len(FILES)


@every_row("text", ONE)
def test_one_is_one_in_every_format(text: str) -> None:
    assert authors(text) == [[text]] * len(FILES)
    assert names.several_bodies(text) == []


@every_row(
    "text",
    [
        "JOBE, ALISON",
        "Jobe, Alison",
        "Smith, J. and Jones, K.",
        "IOM & UNHCR,",
        "{IOM & UNHCR}",
        "AT&T",
        "José Ortega y Gasset",
    ],
)
def test_people_and_what_is_marked_as_one_are_not_divided(text: str) -> None:
    assert names.several_bodies(text) == []


def test_a_family_name_and_a_given_name_in_capitals_are_one_person() -> None:
    (name,) = names.parse_list("JOBE, ALISON")
    assert (name.family, name.given) == ("Jobe", "Alison")


def test_a_name_in_braces_is_one_in_a_table() -> None:
    assert [name.literal for name in names.parse_list("{IOM & UNHCR}; WHO")] == ["IOM & UNHCR", "WHO"]


def test_one_organisation_that_is_called_as_several_are_is_written_and_read_back() -> None:
    (record,) = ris_text.loads("TY  - RPRT\nTI  - T\nAU  - IOM & UNHCR,\nER  - \n").publications
    assert [name.literal for name in record.authors] == ["IOM & UNHCR"]
    assert ris_text.loads(ris_text.dumps([record])).publications[0].authors == record.authors
