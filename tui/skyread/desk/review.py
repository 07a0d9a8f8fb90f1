"""Review: questions answered one after the other with a key each, every answer kept at once and taken back by one.

A question shows what was beside what is offered. What an answer does, and how it is undone, the case itself says;
here is only which case is on the screen, what is left, and the way back.
"""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass, field

from skyread.desk.sheet import Sheet
from skyread.notebook.history import History
from skyread.text.spans import Passage

Undo = Callable[[], object]
"""Takes back what an answer did. May raise what the answer may raise."""


def taking_back(history: History) -> Undo:
    """What takes back the act that this window has just made; nothing, where nothing had to be changed."""
    number = history.made
    return lambda: history.toggle(number) if number is not None else None


@dataclass(frozen=True, slots=True)
class Choice:
    """Something that is offered."""

    heading: str
    panels: Callable[[], tuple[Sheet, Sheet]]
    """What was and what is offered; asked for when they are looked at."""
    take: Callable[[], Undo]
    passage: Passage | None = None
    """Where it stands."""


@dataclass(frozen=True, slots=True)
class Case:
    """One question."""

    key: str
    heading: str
    alone: Callable[[], tuple[Sheet, Sheet]]
    """What was, and what is said of it where nothing is offered."""
    choices: Sequence[Choice]
    """Best first; may be empty."""
    refuse: Callable[[], Undo]
    """None of them."""
    passage: Passage | None = None
    """Where one would look for it by hand."""
    was: str = "As it was"
    """What stands on the left side, for its title."""
    by_hand: Callable[[], str] | None = None
    """Prepares for an answer that is given in the text, and says what is to be done there; None where none can be."""


@dataclass(slots=True)
class _Progress:
    """How far a case is."""

    decided: bool = False
    later: bool = False
    rejected: set[int] = field(default_factory=set)


@dataclass(frozen=True, slots=True)
class _Answer:
    case: int
    choice: int
    """Number of the choice that was on the screen."""
    undo: Undo | None
    rejected: bool = False


class Review:
    """A row of cases with one on the screen; `shown` tells whether the review is open."""

    def __init__(self) -> None:
        self.shown = False
        self.title = ""
        self.command = ""
        """What goes on with the review after it was left, as it is typed on the `:` line."""
        self.cases: Sequence[Case] = ()
        self.scroll = 0
        self._number = 0
        self._choice = 0
        self._progress: list[_Progress] = []
        self._answers: list[_Answer] = []

    def open(self, title: str, cases: Sequence[Case], command: str) -> None:
        """Begin; with the case that was on the screen if it is the review that was left last."""
        at = self.case.key if self.case is not None and self.command == command else ""
        self.shown = True
        self.title, self.cases, self.command = title, cases, command
        self._progress = [_Progress() for _ in cases]
        self._answers = []
        self._number = next((number for number, case in enumerate(cases) if case.key == at), 0)
        self._choice = self.scroll = 0

    def close(self) -> None:
        """Take the review off the screen; what was answered stays."""
        self.shown = False

    @property
    def case(self) -> Case | None:
        """The case on the screen; None when all are done."""
        return self.cases[self._number] if self._number < len(self.cases) else None

    @property
    def number(self) -> int:
        """Which case is on the screen, from 1."""
        return self._number + 1

    @property
    def left(self) -> int:
        """Cases to be answered yet, those for later among them."""
        return sum(not one.decided for one in self._progress)

    @property
    def put_off(self) -> int:
        """Cases left for later."""
        return sum(one.later and not one.decided for one in self._progress)

    @property
    def choices(self) -> Sequence[Choice]:
        """What is still offered in the case on the screen."""
        case = self.case
        return [case.choices[number] for number in self._offered()] if case is not None else ()

    @property
    def choice(self) -> int:
        """Which of `choices` is on the screen, from 0."""
        return self._choice

    @property
    def offered(self) -> Choice | None:
        """The choice on the screen."""
        choices = self.choices
        return choices[self._choice] if choices else None

    def _offered(self) -> list[int]:
        case = self.cases[self._number]
        rejected = self._progress[self._number].rejected
        return [number for number in range(len(case.choices)) if number not in rejected]

    def move(self, step: int) -> bool:
        """Show another choice, round the end; False if there is no other."""
        count = len(self.choices)
        if count < 2:
            return False
        self._choice = (self._choice + step) % count
        self.scroll = 0
        return True

    def take(self) -> bool:
        """Take what is offered and go on; False if nothing is. Raises what the taking raises, and stays then."""
        offered = self.offered
        if offered is None:
            return False
        self._decided(offered.take())
        return True

    def reject(self) -> None:
        """Reject what is offered; with the last of it the case is decided. Raises what refusing raises."""
        case = self.case
        if case is None:
            return
        offered = self._offered()
        if len(offered) < 2:
            self._decided(case.refuse())
            return
        rejected = offered[self._choice]
        self._answers.append(_Answer(self._number, rejected, None, rejected=True))
        self._progress[self._number].rejected.add(rejected)
        self._choice = min(self._choice, len(offered) - 2)
        self.scroll = 0

    def later(self) -> None:
        """Leave the case for later and go on."""
        if self.case is not None:
            self._answers.append(_Answer(self._number, self._on_screen(), None))
            self._progress[self._number].later = True
            self._go_on()

    def undo(self) -> bool:
        """Take the last answer back and show its case again; False if there is none. May raise as the answer."""
        if not self._answers:
            return False
        last = self._answers[-1]
        if last.undo is not None:
            last.undo()
        self._answers.pop()
        progress = self._progress[last.case]
        if last.rejected:
            progress.rejected.discard(last.choice)
        else:
            progress.decided = progress.later = False
        self._number = last.case
        offered = self._offered()
        self._choice = offered.index(last.choice) if last.choice in offered else 0
        self.scroll = 0
        return True

    def _on_screen(self) -> int:
        offered = self._offered()
        return offered[self._choice] if offered else 0

    def _decided(self, undo: Undo) -> None:
        self._answers.append(_Answer(self._number, self._on_screen(), undo))
        self._progress[self._number].decided = True
        self._go_on()

    def _go_on(self) -> None:
        """To the next case that waits for an answer, those after this one first."""
        count = len(self.cases)
        order = (*range(self._number + 1, count), *range(self._number))
        waiting = (one for one in order if not self._progress[one].decided and not self._progress[one].later)
        self._number = next(waiting, count)
        self._choice = self.scroll = 0
