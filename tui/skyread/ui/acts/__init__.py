"""What commands do, grouped as the command table is. Importing this registers every act."""

from skyread.ui.acts import (
    across,
    copying,
    deciding,
    editing,
    jumping,
    listing,
    marking,
    notes,
    overlays,
    program,
    reading,
    reviewing,
    searching,
    sidebar,
    visual,
    worklist,
)

__all__ = [
    "across",
    "copying",
    "deciding",
    "editing",
    "jumping",
    "listing",
    "marking",
    "notes",
    "overlays",
    "program",
    "reading",
    "reviewing",
    "searching",
    "sidebar",
    "visual",
    "worklist",
]
