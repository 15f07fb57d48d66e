/*
 * differential.c COUNT [SEED [FOLDER]]: compares random programs in mgrad with the reference. The
 * data and the gradient of every name must be bitwise equal, after backward, and after the leaves
 * have changed and forward and backward have run again, with sums folded and unfolded. Then the
 * gradient of each leaf is compared with a central difference, if there is one. With a folder, it
 * only writes the programs there, for two builds of mgrad to run.
 *
 * In MODE=gcstress a collection runs at every safe point.
 */
#define _POSIX_C_SOURCE 200809L
#include <math.h>
#include <stdlib.h>
#include <string.h>

#include "program.h"
#include "session/mgrad.h"

typedef struct Tally {
    unsigned long programs, numbers, checked, skipped, wrong;
} Tally;

/* The output of one program. */
typedef struct Output {
    char *text;
    size_t size;
    FILE *file;
} Output;

static void print(void *ctx, const char *text, size_t size)
{
    Output *out = ctx;
    fwrite(text, 1, size, out->file);
}

/* ---- the numbers of the reference, in the order of the program's output ---- */

typedef struct Numbers {
    double values[4096];
    int count;
} Numbers;

static void add_number(Numbers *to, double value)
{
    if (to->count < 4096)
        to->values[to->count++] = value;
}

static void look_at(FILE *text, Numbers *to, const Reference *r, const char *name, int index,
                    Datum datum)
{
    char place[32];
    snprintf(place, sizeof place, index < 0 ? "%s" : "%s[%d]", name, index);
    fprintf(text, datum.is_node ? "print %s.data, %s.grad\n" : "print %s\n", place, place);
    add_number(to, reference_data(r, datum));
    if (datum.is_node)
        add_number(to, reference_grad(r, datum));
}

static void look_at_all(FILE *text, Numbers *to, const Reference *r, const Program *p)
{
    for (int i = 0; i < p->global_count; i++) {
        const Var *var = p->globals[i];
        for (int k = 0; k < var->count; k++)
            look_at(text, to, r, var->name, k, var->items[k]);
        if (!var->count)
            look_at(text, to, r, var->name, -1, var->value);
    }
    for (int i = 0; i < p->instance_count; i++) {
        const Var *var = p->instances[i];
        char name[24];
        snprintf(name, sizeof name, "%s.w", var->name);
        for (int k = 0; k < var->count; k++)
            look_at(text, to, r, name, k, var->items[k]);
        snprintf(name, sizeof name, "%s.b", var->name);
        look_at(text, to, r, name, -1, var->value);
    }
}

/* Writes the text of the whole run and the numbers that it must print. */
static char *write_run(Program *p, Reference *r, Numbers *to, uint64_t *state)
{
    char *text = NULL;
    size_t size;
    FILE *out = open_memstream(&text, &size);
    program_write(p, out);
    if (!reference_run(r, p)) {
        fclose(out);
        free(text);
        return NULL;
    }
    look_at_all(out, to, r, p);
    Datum root = p->root->value;
    if (root.is_node) {
        fprintf(out, "backward %s\nprint len(topo(%s))\n", p->root->name, p->root->name);
        reference_backward(r, root);
        add_number(to, reference_size(r, root));
        look_at_all(out, to, r, p);
        for (int i = 0; i < p->leaf_count; i++) {
            double moved = ((int)(program_random(state) % 41) - 20) / 10.0;
            fprintf(out, "%s.data = %.1f\n", p->leaves[i]->name, moved);
            reference_set(r, p->leaves[i]->value, moved);
        }
        fprintf(out, "zero_grad; forward %s; backward %s\n", p->root->name, p->root->name);
        reference_zero(r);
        reference_forward(r, root);
        reference_backward(r, root);
        look_at_all(out, to, r, p);
    }
    fclose(out);
    return text;
}

/* ---- comparing ---- */

static bool is_same(double a, double b)
{
    return (isnan(a) && isnan(b)) || a == b;
}

static int compare(const char *printed, const Numbers *expected)
{
    int i = 0;
    for (char *end; i < expected->count; i++, printed = end) {
        double value = strtod(printed, &end);
        if (end == printed || !is_same(value, expected->values[i]))
            return i;
    }
    return -1;
}

static void complain(uint64_t seed, const char *text, const Output *out, const Numbers *expected,
                     int at, const char *error)
{
    printf("program %llu differs at number %d (expected %.17g); %s\n%s\n-- printed:\n%s\n",
           (unsigned long long)seed, at, at >= 0 ? expected->values[at] : 0.0, error, text,
           out->text);
}

static bool run(uint64_t seed, const char *text, const Numbers *expected, bool unfolded)
{
    Output out = {NULL, 0, NULL};
    out.file = open_memstream(&out.text, &out.size);
    const Host host = {.ctx = &out, .print = print};
    const MgradOptions options = {.unfolded = unfolded};
    Mgrad *m = mgrad_new(&host, &options);
    MgradStatus status = mgrad_run(m, "<random>", text, strlen(text));
    fclose(out.file);
    int at = status == MGRAD_OK ? compare(out.text, expected) : 0;
    if (status != MGRAD_OK || at >= 0)
        complain(seed, text, &out, expected, at, mgrad_error(m)->text);
    mgrad_free(m);
    free(out.text);
    return status == MGRAD_OK && at < 0;
}

/* ---- central differences over the recorded graph ---- */

/* The root's data with the leaf moved by h; false if there is a kink in between. */
static bool root_at(Reference *r, Datum root, Datum leaf, double at, uint64_t sides, double *data)
{
    reference_set(r, leaf, at);
    bool smooth = reference_forward(r, root) == sides;
    *data = reference_data(r, root);
    return smooth && isfinite(*data);
}

static bool difference(Reference *r, Datum root, Datum leaf, double h, double *slope)
{
    double at = reference_data(r, leaf), above, below;
    uint64_t sides = reference_forward(r, root);
    bool smooth = root_at(r, root, leaf, at + h, sides, &above);
    smooth = root_at(r, root, leaf, at - h, sides, &below) && smooth;
    reference_set(r, leaf, at);
    reference_forward(r, root);
    *slope = (above - below) / (2.0 * h);
    return smooth && isfinite(*slope);
}

/* If the quotients of two step sizes agree, they must agree with the gradient. */
static void check_gradient(Reference *r, Datum root, Datum leaf, Tally *tally, uint64_t seed)
{
    double gradient = reference_grad(r, leaf), wide, narrow;
    double h = 1e-4 * fmax(1.0, fabs(reference_data(r, leaf)));
    bool known = difference(r, root, leaf, h, &wide) && difference(r, root, leaf, h / 8, &narrow) &&
                 isfinite(gradient);
    double scale = known ? fmax(fabs(wide), 1e-3) : 1.0;
    /* Cancellation in the difference, and rounding errors of large intermediate numbers, whose sine
       and tangent also change faster than the step shows. */
    double largest = reference_largest(r, root), rounding = largest * 1e-15 / h;
    if (!known || fabs(wide - narrow) > 1e-6 * scale || rounding > 1e-5 * scale || largest > 1e4) {
        tally->skipped++;
        return;
    }
    tally->checked++;
    /* If tanh and sigmoid are nearly flat, micrograd's 1 - z**2 and 1 - z lose digits. */
    if (fabs(wide - gradient) <= 1e-3 * scale)
        return;
    tally->wrong++;
    printf("program %llu: a gradient is %.17g, the difference quotient %.17g\n",
           (unsigned long long)seed, gradient, wide);
}

static void check_gradients(Program *p, Reference *r, Tally *tally, uint64_t seed)
{
    Datum root = p->root->value;
    if (!root.is_node)
        return;
    for (int i = 0; i < p->leaf_count; i++)
        check_gradient(r, root, p->leaves[i]->value, tally, seed);
    for (int i = 0; i < p->instance_count; i++)
        for (int k = 0; k < p->instances[i]->count; k++)
            check_gradient(r, root, p->instances[i]->items[k], tally, seed);
}

/* For two builds of mgrad to run: with the nodes of the root, and as a picture. */
static bool write_file(const char *folder, uint64_t seed, const Program *p, const char *text)
{
    char path[4096];
    snprintf(path, sizeof path, "%s/%llu.mg", folder, (unsigned long long)seed);
    FILE *file = fopen(path, "w");
    if (!file)
        return false;
    fputs(text, file);
    if (p->root->value.is_node)
        fprintf(file, "topo(%s)\ndraw %s > %llu.dot\n", p->root->name, p->root->name,
                (unsigned long long)seed);
    return fclose(file) == 0;
}

int main(int argc, char **argv)
{
    const char *folder = argc > 3 ? argv[3] : NULL;
    unsigned long count = argc > 1 ? strtoul(argv[1], NULL, 10) : 200;
    uint64_t first = argc > 2 ? strtoull(argv[2], NULL, 10) : 1;
    Program *p = malloc(sizeof *p);
    Reference *r = reference_new();
    Tally tally = {0};
    for (uint64_t seed = first; p && r && seed < first + count; seed++) {
        static Numbers expected;
        uint64_t state = seed + 77;
        expected.count = 0;
        program_generate(p, seed);
        char *text = write_run(p, r, &expected, &state);
        if (!text)
            continue;
        tally.programs++;
        if (folder) {
            tally.wrong += !write_file(folder, seed, p, text);
            free(text);
            continue;
        }
        for (int unfolded = 0; unfolded < 2; unfolded++) {
            bool same = run(seed, text, &expected, unfolded);
            tally.numbers += same ? (unsigned)expected.count : 0;
            tally.wrong += !same;
        }
        check_gradients(p, r, &tally, seed);
        free(text);
    }
    printf("%s 1 - %lu programs, %lu numbers the same to the bit, %lu gradients checked by "
           "differences (%lu have none), %lu wrong\n1..1\n",
           tally.wrong || !tally.programs ? "not ok" : "ok", tally.programs, tally.numbers,
           tally.checked, tally.skipped, tally.wrong);
    reference_free(r);
    free(p);
    return tally.wrong > 0;
}
