"""Refuse every connection beyond loopback in a Python process.

Python imports this file at start when its folder is on ``PYTHONPATH``; kernels
inherit the variable. A refused connection is an error in the cell that tried it.
"""

import ipaddress
import socket

_connect, _connect_ex, _getaddrinfo = socket.socket.connect, socket.socket.connect_ex, socket.getaddrinfo


class OutsideRequestError(OSError):
    """Somebody tried to reach beyond this computer."""


def _refuse_outside(host):
    name = host.decode() if isinstance(host, bytes) else str(host)
    if name in {"", "localhost"}:
        return
    try:
        local = ipaddress.ip_address(name.split("%", maxsplit=1)[0]).is_loopback
    except ValueError:
        local = False
    if not local:
        message = f"the course must not reach {name}"
        raise OutsideRequestError(message)


def _guard(call):
    def guarded(self, address, *rest):
        if self.family in {socket.AF_INET, socket.AF_INET6}:
            _refuse_outside(address[0])
        return call(self, address, *rest)

    return guarded


def _resolve(host, *rest, **options):
    if host is not None:
        _refuse_outside(host)
    return _getaddrinfo(host, *rest, **options)


socket.socket.connect = _guard(_connect)
socket.socket.connect_ex = _guard(_connect_ex)
socket.getaddrinfo = _resolve
