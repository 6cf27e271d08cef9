#include "pipeline/annotate.h"

#include <algorithm>
#include <map>
#include <tuple>

#include "stages/document/error.h"

namespace plainsend {

namespace {

const Recipe* plain_recipe(const Data& data) {
    const auto found = std::find_if(data.recipes.begin(), data.recipes.end(), [](const Recipe& recipe) {
        return std::find(recipe.steps.begin(), recipe.steps.end(), "apply") != recipe.steps.end();
    });
    return found == data.recipes.end() ? nullptr : &*found;
}

std::string quoted(const std::string& words) {
    return "“" + words + "”";
}

std::string advice(const Finding& finding) {
    std::string text = finding.replacement ? "Perhaps: " + quoted(*finding.replacement) : "";
    for (const std::string& other : finding.alternatives)
        text += (text.empty() ? "Perhaps: " : " or ") + quoted(other);
    return text;
}

Annotation annotation_of(const Finding& finding) {
    Annotation made{finding.block, finding.begin, finding.end, finding.text, {finding.message}, {}, {}};
    if (const std::string words = advice(finding); !words.empty())
        made.paragraphs.push_back(words);
    made.paragraphs.push_back("[" + finding.rule + "]");
    return made;
}

Annotation annotation_of(const Edit& edit) {
    return {edit.block, edit.begin, edit.end, edit.before, {edit.reason, "[" + edit.rule + "]"}, {}, {}};
}

void add_change(Annotation& annotation, const Edit& edit) {
    annotation.instead = edit.after;
    annotation.otherwise = "The plain version says " + quoted(edit.after) + " here.";
}

// A finding for each change of the ledger, so that it says why; a change that no finding tells has its own.
std::vector<Annotation> annotations_of(const Findings& findings, const std::vector<Edit>& ledger) {
    std::map<std::tuple<std::string, std::size_t, std::size_t>, const Edit*> edits;
    for (const Edit& edit : ledger)
        edits.emplace(std::tuple(edit.block, edit.begin, edit.end), &edit);
    std::vector<Annotation> annotations;
    for (const Finding& finding : findings) {
        annotations.push_back(annotation_of(finding));
        const auto edit = edits.find({finding.block, finding.begin, finding.end});
        if (edit == edits.end() || finding.replacement != edit->second->after)
            continue;
        if (annotations.back().paragraphs.size() == 3) // the change itself shows the words
            annotations.back().paragraphs.erase(annotations.back().paragraphs.begin() + 1);
        add_change(annotations.back(), *edit->second);
        edits.erase(edit);
    }
    for (const Edit& edit : ledger)
        if (edits.contains({edit.block, edit.begin, edit.end})) {
            annotations.push_back(annotation_of(edit));
            add_change(annotations.back(), edit);
        }
    return annotations;
}

std::string many(std::size_t number, const std::string& what) {
    return std::to_string(number) + " " + what + (number == 1 ? "" : "s");
}

} // namespace

AnnotatedCopy annotate_document(const Source& source, const CheckResult& result, const JobOptions& options,
                                const Data& data) {
    if (result.reader != "docx")
        throw Error(Trouble::usage, "--annotate works with Word files (.docx)", source.name,
                    "leave out --annotate, or save the document as .docx first");
    const ReadDocument read = read_document(source, options);
    std::vector<Edit> ledger;
    if (const Recipe* plain = plain_recipe(data))
        ledger = make_version(read.document.value, *plain, options, data, Edits::apply).value.ledger;
    return annotate_docx(source, read.document.value, annotations_of(result.findings, ledger),
                         options.choices.date);
}

std::string copy_in_words(const AnnotatedCopy& copy) {
    const std::size_t findings = copy.on_words + copy.at_paragraph + copy.about_document + copy.in_first;
    std::string text = many(findings, "finding") + " as comments";
    if (copy.about_document > 0)
        text += " (" + std::to_string(copy.about_document) + " about the whole document, in the first)";
    text += ", " + many(copy.changes, "tracked change") + ".";
    if (copy.at_paragraph > 0)
        text += " " + many(copy.at_paragraph, "finding") +
                " could not be put on the words and will be found at the start of the paragraph.";
    if (copy.in_first > 0)
        text += " " + many(copy.in_first, "finding") +
                " could not be put on the words and will be found in the first comment.";
    if (copy.changes_not_made > 0)
        text += " " + many(copy.changes_not_made, "change") +
                " could not be tracked; the comment says what to write.";
    if (copy.unplaced > 0)
        text += " " + many(copy.unplaced, "finding") + " will be found in the report only.";
    return text;
}

} // namespace plainsend
