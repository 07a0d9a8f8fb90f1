"""Files of exported annotations: written whole or not at all, only where they change, and never over something else.

The one module of the formats that touches a disk. Nothing is deleted.
"""

from __future__ import annotations

import contextlib
import os
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path

from skyread.notebook.exchange.jsonld import CONTEXT
from skyread.notebook.exchange.markdown import MARK

SUFFIXES = {"jsonl": ".jsonl", "jsonld": ".jsonld", "md": ".md"}
"""The suffix of a file in each format."""
READ_BACK = (".jsonl", ".jsonld", ".json")
"""Suffixes of the files of a folder that can come in again."""
_HEAD = 512
_BEGINS = (b'{"id": "', MARK.encode(), b'{\n "@context": [\n  "' + CONTEXT.encode())
"""How exports of annotations begin."""


class NotOursError(Exception):
    """A file is in the way that is no export of annotations; the message says which."""


@dataclass(frozen=True, slots=True)
class Written:
    """How many files were written, and how many were as they should be."""

    changed: int
    unchanged: int


def write_folder(folder: Path, files: Mapping[str, str]) -> Written:
    """Write the files, by name, of which each differs from what is there. Raises OSError and NotOursError.

    All files in the way are looked at before the first is written.
    """
    folder.mkdir(parents=True, exist_ok=True)
    for name in files:
        _check(folder / name)
    changed = sum(_write(folder / name, text) for name, text in files.items())
    return Written(changed, len(files) - changed)


def write_file(path: Path, text: str, begins: tuple[bytes, ...] = _BEGINS) -> Written:
    """Write one file, unless it is as it should be already. Raises OSError and NotOursError.

    What is written over must begin with one of `begins`.
    """
    _check(path, begins)
    changed = _write(path, text)
    return Written(int(changed), int(not changed))


def _write(path: Path, text: str) -> bool:
    """Put text into a file, all of it or nothing; False if it was there already."""
    data, path = text.encode("utf-8", "replace"), path.resolve()  # what a link leads to, and not the link
    with contextlib.suppress(FileNotFoundError):
        if path.read_bytes() == data:
            return False
    handle, temporary = tempfile.mkstemp(dir=path.parent, prefix=".notes-")
    try:
        with open(handle, "wb") as file:  # noqa: PTH123  an open descriptor
            file.write(data)
            file.flush()
            os.fsync(file.fileno())
        Path(temporary).chmod(path.stat().st_mode & 0o777 if path.exists() else 0o666 & ~_umask())
        Path(temporary).replace(path)
    except BaseException:
        with contextlib.suppress(OSError):
            Path(temporary).unlink()
        raise
    return True


def files_of(folder: Path) -> list[Path]:
    """The files of a folder that may hold annotations, by name. Raises OSError."""
    return sorted(
        path
        for path in folder.iterdir()
        if path.suffix.lower() in READ_BACK and not path.name.startswith(".") and path.is_file()
    )


def _umask() -> int:
    mask = os.umask(0o077)
    os.umask(mask)
    return mask


def _check(path: Path, begins: tuple[bytes, ...] = _BEGINS) -> None:
    """Raise NotOursError for a file that is neither empty nor an export, so that no article is ever written over."""
    if not path.exists():
        return
    if not path.is_file():
        raise NotOursError(f"{path} is no regular file")
    with path.open("rb") as file:
        head = file.read(_HEAD)
    if head and not head.startswith(begins):
        what = "exported notes" if begins is _BEGINS else "an exported worklist"
        raise NotOursError(f"{path} is there already and holds something else than {what}")
