/*
 * parse_string.c: splits a string token into pieces: text, with its escapes decoded, and the
 * expressions in braces. The same parser reads those from the same source, so that their spans are
 * right in error messages.
 */
#include "syntax/parse_internal.h"

#include <string.h>

#include "base/num.h"
#include "syntax/lex_internal.h"

Expr *parse_string_constant(Parser *p, Span span, const char *text, size_t size)
{
    Expr *e = parse_new_expr(p, EX_STRING, span, span);
    e->as.string.text = text;
    e->as.string.size = (uint32_t)size;
    return e;
}

/* The rest of the string: bytes [at, end) of the text of the source, without the quotes. */
typedef struct StringReader {
    Parser *p;
    const char *text;
    uint32_t at, end;
    char *out; /* the current piece of text, in a buffer as large as the string */
    uint32_t out_size;
    Items pieces;
    uint32_t poll_at; /* the offset of the next poll */
    bool is_literal;  /* three quotes without `f`: braces are text, and so are unknown escapes */
} StringReader;

static Span string_span(const StringReader *r, uint32_t from, uint32_t to)
{
    uint32_t base = r->p->lexer.source->base;
    return (Span){base + from, base + to};
}

/* Ends the current piece of text, if there is one. */
static void string_flush(StringReader *r)
{
    if (r->out_size == 0)
        return;
    Piece *piece = parse_add_item(r->p, &r->pieces, sizeof *piece);
    piece->text = r->out;
    piece->size = r->out_size;
    r->out += r->out_size;
    r->out_size = 0;
}

static void string_put(StringReader *r, char c)
{
    lex_poll_piece(&r->p->lexer, r->at, &r->poll_at);
    r->out[r->out_size++] = c;
}

/* In a string with three quotes, a backslash at the end of a line joins it with the next one. */
static void string_escape(StringReader *r)
{
    /* The characters at the same index of the two strings belong together. */
    static const char written[] = "nt\\\"'{}", meant[] = "\n\t\\\"'{}";
    char c = r->text[r->at + 1];
    const char *found = c && !(r->is_literal && strchr("{}", c)) ? strchr(written, c) : NULL;
    if (c == '\n') {
        r->at += 2;
        return;
    }
    if (!found && r->is_literal) {
        string_put(r, '\\');
        r->at++;
        return;
    }
    if (!found)
        parse_fail(r->p, string_span(r, r->at, r->at + 2),
                   "unknown escape '\\%c': the escapes are \\n \\t \\\\ \\\" \\' \\{ \\}",
                   c >= 0x20 && c < 0x7F ? c : '?');
    string_put(r, meant[found - written]);
    r->at += 2;
}

static void string_braces(StringReader *r);

/* The format is the text up to the closing brace. Expressions in braces are parts of it:
   {x:{width}.2f}. */
static void string_format(StringReader *r, Piece *piece)
{
    uint32_t start = r->at;
    Items around = r->pieces;
    r->pieces = (Items){0};
    while (r->at < r->end && r->text[r->at] != '}')
        if (r->text[r->at] == '{')
            string_braces(r);
        else
            string_put(r, r->text[r->at++]);
    bool is_text = r->pieces.count == 0;
    string_flush(r);
    Items parts = r->pieces;
    r->pieces = around;
    piece->format = arena_copy(r->p->arena, r->text + start, r->at - start);
    piece->format_size = r->at - start;
    piece->format_span = string_span(r, start, r->at);
    if (!is_text) {
        piece->format_text = parse_new_expr(r->p, EX_TEXT, piece->format_span, piece->format_span);
        piece->format_text->as.pieces.items = parts.data;
        piece->format_text->as.pieces.count = parts.count;
        return;
    }
    NumFormat format;
    const char *wrong = num_format_parse(&format, piece->format, piece->format_size);
    if (wrong)
        parse_fail(r->p, piece->format_span, "bad format '%s': %s", piece->format, wrong);
}

static const char brace_help[] = "write {{ for a literal brace";

/* Refuses braces that were meant as text: `{|}`, `{}`. */
static void string_refuse_start(StringReader *r, uint32_t open)
{
    uint32_t at = r->at;
    for (; at < r->end && (r->text[at] == ' ' || r->text[at] == '\t'); at++)
        lex_poll_piece(&r->p->lexer, at, &r->poll_at);
    char c = at < r->end ? r->text[at] : 'x';
    if (c == '}' || c == ':')
        parse_fail_help(r->p, string_span(r, open, open + 2), brace_help,
                        "empty braces in a string");
    if (c && strchr("|@#$%&*/=<>,;?`^\\)]", c))
        parse_fail_help(r->p, string_span(r, at, at + 1), brace_help,
                        "an expression cannot begin with '%c'", c);
}

/* Reads the expression after an opening brace: moves the parser there, and back afterwards. */
static Expr *string_expression(StringReader *r, uint32_t open)
{
    Parser *p = r->p;
    string_refuse_start(r, open);
    /* Saves the state of the parser. Brackets outside of the string do not matter inside. */
    Lexer lexer = p->lexer;
    Token token = p->token;
    uint32_t previous_end = p->previous_end;
    bool no_greater = p->no_greater;
    Token around = p->open;
    p->no_greater = false;
    p->open = (Token){.kind = TOK_END};
    lex_init(&p->lexer, lexer.source, r->at, r->end, p->catch_);
    p->lexer.round = 1; /* a newline is no token here */
    p->lexer.in_braces = true;
    parse_advance(p);
    Expr *value = parse_expr(p);
    if (parse_at(p, TOK_ASSIGN))
        parse_fail(p, p->token.span, "'=' is not allowed inside the braces of a string");
    if (parse_at(p, TOK_END))
        parse_fail(p, string_span(r, open, open + 1),
                   "a comment is not allowed inside the braces of a string");
    if (!parse_at(p, TOK_RBRACE) && !parse_at(p, TOK_COLON))
        parse_unexpected(p, "':' or '}'");
    r->at = p->token.span.start - lexer.source->base;
    p->lexer = lexer;
    p->token = token;
    p->previous_end = previous_end;
    p->no_greater = no_greater;
    p->open = around;
    return value;
}

/// braces = "{" expression [ ":" { FORMAT | braces } ] "}" ;
static void string_braces(StringReader *r)
{
    uint32_t open = r->at++;
    string_flush(r);
    parse_enter(r->p, string_span(r, open, open + 1));
    Piece piece = {.value = string_expression(r, open), .format = ""};
    if (r->text[r->at] == ':') {
        r->at++;
        string_format(r, &piece);
    }
    parse_leave(r->p);
    *(Piece *)parse_add_item(r->p, &r->pieces, sizeof piece) = piece;
    if (r->at >= r->end)
        parse_fail(r->p, string_span(r, open, open + 1), "'{' was never closed in this string");
    r->at++; /* the closing brace */
}

static void string_read(StringReader *r)
{
    while (r->at < r->end) {
        char c = r->text[r->at];
        bool doubled = r->at + 1 < r->end && r->text[r->at + 1] == c;
        if (c == '\\') {
            string_escape(r);
        } else if (r->is_literal) {
            bool ends_line = c == '\r' && r->text[r->at + 1] == '\n';
            if (!ends_line) /* a line ends with \n, as in Python */
                string_put(r, c);
            r->at++;
        } else if ((c == '{' || c == '}') && doubled) {
            string_put(r, c);
            r->at += 2;
        } else if (c == '{') {
            string_braces(r);
        } else {
            string_put(r, c);
            r->at++;
        }
    }
    string_flush(r);
}

/// string = QUOTE { CHARACTER | braces } QUOTE ;
Expr *parse_string(Parser *p)
{
    Span span = p->token.span;
    const Source *source = p->lexer.source;
    parse_refuse_format(p);
    uint32_t start = span.start - source->base, end = span.end - source->base;
    uint32_t prefix;
    lex_is_string(source->text + start, end - start, &prefix);
    bool is_triple = lex_is_triple(source->text + start + prefix, end - start - prefix);
    uint32_t quotes = is_triple ? 3 : 1;
    StringReader reader = {.p = p,
                           .text = source->text,
                           .at = start + prefix + quotes,
                           .end = end - quotes,
                           .is_literal = is_triple && !prefix};
    reader.out = ARENA_ARRAY(p->arena, char, end - start);
    string_read(&reader);
    parse_advance(p);

    const Piece *pieces = reader.pieces.data;
    if (reader.pieces.count == 0)
        return parse_string_constant(p, span, "", 0);
    if (reader.pieces.count == 1 && pieces[0].text)
        return parse_string_constant(p, span, pieces[0].text, pieces[0].size);
    Expr *text = parse_new_expr(p, EX_TEXT, span, span);
    text->as.pieces.items = reader.pieces.data;
    text->as.pieces.count = reader.pieces.count;
    return text;
}
