/* report_color.h: the colour of an error report (MgradError.text). */
#ifndef HOST_REPORT_COLOR_H
#define HOST_REPORT_COLOR_H

#include "base/buf.h"

/* Readable on light and on dark backgrounds: bold red. */
#define COLOR_ERROR "\033[1;31m"
#define COLOR_OFF   "\033[0m"

/* Appends a report with a colour for each "error:". */
void report_color_put(Buf *out, const char *report);

#endif
