"""The XMP packet of a document (ISO 16684-1) as properties with the prefixes the file wrote."""

import re

from lxml import etree

RDF = "http://www.w3.org/1999/02/22-rdf-syntax-ns#"
XML = "http://www.w3.org/XML/1998/namespace"
DC = "http://purl.org/dc/elements/1.1/"
PDF = "http://ns.adobe.com/pdf/1.3/"
XMP = "http://ns.adobe.com/xap/1.0/"
PDFUA = "http://www.aiim.org/pdfua/ns/id/"
PDFA = "http://www.aiim.org/pdfa/ns/id/"


class Property:
    def __init__(self, prefix, text, node=None):
        self.prefix = prefix
        self.text = text      # of a simple property; of a list or alternatives, the text of the first item
        self.node = node      # None when it was written as an attribute

    def items(self):
        """[(language, text)] of the items of an rdf:Alt, rdf:Seq or rdf:Bag."""
        if self.node is None:
            return []
        return [(item.get(f"{{{XML}}}lang"), "".join(item.itertext())) for item in self.node.iter(f"{{{RDF}}}li")]


class Metadata:
    """Properties of the packet by (namespace, local name). `error` says why it could not be read."""

    def __init__(self, packet):
        self.packet = packet
        self.properties = {}
        self.tree = None
        self.error = None
        try:
            # external entities and the network have no place in a packet
            parser = etree.XMLParser(resolve_entities=False, no_network=True, huge_tree=False)
            self.tree = etree.fromstring(packet.strip(), parser)
        except etree.XMLSyntaxError as error:
            self.error = str(error)
            return
        for description in self.tree.iter(f"{{{RDF}}}Description"):
            if description.getparent().tag == f"{{{RDF}}}RDF":
                self._read(description)

    def _read(self, description):
        for name, value in description.attrib.items():
            namespace, local = self._split(name)
            if namespace not in (None, RDF, XML):
                prefixes = [prefix for prefix, uri in description.nsmap.items() if uri == namespace]
                self.properties[namespace, local] = Property(prefixes[0] if prefixes else None, value)
        for child in description:
            if isinstance(child.tag, str):
                items = [item for item in child.iter(f"{{{RDF}}}li")]
                text = "".join((items[0] if items else child).itertext())
                self.properties[self._split(child.tag)] = Property(child.prefix, text, child)

    @staticmethod
    def _split(name):
        match = re.match(r"\{(.*)\}(.*)", name)
        return (match[1], match[2]) if match else (None, name)

    def get(self, namespace, local):
        return self.properties.get((namespace, local))

    def text(self, namespace, local):
        """The text of a property; of language alternatives that of x-default, else the first."""
        found = self.get(namespace, local)
        if found is None:
            return None
        for language, text in found.items():
            if language == "x-default":
                return text
        return found.text

    def alternatives(self):
        """The language alternatives of the packet, each as [(language, text)]."""
        if self.tree is None:
            return []
        return [[(item.get(f"{{{XML}}}lang"), "".join(item.itertext())) for item in alt.findall(f"{{{RDF}}}li")]
                for alt in self.tree.iter(f"{{{RDF}}}Alt")]
