/*
 * color.h: whether to use colours, and the front end's own ones.
 *
 * Only colours that are readable on light and on dark backgrounds: bold red for the word "error:",
 * dim for notes.
 */
#ifndef APP_HOST_COLOR_H
#define APP_HOST_COLOR_H

#include <stdbool.h>

typedef enum ColorChoice { COLOR_AUTO, COLOR_ALWAYS, COLOR_NEVER } ColorChoice;

#define COLOR_ERROR "\033[1;31m"
#define COLOR_NOTE  "\033[2m"
#define COLOR_OFF   "\033[0m"

/* Does output to this descriptor get colours? With COLOR_AUTO only if it is a terminal that has
   them and NO_COLOR is not set (https://no-color.org). */
bool color_is_wanted(ColorChoice choice, int fd);

#endif
