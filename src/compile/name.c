/* name.c: names read and written, wherever they are stored. */
#include "compile/compile_internal.h"

void name_check(Unit *u, const NamePlace *place, Name name, Span span)
{
    if (place->local && !place->local->definite)
        emit_ax(u, CODE_CHECK, place->at, name, span);
}

void name_load(Unit *u, Name name, uint32_t reg, Span span)
{
    NamePlace place = scope_resolve(u, name);
    switch (place.kind) {
    case PLACE_LOCAL:
        name_check(u, &place, name, span);
        if (place.at != reg)
            emit_abc(u, CODE_MOVE, reg, place.at, 0, span);
        break;
    case PLACE_CELL:
        emit_abc(u, CODE_GET_CELL, reg, place.at, emit_name(u, name, span), span);
        break;
    case PLACE_UP:
        emit_abc(u, CODE_GET_UP, reg, place.at, emit_name(u, name, span), span);
        break;
    case PLACE_FIELD:
        emit_abc(u, CODE_GET_SELF, reg, place.at, 0, span);
        break;
    case PLACE_GLOBAL:
        emit_ax(u, CODE_GET_GLOBAL, reg, place.at, span);
        break;
    }
}

/* After a store the local has a value on every path that follows. */
void name_store(Unit *u, Name name, uint32_t from, Span span)
{
    NamePlace place = scope_resolve(u, name);
    switch (place.kind) {
    case PLACE_LOCAL:
        if (place.at != from)
            emit_abc(u, CODE_MOVE, place.at, from, 0, span);
        break;
    case PLACE_CELL:
        emit_abc(u, CODE_SET_CELL, place.at, from, 0, span);
        break;
    case PLACE_FIELD:
        emit_abc(u, CODE_SET_SELF, place.at, from, 0, span);
        break;
    default: /* PLACE_UP cannot occur: a name that a function assigns is its own local */
        emit_ax(u, CODE_SET_GLOBAL, from, place.at, span);
        break;
    }
    if (place.local)
        scope_set_definite(u, place.local);
}
