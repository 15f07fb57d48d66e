/*
 * render_path.h: finds mgrad-render.
 *
 * A program searches next to itself: in its folder (as in the build folder, where it is the one
 * built with us), and in ../libexec/mgrad. libmgrad-host is built with MGRAD_LIBEXEC, the path of
 * that folder. It searches next to the library first, and in MGRAD_LIBEXEC last.
 */
#ifndef HOST_RENDER_PATH_H
#define HOST_RENDER_PATH_H

#include <stdbool.h>

enum { RENDER_PATH_SIZE = 4096 };

/* Stores the path. The environment variable MGRAD_RENDER names it, else it is searched. `argv0`
   helps where the system does not know the running program; it may be NULL. False if it is not
   installed. */
bool render_path_find(const char *argv0, char path[RENDER_PATH_SIZE]);
/* The value of MGRAD_RENDER; NULL if it is empty or not set. */
const char *render_path_named(void);

#endif
