/*
 * network_tape.c: the networks of network.mg on the bare tape, recorded anew in each step.
 *
 *     network_tape ACT OUT SAMPLES BATCH STEPS FILE SIZE…
 *
 * ACT and OUT are the activations of the inner layers and of the last one: relu, tanh or linear.
 * SIZE… are the sizes of the layers, the inputs first.
 */
#define _DEFAULT_SOURCE /* for madvise */
#include "tape.h"

enum { MOST_LAYERS = 8, MOST_UNITS = 1024 };

typedef struct Network {
    int sizes[MOST_LAYERS + 1], layers; /* sizes[0] are the inputs */
    char act, out;                      /* 'r', 't' or 'l' */
    int samples, batch, steps;
    size_t parameters;
    double *rows, *targets;
} Network;

static Node activated(Tape *tape, Node x, char act)
{
    return act == 'r' ? tape_relu(tape, x) : act == 't' ? tape_tanh(tape, x) : x;
}

/* Replaces the inputs in `units` by the scores. The parameters are the first nodes. */
static void record_sample(Tape *tape, const Network *network, Node *units)
{
    Node weights = 0, out[MOST_UNITS];
    for (int layer = 0; layer < network->layers; layer++) {
        int inputs = network->sizes[layer], outputs = network->sizes[layer + 1];
        char act = layer + 1 < network->layers ? network->act : network->out;
        for (int j = 0; j < outputs; j++, weights += (Node)inputs + 1)
            out[j] = activated(tape, tape_dot(tape, weights, units, inputs), act);
        memcpy(units, out, (size_t)outputs * sizeof *units);
    }
}

static Node sum_of(Tape *tape, const Node *terms, int count)
{
    Node sum = tape_leaf(tape, 0.0);
    for (int i = 0; i < count; i++)
        sum = tape_add(tape, sum, terms[i]);
    return sum;
}

/* The squared error of one score, or the cross entropy of several. */
static Node record_loss(Tape *tape, const Node *scores, int count, double target)
{
    Node below[MOST_UNITS], powers[MOST_UNITS];
    if (count == 1)
        return tape_square(tape, tape_add(tape, scores[0], tape_leaf(tape, -target)));
    double largest = tape_value(tape, scores[0]);
    for (int j = 1; j < count; j++)
        largest = fmax(largest, tape_value(tape, scores[j]));
    for (int j = 0; j < count; j++)
        below[j] = tape_add(tape, scores[j], tape_leaf(tape, -largest));
    for (int j = 0; j < count; j++)
        powers[j] = tape_exp(tape, below[j]);
    Node total = tape_log(tape, sum_of(tape, powers, count));
    return tape_add(tape, total, tape_mul(tape, below[(int)target], tape_leaf(tape, -1.0)));
}

static Node record_step(Tape *tape, const Network *network, int first)
{
    static Node losses[MOST_UNITS], units[MOST_UNITS][MOST_UNITS];
    int inputs = network->sizes[0], outputs = network->sizes[network->layers];
    for (int k = 0; k < network->batch; k++)
        for (int i = 0; i < inputs; i++)
            units[k][i] = tape_leaf(tape, network->rows[(size_t)(first + k) * inputs + i]);
    for (int k = 0; k < network->batch; k++)
        record_sample(tape, network, units[k]);
    for (int k = 0; k < network->batch; k++)
        losses[k] = record_loss(tape, units[k], outputs, network->targets[first + k]);
    Node total = sum_of(tape, losses, network->batch);
    return tape_mul(tape, total, tape_leaf(tape, 1.0 / network->batch));
}

static void learn(const Network *network, Tape *tape)
{
    Node parameters = (Node)network->parameters;
    double start = bench_clock();
    for (int step = 0; step < network->steps; step++) {
        tape->count = parameters;
        Node loss = record_step(tape, network, network->batch < network->samples ? step : 0);
        for (Node i = 0; i < parameters; i++)
            tape->pair[i].grad = 0.0;
        tape_backward(tape, loss);
        for (Node i = 0; i < parameters; i++)
            tape->pair[i].value -= 0.05 * tape->pair[i].grad;
        printf("step %d loss %.17g\n", step, tape_value(tape, loss));
    }
    bench_report("step", start, network->steps > 0 ? network->steps : 1);
}

/* The parameters become the first nodes. */
static void network_read(Network *network, Tape *tape, const char *path)
{
    FILE *file = fopen(path, "r");
    size_t inputs = (size_t)network->sizes[0];
    if (!file)
        bench_fail("the network's file cannot be read");
    for (size_t i = 0; i < network->parameters; i++)
        tape_leaf(tape, bench_read_number(file));
    network->rows = malloc((size_t)network->samples * inputs * sizeof(double));
    network->targets = malloc((size_t)network->samples * sizeof(double));
    if (!network->rows || !network->targets)
        bench_fail("out of memory");
    for (size_t k = 0; k < (size_t)network->samples; k++) {
        for (size_t i = 0; i < inputs; i++)
            network->rows[k * inputs + i] = bench_read_number(file);
        network->targets[k] = bench_read_number(file);
    }
    fclose(file);
}

int main(int argc, char **argv)
{
    Network network = {0};
    Tape tape;
    if (argc < 9 || argc > 8 + MOST_LAYERS)
        bench_fail("usage: network_tape ACT OUT SAMPLES BATCH STEPS FILE SIZE…");
    network.act = argv[1][0], network.out = argv[2][0];
    network.samples = atoi(argv[3]), network.batch = atoi(argv[4]), network.steps = atoi(argv[5]);
    network.layers = argc - 8;
    size_t nodes = 0;
    for (int i = 0; i <= network.layers; i++) {
        network.sizes[i] = atoi(argv[7 + i]);
        if (i > 0)
            network.parameters += (size_t)network.sizes[i] * (size_t)(network.sizes[i - 1] + 1);
    }
    nodes = network.parameters + (size_t)network.batch * (2 * network.parameters + 4 * MOST_UNITS);
    tape_init(&tape, nodes);
    network_read(&network, &tape, argv[6]);
    learn(&network, &tape);
    free(network.rows);
    free(network.targets);
    tape_done(&tape);
    return 0;
}
