#include "stages/translate/codes.h"

#include <algorithm>
#include <array>
#include <cstdint>
#include <set>
#include <string_view>

#include "stages/text/ascii.h"

namespace plainsend {

namespace {

using Kind = UnitPiece::Kind;

// "{{child}}": a field that a mail merge fills in later.
std::size_t end_of_field(const std::string& text, std::size_t begin) {
    if (text.compare(begin, 2, "{{") != 0)
        return begin;
    // A window, so that many openings without an end cost no more than their length.
    const std::size_t close = std::string_view(text).substr(begin, 82).find("}}");
    return close == std::string_view::npos ? begin : begin + close + 2;
}

class Encoder {
public:
    explicit Encoder(const PeopleNames& names) : names_(names) {}

    Coded take(const Inlines& inlines) {
        add(inlines);
        return std::move(coded_);
    }

private:
    std::string next_id() { return std::to_string(++last_); }

    void add_text(const std::string& text) {
        if (text.empty())
            return;
        if (!coded_.pieces.empty() && coded_.pieces.back().kind == Kind::text)
            coded_.pieces.back().text += text;
        else
            coded_.pieces.push_back({Kind::text, {}, text});
    }

    void add_words(const Text& node) {
        const std::string& text = node.text;
        std::size_t done = 0;
        for (std::size_t at = 0; at < text.size();) {
            if (const std::size_t end = end_of_field(text, at); end != at) {
                add_text(text.substr(done, at - done));
                standalone({Text{text.substr(at, end - at), node.place}}, text.substr(at, end - at));
                done = at = end;
            } else if (const auto name_end = end_of_name(text, at, names_)) {
                add_text(text.substr(done, at - done));
                const std::string mark = "n" + std::to_string(++last_name_);
                coded_.pieces.push_back({Kind::keep_open, mark, {}});
                coded_.pieces.push_back({Kind::text, {}, text.substr(at, *name_end - at)});
                coded_.pieces.push_back({Kind::keep_close, mark, {}});
                done = at = *name_end;
            } else {
                ++at;
            }
        }
        add_text(text.substr(done));
    }

    void standalone(Inline node, const std::string& shown) {
        const std::string id = next_id();
        coded_.pieces.push_back({Kind::standalone, id, shown});
        coded_.codes[id] = std::move(node);
    }

    template<class Node>
    void paired(const Node& node, const std::string& shown) {
        const std::string id = next_id();
        Node empty = node;
        empty.content.clear();
        coded_.codes[id] = {std::move(empty)};
        coded_.pieces.push_back({Kind::open, id, shown});
        add(node.content);
        coded_.pieces.push_back({Kind::close, id, {}});
    }

    static std::string shown_mark(Mark mark) {
        switch (mark) {
        case Mark::strong:
            return "bold";
        case Mark::emphasis:
            return "emphasis";
        case Mark::underline:
            return "underlined";
        case Mark::strike:
            return "struck out";
        case Mark::superscript:
            return "raised";
        case Mark::subscript:
            return "lowered";
        case Mark::code:
            return "code";
        }
        return {};
    }

    void add(const Inlines& inlines) {
        for (const Inline& in : inlines)
            std::visit(overloaded{
                           [&](const Text& text) { add_words(text); },
                           [&](const LineBreak&) { standalone(in, "line break"); },
                           [&](const Marked& marked) { paired(marked, shown_mark(marked.mark)); },
                           [&](const Link& link) { paired(link, link.target); },
                           [&](const LanguageRun& run) { paired(run, "language " + run.language); },
                           [&](const Image& image) { standalone(in, image.alternative); },
                           [&](const NoteMark& note) { standalone(in, "note " + note.note); },
                           [&](const Term& term) {
                               const std::string mark = "m" + std::to_string(++last_term_);
                               coded_.pieces.push_back({Kind::term_open, mark, term.entry});
                               add(term.content);
                               coded_.pieces.push_back({Kind::term_close, mark, term.entry});
                           },
                           [&](const Abbreviation& abbreviation) { add(abbreviation.content); },
                           [&](const Field& field) { standalone(in, field.text); },
                           [](const Generated&) {}, // ours: the writer says it again in the other language
                       },
                       in.node);
    }

    const PeopleNames& names_;
    Coded coded_;
    int last_ = 0;
    int last_term_ = 0;
    int last_name_ = 0;
};

Inlines* content_of(Inline& in) {
    if (auto* marked = std::get_if<Marked>(&in.node))
        return &marked->content;
    if (auto* link = std::get_if<Link>(&in.node))
        return &link->content;
    if (auto* run = std::get_if<LanguageRun>(&in.node))
        return &run->content;
    return nullptr;
}

// The digit that a UTF-8 sequence of two or three bytes stands for, or -1; length: its bytes.
int digit_at(const std::string& text, std::size_t at, std::size_t& length) {
    const auto byte = [&](std::size_t i) {
        return at + i < text.size() ? static_cast<unsigned char>(text[at + i]) : 0U;
    };
    length = 1;
    if (byte(0) >= '0' && byte(0) <= '9')
        return static_cast<int>(byte(0) - '0');
    std::uint32_t code = 0;
    if ((byte(0) & 0xE0U) == 0xC0U) {
        length = 2;
        code = ((byte(0) & 0x1FU) << 6U) | (byte(1) & 0x3FU);
    } else if ((byte(0) & 0xF0U) == 0xE0U) {
        length = 3;
        code = ((byte(0) & 0x0FU) << 12U) | ((byte(1) & 0x3FU) << 6U) | (byte(2) & 0x3FU);
    } else if ((byte(0) & 0xF8U) == 0xF0U) {
        length = 4;
        return -1;
    }
    // Arabic-Indic, extended Arabic-Indic, Devanagari, Bengali, Gurmukhi, Gujarati, Tamil, full width.
    static constexpr std::array<std::uint32_t, 8> zeros{0x660, 0x6F0, 0x966, 0x9E6,
                                                        0xA66, 0xAE6, 0xBE6, 0xFF10};
    for (const std::uint32_t zero : zeros)
        if (code >= zero && code < zero + 10)
            return static_cast<int>(code - zero);
    return -1;
}

// Neighbouring words are one run, as a reader would have made them.
void put_text(Inlines& inlines, const Text& text) {
    if (!inlines.empty())
        if (auto* before = std::get_if<Text>(&inlines.back().node)) {
            before->text += text.text;
            return;
        }
    inlines.push_back({text});
}

class Decoder {
public:
    Decoder(const std::map<std::string, Inline>& codes, std::map<std::string, std::string> terms)
        : codes_(codes), terms_(std::move(terms)) {}

    std::optional<Inlines> take(const UnitPieces& pieces) {
        for (const UnitPiece& piece : pieces)
            if (!add(piece))
                return std::nullopt;
        if (levels_.size() != 1 || used_.size() != codes_.size())
            return std::nullopt;
        return std::move(levels_.front().content);
    }

private:
    struct Level {
        std::string id;
        Inlines content;
    };

    bool open(const std::string& id) {
        levels_.push_back({id, {}});
        return levels_.size() <= max_depth;
    }

    // Ends the innermost level, which must be this one, and gives what was inside it.
    std::optional<Inlines> close(const std::string& id) {
        if (levels_.size() < 2 || levels_.back().id != id)
            return std::nullopt;
        Inlines content = std::move(levels_.back().content);
        levels_.pop_back();
        return content;
    }

    bool close_code(const std::string& id) {
        auto inside = close(id);
        if (!inside)
            return false;
        Inline node = codes_.at(id);
        Inlines* content = content_of(node);
        if (content == nullptr)
            return false;
        *content = std::move(*inside);
        levels_.back().content.push_back(std::move(node));
        return true;
    }

    bool close_term(const std::string& id) {
        auto inside = close(id);
        if (!inside)
            return false;
        if (!inside->empty())
            levels_.back().content.push_back({Term{terms_.at(id), std::move(*inside)}});
        terms_.erase(id); // another mark of that id is not ours
        return true;
    }

    bool standalone(const std::string& id) {
        const auto code = codes_.find(id);
        if (code == codes_.end() || !used_.insert(id).second)
            return false;
        if (const auto* field = std::get_if<Text>(&code->second.node)) // a {{field}} is text again
            put_text(levels_.back().content, *field);
        else
            levels_.back().content.push_back(code->second);
        return true;
    }

    bool add(const UnitPiece& piece) {
        switch (piece.kind) {
        case Kind::text:
            put_text(levels_.back().content, {piece.text, {}});
            return true;
        case Kind::open:
            return codes_.contains(piece.id) && used_.insert(piece.id).second && open(piece.id);
        case Kind::close:
            return codes_.contains(piece.id) && close_code(piece.id);
        case Kind::standalone:
            return standalone(piece.id);
        case Kind::term_open:
            return !terms_.contains(piece.id) || open(piece.id);
        case Kind::term_close:
            return !terms_.contains(piece.id) || close_term(piece.id);
        case Kind::keep_open:
        case Kind::keep_close:
            return true; // advice
        }
        return false;
    }

    const std::map<std::string, Inline>& codes_;
    std::map<std::string, std::string> terms_;
    std::vector<Level> levels_ = std::vector<Level>(1);
    std::set<std::string> used_;
};

std::multiset<std::string> ids_of(const UnitPieces& pieces) {
    std::multiset<std::string> ids;
    for (const UnitPiece& piece : pieces)
        if (piece.kind == Kind::open || piece.kind == Kind::standalone)
            ids.insert(piece.id);
    return ids;
}

} // namespace

Coded encode(const Inlines& inlines, const PeopleNames& names) {
    return Encoder(names).take(inlines);
}

std::string text_of(const UnitPieces& pieces) {
    std::string text;
    for (const UnitPiece& piece : pieces)
        if (piece.kind == Kind::text)
            text += piece.text;
    return text;
}

std::optional<Inlines> decode(const UnitPieces& pieces, const Coded& original) {
    std::map<std::string, std::string> terms;
    for (const UnitPiece& piece : original.pieces)
        if (piece.kind == Kind::term_open)
            terms.emplace(piece.id, piece.text);
    if (!terms.empty())
        if (auto whole = Decoder(original.codes, std::move(terms)).take(pieces))
            return whole;
    return Decoder(original.codes, {}).take(pieces); // the marks of terms are advice
}

std::string problem_of(const UnitPieces& source, const UnitPieces& target) {
    const std::multiset<std::string> wanted = ids_of(source);
    const std::multiset<std::string> got = ids_of(target);
    for (const std::string& id : wanted)
        if (!got.contains(id))
            return "code " + id + " is missing";
    for (const std::string& id : got) {
        if (!wanted.contains(id))
            return "code " + id + " is not in the source";
        if (got.count(id) > 1)
            return "code " + id + " stands there more than once";
    }
    std::vector<std::string> open;
    for (const UnitPiece& piece : target) {
        if (piece.kind == Kind::open)
            open.push_back(piece.id);
        if (piece.kind != Kind::close)
            continue;
        if (open.empty() || open.back() != piece.id)
            return "code " + piece.id + " crosses another or is not opened";
        open.pop_back();
    }
    return open.empty() ? std::string() : "code " + open.back() + " is not closed";
}

std::vector<std::string> numbers_of(const std::string& text) {
    std::vector<std::string> numbers;
    bool inside = false;
    for (std::size_t at = 0; at < text.size();) {
        std::size_t length = 1;
        const int digit = digit_at(text, at, length);
        if (digit >= 0) {
            if (!inside)
                numbers.emplace_back();
            numbers.back() += static_cast<char>('0' + digit);
        }
        inside = digit >= 0;
        at += length;
    }
    std::sort(numbers.begin(), numbers.end());
    return numbers;
}

} // namespace plainsend
