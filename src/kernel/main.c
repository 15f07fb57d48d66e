/*
 * main.c: the program mgrad-kernel, which runs mgrad in Jupyter.
 *
 *     mgrad-kernel -f FILE                     serves the clients that FILE describes
 *     mgrad-kernel install [--prefix P]        tells Jupyter about it
 */
#include <stdio.h>
#include <string.h>

#include "kernel/install.h"
#include "kernel/kernel.h"

static const char usage[] =
    "usage: mgrad-kernel install [--user | --prefix FOLDER]\n"
    "       mgrad-kernel -f FILE\n"
    "\n"
    "Runs mgrad in Jupyter: notebooks, consoles and editors start it.\n"
    "\n"
    "  install          tell Jupyter about this kernel: for this user (--user, the default),\n"
    "                   or in FOLDER/share/jupyter (--prefix FOLDER)\n"
    "  -f FILE          serve the clients of a connection file; Jupyter does this\n"
    "  -h, --help       show this text\n"
    "  -V, --version    show the version\n";

enum { WRONG_USAGE = 2 };

static int refuse(const char *message, const char *word)
{
    fprintf(stderr, "mgrad-kernel: %s%s\n", message, word);
    fputs("mgrad-kernel --help shows the usage\n", stderr);
    return WRONG_USAGE;
}

/* Starts with `option VALUE` or `option=VALUE`; returns the value, or NULL. */
static const char *option_value(char **argv, int *i, const char *option)
{
    size_t size = strlen(option);
    if (strncmp(argv[*i], option, size) != 0)
        return NULL;
    if (argv[*i][size] == '=')
        return argv[*i] + size + 1;
    return argv[*i][size] == '\0' && argv[*i + 1] ? argv[++*i] : NULL;
}

static int run_install(Mem *mem, char **argv)
{
    const char *prefix = NULL;
    for (int i = 2; argv[i]; i++) {
        const char *value;
        if (strcmp(argv[i], "--user") == 0)
            prefix = NULL;
        else if ((value = option_value(argv, &i, "--prefix")) && *value)
            prefix = value;
        else
            return refuse("cannot use this word after install: ", argv[i]);
    }
    return install_kernelspec(mem, argv[0], prefix);
}

static int run_kernel(Mem *mem, const char *path)
{
    static Kernel kernel; /* its buffers are large */
    kernel.mem = *mem;
    kernel.options = (MgradOptions){.interactive = true, .keeps_result = true};
    if (!connection_read(&kernel.connection, &kernel.mem, path))
        return WRONG_USAGE;
    return kernel_run(&kernel);
}

int main(int argc, char **argv)
{
    Mem mem;
    mem_init(&mem);
    const char *word = argc > 1 ? argv[1] : "";
    if (strcmp(word, "-h") == 0 || strcmp(word, "--help") == 0)
        return fputs(usage, stdout) < 0;
    if (strcmp(word, "-V") == 0 || strcmp(word, "--version") == 0)
        return puts("mgrad-kernel " MGRAD_VERSION) < 0;
    if (strcmp(word, "install") == 0)
        return run_install(&mem, argv);
    if (strcmp(word, "-f") == 0 && argc == 3)
        return run_kernel(&mem, argv[2]);
    return argc > 1 ? refuse("cannot use this word: ", word) : refuse("there is nothing to do", "");
}
