/*
 * network.c: the networks of network.mg as dense loops, which bound what is possible without a
 * graph.
 *
 *     network STEPS FILE
 *
 * The size of each layer is a constant, so that the compiler can unroll and vectorise:
 *
 *     -DSIZES='L(2, 16) L(16, 16) L(16, 1)'  the layers, first to last
 *     -DINPUTS=2 -DOUTPUTS=1 -DPARAMETERS=337 -DUNITS=33  numbers in a sample, scores, parameters,
 * and outputs of all layers -DRELU                                 relu in the inner layers;
 * otherwise tanh -DTANH_OUT                             tanh after the last layer, too
 *     -DSAMPLES=100 -DBATCH=100              samples, those of one step
 *     -DTRANSPOSED                           the weights are also stored by input, so that the
 * inner loops forward have independent sums
 *
 * The loss is the mean squared error of one score, or the mean cross entropy of several. Backward
 * goes through the samples, neurons and weights from last to first, like the sweep over the graph.
 */
#include <math.h>
#include <stdbool.h>
#include <string.h>

#include "bench.h"

/* With its constant sizes, each call gets loops of its own. */
#define INLINE __attribute__((always_inline)) static inline

typedef struct Network {
    double parameters[PARAMETERS]; /* neuron by neuron, weights before the bias */
    double samples[SAMPLES][INPUTS];
    double targets[SAMPLES]; /* a number, or the index of a class */
} Network;

INLINE double activate(double x, bool is_last)
{
#ifdef RELU
    return is_last ? x : x > 0.0 ? x : 0.0;
#elif defined TANH_OUT
    (void)is_last;
    return tanh(x);
#else
    return is_last ? x : tanh(x);
#endif
}

/* The derivative of the activation, from its value. */
INLINE double slope(double z, bool is_last)
{
#ifdef RELU
    return is_last ? 1.0 : z > 0.0 ? 1.0 : 0.0;
#elif defined TANH_OUT
    (void)is_last;
    return 1.0 - z * z;
#else
    return is_last ? 1.0 : 1.0 - z * z;
#endif
}

/* ---- a layer ---- */

#ifdef TRANSPOSED
/* `weights` has a row of `outputs` numbers for each input, then the biases. */
INLINE void layer_load(double *restrict weights, const double *restrict parameters, int inputs,
                       int outputs)
{
    for (int j = 0; j < outputs; j++)
        for (int i = 0; i <= inputs; i++)
            weights[i * outputs + j] = parameters[j * (inputs + 1) + i];
}

INLINE void layer_forward(const double *restrict weights, const double *restrict in,
                          double *restrict out, int inputs, int outputs, bool is_last)
{
    double sum[outputs];
    for (int j = 0; j < outputs; j++)
        sum[j] = weights[inputs * outputs + j];
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < outputs; j++)
            sum[j] += weights[i * outputs + j] * in[i];
    for (int j = 0; j < outputs; j++)
        out[j] = activate(sum[j], is_last);
}
#else
INLINE void layer_forward(const double *restrict parameters, const double *restrict in,
                          double *restrict out, int inputs, int outputs, bool is_last)
{
    for (int j = 0; j < outputs; j++, parameters += inputs + 1) {
        double sum = parameters[inputs];
        for (int i = 0; i < inputs; i++)
            sum += parameters[i] * in[i];
        out[j] = activate(sum, is_last);
    }
}
#endif

/* `grads` are those of the parameters, `out_grads` those of the outputs, to which the activation's
   slope is applied. in_grads may be NULL: of samples. */
INLINE void layer_back(const double *restrict parameters, double *restrict grads,
                       const double *restrict in, double *restrict in_grads,
                       const double *restrict out, const double *restrict out_grads, int inputs,
                       int outputs, bool is_last)
{
    for (int j = outputs - 1; j >= 0; j--) {
        double g = slope(out[j], is_last) * out_grads[j];
        const double *weights = parameters + j * (inputs + 1);
        double *to = grads + j * (inputs + 1);
        for (int i = 0; i < inputs; i++)
            to[i] += in[i] * g;
        for (int i = 0; in_grads && i < inputs; i++)
            in_grads[i] += weights[i] * g;
        to[inputs] += g;
    }
}

/* ---- the network ---- */

enum {
    LAYERS = 0
#define L(inputs, outputs) +1
    SIZES
#undef L
};

#ifdef TRANSPOSED
static void network_load(double *weights, const double *parameters)
{
#define L(inputs, outputs)                                                                         \
    layer_load(weights, parameters, inputs, outputs);                                              \
    weights += (inputs + 1) * outputs;                                                             \
    parameters += (inputs + 1) * outputs;
    SIZES
#undef L
}
#endif

/* `units` gets the outputs of all layers. */
static void network_forward(const double *weights, const double *sample, double *units)
{
    const double *in = sample;
    int layer = 0;
#define L(inputs, outputs)                                                                         \
    layer_forward(weights, in, units, inputs, outputs, ++layer == LAYERS);                         \
    in = units;                                                                                    \
    units += outputs;                                                                              \
    weights += (inputs + 1) * outputs;
    SIZES
#undef L
}

/* Where the parts of each layer begin. */
typedef struct Place {
    int inputs, outputs, parameters, units;
} Place;

static void network_places(Place *places)
{
    int parameters = 0, units = 0, layer = 0;
#define L(in, out)                                                                                 \
    places[layer++] = (Place){in, out, parameters, units};                                         \
    parameters += ((in) + 1) * (out);                                                              \
    units += out;
    SIZES
#undef L
}

/* One call for each layer's constants, so that the loops have constant bounds. */
static void back_of_layer(const double *parameters, double *grads, const double *in,
                          double *in_grads, const double *out, const double *out_grads, int layer)
{
    int at = 0;
#define L(inputs, outputs)                                                                         \
    if (at++ == layer)                                                                             \
        layer_back(parameters, grads, in, in_grads, out, out_grads, inputs, outputs, at == LAYERS);
    SIZES
#undef L
}

static void network_back(const double *parameters, double *grads, const double *sample,
                         const double *units, double *unit_grads, const Place *places)
{
    for (int layer = LAYERS - 1; layer >= 0; layer--) {
        const Place *at = &places[layer];
        const double *in = layer ? units + places[layer - 1].units : sample;
        double *in_grads = layer ? unit_grads + places[layer - 1].units : NULL;
        back_of_layer(parameters + at->parameters, grads + at->parameters, in, in_grads,
                      units + at->units, unit_grads + at->units, layer);
    }
}

/* ---- losses of one sample: the value, and the gradients of the scores ---- */

static double loss_of(const double *scores, double target, double *grads, double weight)
{
    if (OUTPUTS == 1) {
        double difference = scores[0] - target;
        grads[0] = 2.0 * difference * weight;
        return difference * difference;
    }
    double largest = scores[0], total = 0.0, powers[OUTPUTS];
    for (int j = 1; j < OUTPUTS; j++)
        largest = scores[j] > largest ? scores[j] : largest;
    for (int j = 0; j < OUTPUTS; j++)
        total += powers[j] = exp(scores[j] - largest);
    for (int j = 0; j < OUTPUTS; j++)
        grads[j] = (powers[j] / total - (j == (int)target)) * weight;
    return log(total) - (scores[(int)target] - largest);
}

static double step_loss(const Network *network, int first, double *grads, const Place *places)
{
    static double units[BATCH][UNITS], unit_grads[BATCH][UNITS];
    const double *weights = network->parameters;
    double total = 0.0;
#ifdef TRANSPOSED
    static double by_input[PARAMETERS];
    network_load(by_input, network->parameters);
    weights = by_input;
#endif
    for (int i = 0; i < BATCH; i++) {
        network_forward(weights, network->samples[first + i], units[i]);
        memset(unit_grads[i], 0, sizeof unit_grads[i]);
        total += loss_of(units[i] + UNITS - OUTPUTS, network->targets[first + i],
                         unit_grads[i] + UNITS - OUTPUTS, 1.0 / BATCH);
    }
    memset(grads, 0, PARAMETERS * sizeof *grads);
    for (int i = BATCH - 1; i >= 0; i--)
        network_back(network->parameters, grads, network->samples[first + i], units[i],
                     unit_grads[i], places);
    return total * (1.0 / BATCH);
}

static void network_read(Network *network, const char *path)
{
    FILE *file = fopen(path, "r");
    if (!file)
        bench_fail("the network's file cannot be read");
    for (int i = 0; i < PARAMETERS; i++)
        network->parameters[i] = bench_read_number(file);
    for (int k = 0; k < SAMPLES; k++) {
        for (int i = 0; i < INPUTS; i++)
            network->samples[k][i] = bench_read_number(file);
        network->targets[k] = bench_read_number(file);
    }
    fclose(file);
}

int main(int argc, char **argv)
{
    static Network network;
    static double grads[PARAMETERS];
    Place places[LAYERS];
    if (argc != 3)
        bench_fail("usage: network STEPS FILE");
    int steps = atoi(argv[1]);
    network_read(&network, argv[2]);
    network_places(places);
    double start = bench_clock();
    for (int step = 0; step < steps; step++) {
        double loss = step_loss(&network, BATCH < SAMPLES ? step : 0, grads, places);
        for (int i = 0; i < PARAMETERS; i++)
            network.parameters[i] -= 0.05 * grads[i];
        printf("step %d loss %.17g\n", step, loss);
    }
    bench_report("step", start, steps > 0 ? steps : 1);
    return 0;
}
