/*
 * color.h: whether to write in colours, and the few that the front end uses itself.
 *
 * Only shades that terminals show readably on light and on dark ground are used: red and bold for
 * the word "error:", dim for notes.
 */
#ifndef APP_HOST_COLOR_H
#define APP_HOST_COLOR_H

#include <stdbool.h>

typedef enum ColorChoice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorChoice;

#define COLOR_ERROR "\033[1;31m"
#define COLOR_NOTE  "\033[2m"
#define COLOR_OFF   "\033[0m"

/* Is what goes to this descriptor to be coloured? With COLOR_AUTO only on a terminal that can, and
   not where the user forbids it (https://no-color.org). */
bool color_is_wanted(ColorChoice choice, int fd);

#endif
