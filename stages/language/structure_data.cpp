#include "stages/language/structure_data.h"

#include <algorithm>
#include <cstdint>
#include <sstream>

#include "stages/language/data_file.h"
#include "stages/language/matcher.h"

namespace plainsend {

namespace {

enum class Inflects { no, first, last };

void add(Matcher& matcher, const std::string& phrase, Inflects which, Endings endings, std::size_t id) {
    std::vector<PatternWord> pattern = pattern_words(phrase);
    if (pattern.empty())
        return;
    if (which == Inflects::first)
        pattern.front().endings = endings;
    else if (which == Inflects::last)
        pattern.back().endings = endings;
    matcher.add(pattern, static_cast<std::uint32_t>(id));
}

std::shared_ptr<const Matcher> list_of(xml::Node root, std::string_view element, Inflects which,
                                       Endings endings) {
    auto matcher = std::make_shared<Matcher>();
    for (const std::string& word : texts_of(root.first(element), "word"))
        add(*matcher, word, which, endings, 0);
    return matcher;
}

std::vector<Joint> joints_of(xml::Node list) {
    std::vector<Joint> joints;
    for (xml::Node node = list.first("joint"); node; node = node.next("joint")) {
        Joint joint;
        joint.mark = node.attribute("mark") == "comma" ? ClauseMark::comma : ClauseMark::semicolon;
        std::istringstream words(node.attribute("words"));
        for (std::string word; words >> word;)
            joint.words.push_back(word);
        joint.use = node.attribute("use");
        joints.push_back(std::move(joint));
    }
    std::stable_sort(joints.begin(), joints.end(),
                     [](const Joint& a, const Joint& b) { return a.words.size() > b.words.size(); });
    return joints;
}

PartingWords::Words single_words(const DataFile& file, xml::Node list, Endings endings) {
    PartingWords::Words written;
    PartingWords::Words found;
    for (xml::Node node = list.first("word"); node; node = node.next("word")) {
        const std::string word = text_of(node);
        if (!written.insert(word).second)
            mistake(file, node, "\"" + word + "\" stands twice in this list", "take one of the two out");
        for (const Inflected& form : all_forms(word, endings))
            found.insert(form.word);
    }
    return found;
}

PartingWords parting_words(const DataFile& file, xml::Node lists) {
    return {single_words(file, lists.first("reporting"), Endings::verb),
            single_words(file, lists.first("binding"), Endings::none),
            single_words(file, lists.first("reaching-back"), Endings::none),
            single_words(file, lists.first("subjects"), Endings::none),
            single_words(file, lists.first("actors"), Endings::none),
            single_words(file, lists.first("verbs"), Endings::none),
            single_words(file, lists.first("leads"), Endings::none)};
}

} // namespace

Structure parse_structure(std::string_view bytes, std::string_view name, std::string_view schema) {
    const DataFile file = read_data_file(bytes, name, schema);
    const xml::Node root = file.tree.root();
    Structure found;
    found.joints = joints_of(root.first("joints"));
    found.parting = parting_words(file, root.first("parting"));
    found.light_verbs = list_of(root, "light-verbs", Inflects::first, Endings::verb);
    auto hidden = std::make_shared<Matcher>();
    const xml::Node verbs = root.first("hidden-verbs");
    for (xml::Node node = verbs.first("hidden"); node; node = node.next("hidden")) {
        add(*hidden, node.attribute("noun"), Inflects::last, Endings::noun, found.verbs.size());
        found.verbs.push_back(node.attribute("verb"));
    }
    found.hidden_verbs = std::move(hidden);
    auto negatives = std::make_shared<Matcher>();
    const xml::Node doubles = root.first("double-negatives");
    for (xml::Node node = doubles.first("negative"); node; node = node.next("negative")) {
        add(*negatives, node.attribute("words"), Inflects::no, Endings::none, found.positives.size());
        found.positives.push_back(node.attribute("use"));
    }
    found.double_negatives = std::move(negatives);
    found.nouns = list_of(root, "nouns", Inflects::last, Endings::noun);
    found.agents = list_of(root, "agents", Inflects::last, Endings::noun);
    found.promised = list_of(root, "promised", Inflects::no, Endings::none);
    return found;
}

} // namespace plainsend
