/* sample.c: closer and closer to poles and jumps. */
#include "view/plot/sample.h"

#include <math.h>

enum {
    MOST_TIMES = 8,         /* so many times as many places as at first are enough */
    CLOSEST_JUMP = 1 << 20, /* parts of a first distance: what is still steep is a jump */
    CLOSEST_END = 1 << 6,   /* the same where a curve ends, beside nan */
    STEEP = 40,             /* parts of the curve's height, from one place to the next */
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

/* Where the curve is for most of its way, and as much above and below. What lies outside is on its
   way to a pole, and its steepness there is of no interest. */
typedef struct Band {
    double low, high, height;
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

/* The distance from place i to the next one, in those of the first round. */
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

static double cut(const Band *band, double y)
{
    return fmin(fmax(y, band->low), band->high);
}

static bool is_steep(const Samples *s, size_t i, const Band *band)
{
    return fabs(cut(band, s->y[i + 1]) - cut(band, s->y[i])) > band->height / STEEP;
}

/* Whether place i is the end of a peak outside of the band: there may be a pole beside it. */
static bool is_peak(const Samples *s, size_t i, const Band *band)
{
    if (i == 0 || i + 1 == s->count)
        return false;
    double before = s->y[i - 1], y = s->y[i], behind = s->y[i + 1];
    return (y > band->high && y >= before && y >= behind) ||
           (y < band->low && y <= before && y <= behind);
}

/* How often a distance of the first round may be halved up to the gap; 0: it need not be. */
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
    enum { OUT_OF_SIGHT = 1000 }; /* heights of the curve */
    Band band = sample_band(s);
    bool has_poles = false;
    for (size_t i = 0; i < s->count; i++)
        has_poles = has_poles || isinf(s->y[i]) || fabs(s->y[i]) > band.height * OUT_OF_SIGHT;
    for (size_t i = 0; i + 1 < s->count; i++)
        if (gap_size(s, i) * CLOSEST_JUMP <= 2.0 && is_steep(s, i, &band))
            s->y[i] = NAN;
    return has_poles;
}
