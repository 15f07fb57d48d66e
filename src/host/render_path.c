/* render_path.c: the places of mgrad-render. */
#define _GNU_SOURCE /* dladdr */
#include "host/render_path.h"

#include <dlfcn.h>
#include <stddef.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

/* Relative to the folder of a program or a library. */
static const char *const render_places[] = {"mgrad-render", "../libexec/mgrad/mgrad-render"};

const char *render_path_named(void)
{
    const char *named = getenv("MGRAD_RENDER");
    return named && *named ? named : NULL;
}

/* Is there a program in the first `folder` bytes of `file` and `name`? Then stores its path. */
static bool render_path_try(char path[RENDER_PATH_SIZE], const char *file, size_t folder,
                            const char *name)
{
    int length = snprintf(path, RENDER_PATH_SIZE, "%.*s%s", (int)folder, file, name);
    return length < RENDER_PATH_SIZE && access(path, X_OK) == 0;
}

/* Searches next to a file. */
static bool render_path_search(char path[RENDER_PATH_SIZE], const char *file)
{
    size_t folder = (size_t)(strrchr(file, '/') + 1 - file);
    for (size_t i = 0; i < sizeof render_places / sizeof *render_places; i++)
        if (render_path_try(path, file, folder, render_places[i]))
            return true;
    return false;
}

/* The path of the running program. NULL if it is unknown. */
static const char *render_path_self(const char *argv0, char self[RENDER_PATH_SIZE])
{
    ssize_t length = readlink("/proc/self/exe", self, RENDER_PATH_SIZE - 1);
    if (length <= 0)
        return argv0 && strchr(argv0, '/') ? argv0 : NULL;
    self[length] = '\0';
    return self;
}

static bool render_path_near_program(const char *argv0, char path[RENDER_PATH_SIZE])
{
    char buffer[RENDER_PATH_SIZE];
    const char *self = render_path_self(argv0, buffer);
    return self && strchr(self, '/') && render_path_search(path, self);
}

#ifdef MGRAD_LIBEXEC

/* The library's path is known by an address in it. A relative one is useless: the current folder
   may have changed. */
static bool render_path_near_library(char path[RENDER_PATH_SIZE])
{
    Dl_info library;
    return dladdr((const void *)render_places, &library) && library.dli_fname &&
           *library.dli_fname == '/' && render_path_search(path, library.dli_fname);
}

static bool render_path_installed(char path[RENDER_PATH_SIZE])
{
    static const char folder[] = MGRAD_LIBEXEC "/";
    return render_path_try(path, folder, strlen(folder), "mgrad-render");
}

#else

static bool render_path_near_library(char path[RENDER_PATH_SIZE])
{
    (void)path;
    return false;
}

static bool render_path_installed(char path[RENDER_PATH_SIZE])
{
    (void)path;
    return false;
}

#endif

bool render_path_find(const char *argv0, char path[RENDER_PATH_SIZE])
{
    const char *named = render_path_named();
    if (named)
        return snprintf(path, RENDER_PATH_SIZE, "%s", named) < RENDER_PATH_SIZE;
    return render_path_near_library(path) || render_path_near_program(argv0, path) ||
           render_path_installed(path);
}
