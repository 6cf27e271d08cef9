// The three tables. Order matters: readers are asked in this order when two are equally sure; stages run in
// this order whatever a recipe says first.
#include "stages/stage.h"

#include <array>

#include "stages/draft/actions.h"
#include "stages/draft/draft.h"
#include "stages/draft/images.h"
#include "stages/draft/kind.h"
#include "stages/draft/numbering.h"
#include "stages/emit/html.h"
#include "stages/emit/json_writer.h"
#include "stages/emit/large_print.h"
#include "stages/emit/pdf.h"
#include "stages/emit/tree_writer.h"
#include "stages/ingest/docx.h"
#include "stages/ingest/html.h"
#include "stages/ingest/json_reader.h"
#include "stages/ingest/markdown.h"
#include "stages/ingest/odt.h"
#include "stages/ingest/text.h"
#include "stages/language/acronyms.h"
#include "stages/language/careful_words.h"
#include "stages/language/contact.h"
#include "stages/language/jargon.h"
#include "stages/language/names.h"
#include "stages/language/plain_words.h"
#include "stages/language/readability.h"
#include "stages/language/splitting.h"
#include "stages/language/structure.h"
#include "stages/translate/xliff.h"

namespace plainsend {

std::span<const Reader> readers() {
    static constexpr std::array table{
        Reader{"docx", ".docx,.docm,.dotx", "Word documents", sniff_docx, read_docx},
        Reader{"odt", ".odt,.ott,.fodt", "LibreOffice and OpenDocument texts", sniff_odt, read_odt},
        Reader{"html", ".html,.htm,.xhtml", "web pages", sniff_html, read_html},
        Reader{"json", ".json", "plainsend's own document tree, for filters", sniff_json, read_json},
        Reader{"markdown", ".md,.markdown", "Markdown with front matter and tables", sniff_markdown,
               read_markdown},
        Reader{"text", ".txt,.text", "plain text", sniff_text, read_text},
    };
    return table;
}

std::span<const Stage> stages() {
    static constexpr std::array table{
        Stage{"kind", "decide what kind of document it is, and whether it goes out as a draft", kind},
        Stage{"images", "see that every picture has words for those who cannot see it", images},
        Stage{"acronyms", "find acronyms, and what each stands for", acronyms},
        Stage{"jargon", "find jargon, and explain it from the glossary", jargon},
        Stage{"plain-words", "propose plain words for hard ones", plain_words},
        Stage{"splitting", "part long sentences where both halves stand alone", splitting},
        Stage{"structure", "point at hidden verbs, double negatives, strings of nouns and passives",
              structure},
        Stage{"readability", "measure how hard the text is to read", readability},
        Stage{"careful-words", "flag labels, blame and vague promises for the author", careful_words},
        Stage{"names", "flag another child's name, pronoun or birthday in a plan", names},
        Stage{"contact", "see that a family is told whom to ask", contact},
        Stage{"actions", "find who agreed to do what by when", actions},
        Stage{"numbering", "number the paragraphs of a draft", numbering},
        Stage{"draft", "date the draft and set the day to reply by", draft},
        Stage{"large-print", "restructure what cannot be read large", large_print},
    };
    return table;
}

std::span<const Writer> writers() {
    static constexpr std::array table{
        Writer{"html", "html", "one web page that works offline", write_html},
        Writer{"pdf", "pdf", "tagged PDF for print and screen readers", write_pdf},
        Writer{"xliff", "xlf", "XLIFF 2.1 for a translator's own tool", write_xliff},
        Writer{"xliff-1.2", "xlf", "XLIFF 1.2 for older tools", write_xliff12},
        Writer{"json", "tree.json", "plainsend's own document tree, for filters", write_json},
        Writer{"tree", "tree.txt", "the document tree, to read", write_tree},
    };
    return table;
}

} // namespace plainsend
