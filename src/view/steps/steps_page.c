/* steps_page.c: the page around its texts. */
#include "view/steps/steps_page.h"

#include <string.h>

void steps_page_put_part(Buf *out, const char **rest)
{
    static const char text[] = "@JSON@";
    const char *place = strstr(*rest, text);
    size_t size = place ? (size_t)(place - *rest) : strlen(*rest);
    buf_put(out, *rest, size);
    *rest += size + (place ? strlen(text) : 0);
}
