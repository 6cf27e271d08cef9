#include "stages/emit/pdf/canvas.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdio>
#include <new>

// libharu's public header stops at a level that cannot write tagged files; these are installed with it.
#include <hpdf.h>
#include <hpdf_doc.h>
#include <hpdf_objects.h>
#include <hpdf_pages.h>
#include <hpdf_streams.h>

#include "stages/document/document.h"
#include "stages/document/error.h"

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
    inside_->document = HPDF_New(record_nothing, nullptr);
    if (inside_->document == nullptr)
        throw Error(Trouble::crash, "no memory for a PDF", "", "close other programs and try again");
    HPDF_SetCompressionMode(inside_->document, HPDF_COMP_TEXT);
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
    HPDF_Dict dictionary = HPDF_Dict_New(inside_->document->mmgr);
    inside_->check(dictionary);
    HPDF_Xref_Add(inside_->document->xref,
                  dictionary); // before anything is added to it, else it would be copied
    const Ref ref = inside_->keep(dictionary);
    inside_->fill(dictionary, entries);
    return ref;
}

Ref Canvas::array(Array items) {
    HPDF_Array array = HPDF_Array_New(inside_->document->mmgr);
    inside_->check(array);
    HPDF_Xref_Add(inside_->document->xref, array);
    const Ref ref = inside_->keep(array);
    inside_->fill(array, items);
    return ref;
}

Ref Canvas::stream(std::string_view bytes, Dictionary entries, Filter filter) {
    HPDF_Dict dictionary = HPDF_DictStream_New(inside_->document->mmgr, inside_->document->xref);
    const Ref ref = inside_->keep(dictionary);
    inside_->fill(dictionary, entries);
    HPDF_Stream_Write(dictionary->stream, reinterpret_cast<const HPDF_BYTE*>(bytes.data()),
                      static_cast<HPDF_UINT>(bytes.size()));
    dictionary->filter = filter == Filter::flate ? HPDF_STREAM_FILTER_FLATE_DECODE : HPDF_STREAM_FILTER_NONE;
    if (filter == Filter::deflated_already) // libharu takes any Filter of ours away just before it writes
        dictionary->write_fn = [](HPDF_Dict, HPDF_Stream out) {
            return HPDF_Stream_WriteStr(out, "/Filter /FlateDecode\012");
        };
    inside_->check();
    return ref;
}

Ref Canvas::page(double width, double height) {
    HPDF_Page page = HPDF_AddPage(inside_->document);
    const Ref ref = inside_->keep(page);
    put(ref, "MediaBox", Array{0, 0, width, height});
    return ref;
}

void Canvas::fill(Ref page, std::string_view content, Ref resources) {
    auto* dictionary = static_cast<HPDF_Page>(inside_->at(page));
    auto* attributes = static_cast<HPDF_PageAttr>(dictionary->attr);
    HPDF_Stream_Write(attributes->stream, reinterpret_cast<const HPDF_BYTE*>(content.data()),
                      static_cast<HPDF_UINT>(content.size()));
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

std::string Canvas::save(std::string_view identity) {
    HPDF_Doc document = inside_->document;
    HPDF_Array id = HPDF_Array_New(document->mmgr);
    inside_->check(id);
    HPDF_Array_Add(id, inside_->binary(identity));
    HPDF_Array_Add(id, inside_->binary(identity));
    HPDF_Dict_Add(document->trailer, "ID", id);
    document->pdf_version = HPDF_VER_17; // last: several calls of the library lower it
    HPDF_SaveToStream(document);
    inside_->check();
    // Never HPDF_SaveToFile: it reports success on a full disk.
    std::string bytes;
    bytes.reserve(HPDF_GetStreamSize(document));
    HPDF_ResetStream(document);
    std::array<HPDF_BYTE, 65536> chunk{};
    for (;;) {
        HPDF_UINT32 size = chunk.size();
        const HPDF_STATUS status = HPDF_ReadFromStream(document, chunk.data(), &size);
        bytes.append(reinterpret_cast<const char*>(chunk.data()), size);
        if (status == HPDF_STREAM_EOF || size == 0)
            break;
        inside_->check();
    }
    return bytes;
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
