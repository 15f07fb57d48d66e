/* data.c: fuzzes data files with any bytes: comma-separated values, lines, what save writes, an
   imported module. */
#include "fuzz.h"

#include <string.h>

/* The first byte chooses how the rest is read. */
static const char *const readers[] = {
    "X = read_csv(\"f\")\nprint len(X), X[:3]",
    "X = read_csv(\"f\", header=true)\nprint X",
    "a = [read_csv(\"f\", sep=\";\")]",
    "module M() { w = 1.0; b = [Value(2.0), Value(3.0)] }\nm = M()\nload m, \"f\"\nprint m.w, m.b",
    "import \"f\"\nvars",
    "import nn\nm = MLP(2, [2, 1])\nload m, \"f\"\nprint parameters(m)",
    "X = read_csv(\"f\", text=true)\nprint X",
    "X, names = read_csv(\"f\", classes=true, header=false)\nprint X, names",
    "x = load(\"f\")\nsave x > \"g\"\nprint x",
    "xs = [1.0]\nd = {}\nload d, \"f\"\nload xs, \"f\"\nprint xs, d",
    "xs = read_lines(\"f\")\nwrite_lines(\"g\", xs)\nprint xs",
};

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    if (size == 0)
        return 0;
    static FuzzWorld world;
    world = (FuzzWorld){.file = (const char *)data + 1, .file_size = size - 1};
    const char *reader = readers[data[0] % (sizeof readers / sizeof *readers)];
    Mgrad *m = fuzz_open(&world, 0);
    fuzz_run(m, &world, reader, strlen(reader));
    fuzz_close(m, &world);
    return 0;
}
