#include "stages/emit/pdf/file.h"

#include <algorithm>
#include <array>

#include "stages/emit/pdf/deflate.h"
#include "stages/io/digest.h"

namespace plainsend::pdf {

namespace {

// Objects in one stream: a reader has to inflate all of them to see one.
constexpr std::size_t most_packed = 200;

// Where an object stands: at an offset of the file, or as the index-th of an object stream.
struct Location {
    enum class Kind : std::uint8_t { unused = 0, offset = 1, packed = 2 };
    Kind kind = Kind::unused;
    std::uint32_t where = 0; // offset, or number of the object stream
    std::uint16_t index = 0;
};

class Frame {
public:
    std::string make(const std::vector<FileObject>& objects, std::uint32_t catalog,
                     std::uint32_t information) {
        // The bytes above 127 tell programs that this is no text (PDF/A-2, 6.1.2).
        out_ = "%PDF-1.7\n%\xE2\xE3\xCF\xD3\n";
        locations_.resize(objects.empty() ? 1 : objects.back().number + 1);
        std::vector<const FileObject*> small;
        for (const FileObject& object : objects)
            if (object.stream)
                write(object.number, object.value, *object.stream);
            else
                small.push_back(&object);
        for (std::size_t at = 0; at < small.size(); at += most_packed)
            pack({small.begin() + static_cast<std::ptrdiff_t>(at),
                  small.begin() + static_cast<std::ptrdiff_t>(std::min(at + most_packed, small.size()))});
        cross_references(catalog, information);
        return std::move(out_);
    }

private:
    void write(std::uint32_t number, const std::string& dictionary, const std::string& stream) {
        locations_[number] = {Location::Kind::offset, static_cast<std::uint32_t>(out_.size()), 0};
        sums_ += dictionary + std::to_string(checksum(stream));
        out_ += std::to_string(number) + " 0 obj\n" + dictionary + "\nstream\n" + stream +
                "\nendstream\nendobj\n";
    }

    std::uint32_t next_number() {
        locations_.emplace_back();
        return static_cast<std::uint32_t>(locations_.size() - 1);
    }

    // ISO 32000-1, 7.5.7: numbers and offsets of the objects, then the objects.
    void pack(const std::vector<const FileObject*>& objects) {
        const std::uint32_t number = next_number();
        std::string index;
        std::string values;
        std::uint16_t count = 0;
        for (const FileObject* object : objects) {
            locations_[object->number] = {Location::Kind::packed, number, count++};
            index += std::to_string(object->number) + " " + std::to_string(values.size()) + " ";
            values += object->value + "\n";
        }
        const std::string stream = deflated(index + values, Effort::brisk);
        write(number,
              "<</Type/ObjStm/N " + std::to_string(objects.size()) + "/First " +
                  std::to_string(index.size()) + "/Filter/FlateDecode/Length " +
                  std::to_string(stream.size()) + ">>",
              stream);
    }

    // ISO 32000-1, 7.5.8. A row is its kind, place and index; each is told as its difference from the row
    // before (predictor "Up"), which compresses to next to nothing.
    void cross_references(std::uint32_t catalog, std::uint32_t information) {
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
        write(number,
              "<</Type/XRef/Size " + std::to_string(locations_.size()) + "/W[1 4 2]/Root " +
                  std::to_string(catalog) + " 0 R/Info " + std::to_string(information) + " 0 R/ID[<" +
                  identity + "><" + identity +
                  ">]/DecodeParms<</Predictor 12/Columns 7>>/Filter/FlateDecode/Length " +
                  std::to_string(stream.size()) + ">>",
              stream);
        out_ += "startxref\n" + std::to_string(start) + "\n%%EOF\n";
    }

    std::string out_;
    std::string sums_; // of all content, for the identity
    std::vector<Location> locations_;
};

} // namespace

std::string framed(const std::vector<FileObject>& objects, std::uint32_t catalog, std::uint32_t information) {
    return Frame().make(objects, catalog, information);
}

} // namespace plainsend::pdf
