#include "stages/draft/draft_data.h"

#include <algorithm>

#include "stages/document/error.h"
#include "stages/draft/dates.h"
#include "stages/io/xml.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

// Files are named in messages as the folder names them; who knows where the folder lies puts it before.
const std::string& file_of(const DataFolder& folder, const std::string& name) {
    const auto found = folder.find(name);
    if (found == folder.end())
        throw Error(Trouble::data_file, "this data file is missing", name,
                    "put it back from a fresh copy of plainsend");
    return found->second;
}

Evidence::Where where_of(std::string_view name) {
    if (name == "title")
        return Evidence::Where::title;
    return name == "text" ? Evidence::Where::text : Evidence::Where::headings;
}

std::vector<Kind> parse_kinds(const DataFolder& folder) {
    const xml::Tree tree =
        xml::parse_data(file_of(folder, "kinds.xml"), "kinds.xml", file_of(folder, "kinds.rng"));
    std::vector<Kind> kinds;
    for (xml::Node node = tree.root().first("kind"); node; node = node.next("kind")) {
        Kind kind;
        kind.name = node.attribute("name");
        kind.title = collapse_space(node.first("title").all_text());
        kind.summary = collapse_space(node.first("summary").all_text());
        kind.openness = node.attribute("goes-out") == "final" ? Openness::final_version : Openness::draft;
        for (xml::Node words = node.first("evidence"); words; words = words.next("evidence"))
            kind.evidence.push_back({where_of(words.attribute("in")), std::stoi(words.attribute("points")),
                                     fold(words.all_text()), words.attribute("jurisdiction")});
        kinds.push_back(std::move(kind));
    }
    return kinds;
}

std::vector<std::string> headings_of(xml::Node group) {
    std::vector<std::string> headings;
    for (xml::Node heading = group.first("heading"); heading; heading = heading.next("heading"))
        headings.push_back(fold(heading.all_text()));
    return headings;
}

ActionHeadings parse_actions(const DataFolder& folder) {
    const xml::Tree tree =
        xml::parse_data(file_of(folder, "actions.xml"), "actions.xml", file_of(folder, "actions.rng"));
    const xml::Node root = tree.root();
    return {headings_of(root.first("who")), headings_of(root.first("what")), headings_of(root.first("when")),
            headings_of(root.first("agreed")), headings_of(root.first("not-agreed"))};
}

} // namespace

std::shared_ptr<const DraftData> load_draft(const DataFolder& glossary) {
    auto data = std::make_shared<DraftData>();
    data->kinds = parse_kinds(glossary);
    data->action_headings = parse_actions(glossary);
    const std::string& bytes = file_of(glossary, "calendar.xml");
    const xml::Tree tree = xml::parse_data(bytes, "calendar.xml", file_of(glossary, "calendar.rng"));
    data->reply_days = std::stoi(tree.root().attribute("reply-days"));
    for (xml::Node list = tree.root().first("bank-holidays"); list; list = list.next("bank-holidays")) {
        auto& days = data->bank_holidays[list.attribute("jurisdiction")];
        for (xml::Node day = list.first("day"); day; day = day.next("day")) {
            const std::optional<Date> date = parse_date(day.attribute("date"));
            if (!date)
                xml::data_mistake(day, bytes, "calendar.xml", "this is not a day of the calendar",
                                  "write it as year-month-day, for example 2027-01-01");
            days.push_back(*date);
        }
        std::sort(days.begin(), days.end());
    }
    return data;
}

const Kind* find_kind(const DraftData& data, std::string_view name) {
    const auto found = std::find_if(data.kinds.begin(), data.kinds.end(),
                                    [&](const Kind& kind) { return kind.name == name; });
    return found == data.kinds.end() ? nullptr : &*found;
}

} // namespace plainsend
