/* factor.c: the local derivative of a node as text. */
#include "lib/explain/factor.h"

#include "formula/formula.h"
#include "lib/explain/node_name.h"
#include "lib/state.h"

/* FormulaNames.put */
static void put_name(void *ctx, Buf *out, Node node, bool is_operand)
{
    (is_operand ? node_name_put_operand : node_name_put)(ctx, out, node);
}

void factor_put(Vm *vm, Buf *out, Node node, int slot)
{
    Arena *arena = vm->library->formulas;
    Formula formula;
    formula_begin(&formula, arena, &vm->tape, (FormulaNames){.ctx = vm, .put = put_name});
    formula_put_factor(&formula, out, node, slot);
    arena_reset(arena);
}
