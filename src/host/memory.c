/*
 * memory.c: reads the limits on our memory and the size of the heap from the system.
 *
 * A limit that cannot be read counts as none: UINT64_MAX.
 */
#define _DEFAULT_SOURCE /* _SC_PHYS_PAGES, sbrk, mincore */
#include "host/memory.h"

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/mman.h>
#include <sys/resource.h>
#include <unistd.h>

enum { MEMORY_MAX_LINE = 4096 };

static uint64_t memory_least(uint64_t a, uint64_t b)
{
    return a < b ? a : b;
}

/* The number in a file; UINT64_MAX if there is none ("max") or no file. */
static uint64_t memory_read(const char *path)
{
    FILE *file = fopen(path, "r");
    uint64_t number = UINT64_MAX;
    if (!file)
        return number;
    unsigned long long found;
    if (fscanf(file, "%llu", &found) == 1)
        number = found;
    fclose(file);
    return number;
}

/* The smallest limit of a group and the groups that contain it; all of them apply. Destroys
   `group`. */
static uint64_t memory_of_group(const char *root, char *group, const char *name)
{
    uint64_t least = UINT64_MAX;
    for (;;) {
        char path[MEMORY_MAX_LINE + 64];
        snprintf(path, sizeof path, "%s%s/%s", root, group, name);
        least = memory_least(least, memory_read(path));
        char *slash = strrchr(group, '/');
        if (!slash)
            return least;
        *slash = '\0';
    }
}

/* The limit of a line of /proc/self/cgroup: "0::/user.slice", or "4:memory:/user.slice" in version
   1 of control groups. */
static uint64_t memory_of_line(char *line)
{
    line[strcspn(line, "\n")] = '\0';
    char *controllers = strchr(line, ':');
    char *group = controllers ? strchr(controllers + 1, ':') : NULL;
    if (!group)
        return UINT64_MAX;
    *group++ = '\0';
    if (strcmp(controllers, ":") == 0)
        return memory_of_group("/sys/fs/cgroup", group, "memory.max");
    if (strcmp(controllers, ":memory") == 0)
        return memory_of_group("/sys/fs/cgroup/memory", group, "memory.limit_in_bytes");
    return UINT64_MAX;
}

static uint64_t memory_of_groups(void)
{
    FILE *file = fopen("/proc/self/cgroup", "r");
    uint64_t least = UINT64_MAX;
    if (!file)
        return least;
    char line[MEMORY_MAX_LINE];
    while (fgets(line, sizeof line, file))
        least = memory_least(least, memory_of_line(line));
    fclose(file);
    return least;
}

static uint64_t memory_of_machine(void)
{
    long pages = sysconf(_SC_PHYS_PAGES), size = sysconf(_SC_PAGESIZE);
    return pages > 0 && size > 0 ? (uint64_t)pages * (uint64_t)size : UINT64_MAX;
}

static uint64_t memory_of_process(int resource)
{
    struct rlimit limit;
    bool is_limited = getrlimit(resource, &limit) == 0 && limit.rlim_cur != RLIM_INFINITY;
    return is_limited ? limit.rlim_cur : UINT64_MAX;
}

size_t memory_default_limit(void)
{
    uint64_t least = memory_least(memory_of_machine(), memory_of_groups());
    least = memory_least(least, memory_of_process(RLIMIT_AS));
    least = memory_least(least, memory_of_process(RLIMIT_DATA));
    return least / 2 < SIZE_MAX ? (size_t)(least / 2) : SIZE_MAX;
}

/* ---- the heap ---- */

/* The field start_brk of /proc/self/stat, the 47th. Field 2, our name in parentheses, may contain
   blanks. */
const char *memory_heap_start(void)
{
    enum { FIELD = 47 };
    char line[MEMORY_MAX_LINE];
    FILE *file = fopen("/proc/self/stat", "r");
    size_t size = file ? fread(line, 1, sizeof line - 1, file) : 0;
    if (file)
        fclose(file);
    line[size] = '\0';
    const char *at = strrchr(line, ')');
    for (int field = 2; at && field < FIELD; field++)
        at = strchr(at + 1, ' ');
    return at ? (const char *)(uintptr_t)strtoull(at, NULL, 10) : NULL;
}

size_t memory_heap_size(const char *start, bool is_exact)
{
    enum { PIECE = 4096 }; /* pages */
    const char *end = sbrk(0);
    size_t page = (size_t)sysconf(_SC_PAGESIZE), size = 0;
    if (end < start)
        return 0;
    if (!is_exact)
        return (size_t)(end - start);
    for (const char *at = start - (uintptr_t)start % page; at < end; at += PIECE * page) {
        unsigned char in_memory[PIECE] = {0};
        size_t left = (size_t)(end - at);
        mincore((void *)(uintptr_t)at, left < PIECE * page ? left : PIECE * page, in_memory);
        for (size_t i = 0; i < PIECE; i++)
            size += in_memory[i] & 1 ? page : 0;
    }
    return size;
}
