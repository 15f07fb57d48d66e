/* files.c: whole files for the builtins, through the host. */
#include <string.h>

#include "lang/arith.h"
#include "lib/lib.h"

const char *arg_path(Vm *vm, const Datum *args, uint32_t i)
{
    const String *path = arg_string(vm, args, i);
    if (path->size == 0)
        vm_fail_arg(vm, i, "the name of the file is empty");
    if (strlen(path->text) != path->size)
        vm_fail_arg(vm, i, "the name of a file cannot hold a NUL byte");
    return path->text;
}

static void sink_put(void *to, const char *bytes, size_t size)
{
    buf_put(to, bytes, size);
}

HostSink lib_sink(Buf *buf)
{
    return (HostSink){buf, sink_put};
}

_Noreturn void lib_file_fail(Vm *vm, const char *what, const char *path)
{
    vm_poll(vm); /* if someone asked to stop, that is the reason */
    vm_fail(vm, "cannot %s '%s': %s", what, path, buf_text(&vm->message));
}

void lib_write_file(Vm *vm, const char *path, const Buf *bytes)
{
    buf_clear(&vm->message);
    if (!vm->host.write_file)
        buf_puts(&vm->message, "files cannot be written here");
    else if (vm->host.write_file(vm->host.ctx, path, buf_text(bytes), bytes->len,
                                 lib_sink(&vm->message)))
        return;
    lib_file_fail(vm, "write", path);
}

void lib_read_file(Vm *vm, const char *path)
{
    buf_clear(&vm->message);
    buf_clear(&vm->bytes);
    if (!vm->host.read_file)
        buf_puts(&vm->message, "files cannot be read here");
    else if (vm->host.read_file(vm->host.ctx, path, lib_sink(&vm->bytes), lib_sink(&vm->message)))
        return;
    lib_file_fail(vm, "read", path);
}
