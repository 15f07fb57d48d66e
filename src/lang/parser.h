/* parser.h: what the files of the parser share (parse.c, parse_expr.c, parse_string.c). */
#ifndef LANG_PARSER_H
#define LANG_PARSER_H

#include "lang/parse.h"

/* ---- tokens (parse.c) ---- */

void parse_advance(Parser *p);
bool parse_at(const Parser *p, TokenKind kind);
/* Passes over a token of this kind, if it is there. */
bool parse_accept(Parser *p, TokenKind kind);
/* Passes over a token that must be there; `why` ends the sentence "expected … why". */
Token parse_expect(Parser *p, TokenKind kind, const char *why);
/* The token behind the one that is looked at. */
Token parse_peek(const Parser *p);
_Noreturn void parse_fail(Parser *p, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* Says that something else was expected here; at the end of the text, that more is needed. */
_Noreturn void parse_unexpected(Parser *p, const char *expected);
/* Closes a bracket; points at `open` where it is never closed. */
void parse_close(Parser *p, TokenKind kind, Token open);
void parse_enter(Parser *p, Span span);
void parse_leave(Parser *p);
Name parse_name_of(Parser *p, Span span);
const char *parse_text(const Parser *p, Span span);
bool parse_is_command_word(const Parser *p, Name name);

/* ---- growing arrays in the arena (parse.c) ---- */

/* A new last item of `size` bytes, zeroed. */
void *items_add(Parser *p, Items *items, size_t size);

/* ---- expressions (parse_expr.c) ---- */

Expr *parse_expr(Parser *p);
/* One expression, or several with ',' between them: `single` says which. */
ExprList parse_expr_list(Parser *p, bool *single);
Expr *parse_expr_or_list(Parser *p);
/* Appends arguments up to (not including) the token `end`; newlines end a command's arguments. */
void parse_args(Parser *p, Items *args, uint32_t *named, bool in_call);
Expr *parse_new_expr(Parser *p, ExprKind kind, Span word, Span extent);
Expr *parse_string_constant(Parser *p, Span span, const char *text, size_t size);
/* Names, fields and elements can be assigned to; anything else is an error. */
void parse_check_target(Parser *p, const Expr *target);
ExprList parse_loop_targets(Parser *p);

/* ---- strings (parse_string.c) ---- */

Expr *parse_string(Parser *p);

#endif
