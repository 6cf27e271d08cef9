"""PDF/UA-1 rules about natural language: ISO 14289-1, 7.2."""

import re

from pikepdf import Dictionary

from .rules import UA

TAG = re.compile(r"[a-zA-Z]{1,8}(-[a-zA-Z0-9]{1,8})*")  # RFC 3066, 2.1


@UA.rule("7.2-t02", "bookmarks have a language: that of the catalog")
def outlines(document):
    found = document.root.get("/Outlines")
    if document.language is None and isinstance(found, Dictionary) and "/First" in found:
        yield "the catalog has no Lang"


def element_rule(name, key):
    @UA.rule(name, f"the language of {key[1:]} of an element is known")
    def known(document):
        if document.language is None:
            for element in document.structure.elements:
                if element.text(key) is not None and element.language is None:
                    yield f"{element} has {key} but no language"


element_rule("7.2-t21", "/ActualText")
element_rule("7.2-t22", "/Alt")
element_rule("7.2-t23", "/E")


@UA.rule("7.2-t24", "the language of the description of an annotation is known")
def of_annotation(document):
    if document.language is None:
        for annotation in document.annotations:
            if "/Contents" in annotation.dictionary and not has_language(annotation.dictionary, annotation.element):
                yield f"{annotation} has Contents but no language"


@UA.rule("7.2-t25", "the language of the description of a form field is known")
def of_field(document):
    if document.language is None:
        for field in document.fields:
            if "/TU" in field and not has_language(field, document.structure.parent_of_object(field)):
                yield f"field “{field.get('/T')}” has TU but no language"


def has_language(dictionary, element):
    """Only the element that holds an annotation speaks for it: what stands above holds content, not annotations."""
    return "/Lang" in dictionary or (element is not None and element.text("/Lang") is not None)


@UA.rule("7.2-t29", "a language is written as a language tag")
def well_formed(document):
    if document.language is not None and not TAG.fullmatch(document.language):
        yield f"the catalog's Lang is “{document.language}”"
    for element in document.structure.elements:
        if (language := element.text("/Lang")) is not None and not TAG.fullmatch(language):
            yield f"Lang of {element} is “{language}”"
    for mark in document.content.marks:
        if (language := mark.own("/Lang")) is not None and not TAG.fullmatch(language):
            yield f"{mark.place}: Lang of /{mark.tag} is “{language}”"


def span_rule(name, key):
    @UA.rule(name, f"the language of {key[1:]} of a Span in the content is known")
    def known(document):
        if document.language is None:
            for mark in document.content.marks:
                if mark.tag == "Span" and mark.own(key) is not None and mark.language is None:
                    yield f"{mark.place}: a Span has {key} but no language"


span_rule("7.2-t30", "/ActualText")
span_rule("7.2-t31", "/Alt")
span_rule("7.2-t32", "/E")


@UA.rule("7.2-t33", "metadata only in the default language has the language of the catalog")
def of_metadata(document):
    if document.language is None:
        for alternatives in document.metadata.alternatives():
            named = {text for language, text in alternatives if language not in (None, "x-default")}
            for language, text in alternatives:
                if language == "x-default" and text not in named:
                    yield f"“{text}” has no language"


@UA.rule("7.2-t34", "the language of all text on the pages is known")
def of_text(document):
    if document.language is None:
        for item in document.content.items:
            if item.kind == "text" and (item.mark is None or item.mark.language is None):
                yield f"{item.place}: text without language"
