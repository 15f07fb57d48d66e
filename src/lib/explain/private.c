/* private.c: sweeps that leave no trace. */
#include "lib/explain/private.h"

#include <math.h>

#include "graph/grads.h"
#include "graph/pass/sweep.h"
#include "lib/state.h"

const Snapshot *private_begin(Vm *vm)
{
    Snapshot *snapshot = vm->library->snapshot;
    assert(!snapshot->is_complete);
    snapshot_take(snapshot, &vm->tape);
    return snapshot;
}

void private_end(Vm *vm)
{
    Snapshot *snapshot = vm->library->snapshot;
    snapshot_restore(snapshot, &vm->tape);
    snapshot_done(snapshot, vm->mem);
}

void private_backward(Vm *vm, Node root)
{
    grads_zero_all(&vm->tape);
    if (!sweep_backward(&vm->tape, root))
        vm_poll(vm);
}

uint32_t private_count_backwards(double gradient, double once)
{
    enum { MOST = 1000000 };
    double times = round(gradient / once);
    bool is_multiple = fabs(gradient - times * once) <= 1e-9 * fabs(gradient);
    return times > 1.0 && times <= MOST && is_multiple ? (uint32_t)times : 0;
}
