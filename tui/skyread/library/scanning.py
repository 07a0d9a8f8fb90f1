"""Which files the given paths mean: folders are walked, named files are taken as they are.

Nothing is opened here. Reading, and what to do with the same text in two files, is the business of `loading`.
"""

from __future__ import annotations

import os
import stat
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field

from skyread.text.sanitise import printable

STDIN = "-"
"""The path that stands for standard input; a file of that name is "./-"."""


@dataclass(frozen=True, slots=True)
class Skipped:
    """A path that was not read, and why; both are safe to print."""

    path: str
    reason: str


@dataclass(frozen=True, slots=True)
class FoundFile:
    """A file to be read."""

    path: str
    """As given, or the given folder joined with the way to it. May hold surrogates; pass it to the system as is."""
    named: bool
    """Given by the user, so it is read whatever its suffix or kind."""
    size: int
    modified_ns: int
    regular: bool
    """False for FIFOs, devices and standard input."""


@dataclass(slots=True)
class Scan:
    """What the paths held, in the order of the walk."""

    files: list[FoundFile] = field(default_factory=list)
    skipped: list[Skipped] = field(default_factory=list)
    """Passed over in folders."""
    failed: list[Skipped] = field(default_factory=list)
    """Named by the user, or folders, that could not be read."""


def reason_of(error: OSError) -> str:
    """The system's reason without path and number."""
    return printable((error.strerror or str(error) or type(error).__name__).lower())


def scan(paths: Sequence[str | os.PathLike[str]], *, suffixes: Sequence[str]) -> Scan:
    """Find the files that `paths` mean.

    Folders are walked in the order of their names, links to folders are followed once, and a file that was met
    already under another name is passed over. In folders only files with one of `suffixes` (lower case, with
    the dot) are taken; hidden entries and what is no regular file are passed over. A path that does not exist
    or can't be looked at is in `failed`.
    """
    walk = _Walk(frozenset(suffixes))
    for path in paths:
        walk.take(os.fspath(path))
    return walk.scan


class _Walk:
    """One scan in progress."""

    def __init__(self, suffixes: frozenset[str]) -> None:
        self.scan = Scan()
        self._suffixes = suffixes
        self._files: set[tuple[int, int]] = set()
        self._folders: set[tuple[int, int]] = set()
        self._places: dict[str, int] = {}
        """By path: where it stands in the list of files."""

    def take(self, path: str) -> None:
        """A path that the user gave."""
        if path == STDIN:
            if path not in self._places:
                self._places[path] = len(self.scan.files)
                self.scan.files.append(FoundFile(STDIN, True, 0, 0, False))
            return
        try:
            status = os.stat(path)  # noqa: PTH116  bytes-safe names and no Path object per file
        except (OSError, ValueError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else "not a valid path"
            self.scan.failed.append(Skipped(printable(path), reason))
            return
        if stat.S_ISDIR(status.st_mode):
            self._folder(path, status)
        else:
            self._file(path, status, named=True)

    def _folder(self, path: str, status: os.stat_result) -> None:
        """Walk a folder without recursion: deep trees must not exhaust the stack."""
        pending = [self._open(path, status)]
        while pending:
            entry = next(pending[-1], None)
            if entry is None:
                pending.pop()
            elif entry.name.startswith("."):
                self._skip(entry.path, "hidden")
            else:
                opened = self._entry(entry)
                if opened is not None:
                    pending.append(opened)

    def _open(self, path: str, status: os.stat_result) -> Iterator[os.DirEntry[str]]:
        key = (status.st_dev, status.st_ino)
        if key in self._folders:
            return iter(())
        self._folders.add(key)
        try:
            with os.scandir(path) as entries:
                return iter(sorted(entries, key=lambda entry: entry.name))
        except OSError as error:
            self.scan.failed.append(Skipped(printable(path), reason_of(error)))
            return iter(())

    def _entry(self, entry: os.DirEntry[str]) -> Iterator[os.DirEntry[str]] | None:
        try:
            status = entry.stat()
        except OSError as error:
            self._skip(entry.path, "broken link" if entry.is_symlink() else reason_of(error))
            return None
        if stat.S_ISDIR(status.st_mode):
            return self._open(entry.path, status)
        if not stat.S_ISREG(status.st_mode):
            self._skip(entry.path, "not a regular file")
        elif os.path.splitext(entry.name)[1].lower() not in self._suffixes:  # noqa: PTH122  as above
            self._skip(entry.path, "not a format that is read")
        elif (status.st_dev, status.st_ino) in self._files:
            if entry.path not in self._places:
                self._skip(entry.path, "the same file as one before")
        else:
            self._file(entry.path, status, named=False)
        return None

    def _file(self, path: str, status: os.stat_result, *, named: bool) -> None:
        """Take a file, or learn that one from a folder is wanted by name too."""
        found = FoundFile(path, named, status.st_size, status.st_mtime_ns, stat.S_ISREG(status.st_mode))
        place = self._places.setdefault(path, len(self.scan.files))
        if place == len(self.scan.files):
            self._files.add((status.st_dev, status.st_ino))
            self.scan.files.append(found)
        else:
            self.scan.files[place] = found

    def _skip(self, path: str, reason: str) -> None:
        self.scan.skipped.append(Skipped(printable(path), reason))
