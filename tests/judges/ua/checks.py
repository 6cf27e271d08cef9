"""All PDF/UA-1 rules together: importing the rooms fills the table."""

from . import annotation_rules, content_rules, document_rules, font_rules, language_rules, structure_rules, table_rules  # noqa: F401
from .document import Document
from .rules import UA


def failures(source, password=""):
    """[(rule id, place)] of one file: a path or its bytes."""
    return UA.failures(Document(source, password))
