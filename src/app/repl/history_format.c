/* history_format.c: the entries as text, in the current format and in the old one. */
#include "app/repl/history_format.h"

#include <string.h>

static bool history_has_header(const Buf *text)
{
    return text->len >= HISTORY_HEADER_SIZE &&
           memcmp(text->data, HISTORY_HEADER, HISTORY_HEADER_SIZE) == 0;
}

/* True at the first byte of an entry, in both formats: the header and the further lines of an old
   entry begin with a tab. */
static bool history_begins_entry(const char *text, size_t at)
{
    return text[at] != '\t' && text[at] != '\n' && (at == 0 || text[at - 1] == '\n');
}

size_t history_find_last(const Buf *text)
{
    size_t count = 0, start = text->len;
    for (size_t at = text->len; at > 0 && count < HISTORY_MAX_ENTRIES; at--) {
        if (history_begins_entry(text->data, at - 1)) {
            count++;
            start = at - 1;
        }
    }
    return start;
}

/* Reads the entry at `at` into `entry`, without decoding it. Returns the start of the next one. */
static size_t history_take(const Buf *text, size_t at, Buf *entry)
{
    buf_clear(entry);
    do {
        const char *end = memchr(text->data + at, '\n', text->len - at);
        size_t next = end ? (size_t)(end - text->data) : text->len;
        size_t tab = entry->len > 0 && text->data[at] == '\t';
        if (entry->len > 0)
            buf_putc(entry, '\n');
        buf_put(entry, text->data + at + tab, next - at - tab);
        at = next + (end != NULL);
    } while (at < text->len && !history_begins_entry(text->data, at));
    while (entry->len > 0 && entry->data[entry->len - 1] == '\n')
        buf_truncate(entry, entry->len - 1);
    return at;
}

static void history_encode(Buf *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        if (text[i] == '\n')
            buf_puts(out, "\\n");
        else if (text[i] == '\\')
            buf_puts(out, "\\\\");
        else
            buf_putc(out, text[i]);
    }
    buf_putc(out, '\n');
}

/* In the old format a further line of an entry follows a tab. */
static void history_encode_old(Buf *out, const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++) {
        buf_putc(out, text[i]);
        if (text[i] == '\n')
            buf_putc(out, '\t');
    }
    buf_putc(out, '\n');
}

/* In place: the decoded text is never longer. A backslash before another character stays. */
static void history_decode(Buf *entry)
{
    size_t kept = 0;
    for (size_t i = 0; i < entry->len; i++) {
        char c = entry->data[i], next = i + 1 < entry->len ? entry->data[i + 1] : '\0';
        bool is_escape = c == '\\' && (next == 'n' || next == '\\');
        if (is_escape) {
            c = next == 'n' ? '\n' : '\\';
            i++;
        }
        entry->data[kept++] = c;
    }
    buf_truncate(entry, kept);
}

void history_put_entry(Buf *out, const char *text, size_t size, bool is_old)
{
    (is_old ? history_encode_old : history_encode)(out, text, size);
}

void history_put_file(Buf *out, const Buf *text, size_t start)
{
    buf_puts(out, HISTORY_HEADER);
    if (history_has_header(text)) {
        buf_put(out, text->data + start, text->len - start);
        return;
    }
    Buf entry;
    buf_init(&entry, out->mem);
    for (size_t at = start; at < text->len;) {
        at = history_take(text, at, &entry);
        out->failed |= entry.failed;
        history_encode(out, buf_text(&entry), entry.len);
    }
    buf_done(&entry);
}

void history_give(const Buf *text, HostSink to)
{
    Buf entry;
    buf_init(&entry, text->mem);
    bool is_encoded = history_has_header(text);
    for (size_t at = history_find_last(text); at < text->len;) {
        at = history_take(text, at, &entry);
        if (is_encoded)
            history_decode(&entry);
        if (entry.len > 0 && !entry.failed)
            to.put(to.to, buf_text(&entry), entry.len);
    }
    buf_done(&entry);
}
