"""Options that are declared as a group: which parameters a command has of it, and what it is handed."""

import inspect
from typing import Annotated, Any

import typer
from typer.testing import CliRunner

from protlib.cli.options.declaration import OptionGroup, argument, flag, grouped, option


class Fruit(OptionGroup, panel="Fruit"):
    """What is bought."""

    apples: int | None = option("--apples -a NUMBER", "So many apples.", minimum=1)
    ripe: bool = flag("--ripe", "Only what is ripe.")


class Shop(OptionGroup):
    """Where."""

    shop: str = option("--shop NAME", "This shop.", default="market")
    bags: Annotated[list[str] | None, option("--bag", "This bag.", panel="Bags")] = None


class Errand(Fruit, Shop, panel="Errand"):
    """What is bought where."""

    ripe: bool = flag("--mellow", "Only what is mellow.")
    day: str | None = option("--day", "On this day.")


def _panels(group: type[OptionGroup]) -> dict[str, str | None]:
    return {name: entry.default.rich_help_panel for name, entry in group.parameters().items()}


def _errand() -> tuple[typer.Typer, list[dict[str, Any]]]:
    """Return a program of one command, and what it is called with."""
    calls: list[dict[str, Any]] = []
    app = typer.Typer()

    @app.command()
    @grouped
    def buy(
        who: Annotated[str, argument("WHO", "Who goes.")],
        *,
        fruit: Fruit,
        fast: Annotated[bool, flag("--fast", "At once.")] = False,
        shop: Shop,
    ) -> None:
        calls.append({"who": who, "fast": fast, **fruit.values(), **shop.values()})

    return app, calls


def test_a_subclass_has_the_options_of_its_bases_in_their_order_and_then_its_own() -> None:
    assert list(Errand.parameters()) == ["apples", "ripe", "shop", "bags", "day"]
    assert _panels(Errand) == {"apples": "Fruit", "ripe": "Errand", "shop": None, "bags": "Bags", "day": "Errand"}
    assert _panels(Fruit) == {"apples": "Fruit", "ripe": "Fruit"}


def test_an_attribute_is_the_default_where_nothing_is_said() -> None:
    assert Errand().values() == {"apples": None, "ripe": False, "shop": "market", "bags": None, "day": None}
    errand = Errand(apples=3)
    assert (errand.apples, errand.shop) == (3, "market")


def test_a_group_is_used_where_an_option_is_not_as_by_default() -> None:
    assert not Errand().is_used
    assert not Errand(shop="market", bags=None).is_used
    assert Errand(apples=3).is_used
    assert Errand(shop="").is_used


def test_a_changed_group_leaves_the_one_before_as_it_was() -> None:
    errand = Errand(apples=3, day="Monday")
    second = errand.changed(day=None)
    assert (second.apples, second.day, errand.day) == (3, None, "Monday")
    assert isinstance(second, Errand)


def test_a_command_has_the_options_where_the_group_stands_and_is_handed_them_together() -> None:
    app, calls = _errand()
    parameters = inspect.signature(app.registered_commands[0].callback or print).parameters
    assert list(parameters) == ["who", "apples", "ripe", "fast", "shop", "bags"]
    line = ["ana", "-a", "2", "--bag", "blue", "--bag", "red", "--fast"]
    assert CliRunner().invoke(app, line).exit_code == 0
    assert CliRunner().invoke(app, ["ben"]).exit_code == 0
    assert CliRunner().invoke(app, ["ben", "--apples", "0"]).exit_code == 2
    assert calls == [
        {"who": "ana", "fast": True, "apples": 2, "ripe": False, "shop": "market", "bags": ["blue", "red"]},
        {"who": "ben", "fast": False, "apples": None, "ripe": False, "shop": "market", "bags": None},
    ]


def test_the_help_shows_the_name_of_a_value_and_no_default() -> None:
    app, _calls = _errand()
    help_text = CliRunner().invoke(app, ["--help"]).output
    assert "NUMBER" in help_text
    assert "So many apples." in help_text
    assert "default" not in help_text
