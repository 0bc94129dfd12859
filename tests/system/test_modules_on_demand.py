"""Modules that are loaded at their first use: in processes of their own, which have loaded few modules."""

import subprocess
import sys

import pytest

_BEGIN = """
import sys
from protlib.system.modules_on_demand import put_off

put_off()

def is_loaded(name):
    return type(sys.modules[name]).__name__ == "module"
"""


def run(code: str) -> str:
    """Return what a process prints that has put off modules, and runs some code."""
    return subprocess.run(
        [sys.executable, "-c", _BEGIN + code], capture_output=True, check=True, text=True, timeout=60
    ).stdout


@pytest.mark.parametrize(
    ("name", "use", "printed"),
    [
        ("textwrap", "textwrap.dedent('  a')", "a"),
        (
            "subprocess",
            "subprocess.run([sys.executable, '-c', 'print(1)'], capture_output=True, text=True).stdout",
            "1",
        ),
        ("bz2", "bz2.decompress(bz2.compress(b'a'))", "b'a'"),
    ],
)
def test_a_module_is_loaded_at_its_first_use_and_works(name: str, use: str, printed: str) -> None:
    code = f"import {name}\nprint(is_loaded('{name}'))\nprint({use}.__str__().strip())\nprint(is_loaded('{name}'))"
    assert run(code).split() == ["False", printed, "True"]


def test_a_name_can_be_taken_from_it() -> None:
    assert run("from ipaddress import ip_address\nprint(ip_address('::1'), is_loaded('ipaddress'))") == "::1 True\n"


@pytest.mark.parametrize(
    ("module", "function", "use", "printed"),
    [
        ("difflib", "get_close_matches", "get_close_matches('serch', ['search'])", "['search']"),
        ("gettext", "gettext", "gettext('Options')", "Options"),
        ("urllib.parse", "quote", "quote('a b', safe='')", "a%20b"),
        ("urllib.parse", "urlsplit", "urlsplit('https://who.int/a').netloc", "who.int"),
    ],
)
def test_a_function_that_is_taken_from_it_loads_it_when_it_is_called(
    module: str, function: str, use: str, printed: str
) -> None:
    code = f"from {module} import {function}\nprint(is_loaded('{module}'), {use}, is_loaded('{module}'))"
    assert run(code).split() == ["False", printed, "True"]


def test_a_module_of_a_package_is_found_in_it() -> None:
    code = "import urllib.parse\nprint(is_loaded('urllib.parse'), urllib.parse.urljoin('https://a.org/b', 'c'))"
    assert run(code).split() == ["False", "https://a.org/c"]


@pytest.mark.skipif(sys.platform != "linux", reason="elsewhere the module itself tells the system")
def test_the_system_is_told_before_the_module_is_loaded() -> None:
    code = """
import platform, uuid
early = platform.system(), is_loaded('platform')
print(*early, platform.machine() == platform.uname().machine, platform.system() == early[0], is_loaded('platform'))
"""
    assert run(code).split() == ["Linux", "False", "True", "True", "True"]


def test_a_module_that_is_there_stays_the_same() -> None:
    code = "import textwrap\ntextwrap.dedent\nbefore = textwrap\nput_off()\nprint(sys.modules['textwrap'] is before)"
    assert run(code) == "True\n"


def test_threads_that_ask_for_it_at_once_all_get_it() -> None:
    code = """
import subprocess
from threading import Barrier, Thread

results, barrier = [], Barrier(8)

def ask():
    barrier.wait()
    results.append(subprocess.list2cmdline(["a", "b"]))

threads = [Thread(target=ask) for _ in range(8)]
for thread in threads:
    thread.start()
for thread in threads:
    thread.join()
print(len(results), *set(results))
"""
    assert run(code) == "8 a b\n"


def test_a_start_loads_few_of_them() -> None:
    code = """
sys.argv = ["protlib", "--version"]
from protlib.cli.main import run
run()
print(*sorted(name for name in sys.modules if type(sys.modules[name]).__name__ == "_OnDemand"))
"""
    assert {"ipaddress", "subprocess", "textwrap"} <= {*run(code).splitlines()[1].split()}
