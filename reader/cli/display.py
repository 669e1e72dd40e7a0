"""Whether there is a screen; asked without Qt, which ends the process if there is none."""

import os
import re
import socket
import sys
from collections.abc import Mapping
from pathlib import Path

_NEEDS_NO_SCREEN = ("offscreen", "minimal", "vnc", "linuxfb", "eglfs")
_DISPLAY = re.compile(r"(?P<host>.*):(?P<number>\d+)(\.\d+)?")
_X_PORT = 6000
_TIMEOUT_S = 2.0


def has_display(environment: Mapping[str, str] = os.environ, platform: str = sys.platform) -> bool:
    """True if a window can be shown.

    Args:
        environment: Variables of this process.
        platform: As ``sys.platform``; only Linux can lack a screen.
    """
    if not platform.startswith("linux"):
        return True
    if environment.get("QT_QPA_PLATFORM", "").startswith(_NEEDS_NO_SCREEN):
        return True
    return _has_wayland(environment) or _has_x(environment.get("DISPLAY", ""))


def _has_wayland(environment: Mapping[str, str]) -> bool:
    name = environment.get("WAYLAND_DISPLAY")
    if not name:
        return False
    return _answers(str(Path(environment.get("XDG_RUNTIME_DIR", "/")) / name))


def _has_x(display: str) -> bool:
    """True if an X server answers under this name."""
    match = _DISPLAY.fullmatch(display)
    if match is None:
        return False
    host, number = match["host"], int(match["number"])
    if host not in ("", "unix"):
        return _answers((host, _X_PORT + number))
    local = f"/tmp/.X11-unix/X{number}"  # noqa: S108 - where every X server has its socket
    return _answers(local) or _answers(f"\0{local}")


def _answers(address: str | tuple[str, int]) -> bool:
    try:
        if isinstance(address, tuple):
            socket.create_connection(address, timeout=_TIMEOUT_S).close()
            return True
        with socket.socket(socket.AF_UNIX) as connection:
            connection.settimeout(_TIMEOUT_S)
            connection.connect(address)
    except OSError:
        return False
    return True
