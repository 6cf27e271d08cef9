#include "stages/language/structure_data.h"

#include <algorithm>
#include <sstream>

#include "stages/language/data_file.h"

namespace plainsend {

namespace {

enum class Inflects { no, first, last };

Phrase phrase_of(WordList list, std::size_t id, const std::string& words, Inflects which = Inflects::no,
                 Endings endings = Endings::none) {
    Phrase phrase{list, id, pattern_words(words)};
    if (!phrase.words.empty() && which == Inflects::first)
        phrase.words.front().endings = endings;
    else if (!phrase.words.empty() && which == Inflects::last)
        phrase.words.back().endings = endings;
    return phrase;
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
    const auto add_words = [&](std::string_view element, WordList list, Inflects which, Endings endings) {
        for (const std::string& word : texts_of(root.first(element), "word"))
            found.phrases.push_back(phrase_of(list, 0, word, which, endings));
    };
    add_words("light-verbs", WordList::light_verbs, Inflects::first, Endings::verb);
    const xml::Node verbs = root.first("hidden-verbs");
    for (xml::Node node = verbs.first("hidden"); node; node = node.next("hidden")) {
        found.phrases.push_back(phrase_of(WordList::hidden_verbs, found.verbs.size(), node.attribute("noun"),
                                          Inflects::last, Endings::noun));
        found.verbs.push_back(node.attribute("verb"));
    }
    const xml::Node doubles = root.first("double-negatives");
    for (xml::Node node = doubles.first("negative"); node; node = node.next("negative")) {
        found.phrases.push_back(
            phrase_of(WordList::double_negatives, found.positives.size(), node.attribute("words")));
        found.positives.push_back(node.attribute("use"));
    }
    add_words("nouns", WordList::nouns, Inflects::last, Endings::noun);
    add_words("agents", WordList::agents, Inflects::last, Endings::noun);
    add_words("promised", WordList::promised, Inflects::no, Endings::none);
    return found;
}

} // namespace plainsend
