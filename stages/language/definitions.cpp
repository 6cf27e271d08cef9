#include "stages/language/definitions.h"

#include <algorithm>
#include <array>

#include "stages/language/inflection.h"
#include "stages/language/initials.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace {

constexpr std::size_t longest_short_form = 12;

// What stands between two tokens.
std::string_view between(const Passage& passage, std::size_t first, std::size_t second) {
    const std::size_t begin = passage.tokens[first].whole_end;
    return std::string_view(passage.text).substr(begin, passage.tokens[second].begin - begin);
}

std::string_view without_spaces(std::string_view text) {
    while (!text.empty() && (text.front() == ' ' || text.front() == '\n'))
        text.remove_prefix(1);
    while (!text.empty() && (text.back() == ' ' || text.back() == '\n'))
        text.remove_suffix(1);
    return text;
}

bool opens_bracket(std::string_view text) {
    text = without_spaces(text);
    return text == "(" || text == "(\"" || text == "(\u201c" || text == "(\u2018" || text == "('" ||
           text == "[";
}

bool closes_bracket_after(const Passage& passage, std::size_t token) {
    std::string_view rest = std::string_view(passage.text).substr(passage.tokens[token].whole_end);
    for (const std::string_view mark : {"\u201d", "\u2019", "\"", "'"})
        if (rest.starts_with(mark))
            rest.remove_prefix(mark.size());
    return rest.starts_with(')') || rest.starts_with(']');
}

bool is_introduction(const Passage& passage, std::size_t token) {
    const std::string& word = passage.tokens[token].word;
    return word == "or" || word == "known" || word == "called" || word == "as" || word == "shortened" ||
           word == "to" || word == "abbreviated" || word == "also" || word == "the";
}

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
                if (const auto short_form = short_form_at(passages_[i], token))
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

    void look_at(std::size_t i, std::size_t token, const ShortForm& short_form) {
        if (!look_back(i, token, short_form) && !look_before_comma(i, token, short_form) &&
            !look_on(i, token, short_form))
            look_beside(i, token, short_form);
    }

    // "special educational needs (SEN)", "special educational needs (also known as SEN)"
    bool look_back(std::size_t i, std::size_t token, const ShortForm& short_form) {
        const Passage& passage = passages_[i];
        if (!closes_bracket_after(passage, token))
            return false;
        std::size_t inner = token;
        while (inner > 0 && !opens_bracket(between(passage, inner - 1, inner))) {
            --inner;
            if (token - inner > 3 || !is_introduction(passage, inner))
                return false;
        }
        if (inner == 0)
            return false;
        const std::size_t last = inner - 1;
        if (const TermMatch* match = name_before_bracket(passage, matches_[i], inner);
            match && glossary_agrees(*match, short_form.text)) {
            add(short_form, i, token, i, match->first, match->last);
            return true;
        }
        const auto first = spelt_backward(passage, last, short_form.text);
        if (!first || *first == last)
            return false;
        add(short_form, i, token, i, *first, last);
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
        if (token + 2 >= passage.tokens.size())
            return false;
        std::size_t first = token + 1;
        const std::string_view sign = without_spaces(between(passage, token, first));
        const bool bracket = sign == "(" || sign == "[";
        const bool comma = sign == "," && is_in_bracket(passage, token);
        if (!bracket && !comma && sign != ":" && sign != "\u2013" && sign != "\u2014" && sign != "=" &&
            sign != "-") {
            first = after_verb(passage, token);
            if (first == 0)
                return false;
        }
        if (first >= passage.tokens.size())
            return false;
        if (const TermMatch* match = match_starting_at(i, first);
            match && glossary_agrees(*match, short_form.text)) {
            add(short_form, i, token, i, first, match->last);
            return true;
        }
        // Without a bracket two letters prove too little: "LA: look at page 2".
        if (!bracket && !comma && short_form.text.size() < 3)
            return false;
        const auto last = spelt_forward(passage, first, short_form.text);
        if (!last || *last == first || ((bracket || comma) && !closes_bracket_after(passage, *last)))
            return false;
        add(short_form, i, token, i, first, *last);
        return true;
    }

    // "(SEN, special educational needs)"
    static bool is_in_bracket(const Passage& passage, std::size_t token) {
        return token > 0 && opens_bracket(between(passage, token - 1, token));
    }

    // The token after "stands for", "means" or "is short for"; 0 when nothing of the kind follows.
    static std::size_t after_verb(const Passage& passage, std::size_t token) {
        static constexpr std::array<std::array<std::string_view, 3>, 3> verbs{
            {{"stands", "for", ""}, {"means", "", ""}, {"is", "short", "for"}}};
        for (const auto& verb : verbs) {
            std::size_t at = token + 1;
            bool agrees = true;
            for (const std::string_view word : verb) {
                if (word.empty())
                    continue;
                agrees = agrees && at < passage.tokens.size() && passage.tokens[at].word == word;
                ++at;
            }
            if (agrees)
                return at;
        }
        return 0;
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
