/*
 * foreign.c: members of Python's objects, and functions, that are written otherwise here.
 *
 * A form may contain %o, the text of the object, and %a, the text of the first argument. Both are
 * read from the source around the member, since instructions know only the place of its name.
 */
#include "vm/foreign.h"

#include <ctype.h>
#include <string.h>

#include "vm/site.h"

static const struct {
    DatumKind kind;
    const char *space; /* of a namespace: its name */
    const char *member, *form;
} members[] = {
    {D_LIST, NULL, "shape", "write [len(%o), len(%o[0])]"},
    {D_LIST, NULL, "size", "write len(%o)"},
    {D_LIST, NULL, "T", "write zip(*%o)"},
    {D_LIST, NULL, "push", "write %o.append(%a)"},
    {D_LIST, NULL, "add", "write %o.append(%a)"},
    {D_LIST, NULL, "tolist", "a list is one already: write %o"},
    {D_NODE, NULL, "shape", "a Value is one number"},
    {D_NODE, NULL, "detach", "write %o.data"},
    {D_NODE, NULL, "numpy", "write %o.data"},
    {D_NODE, NULL, "requires_grad", "every Value has a gradient: remove it"},
    {D_NODE, NULL, "requires_grad_", "every Value has a gradient: remove it"},
    {D_NODE, NULL, "__add__", "write %o + %a"},
    {D_NODE, NULL, "__sub__", "write %o - %a"},
    {D_NODE, NULL, "__mul__", "write %o * %a"},
    {D_NODE, NULL, "__truediv__", "write %o / %a"},
    {D_NODE, NULL, "__pow__", "write %o ** %a"},
    {D_NODE, NULL, "__neg__", "write -%o"},
    {D_NODE, NULL, "double", "a Value is a double already: write %o"},
    {D_FLOAT, NULL, "zero_", "write %o = 0.0"},
    {D_STRING, NULL, "format", "write the values between braces: \"{x:.4f}\""},
    {D_SPACE, "torch", "nn", "write import nn, then its names without 'torch.nn.'"},
    {D_SPACE, "torch", "zeros", "write [0.0]*%a"},
    {D_SPACE, "torch", "ones", "write [1.0]*%a"},
    {D_SPACE, "torch", "optim", "import nn has SGD, Adam and AdamW"},
    {D_SPACE, "torch", "manual_seed", "write seed(%a)"},
    {D_SPACE, "torch", "randn", "write [gauss(0, 1) for i in range(%a)]"},
    {D_SPACE, "torch", "no_grad", "remove it: x.data computes without a graph"},
};

static const struct {
    const char *name, *form;
} functions[] = {
    {"open", "write read_lines(%a)"},
    {"isinstance", "write type(%a) == \"Value\""},
    {"dir", "help lists the functions, vars the variables"},
    {"__name__", "remove this test: a script always runs"},
};

/* ---- the text around a member ---- */

typedef struct Excerpt {
    const char *text;
    int size;
} Excerpt;

static bool is_name_character(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

/* The operand that ends before the '.' of the member or the '[' of the index, which is `mark`:
   names, dots and closed brackets. */
static Excerpt text_of_object(const Place *place, const char *member, char mark)
{
    const char *end = member, *line = place->source->text + place->line_start;
    while (end > line && end[-1] != mark)
        end--;
    end -= end > line;
    const char *start = end;
    for (int depth = 0; start > line; start--) {
        char c = start[-1];
        if (c == ')' || c == ']')
            depth++;
        else if (c == '(' || c == '[')
            depth--;
        if (depth < 0 || (depth == 0 && !is_name_character(c) && !strchr(".([", c)))
            break;
    }
    return (Excerpt){start, (int)(end - start)};
}

/* The first argument of the call of a member. */
static Excerpt text_of_argument(const char *member, const char *end)
{
    while (member < end && is_name_character(*member))
        member++;
    const char *start = member + (member < end && *member == '(');
    const char *at = start;
    for (int depth = 0; at < end && *at != '\n'; at++) {
        if (*at == '(' || *at == '[')
            depth++;
        else if ((*at == ')' || *at == ']') && depth-- == 0)
            break;
        else if (*at == ',' && depth == 0)
            break;
    }
    return (Excerpt){start, (int)(at - start)};
}

static void form_expand(Buf *out, const char *form, Excerpt object, Excerpt argument)
{
    buf_clear(out);
    for (; *form; form++) {
        if (form[0] == '%' && form[1] == 'o')
            buf_put(out, object.text, (size_t)object.size);
        else if (form[0] == '%' && form[1] == 'a')
            buf_put(out, argument.text, (size_t)argument.size);
        else
            buf_putc(out, *form);
        form += form[0] == '%';
    }
}

/* `torch.tensor(2.0)` is a Value, that of a list is a list of Values. */
static const char *form_of_tensor(Excerpt argument)
{
    bool is_number = argument.size && strchr("0123456789.-", *argument.text);
    return is_number ? "write Value(%a)" : "write [Value(x) for x in %a]";
}

static bool is_tensor(const char *member)
{
    return strcmp(member, "tensor") == 0 || strcmp(member, "Tensor") == 0 ||
           strcmp(member, "FloatTensor") == 0;
}

const char *foreign_member(Vm *vm, Datum object, Name member)
{
    const char *text = intern_text(&vm->names, member);
    const char *space = object.kind == D_SPACE ? intern_text(&vm->names, object.as.name) : NULL;
    Span span = site_span(vm);
    Place place = sources_place(&vm->sources, span.start);
    if (!place.source)
        return NULL;
    const char *word = place.source->text + (span.start - place.source->base);
    Excerpt argument = text_of_argument(word, place.source->text + place.source->size);
    const char *form = NULL;
    for (size_t i = 0; i < sizeof members / sizeof *members; i++)
        if (members[i].kind == object.kind && strcmp(members[i].member, text) == 0 &&
            (!space || strcmp(members[i].space, space) == 0))
            form = members[i].form;
    if (space && strcmp(space, "torch") == 0 && is_tensor(text))
        form = form_of_tensor(argument);
    if (!form)
        return NULL;
    form_expand(&vm->scratch, form, text_of_object(&place, word, '.'), argument);
    return buf_text(&vm->scratch);
}

const char *foreign_index(Vm *vm)
{
    Span span = site_span(vm);
    Place place = sources_place(&vm->sources, span.start);
    if (!place.source)
        return NULL;
    const char *index = place.source->text + (span.start - place.source->base);
    const char *after = index + (span.end - span.start);
    after += strspn(after, " \t]");
    bool is_assigned = after[0] == '=' && after[1] != '=';
    if (index == place.source->text || index[-1] != '[' || is_assigned)
        return NULL;
    form_expand(&vm->scratch, "write [%o[i] for i in %a]", text_of_object(&place, index, '['),
                (Excerpt){index, (int)(span.end - span.start)});
    return buf_text(&vm->scratch);
}

const char *foreign_operand(Vm *vm, const char *function, Datum x)
{
    if (x.kind != D_LIST)
        return NULL;
    const char *text;
    Span span = site_arg_text(vm, 0, &text);
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "write [%s(v) for v in %.*s]", function, (int)(span.end - span.start),
               text);
    return buf_text(&vm->scratch);
}

const char *foreign_function(Vm *vm, Span name)
{
    Place place = sources_place(&vm->sources, name.start);
    if (!place.source)
        return NULL;
    const char *word = place.source->text + (name.start - place.source->base);
    size_t size = name.end - name.start;
    for (size_t i = 0; i < sizeof functions / sizeof *functions; i++) {
        if (strlen(functions[i].name) != size || memcmp(functions[i].name, word, size) != 0)
            continue;
        const char *end = place.source->text + place.source->size;
        form_expand(&vm->scratch, functions[i].form, (Excerpt){word, 0},
                    text_of_argument(word, end));
        return buf_text(&vm->scratch);
    }
    return NULL;
}

/* ---- comments ---- */

const char *foreign_comment(Vm *vm, Span name)
{
    Place place = sources_place(&vm->sources, name.start);
    if (!place.source)
        return NULL;
    const char *line = place.source->text + place.line_start;
    const char *word = place.source->text + (name.start - place.source->base);
    const char *before = word, *after = word + (name.end - name.start);
    while (before > line && before[-1] == ' ')
        before--;
    after += strspn(after, " \t\r");
    bool is_comment = before - line >= 2 && before[-1] == '/' && before[-2] == '/' &&
                      (*after == '\n' || *after == '\0');
    if (!is_comment)
        return NULL;
    buf_clear(&vm->scratch);
    buf_printf(&vm->scratch, "a comment begins with '#': # %.*s", (int)(name.end - name.start),
               word);
    return buf_text(&vm->scratch);
}
