/*
 * pasted.h: turns the copy of a session (of mgrad, Python or IPython) into what was typed in it.
 *
 * A line after a prompt begins an entry: `mg> `, `>>> ` or `In [3]: `. A line after `...> `, `... `
 * or `...: ` continues it. So does a line without a prompt while a bracket of the entry is open,
 * for a block that was pasted into the session had no more prompts. All other lines are output.
 * Blanks may precede a prompt.
 */
#ifndef APP_REPL_PASTED_H
#define APP_REPL_PASTED_H

#include "base/buf.h"

/* Appends each entry of a text to `entries`, its lines without prompts and separated by '\n', and
   followed by a NUL. A text without prompts is one entry. The text contains no NUL.

   The first line is an entry even without a prompt, since a selection often begins after it. An
   entry that was cancelled, so ends in "^C", is dropped. */
void pasted_split(const char *text, size_t size, Buf *entries);

#endif
