#include <algorithm>
#include <utility>

#include "stages/text/text.h"
#include "stages/translate/codes.h"

namespace plainsend {

namespace {

using Kind = UnitPiece::Kind;

// What a piece counts for when sentences are looked for: a line break is a space, a {{field}} is a word.
std::string counted(const UnitPiece& piece, const Coded& coded) {
    if (piece.kind == Kind::text)
        return piece.text;
    if (piece.kind != Kind::standalone)
        return {};
    const auto code = coded.codes.find(piece.id);
    if (code == coded.codes.end())
        return {};
    if (const auto* field = std::get_if<Text>(&code->second.node))
        return field->text;
    return std::holds_alternative<LineBreak>(code->second.node) ? " " : "";
}

// Where one sentence ends and the gap before the next begins, and where that gap ends.
std::vector<Span> gaps_of(const std::string& text, std::string_view language) {
    std::vector<Span> gaps;
    const std::vector<Span> found = sentences(text, language);
    for (std::size_t i = 1; i < found.size(); ++i)
        gaps.push_back({found[i - 1].end, found[i].begin});
    return gaps;
}

class Cutter {
public:
    Cutter(const Coded& coded, std::vector<Span> gaps) : coded_(coded), gaps_(std::move(gaps)) {}

    std::vector<Sentence> take() {
        for (const UnitPiece& piece : coded_.pieces) {
            cut_here();
            if (piece.kind == Kind::text)
                add_text(piece);
            else
                add_code(piece);
        }
        flush();
        return std::move(sentences_);
    }

private:
    void flush() {
        if (!now_.pieces.empty())
            sentences_.push_back(std::exchange(now_, {}));
    }

    // Begins a gap or a sentence when one begins here and nothing is open.
    void cut_here() {
        while (next_ < gaps_.size() && gaps_[next_].end < at_)
            ++next_; // it lay inside a code
        if (next_ == gaps_.size() || depth_ != 0)
            return;
        if (at_ == gaps_[next_].begin && !now_.gap) {
            flush();
            now_.gap = gaps_[next_].end > at_;
        }
        if (at_ == gaps_[next_].end) {
            flush();
            now_.gap = false;
            ++next_;
        }
    }

    void add_text(const UnitPiece& piece) {
        std::size_t done = 0;
        while (done < piece.text.size()) {
            std::size_t stop = piece.text.size() - done;
            for (std::size_t i = next_; i < gaps_.size() && gaps_[i].begin <= at_ + stop; ++i)
                for (const std::size_t edge : {gaps_[i].begin, gaps_[i].end})
                    if (edge > at_ && edge - at_ < stop && depth_ == 0)
                        stop = edge - at_;
            now_.pieces.push_back({Kind::text, {}, piece.text.substr(done, stop)});
            done += stop;
            at_ += stop;
            cut_here();
        }
    }

    void add_code(const UnitPiece& piece) {
        const bool opens =
            piece.kind == Kind::open || piece.kind == Kind::keep_open || piece.kind == Kind::term_open;
        const bool closes =
            piece.kind == Kind::close || piece.kind == Kind::keep_close || piece.kind == Kind::term_close;
        now_.gap = now_.gap && !opens; // what opens here holds words
        depth_ += opens ? 1 : 0;
        depth_ -= closes ? 1 : 0;
        now_.pieces.push_back(piece);
        at_ += counted(piece, coded_).size();
    }

    const Coded& coded_;
    std::vector<Span> gaps_;
    std::size_t next_ = 0;
    std::size_t at_ = 0;
    int depth_ = 0;
    Sentence now_;
    std::vector<Sentence> sentences_;
};

} // namespace

std::vector<Sentence> sentences_of(const Coded& coded, std::string_view language) {
    std::string text;
    for (const UnitPiece& piece : coded.pieces)
        text += counted(piece, coded);
    return Cutter(coded, gaps_of(text, language)).take();
}

} // namespace plainsend
