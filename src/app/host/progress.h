/*
 * progress.h: what keeps the user waiting, on one line of a terminal's standard error: of a long
 * loop a bar, a count, the rate, the time left; of another program the time it has taken. Where
 * standard error is no terminal nothing is ever written.
 */
#ifndef APP_HOST_PROGRESS_H
#define APP_HOST_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Progress {
    bool terminal; /* standard error is one that can draw over a line */
    bool shown;    /* something stands on the line at the cursor */
    bool running;
    double started, drawn; /* by process_clock */
} Progress;

void progress_init(Progress *progress);
/* `done` of `total` steps have been made; draws at most some ten times a second. */
void progress_step(Progress *progress, size_t done, size_t total);
/* A picture has been in the making for so long. */
void progress_wait(Progress *progress, double seconds);
/* Wipes the line away, for other text; the next step draws it again. */
void progress_hide(Progress *progress);
/* The loop is over, however it ended. */
void progress_end(Progress *progress);

#endif
