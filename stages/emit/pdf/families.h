// Which installed face prints a character: a style's families in order, then fonts of other scripts. Kept for
// the whole run, as documents repeat their characters.
#pragma once

#include <map>
#include <memory>
#include <optional>
#include <string>
#include <vector>

#include "stages/emit/pdf/face.h"
#include "stages/emit/pdf/fonts.h"

namespace plainsend::pdf {

class Families {
public:
    // The same object for the same names (in this thread). Families that are not installed are passed over.
    static Families& of(const std::vector<std::string>& names);

    // Null when no family has the character.
    const Face* face_for(char32_t character, Weight);
    // The first family's face, whatever it has; null when it is not installed.
    const Face* first(Weight);

private:
    struct Pair {
        std::shared_ptr<const Face> regular;
        std::shared_ptr<const Face> bold;
        const Face* of(Weight weight) const { return weight == Weight::bold ? bold.get() : regular.get(); }
    };
    using Known = std::vector<std::optional<const Face*>>;

    explicit Families(std::vector<std::string> names);
    const Face* look_up(char32_t character, Weight);
    const Pair* open(std::size_t family);

    std::vector<std::string> names_;
    std::vector<std::optional<std::optional<Pair>>> opened_; // when first needed
    Known near_[2];                                          // the characters below most_near, by weight
    std::map<char32_t, const Face*> far_[2];
};

} // namespace plainsend::pdf
