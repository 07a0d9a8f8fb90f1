"""Understanding the words of a call: a verb with its options, or paths for the reader.

The table of verbs says what there is; nothing is done here but to hand the call on.
"""

from __future__ import annotations

import gc
import os
import re
from collections import deque
from collections.abc import Callable, Mapping, Sequence
from importlib import import_module
from typing import NamedTuple, cast

from skyread import __version__
from skyread.cli.newsboat import newsboat_cache
from skyread.cli.outcomes import OK, UsageError, write
from skyread.cli.table import READER_OPTIONS, VERBS, Option, Verb, verb_called

_LIKE_AN_OPTION = re.compile(r"--?[A-Za-z][\w-]*(=.*)?\Z", re.DOTALL)
_LIKE_A_VERB = re.compile(r"-{0,2}[A-Za-z]+\Z")


class Call(NamedTuple):
    """A verb and what was said with it."""

    verb: Verb
    query: str
    """Empty for verbs that look for nothing."""
    paths: tuple[str, ...]
    options: Mapping[str, str]
    """By name, with the dashes; an option that stands alone has an empty value."""

    @property
    def json(self) -> bool:
        """Whether JSON Lines are wanted."""
        return "--json" in self.options

    @property
    def encoding(self) -> str | None:
        """The encoding of all files, where the user knows better."""
        return self.options.get("--encoding")

    @property
    def newsboat(self) -> str | None:
        """The path of newsboat's cache, where its articles are wanted."""
        return newsboat_cache(self.options)


def run(words: Sequence[str]) -> int:
    """Do what the words ask for; returns the exit code. Raises UsageError."""
    verb = verb_called(words[0]) if words else None
    if verb is None:
        return _reader(words)
    verb, words = _part(verb, words[1:])
    paths, options = _sort(words, verb.takes(), f"skyread {verb.name}")
    if "--help" in options:
        from skyread.cli.pages import verb_page  # noqa: PLC0415

        write(verb_page(verb))
        return OK
    query = ""
    if verb.query:
        query, *paths = paths or [""]
        if not query.strip():
            raise UsageError(f"skyread {verb.name}: what to look for is missing; write it after {verb.name}")
    call = Call(verb, query, tuple(paths), options)
    gc.disable()  # nearly all that a verb makes stays till its end, and then everything goes
    try:
        return _function(verb)(call)
    finally:
        gc.enable()


def _part(verb: Verb, words: Sequence[str]) -> tuple[Verb, Sequence[str]]:
    """The verb that a verb of several parts and its second word mean, with the words behind. Raises UsageError."""
    second = words[0] if words else ""
    for part in verb.parts:
        if part.name == f"{verb.name} {second}":
            return part, words[1:]
    if not verb.parts or not {"--help", "-h"}.isdisjoint(words):
        return verb, words
    if second and not _LIKE_AN_OPTION.match(second):
        names = [part.name for part in verb.parts]
        raise UsageError(
            f"skyread {verb.name}: {second} is none of its parts; write skyread {' or '.join(names)}"
        )
    return verb.parts[0], words


def _reader(words: Sequence[str]) -> int:
    if words and _LIKE_A_VERB.match(words[0]) and not os.path.lexists(words[0]):
        _offer_a_verb(words[0])
    paths, options = _sort(words, READER_OPTIONS, "skyread")
    if "--help" in options:
        from skyread.cli.pages import main_page  # noqa: PLC0415

        write(main_page())
        return OK
    if "--version" in options:
        write(f"skyread {__version__}\n")
        return OK
    from skyread.cli.reading import run_reader  # noqa: PLC0415

    return run_reader(paths, options.get("--encoding"), newsboat_cache(options))


def _offer_a_verb(word: str) -> None:
    """Raise UsageError if `word`, which is no path, is nearly a verb."""
    if word.startswith("-"):
        return
    from skyread.keys.problems import nearest  # noqa: PLC0415

    name = nearest(word, [*(verb.name for verb in VERBS), "--help", "--version"])
    if name is not None:
        raise UsageError(f"skyread: {word} is neither a verb nor a path; did you mean “skyread {name}”?")


def _sort(words: Sequence[str], known: Sequence[Option], who: str) -> tuple[list[str], dict[str, str]]:
    """Words apart from options; after `--` everything is a word. Raises UsageError."""
    by_name = {option.name: option for option in known}
    plain: list[str] = []
    options: dict[str, str] = {}
    rest = deque(words)
    while rest:
        word = rest.popleft()
        if word == "--":
            plain += rest
            rest.clear()
        elif word == "-h":
            options["--help"] = ""
        elif not _LIKE_AN_OPTION.match(word):
            plain.append(word)
        else:
            name, equals, value = word.partition("=")
            option = by_name.get(name)
            if option is None:
                raise UsageError(f"{who}: there is no option {name}; {_advice(name, by_name, who)}")
            if equals and not option.value:
                raise UsageError(f"{who}: {name} takes no value")
            if option.value and not equals and not (option.may_stand_alone and not _is_its_value(rest)):
                value = rest.popleft() if rest else ""
            if not value.strip() and (equals or not option.may_stand_alone):
                raise UsageError(f"{who}: {name} needs a value: {name} {option.value}")
            options[name] = value
    if "--encoding" in options:
        _check_encoding(options["--encoding"], who)
    return plain, options


def _is_its_value(rest: Sequence[str]) -> bool:
    """Whether the next word belongs to an option that may stand alone: a file's name, but no folder."""
    return (
        bool(rest)
        and rest[0] not in ("--", "-")
        and not _LIKE_AN_OPTION.match(rest[0])
        and not os.path.isdir(rest[0])  # noqa: PTH112  may be no valid path
    )


def _check_encoding(name: str, who: str) -> None:
    from skyread.library.decoding import UnknownEncodingError, check_encoding  # noqa: PLC0415

    try:
        check_encoding(name)
    except UnknownEncodingError:
        raise UsageError(f"{who}: there is no encoding {name}; write utf-8, cp1252, cp1251 …") from None


def _advice(name: str, known: Mapping[str, Option], who: str) -> str:
    from skyread.keys.problems import advice  # noqa: PLC0415

    return advice(name, known, f"{who} --help lists them; write -- before a word that begins with a dash")


def _function(verb: Verb) -> Callable[[Call], int]:
    module = import_module(f"skyread.cli.verbs.{verb.room}")
    return cast(Callable[[Call], int], getattr(module, verb.function))
