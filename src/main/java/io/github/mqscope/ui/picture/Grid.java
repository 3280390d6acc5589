package io.github.mqscope.ui.picture;

import java.util.OptionalInt;

/// Where the slots of a queue lie in a box: columns from the right to the left, each from the top down, so that
/// the next message is at the right end and a full queue reaches the left one.
///
/// @param scale   how much room a slot has
/// @param slots   how many there are
/// @param perCell slots that share a cell: 1, more in a [Scale#MAP]
/// @param columns of cells
/// @param rows    of cells
/// @param cellWidth  of a cell with its gap
/// @param cellHeight likewise
/// @param width   of the box
/// @param top     where the first row begins
record Grid(
        Scale scale,
        int slots,
        int perCell,
        int columns,
        int rows,
        double cellWidth,
        double cellHeight,
        double width,
        double top) {
    /// How much room a slot has.
    enum Scale {
        /// Room for the priority and the beginning of the text.
        TILES,
        /// Room for a square, which may show the priority.
        CELLS,
        /// No room: a cell stands for many slots.
        MAP
    }

    // In ems, those of the text that is to fit.
    private static final double TILE_WIDTH = 4.1;
    private static final double TILE_WELL = 8;
    private static final double TILE_HEIGHT = 2.7;
    private static final double TILE_TALLEST = 4.2;
    private static final double CELL_WIDEST = 2.6;
    // In pixels: smaller ones can be neither told apart nor hit.
    private static final double CELL_LEAST = 7;
    private static final double MAP_CELL = 6;

    /// The largest scale in which all slots fit.
    static Grid fit(long maxmsg, double width, double height, double em) {
        int slots = Math.clamp(maxmsg, 1, Integer.MAX_VALUE / 2);
        int rows = Math.max(1, (int) (height / (TILE_HEIGHT * em)));
        if (width / ceil(slots, rows) >= TILE_WIDTH * em && height >= TILE_HEIGHT * em) {
            return tiles(slots, width, height, em);
        }
        double side = Math.min(Math.floor(Math.sqrt(width * height / slots)), CELL_WIDEST * em);
        while (side >= CELL_LEAST && ceil(slots, (int) (height / side)) * side > width) {
            side--;
        }
        return side >= CELL_LEAST ? squares(Scale.CELLS, slots, 1, side, width, height) : map(slots, width, height);
    }

    /// How high a box must be that all slots have a cell of the full size.
    static double heightOfCells(long maxmsg, double width, double em) {
        double side = Math.floor(CELL_WIDEST * em);
        return side * ceil(Math.clamp(maxmsg, 1, Integer.MAX_VALUE / 2), Math.max(1, (int) (width / side)));
    }

    // As few rows as leave each tile wide enough.
    private static Grid tiles(int slots, double width, double height, double em) {
        int rows = 1;
        while (width / ceil(slots, rows) < TILE_WIDTH * em
                || (width / ceil(slots, rows) < TILE_WELL * em && (rows + 1) * TILE_TALLEST * em <= height)) {
            rows++;
        }
        int columns = ceil(slots, rows);
        double w = Math.floor(width / columns);
        double h = Math.floor(Math.min(height / rows, TILE_TALLEST * em));
        return new Grid(Scale.TILES, slots, 1, columns, rows, w, h, width, Math.floor((height - rows * h) / 2));
    }

    private static Grid map(int slots, double width, double height) {
        int across = (int) (width / MAP_CELL);
        int down = (int) (height / MAP_CELL);
        int cells = Math.max(1, across * down);
        return squares(Scale.MAP, slots, ceil(slots, cells), MAP_CELL, width, height);
    }

    private static Grid squares(Scale scale, int slots, int perCell, double side, double width, double height) {
        int rows = Math.max(1, (int) (height / side));
        int columns = ceil(ceil(slots, perCell), rows);
        return new Grid(
                scale, slots, perCell, columns, rows, side, side, width, Math.floor((height - rows * side) / 2));
    }

    private static int ceil(int amount, int by) {
        return by <= 0 ? amount : Math.ceilDiv(amount, by);
    }

    int cells() {
        return ceil(slots, perCell);
    }

    /// Left edge of the cell of a slot.
    double x(int slot) {
        return width - (slot / perCell / rows + 1) * cellWidth;
    }

    /// Top edge of the cell of a slot.
    double y(int slot) {
        return top + slot / perCell % rows * cellHeight;
    }

    /// Left edge of all cells.
    double left() {
        return width - columns * cellWidth;
    }

    /// The first slot of the cell at a place, empty outside.
    OptionalInt slotAt(double x, double y) {
        int column = (int) Math.floor((width - x) / cellWidth);
        int row = (int) Math.floor((y - top) / cellHeight);
        if (column < 0 || column >= columns || row < 0 || row >= rows) {
            return OptionalInt.empty();
        }
        long slot = ((long) column * rows + row) * perCell;
        return slot < slots ? OptionalInt.of((int) slot) : OptionalInt.empty();
    }
}
