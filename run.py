"""Set up protlib in this folder by Python alone, and run it.

`python run.py demo` shows the main job, `python run.py test` runs the tests. Everything happens in the folder .venv,
which is made first; nothing is installed elsewhere. The Makefile calls the same.
"""

import argparse
import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parent
VENV = ROOT / ".venv"
PYTHON = VENV / ("Scripts/python.exe" if os.name == "nt" else "bin/python")
PARTS = {
    "run": ["--editable", ".[cite,pdf]"],
    "dev": ["--editable", ".", "--group", "dev"],
    "bundle": ["--group", "bundle"],
}
"""What pip installs for a part; a file of its name in .venv says that it did."""


def main(arguments: list[str]) -> int:
    """Do what is asked for, and return an exit code."""
    if sys.version_info < (3, 11):  # noqa: UP036 - who runs it may have an older one
        version = ".".join(map(str, sys.version_info[:2]))
        return complain(f"protlib needs Python 3.11 or later; this is {version}")
    parser = argparse.ArgumentParser(prog="python run.py", description="Try protlib in this folder, with Python alone.")
    jobs = parser.add_subparsers(dest="job", required=True, metavar="JOB")
    jobs.add_parser("demo", help="show the main job on the sample library, in a folder that is thrown away")
    jobs.add_parser("test", help="run the tests; what follows goes to pytest", add_help=False)
    jobs.add_parser("bundle", help="make a folder for machines without Python, in an archive in dist", add_help=False)
    setup = jobs.add_parser("setup", help="make .venv, and do nothing more")
    setup.add_argument("--dev", action="store_true", help="with what the tests need")
    options, further_arguments = parser.parse_known_args(arguments)
    if further_arguments and options.job not in {"test", "bundle"}:
        parser.error(f"unknown: {' '.join(further_arguments)}")
    try:
        set_up("run")
        if options.job in {"test", "bundle"} or getattr(options, "dev", False):
            set_up("dev")
        if options.job == "bundle":
            set_up("bundle")
    except subprocess.CalledProcessError as error:
        return complain(f"cannot set up {VENV}: the command above ended with {error.returncode}")
    except OSError as error:
        return complain(f"cannot set up {VENV}: {error}")
    if options.job == "demo":
        return run("examples/demo.py")
    if options.job == "bundle":
        return run("-m", "release.bundle", *further_arguments)
    if options.job == "test":
        return run("-m", "pytest", "-q", "-n", "auto", "--dist", "worksteal", *further_arguments)
    return 0


def complain(message: str) -> int:
    """Print what is wrong, and return the exit code for it."""
    print(f"run.py: {message}", file=sys.stderr)
    return 1


def set_up(part: str) -> None:
    """Install a part into .venv, which is made if missing; does nothing if pyproject.toml has not changed since.

    Raises CalledProcessError and OSError.
    """
    stamp = VENV / part
    if PYTHON.exists() and stamp.exists() and stamp.stat().st_mtime >= (ROOT / "pyproject.toml").stat().st_mtime:
        return
    pip = (PYTHON, "-m", "pip", "--disable-pip-version-check", "install", "--quiet")
    if part == "run":
        print(f"run.py: setting up {VENV}; this takes a minute or two", file=sys.stderr, flush=True)
        subprocess.run([sys.executable, "-m", "venv", VENV], check=True)  # also where it was begun, and has no pip
        subprocess.run([*pip, "--upgrade", "pip>=25.1"], cwd=ROOT, check=True)
    subprocess.run([*pip, *PARTS[part]], cwd=ROOT, check=True)
    if part == "run":
        subprocess.run([PYTHON, "-m", "compileall", "-q", "src"], cwd=ROOT, check=True)
    stamp.touch()


def run(*arguments: str) -> int:
    """Run Python of .venv, and return its exit code."""
    # Where Python may keep what it has compiled, tests are collected in half the time, and what they start starts at
    # once.
    environment = {**os.environ, "PYTHONDONTWRITEBYTECODE": ""}
    return subprocess.run([PYTHON, *arguments], cwd=ROOT, env=environment, check=False).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
