"""What a command is: plain data, without the table and without any key.

Nothing here runs a command; the screen maps ids to deeds and evaluates what a command needs.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum, StrEnum


class Context(StrEnum):
    """Where a key is pressed. The panes take over what is bound in `GLOBAL`; the others stand alone."""

    GLOBAL = "global"
    LIST = "list"
    READER = "reader"
    VISUAL = "visual"
    """Caret and selection in the reader."""
    ENTITIES = "entities"
    EDITOR = "editor"
    """The text of a note."""
    PICKER = "picker"
    CARD = "card"
    """What there is about an entity."""
    REVIEW = "review"
    """Questions that are answered one after the other."""
    PROMPT = "prompt"
    HELP = "help"
    HINTS = "hints"

    @property
    def inherits(self) -> bool:
        """Whether keys of `GLOBAL` work here too."""
        return self in _PANES

    @property
    def counts(self) -> bool:
        """Whether digits before a key are a count; elsewhere they are typed text or labels."""
        return self in _PANES or self in (Context.GLOBAL, Context.VISUAL, Context.CARD, Context.HELP)


_PANES = frozenset({Context.LIST, Context.READER, Context.ENTITIES})


class Need(Enum):
    """What must be there for a command to make sense. The screen says which of these hold."""

    NOTHING = "nothing"
    ARTICLE = "an article is shown"
    ENTITY = "an entity is current"
    HITS = "something was searched for"
    CARET = "the caret is in the text"
    ANNOTATION = "an annotation is in focus"


class Argument(Enum):
    """What follows the keys, or the word on the `:` line."""

    NONE = "none"
    CHARACTER = "character"
    """One printable character ends the key sequence: the `{char}` of `m{char}`."""
    TEXT = "text"
    """The rest of the `:` line; such a command without it says what it wants."""


@dataclass(frozen=True, slots=True)
class Command:
    """One thing the user can do."""

    id: str
    """Dotted, as in keymap.yaml: `reader.page_down`."""
    title: str
    """Two to five words for the palette and the help."""
    help: str
    """One sentence."""
    contexts: tuple[Context, ...]
    """Where it may be bound. `GLOBAL` means: in every pane."""
    needs: Need = Need.NOTHING
    argument: Argument = Argument.NONE
    takes_count: bool = False
    words: tuple[str, ...] = ()
    """Short names on the `:` line, besides the id."""

    def works_in(self, context: Context) -> bool:
        """Whether the command may be bound in `context`."""
        return context in self.contexts or (context.inherits and Context.GLOBAL in self.contexts)
