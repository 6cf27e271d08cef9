// What Word would make of the marks in a part: the text after rejecting or accepting plainsend's changes, and
// the words of each comment. Shares nothing with the code that writes them but the XML reader.
#pragma once

#include <map>
#include <string>

#include "stages/io/xml.h"

namespace plainsend::tests {

enum class View { rejected, accepted };

// text: paragraphs end in a line feed. words: of each comment, by id, as the author wrote them.
struct SeenPart {
    std::string text;
    std::map<std::string, std::string> words;
};

class PartViewer {
public:
    explicit PartViewer(View view) : view_(view) {}

    void look(xml::Node parent) {
        for (const xml::Node node : xml::children(parent)) {
            const std::string_view name = node.name();
            const bool ours = node.attribute("author") == "plainsend";
            if (name == "commentRangeStart")
                starts_[node.attribute("id")] = seen_.text.size();
            else if (name == "commentRangeEnd")
                seen_.words[node.attribute("id")] = seen_.text.substr(starts_.at(node.attribute("id")));
            else if (name == "t" || name == "delText")
                seen_.text += shown(node);
            else if (name == "tab")
                seen_.text += '\t';
            else if (name == "br")
                seen_.text += '\n';
            else if (name == "ins" && ours && view_ == View::rejected)
                continue;
            else if (name == "del" && (!ours || view_ == View::accepted))
                continue;
            else if (name != "Fallback" && name != "pPr" && name != "rPr")
                look(node);
            if (name == "p")
                seen_.text += '\n';
        }
    }
    static std::string shown(xml::Node node) {
        const std::string text = node.all_text();
        const std::size_t begin = text.find_first_not_of(' ');
        if (node.attribute("space") == "preserve" || begin == std::string::npos)
            return node.attribute("space") == "preserve" ? text : "";
        return text.substr(begin, text.find_last_not_of(' ') - begin + 1);
    }
    SeenPart take() { return std::move(seen_); }

private:
    View view_;
    SeenPart seen_;
    std::map<std::string, std::size_t> starts_;
};

inline SeenPart seen(const std::string& part, View view) {
    const xml::Tree tree = xml::Tree::parse(part, "part");
    PartViewer viewer(view);
    viewer.look(tree.root());
    return viewer.take();
}

} // namespace plainsend::tests
