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


COMPANION = "belongs to a saved page"
"""Why a folder is passed over that a browser has put beside a page."""
_COMPANION_ENDINGS = tuple(
    "_files .files -files _file _Dateien -Dateien _fichiers _archivos _ficheros _arquivos _bestanden _filer"
    " _filar _tiedostot _fails _failid _pliki _soubory _elemei _dosyalar _datoteke _fitxers _fitxategiak".split()
)
"""What browsers put after a page's name for the folder with its pictures, in their languages."""
_PAGES = (".html", ".htm", ".xhtml")


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
    parts: frozenset[str] = frozenset()
    """Which of its articles are wanted (see `file_and_part`); empty for all of them."""
    newsboat: bool = False
    """Whether it was given as newsboat's cache."""


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


def file_and_part(path: str) -> tuple[str, str] | None:
    """The file and the part that `FILE#part` names; None where there is such a file itself, or no FILE."""
    file, mark, part = path.rpartition("#")
    try:
        if not (mark and file and part) or os.path.lexists(path) or not os.path.isfile(file):  # noqa: PTH113
            return None
    except ValueError:
        return None
    return file, part


def scan(paths: Sequence[str | os.PathLike[str]], *, suffixes: Sequence[str]) -> Scan:
    """Find the files that `paths` mean.

    Folders are walked in the order of their names, links to folders are followed once, and a file that was met
    already under another name is passed over. In folders only files with one of `suffixes` (lower case, with
    the dot) are taken; hidden entries, what is no regular file and the folders that browsers put beside a page
    that they save are passed over. `FILE#part` means one article of a file. A path that does not exist or can't
    be looked at is in `failed`.
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
        path, part = file_and_part(path) or (path, "")
        try:
            status = os.stat(path)  # noqa: PTH116  bytes-safe names and no Path object per file
        except (OSError, ValueError) as error:
            reason = reason_of(error) if isinstance(error, OSError) else "not a valid path"
            self.scan.failed.append(Skipped(printable(path), reason))
            return
        if stat.S_ISDIR(status.st_mode):
            self._folder(path, status)
        else:
            self._file(path, status, named=True, part=part)

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
                found = sorted(entries, key=lambda entry: entry.name)
        except OSError as error:
            self.scan.failed.append(Skipped(printable(path), reason_of(error)))
            return iter(())
        companions = _companions([entry.name for entry in found])
        for entry in found:
            if entry.name in companions:
                self._skip(entry.path, COMPANION)
        return (entry for entry in found if entry.name not in companions)

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
        elif (status.st_dev, status.st_ino) in self._files and entry.path not in self._places:
            self._skip(entry.path, "the same file as one before")
        else:
            self._file(entry.path, status, named=False)
        return None

    def _file(self, path: str, status: os.stat_result, *, named: bool, part: str = "") -> None:
        """Take a file, or learn that one from a folder is wanted by name too, or more of it than was known."""
        parts = frozenset((part,)) if part else frozenset[str]()
        place = self._places.setdefault(path, len(self.scan.files))
        if place < len(self.scan.files):
            before = self.scan.files[place]
            named = named or before.named
            parts = before.parts | parts if before.parts and parts else frozenset()
        regular = stat.S_ISREG(status.st_mode)
        found = FoundFile(path, named, status.st_size, status.st_mtime_ns, regular, parts)
        if place == len(self.scan.files):
            self._files.add((status.st_dev, status.st_ino))
            self.scan.files.append(found)
        else:
            self.scan.files[place] = found

    def _skip(self, path: str, reason: str) -> None:
        self.scan.skipped.append(Skipped(printable(path), reason))


def _companions(names: Sequence[str]) -> frozenset[str]:
    """Those of a folder's names that are the companion folders of pages beside them."""
    stems = [stem for name in names for stem, suffix in (os.path.splitext(name),) if suffix.lower() in _PAGES]  # noqa: PTH122
    likely = {stem + ending for stem in stems for ending in _COMPANION_ENDINGS}
    return frozenset(likely.intersection(names))
