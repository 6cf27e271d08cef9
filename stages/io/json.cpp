#include "stages/io/json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <cmath>
#include <cstdint>
#include <limits>
#include <sstream>

#include <Poco/Exception.h>
#include <Poco/JSON/Handler.h>
#include <Poco/JSON/Parser.h>

#include "stages/document/error.h"
#include "stages/document/unseen.h"

namespace plainsend::json {

namespace {

constexpr std::size_t deepest = 1200;

// Builds our values while Poco parses; Poco's own objects would lose the order of the members.
class Builder : public Poco::JSON::Handler {
public:
    void reset() override {}
    void startObject() override { open(Object{}); }
    void endObject() override { close(); }
    void startArray() override { open(Array{}); }
    void endArray() override { close(); }
    void key(const std::string& name) override { keys_.push_back(name); }
    void null() override { add(nullptr); }
    void value(int number) override { add(number); }
    void value(unsigned number) override { add(std::int64_t{number}); }
    void value(Poco::Int64 number) override { add(std::int64_t{number}); }
    void value(Poco::UInt64 number) override {
        if (number <= static_cast<Poco::UInt64>(std::numeric_limits<std::int64_t>::max()))
            add(static_cast<std::int64_t>(number));
        else
            add(static_cast<double>(number));
    }
    void value(const std::string& text) override { add(text); }
    void value(double number) override { add(number); }
    void value(bool truth) override { add(truth); }

    Value take() { return std::move(root_); }

private:
    void open(Value container) { open_.push_back(std::move(container)); }

    void close() {
        Value done = std::move(open_.back());
        open_.pop_back();
        add(std::move(done));
    }

    void add(Value item) {
        if (open_.empty()) {
            root_ = std::move(item);
        } else if (auto* array = std::get_if<Array>(&open_.back().node)) {
            array->push_back(std::move(item));
        } else {
            std::get<Object>(open_.back().node).emplace_back(std::move(keys_.back()), std::move(item));
            keys_.pop_back();
        }
    }

    Value root_;
    std::vector<Value> open_;
    std::vector<std::string> keys_;
};

// Length of the well-formed UTF-8 character at text[at]; 0 when there is none.
std::size_t character_length(std::string_view text, std::size_t at) {
    const auto byte = [&](std::size_t i) {
        return static_cast<unsigned>(static_cast<unsigned char>(text[i]));
    };
    const unsigned first = byte(at);
    if (first < 0x80)
        return 1;
    const std::size_t length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : 2;
    if (first < 0xC2 || first > 0xF4 || text.size() - at < length)
        return 0;
    for (std::size_t i = 1; i < length; ++i) {
        if ((byte(at + i) & 0xC0U) != 0x80U)
            return 0;
    }
    const unsigned second = byte(at + 1); // overlong forms, surrogates, above U+10FFFF
    const bool wrong = (first == 0xE0 && second < 0xA0) || (first == 0xED && second > 0x9F) ||
                       (first == 0xF0 && second < 0x90) || (first == 0xF4 && second > 0x8F);
    return wrong ? 0 : length;
}

constexpr std::string_view digits = "0123456789abcdef";

std::uint32_t code_at(std::string_view text, std::size_t at, std::size_t length) {
    const auto byte = [&](std::size_t i) { return std::uint32_t{static_cast<unsigned char>(text[at + i])}; };
    std::uint32_t code = length == 1 ? byte(0) : byte(0) & (0x7FU >> length);
    for (std::size_t i = 1; i < length; ++i)
        code = code << 6U | (byte(i) & 0x3FU);
    return code;
}

void write_escaped(std::uint32_t code, std::string& out) {
    if (code > 0xFFFF) {
        write_escaped(0xD800 + ((code - 0x10000) >> 10U), out);
        code = 0xDC00 + ((code - 0x10000) & 0x3FFU);
    }
    out += "\\u";
    for (unsigned shift = 16; shift != 0;)
        out += digits[code >> (shift -= 4) & 0xFU];
}

void write_string(std::string_view text, std::string& out) {
    out += '"';
    for (std::size_t at = 0; at < text.size();) {
        const std::size_t length = character_length(text, at);
        const char c = text[at];
        if (length == 0) {
            out += "\uFFFD";
            ++at;
            continue;
        }
        if (c == '"' || c == '\\') {
            out += '\\';
            out += c;
        } else if (c == '\n') {
            out += "\\n";
        } else if (c == '\t') {
            out += "\\t";
        } else if (const std::uint32_t code = code_at(text, at, length);
                   turns_text(code) || is_unseen(code) || (code >= 0x7F && code < 0xA0)) {
            write_escaped(code, out); // the same to a program, and harmless to whoever opens the file
        } else if (static_cast<unsigned char>(c) < 0x20) {
            out += "\\u00";
            out += digits[static_cast<unsigned char>(c) >> 4U];
            out += digits[static_cast<unsigned char>(c) & 0xFU];
        } else {
            out.append(text, at, length);
        }
        at += length;
    }
    out += '"';
}

template<class Number>
void write_number(Number number, std::string& out) {
    std::array<char, 40> buffer{};
    const auto result = std::to_chars(buffer.data(), buffer.data() + buffer.size(), number);
    const std::string_view written(buffer.data(), static_cast<std::size_t>(result.ptr - buffer.data()));
    out += written;
    // So that it comes back as the kind of number it was.
    if (std::is_floating_point_v<Number> && written.find_first_of(".e") == std::string_view::npos)
        out += ".0";
}

void new_line(std::size_t depth, std::string& out) {
    out += '\n';
    out.append(depth * 2, ' ');
}

void write_value(const Value& value, std::size_t depth, std::string& out);

// A list of numbers or the like stands on one line.
bool is_short(const Array& array) {
    return array.size() <= 4 && std::none_of(array.begin(), array.end(), [](const Value& item) {
               return std::holds_alternative<Array>(item.node) || std::holds_alternative<Object>(item.node) ||
                      std::holds_alternative<std::string>(item.node);
           });
}

void write_array(const Array& array, std::size_t depth, std::string& out) {
    const bool one_line = is_short(array);
    out += '[';
    bool first = true;
    for (const Value& item : array) {
        if (!first)
            out += one_line ? ", " : ",";
        first = false;
        if (!one_line)
            new_line(depth + 1, out);
        write_value(item, depth + 1, out);
    }
    if (!one_line)
        new_line(depth, out);
    out += ']';
}

void write_object(const Object& object, std::size_t depth, std::string& out) {
    out += '{';
    bool first = true;
    for (const auto& [key, item] : object) {
        if (!first)
            out += ',';
        first = false;
        new_line(depth + 1, out);
        write_string(key, out);
        out += ": ";
        write_value(item, depth + 1, out);
    }
    if (!object.empty())
        new_line(depth, out);
    out += '}';
}

void write_value(const Value& value, std::size_t depth, std::string& out) {
    if (const auto* truth = std::get_if<bool>(&value.node)) {
        out += *truth ? "true" : "false";
    } else if (const auto* integer = std::get_if<std::int64_t>(&value.node)) {
        write_number(*integer, out);
    } else if (const auto* number = std::get_if<double>(&value.node)) {
        if (std::isfinite(*number))
            write_number(*number, out);
        else
            out += "null";
    } else if (const auto* text = std::get_if<std::string>(&value.node)) {
        write_string(*text, out);
    } else if (const auto* array = std::get_if<Array>(&value.node)) {
        write_array(*array, depth, out);
    } else if (const auto* object = std::get_if<Object>(&value.node)) {
        write_object(*object, depth, out);
    } else {
        out += "null";
    }
}

template<class T>
const T& held_or_empty(const Value& value) {
    static const T empty{};
    const T* held = std::get_if<T>(&value.node);
    return held == nullptr ? empty : *held;
}

[[noreturn]] void broken(std::string_view bytes, std::string_view name, std::size_t at,
                         const std::string& what) {
    const std::string_view read = bytes.substr(0, at);
    const auto line = 1 + std::count(read.begin(), read.end(), '\n');
    constexpr std::size_t longest = 100; // the parser quotes what it cannot read, however long
    std::size_t end = std::min(what.size(), longest);
    while (end > 0 && end < what.size() && (static_cast<unsigned char>(what[end]) & 0xC0U) == 0x80U)
        --end;
    const std::string cut = what.substr(0, end) + (end < what.size() ? " ..." : "");
    throw Error(Trouble::unusable, "not valid JSON: " + cut, std::string(name) + ":" + std::to_string(line),
                "check the file with the program that wrote it");
}

} // namespace

const Value& Value::operator[](std::string_view key) const {
    static const Value nothing;
    for (const auto& [name, value] : object()) {
        if (name == key)
            return value;
    }
    return nothing;
}

const std::string& Value::string() const {
    return held_or_empty<std::string>(*this);
}

std::int64_t Value::integer() const {
    if (const auto* whole = std::get_if<std::int64_t>(&node))
        return *whole;
    const auto* real = std::get_if<double>(&node);
    return real != nullptr && std::abs(*real) < 9e15 ? static_cast<std::int64_t>(*real) : 0;
}

double Value::number() const {
    if (const auto* real = std::get_if<double>(&node))
        return *real;
    return static_cast<double>(held_or_empty<std::int64_t>(*this));
}

bool Value::boolean() const {
    const auto* truth = std::get_if<bool>(&node);
    return truth != nullptr && *truth;
}

const Array& Value::array() const {
    return held_or_empty<Array>(*this);
}

const Object& Value::object() const {
    return held_or_empty<Object>(*this);
}

Value parse(std::string_view bytes, std::string_view name) {
    if (bytes.starts_with("\xEF\xBB\xBF"))
        bytes.remove_prefix(3);
    for (std::size_t at = 0; at < bytes.size();) {
        const std::size_t length = character_length(bytes, at);
        if (length == 0)
            broken(bytes, name, at, "the text is not UTF-8");
        at += length;
    }
    // Parsed from a stream, because its position is all that tells the line of a mistake.
    std::istringstream stream{std::string(bytes)};
    Poco::SharedPtr<Builder> builder = new Builder;
    try {
        Poco::JSON::Parser parser{builder};
        parser.setDepth(deepest);
        parser.parse(stream);
    } catch (const Poco::Exception& mistake) {
        stream.clear();
        const auto at = stream.tellg();
        broken(bytes, name, at < 0 ? bytes.size() : static_cast<std::size_t>(at), mistake.message());
    }
    return builder->take();
}

std::string write(const Value& value) {
    std::string out;
    write_value(value, 0, out);
    out += '\n';
    return out;
}

} // namespace plainsend::json
