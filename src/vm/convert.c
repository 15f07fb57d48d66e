/* convert.c: data as truth values and as whole numbers. Functions, modules and instances are true.
 */
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
    case D_DICT:
        return x.as.dict->count > 0;
    default:
        return true;
    }
}

bool convert_whole(const Vm *vm, Datum x, int64_t *whole)
{
    if (x.kind == D_INT) {
        *whole = x.as.integer;
        return true;
    }
    double value = datum_is_number(x) ? convert_number(vm, x) : NAN;
    const double end = 9223372036854775808.0; /* 2**63, the first that does not fit */
    if (!(value >= -end && value < end) || value != floor(value)) /* nan fails the comparisons */
        return false;
    *whole = (int64_t)value;
    return true;
}
