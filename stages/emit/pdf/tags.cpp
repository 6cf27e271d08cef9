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
    std::vector<Ref> made;   // by element
    std::vector<bool> empty; // by element: nothing to read in it, so it is left out

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

    Ref make(const Element& element, Ref parent) {
        Dictionary entries{{"Type", Name{"StructElem"}}, {"S", Name{element.type}}, {"P", parent}};
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
        return canvas.dictionary(std::move(entries));
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

    void write_kids(std::size_t index) {
        const Element& element = structure.elements[index];
        const int home = home_of(element);
        if (home >= 0)
            canvas.put(made[index], "Pg", pages[static_cast<std::size_t>(home)].page);
        Array kids;
        for (const Kid& kid : element.kids) {
            const auto at = static_cast<std::size_t>(kid.index);
            if (kid.kind == Kid::Kind::element) {
                if (!empty[at])
                    kids.emplace_back(made[at]);
            } else if (kid.kind == Kid::Kind::content) {
                add_content(kids, kid.index, home);
            } else {
                const auto page = static_cast<std::size_t>(structure.annotations[at].page);
                kids.emplace_back(
                    Dictionary{{"Type", Name{"OBJR"}}, {"Obj", annotations[at]}, {"Pg", pages[page].page}});
            }
        }
        if (kids.size() <= most_items) {
            canvas.put(made[index], "K", std::move(kids));
            return;
        }
        // One array holds only so many: a very long document gets sections.
        Array groups;
        for (std::size_t begin = 0; begin < kids.size(); begin += most_items) {
            const std::size_t end = std::min(begin + most_items, kids.size());
            Array part(kids.begin() + static_cast<std::ptrdiff_t>(begin),
                       kids.begin() + static_cast<std::ptrdiff_t>(end));
            const bool rows = element.type == "TBody" || element.type == "Table" || element.type == "L";
            const Ref group = canvas.dictionary({{"Type", Name{"StructElem"}},
                                                 {"S", Name{rows ? element.type : "Sect"}},
                                                 {"P", made[index]}});
            for (const Value& kid : part)
                if (const Ref* child = std::get_if<Ref>(&kid.node))
                    canvas.put(*child, "P", group);
            canvas.put(group, "K", std::move(part));
            groups.emplace_back(group);
        }
        canvas.put(made[index], "K", std::move(groups));
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
        const Ref root = canvas.dictionary({{"Type", Name{"StructTreeRoot"}}});
        find_empty();
        made.reserve(structure.elements.size());
        for (std::size_t i = 0; i < structure.elements.size(); ++i) {
            const Element& element = structure.elements[i];
            if (empty[i])
                made.push_back(root);
            else
                made.push_back(make(
                    element, element.parent < 0 ? root : made[static_cast<std::size_t>(element.parent)]));
        }
        for (std::size_t i = 0; i < structure.elements.size(); ++i)
            if (!empty[i])
                write_kids(i);
        canvas.put(root, "K", Array{made.front()});
        canvas.put(root, "ParentTree", parent_tree());
        canvas.put(root, "ParentTreeNextKey", static_cast<int>(pages.size() + annotations.size()));
        if (const auto ids = id_tree())
            canvas.put(root, "IDTree", *ids);
        canvas.put(canvas.catalog(), "StructTreeRoot", root);
    }
};

} // namespace

void write_tags(Canvas& canvas, const Structure& structure, const std::vector<PageContent>& pages,
                const std::vector<Ref>& annotation_objects) {
    TagWriter{canvas, structure, pages, annotation_objects, {}, {}}.write();
}

} // namespace plainsend::pdf
