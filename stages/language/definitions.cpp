#include "stages/language/definitions.h"

#include <algorithm>

#include "stages/language/definition_wording.h"
#include "stages/language/function_words.h"
#include "stages/language/inflection.h"
#include "stages/language/initials.h"
#include "stages/language/short_form_shapes.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace {

constexpr std::size_t longest_short_form = 12;

std::string words_between(const Passage& passage, std::size_t first, std::size_t last) {
    return collapse_space(
        std::string_view(passage.text)
            .substr(passage.tokens[first].begin, passage.tokens[last].end - passage.tokens[first].begin));
}

class Finder {
public:
    Finder(const std::vector<Passage>& passages, const std::vector<std::vector<TermMatch>>& matches,
           const Glossary& glossary)
        : passages_(passages), matches_(matches), glossary_(glossary) {}

    std::map<std::string, Definition> run() {
        for (std::size_t i = 0; i < passages_.size(); ++i)
            for (std::size_t token = 0; token < passages_[i].tokens.size(); ++token)
                if (const auto short_form = shape_at(i, token))
                    look_at(i, token, *short_form);
        for (const Passage& passage : passages_)
            for (const KnownAbbreviation& known : passage.abbreviations)
                add_hidden(passage, known);
        return std::move(found_);
    }

private:
    // The name of a term with this short form that the glossary found at these tokens.
    bool glossary_agrees(const TermMatch& match, const std::string& short_form) const {
        const auto& shorts = glossary_.terms[match.term].short_forms;
        return std::any_of(shorts.begin(), shorts.end(),
                           [&](const std::string& known) { return fold(known) == fold(short_form); });
    }

    const TermMatch* match_starting_at(std::size_t passage, std::size_t token) const {
        const auto& all = matches_[passage];
        const auto found = std::partition_point(all.begin(), all.end(),
                                                [&](const TermMatch& match) { return match.first < token; });
        return found != all.end() && found->first == token ? &*found : nullptr;
    }

    const TermMatch* match_ending_at(std::size_t passage, std::size_t token) const {
        const auto& all = matches_[passage];
        const auto found =
            std::find_if(all.begin(), all.end(), [&](const TermMatch& match) { return match.last == token; });
        return found != all.end() ? &*found : nullptr;
    }

    void add(const ShortForm& short_form, std::size_t passage, std::size_t token, std::size_t long_passage,
             std::size_t first, std::size_t last) {
        const Passage& where = passages_[long_passage];
        std::string text = words_between(where, first, last);
        if (short_form.plural) {
            const std::string& plural = where.tokens[last].word;
            const std::string singular = singular_of(plural);
            if (text.size() >= plural.size() && singular != plural)
                text.replace(text.size() - plural.size(), plural.size(), singular);
        }
        const auto [known, is_new] =
            found_.try_emplace(fold(short_form.text),
                               Definition{short_form.text, text, passage, token, first, last, long_passage});
        if (!is_new && are_different_terms(known->second.long_form, text))
            known->second.disputed = true;
    }

    bool are_different_terms(const std::string& a, const std::string& b) const {
        const auto first = glossary_.names_of.find(fold(a));
        const auto second = glossary_.names_of.find(fold(b));
        return first != glossary_.names_of.end() && second != glossary_.names_of.end() &&
               std::none_of(first->second.begin(), first->second.end(), [&](std::size_t term) {
                   return std::find(second->second.begin(), second->second.end(), term) !=
                          second->second.end();
               });
    }

    // The title of an HTML abbreviation: known to the document, not to its readers.
    void add_hidden(const Passage& passage, const KnownAbbreviation& known) {
        const std::string text = passage.text.substr(known.span.begin, known.span.end - known.span.begin);
        if (text.size() <= longest_short_form && std::count_if(text.begin(), text.end(), is_capital) > 1)
            found_.try_emplace(fold(text),
                               Definition{text, known.expansion, no_passage, 0, 0, 0, no_passage});
    }

    // What looks like a short form, or is written as the glossary writes one ("P1").
    std::optional<ShortForm> shape_at(std::size_t i, std::size_t token) const {
        const Passage& passage = passages_[i];
        if (auto shape = short_form_at(passage, token))
            return shape;
        const Token& here = passage.tokens[token];
        const auto known = glossary_.short_forms.find(here.word);
        if (known == glossary_.short_forms.end() || !here.digits)
            return std::nullopt;
        return ShortForm{passage.text.substr(here.begin, here.end - here.begin), false};
    }

    void look_at(std::size_t i, std::size_t token, const ShortForm& short_form) {
        if (!look_back(i, token, short_form) && !look_before_comma(i, token, short_form) &&
            !look_on(i, token, short_form))
            look_beside(i, token, short_form);
    }

    // "special educational needs (SEN)", "special educational needs, also known as SEN"
    bool look_back(std::size_t i, std::size_t token, const ShortForm& short_form) {
        const Passage& passage = passages_[i];
        const auto before = long_form_before(passage, token);
        if (!before)
            return look_at_called(i, token, short_form);
        const bool bracket = before->lead == Lead::bracket || before->lead == Lead::open_bracket;
        const TermMatch* match = bracket ? name_before_bracket(passage, matches_[i], before->token + 1)
                                         : match_ending_at(i, before->token);
        if (match && glossary_agrees(*match, short_form.text)) {
            add(short_form, i, token, i, match->first, match->last);
            return true;
        }
        if (before->lead == Lead::bare && short_form.text.size() < 3)
            return false;
        std::size_t last = before->token;
        auto first = spelt_backward(passage, last, short_form.text);
        // "the Getting Ready for Work scheme (GRfW)"
        if (!first && bracket && last > 0 && short_form.text.size() >= 4 &&
            passage.tokens[last].gap == Gap::space) {
            first = spelt_backward(passage, last - 1, short_form.text);
            last -= first ? 1 : 0;
        }
        if (!first && before->lead == Lead::bracket && short_form.text.size() >= 3 &&
            !is_everyday(short_form.text))
            first = spelt_loosely_backward(passage, last, short_form.text);
        if (!first || *first == last)
            return false;
        add(short_form, i, token, i, *first, last);
        return true;
    }

    // "We call the home link worker the HLW."
    bool look_at_called(std::size_t i, std::size_t token, const ShortForm& short_form) {
        const Passage& passage = passages_[i];
        if (token < 3 || !is_article_or_possessive(passage.tokens[token - 1].word))
            return false;
        const auto first = spelt_backward(passage, token - 2, short_form.text);
        if (!first || *first == token - 2 || !is_called(passage, *first, token))
            return false;
        add(short_form, i, token, i, *first, token - 2);
        return true;
    }

    // "(special educational needs, SEN)"
    bool look_before_comma(std::size_t i, std::size_t token, const ShortForm& short_form) {
        const Passage& passage = passages_[i];
        if (token == 0 || without_spaces(between(passage, token - 1, token)) != "," ||
            !closes_bracket_after(passage, token))
            return false;
        const std::size_t last = token - 1;
        for (const TermMatch& match : matches_[i])
            if (match.last == last && glossary_agrees(match, short_form.text)) {
                add(short_form, i, token, i, match.first, last);
                return true;
            }
        const auto first = spelt_backward(passage, last, short_form.text);
        if (!first || *first == last)
            return false;
        add(short_form, i, token, i, *first, last);
        return true;
    }

    // "SEN (special educational needs)", "SEN: special educational needs", "SEN stands for special ..."
    bool look_on(std::size_t i, std::size_t token, const ShortForm& short_form) {
        const Passage& passage = passages_[i];
        const auto behind = long_form_behind(passage, token);
        if (!behind || behind->token >= passage.tokens.size())
            return false;
        const std::size_t first = behind->token;
        if (const TermMatch* match = match_starting_at(i, first);
            match && glossary_agrees(*match, short_form.text)) {
            add(short_form, i, token, i, first, match->last);
            return true;
        }
        // Two letters prove too little where no words say so: "LA: look at page 2".
        if (behind->lead == Lead::name || (behind->lead == Lead::bare && short_form.text.size() < 3))
            return false;
        const auto last = spelt_forward(passage, first, short_form.text);
        if (!last || *last == first ||
            (behind->lead == Lead::bracket && !closes_bracket_after(passage, *last)))
            return false;
        add(short_form, i, token, i, first, *last);
        return true;
    }

    // A list of short forms set as a table: one cell each, in either order.
    void look_beside(std::size_t i, std::size_t token, const ShortForm& short_form) {
        if (passages_[i].row == 0 || token != 0 || passages_[i].tokens.size() != 1)
            return;
        for (const std::size_t other : {i + 1, i - 1}) {
            if (other >= passages_.size() || passages_[other].row != passages_[i].row ||
                passages_[other].tokens.size() < 2)
                continue;
            const TermMatch* match = match_starting_at(other, 0);
            if (match != nullptr && glossary_agrees(*match, short_form.text)) {
                add(short_form, i, token, other, 0, match->last);
                return;
            }
            if (const auto last = spelt_forward(passages_[other], 0, short_form.text); last && *last > 0) {
                add(short_form, i, token, other, 0, *last);
                return;
            }
        }
    }

    const std::vector<Passage>& passages_;
    const std::vector<std::vector<TermMatch>>& matches_;
    const Glossary& glossary_;
    std::map<std::string, Definition> found_;
};

} // namespace

std::optional<ShortForm> short_form_at(const Passage& passage, std::size_t token) {
    const Token& here = passage.tokens[token];
    if (!here.starts_upper || here.end - here.begin > longest_short_form || here.word.size() < 2)
        return std::nullopt;
    std::string text = passage.text.substr(here.begin, here.end - here.begin);
    std::size_t capitals = 0;
    for (const char c : text) {
        if (static_cast<unsigned char>(c) >= 0x80 || c == '\'' || c == '.' || c == '_')
            return std::nullopt;
        capitals += is_capital(c) ? 1 : 0;
    }
    if (capitals < 2)
        return std::nullopt;
    ShortForm found{text, false};
    if (text.size() > 2 && text.back() == 's' && is_capital(text[text.size() - 2])) {
        found.text.pop_back();
        found.plural = true;
    } else if (text.size() > 3 && text.ends_with("os") && is_capital(text[text.size() - 3])) { // "SENCos"
        found.text.pop_back();
        found.plural = true;
    }
    return found;
}

const TermMatch* name_before_bracket(const Passage& passage, const std::vector<TermMatch>& matches,
                                     std::size_t token) {
    if (token == 0 || !opens_bracket(between(passage, token - 1, token)))
        return nullptr;
    const auto after = std::partition_point(matches.begin(), matches.end(),
                                            [&](const TermMatch& match) { return match.first < token; });
    if (after == matches.begin())
        return nullptr;
    const TermMatch& match = *std::prev(after);
    const bool one_between = match.last + 2 == token && passage.tokens[token - 1].gap != Gap::apart;
    return match.last + 1 == token || one_between ? &match : nullptr;
}

std::map<std::string, Definition> find_definitions(const std::vector<Passage>& passages,
                                                   const std::vector<std::vector<TermMatch>>& matches,
                                                   const Glossary& glossary) {
    return Finder(passages, matches, glossary).run();
}

} // namespace plainsend
