/* replay.c: runs inputs of a corpus through a fuzz target, without libFuzzer. Usage: replay
   FILE... */
#include <stdio.h>
#include <stdlib.h>

#include "fuzz.h"

Mgrad *fuzz_session(unsigned kind, const Host *host, const MgradOptions *options)
{
    (void)kind;
    return mgrad_new(host, options);
}

void fuzz_end_session(Mgrad *m)
{
    mgrad_free(m);
}

/* Reads the whole file into a block of its exact size. */
static uint8_t *read_file(const char *path, size_t *size)
{
    FILE *file = fopen(path, "rb");
    fuzz_assert(file && fseek(file, 0, SEEK_END) == 0, path);
    *size = (size_t)ftell(file);
    rewind(file);
    uint8_t *bytes = malloc(*size ? *size : 1);
    fuzz_assert(bytes && fread(bytes, 1, *size, file) == *size, path);
    fclose(file);
    return bytes;
}

int main(int argc, char **argv)
{
    for (int i = 1; i < argc; i++) {
        size_t size;
        fprintf(stderr, "%s\n", argv[i]); /* the last name printed is the input that failed */
        uint8_t *bytes = read_file(argv[i], &size);
        LLVMFuzzerTestOneInput(bytes, size);
        free(bytes);
    }
    printf("%d inputs\n", argc - 1);
    return 0;
}
