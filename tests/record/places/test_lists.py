"""The lists of the benchmark: what was read rightly once is read so still."""

from harness.benchmark_modules import benchmark_module

FEWEST = 45
"""So many lines has a list at least."""
NOT_READ = {
    "house phrases": ["crise syrienne | SYR | not IRN"],  # an adjective
    "more areas": ["Tanganyika, DRC | COD"],  # it was a country, so these are two places
}


def test_every_line_of_the_lists_is_read_as_what_it_means() -> None:
    lists = list(benchmark_module("places").iterate_lists())
    assert min(len(lines) for _name, lines, _is_right in lists) >= FEWEST
    wrong = {name: [line for line in lines if not is_right(line)] for name, lines, is_right in lists}
    assert {name: lines for name, lines in wrong.items() if lines} == NOT_READ
