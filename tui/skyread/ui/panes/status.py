"""The bottom line: where one is, what is current, what was typed so far; or the line that is being typed."""

from __future__ import annotations

from collections.abc import Callable, Hashable, Sequence

from rich.style import Style

from skyread.desk.deciding import TYPE_LETTERS
from skyread.desk.desk import Desk
from skyread.desk.listing import label
from skyread.text.widths import cell_width, ellipsize
from skyread.ui.lines import LinePane, Piece, aligned, fill, plain
from skyread.ui.panes.picker import caret_line
from skyread.ui.themes import Role

_NULL = Style.null()


class StatusPane(LinePane):
    """Draws the desk's status, and its prompt when one is open; completions stand on a line above it."""

    def __init__(self, desk: Desk, help_key: Callable[[], str]) -> None:
        super().__init__(id="status")
        self.desk = desk
        self._help_key = help_key
        self.pending = ""
        self.continuations: tuple[tuple[str, str], ...] = ()
        self.teaching = ""
        """What a first run is told until something else is to be said."""
        self.progress = ""
        """Work going on in the background."""

    @property
    def rows(self) -> int:
        """Lines that the pane wants."""
        return 2 if self.desk.prompt.purpose is not None and self.desk.prompt.candidates else 1

    def state(self) -> Hashable:
        """What the drawing depends on."""
        desk, prompt = self.desk, self.desk.prompt
        reader = desk.reader
        return (
            desk.message,
            self.pending,
            self.continuations,
            self.teaching,
            self.progress,
            (
                prompt.purpose,
                prompt.edit.text,
                prompt.edit.cursor,
                tuple(prompt.candidates),
                prompt.candidate,
            ),
            (desk.current, reader.entity, reader.mention, reader.hit, reader.top, reader.height, reader.rows),
            (
                reader.article.id if reader.article else None,
                len(desk.listing.rows),
                desk.listing.window.cursor,
            ),
            (desk.search.query, bool(desk.search), id(desk.index), desk.pane, desk.said),
            desk.visual.kept if desk.visual else None,
            (desk.annotations.changed, desk.marking.focus_id, desk.marking.pen),
            (desk.work.lists.changed, desk.work.current, desk.work.item, desk.seen_before.in_focus()),
        )

    def line(self, y: int) -> list[Piece]:
        """One line of the pane."""
        style = self.palette[Role.STATUS]
        if self.desk.prompt.purpose is None:
            return self._status(style)
        if self.rows == 2 and y == 0:
            return self._candidates(style)
        return self._prompt(style)

    def _status(self, style: Style) -> list[Piece]:
        desk = self.desk
        width = self.area.width
        mode = self._mode()
        right: list[Piece] = []
        if self.pending:
            right = [(self.pending + " ", self.palette[Role.KEY])]
        elif self.progress:
            right = [(self.progress + " ", _NULL)]
        if self.pending and self.continuations:
            room = width - sum(cell_width(text) for text, _ in (*mode, *right)) - 2
            hints = _fitting(self._continuations(), room)
            return aligned([*mode, (" " + hints, _NULL)], right, width, style)
        if desk.message:
            said: Piece = (" " + plain(desk.message), self.palette[Role.STATUS_STRONG])
            return aligned([*mode, said], right, width, style)
        if self.teaching:
            return aligned([(" " + self.teaching, _NULL)], right, width, style)
        left: list[Piece] = [*mode]
        for number, (text, strong) in enumerate(self._facts()):
            left.append((" │ " if number or mode else " ", self.palette[Role.BORDER]))
            left.append((text, self.palette[Role.STATUS_STRONG] if strong else _NULL))
        if not right:
            right = [(f"{key} help " if (key := self._help_key()) else "", self.palette[Role.DIM])]
        return aligned(left, right, width, style)

    def _mode(self) -> list[Piece]:
        """Caret and visual mode in words, with the size of what is selected."""
        visual = self.desk.visual
        if visual is None:
            return []
        name: Piece = (f" {visual.mode.value.upper()} ", self.palette[Role.CURSOR])
        return [name, (f" {visual.size}", self.palette[Role.STATUS_STRONG])] if visual.selecting else [name]

    def _continuations(self) -> list[str]:
        """What can be typed next, each with what it does; for a pen and a type their letters."""
        commands = [command for _, command in self.continuations]
        if commands == ["annotation.pen"]:
            return [f"{pen.key} {pen.name}" for pen in self.desk.marking.pens.values()]
        if commands in (["entity.retype"], ["entity.add"]):
            return [f"{letter} {type_.value.lower()}" for letter, type_ in TYPE_LETTERS.items()]
        return [f"{keys} {command.split('.')[-1].replace('_', ' ')}" for keys, command in self.continuations]

    def _facts(self) -> list[tuple[str, bool]]:
        """Where one is, the current entity, the search: the most wanted first, since the line may be short."""
        desk, reader = self.desk, self.desk.reader
        facts: list[tuple[str, bool]] = []
        annotation = desk.marking.focus
        if annotation is not None:
            tags = "".join(f" #{tag}" for tag in annotation.tags)
            note = f" ✎ {ellipsize(plain(annotation.note), 48)}" if annotation.note else ""
            which, several = desk.marking.of_several
            among = f" {which}/{several}" if several > 1 else ""
            facts.append((plain(f"{annotation.pen}{among}{tags}") + note, True))
        facts += self._worklist()
        known = desk.seen_before.in_focus()
        if known is not None:
            title = ellipsize(plain(desk.title_of(known.place.article)), max(16, self.area.width // 4))
            facts.append((f"≡ {'read' if known.read else 'also'} in “{title}”", known.read))
        entity = desk.entity(desk.current)
        if entity is not None:
            step, here = desk.step, ""
            if step is not None:
                here = f" {step.number}/{step.total} · article {step.article_number} of {step.article_total}"
            else:
                mentions, articles = desk.index.counts(entity.id)
                here = f" {mentions:,} in {articles:,} article{'s' * (articles != 1)}"
            facts.append((plain(entity.name) + here, True))
        if desk.search and reader.article is not None:
            hits = desk.search.hits(reader.article)
            number = desk.search.number(reader.article, reader.hit.start) if reader.hit else 0
            count = f"{number}/{len(hits)}" if number else f"{len(hits)} hit{'s' * (len(hits) != 1)} here"
            facts.append((f"/{plain(desk.search.query)} {count}", False))
        if (said := desk.said) is not None:
            who = desk.speaking.named(said)
            cue = desk.speaking.cue(said)
            parts = (plain(who) or "speaker unknown", ellipsize(plain(cue), 24))
            facts.append((f"quote: {' · '.join(part for part in parts if part)}", False))
        if reader.article is not None:
            rows = desk.listing.rows
            position = rows.index(reader.article.id) + 1 if reader.article.id in rows else 0
            facts.append((f"{round(reader.progress * 100)}%", False))
            facts.append((f"{position}/{len(rows)}", False))
            focused = desk.entity(reader.entity)
            if focused is not None and focused.id != desk.current:
                facts.append((f"{focused.type.value.lower()} {plain(focused.name)}", False))
            if self.area.width >= 120:
                facts.append((plain(label(reader.article)), False))
        elif desk.listing.rows:
            facts.append((f"{len(desk.listing.rows)} articles", False))
        return facts

    def _worklist(self) -> list[tuple[str, bool]]:
        """The worklist in hand, and the item that one is at."""
        worklist, item = self.desk.work.current, self.desk.work.item
        if worklist is None:
            return []
        title = ellipsize(plain(worklist.title), max(12, self.area.width // 5))
        at = f"{item.number:,}/{worklist.items:,} {item.state.sign}" if item else f"{worklist.items:,}"
        kept = f" · {worklist.kept:,} kept" if worklist.kept else ""
        return [(f"worklist “{title}” {at}{kept}", True)]

    def _prompt(self, style: Style) -> list[Piece]:
        sign, line = self._typed(style)
        right: list[Piece] = [(self.desk.message + " ", _NULL)] if self.desk.message else []
        return aligned([sign, *line], right, self.area.width, style)

    def _typed(self, style: Style) -> tuple[Piece, list[Piece]]:
        """The prompt's sign, and the typed line before, at and behind the caret."""
        prompt = self.desk.prompt
        assert prompt.purpose is not None
        sign: Piece = (f" {prompt.purpose.sign}", style + self.palette[Role.KEY])
        line = caret_line(prompt.edit.text, prompt.edit.cursor, style, self.palette[Role.CARET])
        # A long line is shown from where the caret is.
        room = self.area.width - cell_width(sign[0]) - 1
        if (
            (far := len(line[0][0]) - 4 * room) > 0 < room
        ):  # measuring all of it again and again would take long
            line[0] = (line[0][0][far:], line[0][1])
        while cell_width(line[0][0]) >= room > 0:
            line[0] = (line[0][0][room // 2 + 1 :], line[0][1])
        return sign, line

    def caret_cell(self) -> tuple[int, int] | None:
        """Where a line is typed; None while there is none."""
        if self.desk.prompt.purpose is None:
            return None
        sign, line = self._typed(_NULL)
        return cell_width(sign[0]) + cell_width(line[0][0]), self.area.height - 1

    def _candidates(self, style: Style) -> list[Piece]:
        prompt = self.desk.prompt
        pieces: list[Piece] = []
        first = max(0, (prompt.candidate or 0) - 2)
        for number, text in list(enumerate(prompt.candidates))[first : first + 30]:
            chosen = number == prompt.candidate
            pieces.append((f" {plain(text)} ", self.palette[Role.CURSOR] if chosen else _NULL))
        return fill(pieces, self.area.width, style)


def _fitting(hints: Sequence[str], cells: int) -> str:
    """As many of the hints as fit whole, and how many more there are."""
    for number in range(len(hints), 0, -1):
        more = f"  … {len(hints) - number} more" if number < len(hints) else ""
        line = "  ".join(hints[:number]) + more
        if cell_width(line) <= cells:
            return line
    return "  ".join(hints)
