/*
 * plane.h: a plane through the space of parameters, on which `landscape` evaluates a loss.
 *
 * The point (u, v) of the plane is origin + u*across + v*up. For two Values, across and up are the
 * axes of these and the origin is 0, so u and v are their data. For a model the origin is its
 * present state, and the directions are random.
 *
 * The memory of a plane is in the session's arena for plots.
 */
#ifndef LIB_EXPLAIN_PLANE_H
#define LIB_EXPLAIN_PLANE_H

#include "vm/vm.h"

typedef struct Plane {
    Node *leaves;
    size_t count;
    double *origin, *across, *up; /* one number for each leaf */
} Plane;

typedef struct PlanePoint {
    double u, v;
} PlanePoint;

/* The plane of the Values args[1] and args[2]. Throws if they are not two leaves. */
Plane plane_of_values(Vm *vm, const Datum *args);
/* The plane of a model args[1], whose parameters are the list args[params]. The directions are
   filter-normalised (Li, Xu, Taylor, Studer and Goldstein, "Visualizing the Loss Landscape of
   Neural Nets", 2018): a list of Values is the weights of a neuron, and its part of a direction is
   as long as these. All other Values, such as biases, keep their data. Argument `seed` seeds the
   directions. */
Plane plane_of_model(Vm *vm, const Datum *args, uint32_t params, uint32_t seed);

/* Assigns the data of the point to the leaves. */
void plane_set(Vm *vm, const Plane *plane, PlanePoint point);
/* The derivatives by u and v, from the gradients of the leaves. */
PlanePoint plane_gradient(Vm *vm, const Plane *plane);
/* The point of the plane that is nearest to some data of the leaves. */
PlanePoint plane_project(Vm *vm, const Plane *plane, const double *data);
/* The point of the present data. */
PlanePoint plane_present(Vm *vm, const Plane *plane);

#endif
