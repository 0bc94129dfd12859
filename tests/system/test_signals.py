"""What a process does that a signal reaches: in processes of their own, for it may be their end."""

import signal
import subprocess
import sys

import pytest

_BEGIN = """
import os, signal
from protlib.system.signals import finishing, hand_over, handle_signals, last_words, lasting

def send(number=signal.SIGTERM):
    os.kill(os.getpid(), number)

# Whoever runs the tests in the background, as by nohup, may have switched these off.
signal.signal(signal.SIGINT, signal.default_int_handler)
signal.signal(signal.SIGHUP, signal.SIG_DFL)
handle_signals()
"""
STOPPED = "protlib: stopped\n"
SAVED = "protlib: stopped; what was changed is saved\n"


def run(code: str) -> tuple[int, str, str]:
    """Return how a process ends that runs the code, and what it printed on both outputs."""
    ran = subprocess.run([sys.executable, "-c", _BEGIN + code], capture_output=True, check=False, text=True, timeout=30)
    return ran.returncode, ran.stdout, ran.stderr


@pytest.mark.parametrize("name", ["SIGINT", "SIGTERM", "SIGHUP"])
def test_a_signal_ends_the_process_as_that_signal_does(name: str) -> None:
    code = f"send(signal.{name})\nprint('not reached')"
    assert run(code) == (-signal.Signals[name], "", STOPPED)


def test_one_that_whoever_started_it_has_switched_off_stays_off() -> None:
    code = "signal.signal(signal.SIGHUP, signal.SIG_IGN)\nhandle_signals()\nsend(signal.SIGHUP)\nprint('reached')"
    assert run(code) == (0, "reached\n", "")


def test_a_signal_waits_for_the_end_of_a_block_that_does_what_it_is_for() -> None:
    code = "with finishing():\n    send()\n    print('written', flush=True)\nprint('told')"
    assert run(code) == (0, "written\ntold\n", "")


def test_a_signal_counts_at_the_end_of_a_block_that_fails() -> None:
    code = "with finishing():\n    send()\n    print('tried', flush=True)\n    raise OSError\nprint('not reached')"
    assert run(code) == (-signal.SIGTERM, "tried\n", STOPPED)


def test_a_signal_waits_for_the_outer_of_two_blocks() -> None:
    code = (
        "with finishing():\n    try:\n        with finishing():\n            send()\n            raise OSError\n"
        "    except OSError:\n        print('inner', flush=True)\n    raise SystemExit(7)"
    )
    assert run(code) == (-signal.SIGTERM, "inner\n", STOPPED)


def test_a_signal_after_the_work_is_done_lets_the_process_tell_it_but_a_second_ends_it() -> None:
    code = "with finishing():\n    pass\nsend()\nprint('told', flush=True)\nsend()\nprint('not reached')"
    assert run(code) == (-signal.SIGTERM, "told\n", SAVED)


def test_where_there_is_more_to_do_a_signal_ends_it_also_after_something_was_written() -> None:
    code = "with lasting():\n    with finishing():\n        pass\n    send()\n    print('not reached')"
    assert run(code) == (-signal.SIGTERM, "", SAVED)


def test_the_last_words_are_those_of_the_blocks_that_are_open_the_inner_ones_first() -> None:
    code = (
        "def tell(text):\n    return lambda: print(text, flush=True)\n"
        "def fail():\n    raise OSError\n"
        "with last_words(tell('closed')):\n    pass\n"
        "with last_words(tell('outer')), last_words(fail), last_words(tell('inner')):\n    send()"
    )
    assert run(code) == (-signal.SIGTERM, "inner\nouter\n", STOPPED)


def test_ctrl_c_means_another_program_while_that_has_the_terminal() -> None:
    code = "with hand_over():\n    send(signal.SIGINT)\n    print('there', flush=True)\nsend(signal.SIGINT)"
    assert run(code) == (-signal.SIGINT, "there\n", STOPPED)
