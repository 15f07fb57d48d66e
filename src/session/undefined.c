/*
 * undefined.c: names that nothing defines, for `mgrad --check`.
 *
 * The instructions show which globals a text reads and which it binds, wherever that happens: a
 * function may read a global that is bound after it. Imported files are compiled to learn what they
 * bind. If a file cannot be read, or is named only when the program runs, any name may be defined,
 * and there are no warnings.
 */
#include "session/undefined.h"

#include <string.h>

#include "compile/opcode.h"
#include "session/describe.h"
#include "session/import.h"
#include "session/translate.h"
#include "vm/error.h"

void undefined_init(Mgrad *m)
{
    buf_init(&m->undefined.names, &m->mem);
    buf_init(&m->undefined.files, &m->mem);
    buf_init(&m->undefined.texts, &m->mem);
}

void undefined_done(Mgrad *m)
{
    buf_done(&m->undefined.names);
    buf_done(&m->undefined.files);
    buf_done(&m->undefined.texts);
}

/* ---- the names that are defined ---- */

/* A byte of Undefined.names. */
typedef enum NameState {
    NAME_UNKNOWN,
    NAME_DEFINED,  /* by the text, or by what it imports */
    NAME_REPORTED, /* a warning says that it is unknown */
} NameState;

static NameState name_state(const Mgrad *m, Name name)
{
    const Buf *names = &m->undefined.names;
    return name < names->len ? (NameState)names->data[name] : NAME_UNKNOWN;
}

static void name_set_state(Mgrad *m, Name name, NameState state)
{
    Buf *names = &m->undefined.names;
    if (name >= names->len)
        buf_fill(names, NAME_UNKNOWN, name + 1 - names->len);
    names->data[name] = (char)state;
}

/* An imported name that begins with '_' is private to its file. */
static void define_slot(Mgrad *m, const Proto *proto, uint32_t slot, bool is_imported)
{
    Name name = proto->env->names[slot];
    if (!is_imported || intern_text(&m->vm.names, name)[0] != '_')
        name_set_state(m, name, NAME_DEFINED);
}

/* True if the instruction at `at` stores the result of `x += …`, which also reads x, at the same
   place: that defines nothing. The statement's other instructions are later in the text. */
static bool is_update(Mgrad *m, const Proto *proto, uint32_t at)
{
    Span word = proto->spans[at];
    for (uint32_t i = at; i-- > 0 && proto->spans[i].start >= word.start;) {
        catch_poll(&m->vm.catch_, word);
        if (proto->code[i].op == CODE_GET_GLOBAL && proto->spans[i].start == word.start)
            return true;
    }
    return false;
}

/* The names that the statements of a text bind. Functions bind no globals. */
static void define_bound(Mgrad *m, const Proto *proto, bool is_imported)
{
    for (uint32_t i = 0; i < proto->code_count; i++) {
        Code code = proto->code[i];
        uint16_t target = operand_unpack(code.b);
        bool is_store = code.op == CODE_SET_GLOBAL || code.op == CODE_BIND_GLOBAL;
        if (is_store && !is_update(m, proto, i))
            define_slot(m, proto, code_x(code), is_imported);
        else if (code.op == CODE_NEXT && operand_kind(target) == OPERAND_GLOBAL)
            define_slot(m, proto, target & OPERAND_MOST, is_imported);
    }
}

/* ---- imports ---- */

static bool is_known_file(const Mgrad *m, const char *identity)
{
    const Buf *files = &m->undefined.files;
    for (size_t at = 0; at < files->len; at += strlen(files->data + at) + 1)
        if (strcmp(files->data + at, identity) == 0)
            return true;
    return false;
}

/* `site`: the import that names it; empty for the text itself. */
static void add_text(Mgrad *m, const Source *source, Span site)
{
    Env *env = heap_env(&m->vm.heap);
    env->is_plain = m->is_plain;
    Proto *proto = translate_imported(m, source, env, site);
    buf_put(&m->undefined.texts, (const char *)&proto, sizeof proto);
}

static void add_file(Mgrad *m, const ImportText *file, Span site)
{
    buf_put(&m->undefined.files, file->identity, strlen(file->identity) + 1);
    add_text(m, translate_add_source(m, file->name, file->text, file->size), site);
}

static bool is_constant(uint16_t operand)
{
    return operand_kind(operand_unpack(operand)) == OPERAND_CONSTANT;
}

static Datum constant_of(const Proto *proto, uint16_t operand)
{
    return proto->constants[operand_unpack(operand) & OPERAND_MOST];
}

static bool imports_all(const char *name)
{
    size_t size = strlen(name);
    return size > 1 && strcmp(name + size - 2, ".*") == 0;
}

/* One IMPORT. A module of Python defines only the name that it is bound to. */
static void add_import(Mgrad *m, const Proto *proto, Code code, Span span)
{
    ImportRequest request = {.name = constant_of(proto, code.a).as.string->text,
                             .kind = (ImportKind)code.b,
                             .bound = (Name)constant_of(proto, code.c).as.integer};
    const char *importer = sources_find(&m->vm.sources, span.start)->name;
    ImportText file;
    if (request.bound)
        name_set_state(m, request.bound, NAME_DEFINED);
    if (request.kind == IMPORT_NOTHING)
        return;
    if (!import_find_text(m, importer, &request, &file))
        m->undefined.is_open |= request.kind == IMPORT_FILE || imports_all(request.name);
    else if (!is_known_file(m, file.identity))
        add_file(m, &file, span);
}

static void add_imports(Mgrad *m, const Proto *proto)
{
    for (uint32_t i = 0; i < proto->code_count; i++) {
        Code code = proto->code[i];
        if (code.op != CODE_IMPORT)
            continue;
        if (is_constant(code.a) && is_constant(code.c))
            add_import(m, proto, code, proto->spans[i]);
        else /* the text has more constants than operands can name */
            m->undefined.is_open = true;
    }
}

/* ---- the names that are read ---- */

typedef void ReadVisit(Mgrad *m, Name name, Span span);

/* The first name of a builtin that a command calls. */
static Name command_name(Mgrad *m, Datum native)
{
    return intern_cstr(&m->vm.names, native.as.native->signature.name);
}

/* Calls `visit` for each global or command that the text reads, in its functions, too. The nesting
   of functions is limited (LIMIT_NESTING). */
static void visit_reads(Mgrad *m, const Proto *proto, ReadVisit *visit)
{
    enum { BETWEEN_POLLS = 1024 };
    uint32_t read = 0;
    for (uint32_t i = 0; i < proto->code_count; i++) {
        Code code = proto->code[i];
        if (i % BETWEEN_POLLS == 0)
            catch_poll(&m->vm.catch_, proto->spans[i]);
        for (; read < proto->name_span_count && proto->name_spans[read].at == i; read++) {
            NameSpan in_place = proto->name_spans[read];
            if (operand_kind(in_place.operand) == OPERAND_GLOBAL)
                visit(m, proto->env->names[in_place.operand & OPERAND_MOST], in_place.span);
        }
        if (code.op == CODE_GET_GLOBAL)
            visit(m, proto->env->names[code_x(code)], proto->spans[i]);
        else if (code.op == CODE_CLOSURE || code.op == CODE_MODULE)
            visit_reads(m, proto->constants[code_x(code)].as.proto, visit);
        else if (code.op == CODE_CONSTANT && proto->constants[code_x(code)].kind == D_NATIVE)
            visit(m, command_name(m, proto->constants[code_x(code)]), proto->spans[i]);
    }
}

/* The file that is read may define any name. */
static void note_run(Mgrad *m, Name name, Span span)
{
    (void)span;
    const Builtin *row = registry_find(&m->vm, name);
    if (row && row->flags & ROW_RUN)
        m->undefined.is_open = true;
}

static void set_message(Diag *diag, Span span, const char *format, ...)
{
    va_list args;
    va_start(args, format);
    diag_set(diag, DIAG_WARNING, span, format, args);
    va_end(args);
}

static void suggest_defined(Mgrad *m, Name name, Diag *diag)
{
    Vm *vm = &m->vm;
    Suggestion similar = error_suggest(vm, name);
    for (size_t i = 0; i < vm->builtin_count; i++)
        if (vm->builtins[i].kind != D_UNSET)
            error_try(vm, &similar, (Name)i);
    for (Name i = 0; i < m->undefined.names.len; i++) {
        catch_poll(&vm->catch_, diag->span);
        if (name_state(m, i) == NAME_DEFINED)
            error_try(vm, &similar, i);
    }
    if (similar.best)
        diag_help(diag, "%s", error_similar(vm, &similar));
}

/* Once for each name, where it is read first. Only the first ones: to find similar names and the
   line of each takes time in proportion to the text. */
static void warn_undefined(Mgrad *m, Name name, Span span)
{
    Vm *vm = &m->vm;
    Diag *diag = &m->mistake.diag;
    const char *text = intern_text(&vm->names, name);
    if (vm_builtin(vm, name).kind != D_UNSET || name_state(m, name) != NAME_UNKNOWN)
        return;
    name_set_state(m, name, NAME_REPORTED);
    if (++m->undefined.found > REPORT_MOST)
        return;
    set_message(diag, span, "unknown name '%s'", text);
    if (!describe_unknown(m, text, &diag->help))
        suggest_defined(m, name, diag);
    report_add(m, diag);
}

/* The compiled text number `i`. */
static Proto *text_at(const Mgrad *m, size_t i)
{
    Proto *proto;
    memcpy(&proto, m->undefined.texts.data + i * sizeof proto, sizeof proto);
    return proto;
}

void undefined_check(Mgrad *m, const Source *source)
{
    Undefined *u = &m->undefined;
    buf_clear(&u->names);
    buf_clear(&u->files);
    buf_clear(&u->texts);
    u->is_open = false;
    u->found = 0;
    add_text(m, source, (Span){0, 0});
    for (size_t i = 0; i < u->texts.len / sizeof(Proto *); i++) {
        define_bound(m, text_at(m, i), i > 0);
        add_imports(m, text_at(m, i));
        visit_reads(m, text_at(m, i), note_run);
    }
    if (!u->is_open)
        visit_reads(m, text_at(m, 0), warn_undefined);
    if (u->found > REPORT_MOST)
        report_add_line(m, "only the first %d of %zu unknown names are shown\n", REPORT_MOST,
                        u->found);
}
