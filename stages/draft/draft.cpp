#include "stages/draft/draft.h"

#include <algorithm>

#include "stages/draft/dates.h"
#include "stages/draft/draft_data.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

std::string in_words(Date date) {
    return long_date(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), "en-GB");
}

bool calendar_knows(const DraftData& data, const std::string& jurisdiction, Date date) {
    const auto days = data.bank_holidays.find(jurisdiction.empty() ? "england" : jurisdiction);
    return days != data.bank_holidays.end() && !days->second.empty() && date <= days->second.back();
}

} // namespace

Reported<Document> draft(Document document, const Context& context) {
    Findings findings;
    Status& status = document.status;
    // A tree that already is a draft keeps its own dates until somebody says others.
    const bool dated = status.date && context.choices.date_is == DateIs::today;
    const std::optional<Date> own_reply_by = dated ? status.reply_by : std::nullopt;
    status.date = dated ? *status.date : context.choices.date;
    status.revision = context.choices.revision.value_or(status.revision);
    status.reply_by.reset();
    if (status.openness != Openness::draft)
        return {std::move(document), {}};

    const std::string& jurisdiction = document.metadata.jurisdiction;
    if (context.choices.reply_by || own_reply_by) {
        status.reply_by = context.choices.reply_by ? context.choices.reply_by : own_reply_by;
        if (*status.reply_by < *status.date)
            findings.push_back(
                about_document("draft/reply-by-past", Severity::warning,
                               "The day to reply by, " + in_words(*status.reply_by) +
                                   ", is before the date of the draft. Choose a later day with --reply-by."));
        else if (const std::string_view why =
                     why_no_workday(*status.reply_by, context.draft, jurisdiction, document.school);
                 !why.empty())
            findings.push_back(about_document("draft/reply-by-holiday", Severity::warning,
                                              in_words(*status.reply_by) + " is " + std::string(why) +
                                                  ", so nobody may be there to answer questions. "
                                                  "Choose another day with --reply-by."));
        return {std::move(document), std::move(findings)};
    }

    const Date earliest = add_days(*status.date, context.draft.reply_days);
    status.reply_by = next_workday(earliest, context.draft, jurisdiction, document.school);
    if (!status.reply_by)
        findings.push_back(about_document(
            "draft/no-workday", Severity::warning,
            "There is no working day in the two months after " + in_words(earliest) +
                " in the school's calendar, so the draft names no day to reply by. Say one with "
                "--reply-by, or correct the holidays in the school profile."));
    else if (!calendar_knows(context.draft, jurisdiction, *status.reply_by))
        findings.push_back(about_document("draft/calendar-ended", Severity::note,
                                          "The bank holidays of " +
                                              std::to_string(static_cast<int>(status.reply_by->year())) +
                                              " are not in glossary/calendar.xml. Check that " +
                                              in_words(*status.reply_by) + " is not one."));
    return {std::move(document), std::move(findings)};
}

} // namespace plainsend
