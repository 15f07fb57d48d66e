/*
 * main.c: the program mgrad-kernel, which runs mgrad in Jupyter.
 *
 *     mgrad-kernel -f FILE                     serves the clients that FILE describes
 *     mgrad-kernel install [--prefix P]        tells Jupyter about it
 */
#include <stdio.h>
#include <stdlib.h>

#include "kernel/arguments.h"
#include "kernel/install.h"
#include "kernel/kernel.h"

enum { WRONG_USAGE = 2 };

static int run_kernel(Mem *mem, const Arguments *arguments)
{
    static Kernel kernel; /* its buffers are large */
    kernel.mem = *mem;
    kernel.options = arguments->options;
    kernel.options.interactive = kernel.options.keeps_result = true;
    kernel.options.import_path = getenv("MGRAD_PATH");
    if (!connection_read(&kernel.connection, &kernel.mem, arguments->connection))
        return WRONG_USAGE;
    return kernel_run(&kernel);
}

int main(int argc, char **argv)
{
    Mem mem;
    Arguments arguments;
    (void)argc;
    mem_init(&mem);
    if (!arguments_parse(&arguments, argv))
        return WRONG_USAGE;
    switch (arguments.task) {
    case TASK_HELP:
        return !arguments_print_help();
    case TASK_VERSION:
        return puts("mgrad-kernel " MGRAD_VERSION) < 0;
    case TASK_INSTALL:
        return install_kernelspec(&mem, argv[0], &arguments);
    default:
        return run_kernel(&mem, &arguments);
    }
}
