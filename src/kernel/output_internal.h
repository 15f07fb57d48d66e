/* output_internal.h: what output_host.c needs of output.c. Call these functions under the lock. */
#ifndef KERNEL_OUTPUT_INTERNAL_H
#define KERNEL_OUTPUT_INTERNAL_H

#include "kernel/output.h"

/* Charges the limit on output with a text. Returns how many of its bytes may be shown; the last
   character is whole. */
size_t output_granted(Output *output, const char *text, size_t size);
/* Adds to the text that waits. `stream` is "stdout" or "stderr". */
void output_put_text(Output *output, const char *stream, const char *text, size_t size);
/* Sends a message of the cell, after the text so far. Frees `content`. */
void output_put_message(Output *output, const char *type, cJSON *content);

#endif
