/*
 * steps_page.h: the page that shows a forward pass and backward step by step.
 *
 * The page is steps.html, which the build embeds (scripts/embed.sh). It is complete but for two
 * texts in JSON, from which its script draws the graph. It needs no other file and no network.
 */
#ifndef VIEW_STEPS_STEPS_PAGE_H
#define VIEW_STEPS_STEPS_PAGE_H

#include "base/buf.h"

/* The page with @JSON@ at the places of the two texts, terminated by NUL. */
extern const char steps_page_text[];

/* Writes the page up to the place of its next text, and skips that. `*rest` is the rest of the
   page: steps_page_text at first. After both texts it writes the end of the page. */
void steps_page_put_part(Buf *out, const char **rest);

#endif
