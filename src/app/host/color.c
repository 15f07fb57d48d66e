/* color.c: the rules of --color. */
#include "app/host/color.h"

#include <stdlib.h>
#include <unistd.h>

#include "app/host/console.h"

static bool color_is_forbidden(void)
{
    const char *no_color = getenv("NO_COLOR");
    return (no_color && *no_color) || !console_has_cursor();
}

bool color_is_wanted(ColorChoice choice, int fd)
{
    if (choice == COLOR_AUTO)
        return isatty(fd) == 1 && !color_is_forbidden();
    return choice == COLOR_ALWAYS;
}
