#include "stages/draft/kind.h"

#include <algorithm>
#include <utility>

#include "stages/document/walk.h"
#include "stages/draft/draft_data.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

// Below this many points a guess is worth less than saying that we do not know.
constexpr int least_points = 3;
// Evidence stands at the start of a document; longer ones are not read to the end for it.
constexpr std::size_t text_looked_at = 20'000;

bool has_words(const std::string& folded, const std::string& words) {
    for (std::size_t at = folded.find(words); at != std::string::npos; at = folded.find(words, at + 1)) {
        const auto is_letter = [&](std::size_t i) {
            return i < folded.size() &&
                   (static_cast<unsigned char>(folded[i]) >= 0x80 || (folded[i] >= 'a' && folded[i] <= 'z'));
        };
        if ((at == 0 || !is_letter(at - 1)) && !is_letter(at + words.size()))
            return true;
    }
    return false;
}

// What a document looks like, folded.
struct Looks {
    std::string title; // among the headings too
    std::string headings;
    std::string text;
    bool have(const Evidence& evidence) const {
        switch (evidence.where) {
        case Evidence::Where::title:
            return has_words(title, evidence.words);
        case Evidence::Where::headings:
            return has_words(headings, evidence.words);
        case Evidence::Where::text:
            break;
        }
        return has_words(text, evidence.words);
    }
};

Looks looks_of(const Document& document) {
    Looks looks{document.metadata.title + "\n", document.metadata.title + "\n", {}};
    bool first = true;
    for_each_block(document, [&](const Block& block) {
        if (std::holds_alternative<Heading>(block.node)) {
            looks.headings += block_text(block) + "\n";
            if (std::exchange(first, false))
                looks.title += block_text(block) + "\n";
        }
        if (looks.text.size() < text_looked_at)
            looks.text += block_text(block) + "\n";
    });
    return {fold(looks.title), fold(looks.headings), fold(looks.text)};
}

// The nation whose documents alone have such a heading, or "".
std::string jurisdiction_of(const Looks& looks, const DraftData& data) {
    for (const Kind& kind : data.kinds)
        for (const Evidence& evidence : kind.evidence)
            if (!evidence.jurisdiction.empty() && looks.have(evidence))
                return evidence.jurisdiction;
    return {};
}

const Kind* guess(const Looks& looks, const DraftData& data) {
    const Kind* best = nullptr;
    int most = least_points - 1;
    for (const Kind& kind : data.kinds) {
        int points = 0;
        for (const Evidence& evidence : kind.evidence)
            if (looks.have(evidence))
                points += evidence.points;
        if (points > most) {
            most = points;
            best = &kind;
        }
    }
    return best;
}

} // namespace

Reported<Document> kind(Document document, const Context& context) {
    Findings findings;
    Metadata& metadata = document.metadata;
    const Looks looks = looks_of(document);
    if (!context.choices.jurisdiction.empty())
        metadata.jurisdiction = context.choices.jurisdiction;
    else if (metadata.jurisdiction.empty())
        metadata.jurisdiction = jurisdiction_of(looks, context.draft);
    if (metadata.jurisdiction.empty() && document.school)
        metadata.jurisdiction = document.school->jurisdiction;
    if (!context.choices.contact.empty())
        metadata.contact = context.choices.contact;

    if (!context.choices.kind.empty())
        metadata.kind = context.choices.kind;
    const Kind* known = find_kind(context.draft, metadata.kind);
    if (known == nullptr && !metadata.kind.empty())
        findings.push_back(
            about_document("kind/unknown", Severity::warning,
                           "The document says that it is of the kind '" + metadata.kind +
                               "', which plainsend does not know. See 'plainsend list kinds'."));
    if (known == nullptr) {
        known = guess(looks, context.draft);
        metadata.kind = known == nullptr ? "" : known->name;
        if (known != nullptr)
            findings.push_back(about_document("kind/guessed", Severity::note,
                                              "Taken for: " + known->title +
                                                  ". If it is something else, say so with "
                                                  "--kind or a 'kind:' line in the document."));
    }
    // What nobody can name stays open for amendment: a draft that should be final does less harm than the
    // reverse.
    const Openness usual = known == nullptr ? Openness::draft : known->openness;
    if (context.choices.openness || !document.status.openness)
        document.status.openness = context.choices.openness.value_or(usual);
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
