"""Zip archives from strangers: everything that can be known from their table of contents is checked before any
member is read, and reading stops at a limit. Nothing is ever unpacked to a disk; archives inside are not opened.
"""

from __future__ import annotations

import io
import posixpath
import zipfile
import zlib
from collections.abc import Iterable
from urllib.parse import unquote

from skyread.library.formats.reading import UnreadableError

LARGEST_ARCHIVE = 64 * 1024 * 1024
"""Archives of more bytes are refused at once."""
LARGEST_EXPANDED = 64 * 1024 * 1024
"""How many bytes are read out of one archive, all members together."""
LARGEST_DECLARED = 512 * 1024 * 1024
"""Archives whose members declare more bytes than this, pictures included, are refused at once."""
MOST_MEMBERS = 10_000
HIGHEST_RATIO = 200
"""A member that expands to more than so many times its size is a bomb; text hardly reaches 20."""
_RATIO_COUNTS_FROM = 256 * 1024
_METHODS = (zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED)
_ENTRY = b"PK\x01\x02"


class Archive:
    """A zip archive in memory that has been found harmless. Raises UnreadableError, whatever is wrong with it."""

    def __init__(self, data: bytes) -> None:
        if len(data) > LARGEST_ARCHIVE:
            raise UnreadableError(f"larger than {LARGEST_ARCHIVE >> 20} MiB")
        if data.count(_ENTRY) > 2 * MOST_MEMBERS:
            # Before the table is built in memory; the mark may stand in a picture by chance, hence the allowance.
            raise UnreadableError(f"an archive of more than {MOST_MEMBERS:,} files")
        try:
            self._zip = zipfile.ZipFile(io.BytesIO(data))
        except Exception as error:  # a damaged table trips zipfile in many ways
            raise UnreadableError("not a zip archive, or a damaged one") from error
        self._left = LARGEST_EXPANDED
        self._members = {
            member.filename: member
            for member in self._zip.infolist()
            if member.filename and not member.filename.endswith("/")
        }
        self._check()

    def _check(self) -> None:
        members = self._members.values()
        if len(self._zip.infolist()) > MOST_MEMBERS:
            raise UnreadableError(f"an archive of more than {MOST_MEMBERS:,} files")
        if sum(member.file_size for member in members) > LARGEST_DECLARED:
            raise UnreadableError(f"a zip bomb: expands to more than {LARGEST_DECLARED >> 20} MiB")
        for member in members:
            if _leaves(member.filename):
                raise UnreadableError("an archive with a path that leads out of it")
            if member.file_size > max(_RATIO_COUNTS_FROM, HIGHEST_RATIO * member.compress_size):
                raise UnreadableError(f"a zip bomb: expands to more than {HIGHEST_RATIO} times its size")

    @property
    def names(self) -> Iterable[str]:
        """The paths of the members, without folders."""
        return self._members.keys()

    def __contains__(self, name: str) -> bool:
        return name in self._members

    def read(self, name: str) -> bytes:
        """The bytes of a member; counts against what may be read of the archive."""
        member = self._members.get(name)
        if member is None:
            raise UnreadableError("an archive in which a file is missing")
        if member.flag_bits & 0x1:
            raise UnreadableError("encrypted")
        if member.compress_type not in _METHODS:
            raise UnreadableError("an archive compressed in an unusual way")
        if member.file_size > self._left:
            raise UnreadableError(f"holds more than {LARGEST_EXPANDED >> 20} MiB of text")
        try:
            with self._zip.open(member) as stream:
                content = stream.read(self._left + 1)
        except (
            zipfile.BadZipFile,
            zlib.error,
            EOFError,
            OSError,
            ValueError,
            NotImplementedError,
            RuntimeError,
        ) as error:
            raise UnreadableError("a damaged archive") from error
        self._left -= len(content)
        return content


def _leaves(name: str) -> bool:
    """Whether a member's path leads out of the archive, on any system."""
    plain = name.replace("\\", "/")
    return plain.startswith("/") or plain[1:2] == ":" or ".." in plain.split("/")


def joined(folder: str, reference: str) -> str | None:
    """The member that a reference in a file in `folder` means; None where it leads out of the archive.

    The part after "#" is left out; what is written in percent signs is decoded.
    """
    path = unquote(reference.partition("#")[0])
    if not path or "://" in path or path.startswith("/") or "\x00" in path:
        return None
    found = posixpath.normpath(posixpath.join(folder, path))
    return None if _leaves(found) else found
