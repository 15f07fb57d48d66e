/*
 * main.c: the program mgrad. Parses the command line, sets up signals and limits, runs one task,
 * and returns its exit status.
 */
#include <errno.h>
#include <unistd.h>

#include "app/cli/run.h"
#include "app/doctest/doctest.h"
#include "app/host/color.h"
#include "app/host/stop.h"
#include "host/memory.h"

/* Prints a text that `put` makes: through the Host, so that a failed write is noticed. */
static int main_print(const Front *front, void (*put)(Buf *out))
{
    Buf text;
    buf_init(&text, front->mem);
    put(&text);
    host_posix_table(front->posix).print(front->posix, buf_text(&text), text.len);
    buf_done(&text);
    return EXIT_FINE;
}

static void main_put_version(Buf *out)
{
    buf_puts(out, "mgrad " MGRAD_VERSION "\n");
}

static int main_do_task(const Front *front, const Options *options)
{
    switch (options->task) {
    case TASK_RUN:
        return run_program(front, options);
    case TASK_TEST:
        return doctest_run(front, options->argc, options->argv);
    case TASK_CHECK:
        return run_check(front, options);
    case TASK_HELP:
        return main_print(front, options_put_help);
    case TASK_VERSION:
        return main_print(front, main_put_version);
    }
    return EXIT_NOT_RUN;
}

/* If results were lost, that overrides the exit status of the task. */
static int main_finish(const Front *front, int exit_status)
{
    HostPosix *posix = front->posix;
    /* Still set: the results were cut at the very end, and no program was left to stop. */
    if (*posix->stop == HOST_OUTPUT && exit_status == EXIT_FINE)
        exit_status = front_report_stop(front);
    if (host_posix_finish(posix))
        return exit_status;
    return posix->write_error == EPIPE ? EXIT_PIPE : EXIT_ERROR;
}

int main(int argc, char **argv)
{
    Mem mem;
    mem_init(&mem);
    Options options;
    int exit_status = EXIT_NOT_RUN;
    mem.limit = memory_default_limit(); /* of the process, by default */
    if (options_parse(&options, &mem, argc, argv)) {
        bool is_limited = options.settings.max_memory > 0;
        if (is_limited)
            mem_tune();
        else
            options.settings.max_memory = mem.limit;
        mem.limit = options.settings.max_memory;
        HostPosix posix;
        host_posix_init(&posix, &mem, argv[0]);
        posix.color_out = color_is_wanted(options.settings.color, STDOUT_FILENO);
        posix.color_err = color_is_wanted(options.settings.color, STDERR_FILENO);
        if (is_limited)
            posix.heap = memory_heap_start();
        if (options.settings.max_output)
            posix.output_left = options.settings.max_output;
        stop_install();
        stop_set_timeout(options.settings.timeout);
        const Front front = {.settings = &options.settings, .mem = &mem, .posix = &posix};
        exit_status = main_finish(&front, main_do_task(&front, &options));
    }
    options_done(&options);
    return exit_status;
}
