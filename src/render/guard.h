/*
 * guard.h: keeps a program that runs foreign code within bounds.
 */
#ifndef RENDER_GUARD_H
#define RENDER_GUARD_H

/* Bounds the processor time and the memory of this process, and forbids core files: a layout that
   goes wild must not take the machine along. */
void guard_set_limits(void);

/* From now on this process is killed when the one that started it dies. It ends at once if nobody
   is left to read its standard output. */
void guard_follow_parent(void);

/* A descriptor for what was standard output; standard output itself leads to standard error from
   now on, so that nothing that a library prints gets between our bytes. */
int guard_take_output(void);

#endif
