"""The code stays readable for whoever comes next: sizes, docstrings, and nothing that ties it to one machine."""

from __future__ import annotations

import ast
import re
import subprocess
from collections.abc import Iterator
from functools import cache
from pathlib import Path

import pytest

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "tui" / "skyread"
LONGEST_FILE = 400
LONGEST_FUNCTION = 60
LONG_FILES = {
    "entities/cues.py": "word lists, which are data",
    "ui/screen.py": "the one screen: messages of loading, keys and panes meet there",
    "desk/desk.py": "the one desk: what concerns several panes at once",
}
"""Files that may be longer, each with its reason."""


@cache
def modules() -> tuple[Path, ...]:
    return tuple(sorted(PACKAGE.rglob("*.py")))


@cache
def tree(path: Path) -> ast.Module:
    return ast.parse(path.read_text(encoding="utf-8"))


def name(path: Path) -> str:
    return path.relative_to(PACKAGE).as_posix()


def functions(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef]:
    for node in ast.walk(tree(path)):
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef):
            yield node


def public(path: Path) -> Iterator[ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef]:
    """Top-level functions and classes, and the methods of these classes, whose names do not begin with an underscore."""
    for node in tree(path).body:
        if isinstance(node, ast.FunctionDef | ast.AsyncFunctionDef | ast.ClassDef) and node.name[0] != "_":
            yield node
            if isinstance(node, ast.ClassDef):
                yield from (
                    one for one in node.body if isinstance(one, ast.FunctionDef) and one.name[0] != "_"
                )


def test_no_file_is_too_long_to_be_read_in_one_go() -> None:
    lengths = {name(path): len(path.read_text(encoding="utf-8").splitlines()) for path in modules()}
    long = {file for file, lines in lengths.items() if lines > LONGEST_FILE}
    assert long - LONG_FILES.keys() == set()


def test_no_function_is_too_long_to_be_understood_at_a_glance() -> None:
    long = [
        f"{name(path)}:{one.lineno} {one.name}: {length} lines"
        for path in modules()
        for one in functions(path)
        if (length := (one.end_lineno or one.lineno) - one.lineno + 1) > LONGEST_FUNCTION
    ]
    assert long == []


def test_every_module_says_why_it_is_there() -> None:
    assert [name(path) for path in modules() if not ast.get_docstring(tree(path))] == []


def test_everything_public_says_what_it_does() -> None:
    silent = [
        f"{name(path)}:{one.lineno} {one.name}"
        for path in modules()
        for one in public(path)
        if not ast.get_docstring(one)
    ]
    assert silent == []


NETWORK = {
    "socket",
    "ssl",
    "asyncio.streams",
    "http",
    "http.client",
    "urllib.request",
    "ftplib",
    "smtplib",
    "requests",
}


def test_nothing_opens_a_network_connection() -> None:
    imported = [
        (name(path), module)
        for path in modules()
        for node in ast.walk(tree(path))
        if isinstance(node, ast.Import | ast.ImportFrom)
        for module in (
            [node.module or ""] if isinstance(node, ast.ImportFrom) else [a.name for a in node.names]
        )
    ]
    assert imported
    assert [(file, module) for file, module in imported if module in NETWORK] == []


FORBIDDEN = {
    "an index of packages": re.compile(r"pypi\.(?:org|python)|pythonhosted\.org|index-url|extra-index"),
    "a folder of one machine": re.compile(r"(?<![\w.~])/(?:work|tmp|root|home/\w+|Users/\w+|opt)/"),
    "a font or script from elsewhere": re.compile(r"cdnjs|googleapis|unpkg|jsdelivr"),
    "an unfinished place": re.compile(r"\b(?:TODO|FIXME|XXX)\b"),
}
TALKS_ABOUT_THEM = {"tests/hygiene/test_code_shape.py"}


@cache
def tracked_texts() -> dict[str, str]:
    """The text files of the project; nothing where there is no git."""
    listed = subprocess.run(["git", "ls-files", "-z"], cwd=ROOT, capture_output=True, text=True, check=False)
    files = [file for file in listed.stdout.split("\0") if file and (ROOT / file).is_file()]
    return {file: (ROOT / file).read_text(encoding="utf-8", errors="replace") for file in files}


@pytest.mark.parametrize("what", FORBIDDEN)
def test_no_file_names(what: str) -> None:
    found = [
        f"{file}: {match[0]}"
        for file, text in tracked_texts().items()
        if file not in TALKS_ABOUT_THEM and (match := FORBIDDEN[what].search(text))
    ]
    assert found == []


def test_only_listed_samples_are_tracked_in_the_drop_folder() -> None:
    listed = set(
        re.findall(r"^!/(seeds/\S+)$", (ROOT / ".gitignore").read_text(encoding="utf-8"), re.MULTILINE)
    )
    tracked = {file for file in tracked_texts() if file.startswith("seeds/")}
    assert tracked <= listed
    assert {file for file in listed if not (ROOT / file).is_file()} == set()
