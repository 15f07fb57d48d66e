/* screen.c: pictures among the results, where the screen can show them. */
#include <string.h>

#include "lib/registry.h"

bool screen_canvas(const Vm *vm, HostCanvas *canvas)
{
    const char *pictures = ((const Library *)vm->library)->settings.pictures;
    if (!vm->host.canvas || strcmp(pictures, "off") == 0)
        return false;
    return vm->host.canvas(vm->host.ctx, strcmp(pictures, "on") == 0, canvas);
}

bool screen_show(Vm *vm, bool made)
{
    bool shown = made && vm->host.show(vm->host.ctx, vm->bytes.data, vm->bytes.len);
    buf_done(&vm->bytes); /* a picture may be large */
    vm_poll(vm);
    return shown;
}
