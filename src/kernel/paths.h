/* paths.h: files that begin with what was typed of their names. */
#ifndef KERNEL_PATHS_H
#define KERNEL_PATHS_H

#include <stddef.h>

/* Passes each path that begins with `start` to `put`; a folder ends in '/'. Hidden files only if
   the name typed begins with a dot. */
void paths_list(const char *start, size_t size,
                void (*put)(void *to, const char *path, size_t size), void *to);

#endif
