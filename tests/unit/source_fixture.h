/*
 * source_fixture.h: sources, names, an arena and a place where errors are caught, for tests that
 * read source text. Include it after <cmocka.h>.
 */
#ifndef SOURCE_FIXTURE_H
#define SOURCE_FIXTURE_H

#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/intern.h"
#include "source/diag.h"

static Mem mem;
static Sources sources;
static Intern names;
static Arena arena;
static Catch caught;
static Buf out; /* the text that a test compares */

static inline int setup_sources(void **state)
{
    (void)state;
    mem_init(&mem);
    sources_init(&sources, &mem);
    intern_init(&names, &mem);
    arena_init(&arena, &mem);
    diag_init(&caught.diag, &mem);
    buf_init(&out, &mem);
    return 0;
}

/* Every test must free all memory that it allocated. */
static inline int teardown_sources(void **state)
{
    (void)state;
    sources_done(&sources);
    intern_done(&names);
    arena_done(&arena);
    diag_done(&caught.diag);
    buf_done(&out);
    assert_int_equal(mem.used, 0);
    return 0;
}

static inline const Source *add_source(const char *text)
{
    return sources_add(&sources, "test.mg", text, strlen(text));
}

/* An error in the form `line:column: message`. */
static inline void put_caught(void)
{
    Place place = sources_place(&sources, caught.diag.span.start);
    buf_clear(&out);
    buf_printf(&out, "%zu:%zu: %s", place.line, place.column, buf_text(&caught.diag.message));
}

/* Fails with the row of the table, the expected and the actual text. */
static inline void check_row(const char *input, const char *expected)
{
    if (strcmp(buf_text(&out), expected) != 0)
        fail_msg("%s\n  expected %s\n  got      %s", input, expected, buf_text(&out));
}

/* The same, but the text need only begin with the expected one. */
static inline void check_row_begins(const char *input, const char *expected)
{
    if (strncmp(buf_text(&out), expected, strlen(expected)) != 0)
        fail_msg("%s\n  expected %s\n  got      %s", input, expected, buf_text(&out));
}

#define ROWS(table)    (sizeof(table) / sizeof *(table))
#define TEST(function) cmocka_unit_test_setup_teardown(function, setup_sources, teardown_sources)

#endif
