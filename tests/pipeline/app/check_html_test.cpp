#include "pipeline/app/check_html.h"

#include <gmock/gmock.h>
#include <gtest/gtest.h>
#include <regex>

#include "tests/pipeline/loaded_data.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using testing::Not;

CheckedFile checked(const std::string& name, const std::string& markdown) {
    JobOptions options;
    options.choices.date = std::chrono::year(2026) / std::chrono::November / 23;
    return {name, check_document({markdown, name, {}}, options, data()), std::nullopt};
}

std::string page_of(const std::vector<CheckedFile>& files) {
    static const RuleBook rules = rule_book(data());
    CheckPage page(data().tasks, rules);
    for (const CheckedFile& file : files)
        page.tell(file);
    return page.page();
}

// What a person reads: a box as [ ], marked words in *asterisks*, one line for each line of the page.
std::string read_aloud(const std::string& page) {
    std::string text = page.substr(page.find("<body>") + 6);
    const std::vector<std::pair<const char*, const char*>> signs{{"<input[^>]*>\n", "[ ] "},
                                                                 {"</?mark>", "*"},
                                                                 {"<span class=\"unseen\">[^<]*</span>", ""},
                                                                 {"<h([1-6])[^>]*>", "h$1 "},
                                                                 {"<li>", "- "},
                                                                 {"<br>", "\n"},
                                                                 {"<[^>]*>", ""},
                                                                 {"&#34;|&quot;", "\""},
                                                                 {"&#39;|&apos;", "'"},
                                                                 {" +\n", "\n"},
                                                                 {"\n\n+", "\n"}};
    for (const auto& [sign, shown] : signs)
        text = std::regex_replace(text, std::regex(sign), shown);
    return text.substr(text.find_first_not_of('\n'));
}

const char* const minutes = R"(---
kind: minutes
---
# Review meeting

Sam is kind. We will utilise the report of the ZQX. Please ask Ms Lane on 0113 496 0000.
)";

TEST(CheckPage, tells_one_document_from_what_matters_most_to_what_is_only_told) {
    EXPECT_EQ(read_aloud(page_of({checked("minutes.md", minutes)})), R"golden(Go to the tasks
h1 minutes.md
6 things to look at. plainsend itself changes 1 of them in the plain version.
Too short to measure a reading age; the aim is about 9.
16 words in 3 sentences, 5.3 words a sentence; 2 words of three or more syllables. A formula knows nothing of meaning: ask a reader.
Work from top to bottom: what matters most comes first. Tick what is done, and it folds away. Ticks are lost when the page is closed; print it to keep the list.
- 1. Say whom to ask and what help there is 4
- 2. Explain or spell out 1
- 3. Say it more simply 1
- 4. Nothing to do here 1
h2 1. Say whom to ask and what help there is
A line at the end does it. A school profile (--school) adds these lines to every document.
[ ] h3 Nobody is named whom a family can ask.
Add one person with a telephone number or an e-mail address, or use a school profile.
A question that finds no person is not asked.
[ ] h3 Independent support is not mentioned.
Say where a family can get free advice that does not come from the school, such as the local SENDIASS.
Families have a right to advice that does not come from the school or the council, and many do not know it.
[ ] h3 No other format is offered.
Say that the document can be had in large print or in another way, and whom to ask.
Who cannot read the page cannot ask for one they can read, unless somebody offers.
[ ] h3 No interpreter or translation is offered.
Say in which languages, and whom to ask.
A family should not need their child to interpret.
h2 2. Explain or spell out
Families cannot look these up. Write them in full the first time, with the short form in brackets.
[ ] h3 ZQX
'ZQX' is not explained, and the glossary does not know it. Write it in full the first time, with the short form in brackets.
- line 6 We will utilise the report of the *ZQX*.
A family cannot look up what only the people in the room know.
h2 3. Say it more simply
Everyday words and direct sentences say the same.
The plain version does these by itself. Change them here only if you want them in every version.
[ ] h3 utilise → use
- line 6 We will *utilise* the report of the ZQX.
h2 4. Nothing to do here
plainsend has dealt with these. They stand here so that nothing happens behind your back.
- 16 words in 3 sentences, 5.3 words a sentence, 2 words of three or more syllables; too short to measure a reading age.
)golden");
}

TEST(CheckPage, lists_several_documents_with_what_there_is_to_do) {
    const CheckedFile broken{"bad.docx", std::nullopt,
                             ErrorText{Trouble::unusable, "this is no Word file", "", "save it again"}};
    const std::string page =
        page_of({checked("a/minutes.md", minutes), broken, checked("b/ok.md", "Hello.\n")});
    EXPECT_THAT(page, HasSubstr("<h1>3 documents</h1>"));
    EXPECT_THAT(page, HasSubstr("1 document could not be read."));
    EXPECT_THAT(page, HasSubstr("It could not be read:</strong> this is no Word file."));
    EXPECT_THAT(page, HasSubstr("<nav aria-label=\"Documents\">"));
}

std::vector<std::string> found(const std::string& page, const char* pattern) {
    const std::regex looked_for(pattern);
    std::vector<std::string> all;
    for (std::sregex_iterator at(page.begin(), page.end(), looked_for), end; at != end; ++at)
        all.push_back((*at)[1]);
    return all;
}

TEST(CheckPage, has_every_id_once_and_no_link_that_leads_nowhere) {
    const std::string page = page_of(
        {checked("a/minutes.md", minutes), checked("b/minutes.md", minutes), checked("c.md", "Hello.\n")});
    std::vector<std::string> ids = found(page, " id=\"([^\"]*)\"");
    const std::set<std::string> once(ids.begin(), ids.end());
    EXPECT_EQ(once.size(), ids.size());
    for (const char* pattern : {"href=\"#([^\"]*)\"", "for=\"([^\"]*)\"", "aria-labelledby=\"([^\"]*)\""}) {
        const std::vector<std::string> targets = found(page, pattern);
        EXPECT_FALSE(targets.empty()) << pattern;
        for (const std::string& target : targets)
            EXPECT_TRUE(once.contains(target)) << target;
    }
}

TEST(CheckPage, shows_hostile_words_and_never_obeys_them) {
    const std::string hostile =
        "The &lt;script&gt;alert(1)&lt;/script&gt; \xE2\x80\xAEZQX\xE2\x80\xAC met & \"utilised\" it.";
    const std::string page = page_of({checked("<b>\xE2\x80\xAE.md", hostile)});
    EXPECT_THAT(page, Not(HasSubstr("<script")));
    EXPECT_THAT(page, Not(HasSubstr("<b>")));
    EXPECT_THAT(page, Not(HasSubstr("\xE2\x80\xAE")));
    EXPECT_THAT(page, HasSubstr("&lt;b&gt;"));
    EXPECT_THAT(page, HasSubstr("&lt;script&gt;"));
}

TEST(CheckPage, of_a_great_many_findings_and_documents_stays_small) {
    std::string text = "# Plan\n\n";
    for (int i = 0; i < 20'000; ++i)
        text += "The " +
                std::string{"BCDFGHJKLM"[i % 10], "NPQRSTVWXZ"[i / 10 % 10], "BCDFGHJKLM"[i / 100 % 10],
                            "NPQRSTVWXZ"[i / 1000 % 10]} +
                " met.\n\n";
    const CheckedFile many = checked("many.md", text);
    ASSERT_GT(many.result->findings.size(), 5'000U);
    const std::string page = page_of({many});
    EXPECT_LT(page.size(), 200'000U);
    EXPECT_THAT(page, HasSubstr("more of this kind are not shown."));
    std::smatch counts;
    ASSERT_TRUE(std::regex_search(page, counts,
                                  std::regex("([0-9]+) things to look at, ([0-9]+) of them on this page")));
    const std::size_t to_do = std::stoul(counts[1]);
    const std::size_t shown = std::stoul(counts[2]);
    EXPECT_EQ(found(page, "(<input)").size(), shown);
    EXPECT_THAT(page, HasSubstr("data-of=\"" + std::to_string(shown) + "\">; " +
                                std::to_string(to_do - shown) + " more not shown</footer>"));
    std::vector<CheckedFile> files(300, checked("small.md", "We utilise it.\n"));
    for (std::size_t i = 0; i < files.size(); ++i)
        files[i].file = std::to_string(i) + ".md";
    const std::string all = page_of(files);
    EXPECT_THAT(all, HasSubstr("<h1>300 documents</h1>"));
    EXPECT_THAT(all, HasSubstr("200 documents more are not on this page"));
}

TEST(CheckPage, without_documents_says_so) {
    EXPECT_THAT(page_of({}), HasSubstr("No documents were found"));
}

} // namespace
} // namespace plainsend
