/*
 * doctest.h: --test: runs the files of the command line, compares what their statements print and
 * which errors they give with the checked comments behind them, and writes TAP
 * (https://testanything.org).
 */
#ifndef APP_DOCTEST_DOCTEST_H
#define APP_DOCTEST_DOCTEST_H

#include "app/host/front.h"

/* The exit status: 0 if all is as the comments say, 1 if not, 2 if a file cannot be read. */
int doctest_run(const Front *front, int count, char **paths);

#endif
