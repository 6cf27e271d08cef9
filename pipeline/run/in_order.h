// Things that are ready in any order, told in the order of their numbers.
#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <utility>

namespace plainsend {

template<class T>
class InOrder {
public:
    explicit InOrder(std::function<void(std::size_t, T)> tell) : tell_(std::move(tell)) {}
    // Every number from 0 comes once; memory holds only what waits for an earlier one.
    void add(std::size_t number, T thing) {
        waiting_.emplace(number, std::move(thing));
        while (!waiting_.empty() && waiting_.begin()->first == next_) {
            T first = std::move(waiting_.begin()->second);
            waiting_.erase(waiting_.begin());
            tell_(next_++, std::move(first));
        }
    }

private:
    std::function<void(std::size_t, T)> tell_;
    std::map<std::size_t, T> waiting_;
    std::size_t next_ = 0;
};

} // namespace plainsend
