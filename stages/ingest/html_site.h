// What of a web page is the site's and not the text's, where only ids, classes and roles say so: a mistake
// loses words, so a name alone is never enough.
#pragma once

#include <unordered_map>

#include "stages/ingest/html_tree.h"

namespace plainsend::html {

enum class SitePart { navigation, cookies, skip_link, header, footer, sharing };

// parts: by the keys of the nodes; empty when nothing else would be left of the page. menu_left: what looks
// like a menu but is called nothing, so that it stays in the text.
struct Site {
    std::unordered_map<const void*, SitePart> parts;
    Node menu_left;
};
Site site_parts(Node body);

// <main>, or what a role, an id or a class calls the main part.
bool is_called_main(Node);

} // namespace plainsend::html
