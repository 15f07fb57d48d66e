/* convert.c: the truth of a datum. Functions, modules and instances are true. */
#include "vm/convert.h"

bool convert_truth(const Vm *vm, Datum x)
{
    switch ((DatumKind)x.kind) {
    case D_NIL:
    case D_UNSET:
        return false;
    case D_INT:
        return x.as.integer != 0;
    case D_FLOAT:
        return x.as.number != 0.0;
    case D_NODE:
        return tape_value(&vm->tape, x.as.node) != 0.0;
    case D_STRING:
        return x.as.string->size > 0;
    case D_LIST:
        return x.as.list->count > 0;
    default:
        return true;
    }
}
