"""The texts of sources, found by their digest and never by the name of a file."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable
from hashlib import file_digest, sha256
from pathlib import Path
from typing import Self

from timeline.errors import Fault, InputError
from timeline.provenance import Digest

__all__ = ["TextLibrary"]


class TextLibrary:
    r"""Texts that sources were read from, by the SHA-256 digest of their UTF-8 bytes.

    Bytes are decoded strictly, a byte order mark is a character, and newlines stay as they are: positions in a
    text count exactly what stands in the file.

    >>> library = TextLibrary(["Nixon meets Mao\r\n"])
    >>> library.find(Digest.of("Nixon meets Mao\r\n", 16))
    'Nixon meets Mao\r\n'
    """

    def __init__(self, texts: Iterable[str | bytes] = ()) -> None:
        """Hold texts that are in memory."""
        self._held: dict[str, bytes | Path] = {}
        for text in texts:
            data = text.encode() if isinstance(text, str) else text
            self._held[sha256(data).hexdigest()] = data
        self._decoded: dict[str, str | None] = {}
        self._order = sorted(self._held)

    @classmethod
    def read(cls, folder: Path) -> Self:
        """Take in every file of a folder and the folders in it; files are decoded when they are asked for.

        Raises:
            InputError: The folder or a file in it cannot be read.
        """
        library = cls()
        try:
            if not folder.is_dir():
                raise NotADirectoryError(0, "no such folder")
            for path in sorted(folder.rglob("*")):
                if path.is_file():
                    with path.open("rb") as file:
                        library._held.setdefault(file_digest(file, "sha256").hexdigest(), path)
        except OSError as error:
            problem = f"{folder}: the texts could not be read: {error.strerror}"
            raise InputError([Fault(code="unreadable", problem=problem, advice="see --texts")]) from error
        library._order = sorted(library._held)
        return library

    def has(self, digest: Digest) -> bool:
        """Say whether some file has this digest, whether or not it is UTF-8."""
        return self._whole(digest) is not None

    def find(self, digest: Digest) -> str | None:
        """Return the text with this digest; None where there is none, or where it is not UTF-8."""
        name = self._whole(digest)
        if name is None:
            return None
        if name not in self._decoded:
            self._decoded[name] = self._decode(name)
        return self._decoded[name]

    def _whole(self, digest: Digest) -> str | None:
        index = bisect_left(self._order, digest.hex)
        found = self._order[index] if index < len(self._order) else ""
        return found if found.startswith(digest.hex) else None

    def _decode(self, name: str) -> str | None:
        held = self._held[name]
        data = held.read_bytes() if isinstance(held, Path) else held
        try:
            return data.decode("utf-8")
        except UnicodeDecodeError:
            return None
