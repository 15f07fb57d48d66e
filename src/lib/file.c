/*
 * file.c: whole files for builtins, through the host.
 *
 * A host function must not be left by a throw, because it may hold an open file. So sinks note that
 * memory ran out, and file_accept throws once the host function has returned.
 */
#include "lib/file.h"

#include <ctype.h>
#include <string.h>
#include <strings.h>

#include "base/sink.h"
#include "base/utf8.h"
#include "vm/error.h"
#include "vm/site.h"

bool file_accept(Vm *vm, bool fine)
{
    if (!vm->bytes.failed)
        return fine;
    buf_done(&vm->bytes);
    vm->mem->fail(vm->mem->fail_ctx, SIZE_MAX);
    return false;
}

bool file_accept_picture(Vm *vm, bool fine)
{
    static const char entry[] = "/CreationDate (D:";
    Buf *bytes = &vm->bytes;
    if (!file_accept(vm, fine) || bytes->len < 4 || memcmp(bytes->data, "%PDF", 4) != 0)
        return fine;
    for (size_t at = 0; at + sizeof entry <= bytes->len; at++)
        if (memcmp(bytes->data + at, entry, sizeof entry - 1) == 0)
            for (char *c = bytes->data + at; c < bytes->data + bytes->len && *c != '\n'; c++)
                *c = ' ';
    return fine;
}

/* A path for a message. Omits the middle of a long one, so that the reason after it is seen. */
static const char *path_shown(Vm *vm, const char *path)
{
    enum { LONGEST = 200, PART = 80 };
    size_t size = strlen(path), begin = PART, end = size - PART;
    if (size <= LONGEST)
        return path;
    while (begin > 0 && utf8_continues(path[begin]))
        begin--;
    while (utf8_continues(path[end]))
        end++;
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "%.*s…%s", (int)begin, path, path + end);
    return buf_text(&vm->scratch);
}

_Noreturn void file_fail(Vm *vm, uint32_t arg, const char *verb, const char *path)
{
    vm_poll(vm); /* if the program was interrupted, that is the reason */
    error_throw_arg(vm, arg, "cannot %s '%s': %s", verb, path_shown(vm, path),
                    buf_text(&vm->message));
}

void file_ending(Vm *vm, uint32_t arg, const char *path, const char *help,
                 char ending[FILE_LONGEST_ENDING + 1])
{
    static const char chart[] = ".vl.json"; /* the only ending with two dots */
    const char *slash = strrchr(path, '/');
    const char *dot = strrchr(slash ? slash : path, '.');
    size_t length = strlen(path);
    if (length >= sizeof chart && strcasecmp(path + length - (sizeof chart - 1), chart) == 0)
        dot = path + length - (sizeof chart - 1);
    size_t size = dot ? strlen(dot + 1) : 0;
    if (size == 0 || size > FILE_LONGEST_ENDING)
        error_throw_at(vm, site_arg_span(vm, arg), help,
                       "'%s' has no ending that tells the kind of file", path);
    for (size_t i = 0; i <= size; i++)
        ending[i] = (char)tolower((unsigned char)dot[1 + i]);
}

bool file_try_write(Vm *vm, const char *path, const Buf *bytes)
{
    buf_clear(&vm->message);
    if (vm->host.write_file)
        return vm->host.write_file(vm->host.ctx, path, buf_text(bytes), bytes->len,
                                   sink_into(&vm->message));
    buf_puts(&vm->message, "files cannot be written here");
    return false;
}

void file_write(Vm *vm, uint32_t arg, const char *path, const Buf *bytes)
{
    if (!file_try_write(vm, path, bytes))
        file_fail(vm, arg, "write", path);
}

bool file_try_read(Vm *vm, const char *path, HostSink message)
{
    static const char off[] = "files cannot be read here";
    buf_clear(&vm->bytes);
    if (vm->host.read_file)
        return file_accept(vm,
                           vm->host.read_file(vm->host.ctx, path, sink_into(&vm->bytes), message));
    message.put(message.to, off, strlen(off));
    return false;
}

/* Looks for a relative path in the folder of the running source file, so that a lesson finds its
   data. */
static bool file_try_beside(Vm *vm, const char *path)
{
    const Source *asking = sources_find(&vm->sources, site_span(vm).start);
    const char *slash = asking ? strrchr(asking->name, '/') : NULL;
    if (!slash || path[0] == '/')
        return false;
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "%.*s%s", (int)(slash - asking->name + 1), asking->name, path);
    return file_try_read(vm, buf_text(&vm->scratch), sink_nowhere());
}

bool file_exists(Vm *vm, const char *name, const char *ending)
{
    const Host *host = &vm->host;
    buf_clear(&vm->bytes);
    buf_printf(&vm->bytes, "%s%s", name, ending);
    return host->identify && host->identify(host->ctx, buf_text(&vm->bytes), sink_nowhere());
}

void file_read(Vm *vm, uint32_t arg, const char *path)
{
    buf_clear(&vm->message);
    if (!file_try_read(vm, path, sink_into(&vm->message)) && !file_try_beside(vm, path))
        file_fail(vm, arg, "read", path);
}
