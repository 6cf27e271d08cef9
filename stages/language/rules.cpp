#include "stages/language/rules.h"

#include <array>

namespace plainsend {

std::span<const RuleText> language_rules() {
    static constexpr std::array table{
        RuleText{"acronyms/undefined", "an acronym that neither the document nor the glossary explains",
                 "A family cannot look up what only the people in the room know.",
                 "The family link panel (FLP) met in May. The FLP meets again in July.",
                 "The FLP met in May."},
        RuleText{"acronyms/ambiguous", "an acronym that can mean more than one thing",
                 "To guess can do harm: CP may be cerebral palsy or child protection. Only the author knows.",
                 "Sam has cerebral palsy (CP).", "Sam has CP."},
        RuleText{"acronyms/expand", "an acronym whose long form is missing at first use",
                 "Who meets an acronym for the first time needs its words right there, on paper too.",
                 "The special educational needs (SEN) team wrote to you.", "The SEN team wrote to you."},
        RuleText{"jargon/explained", "a word of the profession that the glossary at the end explains",
                 "Words of the law have to stay. A family can still be told what they mean.",
                 "The meeting about Sam is in May.", "The annual review is in May."},
        RuleText{"jargon/replaceable", "a word of the profession that everyday words can replace",
                 "A word that no law asks for is better said plainly.", "The group did well.",
                 "The cohort did well."},
        RuleText{
            "fidelity/changed", "a plain wording would have changed a fact, so it was not used",
            "No change of words may touch a number, date, time, amount, name, 'not' or duty. The paragraph "
            "keeps the author's own words.",
            "She must have 30 minutes of help each week.",
            "The provision of 30 minutes of help each week must be effected."},
        RuleText{
            "readability/sentence-long", "a sentence of more than 25 words",
            "Who reads slowly has lost the beginning of a long sentence before its end.",
            "We met on Monday. We agreed three things.",
            "We met on Monday and, after we had talked about what Sam told us, what the report says and what "
            "the class teacher has seen this term, we agreed three things."},
        RuleText{"readability/hard-sentence", "one of the ten hardest sentences of a document",
                 "Who has an hour for a text should spend it on the sentences that lose most readers.",
                 "We check each week what helps Sam.",
                 "Consideration will be given to the identification of appropriate interventions."},
        RuleText{"splitting/part", "a long sentence of two halves that stand alone",
                 "Two short sentences are read with less effort than one long one, and say the same.",
                 "The therapist has written to the family about the visit to the school. She will bring the "
                 "pictures that Sam chose with his mother.",
                 "The therapist has written to the family about the visit to the school, and she will bring "
                 "the pictures that Sam chose with his mother."},
        RuleText{"structure/hidden-verb", "a verb that hides in a noun",
                 "\"Carry out an assessment of\" is four words for one, and hides what is done.",
                 "We will assess his reading.", "We will carry out a full assessment of his reading."},
        RuleText{"structure/double-negative", "two negatives that make a positive",
                 "The reader has to turn the sentence round twice, and may stop after once.",
                 "Tiredness is common.", "Tiredness is not uncommon."},
        RuleText{"structure/noun-string", "four or more nouns in a row",
                 "Nobody can tell which noun belongs to which before the last one is read.",
                 "a meeting to review pupils' progress", "a pupil progress review meeting"},
        RuleText{"structure/passive", "a passive that names who acts at its end",
                 "Who does it is what a family looks for, and belongs at the beginning.",
                 "The nurse saw Sam.", "Sam was seen by the nurse."},
        RuleText{"structure/passive-promise", "a promise that does not say who keeps it",
                 "What nobody does is not done.", "Ms Lane will arrange a visit.",
                 "A visit will be arranged."},
        RuleText{
            "readability/document", "how hard the document is to read",
            "The counts behind the reading age, so that you can see what would help. A formula knows nothing "
            "of meaning: ask a reader.",
            "12 words a sentence, reading age about 9", "29 words a sentence, reading age about 17"},
        RuleText{"readability/still-hard", "a plain version that is not plain yet",
                 "To change words does not make long sentences easy, and we do not call plain what is not.",
                 "Short sentences, everyday words.", "Only 6 words changed, 14 sentences are still long."},
        RuleText{"careful-words/no-strength", "a plan or minutes about a child without a strength",
                 "A child who only reads what is wrong with them stops reading. Strengths are also where "
                 "help starts.",
                 "Sam is kind to younger children and knows all about buses. He needs help to write.",
                 "Sam needs help to write."},
        RuleText{"names/name", "another child's name in a document about one child",
                 "Plans are often made out of another child's. A name that stayed behind hurts two families, "
                 "and tells "
                 "one of them what is the other's.",
                 "Jamie needs a quiet place. Jamie's targets are below.",
                 "Jamie needs a quiet place. Jack's targets are below."},
        RuleText{"names/pronoun", "he and she of one and the same child",
                 "A wrong pronoun tells a family that the words were written about somebody else.",
                 "Jamie likes trains. He knows every timetable.",
                 "Jamie likes trains. She knows every timetable."},
        RuleText{"names/birth-date", "two dates of birth in one document",
                 "With a wrong date of birth, help is planned for the wrong age, or for the wrong child.",
                 "Date of birth: 3 May 2014, on every page",
                 "Date of birth: 5 March 2014 here, and 3 May 2014 on page 1"},
        RuleText{"contact/missing", "nobody is named whom a family can ask",
                 "A question that finds no person is not asked.",
                 "If you have any questions, ask Ms Okafor: 0113 496 0000, office@school.example.",
                 "Please contact the school."},
        RuleText{"contact/no-support", "independent support is not mentioned",
                 "Families have a right to advice that does not come from the school or the council, and "
                 "many do not "
                 "know it.",
                 "For free advice from outside the school, call your local SENDIASS.", "(nothing said)"},
        RuleText{"contact/no-formats", "no other format is offered",
                 "Who cannot read the page cannot ask for one they can read, unless somebody offers.",
                 "Tell us if you would like this in large print.", "(nothing said)"},
        RuleText{"contact/no-interpreter", "no interpreter or translation is offered",
                 "A family should not need their child to interpret.",
                 "Tell us if you would like an interpreter at the meeting.", "(nothing said)"},
    };
    return table;
}

} // namespace plainsend
