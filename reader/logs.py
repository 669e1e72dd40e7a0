"""The log file: what a user can send along when something went wrong."""

import logging
from pathlib import Path

MAX_BYTES = 1_000_000
"""A longer log is set aside at the next start; one old log is kept."""


class _LogFile(logging.FileHandler):
    """The log of this run."""


def start_log(path: Path) -> None:
    """Write what is logged from now on to ``path``, and no longer to another file.

    The file is made with the first line. A program that cannot write its log works on: what has to
    be told to the user is told by other means.
    """
    logging.raiseExceptions = False
    root = logging.getLogger()
    root.setLevel(logging.INFO)
    for former in _log_files():
        root.removeHandler(former)
        former.close()
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        if path.exists() and path.stat().st_size > MAX_BYTES:
            path.replace(path.with_name(path.name + ".1"))
    except OSError:
        root.addHandler(logging.NullHandler())
        return
    handler = _LogFile(path, encoding="utf-8", delay=True)
    handler.setFormatter(
        logging.Formatter("%(asctime)s %(process)d %(levelname)s %(name)s: %(message)s")
    )
    root.addHandler(handler)


def log_path() -> Path | None:
    """The log file of this run, None if none can be written."""
    return next((Path(handler.baseFilename) for handler in _log_files()), None)


def _log_files() -> list[_LogFile]:
    return [each for each in logging.getLogger().handlers if isinstance(each, _LogFile)]
