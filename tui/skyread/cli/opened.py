"""The library that a verb works on: read, named where that is asked for, and everything that went wrong told.

Verbs work from the articles and the cache, and from what the user has ruled about names; of the notebook nothing else
is theirs, and nothing in it is written here.
"""

from __future__ import annotations

import sys
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, replace

from skyread.cli.outcomes import FAILED_INPUTS, NOTHING, OK, narrate
from skyread.cli.parsing import Call
from skyread.cli.progress import ProgressBar
from skyread.cli.reading import NOTEBOOK_FILE
from skyread.desk.decision_rows import decisions_of
from skyread.desk.layering import Layer
from skyread.desk.naming import Naming
from skyread.desk.opening import Request, find_names_without_fail, read_articles, request
from skyread.keys.places import places
from skyread.keys.settings import load_settings
from skyread.library.article import Article
from skyread.library.collection import Library
from skyread.library.scanning import COMPANION, STDIN, Skipped
from skyread.notebook.decisions import read_apart

EXPECTED = frozenset(
    {"hidden", "not a format that is read", "not a regular file", "the same file as one before", COMPANION}
)
"""Reasons for passing over a file of a folder that are no news: such files are counted, not listed."""


@dataclass(slots=True)
class Opened:
    """The articles of a call."""

    request: Request
    library: Library
    failed: bool
    """Whether something that the user asked for could not be read."""

    @property
    def articles(self) -> Sequence[Article]:
        """The articles in the order of the walk."""
        return self.library.articles

    def outcome(self, found: int) -> int:
        """The exit code after `found` things were printed."""
        if self.failed:
            return FAILED_INPUTS
        return OK if found else NOTHING


def open_library(call: Call) -> Opened:
    """Read the articles of a call and narrate what could not be read, or only with doubts."""
    home = places()
    report = load_settings(home.settings_file)
    for problem in report.problems:
        narrate(str(problem))
    stdin = _standard_input() if STDIN in call.paths else None
    wanted = request(
        call.paths, report.settings, home, encoding=call.encoding, stdin=stdin, newsboat=call.newsboat
    )
    with ProgressBar() as bar:
        library = read_articles(wanted, bar.show)
    closed = set(library.closed) - set(library.failed)
    told = [one for one in unexpected(library.skipped) if one not in closed]
    for one in (*library.failed, *told, *library.remarks):
        narrate(f"skyread: {one.path}: {one.reason}")
    for reason, number in Counter(one.reason for one in library.closed if one in closed).items():
        narrate(f"skyread: {number} file{'s' * (number != 1)} not read: {reason}")
    if not library.articles and not library.failed:
        narrate(f"skyread: no articles there{counted(library.skipped)}")
    return Opened(wanted, library, bool(library.failed))


def name(opened: Opened) -> Naming:
    """Find the names, as the user has ruled about them. A notebook that is missing or can't be read rules nothing."""
    naming = recognised(opened)
    decisions = decisions_of(read_apart(places().data_dir / NOTEBOOK_FILE))
    return replace(naming, index=Layer(naming.index).lay(decisions).index) if decisions else naming


def recognised(opened: Opened) -> Naming:
    """Find the names, whatever was ruled about them.

    A file of known names, or a pipeline, that can't be used is told, and does not count.
    """

    def tell(problem: Exception) -> None:
        narrate(f"skyread: {problem}")
        opened.failed = True

    with ProgressBar() as bar:
        return find_names_without_fail(opened.request, opened.articles, tell, bar.show)


def unexpected(skipped: Sequence[Skipped]) -> list[Skipped]:
    """Files that were passed over for a reason that the user should hear."""
    return [one for one in skipped if one.reason not in EXPECTED]


def counted(skipped: Sequence[Skipped]) -> str:
    """How many files were passed over, and why, to be put behind something else; nothing for none."""
    reasons = Counter(one.reason for one in skipped)
    if not reasons:
        return ""
    listed = ", ".join(f"{number} {reason}" for reason, number in reasons.most_common())
    return f"; passed over: {listed}"


def _standard_input() -> bytes:
    return sys.stdin.buffer.read() if sys.stdin is not None else b""
