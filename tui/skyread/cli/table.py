"""The one table of verbs: parsing, the help pages and the dispatch come from it, and the tests hold it to what is printed.

Plain data that costs next to nothing to import, since `skyread --help` must be quick. What a verb does is in
`verbs`: a verb's function has the verb's name and stands in the module that the table names.
"""

from __future__ import annotations

from typing import NamedTuple


class Option(NamedTuple):
    """A word that begins with `--`."""

    name: str
    value: str
    """What stands after it, in capitals; empty for an option that stands alone, in brackets if it may be left out."""
    help: str

    @property
    def may_stand_alone(self) -> bool:
        """Whether it means something without a value."""
        return not self.value or self.value.startswith("[")


class Verb(NamedTuple):
    """One verb of the command line."""

    name: str
    room: str
    """The module of `skyread.cli.verbs` that holds its function."""
    summary: str
    """One line without a full stop, for the list of verbs."""
    about: str
    """What more there is to know, one paragraph a line."""
    fields: tuple[str, ...]
    """The keys of its JSON objects, in order."""
    query: bool = False
    """Whether its first word says what to look for."""
    articles: bool = True
    """Whether it reads articles."""
    options: tuple[Option, ...] = ()

    def takes(self) -> tuple[Option, ...]:
        """Every option of the verb, its own first."""
        return (*self.options, JSON, *((ENCODING, NEWSBOAT) if self.articles else ()), HELP)


JSON = Option("--json", "", "one JSON object a line, every key always there")
ENCODING = Option("--encoding", "NAME", "read all files in this encoding, such as cp1251")
NEWSBOAT = Option("--newsboat", "[FILE]", "open newsboat's articles, from its cache or FILE; never written")
HELP = Option("--help", "", "print this page (or -h)")
VERSION = Option("--version", "", "print the version")
READER_OPTIONS = (ENCODING, NEWSBOAT, VERSION, HELP)

VERBS: tuple[Verb, ...] = (
    Verb(
        "articles",
        "library",
        "the articles with date, source and length",
        "Every article that the paths hold, in the order of the folders. A text that several files hold is one"
        " article; its other paths are in the JSON form.",
        ("article", "paths", "id", "title", "published", "published_basis", "source", "words", "blocks"),
    ),
    Verb(
        "text",
        "library",
        "an article's text, as offsets count it",
        "Prints the text of each article and nothing else, in UTF-8 and without anything between two articles,"
        " so that the code points from start to end of any other verb can be looked up. A text that several files"
        " hold is printed once; on a terminal, carriage returns are left out.",
        ("article", "text"),
    ),
    Verb(
        "entities",
        "names",
        "the people, treaties and places that are named",
        "Every entity of the library, the most mentioned first, with its names.",
        ("entity", "name", "type", "aliases", "mentions", "articles"),
    ),
    Verb(
        "mentions",
        "names",
        "where names stand, in the order of reading",
        "Every mention with its entity and the words around it.\n"
        "An entity can be given by any of its names, case and accents aside; if none is the same, the nearest"
        " name is taken and told.",
        ("article", "start", "end", "text", "type", "entity", "before", "after"),
        options=(Option("--entity", "NAME", "only mentions of this entity"),),
    ),
    Verb(
        "search",
        "finding",
        "passages that hold the words of QUERY, best first",
        "Whole words, in any order, near each other or not; case and accents make no difference."
        ' "words in quotes" stand side by side, -word must not occur, title:word and source:word look at what'
        " is known about the article.\n"
        "Put the query in one pair of quotes of the shell; write -- before one that begins with a dash.",
        ("article", "start", "end", "text", "before", "after", "score"),
        query=True,
    ),
    Verb(
        "jump",
        "finding",
        "entities and articles by a few letters of a name",
        "The ranking of the reader's fuzzy jump: misspelt names, initials and surnames find theirs. Articles"
        " come after the entities. Each leads to its first mention, or to its title.",
        ("kind", "name", "alias", "tier", "score", "article", "start", "end"),
        query=True,
        options=(Option("--kind", "KIND", "only one kind: entity or article"),),
    ),
    Verb(
        "keys",
        "settings",
        "the keys in force; with --check, what is wrong with a file",
        "The key map with the changes of your keymap.yaml. With --check FILE nothing is listed but the problems"
        " of that file, as FILE:LINE:COLUMN: and what to do (JSON: file, line, column, message).",
        ("context", "command", "keys", "help"),
        articles=False,
        options=(Option("--check", "FILE", "check a key map; exit 1 if something is wrong"),),
    ),
    Verb(
        "config",
        "settings",
        "the settings in force, and where skyread keeps things",
        "Every setting with its value and where it comes from: default, the command line, or the line of"
        " config.yaml; then the files and folders that skyread uses. SKYREAD_HOME=DIR puts all of them under DIR.",
        ("kind", "name", "value", "origin", "exists"),
        articles=False,
    ),
    Verb(
        "index",
        "caching",
        "find all names now, so that opening is quick later",
        "Reads and analyses every article that is not yet in the cache, and says for each file whether it was"
        " added, changed, unchanged, skipped or failed, and why. Exit code 3 means that something you named"
        " could not be read.",
        ("article", "id", "state", "reason"),
    ),
)

_BY_NAME = {verb.name: verb for verb in VERBS}


def verb_called(name: str) -> Verb | None:
    """The verb of this name."""
    return _BY_NAME.get(name)
