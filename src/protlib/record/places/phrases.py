"""Places as houses write them: offices for regions, crises, and areas with the state that they belong to."""

import re
from typing import Final

from protlib.record.places import areas
from protlib.record.places.gazetteer import Place, contains
from protlib.record.places.spellings import known

# "Kosovo (S/RES/1244 (1999))", "Kosovo: S/RES/1244 (1999)".
_RESOLUTION: Final = re.compile(r"\s*[(:,;]*\s*S/RES/1244\s*(?:\(1999\))?\s*\)?", re.IGNORECASE)
# "IOM Regional Office for Asia and the Pacific (ROAP)", "Bureau régional pour l'Afrique australe".
_OFFICE: Final = re.compile(
    r"(?:(?:[A-Z]{2,}|the)['’]?s?\s+)?"
    r"(?:(?:sub-?)?regional\s+(?:office|bureau|hub|directorate)|bureau\s+r[ée]gional|oficina\s+regional|escrit[óo]rio\s+regional)"
    r"\s+(?:for|in|of|pour|para)\s+(?P<place>.+?)(?:\s*\([A-Z]{2,}\))?",
    re.IGNORECASE,
)
# "Syria Crisis", "Ukraine refugee situation", "Western Balkans route", "Regional Refugee Response for the Ukraine situation".
_SITUATION: Final = re.compile(
    r"(?P<place>.+?)\s+(?:(?:regional|refugee|humanitarian|migration|displacement)\s+)*"
    r"(?:crisis|crises|situation|emergency|conflict(?:\s+zone)?|response|routes?|corridor)",
    re.IGNORECASE,
)
# "Réunion (France)", "Kenya (East Africa)".
_BRACKETED: Final = re.compile(r"(?P<place>[^()]+?)\s*\((?P<around>[^()]+)\)")
_OVERSEAS: Final = {
    "AUS": "CCK CXR HMD NFK",
    "CHN": "HKG MAC TWN",
    "DNK": "FRO GRL",
    "FIN": "ALA",
    "FRA": "ATF BLM GLP GUF MAF MTQ MYT NCL PYF REU SPM WLF",
    "GBR": "AIA BMU CYM FLK GGY GIB IMN IOT JEY MSR PCN SGS SHN TCA VGB",
    "NLD": "ABW BES CUW SXM",
    "NOR": "BVT SJM",
    "NZL": "COK NIU TKL",
    "SRB": "XKX",
    "USA": "ASM GUM MNP PRI UMI VIR",
}
"""The areas that ISO 3166-1 counts by themselves, by the state that a list names behind them."""


def without_resolution(text: str) -> str:
    """Return a text without the resolution of the Security Council that houses put behind Kosovo."""
    return _RESOLUTION.sub("", text) if "1244" in text else text


def place(text: str) -> Place | None:
    """Return the country or the region that a phrase of a house means; None where it is none."""
    text = without_resolution(text).strip()
    if found := known(text):
        return found
    for form in (_OFFICE, _SITUATION):
        if match := form.fullmatch(text):
            return known(match["place"]) or areas.area(match["place"])
    if match := _BRACKETED.fullmatch(text):
        inner, outer = known(match["place"]), known(match["around"])
        if inner and outer and _is_around(outer, inner):
            return inner
    return None


def _is_around(outer: Place, inner: Place) -> bool:
    return inner.code in _OVERSEAS.get(outer.code, "").split() or (
        outer.kind == "region" and contains(outer, inner)
    )
