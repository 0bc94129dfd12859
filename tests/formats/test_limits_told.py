"""What is behind a limit of a reader is read, or it is told."""

import json

from protlib.formats import format_named, read


def test_records_behind_five_hundred_damaged_ones_are_told() -> None:
    def read_library(damaged_count: int) -> tuple[list[str], list[str]]:
        damaged = [f'"{number}": {{"key": "b{number}", "title": lost}}' for number in range(2, 2 + damaged_count)]
        sound = [f'"{number}": {json.dumps({"key": f"k{number}", "title": "A"})}' for number in (1, 9999)]
        text = ",\n".join(['{"publications": {\n' + sound[0], *damaged, sound[1]]) + "}}"
        parsed = read(text.encode(), format_named("library"))
        messages = [problem.what for problem in parsed.problems if "no record behind these was read" in problem.what]
        return [publication.key for publication in parsed.publications], messages

    assert read_library(499) == (["k1", "k9999"], [])
    keys, messages = read_library(500)
    assert (keys, len(messages)) == (["k1"], 1)


def test_a_work_of_a_thousand_authors_on_a_page_is_read() -> None:
    people = "".join(f"&amp;rft.au=Roe{number}%2C+Anna" for number in range(1000))
    keys = f"rft_val_fmt=info:ofi/fmt:kev:mtx:journal&amp;rft.atitle=Roads&amp;rft.date=2019{people}"
    content = f'<html><body><span class="Z3988" title="{keys}"></span></body></html>'
    [publication] = read(content.encode(), format_named("html")).publications
    assert (publication.title, len(publication.authors)) == ("Roads", 1000)
