/*
 * moons_adolc.cpp: the moons with ADOL-C, the tape library in Debian. The loss is taped again at
 * every step, and one reverse sweep computes the gradients.
 */
#include <adolc/adolc.h>

#include <vector>

#include "moons.h"

using Numbers = std::vector<adouble>;

static adouble relu(const adouble &x)
{
    return fmax(x, 0.0);
}

/* One neuron; `next` iterates over the parameters. */
static adouble neuron(const adouble *&next, const Numbers &in)
{
    adouble sum = next[in.size()];
    for (const adouble &x : in)
        sum += *next++ * x;
    next++;
    return sum;
}

static adouble network(const Numbers &parameters, const double *point)
{
    const adouble *next = parameters.data();
    Numbers in = {point[0], point[1]};
    for (int layer = 0; layer < 2; layer++) {
        Numbers out(16);
        for (adouble &x : out)
            x = relu(neuron(next, in));
        in.swap(out); // a copy would be recorded, too
    }
    return neuron(next, in);
}

static adouble loss(const Numbers &parameters, const Moons &moons)
{
    adouble data = 0.0, squares = 0.0;
    for (int i = 0; i < POINTS; i++)
        data += relu(1.0 - moons.labels[i] * network(parameters, moons.points[i]));
    for (const adouble &p : parameters)
        squares += p * p;
    return data * (1.0 / POINTS) + 0.0001 * squares;
}

/* The loss and, in `grads`, its gradients. */
static double learn(const Moons &moons, double *grads)
{
    enum { TAPE = 1, KEEP = 1 };
    double value, weight[] = {1.0};
    trace_on(TAPE, KEEP);
    {
        Numbers parameters(PARAMETERS);
        for (int i = 0; i < PARAMETERS; i++)
            parameters[i] <<= moons.parameters[i];
        adouble total = loss(parameters, moons);
        total >>= value;
    }
    trace_off();
    fos_reverse(TAPE, 1, PARAMETERS, weight, grads);
    return value;
}

int main(int argc, char **argv)
{
    if (argc != 2)
        bench_fail("usage: moons_adolc FILE");
    Moons moons;
    double grads[PARAMETERS];
    moons_read(&moons, argv[1]);
    double start = bench_clock();
    for (int step = 0; step < STEPS; step++) {
        double now = learn(moons, grads);
        for (int i = 0; i < PARAMETERS; i++)
            moons.parameters[i] -= moons_rate(step) * grads[i];
        printf("step %d loss %.17g\n", step, now);
    }
    bench_report("moons", start, STEPS);
    return 0;
}
