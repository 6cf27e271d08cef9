// The layout at work. For layout*.cpp only.
#pragma once

#include "stages/emit/pdf/layout.h"

namespace plainsend::pdf {

// Where boxes go: a column within the text area. in_cell: numbers stand above, nothing repeats.
struct Column {
    double x = 0;
    double width = 0;
    bool in_cell = false;
};

class LayoutRun {
public:
    LayoutRun(const Style& style, const Shaper& shaper, const Area& area)
        : style_(style), shaper_(shaper), area_(area) {}
    void boxes(const Boxes&, const Column&, std::vector<Strip>&);
    Layout layout;

private:
    void box(const Box&, const Column&, std::vector<Strip>&);
    void into_window(std::vector<Strip>&, std::size_t first);
    void text(const TextBox&, const Column&, std::vector<Strip>&);
    void number_above(const ShapedText&, const Column&, std::vector<Strip>&) const;
    void picture(const PictureBox&, const Column&, std::vector<Strip>&) const;
    void item(const ItemBox&, const Column&, std::vector<Strip>&);
    void picture_beside(const PictureBox&, const Column&, std::vector<Strip>&, std::size_t first) const;
    void group(const GroupBox&, const Column&, std::vector<Strip>&);
    bool framed(const GroupBox&, const Column&, std::vector<Strip>&);
    void table(const TableBox&, const Column&, std::vector<Strip>&);
    Item line_item(const ShapedText&, const Cut&, double x, double width, double& height) const;

    // layout_table.cpp
    Widths widths_of(const Boxes&) const;
    Widths widths_of(const Box&) const;
    std::vector<Widths> wishes(const TableBox&) const;
    bool breaks_every_line(const std::vector<Widths>&, const std::vector<double>& widths) const;
    std::vector<double> column_widths(const TableBox&, double available) const;
    std::vector<Strip> bands(const TableBox&, const std::vector<double>& widths, const Column&);

    const Style& style_;
    const Shaper& shaper_;
    const Area& area_;
    double clear_of_ = 0; // where what follows the addressee may begin
    double pending_ = 0;  // space that the box before asked for below itself
};

// One strip of many, as high as they are together.
Strip flatten(std::vector<Strip>, double& height);

} // namespace plainsend::pdf
