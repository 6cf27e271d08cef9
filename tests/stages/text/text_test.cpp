#include "stages/text/text.h"

#include <gmock/gmock.h>

namespace plainsend {
namespace {

using testing::ElementsAre;
using testing::StartsWith;
using namespace std::string_view_literals;

std::vector<std::string> cut(std::string_view text, const std::vector<Span>& spans) {
    std::vector<std::string> out;
    for (const Span& span : spans)
        out.emplace_back(text.substr(span.begin, span.end - span.begin));
    return out;
}

std::vector<std::string> words_of(std::string_view text) {
    return cut(text, words(text));
}

std::vector<std::string> sentences_of(std::string_view text) {
    return cut(text, sentences(text));
}

TEST(Words, keeps_apostrophes_hyphens_times_and_references_together) {
    EXPECT_THAT(words_of("Don't ask the co-ordinator’s aide at 3.15pm."),
                ElementsAre("Don't", "ask", "the", "co-ordinator’s", "aide", "at", "3.15pm"));
    EXPECT_THAT(words_of("See reg. 22(4) and s.42(1)(a), page 1,000."),
                ElementsAre("See", "reg", "22(4)", "and", "s.42(1)(a)", "page", "1,000"));
    EXPECT_THAT(words_of("after the end.2 cats"), ElementsAre("after", "the", "end", "2", "cats"));
}

TEST(Words, gives_no_span_for_signs_and_a_dash_with_spaces_joins_nothing) {
    EXPECT_THAT(words_of(" — … £ 5 - 6!"), ElementsAre("5", "6"));
    EXPECT_THAT(words_of(""), ElementsAre());
}

TEST(Words, counts_bytes_in_non_ascii_text) {
    const std::string text = "Zoë’s café – naïve";
    EXPECT_THAT(cut(text, words(text)), ElementsAre("Zoë’s", "café", "naïve"));
    EXPECT_EQ(words(text).back().end, text.size());
}

TEST(Words, survives_bytes_that_are_not_utf8) {
    EXPECT_THAT(words_of("a\xFF\xFE b"), ElementsAre("a", "b"));
}

TEST(Sentences, breaks_where_a_reader_would) {
    EXPECT_THAT(sentences_of("He came. She left!  Did they?"),
                ElementsAre("He came.", "She left!", "Did they?"));
    EXPECT_THAT(sentences_of("No stop at the end"), ElementsAre("No stop at the end"));
    EXPECT_THAT(sentences_of(" \n "), ElementsAre());
}

TEST(Sentences, keeps_british_short_forms_inside_a_sentence) {
    for (const std::string_view text : {"The duty in s.42 is clear.",
                                        "Under reg. 22(4) the council must reply.",
                                        "Your child is in Yr 3 now.",
                                        "We met Dr. Khan today.",
                                        "Come at 4 p.m. on Friday.",
                                        "He lives at No. 10 Downing Street.",
                                        "Come at 3.15pm to the hall.",
                                        "Bring a snack, e.g. Fruit or bread.",
                                        "She goes to St. John's School.",
                                        "We will see Mr. Smith at 9 a.m. Ms Jones at 10 a.m.",
                                        "(a) speech therapy…; and (b) reading.",
                                        "(a) speech therapy...; and (b) reading.",
                                        "Ms J. Okoro will write.",
                                        "\"Why?\" she asked.",
                                        "4.3. The council must pay.",
                                        "(a). First we met.",
                                        "The S.E.N. Coordinator came.",
                                        "i.e. The plan.",
                                        "See para. 9.69 Code of Practice.",
                                        "The meeting is on Wed. 3 December."}) {
        EXPECT_THAT(sentences_of(text), ElementsAre(text));
    }
}

TEST(Sentences, still_breaks_after_a_short_form_that_ends_a_sentence) {
    EXPECT_THAT(sentences_of("Come at 3 p.m. Please bring a coat."),
                ElementsAre("Come at 3 p.m.", "Please bring a coat."));
    EXPECT_THAT(sentences_of("She lives on High St. The school is near."),
                ElementsAre("She lives on High St.", "The school is near."));
    EXPECT_THAT(sentences_of("He takes vitamin C. Later he rests."),
                ElementsAre("He takes vitamin C.", "Later he rests."));
}

TEST(Sentences, a_line_end_ends_one_and_white_space_is_left_out) {
    const std::string text = "Mrs A. Patel\n12 Rose Lane\n\nDear all,\u00A0 ";
    EXPECT_THAT(sentences_of(text), ElementsAre("Mrs A. Patel", "12 Rose Lane", "Dear all,"));
}

TEST(Sentences, knows_the_stops_of_other_languages) {
    const std::string text = "你好。再见。";
    EXPECT_THAT(cut(text, sentences(text, "zh")), ElementsAre("你好。", "再见。"));
    const std::string urdu = "یہ سکول ہے۔ آپ آئیں۔";
    EXPECT_EQ(sentences(urdu, "ur").size(), 2U);
    EXPECT_THAT(cut("One. Two."sv, sentences("One. Two.", "no such language at all")),
                ElementsAre("One.", "Two."));
}

TEST(Sentences, a_thousand_languages_cost_no_more_than_one) {
    for (int i = 0; i < 1000; ++i) {
        const std::string tag = {'x', static_cast<char>('a' + i % 26), static_cast<char>('a' + i / 26 % 26)};
        EXPECT_EQ(sentences("One. Two.", tag).size(), 2U);
    }
}

TEST(Cases, maps_more_than_ascii) {
    EXPECT_EQ(lower("ÉCOLE ŻÓŁW"), "école żółw");
    EXPECT_EQ(upper("straße"), "STRASSE");
    EXPECT_EQ(lower("ISTANBUL"), "istanbul");
    EXPECT_TRUE(is_upper("EHCP"));
    EXPECT_TRUE(is_upper("ŁÓDŹ-2"));
    EXPECT_FALSE(is_upper("EHCPs"));
    EXPECT_FALSE(is_upper("42"));
    EXPECT_TRUE(starts_upper("Łódź"));
    EXPECT_FALSE(starts_upper("łódź"));
    EXPECT_FALSE(starts_upper(""));
}

TEST(Fold, makes_two_ways_to_write_the_same_words_equal) {
    EXPECT_EQ(fold("  Child’s\u00A0 PLAN\n"), "child's plan");
    EXPECT_EQ(fold("co\u2011ordi\u00ADnator"), "co-ordinator");
    EXPECT_EQ(fold("cafe\u0301"), fold("CAFÉ"));
    EXPECT_NE(fold("cafe"), fold("café"));
}

TEST(Utf8, is_told_from_other_bytes) {
    EXPECT_TRUE(is_utf8("plain"));
    EXPECT_TRUE(is_utf8("Zoë 👋"));
    EXPECT_FALSE(is_utf8("\xE9t\xE9"));
    EXPECT_FALSE(is_utf8("\xED\xA0\x80")); // a lone surrogate
    EXPECT_FALSE(is_utf8("\xC0\xAF"));     // too long a form
    EXPECT_EQ(code_points("Zoë👋"), 4U);
    EXPECT_EQ(nfc("e\u0301"), "é");
}

TEST(CollapseSpace, does_what_browsers_do) {
    EXPECT_EQ(collapse_space("  a \t\n b\u00A0 c "), "a b\u00A0 c");
}

TEST(LongDate, is_written_as_people_write_it) {
    EXPECT_EQ(long_date(2026, 12, 3, "en-GB"), "Thursday 3 December 2026");
    EXPECT_EQ(long_date(2026, 12, 3, "pl"), "czwartek, 3 grudnia 2026");
    EXPECT_EQ(long_date(2026, 12, 3, "xx"), "Thursday 3 December 2026");
    EXPECT_EQ(long_date(2026, 2, 30, "en-GB"), "");
    EXPECT_EQ(long_date(2026, 12, 17, "cy"), "Dydd Iau, 17 Rhagfyr 2026");
    EXPECT_EQ(long_date(2026, 12, 17, "ro"), "joi, 17 decembrie 2026");
    EXPECT_EQ(long_date(2026, 12, 17, "pt"), "quinta-feira, 17 de dezembro de 2026");
    EXPECT_EQ(long_date(2026, 12, 17, "fr"), "jeudi 17 décembre 2026");
    EXPECT_EQ(long_date(2027, 3, 1, "fr"), "lundi 1er mars 2027");
    EXPECT_EQ(long_date(2026, 12, 17, "tr"), "17 Aralık 2026 Perşembe");
    EXPECT_EQ(long_date(2026, 12, 17, "so"), "Khamiis, 17 Diseembar 2026");
    EXPECT_EQ(long_date(2026, 12, 17, "uk"), "четвер, 17 грудня 2026");
    EXPECT_EQ(long_date(2026, 12, 17, "ur"), "جمعرات، 17 دسمبر، 2026");
    EXPECT_EQ(long_date(2026, 12, 17, "ar"), "الخميس، 17 ديسمبر 2026");
    EXPECT_EQ(long_date(2026, 12, 17, "pa"), "ਵੀਰਵਾਰ, 17 ਦਸੰਬਰ 2026");
    EXPECT_EQ(long_date(2026, 12, 17, "bn"), "বৃহস্পতিবার, 17 ডিসেম্বর, 2026");
    EXPECT_EQ(long_date(2026, 12, 17, "gu"), "ગુરુવાર, 17 ડિસેમ્બર, 2026");
    EXPECT_EQ(long_date(2026, 12, 17, "ta"), "வியாழன், 17 டிசம்பர், 2026");
    EXPECT_EQ(long_date(2026, 12, 17, "zh"), "2026年12月17日星期四");
}

std::vector<std::string> stretches(std::string_view text) {
    return cut(text, left_to_right_stretches(text));
}

TEST(DateWords, are_those_of_the_language_in_every_form_that_dates_use) {
    EXPECT_EQ(date_words("pl").months.at("stycznia"), 1U);
    EXPECT_EQ(date_words("pl").months.at("Styczeń"), 1U);
    EXPECT_EQ(date_words("uk").months.at("лютого"), 2U);
    EXPECT_EQ(date_words("so").months.at("Febraayo"), 2U); // our own, not ICU's number
    EXPECT_EQ(date_words("en-GB").months.at("Sep"), 9U);
    EXPECT_EQ(date_words("en-GB").months.at("Sept"), 9U);
    EXPECT_FALSE(date_words("en-GB").months.contains("may")) << "a verb";
    EXPECT_TRUE(date_words("cy").weekdays.contains("Gwener")) << "without its 'Dydd'";
    EXPECT_TRUE(date_words("tr").weekdays.contains("Cuma"));
    EXPECT_TRUE(date_words("pt").joints.contains("de"));
    EXPECT_TRUE(date_words("zh").joints.contains("年"));
    EXPECT_TRUE(date_words("zh").joints.contains("日"));
    EXPECT_TRUE(date_words("xx").months.contains("January")) << "a language that nobody knows";
}

TEST(WrittenLanguage, names_the_script_only_where_it_is_not_the_usual_one) {
    EXPECT_EQ(written_language("pl"), "pl");
    EXPECT_EQ(written_language("pl-PL"), "pl");
    EXPECT_EQ(written_language("zh-CN"), "zh");
    EXPECT_EQ(written_language("zh-Hans"), "zh");
    EXPECT_EQ(written_language("zh-TW"), "zh-Hant");
    EXPECT_EQ(written_language("zh-Hant-HK"), "zh-Hant");
    EXPECT_EQ(written_language("pa-Guru-IN"), "pa");
    EXPECT_EQ(written_language("pa-Arab"), "pa-Arab");
    EXPECT_EQ(written_language("pa-PK"), "pa-Arab");
    EXPECT_EQ(written_language(""), "");
}

TEST(EuropeanDigits, stand_for_those_of_every_script) {
    EXPECT_EQ(with_european_digits("۱۲ ১২ ੧੨ １２ 12 x"), "12 12 12 12 12 x");
    EXPECT_EQ(with_european_digits("\xFF"), "\xFF");
}

TEST(LeftToRightStretches, are_what_must_keep_its_order_in_a_right_to_left_text) {
    EXPECT_THAT(stretches("ٹیلی فون 01632 960 417 پر"), ElementsAre("01632 960 417"));
    EXPECT_THAT(stretches("14 Brewer\u2019s Row, Hollowmere."),
                ElementsAre("14 Brewer\u2019s Row, Hollowmere"));
    EXPECT_THAT(stretches("خرچ £11.50 ہے۔"), ElementsAre("£11.50"));
    EXPECT_THAT(stretches("حوالہ: Y4/Fenwick (TA)، محترمہ Mrs Brandt،"),
                ElementsAre("Y4/Fenwick (TA)", "Mrs Brandt"));
    EXPECT_THAT(stretches("جمعہ 12 فروری 2027 کو Fenwick"), ElementsAre()); // single words need no help
    EXPECT_THAT(stretches(""), ElementsAre());
}

} // namespace
} // namespace plainsend
