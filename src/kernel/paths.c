/* paths.c: lists a folder. */
#include "kernel/paths.h"

#include <dirent.h>
#include <limits.h>
#include <stdbool.h>
#include <stdio.h>
#include <string.h>
#include <sys/stat.h>

/* Does a file in the folder belong to the typed part of its name? */
static bool paths_fits(const char *name, const char *typed)
{
    if (strcmp(name, ".") == 0 || strcmp(name, "..") == 0)
        return false;
    return strncmp(name, typed, strlen(typed)) == 0 && (name[0] != '.' || typed[0] == '.');
}

void paths_list(const char *start, size_t size,
                void (*put)(void *to, const char *path, size_t size), void *to)
{
    char typed[PATH_MAX], path[2 * PATH_MAX];
    if (size >= sizeof typed)
        return;
    memcpy(typed, start, size);
    typed[size] = '\0';
    char *slash = strrchr(typed, '/');
    size_t folder = slash ? (size_t)(slash - typed) + 1 : 0;
    snprintf(path, sizeof path, "%.*s", (int)folder, typed);
    DIR *dir = opendir(folder ? path : ".");
    struct dirent *entry;
    while (dir && (entry = readdir(dir))) {
        struct stat info;
        if (!paths_fits(entry->d_name, typed + folder))
            continue;
        int length = snprintf(path, sizeof path - 1, "%.*s%s", (int)folder, typed, entry->d_name);
        if (stat(path, &info) == 0 && S_ISDIR(info.st_mode))
            path[length++] = '/';
        put(to, path, (size_t)length);
    }
    if (dir)
        closedir(dir);
}
