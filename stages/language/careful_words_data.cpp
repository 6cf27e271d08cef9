#include "stages/language/careful_words_data.h"

#include <set>
#include <sstream>

#include "stages/language/data_file.h"

namespace plainsend {

namespace {

CarefulGroup group_of(const std::string& name) {
    if (name == "label")
        return CarefulGroup::label;
    if (name == "blame")
        return CarefulGroup::blame;
    if (name == "vague")
        return CarefulGroup::vague;
    return name == "strength" ? CarefulGroup::strength : CarefulGroup::deficit;
}

Severity severity_of(const std::string& name) {
    if (name == "warning")
        return Severity::warning;
    return name == "note" ? Severity::note : Severity::suggestion;
}

Settled settled_of(const std::string& name) {
    if (name == "nothing")
        return Settled::nothing;
    return name == "amount" ? Settled::amount : Settled::date;
}

std::vector<PatternWord> in_every_form(std::string_view phrase) {
    std::vector<PatternWord> pattern = pattern_words(phrase);
    for (PatternWord& word : pattern)
        word.endings = word.capitals ? Endings::none : Endings::any;
    return pattern;
}

void add_list(std::vector<Phrase>& phrases, xml::Node words, WordList list) {
    for (const std::string& word : texts_of(words, "word"))
        phrases.push_back({list, 0, in_every_form(word)});
}

Neighbours neighbours_of(xml::Node rule, std::string_view element) {
    Neighbours neighbours;
    for (xml::Node node = rule.first(element); node; node = node.next(element)) {
        if (node.has("before"))
            neighbours.add_before(node.attribute("before"));
        else
            neighbours.add_after(node.attribute("after"));
    }
    return neighbours;
}

CarefulWordsRule rule_of(xml::Node node) {
    CarefulWordsRule rule;
    rule.id = node.attribute("id");
    rule.group = group_of(node.attribute("group"));
    rule.severity = severity_of(node.attribute("severity"));
    std::istringstream kinds(node.attribute("kinds"));
    for (std::string kind; kinds >> kind;)
        rule.kinds.push_back(kind);
    rule.matches = texts_of(node, "match");
    rule.exceptions = neighbours_of(node, "unless");
    rule.only = neighbours_of(node, "only");
    rule.in_promises = node.attribute("in") == "promise";
    rule.settled_by = settled_of(node.attribute("settled-by"));
    rule.message = text_of(node.first("message"));
    rule.instead = texts_of(node, "try");
    rule.wrong = texts_of(node, "wrong");
    rule.leave = texts_of(node, "leave");
    rule.line = node.line();
    return rule;
}

} // namespace

CarefulWords parse_careful_words(std::string_view bytes, std::string_view name, std::string_view schema) {
    const DataFile file = read_data_file(bytes, name, schema);
    const xml::Node root = file.tree.root();
    CarefulWords found;
    std::set<std::string> ids;
    for (xml::Node node = root.first("rule"); node; node = node.next("rule")) {
        CarefulWordsRule rule = rule_of(node);
        if (!ids.insert(rule.id).second)
            mistake(file, node, "a second rule with the id \"" + rule.id + "\"", "give each rule its own id");
        for (const std::string& phrase : rule.matches) {
            std::vector<PatternWord> pattern = in_every_form(phrase);
            CarefulForm form{found.rules.size(), {}};
            for (const PatternWord& word : pattern)
                form.capitals.push_back(word.capitals);
            found.phrases.push_back({WordList::careful_words, found.forms.size(), std::move(pattern)});
            found.forms.push_back(std::move(form));
        }
        found.rules.push_back(std::move(rule));
    }
    add_list(found.phrases, root.first("strengths"), WordList::strengths);
    add_list(found.phrases, root.first("contact-words"), WordList::contacts);
    add_list(found.phrases, root.first("support-words"), WordList::support);
    add_list(found.phrases, root.first("format-words"), WordList::formats);
    add_list(found.phrases, root.first("interpreter-words"), WordList::interpreters);
    add_list(found.phrases, root.first("diagnosis-words"), WordList::diagnoses);
    add_list(found.phrases, root.first("amount-words"), WordList::amounts);
    add_list(found.phrases, root.first("unit-words"), WordList::units);
    add_list(found.phrases, root.first("promise-words"), WordList::promises);
    return found;
}

} // namespace plainsend
