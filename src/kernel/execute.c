/* execute.c: runs cells. */
#include <stdint.h>
#include <stdio.h>
#include <string.h>

#include "base/sink.h"
#include "host/question.h"
#include "host/report_color.h"
#include "kernel/kernel.h"

/* A cell that runs. */
typedef struct Cell {
    const char *code;
    char name[40]; /* of its text in messages: "In[3]" */
    long count;
    bool is_silent, is_stored;
    MgradStatus status;
} Cell;

/* ---- errors ---- */

static const char *error_name(MgradStatus status)
{
    switch (status) {
    case MGRAD_INTERRUPTED:
        return "Interrupted";
    case MGRAD_TIMEOUT:
        return "TimeLimit";
    case MGRAD_MEMORY:
        return "MemoryLimit";
    case MGRAD_NODES:
        return "NodeLimit";
    case MGRAD_OUTPUT:
        return "OutputLimit";
    case MGRAD_INCOMPLETE:
        return "Incomplete";
    default:
        return "Error";
    }
}

/* The report, line by line. */
static void put_traceback(Kernel *kernel, cJSON *traceback, const char *report)
{
    Buf lines;
    buf_init(&lines, &kernel->mem);
    report_color_put(&lines, report);
    for (const char *line = buf_text(&lines); *line;) {
        size_t size = strcspn(line, "\n");
        cJSON_AddItemToArray(traceback, message_string(&kernel->mem, line, size));
        line += size + (line[size] == '\n');
    }
    buf_done(&lines);
}

/* Adds ename, evalue and traceback. */
static void put_error(Kernel *kernel, cJSON *content, MgradStatus status)
{
    const MgradError *error = mgrad_error(kernel->session);
    cJSON_AddStringToObject(content, "ename", error_name(status));
    message_put(content, "evalue", &kernel->mem, error->message);
    put_traceback(kernel, cJSON_AddArrayToObject(content, "traceback"),
                  *error->text ? error->text : "out of memory");
}

/* ---- running ---- */

/* Between these two calls the program may run: interrupts and limits have an effect. */
static void begin_run(Kernel *kernel)
{
    size_t most = kernel->options.max_memory, own = kernel->mem.used;
    *kernel->stop = HOST_GO_ON; /* of an interrupt while nothing ran */
    kernel->is_busy = true;
    if (kernel->is_ending) /* the control thread has just seen no cell */
        *kernel->stop = HOST_INTERRUPT;
    mgrad_limit_memory(kernel->session, most > own ? most - own : 1);
    mgrad_host_set_timeout(kernel->machine, kernel->options.timeout);
}

static void end_run(Kernel *kernel)
{
    mgrad_host_set_timeout(kernel->machine, 0);
    kernel->is_busy = false;
    *kernel->stop = HOST_GO_ON; /* otherwise its answer would not wait for a slow client */
}

/* ---- expressions of the client ---- */

static cJSON *user_value(Kernel *kernel, const char *text)
{
    cJSON *content = cJSON_CreateObject();
    MgradValue *value = NULL;
    const char *shown = NULL;
    size_t size = 0;
    begin_run(kernel);
    MgradStatus status = mgrad_evaluate(kernel->session, text, strlen(text), &value);
    if (status == MGRAD_OK)
        status = mgrad_text(value, &shown, &size);
    end_run(kernel);
    cJSON_AddStringToObject(content, "status", status == MGRAD_OK ? "ok" : "error");
    if (status == MGRAD_OK) {
        cJSON *data = cJSON_AddObjectToObject(content, "data");
        cJSON_AddItemToObject(data, "text/plain", message_string(&kernel->mem, shown, size));
        cJSON_AddObjectToObject(content, "metadata");
    } else {
        put_error(kernel, content, status);
    }
    mgrad_release(value);
    return content;
}

static cJSON *user_values(Kernel *kernel, const Message *request)
{
    cJSON *values = cJSON_CreateObject();
    const cJSON *expressions =
        cJSON_GetObjectItemCaseSensitive(request->content, "user_expressions");
    const cJSON *expression;
    cJSON_ArrayForEach (expression, expressions) {
        if (cJSON_IsString(expression) && expression->string)
            cJSON_AddItemToObject(values, expression->string,
                                  user_value(kernel, expression->valuestring));
    }
    return values;
}

/* ---- input ---- */

static void send_input_request(Kernel *kernel, const char *prompt)
{
    cJSON *content = cJSON_CreateObject();
    message_put(content, "prompt", &kernel->mem, prompt);
    cJSON_AddBoolToObject(content, "password", false);
    message_send(&kernel->wire, CHANNEL_STDIN, &kernel->mem, "input_request", kernel->request,
                 content);
}

/* Waits for the answer. False if the cell is interrupted. */
static bool receive_input(Kernel *kernel, HostSink line)
{
    enum { LOOK_AROUND = 100 }; /* milliseconds between two looks at the stop flag */
    while (*kernel->stop == HOST_GO_ON) {
        Message reply;
        channel_wait(&kernel->channels, CHANNEL_STDIN, CHANNEL_STDIN, LOOK_AROUND);
        if (!message_receive(&kernel->wire, CHANNEL_STDIN, &kernel->mem, &reply))
            continue;
        const char *text = strcmp(reply.type ? reply.type : "", "input_reply") == 0
                               ? message_text(&reply, "value", "")
                               : NULL;
        if (text)
            line.put(line.to, text, strlen(text));
        message_done(&reply);
        if (text)
            return true;
    }
    return false;
}

/* Answers to earlier questions, which nobody waits for any more. */
static void drop_old_input(Kernel *kernel)
{
    Message old;
    while (message_receive(&kernel->wire, CHANNEL_STDIN, &kernel->mem, &old))
        message_done(&old);
}

bool execute_read_line(void *ctx, const char *prompt, HostSink line, HostSink message)
{
    Kernel *kernel = ((Output *)ctx)->owner;
    if (!kernel->asks)
        return sink_fail(message, "this notebook client does not ask for input");
    drop_old_input(kernel);
    output_flush(&kernel->output);
    send_input_request(kernel, prompt);
    return receive_input(kernel, line);
}

/* ---- cells ---- */

static void announce(Kernel *kernel, const Message *request, const Cell *cell)
{
    cJSON *content = cJSON_CreateObject();
    message_put(content, "code", &kernel->mem, cell->code);
    cJSON_AddNumberToObject(content, "execution_count", (double)cell->count);
    output_publish(&kernel->output, request, "execute_input", content);
}

static void run_cell(Kernel *kernel, Cell *cell)
{
    begin_run(kernel);
    cell->status = question_call(mgrad_run, &kernel->mem, kernel->session, cell->name, cell->code,
                                 strlen(cell->code));
    end_run(kernel);
}

/* The members of the reply that depend on how the cell ended. */
static void put_end(Kernel *kernel, const Message *request, const Cell *cell, cJSON *reply)
{
    if (mgrad_failed(cell->status)) {
        cJSON_AddStringToObject(reply, "status", "error");
        put_error(kernel, reply, cell->status);
        if (!cell->is_silent) {
            cJSON *error = cJSON_CreateObject();
            put_error(kernel, error, cell->status);
            output_publish(&kernel->output, request, "error", error);
        }
        return;
    }
    size_t size;
    const char *result = mgrad_result_text(kernel->session, &size);
    if (result)
        output_result(&kernel->output, cell->count, result, size);
    if (cell->is_stored)
        history_add(&kernel->history, cell->count, cell->code, result);
    cJSON_AddStringToObject(reply, "status", "ok");
    cJSON_AddItemToObject(reply, "user_expressions", user_values(kernel, request));
}

static void put_quit(cJSON *payload)
{
    cJSON *quit = cJSON_CreateObject();
    cJSON_AddStringToObject(quit, "source", "ask_exit");
    cJSON_AddBoolToObject(quit, "keepkernel", false);
    cJSON_AddItemToArray(payload, quit);
}

/* The cells that the client of `failed` sent before it knew of the failure do not run. Call it
   before anything tells the client. */
static void abort_queued(Kernel *kernel, const Message *failed)
{
    enum { ON_THEIR_WAY = 10 }; /* milliseconds */
    channel_wait(&kernel->channels, CHANNEL_SHELL, CHANNEL_WAKE, ON_THEIR_WAY);
    Message request;
    while (message_receive(&kernel->wire, CHANNEL_SHELL, &kernel->mem, &request)) {
        if (request.header)
            queue_add(&kernel->queue, &request);
        else
            message_done(&request);
    }
    queue_abort(&kernel->queue, failed->client);
}

static void answer_aborted(Kernel *kernel, const Message *request)
{
    cJSON *reply = cJSON_CreateObject();
    cJSON_AddStringToObject(reply, "status", "aborted");
    cJSON_AddNumberToObject(reply, "execution_count", (double)kernel->count);
    kernel_reply(kernel, request, "execute_reply", reply);
    output_status(&kernel->output, request, "idle");
}

void execute_answer(Kernel *kernel, const Message *request)
{
    if (request->is_aborted) {
        answer_aborted(kernel, request);
        return;
    }
    Cell cell = {.code = message_text(request, "code", ""),
                 .is_silent = message_truth(request, "silent", false)};
    cell.is_stored = !cell.is_silent && message_truth(request, "store_history", true);
    kernel->count += cell.is_stored;
    cell.count = kernel->count;
    snprintf(cell.name, sizeof cell.name, cell.is_stored ? "In[%ld]" : "<cell>", cell.count);
    kernel->request = request;
    kernel->asks = message_truth(request, "allow_stdin", false);
    size_t limit = kernel->options.max_output ? kernel->options.max_output : SIZE_MAX;
    output_begin(&kernel->output, request, cell.is_silent, limit);
    if (!cell.is_silent)
        announce(kernel, request, &cell);
    run_cell(kernel, &cell);
    if (mgrad_failed(cell.status) && message_truth(request, "stop_on_error", true))
        abort_queued(kernel, request);
    cJSON *reply = cJSON_CreateObject();
    put_end(kernel, request, &cell, reply);
    cJSON *payload = output_end(&kernel->output);
    if (cell.status == MGRAD_QUIT)
        put_quit(payload);
    cJSON_AddItemToObject(reply, "payload", payload);
    cJSON_AddNumberToObject(reply, "execution_count", (double)cell.count);
    kernel_reply(kernel, request, "execute_reply", reply);
    output_status(&kernel->output, request, "idle");
    kernel->request = NULL;
    if (cell.status == MGRAD_QUIT)
        kernel->quits = true;
}
