/* checked.c: fuzzes the checked comments of --test with any bytes as a script. */
#include "app/doctest/search.h"

#include <stdlib.h>
#include <string.h>

#include "fuzz.h"

static const volatile sig_atomic_t never;

static void check_comment(Piece source, size_t at)
{
    Expectation checked;
    if (!expectation_read(&checked, source, at))
        return;
    const char *end = source.text + source.len;
    fuzz_assert(checked.text.text >= source.text && checked.text.text + checked.text.len <= end,
                "a checked comment outside the text");
    if (checked.kind == EXPECTS_ERROR)
        return;
    fuzz_assert(expectation_fits_line(&checked, checked.text, &never) ||
                    checked.kind == EXPECTS_NEARLY,
                "a text that differs from itself");
    expectation_fits_line(&checked, source, &never);
}

static void check_message(Piece source, size_t at, const char *message)
{
    Expectation checked;
    if (expectation_read(&checked, source, at) && checked.kind == EXPECTS_ERROR)
        expectation_fits_error(&checked, message, checked.column);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    /* A copy of the exact size, so that reading past its end is detected; and one with a NUL, for
       messages. */
    Piece source = {(const char *)data, size};
    char *message = malloc(size + 1);
    fuzz_assert(message != NULL, "out of memory");
    memcpy(message, data, size);
    message[size] = '\0';
    Search search;
    search_init(&search, source, &never);
    for (size_t at = 0; (at = search_comment(&search, at, size)) < size; at++) {
        fuzz_assert(source.text[at] == '#', "a comment that begins with something else");
        check_comment(source, at);
        check_message(source, at, message);
    }
    fuzz_assert(search.work <= 8 * size + 8, "a search that reads the text many times");
    free(message);
    return 0;
}
