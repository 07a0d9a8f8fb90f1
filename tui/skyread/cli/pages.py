"""The help pages, made of the table of verbs and set in at most 80 columns."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from skyread.cli.table import JSON, READER_OPTIONS, VERBS, Option, Verb

WIDTH = 80
_SHOWN_OPTIONS = 3

_READER = """\
skyread: a reading desk in the terminal

  skyread [PATH…]          open the reader
  skyread VERB [PATH…]     print what the reader knows, for eyes and scripts
"""
_PATHS = (
    "PATH is a file, a folder, or FILE#part for one article of a book, a feed or another file that holds"
    " several; - reads one article from standard input. Without PATH: {otherwise}."
    " A first word that is a verb is a verb: write ./notes for a folder called notes."
)
_EXIT = "Exit codes: 0 done, 1 nothing found or a fault, 2 usage, 3 some inputs failed."


def main_page() -> str:
    """The page of `skyread --help`."""
    verbs = [(verb.name + " QUERY" * verb.query, verb.summary) for verb in VERBS]
    parts = [
        _READER,
        _set(_PATHS.format(otherwise=VERBS[0].otherwise)),
        "Verbs (skyread VERB --help tells more):\n" + _columns(verbs),
        _set(f"Every verb takes {JSON.name}: {JSON.help}."),
        "Options of the reader (? in it lists the keys):\n" + _columns(_named(READER_OPTIONS)),
        _EXIT + "\n",
    ]
    return "\n".join(parts)


def verb_page(verb: Verb) -> str:
    """The page of `skyread VERB --help`; for a verb of several parts, what they are."""
    paragraphs = "\n".join(_set(line) for line in verb.about.split("\n"))
    parts = [
        f"{usage(verb)}\n",
        _set(f"{verb.summary[0].upper()}{verb.summary[1:]}."),
        paragraphs,
        "Options:\n" + _columns(_named(verb.takes())),
    ]
    if verb.articles:
        parts.insert(3, _set(_PATHS.format(otherwise=verb.otherwise)))
    if verb.parts:
        listed = [(part.name, part.summary) for part in verb.parts]
        parts.insert(2, f"Parts (skyread {verb.parts[0].name} --help tells more):\n{_columns(listed)}")
    parts.append(_set(f"Keys of a JSON object: {', '.join(verb.fields)}.") + _EXIT + "\n")
    return "\n".join(parts)


def usage(verb: Verb) -> str:
    """How a call of the verb looks, in one line; many options are only hinted at."""
    own = [f"[{option.name}{' ' * bool(option.value)}{option.value}]" for option in verb.options]
    if len(own) > _SHOWN_OPTIONS:
        own = ["[OPTION…]"]
    return " ".join(("skyread", verb.name, *own, "[--json]", *["QUERY"] * verb.query, verb.words))


def _named(options: Iterable[Option]) -> list[tuple[str, str]]:
    return [(f"{option.name} {option.value}".rstrip(), option.help) for option in options]


def _columns(rows: list[tuple[str, str]]) -> str:
    """Two columns; what does not fit on the line goes on below itself."""
    left = max(len(name) for name, _ in rows) + 4
    lines = []
    for name, text in rows:
        for number, line in enumerate(_lines(text, WIDTH - left)):
            lines.append(f"{'' if number else '  ' + name:{left}}{line}\n")
    return "".join(lines)


def _set(text: str) -> str:
    return "".join(f"{line}\n" for line in _lines(text, WIDTH))


def _lines(text: str, width: int) -> Iterator[str]:
    """Words of `text` in lines of at most `width` characters (the pages have no wide ones)."""
    line = ""
    for word in text.split():
        if line and len(line) + 1 + len(word) > width:
            yield line
            line = word
        else:
            line = f"{line} {word}".lstrip()
    yield line
