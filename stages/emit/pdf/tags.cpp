#include "stages/emit/pdf/tags.h"

#include <algorithm>

namespace plainsend::pdf {

Structure::Structure() {
    elements.emplace_back();
    elements.back().type = "Document";
}

int Structure::add(int parent, std::string type) {
    const int index = static_cast<int>(elements.size());
    elements.emplace_back();
    elements.back().type = std::move(type);
    elements.back().parent = parent;
    elements[static_cast<std::size_t>(parent)].kids.push_back({Kid::Kind::element, index});
    return index;
}

int Structure::add_slot(int element) {
    const int index = static_cast<int>(slots.size());
    slots.emplace_back();
    owners.push_back(element);
    elements[static_cast<std::size_t>(element)].kids.push_back({Kid::Kind::content, index});
    return index;
}

bool Structure::in_chrome(int element) const {
    for (; element >= 0; element = elements[static_cast<std::size_t>(element)].parent)
        if (elements[static_cast<std::size_t>(element)].chrome)
            return true;
    return false;
}

namespace {

struct TagWriter {
    Canvas& canvas;
    const Structure& structure;
    const std::vector<PageContent>& pages;
    const std::vector<Ref>& annotations;
    // By element. empty: nothing to read in it, so it is left out. parents: the objects that hold them.
    std::vector<Ref> made;
    std::vector<bool> empty;
    std::vector<Ref> parents;

    // A cell without words still holds its place in the grid.
    void find_empty() {
        empty.assign(structure.elements.size(), true);
        empty.front() = false;
        for (std::size_t i = structure.elements.size(); i-- > 0;) {
            const Element& element = structure.elements[i];
            bool content = element.type == "TD" || element.type == "TH";
            for (const Kid& kid : element.kids) {
                const auto at = static_cast<std::size_t>(kid.index);
                content = content || kid.kind == Kid::Kind::annotation ||
                          (kid.kind == Kid::Kind::element && !empty[at]) ||
                          (kid.kind == Kid::Kind::content && !structure.slots[at].empty());
            }
            empty[i] = empty[i] && !content;
        }
    }

    // Attributes (ISO 32000-1, 14.8.5). Scope of header cells is what lets a reader say "Who: Mrs Khan".
    static Array attributes_of(const Element& element) {
        Array all;
        if (element.type == "TH" || element.type == "TD") {
            Dictionary table{{"O", Name{"Table"}}};
            if (element.scope != Scope::none)
                table.emplace_back("Scope", Name{element.scope == Scope::row      ? "Row"
                                                 : element.scope == Scope::column ? "Column"
                                                                                  : "Both"});
            if (element.row_span > 1)
                table.emplace_back("RowSpan", element.row_span);
            if (element.column_span > 1)
                table.emplace_back("ColSpan", element.column_span);
            if (table.size() > 1)
                all.emplace_back(std::move(table));
        }
        if (element.numbering != Numbering::none)
            all.emplace_back(Dictionary{
                {"O", Name{"List"}},
                {"ListNumbering", Name{element.numbering == Numbering::disc ? "Disc" : "Decimal"}}});
        if (element.box) {
            const auto& [left, bottom, right, top] = *element.box;
            all.emplace_back(Dictionary{{"O", Name{"Layout"}},
                                        {"Placement", Name{element.outer ? "Block" : "Inline"}},
                                        {"BBox", Array{left, bottom, right, top}}});
        }
        if (element.strike)
            all.emplace_back(Dictionary{{"O", Name{"Layout"}}, {"TextDecorationType", Name{"LineThrough"}}});
        return all;
    }

    Dictionary entries_of(std::size_t index) const {
        const Element& element = structure.elements[index];
        Dictionary entries{{"Type", Name{"StructElem"}}, {"S", Name{element.type}}, {"P", parents[index]}};
        const auto text = [&](const char* key, const std::string& value) {
            if (!value.empty())
                entries.emplace_back(key, TextString{value});
        };
        if (!element.language.empty())
            entries.emplace_back("Lang", ByteString{element.language});
        text("Alt", element.alternative);
        text("ActualText", element.actual_text);
        text("E", element.expansion);
        if (!element.id.empty())
            entries.emplace_back("ID", ByteString{element.id});
        if (element.chrome)
            entries.emplace_back("T", TextString{"plainsend"});
        if (Array attributes = attributes_of(element); attributes.size() == 1)
            entries.emplace_back("A", std::move(attributes.front()));
        else if (!attributes.empty())
            entries.emplace_back("A", std::move(attributes));
        return entries;
    }

    // Marked content as a kid: its number where the element's /Pg is the page, else with the page named. That
    // is how a paragraph goes on over the page.
    void add_content(Array& kids, int slot, int home) const {
        for (const MarkedContent& content : structure.slots[static_cast<std::size_t>(slot)]) {
            if (content.page == home)
                kids.emplace_back(content.id);
            else
                kids.emplace_back(Dictionary{{"Type", Name{"MCR"}},
                                             {"Pg", pages[static_cast<std::size_t>(content.page)].page},
                                             {"MCID", content.id}});
        }
    }

    int home_of(const Element& element) const {
        for (const Kid& kid : element.kids)
            if (kid.kind == Kid::Kind::content)
                for (const MarkedContent& content : structure.slots[static_cast<std::size_t>(kid.index)])
                    return content.page;
        return -1;
    }

    // Elements stand before what is in them, so a parent has told its kids who it is.
    void write_element(std::size_t index) {
        const Element& element = structure.elements[index];
        Dictionary entries = entries_of(index);
        const int home = home_of(element);
        if (home >= 0)
            entries.emplace_back("Pg", pages[static_cast<std::size_t>(home)].page);
        std::vector<Array> parts(1);
        std::vector<Ref> groups;
        const bool many = element.kids.size() > most_items; // one array holds only so many
        if (many)
            groups.push_back(canvas.reserve());
        for (const Kid& kid : element.kids) {
            const auto at = static_cast<std::size_t>(kid.index);
            if (many && parts.back().size() >= most_items) {
                parts.emplace_back();
                groups.push_back(canvas.reserve());
            }
            if (kid.kind == Kid::Kind::element) {
                if (empty[at])
                    continue;
                parts.back().emplace_back(made[at]);
                parents[at] = many ? groups.back() : made[index];
            } else if (kid.kind == Kid::Kind::content) {
                add_content(parts.back(), kid.index, home);
            } else {
                const auto page = static_cast<std::size_t>(structure.annotations[at].page);
                parts.back().emplace_back(
                    Dictionary{{"Type", Name{"OBJR"}}, {"Obj", annotations[at]}, {"Pg", pages[page].page}});
            }
        }
        if (!many) {
            entries.emplace_back("K", std::move(parts.front()));
            canvas.finish(made[index], std::move(entries));
            return;
        }
        // A very long document gets sections.
        const bool rows = element.type == "TBody" || element.type == "Table" || element.type == "L";
        Array kids;
        for (std::size_t i = 0; i < parts.size(); ++i) {
            canvas.finish(groups[i], {{"Type", Name{"StructElem"}},
                                      {"S", Name{rows ? element.type : "Sect"}},
                                      {"P", made[index]},
                                      {"K", std::move(parts[i])}});
            kids.emplace_back(groups[i]);
        }
        entries.emplace_back("K", std::move(kids));
        canvas.finish(made[index], std::move(entries));
    }

    // A number tree from page and annotation to elements, in leaves, as one array holds only so many.
    Ref parent_tree() {
        Array leaves;
        Array numbers;
        int first = 0;
        const int count = static_cast<int>(pages.size() + annotations.size());
        for (int key = 0; key < count; ++key) {
            numbers.emplace_back(key);
            if (static_cast<std::size_t>(key) < pages.size()) {
                Array owners;
                for (const int slot : pages[static_cast<std::size_t>(key)].slots)
                    owners.emplace_back(
                        made[static_cast<std::size_t>(structure.owners[static_cast<std::size_t>(slot)])]);
                numbers.emplace_back(canvas.array(std::move(owners)));
            } else {
                const auto& annotation = structure.annotations[static_cast<std::size_t>(key) - pages.size()];
                const int element = structure.links[static_cast<std::size_t>(annotation.link)].element;
                numbers.emplace_back(made[static_cast<std::size_t>(element)]);
            }
            if (numbers.size() >= most_items || key + 1 == count) {
                leaves.emplace_back(
                    canvas.dictionary({{"Limits", Array{first, key}}, {"Nums", std::move(numbers)}}));
                numbers = {};
                first = key + 1;
            }
        }
        return canvas.dictionary({{"Kids", std::move(leaves)}});
    }

    // IDs in the order of their bytes (a name tree).
    std::optional<Ref> id_tree() {
        std::vector<std::pair<std::string, Ref>> ids;
        for (std::size_t i = 0; i < structure.elements.size(); ++i)
            if (!structure.elements[i].id.empty() && !empty[i])
                ids.emplace_back(structure.elements[i].id, made[i]);
        if (ids.empty() || ids.size() * 2 > most_items)
            return std::nullopt;
        std::sort(ids.begin(), ids.end(), [](const auto& a, const auto& b) { return a.first < b.first; });
        Array names;
        for (const auto& [id, ref] : ids) {
            names.emplace_back(ByteString{id});
            names.emplace_back(ref);
        }
        return canvas.dictionary({{"Names", std::move(names)}});
    }

    void write() {
        const Ref root = canvas.reserve();
        find_empty();
        for (std::size_t i = 0; i < structure.elements.size(); ++i)
            made.push_back(empty[i] ? root : canvas.reserve());
        parents.assign(structure.elements.size(), root);
        for (std::size_t i = 0; i < structure.elements.size(); ++i)
            if (!empty[i])
                write_element(i);
        Dictionary entries{{"Type", Name{"StructTreeRoot"}},
                           {"K", Array{made.front()}},
                           {"ParentTree", parent_tree()},
                           {"ParentTreeNextKey", static_cast<int>(pages.size() + annotations.size())}};
        if (const auto ids = id_tree())
            entries.emplace_back("IDTree", *ids);
        canvas.finish(root, std::move(entries));
        canvas.put(canvas.catalog(), "StructTreeRoot", root);
    }
};

} // namespace

void write_tags(Canvas& canvas, const Structure& structure, const std::vector<PageContent>& pages,
                const std::vector<Ref>& annotation_objects) {
    TagWriter{canvas, structure, pages, annotation_objects, {}, {}, {}}.write();
}

} // namespace plainsend::pdf
