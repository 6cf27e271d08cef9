// What it costs to look for every phrase of the glossary: matching_cost GLOSSARY TIMES prints how many words
// a second one core searches, with and without cutting the text into words, and beside it two simple ways to
// look for the same phrases, which know no forms of words. For ./dev bench.
#include <algorithm>
#include <cstdio>
#include <cstdlib>
#include <ctime>
#include <filesystem>
#include <fstream>
#include <sstream>
#include <string>
#include <unordered_set>
#include <vector>

#include "stages/document/error.h"
#include "stages/language/language_data.h"

namespace {

using namespace plainsend;

double cpu_seconds() {
    timespec now{};
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &now);
    return static_cast<double>(now.tv_sec) + static_cast<double>(now.tv_nsec) / 1e9;
}

DataFolder read_folder(const char* path) {
    DataFolder folder;
    for (const auto& entry : std::filesystem::directory_iterator(path)) {
        std::ifstream file(entry.path(), std::ios::binary);
        std::ostringstream bytes;
        bytes << file.rdbuf();
        folder[entry.path().filename().string()] = bytes.str();
    }
    return folder;
}

// A text of its own kind: every example of every rule for plain words, right and wrong.
std::vector<std::string> examples(const LanguageData& language) {
    std::vector<std::string> texts;
    for (const PlainWordsRule& rule : language.plain_words.rules)
        for (const auto* sentences : {&rule.wrong, &rule.right, &rule.leave})
            texts.insert(texts.end(), sentences->begin(), sentences->end());
    return texts;
}

// As written: "carry out", not "carried out".
std::vector<std::string> all_phrases(const LanguageData& language) {
    std::vector<std::string> all;
    for (const auto* phrases : {&language.glossary.phrases, &language.plain_words.phrases,
                                &language.careful_words.phrases, &language.structure.phrases})
        for (const Phrase& phrase : *phrases) {
            std::string words;
            for (const PatternWord& word : phrase.words)
                words += (words.empty() ? "" : " ") + word.word;
            all.push_back(std::move(words));
        }
    return all;
}

// What anybody would write first: small letters, words at blanks and signs, every run of up to `most` words
// looked up.
std::size_t runs_found(const std::string& text, const std::unordered_set<std::string>& phrases,
                       std::size_t most) {
    std::vector<std::string> words(1);
    for (const char c : text) {
        if ((c >= 'a' && c <= 'z') || (c >= '0' && c <= '9') || c == '\'')
            words.back() += c;
        else if (c >= 'A' && c <= 'Z')
            words.back() += static_cast<char>(c - 'A' + 'a');
        else if (!words.back().empty())
            words.emplace_back();
    }
    std::size_t found = 0;
    for (std::size_t first = 0; first < words.size(); ++first) {
        std::string run;
        for (std::size_t i = 0; i < most && first + i < words.size(); ++i) {
            run += (run.empty() ? "" : " ") + words[first + i];
            found += phrases.count(run);
        }
    }
    return found;
}

std::size_t found_one_by_one(const std::string& text, const std::vector<std::string>& phrases) {
    std::size_t found = 0;
    for (const std::string& phrase : phrases)
        for (std::size_t at = text.find(phrase); at != std::string::npos; at = text.find(phrase, at + 1))
            ++found;
    return found;
}

void measure(const LanguageData& language, int times) {
    const std::vector<std::string> texts = examples(language);
    std::vector<std::vector<Token>> cut;
    std::size_t words = 0;
    for (const std::string& text : texts) {
        cut.push_back(tokenise(text));
        words += cut.back().size();
    }
    const std::vector<std::string> phrases = all_phrases(language);
    const std::unordered_set<std::string> table(phrases.begin(), phrases.end());
    std::size_t most = 0;
    for (const Phrase& phrase : language.glossary.phrases)
        most = std::max(most, phrase.words.size());

    double whole = 0; // seconds a word, text in and matches out
    const auto row = [&](const char* name, int repeated, const auto& once) {
        std::size_t found = 0;
        const double begin = cpu_seconds();
        for (int i = 0; i < repeated; ++i)
            for (std::size_t text = 0; text < texts.size(); ++text)
                found += once(text);
        const double each = (cpu_seconds() - begin) / repeated / static_cast<double>(words);
        if (whole == 0)
            whole = each;
        std::printf("| %s | %zu | %.2f | %.1f |\n", name, found / static_cast<std::size_t>(repeated),
                    1 / each / 1e6, each / whole);
    };
    std::printf("| %zu phrases in %zu words | found | million words a second | time |\n|---|---|---|---|\n",
                phrases.size(), words);
    row("text in, matches out", times,
        [&](std::size_t i) { return language.matcher->matches(tokenise(texts[i])).size(); });
    row("of which: the search, words cut already", times,
        [&](std::size_t i) { return language.matcher->matches(cut[i]).size(); });
    row("of which: cutting into words", times, [&](std::size_t i) { return tokenise(texts[i]).size(); });
    row("every run of words in a hash table, no forms", times,
        [&](std::size_t i) { return runs_found(texts[i], table, most); });
    row("phrase by phrase, no forms", 1, [&](std::size_t i) { return found_one_by_one(texts[i], phrases); });
}

} // namespace

int main(int count, char** arguments) {
    if (count != 3)
        return 64;
    try {
        measure(*load_language(read_folder(arguments[1])), std::atoi(arguments[2]));
    } catch (const Error& error) {
        std::fprintf(stderr, "%s: %s\n", error.where.c_str(), error.message.c_str());
        return 70;
    }
    return 0;
}
