"""Keys that an assistant asks for and that no record has, beside those that are known."""

from pathlib import Path

from programs.assistants import answer


def test_known_keys_are_answered_beside_an_unknown_one(shelf: Path) -> None:
    data = answer(shelf, "show", keys=["iom2009caring", "jobe2010cause", "x", "JOBE2010causes"]).data
    assert [record["key"] for record in data["records"]] == ["iom2009caring", "jobe2010causes"]
    [note] = data["notes"]
    assert (
        note == "no publication has the key jobe2010cause; did you mean “jobe2010causes”?; no publication has the key x"
    )
    highlights = answer(shelf, "highlights", keys=["x", "jobe2010causes"]).data
    assert highlights["notes"][0] == "no publication has the key x"
