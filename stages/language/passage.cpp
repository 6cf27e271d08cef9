#include "stages/language/passage.h"

#include <algorithm>
#include <map>

#include "stages/document/walk.h"
#include "stages/language/language_data.h"
#include "stages/language/protection.h"

namespace plainsend {

namespace {

// What the blocks around a block make of it.
struct Surroundings {
    Where where = Where::body;
    bool in_list = false;
    bool header_cell = false;
    std::size_t row = 0;
    bool english = true;
};

bool is_english(std::string_view language) {
    return language.substr(0, language.find('-')) == "en";
}

std::size_t length_of(const Inline& in) {
    if (const auto* text = std::get_if<Text>(&in.node))
        return text->text.size();
    if (const auto* field = std::get_if<Field>(&in.node))
        return field->text.size();
    return std::holds_alternative<LineBreak>(in.node) ? 1 : 0;
}

const Inlines* inside(const Inline& in) {
    return std::visit(overloaded{[](const Marked& node) { return &node.content; },
                                 [](const Link& node) { return &node.content; },
                                 [](const LanguageRun& node) { return &node.content; },
                                 [](const Term& node) { return &node.content; },
                                 [](const Abbreviation& node) { return &node.content; },
                                 [](const Text&) { return static_cast<const Inlines*>(nullptr); },
                                 [](const LineBreak&) { return static_cast<const Inlines*>(nullptr); },
                                 [](const Image&) { return static_cast<const Inlines*>(nullptr); },
                                 [](const NoteMark&) { return static_cast<const Inlines*>(nullptr); },
                                 [](const Field&) { return static_cast<const Inlines*>(nullptr); },
                                 [](const Generated&) { return static_cast<const Inlines*>(nullptr); }},
                      in.node);
}

struct Layout {
    std::vector<Protected> zones;
    std::vector<RunPlace> places;
    std::vector<KnownAbbreviation> abbreviations;
};

bool is_code(const Inline& in) {
    const auto* marked = std::get_if<Marked>(&in.node);
    return marked != nullptr && (marked->mark == Mark::code || marked->mark == Mark::strike);
}

bool is_foreign(const Inline& in) {
    const auto* run = std::get_if<LanguageRun>(&in.node);
    return run != nullptr && !is_english(run->language);
}

void lay_out(const Inlines& inlines, std::size_t& at, Layout& layout) {
    for (const Inline& in : inlines) {
        const std::size_t begin = at;
        if (const Inlines* content = inside(in)) {
            lay_out(*content, at, layout);
        } else {
            if (const auto* text = std::get_if<Text>(&in.node))
                layout.places.push_back({at, text->place});
            at += length_of(in);
        }
        if (begin == at)
            continue;
        if (const auto* known = std::get_if<Abbreviation>(&in.node))
            layout.abbreviations.push_back({{begin, at}, known->expansion});
        if (const auto* link = std::get_if<Link>(&in.node))
            layout.zones.push_back(
                {{begin, at}, link->target.starts_with('#') ? Zone::reference : Zone::soft});
        else if (std::holds_alternative<Term>(in.node) || std::holds_alternative<Abbreviation>(in.node))
            layout.zones.push_back({{begin, at}, Zone::term});
        else if (is_code(in))
            layout.zones.push_back({{begin, at}, Zone::code});
        else if (std::holds_alternative<Field>(in.node) || is_foreign(in))
            layout.zones.push_back({{begin, at}, Zone::untouchable});
    }
}

// The spans of these zones, joined where they overlap.
Spans spans_of(const std::vector<Protected>& zones, std::initializer_list<Zone> wanted) {
    Spans found;
    for (const Protected& words : zones)
        if (std::find(wanted.begin(), wanted.end(), words.zone) != wanted.end())
            found.push_back(words.span);
    std::sort(found.begin(), found.end(), [](const Span& a, const Span& b) { return a.begin < b.begin; });
    std::size_t kept = 0;
    for (const Span& span : found) {
        if (kept > 0 && span.begin <= found[kept - 1].end)
            found[kept - 1].end = std::max(found[kept - 1].end, span.end);
        else
            found[kept++] = span;
    }
    found.resize(kept);
    return found;
}

// What the text alone says of its words.
struct Analysis {
    std::vector<Token> tokens;
    std::vector<Protected> protection;
    Spans sentences;
    std::shared_ptr<const Matches> matches; // null until a matcher was given
};

Analysis analyse(const std::string& text, Where where) {
    Analysis made;
    made.tokens = tokenise(text);
    made.tokens.shrink_to_fit(); // they are kept long
    made.protection = protected_words(text, made.tokens, where);
    made.sentences = sentences(text);
    return made;
}

// Every stage looks at every block of every version, most of which are the same: each text is analysed and
// walked by the matcher once, and the last of them are kept. The reference is good until the next call.
const Analysis& analysed(const std::string& text, Where where,
                         const std::shared_ptr<const Matcher>& matcher) {
    constexpr std::size_t most_kept = 2'000'000; // bytes of text
    thread_local std::map<std::pair<Where, std::string>, Analysis> kept;
    thread_local std::size_t kept_bytes = 0;
    thread_local std::shared_ptr<const Matcher> matched; // held, so that no other takes its address
    auto found = kept.find({where, text});
    if ((matcher != nullptr && matcher != matched) ||
        (found == kept.end() && kept_bytes + text.size() > most_kept)) {
        kept.clear();
        kept_bytes = 0;
        found = kept.end();
        matched = matcher;
    }
    if (found == kept.end()) {
        kept_bytes += text.size();
        found = kept.emplace(std::pair{where, text}, analyse(text, where)).first;
    }
    Analysis& analysis = found->second;
    if (matcher != nullptr && analysis.matches == nullptr)
        analysis.matches = std::make_shared<const Matches>(matcher->matches(analysis.tokens));
    return analysis;
}

class Collector {
public:
    Collector(std::vector<Passage>& found, std::shared_ptr<const Matcher> matcher)
        : found_(found), matcher_(std::move(matcher)) {}

    void collect(const Blocks& blocks, const Surroundings& around) {
        for (const Block& block : blocks) {
            Surroundings here = around;
            if (!block.language.empty())
                here.english = is_english(block.language);
            if (std::holds_alternative<Heading>(block.node))
                ++section_;
            if (is_leaf(block))
                add(block, here);
            descend(block, here);
        }
    }

private:
    void descend(const Block& block, const Surroundings& around) {
        Surroundings here = around;
        if (const auto* table = std::get_if<Table>(&block.node)) {
            collect_table(*table, here);
            return;
        }
        if (std::holds_alternative<Quotation>(block.node))
            here.where = Where::quotation;
        else if (std::holds_alternative<Letterhead>(block.node))
            here.where = Where::letterhead;
        else if (std::holds_alternative<List>(block.node))
            here.in_list = true;
        else if (std::holds_alternative<Records>(block.node) && here.where == Where::body)
            here.where = Where::cell;
        for (const Blocks* inner : children_of(block))
            collect(*inner, here);
    }

    void collect_table(const Table& table, Surroundings here) {
        if (here.where == Where::body)
            here.where = Where::cell;
        for (std::size_t r = 0; r < table.rows.size(); ++r) {
            here.row = ++rows_;
            for (std::size_t c = 0; c < table.rows[r].cells.size(); ++c) {
                here.header_cell = r < static_cast<std::size_t>(std::max(table.header_rows, 0)) ||
                                   c < static_cast<std::size_t>(std::max(table.header_columns, 0));
                collect(table.rows[r].cells[c].content, here);
            }
        }
    }

    void add(const Block& block, const Surroundings& around) {
        Passage passage;
        passage.block = block.id;
        passage.text = block_text(block);
        passage.section = section_;
        passage.where = around.where;
        if (std::holds_alternative<Heading>(block.node) && around.where == Where::body)
            passage.where = Where::heading;
        else if (std::holds_alternative<Preformatted>(block.node))
            passage.where = Where::preformatted;
        passage.in_list = around.in_list;
        passage.header_cell = around.header_cell;
        passage.row = around.row;
        passage.english = around.english;
        Layout layout;
        layout.places.push_back({0, block.place});
        if (const Inlines* inlines = inlines_of(block)) {
            std::size_t at = 0;
            lay_out(*inlines, at, layout);
        }
        passage.places = std::move(layout.places);
        passage.abbreviations = std::move(layout.abbreviations);
        if (!passage.english) {
            static const auto none = std::make_shared<const Matches>();
            passage.matches = none;
        } else {
            const Analysis& analysis = analysed(passage.text, passage.where, matcher_);
            passage.tokens = analysis.tokens;
            passage.matches = analysis.matches;
            layout.zones.insert(layout.zones.end(), analysis.protection.begin(), analysis.protection.end());
            passage.untouchable = spans_of(layout.zones, {Zone::untouchable, Zone::code});
            passage.codes = spans_of(layout.zones, {Zone::code});
            passage.terms = spans_of(layout.zones, {Zone::term});
            passage.soft = spans_of(layout.zones, {Zone::soft, Zone::reference});
            passage.references = spans_of(layout.zones, {Zone::reference});
            passage.sentences = analysis.sentences;
        }
        found_.push_back(std::move(passage));
    }

    std::vector<Passage>& found_;
    std::shared_ptr<const Matcher> matcher_; // null: nothing is looked for
    std::size_t section_ = 0;
    std::size_t rows_ = 0;
};

// Wraps in one walk: markings are sorted and do not overlap.
class Marker {
public:
    explicit Marker(std::vector<Marking> markings) : markings_(std::move(markings)) {}

    void run(Inlines& inlines, bool linked) {
        Inlines result;
        result.reserve(inlines.size());
        for (Inline& in : inlines) {
            if (auto* text = std::get_if<Text>(&in.node)) {
                cut(std::move(*text), linked, result);
                continue;
            }
            if (Inlines* content = const_cast<Inlines*>(inside(in)))
                run(*content,
                    linked || std::holds_alternative<Link>(in.node) || std::holds_alternative<Term>(in.node));
            else
                at_ += length_of(in);
            result.push_back(std::move(in));
        }
        inlines = std::move(result);
    }

private:
    void cut(Text text, bool linked, Inlines& result) {
        const std::size_t start = at_;
        const std::size_t end = start + text.text.size();
        at_ = end;
        std::size_t done = start;
        const auto piece = [&](std::size_t from, std::size_t to) {
            Place place = text.place;
            place.offset += static_cast<std::uint32_t>(from - start);
            if (place.column != 0)
                place.column += static_cast<std::uint32_t>(from - start);
            return Inline{Text{text.text.substr(from - start, to - from), place}};
        };
        for (; next_ < markings_.size() && markings_[next_].begin < end; ++next_) {
            const Marking& marking = markings_[next_];
            if (linked || marking.begin < done || marking.end > end)
                continue;
            if (marking.begin > done)
                result.push_back(piece(done, marking.begin));
            // "EP's" is one word to the eye: the sign of an explained word stands after all of it.
            const std::string_view after = std::string_view(text.text).substr(marking.end - start);
            const std::size_t ending = after.starts_with("\u2019s") ? 4 : after.starts_with("'s") ? 2 : 0;
            result.push_back(marking.wrap({piece(marking.begin, marking.end + ending)}));
            done = marking.end + ending;
        }
        if (done == start)
            result.push_back(Inline{std::move(text)});
        else if (done < end)
            result.push_back(piece(done, end));
    }

    std::vector<Marking> markings_;
    std::size_t next_ = 0;
    std::size_t at_ = 0;
};

std::vector<Passage> collected(const Document& document, std::shared_ptr<const Matcher> matcher) {
    std::vector<Passage> found;
    Collector collector(found, std::move(matcher));
    Surroundings around;
    around.english = is_english(document);
    collector.collect(document.body, around);
    around.where = Where::note;
    for (const Note& note : document.notes)
        collector.collect(note.content, around);
    return found;
}

} // namespace

std::vector<Passage> passages(const Document& document) {
    return collected(document, nullptr);
}

std::vector<Passage> passages(const Document& document, const LanguageData& language) {
    return collected(document, language.matcher);
}

bool is_english(const Document& document) {
    return is_english(document.metadata.language);
}

bool overlaps(const Spans& spans, std::size_t begin, std::size_t end) {
    const auto after =
        std::partition_point(spans.begin(), spans.end(), [&](const Span& span) { return span.end <= begin; });
    return after != spans.end() && after->begin < end;
}

bool is_for_review(const Passage& passage, std::size_t begin, std::size_t end) {
    return passage.where == Where::quotation || passage.where == Where::preformatted ||
           passage.where == Where::letterhead || overlaps(passage.soft, begin, end);
}

bool starts_sentence(const Passage& passage, std::size_t token) {
    if (token == 0)
        return true;
    // The first word after whatever opens the sentence (a bracket, a quotation mark).
    const auto after =
        std::partition_point(passage.sentences.begin(), passage.sentences.end(),
                             [&](const Span& span) { return span.begin <= passage.tokens[token].begin; });
    return after != passage.sentences.begin() && passage.tokens[token - 1].begin < std::prev(after)->begin;
}

Finding finding_at(const Passage& passage, std::string rule, Severity severity, std::size_t begin,
                   std::size_t end, std::string message) {
    Finding finding;
    finding.rule = std::move(rule);
    finding.severity = severity;
    finding.block = passage.block;
    finding.begin = begin;
    finding.end = end;
    finding.text = passage.text.substr(begin, end - begin);
    finding.message = std::move(message);
    const auto after = std::partition_point(passage.places.begin(), passage.places.end(),
                                            [&](const RunPlace& run) { return run.begin <= begin; });
    if (after != passage.places.begin())
        finding.place = std::prev(after)->place;
    return finding;
}

void mark(Inlines& inlines, std::vector<Marking> markings) {
    if (markings.empty())
        return;
    std::stable_sort(markings.begin(), markings.end(),
                     [](const Marking& a, const Marking& b) { return a.begin < b.begin; });
    Marker(std::move(markings)).run(inlines, false);
}

} // namespace plainsend
