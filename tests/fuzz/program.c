/* program.c: any bytes as a program, run under limits: at once, statement by statement, or as typed
   lines. If it ran to its end, a second session with the opposite setting of folding must print the
   same bytes. */
#include "fuzz.h"

#include <string.h>

static void run_steps(Mgrad *m, const char *text, size_t size)
{
    MgradScript *script = mgrad_script_open(m, FUZZ_NAME, text, size);
    MgradStep step;
    size_t last = 0;
    /* After an error the script continues at the next line, as with --test. */
    for (int i = 0; script && i < 200 && !fuzz_is_late() && mgrad_script_step(script, &step); i++) {
        fuzz_check_error(m);
        fuzz_assert(step.start <= step.end && step.end <= size, "a statement outside the text");
        if (step.status == MGRAD_QUIT || step.status == MGRAD_INCOMPLETE)
            break;
        const char *next = step.end < size ? memchr(text + step.end, '\n', size - step.end) : NULL;
        if (mgrad_failed(step.status))
            mgrad_script_seek(script, next ? (size_t)(next - text) + 1 : size);
        fuzz_assert(step.end >= last, "a script goes back");
        last = step.end;
    }
    mgrad_script_close(script);
}

static void run_lines(Mgrad *m, FuzzWorld *world, const char *text, size_t size)
{
    size_t at = 0;
    for (int i = 0; at < size && i < 40 && !fuzz_is_late(); i++) {
        const char *end = memchr(text + at, '\n', size - at);
        size_t stop = end ? (size_t)(end - text) : size;
        if (fuzz_run(m, world, text + at, stop - at) == MGRAD_QUIT)
            return;
        at = stop + 1;
    }
}

/* False if the program was interrupted. */
static bool run_whole(FuzzWorld *world, uint32_t choice, const char *text, size_t size)
{
    *world = (FuzzWorld){.file = text, .file_size = size};
    Mgrad *m = fuzz_open(world, choice);
    bool ended = fuzz_run(m, world, text, size) == MGRAD_OK && !fuzz_is_late();
    fuzz_close(m, world);
    return ended;
}

static void run_twice(FuzzWorld *world, uint32_t choice, const char *text, size_t size)
{
    enum { UNFOLDED = 4 };
    if (!run_whole(world, choice, text, size))
        return;
    uint32_t hash = world->hash;
    if (run_whole(world, choice ^ UNFOLDED, text, size)) /* unfolded it may need too much memory */
        fuzz_assert(world->hash == hash, "folding makes a difference");
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    const char *text = (const char *)data;
    static FuzzWorld world;
    uint32_t choice = fuzz_hash(data, size);
    if (choice / 8 % 4 > 1) {
        run_twice(&world, choice, text, size);
        return 0;
    }
    world = (FuzzWorld){.file = text, .file_size = size};
    Mgrad *m = fuzz_open(&world, choice);
    if (choice / 8 % 4)
        run_lines(m, &world, text, size);
    else
        run_steps(m, text, size);
    fuzz_close(m, &world);
    return 0;
}
