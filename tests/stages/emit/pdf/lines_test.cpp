#include "stages/emit/pdf/lines.h"

#include <gmock/gmock.h>

#include "stages/emit/pdf/canvas.h"
#include "tests/stages/emit/pdf/documents.h"

namespace plainsend::pdf {
namespace {

Shaped shaped(Shaper& shaper, const std::string& text, const std::string& language = "en-GB") {
    pdf::Paragraph paragraph;
    paragraph.text = text;
    paragraph.language = language;
    paragraph.direction = direction_of(language);
    return shaper.shape(std::move(paragraph));
}

std::vector<std::string> lines_of(const std::string& text, double width,
                                  const std::string& language = "en-GB") {
    Shaper shaper(example::style());
    const Shaped made = shaped(shaper, text, language);
    std::vector<std::string> lines;
    for (const Cut& cut : cut_lines(made, width))
        lines.push_back(text.substr(cut.begin, cut.end - cut.begin));
    return lines;
}

TEST(Lines, every_byte_stands_on_exactly_one_line_and_no_line_is_too_wide) {
    const std::string text =
        "Amina reads with growing pleasure, and supercalifragilisticexpialidocious words too.\nNew line.";
    Shaper shaper(example::style());
    const Shaped made = shaped(shaper, text);
    for (double width = 1; width < 700; width += 7) {
        std::size_t at = 0;
        for (const Cut& cut : cut_lines(made, width)) {
            EXPECT_EQ(cut.begin, at);
            EXPECT_GT(cut.end, cut.begin);
            at = cut.end;
            if (width > 20) {
                EXPECT_LE(make_line(shaper, made, cut).width, width + 0.5);
            }
        }
        EXPECT_EQ(at, text.size());
    }
}

// HarfBuzz takes a minute for this in one piece.
TEST(Lines, a_letter_under_very_many_marks_and_a_very_long_run_lose_nothing) {
    Shaper shaper(example::style());
    std::string marks = "e";
    for (int i = 0; i < 100000; ++i)
        marks += "\u0301";
    std::string urdu;
    while (urdu.size() < 5000)
        urdu += "سکول خاندان کو لکھے گا۔ ";
    for (const auto& [text, language] : {std::pair{marks, "en-GB"}, std::pair{urdu, "ur"}}) {
        const Shaped made = shaped(shaper, text, language);
        const Line line = make_line(shaper, made, {0, text.size()});
        std::size_t at = 0;
        double left = line.glyphs.front().x + 1;
        for (const Placed& glyph : line.glyphs) {
            EXPECT_EQ(glyph.begin, at);
            at = glyph.end;
            if (language == std::string("ur") && text[glyph.begin] == ' ') {
                EXPECT_LT(glyph.x, left); // each word further to the left
                left = glyph.x;
            }
        }
        EXPECT_EQ(at, text.size());
    }
}

TEST(Lines, dates_times_numbers_and_names_are_not_torn) {
    for (const std::string piece : {"Thursday 3 December 2026", "2.15 pm", "01632 960 123", "Mr Price",
                                    "LF4 7QT", "co-ordinator", "Year 3"}) {
        for (double width = 170; width < 400; width += 3) {
            int whole = 0;
            for (const std::string& line :
                 lines_of("Please come along, we meet " + piece + " in the hall", width))
                whole += line.find(piece) != std::string::npos ? 1 : 0;
            EXPECT_EQ(whole, 1) << piece << " torn at width " << width;
        }
    }
}

TEST(Lines, dates_times_and_telephone_numbers_are_not_torn_in_the_languages_of_families) {
    struct Case {
        std::string language;
        std::string before;
        std::vector<std::string> pieces;
        std::string after;
    };
    for (const Case& each : std::vector<Case>{
             {"cy", "Dewch i’n gweld ni ", {"12 Chwefror 2027", "9.15 y bore"}, " yn yr ysgol"},
             {"pl", "Prosimy przyjść do nas ", {"12 lutego 2027", "3.10 po południu"}, " do szkoły"},
             {"ro",
              "Vă rugăm să veniți ",
              {"12 februarie 2027", "9.15 dimineața", "după-amiaza"},
              " la școală"},
             {"pt", "Venha ter connosco ", {"12 de fevereiro de 2027", "3.10 da tarde"}, " à escola"},
             {"fr",
              "Venez nous voir ",
              {"12 février 2027", "1er mars 2027", "9 h 15 du matin"},
              " à l’école"},
             {"tr", "Lütfen bize gelin ", {"12 Şubat 2027", "saat 9.15"}, " okulda"},
             {"so", "Fadlan noo kaalay ", {"12 Febraayo 2027", "9.15 subaxnimo"}, " dugsiga"},
             {"uk", "Просимо прийти до нас ", {"12 лютого 2027 р.", "9.15 ранку"}, " до школи"},
             {"ur", "براہِ کرم ہمارے پاس ", {"12 فروری 2027", "صبح 9.15 بجے", "۱۲ فروری ۲۰۲۷"}, " اسکول آئیں"},
             {"ar",
              "يرجى الحضور إلينا ",
              {"12 فبراير 2027", "12 كانون الثاني 2027", "الساعة 9.15 صباحًا"},
              " إلى المدرسة"},
             {"pa", "ਕਿਰਪਾ ਕਰਕੇ ਸਾਡੇ ਕੋਲ ", {"12 ਫ਼ਰਵਰੀ 2027", "ਸਵੇਰੇ 9.15 ਵਜੇ"}, " ਸਕੂਲ ਆਓ"},
             {"bn",
              "অনুগ্রহ করে আমাদের কাছে ",
              {"12 ফেব্রুয়ারি 2027", "সকাল 9.15টায়", "১২ ফেব্রুয়ারি ২০২৭"},
              " স্কুলে আসুন"},
             {"gu", "કૃપા કરીને અમારી પાસે ", {"12 ફેબ્રુઆરી 2027", "સવારે 9.15 વાગ્યે"}, " શાળામાં આવો"},
             {"ta", "தயவுசெய்து எங்களிடம் ", {"12 பிப்ரவரி 2027", "காலை 9.15 மணிக்கு"}, " பள்ளிக்கு வாருங்கள்"},
             {"zh",
              "我们希望每个孩子都能参加并且请您",
              {"2027年2月12日", "上午9:15", "01632 960 417"},
              "来学校参加活动"},
         })
        for (const std::string& piece : each.pieces)
            for (double width = 160; width < 340; width += 4) {
                const std::string text = each.before + piece + each.after;
                int whole = 0;
                for (const std::string& line : lines_of(text, width, each.language))
                    whole += line.find(piece) != std::string::npos ? 1 : 0;
                EXPECT_EQ(whole, 1) << piece << " torn at width " << width;
            }
}

TEST(Lines, a_date_too_wide_for_the_line_is_parted_between_its_words) {
    const std::string text = "No. 12 co-ordinator";
    Shaper shaper(example::style());
    Shaped made = shaped(shaper, text);
    made.breaks[4] = Break::no;
    made.breaks[7] = Break::spare; // as if the words were one piece
    for (double width = 70; width < 110; width += 2) {
        const auto cuts = cut_lines(made, width);
        EXPECT_EQ(cuts.front().end, 7U) << width;
    }
}

TEST(Lines, a_piece_wider_than_the_line_is_torn_after_all) {
    EXPECT_GT(lines_of("Thursday 3 December 2026", 80).size(), 1U);
}

TEST(Lines, clusters_give_back_the_text_they_stand_for) {
    Shaper shaper(example::style());
    for (const auto& [text, language] : std::vector<std::pair<std::string, std::string>>{
             {"office affluent café", "en-GB"}, {"یہ خط اسکول سے ہے", "ur"}, {"ਸਤ ਸ੍ਰੀ ਅਕਾਲ", "pa"}}) {
        const Shaped made = shaped(shaper, text, language);
        std::string back;
        for (const Placed& glyph : make_line(shaper, made, {0, text.size()}).glyphs)
            back += text.substr(glyph.begin, glyph.end - glyph.begin);
        EXPECT_EQ(back, text);
    }
}

TEST(Lines, right_to_left_words_begin_on_the_right) {
    Shaper shaper(example::style());
    const Shaped made = shaped(shaper, "سلام دنیا", "ar");
    const Line line = make_line(shaper, made, {0, made.drawn.size()});
    EXPECT_GT(line.glyphs.front().x, line.glyphs.back().x);
}

TEST(Lines, a_telephone_number_keeps_its_order_in_right_to_left_text) {
    Shaper shaper(example::style());
    const std::string text = "فون 01632 960 123 ہے";
    const Shaped made = shaped(shaper, text, "ur");
    const Line line = make_line(shaper, made, {0, text.size()});
    const auto x_of = [&](std::size_t byte) {
        for (const Placed& glyph : line.glyphs)
            if (glyph.begin == byte)
                return glyph.x;
        return -1.0;
    };
    EXPECT_LT(x_of(text.find("01632")), x_of(text.find("960")));
    EXPECT_LT(x_of(text.find("960")), x_of(text.find("123 ")));
}

// Each piece of a right-to-left line runs from left to right in itself, and stands left of what was said
// before.
TEST(Lines, names_dates_times_and_numbers_stand_right_in_right_to_left_text) {
    struct Case {
        std::string language;
        std::vector<std::string> words; // in the order in which they are read
        std::vector<std::string> pieces;
    };
    for (const Case& each : std::vector<Case>{
             {"ur",
              {"ٹیلی", "Mrs Anna Brandt", "کو", "12 فروری 2027", "صبح", "9.15", "بجے", "01632 960 417", "پر"},
              {"Mrs Anna Brandt", "01632 960 417", "9.15"}},
             {"ar",
              {"المعلم", "Mr Dev Patel", "يوم", "29 يناير 2027", "الساعة", "8.15", "على", "01632 960 417"},
              {"Mr Dev Patel", "01632 960 417", "8.15"}},
         }) {
        std::string text;
        for (const std::string& word : each.words)
            text += (text.empty() ? "" : " ") + word;
        Shaper shaper(example::style());
        const Shaped made = shaped(shaper, text, each.language);
        const Line line = make_line(shaper, made, {0, text.size()});
        const auto edges = [&](const std::string& word) { // left and right of a word, in points
            const std::size_t at = text.find(word);
            std::pair<double, double> found{1e9, -1e9};
            for (const Placed& glyph : line.glyphs)
                if (glyph.begin >= at && glyph.begin < at + word.size() && glyph.advance > 0)
                    found = {std::min(found.first, glyph.x), std::max(found.second, glyph.x + glyph.advance)};
            return found;
        };
        for (std::size_t i = 1; i < each.words.size(); ++i)
            EXPECT_LT(edges(each.words[i]).second, edges(each.words[i - 1]).first + 0.5)
                << each.words[i] << " after " << each.words[i - 1];
        for (const std::string& piece : each.pieces) {
            const std::size_t at = text.find(piece);
            double last = -1e9;
            for (std::size_t i = at; i < at + piece.size(); ++i)
                for (const Placed& glyph : line.glyphs)
                    if (glyph.begin == i) {
                        EXPECT_GT(glyph.x, last) << piece;
                        last = glyph.x;
                    }
        }
    }
}

TEST(Lines, what_stands_between_two_english_pieces_belongs_to_the_right_to_left_page) {
    pdf::Paragraph paragraph;
    paragraph.text = "FSM: free meals";
    paragraph.language = "ur";
    paragraph.direction = Direction::right_to_left;
    for (const auto& [begin, end, language] : std::vector<std::tuple<std::size_t, std::size_t, std::string>>{
             {0, 3, "en-GB"}, {3, 5, "ur"}, {5, 15, "en-GB"}}) {
        paragraph.spans.emplace_back();
        paragraph.spans.back().begin = begin;
        paragraph.spans.back().end = end;
        paragraph.spans.back().language = language;
    }
    Shaper shaper(example::style());
    const Shaped made = shaper.shape(std::move(paragraph));
    const Line line = make_line(shaper, made, {0, made.drawn.size()});
    EXPECT_GT(line.glyphs.at(0).x, line.glyphs.at(3).x) << "the word stands right of the colon";
    EXPECT_GT(line.glyphs.at(3).x, line.glyphs.at(14).x) << "and the colon right of what explains it";
    EXPECT_LT(line.glyphs.at(5).x, line.glyphs.at(14).x) << "which runs from left to right";
}

TEST(Lines, letters_of_scripts_that_hang_together_are_never_set_apart) {
    Shaper shaper(example::style());
    const auto width = [&](const std::string& text, const std::string& language, double space) {
        pdf::Paragraph paragraph;
        paragraph.text = text;
        paragraph.language = language;
        paragraph.direction = direction_of(language);
        paragraph.letter_space = space;
        const Shaped made = shaper.shape(std::move(paragraph));
        return make_line(shaper, made, {0, text.size()}).width;
    };
    for (const auto& [text, language] : std::vector<std::pair<std::string, std::string>>{
             {"শুক্রবার", "bn"}, {"ਸ਼ੁੱਕਰਵਾਰ", "pa"}, {"جمعہ", "ur"}, {"星期五", "zh"}})
        EXPECT_DOUBLE_EQ(width(text, language, 0.17), width(text, language, 0)) << text;
    EXPECT_GT(width("શુક્રવાર", "gu", 0.17), width("શુક્રવાર", "gu", 0) + 1);
}

TEST(Lines, marks_stay_over_letters_that_are_set_apart) {
    Shaper shaper(example::style());
    pdf::Paragraph paragraph;
    paragraph.text = "દૂધ";
    paragraph.language = "gu";
    const auto mark_of = [&](double space) {
        paragraph.letter_space = space;
        const Shaped made = shaper.shape(paragraph);
        const Line line = make_line(shaper, made, {0, paragraph.text.size()});
        return line.glyphs.at(1).x - line.glyphs.at(0).x;
    };
    EXPECT_NEAR(mark_of(0.17), mark_of(0), 0.01);
}

TEST(Lines, a_style_has_a_face_for_each_language_that_shares_characters) {
    const auto name = [](const std::string& text, const std::string& language) {
        Shaper shaper(example::style());
        const Shaped made = shaped(shaper, text, language);
        return shaper.face(made.runs.front().face).name();
    };
    EXPECT_THAT(name("直", "zh"), testing::HasSubstr("CJKsc"));
    EXPECT_THAT(name("直", "zh-TW"), testing::HasSubstr("CJKtc"));
    EXPECT_THAT(name("直", "ja"), testing::HasSubstr("CJKjp"));
    EXPECT_THAT(name("خط", "ur"), testing::HasSubstr("NotoNaskhArabic"));
    EXPECT_THAT(name("خط", "pa-PK"), testing::HasSubstr("NotoNaskhArabic"));
    Shaper shaper(example::style("nastaliq"));
    const Shaped made = shaped(shaper, "خط", "ur");
    EXPECT_THAT(shaper.face(made.runs.front().face).name(), testing::HasSubstr("Nastaliq"));
}

TEST(Lines, a_chinese_date_has_one_kind_of_digits_and_an_english_name_its_own_letters) {
    Shaper shaper(example::style());
    const Shaped made = shaped(shaper, "Mrs Brewer’s 2027年2月12日", "zh");
    for (const pdf::Run& run : made.runs) {
        const std::string text = made.drawn.substr(run.begin, run.end - run.begin);
        const bool latin = text.find_first_of("0123456789abcdefghijklmnopqrstuvwxyz") != std::string::npos;
        EXPECT_EQ(run.face == 0, latin) << text;
    }
}

TEST(Lines, what_no_font_has_is_drawn_as_a_sign_and_never_as_an_empty_box) {
    Shaper shaper(example::style());
    const std::string text = "a \xF0\x90\xA6\xA0"; // Meroitic
    EXPECT_FALSE(shaper.lost_any());
    const Shaped made = shaped(shaper, text);
    EXPECT_TRUE(shaper.lost_any());
    const pdf::Run& lost = made.runs.back();
    std::vector<Glyph> glyphs;
    shaper.glyphs(made, lost, lost.begin, lost.end, glyphs);
    ASSERT_EQ(glyphs.size(), 1U);
    EXPECT_EQ(glyphs.front().id, shaper.face(lost.face).glyph(0xFFFD).value_or(0));
    EXPECT_NE(glyphs.front().id, 0U);
}

TEST(Lines, a_date_wider_than_a_line_begins_where_there_is_room) {
    const std::string text = "Visit on Friday 12 February 2027 by coach";
    Shaper shaper(example::style());
    const Shaped made = shaped(shaper, text);
    const double room = width_of(made, {9, 31}) - 4; // a little less than the date
    std::vector<std::string> lines;
    for (const Cut& cut : cut_lines(made, room))
        lines.push_back(text.substr(cut.begin, cut.end - cut.begin));
    EXPECT_EQ(lines, (std::vector<std::string>{"Visit on Friday ", "12 February 2027 by ", "coach"}));
}

TEST(Lines, a_squeezed_line_keeps_its_glyphs_and_gives_up_width) {
    Shaper shaper(example::style());
    const Shaped made = shaped(shaper, "- - - - - - - - -");
    Line line = make_line(shaper, made, {0, 17});
    const double width = line.width;
    const std::size_t glyphs = line.glyphs.size();
    const double last = line.glyphs.back().advance;
    squeeze(line, width / 2);
    EXPECT_DOUBLE_EQ(line.width, width / 2);
    EXPECT_EQ(line.glyphs.size(), glyphs);
    EXPECT_NEAR(line.glyphs.back().x + last, width / 2, 0.01);
}

TEST(Lines, paragraphs_in_two_scripts_stand_on_the_same_baseline) {
    Shaper shaper(example::style());
    const Shaped english = shaped(shaper, "Dear Mrs Brandt");
    const Shaped bengali = shaped(shaper, "প্রিয়", "bn");
    EXPECT_DOUBLE_EQ(bengali.usual_ascent, english.ascent);
    EXPECT_DOUBLE_EQ(bengali.usual_descent, english.descent);
}

TEST(Numbers, are_written_without_exponent_or_spare_digits) {
    const auto text = [](double value) {
        std::string out;
        write_number(out, value);
        return out;
    };
    EXPECT_EQ(text(12), "12");
    EXPECT_EQ(text(-0.5), "-0.5");
    EXPECT_EQ(text(3.14159), "3.142");
    EXPECT_EQ(text(0.05), "0.05");
    EXPECT_EQ(text(1e-9), "0");
}

} // namespace
} // namespace plainsend::pdf
