#include "stages/language/contact.h"

#include <algorithm>

#include "stages/document/walk.h"
#include "stages/language/passage.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace {

bool has_any(const std::vector<Passage>& passages, WordList list) {
    return std::any_of(passages.begin(), passages.end(),
                       [&](const Passage& passage) { return passage.matches->any(list); });
}

// Ten or eleven digits from 0 or +44 on, with spaces, hyphens and brackets between.
bool has_telephone(std::string_view text) {
    for (std::size_t at = 0; at < text.size();) {
        if (text[at] != '0' && text[at] != '+') {
            ++at;
            continue;
        }
        std::size_t digits = 0;
        std::size_t end = at;
        for (; end < text.size(); ++end) {
            const char c = text[end];
            if (is_digit(c))
                ++digits;
            else if (c != ' ' && c != '-' && c != '(' && c != ')' && !(c == '+' && end == at))
                break;
        }
        if (digits >= 10 && digits <= 14)
            return true;
        at = std::max(end, at + 1);
    }
    return false;
}

// Word by word: a long word of nothing but "a@" is looked at once.
bool has_mail_address(std::string_view text) {
    for (std::size_t at = text.find('@'); at != std::string_view::npos; at = text.find('@', at)) {
        const std::size_t end = std::min(text.find_first_of(" \n\t", at), text.size());
        const bool named = at > 0 && text[at - 1] != ' ';
        if (named && text.substr(at + 1, end - at - 1).find('.') != std::string_view::npos)
            return true;
        at = named ? end : at + 1;
    }
    return false;
}

bool has_address_link(const Document& document) {
    bool found = false;
    for_each_block(document, [&](const Block& block) {
        if (const Inlines* inlines = inlines_of(block))
            for_each_inline(*inlines, [&](const Inline& in) {
                const auto* link = std::get_if<Link>(&in.node);
                found = found || (link != nullptr &&
                                  (link->target.starts_with("mailto:") || link->target.starts_with("tel:")));
            });
    });
    return found;
}

bool has_contact(const Document& document, const std::vector<Passage>& passages) {
    if (!document.metadata.contact.empty() || (document.school && !document.school->contact.empty()))
        return true;
    // An address somewhere, and words that invite to use it.
    const bool address = has_address_link(document) ||
                         std::any_of(passages.begin(), passages.end(), [](const Passage& passage) {
                             return passage.where != Where::letterhead &&
                                    (has_telephone(passage.text) || has_mail_address(passage.text));
                         });
    return address && has_any(passages, WordList::contacts);
}

} // namespace

Reported<Document> contact(Document document, const Context& context) {
    if (!is_english(document))
        return {std::move(document), {}};
    const std::vector<Passage> read = passages(document, context.language);
    Findings findings;
    if (!has_contact(document, read))
        findings.push_back(
            about_document("contact/missing", Severity::warning,
                           "Nobody is named whom a family can ask. Add one person with a telephone number or "
                           "an e-mail address, or use a school profile."));
    if (!(document.school && !document.school->support.empty()) && !has_any(read, WordList::support))
        findings.push_back(about_document(
            "contact/no-support", Severity::suggestion,
            "Independent support is not mentioned. Say where a family can get free advice that "
            "does not come from the school, such as the local SENDIASS."));
    // With a school profile every output ends with the offer of other formats.
    if (!document.school && !has_any(read, WordList::formats))
        findings.push_back(about_document(
            "contact/no-formats", Severity::suggestion,
            "No other format is offered. Say that the document can be had in large print or in "
            "another way, and whom to ask."));
    if (!(document.school && !document.school->languages.empty()) && !has_any(read, WordList::interpreters))
        findings.push_back(about_document(
            "contact/no-interpreter", Severity::suggestion,
            "No interpreter or translation is offered. Say in which languages, and whom to ask."));
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
