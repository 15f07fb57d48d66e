/* indent.c: how far the next line of an unfinished text is indented. */
#include "session/catch.h"
#include "session/session_internal.h"
#include "source/limits.h"
#include "syntax/lex.h"

enum { STEP = 4, MOST_TEXT = 1 << 30 };

typedef struct Indent {
    const char *text;
    Source source;
    Catch catch_;
    uint32_t open[LIMIT_NESTING]; /* the offsets of the open brackets */
    int depth;                    /* it may exceed LIMIT_NESTING */
    Token last;
    bool continues; /* the last token cannot end a statement */
} Indent;

static void indent_take(Indent *indent, Token token)
{
    switch (token.kind) {
    case TOK_LPAREN:
    case TOK_LBRACKET:
    case TOK_LBRACE:
        if (indent->depth < LIMIT_NESTING)
            indent->open[indent->depth] = token.span.start;
        indent->depth++;
        return;
    case TOK_RPAREN:
    case TOK_RBRACKET:
    case TOK_RBRACE:
        indent->depth -= indent->depth > 0;
        return;
    default:
        return;
    }
}

static void indent_read(Mgrad *m, void *argument)
{
    Indent *indent = argument;
    Lexer lexer;
    (void)m;
    lex_init(&lexer, &indent->source, 0, indent->source.size, &indent->catch_);
    for (Token token; (token = lex_next(&lexer)).kind != TOK_END;) {
        indent_take(indent, token);
        if (token.kind == TOK_NEWLINE || token.kind == TOK_SEMICOLON) {
            indent->continues = false;
            continue;
        }
        indent->last = token;
        indent->continues = !token_can_end_statement(token.kind);
    }
}

/* The blanks before the line of an offset. */
static size_t line_indentation(const Indent *indent, uint32_t at)
{
    size_t blanks = 0;
    while (at > 0 && indent->text[at - 1] != '\n')
        at--;
    while (at + blanks < indent->source.size && indent->text[at + blanks] == ' ')
        blanks++;
    return blanks;
}

static size_t indent_of(const Indent *indent)
{
    int depth = indent->depth < LIMIT_NESTING ? indent->depth : LIMIT_NESTING;
    if (depth > 0)
        return line_indentation(indent, indent->open[depth - 1]) + STEP;
    return line_indentation(indent, indent->last.span.start) + (indent->continues ? STEP : 0);
}

size_t mgrad_indent(Mgrad *m, const char *text, size_t size)
{
    if (size > MOST_TEXT)
        return 0;
    Indent indent = {.text = text, .source = {.text = text, .size = (uint32_t)size}};
    Mem mem; /* as in cursor_read */
    mem_init(&mem);
    diag_init(&indent.catch_.diag, &mem);
    indent.catch_.stop = m->vm.catch_.stop;
    bool is_read = catch_call(&indent.catch_, m, indent_read, &indent);
    diag_done(&indent.catch_.diag);
    return is_read ? indent_of(&indent) : 0;
}
