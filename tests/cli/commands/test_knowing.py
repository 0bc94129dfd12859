"""`bodies`: what is known of organisations, and which publications are by them."""

import json

import pytest

from protlib.record import authority
from running import Run


@pytest.fixture
def library(protlib: Run) -> Run:
    """A library with publications by one body under several names, and by others."""
    for title, organisation in [
        ("Global trends", "UNHCR"),
        ("Tendances", "Haut-Commissariat des Nations Unies pour les réfugiés (HCR)"),
        ("Camps", "UNHCR Kenya"),
        ("Verdict", "International Criminal Court"),
    ]:
        assert protlib("add", "--title", title, "--organisation", organisation, "--year", "2019").code == 0
    return protlib


def test_a_body_is_told_with_its_names_and_its_publications(library: Run) -> None:
    lines = library("bodies", "acnur").out.splitlines()
    assert lines[0] == "United Nations High Commissioner for Refugees (UNHCR): un"
    told = dict(line.split(": ", 1) for line in lines[1:])
    assert told["fr"].startswith(
        "Haut-Commissariat des Nations Unies pour les réfugiés (HCR); Haut Commissariat aux réfugiés;"
    )
    assert (told["part of"], told["country"]) == ("United Nations", "Switzerland")
    assert told["not to be taken for"] == "United Nations Commission on Human Rights"
    assert told["publications"] == "hcr2019tendances, unhcr2019global"


def test_an_acronym_of_several_tells_all_of_them(library: Run) -> None:
    lines = library("bodies", "ICC").out.splitlines()
    assert [line for line in lines if line.endswith((": court", ": network"))] == [
        "International Criminal Court (ICC): court", "International Chamber of Commerce (ICC): network"
    ]  # fmt: skip
    assert [line for line in lines if line.startswith("publications")] == [
        "publications: icc2019verdict", "publications: none"
    ]  # fmt: skip


def test_former_names_have_their_years_and_a_country_may_be_meant(protlib: Run) -> None:
    formerly = next(line for line in protlib("bodies", "OIM").out.splitlines() if line.startswith("formerly"))
    assert formerly.endswith("Intergovernmental Committee for Migration (ICM) 1980-1989")
    danish = protlib("bodies", "Danish Refugee Council").out
    assert "not to be taken for: Norwegian Refugee Council; Democratic Republic of the Congo" in danish
    assert "also: Dansk Flygtningehjælp; Danmarks Flygtningehjælp" in danish


def test_all_bodies_are_listed(protlib: Run) -> None:
    lines = protlib("bodies").out.splitlines()
    assert len(lines) == len(authority.everybody())
    assert "International Organization for Migration (IOM): un" in lines


def test_bodies_are_told_as_json(library: Run) -> None:
    [body] = json.loads(library("bodies", "HCR", "--format", "json").out)
    assert (body["code"], body["kind"], body["country"], body["part_of"]) == (
        "unhcr",
        "un",
        "CHE",
        ["United Nations"],
    )
    assert {"name": "联合国难民署", "language": "zh", "acronyms": [], "years": ""} in body["names"]
    assert body["publications"] == ["hcr2019tendances", "unhcr2019global"]
    every = json.loads(library("bodies", "--format", "json").out)
    assert len(every) == len(authority.everybody())
    assert "publications" not in every[0]


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("World Food Program of Nowhere", "is no organisation that is known"),
        ("Danish Refuge Council", "did you mean “Danish Refugee Council”"),
        ("", "is no organisation"),
    ],
)
def test_what_is_not_known_is_refused(protlib: Run, name: str, told: str) -> None:
    ran = protlib("bodies", name)
    assert (ran.code, ran.out) == (2, "")
    assert told in ran.err
    assert len(ran.err.splitlines()) == 1
