/*
 * ops.c: the operations of the graph as a table, for help, pictures and lookups by name; and the
 * formulas that ops.def calls.
 */
#include "graph/ops.h"

const OpRow ops_table[OP_COUNT + 1] = {
#define OP(name, symbol, function, inputs, constants, value, x_grad, y_grad, vanishes, dx, dy,     \
           help)                                                                                   \
    [OP_##name] = {symbol, function, help, inputs, constants, vanishes},
#include "graph/ops.def"
#undef OP
    [OP_FOLD] = {"+", "", "", 0, 0, true}, /* its node is the last of the sums */
};

OpsDerivatives ops_terms(Op op, double x, double y, double z, double c, double g)
{
    switch (op) {
#define OP(name, symbol, function, inputs, constants, value, x_grad, y_grad, ...)                  \
    case OP_##name:                                                                                \
        return (OpsDerivatives){x_grad, y_grad};
#include "graph/ops.def"
#undef OP
    case OP_COUNT:
        break;
    }
    return (OpsDerivatives){0.0, 0.0};
}

OpsDerivatives ops_derivatives(Op op, double x, double y, double z, double c)
{
    return ops_terms(op, x, y, z, c, 1.0);
}

double ops_softplus(double x)
{
    return x > 20.0 ? x : log1p(exp(x));
}

double ops_softplus_dx(double x)
{
    double power = exp(x);
    return x > 20.0 ? 1.0 : power / (power + 1.0);
}

double ops_elu(double x, double alpha)
{
    return x > 0.0 ? x : alpha * expm1(x);
}

double ops_elu_dx(double x, double alpha)
{
    return x > 0.0 ? 1.0 : alpha * exp(x);
}

/* The normal distribution. With erfc, no digits cancel below 0. */
static double normal_cdf(double x)
{
    return 0.5 * erfc(-x * OPS_SQRT_HALF);
}

static double normal_density(double x)
{
    return exp(-0.5 * x * x) * OPS_NORMAL_PEAK;
}

double ops_gelu(double x)
{
    return x * normal_cdf(x);
}

double ops_gelu_dx(double x)
{
    return normal_cdf(x) + x * normal_density(x);
}

double ops_silu(double x)
{
    return x / (1.0 + exp(-x));
}

double ops_silu_dx(double x)
{
    double sigmoid = 1.0 / (1.0 + exp(-x));
    return sigmoid * (1.0 + x * (1.0 - sigmoid));
}

double ops_clamp(double x, double least, double most)
{
    double z = x >= least || isnan(x) ? x : least;
    return z <= most || isnan(z) ? z : most;
}
