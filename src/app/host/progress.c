/*
 * progress.c: draws the progress line.
 *
 * "\r\033[K" returns to column 1 and erases the line. The line is written without a line break, so
 * that the next text can replace it.
 */
#include "app/host/progress.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "app/host/console.h"
#include "host/files.h"
#include "host/process.h"
#include "host/progress_bar.h"

/* Seconds before the line first appears, and between two updates. */
static const double first_after = 0.3, every = 0.1;

void progress_init(Progress *progress)
{
    *progress = (Progress){.terminal = isatty(STDERR_FILENO) == 1 && console_has_cursor()};
}

static void progress_put(const char *text)
{
    files_put(STDERR_FILENO, text, strlen(text), NULL);
}

static void progress_draw(double elapsed, size_t done, size_t total)
{
    char bar[PROGRESS_BAR_SIZE], line[PROGRESS_BAR_SIZE + 8];
    progress_bar_write(bar, elapsed, done, total);
    snprintf(line, sizeof line, "\r\033[K%s", bar);
    progress_put(line);
}

/* The first call starts the clock. Short loops end before `first_after`, and show nothing. */
void progress_step(Progress *progress, size_t done, size_t total)
{
    if (!progress->terminal || total == 0)
        return;
    double now = process_clock();
    if (!progress->running) {
        progress->running = true;
        progress->started = now;
        progress->drawn = now + first_after - every;
    }
    if (now - progress->drawn < every)
        return;
    progress->drawn = now;
    progress->shown = true;
    progress_draw(now - progress->started, done, total);
}

/* The spinner turns with the elapsed time, so it shows that we are still waiting. */
void progress_wait(Progress *progress, double seconds)
{
    double now = process_clock();
    if (!progress->terminal || seconds < first_after || now - progress->drawn < every)
        return;
    progress->drawn = now;
    progress->shown = true;
    char line[80];
    snprintf(line, sizeof line, "\r\033[K%c drawing  %.1f s", "|/-\\"[(long)(seconds / every) % 4],
             seconds);
    progress_put(line);
}

void progress_hide(Progress *progress)
{
    if (progress->shown)
        progress_put("\r\033[K");
    progress->shown = false;
}

void progress_end(Progress *progress)
{
    progress_hide(progress);
    progress->running = false;
}
