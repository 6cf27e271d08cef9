// The product's own data, loaded once a test program.
#pragma once

#include "pipeline/data.h"

namespace plainsend {

inline const Data& data() {
    static const Data loaded = load_data(PLAINSEND_SOURCE);
    return loaded;
}

} // namespace plainsend
