"""The card of an entity: what there is about it, in sections of lines that lead to where it stands.

What the lines say is `gathering`'s business; here is the list with its cursor, its filter and its sections. No drawing.
"""

from __future__ import annotations

from collections.abc import Hashable, Mapping, Sequence
from dataclasses import dataclass, field

from skyread.desk.picker import Item
from skyread.desk.window import Window
from skyread.entities.model import Entity
from skyread.index.library_index import Index
from skyread.index.together import Companion
from skyread.text.folding import fold
from skyread.text.spans import Passage

SHOWN = 8
"""Lines of a section that are shown while nothing is filtered."""
ANNOTATION = "note "
"""What the keys of lines begin with that stand for an annotation; its id follows."""


@dataclass(frozen=True, slots=True)
class Section:
    """Lines of one kind."""

    title: str
    lines: Sequence[Item]
    companions: Mapping[str, Companion] = field(default_factory=dict)
    """By the keys of lines: the entities that lines stand for, and how near they stand."""


Row = Item | str
"""A line, or a heading or remark that the cursor passes over."""


class Card:
    """The card that is open, with a cursor on the lines that lead somewhere; `shown` tells whether it is on screen."""

    def __init__(self) -> None:
        self.shown = False
        self.entity: Entity | None = None
        self.about = ""
        """What stands beside the name: type and counts."""
        self.ready = False
        """Whether everything is gathered."""
        self.of: Hashable = None
        """What it was gathered from: when that changes, the card is gathered again."""
        self.anchor: Passage | None = None
        """Where the entity stands first: what is ruled to stand there is shown when the entity is gone."""
        self.filter = ""
        self.rows: list[Row] = []
        self.headings: list[int] = []
        """The rows that begin a section."""
        self.window = Window()
        self.preview_scroll = 0
        self.taken = 0
        """How often sections were taken or narrowed: what is drawn depends on it."""
        self._sections: Sequence[Section] = ()
        self._haystacks: Sequence[Sequence[str]] | None = None
        """What a filter looks for words in, for each line of each section; made for the first letter of one."""

    def open(self, entity: Entity, index: Index) -> None:
        """Show the card of an entity, still empty; the same one again keeps its place."""
        if self.entity is None or self.entity.id != entity.id:
            self.filter = ""
            self._sections, self._haystacks = (), None
            self.rows, self.headings = [], []
            self.window.fill(0, 0)
            self.preview_scroll = 0
        mentions, articles = index.counts(entity.id)
        self.entity = entity
        self.anchor = index.first(entity.id)
        self.about = (
            f"{entity.type.value.lower()} · {mentions:,} mention{'s' * (mentions != 1)}"
            f" in {articles:,} article{'s' * (articles != 1)}"
        )
        self.ready = False
        self.shown = True

    def close(self) -> None:
        """Take the card off the screen; what it was gathered from may go."""
        self.shown = False
        self.of = None

    def take(self, sections: Sequence[Section]) -> None:
        """Show what was gathered; the cursor stays on its line."""
        self._sections, self._haystacks = sections, None
        self.ready = True
        self.narrow(self.filter)

    @property
    def selected(self) -> Item | None:
        """The line under the cursor."""
        row = self.rows[self.window.cursor] if self.window.cursor < len(self.rows) else None
        return row if isinstance(row, Item) else None

    def companion(self, line: Item) -> Companion | None:
        """The other entity that a line stands for."""
        return next((one.companions[line.key] for one in self._sections if line.key in one.companions), None)

    @staticmethod
    def annotation(line: Item) -> str | None:
        """The id of the annotation that a line stands for."""
        return line.key.removeprefix(ANNOTATION) if line.key.startswith(ANNOTATION) else None

    def narrow(self, text: str) -> None:
        """Keep the lines that hold every word of `text`; for none show the first lines of each section."""
        before = self.selected
        self.filter = text
        words = fold(text).split()
        self.rows, self.headings = [], []
        for number, section in enumerate(self._sections):
            lines = self._fitting(number, words)
            if not lines:
                continue
            self.headings.append(len(self.rows))
            leading = sum(_leads(line) for line in lines)
            self.rows.append(f"{section.title}  {leading}" if leading > 1 else section.title)
            shown = lines if words else lines[:SHOWN]
            self.rows.extend(shown)
            if len(shown) < len(lines):
                self.rows.append(f"… and {len(lines) - len(shown):,} more; a filter finds them")
        self.taken += 1
        key = before.key if before is not None else None
        found = (row for row, line in enumerate(self.rows) if isinstance(line, Item) and line.key == key)
        self.window.fill(len(self.rows))
        self._go(next(found, self._leading(0, 1)))

    def _fitting(self, section: int, words: Sequence[str]) -> Sequence[Item]:
        """The lines of a section that hold every word."""
        lines = self._sections[section].lines
        if not words:
            return lines
        if self._haystacks is None:
            self._haystacks = [[_haystack(line) for line in one.lines] for one in self._sections]
        pairs = zip(lines, self._haystacks[section], strict=True)
        return [line for line, haystack in pairs if all(word in haystack for word in words)]

    def move(self, rows: int) -> None:
        """Move the cursor by lines that lead somewhere."""
        row, step = self.window.cursor, 1 if rows > 0 else -1
        for _ in range(abs(rows)):
            following = row + step
            while 0 <= following < len(self.rows) and not self._leads(following):
                following += step
            if not 0 <= following < len(self.rows):
                break
            row = following
        self._go(row)

    def move_section(self, step: int) -> None:
        """Go to the first line of the next section that leads somewhere, round the ends."""
        starts = [row for row in (self._first_of(number) for number in range(len(self.headings))) if row >= 0]
        if not starts:
            return
        here = self.window.cursor
        after = next((number for number, row in enumerate(starts) if row > here), len(starts))
        before = after - 1  # the section in which the cursor stands
        if step < 0 and before >= 0 and starts[before] < here:
            before += 1  # back to its beginning first
        row = starts[(after if step > 0 else before - 1) % len(starts)]
        self._go(row)
        heading = max(one for one in self.headings if one < row)
        if self.window.cursor - heading < self.window.height:
            self.window.top = max(0, min(heading, len(self.rows) - self.window.height))

    def go(self, row: int) -> None:
        """Put the cursor on a row, as the mouse does; on one that leads nowhere it stays where it is."""
        if 0 <= row < len(self.rows) and self._leads(row):
            self._go(row)

    def _first_of(self, section: int) -> int:
        end = self.headings[section + 1] if section + 1 < len(self.headings) else len(self.rows)
        return next((row for row in range(self.headings[section], end) if self._leads(row)), -1)

    def _leads(self, row: int) -> bool:
        line = self.rows[row]
        return isinstance(line, Item) and _leads(line)

    def _leading(self, row: int, step: int) -> int:
        while 0 <= row < len(self.rows):
            if self._leads(row):
                return row
            row += step
        return 0

    def _go(self, row: int) -> None:
        """Put the cursor on a row; what stands above it and leads nowhere comes into view with it."""
        self.preview_scroll = 0
        self.window.go(row)
        above = self.window.cursor
        while above > 0 and not self._leads(above - 1):
            above -= 1
        if above < self.window.top and self.window.cursor - above < self.window.height:
            self.window.top = above
        elif not any(self._leads(one) for one in range(row + 1, len(self.rows))):
            self.window.top = max(self.window.top, min(above, len(self.rows) - self.window.height))


def _leads(line: Item) -> bool:
    return line.passage is not None


def _haystack(line: Item) -> str:
    return fold(f"{line.label} {line.detail} {line.tier}")
