#include "stages/io/document_json.h"

#include <algorithm>
#include <charconv>
#include <cmath>
#include <limits>
#include <type_traits>

#include "stages/document/error.h"
#include "stages/io/base64.h"
#include "stages/io/document_fields.h"

namespace plainsend {

namespace {

using json::Array;
using json::Object;
using json::Value;

std::string date_text(const Date& date) {
    const auto padded = [](int number, std::size_t width) {
        std::string digits = std::to_string(number);
        return std::string(width - std::min(width, digits.size()), '0') + digits;
    };
    return padded(static_cast<int>(date.year()), 4) + "-" +
           padded(static_cast<int>(unsigned{date.month()}), 2) + "-" +
           padded(static_cast<int>(unsigned{date.day()}), 2);
}

// ---------------------------------------------------------------- writing

template<class T>
Value to_json(const T& value);

// Collects the members of one object.
class Writing {
public:
    template<class T>
    void operator()(std::string_view name, const T& member) {
        if (!(member == T{}))
            always(name, member);
    }
    template<class T>
    void always(std::string_view name, const T& member) {
        object_.emplace_back(name, to_json(member));
    }
    void within(std::string_view name, int member, int least, int) {
        if (member != least)
            always(name, member);
    }
    void base64(std::string_view name, const std::string& bytes) {
        object_.emplace_back(name, base64_encode(bytes));
    }
    Object take() { return std::move(object_); }

private:
    Object object_;
};

template<class T>
void write_fields(Writing& writing, const T& value) {
    fields(writing, const_cast<T&>(value)); // fields() serves reading too; writing only looks
}

template<class T>
Value object_of(const T& value) {
    Writing writing;
    if constexpr (std::is_same_v<T, Block> || std::is_same_v<T, Inline>) {
        std::visit([&](const auto& one) { writing.always("type", std::string(name_of(&one))); }, value.node);
        if constexpr (std::is_same_v<T, Block>)
            write_fields(writing, value);
        std::visit([&](const auto& one) { write_fields(writing, one); }, value.node);
    } else {
        write_fields(writing, value);
    }
    return writing.take();
}

Value value_of(const std::string& text) {
    return text;
}
Value value_of(const Date& date) {
    return date_text(date);
}
Value value_of(const Place& place) {
    return Array{std::int64_t{place.part}, std::int64_t{place.offset}, std::int64_t{place.line},
                 std::int64_t{place.column}};
}
template<class T>
Value value_of(const std::optional<T>& value) {
    return value ? to_json(*value) : Value();
}
template<class T>
Value value_of(const std::vector<T>& values) {
    Array array;
    array.reserve(values.size());
    for (const T& value : values)
        array.push_back(to_json(value));
    return array;
}
template<class T>
Value value_of(const std::map<std::string, T>& values) {
    Object object;
    for (const auto& [key, value] : values)
        object.emplace_back(key, to_json(value));
    return object;
}

template<class T>
Value to_json(const T& value) {
    if constexpr (std::is_enum_v<T>)
        return std::string(names_of(static_cast<const T*>(nullptr))[static_cast<std::size_t>(value)]);
    else if constexpr (std::is_arithmetic_v<T>)
        return value;
    else if constexpr (requires { value_of(value); })
        return value_of(value);
    else
        return object_of(value);
}

// ---------------------------------------------------------------- reading

// Where in the tree reading stands, for messages: "body[3].content[0]".
class Path {
public:
    explicit Path(std::string_view file) : file_(file) {}
    void push(std::string step) { steps_.push_back(std::move(step)); }
    void pop() { steps_.pop_back(); }
    [[noreturn]] void fail(const std::string& what) const {
        std::string where;
        for (const std::string& step : steps_)
            where += (where.empty() || step.starts_with('[') ? "" : ".") + step;
        throw Error(Trouble::unusable, (where.empty() ? "top level" : where) + ": " + what, file_,
                    "see docs/guide/json-format.md for what a document in JSON looks like");
    }

private:
    std::string file_;
    std::vector<std::string> steps_;
};

template<class T>
void from_json(const Value& value, T& out, Path& path);

// Hands out the members of one object and in the end says which were not asked for.
class Reading {
public:
    Reading(const Value& value, Path& path) : value_(value), path_(path) {
        if (!std::holds_alternative<Object>(value.node))
            path.fail("an object is needed here");
    }
    template<class T>
    void operator()(std::string_view name, T& member) {
        const Value& found = find(name);
        if (found.is_null())
            return;
        path_.push(std::string(name));
        from_json(found, member, path_);
        path_.pop();
    }
    template<class T>
    void always(std::string_view name, T& member) {
        (*this)(name, member);
    }
    void within(std::string_view name, int& member, int least, int most) {
        (*this)(name, member);
        if (member < least || member > most)
            path_.fail(std::string(name) + " must be from " + std::to_string(least) + " to " +
                       std::to_string(most));
    }
    void base64(std::string_view name, std::string& bytes) {
        const auto decoded = base64_decode(find(name).string());
        if (!decoded)
            path_.fail(std::string(name) + " is not Base64");
        bytes = *decoded;
    }
    std::string type() { return find("type").string(); }
    void finish() const {
        for (const auto& [name, member] : value_.object()) {
            if (std::find(asked_.begin(), asked_.end(), name) == asked_.end())
                path_.fail("'" + name + "' is not known here");
        }
    }

private:
    const Value& find(std::string_view name) {
        asked_.push_back(name);
        return value_[name];
    }

    const Value& value_;
    Path& path_;
    std::vector<std::string_view> asked_;
};

// Makes the alternative of the variant that `type` names and reads its members.
template<class Variant, std::size_t Index = 0>
void read_node(Reading& reading, const std::string& type, Variant& node, Path& path) {
    if constexpr (Index == std::variant_size_v<Variant>) {
        path.fail("type '" + type + "' is not known here");
    } else {
        using Alternative = std::variant_alternative_t<Index, Variant>;
        if (type == name_of(static_cast<const Alternative*>(nullptr)))
            fields(reading, node.template emplace<Index>());
        else
            read_node<Variant, Index + 1>(reading, type, node, path);
    }
}

template<class T>
void read_object(const Value& value, T& out, Path& path) {
    Reading reading(value, path);
    if constexpr (std::is_same_v<T, Block> || std::is_same_v<T, Inline>) {
        const std::string type = reading.type();
        if constexpr (std::is_same_v<T, Block>)
            fields(reading, out);
        read_node(reading, type, out.node, path);
    } else {
        fields(reading, out);
    }
    reading.finish();
}

void read_value(const Value& value, std::string& out, Path& path) {
    if (!std::holds_alternative<std::string>(value.node))
        path.fail("text is needed here");
    out = value.string();
}

void read_value(const Value& value, Date& out, Path& path) {
    const std::string& text = value.string();
    int year = 0;
    unsigned month = 0;
    unsigned day = 0;
    const char* begin = text.data();
    const bool shaped = text.size() == 10 && text[4] == '-' && text[7] == '-' &&
                        std::from_chars(begin, begin + 4, year).ptr == begin + 4 &&
                        std::from_chars(begin + 5, begin + 7, month).ptr == begin + 7 &&
                        std::from_chars(begin + 8, begin + 10, day).ptr == begin + 10;
    out = Date{std::chrono::year(year), std::chrono::month(month), std::chrono::day(day)};
    if (!shaped || !out.ok())
        path.fail("a date like \"2026-12-03\" is needed here");
}

void read_value(const Value& value, Place& out, Path& path) {
    const Array& numbers = value.array();
    if (numbers.size() != 4)
        path.fail("a place is four numbers: part, offset, line, column");
    const auto number = [&](std::size_t at) {
        const std::int64_t wanted = numbers[at].integer();
        if (wanted < 0 || wanted > std::int64_t{std::numeric_limits<std::uint32_t>::max()})
            path.fail("a place is four numbers: part, offset, line, column");
        return static_cast<std::uint32_t>(wanted);
    };
    out = Place{number(0), number(1), number(2), number(3)};
}

template<class T>
void read_value(const Value& value, std::optional<T>& out, Path& path) {
    from_json(value, out.emplace(), path);
}

template<class T>
void read_value(const Value& value, std::vector<T>& out, Path& path) {
    if (!std::holds_alternative<Array>(value.node))
        path.fail("a list is needed here");
    out.clear();
    out.reserve(value.array().size());
    for (const Value& item : value.array()) {
        path.push("[" + std::to_string(out.size()) + "]");
        from_json(item, out.emplace_back(), path);
        path.pop();
    }
}

template<class T>
void read_value(const Value& value, std::map<std::string, T>& out, Path& path) {
    if (!std::holds_alternative<Object>(value.node))
        path.fail("an object is needed here");
    for (const auto& [key, item] : value.object()) {
        path.push(key);
        from_json(item, out[key], path);
        path.pop();
    }
}

template<class T>
void read_scalar(const Value& value, T& out, Path& path) {
    if constexpr (std::is_enum_v<T>) {
        const auto& names = names_of(static_cast<const T*>(nullptr));
        const auto found = std::find(names.begin(), names.end(), value.string());
        if (found == names.end())
            path.fail("'" + value.string() + "' is not one of the names known here");
        out = static_cast<T>(found - names.begin());
    } else if constexpr (std::is_same_v<T, bool>) {
        if (!std::holds_alternative<bool>(value.node))
            path.fail("true or false is needed here");
        out = value.boolean();
    } else {
        const double number = value.number();
        const bool is_number =
            std::holds_alternative<std::int64_t>(value.node) || std::holds_alternative<double>(value.node);
        const bool fits =
            std::is_floating_point_v<T> || (number >= (std::is_unsigned_v<T> ? 0.0 : -2e9) && number <= 2e9);
        if (!is_number || !fits)
            path.fail("a number is needed here");
        out = std::is_floating_point_v<T> ? static_cast<T>(number) : static_cast<T>(value.integer());
    }
}

template<class T>
void from_json(const Value& value, T& out, Path& path) {
    if constexpr (std::is_enum_v<T> || std::is_arithmetic_v<T>)
        read_scalar(value, out, path);
    else if constexpr (requires { read_value(value, out, path); })
        read_value(value, out, path);
    else
        read_object(value, out, path);
}

} // namespace

std::string write_document_json(const Document& document) {
    Object whole{{"schema_version", document_json_version}};
    Value rest = to_json(document);
    Object& members = std::get<Object>(rest.node);
    whole.insert(whole.end(), std::make_move_iterator(members.begin()),
                 std::make_move_iterator(members.end()));
    return json::write(std::move(whole));
}

Document read_document_json(std::string_view bytes, std::string_view name) {
    Value whole = json::parse(bytes, name);
    Path path(name);
    if (!std::holds_alternative<Object>(whole.node))
        path.fail("this JSON is not a document of plainsend");
    Object& members = std::get<Object>(whole.node);
    const auto version = std::find_if(members.begin(), members.end(), [](const json::Member& member) {
        return member.first == "schema_version";
    });
    if (version == members.end() || version->second.integer() != document_json_version)
        path.fail(std::string(version == members.end() ? "schema_version is missing; it" : "schema_version") +
                  " must be " + std::to_string(document_json_version));
    members.erase(version);
    Document document;
    from_json(whole, document, path);
    return document;
}

} // namespace plainsend
