"""What an output promises to look like: the numbers of its style, read from the data that people edit. Which style an
output has follows from its name."""

from dataclasses import dataclass

from lxml import etree

import page_text


def numbers(element, **names):
    return {ours: float(element.get(theirs)) for ours, theirs in names.items()}


@dataclass
class Style:
    name: str
    version: str
    faces: list
    language_faces: dict  # language -> faces tried first
    language_leading: dict
    size: float
    leading: float
    paragraph_space: float
    letter_space: float
    word_space: float
    margin: float        # points
    longest_line: float  # em
    paper: tuple
    least_leading: float  # of a final letter that stays on one page
    least_space: float
    least_margin: float
    large_print: bool

    def leading_of(self, language):
        return self.language_leading.get(language.split("-")[0].lower(), self.leading)


def colour(text):
    return tuple(int(text[i:i + 2], 16) / 255 for i in (1, 3, 5))


class Styles:
    def __init__(self, folder):
        self.folder = folder
        versions = etree.parse(str(folder / "versions.xml")).getroot()
        self.of_version = {v.get("name"): v.get("style") for v in versions.iter("version")}
        self.trees = {path.stem: etree.parse(str(path)).getroot() for path in sorted(folder.glob("*.xml")) if path.stem != "versions"}

    def of(self, path, size=None, is_one_page_letter=False):
        """The style of an output; size: what the reader asked for instead of the style's own."""
        match = page_text.NAME.match(path.name)
        if match is None:
            raise ValueError(f"{path}: not named like an output")
        version = match["version"]
        # a translation looks like the page that was made for the translator
        name = match["style"] or self.of_version["translatable" if version.startswith("translated") else version]
        tree = self.trees[name]
        languages = {code: element for element in tree.iter("language") for code in element.get("codes").split()}
        colours = tree.find("colours")
        values = numbers(tree.find("text"), size="size", leading="leading", paragraph_space="paragraph-space",
                         letter_space="letter-space", word_space="word-space")
        values |= numbers(tree.find("page"), margin="margin", longest_line="longest-line")
        values["margin"] *= 72 / 25.4
        if version == "large-print":  # stays large in whatever style
            own = self.trees[self.of_version[version]].find("text")
            values["size"] = max(values["size"], float(own.get("size")))
        if size is not None:
            values["size"] = size
        # what is very large stands closer and in narrower margins, in proportion to its size
        giant = tree.find("giant")
        if giant is not None:
            at = numbers(giant, first="from", last="to", leading="leading", margin="margin")
            share = min(1, max(0, (values["size"] - at["first"]) / (at["last"] - at["first"])))
            values["leading"] += (at["leading"] - values["leading"]) * share
            values["margin"] += (at["margin"] * 72 / 25.4 - values["margin"]) * share
        # how close a letter may be set that stays on one page
        closer = tree.find("one-page") if is_one_page_letter else None
        if closer is None:
            least = {"least_leading": values["leading"], "least_space": values["paragraph_space"], "least_margin": values["margin"]}
        else:
            least = numbers(closer, least_leading="leading", least_space="paragraph-space", least_margin="margin")
            least["least_margin"] *= 72 / 25.4
        values |= least
        return Style(name, version, [face.text for face in tree.find("faces").findall("face")],
                     {code: [face.text for face in element.findall("face")] for code, element in languages.items()},
                     {code: float(element.get("leading")) for code, element in languages.items() if element.get("leading")},
                     # a style for the screen is printed black on white
                     paper=(1.0, 1.0, 1.0) if colours.get("for") == "screen" else colour(colours.get("paper")),
                     large_print="large-print" in (version, name), **values)
