"""CMaps (ISO 32000-1, 9.7.5 and 9.10.3): from the bytes of a string to codes, to CIDs and to Unicode text."""

import re
from bisect import bisect_right

import pikepdf
from pikepdf import Array, Name

# The predefined CMaps of ISO 32000-1, 9.7.5.2, table 118
PREDEFINED = frozenset(
    "Identity-H Identity-V GB-EUC-H GB-EUC-V GBpc-EUC-H GBpc-EUC-V GBK-EUC-H GBK-EUC-V GBKp-EUC-H GBKp-EUC-V GBK2K-H "
    "GBK2K-V UniGB-UCS2-H UniGB-UCS2-V UniGB-UTF16-H UniGB-UTF16-V B5pc-H B5pc-V HKscs-B5-H HKscs-B5-V ETen-B5-H "
    "ETen-B5-V ETenms-B5-H ETenms-B5-V CNS-EUC-H CNS-EUC-V UniCNS-UCS2-H UniCNS-UCS2-V UniCNS-UTF16-H UniCNS-UTF16-V "
    "83pv-RKSJ-H 90ms-RKSJ-H 90ms-RKSJ-V 90msp-RKSJ-H 90msp-RKSJ-V 90pv-RKSJ-H Add-RKSJ-H Add-RKSJ-V EUC-H EUC-V "
    "Ext-RKSJ-H Ext-RKSJ-V H V UniJIS-UCS2-H UniJIS-UCS2-V UniJIS-UCS2-HW-H UniJIS-UCS2-HW-V UniJIS-UTF16-H "
    "UniJIS-UTF16-V KSC-EUC-H KSC-EUC-V KSCms-UHC-H KSCms-UHC-V KSCms-UHC-HW-H KSCms-UHC-HW-V KSCpc-EUC-H UniKS-UCS2-H "
    "UniKS-UCS2-V UniKS-UTF16-H UniKS-UTF16-V".split()
)


def number(token):
    return int.from_bytes(bytes(token), "big")


def utf16(data):
    return data.decode("utf-16-be", "surrogatepass") if len(data) % 2 == 0 else data.decode("latin-1")


class CMap:
    """An embedded CMap: code spaces, CIDs, texts, and what its own text says about WMode and CIDSystemInfo."""

    def __init__(self, stream):
        self.spaces = []        # (length in bytes, low, high)
        self.ranges = []        # (length, low, high, first CID)
        self.single = {}        # (length, code) -> CID
        self.texts = {}         # code -> text
        self.text_ranges = []   # (low, high, text of low)
        self.error = None
        data = stream.read_bytes()
        self.wmode = self._wmode(data)
        self.used = stream.get("/UseCMap")
        match = re.search(rb"/([^\s/]+)\s+usecmap", data)
        self.used_name = match[1].decode("latin-1") if match else None
        try:
            self._read(stream)
        except (pikepdf.PdfError, ValueError, TypeError) as error:
            self.error = str(error)
        self.ranges.sort()
        self.text_ranges.sort()

    @staticmethod
    def _wmode(data):
        match = re.search(rb"/WMode\s+(\d+)\s+def", data)
        return int(match[1]) if match else 0

    def _read(self, stream):
        for values, operator in pikepdf.parse_content_stream(stream):
            name, values = str(operator), list(values)
            if name == "endcodespacerange":
                self.spaces += [(len(bytes(low)), number(low), number(high)) for low, high in zip(values[::2], values[1::2])]
            elif name == "endcidrange":
                for low, high, cid in zip(values[::3], values[1::3], values[2::3]):
                    self.ranges.append((len(bytes(low)), number(low), number(high), int(cid)))
            elif name == "endcidchar":
                for code, cid in zip(values[::2], values[1::2]):
                    self.single[len(bytes(code)), number(code)] = int(cid)
            elif name == "endbfchar":
                for code, text in zip(values[::2], values[1::2]):
                    if not isinstance(text, Name):
                        self.texts[number(code)] = utf16(bytes(text))
            elif name == "endbfrange":
                for low, high, text in zip(values[::3], values[1::3], values[2::3]):
                    self._text_range(number(low), number(high), text)

    def _text_range(self, low, high, text):
        if isinstance(text, Array):
            for offset, item in enumerate(text):
                self.texts[low + offset] = utf16(bytes(item))
        elif not isinstance(text, Name):
            self.text_ranges.append((low, high, bytes(text)))

    def codes(self, data):
        """The codes of a string as (length, code); the code spaces say how many bytes make a code (9.7.6.2)."""
        found, at = [], 0
        while at < len(data):
            for length in range(1, 5):
                code = int.from_bytes(data[at:at + length], "big")
                if any(l == length and self._within(code, low, high, length) for l, low, high in self.spaces):
                    break
            else:
                length = min((l for l, _, _ in self.spaces), default=1)
                code = int.from_bytes(data[at:at + length], "big")
            found.append((length, code))
            at += length
        return found

    @staticmethod
    def _within(code, low, high, length):
        """A code space is a box: every byte lies between those of its ends."""
        return all(l <= c <= h for c, l, h in zip(*(value.to_bytes(length, "big") for value in (code, low, high))))

    def cid(self, length, code):
        if (length, code) in self.single:
            return self.single[length, code]
        for size, low, high, first in self.ranges:
            if size == length and low <= code <= high:
                return first + code - low
        return 0

    def text(self, code):
        """The Unicode text of a code, or None."""
        if code in self.texts:
            return self.texts[code]
        index = bisect_right(self.text_ranges, (code, 0x7FFFFFFF, b"")) - 1
        if index >= 0:
            low, high, start = self.text_ranges[index]
            if low <= code <= high and len(start) >= 1:
                size = len(start)
                value = int.from_bytes(start, "big") + code - low
                return utf16(value.to_bytes(size + 1, "big")[-size:])
        return None
