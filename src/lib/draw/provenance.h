/*
 * provenance.h: which part of a program made each node of a picture.
 *
 * Nothing is recorded for it while a program runs but the place in the source that every node
 * carries. The parts are found when a picture asks for them:
 *
 *   1. the variables are walked over for instances of modules; each is a part, named by how one
 *      gets to it: model, model.layers[0], model.layers[0].neurons[3]. The leaves in its fields are
 *      its parameters;
 *   2. a node that was made in a module's text belongs to the instance of that module whose
 *      parameters it is computed from: its operands' instance, or one that this is a part of. Where
 *      there are none, to the next instance of that module behind its operands';
 *   3. every other node belongs to the line of the source that made it.
 *
 * What many samples make of one neuron is one part, as it should be in a picture.
 */
#ifndef LIB_DRAW_PROVENANCE_H
#define LIB_DRAW_PROVENANCE_H

#include "vm/vm.h"
#include "view/outline.h"

/* A module that has instances, and where its text stands. */
typedef struct ProvenanceModule {
    const Proto *type;
    uint32_t start, end;
} ProvenanceModule;

/* A place that nodes were made at. */
typedef struct ProvenanceSite {
    uint32_t position; /* 0: a free slot of the table */
    uint32_t module;   /* the innermost one around it, from 1; 0: none */
    uint32_t part;     /* of its line; 0: nobody has asked yet */
} ProvenanceSite;

/* Memory is its own, and reachable from it at any time, so that throwing loses nothing. */
typedef struct Provenance {
    Mem *mem;
    ViewParts parts;
    uint32_t *module_of; /* by part: its module, from 1; 0: a line */
    size_t module_of_cap;
    ProvenanceModule *modules;
    size_t module_count, module_cap;
    ProvenanceSite *sites; /* open addressing */
    size_t site_count, site_cap;
    Buf path; /* how one gets to what the walk is at */
} Provenance;

/* Finds the part of each node of the outline. Throws where memory is short. */
void provenance_find(Provenance *map, Vm *vm, const Outline *outline);
void provenance_done(Provenance *map);

/* `moons.mg:12: L = a*b`: where a node was made, and the text of that line. */
void provenance_put_origin(const Vm *vm, Buf *out, Node node);

#endif
