"""What a data file holds is unpacked and decoded under limits."""

import gzip

import pytest

from problems.data_file import data_file
from problems.errors import BadInput, LimitExceeded


def test_what_is_no_text_is_refused() -> None:
    with pytest.raises(BadInput, match="binary, not text"):
        _ = data_file("data.bin", b"a\x00b").text
    with pytest.raises(BadInput, match="not text in UTF-8"):
        _ = data_file("latin.txt", "größe".encode("latin-1")).text
    assert not data_file("data.bin", b"a\x00b").is_text
    assert data_file("wide.csv", "größe".encode("utf-16")).text == "größe"


def test_a_gzip_file_is_unpacked_and_known_by_the_name_inside() -> None:
    file = data_file("graph.Qubo.GZ", gzip.compress(b"p qubo 0 1 1 0\n0 0 -1\n"))
    assert file.suffix == ".qubo"
    assert file.text.startswith("p qubo")


def test_a_gzip_file_is_refused_where_it_is_cut_damaged_empty_or_a_bomb() -> None:
    packed = gzip.compress(bytes(range(256)) * 8)
    with pytest.raises(BadInput, match="cut off"):
        data_file("a.gz", packed[:-12])
    with pytest.raises(BadInput, match="damaged"):
        data_file("a.gz", packed[:4] + b"\xff" * 40)
    with pytest.raises(BadInput, match="is empty"):
        data_file("a.gz", gzip.compress(b""))
    with pytest.raises(LimitExceeded, match="more than 1 MB when unpacked"):
        data_file("a.gz", gzip.compress(bytes(2_000_000)), largest_bytes=1_000_000)
