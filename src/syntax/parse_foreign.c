/*
 * parse_foreign.c: words of Python and other languages. Each message shows the form of mgrad, with
 * the user's own names.
 *
 * Most of these texts have no tree here, so the forms are made from tokens ahead.
 */
#include "syntax/parse_form.h"

#include <string.h>

/* ---- lambda ---- */

/* The name in `name = lambda …`; `f` elsewhere. */
static void form_lambda_name(Form *form, const Parser *p)
{
    Ahead a = ahead_of_statement(p);
    Token name = a.token;
    ahead_next(&a);
    bool is_bound = name.kind == TOK_NAME && a.token.kind == TOK_ASSIGN;
    ahead_next(&a);
    if (is_bound && a.token.span.start == p->token.span.start)
        form_quote(form, p, name.span);
    else
        form_puts(form, "f");
}

/* `lambda` may be a name of the program. It is Python's keyword only before a parameter or ':'. */
void parse_refuse_lambda(Parser *p)
{
    if (!parse_at_name(p, "lambda"))
        return;
    Ahead a = ahead_begin(p);
    ahead_next(&a);
    if (a.token.kind != TOK_NAME && a.token.kind != TOK_COLON)
        return;
    Form form = {.size = 0};
    Span parameters = {a.token.span.start, a.token.span.start};
    for (; a.token.kind != TOK_COLON && a.token.kind != TOK_NEWLINE && a.token.kind != TOK_END;
         ahead_next(&a))
        parameters.end = a.token.span.end;
    form_lambda_name(&form, p);
    form_puts(&form, "(");
    form_quote(&form, p, parameters);
    form_puts(&form, ") = ");
    if (a.token.kind == TOK_COLON)
        ahead_next(&a);
    form_quote(&form, p, ahead_part(p, &a));
    parse_fail(p, p->token.span, "'lambda' is not in the language: write def %s", form.text);
}

/* ---- classes ---- */

#define BLANKS " \t\r\n"

/* The ')' that closes the bracket at `open`, or NULL. Brackets in strings count, too. */
static const char *find_close(const char *open)
{
    int depth = 0;
    for (const char *at = open; *at; at++) {
        depth += (*at == '(') - (*at == ')');
        if (depth == 0)
            return at;
    }
    return NULL;
}

/* The text on one line. */
static void form_put_joined(Form *form, const char *from, const char *end)
{
    while (from < end) {
        size_t size = strcspn(from, BLANKS), most = (size_t)(end - from);
        form_put(form, from, size < most ? size : most);
        from += size;
        from += strspn(from, BLANKS);
        form_puts(form, from < end ? " " : "");
    }
}

/* `self` and the comma after it, if the parameters begin with it. */
static const char *skip_self(const char *from)
{
    const char *after = from + strlen("self");
    if (strncmp(from, "self", strlen("self")) != 0 || !strchr(BLANKS ",)", *after))
        return from;
    after += strspn(after, BLANKS);
    after += *after == ',';
    return after + strspn(after, BLANKS);
}

/* The parameters of the `__init__` that begins in `text`, without self. Reads characters: the rest
   of a class may be no text of mgrad. */
static void form_init_parameters(Form *form, const char *text)
{
    const char *open = strchr(text, '('), *end = open ? find_close(open) : NULL;
    if (!end)
        return;
    const char *from = skip_self(open + 1 + strspn(open + 1, BLANKS));
    while (end > from && strchr(BLANKS ",", end[-1]))
        end--;
    form_put_joined(form, from, end);
}

static const char *find_init(const Parser *p, uint32_t from)
{
    const char *text = parse_text(p, (Span){from, from});
    const char *found = strstr(text, "def __init__"), *next = strstr(text, "\nclass ");
    return found && !(next && next < found) ? found : NULL;
}

/* `class Neuron(Module): …` */
static void form_class(Form *form, Parser *p)
{
    Ahead a = ahead_begin(p);
    ahead_next(&a);
    p->module_name = a.token.span;
    p->recovery.has_class = true;
    const char *init = find_init(p, a.token.span.end);
    form_puts(form, "write module ");
    form_quote(form, p, a.token.span);
    form_puts(form, "(");
    if (init)
        form_init_parameters(form, init);
    form_puts(form, ") { … }");
}

/* After a class, which the message about it has explained, this is the same mistake. */
void parse_refuse_init(Parser *p)
{
    if (!parse_at_name(p, "__init__") || p->recovery.has_class)
        return;
    Form form = {.size = 0};
    Span name = p->module_name;
    if (name.end > name.start)
        form_quote(&form, p, name);
    else
        form_puts(&form, "Name");
    form_puts(&form, "(");
    form_init_parameters(&form, parse_text(p, p->token.span));
    parse_fail(p, p->token.span,
               "a module has no __init__: its parameters follow its name, module %s) { … }",
               form.text);
}

/* ---- words that begin a statement ---- */

/* `raise ValueError("text")` */
static void form_raise(Form *form, Parser *p)
{
    Ahead a = ahead_begin(p);
    ahead_next(&a);
    Span error = a.token.span;
    bool is_named = a.token.kind == TOK_NAME;
    ahead_next(&a);
    form_puts(form, "write assert false");
    if (!is_named)
        return;
    form_puts(form, ", ");
    if (a.token.kind == TOK_LPAREN) {
        ahead_next(&a);
        Span text = ahead_part(p, &a);
        if (text.end > text.start) {
            form_quote(form, p, text);
            return;
        }
    }
    form_puts(form, "\"");
    form_quote(form, p, error);
    form_puts(form, "\"");
}

/* The names after the word, or an example. */
static void form_put_names(Form *form, Parser *p, Span names)
{
    if (names.end > names.start)
        form_quote(form, p, names);
    else
        form_puts(form, "n");
}

/* `global n` in a function `count` */
static void form_global(Form *form, Parser *p)
{
    Span names = ahead_rest(p, parse_peek(p).span.start);
    form_puts(form, "end the function with return ");
    form_put_names(form, p, names);
    form_puts(form, " and call it as ");
    form_put_names(form, p, names);
    form_puts(form, " = ");
    if (p->body.functions)
        form_quote(form, p, p->body.function_name);
    else
        form_puts(form, "f");
    form_puts(form, "(…)");
}

/* `with open(path) as f:` and `with torch.no_grad():` */
static void form_with(Form *form, Parser *p)
{
    Ahead a = ahead_begin(p);
    ahead_next(&a);
    if (parse_is_name(p, a.token, "open")) {
        ahead_next(&a);
        ahead_next(&a);
        form_puts(form, "write read_lines(");
        form_quote(form, p, ahead_part(p, &a));
        form_puts(form, ")");
    } else {
        form_puts(form, "remove this line; x.data computes without a graph");
    }
}

/* `del x`, `del xs[0]` and `del d[key]` */
static void form_del(Form *form, Parser *p)
{
    Span rest = ahead_rest(p, parse_peek(p).span.start);
    const char *text = parse_text(p, rest);
    uint32_t size = rest.end - rest.start, open = size;
    bool is_slice = false;
    for (int depth = 0; open > 0 && (open == size ? text[size - 1] == ']' : depth > 0);) {
        char c = text[--open];
        depth += (c == ']') - (c == '[');
        is_slice = is_slice || c == ':';
    }
    if (open == size) {
        form_puts(form, "'reset' removes all variables");
        return;
    }
    if (is_slice) {
        form_puts(form, "join the parts that stay, as in xs[:2] + xs[5:]");
        return;
    }
    form_puts(form, "write ");
    form_quote(form, p, (Span){rest.start, rest.start + open});
    form_puts(form, ".pop(");
    form_quote(form, p, (Span){rest.start + open + 1, rest.end - 1});
    form_puts(form, ")");
}

static const struct {
    const char *word, *message;
    void (*form)(Form *form, Parser *p); /* instead of a message */
} foreign_words[] = {
    {"class", NULL, form_class},
    {"function", "write def", NULL},
    {"var", "write let", NULL},
    {"const", "write let", NULL},
    {"del", NULL, form_del},
    {"global", NULL, form_global},
    {"nonlocal", NULL, form_global},
    {"raise", NULL, form_raise},
    {"try", "an error cannot be caught; test with 'if' before it occurs", NULL},
    {"except", "an error cannot be caught; test with 'if' before it occurs", NULL},
    {"finally", "an error cannot be caught; test with 'if' before it occurs", NULL},
    {"with", NULL, form_with},
};

/* `elif` may be a name of the program: it is none before an operand. */
static void parse_refuse_elif(Parser *p)
{
    if (!parse_at_name(p, "elif"))
        return;
    TokenKind next = parse_peek(p).kind;
    if (next == TOK_NOT || (next != TOK_NEWLINE && token_can_end_statement(next)))
        parse_fail(p, p->token.span,
                   "'elif' must be on the same line as the '}' before it: write } elif … {");
}

/* The next token shows that the word is not a name of the program: `del x`, but not `del = 1`. */
void parse_refuse_foreign(Parser *p)
{
    parse_refuse_elif(p);
    Ahead a = ahead_begin(p);
    for (size_t i = 0; i < sizeof foreign_words / sizeof *foreign_words; i++) {
        if (!parse_is_name(p, a.token, foreign_words[i].word))
            continue;
        TokenKind next = parse_peek(p).kind;
        if (next != TOK_NAME && next != TOK_COLON && next != TOK_LBRACE && next != TOK_NEWLINE &&
            next != TOK_END)
            return;
        Form form = {.size = 0};
        if (foreign_words[i].form)
            foreign_words[i].form(&form, p);
        else
            form_puts(&form, foreign_words[i].message);
        parse_fail(p, p->token.span, "'%s' is not in the language: %s", foreign_words[i].word,
                   form.text);
    }
}
