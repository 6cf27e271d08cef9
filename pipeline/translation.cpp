#include "pipeline/translation.h"

#include <algorithm>

#include "stages/draft/draft_data.h"
#include "stages/emit/style.h"
#include "stages/translate/xliff.h"

namespace plainsend {

namespace {

// The version that goes to translators: its steps decide what the units are, out and back.
const Recipe& translatable(const Data& data) {
    const auto found = std::find_if(data.recipes.begin(), data.recipes.end(), [](const Recipe& recipe) {
        return std::find(recipe.formats.begin(), recipe.formats.end(), "xliff") != recipe.formats.end();
    });
    if (found == data.recipes.end())
        throw Error(Trouble::data_file, "no version comes in xliff",
                    (data.folder / "styles/versions.xml").string(), "restore the version 'translatable'");
    return *found;
}

// A language becomes part of a file name, and it comes from somebody else's file.
void check_language(const std::string& language, std::string_view where) {
    const bool well =
        !language.empty() && language.size() <= 35 &&
        std::all_of(language.begin(), language.end(), [](char c) {
            return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9') || c == '-';
        });
    if (!well)
        throw Error(Trouble::unusable, "its language is not a language tag", std::string(where),
                    "write it like pl, ur or pt-BR");
}

void append(Findings& all, Findings more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

} // namespace

Extracted extract_words(const Source& source, const JobOptions& options, const Data& data) {
    ReadDocument read = read_document(source, options);
    const Recipe& recipe = translatable(data);
    Reported<Document> made =
        make_version(std::move(read.document.value), recipe, options, data, Edits::apply);
    const Style& style = data.styles.at(recipe.style);
    Reported<std::string> written =
        options.xliff == "1.2" ? write_xliff12(made.value, style) : write_xliff(made.value, style);
    return {std::move(written.value), std::move(written.findings)};
}

JobResult merge_translation(const Source& source, std::string_view stem, std::string_view xliff,
                            std::string_view xliff_name, const JobOptions& options, const Data& data) {
    const XliffFile file = parse_xliff(xliff, xliff_name);
    ReadDocument read = read_document(source, options);
    JobResult result;
    result.reader = read.reader;
    result.parts = read.document.value.parts;
    const Recipe& steps = translatable(data);
    Reported<Document> original =
        make_version(std::move(read.document.value), steps, options, data, Edits::apply);
    Reported<Document> merged = merge(std::move(original.value), file);
    Document& document = merged.value;
    const std::string language =
        file.target_language.empty() ? document.metadata.language : file.target_language;
    check_language(language, xliff_name);
    document.version = "translated-" + language;
    result.kind = document.metadata.kind;
    Recipe recipe = steps;
    recipe.formats = {"html", "pdf"};
    const std::vector<std::string>& formats = options.formats.empty() ? recipe.formats : options.formats;
    Reported<std::vector<Output>> written = write_version(document, recipe, stem, formats, options, data);
    result.outputs = std::move(written.value);
    result.findings = file.problems;
    append(result.findings, check_xliff(file));
    append(result.findings, std::move(merged.findings));
    append(result.findings, std::move(written.findings));
    return result;
}

Findings check_translation(std::string_view xliff, std::string_view name) {
    const XliffFile file = parse_xliff(xliff, name);
    Findings findings = file.problems;
    append(findings, check_xliff(file));
    return findings;
}

} // namespace plainsend
