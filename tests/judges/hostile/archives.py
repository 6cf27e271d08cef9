"""Archives that a stranger might send: DOCX and ODT whose container lies."""

import io
import struct
import zipfile

from .parts import MAIN, docx, odt, paragraph


def body(text="Words that a family should read."):
    return paragraph(text)


def rezipped(members, **options):
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED, **options) as archive:
        for name, data in members:
            archive.writestr(name, data)
    return out.getvalue()


def members_of(archive):
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        return [(each.filename, found.read(each)) for each in found.infolist()]


def patched(archive, old, new):
    assert old in archive and len(old) == len(new)
    return archive.replace(old, new)


def wrong_checksum():
    archive = bytearray(docx(body()))
    with zipfile.ZipFile(io.BytesIO(bytes(archive))) as found:
        wanted = found.getinfo(MAIN)
    old, new = struct.pack("<I", wanted.CRC), struct.pack("<I", wanted.CRC ^ 1)
    return bytes(archive).replace(old, new)


def sizes_that_lie():
    archive = docx(body("x" * 12000))
    with zipfile.ZipFile(io.BytesIO(archive)) as found:
        real = found.getinfo(MAIN).file_size
    return archive.replace(struct.pack("<I", real), struct.pack("<I", 10))


def bomb(mebibytes):
    return docx(body() + paragraph("a" * (mebibytes << 20)), compression=zipfile.ZIP_DEFLATED)


def many_members(count):
    return rezipped(members_of(docx(body())) + [(f"word/media/{number}.bin", b"") for number in range(count)])


def same_name_twice():
    import warnings
    with warnings.catch_warnings():
        warnings.simplefilter("ignore")
        return rezipped(members_of(docx(body())) + [(MAIN, b"<w:document/>")])


def overlapping():
    """Several names for one stretch of bytes: what is inflated is many times what is there."""
    archive = rezipped(members_of(docx(body())) + [("word/a.xml", b"a" * 200000)])
    end = archive.rindex(b"PK\5\6")
    start, = struct.unpack_from("<I", archive, end + 16)
    directory, at = archive[start:end], archive.rindex(b"PK\1\2", start, end)
    last, more = archive[at:end], b""
    for number in range(50):
        more += last.replace(b"word/a.xml", b"word/%c.xml" % (98 + number % 24) if number < 24 else b"word/%02d.x" % number)
    count, = struct.unpack_from("<H", archive, end + 10)
    tail = bytearray(archive[end:])
    struct.pack_into("<HHI", tail, 8, count + 50, count + 50, len(directory) + len(more))
    return archive[:start] + directory + more + bytes(tail)


def encrypted():
    archive = docx(body())
    at = 0
    out = bytearray(archive)
    for mark, offset in ((b"PK\3\4", 6), (b"PK\1\2", 8)):
        at = out.find(mark)
        while at >= 0:
            out[at + offset] |= 1
            at = out.find(mark, at + 4)
    return bytes(out)


def outside_the_folder():
    return rezipped(members_of(docx(body())) + [("../../etc/passwd", b"root::0:0"), ("/etc/shadow", b"x")])


def archive_in_archive(depth):
    inner = docx(body())
    for _ in range(depth):
        inner = rezipped([("inner.docx", inner)])
    return inner


ROWS = [
    ("docx wrong checksum", "docx", wrong_checksum),
    ("docx sizes that lie", "docx", sizes_that_lie),
    ("docx bomb of 300 MiB", "docx", lambda: bomb(300)),
    ("docx text of 40 MiB", "docx", lambda: bomb(40)),
    ("docx 60,000 members", "docx", lambda: many_members(60000)),
    ("docx the same name twice", "docx", same_name_twice),
    ("docx overlapping members", "docx", overlapping),
    ("docx encrypted members", "docx", encrypted),
    ("docx names outside the folder", "docx", outside_the_folder),
    ("docx archive in archive", "docx", lambda: archive_in_archive(30)),
    ("docx cut in half", "docx", lambda: docx(body())[:400]),
    ("docx ten bytes in front", "docx", lambda: b"0123456789" + docx(body())),
    ("docx only a signature", "docx", lambda: b"PK\3\4"),
    ("docx nothing at all", "docx", lambda: b""),
    ("docx without its main part", "docx", lambda: rezipped([m for m in members_of(docx(body())) if m[0] != MAIN])),
    ("docx that is an old Word file", "docx", lambda: bytes.fromhex("d0cf11e0a1b11ae1") + bytes(4096)),
    ("docx that is a PDF", "docx", lambda: b"%PDF-1.7\n%%EOF\n"),
    ("odt cut in half", "odt", lambda: odt("<text:p>Words.</text:p>")[:300]),
    ("odt that is a docx", "odt", lambda: docx(body())),
    ("rtf that is no docx", "rtf", lambda: b"{\\rtf1 Words}"),
]
