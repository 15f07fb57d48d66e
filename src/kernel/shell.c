/* shell.c: the requests of the shell channel, one row each. */
#include <stdlib.h>
#include <string.h>

#include "base/sink.h"
#include "base/utf8.h"
#include "host/question.h"
#include "kernel/kernel.h"
#include "kernel/paths.h"

/* ---- the kernel ---- */

cJSON *shell_kernel_info(void)
{
    cJSON *content = message_ok();
    cJSON_AddStringToObject(content, "protocol_version", MESSAGE_PROTOCOL);
    cJSON_AddStringToObject(content, "implementation", "mgrad");
    cJSON_AddStringToObject(content, "implementation_version", MGRAD_VERSION);
    cJSON *language = cJSON_AddObjectToObject(content, "language_info");
    cJSON_AddStringToObject(language, "name", "mgrad");
    cJSON_AddStringToObject(language, "version", MGRAD_VERSION);
    cJSON_AddStringToObject(language, "mimetype", "text/x-mgrad");
    cJSON_AddStringToObject(language, "file_extension", ".mg");
    /* The language of the clients that is closest: blocks in braces, comments with '#'. */
    cJSON_AddStringToObject(language, "pygments_lexer", "r");
    cJSON_AddStringToObject(language, "codemirror_mode", "r");
    cJSON_AddStringToObject(content, "banner",
                            "mgrad " MGRAD_VERSION ": how gradients are computed; try: help");
    cJSON_AddBoolToObject(content, "debugger", false);
    cJSON_AddArrayToObject(content, "help_links");
    return content;
}

static void answer_kernel_info(Kernel *kernel, const Message *request)
{
    kernel_reply(kernel, request, "kernel_info_reply", shell_kernel_info());
}

cJSON *shell_shutdown(const Message *request)
{
    cJSON *content = message_ok();
    cJSON_AddBoolToObject(content, "restart", message_truth(request, "restart", false));
    return content;
}

/* Newer clients send it on the control channel. */
static void answer_shutdown(Kernel *kernel, const Message *request)
{
    kernel_reply(kernel, request, "shutdown_reply", shell_shutdown(request));
    kernel->is_ending = true;
}

/* ---- text at the cursor ---- */

/* The protocol counts characters, mgrad counts bytes. */
static size_t bytes_before(const char *text, long characters)
{
    size_t at = 0;
    while (text[at] && (characters > 0 || utf8_continues(text[at])))
        characters -= !utf8_continues(text[at++]);
    return at;
}

static size_t cursor_of(const Message *request, const char *code)
{
    size_t size = strlen(code);
    long cursor = message_whole(request, "cursor_pos", -1);
    return cursor < 0 ? size : bytes_before(code, cursor);
}

/* The words that fit at the cursor. */
typedef struct Matches {
    Mem *mem;
    cJSON *items; /* objects {text, type} */
} Matches;

static void matches_add(Matches *matches, const char *text, size_t size, const char *type)
{
    cJSON *item = cJSON_CreateObject();
    cJSON_AddItemToObject(item, "text", message_string(matches->mem, text, size));
    cJSON_AddStringToObject(item, "type", type);
    cJSON_AddItemToArray(matches->items, item);
}

/* paths_list's receiver */
static void matches_add_file(void *to, const char *path, size_t size)
{
    matches_add(to, path, size, "file");
}

static void matches_put(void *to, const char *text, size_t size, const char *kind)
{
    Matches *matches = to;
    if (strcmp(kind, "file") == 0)
        paths_list(text, size, matches_add_file, matches);
    else
        matches_add(matches, text, size, kind);
}

static const char *item_text(const cJSON *item)
{
    return cJSON_GetStringValue(cJSON_GetObjectItemCaseSensitive(item, "text"));
}

static int compare_items(const void *a, const void *b)
{
    return strcmp(item_text(*(cJSON *const *)a), item_text(*(cJSON *const *)b));
}

/* Moves the items into a new array, in alphabetical order, each text once. */
static cJSON *matches_sorted(Matches *matches)
{
    size_t count = (size_t)cJSON_GetArraySize(matches->items);
    cJSON *sorted = cJSON_CreateArray();
    cJSON **items = mem_alloc(matches->mem, count * sizeof *items);
    for (size_t i = 0; items && i < count; i++)
        items[i] = cJSON_DetachItemFromArray(matches->items, 0);
    if (items)
        qsort(items, count, sizeof *items, compare_items);
    for (size_t i = 0; items && i < count; i++) {
        bool is_again = i > 0 && compare_items(&items[i - 1], &items[i]) == 0;
        if (is_again)
            cJSON_AddItemToArray(matches->items, items[i]); /* freed with it */
        else
            cJSON_AddItemToArray(sorted, items[i]);
    }
    mem_free(matches->mem, items, count * sizeof *items);
    cJSON_Delete(matches->items);
    return sorted;
}

static void answer_complete(Kernel *kernel, const Message *request)
{
    const char *code = message_text(request, "code", "");
    size_t at = cursor_of(request, code);
    Matches matches = {&kernel->mem, cJSON_CreateArray()};
    size_t start = mgrad_complete(kernel->session, code, strlen(code), at, matches_put, &matches);
    double first = (double)utf8_count(code, start), end = (double)utf8_count(code, at);
    cJSON *content = message_ok();
    cJSON *texts = cJSON_AddArrayToObject(content, "matches");
    cJSON_AddNumberToObject(content, "cursor_start", first);
    cJSON_AddNumberToObject(content, "cursor_end", end);
    cJSON *metadata = cJSON_AddObjectToObject(content, "metadata");
    cJSON *types = matches_sorted(&matches), *item;
    cJSON_ArrayForEach (item, types) {
        cJSON_AddItemToArray(texts, cJSON_CreateString(item_text(item)));
        cJSON_AddNumberToObject(item, "start", first);
        cJSON_AddNumberToObject(item, "end", end);
    }
    cJSON_AddItemToObject(metadata, "_jupyter_types_experimental", types);
    kernel_reply(kernel, request, "complete_reply", content);
}

static void answer_inspect(Kernel *kernel, const Message *request)
{
    const char *code = message_text(request, "code", "");
    Buf help;
    buf_init(&help, &kernel->mem);
    bool is_found =
        mgrad_help(kernel->session, code, strlen(code), cursor_of(request, code), sink_into(&help));
    cJSON *content = message_ok();
    cJSON_AddBoolToObject(content, "found", is_found);
    cJSON *data = cJSON_AddObjectToObject(content, "data");
    if (is_found)
        cJSON_AddItemToObject(data, "text/plain",
                              message_string(&kernel->mem, buf_text(&help), help.len));
    cJSON_AddObjectToObject(content, "metadata");
    buf_done(&help);
    kernel_reply(kernel, request, "inspect_reply", content);
}

static void put_indent(const Kernel *kernel, cJSON *content, const char *code)
{
    enum { MOST = 200 };
    char indent[MOST + 1];
    size_t size = mgrad_indent(kernel->session, code, strlen(code));
    size = size < MOST ? size : MOST;
    memset(indent, ' ', size);
    indent[size] = '\0';
    cJSON_AddStringToObject(content, "indent", indent);
}

static void answer_is_complete(Kernel *kernel, const Message *request)
{
    const char *code = message_text(request, "code", "");
    MgradStatus status =
        question_call(mgrad_check, &kernel->mem, kernel->session, "<cell>", code, strlen(code));
    cJSON *content = cJSON_CreateObject();
    cJSON_AddStringToObject(content, "status",
                            status == MGRAD_OK           ? "complete"
                            : status == MGRAD_INCOMPLETE ? "incomplete"
                                                         : "invalid");
    if (status == MGRAD_INCOMPLETE)
        put_indent(kernel, content, code);
    kernel_reply(kernel, request, "is_complete_reply", content);
}

static void answer_history(Kernel *kernel, const Message *request)
{
    cJSON *content = message_ok();
    cJSON_AddItemToObject(content, "history", history_list(&kernel->history, request));
    kernel_reply(kernel, request, "history_reply", content);
}

/* ---- comms: this kernel has none ---- */

static void answer_comm_info(Kernel *kernel, const Message *request)
{
    cJSON *content = message_ok();
    cJSON_AddObjectToObject(content, "comms");
    kernel_reply(kernel, request, "comm_info_reply", content);
}

/* The answer to a target that does not exist. */
static void answer_comm_open(Kernel *kernel, const Message *request)
{
    cJSON *content = cJSON_CreateObject();
    message_put(content, "comm_id", &kernel->mem, message_text(request, "comm_id", ""));
    cJSON_AddObjectToObject(content, "data");
    output_publish(&kernel->output, request, "comm_close", content);
}

static void answer_nothing(Kernel *kernel, const Message *request)
{
    (void)kernel, (void)request;
}

/* ---- the table ---- */

static const KernelRequest requests[] = {
    {"kernel_info_request", answer_kernel_info},
    {"execute_request", execute_answer},
    {"complete_request", answer_complete},
    {"inspect_request", answer_inspect},
    {"is_complete_request", answer_is_complete},
    {"history_request", answer_history},
    {"comm_info_request", answer_comm_info},
    {"comm_open", answer_comm_open},
    {"comm_msg", answer_nothing},
    {"comm_close", answer_nothing},
    {"shutdown_request", answer_shutdown},
};

void shell_answer(Kernel *kernel, const Message *request)
{
    output_status(&kernel->output, request, "busy");
    for (size_t i = 0; i < sizeof requests / sizeof *requests; i++)
        if (strcmp(requests[i].type, request->type) == 0)
            requests[i].answer(kernel, request);
    if (strcmp(request->type, "execute_request") != 0) /* execute_answer sends it earlier */
        output_status(&kernel->output, request, "idle");
}
