#include <algorithm>
#include <map>
#include <set>
#include <utility>

#include "stages/document/error.h"
#include "stages/io/xml.h"
#include "stages/translate/xliff.h"

namespace plainsend {

namespace {

using Kind = UnitPiece::Kind;

void add_text(UnitPieces& pieces, std::string_view text) {
    if (text.empty())
        return;
    if (!pieces.empty() && pieces.back().kind == Kind::text)
        pieces.back().text += text;
    else
        pieces.push_back({Kind::text, {}, std::string(text)});
}

void add_inside(xml::Node node, UnitPieces& pieces);

// XLIFF 2.x: <cp hex="001F"/> is a character that XML cannot hold; such a character means nothing on a page.
void add_element(xml::Node node, UnitPieces& pieces) {
    const std::string id = node.attribute("id");
    const std::string mark = node.has("mid") ? node.attribute("mid") : id; // 1.2 has mid
    const auto around = [&](Kind open, Kind close, const std::string& code) {
        pieces.push_back({open, code, {}});
        add_inside(node, pieces);
        pieces.push_back({close, code, {}});
    };
    if (node.is("pc") || node.is("g"))
        around(Kind::open, Kind::close, id);
    else if (node.is("ph") || node.is("x") || node.is("it"))
        pieces.push_back({Kind::standalone, id, node.attribute("disp")});
    else if (node.is("sc"))
        pieces.push_back({Kind::open, id, {}});
    else if (node.is("ec"))
        pieces.push_back({Kind::close, node.has("startRef") ? node.attribute("startRef") : id, {}});
    else if (node.is("bpt") || node.is("bx")) // 1.2 pairs them by rid where it is given
        pieces.push_back({Kind::open, node.has("rid") ? node.attribute("rid") : id, {}});
    else if (node.is("ept") || node.is("ex"))
        pieces.push_back({Kind::close, node.has("rid") ? node.attribute("rid") : id, {}});
    else if (node.is("mrk") &&
             (node.attribute("translate") == "no" || node.attribute("mtype") == "protected"))
        around(Kind::keep_open, Kind::keep_close, mark);
    else if (node.is("mrk") && (node.attribute("type") == "term" || node.attribute("mtype") == "term"))
        around(Kind::term_open, Kind::term_close, mark);
    else if (node.is("mrk"))
        add_inside(node, pieces);
}

void add_inside(xml::Node node, UnitPieces& pieces) {
    for (xml::Node child : xml::children(node)) {
        if (child.is_text())
            add_text(pieces, child.text());
        else if (child.is_element())
            add_element(child, pieces);
    }
}

UnitState state_of(const std::string& state) {
    if (state == "final" || state == "signed-off")
        return UnitState::final_state;
    if (state == "reviewed")
        return UnitState::reviewed;
    if (state == "translated" || state.starts_with("needs-review"))
        return UnitState::translated;
    return UnitState::initial;
}

// Every element below, the node itself first.
template<class Visit>
void for_each_element(xml::Node node, const Visit& visit) {
    visit(node);
    for (xml::Node child : xml::children(node))
        if (child.is_element())
            for_each_element(child, visit);
}

class Parser {
public:
    explicit Parser(XliffFile& file) : file_(file) {}

    void element(xml::Node node) { // <file>, <body>, <group>, however deep the parser lets them be
        for (xml::Node child : xml::children(node)) {
            if (child.is("unit"))
                unit20(child);
            else if (child.is("trans-unit"))
                unit12(child);
            else if (child.is("file") || child.is("group") || child.is("body"))
                element(child);
        }
    }

private:
    void problem(std::string rule, const Unit& unit, std::string message) {
        Finding finding;
        finding.rule = std::move(rule);
        finding.severity = Severity::warning;
        finding.message = std::move(message);
        finding.place.line = unit.line;
        file_.problems.push_back(std::move(finding));
    }

    // XLIFF 2.1, 4.3.1.36 and others: what an id points to must stand in the unit.
    void check_references(xml::Node node, const Unit& unit) {
        std::set<std::string> ids;
        std::set<std::string> data;
        std::vector<std::pair<std::string, std::string>> wanted; // attribute, id
        std::vector<std::string> wanted_data;
        const auto collect = [&](xml::Node element) {
            if (const std::string id = element.attribute("id"); !id.empty() && !(element == node)) {
                // Of a code in the target the id is that of the source.
                if (element.is("data"))
                    data.insert(id);
                else
                    ids.insert(id);
            }
            for (const char* name : {"startRef", "appliesTo"})
                if (element.has(name))
                    wanted.emplace_back(name, element.attribute(name));
            for (const char* name : {"dataRef", "dataRefStart", "dataRefEnd"})
                if (element.has(name))
                    wanted_data.push_back(element.attribute(name));
        };
        for_each_element(node, collect);
        for (const auto& [name, id] : wanted)
            if (!ids.contains(id))
                problem("translate/reference", unit,
                        "Unit " + unit.id + ": " + name + "=\"" + id + "\" points to nothing in it.");
        for (const std::string& id : wanted_data)
            if (!data.contains(id))
                problem("translate/reference", unit,
                        "Unit " + unit.id + ": the original data \"" + id + "\" of a code is not in it.");
    }

    static std::vector<AgreedTerm> agreed_terms(xml::Node glossary) {
        std::vector<AgreedTerm> terms;
        for (xml::Node entry = glossary.first("glossEntry"); entry; entry = entry.next("glossEntry"))
            for (xml::Node word = entry.first("translation"); word; word = word.next("translation"))
                terms.push_back({entry.first("term").all_text(), word.all_text()});
        return terms;
    }

    void unit20(xml::Node node) {
        Unit unit;
        unit.id = node.attribute("id");
        unit.line = node.line();
        check_references(node, unit);
        unit.terms = agreed_terms(node.first("glossary"));
        struct Part {
            xml::Node node;
            std::size_t order = 0; // of the target; a translator may put sentences in another order
        };
        std::vector<Part> parts;
        for (xml::Node child : xml::children(node))
            if (child.is("segment") || child.is("ignorable"))
                parts.push_back({child, parts.size() + 1});
        UnitState state = UnitState::final_state;
        bool whole = !parts.empty();
        bool any = false;
        std::map<std::size_t, UnitPieces> targets;
        for (const Part& part : parts) {
            add_inside(part.node.first("source"), unit.source);
            const xml::Node target = part.node.first("target");
            std::size_t order = part.order;
            if (const std::string given = target.attribute("order"); !given.empty()) {
                order = given.size() < 6 && given.find_first_not_of("0123456789") == std::string::npos
                            ? static_cast<std::size_t>(std::stoul(given))
                            : 0;
                if (order == 0 || order > parts.size())
                    problem("translate/order", unit,
                            "Unit " + unit.id + ": order=\"" + given + "\" is no place in it.");
            }
            UnitPieces pieces;
            add_inside(target ? target : part.node.first("source"), pieces);
            if (!targets.emplace(order, std::move(pieces)).second) {
                problem("translate/order", unit,
                        "Unit " + unit.id + ": two targets want the same place (order " +
                            std::to_string(order) + ").");
                whole = false;
            }
            if (part.node.is("segment")) {
                state = std::min(state, state_of(part.node.attribute("state")));
                whole = whole && target;
                any = any || target;
            }
        }
        UnitPieces joined;
        for (auto& [order, pieces] : targets)
            joined.insert(joined.end(), pieces.begin(), pieces.end());
        if (whole && !text_of(joined).empty())
            unit.target = std::move(joined);
        else if (any)
            problem("translate/partly", unit,
                    "Unit " + unit.id + " is only partly translated, so it was not used.");
        unit.state = unit.target ? std::max(state, UnitState::initial) : UnitState::initial;
        file_.units.push_back(std::move(unit));
    }

    void unit12(xml::Node node) {
        Unit unit;
        unit.id = node.attribute("id");
        unit.line = node.line();
        add_inside(node.first("source"), unit.source);
        const xml::Node target = node.first("target");
        if (target) {
            UnitPieces pieces;
            add_inside(target, pieces);
            if (!text_of(pieces).empty())
                unit.target = std::move(pieces);
            unit.state = node.attribute("approved") == "yes" ? UnitState::reviewed
                                                             : state_of(target.attribute("state"));
        }
        file_.units.push_back(std::move(unit));
    }

    XliffFile& file_;
};

} // namespace

XliffFile parse_xliff(std::string_view bytes, std::string_view name) {
    const Error not_xliff(Trouble::unusable, "not an XLIFF file", std::string(name),
                          "ask the translator for the XLIFF file (.xlf) that they were sent");
    if (bytes.starts_with("PK")) // a Word document; what an XML reader says of one helps nobody
        throw not_xliff;
    const xml::Tree tree = xml::Tree::parse(bytes, name);
    const xml::Node root = tree.root();
    if (!root.is("xliff"))
        throw not_xliff;
    XliffFile file;
    file.name = name;
    file.version = root.attribute("version");
    if (file.version != "1.2" && file.version != "2.0" && file.version != "2.1" && file.version != "2.2")
        throw Error(Trouble::unusable, "XLIFF version '" + file.version + "' is not known", std::string(name),
                    "ask for XLIFF 1.2, 2.0, 2.1 or 2.2");
    const xml::Node first = root.first("file");
    file.source_language =
        file.version == "1.2" ? first.attribute("source-language") : root.attribute("srcLang");
    file.target_language =
        file.version == "1.2" ? first.attribute("target-language") : root.attribute("trgLang");
    Parser(file).element(root);
    return file;
}

} // namespace plainsend
