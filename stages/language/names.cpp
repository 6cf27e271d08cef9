#include "stages/language/names.h"

#include <algorithm>
#include <array>
#include <map>

#include "stages/language/child.h"
#include "stages/language/language_data.h"
#include "stages/language/passage.h"
#include "stages/text/person.h"

namespace plainsend {

namespace {

struct Sentence {
    std::size_t passage = 0;
    std::size_t first = 0; // tokens
    std::size_t last = 0;  // one past the end
};

std::vector<Sentence> sentences_of(const std::vector<Passage>& passages) {
    std::vector<Sentence> all;
    for (std::size_t p = 0; p < passages.size(); ++p) {
        const Passage& passage = passages[p];
        std::size_t token = 0;
        for (const Span& span : passage.sentences) {
            Sentence sentence{p, token, token};
            while (token < passage.tokens.size() && passage.tokens[token].begin < span.end)
                ++token;
            sentence.last = token;
            if (sentence.last > sentence.first)
                all.push_back(sentence);
        }
    }
    return all;
}

enum class Gender { he, she };
std::optional<Gender> gender_of(std::string_view word) {
    static constexpr std::array<std::string_view, 4> he{"he", "him", "his", "himself"};
    static constexpr std::array<std::string_view, 4> she{"she", "her", "hers", "herself"};
    if (std::find(he.begin(), he.end(), word) != he.end())
        return Gender::he;
    return std::find(she.begin(), she.end(), word) != she.end() ? std::optional(Gender::she) : std::nullopt;
}

class NameCheck {
public:
    NameCheck(const Document& document, const Context& context)
        : words_(context.language.names), speller_(context.language.speller), passages_(passages(document)),
          sentences_(sentences_of(passages_)), child_(child_of(document, passages_, words_)) {
        if (!child_)
            return;
        find_others();
        for (const Sentence& sentence : sentences_)
            look_for_name(sentence);
        look_for_pronouns();
    }

    Findings take() { return std::move(findings_); }

private:
    const Token& token(const Sentence& sentence, std::size_t i) const {
        return passages_[sentence.passage].tokens[i];
    }
    bool is_own(const Token& token) const { return token.starts_upper && child_->own.contains(token.word); }
    static bool is_title(const Token& token) {
        return token.starts_upper &&
               std::any_of(person_titles.begin(), person_titles.end(),
                           [&](std::string_view title) { return lower(title) == token.word; });
    }
    bool is_relation(const Token& token) const { return words_.relations.contains(token.word); }
    bool is_first_name(const Token& token) const {
        return token.starts_upper && !token.upper && words_.first_names.contains(token.word);
    }
    bool is_written_by_author(const Sentence& sentence) const {
        const Passage& passage = passages_[sentence.passage];
        return passage.english && passage.where != Where::quotation && passage.where != Where::letterhead &&
               passage.where != Where::preformatted && passage.where != Where::heading &&
               !passage.header_cell;
    }

    // First names that the document itself gives to somebody else: with a title, a family name, a relation,
    // in one sentence with the child, or in the name of a place.
    void find_others() {
        for (const Sentence& sentence : sentences_) {
            const bool with_child = has_child(sentence);
            for (std::size_t i = sentence.first; i < sentence.last; ++i) {
                const Token& name = token(sentence, i);
                if (!name.starts_upper || !words_.first_names.contains(name.word))
                    continue;
                ++counts_[name.word];
                if (with_child || is_named_otherwise(sentence, i) || !is_written_by_author(sentence))
                    others_.insert(name.word);
            }
        }
    }

    bool is_named_otherwise(const Sentence& sentence, std::size_t i) const {
        const Token* before = i > sentence.first ? &token(sentence, i - 1) : nullptr;
        const Token* after = i + 1 < sentence.last ? &token(sentence, i + 1) : nullptr;
        // "Mrs Jack", "Jack Brandt", "Saint Jack", "Jack Street"
        if (before != nullptr && (is_title(*before) || (before->starts_upper && !is_month_or_day(*before) &&
                                                        before->gap != Gap::apart && i - 1 > sentence.first &&
                                                        token(sentence, i).gap == Gap::space)))
            return true;
        if (after != nullptr && !token(sentence, i).possessive && after->starts_upper &&
            after->gap == Gap::space)
            return true;
        if (after != nullptr && words_.places.contains(after->word) && after->starts_upper)
            return true;
        // "a film about Max", "a dog called Max"
        if (before != nullptr &&
            (before->word == "about" || before->word == "called" || before->word == "named"))
            return true;
        constexpr std::size_t near = 6;
        for (std::size_t j = i > sentence.first + near ? i - near : sentence.first;
             j < std::min(sentence.last, i + near + 1); ++j)
            if (j != i &&
                (is_relation(token(sentence, j)) || is_title(token(sentence, j)) ||
                 (token(sentence, j).starts_upper && token(sentence, j).word != token(sentence, i).word &&
                  words_.first_names.contains(token(sentence, j).word))) &&
                !is_thing_of(sentence, i, j))
                return true;
        return false;
    }

    // "Jack's mother": the relation is the child's.
    bool is_thing_of(const Sentence& sentence, std::size_t name, std::size_t other) const {
        return other == name + 1 && token(sentence, name).possessive &&
               words_.things.contains(token(sentence, other).word);
    }

    bool has_child(const Sentence& sentence) const {
        for (std::size_t i = sentence.first; i < sentence.last; ++i)
            if (is_own(token(sentence, i)))
                return true;
        return false;
    }

    // Whether the name stands where a plan names its child: "Jack needs", "Jack's targets", "to help Jack".
    bool stands_for_child(const Sentence& sentence, std::size_t i) const {
        const Token& name = token(sentence, i);
        const Token* after = i + 1 < sentence.last ? &token(sentence, i + 1) : nullptr;
        if (after != nullptr && !after->starts_upper && after->gap == Gap::space) {
            if (name.possessive ? words_.things.contains(after->word) : words_.verbs.contains(after->word))
                return true;
            if (name.possessive && i + 2 < sentence.last &&
                words_.things.contains(token(sentence, i + 2).word))
                return true;
        }
        return i > sentence.first && !name.possessive &&
               words_.helping.contains(token(sentence, i - 1).word) && name.gap == Gap::space;
    }

    void look_for_name(const Sentence& sentence) {
        if (!is_written_by_author(sentence))
            return;
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            const Token& name = token(sentence, i);
            if (!is_first_name(name) || others_.contains(name.word) ||
                may_be_same_name(name.word, *child_, words_) || !stands_for_child(sentence, i))
                continue;
            const std::size_t count = counts_[name.word];
            if (count > 3 || count * 3 > child_->uses)
                continue; // somebody whom the family knows
            if (i == sentence.first && !name.possessive && words_.also_words.contains(name.word) &&
                (i + 1 == sentence.last || words_.weak_verbs.contains(token(sentence, i + 1).word)))
                continue; // "Grace is said before lunch."
            const Passage& passage = passages_[sentence.passage];
            if (overlaps(passage.untouchable, name.begin, name.end))
                continue;
            const std::string written = passage.text.substr(name.begin, name.end - name.begin);
            findings_.push_back(finding_at(passage, "names/name", Severity::warning, name.begin, name.end,
                                           "This document is about " + child_->written +
                                               ", but this sentence says '" + written +
                                               "'. Is it left over from another child's document?"));
        }
    }

    // ---------------------------------------------------------------- he and she

    // Whether "he" or "she" in this sentence can only be the child, so far as the words of it say.
    bool is_only_child(const Sentence& sentence) const {
        for (std::size_t i = sentence.first; i < sentence.last; ++i) {
            const Token& word = token(sentence, i);
            if (is_own(word))
                continue;
            const bool is_name = words_.first_names.contains(word.word)
                                     ? word.starts_upper
                                     : word.starts_upper && !word.upper && !word.digits &&
                                           i > sentence.first && word.word != "i" && !is_month_or_day(word) &&
                                           !speller_.is_word(word.word);
            if (is_name || is_title(word) || is_relation(word) || words_.people.contains(word.word) ||
                may_be_role(sentence, i))
                return false;
        }
        return true;
    }

    // "the librarian", "a new driver": somebody by what he or she does.
    bool may_be_role(const Sentence& sentence, std::size_t i) const {
        static constexpr std::array<std::string_view, 7> endings{"er",  "or",  "ist", "ian",
                                                                 "man", "ess", "mate"};
        static constexpr std::array<std::string_view, 8> articles{"the", "a",     "an",  "his",
                                                                  "her", "their", "our", "my"};
        const std::string& word = token(sentence, i).word;
        if (word.size() < 6 || std::none_of(endings.begin(), endings.end(),
                                            [&](std::string_view ending) { return word.ends_with(ending); }))
            return false;
        for (std::size_t j = i > sentence.first + 2 ? i - 2 : sentence.first; j < i; ++j)
            if (std::find(articles.begin(), articles.end(), token(sentence, j).word) != articles.end())
                return true;
        return false;
    }

    static bool is_month_or_day(const Token& word) {
        const DateWords& dates = date_words("en-GB");
        std::string written = word.word;
        written.front() = static_cast<char>(written.front() - 'a' + 'A');
        return dates.months.contains(written) || dates.weekdays.contains(written);
    }

    struct Pronoun {
        const Sentence* sentence = nullptr;
        std::size_t token = 0;
        Gender gender = Gender::he;
    };

    // Pronouns that stand for the child: behind its name in a sentence without other people, or in such a
    // sentence right after one.
    std::vector<Pronoun> childs_pronouns() const {
        std::vector<Pronoun> found;
        bool about_child = false;
        std::size_t last_passage = static_cast<std::size_t>(-1);
        for (const Sentence& sentence : sentences_) {
            if (sentence.passage != last_passage)
                about_child = false;
            last_passage = sentence.passage;
            if (!is_written_by_author(sentence) || !is_only_child(sentence)) {
                about_child = false;
                continue;
            }
            bool of_thing = false; // "Jamie's goat is old": what follows may be about the goat
            for (std::size_t i = sentence.first; i < sentence.last; ++i) {
                const Token& word = token(sentence, i);
                about_child = about_child || is_own(word);
                if (is_own(word))
                    of_thing = word.possessive;
                const auto gender = gender_of(word.word);
                if (gender && about_child &&
                    !overlaps(passages_[sentence.passage].untouchable, word.begin, word.end))
                    found.push_back({&sentence, i, *gender});
            }
            about_child = about_child && !of_thing;
        }
        return found;
    }

    void look_for_pronouns() {
        const std::vector<Pronoun> pronouns = childs_pronouns();
        const auto he = static_cast<std::size_t>(std::count_if(
            pronouns.begin(), pronouns.end(), [](const Pronoun& each) { return each.gender == Gender::he; }));
        const std::size_t she = pronouns.size() - he;
        const Gender usual = he > she ? Gender::he : Gender::she;
        const std::size_t often = std::max(he, she);
        const std::size_t seldom = std::min(he, she);
        if (often < 3 || seldom * 3 > often)
            return;
        const Sentence* told = nullptr;
        for (const Pronoun& pronoun : pronouns) {
            if (pronoun.gender == usual || pronoun.sentence == told)
                continue;
            told = pronoun.sentence;
            const Passage& passage = passages_[pronoun.sentence->passage];
            const Token& word = passage.tokens[pronoun.token];
            findings_.push_back(finding_at(passage, "names/pronoun", Severity::warning, word.begin, word.end,
                                           "Elsewhere this document says '" +
                                               std::string(usual == Gender::he ? "he" : "she") + "' of " +
                                               child_->written + ", but here '" +
                                               passage.text.substr(word.begin, word.end - word.begin) +
                                               "'. Is it left over from another child's document?"));
        }
    }

    const NameWords& words_;
    const Speller& speller_;
    std::vector<Passage> passages_;
    std::vector<Sentence> sentences_;
    std::optional<Child> child_;
    WordSet others_;
    std::map<std::string, std::size_t, std::less<>> counts_;
    Findings findings_;
};

// ---------------------------------------------------------------- dates of birth

// Whether the passage ends in, or begins with, the words of that field of a form.
bool is_birth_label(const std::vector<Token>& tokens, std::size_t end) {
    std::string label;
    for (std::size_t i = 0; i < end; ++i)
        label += (label.empty() ? "" : " ") + tokens[i].word;
    static constexpr std::array<std::string_view, 10> labels{"date of birth",
                                                             "dob",
                                                             "d o b",
                                                             "born",
                                                             "child date of birth",
                                                             "pupil date of birth",
                                                             "birth date",
                                                             "date of birth dob",
                                                             "d.o.b",
                                                             "pupil dob"};
    return std::find(labels.begin(), labels.end(), label) != labels.end();
}

struct BirthDate {
    const Passage* passage = nullptr;
    Fact date;
};

std::vector<BirthDate> birth_dates(const std::vector<Passage>& passages, const FactWords& words) {
    std::vector<BirthDate> found;
    const auto take = [&](const Passage& passage, std::size_t from) {
        constexpr std::size_t full_date = 10; // "2014-05-03"
        for (const Fact& fact : find_facts(passage.text, words))
            if (fact.kind == FactKind::date && fact.value.size() == full_date && fact.span.begin >= from) {
                found.push_back({&passage, fact});
                return;
            }
    };
    for (std::size_t p = 0; p < passages.size(); ++p) {
        const Passage& passage = passages[p];
        if (passage.header_cell && p + 1 < passages.size() && passages[p + 1].header_cell)
            continue; // a column of several people's
        std::size_t label = 0;
        while (label < passage.tokens.size() && !passage.tokens[label].digits)
            ++label;
        if (!is_birth_label(passage.tokens, label))
            continue;
        if (label < passage.tokens.size())
            take(passage, passage.tokens[label].begin);
        else if (p + 1 < passages.size() && passage.row != 0 && passages[p + 1].row == passage.row)
            take(passages[p + 1], 0);
    }
    return found;
}

// Two children's fields in one document are no slip: then each stands under a name of its own.
bool names_several(const std::vector<Passage>& passages, const BirthDate& a, const BirthDate& b,
                   const NameWords& words) {
    for (const Passage* each = a.passage; each <= b.passage && each < passages.data() + passages.size();
         ++each)
        for (const Token& token : each->tokens)
            if (words.relations.contains(token.word))
                return true;
    return false;
}

Findings second_birth_dates(const std::vector<Passage>& passages, const LanguageData& data) {
    const std::vector<BirthDate> dates = birth_dates(passages, data.facts);
    Findings findings;
    for (std::size_t i = 1; i < dates.size(); ++i) {
        const BirthDate& first = dates.front();
        const BirthDate& other = dates[i];
        if (other.date.value == first.date.value || names_several(passages, dates[i - 1], other, data.names))
            continue;
        const Span& span = other.date.span;
        findings.push_back(
            finding_at(*other.passage, "names/birth-date", Severity::warning, span.begin, span.end,
                       "A second date of birth: above it is " +
                           first.passage->text.substr(first.date.span.begin,
                                                      first.date.span.end - first.date.span.begin) +
                           ". Which one is right?"));
    }
    return findings;
}

} // namespace

Reported<Document> names(Document document, const Context& context) {
    if (!is_english(document) || document.metadata.kind == "sen-information-report")
        return {std::move(document), {}};
    Findings findings = NameCheck(document, context).take();
    Findings dates = second_birth_dates(passages(document), context.language);
    findings.insert(findings.end(), dates.begin(), dates.end());
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
