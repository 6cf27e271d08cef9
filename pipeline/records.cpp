#include "pipeline/records.h"

#include "pipeline/blocks.h"
#include "stages/draft/dates.h"
#include "stages/io/digest.h"
#include "stages/io/json.h"

namespace plainsend {

using json::Array;
using json::Object;
using json::Value;

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
        return day ? Value(iso_date(*day)) : Value(nullptr);
    };
    Array blocks;
    for (const ListedBlock& block : listed_blocks(document))
        blocks.push_back(Object{{"id", block.id}, {"number", block.number}, {"text", block.text}});
    const std::string digest = sha256(source);
    const Status& status = document.status;
    // The same source in the same revision of the same day is the same draft, on every machine.
    const std::string day = status.date ? iso_date(*status.date) : "";
    const std::string id = sha256(digest + "\n" + std::to_string(status.revision) + "\n" + day).substr(0, 16);
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
