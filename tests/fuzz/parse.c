/* parse.c: any bytes as a text for the lexer, the parser, the compiler, completion and help. */
#include "fuzz.h"

#include <string.h>

static void put_candidate(void *to, const char *text, size_t size, const char *kind)
{
    size_t *seen = to;
    for (size_t i = 0; i < size; i++)
        *seen += text[i] != '\0';
    fuzz_assert(kind && *kind, "a candidate without a kind");
}

static void fuzz_count(void *to, const char *bytes, size_t size)
{
    FuzzWorld *world = to;
    for (size_t i = 0; i < size; i++)
        fuzz_assert(bytes[i] == '\n' || bytes[i] == '\t' || (unsigned char)bytes[i] >= ' ',
                    "help has a control character");
    world->bytes += size;
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    static FuzzWorld world;
    world = (FuzzWorld){.file = "", .file_size = 0};
    uint32_t choice = fuzz_hash(data, size);
    const char *text = (const char *)data;
    Mgrad *m = fuzz_open(&world, choice);
    MgradStatus status = mgrad_check(m, FUZZ_NAME, text, size);
    fuzz_check_error(m);
    const MgradError *error = mgrad_error(m);
    fuzz_assert(status == MGRAD_OK || mgrad_failed(status), "a text was checked and something ran");
    /* The check may have been stopped in a file that the text imports. */
    bool is_here = strcmp(error->file, FUZZ_NAME) == 0;
    fuzz_assert(status == MGRAD_OK || (*error->message && (!is_here || error->offset <= size)),
                "a syntax error is nowhere");
    size_t at = size ? choice / 8 % (size + 1) : 0;
    fuzz_assert(mgrad_complete(m, text, size, at, put_candidate, &world.bytes) <= at,
                "a word begins after the cursor");
    const HostSink sink = {&world, fuzz_count, NULL};
    size_t parameter;
    mgrad_help(m, text, size, at, sink);
    mgrad_signature(m, text, size, at, sink, &parameter);
    fuzz_assert(mgrad_indent(m, text, size) <= size + 4, "the next line is far to the right");
    fuzz_close(m, &world);
    return 0;
}
