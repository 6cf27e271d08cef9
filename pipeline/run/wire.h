// Values as bytes, for the pipe between the run and its workers. A worker has read a hostile document, so
// every count is checked against the bytes that are there, and a bad reply throws instead of being believed.
#pragma once

#include <cstdint>
#include <cstring>
#include <map>
#include <optional>
#include <stdexcept>
#include <string>
#include <string_view>
#include <tuple>
#include <type_traits>
#include <utility>
#include <vector>

namespace plainsend::wire {

// A struct takes part by a function wire_fields(Self&) that ties its members.
template<class T>
concept Tied = requires(T& value) {
    wire_fields(value);
};

template<class T>
concept Plain = std::is_arithmetic_v<T> || std::is_enum_v<T>;

struct Broken : std::runtime_error {
    Broken() : std::runtime_error("a worker's reply was cut short or damaged") {}
};

class Packer {
public:
    template<Plain T>
    void put(const T& value) {
        bytes_.append(reinterpret_cast<const char*>(&value), sizeof value);
    }
    void put(const std::string& value) {
        put(std::uint64_t{value.size()});
        bytes_ += value;
    }
    template<class T>
    void put(const std::vector<T>& values) {
        put(std::uint64_t{values.size()});
        for (const T& value : values)
            put(value);
    }
    template<class T>
    void put(const std::optional<T>& value) {
        put(value.has_value());
        if (value)
            put(*value);
    }
    template<class Key, class T>
    void put(const std::map<Key, T>& values) {
        put(std::uint64_t{values.size()});
        for (const auto& [key, value] : values) {
            put(key);
            put(value);
        }
    }
    template<Tied T>
    void put(const T& value) {
        std::apply([this](const auto&... member) { (this->put(member), ...); }, wire_fields(value));
    }
    std::string take() { return std::move(bytes_); }

private:
    std::string bytes_;
};

class Unpacker {
public:
    explicit Unpacker(std::string_view bytes) : rest_(bytes) {}

    template<Plain T>
    void take(T& value) {
        const std::string_view bytes = cut(sizeof value);
        if constexpr (std::is_same_v<T, bool>)
            value = bytes.front() != 0;
        else
            std::memcpy(&value, bytes.data(), sizeof value);
    }
    void take(std::string& value) { value = cut(count(1)); }
    template<class T>
    void take(std::vector<T>& values) {
        values.clear();
        for (std::size_t left = count(1); left > 0;
             --left) // grows with what is really there, not with the claim
            take(values.emplace_back());
    }
    template<class T>
    void take(std::optional<T>& value) {
        bool there = false;
        take(there);
        if (there)
            take(value.emplace());
    }
    template<class Key, class T>
    void take(std::map<Key, T>& values) {
        for (std::size_t left = count(1); left > 0; --left) {
            Key key{};
            take(key);
            take(values[key]);
        }
    }
    template<Tied T>
    void take(T& value) {
        std::apply([this](auto&... member) { (this->take(member), ...); }, wire_fields(value));
    }
    bool at_end() const { return rest_.empty(); }

private:
    // A count of things that take at least `each` bytes: never more than the bytes that are left.
    std::size_t count(std::size_t each) {
        std::uint64_t number = 0;
        take(number);
        if (number > rest_.size() / each)
            throw Broken();
        return static_cast<std::size_t>(number);
    }
    std::string_view cut(std::size_t size) {
        if (size > rest_.size())
            throw Broken();
        const std::string_view bytes = rest_.substr(0, size);
        rest_.remove_prefix(size);
        return bytes;
    }
    std::string_view rest_;
};

template<class T>
std::string pack(const T& value) {
    Packer packer;
    packer.put(value);
    return packer.take();
}

// Throws Broken when the bytes are not exactly one value.
template<class T>
T unpack(std::string_view bytes) {
    T value{};
    Unpacker unpacker(bytes);
    unpacker.take(value);
    if (!unpacker.at_end())
        throw Broken();
    return value;
}

} // namespace plainsend::wire
