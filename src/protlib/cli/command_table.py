"""The commands, each declared once: a row here, and a function in a module of `commands/`."""

import re
from collections.abc import Callable
from importlib import import_module
from typing import Any, Final

from protlib.frozen import NamedTuple

_SENTENCE_END: Final = r"\. (?=[A-Z])"  # not that of "[@key, p. 3]"


class Heading:
    """The headings under which the help lists the commands."""

    ADD: Final = "Add"
    FIND: Final = "Find"
    CHANGE: Final = "Change"
    CITE: Final = "Cite"
    SHARE: Final = "Share"
    LIBRARY: Final = "The library"


class Command(NamedTuple):
    """A row of the table: what help, completion and advice know about a command before they import it.

    `function` is "module:function" in `commands/`; its docstring and its parameters say the rest.
    `elsewhere` has its names in other programs, and old names, with the options that they need: "tags --by tag".
    `prints` is "module:function" in this program, which returns the shape of its JSON (see `render/shapes.py`), or "".
    A `hidden` command works and has its help, but no list shows it.
    The `first` commands make the first page of the help, in the order of the table.
    """

    name: str
    function: str
    heading: str
    examples: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()
    prints: str = ""
    hidden: bool = False
    first: bool = False

    @property
    def purpose(self) -> str:
        """What it does, in one sentence: the first of its docstring. Imports the command's module."""
        paragraph = " ".join((self.load_function().__doc__ or "").partition("\n\n")[0].split())
        return re.split(_SENTENCE_END, paragraph, maxsplit=1)[0].removesuffix(".") + "."

    def load_function(self) -> Callable[..., Any]:
        """Return the function that is the command, from its module."""
        module, name = self.function.split(":")
        called: Callable[..., Any] = getattr(import_module(f"protlib.cli.commands.{module}"), name)
        return called


_ROWS: Final = (
    Command("add", "add:add", Heading.ADD, (
        'protlib add --title "Trafficking in Nigeria" --author "Jobe, Alison" --year 2010 --country Nigeria',
        'protlib add --title "Handbook" --organisation "International Organization for Migration (IOM)" --json',
        "protlib add --doi 10.1016/j.socscimed.2011.05.028 --tag to-read",
        "cat isbns.txt | protlib add --isbn -",
    ), elsewhere=("new", "create", "insert", "lookup", "fetch"), prints="render.outcomes:shape", first=True),
    Command("import", "import_:import_", Heading.ADD, (
        "protlib import catalogue-page.txt references.ris",
        "protlib import reports",
        'protlib import colleague.csv --map "Title of report=title" --dry-run',
        "cat records.jsonl | protlib import - --on-duplicate update",
        "protlib import matrix.xlsx --match key --on-duplicate replace",
    ), elsewhere=("load", "read", "init"), prints="render.outcomes:shape", first=True),
    Command("attach", "attach:attach", Heading.ADD, (
        "protlib attach iom2017countertrafficking report.pdf",
        "protlib attach iom2017countertrafficking annex.pdf --label annex",
        "protlib attach iom2017countertrafficking ~/reports/report.pdf --link",
        "protlib attach iom2017countertrafficking",
        "protlib attach iom2017countertrafficking --remove annex",
        "protlib attach --prune --dry-run",
    ), elsewhere=("file", "files", "pdf", "addfile", "upload"), prints="cli.commands.attach:shape"),
    Command("listen", "listen:listen", Heading.ADD, (
        "protlib listen",
        "protlib listen --collection Trafficking --tag to-read",
        "protlib listen --print systemd",
    ), elsewhere=("serve-browser", "connector", "browser", "zotero", "cayw")),
    Command("search", "search:search", Heading.FIND, (
        'protlib search trafficking --region "West Africa"',
        'protlib search "author:jobe year:2008..2012 -kosovo"',
        "protlib search labour exploitation --year 2015.. --format keys",
        "protlib search trafficking --country Nigeria",
        "protlib search --language fr",
        "protlib search trafficking --sort year",
        "protlib search trafficking --missing url",
        'protlib search trafficking --columns "key,year,title,reference"',
        'protlib search --save gbv-wa gender based violence --region "West Africa"',
        'protlib search "@gbv-wa" --year 2015..',
        "protlib search --saved",
        "protlib search --rename gbv-wa gbv",
        "protlib search --forget gbv",
        "protlib search --in-files debt bondage",
        'protlib search --in-files "debt bondage" --region "West Africa" --format json',
        "protlib search text:bondage --year 2015..",
        "protlib search --help-query",
    ), elsewhere=("find", "grep", "query", "searches --saved", "saved --saved", "collections --saved",
        "bookmarks --saved"),
        prints="cli.decisions.saved_searches:shape", first=True),
    Command("list", "list_:list_", Heading.FIND, (
        "protlib list --country Nigeria --sort year --reverse",
        "protlib list --language fr",
        "protlib list --missing url --format csv > no-link.csv",
        'protlib list --template "{{ authors }} ({{ year }}): {{ title }}"',
    ), elsewhere=("ls", "all", "keys --format keys"), prints="render.scripts:list_shape"),
    Command("show", "show:show", Heading.FIND, (
        "protlib show iom2009caring",
        "protlib show iom2009caring jobe2010causes --format json",
    ), elsewhere=("cat", "view", "print", "get"), prints="render.scripts:list_shape", first=True),
    Command("browse", "browse:browse", Heading.FIND, (
        "protlib browse trafficking --region Africa",
        "protlib browse --then show",
    ), elsewhere=("pick",), first=True),
    Command("stats", "stats:stats", Heading.FIND, (
        "protlib stats --by region",
        "protlib stats --by year",
        "protlib stats trafficking --by year --format json",
        "protlib stats --by region --by year",
        "protlib stats --by year --plot",
        "protlib stats --by region --by year --limit 5 -o timeline.svg",
        'protlib stats "forced labour" --year 2015.. --by country -o map.svg',
        "protlib stats --by country --plot bars",
    ), elsewhere=(
        "tags --by tag", "authors --by author", "count", "statistics", "timeline --by year --plot",
        "years --by year --plot",
        "chronology --by year --plot", "map --by country --plot", "world --by country --plot",
        "choropleth --by country --plot",
        "chart --plot", "plot --plot",
    ), prints="render.charts.rows:shape"),
    Command("names", "names:names", Heading.FIND, (
        "protlib names",
        "protlib names --twins --by person --year 2010..",
        'protlib names --unify IOM OIM "International Organization for Migration (IOM)"',
        'protlib names --unify "Jobe, A." "Jobe, Alison" --dry-run',
        'protlib names --unify trafficking-in-persons "human trafficking" --by tag',
        "protlib names --unified",
    ), elsewhere=(
        "people", "organisations", "organizations", "who",
        *(f"{name} --unify" for name in ("unify", "authority", "normalise", "normalize")),
    ), prints="cli.commands.names:shape"),
    Command("about", "about:about", Heading.FIND, (
        "protlib about UNHCR",
        "protlib about GBV",
        "protlib about Horn of Africa --as unhcr",
        'protlib about A/HRC/44/45/Add.1 "Security Council resolution 1325 (2000)"',
        "protlib about CRC --type treaty",
        "protlib about --type place",
    ), elsewhere=(
        "bodies --type body", "agencies --type body", "acronyms --type body",
        "concepts --type concept", "thesaurus --type concept", "subjects --type concept", "topics --type concept",
        "places --type place", "regions --type place", "countries --type place",
        "symbols --type symbol", "symbol --type symbol", "undocs --type symbol",
        "treaties --type treaty", "conventions --type treaty", "define", "lexicon",
    ), prints="cli.commands.about:shape"),
    Command("editions", "editions:editions", Heading.FIND, (
        "protlib editions",
        "protlib editions Trafficking in Persons Report --from 2015 --to 2025",
        "protlib editions --suggest",
        "protlib editions iom2020world iom2020etat --link",
        "protlib editions iom2020world iom2020etat --apart",
    ), elsewhere=("series --type series", "annual --type series", "translations --type work",
        "language-versions --type work", "versions --type work"),
        prints="cli.commands.editions:shape"),
    Command("open", "open_:open_", Heading.FIND, (
        "protlib open iom2017countertrafficking",
        "protlib open iom2017countertrafficking --page 34",
        "protlib search trafficking --format keys -n 3 | protlib open -",
    ), elsewhere=("url",)),
    Command("text", "text:text", Heading.FIND, (
        "protlib text iom2017countertrafficking --page 34-36",
        "protlib text --all",
        "protlib text iom2017countertrafficking --ocr",
    ), elsewhere=("fulltext", "pdftotext", "ocr"), prints="cli.commands.text:shape"),
    Command("notes", "notes:notes", Heading.FIND, (
        "protlib notes iom2017countertrafficking",
        "protlib notes iom2017countertrafficking --format md > quotations.md",
        "protlib notes --where trafficking --format csv > notes.csv",
        "protlib notes --all",
    ), elsewhere=("highlights", "annotations", "comments"), prints="cli.commands.notes:shape"),
    Command("edit", "edit:edit", Heading.CHANGE, (
        "protlib edit iom2009caring",
        "protlib edit --tag imported --missing date",
    ), prints="render.outcomes:shape"),
    Command("set", "set_:set_", Heading.CHANGE, (
        'protlib set iom2009caring date=2009-11 "publisher place=Geneva"',
        "protlib set iom2009caring category= tags+=health",
        'protlib set --author UNODC "publisher place=Vienna" --dry-run',
        "protlib set --all language=en",
    ), elsewhere=("update", "change", "modify"), prints="render.outcomes:shape"),
    Command("tag", "tag:tag", Heading.CHANGE, (
        "protlib tag iom2009caring jobe2010causes --add health --add annual-report",
        'protlib tag --where "recruitment year:2015.." --add labour',
        "protlib search trafficking --format keys | protlib tag - --remove unread",
    ), prints="render.outcomes:shape"),
    Command("duplicates", "duplicates:duplicates", Heading.CHANGE, (
        "protlib duplicates",
        "protlib duplicates --merge",
        "protlib duplicates --tag from-geneva",
        "protlib duplicates --merge jobe2010causes jobe2010 --dry-run",
        "protlib duplicates --min-score 1 --limit 1 --format keys | protlib duplicates --merge -",
        "protlib duplicates --merge-above 0.98 --yes",
        "protlib duplicates --keep-both unodc2018global unodc2020global",
    ), elsewhere=("dedupe", "deduplicate", "dedup", "doubles", "merge-records --merge", "combine --merge",
        "join --merge"),
        prints="cli.commands.duplicates:shape"),
    Command("merge", "merge:merge", Heading.CHANGE, (
        "protlib merge colleague.json --dry-run",
        "protlib merge theirs.json --base ours-in-may.json",
        "protlib merge shared.bib --prefer mine",
        "protlib merge ana:library.json",
        "protlib merge --conflict-copies --dry-run",
        "protlib merge --conflicts",
        "protlib merge --conflicts iom2009caring --prefer theirs",
    ), elsewhere=("pull", "sync", "synchronise", "synchronize", "conflicts --conflicts", "resolve --conflicts",
        "mergetool --conflicts"),
        prints="render.outcomes:shape"),
    Command("rekey", "rekey:rekey", Heading.CHANGE, (
        "protlib rekey iom2009caring iom2009health",
        "protlib rekey --tag imported --dry-run",
        'protlib rekey --all --pattern "{author:capitalize}_{year}_{shorttitle}"',
    ), elsewhere=("rename", "mv", "alias"), prints="render.outcomes:shape"),
    Command("remove", "remove:remove", Heading.CHANGE, (
        "protlib remove iom2009caring",
        "protlib remove --tag obsolete --dry-run",
    ), elsewhere=("rm", "delete", "del"), prints="render.outcomes:shape"),
    Command("screen", "screen:screen", Heading.CHANGE, (
        "protlib screen",
        "protlib screen iom2009caring --verdict include",
        'protlib screen iom2009caring --verdict exclude --reason "not about children"',
        "protlib screen --list open --format keys",
        "protlib screen --format json",
        "protlib screen -o flow.svg --duplicates 12",
    ), elsewhere=("review", "prisma", "triage"), prints="cli.decisions.screening_output:shape"),
    Command("fields", "fields:fields", Heading.CHANGE, (
        "protlib fields add finding method population",
        "protlib fields",
        "protlib fields rename csv:Finding finding",
    ), elsewhere=("columns",), prints="cli.commands.fields:shape"),
    Command("cite", "cite:cite", Heading.CITE, (
        "protlib cite iom2009caring",
        'protlib cite "[see @iom2009caring, p. 3; @jobe2010causes]" --style chicago',
        "protlib cite iom2009caring jobe2010causes --copy",
        "protlib cite --author UNHCR --year 2020 --copy-formatted",
    ), elsewhere=("quote", "reference"), first=True),
    Command("bibliography", "bibliography:bibliography", Heading.CITE, (
        'protlib bibliography --region "West Africa" -o references.docx',
        "protlib bibliography --cited-in report.docx -o references.docx",
        "protlib bibliography trafficking --style harvard --group-by year --annotate abstract",
    ), elsewhere=("references", "format", "biblio")),
    Command("fill", "fill:fill", Heading.CITE, (
        "protlib fill report.docx",
        "protlib fill report.md -o report.docx",
        "protlib fill report.docx --style chicago-notes-bibliography",
        "protlib fill report-filled.docx --style un -o report-un.docx",
        "protlib fill report.docx --live zotero -o report-zotero.docx",
        "protlib fill report.docx --take-over",
        "protlib fill report.qmd -o report.pdf --style chicago-notes-bibliography",
    ), elsewhere=("build -o report.docx", "insert-citations", "refresh", "render", "compile", "make"), first=True),
    Command("overview", "overview:overview", Heading.CITE, (
        'protlib overview --region "West Africa" -o overview.docx',
        "protlib overview trafficking --year 2015..2026 -o overview.html",
        'protlib overview --parts "numbers,years,list" --locale fr -o apercu.md',
    ), elsewhere=("report", "summary", "digest")),
    Command("styles", "styles:styles", Heading.CITE, (
        "protlib styles",
        "protlib styles chicago notes",
    ), elsewhere=("csl",), prints="cli.commands.styles:shape"),
    Command("verify", "verify:verify", Heading.CITE, (
        "protlib verify report.docx",
        "protlib verify report.md --format json",
        "protlib verify report.docx --quotes",
        "protlib verify report.docx --quotes --paraphrase -o check.html",
    ), elsewhere=("proof", "validate"), prints="cli.commands.verify:shape"),
    Command("export", "export:export", Heading.SHARE, (
        'protlib export --region "West Africa" -o west-africa.bib',
        "protlib export trafficking --year 2015.. --for zotero -o trafficking.ris",
        "protlib export --cited-in report.md -o report.bib",
        "protlib export --key iom2009caring --format csl-json",
        'protlib export trafficking --columns "key,title,year,note" -o matrix.xlsx',
        'protlib export --tag review --columns "usual,reference" --style apa -o review.md',
        'protlib export --region "West Africa" --title "West Africa" --style apa --style un -o west-africa.html',
        "protlib export -o page.html --interface ar",
        "protlib export --formats",
    ), elsewhere=(
        "bib", "bibtex", "save", "export-table --columns usual", "matrix --columns usual", "table --columns usual",
        "spreadsheet --columns usual", "page --format html", "html --format html", "website --format html",
        "web --format html",
    ), first=True),
    Command("share", "share:share", Heading.SHARE, (
        "protlib share --tag trafficking-report -o copy.json",
        'protlib share --region "West Africa" --include internal --include tags -o team.json',
    ), elsewhere=("publish", "handout")),
    Command("mcp", "mcp:mcp", Heading.SHARE, (
        "protlib mcp",
        "protlib mcp --write --documents ~/reports",
        "protlib mcp --setup claude",
    ), elsewhere=("assistant", "serve", "server")),
    Command("convert", "convert:convert", Heading.SHARE, (
        "protlib convert references.ris references.bib",
        "protlib convert - - --from bibtex --format csl-json < references.bib",
    )),
    Command("check", "check:check", Heading.LIBRARY, (
        "protlib check",
        'protlib check --for apa --region "West Africa"',
        "protlib check --fix --dry-run",
        "protlib check --file colleague.ris",
        "protlib check --rule accessed-long-ago --older 1y --format keys | protlib open -",
        "protlib check --fix --rule sentence-case --tag imported --dry-run",
        "protlib check --rule value-guessed",
        "protlib check --rule file-not-public",
        "protlib check --explain several-people",
    ), elsewhere=(
        "lint", "doctor", "clean",
        *(f"{name} --rule accessed-long-ago" for name in ("stale", "outdated", "linkcheck")),
        *(f"{name} --fix --rule sentence-case" for name in ("titles", "capitalize", "case")),
    ), prints="render.findings:shape", first=True),
    Command("undo", "undo:undo", Heading.LIBRARY, (
        "protlib undo",
        "protlib undo --to 41",
    ), elsewhere=("revert", "back"), prints="render.outcomes:shape", first=True),
    Command("redo", "redo:redo", Heading.LIBRARY, (
        "protlib redo",
    ), prints="render.outcomes:shape"),
    Command("history", "history:history", Heading.LIBRARY, (
        "protlib history",
        "protlib history iom2009caring",
        "protlib history --format json",
    ), elsewhere=("log",), prints="cli.commands.history:shape"),
    Command("diff", "diff:diff", Heading.LIBRARY, (
        "protlib diff yesterday",
        "protlib diff 41",
        "protlib diff 40 41 --key iom2009caring",
        "protlib diff 2026-11-24 --format json",
    ), elsewhere=("compare",), prints="cli.commands.diff:shape"),
    Command("restore", "restore:restore", Heading.LIBRARY, (
        "protlib restore 41 iom2009caring",
        "protlib restore 2026-11-24T09:30 --dry-run",
    ), elsewhere=("checkout", "rollback"), prints="render.outcomes:shape"),
    Command("config", "config:config", Heading.LIBRARY, (
        "protlib config",
        "protlib config style chicago",
        "protlib config library ~/protection/library.json",
        "protlib config --edit",
    ), elsewhere=("settings", "preferences", "configure", "set-default"), prints="cli.commands.config:shape"),
    Command("git-setup", "git_setup:git_setup", Heading.LIBRARY, (
        "protlib git-setup",
        "protlib git-setup refs/library.json --files lfs",
        "protlib git-setup --undo",
    ), elsewhere=("git", "vcs"), hidden=True),
    Command("merge-driver", "merge_driver:merge_driver", Heading.LIBRARY, (
        "protlib merge-driver base.json mine.json theirs.json",
    ), hidden=True),
    Command("as-text", "as_text:as_text", Heading.LIBRARY, (
        "protlib as-text library.json",
    ), elsewhere=("textconv", "dump"), hidden=True),
    Command("schema", "schema:schema", Heading.LIBRARY, (
        "protlib schema",
        "protlib schema search",
        "protlib schema --list",
    ), elsewhere=("json-schema",)),
    Command("info", "info:info", Heading.LIBRARY, (
        "protlib info",
        "protlib info --verify",
        "protlib info --repair --dry-run",
    ), elsewhere=("status", "where", "fsck", "repair"), prints="cli.commands.info:shape"),
    Command("help", "help_:help_", Heading.LIBRARY, (
        "protlib help search",
        "protlib help --man > protlib.1",
    ), elsewhere=("man", "usage")),
)  # fmt: skip
COMMANDS: Final[dict[str, Command]] = {row.name: row for row in _ROWS}
"""The commands by name, in the order of the help."""


def verbatim(text: str) -> str:
    """Return text with its brackets escaped, as in "[see @key]", because the help takes brackets for markup."""
    return text.replace("[", "\\[")


def unescape(text: str | None) -> str:
    """Return a text of the help without the marks that keep its brackets from being taken for markup."""
    return (text or "").replace("\\[", "[")
