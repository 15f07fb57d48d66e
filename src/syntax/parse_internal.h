/* parse_internal.h: what the files of the parser share (parse.c, parse_*.c). */
#ifndef SYNTAX_PARSE_INTERNAL_H
#define SYNTAX_PARSE_INTERNAL_H

#include "syntax/parse.h"

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
/* The same with a line of help. */
_Noreturn void parse_fail_help(Parser *p, Span span, const char *help, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* Where a message about the token points: a line's end is where its last word ends, not behind a
   comment. */
Span parse_here(const Parser *p);
/* Says that something else was expected here; at the end of the text, that more is needed. */
_Noreturn void parse_unexpected(Parser *p, const char *expected);
/* Closes a bracket; points at `open` where it is never closed. */
void parse_close(Parser *p, TokenKind kind, Token open);
void parse_enter(Parser *p, Span span);
void parse_leave(Parser *p);
Name parse_name_of(Parser *p, Span span);
const char *parse_text(const Parser *p, Span span);
bool parse_is_command_word(const Parser *p, Name name);

/* ---- names (parse.c) ---- */

/* The command of that name, NULL if there is none. */
const Command *parse_find_command(const Parser *p, Name name);
/* Remembers that the text binds a command's name; some names may not be bound. */
void parse_bind(Parser *p, Name name, Span span);
/* Whether the text, or the session before it, has bound the name. */
bool parse_is_bound(const Parser *p, Name name);
/* Names, fields and elements can be assigned to; anything else is an error. */
void parse_check_target(Parser *p, const Expr *target);

/* ---- growing arrays in the arena (parse.c) ---- */

/* A new last item of `size` bytes, zeroed. */
void *parse_add_item(Parser *p, Items *items, size_t size);

/* ---- expressions (parse_expr.c) ---- */

Expr *parse_expr(Parser *p);
/* An expression without 'if'. */
Expr *parse_or(Parser *p);
/* One expression, or several with ',' between them: `is_tuple` says which. */
ExprList parse_expr_list(Parser *p);
/* The same as one expression, from `start` on: several are a list. */
Expr *parse_list_of(Parser *p, ExprList list, Span start);
Expr *parse_expr_or_list(Parser *p);
Expr *parse_new_expr(Parser *p, ExprKind kind, Span word, Span extent);
/* Counts a link of a chain that nests to the left, and refuses one that is too long. */
void parse_count_chain(Parser *p, int *links);

/* ---- operands (parse_operand.c) ---- */

/* An atom with the calls, elements and fields behind it. */
Expr *parse_postfix(Parser *p);
/* Appends arguments: those of a call, up to its ')', which may follow a comma; or a command's. */
void parse_args(Parser *p, Items *args, uint32_t *named, bool in_call);
ExprList parse_loop_targets(Parser *p);

/* ---- statements (parse_stmt.c, parse_command.c) ---- */

Stmt *parse_new_stmt(Parser *p, StmtKind kind);
Stmt *parse_statement(Parser *p);
Stmt *parse_assignment(Parser *p);
/* A statement that begins with the name of a command: the command, or something of the program. */
Stmt *parse_command_statement(Parser *p, const Command *command);
bool parse_at_statement_end(const Parser *p);
void parse_statement_end(Parser *p);
void parse_skip_ends(Parser *p);

/* ---- what cannot stand where a statement begins or ends (parse_refuse.c) ---- */

/* An error where the word that is looked at begins a statement of another language. */
void parse_refuse_foreign(Parser *p);
/* An error where a word stands directly behind the arguments of a command: `grad a b`. */
void parse_refuse_missing_comma(Parser *p);
/* The error for what is left where a statement should have ended. */
_Noreturn void parse_refuse_rest(Parser *p);

/* ---- strings (parse_string.c) ---- */

Expr *parse_string(Parser *p);
Expr *parse_string_constant(Parser *p, Span span, const char *text, size_t size);

#endif
