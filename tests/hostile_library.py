"""A folder of everything that a saved article should not be: broken, huge, lying, and hostile to a terminal.

Each control sequence that is planted carries MARK, so that a test can look for it in what a terminal received.
"""

from __future__ import annotations

import os
from pathlib import Path

MARK = "PWNED"
PLANTED = (
    f"\x1b]0;{MARK}\x07",  # the window's title
    f"\x1b]52;c;{MARK}\x07",  # the clipboard
    f"\x1b]8;;http://{MARK}.example\x1b\\",  # a link
    f"\x1bP{MARK}\x1b\\",  # a device control string
    f"\x1b_{MARK}\x1b\\",  # an application command
    "\x1b[2J\x1b[31;1m\x1b[6n\x1b[5i\x1bc",  # erase, colour, report, print, reset
    f"\x9b31m\x9d0;{MARK}\x9c\x90{MARK}\x9c",  # the same in single C1 characters
    "\r\x08\x08\x0b\x0c\x7f\x0e\x0f\x00",  # carriage return, backspaces, shifts, NUL
    "\u202e\u2066\u202a\u2069 \u200b\u200e\ufeff",  # bidirectional overrides, nothings
)
STORY = "A keeper in Geneva met Viktor Sokolov and Marta Lindqvist of NATO. "


def planted() -> str:
    """A text full of control sequences, between words that names stand in."""
    return "\n\n".join(f"{STORY}{sequence}{STORY}" for sequence in PLANTED)


def make_hostile(folder: Path, *, large: bool = False) -> Path:
    """Fill a folder; `large` adds 50 MB in one file and 5 MB in one line."""
    folder.mkdir(parents=True, exist_ok=True)
    for name, content in _contents().items():
        (folder / name).write_bytes(content)
    for number, name in enumerate(_names()):
        path = os.path.join(os.fsencode(folder), name)  # noqa: PTH118  names that are no text have no Path
        with open(path, "wb") as file:  # noqa: PTH123
            file.write(f"Named badly {number}\n\n{STORY}\n".encode())
    _oddities(folder)
    if large:
        (folder / "one-line.txt").write_text("Lindqvist " * (5_000_000 // 10))
        (folder / "fifty.txt").write_text(f"{STORY}{STORY}\n\n" * (50_000_000 // (2 * len(STORY) + 2)))
    return folder


def _contents() -> dict[str, bytes]:
    wide = "一二三四五六七八九十" * 30
    return {
        "a-good-one.txt": f"A good one\n\n{STORY}{STORY}\n".encode(),
        "planted.txt": planted().encode(),
        "planted.md": f'---\ntitle: "{MARK} \\e]0;{MARK}\\a"\nsource: "\\e[31m{MARK}"\n---\n\n{planted()}\n'.encode(),
        "planted-latin.txt": b"Caf\xe9 \x9b31m and \x1b]0;PWNED\x07 in one line of text.\n\n" * 4,
        "empty.txt": b"",
        "blank.txt": b" \n\t\n\r\n",
        "only-escapes.txt": b"\x1b[2J\x1b[H\x9b2J\n",
        "nul.txt": b"before\x00after " * 40,
        "binary.txt": bytes(range(256)) * 64,
        "surrogate.txt": b"lone \xed\xa0\x80 surrogate of Viktor Sokolov\n",
        "broken-utf8.txt": b"\xfe\xfa broken \xc3\x28 text\n",
        "utf16.txt": "Sokolov in sixteen bits\n".encode("utf-16"),
        "markup.txt": b"[/bold] [red]not red[/red] [@click=app.quit]no[/] [[ ]] \\[ [/]\n\n" * 3,
        "one-word.txt": b"Lindqvist" * 4000,
        "wide.txt": f"{wide}\n\n\U0001f468\u200d\U0001f469\u200d\U0001f467 e\u0301\u0301\u0301 \u0e01\u0e33\n".encode(),
        "combining.txt": ("z" + "\u0335" * 3000 + " algo\n").encode(),
        "returns.txt": b"one\rtwo\r\nthree\n\rfour\x85five\xe2\x80\xa8six",
        "front-broken.md": b"---\ntitle: [unclosed\ndate: *nowhere\n---\n\nText below broken front matter.\n",
        "front-unclosed.md": b"---\ntitle: never closed\n\nText.\n",
        "front-list.md": b"---\n- one\n- two\n---\nText of Marta Lindqvist.\n",
        "front-bomb.md": _bomb(),
        "front-deep.md": b"---\ntitle: " + b"[" * 5000 + b"]" * 5000 + b"\n---\nText.\n",
        "many-blanks.txt": b"\n" * 20000 + b"End.\n",
        "skipped.docx": b"PK\x03\x04 not ours",
    }


def _bomb() -> bytes:
    """YAML that would grow beyond all memory if its aliases were followed."""
    levels = [f"a{level}: &a{level} [{', '.join([f'*a{level - 1}'] * 9)}]" for level in range(1, 12)]
    return "\n".join(["---", "a0: &a0 [lol, lol]", *levels, "title: *a11", "---", "Text.", ""]).encode()


def _names() -> list[bytes]:
    return [
        f"title-\x1b]0;{MARK}\x07-here.txt".encode(),
        b"red-\x1b[31mname\x1b[0m.txt",
        b"two\nlines.txt",
        b"tab\tand\rreturn.txt",
        b"not-utf8-\xff\xfe\xe9.txt",
        f"c1-\x9b31m-\x9d0;{MARK}\x9c.txt".encode(),
        b"c1-raw-\x9b31m.txt",
        "bidi-\u202egnp.txt".encode(),
        b"[bold]markup[@click=app.quit].txt",
        b"-starts-with-a-dash.txt",
        b" blank at both ends .txt",
        ("long-" + "n" * 240 + ".txt").encode(),
    ]


def _oddities(folder: Path) -> None:
    os.mkfifo(folder / "fifo.txt")
    (folder / "loop").symlink_to(folder, target_is_directory=True)
    (folder / "nowhere.txt").symlink_to(folder / "does-not-exist.txt")
    (folder / "device.txt").symlink_to("/dev/zero")
    (folder / "folder.txt").mkdir()
    (folder / ".hidden.txt").write_text(f"hidden {MARK}\n")
    unreadable = folder / "unreadable.txt"
    unreadable.write_text("no\n")
    unreadable.chmod(0)
