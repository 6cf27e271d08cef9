#include "stages/language/speller.h"

#include <fstream>
#include <hunspell/hunspell.hxx>

#include "stages/document/error.h"

namespace plainsend {

struct Speller::Inside {
    Inside(const std::string& affixes, const std::string& words)
        : dictionary(affixes.c_str(), words.c_str()) {}
    Hunspell dictionary;
};

Speller Speller::open(const std::string& folder, const std::string& name) {
    const std::string affixes = folder + "/" + name + ".aff";
    const std::string words = folder + "/" + name + ".dic";
    // Hunspell opens its files itself and says nothing when it cannot.
    for (const std::string& file : {affixes, words}) {
        if (!std::ifstream(file).good())
            throw Error(Trouble::data_file, "the British English dictionary is missing", file,
                        "install the package hunspell-en-gb");
    }
    return Speller(std::make_unique<Inside>(affixes, words));
}

Speller::Speller(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Speller::Speller(Speller&&) noexcept = default;
Speller& Speller::operator=(Speller&&) noexcept = default;
Speller::~Speller() = default;

bool Speller::is_word(std::string_view word) const {
    constexpr std::size_t longest = 60; // longer ones cost Hunspell much and are no words
    return !word.empty() && word.size() <= longest && inside_->dictionary.spell(std::string(word));
}

} // namespace plainsend
