"""The page on looking publications up says what is so: its options, its limits, its exit codes."""

import re

import httpx
import pytest

from harness.paths import ROOT
from programs.service_answers import Recorded
from protlib.cli.group import LazyGroup
from protlib.errors import ExitCode
from protlib.lookup import network, services
from protlib.lookup.answer import Inquiry, NotFoundError
from protlib.system import cache_folder

PAGE = " ".join((ROOT / "docs/lookup.md").read_text(encoding="utf-8").split())


def test_the_options_of_the_page_are_those_of_the_command() -> None:
    options = {name for parameter in LazyGroup().commands["add"].params for name in parameter.opts}
    named_options = set(re.findall(r"(?<!-)--[a-z][a-z-]+", PAGE))
    assert named_options >= {"--doi", "--isbn", "--symbol", "--url", "--refresh", "--dry-run"}
    assert named_options <= options


@pytest.mark.parametrize(
    "message",
    [
        f"kept in your cache folder for {cache_folder.DAYS} days",
        f"If it wants more than {network.LONGEST_PAUSE:.0f} seconds, protlib gives up",
        f"{network.CONNECTING:.0f} seconds for a connection, {network.SILENCE:.0f} of silence, and {network.ALTOGETHER:.0f} altogether",
        f"An answer of more than {network.MOST_BYTES >> 20} MB, or one that is packed twice, is not read. After {network.MOST_REDIRECTS} redirects, protlib stops",
    ],
)
def test_the_limits_of_the_page_are_those_of_the_program(message: str) -> None:
    assert message in PAGE


def test_a_busy_server_is_asked_as_often_as_the_page_says() -> None:
    assert "asked three times at most, after one second and after two" in PAGE
    assert (network.TRIES, network.FIRST_PAUSE) == (3, 1.0)


def test_the_page_tells_each_exit_code_of_a_lookup() -> None:
    codes = re.findall(r"\| (\d) \|", PAGE)
    assert codes == [
        str(code.value) for code in (ExitCode.DONE, ExitCode.NOTHING_FOUND, ExitCode.INPUT_REFUSED, ExitCode.UNANSWERED)
    ]


@pytest.mark.parametrize(
    ("query", "hosts"),
    [
        (Inquiry("doi", "10.5555/a1"), {"Crossref": "api.crossref.org", "doi.org": "doi.org"}),
        (
            Inquiry("isbn", "9789290684664"),
            {"Open Library": "openlibrary.org", "Crossref": "api.crossref.org"},
        ),
        (Inquiry("symbol", "A/RES/64/293"), {"UN Digital Library": "digitallibrary.un.org"}),
    ],
)
def test_the_page_names_whom_the_program_asks_and_in_which_order(query: Inquiry, hosts: dict[str, str]) -> None:
    transport = Recorded({})
    with pytest.raises(NotFoundError):
        services.look_up(query, network.Network(transport=transport))
    assert [httpx.URL(url).host for url in transport.asked] == [*hosts.values()]
    assert all(name in PAGE for name in hosts)
