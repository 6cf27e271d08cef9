// "Unless it stands before 'stage'": neighbours by which a rule is not meant.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace plainsend {

struct Match;
struct Token;

class Exceptions {
public:
    void add_before(std::string_view words); // nothing is found where the match stands directly before these
    void add_after(std::string_view words);
    bool excuse(const std::vector<Token>&, const Match&) const;

private:
    // Every form of every word of a neighbour, sorted.
    using Words = std::vector<std::vector<std::string>>;
    static Words forms_of(std::string_view phrase);

    std::vector<Words> before_;
    std::vector<Words> after_;
};

} // namespace plainsend
