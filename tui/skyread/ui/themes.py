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


def _palette(name: str, text: str, ground: str, *, dark: bool, ansi: bool, looks: str) -> Palette:
    base = Style.parse(f"{text} on {ground}")
    styles = {Role.TEXT: base}
    pens: dict[str, Style] = {}
    for line in looks.strip().splitlines():
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


_DARK = _palette(
    "dark",
    "#d3d6dc",
    "#15171c",
    dark=True,
    ansi=False,
    looks="""
dim: #7f8794
title: bold #f2f4f7
heading: bold #dcc48e
quotation: italic #c3c8d0
caption: #8d95a1
furniture: #69707c
focus bar: #e5b567
focus: on #20242d
current: bold on #4a3c14
mention in focus: bold underline
hit: #15171c on #8fb573
hit in focus: bold #15171c on #d3ec6b
hint: bold #15171c on #f2c14e
border: #31363f
active border: #e5b567
header: #98a0ac on #1b1e25
active header: bold #f2f4f7 on #262b35
cursor: bold on #333a47
idle cursor: on #22262e
unread: bold #e9ebef
read: #98a0ac
count: #e5b567
status: #a9b0bb on #1b1e25
strong status: bold #f2f4f7 on #1b1e25
warning: bold #ff9d76 on #1b1e25
key: bold #e5b567
match: bold #8fd18b
caret: reverse
selection: on #2c4770
caret of a selection: bold #15171c on #e5b567
overlay: #d3d6dc on #1d2129
sparkline: #7d9cc0
scroll thumb: #555d6b
gutter entity: bold #e5b567
gutter hit: bold #8fb573
gutter note: bold #c8a3f5
annotation in focus: underline
pen yellow: on #3d3b10|bold #e3d34f
pen green: on #12402a|bold #67cf92
pen red: on #51202a|bold #f4808f
pen blue: on #1b3560|bold #7fb4f2
pen purple: on #3e2560|bold #c8a3f5
pen cyan: on #0d4148|bold #63cdcb
pen orange: on #55310c|bold #f3a04b
pen grey: on #3b3f47|bold #b4bbc6
PERSON: #eab764
ORG: #7fb4f2
PLACE: #83c98f
TREATY: #c8a3f5
WEAPON: #f2907c
EVENT: #63cdcb
DATE: #a3adba
OTHER: #dba1c2
""",
)

_LIGHT = _palette(
    "light",
    "#24282f",
    "#fbfaf7",
    dark=False,
    ansi=False,
    looks="""
dim: #747b86
title: bold #0e1116
heading: bold #7a5200
quotation: italic #3c424c
caption: #6c737e
furniture: #8f959e
focus bar: #b26b00
focus: on #efece3
current: bold on #ffe29a
mention in focus: bold underline
hit: #10240a on #b9dfa0
hit in focus: bold #10240a on #86c95a
hint: bold #fbfaf7 on #9a4d00
border: #d6d2c8
active border: #b26b00
header: #5d636d on #f0ede5
active header: bold #0e1116 on #e3ded1
cursor: bold on #dcd6c7
idle cursor: on #ece8de
unread: bold #14171c
read: #6c737e
count: #8c5300
status: #4d535d on #f0ede5
strong status: bold #0e1116 on #f0ede5
warning: bold #b3261e on #f0ede5
key: bold #8c5300
match: bold #1d7a2b
caret: reverse
selection: on #b8d2f5
caret of a selection: bold #fbfaf7 on #8c5300
overlay: #24282f on #f4f1ea
sparkline: #3f6ea3
scroll thumb: #a8a498
gutter entity: bold #b26b00
gutter hit: bold #3f8f22
gutter note: bold #6a36b3
annotation in focus: underline
pen yellow: on #f3ee9e|bold #857300
pen green: on #c4ecdf|bold #0e7a55
pen red: on #f8cfcf|bold #b3261e
pen blue: on #cbe0f8|bold #0b5cad
pen purple: on #e2d3f6|bold #6a36b3
pen cyan: on #c2ebee|bold #0a6f75
pen orange: on #fbd9b4|bold #a85400
pen grey: on #dddcd8|bold #59616c
PERSON: #8f4f00
ORG: #0b5cad
PLACE: #17702b
TREATY: #6a36b3
WEAPON: #b0301a
EVENT: #0a6f75
DATE: #59616c
OTHER: #97336e
""",
)

_HIGH_CONTRAST = _palette(
    "high-contrast",
    "#ffffff",
    "#000000",
    dark=True,
    ansi=False,
    looks="""
dim: #c8c8c8
title: bold #ffffff
heading: bold #ffff66
quotation: italic #ffffff
caption: #d0d0d0
furniture: #b8b8b8
focus bar: bold #ffff00
focus: on #1f1f3d
current: bold #000000 on #ffff00
mention in focus: bold underline reverse
hit: #000000 on #00ff7f
hit in focus: bold underline #000000 on #7fffd4
hint: bold #000000 on #ffffff
border: #9a9a9a
active border: bold #ffff00
header: #ffffff on #202020
active header: bold #000000 on #ffff00
cursor: bold #000000 on #ffffff
idle cursor: bold on #303030
unread: bold #ffffff
read: #c8c8c8
count: bold #ffff00
status: #ffffff on #202020
strong status: bold #ffff00 on #202020
warning: bold #000000 on #ff8c69
key: bold #ffff00
match: bold underline #00ff7f
caret: reverse
selection: #000000 on #87cefa
caret of a selection: bold #000000 on #ffff00
overlay: #ffffff on #101018
sparkline: #87cefa
scroll thumb: #ffffff
gutter entity: bold #ffff00
gutter hit: bold #00ff7f
gutter note: bold #dcb3ff
annotation in focus: bold underline
pen yellow: underline on #4d4d00|bold #ffff00
pen green: underline on #005522|bold #00ff7f
pen red: underline on #7a0019|bold #ff8c9d
pen blue: underline on #003c8f|bold #80c8ff
pen purple: underline on #4f0a8f|bold #dcb3ff
pen cyan: underline on #005a66|bold #5ff0f0
pen orange: underline on #7a3b00|bold #ffc04d
pen grey: underline on #444444|bold #ffffff
PERSON: #ffc04d
ORG: #80c8ff
PLACE: #7dff9b
TREATY: #dcb3ff
WEAPON: #ff9d8a
EVENT: #5ff0f0
DATE: #d8d8d8
OTHER: #ffa6d9
""",
)

_ANSI = _palette(
    "ansi",
    "default",
    "default",
    dark=True,
    ansi=True,
    looks="""
dim: bright_black
title: bold
heading: bold yellow
quotation: italic
caption: bright_black
furniture: bright_black
focus bar: bold yellow
focus: bold
current: bold black on yellow
mention in focus: bold underline
hit: black on green
hit in focus: bold black on bright_green
hint: bold black on bright_yellow
border: bright_black
active border: yellow
header: bright_black
active header: bold reverse
cursor: bold reverse
idle cursor: underline
unread: bold
read: default
count: yellow
status: default
strong status: bold
warning: bold red
key: bold yellow
match: bold green
caret: reverse
selection: bright_white on blue
caret of a selection: bold black on bright_yellow
overlay: default
sparkline: blue
scroll thumb: white
gutter entity: bold yellow
gutter hit: bold green
gutter note: bold magenta
annotation in focus: bold
pen yellow: underline|bold yellow
pen green: underline|bold green
pen red: underline|bold red
pen blue: underline|bold bright_blue
pen purple: underline|bold magenta
pen cyan: underline|bold cyan
pen orange: underline|bold bright_red
pen grey: underline|bold white
PERSON: yellow
ORG: bright_blue
PLACE: green
TREATY: magenta
WEAPON: red
EVENT: cyan
DATE: bright_black
OTHER: bright_magenta
""",
)

_MONO = _palette(
    "mono",
    "default",
    "default",
    dark=True,
    ansi=True,
    looks="""
dim: dim
title: bold
heading: bold
quotation: italic
caption: dim
furniture: dim
focus bar: bold
focus: bold
current: bold reverse
mention in focus: bold underline reverse
hit: reverse
hit in focus: bold reverse underline
hint: bold reverse
border: dim
active border: bold
header: dim
active header: bold reverse
cursor: bold reverse
idle cursor: underline
unread: bold
read: default
count: bold
status: default
strong status: bold
warning: bold reverse
key: bold
match: bold underline
caret: reverse
selection: reverse
caret of a selection: not reverse bold underline
overlay: default
sparkline: default
scroll thumb: default
gutter entity: bold
gutter hit: bold
gutter note: bold
annotation in focus: bold
pen yellow: underline|bold
pen green: underline|bold
pen red: underline|bold
pen blue: underline|bold
pen purple: underline|bold
pen cyan: underline|bold
pen orange: underline|bold
pen grey: underline|bold
PERSON: underline
ORG: underline
PLACE: underline
TREATY: underline
WEAPON: underline
EVENT: underline
DATE: default
OTHER: underline
""",
)

PALETTES: Mapping[str, Palette] = {
    palette.name: palette for palette in (_DARK, _LIGHT, _HIGH_CONTRAST, _ANSI, _MONO)
}
"""Every theme by the name that config.yaml and `:theme` know; "mono" is also what NO_COLOR gives."""
