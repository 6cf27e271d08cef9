// What there is to do about a checked document, for a person who ticks off one item after the other: its
// findings grouped by task, the same words once, each item with its places. What is too much to read is
// counted.
#pragma once

#include <map>
#include <optional>
#include <string>
#include <vector>

#include "pipeline/check.h"
#include "pipeline/rules.h"

namespace plainsend {

// The sentence around the words, or what stands next to them in a long one. where: "line 12", "¶ 3"; "" when
// the sentence leads there best. note: what is found here, where there are no words to show. instead: what to
// write for the words; "" = leave them out.
struct WorkPlace {
    std::string where;
    std::string before;
    std::string words;
    std::string after;
    std::string note = {};
    std::optional<std::string> instead = {};
};

// One box to tick. id: the same as long as rule and words are. message: what to do, as far as the title does
// not say it. long_words: in the words of the first place, which is one of the hardest sentences.
struct WorkItem {
    std::string id;
    std::string rule;
    std::string title;
    std::string message;
    std::string why;
    std::optional<std::string> instead; // when it is the same in every place
    std::vector<std::string> alternatives;
    bool certain = false; // the plain version changes it without being asked
    std::size_t uses = 0; // how many places it has
    std::vector<WorkPlace> places;
    std::vector<std::string> also_at; // the where of others
    std::size_t unlisted = 0;         // places in neither
    std::size_t hardness = 0;         // 1 = the hardest sentence; 0 = none of the ten
    std::vector<Span> long_words;
};

struct WorkGroup {
    Task task;
    std::size_t all = 0; // items, of which the first are here
    std::vector<WorkItem> items;
};

// to_do, certain: items with a box, and how many of them the plain version settles.
struct WorkList {
    std::vector<WorkGroup> groups; // none is empty
    std::size_t to_do = 0;
    std::size_t certain = 0;
};

using RuleBook = std::map<std::string, Explanation, std::less<>>;
RuleBook rule_book(const Data&);

WorkList work_list(const CheckResult&, const std::vector<Task>&, const RuleBook&);

} // namespace plainsend
