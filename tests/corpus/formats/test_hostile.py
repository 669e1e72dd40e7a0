"""Broken and hostile files give a sentence or a text, within their limits, and nothing else."""

import subprocess
import sys
import time
from pathlib import Path

import pytest

from reader.corpus.decode import decode
from reader.errors import CorpusError
from tests.hostile_files import LARGE, SMALL, make_hostile_files
from tests.mutations import FORMATS, mutations

LEAST_FILES = 60
MOST_SECONDS = 20.0
DAMAGED = 30


def outcome_of(data: bytes, name: str) -> str:
    """What came of a file; a refusal is a sentence that names it."""
    try:
        text = decode(data, name).text
    except CorpusError as error:
        sentence = str(error)
        assert sentence.startswith(f"“{name}”")
        assert sentence.endswith("。")
        return "refused"
    assert text.strip()
    return "read"


def test_the_collection_is_large_and_every_file_has_its_own_name(tmp_path: Path) -> None:
    files = make_hostile_files(tmp_path)
    assert len({file.path for file in files}) == len(SMALL) >= LEAST_FILES
    assert not SMALL.keys() & LARGE.keys()


@pytest.mark.parametrize("name", SMALL)
def test_a_hostile_file_comes_out_as_expected(name: str) -> None:
    expectation, make = SMALL[name]
    data = make()
    started = time.monotonic()
    outcome = outcome_of(data, name)
    assert time.monotonic() - started < MOST_SECONDS
    assert expectation in {outcome, "either"}


@pytest.mark.parametrize("kind", FORMATS)
def test_a_damaged_file_is_read_or_refused_in_a_sentence(kind: str) -> None:
    name = f"文件.{kind.partition('-')[0]}"
    outcomes = [outcome_of(data, name) for data in mutations(kind, DAMAGED)]
    assert len(outcomes) == DAMAGED


def test_a_name_cannot_write_over_the_sentence_it_stands_in() -> None:
    with pytest.raises(CorpusError) as caught:
        decode(b"", "政\n策\x1b[2J\u202etxt.exe")
    assert str(caught.value).startswith("“政\ufffd策\ufffd[2J\ufffdtxt.exe”是空文件")


@pytest.mark.parametrize("name", ["external.docx", "script.html", "actions.pdf"])
def test_nothing_of_this_machine_gets_into_a_text(name: str) -> None:
    secret = Path("/etc/hostname")
    told = secret.read_text(encoding="utf-8").strip() if secret.exists() else "\x00"
    try:
        text = decode(SMALL[name][1](), name).text
    except CorpusError as error:
        text = str(error)
    assert told not in text


def test_the_libraries_of_the_formats_are_loaded_only_when_a_file_needs_them() -> None:
    script = (
        "import sys; from reader.corpus.decode import decode; decode('创新'.encode(), '文件.txt');"
        "print(sorted({'lxml', 'pypdf'} & set(sys.modules)))"
    )
    root = Path(__file__).parents[3]
    done = subprocess.run(
        [sys.executable, "-c", script], cwd=root, capture_output=True, encoding="utf-8", check=True
    )
    assert done.stdout.strip() == "[]"
