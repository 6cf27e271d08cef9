#include "stages/language/facts_data.h"

#include <algorithm>
#include <array>
#include <set>
#include <sstream>

#include "stages/language/data_file.h"

namespace plainsend {

namespace {

struct NamedKind {
    std::string_view name;
    FactKind kind;
};
constexpr auto kinds = std::to_array<NamedKind>({{"number", FactKind::number},
                                                 {"unit", FactKind::quantity},
                                                 {"time", FactKind::time},
                                                 {"limit", FactKind::limit},
                                                 {"order", FactKind::order},
                                                 {"scope", FactKind::scope},
                                                 {"duty", FactKind::duty},
                                                 {"negation", FactKind::negation}});

FactPhrase fact_of(xml::Node node) {
    const std::string kind = node.attribute("kind");
    FactPhrase phrase;
    phrase.kind = std::find_if(kinds.begin(), kinds.end(), [&](const NamedKind& each) {
                      return each.name == kind;
                  })->kind; // the schema knows no other
    phrase.value = node.attribute("is");
    phrase.is_unit = kind == "unit";
    phrase.is_period = node.has("period");
    phrase.counts_alone = !node.has("alone");
    phrase.before_number = node.has("before-number");
    return phrase;
}

FactPhrase same_of(xml::Node node) {
    FactPhrase phrase;
    std::istringstream words(node.attribute("as"));
    for (std::string word; words >> word;)
        phrase.same_as.push_back(word);
    return phrase;
}

Scale scale_of(xml::Node node) {
    const auto strength = [&](const char* name) {
        return node.has(name) ? std::optional(std::stoi(node.attribute(name))) : std::nullopt;
    };
    Scale scale;
    scale.kind = node.attribute("kind");
    scale.unsaid = strength("unsaid");
    scale.amount = strength("amount");
    scale.name = strength("name");
    scale.beside_amount = node.has("beside");
    scale.counts_alone = !node.has("alone");
    return scale;
}

// A word may weigh a promise and carry a fact too, but weigh only once.
ScaleWords scales_of(const DataFile& file, xml::Node root) {
    ScaleWords scales;
    std::set<std::string> said;
    for (xml::Node node = root.first("scale"); node; node = node.next("scale")) {
        for (xml::Node words = node.first("words"); words; words = words.next("words")) {
            std::vector<std::string> texts;
            for (xml::Node say = words.first("say"); say; say = say.next("say")) {
                texts.push_back(lower(text_of(say)));
                if (!said.insert(texts.back()).second)
                    mistake(file, say, "\"" + texts.back() + "\" stands in two places of the scales",
                            "keep it where it belongs and take the other one out");
            }
            add_scale_words(scales,
                            {scales.scales.size(), words.attribute("is"),
                             std::stoi(words.attribute("strength")), words.has("same")},
                            texts);
        }
        scales.scales.push_back(scale_of(node));
    }
    return scales;
}

} // namespace

FactData parse_facts(std::string_view bytes, std::string_view name, std::string_view schema) {
    const DataFile file = read_data_file(bytes, name, schema);
    FactWords words;
    std::set<std::string> said;
    const auto add = [&](xml::Node node, const FactPhrase& phrase) {
        for (xml::Node say = node.first("say"); say; say = say.next("say")) {
            const std::string text = lower(text_of(say));
            if (!said.insert(text).second)
                mistake(file, say, "\"" + text + "\" is said twice in this file",
                        "keep it where it belongs and take the other one out");
            add_fact_phrase(words, text, phrase);
        }
    };
    const xml::Node root = file.tree.root();
    for (xml::Node node = root.first("fact"); node; node = node.next("fact"))
        add(node, fact_of(node));
    for (xml::Node node = root.first("same"); node; node = node.next("same"))
        add(node, same_of(node));
    for (xml::Node say = root.first("references").first("say"); say; say = say.next("say"))
        words.references.insert(lower(text_of(say)));
    return {std::move(words), scales_of(file, root)};
}

} // namespace plainsend
