#include "stages/language/careful_words_data.h"

#include <set>
#include <sstream>

#include "stages/language/data_file.h"
#include "stages/language/matcher.h"

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

std::shared_ptr<const Matcher> list_of(xml::Node root, std::string_view element) {
    auto matcher = std::make_shared<Matcher>();
    for (const std::string& word : texts_of(root.first(element), "word"))
        matcher->add(in_every_form(word), 0);
    return matcher;
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
    auto matcher = std::make_shared<Matcher>();
    std::set<std::string> ids;
    for (xml::Node node = root.first("rule"); node; node = node.next("rule")) {
        CarefulWordsRule rule = rule_of(node);
        if (!ids.insert(rule.id).second)
            mistake(file, node, "a second rule with the id \"" + rule.id + "\"", "give each rule its own id");
        for (const std::string& phrase : rule.matches) {
            const std::vector<PatternWord> pattern = in_every_form(phrase);
            CarefulForm form{found.rules.size(), {}};
            for (const PatternWord& word : pattern)
                form.capitals.push_back(word.capitals);
            matcher->add(pattern, static_cast<std::uint32_t>(found.forms.size()));
            found.forms.push_back(std::move(form));
        }
        found.rules.push_back(std::move(rule));
    }
    found.matcher = std::move(matcher);
    found.strengths = list_of(root, "strengths");
    found.contacts = list_of(root, "contact-words");
    found.support = list_of(root, "support-words");
    found.formats = list_of(root, "format-words");
    found.interpreters = list_of(root, "interpreter-words");
    found.diagnoses = list_of(root, "diagnosis-words");
    found.amounts = list_of(root, "amount-words");
    found.units = list_of(root, "unit-words");
    found.promises = list_of(root, "promise-words");
    return found;
}

} // namespace plainsend
