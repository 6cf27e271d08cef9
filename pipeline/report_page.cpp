#include "pipeline/report_page.h"

namespace plainsend {

std::string report_page_head(std::string_view title, std::string_view css) {
    std::string head = R"(<!DOCTYPE html>
<html lang="en-GB">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="generator" content="plainsend">
<title>)";
    head += title;
    head += R"(</title>
<style>
:root { color-scheme: light; }
body { font: 1.125rem/1.5 "Noto Sans", system-ui, sans-serif; color: #1a1a1a; background: #fff; margin: 0 auto; max-width: 44rem; padding: 1.5rem; overflow-wrap: anywhere; }
h1, h2, h3, h4 { line-height: 1.25; }
h2 { margin-top: 2.5rem; border-top: 1px solid #036; padding-top: 1rem; }
h3 { margin-bottom: .25rem; font-size: 1.125rem; }
a { color: #036; }
a:focus-visible, summary:focus-visible, input:focus-visible { outline: 3px solid #036; outline-offset: 2px; }
code { color: #595959; font-size: 1rem; }
ul, ol { padding-left: 1.25rem; }
)";
    head += css;
    head += "</style>\n</head>\n<body>\n";
    return head;
}

} // namespace plainsend
