"""Writes an ODT or a flat FODT from its body and its styles."""

import zipfile
from xml.sax.saxutils import escape

from word import png

NAMES = {
    "office": "urn:oasis:names:tc:opendocument:xmlns:office:1.0", "text": "urn:oasis:names:tc:opendocument:xmlns:text:1.0",
    "style": "urn:oasis:names:tc:opendocument:xmlns:style:1.0", "table": "urn:oasis:names:tc:opendocument:xmlns:table:1.0",
    "draw": "urn:oasis:names:tc:opendocument:xmlns:drawing:1.0", "fo": "urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0",
    "svg": "urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0", "xlink": "http://www.w3.org/1999/xlink",
    "dc": "http://purl.org/dc/elements/1.1/", "meta": "urn:oasis:names:tc:opendocument:xmlns:meta:1.0",
    "form": "urn:oasis:names:tc:opendocument:xmlns:form:1.0", "math": "http://www.w3.org/1998/Math/MathML",
    "loext": "urn:org:documentfoundation:names:experimental:office:xmlns:loext:1.0",
}
MANIFEST = ('<manifest:manifest xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0" manifest:version="1.3">'
            '<manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="application/vnd.oasis.opendocument.text"/>' +
            "".join(f'<manifest:file-entry manifest:full-path="{name}" manifest:media-type="{kind}"/>' for name, kind in
                    (("content.xml", "text/xml"), ("styles.xml", "text/xml"), ("Pictures/1.png", "image/png"), ("Pictures/2.png", "image/png"))) + "</manifest:manifest>")
MIME = "application/vnd.oasis.opendocument.text"


def p(*content, style="Standard"):
    return f'<text:p text:style-name="{style}">{joined(content)}</text:p>'


def h(level, *content, style=""):
    return f'<text:h text:style-name="{style or f"Heading_20_{level}"}" text:outline-level="{level}">{joined(content)}</text:h>'


def joined(content):
    return "".join(part if part.startswith("<") else escape(part) for part in content)


def span(text, style):
    return f'<text:span text:style-name="{style}">{joined([text])}</text:span>'


def items(style, *entries, more=""):
    """A list; an entry is text, or blocks that stand in one item."""
    inside = "".join(entry if entry.startswith("<text:list-") else f"<text:list-item>{entry if entry.startswith('<') else p(entry)}</text:list-item>" for entry in entries)
    name = f' text:style-name="{style}"' if style else ""
    return f"<text:list{name}{more}>{inside}</text:list>"


def cell(*blocks, columns=1, rows=1):
    spans = (f' table:number-columns-spanned="{columns}"' if columns > 1 else "") + (f' table:number-rows-spanned="{rows}"' if rows > 1 else "")
    return f'<table:table-cell office:value-type="string"{spans}>{"".join(b if b.startswith("<") else p(b) for b in blocks)}</table:table-cell>'


COVERED = "<table:covered-table-cell/>"


def row(*cells):
    return "<table:table-row>" + "".join(c if c.startswith("<table:") else cell(c) for c in cells) + "</table:table-row>"


def table(*rows, columns=2, header=()):
    head = f"<table:table-header-rows>{''.join(header)}</table:table-header-rows>" if header else ""
    return f'<table:table table:name="T1"><table:table-column table:number-columns-repeated="{columns}"/>{head}{"".join(rows)}</table:table>'


def frame(name, title="", description="", image="Pictures/1.png", more=""):
    said = (f"<svg:title>{title}</svg:title>" if title else "") + (f"<svg:desc>{description}</svg:desc>" if description else "")
    return f'<draw:frame draw:name="{name}" svg:width="2cm" svg:height="2cm" text:anchor-type="as-char"{more}><draw:image xlink:href="{image}" xlink:type="simple"/>{said}</draw:frame>'


def style(name, family="paragraph", parent="Standard", paragraph="", text="", more=""):
    return f'<style:style style:name="{name}" style:family="{family}" style:parent-style-name="{parent}"{more}><style:paragraph-properties {paragraph}/><style:text-properties {text}/></style:style>'


def level(number, kind, sign):
    if kind == "bullet":
        return f'<text:list-level-style-bullet text:level="{number}" text:bullet-char="{sign}"/>'
    return f'<text:list-level-style-number text:level="{number}" style:num-format="{kind}" style:num-suffix="{sign}"/>'


LISTS = (f'<text:list-style style:name="L1">{level(1, "bullet", "•")}{level(2, "bullet", "◦")}{level(3, "bullet", "▪")}</text:list-style>'
         f'<text:list-style style:name="L2">{level(1, "1", ".")}{level(2, "a", ")")}{level(3, "i", ".")}</text:list-style>')
STYLES = ('<style:default-style style:family="paragraph"><style:text-properties fo:language="en" fo:country="GB"/></style:default-style>' +
          style("Standard", parent="") + style("Title") + "".join(style(f"Heading_20_{n}", parent="Heading", more=f' style:display-name="Heading {n}" style:default-outline-level="{n}"') for n in range(1, 7)) + style("Heading"))
AUTOMATIC = style("Bold", "text", "", text='fo:font-weight="bold"') + style("Hidden", "text", "", text='text:display="none"') + style("Polish", "text", "", text='fo:language="pl" fo:country="PL"') + LISTS


class Text:
    def __init__(self, body, automatic=AUTOMATIC, styles=STYLES, masters="", flat=False, parts=None):
        self.body, self.automatic, self.styles, self.masters, self.flat, self.parts = body, automatic, styles, masters, flat, parts or {}

    def write(self, path):
        names = "".join(f' xmlns:{prefix}="{uri}"' for prefix, uri in NAMES.items())
        body = f"<office:body><office:text>{self.body}</office:text></office:body>"
        automatic = f"<office:automatic-styles>{self.automatic}</office:automatic-styles>"
        styles = f"<office:styles>{self.styles}</office:styles>"
        masters = f"<office:master-styles>{self.masters}</office:master-styles>"
        declared = '<?xml version="1.0" encoding="UTF-8"?>\n'
        if self.flat:
            text = f'{declared}<office:document{names} office:version="1.3" office:mimetype="{MIME}">{styles}{automatic}{masters}{body}</office:document>'
            path.write_text(text, encoding="utf-8")
            return
        entries = {
            "mimetype": MIME,
            "content.xml": f'{declared}<office:document-content{names} office:version="1.3">{automatic}{body}</office:document-content>',
            "styles.xml": f'{declared}<office:document-styles{names} office:version="1.3">{styles}<office:automatic-styles/>{masters}</office:document-styles>',
            "META-INF/manifest.xml": MANIFEST,
            "Pictures/1.png": png((200, 30, 30)), "Pictures/2.png": png((30, 160, 30)), **self.parts,
        }
        with zipfile.ZipFile(path, "w") as archive:
            for name, data in entries.items():
                kind = zipfile.ZIP_STORED if name == "mimetype" else zipfile.ZIP_DEFLATED
                archive.writestr(zipfile.ZipInfo(name, (2026, 9, 1, 8, 0, 0)), data, kind)
