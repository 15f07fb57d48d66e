/* install.c: the kernelspec. */
#define _XOPEN_SOURCE 700 /* realpath */
#include "kernel/install.h"

#include <cjson/cJSON.h>
#include <errno.h>
#include <limits.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>
#include <unistd.h>

#include "base/sink.h"
#include "host/files.h"

/* Where Jupyter looks for kernels of the user. */
static bool put_user_folder(char folder[PATH_MAX])
{
    const char *data = getenv("JUPYTER_DATA_DIR"), *xdg = getenv("XDG_DATA_HOME");
    const char *home = getenv("HOME");
    int size = -1;
    if (data && *data)
        size = snprintf(folder, PATH_MAX, "%s/kernels/mgrad", data);
    else if (xdg && *xdg)
        size = snprintf(folder, PATH_MAX, "%s/jupyter/kernels/mgrad", xdg);
    else if (home && *home)
        size = snprintf(folder, PATH_MAX, "%s/.local/share/jupyter/kernels/mgrad", home);
    return size > 0 && size < PATH_MAX;
}

static bool put_folder(char folder[PATH_MAX], const char *prefix)
{
    if (!prefix)
        return put_user_folder(folder);
    return snprintf(folder, PATH_MAX, "%s/share/jupyter/kernels/mgrad", prefix) < PATH_MAX;
}

static bool make_folders(const char *folder)
{
    char path[PATH_MAX];
    snprintf(path, sizeof path, "%s", folder);
    for (char *at = path + 1; *at; at++)
        if (*at == '/') {
            *at = '\0';
            mkdir(path, 0777); /* an error shows at the last one */
            *at = '/';
        }
    return mkdir(path, 0777) == 0 || errno == EEXIST;
}

static int fail(const char *verb, const char *path, const char *reason)
{
    fprintf(stderr, "mgrad-kernel: cannot %s '%s': %s\n", verb, path, reason);
    return 1;
}

static int write_file(Mem *mem, const char *folder, const char *name, const char *bytes,
                      size_t size)
{
    Buf path, reason;
    buf_init(&path, mem);
    buf_init(&reason, mem);
    buf_printf(&path, "%s/%s", folder, name);
    bool fine = files_write(buf_text(&path), bytes, size, FILES_SHARED, NULL, sink_into(&reason));
    int status = fine ? 0 : fail("write", buf_text(&path), buf_text(&reason));
    buf_done(&path);
    buf_done(&reason);
    return status;
}

/* The path of this program, so that the kernelspec works from every folder. */
static bool put_self(char self[PATH_MAX], const char *argv0)
{
    ssize_t size = readlink("/proc/self/exe", self, PATH_MAX - 1);
    if (size > 0)
        self[size] = '\0';
    return size > 0 || realpath(argv0, self);
}

/* The command that starts the kernel. */
static void add_command(Mem *mem, cJSON *spec, const char *self, const Arguments *arguments)
{
    cJSON *argv = cJSON_AddArrayToObject(spec, "argv");
    cJSON_AddItemToArray(argv, cJSON_CreateString(self));
    for (size_t i = 0; i < arguments->limit_count; i++) {
        const ArgumentsLimit *limit = &arguments->limits[i];
        Buf word;
        buf_init(&word, mem);
        buf_printf(&word, "--%s=%s", limit->word, limit->value);
        cJSON_AddItemToArray(argv, cJSON_CreateString(buf_text(&word)));
        buf_done(&word);
    }
    cJSON_AddItemToArray(argv, cJSON_CreateString("-f"));
    cJSON_AddItemToArray(argv, cJSON_CreateString("{connection_file}"));
}

static int write_spec(Mem *mem, const char *folder, const char *self, const Arguments *arguments)
{
    cJSON *spec = cJSON_CreateObject();
    add_command(mem, spec, self, arguments);
    cJSON_AddStringToObject(spec, "display_name", "mgrad");
    cJSON_AddStringToObject(spec, "language", "mgrad");
    cJSON_AddStringToObject(spec, "interrupt_mode", "message");
    char *text = cJSON_Print(spec);
    int status = text ? write_file(mem, folder, "kernel.json", text, strlen(text))
                      : fail("write", folder, "out of memory");
    cJSON_free(text);
    cJSON_Delete(spec);
    return status;
}

int install_kernelspec(Mem *mem, const char *argv0, const Arguments *arguments)
{
    char folder[PATH_MAX], self[PATH_MAX];
    if (!put_folder(folder, arguments->prefix))
        return fail("find", "HOME", "it is not set; use --prefix");
    if (!put_self(self, argv0))
        return fail("find", argv0, strerror(errno));
    if (!make_folders(folder))
        return fail("make", folder, strerror(errno));
    int status = write_spec(mem, folder, self, arguments);
    for (size_t i = 0; status == 0 && i < logo_file_count; i++)
        status = write_file(mem, folder, logo_files[i].name, (const char *)logo_files[i].bytes,
                            logo_files[i].size);
    if (status == 0)
        printf("mgrad-kernel: installed in %s\n", folder);
    return status;
}
