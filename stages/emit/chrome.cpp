#include "stages/emit/chrome.h"

#include <algorithm>
#include <cassert>

#include "stages/document/walk.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

Inline generated(std::string text) {
    return {Generated{std::move(text)}};
}

void append(Inlines& to, Inlines more) {
    to.insert(to.end(), std::make_move_iterator(more.begin()), std::make_move_iterator(more.end()));
}

Inlines strong(Inlines content) {
    return {{Marked{Mark::strong, std::move(content)}}};
}

Block paragraph(Inlines content) {
    Block block;
    block.node = Paragraph{std::move(content)};
    return block;
}

// Replaces each {name} by its value. Without values it gives the text as it stands.
Inlines fill(std::string_view text, const std::map<std::string, Inlines>& values) {
    Inlines result;
    std::size_t begin = 0;
    while (begin < text.size()) {
        const std::size_t open = text.find('{', begin);
        const std::size_t close = text.find('}', open);
        if (open == std::string_view::npos || close == std::string_view::npos)
            break;
        if (open > begin)
            result.push_back(generated(std::string(text.substr(begin, open - begin))));
        const auto value = values.find(std::string(text.substr(open + 1, close - open - 1)));
        assert(value != values.end() && "every {placeholder} has a value");
        if (value != values.end())
            append(result, value->second);
        begin = close + 1;
    }
    if (begin < text.size())
        result.push_back(generated(std::string(text.substr(begin))));
    return result;
}

std::string plain(const Inlines& inlines) {
    std::string text;
    for_each_inline(inlines, [&](const Inline& in) {
        if (const auto* node = std::get_if<Generated>(&in.node))
            text += node->text;
    });
    return text;
}

bool is_english(const Document& document) {
    return primary_language(document.metadata.language) == "en";
}

Inlines contact_inlines(const Contact& contact) {
    Inlines result;
    const auto add = [&](Inline in) {
        if (!result.empty())
            result.push_back(generated(", "));
        result.push_back(std::move(in));
    };
    if (!contact.name.empty())
        add(generated(contact.name));
    if (!contact.role.empty())
        add(generated(contact.role));
    if (!contact.telephone.empty()) {
        std::string digits;
        std::copy_if(contact.telephone.begin(), contact.telephone.end(), std::back_inserter(digits),
                     [](char c) { return (c >= '0' && c <= '9') || c == '+'; });
        add({Link{"tel:" + digits, {generated(contact.telephone)}}});
    }
    if (!contact.email.empty())
        add({Link{"mailto:" + contact.email, {generated(contact.email)}}});
    if (!contact.url.empty())
        add({Link{contact.url, {generated(contact.url)}}});
    if (!contact.hours.empty() && !result.empty())
        result.push_back(generated(" (" + contact.hours + ")"));
    return result;
}

// Names, telephone numbers and addresses are British: in a right-to-left text they must not be turned round.
Inlines as_british(const Document& document, Inlines content) {
    if (is_english(document) || content.empty())
        return content;
    return {{LanguageRun{"en-GB", std::move(content)}}};
}

bool is_draft(const Document& document) {
    return document.status.openness == Openness::draft;
}

bool has_numbers(const Document& document) {
    return !example_number(document).empty();
}

Block how_to_reply(const Document& document, const Style& style) {
    Inlines content = has_numbers(document)
                          ? say(document, style, "draft-how-numbered", {{"number", example_number(document)}})
                          : say(document, style, "draft-how");
    content.push_back(generated(" "));
    if (const std::string address = reply_address(document); !address.empty()) {
        const Inlines link = as_british(document, {{Link{"mailto:" + address, {generated(address)}}}});
        append(content, say_with(document, style, "draft-ways-email", {{"email", link}}));
    } else {
        append(content, say(document, style, "draft-ways"));
    }
    content.push_back(generated(" "));
    const Inlines contact = person_to_ask(document);
    append(content, contact.empty() ? say(document, style, "draft-ask-missing")
                                    : say_with(document, style, "draft-ask", {{"contact", contact}}));
    return paragraph(std::move(content));
}

Block offer(const Document& document, const Style& style) {
    const Inlines contact = person_to_ask(document);
    return paragraph(contact.empty() ? say(document, style, "offer")
                                     : say_with(document, style, "offer-contact", {{"contact", contact}}));
}

std::string draft_word(const Document& document, const Style& style) {
    return say_text(document, style, "draft-line-undated",
                    {{"revision", std::to_string(document.status.revision)}});
}

} // namespace

Inlines say_with(const Document& document, const Style& style, std::string_view key,
                 const std::map<std::string, Inlines>& values) {
    assert(style.messages != nullptr);
    const Messages::Found found = style.messages->find(document.metadata.language, key);
    Inlines content = fill(found.text, values);
    if (found.english && !is_english(document))
        return {{LanguageRun{"en-GB", std::move(content)}}};
    return content;
}

Inlines say(const Document& document, const Style& style, std::string_view key,
            const std::map<std::string, std::string>& values) {
    std::map<std::string, Inlines> inlines;
    for (const auto& [name, value] : values)
        inlines[name] = {generated(value)};
    return say_with(document, style, key, inlines);
}

std::string say_text(const Document& document, const Style& style, std::string_view key,
                     const std::map<std::string, std::string>& values) {
    return plain(say(document, style, key, values));
}

Inlines labelled(const Document& document, const Style& style, Inlines label, Inlines words) {
    return fill(style.messages->find(document.metadata.language, "labelled").text,
                {{"label", std::move(label)}, {"words", std::move(words)}});
}

std::string labelled_text(const Document& document, const Style& style, std::string label,
                          std::string words) {
    return plain(labelled(document, style, {generated(std::move(label))}, {generated(std::move(words))}));
}

Inlines listed(const Document& document, const Style& style, Inlines first, Inlines next) {
    if (first.empty())
        return next;
    return fill(style.messages->find(document.metadata.language, "listed").text,
                {{"first", std::move(first)}, {"next", std::move(next)}});
}

std::string in_brackets(const Style& style, std::string_view language, std::string_view words,
                        std::string_view more) {
    return plain(
        fill(style.messages->find(language, "in-brackets").text,
             {{"words", {generated(std::string(words))}}, {"more", {generated(std::string(more))}}}));
}

std::string date_text(const Document& document, const Style& style, std::string_view key, const Date& date,
                      Weekday weekday) {
    const bool english = style.messages->find(document.metadata.language, key).english;
    return long_date(static_cast<int>(date.year()), static_cast<unsigned>(date.month()),
                     static_cast<unsigned>(date.day()), english ? "en-GB" : document.metadata.language,
                     weekday);
}

std::string status_line(const Document& document, const Style& style, Weekday weekday) {
    if (!is_draft(document))
        return "";
    if (!document.status.date)
        return draft_word(document, style);
    return say_text(document, style, "draft-line",
                    {{"revision", std::to_string(document.status.revision)},
                     {"date", date_text(document, style, "draft-line", *document.status.date, weekday)}});
}

std::string version_name_in(const Style& style, std::string_view language, std::string_view version) {
    if (version.starts_with("translated")) // a translation is named by its language, in that language
        return style.messages->has(language, "language-name")
                   ? style.messages->find(language, "language-name").text
                   : std::string(language);
    const std::string key = "version-" + std::string(version);
    if (style.messages->has("en", key))
        return style.messages->find(language, key).text;
    std::string name(version); // a version of somebody's own making
    std::replace(name.begin(), name.end(), '-', ' ');
    if (!name.empty() && name[0] >= 'a' && name[0] <= 'z')
        name[0] = static_cast<char>(name[0] - 'a' + 'A');
    return name;
}

std::string version_name(const Document& document, const Style& style, std::string_view version) {
    return version_name_in(style, document.metadata.language, version);
}

std::string title_of(const Document& document, const Style& style) {
    if (!document.metadata.title.empty())
        return document.metadata.title;
    // A letter on its way to a family is known by its day; that it has no subject is news for its author
    // only.
    const std::optional<Date>& day = document.metadata.date ? document.metadata.date : document.status.date;
    if (is_letter(document) && !is_draft(document) && day)
        return say_text(document, style, "untitled-letter",
                        {{"date", date_text(document, style, "untitled-letter", *day, Weekday::left_out)}});
    return say_text(document, style, "untitled");
}

std::string page_title(const Document& document, const Style& style) {
    std::map<std::string, std::string> values{{"title", title_of(document, style)},
                                              {"version", version_name(document, style, document.version)}};
    if (!is_draft(document))
        return say_text(document, style, "page-title", values);
    values["status"] = draft_word(document, style);
    return say_text(document, style, "page-title-draft", values);
}

std::string running_header(const Document& document, const Style& style, HeaderVersion version) {
    const bool named = version == HeaderVersion::named;
    const std::string title = title_of(document, style);
    if (!is_draft(document))
        return named ? say_text(
                           document, style, "running-header",
                           {{"title", title}, {"version", version_name(document, style, document.version)}})
                     : title;
    return say_text(document, style, named ? "running-header-draft" : "running-header-draft-unnamed",
                    {{"title", title},
                     {"version", version_name(document, style, document.version)},
                     {"status", status_line(document, style, Weekday::left_out)}}); // to stay on one line
}

bool is_letter(const Document& document) {
    return document.metadata.kind == "letter";
}

bool title_is_chrome(const Document& document) {
    bool found = false;
    bool first = true;
    for_each_block(document.body, [&](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block.node);
        if (heading == nullptr)
            return;
        if (first)
            found = heading->level == 1;
        first = false;
    });
    return !found;
}

std::map<std::string, int> heading_levels(const Document& document) {
    int tops = 0;
    for_each_block(document, [&](const Block& block) {
        if (const auto* heading = std::get_if<Heading>(&block.node))
            tops += heading->level == 1 ? 1 : 0;
    });
    const bool chrome_title = title_is_chrome(document);
    // Word's own "Heading 1" is often used for the title and for every section: then the sections step down.
    const int shift = chrome_title ? (tops > 0 ? 1 : 0) : (tops > 1 ? 1 : 0);
    std::map<std::string, int> levels;
    std::vector<int> above; // what the author gave the headings that this one may stand under
    if (chrome_title)
        above.push_back(1);
    for_each_block(document, [&](const Block& block) {
        const auto* heading = std::get_if<Heading>(&block.node);
        if (heading == nullptr)
            return;
        const int wanted = above.empty() ? 1 : std::max(2, heading->level + shift);
        while (!above.empty() && above.back() >= wanted)
            above.pop_back();
        above.push_back(wanted);
        levels[block.id] = std::min(static_cast<int>(above.size()), 6);
    });
    return levels;
}

std::string example_number(const Document& document) {
    std::string authors;
    std::string ours;
    for_each_block(document.body, [&](const Block& block) {
        std::string& number = block.number_is_authors ? authors : ours;
        if (number.empty())
            number = block.number;
    });
    return ours.empty() ? authors : ours;
}

Inlines glossary_term(const Document& document, const GlossaryItem& item) {
    return as_british(document, {generated(item.term)});
}

Inlines glossary_words(const Document& document, const Style& style, const GlossaryItem& item,
                       Telling telling) {
    Inlines words;
    if (telling == Telling::briefly) {
        const bool long_form = !item.long_form.empty() && item.long_form != item.term;
        const std::string all = long_form ? item.long_form + ". " + item.explanation : item.explanation;
        return as_british(document, {generated(all)});
    }
    if (!item.long_form.empty() && item.long_form != item.term) {
        words = say_with(document, style, "glossary-long-form",
                         {{"term", glossary_term(document, item)},
                          {"long", as_british(document, {generated(item.long_form)})}});
        words.push_back(generated(" "));
    }
    append(words, as_british(document, {generated(item.explanation)}));
    return words;
}

std::string reply_address(const Document& document) {
    const std::string& line = document.metadata.contact;
    if (const std::size_t at = line.find('@'); at != std::string::npos && at > 0) {
        constexpr std::string_view around = " ,;:<>()[]\"'\t\n";
        const std::size_t before = line.find_last_of(around, at);
        const std::size_t begin = before == std::string::npos ? 0 : before + 1;
        std::string address =
            line.substr(begin, std::min(line.find_first_of(around, at), line.size()) - begin);
        while (address.ends_with('.'))
            address.pop_back();
        if (address.size() > at - begin + 1)
            return address;
    }
    return document.school ? document.school->contact.email : "";
}

Inlines contact_of(const Document& document) {
    if (!document.metadata.contact.empty()) {
        std::string line = document.metadata.contact;
        while (line.ends_with('.') || line.ends_with(' '))
            line.pop_back(); // the sentence around it has a full stop of its own
        return as_british(document, {generated(std::move(line))});
    }
    if (document.school)
        return as_british(document, contact_inlines(document.school->contact));
    return {};
}

Inlines person_to_ask(const Document& document) {
    if (!document.metadata.contact.empty() || !document.school)
        return contact_of(document);
    Contact contact = document.school->contact;
    contact.hours.clear();
    contact.url.clear();
    if (!contact.name.empty() && !contact.telephone.empty())
        contact.email.clear();
    return as_british(document, contact_inlines(contact));
}

Blocks banner(const Document& document, const Style& style) {
    if (!is_draft(document))
        return {};
    Inlines what = say(document, style, "draft-what");
    if (document.status.reply_by) {
        what.push_back(generated(" "));
        append(
            what,
            strong(say(document, style, "draft-reply-by",
                       {{"date", date_text(document, style, "draft-reply-by", *document.status.reply_by)}})));
    }
    return {paragraph(strong({generated(status_line(document, style))})), paragraph(std::move(what)),
            how_to_reply(document, style)};
}

std::size_t opening_blocks(const Document& document) {
    constexpr std::size_t most_paragraphs = 4;
    const Blocks& body = document.body;
    const auto is_heading = [](const Block& block) { return std::holds_alternative<Heading>(block.node); };
    if (title_is_chrome(document))
        return !body.empty() && std::holds_alternative<Letterhead>(body.front().node) ? 1 : 0;
    const auto title = std::find_if(body.begin(), body.end(), is_heading);
    if (title == body.end())
        return body.size();
    auto at = title + 1;
    while (at != body.end() && static_cast<std::size_t>(at - title) <= most_paragraphs &&
           std::holds_alternative<Paragraph>(at->node))
        ++at;
    return static_cast<std::size_t>(at - body.begin());
}

Blocks closing(const Document& document, const Style& style) {
    if (is_letter(document) && !is_draft(document))
        return {offer(document, style)};
    Blocks blocks;
    const auto add = [&](std::string_view key, std::string_view value_name, const Inlines& value) {
        if (!value.empty())
            blocks.push_back(paragraph(say_with(document, style, key, {{std::string(value_name), value}})));
        else if (is_draft(document))
            blocks.push_back(paragraph(say(document, style, std::string(key) + "-missing")));
    };
    const Inlines complaints = document.school && !document.school->complaints.empty()
                                   ? Inlines{generated(document.school->complaints)}
                                   : Inlines{};
    add("contact", "contact", contact_of(document));
    add("support", "contact",
        document.school ? as_british(document, contact_inlines(document.school->support)) : Inlines{});
    add("complaints", "complaints", as_british(document, complaints));
    blocks.push_back(offer(document, style));
    return blocks;
}

Blocks review_notice(const Document& document, const Style& style) {
    Blocks blocks;
    if (document.review == Review::unchecked) {
        const std::string_view key = "review-unchecked";
        blocks.push_back(paragraph(say(document, style, key)));
        if (!is_english(document) && style.messages->has(document.metadata.language, key)) {
            // Whoever hands it out must understand the warning too.
            Block english = paragraph({generated(style.messages->find("en", key).text)});
            english.language = "en-GB";
            blocks.push_back(std::move(english));
        }
    }
    const auto checked = style.messages->checked.find(written_language(document.metadata.language));
    if (checked != style.messages->checked.end() && !checked->second &&
        style.messages->has(document.metadata.language, "words-unchecked"))
        blocks.push_back(paragraph(say(document, style, "words-unchecked")));
    if (document.version == "plain" && !document.ledger.empty())
        blocks.push_back(paragraph(document.ledger.size() == 1
                                       ? say(document, style, "plain-changed-once")
                                       : say(document, style, "plain-changed",
                                             {{"count", std::to_string(document.ledger.size())}})));
    return blocks;
}

} // namespace plainsend
