#include "stages/ingest/refused.h"

#include <algorithm>
#include <string>

#include "stages/document/error.h"
#include "stages/text/ascii.h"
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

// The signs that Western text has between 0x80 and 0x9F: the euro sign, quotation marks, dots, dashes, a few
// letters. Where others stand, some of which are nothing, every character may be two bytes.
bool is_like_windows_1252(std::string_view bytes) {
    std::size_t high = 0;
    std::size_t rare = 0;
    std::size_t nothing = 0;
    for (const char c : bytes) {
        const auto code = static_cast<unsigned char>(c);
        high += code >= 0x80 ? 1 : 0;
        if (code < 0x80 || code > 0x9F)
            continue;
        rare +=
            std::string_view("\x80\x84\x85\x91\x92\x93\x94\x95\x96\x97\x99").find(c) == std::string_view::npos
                ? 1
                : 0;
        nothing += std::string_view("\x81\x8D\x8F\x90\x9D").find(c) != std::string_view::npos ? 1 : 0;
    }
    return nothing == 0 || rare * 4 <= high;
}

// The head of a mail message (RFC 5322): lines of "Name: words", with one that only programs write.
void refuse_mail(std::string_view bytes, std::string_view name) {
    std::string_view rest = bytes.substr(0, 16'384);
    bool from_program = false;
    bool related = false; // a page or message with its pictures
    bool saved = false;
    bool addressed = false;
    for (std::size_t lines = 0; !rest.empty(); ++lines) {
        const std::size_t end = std::min(rest.find('\n'), rest.size());
        std::string line = ascii_lower(rest.substr(0, end));
        rest.remove_prefix(std::min(end + 1, rest.size()));
        if (line.ends_with('\r'))
            line.pop_back();
        if (line.empty() && lines > 1)
            break;
        const bool goes_on = lines > 0 && (line.starts_with(' ') || line.starts_with('\t'));
        const std::size_t colon = line.find(':');
        if (!goes_on && (colon == std::string::npos || colon == 0 ||
                         line.find_first_not_of("abcdefghijklmnopqrstuvwxyz-") != colon))
            return;
        related = related || line.find("multipart/related") != std::string::npos;
        saved = saved || line.starts_with("snapshot-content-location:") ||
                (line.starts_with("from:") && line.find("saved by") != std::string::npos);
        addressed = addressed || line.starts_with("to:") || line.starts_with("received:") ||
                    (line.starts_with("from:") && line.find('@') != std::string::npos);
        for (const std::string_view field : {"mime-version:", "content-type:", "content-transfer-encoding:",
                                             "message-id:", "received:", "return-path:"})
            from_program = from_program || line.starts_with(field);
    }
    if (from_program && (saved || (related && !addressed)))
        refuse(name, "is a saved web page in one file (.mht)",
               "open it in the browser and save it as \"web page, HTML only\", or copy its words into a Word "
               "document");
    if (from_program)
        refuse(name, "is an e-mail (.eml)",
               "open it in the mail program and save it as HTML or text, or copy its words into a Word "
               "document");
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
    refuse_mail(bytes, name);
    refuse_xml(bytes, name);
}

void refuse_what_is_no_text(const Decoded& decoded, std::string_view bytes, std::string_view name) {
    std::size_t strange = 0;
    for (std::size_t at = decoded.text.find("\uFFFD"); at != std::string::npos;
         at = decoded.text.find("\uFFFD", at + 3))
        ++strange;
    if (strange * 20 > decoded.text.size())
        refuse(name, "is not a text file", "ask for the Word file, or save the text as plain text in UTF-8");
    if (decoded.encoding == Encoding::windows_1252 && !is_like_windows_1252(bytes))
        refuse(name, "is in an old encoding that cannot be told from its bytes",
               "open it in the program that wrote it and save it as UTF-8");
}

} // namespace plainsend
