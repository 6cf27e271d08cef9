// Which reader reads a source: by content, Markdown and text by extension, or as the person says.
#include <algorithm>
#include <array>

#include "pipeline/job.h"
#include "pipeline/nearest.h"
#include "stages/ingest/guessed_headings.h"
#include "stages/ingest/look_over.h"
#include "stages/text/ascii.h"

namespace plainsend {

namespace {

constexpr int certain = 3;
constexpr int likely = 2;

const Reader* by_name(std::string_view name) {
    const auto found = std::find_if(readers().begin(), readers().end(),
                                    [&](const Reader& reader) { return reader.name == name; });
    return found == readers().end() ? nullptr : &*found;
}

// What people also have in their folders, and how to turn it into something readable.
struct Foreign {
    std::string_view mark;
    std::string_view message;
    std::string_view hint;
};
constexpr std::array foreign{
    Foreign{"%PDF-", "this is a PDF, which plainsend makes but does not read",
            "use the Word or OpenDocument file that it was made from"},
    Foreign{"\xD0\xCF\x11\xE0", "this is a Word file of the old kind (.doc), or one with a password",
            "open it in Word and save it as .docx, without a password"},
    Foreign{"{\\rtf", "this is a rich text file (.rtf)", "open it in Word and save it as .docx"},
    Foreign{"\x89PNG", "this is a picture, not a document",
            "put it into a document, with words that say what it shows"},
    Foreign{"\xFF\xD8\xFF", "this is a picture, not a document",
            "put it into a document, with words that say what it shows"},
};

// The same by the end of the name, where the bytes could be any text.
constexpr std::array foreign_names{
    Foreign{".csv", "this is a table for programs (CSV), not a document",
            "open it in a spreadsheet program and copy the table into a Word document"},
    Foreign{".xml", "this is XML, which is made for programs and not for readers",
            "ask for the document itself, as a Word, OpenDocument or HTML file"},
};

const Reader& find_reader(const Source& source, const std::string& from) {
    if (!from.empty())
        return *by_name(from);
    const Reader* best = nullptr;
    int most = 0;
    for (const Reader& reader : readers()) {
        const int sure = reader.sniff(source.bytes);
        if (sure > most) {
            most = sure;
            best = &reader;
        }
        if (most >= certain) // nobody can be surer, and the readers of text would look at every byte
            break;
    }
    const Reader* named = reader_for_extension(source.name);
    if (most >= certain || (most >= likely && named == nullptr))
        return *best;
    for (const Foreign& kind : foreign_names)
        if (ascii_lower(source.name).ends_with(kind.mark))
            throw Error(Trouble::unusable, std::string(kind.message), source.name, std::string(kind.hint));
    for (const Foreign& kind : foreign)
        if (std::string_view(source.bytes).starts_with(kind.mark))
            throw Error(Trouble::unusable, std::string(kind.message), source.name, std::string(kind.hint));
    if (named != nullptr)
        return *named; // a damaged file of its kind gets that reader's advice
    if (best != nullptr)
        return *best;
    std::vector<std::string> names;
    for (const Reader& reader : readers())
        names.emplace_back(reader.name);
    throw Error(Trouble::unusable, "plainsend does not know this kind of file", source.name,
                "it reads " + listed(names) + "; say which with --from");
}

} // namespace

const Reader* reader_for_extension(std::string_view file_name) {
    const std::size_t dot = file_name.rfind('.');
    if (dot == std::string_view::npos)
        return nullptr;
    const std::string extension = ascii_lower(file_name.substr(dot));
    for (const Reader& reader : readers()) {
        std::string_view rest = reader.extensions;
        while (!rest.empty()) {
            const std::size_t comma = std::min(rest.find(','), rest.size());
            if (rest.substr(0, comma) == extension)
                return &reader;
            rest.remove_prefix(std::min(comma + 1, rest.size()));
        }
    }
    return nullptr;
}

ReadDocument read_document(const Source& source, const JobOptions& options) {
    const Limits limits;
    if (source.bytes.empty())
        throw Error(Trouble::unusable, "the file is empty", source.name,
                    "check that it was saved or copied whole");
    if (source.bytes.size() > limits.input_bytes)
        throw Error(Trouble::unusable,
                    "it is larger than " + std::to_string(limits.input_bytes >> 20) + " MB", source.name,
                    "make its pictures smaller, or split it");
    const Reader& reader = find_reader(source, options.from);
    ReadDocument read{reader.read(source, limits), std::string(reader.name)};
    look_over(read.document);
    if (reader.name != "json") // a tree says itself what is a heading
        guess_headings(read.document,
                       reader.name == "html" ? BoldBelowHeadings::is_content : BoldBelowHeadings::may_head,
                       reader.name);
    Document& document = read.document.value;
    document.target_language = options.target_language;
    if (options.school) {
        document.school = options.school->school;
        if (options.school->logo)
            document.resources[options.school->school.logo] = *options.school->logo;
    }
    return read;
}

} // namespace plainsend
