"""``python -m reader`` is the command ``antou``."""

import multiprocessing
import sys

if __name__ == "__main__":
    multiprocessing.freeze_support()  # a frozen program starts its workers as itself
    from reader.cli import main  # not loaded by those workers

    sys.exit(main())
