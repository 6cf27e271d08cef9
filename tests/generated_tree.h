// Documents made from a seed, for property tests: every kind of block and inline, non-ASCII words included.
#pragma once

#include <random>
#include <string>

#include "stages/document/document.h"
#include "stages/document/walk.h"

namespace plainsend {

class TreeMaker {
public:
    explicit TreeMaker(unsigned seed) : random_(seed) {}

    Document document() {
        Document made;
        made.parts = {"made.txt"};
        made.metadata.title = word();
        made.body = blocks(0, 6);
        made.notes.push_back({"n1", "1", {paragraph()}});
        finish_reading(made);
        return made;
    }

private:
    int pick(int most) { return std::uniform_int_distribution<int>(0, most)(random_); }

    std::string word() {
        static const char* const list[] = {"review", "SENCo", "utilise",    "Zoë’s",    "commence",
                                           "naïve",  "£3.50", "3.15pm",     "حق",       "prior to",
                                           "SEN",    "4.3",   "facilitate", "EHC plan", "in order to"};
        return list[pick(14)];
    }

    std::string sentence() {
        std::string text = word();
        for (int i = pick(8); i > 0; --i)
            text += " " + word();
        return text + ".";
    }

    Inlines inlines(int depth) {
        Inlines made;
        for (int i = pick(3); i >= 0; --i) {
            const int kind = depth > 2 ? 0 : pick(10);
            switch (kind) {
            case 1:
                made.push_back({LineBreak{}});
                break;
            case 2:
                made.push_back({Marked{static_cast<Mark>(pick(6)), inlines(depth + 1)}});
                break;
            case 3:
                made.push_back({Link{"https://example.org/" + std::to_string(pick(9)), inlines(3)}});
                break;
            case 4:
                made.push_back({LanguageRun{"ur", inlines(depth + 1)}});
                break;
            case 5:
                made.push_back({Image{"abcdef0123456789", word(), false, 10, 10, {}}});
                break;
            case 6:
                made.push_back({NoteMark{"n1"}});
                break;
            case 7:
                made.push_back({Abbreviation{"special educational needs", {{Text{"SEN", {}}}}}});
                break;
            case 8:
                made.push_back({Field{"........", {}}});
                break;
            case 9:
                made.push_back({Generated{"added"}});
                break;
            default:
                made.push_back({Text{sentence(), {}}});
                break;
            }
        }
        return made;
    }

    Block paragraph() {
        Block block;
        block.node = Paragraph{inlines(0)};
        return block;
    }

    Blocks blocks(int depth, int most) {
        Blocks made;
        for (int i = pick(most); i >= 0; --i) {
            Block block;
            switch (depth > 3 ? 0 : pick(8)) {
            case 1:
                block.node = Heading{1 + pick(5), inlines(1)};
                break;
            case 2: {
                List list;
                list.kind = pick(1) == 0 ? ListKind::bulleted : ListKind::numbered;
                for (int item = 0; item <= pick(3); ++item)
                    list.items.push_back({std::to_string(item + 1) + ".", blocks(depth + 1, 1)});
                block.node = std::move(list);
                break;
            }
            case 3: {
                Table table;
                table.header_rows = pick(1);
                for (int row = 0; row <= 2; ++row) {
                    Row made_row;
                    for (int cell = 0; cell < 5; ++cell)
                        made_row.cells.push_back({blocks(depth + 2, 0), 1, 1});
                    table.rows.push_back(std::move(made_row));
                }
                block.node = std::move(table);
                break;
            }
            case 4:
                block.node = Quotation{blocks(depth + 1, 1)};
                break;
            case 5:
                block.node = Preformatted{sentence() + "\n" + sentence()};
                break;
            case 6:
                block.node = Separator{};
                break;
            case 7:
                block.node = Letterhead{blocks(depth + 2, 1)};
                break;
            default:
                block = paragraph();
                break;
            }
            made.push_back(std::move(block));
        }
        return made;
    }

    std::mt19937 random_;
};

// The author's words of a whole document, block by block.
inline std::string all_text(const Document& document) {
    std::string text;
    for_each_block(document, [&](const Block& block) {
        if (is_leaf(block))
            text += block_text(block) + "\n";
    });
    return text;
}

} // namespace plainsend
