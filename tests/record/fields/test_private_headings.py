"""Headings of case-management sheets: whose names stay in the library, and which columns are of bodies and places."""

from harness.rows import every_row
from protlib.record.fields.headings import field_of

OF_PERSONS = [
    *("Victim name and shelter", "Name of victim, service provider", "Survivor name and safe house", "Child name / school"),
    *("Name of survivor receiving services", "Names of children in the programme", "Service provider / victim name"),
    *("Programme beneficiary name", "Name of PoC", "Name of the person of concern", "Unaccompanied minor (name)"),
    *("Minor's name", "Mother’s name", "Refugee name", "Migrant name", "Name of asylum seeker", "Head of household name"),
    *("Parent/guardian name", "Caregiver phone", "Alleged perpetrator name", "Name, victim", "Interviewee name and organisation"),
    *("Nom de la survivante et foyer", "Nom de la victime et service d'appui", "Nom du mineur", "Nom du réfugié"),
    *("Nom de la personne concernée", "Nom du demandeur d'asile", "Nom du chef de ménage", "Victime interrogée (nom complet)"),
    *("Nombre de la sobreviviente y refugio", "Nombre del niño", "Nombre del solicitante de asilo", "Nombre del menor"),
    *("Nombre de la víctima y servicios", "Persona entrevistada (nombre)", "Nombre del entrevistado y organización"),
    *("اسم الضحية والمأوى", "اسم الطفل", "اسم اللاجئ", "اسم ولي الأمر", "اسم طالب اللجوء", "الاسم الكامل للضحية"),
    *("Name des Kindes", "Name der Klientin", "Nome da criança", "Имя ребёнка"),
]  # fmt: skip
OF_OTHERS = [
    *("Name of victim support organisation", "Name of shelter for victims", "Name of organisation supporting survivors"),
    *("Name of victim and witness support service", "Name of child and family services", "Name of survivor network"),
    *("Organisation name (victim support)", "Safe space name (girls)", "Activity name (children)", "Child protection contact"),
    *("Child protection actor name", "Name of respondent state", "Victim identification form name", "UN Women email"),
    *("Name of refugee camp", "IDP site name", "Migrant reception centre name", "Name of refugee law", "Parent organisation name"),
    *("Victim nationality / country name", "Name of the shelter and number of victims", "Name and kind", "Case name"),
    *("Nom du foyer pour victimes", "Nom de l'organisme d'aide aux victimes", "Nom du camp de réfugiés", "Nombre de réfugiés"),
    *("Nombre de migrants", "Nombre del refugio para víctimas", "Nombre de la ley de víctimas", "Nombre del documento"),
    *("اسم منظمة دعم الضحايا", "اسم منظمة حماية الطفل", "اسم المخيم", "عدد الضحايا", "Название организации помощи детям"),
]  # fmt: skip


@every_row("heading", OF_PERSONS)
def test_names_of_persons_at_risk_are_private(heading: str) -> None:
    assert field_of(heading) == "private_note"


@every_row("heading", OF_OTHERS)
def test_names_of_bodies_and_places_are_not(heading: str) -> None:
    assert field_of(heading) != "private_note"
