"""The formats that skyread reads: which reader a file goes to.

A reader is a function from the bytes of one file to a `Reading`. To add a format, write its module and add one
line here; a reader imports what it needs inside the function, so that formats nobody uses cost nothing.
"""

from __future__ import annotations

import os

from skyread.library.formats.markdown import read as read_markdown
from skyread.library.formats.plain import read as read_plain
from skyread.library.formats.reading import Format

PLAIN = Format("text", (".txt", ".text"), read_plain)
FORMATS = (
    PLAIN,
    Format("markdown", (".md", ".markdown"), read_markdown),
)
_BY_SUFFIX = {suffix: known for known in FORMATS for suffix in known.suffixes}

SUFFIXES = tuple(_BY_SUFFIX)
"""The suffixes of files that are read when a folder is walked."""


def format_for(path: str) -> Format:
    """The format of a file by its suffix; plain text for every other name."""
    return _BY_SUFFIX.get(os.path.splitext(path)[1].lower(), PLAIN)  # noqa: PTH122  names may be no valid paths
