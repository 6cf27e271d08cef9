#include "stages/emit/pdf/file.h"

#include <array>

#include "stages/emit/pdf/deflate.h"
#include "stages/io/digest.h"

namespace plainsend::pdf {

namespace {

// Objects in one stream: a reader has to inflate all of them to see one.
constexpr std::uint16_t most_packed = 200;

} // namespace

// The bytes above 127 tell programs that this is no text (PDF/A-2, 6.1.2).
File::File() : out_("%PDF-1.7\n%\xE2\xE3\xCF\xD3\n"), locations_(1) {}

File::Location& File::location(std::uint32_t number) {
    if (locations_.size() <= number)
        locations_.resize(number + 1);
    return locations_[number];
}

std::uint32_t File::next_number() {
    locations_.emplace_back();
    return static_cast<std::uint32_t>(locations_.size() - 1);
}

void File::add(std::uint32_t number, std::string_view value) {
    location(number) = {Location::Kind::packed, static_cast<std::uint32_t>(packs_.size()), objects_};
    index_ += std::to_string(number) + " " + std::to_string(values_.size()) + " ";
    values_ += value;
    values_ += '\n';
    if (++objects_ == most_packed)
        pack();
}

void File::add(std::uint32_t number, std::string_view dictionary, std::string_view stream) {
    location(number) = {Location::Kind::offset, static_cast<std::uint32_t>(out_.size()), 0};
    sums_ += dictionary;
    sums_ += std::to_string(checksum(stream));
    out_ += std::to_string(number) + " 0 obj\n";
    out_ += dictionary;
    out_ += "\nstream\n";
    out_ += stream;
    out_ += "\nendstream\nendobj\n";
}

void File::pack() {
    packs_.push_back({deflated(index_ + values_, Effort::brisk), objects_, index_.size()});
    index_.clear();
    values_.clear();
    objects_ = 0;
}

// Last in the file, as their numbers follow those of the objects.
void File::write_packs() {
    if (objects_ > 0)
        pack();
    std::vector<std::uint32_t> numbers;
    for (Pack& each : packs_) {
        numbers.push_back(next_number());
        add(numbers.back(),
            "<</Type/ObjStm/N " + std::to_string(each.objects) + "/First " + std::to_string(each.first) +
                "/Filter/FlateDecode/Length " + std::to_string(each.stream.size()) + ">>",
            each.stream);
        each.stream = {};
    }
    for (Location& each : locations_)
        if (each.kind == Location::Kind::packed)
            each.where = numbers[each.where];
}

// ISO 32000-1, 7.5.8. A row is its kind, place and index; each is told as its difference from the row before
// (predictor "Up"), which compresses to next to nothing.
void File::write_cross_references(std::uint32_t catalog, std::uint32_t information) {
    const std::string identity = sha256(sums_).substr(0, 32);
    const std::uint32_t number = next_number();
    const auto start = static_cast<std::uint32_t>(out_.size());
    locations_[number] = {Location::Kind::offset, start, 0};
    constexpr std::size_t width = 7;
    std::array<std::uint8_t, width> before{};
    std::string rows;
    for (const Location& each : locations_) {
        const std::array<std::uint8_t, width> row{
            static_cast<std::uint8_t>(each.kind),         static_cast<std::uint8_t>(each.where >> 24U),
            static_cast<std::uint8_t>(each.where >> 16U), static_cast<std::uint8_t>(each.where >> 8U),
            static_cast<std::uint8_t>(each.where),        static_cast<std::uint8_t>(each.index >> 8U),
            static_cast<std::uint8_t>(each.index)};
        rows += '\2';
        for (std::size_t i = 0; i < width; ++i)
            rows += static_cast<char>(row[i] - before[i]);
        before = row;
    }
    const std::string stream = deflated(rows, Effort::brisk);
    add(number,
        "<</Type/XRef/Size " + std::to_string(locations_.size()) + "/W[1 4 2]/Root " +
            std::to_string(catalog) + " 0 R/Info " + std::to_string(information) + " 0 R/ID[<" + identity +
            "><" + identity + ">]/DecodeParms<</Predictor 12/Columns 7>>/Filter/FlateDecode/Length " +
            std::to_string(stream.size()) + ">>",
        stream);
    out_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
}

std::string File::finish(std::uint32_t catalog, std::uint32_t information) {
    write_packs();
    write_cross_references(catalog, information);
    return std::move(out_);
}

} // namespace plainsend::pdf
