#include "stages/emit/annotate/comments_part.h"

#include <algorithm>
#include <string_view>

#include "stages/document/error.h"
#include "stages/emit/annotate/word_part.h"
#include "stages/io/xml.h"
#include "stages/io/xml_spans.h"

namespace plainsend {

namespace {

constexpr std::string_view content_types = "[Content_Types].xml";
constexpr std::string_view strict_space = "http://purl.oclc.org/ooxml/wordprocessingml/main";

std::string folder_of(const std::string& part) {
    const std::size_t slash = part.rfind('/');
    return slash == std::string::npos ? std::string() : part.substr(0, slash + 1);
}

std::string relationships_name(const std::string& part) {
    const std::string folder = folder_of(part);
    return folder + "_rels/" + part.substr(folder.size()) + ".rels";
}

// "../a.xml" and "/word/a.xml", as seen from a folder ("word/").
std::string resolved(const std::string& folder, std::string_view target) {
    std::string whole = target.starts_with('/') ? std::string() : folder;
    while (!target.empty()) {
        const std::size_t end = std::min(target.find('/'), target.size());
        const std::string_view step = target.substr(0, end);
        if (step == "..")
            whole.erase(whole.size() < 2 ? 0 : whole.rfind('/', whole.size() - 2) + 1);
        else if (!step.empty() && step != ".")
            whole.append(step).append(end < target.size() ? "/" : "");
        target.remove_prefix(std::min(end + 1, target.size()));
    }
    return whole;
}

bool has_type(xml::Node relationship, std::string_view type) {
    return relationship.attribute("Type").ends_with(std::string("/").append(type)) &&
           relationship.attribute("TargetMode") != "External";
}

// A part that something is to be put into.
std::string read_for_change(const Zip& zip, const std::string& part) {
    std::string bytes = zip.read(part);
    if (bytes.starts_with("\xFE\xFF") || bytes.starts_with("\xFF\xFE"))
        throw Error(Trouble::unusable, "is written in UTF-16, so that comments cannot be put in", part,
                    "open it in Word and save it again");
    xml::Tree::parse(bytes, part); // throws when it is broken
    return bytes;
}

// Bytes with some more inside the root, at its end.
std::string with_more(std::string bytes, const std::string& more) {
    const std::vector<xml::ElementSpan> spans = xml::element_spans(bytes);
    const xml::ElementSpan root = spans.front();
    if (!root.is_empty_tag())
        return bytes.insert(root.close, more);
    const std::string name(xml::tag_name(bytes, root));
    bytes.erase(root.inside - 2, 1); // the "/" of an empty tag
    return bytes.insert(root.inside - 1, more + "</" + name + ">");
}

// "rel:" when the root is <rel:Relationships>.
std::string root_prefix(const std::string& bytes) {
    const std::vector<xml::ElementSpan> spans = xml::element_spans(bytes);
    const std::string_view name = xml::tag_name(bytes, spans.front());
    const std::size_t colon = name.find(':');
    return colon == std::string_view::npos ? std::string() : std::string(name.substr(0, colon + 1));
}

std::string comment_xml(const Comment& comment, const std::string& w, const Signature& signature) {
    std::string out = "<" + w + "comment " + w + "id=\"" + comment.id + "\" " + w + "author=\"" +
                      signature.author + "\" " + w + "date=\"" + signature.date + "\" " + w +
                      "initials=\"ps\">";
    bool first = true;
    for (const std::string& paragraph : comment.paragraphs) {
        out += "<" + w + "p>";
        if (first)
            out += "<" + w + "r><" + w + "annotationRef/></" + w + "r>";
        first = false;
        out += "<" + w + "r><" + w + "t xml:space=\"preserve\">" + xml::escape(paragraph) + "</" + w +
               "t></" + w + "r></" + w + "p>";
    }
    return out + "</" + w + "comment>";
}

std::string all_xml(const std::vector<Comment>& comments, const std::string& prefix,
                    const Signature& signature) {
    std::string out;
    for (const Comment& comment : comments)
        out += comment_xml(comment, prefix, signature);
    return out;
}

// A name that no part has yet.
std::string new_name(const Zip& zip, const std::string& folder) {
    std::string name = folder + "comments.xml";
    for (int number = 1; zip.has(name); ++number)
        name = folder + "comments" + std::to_string(number) + ".xml";
    return name;
}

ZipEntry extended(const Zip& zip, const std::string& part, const std::vector<Comment>& comments,
                  const Signature& signature) {
    std::string bytes = read_for_change(zip, part);
    const xml::Tree tree = xml::Tree::parse(bytes, part);
    const std::vector<xml::ElementSpan> spans = xml::element_spans(bytes);
    const std::string_view tag =
        std::string_view(bytes).substr(spans.front().begin, spans.front().inside - spans.front().begin);
    const std::string prefix = prefix_for(tag, tree.root().space());
    if (prefix.empty())
        throw Error(Trouble::unusable, "its comments are written in a way that cannot be added to", part,
                    "open it in Word and save it again");
    return {part, with_more(std::move(bytes), all_xml(comments, prefix, signature))};
}

ZipEntry with_content_type(const Zip& zip, const std::string& part) {
    std::string bytes = read_for_change(zip, std::string(content_types)); // throws when there are none
    const std::string w = root_prefix(bytes);
    return {std::string(content_types),
            with_more(std::move(bytes), "<" + w + "Override PartName=\"/" + xml::escape(part) +
                                            "\" ContentType=\"application/vnd.openxmlformats-officedocument."
                                            "wordprocessingml.comments+xml\"/>")};
}

ZipEntry with_relationship(const Zip& zip, const std::string& main_part, const std::string& target,
                           bool strict) {
    const std::string name = relationships_name(main_part);
    std::string bytes = zip.has(name)
                            ? read_for_change(zip, name)
                            : "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<Relationships "
                              "xmlns=\"http://schemas.openxmlformats.org/package/2006/relationships\"/>";
    std::string id = "plainsend";
    for (int number = 1;
         bytes.find("\"" + id + "\"") != std::string::npos || bytes.find("'" + id + "'") != std::string::npos;
         ++number)
        id = "plainsend" + std::to_string(number);
    const std::string w = root_prefix(bytes);
    const std::string type = strict ? "http://purl.oclc.org/ooxml/officeDocument/relationships/comments"
                                    : "http://schemas.openxmlformats.org/officeDocument/2006/"
                                      "relationships/comments";
    return {name, with_more(std::move(bytes), "<" + w + "Relationship Id=\"" + id + "\" Type=\"" + type +
                                                  "\" Target=\"" + target + "\"/>")};
}

} // namespace

RelatedParts related_parts(const Zip& zip, const std::string& main_part) {
    RelatedParts parts;
    const std::string name = relationships_name(main_part);
    if (!zip.has(name))
        return parts;
    const xml::Tree tree = xml::Tree::parse(zip.read(name), name);
    for (xml::Node node = tree.root().first("Relationship"); node; node = node.next("Relationship")) {
        const std::string target = resolved(folder_of(main_part), node.attribute("Target"));
        if (!zip.has(target))
            continue;
        if (has_type(node, "comments"))
            parts.comments = target;
        else if (has_type(node, "footnotes"))
            parts.footnotes = target;
        else if (has_type(node, "endnotes"))
            parts.endnotes = target;
        else if (has_type(node, "header") || has_type(node, "footer"))
            parts.headers.push_back(target);
    }
    return parts;
}

std::vector<std::string> comment_ids(const Zip& zip, const std::string& part) {
    std::vector<std::string> ids;
    if (part.empty())
        return ids;
    const xml::Tree tree = xml::Tree::parse(zip.read(part), part);
    for (xml::Node node = tree.root().first("comment"); node; node = node.next("comment"))
        ids.push_back(node.attribute("id"));
    return ids;
}

std::vector<ZipEntry> comment_entries(const Zip& zip, const std::string& main_part, const std::string& space,
                                      const std::vector<Comment>& comments, const Signature& signature) {
    if (comments.empty())
        return {};
    if (const std::string known = related_parts(zip, main_part).comments; !known.empty())
        return {extended(zip, known, comments, signature)};
    const std::string folder = folder_of(main_part);
    const std::string part = new_name(zip, folder);
    const std::string bytes = "<?xml version=\"1.0\" encoding=\"UTF-8\" standalone=\"yes\"?>\n<w:comments "
                              "xmlns:w=\"" +
                              space + "\">" + all_xml(comments, "w:", signature) + "</w:comments>";
    return {{part, bytes},
            with_content_type(zip, part),
            with_relationship(zip, main_part, part.substr(folder.size()), space == strict_space)};
}

} // namespace plainsend
