// Fields of Word (17.16) as they are met in a paragraph: code, result, end.
#include <algorithm>
#include <string_view>
#include <utility>

#include "stages/ingest/docx_fields.h"
#include "stages/ingest/docx_text.h"

namespace plainsend {

namespace {

constexpr std::size_t most_fields = 50; // open at once

} // namespace

void DocxText::simple_field(xml::Node node) {
    story_.fields.push_back({node.attribute("instr"), false, false, {}, {}, {}});
    begin_result(node);
    container(node);
    end_field(node);
}

void DocxText::field_character(xml::Node node) {
    const std::string type = node.attribute("fldCharType");
    if (type == "begin" && story_.fields.size() < most_fields) {
        if (story_.unended_fields.contains(node.offset()))
            return; // what follows would all be its code
        story_.fields.emplace_back();
        const xml::Node form = node.first("ffData");
        story_.fields.back().choice = chosen_entry(form.first("ddList"));
        story_.fields.back().prompt = value_of(form.first("textInput"), "default");
        check_box(form.first("checkBox"), node);
    } else if (type == "separate" && !story_.fields.empty()) {
        begin_result(node);
    } else if (type == "end" && !story_.fields.empty()) {
        end_field(node);
    }
}

void DocxText::end_field(xml::Node node) {
    const DocxField field = std::move(story_.fields.back());
    story_.fields.pop_back();
    if (silent() || field.result_out)
        return;
    const std::string kind = first_word(field.instruction);
    if (kind == "FORMTEXT")
        text_field(field, node);
    else if (waits_for_merge(kind, field.shown))
        leave_out(Omission::merge_field, node, field.shown.empty() ? field.instruction : field.shown);
    else if (is_only_space(field.shown))
        instructed(field, kind, node);
}

void DocxText::text_field(const DocxField& field, xml::Node node) {
    const bool prompt = !field.prompt.empty() && field.shown == field.prompt;
    const bool here = field.in_result && field.paragraph == paragraph_;
    if ((!prompt && !is_only_space(field.shown)) || (!here && !field.shown.empty()))
        return;
    const auto from = out_.pieces.begin() +
                      static_cast<std::ptrdiff_t>(here ? std::min(field.piece, out_.pieces.size()) : 0);
    if (here && std::any_of(from, out_.pieces.end(), [](const Piece& piece) {
            return !std::holds_alternative<Text>(piece.node) && !std::holds_alternative<Field>(piece.node);
        })) // a signature as a picture is an answer
        return;
    if (here)
        out_.pieces.resize(std::min(out_.pieces.size(), field.piece));
    if (prompt)
        leave_out(Omission::placeholder, node, name_of_box(reading_, out_.pieces, field.prompt, depth_));
    const bool spaces = !prompt && !field.shown.empty();
    add(Field{spaces ? field.shown : std::string(20, '.'), place_in(story_, node.parent())}, style_.run);
}

void DocxText::instructed(const DocxField& field, const std::string& kind, xml::Node node) {
    const Place place = place_in(story_, node.parent());
    if (kind == "SYMBOL")
        add_known(symbol_of_field(field.instruction), Omission::symbol, {}, node);
    else if (kind == "EQ")
        add_known(fraction_of_field(field.instruction), Omission::equation, field.instruction, node);
    else if (kind == "MACROBUTTON" || kind == "GOTOBUTTON")
        leave_out(Omission::placeholder, node, words_of_button(field.instruction));
    else if (!field.choice.empty())
        add(Text{field.choice, place}, style_.run);
    if (kind == "EQ" && !fraction_of_field(field.instruction).empty())
        reading_.left_out.add(Omission::formula, place);
}

void DocxText::add_known(std::string text, Omission otherwise, std::string_view detail, xml::Node node) {
    if (text.empty())
        leave_out(otherwise, node, detail);
    else
        add(Text{std::move(text), place_in(story_, node.parent())}, style_.run);
}

void DocxText::check_box(xml::Node box, xml::Node node) {
    if (!box)
        return;
    const xml::Node checked = box.first("checked");
    const bool ticked = checked ? is_on(checked) : is_on(box.first("default"));
    Piece piece;
    piece.node = Text{ticked ? "\u2612" : "\u2610", place_in(story_, node.parent())};
    out_.pieces.push_back(std::move(piece));
}

void DocxText::begin_result(xml::Node node) {
    DocxField& field = story_.fields.back();
    field.in_result = true;
    field.paragraph = paragraph_;
    field.piece = out_.pieces.size();
    const std::string kind = first_word(field.instruction);
    const Place place = place_in(story_, node);
    if (kind == "HYPERLINK") {
        if (const std::string address = hyperlink_address(field.instruction); !address.empty())
            field.link = fair_link(address, node);
    } else if (kind == "TOC" || kind == "INDEX") {
        field.result_out = true;
        reading_.left_out.add(Omission::contents_list, place);
    } else if (kind == "PAGE" || kind == "NUMPAGES" || kind == "SECTIONPAGES") {
        field.result_out = true;
        reading_.left_out.add(Omission::page_number, place);
    } else if (kind == "INCLUDETEXT" || kind == "INCLUDEPICTURE" || kind == "DDE" || kind == "DDEAUTO" ||
               kind == "LINK") {
        reading_.left_out.add(Omission::external_content, place, field.instruction);
    }
}

bool DocxText::silent() const {
    for (const DocxField& field : story_.fields)
        if (!field.in_result || field.result_out)
            return true;
    return false;
}

std::string DocxText::current_link() const {
    for (auto field = story_.fields.rbegin(); field != story_.fields.rend(); ++field)
        if (!field->link.empty())
            return field->link;
    return link_;
}

} // namespace plainsend
