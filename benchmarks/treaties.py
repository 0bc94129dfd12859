"""Whether treaties and laws are found by the names that reports use for them: `python -m benchmarks.treaties`.

Each title below is as catalogues and reports cite the text itself; the queries are what people ask for, in three
languages. The look-alikes have words of the names, and must not be found by them.
"""

from collections.abc import Mapping, Sequence
from typing import Final

ASKED: Final = {
    "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children, supplementing the United Nations Convention against Transnational Organized Crime": (
        "Palermo Protocol", "palermo protocol", "UN Trafficking Protocol", "TIP Protocol", "Protocole de Palerme", "Protocolo de Palermo"),
    "Protocol against the Smuggling of Migrants by Land, Sea and Air": ("Smuggling Protocol", "Migrant Smuggling Protocol"),
    "United Nations Convention against Transnational Organized Crime and the Protocols thereto": ("UNTOC", "untoc", "Palermo Convention"),
    "Convention relating to the Status of Refugees": ("1951 Convention", "Refugee Convention", "1951 refugee convention", "Convention de 1951"),
    "Protocol relating to the Status of Refugees": ("1967 Protocol", "New York Protocol"),
    "Convention relating to the Status of Stateless Persons": ("1954 Convention",),
    "Convention on the Reduction of Statelessness": ("1961 Convention",),
    "Convention on the Rights of the Child": ("UNCRC", "CRC", "CIDE", "Convención sobre los Derechos del Niño"),
    "Convention on the Elimination of All Forms of Discrimination against Women": ("CEDAW", "CEDEF"),
    "Convention against Torture and Other Cruel, Inhuman or Degrading Treatment or Punishment": ("UNCAT", "CAT", "Convention contre la torture"),
    "International Convention for the Protection of All Persons from Enforced Disappearance": ("ICPPED", "CED"),
    "International Convention on the Protection of the Rights of All Migrant Workers and Members of Their Families": ("ICRMW", "Migrant Workers Convention", "CMW"),
    "International Covenant on Civil and Political Rights": ("ICCPR", "PIDCP"),
    "International Covenant on Economic, Social and Cultural Rights": ("ICESCR", "PIDESC"),
    "Forced Labour Convention, 1930 (No. 29)": ("ILO C029", "C029", "C29", "ILO Convention 29", "ILO Convention No. 29", "Convention sur le travail forcé"),
    "Protocol of 2014 to the Forced Labour Convention, 1930": ("P029", "ILO P029", "Forced Labour Protocol"),
    "Abolition of Forced Labour Convention, 1957 (No. 105)": ("C105", "ILO Convention 105"),
    "Minimum Age Convention, 1973": ("C138",),
    "Worst Forms of Child Labour Convention, 1999": ("C182", "ILO C182"),
    "Domestic Workers Convention, 2011": ("C189", "ILO Convention 189"),
    "Violence and Harassment Convention, 2019": ("C190",),
    "Migration for Employment Convention (Revised), 1949": ("C097", "C97"),
    "African Union Convention for the Protection and Assistance of Internally Displaced Persons in Africa": ("Kampala Convention", "Convention de Kampala"),
    "OAU Convention Governing the Specific Aspects of Refugee Problems in Africa": ("1969 OAU Convention", "Convention de l'OUA"),
    "Declaración de Cartagena sobre los Refugiados": ("Cartagena Declaration",),
    "Convention for the Protection of Human Rights and Fundamental Freedoms": ("ECHR", "European Convention on Human Rights", "CEDH"),
    "Council of Europe Convention on Action against Trafficking in Human Beings": ("Warsaw Convention", "CETS 197", "ECAT"),
    "Council of Europe Convention on preventing and combating violence against women and domestic violence": ("Istanbul Convention",),
    "Council of Europe Convention on the Protection of Children against Sexual Exploitation and Sexual Abuse": ("Lanzarote Convention", "CETS 201"),
    "Directive 2011/36/EU of the European Parliament and of the Council": ("EU Anti-Trafficking Directive", "EU Trafficking Directive"),
    "Regulation (EU) No 604/2013 (Dublin III Regulation)": ("Dublin Regulation", "Règlement Dublin III"),
    "Rome Statute of the International Criminal Court": ("Estatuto de Roma", "ICC Statute"),
    "Geneva Convention relative to the Protection of Civilian Persons in Time of War": ("Fourth Geneva Convention",),
    "Global Compact for Safe, Orderly and Regular Migration": ("GCM", "Marrakesh Compact", "Global Compact for Migration"),
    "Global Compact on Refugees": ("GCR", "Pacte mondial sur les réfugiés"),
    "Victims of Trafficking and Violence Protection Act of 2000": ("TVPA", "Trafficking Victims Protection Act"),
    "Modern Slavery Act 2015": ("UK Modern Slavery Act",),
    "Guiding Principles on Internal Displacement": ("Deng Principles",),
    "Convention on the Civil Aspects of International Child Abduction": ("1980 Hague Convention", "Hague Abduction Convention"),
}  # fmt: skip
TYPED: Final = {
    "Council of Europe Convention on Action against Trafficking in Human Beings": ("CETS No. 197", "CETS 197", "ETS 197",),
    "Worst Forms of Child Labour Convention, 1999": ("ILO No. 182", "Convention No. 182", "Convenio 182 de la OIT", "Convenio núm. 182", "Convention n° 182 de l'OIT", "Convention 182", "C.182", "C 182", "ILO 182",),
    "Directive 2011/36/EU of the European Parliament and of the Council": ("Directive 2011/36/EU", "2011/36/EU", "Directive 2011/36", "Directive 2011/36/UE",),
    "Regulation (EU) No 604/2013 (Dublin III Regulation)": ("Regulation 604/2013", "Regulation (EU) No 604/2013",),
    "Victims of Trafficking and Violence Protection Act of 2000": ("P.L. 106-386", "TVPA 2000",),
    "Convention relating to the Status of Refugees": ("Geneva Convention 1951", "Convención de Ginebra de 1951", "Convention 1951", "Genfer Flüchtlingskonvention", "Refugee Convention 1951", "Convention de Genève de 1951", "Convention of 1951", "Estatuto de los Refugiados", "189 UNTS 137",),
    "Convention on the Rights of the Child": ("UN Convention on the Rights of the Child", "Convention internationale des droits de l'enfant", "A/RES/44/25", "General Assembly resolution 44/25", "CRC Convention",),
    "Convention on the Elimination of All Forms of Discrimination against Women": ("A/RES/34/180", "CEDAW Convention", "Convention CEDAW",),
    "African Union Convention for the Protection and Assistance of Internally Displaced Persons in Africa": ("Kampala Convention on IDPs",),
    "Domestic Workers Convention, 2011": ("Domestic Workers Convention No. 189", "ILO Convention on Domestic Workers", "Convention sur les travailleurs domestiques", "Convenio sobre las trabajadoras domésticas", "C189 Domestic Workers", "ILO Convention No. 189 on Domestic Workers",),
    "Council of Europe Convention on preventing and combating violence against women and domestic violence": ("Istanbul Convention 2011",),
    "Protocol to Prevent, Suppress and Punish Trafficking in Persons, Especially Women and Children, supplementing the United Nations Convention against Transnational Organized Crime": ("UN Palermo Protocol", "the Palermo Protocol", "Palermo Trafficking Protocol", "UN TIP Protocol", "Trafficking Protocol", "Protocol on trafficking in persons",),
    "Rome Statute of the International Criminal Court": ("Rome Statute of the ICC", "Statut de la CPI",),
    "Global Compact for Safe, Orderly and Regular Migration": ("Pacto Mundial para la Migración", "Global Compact for Safe, Orderly and Regular Migration", "Pacte de Marrakech",),
    "Global Compact on Refugees": ("Pacto Mundial sobre los Refugiados",),
    "OAU Convention Governing the Specific Aspects of Refugee Problems in Africa": ("1969 Convention", "OAU Refugee Convention 1969",),
    "Declaración de Cartagena sobre los Refugiados": ("Declaración de Cartagena 1984",),
    "Modern Slavery Act 2015": ("MSA 2015",),
}  # fmt: skip
"""By number alone, with the year behind, by half a title and in other languages, as they were first thought of: not all
are to be found.
"""
ALIKE: Final = (
    "Palermo: a city and its migrants", "The smuggling of cigarettes: a protocol for customs officers", "A protocol for interviews with victims",
    "Refugee education in Kampala", "The convention on weights", "Caring for cats: a handbook", "The Istanbul earthquake", "A statute of the city of Rome",
    "Dublin and its refugees", "Forced labour in fishing", "The act of leaving: modern slavery in fiction", "Crisis in 1951", "A compact guide to migration",
    "Protection of children on the move", "Domestic workers in Lebanon", "Torture survivors in Europe", "Child labour in mining", "The law of return",
    "Rights of the child in Ghana", "The status of women in Nepal",
)  # fmt: skip


def measure(lists: Sequence[Mapping[str, Sequence[str]]] = (ASKED,)) -> tuple[int, int, list[str]]:
    """Return how many queries of some lists found their text first, of how many, and what went wrong."""
    from pathlib import Path
    from tempfile import TemporaryDirectory

    from protlib.library import Library
    from protlib.record.model import Publication

    texts = [*ASKED, *ALIKE]
    cases = [
        (title, query) for queries_by_title in lists for title, queries in queries_by_title.items() for query in queries
    ]
    wrong = []
    with TemporaryDirectory() as folder, Library(Path(folder, "library.json")) as library:
        library.add_many(
            [Publication(type="treaty", title=text, key=f"t{row}") for row, text in enumerate(texts)], "add"
        )
        for title, query in cases:
            titles = [publication.title for publication in library.select(query).publications]
            if titles[:1] != [title]:
                wrong.append(f"{query}: {titles[:1]}, not {title}")
            wrong += [f"{query}: {title} as well" for title in titles if title in ALIKE]
    return len(cases) - sum(", not " in mistake for mistake in wrong), len(cases), wrong


def main() -> None:
    """Print the figures, and what went wrong."""
    hits, cases, wrong = measure((ASKED, TYPED))
    print("\n".join(wrong))
    print(f"found first {hits} of {cases}; look-alikes found {len(wrong) - (cases - hits)}")


if __name__ == "__main__":
    main()
