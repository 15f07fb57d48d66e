/*
 * forward.h: functions of a Host that call those of another one, with its ctx.
 *
 * All functions of a Host get the same ctx. So a host that has some functions from another host
 * needs functions in between.
 */
#ifndef HOST_FORWARD_H
#define HOST_FORWARD_H

#include "base/host.h"

/* Replaces the functions of `table` that `own` has, and `stop` and `tick`. table->ctx must point to
   a struct that begins with a copy of `own`, which must outlive `table`. */
void forward_to(Host *table, const Host *own);

#endif
