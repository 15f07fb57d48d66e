/* report_color.c: finds the word to colour in each line of a report. */
#include "host/report_color.h"

#include <string.h>

/* Indented lines quote the program. */
static void put_line(Buf *out, const char *line, size_t size)
{
    const char *found = *line == ' ' ? NULL : strstr(line, ": error:");
    if (!found || found >= line + size) {
        buf_put(out, line, size);
        return;
    }
    size_t start = (size_t)(found - line) + strlen(": "), end = start + strlen("error:");
    buf_put(out, line, start);
    buf_puts(out, COLOR_ERROR "error:" COLOR_OFF);
    buf_put(out, line + end, size - end);
}

void report_color_put(Buf *out, const char *report)
{
    while (*report) {
        size_t size = strcspn(report, "\n");
        size += report[size] == '\n';
        put_line(out, report, size);
        report += size;
    }
}
