/* partial.c: the partial derivatives of the operations, expanded from ops.def. */
#include "graph/partial.h"

#include <assert.h>

/* ---- the words of the columns dx and dy ---- */

/* An operation follows its operands. No word passes its arguments to another one: they contain
   commas. */
#define APPLY(name)                                                                                \
    {                                                                                              \
        .kind = PARTIAL_OP, .op = OP_##name                                                        \
    }

#define X                                                                                          \
    {                                                                                              \
        .kind = PARTIAL_X                                                                          \
    }
#define Y                                                                                          \
    {                                                                                              \
        .kind = PARTIAL_Y                                                                          \
    }
#define Z                                                                                          \
    {                                                                                              \
        .kind = PARTIAL_Z                                                                          \
    }
#define C                                                                                          \
    {                                                                                              \
        .kind = PARTIAL_C                                                                          \
    }
#define NUMBER(n)                                                                                  \
    {                                                                                              \
        .kind = PARTIAL_NUMBER, .number = (n)                                                      \
    }
#define ZERO NUMBER(0.0)
#define ONE  NUMBER(1.0)

#define ADD(a, b)      a, b, APPLY(ADD)
#define MUL(a, b)      a, b, APPLY(MUL)
#define POWK(a, k)     a, k, APPLY(POWK)
#define POW(a, b)      a, b, APPLY(POW)
#define EXP(a)         a, APPLY(EXP)
#define LOG(a)         a, APPLY(LOG)
#define SQRT(a)        a, APPLY(SQRT)
#define SIN(a)         a, APPLY(SIN)
#define COS(a)         a, APPLY(COS)
#define SINH(a)        a, APPLY(SINH)
#define COSH(a)        a, APPLY(COSH)
#define SIGMOID(a)     a, APPLY(SIGMOID)
#define POSITIVE(a)    a, APPLY(POSITIVE)
#define SIGN(a)        a, APPLY(SIGN)
#define NOT_LESS(a, b) a, b, APPLY(NOT_LESS)
#define WHERE(mask, a) mask, a, APPLY(WHERE)

/* Subtraction and division have the form that they have in micrograd's graphs. */
#define NEG(a)        NUMBER(-1.0), a, APPLY(MUL)
#define SUB(a, b)     a, NUMBER(-1.0), b, APPLY(MUL), APPLY(ADD)
#define RECIPROCAL(a) a, NUMBER(-1.0), APPLY(POWK)
#define SQUARE(a)     a, a, APPLY(MUL)

/* a where the mask is 1, else b: where(mask, a) + where(1 - mask, b) */
#define CHOOSE(mask, a, b)                                                                         \
    mask, a, APPLY(WHERE), ONE, NUMBER(-1.0), mask, APPLY(MUL), APPLY(ADD), b, APPLY(WHERE),       \
        APPLY(ADD)

/* The normal distribution. With erfc, no digits cancel below 0. */
#define NORMAL_CDF(a) NUMBER(0.5), NUMBER(-OPS_SQRT_HALF), a, APPLY(MUL), APPLY(ERFC), APPLY(MUL)
#define NORMAL_DENSITY(a)                                                                          \
    NUMBER(OPS_NORMAL_PEAK), NUMBER(-0.5), a, a, APPLY(MUL), APPLY(MUL), APPLY(EXP), APPLY(MUL)

/* ---- the table ---- */

#define OP(name, symbol, function, inputs, constants, value, x_grad, y_grad, vanishes, dx, dy,     \
           ...)                                                                                    \
    static const PartialStep name##_by_x[] = {dx}, name##_by_y[] = {dy};
#include "graph/ops.def"
#undef OP

typedef struct PartialSteps {
    const PartialStep *steps;
    size_t count;
} PartialSteps;

#define STEPS(list)                                                                                \
    {                                                                                              \
        list, sizeof(list) / sizeof *(list)                                                        \
    }
static const PartialSteps table[OP_COUNT][2] = {
#define OP(name, ...) [OP_##name] = {STEPS(name##_by_x), STEPS(name##_by_y)},
#include "graph/ops.def"
#undef OP
};

const PartialStep *partial_steps(Op op, int input, size_t *count)
{
    assert(op < OP_COUNT && (input == 0 || input == 1));
    *count = table[op][input].count;
    return table[op][input].steps;
}

/* ---- evaluating ---- */

/* What partial_is_mask knows of an element. */
typedef enum MaskState {
    MASK_NO,
    MASK_ZERO, /* the number 0 */
    MASK_ONE,  /* the number 1 */
    MASK_YES,  /* 0 or 1 */
    MASK_MINUS_ONE,
    MASK_NEGATED, /* 0 or -1 */
} MaskState;

static MaskState mask_of_number(double number)
{
    return number == 0.0    ? MASK_ZERO
           : number == 1.0  ? MASK_ONE
           : number == -1.0 ? MASK_MINUS_ONE
                            : MASK_NO;
}

static bool mask_is_certain(MaskState state)
{
    return state == MASK_ZERO || state == MASK_ONE || state == MASK_YES;
}

static MaskState mask_of_operation(Op op, MaskState a, MaskState b)
{
    switch (op) {
    case OP_POSITIVE:
    case OP_NOT_LESS:
        return MASK_YES;
    case OP_WHERE: /* whatever the first operand is */
        return mask_is_certain(b) ? MASK_YES : MASK_NO;
    case OP_MUL:
        if (a == MASK_MINUS_ONE && mask_is_certain(b))
            return MASK_NEGATED;
        return mask_is_certain(a) && mask_is_certain(b) ? MASK_YES : MASK_NO;
    case OP_ADD: /* 1 - mask */
        return a == MASK_ONE && b == MASK_NEGATED ? MASK_YES : MASK_NO;
    default:
        return MASK_NO;
    }
}

bool partial_is_mask(Op op, int input)
{
    MaskState stack[PARTIAL_DEEPEST + 1] = {
        MASK_NO}; /* an operation with one operand reads one more */
    size_t count, depth = 0;
    const PartialStep *steps = partial_steps(op, input, &count);
    for (size_t i = 0; i < count; i++) {
        if (steps[i].kind != PARTIAL_OP) {
            stack[depth++] =
                steps[i].kind == PARTIAL_NUMBER ? mask_of_number(steps[i].number) : MASK_NO;
            continue;
        }
        depth -= (size_t)ops_operands(steps[i].op);
        stack[depth] = mask_of_operation(steps[i].op, stack[depth], stack[depth + 1]);
        depth++;
    }
    return mask_is_certain(stack[0]);
}

double partial_value(Op op, int input, double x, double y, double z, double c)
{
    double stack[PARTIAL_DEEPEST + 1] = {0.0}; /* an operation with one operand reads one more */
    size_t count, depth = 0;
    const PartialStep *steps = partial_steps(op, input, &count);
    for (size_t i = 0; i < count; i++) {
        switch (steps[i].kind) {
        case PARTIAL_X:
            stack[depth++] = x;
            break;
        case PARTIAL_Y:
            stack[depth++] = y;
            break;
        case PARTIAL_Z:
            stack[depth++] = z;
            break;
        case PARTIAL_C:
            stack[depth++] = c;
            break;
        case PARTIAL_NUMBER:
            stack[depth++] = steps[i].number;
            break;
        case PARTIAL_OP:
            depth -= (size_t)ops_operands(steps[i].op);
            stack[depth] = ops_value(steps[i].op, stack[depth], stack[depth + 1], 0.0);
            depth++;
            break;
        }
    }
    assert(depth == 1);
    return stack[0];
}
