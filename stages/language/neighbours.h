// "Unless it stands before 'stage'", "only sure after 'is'": the words beside a match on which a rule hangs.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

namespace plainsend {

struct Match;
struct Token;

class Neighbours {
public:
    // "#" in front of the words, or alone, stands for any number in digits: "# may".
    void add_before(std::string_view words); // agrees where the match stands directly before these
    void add_after(std::string_view words);
    void add_earlier(std::string_view words); // where these stand not far in front of it
    void add_clause_start();                  // where nothing or a mark of punctuation stands in front
    void add_clause_end();
    void add_object();  // where "the", "his", "these" and the like stand directly behind it
    void add_passive(); // behind a form of "be", but for its -ing: "is required", "is complete"

    bool empty() const;
    bool agree(const std::vector<Token>&, const Match&) const;

private:
    // Every form of every word of a neighbour, sorted.
    using Words = std::vector<std::vector<std::string>>;
    static Words forms_of(std::string_view phrase);
    bool agree_in_front(const std::vector<Token>&, std::size_t first) const;

    std::vector<Words> before_;
    std::vector<Words> after_;
    std::vector<Words> earlier_;
    bool clause_start_ = false;
    bool clause_end_ = false;
    bool object_ = false;
    bool passive_ = false;
};

} // namespace plainsend
