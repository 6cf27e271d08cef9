#include "stages/emit/annotate/marking.h"

#include <algorithm>
#include <iterator>
#include <string_view>
#include <utility>

#include "stages/io/xml.h"

namespace plainsend {

namespace {

// A change of the bytes [begin, end).
struct Splice {
    std::size_t end = 0;
    std::string bytes;
};
using Splices = std::map<std::size_t, Splice>; // by begin

// Bytes as they are after the splices in them.
std::string spliced(std::string_view bytes, const Splices& splices, std::size_t begin, std::size_t end) {
    std::string out;
    for (auto splice = splices.lower_bound(begin); splice != splices.end() && splice->first < end; ++splice) {
        out += bytes.substr(begin, splice->first - begin);
        out += splice->second.bytes;
        begin = splice->second.end;
    }
    return out.append(bytes.substr(begin, end - begin));
}

std::string range_mark(const std::string& prefix, std::string_view which, const std::string& comment) {
    return "<" + prefix + std::string(which) + " " + prefix + "id=\"" + comment + "\"/>";
}

// The end of a comment's words, and the run that holds its sign.
std::string comment_end(const std::string& prefix, const std::string& comment) {
    return range_mark(prefix, "commentRangeEnd", comment) + "<" + prefix + "r>" +
           range_mark(prefix, "commentReference", comment) + "</" + prefix + "r>";
}

class RunWriter {
public:
    RunWriter(const WordPart& part, const WordRun& run, const RunMarks& marks, const Splices& inner,
              FreeIds& ids, const Signature& signature)
        : part_(part), run_(run), marks_(marks), inner_(inner), ids_(ids), signature_(signature) {
        const auto first = [](const RunMarks::At& a, const RunMarks::At& b) {
            return a.position < b.position;
        };
        std::stable_sort(marks_.starts.begin(), marks_.starts.end(), first);
        std::stable_sort(marks_.ends.begin(), marks_.ends.end(), first);
        std::sort(marks_.deletions.begin(), marks_.deletions.end(),
                  [](const RunMarks::Deletion& a, const RunMarks::Deletion& b) { return a.begin < b.begin; });
    }

    std::string write() {
        for (const RunChild& child : run_.children) {
            if (child.begin == child.end) {
                if (child.kind == RunChild::Kind::page_break_mark)
                    start(child.begin);
                else
                    end(child.begin);
                content_ += spliced(part_.bytes, inner_, child.span.begin, child.span.end);
                continue;
            }
            for (std::size_t at = child.begin; at < child.end;) {
                start(at);
                const std::size_t stop = std::min(next_cut(at), child.end);
                content_ += piece(child, at, stop);
                at = stop;
            }
        }
        end(run_.text.size());
        flush();
        return std::move(out_);
    }

private:
    // Where the text after `at` must be cut next.
    std::size_t next_cut(std::size_t at) const {
        std::size_t cut = nowhere;
        const auto look = [&](std::size_t position) {
            if (position > at)
                cut = std::min(cut, position);
        };
        for (const RunMarks::At& mark : marks_.starts)
            look(mark.position);
        for (const RunMarks::At& mark : marks_.ends)
            look(mark.position);
        for (const RunMarks::Deletion& deletion : marks_.deletions) {
            look(deletion.begin);
            look(deletion.end);
        }
        return cut;
    }

    void end(std::size_t at) {
        if (open_ != nullptr && open_->end <= at) {
            flush();
            if (open_->put)
                insert(*open_->put);
            open_ = nullptr;
            ++deletion_;
        }
        for (; ended_ < marks_.ends.size() && marks_.ends[ended_].position <= at; ++ended_) {
            flush();
            out_ += comment_end(part_.prefix, marks_.ends[ended_].comment);
        }
    }

    void start(std::size_t at) {
        end(at);
        for (; started_ < marks_.starts.size() && marks_.starts[started_].position <= at; ++started_) {
            flush();
            out_ += range_mark(part_.prefix, "commentRangeStart", marks_.starts[started_].comment);
        }
        if (open_ == nullptr && deletion_ < marks_.deletions.size() &&
            marks_.deletions[deletion_].begin <= at) {
            flush();
            open_ = &marks_.deletions[deletion_];
        }
    }

    std::string_view raw(std::size_t begin, std::size_t end) const {
        return std::string_view(part_.bytes).substr(begin, end - begin);
    }

    std::string piece(const RunChild& child, std::size_t begin, std::size_t end) const {
        const xml::ElementSpan& span = child.span;
        if (child.kind != RunChild::Kind::words)
            return std::string(raw(span.begin, span.end));
        const std::string name(xml::tag_name(part_.bytes, span));
        const std::string shown = open_ == nullptr ? name : name.substr(0, name.size() - 1) + "delText";
        std::string attributes(raw(span.begin + 1 + name.size(), span.inside)); // and ">"
        std::string content(raw(span.inside, span.close));
        if (begin != child.begin || end != child.end) {
            if (attributes.find("xml:space") == std::string::npos)
                attributes.insert(attributes.size() - 1, " xml:space=\"preserve\"");
            content = xml::escape(std::string_view(run_.text).substr(begin, end - begin));
        }
        return "<" + shown + attributes + content + "</" + shown + ">";
    }

    std::string tracked(std::string_view what, const std::string& run) {
        const std::string& w = part_.prefix;
        std::string out = "<" + w;
        out.append(what).append(" ").append(w).append("id=\"").append(ids_.next()).append("\" ");
        out.append(w).append("author=\"").append(signature_.author).append("\" ");
        out.append(w).append("date=\"").append(signature_.date).append("\">").append(run);
        return out.append("</").append(w).append(what).append(">");
    }

    // The first piece keeps the format's own bytes; in copies the record of a change of format (17.13.5.31)
    // needs a number of its own.
    std::string format_of_piece() {
        if (!run_.properties)
            return {};
        const auto [begin, end] = std::pair(run_.properties->begin, run_.properties->end);
        if (std::exchange(is_first_, false) || !run_.format_change)
            return std::string(raw(begin, end));
        const xml::ElementSpan& change = *run_.format_change;
        std::string tag(raw(change.begin, change.inside));
        for (std::size_t id = tag.find(":id="); id != std::string::npos; id = std::string::npos)
            if (const std::size_t stop = tag.find(tag[id + 4], id + 5); stop != std::string::npos)
                tag.replace(id + 5, stop - id - 5, ids_.next());
        return std::string(raw(begin, change.begin)) + tag + std::string(raw(change.inside, end));
    }

    std::string format_of_new() const {
        if (!run_.properties)
            return {};
        if (!run_.format_change)
            return std::string(raw(run_.properties->begin, run_.properties->end));
        return std::string(raw(run_.properties->begin, run_.format_change->begin)) +
               std::string(raw(run_.format_change->end, run_.properties->end));
    }

    void insert(std::string_view words) {
        if (words.empty())
            return;
        const std::string& w = part_.prefix;
        std::string content;
        while (!words.empty()) {
            const std::size_t sign = std::min(words.find_first_of("\t\n"), words.size());
            if (sign > 0)
                content += "<" + w + "t xml:space=\"preserve\">" + xml::escape(words.substr(0, sign)) + "</" +
                           w + "t>";
            if (sign < words.size())
                content += "<" + w + (words[sign] == '\t' ? "tab/>" : "br/>");
            words.remove_prefix(std::min(sign + 1, words.size()));
        }
        out_ += tracked("ins", "<" + w + "r>" + format_of_new() + content + "</" + w + "r>");
    }

    void flush() {
        if (content_.empty())
            return;
        std::string piece = std::string(raw(run_.span.begin, run_.span.inside)) + format_of_piece() +
                            std::exchange(content_, {}) + std::string(raw(run_.span.close, run_.span.end));
        out_ += open_ == nullptr ? std::move(piece) : tracked("del", piece);
    }

    const WordPart& part_;
    const WordRun& run_;
    RunMarks marks_;
    const Splices& inner_;
    FreeIds& ids_;
    const Signature& signature_;
    std::string out_;
    std::string content_; // of the piece that is being written
    const RunMarks::Deletion* open_ = nullptr;
    std::size_t started_ = 0;
    std::size_t ended_ = 0;
    std::size_t deletion_ = 0;
    bool is_first_ = true;
};

} // namespace

void FreeIds::take(const std::vector<std::string>& used) {
    used_.insert(used.begin(), used.end());
}

std::string FreeIds::next() {
    std::string id;
    do
        id = std::to_string(++last_);
    while (used_.contains(id));
    return id;
}

std::string marked_part(const WordPart& part, const PartMarks& marks, FreeIds& ids,
                        const Signature& signature) {
    Splices splices;
    for (const auto& [place, comments] : marks.paragraphs) {
        std::string text;
        for (const std::string& comment : comments)
            text += range_mark(part.prefix, "commentRangeStart", comment) + comment_end(part.prefix, comment);
        splices[place] = {place, text};
    }
    // From behind: what stands in a run's boxes is written before the run itself.
    for (auto run = marks.runs.rbegin(); run != marks.runs.rend(); ++run) {
        const WordRun& marked = part.runs[run->first];
        std::string bytes = RunWriter(part, marked, run->second, splices, ids, signature).write();
        splices.erase(splices.lower_bound(marked.span.begin + 1), splices.lower_bound(marked.span.end));
        // A comment of the paragraph may stand at the very place where its first run begins.
        Splice& splice = splices[marked.span.begin];
        splice = {marked.span.end, splice.bytes + bytes};
    }
    return spliced(part.bytes, splices, 0, part.bytes.size());
}

} // namespace plainsend
