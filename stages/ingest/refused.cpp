#include "stages/ingest/refused.h"

#include <algorithm>
#include <string>

#include "stages/document/error.h"
#include "stages/text/text.h"

namespace plainsend {

namespace {

using namespace std::string_view_literals;

[[noreturn]] void refuse(std::string_view name, std::string what, std::string hint) {
    throw Error(Trouble::unusable, std::move(what), std::string(name), std::move(hint));
}

// Names inside a compound file are UTF-16.
std::string wide(std::string_view name) {
    std::string out;
    for (const char c : name) {
        out += c;
        out += '\0';
    }
    return out;
}

void refuse_compound(std::string_view bytes, std::string_view name) {
    // Directory entries stand anywhere in the file; an encrypted .docx carries these two streams.
    if (bytes.find(wide("EncryptedPackage")) != std::string_view::npos)
        refuse(name, "is locked with a password",
               "ask for the Word file without its password, or open it in Word and save it without one");
    if (bytes.find(wide("WordDocument")) != std::string_view::npos)
        refuse(name, "is in the Word format of before 2007 (.doc)",
               "open it in Word and save it as .docx, or ask for the Word file in that format");
    refuse(name, "is an old Microsoft Office file", "ask for the Word file, saved as .docx");
}

// XML is made for programs: read as text, its tags would become words of the document.
void refuse_xml(std::string_view bytes, std::string_view name) {
    const std::string text = lower(decode(bytes.substr(0, 4096)).text);
    const std::string_view all = text;
    const std::size_t begin = std::min(all.find_first_not_of(" \t\n"), all.size());
    const std::string_view start = all.substr(begin);
    if (start.starts_with("<xliff") || (start.starts_with("<?xml") && start.find("<xliff") != start.npos))
        refuse(name, "is a translation file (XLIFF), not a document",
               "put the translation into its document: plainsend translate merge DOCUMENT " +
                   std::string(name) + " -o OUT");
    const bool page = start.find("<html") != start.npos || start.find("<body") != start.npos ||
                      start.find("<!doctype html") != start.npos;
    if (start.starts_with("<?xml") && !page)
        refuse(name, "is XML, which is made for programs and not for readers",
               "ask for the document itself, as a Word, OpenDocument or HTML file");
}

} // namespace

void refuse_known(std::string_view bytes, std::string_view name) {
    const std::string_view head = bytes.substr(0, 1024); // a PDF may begin after some other bytes
    if (head.find("%PDF-"sv) != std::string_view::npos)
        refuse(name, "is a PDF, which holds a picture of the text and not its structure",
               "ask for the Word file that the PDF was made from");
    if (bytes.starts_with("\xD0\xCF\x11\xE0\xA1\xB1\x1A\xE1"sv))
        refuse_compound(bytes, name);
    if (bytes.starts_with("{\\rtf"sv))
        refuse(name, "is a rich text file (RTF)",
               "open it in Word and save it as .docx, or ask for the Word file");
    if (bytes.starts_with("PK\x03\x04"sv) && bytes.size() > 8 &&
        (static_cast<unsigned char>(bytes[6]) & 1U) != 0)
        refuse(name, "is locked with a password", "ask for the Word file without its password");
    if (bytes.starts_with("\x89PNG"sv) || bytes.starts_with("\xFF\xD8\xFF"sv) || bytes.starts_with("GIF8"sv))
        refuse(name, "is a picture",
               "ask for the Word file, or type the text; a picture of text cannot be read aloud "
               "or made larger");
    refuse_xml(bytes, name);
}

void refuse_what_is_no_text(std::string_view decoded, std::string_view name) {
    std::size_t strange = 0;
    for (std::size_t at = decoded.find("\uFFFD"); at != std::string_view::npos;
         at = decoded.find("\uFFFD", at + 3))
        ++strange;
    if (strange * 20 > decoded.size())
        refuse(name, "is not a text file", "ask for the Word file, or save the text as plain text in UTF-8");
}

} // namespace plainsend
