/* progress_bar.h: the text of a progress bar. */
#ifndef HOST_PROGRESS_BAR_H
#define HOST_PROGRESS_BAR_H

#include <stddef.h>

enum { PROGRESS_BAR_SIZE = 160 };

/* Writes "[#####...............] 50/200  12.5/s  12 s left": `done` of `total` steps, at least one,
   in the first `seconds`. Without a line break. */
void progress_bar_write(char text[PROGRESS_BAR_SIZE], double seconds, size_t done, size_t total);

#endif
