#include "stages/document/school.h"

#include "stages/document/error.h"
#include "stages/draft/dates.h"
#include "stages/draft/draft_data.h"
#include "stages/io/xml.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

Contact contact_of(xml::Node node) {
    Contact contact;
    contact.name = node.attribute("name");
    contact.role = node.attribute("role");
    contact.telephone = node.attribute("telephone");
    contact.email = node.attribute("email");
    contact.hours = node.attribute("hours");
    contact.url = node.attribute("url");
    return contact;
}

// A school has its profile by itself, without the schema.
xml::Tree parse_profile(std::string_view bytes, std::string_view name, std::string_view schema) {
    try {
        return xml::parse_data(bytes, name, schema);
    } catch (const Error& error) {
        throw Error(error.trouble, error.message, error.where,
                    "compare it with samples/school.xml, which has everything that may stand there");
    }
}

} // namespace

School parse_school(std::string_view bytes, std::string_view name, std::string_view schema) {
    const xml::Tree tree = parse_profile(bytes, name, schema);
    const xml::Node root = tree.root();
    School school;
    school.jurisdiction = root.attribute("jurisdiction");
    school.name = collapse_space(root.first("name").all_text());
    for (xml::Node line : xml::children(root.first("address")))
        if (line.is_element())
            school.address.push_back(collapse_space(line.all_text()));
    school.logo = root.first("logo").attribute("file");
    school.logo_alternative = root.first("logo").attribute("alternative");
    school.contact = contact_of(root.first("contact"));
    school.support = contact_of(root.first("support"));
    school.complaints = collapse_space(root.first("complaints").all_text());
    for (xml::Node language : xml::children(root.first("languages")))
        if (language.is_element())
            school.languages.push_back(collapse_space(language.all_text()));
    for (xml::Node holiday : xml::children(root.first("holidays"))) {
        if (!holiday.is_element())
            continue;
        const auto from = parse_date(holiday.attribute("from"));
        const auto to = parse_date(holiday.attribute("to"));
        if (!from || !to || *to < *from)
            xml::data_mistake(holiday, bytes, name, "this holiday does not run from one day to a later one",
                              "write from=\"2026-12-21\" to=\"2027-01-01\"");
        school.holidays.push_back({*from, *to});
    }
    for (xml::Node image : xml::children(root.first("images"))) {
        if (image.is_element())
            school.images[lower(image.attribute("sha256"))] = {image.attribute("alternative"),
                                                               image.attribute("decorative") == "yes"};
    }
    return school;
}

} // namespace plainsend
