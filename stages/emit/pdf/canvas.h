// The PDF file as a store of objects: the only use of libharu, which numbers the objects, keeps those that
// are still open and writes their values. Everything is given as plain values; whether libharu wants an
// object direct or indirect, and when, stays in here. Every failure of libharu becomes Error.
#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace plainsend::pdf {

// An indirect object of the file.
struct Ref {
    std::uint32_t index = 0;
    bool operator==(const Ref&) const = default;
};

struct Name {
    std::string name;
};
// UTF-8, written as ASCII or as UTF-16 with a mark.
struct TextString {
    std::string utf8;
};
// Written as it is (language tags, dates, digests).
struct ByteString {
    std::string bytes;
};

struct Value;
using Array = std::vector<Value>;
using Dictionary = std::vector<std::pair<std::string, Value>>;

struct Value {
    std::variant<std::nullptr_t, bool, int, double, Name, TextString, ByteString, Array, Dictionary, Ref>
        node;

    Value() = default;
    Value(std::nullptr_t) : node(nullptr) {}
    Value(bool value) : node(value) {}
    Value(int value) : node(value) {}
    Value(double value) : node(value) {}
    Value(Name value) : node(std::move(value)) {}
    Value(TextString value) : node(std::move(value)) {}
    Value(ByteString value) : node(std::move(value)) {}
    Value(Array value) : node(std::move(value)) {}
    Value(Dictionary value) : node(std::move(value)) {}
    Value(Ref value) : node(value) {}
};

// libharu's arrays end at 32,767 items, its strings at 65,535 bytes.
inline constexpr std::size_t most_items = 8000;
inline constexpr std::size_t most_string_characters = 30000;

class Canvas {
public:
    Canvas();
    ~Canvas();
    Canvas(const Canvas&) = delete;
    Canvas& operator=(const Canvas&) = delete;

    // Whole objects: written at once, so that they take no memory from here on.
    Ref dictionary(Dictionary entries);
    Ref array(Array items);
    enum class Filter { none, flate, deflated_already };
    Ref stream(std::string bytes, Dictionary entries, Filter filter = Filter::flate);

    // An object that others name before its entries are known; finished once, or nothing
    // stands there.
    Ref reserve();
    void finish(Ref reserved, Dictionary entries);

    // These stay open until the file is saved. Pages stand in the order in which they are made.
    Ref catalog() const;
    Ref information() const;
    Ref page(double width, double height);
    void fill(Ref page, std::string content, Ref resources);
    void put(Ref open, const std::string& key, Value value);

    // The file as PDF 1.7. Call once.
    std::string save();

private:
    Ref page_tree();
    struct Inside;
    std::unique_ptr<Inside> inside_;
};

// A number for a content stream: at most three decimals, no exponent, no locale.
void write_number(std::string& out, double value);

} // namespace plainsend::pdf
