// Supported: everything of docs/guide/json-format.md. Ids are kept when every block has its own, else given
// anew. Not: pictures that are not PNG or JPEG (dropped with a finding); a tree deeper than the limit
// (refused).
#include "stages/ingest/json_reader.h"

#include <algorithm>
#include <set>
#include <string>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/ingest/links.h"
#include "stages/io/document_json.h"
#include "stages/io/image.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr int most_revisions = 9999;

int depth_of(const Inlines& inlines, int most);

// How deep the tree goes, looking no further than most + 1.
int depth_of(const Blocks& blocks, int most) {
    int deepest = 0;
    if (most < 0)
        return 1;
    for (const Block& block : blocks) {
        int inside = 0;
        if (const Inlines* inlines = inlines_of(block))
            inside = depth_of(*inlines, most - 1);
        for (const Blocks* children : children_of(block))
            inside = std::max(inside, depth_of(*children, most - 1));
        deepest = std::max(deepest, inside + 1);
    }
    return deepest;
}

int depth_of(const Inlines& inlines, int most) {
    int deepest = 0;
    if (most < 0)
        return 1;
    for (const Inline& in : inlines) {
        const int inside = std::visit(
            [&](const auto& node) {
                if constexpr (requires { node.content; })
                    return depth_of(node.content, most - 1);
                else
                    return 0;
            },
            in.node);
        deepest = std::max(deepest, inside + 1);
    }
    return deepest;
}

// A link that a filter wrote may point only where every other reader lets it point.
void keep_safe_links(Inlines& inlines, Findings& findings) {
    for_each_inline(inlines, [&](Inline& in) {
        auto* link = std::get_if<Link>(&in.node);
        if (link == nullptr || link->target.starts_with('#') || allowed_target(link->target) == link->target)
            return;
        Finding finding;
        finding.rule = "json/link";
        finding.severity = Severity::warning;
        finding.message = "The link to '" + link->target +
                          "' was left out; only web, e-mail and telephone links are "
                          "taken. Its words stay.";
        findings.push_back(std::move(finding));
        Inlines content = std::move(link->content);
        in.node = LanguageRun{"", std::move(content)};
    });
}

// Runs without a language are only a container that is left over from a link: their words move up.
void flatten(Inlines& inlines) {
    Inlines result;
    for (Inline& in : inlines) {
        std::visit(
            [](auto& node) {
                if constexpr (requires { node.content; })
                    flatten(node.content);
            },
            in.node);
        auto* run = std::get_if<LanguageRun>(&in.node);
        if (run != nullptr && run->language.empty())
            result.insert(result.end(), std::make_move_iterator(run->content.begin()),
                          std::make_move_iterator(run->content.end()));
        else
            result.push_back(std::move(in));
    }
    inlines = std::move(result);
}

void clean_pictures(Document& document, const Limits& limits, Findings& findings) {
    for (auto entry = document.resources.begin(); entry != document.resources.end();) {
        try {
            // Only checked, not encoded again: a JPEG would lose a little each time it went through a filter.
            const Resource clean = clean_image(entry->second.bytes, limits.image_pixels_a_side);
            entry->second.media_type = clean.media_type;
            entry->second.width = clean.width;
            entry->second.height = clean.height;
            ++entry;
        } catch (const Error& error) {
            Finding finding;
            finding.rule = "json/picture";
            finding.severity = Severity::warning;
            finding.message = "The picture '" + entry->first + "' was left out: it " + error.message + ". " +
                              error.hint + ".";
            findings.push_back(std::move(finding));
            entry = document.resources.erase(entry);
        }
    }
}

bool has_own_ids(const Document& document) {
    std::set<std::string> seen;
    bool own = true;
    for_each_block(document, [&](const Block& block) {
        own = own && !block.id.empty() && seen.insert(block.id).second;
    });
    return own;
}

} // namespace

int sniff_json(std::string_view bytes) {
    const std::size_t begin = bytes.find_first_not_of(" \t\r\n");
    if (begin == std::string_view::npos || bytes[begin] != '{')
        return 0;
    return bytes.substr(begin, 200).find("\"schema_version\"") != std::string_view::npos ? 3 : 1;
}

Reported<Document> read_json(const Source& source, const Limits& limits) {
    if (source.bytes.size() > limits.input_bytes)
        throw Error(Trouble::unusable, "is too large", source.name, "split it into several documents");
    Reported<Document> read{read_document_json(source.bytes, source.name), {}};
    const int revision = read.value.status.revision;
    if (revision < 1 || revision > most_revisions)
        throw Error(Trouble::unusable, "status.revision: must be from 1 to " + std::to_string(most_revisions),
                    source.name, "count drafts from 1");
    int depth = depth_of(read.value.body, limits.depth);
    for (const Note& note : read.value.notes)
        depth = std::max(depth, depth_of(note.content, limits.depth));
    if (depth > limits.depth)
        throw Error(Trouble::unusable, "is nested deeper than " + std::to_string(limits.depth) + " levels",
                    source.name, "make the document flatter");
    for_each_block(read.value, [&](Block& block) {
        if (Inlines* inlines = inlines_of(block)) {
            keep_safe_links(*inlines, read.findings);
            flatten(*inlines);
        }
    });
    clean_pictures(read.value, limits, read.findings);
    if (!has_own_ids(read.value))
        finish_reading(read.value);
    read.value.runs.clear(); // the tree is all there is: it has no runs to lead back to
    return read;
}

} // namespace plainsend
