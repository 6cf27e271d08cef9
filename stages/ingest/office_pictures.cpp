#include "stages/ingest/office_pictures.h"

#include "stages/document/error.h"
#include "stages/io/digest.h"
#include "stages/io/image.h"

namespace plainsend {

std::string keep_picture(Document& document, std::string_view bytes, const Limits& limits, const Place& place,
                         std::string_view alternative, LeftOut& left_out) {
    const std::string key = sha256(bytes);
    if (document.resources.contains(key))
        return key;
    try {
        document.resources.emplace(key, clean_image(bytes, limits.image_pixels_a_side));
    } catch (const Error& error) {
        left_out.add(Omission::picture, place,
                     alternative.empty() ? error.message
                                         : std::string(alternative) + " (" + error.message + ")");
        return {};
    }
    return key;
}

} // namespace plainsend
