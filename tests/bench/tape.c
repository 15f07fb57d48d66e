/*
 * tape.c: workloads on the bare tape (tape.h).
 *
 *     tape moons FILE    learns the moons, recording the graph again at every step; the loss has
 *                        65,818 nodes
 *     tape random N R    a random graph of N nodes, then R times forward and R times backward
 *     tape chain N       x = x*a + b, N times, then backward
 *     tape touch SIZE    only uses that many bytes of memory
 */
#define _DEFAULT_SOURCE /* for madvise */
#include "moons.h"
#include "tape.h"

/* ---- the moons ---- */

enum { INPUTS = 2, HIDDEN = 16 };

/* The score of a point: two layers of HIDDEN neurons, then a single one. `in` has space for
   HIDDEN. */
static Node moons_network(Tape *tape, Node in[HIDDEN])
{
    Node weights = 0, out[HIDDEN];
    for (int layer = 0, count = INPUTS; layer < 2; layer++, count = HIDDEN) {
        for (int i = 0; i < HIDDEN; i++, weights += (Node)count + 1)
            out[i] = tape_relu(tape, tape_dot(tape, weights, in, count));
        memcpy(in, out, sizeof out);
    }
    return tape_dot(tape, weights, in, HIDDEN);
}

/* relu(1 - y*score) */
static Node moons_hinge(Tape *tape, Node score, double label)
{
    Node turned = tape_mul(tape, score, tape_leaf(tape, -label));
    return tape_relu(tape, tape_add(tape, turned, tape_leaf(tape, 1.0)));
}

static Node moons_sum(Tape *tape, const Node *nodes, int count)
{
    Node sum = tape_leaf(tape, 0.0);
    for (int i = 0; i < count; i++)
        sum = tape_add(tape, sum, nodes[i]);
    return sum;
}

/* The mean hinge loss of all points plus 0.0001 times the squares of the parameters, recorded after
   the parameters in the order in which the lesson's script makes its nodes. */
static Node moons_loss(Tape *tape, const Moons *moons, int *right)
{
    Node inputs[POINTS][HIDDEN], scores[POINTS], losses[POINTS], squares[PARAMETERS];
    for (int i = 0; i < POINTS; i++)
        for (int k = 0; k < INPUTS; k++)
            inputs[i][k] = tape_leaf(tape, moons->points[i][k]);
    for (int i = 0; i < POINTS; i++)
        scores[i] = moons_network(tape, inputs[i]);
    for (int i = 0; i < POINTS; i++)
        losses[i] = moons_hinge(tape, scores[i], moons->labels[i]);
    Node total = moons_sum(tape, losses, POINTS);
    Node data = tape_mul(tape, total, tape_leaf(tape, 1.0 / POINTS));
    for (Node i = 0; i < PARAMETERS; i++)
        squares[i] = tape_mul(tape, i, i);
    total = moons_sum(tape, squares, PARAMETERS);
    Node decay = tape_mul(tape, total, tape_leaf(tape, 0.0001));
    *right = 0;
    for (int i = 0; i < POINTS; i++)
        *right += (moons->labels[i] > 0.0) == (tape_value(tape, scores[i]) > 0.0);
    return tape_add(tape, data, decay);
}

static void moons_update(Tape *tape, double rate)
{
    for (Node i = 0; i < PARAMETERS; i++)
        tape->pair[i].value -= rate * tape->pair[i].grad;
}

static void moons_run(const char *path)
{
    enum { NODES = 65818 };
    Moons moons;
    Tape tape;
    moons_read(&moons, path);
    tape_init(&tape, NODES);
    for (int i = 0; i < PARAMETERS; i++)
        tape_leaf(&tape, moons.parameters[i]);
    double start = bench_clock();
    for (int step = 0; step < STEPS; step++) {
        int right;
        tape.count = PARAMETERS;
        Node loss = moons_loss(&tape, &moons, &right);
        for (Node i = 0; i < PARAMETERS; i++)
            tape.pair[i].grad = 0.0;
        tape_backward(&tape, loss);
        moons_update(&tape, moons_rate(step));
        printf("step %d loss %.17g, accuracy %d%%\n", step, tape_value(&tape, loss), right);
    }
    bench_report("moons", start, STEPS);
    if (tape.count != NODES)
        bench_fail("the moons' graph has not the size that it should have");
    tape_done(&tape);
}

/* ---- a random graph ---- */

/* A linear congruential generator, the same as in random.mg. */
static uint64_t random_next(uint64_t *seed, uint64_t bound)
{
    *seed = (1103515245 * *seed + 12345) % 2147483648;
    return *seed / 64 % bound;
}

/* One operation on x; large results go through tanh, so that all numbers stay finite. */
static Node random_step(Tape *tape, uint64_t *seed, Node x)
{
    uint64_t choice = random_next(seed, 8);
    Node other = (Node)random_next(seed, tape->count);
    if (fabs(tape_value(tape, x)) > 2.0 || fabs(tape_value(tape, other)) > 2.0 || choice == 0)
        return tape_tanh(tape, x);
    if (choice == 1)
        return tape_relu(tape, x);
    if (choice == 2)
        return tape_exp(tape, x);
    return choice < 6 ? tape_add(tape, x, other) : tape_mul(tape, x, other);
}

/* Short chains of operations, each starting at a random older node; their ends are added up, so
   that every node is under the root. */
static Node random_grow(Tape *tape, Node count)
{
    enum { LEAVES = 64, CHAIN = 32 };
    uint64_t seed = 1337;
    for (int i = 0; i < LEAVES; i++)
        tape_leaf(tape, (double)random_next(&seed, 2048) / 1024 - 1);
    Node total = tape_leaf(tape, 0.0);
    while (tape->count < count) {
        Node x = (Node)random_next(&seed, tape->count);
        for (int i = 0; i < CHAIN; i++)
            x = random_step(tape, &seed, x);
        total = tape_add(tape, total, x);
    }
    return total;
}

static void random_run(Node count, int repeats)
{
    Tape tape;
    tape_init(&tape, count + 64);
    double start = bench_clock();
    Node root = random_grow(&tape, count);
    bench_report("build", start, tape.count);
    start = bench_clock();
    for (int i = 0; i < repeats; i++)
        tape_forward(&tape);
    bench_report("forward", start, (double)tape.count * repeats);
    start = bench_clock();
    for (int i = 0; i < repeats; i++) {
        tape_zero_inner(&tape);
        tape_backward(&tape, root);
    }
    bench_report("backward", start, (double)tape.count * repeats);
    printf("result root %.17g\n", tape_value(&tape, root));
    for (Node leaf = 0; leaf < 3; leaf++)
        printf("result grad%u %.17g\n", leaf, tape.pair[leaf].grad);
    tape_done(&tape);
}

/* ---- a chain ---- */

static void chain_run(Node count)
{
    Tape tape;
    tape_init(&tape, 2 * (size_t)count + 3);
    double start = bench_clock();
    Node a = tape_leaf(&tape, 1.0000001), b = tape_leaf(&tape, 1e-9), x = tape_leaf(&tape, 1.0);
    for (Node i = 0; i < count; i++)
        x = tape_add(&tape, tape_mul(&tape, x, a), b);
    bench_report("build", start, 2.0 * count);
    start = bench_clock();
    tape_backward(&tape, x);
    bench_report("backward", start, 2.0 * count);
    printf("result x %.17g\nresult da %.17g\n", tape_value(&tape, x), tape.pair[a].grad);
    tape_done(&tape);
}

/* ---- memory ---- */

/* Volatile, so that the compiler does not remove the writes. */
static void touch_run(size_t size)
{
    enum { PAGE = 4096 };
    volatile char *memory = tape_reserve(size);
    for (size_t at = 0; at < size; at += PAGE)
        memory[at] = 1;
    free((void *)memory);
}

int main(int argc, char **argv)
{
    if (argc == 3 && strcmp(argv[1], "moons") == 0)
        moons_run(argv[2]);
    else if (argc == 4 && strcmp(argv[1], "random") == 0)
        random_run((Node)atol(argv[2]), atoi(argv[3]));
    else if (argc == 3 && strcmp(argv[1], "chain") == 0)
        chain_run((Node)atol(argv[2]));
    else if (argc == 3 && strcmp(argv[1], "touch") == 0)
        touch_run((size_t)atol(argv[2]));
    else
        bench_fail("usage: tape moons FILE | random N REPEATS | chain N | touch SIZE");
    return 0;
}
