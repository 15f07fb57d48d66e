/*
 * provenance.h: which part of a program made each node of a picture.
 *
 * While a program runs, a node records only its position in the source. The rest is found when a
 * picture asks for it:
 *
 *   1. A walk over the variables finds the instances of modules. Each is a part, named by its path:
 *      model, model.layers[0], model.layers[0].neurons[3]. The leaves in its fields are its
 *      parameters.
 *   2. A node made by a module's code belongs to the instance of that module that contains the
 * parts of its operands. If there is none, it belongs to the first instance of the module after
 * them.
 *   3. Every other node belongs to the line of the source that made it.
 *
 * So the nodes of one neuron are one part, for however many samples it was evaluated.
 */
#ifndef LIB_DRAW_PROVENANCE_H
#define LIB_DRAW_PROVENANCE_H

#include "view/outline.h"
#include "vm/vm.h"

/* A module that has instances, and the range of its source text. */
typedef struct ProvenanceModule {
    const Proto *type;
    uint32_t start, end;
} ProvenanceModule;

/* A source position at which nodes were made. */
typedef struct ProvenanceSite {
    uint32_t position; /* 0: this slot of the table is free */
    uint32_t module;   /* the innermost module around it, counted from 1; 0: none */
    uint32_t part;     /* the part of its line; 0: not looked up yet */
} ProvenanceSite;

/* Owns all its arrays from the moment they exist, so a throw leaks nothing. */
typedef struct Provenance {
    Mem *mem;
    ViewParts parts;
    uint32_t *module_of; /* by part: its module, counted from 1; 0: a line */
    size_t module_of_cap;
    ProvenanceModule *modules;
    size_t module_count, module_cap;
    ProvenanceSite *sites; /* a hash table with open addressing; site_cap is a power of two */
    size_t site_count, site_cap;
    Buf path; /* the path to the current item of the walk; scratch afterwards */
} Provenance;

/* Finds the part of each node of the outline. Throws if memory is short. */
void provenance_find(Provenance *map, Vm *vm, const Outline *outline);
void provenance_done(Provenance *map);

/* Appends the place at which a node was made and the text of that line: `moons.mg:12: L = a*b`. */
void provenance_put_origin(const Vm *vm, Buf *out, Node node);

#endif
