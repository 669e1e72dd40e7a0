"""The log file: what a user can send along when something went wrong."""

import logging
from pathlib import Path

MAX_BYTES = 1_000_000
"""A longer log is set aside at the next start; one old log is kept."""


def start_log(path: Path) -> None:
    """Write what is logged from now on to ``path``; where that is impossible, nowhere.

    The file is made with the first line. A program that cannot write its log works on: what has to
    be told to the user is told by other means.
    """
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MAX_BYTES:
            path.replace(path.with_name(path.name + ".1"))
        handler: logging.Handler = logging.FileHandler(path, encoding="utf-8", delay=True)
    except OSError:
        handler = logging.NullHandler()
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
    )
    root.addHandler(handler)
