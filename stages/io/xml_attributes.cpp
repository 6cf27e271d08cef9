#include "stages/io/xml_attributes.h"

#include <algorithm>
#include <iterator>
#include <vector>

namespace plainsend::xml {

namespace {

// values: those that may stand there, when the schema lists them; else empty.
struct Rule {
    std::string name;
    bool required = false;
    std::vector<std::string> values;
};
using Rules = std::vector<Rule>;

constexpr int deepest = 32; // a schema may refer to itself

std::vector<std::string> listed_values(Node node) {
    std::vector<std::string> values;
    for (Node child : children(node)) {
        if (child.is("value")) {
            values.push_back(child.all_text());
        } else if (child.is("choice")) {
            for (std::string& value : listed_values(child))
                values.push_back(std::move(value));
        } else if (child.is_element()) {
            return {}; // a pattern or a reference: not only what is listed
        }
    }
    return values;
}

enum class Needed { yes, no };

// The attributes of the element whose content this is, without those of the elements inside it.
Rules rules_in(Node content, Node grammar, Needed needed, int depth) {
    Rules rules;
    if (depth > deepest)
        return rules;
    const auto add = [&](Rules more) {
        rules.insert(rules.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
    };
    for (Node child : children(content)) {
        if (child.is("attribute")) {
            rules.push_back({child.attribute("name"), needed == Needed::yes, listed_values(child)});
        } else if (child.is("ref")) {
            for (Node define = grammar.first("define"); define; define = define.next("define"))
                if (define.attribute("name") == child.attribute("name"))
                    add(rules_in(define, grammar, needed, depth + 1));
        } else if (child.is_element() && !child.is("element")) {
            const bool may_miss = child.is("optional") || child.is("choice") || child.is("zeroOrMore");
            add(rules_in(child, grammar, may_miss ? Needed::no : needed, depth + 1));
        }
    }
    return rules;
}

// Where the schema describes elements of this name.
std::vector<Node> descriptions(Node from, const std::string& name) {
    std::vector<Node> found;
    if (from.is("element") && from.attribute("name") == name)
        found.push_back(from);
    for (Node child : children(from))
        for (const Node& inner : descriptions(child, name))
            found.push_back(inner);
    return found;
}

std::string listed(const std::vector<std::string>& names, const std::string& last) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " " + last + " " : ", ") + names[i];
    return text;
}

} // namespace

std::string attribute_mistake(const std::string& element, const Attributes& attributes, Node schema) {
    const std::vector<Node> described = descriptions(schema, element);
    if (described.size() != 1)
        return ""; // of several, who knows which was meant
    const Rules rules = rules_in(described.front(), schema, Needed::yes, 0);
    std::vector<std::string> names;
    for (const Rule& rule : rules)
        names.push_back(rule.name);
    const std::string tag = "<" + element + ">";
    for (const auto& [name, value] : attributes) {
        const auto rule =
            std::find_if(rules.begin(), rules.end(), [&](const Rule& one) { return one.name == name; });
        if (rule == rules.end())
            return tag + " has no attribute '" + name + "'" +
                   (names.empty() ? "" : "; it may have " + listed(names, "and"));
        if (!rule->values.empty() &&
            std::find(rule->values.begin(), rule->values.end(), value) == rule->values.end())
            return name + "=\"" + value + "\" may not stand in " + tag + ": write " +
                   listed(rule->values, "or");
    }
    for (const Rule& rule : rules)
        if (rule.required && std::none_of(attributes.begin(), attributes.end(), [&](const auto& attribute) {
                return attribute.first == rule.name;
            }))
            return tag + " needs the attribute '" + rule.name + "'" +
                   (rule.values.empty() ? "" : ": write " + listed(rule.values, "or"));
    return "";
}

} // namespace plainsend::xml
