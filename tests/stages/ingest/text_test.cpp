#include "stages/ingest/text.h"

#include <gmock/gmock.h>

#include "stages/document/error.h"
#include "stages/document/tree.h"
#include "stages/document/walk.h"
#include "stages/text/text.h"

namespace plainsend {
namespace {

using testing::HasSubstr;
using namespace std::string_view_literals;

Document read(std::string bytes) {
    return read_text({std::move(bytes), "letter.txt", {}}, {}).value;
}

std::string tree(std::string bytes) {
    const std::string whole = dump(read(std::move(bytes)));
    return whole.substr(whole.find('\n') + 1);
}

std::vector<std::string> words_of_document(const Document& document) {
    std::string text;
    for_each_block(document, [&](const Block& block) { text += block_text(block) + "\n"; });
    std::vector<std::string> found;
    for (const Span& word : words(text))
        found.push_back(text.substr(word.begin, word.end - word.begin));
    return found;
}

TEST(TextReader, joins_wrapped_lines_and_keeps_address_lines) {
    EXPECT_EQ(tree("Mrs A. Patel\n"
                   "12 Rose Lane\n"
                   "Sheffield\n"
                   "\n"
                   "We met on Tuesday to talk about how Amir is getting on with his\n"
                   "reading, and what the school will do next term to help him with\n"
                   "it.\n"
                   "\n"
                   "Yours sincerely\n"
                   "\n"
                   "J. Okoro\n"
                   "SENCo\n"),
              "  paragraph #b1 \"Mrs A. Patel\" br \"12 Rose Lane\" br \"Sheffield\"\n"
              "  paragraph #b2 \"We met on Tuesday to talk about how Amir is getting on with his reading, "
              "and what the "
              "school will do next term to help him with it.\"\n"
              "  paragraph #b3 \"Yours sincerely\"\n"
              "  paragraph #b4 \"J. Okoro\" br \"SENCo\"\n");
}

TEST(TextReader, keeps_a_long_line_apart_when_the_next_word_would_have_fitted) {
    const std::string prose = "This paragraph runs to the edge of the paper, which stands at the column\n"
                              "seventy-two, so every one of its lines is about as long as the others\n"
                              "are, as a person can see at a glance.\n\n";
    EXPECT_THAT(tree(prose + "The Riverside Community Primary School and Nursery\nLeeds\n"),
                HasSubstr("Nursery\" br \"Leeds\""));
}

TEST(TextReader, does_not_break_a_sentence_where_a_wide_line_happens_to_end) {
    EXPECT_EQ(
        tree("If you have a question, please ring me on any day of the week except on Friday,\n"
             "or write. If you want to talk to somebody who is not of the council, Wexcombe\n"
             "SENDIASS will listen and help, free of charge.\n"),
        "  paragraph #b1 \"If you have a question, please ring me on any day of the week except on Friday, "
        "or write. If you want to talk to somebody who is not of the council, Wexcombe SENDIASS will "
        "listen and help, free of charge.\"\n");
}

TEST(TextReader, finds_hand_made_headings) {
    EXPECT_EQ(tree("Minutes\n=======\n\nPresent\n-------\nEveryone.\n\nWHAT WE AGREED\n\nSEN\n\nAB1 "
                   "2CD\n\nSIGNED ........\n"),
              "  heading 1 #b1 \"Minutes\"\n"
              "  heading 2 #b2 \"Present\"\n"
              "  paragraph #b3 \"Everyone.\"\n"
              "  heading 2 #b4 \"WHAT WE AGREED\"\n"
              "  paragraph #b5 \"SEN\"\n"
              "  paragraph #b6 \"AB1 2CD\"\n"
              "  paragraph #b7 \"SIGNED \" field \"........\"\n");
}

TEST(TextReader, finds_the_subject_and_the_headings_of_a_letter) {
    EXPECT_EQ(tree("Alder Brook School\n\n16 November 2026\n\nDear Ms Khan,\n\nAssessment of Zara's speech "
                   "in Year 1\n\n"
                   "We met.\n\nWhat will happen\n\n- We write.\n\nTuesday 1 December\n\nThat is all.\n\n"
                   "Yours sincerely,\n\nHelen Farrow\n\nSpecial needs\n\nx\n"),
              "  paragraph #b1 \"Alder Brook School\"\n"
              "  paragraph #b2 \"16 November 2026\"\n"
              "  paragraph #b3 \"Dear Ms Khan,\"\n"
              "  heading 1 #b4 \"Assessment of Zara's speech in Year 1\"\n"
              "  paragraph #b5 \"We met.\"\n"
              "  heading 2 #b6 \"What will happen\"\n"
              "  bulleted list #b7\n"
              "    item \"•\"\n"
              "      paragraph #b8 \"We write.\"\n"
              "  paragraph #b9 \"Tuesday 1 December\"\n"
              "  paragraph #b10 \"That is all.\"\n"
              "  paragraph #b11 \"Yours sincerely,\"\n"
              "  paragraph #b12 \"Helen Farrow\"\n"
              "  paragraph #b13 \"Special needs\"\n"
              "  paragraph #b14 \"x\"\n");
    EXPECT_EQ(read("Dear all,\n\nWe met today.\n\nBye now\n").metadata.title, "");
}

TEST(TextReader, reads_lists_with_their_labels_and_nesting) {
    EXPECT_EQ(tree("Please bring:\n- a coat\n- a lunch that needs no fridge and is in a bag with your "
                   "child's\n  name\n"
                   "\n1. First\n   a) inner\n   b) more\n\n2. Second\n\nThat is all.\n"),
              "  paragraph #b1 \"Please bring:\"\n"
              "  bulleted list #b2\n"
              "    item \"•\"\n"
              "      paragraph #b3 \"a coat\"\n"
              "    item \"•\"\n"
              "      paragraph #b4 \"a lunch that needs no fridge and is in a bag with your child's name\"\n"
              "  numbered list #b5\n"
              "    item \"1.\"\n"
              "      paragraph #b6 \"First\"\n"
              "      numbered list #b7\n"
              "        item \"a)\"\n"
              "          paragraph #b8 \"inner\"\n"
              "        item \"b)\"\n"
              "          paragraph #b9 \"more\"\n"
              "    item \"2.\"\n"
              "      paragraph #b10 \"Second\"\n"
              "  paragraph #b11 \"That is all.\"\n");
}

TEST(TextReader, takes_no_name_or_date_for_a_list) {
    EXPECT_EQ(tree("A. Khan\n\nThe next review of the plan will be held in the school hall on the\n12. "
                   "December at ten.\n"),
              "  paragraph #b1 \"A. Khan\"\n"
              "  paragraph #b2 \"The next review of the plan will be held in the school hall on the 12. "
              "December at "
              "ten.\"\n");
}

TEST(TextReader, says_where_in_the_file_the_words_stand) {
    const std::string bytes = "Zoë\r\n\r\nName: ____\r\n";
    const Document document = read(bytes);
    const auto& field = std::get<Field>(inlines_of(document.body[1])->at(1).node);
    EXPECT_EQ(bytes.substr(field.place.offset, 4), "Name"); // the run that it is part of
    EXPECT_EQ(field.place.line, 3U);
    EXPECT_EQ(field.place.column, 1U);
    EXPECT_EQ(document.parts, std::vector<std::string>{"letter.txt"});
}

TEST(TextReader, loses_no_word_of_any_text) {
    const std::string pieces[] = {"- item one\n",
                                  "  - deeper\n",
                                  "\n",
                                  "A line of some words\n",
                                  "=====\n",
                                  "----\n",
                                  "1. one\n",
                                  "2. two\n",
                                  "   continued line here\n",
                                  "WHAT IS NEXT\n",
                                  "......\n",
                                  "A long line of prose that goes on and on until it reaches the edge\n",
                                  "\t(a) tab\n"};
    unsigned seed = 7;
    for (int round = 0; round < 300; ++round) {
        std::string text;
        for (int i = 0; i < 12; ++i) {
            seed = seed * 1103515245U + 12345U;
            text += pieces[seed / 65536U % std::size(pieces)];
        }
        std::vector<std::string> expected;
        for (const Span& word : words(text)) {
            const std::string found = text.substr(word.begin, word.end - word.begin);
            if (found != "1" && found != "2" && found != "a") // labels are not text of a block
                expected.push_back(found);
        }
        std::vector<std::string> got = words_of_document(read(text));
        std::erase_if(got, [](const std::string& word) { return word == "1" || word == "2" || word == "a"; });
        std::erase(expected, "a");
        ASSERT_EQ(got, expected) << text;
    }
}

TEST(TextReader, reads_old_windows_files_and_says_so) {
    const auto read = read_text({"Zo\xEB\x92s plan", "old.txt", {}}, {});
    EXPECT_EQ(block_text(read.value.body[0]), "Zoë’s plan");
    ASSERT_EQ(read.findings.size(), 1U);
    EXPECT_EQ(read.findings[0].rule, "text/encoding");
}

TEST(TextReader, refuses_what_is_no_text_and_says_what_to_ask_for) {
    for (const std::string_view bytes :
         {"%PDF-1.7\n"sv, "\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1 W\0o\0r\0d\0D\0o\0c\0"sv, "{\\rtf1 hello}"sv,
          "\x01\x02\x03\x04\x05"sv}) {
        try {
            read(std::string(bytes));
            ADD_FAILURE() << bytes;
        } catch (const Error& error) {
            EXPECT_EQ(error.trouble, Trouble::unusable);
            EXPECT_THAT(error.hint, HasSubstr("Word file"));
        }
    }
}

TEST(TextReader, keeps_nesting_within_the_limit) {
    std::string text;
    for (int i = 0; i < 1000; ++i)
        text += std::string(static_cast<std::size_t>(i) * 2, ' ') + "- x\n";
    const auto read = read_text({text, "deep.txt", {}}, {});
    EXPECT_EQ(read.findings.at(0).rule, "text/too-deep");
    EXPECT_EQ(words_of_document(read.value).size(), 1000U);
}

TEST(TextReader, reads_nothing_from_nothing) {
    EXPECT_TRUE(read("").body.empty());
    EXPECT_TRUE(read(" \n\n").body.empty());
}

TEST(TextReader, takes_no_greeting_for_a_heading) {
    for (const std::string greeting :
         {"Dear Mr and Mrs O'Neill", "Dear Parents and Carers", "DEAR PARENTS AND CARERS"})
        EXPECT_EQ(
            tree(greeting + "\n\nRe: Our trip on 12 March\n\nWe go to the farm.\n\nYours sincerely\n\nx\n"),
            "  paragraph #b1 \"" + greeting +
                "\"\n  heading 1 #b2 \"Re: Our trip on 12 March\"\n"
                "  paragraph #b3 \"We go to the farm.\"\n  paragraph #b4 \"Yours sincerely\"\n"
                "  paragraph #b5 \"x\"\n");
    EXPECT_THAT(tree("Re: Our trip\n\nDear Parents and Carers\n\nWhat to bring\n\nA coat.\n\nx\n"),
                HasSubstr("  heading 1 #b1 \"Re: Our trip\"\n  paragraph #b2 \"Dear Parents and Carers\"\n"
                          "  heading 2 #b3 \"What to bring\"\n"));
}

TEST(TextReader, takes_a_line_to_cut_along_for_a_separator) {
    for (const std::string line : {"- - - - - -", "* * *", ". . . . .", "\u2702 - - - -", "\u2702\uFE0F-----",
                                   "- - - \u2702 - - -", "\u2013 \u2013 \u2013"})
        EXPECT_EQ(tree("a\n\n" + line + "\n\nb\n"),
                  "  paragraph #b1 \"a\"\n  separator #b2\n  paragraph #b3 \"b\"\n")
            << line;
    EXPECT_EQ(tree("- - - Cut here - - -\n"), "  paragraph #b1 \"- - - Cut here - - -\"\n");
    EXPECT_EQ(tree("Comments\n. . . . .\n"), "  paragraph #b1 \"Comments\" br \". . . . .\"\n");
}

TEST(TextReader, sends_a_translation_to_where_it_belongs) {
    try {
        read("<?xml version=\"1.0\"?>\n<xliff version=\"2.1\" srcLang=\"en\"></xliff>\n");
        ADD_FAILURE();
    } catch (const Error& error) {
        EXPECT_EQ(error.trouble, Trouble::unusable);
        EXPECT_THAT(error.hint, HasSubstr("plainsend translate merge DOCUMENT letter.txt"));
    }
}

TEST(TextReader, capitals_right_above_their_text_are_a_heading) {
    EXPECT_EQ(
        tree("Leo\n===\n\nWHAT WE WILL DO\nWe will help Leo read.\n\n1. WELCOME\nThe chair welcomed all.\n\n"
             "2. BUDGET\n---------\nWe spent it.\n"),
        "  heading 1 #b1 \"Leo\"\n  heading 2 #b2 \"WHAT WE WILL DO\"\n"
        "  paragraph #b3 \"We will help Leo read.\"\n  heading 2 #b4 \"1. WELCOME\"\n"
        "  paragraph #b5 \"The chair welcomed all.\"\n  heading 2 #b6 \"2. BUDGET\"\n"
        "  paragraph #b7 \"We spent it.\"\n");
    EXPECT_THAT(tree("Hi.\n\nASK US TODAY\nCall 0114 496 0000 and ask for Mrs Lee.\n\nBye.\n"),
                HasSubstr("heading 2 #b2"));
    for (const std::string text :
         {"HILLCREST SCHOOL\nRose Lane, Upper Town, Sheffield\nS1 2AB\n\nWe met.\n",
          "HILLCREST SCHOOL\nRose Lane in Upper Town\n\nDear Mrs Lee\n\nWe met.\n",
          "Hello.\n\nJANE OKORO\nSENCo\n\nBye.\n", "Hi.\n\nHILLCREST SCHOOL\n12 Rose Lane\nLeeds\n\nBye.\n",
          "Hi.\n\n1. APOLOGIES\n2. MINUTES\n3. BUDGET\n\nBye.\n",
          "Hi.\n\nWE WROTE THIS\nALL IN CAPITALS FOR YOU.\n\nBye.\n"})
        EXPECT_EQ(tree(text).find("heading"), std::string::npos) << text;
}

TEST(TextReader, the_first_two_lines_may_be_the_title) {
    EXPECT_THAT(tree("ALDERWOOD SCHOOL\nMinutes of the meeting on 3 March 2026\n\nPresent: A Smith\n"),
                testing::StartsWith(
                    "  heading 1 #b1 \"ALDERWOOD SCHOOL\" br \"Minutes of the meeting on 3 March 2026\"\n"));
}

TEST(TextReader, numbered_paragraphs_stand_apart) {
    EXPECT_EQ(tree("1.1 Attendance is good.\n1.2 Behaviour is good.\n"),
              "  paragraph #b1 \"1.1 Attendance is good.\"\n  paragraph #b2 \"1.2 Behaviour is good.\"\n");
    EXPECT_EQ(tree("It measures\n1.2 metres.\n"), "  paragraph #b1 \"It measures\" br \"1.2 metres.\"\n");
}

TEST(TextReader, lists_with_other_brackets_are_two) {
    EXPECT_EQ(tree("(a) first\n(b) second\n\na) third\nb) fourth\n"),
              "  numbered list #b1\n    item \"(a)\"\n      paragraph #b2 \"first\"\n    item \"(b)\"\n"
              "      paragraph #b3 \"second\"\n  numbered list #b4\n    item \"a)\"\n      paragraph #b5 "
              "\"third\"\n"
              "    item \"b)\"\n      paragraph #b6 \"fourth\"\n");
}

TEST(TextReader, what_a_mail_quotes_is_a_quotation) {
    EXPECT_EQ(
        tree("Yes.\n\n> Can you come\n> on Friday?\n>\n> Tom\n\n> 5 pupils came\n"),
        "  paragraph #b1 \"Yes.\"\n  quotation #b2\n    paragraph #b3 \"Can you come\" br \"on Friday?\"\n"
        "    paragraph #b4 \"Tom\"\n  paragraph #b5 \"> 5 pupils came\"\n");
}

TEST(TextReader, refuses_mail_web_archives_and_old_encodings_by_name) {
    const auto refusal = [](std::string bytes) {
        try {
            read(std::move(bytes));
        } catch (const Error& error) {
            return error.message;
        }
        return std::string();
    };
    EXPECT_THAT(
        refusal("From: <Saved by Blink>\r\nMIME-Version: 1.0\r\nContent-Type: multipart/related\r\n\r\n--x"),
        HasSubstr(".mht"));
    EXPECT_THAT(refusal("From: a@b.example\r\nSubject: Hi\r\nContent-Type: multipart/related;\r\n "
                        "boundary=x\r\n\r\n<p>Hi"),
                HasSubstr(".eml"));
    EXPECT_EQ(refusal("From: Tom\nTo: Jo\n\nYes.\n"), "");
    EXPECT_THAT(refusal("\x93\xFA\x96\x7B\x8C\xEA\x82\xCC\x8E\xE8\x8E\x86\x82\xC5\x82\xB7\x81\x42"),
                HasSubstr("old encoding"));
    EXPECT_EQ(refusal("Zo\xEB\x92s \x93plan\x94 \x81"), "");
}

} // namespace
} // namespace plainsend
