#include "stages/language/plain_words.h"

#include <algorithm>

#include "stages/language/certainty.h"
#include "stages/language/language_data.h"
#include "stages/language/replacement.h"
#include "stages/language/rewording.h"
#include "stages/language/term_matches.h"

namespace plainsend {

namespace {

class HardWords {
public:
    HardWords(const Passage& passage, const LanguageData& data, const Setting& setting)
        : passage_(passage), data_(data) {
        for (const TermMatch& match : term_matches(passage, data.glossary, setting))
            terms_.push_back({passage.tokens[match.first].begin, passage.tokens[match.last].end});
    }

    Findings run() {
        if (passage_.where != Where::letterhead) // "In partnership with Leeds City Council": part of a name
            passage_.matches->scan(WordList::plain_words, [&](const Match& match) { return read(match); });
        return std::move(findings_);
    }

private:
    bool read(const Match& match) {
        const PlainWordsRule& rule = data_.plain_words.rules[match.id];
        const std::size_t head = head_in(rule, match);
        const Forms forms = head < match.forms.size() ? match.forms[head] : Forms{form_base};
        if (is_protected(match) || rule.exceptions.agree(passage_.tokens, match) ||
            is_other_part(passage_, match, rule.part, forms) ||
            (rule.also_noun && !reads_as_verb(passage_, match, rule, forms)))
            return false;
        const Replacement plain = replacement_of(passage_, match, rule.part, head, rule.use, data_.speller);
        const std::string hard = passage_.text.substr(plain.begin, plain.end - plain.begin);
        Finding finding =
            finding_at(passage_, "plain-words/" + rule.id, Severity::suggestion, plain.begin, plain.end,
                       (plain.formed ? "Say '" + plain.text + "' for '" + hard + "'. "
                                     : "Say it with '" + rule.use + "' rather than '" + hard + "'. ") +
                           rule.reason);
        if (!plain.formed) { // words in a wrong form are worse than none
            finding.confidence = Confidence::review;
            findings_.push_back(std::move(finding));
            return true;
        }
        finding.replacement = plain.text;
        for (const std::string& other : rule.alternatives) {
            const Replacement also = replacement_of(passage_, match, rule.part, head, other, data_.speller);
            // Alternatives stand for the same range: "an important" cannot stand for the "significant" of "a
            // big".
            if (!also.formed || also.end != plain.end || also.begin < plain.begin)
                continue;
            // The article comes along where the first of them changes it.
            finding.alternatives.push_back(
                passage_.text.substr(plain.begin, also.begin > plain.begin ? also.begin - plain.begin : 0) +
                also.text);
        }
        const bool certain =
            rule.confidence == Confidence::certain && plain.confidence == Confidence::certain &&
            (rule.sure.empty() || rule.sure.agree(passage_.tokens, match)) &&
            fits(passage_, match, rule, forms) && !is_for_review(passage_, plain.begin, plain.end) &&
            !is_title(match) && !is_stressed(match);
        finding.confidence = certain ? Confidence::certain : Confidence::review;
        findings_.push_back(std::move(finding));
        return true;
    }

    // Which of the matched words takes the endings.
    std::size_t head_in(const PlainWordsRule& rule, const Match& match) const {
        std::vector<std::string> words;
        for (std::size_t i = match.first; i <= match.last; ++i)
            words.push_back(passage_.tokens[i].word);
        return head_of(rule.part, words);
    }

    bool is_protected(const Match& match) const {
        const std::vector<Token>& tokens = passage_.tokens;
        const std::size_t begin = tokens[match.first].begin;
        const std::size_t end = tokens[match.last].whole_end;
        if (hyphen_before(tokens, match.first) || hyphen_after(tokens, match.last))
            return true; // a part of another word
        for (std::size_t i = match.first; i < match.last; ++i)
            if (tokens[i].possessive)
                return true;
        return overlaps(passage_.untouchable, begin, end) || overlaps(passage_.terms, begin, end) ||
               overlaps(terms_, begin, end) || is_name(match);
    }

    // A capital where none is due: "Purchase House", "the Endeavour team".
    bool is_name(const Match& match) const {
        if (passage_.where == Where::heading || passage_.header_cell)
            return false;
        // "Endeavour Academy": a capital is due at the start of a sentence, but not on the word after it.
        if (match.first == match.last && shows_a_name(match.first))
            return true;
        for (std::size_t i = match.first; i <= match.last; ++i) {
            const Token& token = passage_.tokens[i];
            if (token.starts_upper && !token.upper && !(i == match.first && may_have_capital(i)))
                return true;
        }
        return false;
    }

    bool shows_a_name(std::size_t token) const {
        if (token + 1 >= passage_.tokens.size() || passage_.tokens[token + 1].gap != Gap::space)
            return false;
        const Token& here = passage_.tokens[token];
        const Token& next = passage_.tokens[token + 1];
        return here.starts_upper && !here.upper && next.starts_upper && !next.upper && !next.digits;
    }

    bool may_have_capital(std::size_t token) const {
        if (starts_sentence(passage_, token))
            return true;
        const std::size_t begin = passage_.tokens[token].begin;
        const std::size_t before =
            begin == 0 ? std::string::npos : passage_.text.find_last_not_of(" \n\t", begin - 1);
        return before == std::string::npos || passage_.text[before] == ':' || passage_.text[before] == '(';
    }

    // "a RAPID test": perhaps a name or an acronym of its own, where the words beside it are in small
    // letters.
    bool is_stressed(const Match& match) const {
        const std::vector<Token>& tokens = passage_.tokens;
        const auto shouts = [&](std::size_t token) {
            return tokens[token].upper && tokens[token].word.size() > 1;
        };
        return shouts(match.first) && match.first == match.last &&
               !(match.first > 0 && shouts(match.first - 1)) &&
               !(match.last + 1 < tokens.size() && shouts(match.last + 1));
    }

    // A heading In Capitals Of Titles, where a word may be a name.
    bool is_title(const Match& match) const {
        return (passage_.where == Where::heading || passage_.header_cell) && match.first > 0 &&
               passage_.tokens[match.first].starts_upper && !passage_.tokens[match.first].upper;
    }

    const Passage& passage_;
    const LanguageData& data_;
    Spans terms_;
    Findings findings_;
};

} // namespace

Reported<Document> plain_words(Document document, const Context& context) {
    Findings findings;
    const Setting setting = setting_of(document, context);
    for (const Passage& passage : passages(document, context.language))
        for (Finding& finding : HardWords(passage, context.language, setting).run())
            findings.push_back(std::move(finding));
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
