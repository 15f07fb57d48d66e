/*
 * history_format.h: the text of the history file.
 *
 * The file is a header line, then one entry a line: "\n" is a line break inside the entry and "\\"
 * a backslash. So an entry of several lines stays one entry, whatever it contains. (Readline's own
 * format separates entries by comment lines with the time, which a pasted program may contain.)
 *
 * Up to version 0.1.0 an entry began at the left margin, its further lines followed a tab, and
 * there was no header. Such a file is read, and converted by the first write. If that fails because
 * no file can be created next to it, entries are added in the old format.
 */
#ifndef APP_REPL_HISTORY_FORMAT_H
#define APP_REPL_HISTORY_FORMAT_H

#include "base/buf.h"
#include "base/host.h"

/* The first line of the file. In the old format no file begins with a tab. */
#define HISTORY_HEADER                                                                             \
    "\t# mgrad history 2: one entry a line, \\n is a line break, \\\\ a backslash\n"

enum {
    HISTORY_HEADER_SIZE = sizeof HISTORY_HEADER - 1,
    HISTORY_MAX_ENTRIES = 5000,
};

/* The start of the last HISTORY_MAX_ENTRIES entries. */
size_t history_find_last(const Buf *text);

/* Passes these entries to `to`, the oldest first, each in one call and followed by a NUL. */
void history_give(const Buf *text, HostSink to);

/* Adds the line or lines of an entry. */
void history_put_entry(Buf *out, const char *text, size_t size, bool is_old);

/* Adds the whole new file: the header, and the entries of `text` from `start` on. */
void history_put_file(Buf *out, const Buf *text, size_t start);

#endif
