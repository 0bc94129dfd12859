"""Make what others will look at: `make show` writes charts, overviews, the page and a diagram to build/show.

The sample library is what they show, in four languages. Pages are pictures at three widths, in light and dark, where
a browser and playwright are there; documents are pages where LibreOffice and pdftoppm are.
"""

import os
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Final

ROOT: Final = Path(__file__).parent.parent
SHOW: Final = ROOT / "build/show"
LOCALES: Final = ("en", "fr", "es", "ar")
WIDTHS: Final = (390, 768, 1280)
CHARTS: Final = {
    "map": ("--by", "country"),
    "map-africa": ("--region", "Africa", "--by", "country"),
    "bars": ("--by", "type"),
    "years": ("--by", "year"),
    "timeline": ("--by", "category", "--by", "year"),
    "table": ("--by", "category", "--by", "region"),
}
_BROWSERS: Final = ("chromium", "chromium-browser", "google-chrome", "chrome")


def run(folder: Path, *arguments: str, columns: int = 80) -> str:
    """Return what protlib prints in a folder with a library of its own."""
    names = ("HOME", "XDG_DATA_HOME", "XDG_CACHE_HOME", "XDG_CONFIG_HOME")
    environment = os.environ | dict.fromkeys(names, str(folder)) | {"COLUMNS": str(columns)}
    command = [sys.executable, "-m", "protlib", "--library", str(folder / "library.json"), *arguments]
    ran = subprocess.run(command, env=environment, cwd=SHOW, check=False, capture_output=True, text=True)
    if ran.returncode:
        sys.exit(f"protlib {' '.join(arguments)}: {ran.stderr}")
    return ran.stdout


def make_charts(folder: Path) -> None:
    """Write each chart as SVG and PNG, and as a terminal of two widths shows it."""
    for name, options in CHARTS.items():
        for suffix in ("svg", "png"):
            run(folder, "stats", *options, "--source", "Sample library", "--force", "-o", f"{name}.{suffix}")
        for columns in (80, 140):
            (SHOW / f"{name}-{columns}.txt").write_text(
                run(folder, "stats", *options, "--plot", columns=columns), encoding="utf-8"
            )


def make_documents(folder: Path) -> Iterator[Path]:
    """Write overviews, the page and the flow diagram of a review; yields the pages for a browser."""
    for locale in LOCALES:
        for suffix in ("docx", "odt", "html", "md"):
            run(folder, "overview", "--locale", locale, "--force", "-o", f"overview-{locale}.{suffix}")
        run(folder, "export", "--interface", locale, "--force", "-o", f"page-{locale}.html")
        yield from (SHOW / f"{kind}-{locale}.html" for kind in ("overview", "page"))
    run(folder, "screen", "--region", "Africa", "--verdict", "include", "--by", "A")
    run(
        folder,
        "screen",
        "--region",
        "West Africa",
        "--verdict",
        "exclude",
        "--reason",
        "not about children",
        "--by",
        "A",
    )
    for locale in LOCALES:
        for suffix in ("svg", "png"):
            run(folder, "screen", "--duplicates", "12", "--locale", locale, "--force", "-o", f"flow-{locale}.{suffix}")


def draw_pages(pages: list[Path]) -> None:
    """Write pictures of pages as a browser shows them."""
    program = next(filter(None, map(shutil.which, _BROWSERS)), "")
    if not program:
        print("no browser on the PATH: pages have no pictures")
        return
    from playwright.sync_api import sync_playwright

    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=program, args=["--no-sandbox", "--disable-gpu"])
        for page in pages:
            for scheme in ("light", "dark"):
                for width in WIDTHS:
                    window = browser.new_page(viewport={"width": width, "height": 844}, color_scheme=scheme)
                    window.goto(page.as_uri())
                    window.screenshot(path=SHOW / f"{page.stem}-{width}-{scheme}.png")
                    window.close()
        browser.close()


def draw_documents() -> None:
    """Write the pages of documents as pictures."""
    office, painter = shutil.which("soffice"), shutil.which("pdftoppm")
    if not (office and painter):
        print("no soffice or pdftoppm on the PATH: documents have no pictures")
        return
    for document in sorted((*SHOW.glob("*.docx"), *SHOW.glob("*.odt"))):
        target = SHOW / f"{document.stem}-{document.suffix[1:]}"
        with TemporaryDirectory() as folder:
            profile = f"-env:UserInstallation={Path(folder).as_uri()}"
            command = [office, profile, "--headless", "--convert-to", "pdf", "--outdir", folder, str(document)]
            subprocess.run(command, check=True, capture_output=True)
            pdf = Path(folder, f"{document.stem}.pdf")
            subprocess.run([painter, "-r", "60", "-png", str(pdf), str(target)], check=True)


def main() -> None:
    """Write everything into an empty folder."""
    shutil.rmtree(SHOW, ignore_errors=True)
    SHOW.mkdir(parents=True)
    with TemporaryDirectory() as temporary:
        folder = Path(temporary)
        run(folder, "import", str(ROOT / "examples/publications.jsonl"))
        make_charts(folder)
        pages = list(make_documents(folder))
    draw_pages(pages)
    draw_documents()
    print(f"{sum(1 for _ in SHOW.iterdir())} files in {SHOW.relative_to(ROOT)}")


if __name__ == "__main__":
    main()
