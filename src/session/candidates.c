/*
 * candidates.c: lists what can be typed at the cursor: names, keywords, fields, options.
 *
 * It only reads the session. Nothing is evaluated, so a receiver whose value is not stored
 * anywhere (`f(x).`) is unknown; then everything that fits any receiver is a candidate.
 */
#include "session/candidates.h"

#include <string.h>

#include "lib/prompt/chapters.h"
#include "session/describe.h"
#include "session/import.h"
#include "session/lookup.h"
#include "vm/fields.h"

typedef struct Candidates {
    Mgrad *m;
    const CursorPlace *place;
    CandidateSink sink;
    Datum receiver; /* PLACE_FIELD: the value before the dot; D_UNSET: unknown */
} Candidates;

/* ---- filtering ---- */

/* Passes on what begins with the typed word. A name that begins with '_' is a candidate only if the
   '_' has been typed. */
static void offer(const Candidates *c, const char *text, size_t size, const char *kind)
{
    Part word = c->place->word;
    bool is_shy = size && text[0] == '_' && !word.size;
    if (!is_shy && size >= word.size && memcmp(text, word.text, word.size) == 0)
        c->sink.put(c->sink.to, text, size, kind);
}

static void offer_text(const Candidates *c, const char *text, const char *kind)
{
    offer(c, text, strlen(text), kind);
}

static void offer_name(const Candidates *c, Name name, const char *kind)
{
    Part text = lookup_text(c->m, name);
    offer(c, text.text, text.size, kind);
}

static void offer_tokens(const Candidates *c, const TokenKind *kinds, size_t count)
{
    for (size_t i = 0; i < count; i++)
        offer_text(c, token_text(kinds[i]), "keyword");
}

static const char *datum_candidate_kind(Datum x)
{
    switch (x.kind) {
    case D_CLOSURE:
    case D_NATIVE:
        return "function";
    case D_MODULE:
    case D_SPACE:
        return "module";
    default:
        return "variable";
    }
}

/* ---- names ---- */

static bool is_local(const Candidates *c, Name name)
{
    return locals_find(c->place->locals, lookup_text(c->m, name)) != NULL;
}

static void offer_locals(const Candidates *c)
{
    const LocalList *names = &c->place->locals->names;
    for (size_t i = 0; i < names->count; i++)
        offer(c, names->items[i].name.text, names->items[i].name.size, names->items[i].kind);
}

/* True for builtins that are allowed in an expression. A command without a value is allowed only at
   the start of a statement; a name with a dot (np.exp) is reached through its space. */
static bool builtin_is_for_expressions(const Mgrad *m, Name name, Datum builtin)
{
    const char *text = intern_text(&m->vm.names, name);
    if (builtin.kind == D_UNSET || text[0] == '_' || strchr(text, '.'))
        return false;
    const Command *command = command_find(m->syntax.commands, m->syntax.command_count, name);
    return !command || command_has(command, ROW_GIVES);
}

static void offer_own_names(const Candidates *c)
{
    const Mgrad *m = c->m;
    for (size_t i = 0; i < m->main->count; i++) {
        Name name = m->main->names[i];
        Datum value = lookup_own(m, name);
        if (value.kind != D_UNSET && !is_local(c, name))
            offer_name(c, name, datum_candidate_kind(value));
    }
}

static void offer_builtins(const Candidates *c)
{
    const Mgrad *m = c->m;
    for (size_t i = 0; i < m->vm.builtin_count; i++) {
        Datum builtin = m->vm.builtins[i];
        if (builtin_is_for_expressions(m, (Name)i, builtin) &&
            lookup_own(m, (Name)i).kind == D_UNSET && !is_local(c, (Name)i))
            offer_name(c, (Name)i, datum_candidate_kind(builtin));
    }
}

static void offer_operands(const Candidates *c)
{
    static const TokenKind kinds[] = {TOK_NOT, TOK_TRUE, TOK_FALSE, TOK_NIL, TOK_SELF};
    offer_locals(c);
    offer_own_names(c);
    offer_builtins(c);
    offer_tokens(c, kinds, sizeof kinds / sizeof *kinds);
}

static void offer_operators(const Candidates *c)
{
    static const TokenKind kinds[] = {TOK_AND, TOK_OR, TOK_NOT, TOK_IN, TOK_IF, TOK_ELSE, TOK_FOR};
    offer_tokens(c, kinds, sizeof kinds / sizeof *kinds);
}

/* Commands that give a value are listed by offer_builtins. */
static void offer_statements(const Candidates *c)
{
    const Mgrad *m = c->m;
    for (size_t i = 0; i < m->syntax.command_count; i++) {
        const Command *command = &m->syntax.commands[i];
        if (!command_has(command, ROW_GIVES) && lookup_own(m, command->name).kind == D_UNSET &&
            !is_local(c, command->name))
            offer_name(c, command->name, "command");
    }
    for (int kind = 0; kind < TOK_COUNT; kind++)
        if (token_is_keyword((TokenKind)kind) &&
            (token_leads_statement((TokenKind)kind) || kind == TOK_ELSE))
            offer_text(c, token_text((TokenKind)kind), "keyword");
}

/* ---- the value of a dotted name ---- */

/* Points to the dot before the last name; NULL if there is none. */
static const char *last_dot(Part text)
{
    const char *found = NULL;
    for (size_t i = 0; i < text.size; i++)
        if (text.text[i] == '.')
            found = text.text + i;
    return found;
}

static Part part_after(Part text, const char *dot)
{
    return (Part){dot + 1, (size_t)(text.text + text.size - dot - 1)};
}

/* The value of a dotted name at the cursor. The names that the text binds have no value yet. */
static Datum find_receiver(const Candidates *c, Part text)
{
    const char *dot = text.size ? memchr(text.text, '.', text.size) : NULL;
    Part root = {text.text, dot ? (size_t)(dot - text.text) : text.size};
    return !text.size || locals_find(c->place->locals, root) ? datum_unset()
                                                             : lookup_path(c->m, text);
}

/* ---- named arguments ---- */

static void offer_parameter(const Candidates *c, Name name)
{
    enum { LONGEST = 64 };
    char text[LONGEST + 1];
    Part parameter = lookup_text(c->m, name);
    if (parameter.size >= LONGEST)
        return;
    memcpy(text, parameter.text, parameter.size);
    text[parameter.size] = '=';
    offer(c, text, parameter.size + 1, "parameter");
}

/* `f(` lists all parameters. In `x.f(` the receiver is the first one, so it is left out. */
static void offer_parameters(const Candidates *c)
{
    Part callee = c->place->callee;
    const char *dot = last_dot(callee);
    Datum function = find_receiver(c, callee);
    bool is_method = dot && function.kind == D_UNSET;
    if (is_method)
        function = lookup_global(c->m, part_after(callee, dot));
    const Signature *signature = lookup_signature(function);
    for (uint32_t i = is_method; signature && i < signature->count; i++)
        offer_parameter(c, signature->params[i]);
}

/* ---- after a dot ---- */

/* Can a builtin take x as its receiver? Builtins have no types, but they name their first parameter
   by its kind. */
static bool parameter_takes(Part parameter, Datum x)
{
    const char *names = x.kind == D_NODE     ? " x root roots node values "
                        : x.kind == D_LIST   ? " xs lists items values shape w "
                        : x.kind == D_DICT   ? " x d items "
                        : x.kind == D_STRING ? " x sep file "
                        : x.kind == D_INSTANCE
                            ? " x model "
                            : " x xs d items root roots node values lists model w ";
    for (const char *at = names; parameter.size && *at; at += strcspn(at + 1, " ") + 1)
        if (strncmp(at + 1, parameter.text, parameter.size) == 0 && at[1 + parameter.size] == ' ')
            return true;
    return false;
}

/* x.f() is f(x), so each function that takes x is a method. For instances of modules those are the
   functions of core.mg only. The program's own functions have no types: all are listed. */
static void offer_methods(const Candidates *c)
{
    const Mgrad *m = c->m;
    for (size_t i = 0; i < m->vm.builtin_count; i++) {
        Datum builtin = m->vm.builtins[i];
        Part name = lookup_text(m, (Name)i);
        bool is_function = builtin.kind == D_NATIVE || builtin.kind == D_CLOSURE;
        if (is_function && !strchr(name.text, '.') && !lookup_is_node_field(name) &&
            lookup_own(m, (Name)i).kind == D_UNSET &&
            !(c->receiver.kind == D_INSTANCE && builtin.kind == D_NATIVE) &&
            parameter_takes(lookup_first_parameter(m, builtin), c->receiver))
            offer(c, name.text, name.size, "function");
    }
    for (size_t i = 0; i < m->main->count; i++) {
        Datum own = lookup_own(m, m->main->names[i]);
        if (own.kind == D_CLOSURE && own.as.closure->proto->signature.count)
            offer_name(c, m->main->names[i], "function");
    }
}

static void offer_fields(const Candidates *c, const Instance *instance)
{
    const Layout *layout = &instance->type->layout;
    for (uint32_t i = 0; i < layout->visible; i++) {
        bool is_function = instance->slots[i].kind == D_CLOSURE;
        offer_name(c, layout->names[i], is_function ? "function" : "field");
    }
}

static void offer_members(const Candidates *c, Name space)
{
    const Mgrad *m = c->m;
    for (size_t i = 0; i < m->vm.builtin_count; i++) {
        const char *member = lookup_member_name(m, space, (Name)i);
        if (member)
            offer_text(c, member, datum_candidate_kind(m->vm.builtins[i]));
    }
}

/* After `self.` in the text of a module, which has no instance yet. */
static void offer_own_fields(Candidates *c)
{
    const LocalList *fields = &c->place->locals->fields;
    for (size_t i = 0; i < fields->count; i++) {
        const LocalName *field = &fields->items[i];
        bool is_function = strcmp(field->kind, "function") == 0;
        offer(c, field->name.text, field->name.size, is_function ? "function" : "field");
    }
    c->receiver.kind = D_INSTANCE;
    offer_methods(c);
}

static void offer_after_dot(Candidates *c)
{
    Part receiver = c->place->receiver;
    if (c->place->locals->in_module && part_equals(receiver, part_of("self"))) {
        offer_own_fields(c);
        return;
    }
    c->receiver = find_receiver(c, receiver);
    Datum x = c->receiver;
    if (fields_space(x)) {
        offer_members(c, fields_space(x));
        return;
    }
    if (x.kind == D_INSTANCE)
        offer_fields(c, x.as.instance);
    for (int i = 0; lookup_node_fields[i] && (x.kind == D_NODE || x.kind == D_UNSET); i++)
        offer_text(c, lookup_node_fields[i], "field");
    offer_methods(c);
}

/* ---- words of commands ---- */

static void offer_libraries(const Candidates *c)
{
    for (size_t i = 0; i < std_file_count; i++)
        if (import_find_library(std_files[i].name))
            offer_text(c, std_files[i].name, "module");
}

static void offer_options(const Candidates *c)
{
    for (size_t i = 0; i < settings_option_count; i++)
        offer_text(c, settings_options[i].name, "option");
}

static void offer_values(const Candidates *c)
{
    Part name = c->place->option;
    for (size_t i = 0; i < settings_option_count; i++) {
        const Option *option = &settings_options[i];
        if (!part_equals(part_of(option->name), name))
            continue;
        for (const char *const *value = option->values; *value; value++)
            offer_text(c, *value, "option");
    }
}

/* Topics of `help`: all documented builtins, the chapters, and the names of libraries. */
static void offer_topics(const Candidates *c)
{
    const Registry *registry = &c->m->library.registry;
    for (size_t i = 0; i < registry->table_count; i++)
        for (size_t k = 0; k < registry->tables[i]->count; k++) {
            const Builtin *row = &registry->tables[i]->rows[k];
            if (!(row->flags & ROW_INTERNAL))
                offer(c, row->signature, builtin_name_size(row), "topic");
        }
    for (size_t i = 0; i < chapters_count; i++)
        offer_text(c, chapters[i].name, "topic");
    StdNames names = {0};
    for (StdName name; describe_next(&names, &name);)
        offer(c, name.name.text, name.name.size, "topic");
}

void candidates_put(Mgrad *m, const CursorPlace *place, CandidateSink sink)
{
    Candidates c = {m, place, sink, datum_unset()};
    switch (place->kind) {
    case PLACE_NONE:
        return;
    case PLACE_STATEMENT:
        offer_statements(&c);
        offer_operands(&c);
        return;
    case PLACE_OPERAND:
        offer_parameters(&c);
        offer_operands(&c);
        return;
    case PLACE_OPERATOR:
        offer_operators(&c);
        return;
    case PLACE_FIELD:
        offer_after_dot(&c);
        return;
    case PLACE_LIBRARY:
        offer_libraries(&c);
        return;
    case PLACE_FILE:
        sink.put(sink.to, place->word.text, place->word.size, "file");
        return;
    case PLACE_OPTION:
        offer_options(&c);
        return;
    case PLACE_VALUE:
        offer_values(&c);
        return;
    case PLACE_TOPIC:
        offer_topics(&c);
        return;
    }
}
