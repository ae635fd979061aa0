"""Under which names this server may be asked, and what it calls itself.

A page of somebody else's can have its own name point to 127.0.0.1 and so read what is served here (DNS rebinding).
The Host header then carries that name; an address in digits, or a name that was agreed on, cannot be forged so.
"""

from __future__ import annotations

import re
from ipaddress import IPv4Address, IPv6Address, ip_address
from typing import Final

import attrs

__all__ = ["Hosts", "is_loopback"]

_HOST: Final = re.compile(
    r"(?P<name>\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9._-]{1,253})(?::[0-9]{1,5})?", re.ASCII
)


def _address(name: str) -> IPv4Address | IPv6Address | None:
    try:
        return ip_address(name.removeprefix("[").removesuffix("]"))
    except ValueError:
        return None


def is_loopback(name: str) -> bool:
    """Return whether a name or address means this machine alone.

    >>> is_loopback("127.0.0.1"), is_loopback("[::1]"), is_loopback("localhost"), is_loopback("0.0.0.0")
    (True, True, True, False)
    """
    address = _address(name)
    return name.casefold() == "localhost" if address is None else address.is_loopback


@attrs.frozen(kw_only=True)
class Hosts:
    """The names under which a server may be asked.

    Attributes:
        bound: The address or name it listens on.
        names: Further names, such as that of a proxy in front of it.
    """

    bound: str
    names: frozenset[str] = frozenset()

    def admits(self, header: str) -> bool:
        """Return whether the value of a Host header names this server, under any port.

        >>> Hosts(bound="127.0.0.1").admits("localhost:8765"), Hosts(bound="127.0.0.1").admits("evil.example")
        (True, False)
        """
        match = _HOST.fullmatch(header)
        if match is None:
            return False
        name = match["name"].casefold().removesuffix(".")
        if is_loopback(name) or name in self.names or name == self.bound.casefold():
            return True
        return not is_loopback(self.bound) and _address(name) is not None
