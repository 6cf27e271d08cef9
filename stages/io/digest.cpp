#include "stages/io/digest.h"

#include <Poco/DigestEngine.h>
#include <Poco/SHA2Engine.h>

namespace plainsend {

std::string sha256(std::string_view bytes) {
    Poco::SHA2Engine engine;
    engine.update(bytes.data(), bytes.size());
    return Poco::DigestEngine::digestToHex(engine.digest());
}

} // namespace plainsend
