#include "stages/emit/annotate/annotate.h"

#include <algorithm>
#include <fmt/format.h>
#include <utility>

#include "stages/document/error.h"
#include "stages/document/walk.h"
#include "stages/emit/annotate/anchor.h"
#include "stages/emit/annotate/comments_part.h"
#include "stages/emit/annotate/marking.h"

namespace plainsend {

namespace {

// Word counts neither deletions of pictures nor of marks of notes as words; what stands between may stay.
bool is_only_words(const WordRun& run, const RunPiece& piece) {
    return std::none_of(run.children.begin(), run.children.end(), [&](const RunChild& child) {
        return child.kind == RunChild::Kind::other && child.begin > piece.begin && child.begin < piece.end;
    });
}

class Annotator {
public:
    Annotator(const Zip& zip, const std::string& name, const Document& document, Date date)
        : zip_(zip),
          document_(document), signature_{"plainsend", fmt::format("{:04}-{:02}-{:02}T00:00:00Z",
                                                                   static_cast<int>(date.year()),
                                                                   static_cast<unsigned>(date.month()),
                                                                   static_cast<unsigned>(date.day()))} {
        open_parts(name);
        for_each_block(document_, [&](const Block& block) { blocks_.emplace(block.id, &block); });
    }

    void annotate(const Annotation& annotation) {
        if (annotation.block.empty()) {
            ++copy_.about_document;
            add_to_first(annotation.paragraphs);
            return;
        }
        const auto found = blocks_.find(annotation.block);
        const Block* block = found == blocks_.end() ? nullptr : found->second;
        const std::optional<WordAnchor> anchor =
            block == nullptr ? std::nullopt : runs(*block).find(annotation.begin, annotation.end);
        const bool changed = annotation.instead && anchor && change(*anchor, *annotation.instead);
        std::vector<std::string> said = annotation.paragraphs;
        if (annotation.instead) {
            ++(changed ? copy_.changes : copy_.changes_not_made);
            if (!changed && !annotation.otherwise.empty())
                said.push_back(annotation.otherwise);
        }
        if (anchor && comment(*anchor, said))
            ++copy_.on_words;
        else
            comment_nearby(annotation, block, anchor, std::move(said));
    }

    AnnotatedCopy finish(std::string_view archive, const std::string& name) {
        if (!first_.empty())
            put_first();
        std::vector<ZipEntry> entries;
        for (const auto& [index, part] : parts_)
            if (const PartMarks& marks = marks_[index]; !marks.empty())
                entries.push_back({part.name, marked_part(part, marks, ids_, signature_)});
        for (ZipEntry& entry :
             comment_entries(zip_, document_.parts.front(), parts_.at(0).space, comments_, signature_))
            entries.push_back(std::move(entry));
        copy_.bytes = entries.empty() ? std::string(archive) : with_entries(archive, name, entries);
        return std::move(copy_);
    }

private:
    // The main part, and those that it leads to and the reader has read.
    void open_parts(const std::string& name) {
        const std::string& main = document_.parts.front();
        const RelatedParts related = related_parts(zip_, main);
        footnotes_ = related.footnotes;
        ids_.take(comment_ids(zip_, related.comments));
        for (std::uint32_t i = 0; i < document_.parts.size(); ++i) {
            const std::string& part = document_.parts[i];
            const bool note = part == related.footnotes || part == related.endnotes;
            const bool header =
                std::find(related.headers.begin(), related.headers.end(), part) != related.headers.end();
            if (i > 0 && !note && !header)
                continue;
            const PartKind kind = i == 0 ? PartKind::main : note ? PartKind::notes : PartKind::header;
            WordPart opened = open_word_part(part, zip_.read(part), kind);
            ids_.take(opened.used_ids);
            parts_.emplace(i, std::move(opened));
        }
        if (parts_.at(0).prefix.empty())
            throw Error(Trouble::unusable,
                        "is written in a way that comments cannot be put into (UTF-16, or without names)",
                        name, "open it in Word and save it again");
    }

    const BlockRuns& runs(const Block& block) {
        return runs_.try_emplace(block.id, document_, block, parts_).first->second;
    }

    // ---------------------------------------------------------------- changes

    bool may_change(const WordPart& part, const std::vector<RunPiece>& pieces) const {
        return std::all_of(pieces.begin(), pieces.end(), [&](const RunPiece& piece) {
            const WordRun& run = part.runs[piece.run];
            return run.may_change && is_only_words(run, piece) &&
                   (!run.needs_twin || (run.twin != nowhere && is_only_words(part.runs[run.twin], piece)));
        });
    }

    bool change(const WordAnchor& anchor, const std::string& after) {
        const WordPart& part = parts_.at(anchor.part);
        if (!anchor.whole || !may_change(part, anchor.pieces))
            return false;
        PartMarks& marks = marks_[anchor.part];
        for (std::size_t i = 0; i < anchor.pieces.size(); ++i) {
            const RunPiece& piece = anchor.pieces[i];
            const bool last = i + 1 == anchor.pieces.size();
            const RunMarks::Deletion deletion{piece.begin, piece.end,
                                              last ? std::optional(after) : std::nullopt};
            marks.runs[piece.run].deletions.push_back(deletion);
            if (part.runs[piece.run].needs_twin)
                marks.runs[part.runs[piece.run].twin].deletions.push_back(deletion);
        }
        return true;
    }

    // ---------------------------------------------------------------- comments

    std::string new_comment(std::vector<std::string> paragraphs) {
        comments_.push_back({ids_.next(), std::move(paragraphs)});
        return comments_.back().id;
    }

    bool comment(const WordAnchor& anchor, const std::vector<std::string>& paragraphs) {
        const WordPart& part = parts_.at(anchor.part);
        const RunPiece& first = anchor.pieces.front();
        const RunPiece& last = anchor.pieces.back();
        if (!part.runs[first.run].may_hold_comment || !part.runs[last.run].may_hold_comment)
            return false;
        const std::string id = new_comment(paragraphs);
        PartMarks& marks = marks_[anchor.part];
        marks.runs[first.run].starts.push_back({first.begin, id});
        marks.runs[last.run].ends.push_back({last.end, id});
        return true;
    }

    void comment_nearby(const Annotation& annotation, const Block* block,
                        const std::optional<WordAnchor>& anchor, std::vector<std::string> said) {
        const bool has_words = annotation.begin < annotation.end;
        const WordParagraph* home = block == nullptr ? nullptr : home_of(*block, anchor);
        if (has_words && !said.empty())
            said.insert(said.begin(), "About the words “" + annotation.words + "”:");
        if (home == nullptr) {
            ++copy_.in_first;
            add_to_first(said);
            return;
        }
        ++(has_words ? copy_.at_paragraph : copy_.on_words);
        marks_[0].paragraphs[home->first_place].push_back(new_comment(std::move(said)));
    }

    // The paragraph of the main text that is nearest: its own, that around its box, that of its note's mark.
    const WordParagraph* home_of(const Block& block, const std::optional<WordAnchor>& anchor) const {
        const Place place = place_of(block, 0);
        const std::uint32_t index = anchor ? anchor->part : place.part;
        const auto part = parts_.find(index);
        if (part == parts_.end())
            return nullptr;
        const std::size_t at =
            anchor ? part->second.runs[anchor->pieces.front().run].span.begin : place.offset;
        const WordParagraph* around = paragraph_around(part->second, at);
        if (around == nullptr)
            return nullptr;
        if (index == 0)
            return paragraph_at(part->second, around->home);
        const WordPart& body = parts_.at(0);
        const auto& marks = part->second.name == footnotes_ ? body.footnote_marks : body.endnote_marks;
        const auto mark = marks.find(around->note);
        const WordParagraph* paragraph = mark == marks.end() ? nullptr : paragraph_at(body, mark->second);
        return paragraph == nullptr ? nullptr : paragraph_at(body, paragraph->home);
    }

    // The innermost paragraph in which a byte stands; of a table, its first.
    static const WordParagraph* paragraph_around(const WordPart& part, std::size_t at) {
        const std::vector<WordParagraph>& all = part.paragraphs;
        const auto after = std::upper_bound(
            all.begin(), all.end(), at,
            [](std::size_t byte, const WordParagraph& paragraph) { return byte < paragraph.begin; });
        for (auto paragraph = after; paragraph != all.begin();) {
            --paragraph;
            if (at < xml::span_at(part.spans, paragraph->begin)->end)
                return &*paragraph;
        }
        const xml::ElementSpan* table = xml::span_at(part.spans, at);
        return table != nullptr && after != all.end() && after->begin < table->end ? &*after : nullptr;
    }

    void add_to_first(const std::vector<std::string>& paragraphs) {
        first_.insert(first_.end(), paragraphs.begin(), paragraphs.end());
        ++in_first_;
    }

    void put_first() {
        const std::vector<WordParagraph>& all = parts_.at(0).paragraphs;
        const auto home = std::find_if(all.begin(), all.end(), [](const WordParagraph& paragraph) {
            return paragraph.home == paragraph.begin;
        });
        if (home == all.end()) {
            copy_.unplaced = std::exchange(in_first_, 0);
            copy_.about_document = copy_.in_first = 0;
            return;
        }
        first_.insert(first_.begin(), "About the whole document:");
        std::vector<std::string>& comments = marks_[0].paragraphs[home->first_place];
        comments.insert(comments.begin(), new_comment(first_));
    }

    const Zip& zip_;
    const Document& document_;
    Signature signature_;
    FreeIds ids_;
    WordParts parts_;
    std::string footnotes_; // name of their part
    std::map<std::string, const Block*> blocks_;
    std::map<std::string, BlockRuns> runs_;
    std::map<std::uint32_t, PartMarks> marks_;
    std::vector<Comment> comments_;
    std::vector<std::string> first_; // of the comment about the whole document
    std::size_t in_first_ = 0;
    AnnotatedCopy copy_;
};

} // namespace

AnnotatedCopy annotate_docx(const Source& source, const Document& document,
                            const std::vector<Annotation>& annotations, Date date) {
    const Zip zip = Zip::open(source.bytes, source.name, Limits{});
    Annotator annotator(zip, source.name, document, date);
    for (const Annotation& annotation : annotations)
        annotator.annotate(annotation);
    return annotator.finish(source.bytes, source.name);
}

} // namespace plainsend
