#include "stages/io/document_json.h"

#include <random>

#include <gmock/gmock.h>

#include "stages/document/error.h"
#include "stages/document/tree.h"
#include "stages/document/walk.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using namespace std::chrono_literals;

// Random documents that use every node and every member.
class Generator {
public:
    explicit Generator(unsigned seed) : random_(seed) {}

    Document document() {
        Document made;
        made.metadata = {text(), flip(), date(), text(), text(), text(), text()};
        made.body = blocks(4);
        made.notes = {{text(), text(), blocks(1)}};
        made.resources[text()] = {text(), std::string("\0\xFF\n", 3) + text(), 3, 4};
        made.parts = {text(), ""};
        made.version = text();
        made.status = {flip() ? Openness::draft : Openness::final_version, below(9), date(), date()};
        if (flip())
            made.school = school();
        made.glossary = {{text(), text(), text(), text()}};
        made.actions = {Action{}, action()};
        made.siblings = {{text(), text(), text()}};
        made.ledger = {{text(), 3, 1U << 30U, text(), text(), text(), text()}};
        made.review = static_cast<Review>(below(3));
        made.target_language = text();
        return made;
    }

private:
    int below(int n) { return static_cast<int>(random_() % static_cast<unsigned>(n)); }
    bool flip() { return below(2) == 0; }
    std::optional<Date> date() {
        if (flip())
            return std::nullopt;
        return Date{std::chrono::year(1990 + below(60)),
                    std::chrono::month(1U + static_cast<unsigned>(below(12))), 28d};
    }
    std::string text() {
        static const std::vector<std::string> some{"",          "plain", "Zoë 👋", "a\"b\\c\n\t",
                                                   "\u2028<&>", " ",     "null"};
        return some[static_cast<std::size_t>(below(static_cast<int>(some.size())))];
    }
    Place place() {
        return {static_cast<std::uint32_t>(below(3)), static_cast<std::uint32_t>(random_()), 1, 0xFFFFFFFFU};
    }
    Action action() { return {text(), text(), text(), text()}; }
    School school() {
        School made;
        made.name = text();
        made.address = {text(), text()};
        made.contact = {text(), text(), text(), text(), text(), text()};
        made.holidays = {{2026y / 12 / 19, 2027y / 1 / 4}};
        made.images["k"] = {text(), flip()};
        made.languages = {"ur", "pl"};
        return made;
    }

    Inlines inlines(int depth) {
        Inlines made;
        for (int i = below(4); i > 0; --i)
            made.push_back({node(depth)});
        return made;
    }
    InlineNode node(int depth) {
        switch (below(depth > 0 ? 11 : 6)) {
        case 0:
            return Text{text(), place()};
        case 1:
            return LineBreak{};
        case 2:
            return Image{text(), text(), flip(), 1.5, 0, place()};
        case 3:
            return NoteMark{text()};
        case 4:
            return Field{text(), place()};
        case 5:
            return Generated{text()};
        case 6:
            return Marked{static_cast<Mark>(below(7)), inlines(depth - 1)};
        case 7:
            return Link{text(), inlines(depth - 1)};
        case 8:
            return LanguageRun{text(), inlines(depth - 1)};
        case 9:
            return Term{text(), inlines(depth - 1)};
        default:
            return Abbreviation{text(), inlines(depth - 1)};
        }
    }

    Cell cell(int depth) { return {blocks(depth), 1 + below(4), 1 + below(4)}; }
    Blocks blocks(int depth) {
        Blocks made;
        for (int i = below(5); i > 0; --i)
            made.push_back({text(), place(), text(), text(), flip(), block_node(depth)});
        return made;
    }
    BlockNode block_node(int depth) {
        switch (below(depth > 0 ? 9 : 4)) {
        case 0:
            return Heading{1 + below(6), inlines(3)};
        case 1:
            return Paragraph{inlines(3)};
        case 2:
            return Preformatted{text()};
        case 3:
            return Separator{};
        case 4:
            return List{static_cast<ListKind>(below(2)), {{text(), blocks(depth - 1)}, {text(), {}}}};
        case 5:
            return Table{
                inlines(1), {{{cell(depth - 1), cell(depth - 1)}}, {}}, below(3), below(3), {0.1, 2, 1e-9}};
        case 6:
            return Records{inlines(1), {cell(depth - 1)}, {{{{inlines(1), blocks(depth - 1)}}}, {}}};
        case 7:
            return Quotation{blocks(depth - 1)};
        default:
            return Letterhead{blocks(depth - 1)};
        }
    }

    std::mt19937 random_;
};

TEST(DocumentJson, comes_back_as_it_was_for_every_document) {
    for (unsigned seed = 0; seed < 500; ++seed) {
        const Document document = Generator(seed).document();
        const std::string written = write_document_json(document);
        const Document read = read_document_json(written, "x.json");
        ASSERT_EQ(read, document) << "seed " << seed << "\n" << dump(document) << "\n" << dump(read);
        ASSERT_EQ(write_document_json(read), written);
    }
}

TEST(DocumentJson, is_what_a_person_would_write) {
    Document document;
    document.metadata.title = "Letter";
    document.body.push_back(
        {"b1", {0, 4, 2, 1}, "", "", false, Paragraph{{Inline{Text{"Hello", {0, 4, 2, 1}}}}}});
    EXPECT_EQ(write_document_json(document), R"({
  "schema_version": 1,
  "metadata": {
    "title": "Letter",
    "language": "en-GB"
  },
  "body": [
    {
      "type": "paragraph",
      "id": "b1",
      "place": [0, 4, 2, 1],
      "content": [
        {
          "type": "text",
          "text": "Hello",
          "place": [0, 4, 2, 1]
        }
      ]
    }
  ],
  "version": "standard",
  "status": {
    "revision": 1
  }
}
)");
}

std::string complaint(const std::string& members) {
    try {
        read_document_json("{\"schema_version\": 1" + members + "}", "x.json");
    } catch (const Error& error) {
        EXPECT_EQ(error.where, "x.json");
        return error.message;
    }
    return "";
}

TEST(DocumentJson, says_where_a_mistake_is_and_what_it_is) {
    EXPECT_EQ(complaint(R"(, "body": [{"type": "paragraph"}, {"type": "pargraph"}])"),
              "body[1]: type 'pargraph' is not known here");
    EXPECT_EQ(complaint(R"(, "body": [{"type": "list", "items": [{"lable": "1."}]}])"),
              "body[0].items[0]: 'lable' is not known here");
    EXPECT_EQ(complaint(R"(, "body": [{"type": "heading", "level": 7}])"),
              "body[0]: level must be from 1 to 6");
    EXPECT_EQ(complaint(R"(, "body": {})"), "body: a list is needed here");
    EXPECT_EQ(complaint(R"(, "body": [3])"), "body[0]: an object is needed here");
    EXPECT_THAT(complaint(R"(, "metadata": {"date": "2026-13-01"})"),
                HasSubstr("metadata.date: a date like"));
    EXPECT_THAT(complaint(R"(, "metadata": {"title": 3})"), HasSubstr("metadata.title: text is needed"));
    EXPECT_THAT(complaint(R"(, "status": {"revision": "1"})"), HasSubstr("a number is needed"));
    EXPECT_THAT(complaint(R"(, "resources": {"k": {"bytes": "*"}})"),
                HasSubstr("resources.k: bytes is not Base64"));
    EXPECT_EQ(complaint(""), "");
    EXPECT_EQ(complaint(R"(, "colour": "red")"), "top level: 'colour' is not known here");
    EXPECT_THROW(read_document_json("{}", "x"), Error);
    EXPECT_THROW(read_document_json("[]", "x"), Error);
    EXPECT_THROW(read_document_json(R"({"schema_version": 2})", "x"), Error);
}

TEST(DocumentJson, holds_the_deepest_document_a_reader_may_give) {
    Document document;
    document.body.push_back({"", {}, "", "", false, Paragraph{{Inline{Text{"deep", {}}}}}});
    for (int i = 1; i < max_depth; ++i) {
        Table table;
        table.rows.push_back({{Cell{std::move(document.body), 1, 1}}});
        document.body = Blocks{{"", {}, "", "", false, std::move(table)}};
    }
    EXPECT_EQ(read_document_json(write_document_json(document), "x"), document);
}

} // namespace
} // namespace plainsend
