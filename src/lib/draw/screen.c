/* screen.c: pictures on the terminal, if the host can show them and the options allow it. */
#include "lib/draw/screen.h"

#include <string.h>

#include "lib/settings.h"
#include "lib/state.h"

bool screen_canvas(const Vm *vm, HostCanvas *canvas)
{
    const char *pictures = vm->library->settings->pictures;
    if (!vm->host.canvas || !vm->host.show || strcmp(pictures, "off") == 0)
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
