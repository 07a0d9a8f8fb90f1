"""Understanding the words of a call: a verb with its options, or paths for the reader."""

from __future__ import annotations

import argparse
from collections.abc import Sequence

from skyread import __version__
from skyread.cli.reading import run_reader


def run(words: Sequence[str]) -> int:
    """Do what the words ask for; returns the exit code."""
    parser = argparse.ArgumentParser(prog="skyread")
    parser.add_argument("--version", action="version", version=f"skyread {__version__}")
    parser.add_argument("--encoding")
    parser.add_argument("paths", nargs="*")
    options = parser.parse_args(list(words))
    return run_reader(options.paths, options.encoding)
