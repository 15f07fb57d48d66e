/*
 * sample.c: bisects the intervals of a curve that are steep.
 *
 * "Steep" is relative to the height of the curve's usual range (its band), so poles do not hide the
 * rest of the curve. Distances are measured in intervals of the first round.
 */
#include "view/plot/sample.h"

#include <math.h>

enum {
    MOST_TIMES = 8,         /* stop at so many times the points of the first round */
    CLOSEST_JUMP = 1 << 20, /* bisect to this fraction of a first interval: still steep is a jump */
    CLOSEST_END = 1 << 6,   /* the same next to nan, where a curve ends */
    STEEP = 40,             /* steep: more than this fraction of the band from point to point */
};

void sample_spread(double *x, size_t count, double low, double high, bool is_log)
{
    double from = is_log ? log10(low) : low, to = is_log ? log10(high) : high;
    for (size_t i = 0; i < count; i++) {
        double along = (double)i / (double)(count - 1);
        double at = from * (1.0 - along) + to * along;
        x[i] = is_log ? pow(10.0, at) : at;
    }
    x[0] = low;
    x[count - 1] = high;
}

/* The range of heights that the curve has for most of its length, extended by its own height above
   and below. Outside of it the curve approaches a pole; how steep it is there does not matter. */
typedef struct Band {
    double low, high;
    double height; /* before the extension: a third of high - low */
} Band;

static Band sample_band(const Samples *s)
{
    PlotHeight *heights = ARENA_ARRAY(s->arena, PlotHeight, s->count);
    size_t count = 0;
    PlotRange all = {INFINITY, -INFINITY};
    for (size_t i = 0; i + 1 < s->count; i++) {
        if (!isfinite(s->y[i]))
            continue;
        heights[count++] = (PlotHeight){s->y[i], s->x[i + 1] / 2 - s->x[i] / 2};
        all = (PlotRange){fmin(all.low, s->y[i]), fmax(all.high, s->y[i])};
    }
    PlotRange common = plot_common_range(heights, count, 0.1);
    if (!(common.high > common.low))
        common = all;
    double height = common.high - common.low;
    return (Band){common.low - height, common.high + height, height};
}

/* The length of the interval from point i to the next one; 1 is the length in the first round. */
static double gap_size(const Samples *s, size_t i)
{
    double from = s->x[i], to = s->x[i + 1], low = s->x[0], high = s->x[s->count - 1];
    double part =
        s->is_log ? log(to / from) / log(high / low) : (to / 2 - from / 2) / (high / 2 - low / 2);
    return part * (double)(s->at_first - 1);
}

static double gap_middle(const Samples *s, size_t i)
{
    return s->is_log ? sqrt(s->x[i]) * sqrt(s->x[i + 1]) : s->x[i] / 2 + s->x[i + 1] / 2;
}

static double clamp_to(const Band *band, double y)
{
    return fmin(fmax(y, band->low), band->high);
}

static bool is_steep(const Samples *s, size_t i, const Band *band)
{
    return fabs(clamp_to(band, s->y[i + 1]) - clamp_to(band, s->y[i])) > band->height / STEEP;
}

/* True if point i is a local extreme outside of the band: a pole may be next to it. */
static bool is_peak(const Samples *s, size_t i, const Band *band)
{
    if (i == 0 || i + 1 == s->count)
        return false;
    double before = s->y[i - 1], y = s->y[i], after = s->y[i + 1];
    return (y > band->high && y >= before && y >= after) ||
           (y < band->low && y <= before && y <= after);
}

/* How small the interval after point i may become: 1 / the result, in intervals of the first round.
   0: it need not be bisected. */
static double gap_closest(const Samples *s, size_t i, const Band *band)
{
    bool here = isfinite(s->y[i]), there = isfinite(s->y[i + 1]);
    if (here != there)
        return CLOSEST_END;
    if (!here)
        return 0.0;
    bool near_steep = is_steep(s, i, band) || (i > 0 && is_steep(s, i - 1, band)) ||
                      (i + 2 < s->count && is_steep(s, i + 1, band));
    return near_steep || is_peak(s, i, band) || is_peak(s, i + 1, band) ? CLOSEST_JUMP : 0.0;
}

size_t sample_next(const Samples *s, double *next)
{
    Band band = sample_band(s);
    size_t count = 0, most = s->at_first * MOST_TIMES;
    for (size_t i = 0; i + 1 < s->count; i++) {
        double closest = gap_closest(s, i, &band), middle = gap_middle(s, i);
        if (closest > 0.0 && gap_size(s, i) * closest > 1.0 && middle > s->x[i] &&
            middle < s->x[i + 1])
            next[count++] = middle;
    }
    return s->count + count <= most ? count : 0;
}

bool sample_break(Samples *s)
{
    enum { OUT_OF_SIGHT = 1000 }; /* a height of so many bands means a pole */
    Band band = sample_band(s);
    bool has_poles = false;
    for (size_t i = 0; i < s->count; i++)
        has_poles = has_poles || isinf(s->y[i]) || fabs(s->y[i]) > band.height * OUT_OF_SIGHT;
    for (size_t i = 0; i + 1 < s->count; i++)
        if (gap_size(s, i) * CLOSEST_JUMP <= 2.0 && is_steep(s, i, &band))
            s->y[i] = NAN;
    return has_poles;
}
