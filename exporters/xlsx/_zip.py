"""The container: the same parts give the same bytes, whenever and wherever it is written."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.sax.saxutils import quoteattr
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from exporters.xlsx._xml import respelled
from timeline.ports import Run

__all__ = ["pack"]

# The earliest time a zip can hold. When the workbook was made stands in its properties.
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_LEVEL: Final = 6
_ATTRIBUTES: Final = 0o600 << 16  # What Python would set: 0 does not last.
# Safe to take apart with patterns: every part has the one spelling by then, and a font holds empty elements alone.
_FONT: Final = re.compile(rb"<font>.*?</font>")
_PART: Final = re.compile(rb"(<([a-zA-Z]+)[^<>]*/>)")
# ECMA-376 part 1, 18.8.22, in the order that the Open XML SDK holds to; openpyxl has its own.
_FONT_ORDER: Final = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u"),
    *("vertAlign", "sz", "color", "name", "family", "charset", "scheme"),
)


class _SteadyZip(ZipFile):
    """A zip without times, owners and permissions, whose XML has one spelling."""

    def __init__(self, file: BytesIO, alternative_text: str, packed: Callable[[], None]) -> None:
        super().__init__(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL)
        self._alternative_text = alternative_text
        self._packed = packed

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        name = str(zinfo_or_arcname)
        entry = ZipInfo(name, _TIME)
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 0  # Python writes 3 on Unix, and its permissions with it.
        entry.external_attr = _ATTRIBUTES
        raw = data.encode() if isinstance(data, str) else data
        super().writestr(entry, self._mended(name, respelled(raw)), compresslevel=_LEVEL)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        # Sheets alone come as files.
        self.writestr(arcname, Path(filename).read_bytes())
        self._packed()

    def _mended(self, name: str, data: bytes) -> bytes:
        if name == "xl/styles.xml":
            return _FONT.sub(_in_order, data)
        if name.startswith("xl/drawings/drawing"):
            # openpyxl gives a chart no alternative text, and no way to.
            text = quoteattr(self._alternative_text).encode()
            return data.replace(b"<cNvPr ", b"<cNvPr descr=" + text + b" ")
        return data


def _in_order(font: re.Match[bytes]) -> bytes:
    parts = sorted(_PART.findall(font[0]), key=lambda part: _FONT_ORDER.index(part[1].decode()))
    return b"<font>" + b"".join(whole for whole, _ in parts) + b"</font>"


def pack(workbook: Workbook, alternative_text: str, run: Run) -> bytes:
    """Return a workbook as a file.

    Args:
        workbook: The workbook; it cannot be written again.
        alternative_text: What its chart shows, in words.
        run: Told how many sheets are packed.
    """
    file, sheets = BytesIO(), run.track(workbook.worksheets, "sheets")
    next(sheets)
    # `Workbook.save` would put the clock's time into the properties.
    ExcelWriter(workbook, _SteadyZip(file, alternative_text, partial(_advance, sheets))).save()
    return file.getvalue()


def _advance(tracked: Iterator[object]) -> None:
    next(tracked, None)
