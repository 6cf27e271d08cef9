#include "stages/emit/pdf/families.h"

namespace plainsend::pdf {

namespace {

// All alphabets that families here write, but not Chinese.
constexpr char32_t most_near = 0x2C00;

std::size_t index_of(Weight weight) {
    return weight == Weight::bold ? 1 : 0;
}

} // namespace

Families::Families(std::vector<std::string> names) : names_(std::move(names)), opened_(names_.size()) {}

Families& Families::of(const std::vector<std::string>& names) {
    thread_local std::map<std::vector<std::string>, Families> known;
    const auto found = known.find(names);
    return found != known.end() ? found->second : known.emplace(names, Families(names)).first->second;
}

const Families::Pair* Families::open(std::size_t family) {
    auto& slot = opened_[family];
    if (!slot) {
        slot.emplace();
        const auto regular = find_font(names_[family], Weight::regular);
        const auto bold = find_font(names_[family], Weight::bold);
        if (regular && bold)
            *slot = Pair{Face::open(*regular), Face::open(*bold)};
    }
    return *slot ? &**slot : nullptr;
}

const Face* Families::first(Weight weight) {
    const Pair* pair = names_.empty() ? nullptr : open(0);
    return pair == nullptr ? nullptr : pair->of(weight);
}

const Face* Families::look_up(char32_t character, Weight weight) {
    for (std::size_t i = 0; i < names_.size(); ++i)
        if (const Pair* pair = open(i); pair != nullptr && pair->of(weight)->has(character))
            return pair->of(weight);
    return nullptr;
}

const Face* Families::face_for(char32_t character, Weight weight) {
    if (character >= most_near) {
        const auto [found, added] = far_[index_of(weight)].try_emplace(character, nullptr);
        if (added)
            found->second = look_up(character, weight);
        return found->second;
    }
    Known& known = near_[index_of(weight)];
    if (known.size() <= character)
        known.resize(character + 1);
    if (!known[character])
        known[character] = look_up(character, weight);
    return *known[character];
}

} // namespace plainsend::pdf
