// ZIP containers in: the only use of libzip. Everything is checked while inflating, never believed from
// headers (robustness: ratio, sizes, count, overlap, names, encryption, methods). Nothing is ever extracted
// to disk.
#pragma once

#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "stages/document/source.h"

namespace plainsend {

class Zip {
public:
    // Throws Error{unusable}: "damaged or cut short (hint: open it in Word and save it as .docx)" and the
    // like.
    static Zip open(std::string_view bytes, std::string_view name, const Limits&);
    Zip(Zip&&) noexcept;
    Zip& operator=(Zip&&) noexcept;
    ~Zip();
    bool has(std::string_view entry) const;
    std::vector<std::string> names() const;         // in archive order
    std::string read(std::string_view entry) const; // throws Error{unusable} when absent, broken or too large

private:
    struct Inside;
    explicit Zip(std::unique_ptr<Inside>);
    std::unique_ptr<Inside> inside_;
};

} // namespace plainsend
