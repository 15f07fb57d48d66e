/*
 * dot_text.h: texts, tables and colours in DOT.
 *
 * A user's text is shown exactly as typed. Three contexts give a meaning to different characters:
 * record labels to { } | < > and spaces, HTML tables to those of HTML, all DOT strings to quotes
 * and backslashes. Graphviz itself replaces entities such as &amp; everywhere. Each context has its
 * own function here.
 *
 * The colours are distinguishable for colour-blind people (Okabe and Ito, "Color Universal Design",
 * 2008), and light enough for black text.
 */
#ifndef VIEW_DOT_TEXT_H
#define VIEW_DOT_TEXT_H

#include "base/buf.h"

#define DOT_TEXT_CURRENT "#fcd299" /* the current step: its node, and gradients it adds to */
#define DOT_TEXT_ARROW   "#d55e00"
#define DOT_TEXT_BOX     "#eeeeee"
#define DOT_TEXT_CLUSTER "#999999"
#define DOT_TEXT_LEGEND                                                                            \
    "gradients: orange above 0, blue below, stronger is larger\\n"                                 \
    "boxes: dark a parameter, light another leaf, white a result"
#define DOT_TEXT_LARGEST 1.7976931348623157e308 /* DBL_MAX: a larger gradient is inf or nan */

/* Writes a text for a record's label. */
void dot_text_put_record(Buf *out, const char *text, size_t size);
/* Writes a text for any other quoted string; newlines become spaces. */
void dot_text_put_string(Buf *out, const char *text, size_t size);

/* A colour as "#rrggbb"; "" for none. */
typedef struct Color {
    char text[8];
} Color;

/* The three cells of a Value. */
typedef struct TableCells {
    const char *label;
    size_t label_size;
    double data, grad;
    Color shade, grad_color; /* backgrounds of the first two cells, and of the last */
    unsigned grad_width;     /* the least width of the last cell, in characters; 0: as needed */
    bool upright;            /* cells one below the other, not side by side */
} TableCells;

/* Writes the attributes of a Value drawn as a table: shape and label, without brackets. */
void dot_text_put_table(Buf *out, const TableCells *cells);

/* A colour from its text. */
Color dot_text_color(const char *text);
/* The background for a kind of node. */
Color dot_text_shade(bool is_result, bool is_parameter);
/* The background for a gradient; `largest` is the largest magnitude in the picture. */
Color dot_text_grad_color(double grad, double largest);

#endif
