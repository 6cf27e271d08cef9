#include "pipeline/work_list.h"

#include <algorithm>
#include <set>
#include <tuple>

#include "stages/io/digest.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

constexpr std::size_t most_items = 40;    // of one task: more is work for another day
constexpr std::size_t most_places = 3;    // of one item, with their sentences
constexpr std::size_t most_also_at = 20;  // and without
constexpr std::size_t most_context = 100; // bytes before and after the words
constexpr std::size_t most_words = 600;   // bytes of the words themselves
constexpr std::size_t most_title = 60;

// Whole words, from the end or from the start; what was cut is shown by "…".
std::string last_words(std::string_view text, std::size_t most) {
    if (text.size() <= most)
        return std::string(text);
    const std::size_t blank = text.find(' ', text.size() - most);
    return blank == std::string_view::npos ? "… " : "…" + std::string(text.substr(blank));
}

std::string first_words(std::string_view text, std::size_t most) {
    if (text.size() <= most)
        return std::string(text);
    std::size_t end = text.rfind(' ', most);
    if (end == std::string_view::npos || end == 0)
        for (end = most; end > 0 && (static_cast<unsigned char>(text[end]) & 0xC0U) == 0x80;)
            --end;
    return std::string(text.substr(0, end)) + "…";
}

// One line, byte for byte as long.
std::string on_one_line(std::string_view text) {
    std::string line(text);
    std::replace_if(
        line.begin(), line.end(), [](char c) { return c == '\n' || c == '\t'; }, ' ');
    return line;
}

std::string first_upper(const std::string& text) {
    return text.empty() ? text : upper(text.substr(0, 1)) + text.substr(1);
}

// Finds what surrounds the words of a finding.
class Surroundings {
public:
    explicit Surroundings(const CheckResult& result) : result_(result) {
        for (std::size_t i = 0; i < result.blocks.size(); ++i)
            blocks_.emplace(result.blocks[i].id, i);
        for (const CheckedSentence& sentence : result.sentences)
            sentences_[sentence.block].push_back({sentence.begin, sentence.end});
    }

    std::string where(const std::string& block, std::uint32_t line, bool has_words) const {
        if (result_.has_lines)
            return line > 0 ? "line " + std::to_string(line) : "";
        const auto known = blocks_.find(block);
        if (known == blocks_.end())
            return "";
        // First words lead nowhere that the sentence does not.
        return has_words && result_.blocks[known->second].number.empty()
                   ? ""
                   : place_in_words(result_.blocks, known->second);
    }

    WorkPlace place(const std::string& block, std::size_t begin, std::size_t end) const {
        WorkPlace place;
        const auto known = blocks_.find(block);
        if (known == blocks_.end())
            return place;
        const std::string& text = result_.blocks[known->second].text;
        end = std::min(end, text.size());
        if (begin >= end)
            return place;
        const Span around = sentence_around(block, begin, end, text.size());
        place.before = last_words(on_one_line(text.substr(around.begin, begin - around.begin)), most_context);
        place.words = first_words(on_one_line(text.substr(begin, end - begin)), most_words);
        place.after = first_words(on_one_line(text.substr(end, around.end - end)), most_context);
        return place;
    }

private:
    // From the beginning of the first sentence that the words touch to the end of the last.
    Span sentence_around(const std::string& block, std::size_t begin, std::size_t end,
                         std::size_t size) const {
        const auto known = sentences_.find(block);
        if (known == sentences_.end())
            return {0, size};
        const std::vector<Span>& all = known->second;
        const auto first = std::partition_point(all.begin(), all.end(),
                                                [&](const Span& sentence) { return sentence.end <= begin; });
        const auto last =
            std::partition_point(first, all.end(), [&](const Span& sentence) { return sentence.end < end; });
        return {first == all.end() ? begin : std::min(first->begin, begin),
                std::min(size, last == all.end() ? end : std::max(last->end, end))};
    }

    const CheckResult& result_;
    std::map<std::string_view, std::size_t> blocks_;
    std::map<std::string_view, std::vector<Span>> sentences_;
};

// The findings that make one item, in reading order.
struct Gathered {
    TaskPlace place;
    const Explanation* rule = nullptr;
    std::string key;
    std::size_t hardness = 0;
    bool certain = true;
    std::vector<std::size_t> findings;
};

class Gathering {
public:
    Gathering(const CheckResult& result, const std::vector<Task>& tasks, const RuleBook& rules)
        : result_(result), tasks_(tasks), rules_(rules), surroundings_(result) {
        for (std::size_t i = 0; i < result.hardest.size(); ++i)
            hardest_.emplace(
                std::tuple(result.hardest[i].block, result.hardest[i].begin, result.hardest[i].end), i);
    }

    WorkList run() {
        gather();
        std::stable_sort(items_.begin(), items_.end(),
                         [&](const Gathered& a, const Gathered& b) { return order(a) < order(b); });
        WorkList list;
        for (std::size_t i = 0; i < items_.size();) {
            const std::size_t task = items_[i].place.task;
            WorkGroup group{tasks_[task], 0, {}};
            for (; i < items_.size() && items_[i].place.task == task; ++i, ++group.all) {
                if (group.items.size() < most_items)
                    add(group.items, item(items_[i]));
                if (group.task.to_do) {
                    ++list.to_do;
                    list.certain += items_[i].certain ? 1 : 0;
                }
            }
            list.groups.push_back(std::move(group));
        }
        return list;
    }

private:
    // A reason that was given is not given again.
    static void add(std::vector<WorkItem>& items, WorkItem item) {
        if (std::any_of(items.begin(), items.end(),
                        [&](const WorkItem& before) { return before.rule == item.rule; }))
            item.why.clear();
        items.push_back(std::move(item));
    }

    void gather() {
        std::map<std::string, std::size_t> known;
        for (std::size_t i = 0; i < result_.findings.size(); ++i) {
            const Finding& finding = result_.findings[i];
            const auto rule = rules_.find(finding.rule);
            const Explanation* explained = rule == rules_.end() ? nullptr : &rule->second;
            const std::string family = explained == nullptr ? "" : explained->family;
            std::string key = finding.rule + '\0';
            if (family.empty())
                key += finding.text.empty() && finding.block.empty() ? finding.message : fold(finding.text);
            const auto [entry, is_new] = known.emplace(key, items_.size());
            if (is_new)
                items_.push_back(
                    {task_of(tasks_, finding.rule, family), explained, key, hardness(finding), true, {}});
            Gathered& item = items_[entry->second];
            item.findings.push_back(i);
            item.certain =
                item.certain && finding.confidence == Confidence::certain && finding.replacement.has_value();
        }
    }

    // The hardest first, then what a person has to decide, then what is certain; alike in the order of the
    // task's rules.
    std::tuple<std::size_t, std::size_t, bool, std::size_t> order(const Gathered& item) const {
        const std::size_t hardness = item.hardness == 0 ? result_.hardest.size() + 1 : item.hardness;
        return {item.place.task, hardness, item.certain, item.place.rank};
    }

    std::size_t hardness(const Finding& finding) const {
        const auto found = hardest_.find(std::tuple(finding.block, finding.begin, finding.end));
        return found == hardest_.end() || !finding.rule.starts_with("readability/") ? 0 : found->second + 1;
    }

    WorkItem item(const Gathered& gathered) const {
        const Finding& first = result_.findings[gathered.findings.front()];
        WorkItem item;
        item.id = with_hyphens(first.rule) + "-" + sha256(gathered.key).substr(0, id_digits);
        item.rule = first.rule;
        item.certain = gathered.certain;
        item.alternatives = first.alternatives;
        item.message = first.message;
        add_places(gathered, item);
        entitle(gathered, item);
        if (gathered.rule != nullptr)
            give_reason(*gathered.rule, first, item);
        if (gathered.hardness > 0) {
            const HardSentence& sentence = result_.hardest[gathered.hardness - 1];
            item.hardness = gathered.hardness;
            for (const Span& word : sentence.long_words)
                if (word.begin >= sentence.begin && word.end <= sentence.end)
                    item.long_words.push_back({word.begin - sentence.begin, word.end - sentence.begin});
        }
        return item;
    }

    // Nothing is said twice: the reason that a message gives, the wording that stands with the words.
    static void give_reason(const Explanation& rule, const Finding& first, WorkItem& item) {
        const bool is_told = first.message.find(rule.why) != std::string::npos;
        if (is_told && first.replacement)
            item.message.clear();
        if (!is_told || first.replacement)
            item.why = rule.why;
    }

    void add_places(const Gathered& gathered, WorkItem& item) const {
        item.instead = result_.findings[gathered.findings.front()].replacement;
        for (const std::size_t i : gathered.findings) {
            const Finding& finding = result_.findings[i];
            const bool has_words = finding.begin < finding.end;
            if (finding.replacement != item.instead)
                item.instead.reset();
            std::string where = surroundings_.where(finding.block, finding.place.line, has_words);
            if (finding.block.empty() && where.empty())
                continue; // the document is its place
            if (item.places.size() == most_places) {
                count(item, std::move(where));
                continue;
            }
            WorkPlace place = surroundings_.place(finding.block, finding.begin, finding.end);
            place.where = std::move(where);
            place.instead = finding.replacement;
            if (!has_words && gathered.findings.size() > 1)
                place.note = finding.message;
            item.places.push_back(std::move(place));
            ++item.uses;
        }
        add_other_uses(gathered, item);
    }

    // An acronym is found where it stands first; the author meets it everywhere.
    void add_other_uses(const Gathered& gathered, WorkItem& item) const {
        const Finding& first = result_.findings[gathered.findings.front()];
        if (!first.rule.starts_with("acronyms/"))
            return;
        std::set<std::pair<std::string_view, std::size_t>> told;
        for (const std::size_t i : gathered.findings)
            told.insert({result_.findings[i].block, result_.findings[i].begin});
        for (const AcronymUse& use : result_.acronyms)
            if (use.short_form == first.text && !told.contains({use.block, use.begin}))
                count(item, surroundings_.where(use.block, 0, true));
    }

    static void count(WorkItem& item, std::string where) {
        ++item.uses;
        if (!item.also_at.empty() && item.also_at.back() == where)
            return; // twice in one paragraph
        if (item.also_at.size() < most_also_at && !where.empty())
            item.also_at.push_back(std::move(where));
        else
            ++item.unlisted;
    }

    // The words, in each of their forms; of a whole sentence, or without words, how the message begins; of
    // several without words what their rule is about.
    void entitle(const Gathered& gathered, WorkItem& item) const {
        std::set<std::string> seen;
        for (const std::size_t i : gathered.findings) {
            const std::string words = collapse_space(result_.findings[i].text);
            if (!words.empty() && words.size() <= most_title && seen.size() < most_places &&
                seen.insert(fold(words)).second)
                item.title += (item.title.empty() ? "" : ", ") + words;
        }
        if (!item.title.empty())
            return;
        if (gathered.findings.size() > 1 && gathered.rule != nullptr) { // each place has its message
            item.title = first_upper(gathered.rule->summary);
            item.message.clear();
            return;
        }
        const std::vector<Span> parts = sentences(item.message);
        const std::size_t end = parts.empty() ? item.message.size() : parts.front().end;
        item.title = item.message.substr(0, end);
        item.message = collapse_space(item.message.substr(end));
    }

    static std::string with_hyphens(std::string_view rule) {
        std::string id(rule);
        std::replace(id.begin(), id.end(), '/', '-');
        return id;
    }

    static constexpr std::size_t id_digits = 12;
    const CheckResult& result_;
    const std::vector<Task>& tasks_;
    const RuleBook& rules_;
    Surroundings surroundings_;
    std::map<std::tuple<std::string, std::size_t, std::size_t>, std::size_t> hardest_;
    std::vector<Gathered> items_;
};

} // namespace

RuleBook rule_book(const Data& data) {
    RuleBook book;
    for (Explanation& rule : all_rules(data)) {
        std::string name = rule.name;
        book.emplace(std::move(name), std::move(rule));
    }
    return book;
}

WorkList work_list(const CheckResult& result, const std::vector<Task>& tasks, const RuleBook& rules) {
    return Gathering(result, tasks, rules).run();
}

} // namespace plainsend
