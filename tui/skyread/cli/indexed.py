"""Which text each file held when it was indexed last: a small record beside the cache, so that changes can be told.

It only serves the report. Where it can't be read, files count as not indexed before.
"""

from __future__ import annotations

import contextlib
import json
import os
import tempfile
from collections.abc import Mapping
from pathlib import Path

from skyread.library.scanning import file_and_part

RECORD_FILE = "indexed.json"


def read_record(folder: Path) -> dict[str, str]:
    """Article ids by absolute path."""
    try:
        found = json.loads((folder / RECORD_FILE).read_text(encoding="utf-8"))
    except (OSError, ValueError):
        return {}
    if not isinstance(found, dict):
        return {}
    return {path: id_ for path, id_ in found.items() if isinstance(id_, str)}


def write_record(folder: Path, record: Mapping[str, str]) -> None:
    """Replace the record, without the files that are gone. Raises OSError."""
    kept = {path: id_ for path, id_ in record.items() if os.path.lexists(path) or file_and_part(path)}
    folder.mkdir(parents=True, exist_ok=True)
    handle, temporary = tempfile.mkstemp(dir=folder, prefix=RECORD_FILE)
    try:
        with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123  an open descriptor
            json.dump(kept, file)
        os.replace(temporary, folder / RECORD_FILE)  # noqa: PTH105
    except BaseException:
        with contextlib.suppress(OSError):
            os.unlink(temporary)  # noqa: PTH108
        raise
