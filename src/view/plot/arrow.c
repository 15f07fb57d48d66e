/* arrow.c: an arrow is a shaft and a head of two short lines. */
#include "view/plot/arrow.h"

#include <math.h>

/* The end of one line of a head. `turn` is the tangent of its angle to the shaft. */
static void side_of_head(const PlotArrow *arrow, double aspect, double turn, double *x, double *y)
{
    static const double length = 0.4; /* of the shaft's */
    double u = arrow->dx * aspect, v = arrow->dy;
    *x = arrow->x + arrow->dx / 2 - length * (u - turn * v) / aspect;
    *y = arrow->y + arrow->dy / 2 - length * (v + turn * u);
}

static void arrow_draw(const PlotArrow *arrow, double aspect, const Pen *pen)
{
    static const double turn = 0.5;
    double tip_x = arrow->x + arrow->dx / 2, tip_y = arrow->y + arrow->dy / 2, x, y;
    pen->move(pen->to, arrow->x - arrow->dx / 2, arrow->y - arrow->dy / 2);
    pen->line(pen->to, tip_x, tip_y);
    side_of_head(arrow, aspect, turn, &x, &y);
    pen->move(pen->to, x, y);
    pen->line(pen->to, tip_x, tip_y);
    side_of_head(arrow, aspect, -turn, &x, &y);
    pen->line(pen->to, x, y);
}

void arrow_stroke(const Plot *plot, double aspect, const Pen *pen)
{
    for (size_t i = 0; i < plot->arrow_count; i++) {
        plot_poll(&plot->poll);
        arrow_draw(&plot->arrows[i], aspect, pen);
    }
}
