#include "stages/io/xml.h"

#include <algorithm>
#include <cstdlib>
#include <cstring>
#include <mutex>
#include <vector>

#include <libxml/parser.h>
#include <libxml/parserInternals.h>
#include <libxml/relaxng.h>
#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include "stages/document/error.h"
#include "stages/io/xml_attributes.h"
#include "stages/io/xml_bytes.h"

namespace plainsend::xml {

namespace {

constexpr const char* save_again = "open the file in the program it came from and save it again";

const xmlNode* raw(const void* node) {
    return static_cast<const xmlNode*>(node);
}

bool is_kept(const xmlNode* node) {
    return node->type == XML_ELEMENT_NODE || node->type == XML_TEXT_NODE;
}

const xmlNode* kept_or_next(const xmlNode* node) {
    while (node != nullptr && !is_kept(node))
        node = node->next;
    return node;
}

std::string_view view(const xmlChar* text) {
    return text == nullptr ? std::string_view() : std::string_view(reinterpret_cast<const char*>(text));
}

std::string value_of(const xmlAttr* attribute) {
    std::string value;
    for (const xmlNode* child = attribute->children; child != nullptr; child = child->next)
        value += view(child->content);
    return value;
}

using LineStarts = std::vector<std::uint32_t>;

std::size_t line_index(const LineStarts& starts, std::uint32_t offset) {
    return static_cast<std::size_t>(std::upper_bound(starts.begin(), starts.end(), offset) - starts.begin());
}

std::uint32_t offset_of(const xmlNode* element) {
    return static_cast<std::uint32_t>(reinterpret_cast<std::uintptr_t>(element->_private));
}

// One process-wide setting, made before anything is parsed: nothing outside the given bytes is ever opened.
xmlParserInputPtr refuse_entity(const char*, const char*, xmlParserCtxtPtr) {
    return nullptr;
}

void ignore_error(void*, const char*, ...) {}

void prepare_library() {
    static std::once_flag once;
    std::call_once(once, [] {
        xmlInitParser();
        xmlSetExternalEntityLoader(refuse_entity);
        xmlSetGenericErrorFunc(nullptr, ignore_error);
    });
}

// What the callbacks share. They run inside C frames, so they never throw: they note the trouble and stop.
struct Watch {
    std::string_view bytes;
    const XmlLimits* limits = nullptr;
    std::size_t elements = 0;
    int depth = 0;
    const char* trouble = nullptr;
    std::size_t at = 0;
};

std::size_t consumed(const xmlParserCtxt* context) {
    return static_cast<std::size_t>(context->input->consumed) +
           static_cast<std::size_t>(context->input->cur - context->input->base);
}

void stop(xmlParserCtxt* context, Watch& watch, const char* trouble) {
    watch.trouble = trouble;
    watch.at = consumed(context);
    context->wellFormed = 0;
    xmlStopParser(context);
}

// Every DOCTYPE is refused: entities are the way to read files and to grow 160 kB into 2 GB. OPC (ECMA-376
// part 2) forbids it anyway, and no format of ours needs one.
void on_doctype(void* user, const xmlChar*, const xmlChar*, const xmlChar*) {
    auto* context = static_cast<xmlParserCtxt*>(user);
    stop(context, *static_cast<Watch*>(context->_private), "has a DOCTYPE, which is not allowed");
}

void on_start(void* user, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri,
              int namespaces_count, const xmlChar** namespaces, int attributes_count, int defaulted,
              const xmlChar** attributes) {
    auto* context = static_cast<xmlParserCtxt*>(user);
    Watch& watch = *static_cast<Watch*>(context->_private);
    if (++watch.elements > watch.limits->elements)
        return stop(context, watch, "has too many elements");
    if (++watch.depth > watch.limits->depth)
        return stop(context, watch, "is nested too deeply");
    xmlSAX2StartElementNs(user, name, prefix, uri, namespaces_count, namespaces, attributes_count, defaulted,
                          attributes);
    if (context->node == nullptr || context->node->type != XML_ELEMENT_NODE)
        return;
    // "<" cannot stand inside a start tag, so the nearest one before the end of the tag begins it.
    const std::size_t begin = watch.bytes.rfind('<', consumed(context));
    context->node->_private = reinterpret_cast<void*>(begin == std::string_view::npos ? 0 : begin);
}

void on_end(void* user, const xmlChar* name, const xmlChar* prefix, const xmlChar* uri) {
    auto* context = static_cast<xmlParserCtxt*>(user);
    --static_cast<Watch*>(context->_private)->depth;
    xmlSAX2EndElementNs(user, name, prefix, uri);
}

struct FreeContext {
    void operator()(xmlParserCtxt* context) const { xmlFreeParserCtxt(context); }
};
struct FreeDocument {
    void operator()(xmlDoc* document) const { xmlFreeDoc(document); }
};
using DocumentPointer = std::unique_ptr<xmlDoc, FreeDocument>;

std::string trimmed(const char* message) {
    std::string text = message == nullptr ? "is not well-formed XML" : message;
    while (!text.empty() && (text.back() == '\n' || text.back() == ' '))
        text.pop_back();
    return text;
}

[[noreturn]] void refuse(std::string_view bytes, std::string_view name, std::size_t line,
                         const std::string& what) {
    throw Error(Trouble::unusable, what + quoted_line(bytes, line),
                std::string(name) + ":" + std::to_string(line), save_again);
}

DocumentPointer parse_bytes(std::string_view bytes, std::string_view name, const XmlLimits& limits) {
    prepare_library();
    const std::unique_ptr<xmlParserCtxt, FreeContext> context(xmlNewParserCtxt());
    if (!context)
        throw Error(Trouble::unusable, "there is not enough memory to read it", std::string(name),
                    save_again);
    Watch watch{.bytes = bytes, .limits = &limits};
    context->_private = &watch;
    context->sax->internalSubset = on_doctype;
    context->sax->startElementNs = on_start;
    context->sax->endElementNs = on_end;
    context->sax->comment = nullptr;
    context->sax->processingInstruction = nullptr;
    DocumentPointer document(
        xmlCtxtReadMemory(context.get(), bytes.data(), static_cast<int>(bytes.size()), nullptr, nullptr,
                          XML_PARSE_NONET | XML_PARSE_COMPACT | XML_PARSE_NOERROR | XML_PARSE_NOWARNING |
                              XML_PARSE_NOCDATA | XML_PARSE_IGNORE_ENC));
    if (watch.trouble != nullptr)
        refuse(bytes, name, line_at(bytes, watch.at), watch.trouble);
    if (!document || context->wellFormed == 0) {
        const xmlError* error = xmlCtxtGetLastError(context.get());
        const int line = error == nullptr ? 1 : error->line;
        refuse(bytes, name, static_cast<std::size_t>(std::max(line, 1)),
               trimmed(error == nullptr ? nullptr : error->message));
    }
    return document;
}

} // namespace

// ---------------------------------------------------------------- nodes

bool Node::is_element() const {
    return node_ != nullptr && raw(node_)->type == XML_ELEMENT_NODE;
}

bool Node::is_text() const {
    return node_ != nullptr && raw(node_)->type == XML_TEXT_NODE;
}

bool Node::is(std::string_view local_name) const {
    return is_element() && view(raw(node_)->name) == local_name;
}

std::string_view Node::name() const {
    return is_element() ? view(raw(node_)->name) : std::string_view();
}

std::string_view Node::space() const {
    return is_element() && raw(node_)->ns != nullptr ? view(raw(node_)->ns->href) : std::string_view();
}

std::string_view Node::text() const {
    return is_text() ? view(raw(node_)->content) : std::string_view();
}

std::string Node::all_text() const {
    std::string out;
    const xmlNode* node = raw(node_);
    while (node != nullptr) {
        if (node->type == XML_TEXT_NODE)
            out += view(node->content);
        if (node->type == XML_ELEMENT_NODE && node->children != nullptr) {
            node = node->children;
            continue;
        }
        while (node != raw(node_) && node->next == nullptr)
            node = node->parent;
        node = node == raw(node_) ? nullptr : node->next;
    }
    return out;
}

bool Node::has(std::string_view attribute) const {
    if (!is_element())
        return false;
    for (const xmlAttr* at = raw(node_)->properties; at != nullptr; at = at->next)
        if (view(at->name) == attribute)
            return true;
    return false;
}

std::string Node::attribute(std::string_view local_name) const {
    if (!is_element())
        return {};
    for (const xmlAttr* at = raw(node_)->properties; at != nullptr; at = at->next)
        if (view(at->name) == local_name)
            return value_of(at);
    return {};
}

std::string Node::attribute(std::string_view space, std::string_view local_name) const {
    if (!is_element())
        return {};
    for (const xmlAttr* at = raw(node_)->properties; at != nullptr; at = at->next) {
        const std::string_view uri = at->ns == nullptr ? std::string_view() : view(at->ns->href);
        if (view(at->name) == local_name && uri == space)
            return value_of(at);
    }
    return {};
}

Node Node::parent() const {
    if (node_ == nullptr || raw(node_)->parent == nullptr || raw(node_)->parent->type != XML_ELEMENT_NODE)
        return {};
    return Node(const_cast<xmlNode*>(raw(node_)->parent));
}

Node Node::first() const {
    if (!is_element())
        return {};
    return Node(const_cast<xmlNode*>(kept_or_next(raw(node_)->children)));
}

Node Node::next() const {
    if (node_ == nullptr)
        return {};
    return Node(const_cast<xmlNode*>(kept_or_next(raw(node_)->next)));
}

Node Node::first(std::string_view local_name) const {
    const Node child = first();
    return !child || child.is(local_name) ? child : child.next(local_name);
}

Node Node::next(std::string_view local_name) const {
    Node node = next();
    while (node && !node.is(local_name))
        node = node.next();
    return node;
}

std::uint32_t Node::offset() const {
    if (is_text())
        return parent().offset();
    return node_ == nullptr ? 0 : offset_of(raw(node_));
}

// ---------------------------------------------------------------- the tree

struct Tree::Inside {
    std::string converted; // only when the input was UTF-16
    DocumentPointer document;
    LineStarts line_starts;
};

std::uint32_t Node::line() const {
    if (node_ == nullptr || raw(node_)->doc == nullptr || raw(node_)->doc->_private == nullptr)
        return 0;
    // libxml2 2.9 keeps lines in 16 bits, so they are counted from the offset.
    const auto* starts = static_cast<const LineStarts*>(raw(node_)->doc->_private);
    return static_cast<std::uint32_t>(line_index(*starts, offset()));
}

Tree::Tree(std::unique_ptr<Inside> inside) : inside_(std::move(inside)) {}
Tree::Tree(Tree&&) noexcept = default;
Tree& Tree::operator=(Tree&&) noexcept = default;
Tree::~Tree() = default;

Tree Tree::parse(std::string_view bytes, std::string_view name, const XmlLimits& limits) {
    if (bytes.size() > limits.bytes || bytes.size() > (std::size_t{1} << 30))
        throw Error(Trouble::unusable, "is too large (" + std::to_string(bytes.size() >> 20) + " MiB)",
                    std::string(name), "split the document into smaller ones");
    auto inside = std::make_unique<Inside>();
    if (is_utf16(bytes)) {
        inside->converted = utf16_to_utf8(bytes);
        bytes = inside->converted;
    }
    if (const auto trouble = find_trouble(bytes, limits))
        refuse(bytes, name, line_at(bytes, trouble->offset), trouble->what);
    inside->document = parse_bytes(bytes, name, limits);
    inside->line_starts.push_back(0);
    for (std::size_t at = bytes.find('\n'); at != std::string_view::npos; at = bytes.find('\n', at + 1))
        inside->line_starts.push_back(static_cast<std::uint32_t>(at + 1));
    inside->document->_private = &inside->line_starts;
    return Tree(std::move(inside));
}

Node Tree::root() const {
    return inside_ ? Node(xmlDocGetRootElement(inside_->document.get())) : Node();
}

std::uint32_t Tree::column(const Node& node) const {
    if (!node || !inside_)
        return 0;
    const std::size_t line = line_index(inside_->line_starts, node.offset());
    return node.offset() - inside_->line_starts[line - 1] + 1;
}

// ---------------------------------------------------------------- data files

namespace {

// The first mistake. libxml2 tells one mistake in several sentences, and the first is not always the one that
// knows its place, nor the one that names the attribute.
struct FirstError {
    std::string message;
    int line = 0;
    const LineStarts* starts = nullptr; // of the validated document; a schema has none
    const xmlNode* node = nullptr;
};

bool names_the_attribute(std::string_view message) {
    return message.starts_with("Invalid attribute");
}

void note_error(void* user, xmlError* error) {
    auto& first = *static_cast<FirstError*>(user);
    if (error == nullptr)
        return;
    const std::string message = trimmed(error->message);
    const auto* node = static_cast<const xmlNode*>(error->node);
    if (node != nullptr && (node->type != XML_ELEMENT_NODE || first.starts == nullptr))
        node = nullptr;
    const bool is_first = first.message.empty();
    const bool has_a_place_at_last = first.node == nullptr && node != nullptr;
    const bool says_more = node != nullptr && node == first.node && names_the_attribute(message) &&
                           !names_the_attribute(first.message);
    if (!is_first && !has_a_place_at_last && !says_more)
        return;
    first.message = message;
    first.node = node;
    first.line = node != nullptr ? static_cast<int>(line_index(*first.starts, offset_of(node))) : error->line;
}

// "failed to validate attributes" is often all that libxml2 knows when a name is wrong or missing.
std::string what_is_wrong(const FirstError& error, std::string_view schema) {
    const bool says_little = error.message.ends_with("failed to validate attributes");
    if (!says_little && !names_the_attribute(error.message))
        return error.message;
    std::string mistake;
    if (error.node != nullptr) {
        Attributes attributes;
        for (const xmlAttr* at = error.node->properties; at != nullptr; at = at->next)
            attributes.emplace_back(view(at->name), value_of(at));
        const Tree rules = Tree::parse(schema, "schema");
        mistake = attribute_mistake(std::string(view(error.node->name)), attributes, rules.root());
    }
    if (!mistake.empty())
        return mistake;
    return error.message +
           (says_little ? " (one is missing, misspelt or has a value that may not stand there)" : "");
}

struct FreeRelaxNg {
    void operator()(xmlRelaxNGParserCtxt* context) const { xmlRelaxNGFreeParserCtxt(context); }
    void operator()(xmlRelaxNG* schema) const { xmlRelaxNGFree(schema); }
    void operator()(xmlRelaxNGValidCtxt* context) const { xmlRelaxNGFreeValidCtxt(context); }
};

using SchemaPointer = std::unique_ptr<xmlRelaxNG, FreeRelaxNg>;

SchemaPointer read_schema(std::string_view schema, std::string_view name) {
    prepare_library();
    FirstError first;
    const std::unique_ptr<xmlRelaxNGParserCtxt, FreeRelaxNg> context(
        xmlRelaxNGNewMemParserCtxt(schema.data(), static_cast<int>(schema.size())));
    SchemaPointer parsed;
    if (context) {
        xmlRelaxNGSetParserStructuredErrors(context.get(), note_error, &first);
        parsed.reset(xmlRelaxNGParse(context.get()));
    }
    if (!parsed)
        throw Error(Trouble::data_file,
                    "the schema is broken at line " + std::to_string(first.line) + ": " + first.message,
                    std::string(name), "install plainsend again");
    return parsed;
}

[[noreturn]] void data_error(std::string_view bytes, std::string_view name, std::size_t line,
                             const std::string& message, std::string hint) {
    throw Error(Trouble::data_file, message + quoted_line(bytes, line),
                std::string(name) + ":" + std::to_string(line), std::move(hint));
}

} // namespace

void validate(const Tree& tree, std::string_view bytes, std::string_view name, std::string_view schema) {
    const SchemaPointer parsed = read_schema(schema, name);
    const std::unique_ptr<xmlRelaxNGValidCtxt, FreeRelaxNg> context(xmlRelaxNGNewValidCtxt(parsed.get()));
    FirstError first{.message = {}, .line = 0, .starts = &tree.inside_->line_starts, .node = nullptr};
    xmlRelaxNGSetValidStructuredErrors(context.get(), note_error, &first);
    if (xmlRelaxNGValidateDoc(context.get(), tree.inside_->document.get()) == 0)
        return;
    data_error(bytes, name, static_cast<std::size_t>(std::max(first.line, 1)), what_is_wrong(first, schema),
               "correct this line; the schema beside the file says what may stand here");
}

Tree parse_data(std::string_view bytes, std::string_view name, std::string_view schema) {
    try {
        Tree tree = Tree::parse(bytes, name);
        validate(tree, bytes, name, schema);
        return tree;
    } catch (const Error& error) {
        if (error.trouble == Trouble::data_file)
            throw;
        throw Error(Trouble::data_file, error.message, error.where, "correct this line");
    }
}

void data_mistake(const Node& node, std::string_view bytes, std::string_view name, std::string message,
                  std::string hint) {
    data_error(bytes, name, std::max<std::size_t>(node.line(), 1), message, std::move(hint));
}

std::string library_version() {
    const int number = std::atoi(xmlParserVersion); // "20914", perhaps with a suffix
    return std::to_string(number / 10000) + "." + std::to_string(number / 100 % 100) + "." +
           std::to_string(number % 100);
}

} // namespace plainsend::xml
