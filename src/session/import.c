/*
 * import.c: finds libraries and files to import.
 *
 * Each file has one canonical name (Host.identify), under which it is remembered. So it is compiled
 * and run once, however it is named. The VM runs what import_resolve returns, then clears
 * Import.proto; a file that still has its proto has not finished.
 */
#include "session/import.h"

#include <string.h>

#include "base/sink.h"
#include "lib/file.h"
#include "session/python.h"
#include "session/translate.h"
#include "vm/error.h"
#include "vm/site.h"

enum { LONGEST_LIBRARY = 40 }; /* bytes of a name */

/* The host expands `~/`. */
static bool path_is_absolute(const char *path)
{
    return path[0] == '/' || strncmp(path, "~/", 2) == 0;
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
static Import *import_compile(Mgrad *m, const ImportText *file, bool is_plain)
{
    Source *source = translate_add_source(m, file->name, file->text, file->size);
    source->is_library = file->is_library;
    Env *env = heap_env(&m->vm.heap);
    env->is_plain = is_plain;
    Proto *proto = translate_imported(m, source, env, site_span(&m->vm));
    return &import_add(m, file->identity, (Import){env, proto, false})->import;
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
static _Noreturn void import_fail(Mgrad *m, const ImportRequest *request)
{
    Vm *vm = &m->vm;
    const char *name = request->name, *dot = strrchr(name, '.');
    vm_poll(vm); /* if the program was interrupted, that is the reason */
    if (request->kind == IMPORT_FILE)
        error_throw(vm, "cannot import '%s': %s", name, buf_text(&vm->message));
    int size = (int)(request->kind == IMPORT_MEMBER ? dot - name : (ptrdiff_t)strlen(name));
    error_throw_at(vm, site_span(vm),
                   "remove this line; to import a file, put its name in quotes: import \"file.mg\"",
                   "there is no library '%.*s'", size, name);
}

/* The library that a request names, also by its name in Python; NULL if it names none. */
static const StdFile *import_requested_library(const ImportRequest *request)
{
    const PythonModule *module = python_find(request->name);
    if (module)
        return module->library ? import_find_library(module->library) : NULL;
    char name[LONGEST_LIBRARY + 1];
    size_t size = strcspn(request->name, ".");
    if (size > LONGEST_LIBRARY || (request->kind == IMPORT_MODULE && request->name[size]))
        return NULL;
    memcpy(name, request->name, size);
    name[size] = '\0';
    return import_find_library(name);
}

bool import_find_text(Mgrad *m, const char *importer, const ImportRequest *request,
                      ImportText *found)
{
    Vm *vm = &m->vm;
    bool is_file = request->kind == IMPORT_FILE;
    const StdFile *std = is_file ? NULL : import_requested_library(request);
    if (std) {
        buf_clear(&vm->scratch);
        buf_printf(&vm->scratch, "%s.mg", std->name);
        *found = (ImportText){std->name, buf_text(&vm->scratch), std->text, std->size, true};
        return true;
    }
    if (!is_file || !import_find_file(m, importer, request->name))
        return false;
    const char *identity = import_identify(m, buf_text(&vm->scratch));
    *found =
        (ImportText){identity, buf_text(&vm->scratch), buf_text(&vm->bytes), vm->bytes.len, false};
    return true;
}

Import *import_resolve(void *ctx, const ImportRequest *request)
{
    Mgrad *m = ctx;
    vm_poll(&m->vm); /* a file may import another, and that one a third, without end */
    if (request->kind == IMPORT_NOTHING) {
        python_note(m);
        return NULL;
    }
    ImportText text;
    const Source *importer = sources_find(&m->vm.sources, site_span(&m->vm).start);
    if (import_find_text(m, importer->name, request, &text)) {
        bool is_plain = request->kind == IMPORT_FILE && m->is_plain;
        ImportedFile *file = import_find(m, text.identity);
        return file ? &file->import : import_compile(m, &text, is_plain);
    }
    const PythonModule *module = request->kind == IMPORT_FILE ? NULL : python_find(request->name);
    if (!module || !python_import(m, module, request))
        import_fail(m, request);
    return NULL;
}

bool import_explain(void *ctx, const char *name, Buf *help)
{
    Mgrad *m = ctx;
    const PythonModule *module = python_find(name);
    if (import_find_library(name))
        buf_printf(help, "after 'import %s' write its names without '%s.'", name, name);
    else if (module && module->space && *module->space && strcmp(module->space, name) != 0)
        buf_printf(help, "its name here is '%s'", module->space);
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
