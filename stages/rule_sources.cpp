#include "stages/rule_sources.h"

#include <algorithm>
#include <array>

namespace plainsend {

namespace {

constexpr std::string_view what_is_left_out =
    "Our own rule: whatever is left out, guessed or changed while a document is read is told.";
constexpr std::string_view no_broken_table = "WCAG 2.2, success criterion 1.3.1 (Info and Relationships): a "
                                             "table's headings can be told by a program.";

// rule: a whole name, "group/" for every other rule of a group, or "/name" for one rule that several groups
// share. The first that fits counts.
struct RuleSource {
    std::string_view rule;
    std::string_view source;
};

constexpr auto sources = std::to_array<RuleSource>({
    {"acronyms/ambiguous",
     "Our own rule: a guess at the meaning can harm a child. See also WCAG 2.2, success "
     "criterion 3.1.4 (Abbreviations)."},
    {"acronyms/", "WCAG 2.2, success criterion 3.1.4 (Abbreviations)."},
    {"jargon/",
     "WCAG 2.2, success criterion 3.1.3 (Unusual Words). In England also the SEND Code of Practice "
     "2015, 9.61: plans are clear, concise and understandable."},
    {"fidelity/changed", "Our own rule: plain words may never change what is promised."},
    {"readability/sentence-long", "Our own rule, after the advice to writers of the GOV.UK website: at most "
                                  "25 words in a sentence."},
    {"readability/still-hard", "Our own rule: nothing is called plain that is not."},
    {"readability/", "WCAG 2.2, success criterion 3.1.5 (Reading Level)."},
    {"structure/passive-promise",
     "SEND Code of Practice 2015, 9.69 (England): help in section F of a plan is "
     "detailed and specific."},
    {"structure/", "ISO 24495-1:2023 (Plain language): sentences that are clear at once."},
    {"splitting/", "ISO 24495-1:2023 (Plain language): sentences that are clear at once."},
    {"careful-words/no-strength",
     "SEND Code of Practice 2015, 9.22 (England): plans show the strengths of the "
     "child."},
    {"names/name", "UK General Data Protection Regulation, article 5(1)(f): what is known about a person is "
                   "kept from others."},
    {"names/", "UK General Data Protection Regulation, article 5(1)(d): what is written about a person is "
               "right."},
    {"contact/missing", "Our own rule: there is one person whom a family can ask."},
    {"contact/no-support",
     "Children and Families Act 2014, section 32 (England): families are told of advice "
     "and support."},
    {"contact/no-formats", "Equality Act 2010, section 20(6): information is given in a form that a disabled "
                           "person can use."},
    {"contact/no-interpreter", "Our own rule: no child has to interpret for the family."},
    {"kind/", "Our own rule: the author knows how the document was taken."},
    {"document/no-words", "WCAG 2.2, success criterion 1.4.5 (Images of Text)."},
    {"document/no-title", "WCAG 2.2, success criterion 2.4.2 (Page Titled); PDF/UA-1 (ISO 14289-1), 7.1."},
    {"document/headings-guessed", "WCAG 2.2, success criterion 1.3.1 (Info and Relationships)."},
    {"document/invisible", "Our own rule: nothing is published that nobody can see."},
    {"/direction-controls", "Unicode Technical Report 36 (Security): text whose direction is forced can "
                            "deceive."},
    {"images/", "WCAG 2.2, success criterion 1.1.1 (Non-text Content); PDF/UA-1 (ISO 14289-1), 7.3."},
    {"/image-without-alternative", "WCAG 2.2, success criterion 1.1.1 (Non-text Content); PDF/UA-1 (ISO "
                                   "14289-1), 7.3."},
    {"/typed-list", "WCAG 2.2, success criterion 1.3.1 (Info and Relationships): a list can be told by a "
                    "program."},
    {"/header-row-inferred", no_broken_table},
    {"/header-column-inferred", no_broken_table},
    {"/no-header-row", no_broken_table},
    {"markdown/table", no_broken_table},
    {"text/table", no_broken_table},
    {"text/heading", "WCAG 2.2, success criterion 1.3.1 (Info and Relationships): a heading can be told by a "
                     "program."},
    {"docx/layout-table", "WCAG 2.2, success criterion 1.3.2 (Meaningful Sequence)."},
    {"docx/diagram", "WCAG 2.2, success criterion 1.1.1 (Non-text Content)."},
    {"/drawing", "WCAG 2.2, success criterion 1.1.1 (Non-text Content)."},
    {"html/media",
     "WCAG 2.2, guideline 1.2 (Time-based Media): what is heard or seen is also told in words."},
    {"/link", "Our own rule: only links that can do no harm are passed on."},
    {"/link-dropped", "Our own rule: only links that can do no harm are passed on."},
    {"/macros", "Our own rule: a document runs no program."},
    {"html/script", "Our own rule: a document runs no program."},
    {"html/", what_is_left_out},
    {"markdown/", what_is_left_out},
    {"text/", what_is_left_out},
    {"json/", what_is_left_out},
    {"docx/", what_is_left_out},
    {"odt/", what_is_left_out},
    {"draft/reply-by-past", "Our own rule: a family gets time to reply."},
    {"draft/", "Our own rule: a family can reach somebody on the day. Bank holidays are those of the Banking "
               "and Financial Dealings Act 1971."},
    {"actions/", "Our own rule: a wrong name in a list of actions is worse than no list."},
    {"edit/", "Our own rule: a change of words never touches what the author made bold or a link."},
    {"large-print/", "Our own rule: no word is torn apart by a narrow column."},
    {"pdf/no-glyph", "PDF/UA-1 (ISO 14289-1), 7.21.8."},
    {"pdf/", "Our own rule: no word is torn apart by a narrow column."},
    {"translate/language", "WCAG 2.2, success criterion 3.1.1 (Language of Page); XLIFF 2.0, srcLang and "
                           "trgLang."},
    {"translate/code", "XLIFF 2.0, inline content: every code of the source is in the target once."},
    {"translate/id", "XLIFF 2.0, id: each is used once in its file or unit."},
    {"translate/order", "XLIFF 2.0, order: each place of a unit is taken once."},
    {"translate/reference", "XLIFF 2.0, startRef: a code that ends points at the one that began."},
    {"translate/", "Our own rule: a translation says what the document says, and nothing else."},
});

} // namespace

std::string_view source_of_rule(std::string_view rule) {
    const auto found = std::find_if(sources.begin(), sources.end(), [&](const RuleSource& one) {
        return one.rule.ends_with('/')     ? rule.starts_with(one.rule)
               : one.rule.starts_with('/') ? rule.ends_with(one.rule)
                                           : rule == one.rule;
    });
    return found == sources.end() ? std::string_view() : found->source;
}

} // namespace plainsend
