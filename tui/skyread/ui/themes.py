"""Themes: what every role on the screen looks like, in truecolour, in 16 colours and without colour.

A role is a meaning ("the current entity"), never a colour; panes ask for roles only. Where a theme has no
colours, meaning is carried by bold, underline and reverse. Layout is not here.
"""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from enum import StrEnum

from rich.style import Style
from textual.theme import Theme

from skyread.entities.model import EntityType
from skyread.keys.pens import COLOURS, Pen
from skyread.ui import looks


class Role(StrEnum):
    """What a piece of the screen means."""

    TEXT = "text"
    DIM = "dim"
    TITLE = "title"
    HEADING = "heading"
    QUOTATION = "quotation"
    CAPTION = "caption"
    FURNITURE = "furniture"
    FOCUS_BAR = "focus bar"
    FOCUS = "focus"
    """Laid over the sentence in focus."""
    CURRENT = "current"
    """Laid over mentions of the current entity."""
    MENTION_FOCUS = "mention in focus"
    HIT = "hit"
    HIT_FOCUS = "hit in focus"
    HINT = "hint"
    BORDER = "border"
    BORDER_ACTIVE = "active border"
    HEADER = "header"
    HEADER_ACTIVE = "active header"
    CURSOR = "cursor"
    """The row under the cursor in the pane that has the keys."""
    CURSOR_IDLE = "idle cursor"
    UNREAD = "unread"
    READ = "read"
    COUNT = "count"
    STATUS = "status"
    STATUS_STRONG = "strong status"
    WARNING = "warning"
    KEY = "key"
    MATCH = "match"
    """Characters that a query matched."""
    CARET = "caret"
    SELECTION = "selection"
    """Laid over the text that is selected."""
    CARET_SELECTED = "caret of a selection"
    OVERLAY = "overlay"
    SPARK = "sparkline"
    THUMB = "scroll thumb"
    GUTTER_ENTITY = "gutter entity"
    GUTTER_HIT = "gutter hit"
    GUTTER_NOTE = "gutter note"
    ANNOTATION_FOCUS = "annotation in focus"
    """Laid over the highlight that a note, a tag or a pen would go to."""
    PERSON = "PERSON"
    ORG = "ORG"
    PLACE = "PLACE"
    TREATY = "TREATY"
    WEAPON = "WEAPON"
    EVENT = "EVENT"
    DATE = "DATE"
    OTHER = "OTHER"


@dataclass(frozen=True, slots=True)
class Palette:
    """One theme: a style for every role, and the theme that textual itself needs."""

    name: str
    styles: Mapping[Role, Style]
    pens: Mapping[str, Style]
    """What a highlight of each pen colour looks like when it is filled."""
    theme: Theme

    def __getitem__(self, role: Role) -> Style:
        return self.styles[role]

    def mention(self, kind: EntityType) -> Style:
        """How mentions of a type look."""
        return self.styles[Role(kind.value)]

    def highlight(self, pen: Pen) -> Style:
        """How passages look that are highlighted with a pen."""
        filled = self.pens[pen.colour]
        if pen.style == "fill" or filled.bgcolor is None:
            return filled if pen.style == "fill" else filled + Style.parse(pen.style)
        return Style.parse(pen.style) + (Style.null() if pen.style == "underline" else filled)

    def margin(self, pen: Pen) -> Style:
        """How a pen's sign in the margin looks."""
        return self.pens[f"{pen.colour} sign"]


def _palette(name: str, text: str, ground: str, *, dark: bool, ansi: bool, lines: str) -> Palette:
    base = Style.parse(f"{text} on {ground}")
    styles = {Role.TEXT: base}
    pens: dict[str, Style] = {}
    for line in lines.strip().splitlines():
        role, _, look = line.partition(":")
        if role.startswith("pen "):
            filled, _, sign = look.partition("|")
            pens[role.removeprefix("pen ")] = Style.parse(filled.strip())
            pens[f"{role.removeprefix('pen ')} sign"] = Style.parse(sign.strip())
        else:
            styles[Role(role.strip())] = Style.parse(look.strip())
    assert len(pens) == 2 * len(COLOURS), f"theme {name} lacks a pen colour"
    missing = set(Role) - set(styles)
    assert not missing, f"theme {name} has no look for {sorted(missing)}"
    system = {"default": "ansi_default"}
    theme = Theme(
        name=f"skyread-{name}",
        primary="ansi_blue" if ansi else text,
        foreground=system.get(text, text),
        background=system.get(ground, ground),
        surface=system.get(ground, ground),
        panel=system.get(ground, ground),
        dark=dark,
        ansi=ansi,
        # textual's own style sheet asks for these where colours are the terminal's
        variables={"ansi-background": "ansi_default", "ansi-foreground": "ansi_default"} if ansi else {},
    )
    return Palette(name, styles, pens, theme)


PALETTES: Mapping[str, Palette] = {
    palette.name: palette
    for palette in (
        _palette("dark", "#d3d6dc", "#15171c", dark=True, ansi=False, lines=looks.DARK),
        _palette("light", "#24282f", "#fbfaf7", dark=False, ansi=False, lines=looks.LIGHT),
        _palette("high-contrast", "#ffffff", "#000000", dark=True, ansi=False, lines=looks.HIGH_CONTRAST),
        _palette("ansi", "default", "default", dark=True, ansi=True, lines=looks.ANSI),
        _palette("mono", "default", "default", dark=True, ansi=True, lines=looks.MONO),
    )
}
"""Every theme by the name that config.yaml and `:theme` know; "mono" is also what NO_COLOR gives."""
