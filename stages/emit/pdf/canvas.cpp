#include "stages/emit/pdf/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <map>
#include <new>

// libharu's public header stops at a level that cannot write tagged files; these are installed with it.
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_streams.h>

#include "stages/document/document.h"
#include "stages/document/error.h"
#include "stages/emit/pdf/deflate.h"
#include "stages/emit/pdf/file.h"

namespace plainsend::pdf {

namespace {

// Called through C frames: must not throw. The error number stays in the document and is looked at
// afterwards.
void record_nothing(HPDF_STATUS, HPDF_STATUS, void*) {}

// ASCII stands for itself in a PDF's text strings; everything else is UTF-16 with a mark.
std::string text_string(std::string_view utf8) {
    if (std::all_of(utf8.begin(), utf8.end(), [](char c) { return c >= ' ' && c < 0x7F; }))
        return std::string(utf8);
    std::string out = "\xFE\xFF";
    const auto unit = [&](unsigned value) {
        out += static_cast<char>(value >> 8U);
        out += static_cast<char>(value & 0xFFU);
    };
    for (std::size_t i = 0; i < utf8.size();) {
        const auto byte = [&](std::size_t at) -> unsigned {
            return at < utf8.size() ? static_cast<unsigned char>(utf8[at]) : 0U;
        };
        const unsigned first = byte(i);
        unsigned code = first;
        std::size_t length = 1;
        if (first >= 0xF0) {
            code = ((first & 7U) << 18U) | ((byte(i + 1) & 63U) << 12U) | ((byte(i + 2) & 63U) << 6U) |
                   (byte(i + 3) & 63U);
            length = 4;
        } else if (first >= 0xE0) {
            code = ((first & 15U) << 12U) | ((byte(i + 1) & 63U) << 6U) | (byte(i + 2) & 63U);
            length = 3;
        } else if (first >= 0xC0) {
            code = ((first & 31U) << 6U) | (byte(i + 1) & 63U);
            length = 2;
        }
        i += length;
        if (code >= 0x10000) {
            code -= 0x10000;
            unit(0xD800U | (code >> 10U));
            unit(0xDC00U | (code & 0x3FFU));
        } else {
            unit(code);
        }
    }
    return out;
}

} // namespace

struct Canvas::Inside {
    HPDF_Doc document = nullptr;
    // What a Ref stands for; the object's header tells dictionary from array.
    std::vector<void*> objects;
    std::map<const void*, std::string> streams; // bytes of the dictionaries that are streams
    std::vector<Ref> pages;

    ~Inside() {
        if (document != nullptr)
            HPDF_Free(document);
    }

    // libharu keeps the first error and refuses everything after it; its return values are not to be trusted.
    void check(const void* made = "") const {
        if (made == nullptr || document->error.error_no != 0) {
            if (document->error.error_no == HPDF_FAILD_TO_ALLOC_MEM)
                throw std::bad_alloc();
            std::array<char, 64> text{};
            std::snprintf(text.data(), text.size(), "the PDF library refused an object (0x%04lX)",
                          static_cast<unsigned long>(document->error.error_no));
            throw Error(Trouble::crash, text.data(), "", "the document may be too large: try it in parts");
        }
    }

    Ref keep(void* object) {
        check(object);
        objects.push_back(object);
        return Ref{static_cast<std::uint32_t>(objects.size() - 1)};
    }

    void* at(Ref ref) const { return objects.at(ref.index); }

    HPDF_Binary binary(std::string_view bytes) const {
        if (bytes.size() > HPDF_LIMIT_MAX_STRING_LEN)
            bytes = bytes.substr(0, HPDF_LIMIT_MAX_STRING_LEN - 1);
        std::string copy(bytes);
        return HPDF_Binary_New(document->mmgr, reinterpret_cast<HPDF_BYTE*>(copy.data()),
                               static_cast<HPDF_UINT>(copy.size()));
    }

    void fill(HPDF_Dict target, Dictionary& entries) const {
        for (auto& [key, value] : entries) {
            HPDF_Dict_Add(target, key.c_str(), object_of(value));
            check();
        }
    }

    void fill(HPDF_Array target, Array& items) const {
        for (Value& value : items) {
            HPDF_Array_Add(target, object_of(value));
            check();
        }
    }

    // A direct object, or the indirect one that a Ref names (libharu then writes "n 0 R").
    void* object_of(Value& value) const {
        HPDF_MMgr memory = document->mmgr;
        void* made = std::visit(
            overloaded{
                [&](std::nullptr_t) -> void* { return HPDF_Null_New(memory); },
                [&](bool yes) -> void* { return HPDF_Boolean_New(memory, yes ? HPDF_TRUE : HPDF_FALSE); },
                [&](int number) -> void* { return HPDF_Number_New(memory, number); },
                [&](double number) -> void* { return HPDF_Real_New(memory, static_cast<HPDF_REAL>(number)); },
                [&](Name& name) -> void* { return HPDF_Name_New(memory, name.name.c_str()); },
                [&](TextString& text) -> void* { return binary(text_string(text.utf8)); },
                [&](ByteString& text) -> void* { return binary(text.bytes); },
                [&](Array& items) -> void* {
                    HPDF_Array array = HPDF_Array_New(memory);
                    check(array);
                    fill(array, items);
                    return array;
                },
                [&](Dictionary& entries) -> void* {
                    HPDF_Dict dictionary = HPDF_Dict_New(memory);
                    check(dictionary);
                    fill(dictionary, entries);
                    return dictionary;
                },
                [&](Ref ref) -> void* { return at(ref); },
            },
            value.node);
        check(made);
        return made;
    }
};

Canvas::Canvas() : inside_(std::make_unique<Inside>()) {
    // Without its memory pool, which hands out addresses that are not aligned.
    inside_->document = HPDF_New(record_nothing, nullptr);
    if (inside_->document == nullptr)
        throw Error(Trouble::crash, "no memory for a PDF", "", "close other programs and try again");
    inside_->keep(inside_->document->catalog);
    // libharu makes the information dictionary on first use: setting any entry is the documented way.
    HPDF_SetInfoAttr(inside_->document, HPDF_INFO_PRODUCER, "plainsend");
    inside_->keep(inside_->document->info);
}

Canvas::~Canvas() = default;

Ref Canvas::catalog() const {
    return Ref{0};
}
Ref Canvas::information() const {
    return Ref{1};
}

Ref Canvas::dictionary(Dictionary entries) {
    inside_->check(); // after an error it would be made, refused and lost
    HPDF_Dict dictionary = HPDF_Dict_New(inside_->document->mmgr);
    inside_->check(dictionary);
    HPDF_Xref_Add(inside_->document->xref,
                  dictionary); // before anything is added to it, else it would be copied
    const Ref ref = inside_->keep(dictionary);
    inside_->fill(dictionary, entries);
    return ref;
}

Ref Canvas::array(Array items) {
    inside_->check();
    HPDF_Array array = HPDF_Array_New(inside_->document->mmgr);
    inside_->check(array);
    HPDF_Xref_Add(inside_->document->xref, array);
    const Ref ref = inside_->keep(array);
    inside_->fill(array, items);
    return ref;
}

Ref Canvas::stream(std::string bytes, Dictionary entries, Filter filter) {
    if (filter == Filter::flate)
        bytes = deflated(bytes, Effort::brisk);
    if (filter != Filter::none)
        entries.emplace_back("Filter", Name{"FlateDecode"});
    entries.emplace_back("Length", static_cast<int>(bytes.size()));
    const Ref ref = dictionary(std::move(entries));
    inside_->streams.emplace(inside_->at(ref), std::move(bytes));
    return ref;
}

Ref Canvas::page(double width, double height) {
    inside_->pages.push_back(dictionary({{"Type", Name{"Page"}}, {"MediaBox", Array{0, 0, width, height}}}));
    return inside_->pages.back();
}

void Canvas::fill(Ref page, std::string content, Ref resources) {
    put(page, "Contents", stream(std::move(content), {}));
    put(page, "Resources", resources);
}

void Canvas::put(Ref dictionary, const std::string& key, Value value) {
    HPDF_Dict_Add(static_cast<HPDF_Dict>(inside_->at(dictionary)), key.c_str(), inside_->object_of(value));
    inside_->check();
}

void Canvas::append(Ref array, Value value) {
    HPDF_Array_Add(static_cast<HPDF_Array>(inside_->at(array)), inside_->object_of(value));
    inside_->check();
}

namespace {

// Called through C frames: only bytes are appended.
HPDF_STATUS append_bytes(HPDF_Stream stream, const HPDF_BYTE* bytes, HPDF_UINT size) {
    try {
        static_cast<std::string*>(stream->attr)->append(reinterpret_cast<const char*>(bytes), size);
    } catch (const std::bad_alloc&) {
        return HPDF_SetError(stream->error, HPDF_FAILD_TO_ALLOC_MEM, 0);
    }
    return HPDF_OK;
}

} // namespace

// A tree of two levels: readers look at the pages they show (ISO 32000-1, 7.7.3).
Ref Canvas::page_tree() {
    constexpr std::size_t most_kids = 100;
    const auto count = [](std::size_t number) { return static_cast<int>(number); };
    const Ref root = dictionary({{"Type", Name{"Pages"}}, {"Count", count(inside_->pages.size())}});
    Array groups;
    const bool flat = inside_->pages.size() <= most_kids;
    for (std::size_t begin = 0; begin < inside_->pages.size(); begin += most_kids) {
        const std::size_t end = std::min(begin + most_kids, inside_->pages.size());
        const Ref parent =
            flat ? root
                 : dictionary({{"Type", Name{"Pages"}}, {"Parent", root}, {"Count", count(end - begin)}});
        Array kids;
        for (std::size_t i = begin; i < end; ++i) {
            put(inside_->pages[i], "Parent", parent);
            kids.emplace_back(inside_->pages[i]);
        }
        if (flat) {
            groups = std::move(kids);
            break;
        }
        put(parent, "Kids", std::move(kids));
        groups.emplace_back(parent);
    }
    put(root, "Kids", std::move(groups));
    return root;
}

std::string Canvas::save() {
    HPDF_Doc document = inside_->document;
    const void* unused = document->root_pages; // libharu's own, which has no pages
    put(catalog(), "Pages", page_tree());
    std::string value;
    HPDF_Stream out = HPDF_CallbackWriter_New(document->mmgr, append_bytes, &value);
    inside_->check(out);
    std::vector<FileObject> objects;
    std::map<const void*, std::uint32_t> numbers;
    for (HPDF_UINT i = 1; i < document->xref->entries->count; ++i) {
        const void* object = HPDF_Xref_GetEntry(document->xref, i)->obj;
        if (object == unused)
            continue;
        value.clear();
        HPDF_Obj_WriteValue(const_cast<void*>(object), out, nullptr);
        const auto stream = inside_->streams.find(object);
        objects.push_back({i, value, std::nullopt});
        if (stream != inside_->streams.end())
            objects.back().stream = std::move(stream->second);
        if (object == document->catalog || object == document->info)
            numbers[object] = i;
    }
    HPDF_Stream_Free(out);
    inside_->check();
    return framed(objects, numbers.at(document->catalog), numbers.at(document->info));
}

void write_number(std::string& out, double value) {
    auto thousandths = static_cast<long long>(std::llround(value * 1000));
    if (thousandths < 0) {
        out += '-';
        thousandths = -thousandths;
    }
    out += std::to_string(thousandths / 1000);
    const int rest = static_cast<int>(thousandths % 1000);
    if (rest == 0)
        return;
    out += '.';
    out += static_cast<char>('0' + rest / 100);
    if (rest % 100 != 0)
        out += static_cast<char>('0' + rest / 10 % 10);
    if (rest % 10 != 0)
        out += static_cast<char>('0' + rest % 10);
}

} // namespace plainsend::pdf
