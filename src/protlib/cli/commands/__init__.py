"""The commands, each declared once: a row here, and a function in a module of this package."""

from enum import StrEnum
from typing import Final, NamedTuple


class Heading(StrEnum):
    """The headings under which the help lists the commands."""

    ADD = "Add"
    FIND = "Find"
    CHANGE = "Change"
    CITE = "Cite"
    EXPORT = "Export"
    LIBRARY = "The library"


class Command(NamedTuple):
    """What is known of a command without importing it; help, completion and advice follow from it.

    `function` is "module:function" in this package; its docstring and parameters are the rest of what a command is.
    `elsewhere` is what other programs call it, with the options that this one needs for it: "tags --by tag".
    `prints` is "module:function" in this program, which returns the shape of its JSON (see `render/shapes.py`), "" where it prints none.
    """

    name: str
    function: str
    heading: Heading
    examples: tuple[str, ...]
    elsewhere: tuple[str, ...] = ()
    prints: str = ""


_ROWS: Final = (
    Command("add", "adding:add", Heading.ADD, (
        "protlib add --title 'Trafficking in Nigeria' --author 'Jobe, Alison' --year 2010 --country Nigeria",
        "protlib add --title 'Handbook' --organisation 'International Organization for Migration (IOM)' --json",
        "protlib add --doi 10.1016/j.socscimed.2011.05.028 --tag to-read",
        "cat isbns.txt | protlib add --isbn -",
    ), elsewhere=("new", "create", "insert", "lookup", "fetch"), prints="render.outcomes:shape"),
    Command("import", "importing:import_", Heading.ADD, (
        "protlib import catalogue-page.txt references.ris",
        "protlib import colleague.csv --map 'Title of report=title' --dry-run",
        "cat records.jsonl | protlib import - --on-duplicate update",
        "protlib import matrix.xlsx --match key --on-duplicate replace",
    ), elsewhere=("load", "read", "init"), prints="render.outcomes:shape"),
    Command("search", "search:search", Heading.FIND, (
        "protlib search trafficking --region 'West Africa'",
        "protlib search 'author:jobe year:2008..2012 -kosovo'",
        "protlib search labour exploitation --year 2015.. --format keys",
        "protlib search trafficking --columns key,year,title,reference",
        "protlib search --save gbv-wa gender based violence --region 'West Africa'",
        "protlib search @gbv-wa --year 2015..",
        "protlib search --saved",
        "protlib search --rename gbv-wa gbv",
        "protlib search --forget gbv",
        "protlib search --help-query",
    ), elsewhere=("find", "grep", "query", "searches --saved", "saved --saved", "collections --saved", "bookmarks --saved"),
        prints="cli.saved_searches:shape"),
    Command("list", "list_:list_", Heading.FIND, (
        "protlib list --country Nigeria --sort year --reverse",
        "protlib list --missing url --format csv > no-link.csv",
        "protlib list --template '{{ authors }} ({{ year }}): {{ title }}'",
    ), elsewhere=("ls", "all", "keys --format keys"), prints="render.scripts:listed_shape"),
    Command("show", "showing:show", Heading.FIND, (
        "protlib show iom2009caring",
        "protlib show iom2009caring jobe2010causes --format json",
    ), elsewhere=("cat", "view", "print", "get"), prints="render.scripts:listed_shape"),
    Command("browse", "browsing:browse", Heading.FIND, (
        "protlib browse trafficking --region Africa",
        "protlib browse --then show",
    ), elsewhere=("pick",)),
    Command("stats", "stats:stats", Heading.FIND, (
        "protlib stats --by region",
        "protlib stats trafficking --by year --format json",
        "protlib stats --by region --by year",
        "protlib stats --by year --plot",
        "protlib stats --by region --by year --limit 5 -o timeline.svg",
        "protlib stats 'forced labour' --year 2015.. --by country -o map.svg",
        "protlib stats --by country --plot bars",
    ), elsewhere=(
        "tags --by tag", "authors --by author", "count", "statistics", "timeline --by year --plot", "years --by year --plot",
        "chronology --by year --plot", "map --by country --plot", "world --by country --plot", "choropleth --by country --plot",
        "chart --plot", "plot --plot",
    ), prints="render.charts.rows:shape"),
    Command("names", "names:names", Heading.FIND, (
        "protlib names",
        "protlib names --twins --by person --year 2010..",
        "protlib names --unify IOM OIM 'International Organization for Migration (IOM)'",
        "protlib names --unify 'Jobe, A.' 'Jobe, Alison' --dry-run",
        "protlib names --unify trafficking-in-persons 'human trafficking' --by tag",
        "protlib names --unified",
    ), elsewhere=(
        "people", "organisations", "organizations", "who",
        *(f"{name} --unify" for name in ("unify", "authority", "normalise", "normalize")),
    ), prints="cli.commands.names:shape"),
    Command("about", "about:about", Heading.FIND, (
        "protlib about UNHCR",
        "protlib about GBV",
        "protlib about Horn of Africa --as unhcr",
        "protlib about A/HRC/44/45/Add.1 'Security Council resolution 1325 (2000)'",
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
    ), elsewhere=("series --type series", "annual --type series", "translations --type work", "language-versions --type work", "versions --type work"),
        prints="cli.commands.editions:shape"),
    Command("open", "opening:open_", Heading.FIND, (
        "protlib open iom2017countertrafficking",
        "protlib search trafficking --format keys -n 3 | protlib open -",
    ), elsewhere=("url",)),
    Command("edit", "editing:edit", Heading.CHANGE, (
        "protlib edit iom2009caring",
        "protlib edit --tag imported --missing date",
    ), prints="render.outcomes:shape"),
    Command("set", "changing:set_", Heading.CHANGE, (
        "protlib set iom2009caring date=2009-11 'publisher place=Geneva'",
        "protlib set iom2009caring category= tags+=health",
        "protlib set --author UNODC 'publisher place=Vienna' --dry-run",
    ), elsewhere=("update", "change", "modify"), prints="render.outcomes:shape"),
    Command("tag", "changing:tag", Heading.CHANGE, (
        "protlib tag iom2009caring jobe2010causes --add health --add annual-report",
        "protlib tag --where 'recruitment year:2015..' --add labour",
        "protlib search trafficking --format keys | protlib tag - --remove unread",
    ), prints="render.outcomes:shape"),
    Command("duplicates", "merging:duplicates", Heading.CHANGE, (
        "protlib duplicates --tag from-geneva",
        "protlib duplicates --merge",
        "protlib duplicates --merge-above 0.98 --yes",
        "protlib duplicates --keep-both unodc2018global unodc2020global",
    ), elsewhere=("dedupe", "deduplicate", "dedup", "doubles"), prints="render.side_by_side:shape"),
    Command("merge", "joining:merge", Heading.CHANGE, (
        "protlib merge colleague.json --dry-run",
        "protlib merge theirs.json --base ours-in-may.json",
        "protlib merge shared.bib --prefer mine",
        "protlib merge --conflict-copies --dry-run",
        "protlib merge ana:library.json",
    ), elsewhere=("pull", "sync", "synchronise", "synchronize"), prints="render.outcomes:shape"),
    Command("conflicts", "resolving:conflicts", Heading.CHANGE, (
        "protlib conflicts",
        "protlib conflicts --prefer newest --dry-run",
        "protlib conflicts iom2009caring --prefer theirs",
    ), elsewhere=("resolve", "mergetool"), prints="render.outcomes:shape"),
    Command("merge-records", "merging:merge_records", Heading.CHANGE, (
        "protlib merge-records jobe2010causes jobe2010 --dry-run",
        "protlib duplicates --min-score 1 --limit 1 --format keys | protlib merge-records -",
    ), elsewhere=("combine", "join"), prints="render.outcomes:shape"),
    Command("rekey", "rekeying:rekey", Heading.CHANGE, (
        "protlib rekey iom2009caring iom2009health",
        "protlib rekey --tag imported --dry-run",
        "protlib rekey --all --pattern '{author:capitalize}_{year}_{shorttitle}'",
    ), elsewhere=("rename", "mv", "alias"), prints="render.outcomes:shape"),
    Command("remove", "changing:remove", Heading.CHANGE, (
        "protlib remove iom2009caring",
        "protlib remove --tag obsolete --dry-run",
    ), elsewhere=("rm", "delete", "del"), prints="render.outcomes:shape"),
    Command("fields", "declaring:fields", Heading.CHANGE, (
        "protlib fields add finding method population",
        "protlib fields",
        "protlib fields rename csv:Finding finding",
    ), elsewhere=("columns",), prints="cli.commands.declaring:shape"),
    Command("cite", "cite:cite", Heading.CITE, (
        "protlib cite iom2009caring",
        "protlib cite '[see @iom2009caring, p. 3; @jobe2010causes]' --style chicago",
        "protlib cite iom2009caring jobe2010causes --copy",
        "protlib cite --author UNHCR --year 2020 --copy-formatted",
    ), elsewhere=("quote", "reference")),
    Command("bibliography", "bibliography:bibliography", Heading.CITE, (
        "protlib bibliography --region 'West Africa' -o references.docx",
        "protlib bibliography trafficking --style harvard --group-by year --annotate abstract",
    ), elsewhere=("references", "format", "biblio")),
    Command("fill", "fill:fill", Heading.CITE, (
        "protlib fill report.docx",
        "protlib fill report.md -o report.docx",
        "protlib fill report-filled.docx --style un -o report-un.docx",
        "protlib fill report.docx --live zotero -o report-zotero.docx",
        "protlib fill report.qmd -o report.pdf --style chicago-notes-bibliography",
    ), elsewhere=("build -o report.docx", "insert-citations", "refresh", "render", "compile", "make")),
    Command("overview", "overview:overview", Heading.CITE, (
        "protlib overview --region 'West Africa' -o overview.docx",
        "protlib overview trafficking --year 2015..2026 -o overview.html",
        "protlib overview --parts numbers,years,list --locale fr -o apercu.md",
    ), elsewhere=("report", "summary", "digest")),
    Command("styles", "styles:styles", Heading.CITE, (
        "protlib styles",
        "protlib styles chicago notes",
    ), elsewhere=("csl",), prints="cli.commands.styles:shape"),
    Command("verify", "verifying:verify", Heading.CITE, (
        "protlib verify report.docx",
        "protlib verify report.md --format json",
    ), elsewhere=("proof", "validate"), prints="cli.verdict:shape"),
    Command("export", "export:export", Heading.EXPORT, (
        "protlib export --region 'West Africa' -o west-africa.bib",
        "protlib export trafficking --year 2015.. --for zotero -o trafficking.ris",
        "protlib export --cited-in report.md -o report.bib",
        "protlib export --key iom2009caring --format csl-json",
        "protlib export --tag review --columns title,year,finding -o matrix.xlsx",
        "protlib export --tag review --columns usual,reference --style apa -o review.md",
        "protlib export --region 'West Africa' --title 'West Africa' --style apa --style un -o west-africa.html",
        "protlib export --formats",
    ), elsewhere=(
        "bib", "bibtex", "save", "export-table --columns usual", "matrix --columns usual", "table --columns usual",
        "spreadsheet --columns usual", "page --format html", "html --format html", "website --format html", "web --format html",
    )),
    Command("share", "sharing:share", Heading.EXPORT, (
        "protlib share --tag trafficking-report -o copy.json",
        "protlib share --region 'West Africa' --include internal --include tags -o team.json",
    ), elsewhere=("publish", "handout")),
    Command("mcp", "assisting:mcp", Heading.EXPORT, (
        "protlib mcp",
        "protlib mcp --write --documents ~/reports",
    ), elsewhere=("assistant", "serve", "server")),
    Command("convert", "convert:convert", Heading.EXPORT, (
        "protlib convert references.ris references.bib",
        "protlib convert - - --from bibtex --to csl-json < references.bib",
    )),
    Command("check", "check:check", Heading.LIBRARY, (
        "protlib check",
        "protlib check --for apa --region 'West Africa'",
        "protlib check --fix --dry-run",
        "protlib check --file colleague.ris",
        "protlib check --rule accessed-long-ago --older 1y --format keys | protlib open -",
        "protlib check --fix --rule sentence-case --tag imported --dry-run",
        "protlib check --explain several-people",
    ), elsewhere=(
        "lint", "doctor", "clean",
        *(f"{name} --rule accessed-long-ago" for name in ("stale", "outdated", "linkcheck")),
        *(f"{name} --fix --rule sentence-case" for name in ("titles", "capitalize", "case")),
    ), prints="render.findings:shape"),
    Command("undo", "history:undo", Heading.LIBRARY, (
        "protlib undo",
        "protlib undo --to 41",
    ), elsewhere=("revert", "back"), prints="render.outcomes:shape"),
    Command("redo", "history:redo", Heading.LIBRARY, (
        "protlib redo",
    ), prints="render.outcomes:shape"),
    Command("history", "history:history", Heading.LIBRARY, (
        "protlib history",
        "protlib history iom2009caring",
        "protlib history --format json",
    ), elsewhere=("log",), prints="cli.commands.history:shape"),
    Command("diff", "restoring:diff", Heading.LIBRARY, (
        "protlib diff 41",
        "protlib diff 40 41 --key iom2009caring",
        "protlib diff 2026-11-24 --format json",
    ), elsewhere=("compare",), prints="cli.commands.restoring:diff_shape"),
    Command("restore", "restoring:restore", Heading.LIBRARY, (
        "protlib restore 41 iom2009caring",
        "protlib restore 2026-11-24T09:30 --dry-run",
    ), elsewhere=("checkout", "rollback"), prints="render.outcomes:shape"),
    Command("config", "configuring:config", Heading.LIBRARY, (
        "protlib config",
        "protlib config style chicago",
        "protlib config library ~/protection/library.json",
        "protlib config --edit",
    ), elsewhere=("settings", "preferences", "configure", "set-default"), prints="cli.commands.configuring:shape"),
    Command("git-setup", "tracking:git_setup", Heading.LIBRARY, (
        "protlib git-setup",
        "protlib git-setup refs/library.json",
        "protlib git-setup --undo",
    ), elsewhere=("git", "vcs")),
    Command("merge-driver", "tracking:merge_driver", Heading.LIBRARY, (
        "protlib merge-driver base.json mine.json theirs.json",
    )),
    Command("as-text", "tracking:as_text", Heading.LIBRARY, (
        "protlib as-text library.json",
    ), elsewhere=("textconv", "dump")),
    Command("schema", "describing:schema", Heading.LIBRARY, (
        "protlib schema",
        "protlib schema search",
        "protlib schema --list",
    ), elsewhere=("json-schema",)),
    Command("info", "inspecting:info", Heading.LIBRARY, (
        "protlib info",
        "protlib info --verify",
        "protlib info --repair --dry-run",
    ), elsewhere=("status", "where", "fsck", "repair"), prints="cli.commands.inspecting:shape"),
    Command("help", "helping:help_", Heading.LIBRARY, (
        "protlib help search",
        "protlib help --man > protlib.1",
    ), elsewhere=("man", "usage")),
)  # fmt: skip
COMMANDS: Final[dict[str, Command]] = {row.name: row for row in _ROWS}
"""The commands by name, in the order of the help."""
