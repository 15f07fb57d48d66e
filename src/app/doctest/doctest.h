/*
 * doctest.h: --test. Runs the files of the command line, compares the output and the errors of each
 * statement with the checked comments after it, and writes TAP (https://testanything.org).
 */
#ifndef APP_DOCTEST_DOCTEST_H
#define APP_DOCTEST_DOCTEST_H

#include "app/host/front.h"

/* Returns the exit status: 0 if every comment is right, 1 if not, 2 if a file cannot be read. */
int doctest_run(const Front *front, int count, char **paths);

#endif
