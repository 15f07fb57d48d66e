/* judge.c: judging gradients of a graph by differences of its root. */
#include "graph/pass/judge.h"

#include "graph/grads.h"
#include "graph/pass/sweep.h"

void judge_init(Judge *judge, Tape *tape, Node root, void *block)
{
    *judge = (Judge){.is_swept = false};
    nudge_init(&judge->nudge, tape, root, block);
}

static bool sweep(Tape *tape, Node root)
{
    grads_zero_all(tape);
    return sweep_backward(tape, root);
}

bool judge_select(Judge *judge, Node node)
{
    Tape *tape = judge->nudge.tape;
    judge->is_swept = judge->is_swept || sweep(tape, judge->nudge.root);
    return judge->is_swept && nudge_select(&judge->nudge, node);
}

/* The gradients on the tape are those of the present data. */
static SlopePoint present_point(const Judge *judge)
{
    const Tape *tape = judge->nudge.tape;
    return (SlopePoint){.value = tape_value(tape, judge->nudge.root),
                        .noise = nudge_noise(&judge->nudge),
                        .gradient = tape_grad(tape, judge->nudge.node)};
}

/* The gradient at another place, and with it a bound of the rounding error there, costs as much as
   a backward. */
static bool evaluate(Judge *judge, const Slope *slope, double x, SlopePoint *point)
{
    Tape *tape = judge->nudge.tape;
    *point = slope->here;
    point->value = nudge_move(&judge->nudge, x);
    if (tape_stopped(tape))
        return false;
    if (!slope->wants_gradients)
        return true;
    judge->is_swept = false;
    if (!sweep(tape, judge->nudge.root))
        return false;
    *point = present_point(judge);
    return true;
}

/* backward takes one side at each operation. Where two kinks meet, as in relu(x) - relu(-x) at 0,
   the sum may be the slope of neither side. That is no mistake of a sweep. */
static void find_kink(Judge *judge, Slope *slope)
{
    enum { SURE = 1000 };
    bool is_backwards = slope->gradient == slope->here.gradient;
    bool is_known = slope->verdict != SLOPE_UNSURE || SURE * slope->error <= fabs(slope->slope);
    judge->kink = NODE_NONE;
    if (slope->verdict == SLOPE_KINK || (slope->verdict != SLOPE_OK && is_backwards && is_known))
        judge->kink = nudge_find_kink(&judge->nudge);
    if (judge->kink == NODE_NONE || slope->verdict == SLOPE_KINK)
        return;
    slope->verdict = SLOPE_KINK;
    if (slope->left == slope->right)
        slope->left = slope->right = slope->slope;
}

bool judge_gradient(Judge *judge, double gradient, Slope *slope)
{
    slope_begin(slope, judge->nudge.x, gradient, present_point(judge));
    while (slope_next(slope))
        for (int i = 0; i < SLOPE_POINTS; i++)
            if (!evaluate(judge, slope, slope->at[i], &slope->found[i]))
                return false;
    nudge_back(&judge->nudge);
    find_kink(judge, slope);
    return true;
}
