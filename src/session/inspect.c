/*
 * inspect.c: help and signatures for a place in a text.
 *
 * The text may be unfinished, and may have run or not. A function that the text itself defines
 * before the cursor is read from the text. All other names have the meaning that they have in the
 * session now.
 */
#include <string.h>

#include "base/escape.h"
#include "lib/prompt/about.h"
#include "lib/prompt/definition.h"
#include "lib/prompt/help.h"
#include "session/cursor.h"
#include "session/describe.h"
#include "session/lookup.h"
#include "session/protect.h"
#include "vm/fields.h"
#include "vm/repr.h"

typedef struct Inspection {
    const char *text;
    size_t size;
    Cursor cursor;
    bool is_signature; /* else help */
    bool is_found;
    size_t parameter;
} Inspection;

/* The meaning of a name, which may have dots. */
typedef struct Subject {
    Part path;
    Part name;              /* after the last dot */
    Part receiver;          /* before it; or empty */
    const LocalName *local; /* the text binds the first name; or NULL */
    Datum of;               /* the receiver's value; D_UNSET: unknown */
    Datum value;            /* D_UNSET: unknown */
    bool is_method;         /* the value is a function that takes the receiver first */
} Subject;

/* ---- names ---- */

/* Bytes beyond ASCII count as letters: a cursor inside a character is moved to its end. */
static bool is_word_byte(char c)
{
    return c == '_' || (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') ||
           (unsigned char)c >= 0x80;
}

static size_t word_end(const char *text, size_t size, size_t at)
{
    while (at < size && is_word_byte(text[at]))
        at++;
    return at;
}

static bool is_callable(Datum x)
{
    return x.kind == D_CLOSURE || x.kind == D_NATIVE || x.kind == D_MODULE;
}

/* A name that a function of the text binds has no value here. */
static Subject subject_of(const Mgrad *m, const Cursor *cursor, Part path)
{
    Subject s = {.path = path, .name = path, .of = datum_unset(), .value = datum_unset()};
    const char *first = memchr(path.text, '.', path.size);
    Part root = {path.text, first ? (size_t)(first - path.text) : path.size};
    for (size_t i = 0; i < path.size; i++)
        if (path.text[i] == '.') {
            s.receiver = (Part){path.text, i};
            s.name = (Part){path.text + i + 1, path.size - i - 1};
        }
    s.local = locals_find(cursor->place.locals, root);
    if (!s.local || s.local->is_global) {
        s.value = lookup_path(m, path);
        s.of = lookup_path(m, s.receiver);
    }
    if (first && s.value.kind == D_UNSET) {
        s.value = lookup_global(m, s.name);
        s.is_method = is_callable(s.value);
        if (!s.is_method)
            s.value = datum_unset();
    }
    return s;
}

/* A function or module that the text defines. */
static bool subject_is_defined_here(const Subject *s)
{
    return s->local && !s->receiver.size && strcmp(s->local->kind, "local") != 0;
}

/* The text of a name at the cursor with the names before its dots. */
static Part cursor_path(const Cursor *cursor)
{
    Part word = cursor->place.word, receiver = cursor->place.receiver;
    if (cursor->place.kind != PLACE_FIELD)
        return word;
    if (!receiver.size)
        return word.text[-1] == '.' ? (Part){word.text - 1, word.size + 1} : word;
    return (Part){receiver.text, (size_t)(word.text + word.size - receiver.text)};
}

/* Is the word at the cursor the name of a named argument? */
static bool cursor_is_keyword(const Inspection *i)
{
    const CursorPlace *place = &i->cursor.place;
    const char *end = i->text + i->size, *at = place->word.text + place->word.size;
    while (at < end && (*at == ' ' || *at == '\t'))
        at++;
    return place->word.size && place->call.callee.size && at < end && *at == '=' &&
           (at + 1 == end || at[1] != '=');
}

/* ---- help ---- */

static bool put_topic(Mgrad *m, const char *topic, size_t size)
{
    return help_put_topic(&m->vm, &m->vm.scratch, m->main, (Part){topic, size});
}

static const char *part_name(Mgrad *m, Part part)
{
    return intern_text(&m->vm.names, intern_name(&m->vm.names, part.text, part.size));
}

static bool put_definition(Mgrad *m, const Inspection *i, const Subject *s)
{
    Buf *out = &m->vm.scratch;
    Part signature = definition_signature(s->local->name.text, i->text + i->size);
    buf_put(out, signature.text, signature.size);
    buf_putc(out, '\n');
    definition_put_comment(&m->vm, out, definition_comment(i->text, s->local->name.text));
    buf_printf(out, "    a %s of this text\n", s->local->kind);
    return true;
}

/* A variable of the text that has no value in the session. */
static bool put_local(Mgrad *m, const Subject *s)
{
    buf_printf(&m->vm.scratch, "%s\n    a %s of this text\n", part_name(m, s->path),
               s->local->is_global ? "variable" : "parameter or variable");
    return true;
}

/* A function of an instance. */
static bool put_own_function(Mgrad *m, const Subject *s)
{
    Buf *out = &m->vm.scratch;
    repr_put_signature(&m->vm, out, s->value);
    buf_putc(out, '\n');
    definition_put_comment_of(&m->vm, out, s->value.as.closure);
    buf_printf(out, "    a function of %s\n", part_name(m, s->receiver));
    return true;
}

static bool put_variable(Mgrad *m, Part path, Datum value)
{
    about_put_variable(&m->vm, &m->vm.scratch, part_name(m, path), value);
    return true;
}

/* A name without a value, perhaps a topic of help. */
static bool put_unknown(Mgrad *m, const Subject *s)
{
    if (s->local && !s->receiver.size)
        return put_local(m, s);
    return put_topic(m, s->name.text, s->name.size);
}

static bool put_subject(Mgrad *m, const Inspection *i, Part path)
{
    Subject s = subject_of(m, &i->cursor, path);
    if (s.of.kind == D_NODE && lookup_is_node_field(s.name))
        return put_variable(m, s.receiver, s.of);
    if (subject_is_defined_here(&s))
        return put_definition(m, i, &s);
    if (s.value.kind == D_UNSET)
        return put_unknown(m, &s);
    if (s.is_method)
        return put_topic(m, s.name.text, s.name.size);
    if (s.of.kind == D_INSTANCE)
        return s.value.kind == D_CLOSURE ? put_own_function(m, &s) : put_variable(m, path, s.value);
    bool is_own = !s.receiver.size && !is_callable(s.value) &&
                  lookup_own(m, intern_name(&m->vm.names, path.text, path.size)).kind != D_UNSET;
    return (!is_own && put_topic(m, path.text, path.size)) || put_variable(m, path, s.value);
}

static bool put_word(Mgrad *m, const Inspection *i)
{
    const CursorPlace *place = &i->cursor.place;
    switch (place->kind) {
    case PLACE_OPTION:
    case PLACE_VALUE:
        return put_topic(m, "set", strlen("set"));
    case PLACE_TOPIC:
    case PLACE_LIBRARY:
        return put_topic(m, place->word.text, place->word.size);
    case PLACE_FILE:
        return false;
    default:
        return put_subject(m, i, cursor_path(&i->cursor));
    }
}

static bool put_help(Mgrad *m, Inspection *i)
{
    Part callee = i->cursor.place.call.callee;
    if (i->cursor.place.word.size && !cursor_is_keyword(i) && put_word(m, i))
        return true;
    buf_clear(&m->vm.scratch);
    return callee.size && put_subject(m, i, callee);
}

/* ---- signatures ---- */

static bool put_value_signature(Mgrad *m, Datum value)
{
    if (value.kind == D_INSTANCE && value.as.instance->type->layout.forward >= 0)
        value = value.as.instance->slots[value.as.instance->type->layout.forward];
    if (!is_callable(value))
        return false;
    repr_put_signature(&m->vm, &m->vm.scratch, value);
    return true;
}

/* `*is_method`: the receiver is the first argument. */
static bool put_signature_of(Mgrad *m, const Inspection *i, Part path, bool *is_method)
{
    Subject s = subject_of(m, &i->cursor, path);
    Buf *out = &m->vm.scratch;
    StdName found;
    *is_method = s.is_method;
    if (subject_is_defined_here(&s)) {
        Part signature = definition_signature(s.local->name.text, i->text + i->size);
        buf_put(out, signature.text, signature.size);
        return true;
    }
    if (put_value_signature(m, s.value))
        return true;
    if (s.value.kind != D_UNSET || s.local || s.receiver.size || !describe_find(path, &found))
        return false;
    buf_put(out, found.signature.text, found.signature.size);
    return true;
}

static bool put_signature(Mgrad *m, Inspection *i)
{
    const CursorPlace *place = &i->cursor.place;
    const CursorCall *call = &place->call;
    bool is_method;
    i->parameter = SIZE_MAX;
    if (call->callee.size && put_signature_of(m, i, call->callee, &is_method)) {
        Part signature = {m->vm.scratch.data, m->vm.scratch.len};
        Part keyword = cursor_is_keyword(i) ? place->word : call->keyword;
        i->parameter = definition_parameter(signature, call->arguments + is_method, keyword);
        return true;
    }
    return place->word.size && put_signature_of(m, i, cursor_path(&i->cursor), &is_method);
}

/* ---- the entry points ---- */

static void inspect(Mgrad *m, void *argument)
{
    Inspection *i = argument;
    buf_clear(&m->vm.scratch);
    i->is_found = i->is_signature ? put_signature(m, i) : put_help(m, i);
    escape_lines_from(&m->vm.scratch, 0); /* a default may be a string with any bytes */
}

static bool inspect_text(Mgrad *m, Inspection *i, size_t at, HostSink out)
{
    at = word_end(i->text, i->size, at < i->size ? at : i->size);
    cursor_read(&i->cursor, m, i->text, at);
    bool is_done = protect_quietly(m, inspect, i) && i->is_found;
    if (is_done)
        out.put(out.to, buf_text(&m->vm.scratch), m->vm.scratch.len);
    cursor_done(&i->cursor);
    return is_done;
}

bool mgrad_help(Mgrad *m, const char *text, size_t size, size_t at, HostSink out)
{
    Inspection inspection = {.text = text, .size = size};
    return inspect_text(m, &inspection, at, out);
}

bool mgrad_signature(Mgrad *m, const char *text, size_t size, size_t at, HostSink out,
                     size_t *parameter)
{
    Inspection inspection = {.text = text, .size = size, .is_signature = true};
    bool is_found = inspect_text(m, &inspection, at, out);
    *parameter = is_found ? inspection.parameter : SIZE_MAX;
    return is_found;
}
