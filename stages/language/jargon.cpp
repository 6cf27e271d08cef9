#include "stages/language/jargon.h"

#include <algorithm>
#include <map>
#include <set>

#include "stages/document/walk.h"
#include "stages/language/language_data.h"
#include "stages/language/replacement.h"
#include "stages/language/rewording.h"
#include "stages/language/term_matches.h"

namespace plainsend {

namespace {

class JargonReport {
public:
    JargonReport(const Document& document, const Context& context)
        : data_(context.language), passages_(passages(document, context.language)),
          markings_(passages_.size()), plain_(document.version == "plain") {
        const Setting setting = setting_of(document, context);
        for (const Passage& passage : passages_)
            matches_.push_back(term_matches(passage, data_.glossary, setting));
    }

    Reported<Document> run(Document document) {
        find_marked(document);
        for (std::size_t i = 0; i < passages_.size(); ++i)
            for (const TermMatch& match : matches_[i])
                read(document, i, match);
        std::size_t i = 0;
        for_each_block(document, [&](Block& block) {
            if (!is_leaf(block))
                return;
            if (Inlines* inlines = inlines_of(block))
                mark(*inlines, std::move(markings_[i]));
            ++i;
        });
        sort_glossary(document);
        return {std::move(document), std::move(findings_)};
    }

private:
    // What an earlier stage has marked already, by section.
    void find_marked(const Document& document) {
        std::size_t section = 0;
        for_each_block(document, [&](const Block& block) {
            if (std::holds_alternative<Heading>(block.node))
                ++section;
            if (const Inlines* inlines = inlines_of(block))
                for_each_inline(*inlines, [&](const Inline& in) {
                    if (const auto* term = std::get_if<Term>(&in.node))
                        marked_.insert({section, term->entry});
                });
        });
    }

    void read(Document& document, std::size_t i, const TermMatch& match) {
        const Passage& passage = passages_[i];
        const GlossaryTerm& term = data_.glossary.terms[match.term];
        const std::size_t begin = passage.tokens[match.first].begin;
        const std::size_t end = passage.tokens[match.last].end;
        if (term.replaceable == Replaceable::yes) {
            if (!overlaps(passage.untouchable, begin, passage.tokens[match.last].whole_end))
                propose(passage, match, term);
            if (plain_) // the plain words need no explanation
                return;
        }
        add_to_glossary(document, term);
        if (seen_.insert(match.term).second && !overlaps(passage.terms, begin, end))
            findings_.push_back(
                finding_at(passage, "jargon/explained", Severity::note, begin, end,
                           "'" + passage.text.substr(begin, end - begin) +
                               "' is explained in the glossary at the end: " + term.explanation));
        const std::pair key{passage.section, glossary_id(term)};
        // A link cannot hold another link, and a heading is read at a glance: the next use under the same
        // heading is marked instead.
        if (passage.where == Where::heading || marked_.contains(key) || overlaps(passage.terms, begin, end) ||
            overlaps(passage.soft, begin, end))
            return;
        marked_.insert(key);
        markings_[i].push_back({begin, end, [id = key.second](Inlines content) {
                                    return Inline{Term{id, std::move(content)}};
                                }});
    }

    void propose(const Passage& passage, const TermMatch& match, const GlossaryTerm& term) {
        const Replacement plain =
            replacement_of_noun(passage, match.first, match.last, term.use, number_of(match), data_.speller);
        Finding finding =
            finding_at(passage, "jargon/replaceable", Severity::suggestion, plain.begin, plain.end,
                       "Say '" + term.use + "': '" + term.name + "' is a word of the profession.");
        finding.replacement = plain.text;
        const bool ask = is_for_review(passage, plain.begin, plain.end) || passage.where == Where::heading ||
                         is_perhaps_a_name(passage, match);
        finding.confidence = ask ? Confidence::review : plain.confidence;
        findings_.push_back(std::move(finding));
    }

    // "the Pedagogy team", "Pedagogy Lead": a capital where none is due, on the words or behind them.
    static bool is_perhaps_a_name(const Passage& passage, const TermMatch& match) {
        const std::vector<Token>& tokens = passage.tokens;
        for (std::size_t i = match.first; i <= match.last; ++i)
            if (tokens[i].starts_upper && !tokens[i].upper &&
                !(i == match.first && (tokens[i].gap == Gap::apart || starts_sentence(passage, i))))
                return true;
        const std::size_t next = match.last + 1;
        return tokens[match.first].starts_upper && next < tokens.size() && tokens[next].gap == Gap::space &&
               tokens[next].starts_upper;
    }

    Number number_of(const TermMatch& match) const {
        // A form that is written in the plural already ("learning outcomes") has its use in the plural too.
        const std::string& form = data_.glossary.forms[match.form].text;
        const std::string last = lower(form.substr(form.find_last_of(' ') + 1));
        return (match.last_word & form_plural) != 0 && singular_of(last) == last ? Number::plural
                                                                                 : Number::singular;
    }

    const LanguageData& data_;
    std::vector<Passage> passages_;
    std::vector<std::vector<Marking>> markings_;
    std::vector<std::vector<TermMatch>> matches_;
    std::set<std::pair<std::size_t, std::string>> marked_; // section and entry
    std::set<std::size_t> seen_;                           // terms
    Findings findings_;
    bool plain_;
};

} // namespace

Reported<Document> jargon(Document document, const Context& context) {
    JargonReport report(document, context);
    return report.run(std::move(document));
}

} // namespace plainsend
