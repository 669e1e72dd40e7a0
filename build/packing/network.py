"""Does the program use a network? Its system calls tell."""

import re
from collections.abc import Iterable

LOCAL = ("AF_UNIX", "AF_LOCAL")
_CALL = re.compile(r"^(?:\[pid +\d+\] |\d+ +)?(?P<name>[a-z_0-9]+)\((?P<rest>.*)$")
_ALLOWED = re.compile(r'sun_path=(@?"/tmp/\.X11-unix/X\d+"|"/var/run/nscd/socket")')
_OPENING = ("socket", "socketpair")
_REACHING = ("bind", "connect", "listen", "sendto")


def faults(trace: Iterable[str]) -> list[str]:
    """Calls that must not be, of a program that shows a window and nothing else.

    Allowed are the connection to the X server, pairs of sockets within the program itself, and the
    attempt of the C library to ask the cache of user names of the same machine for the user's home.

    Args:
        trace: Lines of ``strace -f -e trace=network``.
    """
    return [line for line in trace if not _is_allowed(line)]


def _is_allowed(line: str) -> bool:
    found = _CALL.match(line)
    if found is None:
        return True  # signals, ends of threads, second halves of calls
    name, rest = found["name"], found["rest"]
    if name in _OPENING:
        return rest.startswith(LOCAL)
    if name in _REACHING and "sa_family=" in rest:
        return bool(_ALLOWED.search(rest))
    return name not in ("bind", "listen", "accept", "accept4")
