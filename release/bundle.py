"""Make a bundle for machines without Python: protlib, a Python, every extra and pandoc in one archive.

    python -m release.bundle                        of the Python of this system, for this system
    python -m release.bundle --with DIR/python      of another Python, such as one for Windows, also under Wine

The packages come as wheels for the system of that Python, and PyInstaller runs by it. The archive is in dist/. Then it
is unpacked and used: `release.bundle_trial`. Times, owners and the order of files are fixed, so that the same packages
make the same bytes.
"""

import argparse
import gzip
import json
import os
import subprocess
import sys
import tarfile
import tempfile
import tomllib
import zipfile
from collections.abc import Iterator, Sequence
from io import BytesIO
from pathlib import Path
from typing import Final, NamedTuple

from tools.licences import list_extras

from release import bundle_texts, bundle_trial
from release.distribution import DIST, ROOT, run

_EPOCH: Final = 1580601600  # seconds; the time that hatchling gives the files of a wheel, too
_DAY: Final = (2020, 2, 2, 0, 0, 0)  # the same, as a .zip says it
_EFFORT: Final = 6  # of gzip, as zip has it; 9 takes thrice as long for the hundredth part
_SYSTEMS: Final = {
    "win32": ("windows", "pc-windows-msvc"),
    "linux": ("linux", "unknown-linux-gnu"),
    "darwin": ("macos", "apple-darwin"),
}
_MACHINES: Final = {"amd64": "x86_64", "x86_64": "x86_64", "arm64": "aarch64", "aarch64": "aarch64"}
_SHORT: Final = {"x86_64": "x64", "aarch64": "arm64"}
_ASKED: Final = (
    "import json, platform, sys; print(json.dumps([sys.platform, platform.machine(), '%d.%d' % sys.version_info[:2]]))"
)


class Target(NamedTuple):
    """The Python that a bundle is made of: the command that runs it, and what it is for."""

    python: str
    system: str
    machine: str
    version: str

    @property
    def name(self) -> str:
        """Return what archives call it, such as windows-x64."""
        return f"{_SYSTEMS[self.system][0]}-{_SHORT[self.machine]}"

    @property
    def platform(self) -> str:
        """Return what uv calls it."""
        return f"{self.machine}-{_SYSTEMS[self.system][1]}"

    def path(self, path: Path) -> str:
        """Return a path as this Python has it: under Wine, the drive Z is the root."""
        under_wine = self.system == "win32" and os.name != "nt"
        return "Z:" + str(path).replace("/", "\\") if under_wine else str(path)


def target(python: str) -> Target:
    """Ask a Python what it is for."""
    system, machine, version = json.loads(run(python, "-c", _ASKED))
    return Target(python, system, _MACHINES[machine.lower()], version)


def tools() -> list[str]:
    """Return the packages, with their versions, that make a bundle by its own Python."""
    groups = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["dependency-groups"]
    return [line for line in groups["bundle"] if line.startswith("pyinstaller")]


def install(aim: Target, packages: Path, *wanted: str) -> None:
    """Put packages, and what they need, into a folder, as wheels for the system of a Python."""
    uv = (sys.executable, "-m", "uv", "pip", "install", "--quiet", "--only-binary", ":all:")
    run(*uv, "--target", packages, "--python-platform", aim.platform, "--python-version", aim.version, *wanted)


def module_folders(packages: Path) -> list[Path]:
    """Return where modules are: the folder of packages, and the folders that its .pth files name."""
    lines = [line for file in sorted(packages.glob("*.pth")) for line in file.read_text("utf-8").splitlines()]
    modules = [packages / line.replace("\\", "/") for line in lines if line and not line.startswith(("import ", "#"))]
    return [packages, *(place for place in modules if place.is_dir())]


def build(aim: Target, packages: Path, work: Path) -> Path:
    """Run PyInstaller by a Python; return the folder that it makes."""
    variables = {
        "PYTHONPATH": (";" if aim.system == "win32" else ":").join(map(aim.path, module_folders(packages))),
        "PROTLIB_PACKAGES": aim.path(packages),
        "PYTHONHASHSEED": "1",
        "SOURCE_DATE_EPOCH": str(_EPOCH),
        "PYTHONDONTWRITEBYTECODE": "1",
    }
    options = ("--noconfirm", "--log-level", "ERROR")
    places = ("--distpath", aim.path(work / "made"), "--workpath", aim.path(work / "work"))
    spec = aim.path(ROOT / "release/protlib.spec")
    ran = subprocess.run(
        [aim.python, "-m", "PyInstaller", *options, *places, spec],
        env={**os.environ, **variables},
        cwd=ROOT,
        check=False,
    )
    if ran.returncode:
        sys.exit(f"PyInstaller ended with {ran.returncode}")
    return work / "made/protlib"


def missing(wheel: Path, folder: Path) -> list[str]:
    """Return the data files of the wheel that the bundle does not hold as they are."""
    with zipfile.ZipFile(wheel) as archive:
        names = [name for name in archive.namelist() if name.startswith("protlib/") and not name.endswith(".py")]
        return [
            name
            for name in names
            if not (file := folder / "_internal" / name).is_file() or file.read_bytes() != archive.read(name)
        ]


def files(folder: Path) -> Iterator[tuple[str, bytes, int]]:
    """Yield the files of a bundle in their order: the name in the archive, the bytes, the permissions."""
    for path in sorted(folder.rglob("*"), key=Path.as_posix):
        if path.is_symlink() and path.is_dir():
            sys.exit(f"{path} is a link to a folder, which an archive for all systems cannot hold")
        if path.is_file():
            is_program = path.name in {"protlib", "pandoc"} or path.suffix == ".exe"
            yield (
                f"protlib/{path.relative_to(folder).as_posix()}",
                path.read_bytes(),
                0o755 if is_program else 0o644,
            )


def pack(folder: Path, archive: Path) -> None:
    """Write a bundle into an archive, .zip or .tar.gz by its name, whose bytes depend on those of the files alone."""
    if archive.suffix == ".zip":
        with zipfile.ZipFile(archive, "w", zipfile.ZIP_DEFLATED) as zipped:
            for name, data, mode in files(folder):
                entry = zipfile.ZipInfo(name, _DAY)
                entry.external_attr, entry.compress_type = (0o100000 | mode) << 16, zipfile.ZIP_DEFLATED
                entry.create_system = 3  # which has permissions, whatever system packs it
                zipped.writestr(entry, data)
        return
    with (
        archive.open("wb") as out,
        gzip.GzipFile("", "wb", _EFFORT, out, mtime=0) as packed,
        tarfile.open(fileobj=packed, mode="w", format=tarfile.PAX_FORMAT) as tar,
    ):
        for name, data, mode in files(folder):
            member = tarfile.TarInfo(name)
            member.size, member.mode, member.mtime = len(data), mode, _EPOCH
            tar.addfile(member, BytesIO(data))


def make(aim: Target, work: Path) -> Path:
    """Build the wheel and the bundle of it in a folder of its own; return the archive."""
    run(sys.executable, "-m", "build", "--wheel", "--outdir", work)
    [wheel] = work.glob("*.whl")
    packages = work / "packages"
    install(aim, packages, f"{wheel}[{','.join(list_extras())}]")
    texts = bundle_texts.packages(packages)
    install(aim, packages, *tools())
    folder = build(aim, packages, work)
    if lost := missing(wheel, folder):
        sys.exit(f"the bundle lacks {', '.join(lost)}")
    bundle_texts.write(folder, texts, packages, bundle_trial.launcher(aim.system, aim.python))
    version = wheel.name.split("-")[1]
    archive = work / f"protlib-{version}-{aim.name}{'.zip' if aim.system == 'win32' else '.tar.gz'}"
    pack(folder, archive)
    return archive


def main(arguments: Sequence[str]) -> None:
    """Make a bundle, try it, and put it into dist/."""
    reads = argparse.ArgumentParser(description=__doc__, formatter_class=argparse.RawDescriptionHelpFormatter)
    base = getattr(sys, "_base_executable", sys.executable)  # what an environment has beside it, does not come in
    reads.add_argument("--with", dest="python", default=base, metavar="PYTHON", help="the Python to make it of")
    options = reads.parse_args(arguments)
    aim = target(options.python or base)
    with tempfile.TemporaryDirectory(prefix="protlib-bundle-") as name:
        archive = make(aim, Path(name).resolve())
        bundle_trial.try_out(archive, aim.system, aim.python)
        DIST.mkdir(exist_ok=True)
        (DIST / archive.name).write_bytes(archive.read_bytes())
    print(f"dist/{archive.name}: {(DIST / archive.name).stat().st_size:,} bytes")


if __name__ == "__main__":
    main(sys.argv[1:])
