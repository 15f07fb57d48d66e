/*
 * parse_format.c: strings with the formats of Python's `%` and `.format`. The messages show the
 * string of mgrad, with the values between its braces.
 */
#include "syntax/parse_form.h"

#include <ctype.h>
#include <string.h>

enum { MOST_VALUES = 16 };

/* The values that are formatted, as they are written. */
typedef struct Values {
    Span items[MOST_VALUES], names[MOST_VALUES]; /* an empty name: positional */
    uint32_t count, used;
} Values;

static _Noreturn void format_fail(Parser *p, Span span, const Form *form)
{
    parse_fail(p, span, "a string has its values between braces: write %s",
               form ? form->text : "\"{x:.4f}\"");
}

/* `{value:spec}` */
static void format_value(Form *form, const Parser *p, Span value, const char *spec, size_t size)
{
    form_puts(form, "{");
    form_quote(form, p, value);
    if (size) {
        form_puts(form, ":");
        form_put(form, spec, size);
    }
    form_puts(form, "}");
}

/* ---- "%.4f" % x ---- */

/* One directive; `at` follows the '%'. Returns the text after it; NULL if it is none. */
static const char *percent_directive(Form *form, const Parser *p, Values *values, const char *at)
{
    const char *start = at;
    at += strspn(at, "+- #0");
    at += strspn(at, "0123456789");
    if (*at == '.')
        at += 1 + strspn(at + 1, "0123456789");
    if (!*at || !strchr("diufFeEgGsrx", *at) || values->used == values->count)
        return NULL;
    bool has_letter = strchr("fFeEgGx", *at) || (at > start && *at == 'd');
    format_value(form, p, values->items[values->used++], start, (size_t)(at - start) + has_letter);
    return at + 1;
}

static void percent_values(Values *values, const Expr *right)
{
    bool is_tuple = right->kind == EX_LIST;
    values->count = is_tuple ? right->as.list.count : 1;
    if (values->count > MOST_VALUES)
        values->count = MOST_VALUES;
    for (uint32_t i = 0; i < values->count; i++)
        values->items[i] = is_tuple ? right->as.list.items[i]->extent : right->extent;
}

void parse_refuse_percent(Parser *p, const Expr *left, const Expr *right, Span word)
{
    const char *text = parse_text(p, left->extent);
    const char *end = text + (left->extent.end - left->extent.start);
    if (left->kind != EX_STRING || !memchr(text, '%', (size_t)(end - text)))
        return;
    Form form = {.size = 0};
    Values values = {.count = 0};
    percent_values(&values, right);
    while (text && text < end) {
        bool doubled = text[0] == '%' && text[1] == '%';
        if (*text == '%' && !doubled) {
            text = percent_directive(&form, p, &values, text + 1);
        } else {
            form_put(&form, text, 1);
            text += 1 + doubled;
        }
    }
    format_fail(p, word, text && values.used == values.count ? &form : NULL);
}

/* ---- "{:.4f}".format(x) ---- */

/* The arguments; `a` is at the first one. */
static void format_arguments(const Parser *p, Ahead *a, Values *values)
{
    while (a->token.kind != TOK_RPAREN && a->token.kind != TOK_END && values->count < MOST_VALUES) {
        Span *name = &values->names[values->count];
        Ahead after = *a;
        ahead_next(&after);
        if (a->token.kind == TOK_NAME && after.token.kind == TOK_ASSIGN) {
            *name = a->token.span;
            *a = after;
            ahead_next(a);
        }
        values->items[values->count++] = ahead_part(p, a);
        if (a->token.kind != TOK_COMMA)
            return;
        ahead_next(a);
    }
}

/* The value of a field: by its name, by its number, or the next one. NULL if there is none. */
static const Span *format_find(const Parser *p, Values *values, const char *field, size_t size)
{
    size_t index = 0;
    if (size == 0)
        index = values->used++;
    else if (isdigit((unsigned char)*field))
        index = (size_t)(*field - '0');
    else
        while (index < values->count &&
               (values->names[index].end - values->names[index].start != size ||
                memcmp(parse_text(p, values->names[index]), field, size) != 0))
            index++;
    return index < values->count ? &values->items[index] : NULL;
}

/* One field; `at` follows the '{'. Returns the text after its '}'; NULL if it is none. */
static const char *format_field(Form *form, const Parser *p, Values *values, const char *at)
{
    size_t size = strcspn(at, "}\n"), name = strcspn(at, ":!}\n");
    const Span *value = at[size] == '}' ? format_find(p, values, at, name) : NULL;
    if (!value)
        return NULL;
    bool has_spec = at[name] == ':';
    format_value(form, p, *value, at + name + has_spec, has_spec ? size - name - 1 : 0);
    return at + size + 1;
}

/* The current token is a string. */
void parse_refuse_format(Parser *p)
{
    Span string = p->token.span;
    const char *text = parse_text(p, string), *end = text + (string.end - string.start);
    if (strncmp(end, ".format(", 8) != 0)
        return;
    Ahead a = ahead_begin(p);
    for (int i = 0; i < 4; i++) /* . format ( and the first argument */
        ahead_next(&a);
    Values values = {.count = 0};
    format_arguments(p, &a, &values);
    Form form = {.size = 0};
    while (text && text < end) {
        bool doubled = (*text == '{' || *text == '}') && text[1] == *text;
        if (*text == '{' && !doubled) {
            text = format_field(&form, p, &values, text + 1);
        } else {
            form_put(&form, text, 1 + doubled);
            text += 1 + doubled;
        }
    }
    format_fail(p, string, text ? &form : NULL);
}
