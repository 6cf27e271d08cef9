// JSON values in and out (Poco::JSON inside, depth-capped). Objects keep the order in which members were
// added.
#pragma once

#include <cstdint>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <variant>
#include <vector>

namespace plainsend::json {

struct Value;
using Array = std::vector<Value>;
using Member = std::pair<std::string, Value>;
using Object = std::vector<Member>;

struct Value {
    std::variant<std::nullptr_t, bool, std::int64_t, double, std::string, Array, Object> node = nullptr;

    Value() = default;
    Value(std::nullptr_t) {}
    Value(bool value) : node(value) {}
    Value(int value) : node(std::int64_t{value}) {}
    Value(std::int64_t value) : node(value) {}
    Value(std::size_t value) : node(static_cast<std::int64_t>(value)) {}
    Value(double value) : node(value) {}
    Value(const char* value) : node(std::string(value)) {}
    Value(std::string value) : node(std::move(value)) {}
    Value(std::string_view value) : node(std::string(value)) {}
    Value(Array value) : node(std::move(value)) {}
    Value(Object value) : node(std::move(value)) {}

    // Member of an object; a null Value when absent or not an object.
    const Value& operator[](std::string_view key) const;
    const std::string& string() const; // "" when not a string
    std::int64_t integer() const;      // 0 when not a number
    double number() const;
    bool boolean() const;
    const Array& array() const; // empty when not an array
    const Object& object() const;
    bool is_null() const { return node.index() == 0; }
};

// Throws Error{unusable} with the line. Depth is capped at 1200 (a document of depth 200 needs six levels
// each).
Value parse(std::string_view bytes, std::string_view name);

// Two-space indent, members in order, UTF-8 as it is, one final newline.
std::string write(const Value&);

} // namespace plainsend::json
