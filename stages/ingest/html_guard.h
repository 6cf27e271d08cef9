// Makes a web page safe for Gumbo, which has no limits: a linear look at the tags before it parses them.
#pragma once

#include <cstddef>
#include <string>

namespace plainsend::html {

// text has the same length as the page: tags that nest too deeply, attributes past the cap and repeated
// <html> and <body> are overwritten with spaces; no word is lost. left_out: how many tags and attributes that
// were.
struct Guarded {
    std::string text;
    std::size_t left_out = 0;
    bool frames = false; // it shows other pages; what stands in for them is read as the page's text
};

// Throws Error{unusable} when the page would still make a tree out of all proportion.
Guarded guarded(std::string page, const std::string& name);

} // namespace plainsend::html
