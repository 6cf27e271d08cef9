"""Embedded font programs (ISO 32000-1, 9.9): which glyphs they hold and how wide these are, in thousandths of the em."""

import re
import struct
from io import BytesIO

from fontTools import cffLib, ttLib
from fontTools.encodings.StandardEncoding import StandardEncoding
from fontTools.misc import eexec, psCharStrings


class TrueTypeProgram:
    """A TrueType program; glyphs are numbers."""

    kind = "TrueType"

    def __init__(self, data):
        self.font = ttLib.TTFont(BytesIO(data), lazy=True, fontNumber=0)
        self.units = struct.unpack(">H", self.font.reader["head"][18:20])[0]
        self.glyph_count = struct.unpack(">H", self.font.reader["maxp"][4:6])[0]
        metrics = self.font.reader["hmtx"]
        self.long_metrics = struct.unpack(">H", self.font.reader["hhea"][34:36])[0]
        self.advances = struct.unpack(f">{self.long_metrics * 2}H", metrics[:self.long_metrics * 4])[::2]
        self._cmaps = None
        self._names = None

    @property
    def cmaps(self):
        """(platform, encoding) -> code -> glyph name"""
        if self._cmaps is None:
            tables = self.font["cmap"].tables if "cmap" in self.font else []
            self._cmaps = {(table.platformID, table.platEncID): table.cmap for table in tables}
        return self._cmaps

    def glyph_number(self, name):
        try:
            return self.font.getGlyphID(name)
        except (KeyError, ttLib.TTLibError):
            return None

    @property
    def names(self):
        """Names of glyphs written in the program itself."""
        if self._names is None:
            post = self.font["post"] if "post" in self.font else None
            self._names = set(self.font.getGlyphOrder()) if post is not None and post.formatType == 2 else set()
        return self._names

    def has(self, glyph):
        return glyph < self.glyph_count

    def width(self, glyph):
        if not self.has(glyph) or not self.advances:
            return None
        return self.advances[min(glyph, len(self.advances) - 1)] * 1000 / self.units


class CffProgram:
    """A CFF program; glyphs are names, or CIDs when it is keyed by CID."""

    kind = "CFF"

    def __init__(self, data, units=None):
        fonts = cffLib.CFFFontSet()
        fonts.decompile(BytesIO(data), None)
        self.top = fonts[fonts.fontNames[0]]
        self.is_cid = hasattr(self.top, "ROS")
        self.order = list(self.top.charset)
        matrix = getattr(self.top, "FontMatrix", None) or [0.001]
        self.scale = 1000 / units if units else matrix[0] * 1000
        self.glyphs = {int(name[3:]): name for name in self.order if re.fullmatch(r"cid\d+", name)} if self.is_cid else {}
        if self.is_cid:
            self.glyphs[0] = self.order[0]  # glyph 0 is CID 0, whatever fontTools names it
        self._widths = {}
        self._encoding = None

    @property
    def names(self):
        return set(self.order)

    @property
    def encoding(self):
        if self._encoding is None:
            encoding = getattr(self.top, "Encoding", None)
            self._encoding = StandardEncoding if encoding == "StandardEncoding" or encoding is None else list(encoding)
        return self._encoding

    def _name(self, glyph):
        if isinstance(glyph, str):
            return glyph if glyph in self.top.CharStrings else None
        if self.is_cid:
            return self.glyphs.get(glyph)
        return self.order[glyph] if glyph < len(self.order) else None

    def has(self, glyph):
        return self._name(glyph) is not None

    def width(self, glyph):
        name = self._name(glyph)
        if name is None:
            return None
        if name not in self._widths:
            charstring, selector = self.top.CharStrings.getItemAndSelector(name)
            private = self.top.FDArray[selector].Private if self.is_cid else self.top.Private
            extractor = psCharStrings.T2WidthExtractor(getattr(private, "Subrs", []), self.top.GlobalSubrs,
                                                       private.nominalWidthX, private.defaultWidthX)
            extractor.execute(charstring)
            self._widths[name] = extractor.width * self.scale
        return self._widths[name]


class Type1Program:
    """A Type 1 program; glyphs are names. Reads no more than names, widths and the built-in encoding."""

    kind = "Type1"

    def __init__(self, data):
        if data[:1] == b"\x80":
            data = self._segments(data)
        head, _, tail = data.partition(b"eexec")
        tail = tail.lstrip(b" \t\r\n") if not tail[:1] in (b"\r", b"\n") else tail.lstrip(b"\r\n")
        if re.fullmatch(rb"[0-9A-Fa-f\s]{8}", tail[:8]):
            tail = bytes.fromhex(re.sub(rb"[^0-9A-Fa-f]", b"", tail).decode("ascii")[:len(tail) // 2 * 2])
        private = eexec.decrypt(tail, 55665)[0][4:]
        match = re.search(rb"/FontMatrix\s*\[\s*([-+.\deE]+)", head)
        self.scale = float(match[1]) * 1000 if match else 1.0
        match = re.search(rb"/lenIV\s+(\d+)", private)
        self.skipped = int(match[1]) if match else 4
        self.charstrings = self._charstrings(private)
        self.encoding = self._read_encoding(head)

    @staticmethod
    def _segments(data):
        parts, at = [], 0
        while data[at:at + 1] == b"\x80" and data[at + 1] in (1, 2):
            size = struct.unpack("<I", data[at + 2:at + 6])[0]
            parts.append(data[at + 6:at + 6 + size])
            at += 6 + size
        return b"".join(parts)

    @staticmethod
    def _charstrings(private):
        found, at = {}, private.find(b"/CharStrings")
        pattern = re.compile(rb"/(\S+)\s+(\d+)\s+(?:RD|-\||\S+) ")
        at = private.find(b"begin", at)
        while at >= 0 and (match := pattern.search(private, at)):
            end = match.end() + int(match[2])
            found[match[1].decode("latin-1")] = private[match.end():end]
            at = end
        return found

    @staticmethod
    def _read_encoding(head):
        pairs = re.findall(rb"dup\s+(\d+)\s*/(\S+)\s+put", head)
        if not pairs:
            return StandardEncoding
        encoding = [".notdef"] * 256
        for code, name in pairs:
            if int(code) < 256:
                encoding[int(code)] = name.decode("latin-1")
        return encoding

    @property
    def names(self):
        return set(self.charstrings)

    def has(self, glyph):
        return glyph in self.charstrings

    def width(self, glyph):
        """The operand of hsbw or sbw, with which every charstring begins (Type 1 Font Format, 6.4)."""
        if glyph not in self.charstrings:
            return None
        code = eexec.decrypt(self.charstrings[glyph], 4330)[0][self.skipped:]
        stack, at = [], 0
        while at < len(code):
            byte = code[at]
            if byte >= 32:
                value, at = self._number(code, at)
                stack.append(value)
            elif byte == 13 and len(stack) >= 2:
                return stack[1] * self.scale
            elif byte == 12 and code[at + 1] == 7 and len(stack) >= 4:
                return stack[2] * self.scale
            elif byte == 12 and code[at + 1] == 12 and len(stack) >= 2:
                stack[-2:] = [stack[-2] / stack[-1]]
                at += 2
            else:
                return None
        return None

    @staticmethod
    def _number(code, at):
        byte = code[at]
        if byte <= 246:
            return byte - 139, at + 1
        if byte <= 250:
            return (byte - 247) * 256 + code[at + 1] + 108, at + 2
        if byte <= 254:
            return -(byte - 251) * 256 - code[at + 1] - 108, at + 2
        return struct.unpack(">i", code[at + 1:at + 5])[0], at + 5


def read_program(descriptor):
    """The program a font descriptor embeds, or None. Raises when it is damaged."""
    if descriptor is None:
        return None
    if "/FontFile2" in descriptor:
        return TrueTypeProgram(descriptor["/FontFile2"].read_bytes())
    if "/FontFile" in descriptor:
        return Type1Program(descriptor["/FontFile"].read_bytes())
    if "/FontFile3" in descriptor:
        data = descriptor["/FontFile3"].read_bytes()
        if data[:4] in (b"OTTO", b"\x00\x01\x00\x00", b"true"):
            font = ttLib.TTFont(BytesIO(data), lazy=True)
            if "CFF " not in font:
                return TrueTypeProgram(data)
            return CffProgram(font.reader["CFF "], font["head"].unitsPerEm)
        return CffProgram(data)
    return None
