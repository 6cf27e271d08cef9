// The British English dictionary: judges whether a spelling is a word. The only use of Hunspell. It never
// suggests: that costs a thousand times more.
#pragma once

#include <memory>
#include <string>
#include <string_view>

namespace plainsend {

class Speller {
public:
    // Throws Error{data_file} when the dictionary is not installed.
    static Speller open(const std::string& folder = "/usr/share/hunspell", const std::string& name = "en_GB");
    Speller(Speller&&) noexcept;
    Speller& operator=(Speller&&) noexcept;
    ~Speller();
    bool is_word(std::string_view word) const;

private:
    struct Inside;
    explicit Speller(std::unique_ptr<Inside>);
    std::unique_ptr<Inside> inside_;
};

} // namespace plainsend
