#include "stages/ingest/markdown_begins.h"

#include <algorithm>
#include <string>

namespace plainsend::markdown {

namespace {

constexpr int deepest = 100;      // emphasis in emphasis
constexpr int most_brackets = 32; // in an address, as in cmark
constexpr std::size_t longest_title = 2000;

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

bool is_blank(char c) {
    return c == ' ' || c == '\t';
}

class Follower {
public:
    Follower(std::string_view source, std::size_t at, CharacterReferences& references, Begins& begins)
        : source_(source), at_(at), references_(references), begins_(begins) {}

    std::size_t at() const { return at_; }

    bool block(Node node) {
        skip_to_words(node);
        return inlines(node, 0);
    }

private:
    char here() const { return at_ < source_.size() ? source_[at_] : '\0'; }

    std::string_view rest() const { return source_.substr(std::min(at_, source_.size())); }

    bool take(std::string_view sign) {
        if (!rest().starts_with(sign))
            return false;
        at_ += sign.size();
        return true;
    }

    void skip_blanks() {
        while (is_blank(here()))
            ++at_;
    }

    // What parts the lines of a block: the end of one, and the signs of quotations and lists before the next.
    bool take_line_end() {
        skip_blanks();
        if (!take("\n"))
            return false;
        while (is_blank(here()) || here() == '>')
            ++at_;
        return true;
    }

    // Past the signs of a heading, the edge of a cell, and the addresses of links that stand above a
    // paragraph.
    void skip_to_words(Node block) {
        if (block.kind() == Kind::heading && here() == '#') {
            std::size_t end = source_.find_first_not_of('#', at_);
            end = std::min(end, source_.size());
            if (end < source_.size() && is_blank(source_[end]))
                at_ = end;
        }
        skip_blanks();
        if (block.kind() == Kind::table_cell && take("|"))
            skip_blanks();
        while (block.kind() == Kind::paragraph && is_link_definition(block)) {
            at_ = std::min(source_.find('\n', at_), source_.size());
            take_line_end();
        }
    }

    // "[plan]: address", where the block's words begin otherwise.
    bool is_link_definition(Node block) const {
        const std::size_t line_end = std::min(source_.find('\n', at_), source_.size());
        const std::string_view line = source_.substr(at_, line_end - at_);
        const std::size_t sign = line.find("]:");
        return line.starts_with('[') && sign != std::string_view::npos && line_end < source_.size() &&
               !(block.first().kind() == Kind::text && line.starts_with(block.first().literal()));
    }

    bool inlines(Node parent, int depth) {
        if (depth > deepest)
            return false;
        for (Node node = parent.first(); node; node = node.next())
            if (!one(node, depth))
                return false;
        return true;
    }

    bool one(Node node, int depth) {
        switch (node.kind()) {
        case Kind::text:
            begins_[node.key()] = at_;
            return keep(node, words(node.literal()));
        case Kind::soft_break:
            begins_[node.key()] = at_;
            return keep(node, take_line_end());
        case Kind::line_break:
            take("\\");
            return take_line_end();
        case Kind::html:
            begins_[node.key()] = at_;
            return keep(node, raw(node.literal()));
        case Kind::code:
            return code(node);
        case Kind::emphasis:
            return marked(node, 1, "*_", depth);
        case Kind::strong:
            return marked(node, 2, "*_", depth);
        case Kind::strike:
            return marked(node, rest().starts_with("~~") ? 2 : 1, "~", depth);
        case Kind::link:
            return link(node, depth);
        case Kind::image:
            return take("![") && inlines(node, depth + 1) && take("]") && tail();
        case Kind::note_mark:
            at_ = std::min(source_.find(']', at_), source_.size());
            return take("]");
        default:
            return false;
        }
    }

    // A node that does not agree to its end begins nowhere.
    bool keep(Node node, bool agrees) {
        if (!agrees)
            begins_.erase(node.key());
        return agrees;
    }

    // Text with escapes and character references in it (CommonMark, 2.4 and 2.5).
    bool words(std::string_view literal) {
        while (!literal.empty()) {
            if (here() == '\\' && at_ + 1 < source_.size() && is_punctuation(source_[at_ + 1]))
                ++at_;
            else if (here() == '&') {
                const CharacterReference reference = references_.in_markdown(source_, at_);
                if (!reference.text.empty() && !literal.starts_with(reference.text))
                    return false;
                if (!reference.text.empty()) {
                    literal.remove_prefix(reference.text.size());
                    at_ += reference.length;
                    continue;
                }
            }
            if (!take(literal.substr(0, 1)))
                return false;
            literal.remove_prefix(1);
        }
        return true;
    }

    // Text as it stands, over lines.
    bool raw(std::string_view literal) {
        for (const char c : literal) {
            if (c == '\n' ? !take_line_end() : !take({&c, 1}))
                return false;
        }
        return true;
    }

    // A code span (6.1): its line ends are spaces, and one space at either end may be taken away.
    bool code(Node node) {
        std::size_t signs = 0;
        while (take("`"))
            ++signs;
        std::string_view literal = node.literal();
        if (!literal.empty() && literal.front() != here() && here() != '\n')
            take(" ");
        begins_[node.key()] = at_;
        for (const char c : literal) {
            if (c == '|' && here() == '\\') // in a table
                ++at_;
            if (c == ' ' && here() == '\n' ? !take_line_end() : !take({&c, 1}))
                return keep(node, false);
        }
        const std::string end(signs, '`');
        if (!rest().starts_with(end) && !take(" "))
            take_line_end();
        return keep(node, signs != 0 && take(end));
    }

    bool marked(Node node, std::size_t count, std::string_view signs, int depth) {
        if (signs.find(here()) == std::string_view::npos || here() == '\0')
            return false;
        const std::string sign(count, here());
        return take(sign) && inlines(node, depth + 1) && take(sign);
    }

    bool link(Node node, int depth) {
        if (take("<")) { // an address as it stands (6.5)
            const Node words = node.first();
            if (words.kind() != Kind::text)
                return false;
            begins_[words.key()] = at_;
            return keep(words, raw(words.literal()) && take(">"));
        }
        return take("[") && inlines(node, depth + 1) && take("]") && tail();
    }

    // What stands behind the words of a link: its address and title, or the name of a definition.
    bool tail() {
        const std::size_t begin = at_;
        if (take("(")) {
            if (address() && title() && take(")"))
                return true;
            at_ = begin;
        } else if (take("[")) {
            const std::size_t farthest = std::min(source_.size(), at_ + longest_title);
            while (at_ < farthest && here() != ']')
                at_ += here() == '\\' ? 2 : 1;
            return take("]");
        }
        return true;
    }

    void skip_space() {
        skip_blanks();
        if (here() == '\n')
            take_line_end();
    }

    bool address() {
        skip_space();
        if (take("<")) { // no second "<" before the end of the line (CommonMark 0.31.2, 6.3)
            while (at_ < source_.size() && here() != '>' && here() != '<' && here() != '\n')
                at_ += here() == '\\' ? 2 : 1;
            return take(">");
        }
        for (int open = 0; at_ < source_.size() && !is_blank(here()) && here() != '\n';
             at_ += here() == '\\' && at_ + 1 < source_.size() && is_punctuation(source_[at_ + 1]) ? 2 : 1) {
            if (here() == ')' && --open < 0)
                break;
            open += here() == '(' ? 1 : 0;
            if (open > most_brackets)
                return false;
        }
        return true;
    }

    bool title() {
        skip_space();
        const char sign = here();
        if (sign != '"' && sign != '\'' && sign != '(')
            return true;
        const char end = sign == '(' ? ')' : sign;
        const std::size_t farthest = std::min(source_.size(), at_ + longest_title);
        for (++at_; at_ < farthest && here() != end;)
            at_ += here() == '\\' ? 2 : 1;
        const bool ended = take({&end, 1});
        skip_space();
        return ended;
    }

    std::string_view source_;
    std::size_t at_ = 0;
    CharacterReferences& references_;
    Begins& begins_;
};

} // namespace

std::optional<std::size_t> add_begins(Node block, std::string_view source, std::size_t at,
                                      CharacterReferences& references, Begins& begins) {
    Follower follower(source, at, references, begins);
    return follower.block(block) ? std::optional(follower.at()) : std::nullopt;
}

} // namespace plainsend::markdown
