#include "stages/ingest/refused.h"

#include <algorithm>
#include <string>

#include "stages/document/error.h"

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
}

} // namespace plainsend
