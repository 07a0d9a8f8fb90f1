"""Files and folders as users have them: links, pipes, odd names, twins, files that vanish."""

from __future__ import annotations

import os
import threading
from pathlib import Path

import pytest

from skyread.library import loading
from skyread.library.collection import Library, changed, changed_paths
from skyread.library.decoding import UnknownEncodingError
from skyread.library.loading import load
from skyread.library.scanning import scan

TEXT = "The delegations met in the old hall.\n\nThey left it without a word.\n"


def write(path: Path, text: str = TEXT) -> Path:
    path.parent.mkdir(parents=True, exist_ok=True)
    path.write_bytes(text.encode())
    return path


def names(library: Library) -> list[str]:
    return [os.path.basename(article.path) for article in library.articles]  # noqa: PTH119


def reasons(entries: tuple[loading.Skipped, ...]) -> dict[str, str]:
    return {os.path.basename(entry.path): entry.reason for entry in entries}  # noqa: PTH119


def test_a_folder_is_walked_in_order_of_names(tmp_path: Path) -> None:
    for name in ("c.txt", "a.md", "b/z.markdown", "B.TXT"):
        write(tmp_path / name, f"{name} {TEXT}")
    write(tmp_path / "d.docx")
    write(tmp_path / ".hidden.txt")
    write(tmp_path / ".git/e.txt")
    os.mkfifo(tmp_path / "pipe.txt")
    library = load([tmp_path])
    assert names(library) == ["B.TXT", "a.md", "z.markdown", "c.txt"]
    assert reasons(library.skipped) == {
        "d.docx": "not a format that is read",
        ".hidden.txt": "hidden",
        ".git": "hidden",
        "pipe.txt": "not a regular file",
    }
    assert library.failed == ()


def test_link_loops_end_and_links_are_read_once(tmp_path: Path) -> None:
    write(tmp_path / "a/one.txt")
    (tmp_path / "a/loop").symlink_to(tmp_path)
    (tmp_path / "b").symlink_to(tmp_path / "a")
    (tmp_path / "c.txt").symlink_to(tmp_path / "a/one.txt")
    (tmp_path / "broken.txt").symlink_to(tmp_path / "nowhere")
    found = scan([tmp_path], suffixes=(".txt",))
    assert [os.path.relpath(file.path, tmp_path) for file in found.files] == ["a/one.txt"]
    assert "broken link" in [entry.reason for entry in found.skipped]


def test_a_named_file_is_read_whatever_its_suffix(tmp_path: Path) -> None:
    named = write(tmp_path / ".notes.log")
    assert names(load([named, str(named)])) == [".notes.log"]


def test_a_named_pipe_is_read(tmp_path: Path) -> None:
    pipe = tmp_path / "pipe"
    os.mkfifo(pipe)
    writer = threading.Thread(target=pipe.write_text, args=(TEXT,))
    writer.start()
    library = load([pipe])
    writer.join()
    assert library.articles[0].text == TEXT
    assert library.fingerprints == {}


def test_standard_input_is_an_article_among_others(tmp_path: Path) -> None:
    library = load([write(tmp_path / "a.txt"), "-"], stdin=b"From the other program. Nothing else.")
    assert [article.path for article in library.articles][1] == "-"


def test_the_same_text_is_one_article_with_all_its_paths(tmp_path: Path) -> None:
    first, second = write(tmp_path / "a.txt"), write(tmp_path / "b.txt")
    library = load([tmp_path])
    assert [article.paths for article in library.articles] == [(str(first), str(second))]


def test_what_cannot_be_read_is_told_with_its_reason(tmp_path: Path) -> None:
    folder = tmp_path / "in"
    write(folder / "good.txt")
    write(folder / "empty.txt", "")
    write(folder / "blank.txt", " \n\t\n")
    (folder / "picture.txt").write_bytes(b"\x89PNG\r\n\x1a\n" + bytes(100))
    library = load([folder, tmp_path / "missing.txt", folder / "empty.txt"])
    assert names(library) == ["good.txt"]
    assert reasons(library.skipped) == {
        "blank.txt": "nothing but white space",
        "picture.txt": "a PNG image, not text",
    }
    assert reasons(library.failed) == {"missing.txt": "no such file or directory", "empty.txt": "empty"}


def test_a_named_binary_is_refused_unless_an_encoding_is_given(tmp_path: Path) -> None:
    path = tmp_path / "data.bin"
    path.write_bytes(bytes(range(256)) * 20)
    assert reasons(load([path]).failed) == {"data.bin": "binary data, not text"}
    assert len(load([path], encoding="latin-1").articles) == 1


@pytest.mark.skipif(os.geteuid() == 0, reason="root reads everything")
def test_an_unreadable_file_and_folder_are_told(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    folder = tmp_path / "closed"
    folder.mkdir()
    path.chmod(0)
    folder.chmod(0)
    try:
        library = load([path, folder])
    finally:
        folder.chmod(0o700)
    assert set(reasons(library.failed).values()) == {"permission denied"}


def test_a_file_that_vanishes_between_walk_and_reading_is_told(tmp_path: Path) -> None:
    write(tmp_path / "a.txt")
    write(tmp_path / "b.txt", TEXT + "Again.")
    library = load([tmp_path], progress=lambda *_: (tmp_path / "b.txt").unlink(missing_ok=True))
    assert names(library) == ["a.txt"]
    assert reasons(library.skipped) == {"b.txt": "no such file or directory"}


def test_names_that_are_no_text_are_read_and_told_safely(tmp_path: Path) -> None:
    odd = [b"caf\xe9.txt", b"a\x1b[31m\x9b.txt", b"line\nbreak.txt", b"[b]bold.txt"]
    for number, name in enumerate(odd):
        path = os.path.join(os.fsencode(tmp_path), name)  # noqa: PTH118
        with open(path, "wb") as stream:  # noqa: PTH123
            stream.write(b"" if number == 1 else f"{number} {TEXT}".encode())
    library = load([tmp_path])
    assert len(library.articles) == 3
    [told] = library.skipped
    assert told.path.isprintable() or all(c == "\ufffd" or c.isprintable() for c in told.path)
    assert all(os.path.exists(article.path) for article in library.articles)  # noqa: PTH110


def test_hostile_text_is_cleaned_one_for_one(tmp_path: Path) -> None:
    hostile = "Words \x1b]0;title\x07 \x9b2J \u202eback\u202c [/markup] \x00 end of it."
    [article] = load([write(tmp_path / "a.txt", hostile)]).articles
    assert len(article.text) == len(hostile)
    assert not set(article.text) & set("\x1b\x07\x9b\u202e\u202c\x00")
    assert "[/markup]" in article.text


def test_one_very_long_line_is_one_paragraph(tmp_path: Path) -> None:
    [article] = load([write(tmp_path / "a.txt", "word " * 400_000 + "end.")]).articles
    assert len(article.blocks) == 1
    assert article.words == 400_001


def test_files_over_the_limit_are_skipped(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    write(tmp_path / "big.txt", "x" * 3000)
    monkeypatch.setattr(loading, "LARGEST", 2000)
    [told] = load([tmp_path]).skipped
    assert told.reason.startswith("larger than")


def test_an_encoding_that_does_not_exist_is_an_error(tmp_path: Path) -> None:
    with pytest.raises(UnknownEncodingError):
        load([tmp_path], encoding="klingon")


def test_a_guessed_encoding_is_told(tmp_path: Path) -> None:
    path = tmp_path / "old.txt"
    path.write_bytes("The envoy’s answer – “no”.".encode("cp1252"))
    library = load([path])
    assert library.articles[0].encoding_guessed
    assert reasons(library.remarks) == {"old.txt": "encoding guessed: cp1252"}


def test_files_that_change_appear_or_vanish_are_noticed(tmp_path: Path) -> None:
    kept, edited, gone = (write(tmp_path / name, f"{name} {TEXT}") for name in ("a.txt", "b.txt", "c.txt"))
    library = load([tmp_path])
    assert not changed(library)
    edited.write_text(TEXT + "And more.")
    gone.unlink()
    fresh = write(tmp_path / "d.txt")
    assert set(changed_paths(library)) == {str(edited), str(gone), str(fresh)}
    assert changed(library)
    assert str(kept) not in changed_paths(library)


def test_reading_writes_nothing(tmp_path: Path) -> None:
    path = write(tmp_path / "a.txt")
    path.chmod(0o400)
    before = {entry: entry.stat().st_mtime_ns for entry in (tmp_path, path)}
    load([tmp_path])
    assert {entry: entry.stat().st_mtime_ns for entry in (tmp_path, path)} == before


def test_progress_counts_to_the_end(tmp_path: Path) -> None:
    for number in range(3):
        write(tmp_path / f"{number}.txt", f"{number} {TEXT}")
    steps: list[tuple[int, int]] = []
    load([tmp_path], progress=lambda done, of: steps.append((done, of)))
    assert steps == [(0, 3), (1, 3), (2, 3), (3, 3)]
