#include "pipeline/job.h"

#include <algorithm>
#include <array>
#include <chrono>
#include <map>
#include <set>
#include <span>

#include "pipeline/blocks.h"
#include "pipeline/gather.h"
#include "pipeline/names.h"
#include "pipeline/nearest.h"
#include "pipeline/places.h"
#include "pipeline/records.h"
#include "stages/document/edit.h"
#include "stages/document/tree.h"
#include "stages/draft/draft_data.h"
#include "stages/emit/pdf.h"
#include "stages/emit/style.h"
#include "stages/language/fidelity.h"

namespace plainsend {

namespace {

bool has(const std::vector<std::string>& names, std::string_view name) {
    return std::find(names.begin(), names.end(), name) != names.end();
}

class Stopwatch {
public:
    double milliseconds() const {
        return std::chrono::duration<double, std::milli>(std::chrono::steady_clock::now() - since_).count();
    }

private:
    std::chrono::steady_clock::time_point since_ = std::chrono::steady_clock::now();
};

// A version that goes to a translator, not to a family.
bool is_working_file(const Recipe& recipe) {
    return has(recipe.formats, "xliff");
}

bool is_named(const Recipe& recipe, const JobOptions& options) {
    return options.versions.empty() || has(options.versions, recipe.name);
}

// The style's name when it is not the version's own.
std::string foreign_style(const Recipe& recipe, const JobOptions& options) {
    return options.style.empty() || options.style == recipe.style ? "" : options.style;
}

Style style_for(const Recipe& recipe, const JobOptions& options, const Data& data) {
    const std::string& name = options.style.empty() ? recipe.style : options.style;
    Style style = data.styles.at(name);
    // Large print stays large in whatever style, and its lines short.
    if (has(recipe.steps, "large-print") && !options.style.empty()) {
        const Style& own = data.styles.at(recipe.style);
        style.longest_line = std::min(style.longest_line, own.longest_line);
        style = resized(std::move(style), std::max(style.size, own.size));
    }
    // A size is asked for by readers of large print, or together with a style; it is not meant for the
    // others.
    if (options.choices.size && (has(recipe.steps, "large-print") || !options.style.empty()))
        style = resized(std::move(style), *options.choices.size);
    return style;
}

const Writer* find_writer(std::string_view format, const JobOptions& options) {
    const std::string name =
        format == "xliff" && options.xliff == "1.2" ? std::string("xliff-1.2") : std::string(format);
    for (const Writer& writer : writers())
        if (writer.name == name)
            return &writer;
    return nullptr;
}

// The versions of a document that a family may choose between, linked from each other's pages.
std::vector<Sibling> siblings_of(const Document& document, std::string_view stem, const JobOptions& options,
                                 const Data& data) {
    std::vector<Sibling> siblings;
    for (const Recipe& recipe : data.recipes) {
        if (!is_named(recipe, options) || is_working_file(recipe) || recipe.name == document.version ||
            !has(formats_of(recipe, options, data), "html"))
            continue;
        const std::string name =
            output_name(stem, document.status, recipe.name, foreign_style(recipe, options), "html");
        siblings.push_back({recipe.name, document.metadata.language, name});
    }
    return siblings;
}

// A version whose steps are done, not yet written.
struct Made {
    const Recipe* recipe = nullptr;
    Document document;
};

// A version that has passed the first steps of this one, so that nothing is worked out twice: large print
// begins where standard ends. Not where words are edited: there, stages may ask which version it is.
const Made* head_start(const std::vector<Made>& made, const Recipe& recipe) {
    const Made* best = nullptr;
    for (const Made& other : made) {
        const std::vector<std::string>& steps = other.recipe->steps;
        const bool begins = steps.size() <= recipe.steps.size() &&
                            std::equal(steps.begin(), steps.end(), recipe.steps.begin());
        if (begins && !has(recipe.steps, "apply") &&
            (best == nullptr || steps.size() > best->recipe->steps.size()))
            best = &other;
    }
    return best;
}

// Where the pages of the copy begin that the others in the room have before them: the version that large
// print is made from. Nothing when it is not made in this run.
std::map<std::string, int> standard_pages_of(const std::vector<Made>& made, const Recipe& recipe,
                                             const JobOptions& options, const Data& data) {
    const auto standard = std::find_if(made.begin(), made.end(), [&](const Made& other) {
        const std::vector<std::string>& steps = other.recipe->steps;
        return steps.size() < recipe.steps.size() &&
               std::equal(steps.begin(), steps.end(), recipe.steps.begin()) &&
               has(formats_of(*other.recipe, options, data), "pdf");
    });
    return standard == made.end()
               ? std::map<std::string, int>{}
               : blocks_by_page(standard->document, style_for(*standard->recipe, options, data));
}

void append(Findings& all, Findings more) {
    all.insert(all.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

std::vector<std::string> places_in_words(const Findings& findings, const Document& numbered) {
    const std::vector<ListedBlock> blocks = listed_blocks(numbered);
    std::map<std::string_view, std::size_t> indexes;
    for (std::size_t i = 0; i < blocks.size(); ++i)
        indexes.emplace(blocks[i].id, i);
    std::vector<std::string> places;
    for (const Finding& finding : findings) {
        const auto found = indexes.find(finding.block);
        places.push_back(found == indexes.end() ? "" : place_in_words(blocks, found->second));
    }
    return places;
}

// Performs the edits and takes those back that would change a fact.
Reported<Document> applied(Document document, const Findings& proposed, const LanguageData& data) {
    Reported<Document> edited = plainsend::apply(std::move(document), proposed); // not std::apply
    Reported<Document> proof = proven(std::move(edited.value), data);
    append(edited.findings, std::move(proof.findings));
    return {std::move(proof.value), std::move(edited.findings)};
}

// What is proposed in a paragraph that keeps its words waits for a person.
Findings withheld(Findings proposed, const Findings& proof) {
    std::set<std::string_view> blocks;
    for (const Finding& finding : proof)
        if (finding.rule == "fidelity/changed")
            blocks.insert(finding.block);
    for (Finding& finding : proposed)
        if (blocks.contains(finding.block))
            finding.confidence = Confidence::review;
    return proposed;
}

std::vector<MeasuredVersion> measured(const Document& unedited, const std::vector<Made>& made) {
    std::vector<MeasuredVersion> found{{"standard", 0, measure(unedited)}};
    if (found.front().readability.words == 0)
        return {};
    for (const Made& one : made)
        if (has(one.recipe->steps, "apply"))
            found.push_back({one.recipe->name, one.document.ledger.size(), measure(one.document)});
    return found;
}

} // namespace

Reported<Document> make_version(Document document, const Recipe& recipe, const JobOptions& options,
                                const Data& data, Edits edits, const Observer& observe, std::size_t passed) {
    const Context context{*data.language, *data.draft, options.choices,
                          data.styles.begin()->second.messages.get()};
    document.version = recipe.name;
    Findings findings;
    for (const std::string& step : std::span(recipe.steps).subspan(passed)) {
        const Stopwatch watch;
        const bool edited = !document.ledger.empty();
        Reported<Document> after;
        if (step == "apply") {
            after = applied(edits == Edits::leave ? document : std::move(document), findings, *data.language);
            findings = withheld(std::move(findings), after.findings);
            if (edits == Edits::leave) {
                std::erase_if(after.findings,
                              [](const Finding& finding) { return finding.rule != "fidelity/changed"; });
                append(findings, std::move(after.findings));
                continue;
            }
        } else {
            const auto stage = std::find_if(stages().begin(), stages().end(),
                                            [&](const Stage& entry) { return entry.name == step; });
            after = stage->run(std::move(document), context);
        }
        document = std::move(after.value);
        append(findings,
               edited ? taken_back(std::move(after.findings), document) : std::move(after.findings));
        if (observe)
            observe(step, document, watch.milliseconds());
    }
    return {std::move(document), std::move(findings)};
}

std::vector<std::string> formats_of(const Recipe& recipe, const JobOptions& options, const Data& data) {
    if (options.formats.empty())
        return recipe.formats;
    std::vector<std::string> formats;
    for (const std::string& format : options.formats) {
        // A format that no version has by itself (json, tree) is for whoever asks.
        const bool is_extra = std::none_of(data.recipes.begin(), data.recipes.end(),
                                           [&](const Recipe& other) { return has(other.formats, format); });
        if ((is_extra || has(recipe.formats, format)) && !has(formats, format))
            formats.push_back(format);
    }
    return formats;
}

Reported<std::vector<Output>> write_version(const Document& document, const Recipe& recipe,
                                            std::string_view stem, const std::vector<std::string>& formats,
                                            const JobOptions& options, const Data& data,
                                            const Observer& observe) {
    const Style style = style_for(recipe, options, data);
    Reported<std::vector<Output>> written;
    for (const std::string& format : formats) {
        const Stopwatch watch;
        const Writer* writer = find_writer(format, options);
        Reported<std::string> bytes = writer->write(document, style);
        written.value.push_back({output_name(stem, document.status, document.version,
                                             foreign_style(recipe, options), writer->extension),
                                 std::move(bytes.value)});
        append(written.findings, taken_back(std::move(bytes.findings), document));
        if (observe)
            observe(writer->name, document, watch.milliseconds());
    }
    if (has(recipe.steps, "apply"))
        written.value.push_back(
            {ledger_name(stem, document.status, document.version), ledger_json(document)});
    return written;
}

JobResult run_job(const Source& source, std::string_view stem, const JobOptions& options, const Data& data) {
    JobResult result;
    std::string version;
    const Observer observe = [&](std::string_view step, const Document& document, double milliseconds) {
        result.timings.push_back(
            {version.empty() ? std::string(step) : version + ": " + std::string(step), milliseconds});
        if (result.dump.empty() && step == options.dump_after)
            result.dump = dump(document);
    };
    const Stopwatch watch;
    ReadDocument read = read_document(source, options);
    observe("read", read.document.value, watch.milliseconds());
    result.reader = read.reader;
    result.parts = read.document.value.parts;
    Findings findings = std::move(read.document.findings);

    std::vector<Made> made;
    for (const Recipe& recipe : data.recipes) {
        if (!is_named(recipe, options) || formats_of(recipe, options, data).empty())
            continue;
        version = recipe.name;
        const Made* start = head_start(made, recipe);
        Reported<Document> passed =
            make_version(start == nullptr ? read.document.value : start->document, recipe, options, data,
                         Edits::apply, observe, start == nullptr ? 0 : start->recipe->steps.size());
        append(findings, std::move(passed.findings));
        made.push_back({&recipe, std::move(passed.value)});
    }
    for (Made& one : made) {
        version = one.recipe->name;
        if (has(one.recipe->steps, "large-print") && has(formats_of(*one.recipe, options, data), "pdf"))
            one.document.standard_pages = standard_pages_of(made, *one.recipe, options, data);
        if (!is_working_file(*one.recipe))
            one.document.siblings = siblings_of(one.document, stem, options, data);
        Reported<std::vector<Output>> written = write_version(
            one.document, *one.recipe, stem, formats_of(*one.recipe, options, data), options, data, observe);
        append(findings, std::move(written.findings));
        std::move(written.value.begin(), written.value.end(), std::back_inserter(result.outputs));
    }
    result.findings = gathered(std::move(findings), read.document.value);
    Places places(read.document.value, source.bytes, read.reader);
    for (Finding& finding : result.findings)
        finding.place = places.of(finding).place;
    if (!made.empty()) {
        const Document numbered = undo(made.front().document);
        result.kind = numbered.metadata.kind;
        result.readability = measured(numbered, made);
        result.where = places_in_words(result.findings, numbered);
        if (numbered.status.openness == Openness::draft)
            result.outputs.push_back(
                {record_name(stem, numbered.status), draft_record_json(numbered, source.bytes)});
    }
    return result;
}

void warm_up(const JobOptions& options, const Data& data) {
    try {
        JobOptions plain = options;
        plain.from = "text";
        run_job({"Hello.\n", "hello.txt", {}}, "hello", plain, data);
    } catch (const Error&) { // what is missing is said of every document
    }
}

} // namespace plainsend
