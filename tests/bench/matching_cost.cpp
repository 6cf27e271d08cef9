// What it costs to look for every phrase of the glossary: matching_cost DATA TIMES prints, for each of the
// lists, how many words a second one core searches; first alone, the words being cut already, then with
// cutting. For ./dev bench.
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <string>
#include <vector>

#include "pipeline/job.h"
#include "stages/document/error.h"
#include "stages/language/language_data.h"
#include "stages/language/matcher.h"

namespace {

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

} // namespace

int main(int count, char** arguments) {
    using namespace plainsend;
    if (count != 3)
        return 64;
    try {
        const Data data = load_data(arguments[1]);
        const LanguageData& language = *data.language;
        // A text of its own kind: every example of every rule, right and wrong.
        std::vector<std::string> texts;
        for (const PlainWordsRule& rule : language.plain_words.rules)
            for (const auto* examples : {&rule.wrong, &rule.right, &rule.leave})
                texts.insert(texts.end(), examples->begin(), examples->end());
        std::vector<std::vector<Token>> cut;
        std::size_t words = 0;
        for (const std::string& text : texts) {
            cut.push_back(tokenise(text));
            words += cut.back().size();
        }
        const int times = std::atoi(arguments[2]);
        const double all_words = static_cast<double>(words) * times;
        std::size_t found = 0;
        const auto search = [&](const std::vector<Token>& tokens, const Matcher& matcher) {
            matcher.scan(tokens, [&](const Match&) {
                ++found;
                return true;
            });
        };
        const auto measure = [&](const char* name, const auto& once) {
            const double begin = cpu_seconds();
            for (int i = 0; i < times; ++i)
                for (std::size_t text = 0; text < texts.size(); ++text)
                    once(text);
            std::printf("| %s | %.1f |\n", name, all_words / (cpu_seconds() - begin) / 1e6);
        };
        std::printf("| of %zu words, looking for | million words a second |\n|---|---|\n", words);
        measure("terms of the glossary", [&](std::size_t i) { search(cut[i], *language.glossary.names); });
        measure("plain words", [&](std::size_t i) { search(cut[i], *language.plain_words.matcher); });
        measure("careful words", [&](std::size_t i) { search(cut[i], *language.careful_words.matcher); });
        measure("all three", [&](std::size_t i) {
            search(cut[i], *language.glossary.names);
            search(cut[i], *language.plain_words.matcher);
            search(cut[i], *language.careful_words.matcher);
        });
        measure("all three, with cutting into words", [&](std::size_t i) {
            const std::vector<Token> tokens = tokenise(texts[i]);
            search(tokens, *language.glossary.names);
            search(tokens, *language.plain_words.matcher);
            search(tokens, *language.careful_words.matcher);
        });
        std::printf("\n%zu matches.\n", found);
    } catch (const Error& error) {
        std::fprintf(stderr, "%s: %s\n", error.where.c_str(), error.message.c_str());
        return 70;
    }
    return 0;
}
