"""Whether Zotero's unmodified extension of LibreOffice works with `protlib listen`.

`python -m benchmarks.libreoffice EXTENSION.oxt` starts a real LibreOffice without a window, with a profile of its own,
and presses the extension's buttons as its toolbar does. A person's choices are sent to protlib's pages. Ports 23116 and
23119 have to be free. With `-v` it prints each check. `--keep FOLDER` leaves the documents there.
"""

import argparse
import shutil
import tempfile
from collections.abc import Sequence
from pathlib import Path
from typing import Final

from benchmarks.libreoffice_person import Listener, Office, Person
from benchmarks.libreoffice_trials import TRIALS

_BOOKS: Final = """
@report{iom2009caring, title={Caring for Trafficked Persons}, author={{International Organization for Migration}}, year=2009, publisher={IOM}, address={Geneva}}
@article{jobe2010causes, title={The Causes and Consequences of Re-trafficking}, author={Jobe, Alison}, year=2010, journal={Journal of Trafficking}, volume=3, number=2, pages={12--34}}
@book{bales2004disposable, title={Disposable People: New Slavery}, author={Bales, Kevin}, year=2004, publisher={University of California Press}, address={Berkeley}}
@book{bales2004understanding, title={Understanding Global Slavery}, author={Bales, Kevin}, year=2004, publisher={University of California Press}, address={Berkeley}}
@report{unodc2020global, title={Global Report on Trafficking in Persons 2020 \u2013 \u2018Data\u2019 \u0645\u0635\u0631 \U0001f30d}, author={{United Nations Office on Drugs and Crime}}, year=2020, publisher={UNODC}, address={Vienna}}
@incollection{gallagher2015, title={Exploitation in Law}, author={Gallagher, Anne}, booktitle={Handbook of Trafficking}, editor={Smith, John}, year=2015, publisher={Routledge}, address={London}, pages={45--67}}
"""


def run(extension: Path, folder: Path, names: Sequence[str]) -> Person:
    """Try all, or the trials with these names, in a folder."""
    library = folder / "library.json"
    listener = Listener(folder, library)
    office = None
    try:
        listener.protlib("import", "-", "--from", "bibtex", text=_BOOKS)
        office = Office(folder, extension)
        person = Person(office, listener, folder)
        for name, trial in TRIALS.items():
            if names and name not in names:
                continue
            person.trial = name
            office("open")
            try:
                trial(person)
            except Exception as error:  # noqa: BLE001 - the others are still tried
                person.check("ends", is_right=False, details=repr(error))
            if not office.is_alive:
                break
            office("close")
        return person
    finally:
        listener.end()
        if office:
            office.end()


def main() -> None:
    """Print what works."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("extension", type=Path)
    parser.add_argument("trials", nargs="*", help=", ".join(TRIALS))
    parser.add_argument("--keep", type=Path)
    parser.add_argument("-v", action="store_true", dest="is_told")
    options = parser.parse_args()
    folder = options.keep or Path(tempfile.mkdtemp())
    folder.mkdir(exist_ok=True)
    try:
        person = run(options.extension.absolute(), folder.absolute(), options.trials)
    finally:
        if not options.keep:
            shutil.rmtree(folder, ignore_errors=True)
    for check in person.checks:
        if options.is_told or not check.is_right:
            print(f"{'right' if check.is_right else 'WRONG'}  {check.trial}: {check.name} {check.details}")
    right = sum(check.is_right for check in person.checks)
    print(
        f"{right} of {len(person.checks)} checks are right, in {len({check.trial for check in person.checks})} trials"
    )
    if person.seconds:
        middle = sorted(person.seconds)[len(person.seconds) // 2]
        print(
            f"{len(person.seconds)} buttons; half of them done within {middle:.2f} seconds, all in "
            f"{max(person.seconds):.2f}"
        )


if __name__ == "__main__":
    main()
