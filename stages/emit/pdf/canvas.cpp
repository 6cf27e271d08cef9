#include "stages/emit/pdf/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <memory>
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

struct Canvas::Inside {
    HPDF_Doc document = nullptr;
    HPDF_Stream writer = nullptr; // into value
    std::string value;
    std::vector<void*> objects; // what a Ref stands for: an open dictionary, or the place of a written one
    std::vector<Ref> open;
    std::vector<Ref> pages;
    File file;

    ~Inside() {
        if (writer != nullptr)
            HPDF_Stream_Free(writer);
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

    std::uint32_t number(Ref ref) const {
        return static_cast<const HPDF_Obj_Header*>(at(ref))->obj_id & 0x00FFFFFFU;
    }

    // An object of its own, before anything is added to it: else it would be copied.
    Ref numbered(void* object) {
        check(object);
        HPDF_Xref_Add(document->xref, object);
        return keep(object);
    }

    HPDF_Binary binary(std::string_view bytes) const {
        if (bytes.size() > HPDF_LIMIT_MAX_STRING_LEN)
            bytes = bytes.substr(0, HPDF_LIMIT_MAX_STRING_LEN - 1);
        std::string copy(bytes);
        return HPDF_Binary_New(document->mmgr, reinterpret_cast<HPDF_BYTE*>(copy.data()),
                               static_cast<HPDF_UINT>(copy.size()));
    }

    // An object that belongs to nothing yet.
    struct Free {
        HPDF_MMgr memory = nullptr;
        void operator()(void* object) const { HPDF_Obj_Free(memory, object); }
    };
    using Owned = std::unique_ptr<void, Free>;
    Owned owned(void* object) const {
        Owned made(object, Free{document->mmgr});
        check(object);
        return made;
    }

    void fill(void* dictionary, Dictionary& entries) const {
        for (auto& [key, each] : entries) {
            HPDF_Dict_Add(static_cast<HPDF_Dict>(dictionary), key.c_str(), object_of(each));
            check();
        }
    }

    Owned direct(Dictionary& entries) const {
        Owned made = owned(HPDF_Dict_New(document->mmgr));
        fill(made.get(), entries);
        return made;
    }

    Owned direct(Array& items) const {
        Owned made = owned(HPDF_Array_New(document->mmgr));
        for (Value& item : items) {
            HPDF_Array_Add(static_cast<HPDF_Array>(made.get()), object_of(item));
            check();
        }
        return made;
    }

    // A direct object, or the indirect one that a Ref names (libharu then writes "n 0 R").
    void* object_of(Value& wanted) const {
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
                [&](Array& items) -> void* { return direct(items).release(); },
                [&](Dictionary& entries) -> void* { return direct(entries).release(); },
                [&](Ref ref) -> void* { return at(ref); },
            },
            wanted.node);
        check(made);
        return made;
    }

    const std::string& written(void* object) {
        value.clear();
        HPDF_Obj_WriteValue(object, writer, nullptr);
        check();
        return value;
    }
};

Canvas::Canvas() : inside_(std::make_unique<Inside>()) {
    // Without its memory pool, which hands out addresses that are not aligned.
    inside_->document = HPDF_New(record_nothing, nullptr);
    if (inside_->document == nullptr)
        throw Error(Trouble::crash, "no memory for a PDF", "", "close other programs and try again");
    inside_->writer = HPDF_CallbackWriter_New(inside_->document->mmgr, append_bytes, &inside_->value);
    inside_->check(inside_->writer);
    inside_->open.push_back(inside_->keep(inside_->document->catalog));
    // libharu makes the information dictionary on first use: setting any entry is the documented way.
    HPDF_SetInfoAttr(inside_->document, HPDF_INFO_PRODUCER, "plainsend");
    inside_->open.push_back(inside_->keep(inside_->document->info));
}

Canvas::~Canvas() = default;

Ref Canvas::catalog() const {
    return Ref{0};
}
Ref Canvas::information() const {
    return Ref{1};
}

Ref Canvas::reserve() {
    inside_->check(); // after an error it would be made, refused and lost
    return inside_->numbered(HPDF_Null_New(inside_->document->mmgr));
}

void Canvas::finish(Ref reserved, Dictionary entries) {
    const auto made = inside_->direct(entries);
    inside_->file.add(inside_->number(reserved), inside_->written(made.get()));
}

Ref Canvas::dictionary(Dictionary entries) {
    const Ref ref = reserve();
    finish(ref, std::move(entries));
    return ref;
}

Ref Canvas::array(Array items) {
    const Ref ref = reserve();
    const auto made = inside_->direct(items);
    inside_->file.add(inside_->number(ref), inside_->written(made.get()));
    return ref;
}

Ref Canvas::stream(std::string bytes, Dictionary entries, Filter filter) {
    if (filter == Filter::flate)
        bytes = deflated(bytes, Effort::brisk);
    if (filter != Filter::none)
        entries.emplace_back("Filter", Name{"FlateDecode"});
    entries.emplace_back("Length", static_cast<int>(bytes.size()));
    const Ref ref = reserve();
    const auto made = inside_->direct(entries);
    inside_->file.add(inside_->number(ref), inside_->written(made.get()), bytes);
    return ref;
}

Ref Canvas::page(double width, double height) {
    inside_->check();
    const Ref ref = inside_->numbered(HPDF_Dict_New(inside_->document->mmgr));
    inside_->open.push_back(ref);
    inside_->pages.push_back(ref);
    Dictionary entries{{"Type", Name{"Page"}}, {"MediaBox", Array{0, 0, width, height}}};
    inside_->fill(inside_->at(ref), entries);
    return ref;
}

void Canvas::fill(Ref page, std::string content, Ref resources) {
    put(page, "Contents", stream(std::move(content), {}));
    put(page, "Resources", resources);
}

void Canvas::put(Ref open, const std::string& key, Value value) {
    HPDF_Dict_Add(static_cast<HPDF_Dict>(inside_->at(open)), key.c_str(), inside_->object_of(value));
    inside_->check();
}

// A tree of two levels: readers look at the pages they show (ISO 32000-1, 7.7.3).
Ref Canvas::page_tree() {
    constexpr std::size_t most_kids = 100;
    const auto count = [](std::size_t number) { return static_cast<int>(number); };
    const std::vector<Ref>& pages = inside_->pages;
    const Ref root = reserve();
    Array groups;
    const bool flat = pages.size() <= most_kids;
    for (std::size_t begin = 0; begin < pages.size(); begin += most_kids) {
        const std::size_t end = std::min(begin + most_kids, pages.size());
        const Ref parent = flat ? root : reserve();
        Array kids;
        for (std::size_t i = begin; i < end; ++i) {
            put(pages[i], "Parent", parent);
            kids.emplace_back(pages[i]);
        }
        if (flat) {
            groups = std::move(kids);
            break;
        }
        finish(parent, {{"Type", Name{"Pages"}},
                        {"Parent", root},
                        {"Count", count(end - begin)},
                        {"Kids", std::move(kids)}});
        groups.emplace_back(parent);
    }
    finish(root, {{"Type", Name{"Pages"}}, {"Count", count(pages.size())}, {"Kids", std::move(groups)}});
    return root;
}

std::string Canvas::save() {
    put(catalog(), "Pages", page_tree()); // libharu's own has no pages
    for (const Ref ref : inside_->open)
        inside_->file.add(inside_->number(ref), inside_->written(inside_->at(ref)));
    return inside_->file.finish(inside_->number(catalog()), inside_->number(information()));
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
