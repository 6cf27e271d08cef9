#include "pipeline/nearest.h"

#include <algorithm>
#include <numeric>

namespace plainsend {

namespace {

char low(char c) {
    return c >= 'A' && c <= 'Z' ? static_cast<char>(c - 'A' + 'a') : c;
}

// Edits between two names, where swapping two neighbours is one edit (the commonest slip of the fingers).
std::size_t distance(std::string_view a, std::string_view b) {
    std::vector<std::size_t> before(b.size() + 1);
    std::vector<std::size_t> last(b.size() + 1);
    std::vector<std::size_t> row(b.size() + 1);
    std::iota(last.begin(), last.end(), std::size_t{0});
    for (std::size_t i = 1; i <= a.size(); ++i) {
        row[0] = i;
        for (std::size_t j = 1; j <= b.size(); ++j) {
            const std::size_t other = low(a[i - 1]) == low(b[j - 1]) ? 0 : 1;
            row[j] = std::min({last[j] + 1, row[j - 1] + 1, last[j - 1] + other});
            if (i > 1 && j > 1 && low(a[i - 1]) == low(b[j - 2]) && low(a[i - 2]) == low(b[j - 1]))
                row[j] = std::min(row[j], before[j - 2] + 1);
        }
        before = std::exchange(last, row);
    }
    return last[b.size()];
}

} // namespace

std::string nearest(std::string_view typed, const std::vector<std::string>& names) {
    constexpr std::size_t longest_sensible = 64;
    if (typed.empty() || typed.size() > longest_sensible)
        return "";
    std::string best;
    std::size_t least = std::max<std::size_t>(1, typed.size() / 3) + 1;
    for (const std::string& name : names) {
        const bool begins = typed.size() >= 3 && name.starts_with(typed);
        const std::size_t edits = begins ? 1 : distance(typed, name);
        if (edits < least) {
            least = edits;
            best = name;
        }
    }
    return best;
}

std::string listed(const std::vector<std::string>& names) {
    std::string text;
    for (std::size_t i = 0; i < names.size(); ++i)
        text += (i == 0 ? "" : i + 1 == names.size() ? " and " : ", ") + names[i];
    return text;
}

Error no_such(Trouble trouble, std::string_view what, std::string_view typed,
              const std::vector<std::string>& names) {
    const std::string near = nearest(typed, names);
    constexpr std::size_t most_listed = 20;
    const std::string hint = !near.empty()                 ? "did you mean '" + near + "'?"
                             : names.size() <= most_listed ? "there are: " + listed(names)
                                                           : "'plainsend list' shows what there is";
    return {trouble, "there is no " + std::string(what) + " '" + std::string(typed) + "'", "", hint};
}

void check_name(std::string_view what, std::string_view typed, const std::vector<std::string>& names) {
    if (std::find(names.begin(), names.end(), typed) == names.end())
        throw no_such(Trouble::usage, what, typed, names);
}

} // namespace plainsend
