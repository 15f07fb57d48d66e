/* stderr_fixture.h: what a function writes on standard error. */
#ifndef STDERR_FIXTURE_H
#define STDERR_FIXTURE_H

#include <stdio.h>
#include <unistd.h>

#include "../unit/mem_fixture.h"

static FILE *said_file;
static int said_before;

/* From here on, standard error goes into a file. */
static void said_begin(void)
{
    fflush(stderr);
    said_file = tmpfile();
    said_before = dup(STDERR_FILENO);
    assert_non_null(said_file);
    assert_true(said_before >= 0 && dup2(fileno(said_file), STDERR_FILENO) == STDERR_FILENO);
}

/* Up to here; the text is valid until the next call. */
static const char *said_end(void)
{
    static char text[4096];
    fflush(stderr);
    dup2(said_before, STDERR_FILENO);
    close(said_before);
    rewind(said_file);
    text[fread(text, 1, sizeof text - 1, said_file)] = '\0';
    fclose(said_file);
    return text;
}

/* `text` contains `part`. */
static inline void assert_says(const char *text, const char *part)
{
    if (!strstr(text, part))
        fail_msg("'%s' does not contain '%s'", text, part);
}

#endif
