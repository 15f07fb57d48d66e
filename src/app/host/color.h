/*
 * color.h: whether to use colours, and the front end's own ones.
 *
 * Notes are dim, which is readable on light and on dark backgrounds; the word "error:" is red.
 */
#ifndef APP_HOST_COLOR_H
#define APP_HOST_COLOR_H

#include <stdbool.h>

#include "host/report_color.h"

typedef enum ColorChoice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorChoice;

#define COLOR_NOTE "\033[2m"

/* Does output to this descriptor get colours? With COLOR_AUTO only if it is a terminal that has
   them and NO_COLOR is not set (https://no-color.org). */
bool color_is_wanted(ColorChoice choice, int fd);

#endif
