#include "pipeline/records.h"

#include <cstdio>

#include "stages/document/walk.h"
#include "stages/io/digest.h"
#include "stages/io/json.h"

namespace plainsend {

using json::Array;
using json::Object;
using json::Value;

std::string iso_date(const std::optional<Date>& date) {
    if (!date)
        return "";
    std::string text(32, '\0');
    const int size = std::snprintf(text.data(), text.size(), "%04d-%02u-%02u", static_cast<int>(date->year()),
                                   static_cast<unsigned>(date->month()), static_cast<unsigned>(date->day()));
    text.resize(static_cast<std::size_t>(size));
    return text;
}

std::string ledger_json(const Document& document) {
    Array edits;
    for (const Edit& edit : document.ledger)
        edits.push_back(Object{{"block", edit.block},
                               {"begin", edit.begin},
                               {"end", edit.end},
                               {"before", edit.before},
                               {"after", edit.after},
                               {"rule", edit.rule},
                               {"reason", edit.reason}});
    return json::write(Object{{"schema_version", 1}, {"edits", std::move(edits)}});
}

std::string draft_record_json(const Document& document, std::string_view source) {
    const auto date = [](const std::optional<Date>& day) {
        return day ? Value(iso_date(day)) : Value(nullptr);
    };
    Array blocks;
    for_each_block(document, [&](const Block& block) {
        if (is_leaf(block))
            blocks.push_back(Object{{"id", block.id}, {"number", block.number}, {"text", block_text(block)}});
    });
    const std::string digest = sha256(source);
    const Status& status = document.status;
    // The same source in the same revision of the same day is the same draft, on every machine.
    const std::string id =
        sha256(digest + "\n" + std::to_string(status.revision) + "\n" + iso_date(status.date)).substr(0, 16);
    return json::write(Object{{"schema_version", 1},
                              {"id", id},
                              {"title", document.metadata.title},
                              {"kind", document.metadata.kind},
                              {"revision", status.revision},
                              {"date", date(status.date)},
                              {"reply_by", date(status.reply_by)},
                              {"source_sha256", digest},
                              {"blocks", std::move(blocks)}});
}

} // namespace plainsend
