/*
 * loops.c: the network for the moons as plain loops, which bounds what is possible without a graph.
 *
 *     loops FILE
 *
 * Forward and backward through layers of 2, 16, 16 and 1 neurons, by hand. Nothing is skipped, not
 * even multiplications by 0. Every sum runs in the order in which the graph's nodes add up, so the
 * losses have the same digits: points, neurons and inputs ascend on the way forward, points and
 * neurons descend on the way back. The inner loops add to sixteen accumulators, so that the
 * compiler can vectorise them; for that the weights are stored twice, by neuron for learning and by
 * input.
 */
#include "moons.h"

enum { IN = 2, HIDDEN = 16 };
/* The offset of each layer's parameters. */
enum { FIRST = 0, SECOND = FIRST + HIDDEN * (IN + 1), LAST = SECOND + HIDDEN * (HIDDEN + 1) };

/* The hidden layers' parameters by input. */
typedef struct Weights {
    double first[IN][HIDDEN], first_bias[HIDDEN];
    double second[HIDDEN][HIDDEN], second_bias[HIDDEN];
} Weights;

/* The outputs of the hidden neurons for a point. */
typedef struct Trace {
    double first[HIDDEN], second[HIDDEN];
} Trace;

static inline double relu(double x)
{
    return x > 0.0 ? x : 0.0;
}

/* ---- forward ---- */

static inline void weights_load_layer(double (*weights)[HIDDEN], double *bias,
                                      const double *parameters, int inputs)
{
    for (int j = 0; j < HIDDEN; j++, parameters += inputs + 1) {
        for (int i = 0; i < inputs; i++)
            weights[i][j] = parameters[i];
        bias[j] = parameters[inputs];
    }
}

/* out = relu(bias + weights * in), for all neurons at once. */
static inline void layer_forward(const double (*restrict weights)[HIDDEN],
                                 const double *restrict bias, const double *restrict in, int inputs,
                                 double *restrict out)
{
    double sum[HIDDEN];
    for (int j = 0; j < HIDDEN; j++)
        sum[j] = bias[j];
    for (int i = 0; i < inputs; i++)
        for (int j = 0; j < HIDDEN; j++)
            sum[j] += weights[i][j] * in[i];
    for (int j = 0; j < HIDDEN; j++)
        out[j] = relu(sum[j]);
}

/* The score of one point. */
static double network_forward(const Weights *weights, const double *last, const double *point,
                              Trace *trace)
{
    layer_forward(weights->first, weights->first_bias, point, IN, trace->first);
    layer_forward(weights->second, weights->second_bias, trace->first, HIDDEN, trace->second);
    double score = last[HIDDEN];
    for (int i = 0; i < HIDDEN; i++)
        score += last[i] * trace->second[i];
    return score;
}

/* ---- backward ---- */

/* The backward step of a neuron, where g is the gradient of its sum: the gradients of its
   parameters and its inputs. */
static inline void neuron_back(const double *restrict parameters, double *restrict grads,
                               const double *restrict in, double *restrict in_grads, double g)
{
    for (int i = 0; i < HIDDEN; i++) {
        grads[i] += in[i] * g;
        in_grads[i] += parameters[i] * g;
    }
    grads[HIDDEN] += g;
}

/* Adds the gradients of one point; g is the gradient of its score. relu had an output above 0 if
   its input was positive. */
static void network_back(const double *parameters, double *grads, const double *point,
                         const Trace *trace, double g)
{
    double first_grads[HIDDEN] = {0.0}, second_grads[HIDDEN] = {0.0};
    neuron_back(parameters + LAST, grads + LAST, trace->second, second_grads, g);
    for (int j = HIDDEN - 1; j >= 0; j--) {
        int at = SECOND + j * (HIDDEN + 1);
        neuron_back(parameters + at, grads + at, trace->first, first_grads,
                    trace->second[j] > 0.0 ? second_grads[j] : 0.0);
    }
    for (int j = HIDDEN - 1; j >= 0; j--) {
        double *grad = grads + FIRST + j * (IN + 1);
        g = trace->first[j] > 0.0 ? first_grads[j] : 0.0;
        grad[0] += point[0] * g;
        grad[1] += point[1] * g;
        grad[IN] += g;
    }
}

/* 0.0001 times the squares of the parameters; its gradients are added first. */
static double decay(const double *parameters, double *grads)
{
    double sum = 0.0;
    for (int i = 0; i < PARAMETERS; i++)
        sum += parameters[i] * parameters[i];
    for (int i = 0; i < PARAMETERS; i++)
        grads[i] = 0.0001 * parameters[i] + 0.0001 * parameters[i];
    return 0.0001 * sum;
}

/* The loss of all points, and its gradients. */
static double loss(const Moons *moons, const double *parameters, double *grads)
{
    Weights weights;
    Trace traces[POINTS];
    double margins[POINTS], total = 0.0;
    weights_load_layer(weights.first, weights.first_bias, parameters + FIRST, IN);
    weights_load_layer(weights.second, weights.second_bias, parameters + SECOND, HIDDEN);
    for (int i = 0; i < POINTS; i++) {
        double score = network_forward(&weights, parameters + LAST, moons->points[i], &traces[i]);
        margins[i] = -moons->labels[i] * score + 1;
        total += relu(margins[i]);
    }
    double squares = decay(parameters, grads);
    for (int i = POINTS - 1; i >= 0; i--)
        network_back(parameters, grads, moons->points[i], &traces[i],
                     margins[i] > 0.0 ? -moons->labels[i] * (1.0 / POINTS) : 0.0);
    return total * (1.0 / POINTS) + squares;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        bench_fail("usage: loops FILE");
    Moons moons;
    moons_read(&moons, argv[1]);
    double *parameters = moons.parameters, grads[PARAMETERS];
    double start = bench_clock();
    for (int step = 0; step < STEPS; step++) {
        double now = loss(&moons, parameters, grads);
        for (int i = 0; i < PARAMETERS; i++)
            parameters[i] -= moons_rate(step) * grads[i];
        printf("step %d loss %.17g\n", step, now);
    }
    bench_report("moons", start, STEPS);
    return 0;
}
