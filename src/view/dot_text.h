/*
 * dot_text.h: texts and colours inside DOT.
 *
 * Whatever is typed is shown as it is. Each of the three places where a text may stand gives
 * meaning to other characters: records to { } | < > and blanks, tables to those of HTML, every
 * string of DOT to quotes and backslashes, and Graphviz to '&' everywhere.
 *
 * The colours are told apart by people who see red and green alike (Okabe and Ito 2008), and are
 * light enough to be written on.
 */
#ifndef VIEW_DOT_TEXT_H
#define VIEW_DOT_TEXT_H

#include "base/buf.h"

#define DOT_TEXT_CURRENT "#fcd299" /* the node whose step is shown, and what it adds to */
#define DOT_TEXT_ARROW   "#d55e00"
#define DOT_TEXT_BOX     "#eeeeee"
#define DOT_TEXT_CLUSTER "#999999"
#define DOT_TEXT_LEGEND                                                                            \
    "gradients: orange above 0, blue below, stronger is larger\\n"                                 \
    "boxes: dark a parameter, light another leaf, white a result"
#define DOT_TEXT_LARGEST 1.7976931348623157e308 /* beyond it a gradient is no number */

/* In a record's label; and in any other string, where a line's end becomes a blank. */
void dot_text_put_record(Buf *out, const char *text, size_t size);
void dot_text_put_string(Buf *out, const char *text, size_t size);

/* A colour as #rrggbb. */
typedef struct Color {
    char text[8];
} Color;

/* A Value as a table of three cells. */
typedef struct TableCells {
    const char *label;
    size_t label_size;
    double data, grad;
    Color shade, grad_color; /* empty: none */
    unsigned grad_width;     /* characters for which the last cell has room; 0: what it needs */
    bool upright;            /* one below the other */
} TableCells;

/* The attributes of the node, without the brackets. */
void dot_text_put_table(Buf *out, const TableCells *cells);

Color dot_text_color(const char *text);
/* Of a node's kind, and of a gradient beside the picture's largest. */
Color dot_text_shade(bool is_result, bool is_parameter);
Color dot_text_grad_color(double grad, double largest);

#endif
