/*
 * progress.h: shows the progress of long work on one line of the terminal: for a loop a bar, a
 * count, the rate and the remaining time; for another program the elapsed time.
 *
 * The line goes to standard error. If that is not a terminal, nothing is written.
 */
#ifndef APP_HOST_PROGRESS_H
#define APP_HOST_PROGRESS_H

#include <stdbool.h>
#include <stddef.h>

typedef struct Progress {
    bool terminal;         /* standard error is a terminal that can overwrite a line */
    bool shown;            /* the progress line is on the screen */
    bool running;          /* a loop has begun and not ended */
    double started, drawn; /* the start of the loop and the last update, by process_clock */
} Progress;

void progress_init(Progress *progress);
/* `done` of `total` steps are complete. Updates the line ten times a second at most. */
void progress_step(Progress *progress, size_t done, size_t total);
/* A picture has been in progress for this long. */
void progress_wait(Progress *progress, double seconds);
/* Erases the line, so that other text can be printed. The next update draws it again. */
void progress_hide(Progress *progress);
/* The loop has ended, normally or not. */
void progress_end(Progress *progress);

#endif
