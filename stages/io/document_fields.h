// What each node of the document is called in JSON and which members it has, said once for writing and
// reading. An archive is called as archive(name, member, default): a member equal to its default is left out.
#pragma once

#include <array>
#include <string_view>

#include "stages/document/document.h"

namespace plainsend {

// ---------------------------------------------------------------- names of values

inline constexpr std::array<std::string_view, 7> mark_names{"strong",      "emphasis",  "underline", "strike",
                                                            "superscript", "subscript", "code"};
inline constexpr std::array<std::string_view, 2> list_kind_names{"bulleted", "numbered"};
inline constexpr std::array<std::string_view, 2> openness_names{"final", "draft"};
inline constexpr std::array<std::string_view, 3> review_names{"original", "unchecked", "checked"};

constexpr const auto& names_of(const Mark*) {
    return mark_names;
}
constexpr const auto& names_of(const ListKind*) {
    return list_kind_names;
}
constexpr const auto& names_of(const Openness*) {
    return openness_names;
}
constexpr const auto& names_of(const Review*) {
    return review_names;
}

constexpr std::string_view name_of(const Text*) {
    return "text";
}
constexpr std::string_view name_of(const LineBreak*) {
    return "line-break";
}
constexpr std::string_view name_of(const Marked*) {
    return "marked";
}
constexpr std::string_view name_of(const Link*) {
    return "link";
}
constexpr std::string_view name_of(const LanguageRun*) {
    return "language";
}
constexpr std::string_view name_of(const Image*) {
    return "image";
}
constexpr std::string_view name_of(const NoteMark*) {
    return "note";
}
constexpr std::string_view name_of(const Term*) {
    return "term";
}
constexpr std::string_view name_of(const Abbreviation*) {
    return "abbreviation";
}
constexpr std::string_view name_of(const Field*) {
    return "field";
}
constexpr std::string_view name_of(const Generated*) {
    return "generated";
}
constexpr std::string_view name_of(const Heading*) {
    return "heading";
}
constexpr std::string_view name_of(const Paragraph*) {
    return "paragraph";
}
constexpr std::string_view name_of(const List*) {
    return "list";
}
constexpr std::string_view name_of(const Table*) {
    return "table";
}
constexpr std::string_view name_of(const Records*) {
    return "records";
}
constexpr std::string_view name_of(const Quotation*) {
    return "quotation";
}
constexpr std::string_view name_of(const Preformatted*) {
    return "preformatted";
}
constexpr std::string_view name_of(const Letterhead*) {
    return "letterhead";
}
constexpr std::string_view name_of(const Separator*) {
    return "separator";
}

// ---------------------------------------------------------------- members

template<class A>
void fields(A& a, Text& x) {
    a("text", x.text);
    a("place", x.place);
}
template<class A>
void fields(A&, LineBreak&) {}
template<class A>
void fields(A& a, Marked& x) {
    a.always("mark", x.mark);
    a("content", x.content);
}
template<class A>
void fields(A& a, Link& x) {
    a("target", x.target);
    a("content", x.content);
}
template<class A>
void fields(A& a, LanguageRun& x) {
    a("language", x.language);
    a("content", x.content);
}
template<class A>
void fields(A& a, Image& x) {
    a("resource", x.resource);
    a("alternative", x.alternative);
    a("decorative", x.decorative);
    a("width", x.width);
    a("height", x.height);
    a("place", x.place);
}
template<class A>
void fields(A& a, NoteMark& x) {
    a("note", x.note);
}
template<class A>
void fields(A& a, Term& x) {
    a("entry", x.entry);
    a("content", x.content);
}
template<class A>
void fields(A& a, Abbreviation& x) {
    a("expansion", x.expansion);
    a("content", x.content);
}
template<class A>
void fields(A& a, Field& x) {
    a("text", x.text);
    a("place", x.place);
}
template<class A>
void fields(A& a, Generated& x) {
    a("text", x.text);
}

template<class A>
void fields(A& a, Heading& x) {
    a.within("level", x.level, 1, 6);
    a("content", x.content);
}
template<class A>
void fields(A& a, Paragraph& x) {
    a("content", x.content);
}
template<class A>
void fields(A& a, ListItem& x) {
    a("label", x.label);
    a("content", x.content);
}
template<class A>
void fields(A& a, List& x) {
    a.always("kind", x.kind);
    a("items", x.items);
}
template<class A>
void fields(A& a, Cell& x) {
    a.within("column_span", x.column_span, 1, 1000);
    a.within("row_span", x.row_span, 1, 65534);
    a("content", x.content);
}
template<class A>
void fields(A& a, Row& x) {
    a("cells", x.cells);
}
template<class A>
void fields(A& a, Table& x) {
    a("caption", x.caption);
    a.within("header_rows", x.header_rows, 0, 65534);
    a.within("header_columns", x.header_columns, 0, 1000);
    a("widths", x.widths);
    a("rows", x.rows);
}
template<class A>
void fields(A& a, RecordEntry& x) {
    a("label", x.label);
    a("content", x.content);
}
template<class A>
void fields(A& a, Record& x) {
    a("entries", x.entries);
}
template<class A>
void fields(A& a, Records& x) {
    a("caption", x.caption);
    a("headings", x.headings);
    a("records", x.records);
}
template<class A>
void fields(A& a, Quotation& x) {
    a("content", x.content);
}
template<class A>
void fields(A& a, Preformatted& x) {
    a("text", x.text);
}
template<class A>
void fields(A& a, Letterhead& x) {
    a("content", x.content);
}
template<class A>
void fields(A&, Separator&) {}
template<class A>
void fields(A& a, Block& x) { // what all blocks have; the members of the node follow
    a("id", x.id);
    a("place", x.place);
    a("language", x.language);
    a("number", x.number);
    a("number_is_authors", x.number_is_authors);
}

template<class A>
void fields(A& a, Note& x) {
    a("id", x.id);
    a("label", x.label);
    a("content", x.content);
}
template<class A>
void fields(A& a, Resource& x) {
    a("media_type", x.media_type);
    a("width", x.width);
    a("height", x.height);
    a.base64("bytes", x.bytes);
}
template<class A>
void fields(A& a, Metadata& x) {
    a("title", x.title);
    a("title_in_body", x.title_in_body);
    a("date", x.date);
    a("kind", x.kind);
    a.always("language", x.language);
    a("jurisdiction", x.jurisdiction);
    a("contact", x.contact);
}
template<class A>
void fields(A& a, Status& x) {
    a("openness", x.openness);
    a.always("revision", x.revision);
    a("date", x.date);
    a("reply_by", x.reply_by);
}
template<class A>
void fields(A& a, Contact& x) {
    a("name", x.name);
    a("role", x.role);
    a("telephone", x.telephone);
    a("email", x.email);
    a("hours", x.hours);
    a("url", x.url);
}
template<class A>
void fields(A& a, DateRange& x) {
    a.always("first", x.first);
    a.always("last", x.last);
}
template<class A>
void fields(A& a, KnownImage& x) {
    a("alternative", x.alternative);
    a("decorative", x.decorative);
}
template<class A>
void fields(A& a, School& x) {
    a("name", x.name);
    a("address", x.address);
    a("logo", x.logo);
    a("logo_alternative", x.logo_alternative);
    a("contact", x.contact);
    a("support", x.support);
    a("complaints", x.complaints);
    a("jurisdiction", x.jurisdiction);
    a("languages", x.languages);
    a("holidays", x.holidays);
    a("images", x.images);
}
template<class A>
void fields(A& a, GlossaryItem& x) {
    a("id", x.id);
    a("term", x.term);
    a("long_form", x.long_form);
    a("explanation", x.explanation);
}
template<class A>
void fields(A& a, Action& x) {
    a("who", x.who);
    a("what", x.what);
    a("when", x.when);
    a("block", x.block);
}
template<class A>
void fields(A& a, Sibling& x) {
    a("version", x.version);
    a("language", x.language);
    a("href", x.href);
}
template<class A>
void fields(A& a, Edit& x) {
    a("block", x.block);
    a.always("begin", x.begin);
    a.always("end", x.end);
    a("before", x.before);
    a("after", x.after);
    a("rule", x.rule);
    a("reason", x.reason);
}
template<class A>
void fields(A& a, Document& x) {
    a.always("metadata", x.metadata);
    a("parts", x.parts);
    a.always("body", x.body);
    a("notes", x.notes);
    a("resources", x.resources);
    a.always("version", x.version);
    a.always("status", x.status);
    a("school", x.school);
    a("glossary", x.glossary);
    a("actions", x.actions);
    a("siblings", x.siblings);
    a("ledger", x.ledger);
    a("review", x.review);
    a("target_language", x.target_language);
}

} // namespace plainsend
