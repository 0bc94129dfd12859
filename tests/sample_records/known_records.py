"""Publications by bodies and about places that `about` knows."""

import json

RECORDS = "\n".join(
    json.dumps({"key": key, "type": "report", "title": title, "date": "2019", **more})
    for key, title, more in (
        ("global", "Global Trends", {"authors": ["UNHCR"]}),
        ("tendances", "Tendances mondiales", {"authors": ["Haut-Commissariat des Nations Unies pour les réfugiés (HCR)"]}),
        ("camps", "Camps", {"authors": ["UNHCR Kenya"], "countries": ["Kenya"]}),
        ("verdict", "Verdict", {"authors": ["International Criminal Court"]}),
        ("early", "Early Marriage in Chad", {"authors": ["Save"], "countries": ["Chad"]}),
        ("mariage", "Mariage précoce au Tchad", {"authors": ["Save"]}),
        ("water", "The Human Right to Water", {"number": "A/RES/64/292"}),
        ("plan", "Plan of Action", {"number": "A/RES/64/293"}),
        ("again", "Plan of Action, Reissued", {"number": "A/RES/64/293"}),
        ("women", "Security Council resolution 1325 (2000)", {}),
        ("convention", "Convention on the Rights of the Child", {"authors": ["United Nations"]}),
        ("remedies", "Remedies", {"authors": ["Jobe, Alison"]}),
        ("courts", "Courts", {"authors": ["Jordan, Ann"]}),
    )
)  # fmt: skip
