// A plan about one child as the rules of names see it: its sentences, and how their words stand to the child.
// Private to stages/language.
#pragma once

#include <optional>
#include <string_view>
#include <vector>

#include "stages/language/child.h"
#include "stages/language/names_data.h"
#include "stages/language/passage.h"

namespace plainsend {

// A sentence of one passage, by its tokens.
struct PlanSentence {
    std::size_t passage = 0;
    std::size_t first = 0; // tokens
    std::size_t last = 0;  // one past the end
};

enum class Gender { he, she };
std::optional<Gender> gender_of(std::string_view word); // "him", "hers"
bool is_month_or_day(const Token&);
bool is_person_title(const Token&);

// The methods but about_child() hold for documents that are about one child. They take a sentence of these
// and a token of it.
class ChildPlan {
public:
    ChildPlan(const Document&, const LanguageData&);

    bool about_child() const { return child_.has_value(); }
    const Child& child() const { return *child_; }
    const NameWords& words() const { return words_; }
    const std::vector<PlanSentence>& sentences() const { return sentences_; }
    const Passage& passage(const PlanSentence& sentence) const { return passages_[sentence.passage]; }
    const Token& token(const PlanSentence& sentence, std::size_t i) const {
        return passage(sentence).tokens[i];
    }

    bool is_own(const Token& token) const { return token.starts_upper && child_->own.contains(token.word); }
    bool is_relation(const Token& token) const { return words_.relations.contains(token.word); }
    // Neither quoted, nor a heading, nor in another language.
    bool is_written_by_author(const PlanSentence&) const;
    bool has_child(const PlanSentence&) const; // "Mrs Okoro" is the child's mother
    bool is_titled(const PlanSentence&, std::size_t) const;
    bool has_childs_thing(const PlanSentence&, std::size_t) const; // "Jack's targets", "Jack's new targets"

private:
    const NameWords& words_;
    std::vector<Passage> passages_;
    std::vector<PlanSentence> sentences_;
    std::optional<Child> child_;
};

} // namespace plainsend
