"""What commands do, grouped as the command table is. Importing this registers every act."""

from skyread.ui.acts import across, copying, jumping, listing, overlays, program, reading, searching, sidebar

__all__ = [
    "across",
    "copying",
    "jumping",
    "listing",
    "overlays",
    "program",
    "reading",
    "searching",
    "sidebar",
]
