/*
 * import.c: finds libraries and files to import.
 *
 * Each file has one canonical name (Host.identify), under which it is remembered. So it is compiled
 * and run once, however it is named. The VM runs what import_file returns, then clears
 * Import.proto; a file that still has its proto has not finished.
 */
#include "session/import.h"

#include <string.h>

#include "base/sink.h"
#include "lib/file.h"
#include "session/translate.h"
#include "vm/error.h"
#include "vm/site.h"

static bool path_is_absolute(const char *path)
{
    return path[0] == '/';
}

/* Looks in the folder of the importing file, then in the folders of the import path. On success
   vm->scratch holds the path and vm->bytes the text; otherwise vm->message tells why the first
   place failed. */
static bool import_find_file(Mgrad *m, const char *importer, const char *name)
{
    Vm *vm = &m->vm;
    const char *slash = strrchr(importer, '/');
    int folder = slash ? (int)(slash - importer + 1) : 0;
    Buf *path = &vm->scratch;
    buf_clear(path);
    buf_clear(&vm->message);
    buf_printf(path, "%.*s%s", path_is_absolute(name) ? 0 : folder, importer, name);
    bool is_found = file_try_read(vm, buf_text(path), sink_into(&vm->message));
    const char *at = path_is_absolute(name) ? "" : m->import_path;
    while (*at && !is_found) {
        int size = (int)strcspn(at, ":");
        buf_clear(path);
        buf_printf(path, "%.*s/%s", size, at, name);
        is_found = file_try_read(vm, buf_text(path), sink_nowhere());
        at += size + (at[size] == ':');
    }
    return is_found;
}

const StdFile *import_find_std(const char *name)
{
    for (size_t i = 0; i < std_file_count; i++)
        if (strcmp(std_files[i].name, name) == 0)
            return &std_files[i];
    return NULL;
}

const StdFile *import_find_library(const char *name)
{
    return strcmp(name, "core") == 0 ? NULL : import_find_std(name);
}

static ImportedFile *import_find(const Mgrad *m, const char *name)
{
    for (size_t i = 0; i < m->import_count; i++)
        if (strcmp(m->imports[i]->name, name) == 0)
            return m->imports[i];
    return NULL;
}

char *import_copy_text(Mgrad *m, const char *text)
{
    size_t size = strlen(text) + 1;
    char *copy = mem_alloc(&m->mem, size);
    memcpy(copy, text, size);
    return copy;
}

/* Remembers a file under its canonical name. */
static ImportedFile *import_add(Mgrad *m, const char *identity, Import import)
{
    m->imports =
        mem_grow(&m->mem, m->imports, sizeof *m->imports, &m->import_cap, m->import_count + 1);
    ImportedFile *file = mem_alloc(&m->mem, sizeof *file);
    *file = (ImportedFile){import, NULL};
    m->imports[m->import_count++] = file; /* owned before the copy, which may throw */
    file->name = import_copy_text(m, identity);
    return file;
}

/* Compiles a file that is imported for the first time. */
static Import *import_compile(Mgrad *m, const char *identity, const char *name, const char *text,
                              size_t size, bool is_plain)
{
    const Source *source = translate_add_source(m, name, text, size);
    Env *env = heap_env(&m->vm.heap);
    env->is_plain = is_plain;
    Proto *proto = translate_text(m, source, env);
    return &import_add(m, identity, (Import){env, proto, false})->import;
}

static void import_free(Mgrad *m, ImportedFile *file)
{
    if (file->name)
        mem_free(&m->mem, file->name, strlen(file->name) + 1);
    mem_free(&m->mem, file, sizeof *file);
}

/* The canonical name of a file, in vm->message; the path itself if the host has none. */
static const char *import_identify(Mgrad *m, const char *path)
{
    const Host *host = &m->vm.host;
    Buf *name = &m->vm.message;
    buf_clear(name);
    if (!host->identify || !host->identify(host->ctx, path, sink_into(name)))
        buf_puts(name, path);
    return buf_text(name);
}

/* vm->message has the reason for a path. */
static _Noreturn void import_fail(Mgrad *m, const char *name, bool is_path)
{
    Vm *vm = &m->vm;
    if (is_path)
        error_throw(vm, "cannot import '%s': %s", name, buf_text(&vm->message));
    Datum builtin = vm_builtin(vm, intern_cstr(&vm->names, name));
    bool exists = builtin.kind == D_SPACE || strcmp(name, "random") == 0;
    error_throw_at(vm, site_span(vm),
                   exists ? "its names are there without an import: leave this line out"
                          : "to import a file, put its name in quotes: import \"file.mg\"",
                   "there is no library '%s'", name);
}

Import *import_file(void *ctx, const char *name, bool is_path)
{
    Mgrad *m = ctx;
    Vm *vm = &m->vm;
    vm_poll(vm); /* a file may import another, and that one a third, without end */
    const StdFile *std = is_path ? NULL : import_find_library(name);
    if (std) {
        ImportedFile *file = import_find(m, name);
        buf_clear(&vm->scratch);
        buf_printf(&vm->scratch, "%s.mg", std->name);
        return file ? &file->import
                    : import_compile(m, name, buf_text(&vm->scratch), std->text, std->size, false);
    }
    uint32_t position = site_span(vm).start;
    const char *importer = sources_place(&vm->sources, position).source->name;
    if (!is_path || !import_find_file(m, importer, name))
        import_fail(m, name, is_path);
    const char *identity = import_identify(m, buf_text(&vm->scratch));
    ImportedFile *file = import_find(m, identity);
    if (file)
        return &file->import;
    return import_compile(m, identity, buf_text(&vm->scratch), buf_text(&vm->bytes), vm->bytes.len,
                          m->is_plain);
}

bool import_explain(void *ctx, const char *name, Buf *help)
{
    Mgrad *m = ctx;
    if (import_find_library(name))
        buf_printf(help, "after 'import %s' write its names without '%s.'", name, name);
    else if (m->vm.options.interactive && file_exists(&m->vm, name, ".mg"))
        buf_printf(help, "to run the file, put its name in quotes: run \"%s.mg\"", name);
    else
        return false;
    return true;
}

/* Keeps the order of the others. */
void import_drop_unfinished(Mgrad *m)
{
    size_t kept = 0;
    for (size_t i = 0; i < m->import_count; i++) {
        ImportedFile *file = m->imports[i];
        if (!file->import.running && !file->import.proto) {
            m->imports[kept++] = file;
            continue;
        }
        import_free(m, file);
    }
    m->import_count = kept;
}

void import_add_main_file(Mgrad *m, const char *name)
{
    import_add(m, import_identify(m, name), (Import){m->main, NULL, true});
}

void import_free_all(Mgrad *m)
{
    for (size_t i = 0; i < m->import_count; i++)
        import_free(m, m->imports[i]);
    mem_free(&m->mem, m->imports, m->import_cap * sizeof *m->imports);
}
