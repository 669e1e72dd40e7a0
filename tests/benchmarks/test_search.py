"""The benchmark of search runs on the shipped documents, and every exact answer is complete."""

import subprocess
import sys
from pathlib import Path


def test_the_benchmark_prints_its_tables_and_misses_nothing() -> None:
    command = [sys.executable, str(Path(__file__).with_name("search.py")), "--queries", "40"]
    ran = subprocess.run(command, capture_output=True, check=False, text=True, encoding="utf-8")
    assert (ran.returncode, ran.stderr) == (0, "")
    assert "| documents | 5 |" in ran.stdout
    assert "| **exact: counts, cities, first page** | 40 |" in ran.stdout
