/*
 * guard.h: limits for a process that runs foreign code.
 */
#ifndef RENDER_GUARD_H
#define RENDER_GUARD_H

/* Limits the processor time (300 s) and the memory (4 GB) of this process, and disables core files,
   so that a layout gone wrong cannot exhaust the machine. Raises the limit of the stack, because
   Graphviz recurses along the graph. */
void guard_set_limits(void);

/* From now on this process is killed when its parent dies (Linux only). Exits at once if no process
   reads its standard output any more. */
void guard_follow_parent(void);

/* Returns a new descriptor for standard output. Standard output itself becomes a copy of standard
   error, so text that a library prints cannot get between the bytes of the picture. */
int guard_take_output(void);

#endif
