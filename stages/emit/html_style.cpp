#include "stages/emit/html_style.h"

#include <cmath>

#include <fmt/format.h>

namespace plainsend {

namespace {

// A screen is read from further away than paper, so text stands an eighth larger on it.
constexpr double screen_factor = 1.125;
constexpr double browser_points = 12; // what a browser calls 100 %

std::string colour(const Colour& value) {
    return fmt::format("#{:02x}{:02x}{:02x}", value.red, value.green, value.blue);
}

// Hairlines only part things that stand apart anyway, so they may be lighter than text.
Colour rule_colour(const Style& style) {
    const auto mix = [](int ink, int paper) { return (ink * 35 + paper * 65) / 100; };
    return {mix(style.ink.red, style.paper.red), mix(style.ink.green, style.paper.green),
            mix(style.ink.blue, style.paper.blue)};
}

std::string sizes(const Style& style) {
    std::string result;
    for (int level = 1; level <= 6; ++level)
        result += fmt::format("--h{}:{:.3f}rem;", level,
                              std::pow(style.heading_scale, std::max(0, style.heading_steps + 1 - level)));
    return result;
}

// What differs from style to style; everything else below is the same for all.
std::string variables(const Style& style) {
    return fmt::format(":root{{--paper:{};--ink:{};--quiet:{};--accent:{};--tint:{};--rule:{};--leading:{:."
                       "3f};--gap:{:.3f}rem;"
                       "--line:{:.2f}rem;--column:{};{}}}\n"
                       "html{{font-size:{:.2f}%}}\n"
                       "body{{font-family:{};letter-spacing:{:.3f}em;word-spacing:{:.3f}em}}\n",
                       colour(style.paper), colour(style.ink), colour(style.quiet), colour(style.accent),
                       colour(style.tint), colour(rule_colour(style)), style.leading,
                       style.leading * style.paragraph_space, style.longest_line,
                       style.number_above ? "0rem" : "4.25rem", sizes(style),
                       style.size / browser_points * screen_factor * 100, style.css_families,
                       style.letter_space, style.word_space);
}

std::string languages(const Style& style) {
    // Words of another language inside take the page's own face again, instead of inheriting a face of joined
    // letters.
    std::string result = "[lang]{font-family:" + style.css_families + ";line-height:var(--leading)}\n";
    for (const auto& [code, face] : style.language_faces) {
        result += ":lang(" + code + ")" +
                  // written so, though the tag does not name the script (text.h, written_language)
                  (code == "zh-Hant"   ? ",:lang(zh-TW),:lang(zh-HK),:lang(zh-MO)"
                   : code == "pa-Arab" ? ",:lang(pa-PK)"
                                       : "") +
                  "{font-family:";
        for (const std::string& family : face.families)
            result += "\"" + family + "\",";
        // Joined scripts fall apart when letters are set apart; Chinese signs stand apart anyway.
        result += fmt::format("{};line-height:{:.2f}{}}}\n", style.css_families, face.leading,
                              face.as_made ? ";letter-spacing:0" : "");
        // A word of it in an English line must not push the lines apart.
        result += "bdi:lang(" + code + "),.versions :lang(" + code + "){line-height:1}\n";
    }
    return result;
}

std::string print(const Style& style) {
    return fmt::format(
        "@page{{size:A4;margin:{:.0f}mm}}\n@media print{{:root{{{}--line:none;--column:{}}}"
        "html{{font-size:{:.2f}pt}}}}\n",
        style.margin,
        style.screen_only
            ? "--paper:#ffffff;--ink:#1a1a1a;--quiet:#595959;--accent:#0b3a66;--tint:#eef2f6;--rule:#aeaeae;"
            : "",
        style.number_above ? "0rem" : "3.5rem", style.size);
}

constexpr std::string_view page = R"css(
*,*::before,*::after{box-sizing:border-box}
html{color-scheme:only light;-webkit-text-size-adjust:100%;text-size-adjust:100%;scroll-padding-top:1rem}
body{margin:0;padding:1.5rem 1.25rem 4rem;background:var(--paper);color:var(--ink);line-height:var(--leading);text-align:start;overflow-wrap:break-word}
body>*{max-width:calc(var(--line) + var(--column));margin-inline:auto}
body.numbered>*{padding-inline-start:var(--column)}
body:not(.numbered)>*{max-width:var(--line)}
main{display:block;position:relative}
p,ul,ol,dl,blockquote,pre,figure,.scroll,.records{margin:0 0 var(--gap)}
h1,h2,h3,h4,h5,h6{margin:calc(var(--gap)*1.5) 0 calc(var(--gap)*.5);font-weight:700;line-height:1.25;break-after:avoid;text-wrap:balance}
h1{font-size:var(--h1);margin-top:calc(var(--gap)*1.25)}h2{font-size:var(--h2)}h3{font-size:var(--h3)}h4{font-size:var(--h4)}h5{font-size:var(--h5)}h6{font-size:var(--h6)}
h2+h3,h3+h4,h1+h2{margin-top:calc(var(--gap)*.75)}
a{color:var(--accent);text-decoration:underline;text-decoration-thickness:.07em;text-underline-offset:.18em}
a:hover{text-decoration-thickness:.14em}
a[href^="tel:"]{white-space:nowrap}
:focus-visible{outline:.2rem solid var(--accent);outline-offset:.2rem;border-radius:.1rem}
:target{scroll-margin-top:1.5rem}
main :target,.glossary :target{background:var(--tint);box-shadow:0 0 0 .4rem var(--tint)}
em,u{font-style:normal;font-weight:700;text-decoration:none}
sup,sub{font-size:.85em;line-height:0}
code,pre{font-family:inherit;white-space:pre-wrap}
abbr{text-decoration:none}
img{max-width:100%;height:auto;vertical-align:middle}
hr{border:0;border-top:1px solid var(--rule);margin:calc(var(--gap)*1.5) 0}
blockquote{padding-inline-start:1.25rem;border-inline-start:.2rem solid var(--accent)}
blockquote>:last-child,li>:last-child,dd>:last-child,td>:last-child,th>:last-child,.item>:last-child{margin-bottom:0}
ul,ol{padding-inline-start:1.75rem}
li{margin-bottom:calc(var(--gap)*.4)}
li>p:has(+ul),li>p:has(+ol){margin-bottom:calc(var(--gap)*.4)}
li::marker{color:inherit}
.labelled{list-style-type:"";padding:0}
.labelled>li{display:grid;grid-template-columns:minmax(1.75rem,max-content) minmax(0,1fr);column-gap:.6rem}
.item{min-width:0}
.hidden{position:absolute!important;width:1px;height:1px;margin:-1px;padding:0;overflow:hidden;clip-path:inset(50%);white-space:nowrap;border:0}
.missing{color:var(--quiet);border:1px solid var(--quiet);padding:.1em .5em;margin-inline-start:.25em}
.field{display:inline-block;max-width:100%;min-height:1.3em;border-bottom:1px solid var(--ink);vertical-align:baseline}
.dots{font-size:0}
.skip{position:absolute;inset-inline-start:1rem;top:-10rem;z-index:2;padding:.6rem 1rem;background:var(--paper);border:.15rem solid var(--accent)}
.skip:focus{top:.5rem}

.versions ul{display:flex;flex-wrap:wrap;column-gap:1.5rem;list-style:none;margin:0;padding:0}
.versions li{margin:0}
.versions a,.versions span{display:inline-flex;align-items:center;min-height:2.75rem}
.versions span{font-weight:700;border-bottom:.15rem solid var(--accent);border-top:.15rem solid transparent}
.notice{margin:var(--gap) 0;padding-inline-start:1rem;border-inline-start:.2rem solid var(--quiet)}
.notice>:last-child{margin:0}
.draft{margin:var(--gap) 0 calc(var(--gap)*1.5);padding:1.1rem 1.4rem 1.2rem;border:1px solid var(--accent);border-top-width:.35rem}
.draft p{margin:0 0 calc(var(--gap)*.45)}
.draft p:first-child{font-size:var(--h3);line-height:1.35;color:var(--accent)}
.draft>:last-child{margin:0}
.agreed{margin:var(--gap) 0 calc(var(--gap)*1.5);padding:1rem 1.4rem 1.1rem;background:var(--tint)}
.agreed h2{font-size:var(--h3);margin-top:0}
.agreed p{margin-bottom:calc(var(--gap)*.4)}
.agreed>:last-child{margin-bottom:0}
.contents{margin:calc(var(--gap)*1.5) 0}
.contents h2{font-size:var(--h3);margin-top:var(--gap)}
.contents ul{list-style:none;margin:0;padding:0}
.contents li{margin:0}
.contents .deeper{padding-inline-start:1.5rem}
.contents a{display:flex;align-items:center;min-height:2.75rem;text-decoration-color:transparent}
.contents a:hover{text-decoration-color:currentColor}
.letterhead{margin-bottom:calc(var(--gap)*1.5);padding-bottom:var(--gap);border-bottom:1px solid var(--accent)}
.letterhead p{margin:0}

.number{color:var(--quiet);text-decoration:none;white-space:nowrap}
a.number:hover{text-decoration:underline;color:var(--accent)}
.numbered .number{position:absolute;inset-inline-start:0;min-width:2.75rem}
.numbered a.number::after{content:"";position:absolute;inset:-.5rem -.4rem -.5rem -.4rem;min-height:2.75rem}
.number-line{margin:0;height:0;line-height:var(--leading)}
td .number,th .number,.record .number{position:relative!important;display:block;inset:auto!important}
.term{text-decoration-style:dotted;text-decoration-thickness:.1em}
.back{margin:0}
.item>p:has(+.back){margin-bottom:0}
.back a{display:inline-flex;align-items:center;min-height:2.75rem}

.scroll{overflow-x:auto;max-width:100%}
@media (min-width:60rem){.scroll{min-width:100%;width:min-content;max-width:max(100%,calc(50vw + (var(--line) - var(--column))/2 - 2rem))}}
table{border-collapse:collapse;width:100%;line-height:1.35}
caption,.caption{text-align:start;font-weight:700;padding-bottom:.5rem}
th,td{padding:.6rem 1rem .65rem 0;text-align:start;vertical-align:top;border-bottom:1px solid var(--rule);min-width:5rem;overflow-wrap:break-word}
th:first-child,td:first-child{padding-inline-start:.75rem}
thead th{background:var(--tint);vertical-align:bottom;border-bottom:.1rem solid var(--ink)}
td p,th p,td li,th li{margin-bottom:.4em}
.amount{text-align:end;font-variant-numeric:tabular-nums;min-width:4rem}
.caption{margin-bottom:.5rem;padding:0}
.headings p{margin-bottom:.2em}
.headings ul{display:flex;flex-wrap:wrap;column-gap:1.5rem;list-style:none;padding:0}
.headings li{margin:0;font-weight:700}
.headings li p{margin:0}
.record{padding:.9rem 1.1rem;border:1px solid var(--rule);border-inline-start:.35rem solid var(--accent);break-inside:avoid}
.record>div+div{margin-top:.6rem}
dt{font-weight:700}
dd{margin:0}
.notes,.glossary,.reply,.help{margin-top:calc(var(--gap)*2)}
.notes>h2{border-top:1px solid var(--accent);padding-top:calc(var(--gap)*.75);margin-top:0}
.glossary>h2,.reply>h2,.help>h2{border-top:.15rem solid var(--accent);padding-top:calc(var(--gap)*.75);margin-top:0}
.glossary dl>div{margin-bottom:calc(var(--gap)*.6)}
.glossary dd p{margin:0}
.help>:last-child{margin-bottom:0}
.foot{margin-top:calc(var(--gap)*2);padding-top:var(--gap);border-top:1px solid var(--accent)}
.foot p{margin:0}
.letter h1{font-size:var(--h2)}

details{border-bottom:1px solid var(--rule)}
details:first-of-type{border-top:1px solid var(--rule)}
summary{display:flex;gap:1rem;align-items:center;min-height:2.75rem;padding:.35rem .25rem;cursor:pointer;list-style:none}
summary::-webkit-details-marker{display:none}
summary::before{content:"+";flex:none;width:1.2rem;text-align:center;font-weight:700;color:var(--accent)}
details[open]>summary::before{content:"\2212"}
summary:hover{background:var(--tint)}
summary b{flex:none;max-width:calc(100% - 2.2rem);color:var(--accent)}
summary .start{color:var(--quiet);white-space:nowrap;overflow:hidden;text-overflow:ellipsis;min-width:0}
details:target>summary{background:var(--tint)}
.change>div{padding:.5rem .25rem 1.25rem 2.45rem}
[dir=rtl] .change>div{padding:.5rem 2.45rem 1.25rem .25rem}
label{display:block;font-weight:700;margin-bottom:.4rem}
textarea,input,button{font:inherit;letter-spacing:inherit;word-spacing:inherit;line-height:inherit;color:var(--ink);background:var(--paper);max-width:100%}
textarea,input{display:block;width:100%;padding:.6rem .75rem;border:.125rem solid var(--ink);border-radius:.15rem;min-height:2.75rem}
textarea{resize:vertical}
button,.button{display:inline-flex;align-items:center;min-height:2.75rem;padding:.5rem 1.2rem;border:.125rem solid var(--accent);border-radius:.2rem;background:var(--accent);color:var(--paper);font-weight:700;text-decoration:none;cursor:pointer}
button.quiet{background:var(--paper);color:var(--accent)}
.actions{display:flex;flex-wrap:wrap;gap:.5rem 1.5rem;align-items:center;margin-top:.9rem}
.actions a:not(.button){display:inline-flex;align-items:center;min-height:2.75rem}
.name,.check{margin-top:calc(var(--gap)*1.5)}
.answers{padding:1rem 1.25rem;border:1px solid var(--accent)}
.answers dd{white-space:pre-wrap;margin-bottom:var(--gap)}
.answers>:last-child{margin-bottom:0}
[hidden]{display:none!important}
.slip,.print-only{display:none}

@media (max-width:50rem){
:root{--column:0rem}
.numbered .number{position:relative;display:block;inset:auto;width:fit-content;line-height:1.6}
.number-line{height:auto}
}
@media (max-width:30rem){
body{padding-inline:1rem}
h1{font-size:min(var(--h1),1.7rem)}
ul,ol{padding-inline-start:1.35rem}
.draft{padding:1rem}
.change>div,[dir=rtl] .change>div{padding-inline:0}
summary .start{display:none}
}
@media (prefers-contrast:more){:root{--quiet:var(--ink)}a{text-decoration-thickness:.12em}}
@media (forced-colors:active){.versions span{border-bottom-color:Highlight}.number{color:CanvasText}}
)css";

constexpr std::string_view paper = R"css(
@media print{
body{padding:0;background:none}
body>*{max-width:none}
.skip,.versions,.contents,.reply .hint,.actions,.check,.glossary .back,.notes .back,.reply:not(:has(details[open])){display:none}
details:not([open]),.name{display:none}
.reply:has(details[open]) .name{display:block}
a{color:inherit;text-decoration:none}
main a[href^="http"]{text-decoration:underline}
main a[href^="http"]::after{content:" (" attr(href) ")";overflow-wrap:anywhere}
a.term::after{content:" \2192"}
[dir=rtl] a.term::after{content:" \2190"}
.print-only{display:block}
.numbered .number{position:absolute;inset-inline-start:0;width:auto;line-height:inherit}
main :target{background:none;box-shadow:none}
.draft,.agreed,.record,tr,img,.foot,.glossary dl>div{break-inside:avoid}
p,li{orphans:2;widows:2}
.scroll{overflow:visible}
thead{display:table-header-group}
th,td{min-width:0}
.glossary,.help{margin-top:calc(var(--gap)*1.5)}
.caption,.headings{break-after:avoid}
.slip{display:block;break-before:page;max-width:none;padding:0!important;font-size:1rem;line-height:1.35}
.slip h2{margin-top:0;font-size:var(--h2)}
.slip p{margin:0 0 4mm}
.slip .lines{margin:0 0 5mm}
.slip .lines i{display:block;height:10mm;border-bottom:.35mm solid var(--ink)}
.slip .row{display:flex;gap:8mm}
.slip .row>div{flex:1}
}
)css";

} // namespace

std::string style_sheet(const Style& style) {
    std::string above =
        style.number_above ? ".numbered .number{position:relative;display:block;inset:auto;width:fit-content}"
                             ".number-line{height:auto}\n"
                             "@media print{.numbered .number{position:static;display:block}}\n"
                           : "";
    return variables(style) + languages(style) + std::string(page) + print(style) + std::string(paper) +
           above;
}

} // namespace plainsend
