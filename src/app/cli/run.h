/*
 * run.h: the tasks of the command line that run or parse a program once. After a program the REPL
 * may follow.
 */
#ifndef APP_CLI_RUN_H
#define APP_CLI_RUN_H

#include "app/cli/options.h"

/* TASK_RUN and TASK_CHECK. Both return the exit status. */
int run_program(const Front *front, const Options *options);
int run_check(const Front *front, const Options *options);

#endif
