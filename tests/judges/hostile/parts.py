"""The smallest DOCX and ODT around a body, for the tables of hostile inputs."""

import io
import zipfile

MAIN = "word/document.xml"
W = "http://schemas.openxmlformats.org/wordprocessingml/2006/main"
R = "http://schemas.openxmlformats.org/officeDocument/2006/relationships"
PACKAGE = "http://schemas.openxmlformats.org/package/2006"
DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>'

CONTENT_TYPES = f"""{DECLARATION}<Types xmlns="{PACKAGE}/content-types">
<Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
<Default Extension="xml" ContentType="application/xml"/><Default Extension="png" ContentType="image/png"/>
<Default Extension="jpeg" ContentType="image/jpeg"/>
<Override PartName="/word/document.xml"
 ContentType="application/vnd.openxmlformats-officedocument.wordprocessingml.document.main+xml"/></Types>"""
RELATIONSHIPS = f"""{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">
<Relationship Id="r1" Type="{R}/officeDocument" Target="word/document.xml"/></Relationships>"""


def paragraph(text):
    return f"<w:p><w:r><w:t>{text}</w:t></w:r></w:p>"


def document(body, prologue=""):
    return (f'{DECLARATION}{prologue}<w:document xmlns:w="{W}" xmlns:r="{R}"'
            ' xmlns:wp="http://schemas.openxmlformats.org/drawingml/2006/wordprocessingDrawing"'
            ' xmlns:a="http://schemas.openxmlformats.org/drawingml/2006/main"'
            ' xmlns:pic="http://schemas.openxmlformats.org/drawingml/2006/picture"'
            f"><w:body>{body}</w:body></w:document>")


def docx(body, parts=None, relationships="", raw=None, compression=zipfile.ZIP_STORED):
    """body: XML inside w:body. parts: more parts by name. raw: the main part as it is, instead of a body. Not compressed,
    as a part that shrinks to nothing is refused before anybody looks into it."""
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", compression) as archive:
        archive.writestr("[Content_Types].xml", CONTENT_TYPES)
        archive.writestr("_rels/.rels", RELATIONSHIPS)
        archive.writestr(MAIN, document(body) if raw is None else raw)
        archive.writestr("word/_rels/document.xml.rels",
                         f'{DECLARATION}<Relationships xmlns="{PACKAGE}/relationships">{relationships}</Relationships>')
        for name, data in (parts or {}).items():
            archive.writestr(name, data)
    return out.getvalue()


ODF = "urn:oasis:names:tc:opendocument:xmlns"


def odt(body, styles=""):
    content = (f'{DECLARATION}<office:document-content xmlns:office="{ODF}:office:1.0" xmlns:text="{ODF}:text:1.0"'
               f' xmlns:table="{ODF}:table:1.0" xmlns:style="{ODF}:style:1.0" xmlns:draw="{ODF}:drawing:1.0"'
               f' xmlns:xlink="http://www.w3.org/1999/xlink" office:version="1.3"><office:automatic-styles>{styles}'
               f"</office:automatic-styles><office:body><office:text>{body}</office:text></office:body>"
               "</office:document-content>")
    out = io.BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_STORED) as archive:
        archive.writestr(zipfile.ZipInfo("mimetype"), "application/vnd.oasis.opendocument.text")
        archive.writestr("content.xml", content)
    return out.getvalue()
