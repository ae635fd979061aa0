"""The container: the same parts give the same bytes, whenever and wherever it is written."""

from __future__ import annotations

from io import BytesIO
from pathlib import Path
from typing import Any, Final
from xml.etree import ElementTree as ET
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from openpyxl.workbook import Workbook
from openpyxl.writer.excel import ExcelWriter

from exporters.xlsx._xml import respelled

__all__ = ["pack"]

# The earliest time a zip can hold. When the workbook was made stands in its properties.
_TIME: Final = (1980, 1, 1, 0, 0, 0)
_LEVEL: Final = 6
_MAIN: Final = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
_DRAWING: Final = "{http://schemas.openxmlformats.org/drawingml/2006/spreadsheetDrawing}"
# ECMA-376 part 1, 18.8.22, in the order that the Open XML SDK holds to; openpyxl has its own.
_FONT_ORDER: Final = (
    *("b", "i", "strike", "condense", "extend", "outline", "shadow", "u"),
    *("vertAlign", "sz", "color", "name", "family", "charset", "scheme"),
)


class _SteadyZip(ZipFile):
    """A zip without times, owners and permissions, whose XML has one spelling."""

    def __init__(self, file: BytesIO, alternative_text: str) -> None:
        super().__init__(file, "w", ZIP_DEFLATED, compresslevel=_LEVEL)
        self._alternative_text = alternative_text

    def writestr(self, zinfo_or_arcname: Any, data: Any, *_: Any, **__: Any) -> None:
        name = str(zinfo_or_arcname)
        entry = ZipInfo(name, _TIME)
        entry.compress_type = ZIP_DEFLATED
        entry.create_system = 0  # Python writes 3 on Unix, and its permissions with it.
        entry.external_attr = 0
        raw = data.encode() if isinstance(data, str) else data
        super().writestr(entry, respelled(self._mended(name, raw)), compresslevel=_LEVEL)

    def write(self, filename: Any, arcname: Any = None, *_: Any, **__: Any) -> None:
        self.writestr(arcname, Path(filename).read_bytes())

    def _mended(self, name: str, data: bytes) -> bytes:
        if name == "xl/styles.xml":
            return _with_fonts_in_order(data)
        if name.startswith("xl/drawings/drawing"):
            return _with_description(data, self._alternative_text)
        return data


def _with_fonts_in_order(data: bytes) -> bytes:
    tree = ET.fromstring(data)  # noqa: S314 - written by openpyxl just now
    for font in tree.iter(f"{_MAIN}font"):
        font[:] = sorted(font, key=lambda part: _FONT_ORDER.index(part.tag.removeprefix(_MAIN)))
    return _serialised(tree)


def _with_description(data: bytes, text: str) -> bytes:
    # openpyxl gives a chart no alternative text, and no way to.
    tree = ET.fromstring(data)  # noqa: S314 - written by openpyxl just now
    for shape in tree.iter(f"{_DRAWING}cNvPr"):
        shape.set("descr", text)
    return _serialised(tree)


def _serialised(tree: ET.Element) -> bytes:
    written: bytes = ET.tostring(tree, encoding="utf-8")
    return written


def pack(workbook: Workbook, alternative_text: str) -> bytes:
    """Return a workbook as a file.

    Args:
        workbook: The workbook; it cannot be written again.
        alternative_text: What its chart shows, in words.
    """
    file = BytesIO()
    # `Workbook.save` would put the clock's time into the properties.
    ExcelWriter(workbook, _SteadyZip(file, alternative_text)).save()
    return file.getvalue()
