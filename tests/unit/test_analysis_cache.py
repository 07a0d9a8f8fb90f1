"""The cache gives back what was put in, and never gets in the way."""

from __future__ import annotations

from pathlib import Path

from skyread.index.cache import BlobCache


def test_what_was_put_is_there_when_it_is_opened_again(tmp_path: Path) -> None:
    path = tmp_path / "deep" / "cache.sqlite"
    blobs = {str(number): bytes([number % 256]) for number in range(1200)}
    cache = BlobCache(path)
    cache.put_many(blobs, "v1")
    cache.close()
    again = BlobCache(path)
    assert again.get_many(list(blobs), "v1") == blobs
    assert again.get_many(["1", "missing"], "v1") == {"1": b"\x01"}
    assert again.get_many(["1"], "v2") == {}
    again.close()


def test_an_article_analysed_anew_replaces_what_was_there(tmp_path: Path) -> None:
    cache = BlobCache(tmp_path / "cache.sqlite")
    cache.put_many({"a": b"old"}, "v1")
    cache.put_many({"a": b"new"}, "v1")
    assert cache.get_many(["a"], "v1") == {"a": b"new"}
    cache.close()


def test_another_version_takes_the_place_of_the_former(tmp_path: Path) -> None:
    cache = BlobCache(tmp_path / "cache.sqlite")
    cache.put_many({"a": b"1", "b": b"1"}, "v1")
    cache.put_many({"a": b"2"}, "v2")
    assert cache.get_many(["a", "b"], "v1") == {"b": b"1"}
    assert cache.get_many(["a", "b"], "v2") == {"a": b"2"}
    cache.close()


def test_a_broken_file_is_begun_anew(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    path.write_bytes(b"no database at all, but long enough to be looked at" * 40)
    cache = BlobCache(path)
    assert cache.get_many(["a"], "v1") == {}
    cache.put_many({"a": b"1"}, "v1")
    assert cache.get_many(["a"], "v1") == {"a": b"1"}
    cache.close()


def test_a_file_that_breaks_while_in_use_costs_only_what_it_held(tmp_path: Path) -> None:
    path = tmp_path / "cache.sqlite"
    cache = BlobCache(path)
    cache.put_many({str(number): bytes(3000) for number in range(50)}, "v1")
    cache.close()
    damaged = bytearray(path.read_bytes())
    damaged[4096:] = b"\xff" * (len(damaged) - 4096)
    path.write_bytes(damaged)
    cache = BlobCache(path)
    assert cache.get_many(["1"], "v1") == {}
    cache.put_many({"a": b"1"}, "v1")
    assert cache.get_many(["a"], "v1") == {"a": b"1"}
    cache.close()


def test_where_nothing_can_be_written_nothing_is_cached(tmp_path: Path) -> None:
    (tmp_path / "file").write_text("in the way")
    for path in (tmp_path / "file" / "cache.sqlite", tmp_path, Path("nul\0byte")):
        cache = BlobCache(path)
        cache.put_many({"a": b"1"}, "v1")
        assert cache.get_many(["a"], "v1") == {}
        cache.close()
    assert (tmp_path / "file").read_text() == "in the way"


def test_two_programs_share_the_file(tmp_path: Path) -> None:
    one, other = BlobCache(tmp_path / "cache.sqlite"), BlobCache(tmp_path / "cache.sqlite")
    one.put_many({"a": b"1"}, "v1")
    other.put_many({"b": b"2"}, "v1")
    assert one.get_many(["a", "b"], "v1") == {"a": b"1", "b": b"2"}
    one.close()
    other.close()
