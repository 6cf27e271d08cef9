// What a Face keeps of HarfBuzz. Included by face.cpp and shape.cpp only.
#pragma once

#include <memory>
#include <string>

#include <hb.h>

#include "stages/emit/pdf/face.h"

namespace plainsend::pdf {

template<class T, void (*destroy)(T*)>
struct Destroy {
    void operator()(T* object) const { destroy(object); }
};
template<class T, void (*destroy)(T*)>
using Handle = std::unique_ptr<T, Destroy<T, destroy>>;

struct Face::Inside {
    std::string bytes;
    Handle<hb_blob_t, hb_blob_destroy> blob;
    Handle<hb_face_t, hb_face_destroy> face;
    Handle<hb_font_t, hb_font_destroy> font; // scaled to 1,000 units an em
    Metrics metrics;
    std::string name;
    bool spreads = true;
    bool cff = false;
};

} // namespace plainsend::pdf
