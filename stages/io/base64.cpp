#include "stages/io/base64.h"

#include <algorithm>
#include <sstream>

#include <Poco/Base64Decoder.h>
#include <Poco/Base64Encoder.h>
#include <Poco/Exception.h>

namespace plainsend {

std::string base64_encode(std::string_view bytes) {
    std::ostringstream out;
    Poco::Base64Encoder encoder(out);
    encoder.rdbuf()->setLineLength(0);
    encoder.write(bytes.data(), static_cast<std::streamsize>(bytes.size()));
    encoder.close();
    return out.str();
}

std::optional<std::string> base64_decode(std::string_view text) {
    std::string clean;
    clean.reserve(text.size() + 3);
    for (const char c : text) {
        const bool letter = (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || (c >= '0' && c <= '9');
        if (letter || c == '+' || c == '/')
            clean += c;
        else if (c != '=' && c != ' ' && c != '\n' && c != '\r' && c != '\t')
            return std::nullopt;
    }
    if (clean.size() % 4 == 1)
        return std::nullopt;
    while (clean.size() % 4 != 0)
        clean += '=';
    std::istringstream in(clean);
    Poco::Base64Decoder decoder(in);
    try {
        std::ostringstream out;
        if (!clean.empty())
            out << decoder.rdbuf();
        return out.str();
    } catch (const Poco::Exception&) {
        return std::nullopt;
    }
}

} // namespace plainsend
