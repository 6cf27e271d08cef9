"""PDF/UA-1 rules about what is painted: ISO 14289-1, 7.1 (tagged or artifact) and 7.20."""

from .rules import UA


@UA.rule("7.1-t01", "no artifact inside tagged content")
def artifact_in_tag(document):
    for mark in document.content.marks:
        if mark.tag == "Artifact" and mark.is_tagged:
            yield f"{mark.place}: an artifact {'with MCID' if mark.element else 'inside a tag'}"


@UA.rule("7.1-t02", "no tagged content inside an artifact")
def tag_in_artifact(document):
    for mark in document.content.marks:
        if mark.in_artifact and mark.element is not None:
            yield f"{mark.place}: /{mark.tag} with MCID {mark.mcid} inside an artifact"


@UA.rule("7.1-t03", "all content is tagged or an artifact")
def tagged_or_artifact(document):
    for item in document.content.items:
        if item.mark is None or not (item.mark.is_tagged or item.mark.is_artifact):
            yield f"{item.place}: {item.kind} outside tags and artifacts"


@UA.rule("7.20-t01", "no form takes its content from another file")
def reference_object(document):
    for key, form in document.content.forms.items():
        if "/Ref" in form:
            yield f"form {key[0]} has Ref"


@UA.rule("7.20-t02", "a form with tagged content is painted once")
def painted_once(document):
    for key, times in document.content.painted_forms.items():
        if times > 1 and key in document.content.forms_with_mcid:
            yield f"form {key[0]} has MCIDs and is painted {times} times"
