#include "pipeline/source_walk.h"

#include <algorithm>
#include <array>
#include <string>

#include "stages/ingest/typed_labels.h"
#include "stages/text/ascii.h"
#include "stages/text/unseen.h"
#include "stages/text/utf8.h"

namespace plainsend {

namespace {

constexpr std::size_t longest_label = 64; // bytes in which a typed label is looked for
constexpr std::size_t longest_tag = 65'536;
constexpr std::size_t longest_gap = 65'536; // between two runs of words
constexpr std::size_t box_size = 3;         // of "[ ]", and of the sign that is drawn for it

bool is_space(char c) {
    return c == ' ' || c == '\t' || c == '\n';
}

bool is_letter(char c) {
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
}

bool is_punctuation(char c) {
    return (c >= '!' && c <= '/') || (c >= ':' && c <= '@') || (c >= '[' && c <= '`') ||
           (c >= '{' && c <= '~');
}

// "br" of "<br />" and "</br>".
std::string tag_name(std::string_view tag) {
    std::size_t end = tag.starts_with("</") ? 2 : 1;
    const std::size_t begin = end;
    while (end < tag.size() && (is_letter(tag[end]) || is_digit(tag[end])))
        ++end;
    return ascii_lower(tag.substr(begin, end - begin));
}

bool goes_unseen(std::string_view text) {
    return !text.empty() && may_go_unseen(character_at(text, 0).code);
}

} // namespace

std::optional<std::vector<Stretch>> SourceWalk::words(std::string_view words, std::size_t at, Layout layout) {
    std::vector<Stretch> found;
    std::size_t done = 0;
    // The box of a task is drawn with a sign for the three that are typed.
    if (notation_ == Notation::markdown && (words.starts_with("\u2610") || words.starts_with("\u2612")) &&
        this->at(at) == '[' && this->at(at + 2) == ']') {
        found.push_back({0, box_size, at, box_size});
        done = box_size;
        at += box_size;
    }
    for (char before = '\0'; done < words.size();) {
        const Step step = next(words.substr(done), before, at, layout);
        if (step.text == 0 && step.source == 0)
            return std::nullopt;
        Stretch* last = found.empty() ? nullptr : &found.back();
        const bool goes_on = last != nullptr && last->text_size == last->source_size &&
                             step.text == step.source && last->source + last->source_size == at;
        if (goes_on) {
            last->text_size += step.text;
            last->source_size += step.source;
        } else if (step.text != 0) {
            found.push_back({done, step.text, at, step.source});
        }
        at += step.source;
        done += step.text;
        before = step.text == 0 ? before : words[done - 1];
    }
    return found;
}

SourceWalk::Step SourceWalk::next(std::string_view rest, char before, std::size_t at, Layout layout) {
    if (at >= source_.size())
        return {};
    const char want = rest.front();
    const char here = source_[at];
    if (want == '\n' && layout == Layout::flowing)
        return line_break(at);
    if (layout == Layout::kept && before == '\n')
        if (const auto start = line_start(rest, at))
            return *start;
    const bool may_be_tag = notation_ == Notation::html || (notation_ == Notation::markdown && want != '<');
    if (here == '<' && may_be_tag && before != '\0') {
        const std::size_t end = behind_tag(at);
        if (end != at && want == '\n' && tag_name(source_.substr(at, end - at)) == "br")
            return {1, end - at};
        if (end != at)
            return {0, end - at};
    }
    if (here == '&')
        if (const auto step = reference(rest, at))
            return *step;
    if (escapes(at) && !rest.starts_with(source_.substr(at, 2))) // in code both are what they look like
        return want == source_[at + 1] ? Step{1, 2} : Step{};
    if (is_space(here) && layout == Layout::flowing && (want != here || notation_ == Notation::html)) {
        const std::size_t bytes = behind_space(at) - at;
        if (want == ' ')
            return {1, bytes};
        return before == '\0' || before == ' ' ? Step{0, bytes} : Step{};
    }
    const Character character = character_at(source_, at);
    if (rest.starts_with(source_.substr(at, character.length)))
        return {character.length, character.length};
    return may_go_unseen(character.code) ? Step{0, character.length} : Step{};
}

// Nothing where the "&" stands for itself.
std::optional<SourceWalk::Step> SourceWalk::reference(std::string_view rest, std::size_t at) {
    const CharacterReference found = reference_at(at);
    // In code "&amp;" is what it looks like.
    const bool is_code =
        notation_ == Notation::markdown && rest.starts_with(source_.substr(at, found.length));
    if (found.text.empty() || is_code)
        return std::nullopt;
    if (rest.starts_with(found.text))
        return Step{found.text.size(), found.length};
    return Step{0, goes_unseen(found.text) ? found.length : 0};
}

// The signs of quotations and lists before a line of code: what of the source's line is not the line of
// words.
std::optional<SourceWalk::Step> SourceWalk::line_start(std::string_view rest, std::size_t at) const {
    if (notation_ != Notation::markdown || at == 0 || source_[at - 1] != '\n')
        return std::nullopt;
    const std::string_view line = source_.substr(at, source_.find('\n', at) - at);
    const std::string_view wanted = rest.substr(0, rest.find('\n'));
    if (line.size() == wanted.size() || !line.ends_with(wanted))
        return std::nullopt;
    const std::size_t signs = line.size() - wanted.size();
    if (line.substr(0, signs).find_first_not_of(" \t>") != std::string_view::npos)
        return std::nullopt;
    return Step{0, signs};
}

// To where a line ends that its author ended: "<br>", or a line end.
SourceWalk::Step SourceWalk::line_break(std::size_t at) const {
    const std::size_t begin = at;
    while (at < source_.size()) {
        const std::size_t tag_end = notation_ == Notation::plain ? at : behind_tag(at);
        if (tag_end != at && tag_name(source_.substr(at, tag_end - at)) == "br")
            return {1, tag_end - begin};
        if (tag_end != at)
            at = tag_end;
        else if (source_[at] == '\n' && notation_ != Notation::html)
            return {1, at + 1 - begin};
        else if (is_space(source_[at]) ||
                 (notation_ == Notation::markdown &&
                  std::string_view("\\*_~`").find(source_[at]) != std::string_view::npos))
            ++at;
        else
            break;
    }
    return {};
}

bool SourceWalk::only_markup(std::size_t from, std::size_t to, Around around) {
    if (to < from || to - from > longest_gap)
        return false;
    while (from < to) {
        const auto behind = behind_markup(from, to, around);
        if (!behind || *behind > to)
            return false;
        from = *behind;
    }
    return true;
}

// Behind the one thing that begins at a byte, if nobody would see it.
std::optional<std::size_t> SourceWalk::behind_markup(std::size_t at, std::size_t to, Around around) {
    const char here = source_[at];
    if (is_space(here))
        return around == Around::space ? std::optional(at + 1) : std::nullopt;
    if (const Character character = character_at(source_, at); may_go_unseen(character.code))
        return at + character.length;
    if (notation_ == Notation::plain) // "> " before a line of mail
        return here == '>' && around == Around::space ? std::optional(at + 1) : std::nullopt;
    if (here == '&') {
        const CharacterReference found = reference_at(at);
        return goes_unseen(found.text) ? std::optional(at + found.length) : std::nullopt;
    }
    if (const std::size_t end = behind_tag(at); end != at && end <= to)
        return end;
    if (notation_ == Notation::html)
        return std::nullopt;
    if (here == ']' && at + 1 < to && (source_[at + 1] == '(' || source_[at + 1] == '[')) {
        const char open = source_[at + 1];
        const char close = open == '(' ? ')' : ']';
        int depth = 0;
        for (std::size_t end = at + 1; end < to; end += source_[end] == '\\' ? 2 : 1) {
            depth += source_[end] == open ? 1 : source_[end] == close ? -1 : 0;
            if (depth == 0)
                return end + 1;
        }
        return std::nullopt;
    }
    const bool line_end = here == '\\' && this->at(at + 1) == '\n';
    return line_end || std::string_view("*_~`[]<>").find(here) != std::string_view::npos
               ? std::optional(at + 1)
               : std::nullopt;
}

std::optional<std::size_t> SourceWalk::behind_label(std::size_t at) {
    std::string text;
    std::vector<std::size_t> begins; // in the source, of each byte of the text
    while (at < source_.size() && source_[at] != '\n' && text.size() < longest_label) {
        std::size_t length = character_at(source_, at).length;
        std::string character(source_.substr(at, length));
        if (source_[at] == '&') {
            if (const CharacterReference found = reference_at(at); !found.text.empty()) {
                character = found.text;
                length = found.length;
            }
        } else if (escapes(at)) {
            character = source_[at + 1];
            length = 2;
        } else if (notation_ != Notation::plain && behind_tag(at) != at) {
            break;
        }
        text += character;
        begins.resize(text.size(), at);
        at += length;
    }
    begins.push_back(at);
    const auto label = typed::label_of(text);
    return label && label->length < begins.size() ? std::optional(begins[label->length]) : std::nullopt;
}

CharacterReference SourceWalk::reference_at(std::size_t at) {
    switch (notation_) {
    case Notation::plain:
        break;
    case Notation::html:
        return references_.in_html(source_, at);
    case Notation::markdown:
        return references_.in_markdown(source_, at);
    }
    return {};
}

// Behind a tag, a comment or the like, and before the end tag of a script or a style; the same byte when none
// begins there.
std::size_t SourceWalk::behind_tag(std::size_t at) const {
    const std::size_t end = behind_one_tag(at);
    const std::string name = end == at ? std::string() : tag_name(source_.substr(at, end - at));
    if ((name != "script" && name != "style") || source_[at + 1] == '/')
        return end;
    const std::size_t close = source_.substr(0, end + longest_tag).find("</" + name, end);
    return close == std::string_view::npos ? at : close;
}

std::size_t SourceWalk::behind_one_tag(std::size_t at) const {
    if (this->at(at) != '<')
        return at;
    const std::string_view source = source_.substr(0, at + longest_tag);
    const auto behind = [&](std::string_view sign, std::size_t from) {
        const std::size_t found = source.find(sign, from);
        return found == std::string_view::npos ? at : found + sign.size();
    };
    const char first = this->at(at + 1);
    if (source.substr(at).starts_with("<!--"))
        return behind("-->", at + 2);
    if (first == '!' || first == '?')
        return behind(">", at);
    if (!is_letter(first) && !(first == '/' && is_letter(this->at(at + 2))))
        return at;
    char before = '\0'; // the last that is no space
    for (std::size_t end = at + 1; end < source.size(); ++end) {
        const char c = source[end];
        if (c == '>')
            return end + 1;
        if ((c == '"' || c == '\'') && before == '=') {
            end = source.find(c, end + 1);
            if (end == std::string_view::npos)
                return at;
        }
        before = is_space(c) ? before : c;
    }
    return at;
}

// In Markdown the signs of quotations before a line belong to it.
std::size_t SourceWalk::behind_space(std::size_t at) const {
    bool line_ended = false;
    while (at < source_.size() &&
           (is_space(source_[at]) || (source_[at] == '>' && line_ended && notation_ == Notation::markdown))) {
        line_ended = line_ended || source_[at] == '\n';
        ++at;
    }
    return at;
}

bool SourceWalk::escapes(std::size_t at) const {
    return notation_ == Notation::markdown && source_[at] == '\\' && is_punctuation(this->at(at + 1));
}

} // namespace plainsend
