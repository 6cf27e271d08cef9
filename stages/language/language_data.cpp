#include "stages/language/language_data.h"

#include "stages/document/error.h"
#include "stages/language/facts_data.h"

namespace plainsend {

namespace {

const std::string& file_of(const DataFolder& folder, const std::string& name) {
    const auto found = folder.find(name);
    if (found == folder.end())
        throw Error(Trouble::data_file, "the data file is missing", name,
                    "put it back into the folder glossary, or say --data with the folder that has it");
    return found->second;
}

bool is_xml(std::string_view name) {
    return name.ends_with(".xml");
}

} // namespace

std::shared_ptr<const Matcher> matcher_of(const LanguageData& data) {
    std::vector<Phrase> all;
    for (const auto* phrases : {&data.glossary.phrases, &data.plain_words.phrases,
                                &data.careful_words.phrases, &data.structure.phrases})
        all.insert(all.end(), phrases->begin(), phrases->end());
    return std::make_shared<const Matcher>(all);
}

std::shared_ptr<const LanguageData> load_language(const DataFolder& glossary, const DataFolder& additions) {
    Glossary terms;
    const std::string& schema = file_of(glossary, "terms.rng");
    for (const auto& [name, bytes] : glossary)
        if (name.starts_with("terms-") && is_xml(name))
            add_terms(terms, bytes, name, schema);
    for (const auto& [name, bytes] : additions)
        if (is_xml(name))
            add_terms(terms, bytes, name, schema, Overrides::yes);
    index_terms(terms);
    FactData facts = parse_facts(file_of(glossary, "facts.xml"), "facts.xml", file_of(glossary, "facts.rng"));
    PlainWords plain_words = parse_plain_words(file_of(glossary, "plain-words.xml"), "plain-words.xml",
                                               file_of(glossary, "plain-words.rng"), facts.words);
    LanguageData data{
        std::move(terms),
        std::move(plain_words),
        parse_careful_words(file_of(glossary, "careful-words.xml"), "careful-words.xml",
                            file_of(glossary, "careful-words.rng")),
        Speller::open(),
        std::move(facts.words),
        std::move(facts.scales),
        parse_structure(file_of(glossary, "structure.xml"), "structure.xml",
                        file_of(glossary, "structure.rng")),
        parse_names(file_of(glossary, "names.xml"), "names.xml", file_of(glossary, "names.rng"))};
    data.matcher = matcher_of(data);
    return std::make_shared<const LanguageData>(std::move(data));
}

} // namespace plainsend
