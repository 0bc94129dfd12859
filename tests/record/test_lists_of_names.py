"""Lists of names: divided where it is safe, and no name torn."""

import pytest

from harness.rows import every_row
from protlib.record import names

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
    ("Ali Mb;Haynes K; Ahmed Ma", ["Ali, M. B.", "Haynes, K.", "Ahmed, M. A."]),
    ("Ahmed Ma; Haynes K; Taylor M", ["Ahmed, M. A.", "Haynes, K.", "Taylor, M."]),
    ("Ali Na; Haynes Li", ["Na, Ali", "Li, Haynes"]),
    ("Li Na; Chen Y", ["Na, Li", "Chen, Y."]),
    ("Amadou Ba; Fatou N", ["Ba, Amadou", "Fatou, N."]),
    ("Smith Jr; Doe J", ["Smith, Jr", "Doe, J."]),
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


@every_row(("text", "expected"), LISTS)
def test_a_list_is_divided_where_it_is_safe(text: str, expected: list[str]) -> None:
    assert [names.display(name).strip("{}") for name in names.parse_list(text)] == expected


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
