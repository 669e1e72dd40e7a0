"""``python -m reader`` is the command ``antou``."""

import multiprocessing
import sys

from reader.cli import main

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a frozen program starts its workers as itself
    sys.exit(main())
