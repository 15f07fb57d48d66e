/* progress_bar.c: a bar of fixed width, and the time that is left at the average rate so far. */
#include "host/progress_bar.h"

#include <stdio.h>

enum { WIDTH = 20 };

void progress_bar_write(char text[PROGRESS_BAR_SIZE], double seconds, size_t done, size_t total)
{
    char bar[WIDTH + 1];
    size_t filled = done * WIDTH / total;
    for (size_t i = 0; i < WIDTH; i++)
        bar[i] = i < filled ? '#' : '.';
    bar[WIDTH] = '\0';
    double rate = (double)done / seconds;
    double left = rate > 0.0 ? (double)(total - done) / rate : 0.0;
    snprintf(text, PROGRESS_BAR_SIZE, "[%s] %zu/%zu  %.3g/s  %.0f s left", bar, done, total, rate,
             left);
}
