/* history.c: the list of cells, and the three ways to search it. */
#define _XOPEN_SOURCE 700 /* fnmatch */
#include "kernel/history.h"

#include <fnmatch.h>
#include <stdint.h>
#include <string.h>

void history_init(History *history, Mem *mem)
{
    *history = (History){.mem = mem};
}

static size_t text_size(const char *text)
{
    return text ? strlen(text) + 1 : 0;
}

static void free_text(History *history, char *text)
{
    mem_free(history->mem, text, text_size(text));
}

static void entry_done(History *history, HistoryEntry *entry)
{
    history->bytes -= text_size(entry->input) + text_size(entry->output);
    free_text(history, entry->input);
    free_text(history, entry->output);
}

void history_done(History *history)
{
    for (size_t i = 0; i < history->count; i++)
        entry_done(history, &history->entries[i]);
    mem_free(history->mem, history->entries, history->cap * sizeof *history->entries);
    *history = (History){.mem = history->mem};
}

static char *copy_text(History *history, const char *text)
{
    char *copy = mem_alloc(history->mem, text_size(text));
    if (!copy)
        return NULL;
    history->bytes += text_size(text);
    return memcpy(copy, text, text_size(text));
}

/* Forgets the first cells, so that one more fits. */
static void make_room(History *history, size_t bytes)
{
    size_t gone = 0;
    while (gone < history->count &&
           (history->count - gone >= HISTORY_MOST || history->bytes + bytes > HISTORY_BYTES))
        entry_done(history, &history->entries[gone++]);
    history->count -= gone;
    if (gone)
        memmove(history->entries, history->entries + gone,
                history->count * sizeof *history->entries);
}

void history_add(History *history, long line, const char *input, const char *output)
{
    if (text_size(input) + text_size(output) > HISTORY_BYTES)
        output = NULL;
    if (text_size(input) > HISTORY_BYTES)
        return;
    make_room(history, text_size(input) + text_size(output));
    HistoryEntry *entries = mem_grow(history->mem, history->entries, sizeof *entries, &history->cap,
                                     history->count + 1);
    if (!entries)
        return;
    history->entries = entries;
    HistoryEntry entry = {copy_text(history, input), copy_text(history, output), line};
    if (entry.input)
        entries[history->count++] = entry;
    else
        entry_done(history, &entry);
}

/* [session, line, input] or [session, line, [input, output]]; session 0 is this one. */
static cJSON *entry_json(const History *history, const HistoryEntry *entry, bool has_output)
{
    cJSON *item = cJSON_CreateArray();
    cJSON_AddItemToArray(item, cJSON_CreateNumber(0));
    cJSON_AddItemToArray(item, cJSON_CreateNumber((double)entry->line));
    cJSON *input = message_string(history->mem, entry->input, strlen(entry->input));
    if (!has_output) {
        cJSON_AddItemToArray(item, input);
        return item;
    }
    cJSON *pair = cJSON_CreateArray();
    cJSON_AddItemToArray(pair, input);
    cJSON_AddItemToArray(
        pair, entry->output ? message_string(history->mem, entry->output, strlen(entry->output))
                            : cJSON_CreateNull());
    cJSON_AddItemToArray(item, pair);
    return item;
}

static bool is_repeated(const History *history, size_t i)
{
    for (size_t later = i + 1; later < history->count; later++)
        if (strcmp(history->entries[later].input, history->entries[i].input) == 0)
            return true;
    return false;
}

/* Does a request ask for an entry? `pattern` is a glob, as in IPython. */
static bool is_wanted(const History *history, const Message *request, size_t i)
{
    const char *access = message_text(request, "hist_access_type", "tail");
    long line = history->entries[i].line;
    if (strcmp(access, "range") == 0) {
        long start = message_whole(request, "start", 1), stop = message_whole(request, "stop", 0);
        /* Earlier sessions are not remembered. */
        return message_whole(request, "session", 0) == 0 && line >= start &&
               (stop <= 0 || line < stop);
    }
    if (strcmp(access, "search") != 0)
        return true;
    if (message_truth(request, "unique", false) && is_repeated(history, i))
        return false;
    return fnmatch(message_text(request, "pattern", "*"), history->entries[i].input, 0) == 0;
}

cJSON *history_list(const History *history, const Message *request)
{
    bool has_output = message_truth(request, "output", false);
    bool is_range = strcmp(message_text(request, "hist_access_type", "tail"), "range") == 0;
    long most = is_range ? 0 : message_whole(request, "n", 0);
    cJSON *list = cJSON_CreateArray();
    size_t left = most > 0 ? (size_t)most : SIZE_MAX;
    for (size_t i = history->count; i-- > 0 && left > 0;)
        if (is_wanted(history, request, i)) {
            cJSON_InsertItemInArray(list, 0, entry_json(history, &history->entries[i], has_output));
            left--;
        }
    return list;
}

void history_put(const History *history, size_t last, Buf *out)
{
    size_t first = history->count > last ? history->count - last : 0;
    for (size_t i = first; i < history->count; i++)
        buf_printf(out, "In[%ld]: %s\n", history->entries[i].line, history->entries[i].input);
}
