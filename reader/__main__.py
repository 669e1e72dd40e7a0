"""``python -m reader`` is the command ``antou``."""

import sys

from reader.cli import main

sys.exit(main())
