#include "stages/draft/images.h"

#include <array>
#include <string_view>

#include "stages/document/walk.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

// What word processors and cameras write where a description should stand.
bool is_no_description(const std::string& alternative) {
    const std::string folded = fold(alternative);
    static constexpr std::array<std::string_view, 6> endings{".png", ".jpg", ".jpeg", ".gif", ".bmp", ".tif"};
    for (const std::string_view ending : endings)
        if (folded.size() > ending.size() && folded.ends_with(ending))
            return true;
    static constexpr std::array<std::string_view, 7> names{"picture", "image", "photo", "graphic",
                                                           "logo",    "img",   "shape"};
    for (const std::string_view name : names)
        if (folded.starts_with(name) &&
            folded.find_first_not_of(" 0123456789_-", name.size()) == std::string::npos)
            return true;
    return false;
}

} // namespace

Reported<Document> images(Document document, const Context&) {
    Findings findings;
    const auto report = [&](const Block& block, const Image& image, std::string rule, std::string message) {
        Finding finding;
        finding.rule = std::move(rule);
        finding.severity = Severity::warning;
        finding.block = block.id;
        finding.message = std::move(message);
        finding.place = image.place;
        findings.push_back(std::move(finding));
    };
    for_each_block(document, [&](Block& block) {
        Inlines* inlines = inlines_of(block);
        if (inlines == nullptr)
            return;
        for_each_inline(*inlines, [&](Inline& in) {
            auto* image = std::get_if<Image>(&in.node);
            if (image == nullptr)
                return;
            if (document.school) {
                const auto known = document.school->images.find(image->resource);
                if (known != document.school->images.end()) {
                    image->decorative = known->second.decorative;
                    image->alternative = known->second.decorative ? "" : known->second.alternative;
                    return;
                }
            }
            if (image->decorative)
                return;
            if (image->alternative.empty())
                report(
                    block, *image, "images/no-alternative",
                    "This picture has no description, so nobody who cannot see it knows what it shows, and "
                    "a PDF of this document does not claim to be accessible (PDF/UA-1, PDF/A-2a). Describe "
                    "it in "
                    "a few words in the document, or mark it as decorative.");
            else if (is_no_description(image->alternative))
                report(block, *image, "images/poor-alternative",
                       "'" + image->alternative +
                           "' does not say what the picture shows. Describe it in a few words, "
                           "or mark it as decorative.");
        });
    });
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
