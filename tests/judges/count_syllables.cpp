// For the judge of syllables: words a line on standard input, how many syllables each has on standard output.
#include <iostream>
#include <string>

#include "stages/language/syllables.h"

int main() {
    for (std::string word; std::getline(std::cin, word);)
        std::cout << plainsend::count_syllables(word) << '\n';
}
