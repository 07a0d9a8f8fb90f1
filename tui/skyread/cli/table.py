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
    words: str = "[PATH…]"
    """What its further words are, in a line of usage."""
    otherwise: str = "the library of config.yaml, else the samples"
    """What it works on where no path is given."""
    parts: tuple[Verb, ...] = ()
    """Verbs that are called by this one's name and a second word; the first is meant where that is left out."""

    @property
    def function(self) -> str:
        """The name of its function."""
        return self.name.replace(" ", "_")

    def takes(self) -> tuple[Option, ...]:
        """Every option of the verb, its own first."""
        return (*self.options, JSON, *((ENCODING, NEWSBOAT) if self.articles else ()), HELP)


JSON = Option("--json", "", "one JSON object a line, every key always there")
ENCODING = Option("--encoding", "NAME", "read all files in this encoding, such as cp1251")
NEWSBOAT = Option("--newsboat", "[FILE]", "open newsboat's articles, from its cache or FILE; never written")
HELP = Option("--help", "", "print this page (or -h)")
VERSION = Option("--version", "", "print the version")
READER_OPTIONS = (ENCODING, NEWSBOAT, VERSION, HELP)

_NOTE = ("id", "article", "start", "end", "exact", "state", "pen", "note", "tags", "created", "updated")
_WHICH = (
    Option("--article", "NAME", "only those of an article: its path, link, or part of its title"),
    Option("--tag", "TAG", "only those with this tag"),
    Option("--pen", "PEN", "only those with this pen"),
    Option("--entity", "NAME", "only passages that name this entity, or a part of its name"),
    Option("--since", "DATE", "only those made on this day, month or year (UTC) or later"),
    Option("--until", "DATE", "only those made on this day, month or year or earlier"),
)
_NOTES = (
    Verb(
        "notes list",
        "notes",
        "highlights and notes, in the order in which they were made",
        "One line each, with a sign for how surely it stands where it says: ● exact, ≈ moved, ? ambiguous,"
        " ○ orphan. With PATH, those of these articles, as they stand in them now; without, all in the notebook,"
        " as they were found last. A place that you gave by hand counts first.",
        _NOTE,
        options=_WHICH,
        otherwise="all that the notebook holds",
    ),
    Verb(
        "notes export",
        "exporting",
        "write them to FILE or standard output, or a folder for git",
        "jsonl (JSON Lines) loses nothing: imported into an empty notebook and exported again it is the same to the"
        " byte. jsonld is a page of W3C Web Annotations for other programs. md is Markdown to read, by article."
        " start, end and state are those of the text that an annotation was made in (hash).\n"
        "FILE's suffix chooses the format. With --dir every article has a file of its own, whose name stays the"
        " same; only files that differ are written and none is deleted. A file that is no export is never"
        " written over.",
        (
            *(*_NOTE, "prefix", "suffix", "lookalikes", "paragraph"),
            *("extractor", "hash", "source", "entities", "placements"),
        ),
        articles=False,
        options=(
            Option("--format", "FORMAT", "jsonl (the default), jsonld or md"),
            Option("--dir", "DIR", "write one file for each article into this folder"),
            *_WHICH,
        ),
        words="[FILE]",
    ),
    Verb(
        "notes import",
        "importing",
        "take them in from files, merged by id and time",
        "FILE is what export wrote (jsonl or jsonld), Web Annotations of another program, a folder that export"
        " --dir wrote, or - for standard input. Of two with the same id the one that was changed last is kept;"
        " nothing is deleted, importing again changes nothing, and :history in the reader takes it back. What"
        " is no annotation is told with its line and left out (exit code 3); the others come in.",
        (*_NOTE, "result"),
        articles=False,
        words="FILE…",
    ),
    Verb(
        "notes check",
        "notes",
        "whether each still stands where it was made",
        "Looks for the passage of every annotation in the articles as they are now, and prints where it was made"
        " and where it stands. Exit code 1 if any is ambiguous or an orphan. Nothing is changed: the reader"
        " reviews them with :anchors.",
        (*_NOTE, "old_start", "old_end"),
        otherwise="the files in which the annotations were made",
    ),
)
_DECISION = (
    "id",
    "kind",
    "forms",
    "type",
    "others",
    "name",
    "article",
    "path",
    "mentions",
    "made",
    "who",
    "why",
)
_DECISIONS = (
    Verb(
        "decisions list",
        "decisions",
        "what you ruled about names, the oldest first",
        "One line each: the kind, what it says, the article that it is limited to, when it was made, by whom and why."
        " With PATH, those that apply to names of these articles; without, all in the notebook.",
        _DECISION,
        otherwise="all that the notebook holds",
    ),
    Verb(
        "decisions export",
        "decisions",
        "write them to FILE or standard output, as YAML",
        "A lexicon that people can read, edit and share: one entry a decision, grouped by kind. Imported into an empty"
        " notebook and exported again it is the same to the byte. A file that is no such lexicon is never written over.",
        _DECISION,
        articles=False,
        words="[FILE]",
    ),
    Verb(
        "decisions import",
        "decisions",
        "take them in from files, merged by id",
        "FILE is what export wrote, or - for standard input. A decision with the id of one that is kept takes its"
        " place; nothing is deleted, importing again changes nothing, and :history in the reader takes it back. An"
        " entry without an id gets one that follows from what it says. What is wrong is told with its line and column"
        " and left out (exit code 3); the others come in.",
        (*_DECISION, "result"),
        articles=False,
        words="FILE…",
    ),
)
_ITEM = ("worklist", "number", "state", "article", "start", "end", "exact", "why")
_STATE = Option("--state", "STATE", "only items that are new, seen, kept or dismissed")
_WORKLISTS = (
    Verb(
        "worklist list",
        "worklists",
        "the items of worklists, those of the newest first",
        "One line each: worklist, number, a sign for how far it is (· new, ○ seen, ● kept, × dismissed), article and"
        " the passage with words around it. NAME is a title or a part of one; without it, all worklists. start and"
        " end are those of the text that the list was made from.",
        _ITEM,
        articles=False,
        options=(_STATE,),
        words="[NAME]",
    ),
    Verb(
        "worklist export",
        "worklists",
        "the same for programs, or as a page to read",
        "Writes to standard output: jsonl (JSON Lines, the default), or md (Markdown, by article). NAME is a title or"
        " a part of one; without it, all worklists.",
        _ITEM,
        articles=False,
        options=(_STATE, Option("--format", "FORMAT", "jsonl (the default) or md")),
        words="[NAME]",
    ),
)

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
        options=(
            Option("--entity", "NAME", "only mentions of this entity"),
            Option("--with", "NAME", "only those near which this one stands too"),
            Option("--within", "N", "how near: sentences apart (else 1), or “paragraph”"),
        ),
    ),
    Verb(
        "quotes",
        "quotes",
        "who said what: quoted speech with its speaker",
        "Every passage inside quotation marks with who speaks, if the text tells: by name, as “he” or as “the"
        " minister”. The cue is the word that says so.\n"
        "A speaker can be given by any name, as the entity of mentions.",
        ("article", "start", "end", "text", "speaker", "cue"),
        options=(Option("--speaker", "NAME", "only what this entity is quoted with"),),
    ),
    Verb(
        "timeline",
        "timeline",
        "what happened when: dates in the order of time",
        "Every date that a text names, with its sentence, sorted by the day, month or year that it means; a date"
        " without its year is read by the date of its article. A span of time is written FIRST/LAST.\n"
        "An entity can be given by any name, as that of mentions.",
        ("article", "start", "end", "text", "date", "context"),
        options=(Option("--entity", "NAME", "only dates whose sentence names this entity"),),
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
    Verb(
        "notes",
        "notes",
        "list, export, import and check highlights and notes",
        "skyread notes alone is skyread notes list.",
        _NOTE,
        articles=False,
        words="list|export|import|check …",
        parts=_NOTES,
    ),
    Verb(
        "decisions",
        "decisions",
        "list, export and import what you ruled about names",
        "Rulings are made in the reader: M merges, S splits, R renames, T types, X mutes. The verbs about names heed"
        " them.\nskyread decisions alone is skyread decisions list.",
        _DECISION,
        articles=False,
        words="list|export|import …",
        parts=_DECISIONS,
    ),
    Verb(
        "worklist",
        "worklists",
        "list and export passages that are worked through",
        "Worklists are made in the reader, with Ctrl-Q in any list of passages.\nskyread worklist alone is skyread"
        " worklist list.",
        _ITEM,
        articles=False,
        words="list|export …",
        parts=_WORKLISTS,
    ),
)

_BY_NAME = {verb.name: verb for verb in VERBS}


def verb_called(name: str) -> Verb | None:
    """The verb of this name."""
    return _BY_NAME.get(name)
