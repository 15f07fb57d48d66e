/*
 * parse_internal.h: the functions that the files of the parser share.
 *
 * parse_token.c calls no other file of the parser. The files with error messages (parse_refuse.c,
 * parse_foreign.c, parse_misuse.c, parse_format.c) call only it, parse_form.c and each other. The
 * rest call each other because the grammar is recursive: operands contain expressions (brackets,
 * calls, strings), and commands and blocks contain statements.
 */
#ifndef SYNTAX_PARSE_INTERNAL_H
#define SYNTAX_PARSE_INTERNAL_H

#include "syntax/parse.h"

/* ---- parse_token.c: tokens ---- */

void parse_advance(Parser *p);
bool parse_at(const Parser *p, TokenKind kind);
/* True if the token, or the current one, is this name. */
bool parse_is_name(const Parser *p, Token token, const char *name);
bool parse_at_name(const Parser *p, const char *name);
/* Advances if the current token is of this kind. */
bool parse_accept(Parser *p, TokenKind kind);
/* Advances past a required token; `why` ends the message "expected … why". */
Token parse_expect(Parser *p, TokenKind kind, const char *why);
/* True at a name, a number or a string. */
bool parse_at_word(const Parser *p);
/* True if the current token begins a line inside brackets. */
bool parse_on_next_line(const Parser *p);
/* The token after the current one. */
Token parse_peek(const Parser *p);
bool parse_at_statement_end(const Parser *p);
/* The source text from the start of the span on; not terminated at its end. */
const char *parse_text(const Parser *p, Span span);
Name parse_name_of(Parser *p, Span span);

/* ---- parse_token.c: errors ---- */

_Noreturn void parse_fail(Parser *p, Span span, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
_Noreturn void parse_fail_help(Parser *p, Span span, const char *help, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
/* "expected …, found …" at the current token. At the end of the text the error is
   DIAG_INCOMPLETE. */
_Noreturn void parse_unexpected(Parser *p, const char *expected);
/* The error for an element on the next line without a comma before it. */
_Noreturn void parse_missing_comma_after(Parser *p);
/* Where messages about the current token point. The end of a line is where its last token ends, not
   after a comment. */
Span parse_here(const Parser *p);

/* ---- parse_token.c: nesting ---- */

/* Advances past the bracket that closes `open`. If it is missing, the error points to `open`. */
void parse_close(Parser *p, Token open);
/* One level deeper on the C stack; throws at the span above LIMIT_NESTING. */
void parse_enter(Parser *p, Span span);
void parse_leave(Parser *p);

/* A bracket of an expression, and the state of the parser around it. */
typedef struct Bracket {
    Token open, around; /* the bracket, and the one that contains it */
    bool no_greater;
} Bracket;

/* Advances past the opening bracket. Inside, `>` is always a comparison, and an unexpected end of
   the text is blamed on the bracket. */
Bracket parse_open_bracket(Parser *p);
/* Advances past the closing bracket. */
void parse_close_bracket(Parser *p, Bracket bracket);

/* Counts a link of a chain that nests to the left in the tree, and refuses one that is too long. */
void parse_count_chain(Parser *p, int *links);
/* Counts a named argument of a call, and refuses one that is too many. */
void parse_count_named(Parser *p, uint32_t *named, Span span);
/* A new last item of `size` bytes, zeroed. */
void *parse_add_item(Parser *p, Items *items, size_t size);
/* A new last item of an array of Expr *. */
void parse_add_expr(Parser *p, Items *items, Expr *e);

/* ---- parse_token.c: names ---- */

/* The command with this name; NULL if there is none. */
const Command *parse_find_command(const Parser *p, Name name);
/* Records that the text binds the name of a command. Throws if the command's name is reserved. */
void parse_bind(Parser *p, Name name, Span span);
/* True if this text or an earlier one has bound the name. */
bool parse_is_bound(const Parser *p, Name name);
/* Throws unless the expression can be assigned to: a name, a field, an element, or a list of
   these. */
void parse_check_target(Parser *p, const Expr *target);

/* ---- parse_refuse.c: messages for what cannot begin or end a statement ---- */

/* Throws if a word follows the arguments of a command without a comma: `grad a b`. */
void parse_refuse_missing_comma(Parser *p);
/* Throws if a statement begins with a dictionary; the current token is a '{'. */
void parse_refuse_dictionary(Parser *p);
/* The error for a token that follows a complete statement. */
_Noreturn void parse_refuse_rest(Parser *p);

/* ---- parse_refuse.c: commands without a result ---- */

/* What to write instead of a call whose result is used, if the callee names a command that has no
   result; otherwise NULL. */
const char *parse_no_result(Parser *p, const Expr *call);
/* The result of this expression is not used: it may be the missing one of a command. */
void parse_allow_no_result(Expr *e);

/* ---- parse_foreign.c, parse_misuse.c, parse_format.c: text of other languages ----
   Each function throws, or returns if the text is none. */

/* The current word begins a statement of another language. */
void parse_refuse_foreign(Parser *p);
/* The current word is `lambda`, or `__init__` after `def`. */
void parse_refuse_lambda(Parser *p);
void parse_refuse_init(Parser *p);
/* `for (i = 0; …)` and `for i = 1 to 3`, after `for`. */
void parse_refuse_loop(Parser *p);
/* A comma in the index of `list`, after the index `first`. */
_Noreturn void parse_refuse_index(Parser *p, Span list, Span first, bool is_slice);
/* `f(x) = …`, at the '='. */
void parse_refuse_definition(Parser *p, const Expr *target);
/* `a = 2,5`. */
void parse_refuse_decimal_comma(Parser *p, ExprList target, ExprList value);
/* `let = 3`, at the '='. */
_Noreturn void parse_refuse_let(Parser *p);
/* `plot x**2, -5, 5`, `run file.mg`, after the arguments. */
void parse_refuse_arguments(Parser *p, const Command *command, const Items *args);
/* `// comment`, at the current token or before it on its line. */
void parse_refuse_comment(Parser *p);
/* `"…" % right`. */
void parse_refuse_percent(Parser *p, const Expr *left, const Expr *right, Span word);
/* `"…".format(…)`, at the string. */
void parse_refuse_format(Parser *p);

/* ---- parse_expr.c ---- */

Expr *parse_expr(Parser *p);
/* An expression without `if`. */
Expr *parse_or(Parser *p);
/* One expression, or several separated by commas (is_tuple). */
ExprList parse_expr_list(Parser *p);
/* The list as one expression: EX_LIST if it is a tuple. It starts at `start`. */
Expr *parse_list_of(Parser *p, ExprList list, Span start);
Expr *parse_expr_or_list(Parser *p);
Expr *parse_new_expr(Parser *p, ExprKind kind, Span word, Span extent);

/* ---- parse_operand.c ---- */

/* An atom, and the calls, indices and fields that follow it. */
Expr *parse_postfix(Parser *p);
/* Appends arguments: of a call up to its ')', which a comma may precede, or of a command. Counts
   the named ones. `spreads` is set if one has a '*'; NULL for a command, where none can. */
void parse_args(Parser *p, Items *args, uint32_t *named, bool *spreads);
ExprList parse_loop_targets(Parser *p);
/* The list of these items, which begins with the token `open` and ends here. */
Expr *parse_new_list(Parser *p, ExprKind kind, Token open, Items items);
/* The loops and conditions after an element, which has been read: only the `for` that follows it
   shows that this is a comprehension. */
Expr *parse_comprehension(Parser *p, Expr *element, Token open);

/* ---- parse_dict.c ---- */

/* The current token is the '{'. */
Expr *parse_dict(Parser *p);

/* ---- parse_string.c ---- */

Expr *parse_string(Parser *p);
Expr *parse_string_constant(Parser *p, Span span, const char *text, size_t size);

/* ---- parse_import.c ---- */

Stmt *parse_import(Parser *p);
Stmt *parse_from(Parser *p);
/* A line for IPython. */
Stmt *parse_magic(Parser *p);

/* ---- parse_function.c ---- */

Stmt *parse_def(Parser *p);
Stmt *parse_module(Parser *p);
/* Skips `: type` after a parameter (NULL), or after a target that may have one. */
bool parse_accept_annotation(Parser *p, const Expr *target);

/* ---- parse_stmt.c, parse_command.c ---- */

Block parse_block(Parser *p);

Stmt *parse_statement(Parser *p);
Stmt *parse_assignment(Parser *p);
/* A statement whose first word is the name of a command. It is that command, or an expression or
   assignment if the program uses the name itself. */
Stmt *parse_command_statement(Parser *p, const Command *command);
/* The word of a command, and `> file` after its arguments, which adds one and counts it. */
Expr *parse_command_word(Parser *p);
void parse_file(Parser *p, Items *args, uint32_t *named);
bool token_ends_statement(TokenKind kind);
Stmt *parse_new_stmt(Parser *p, StmtKind kind);
/* Throws unless the statement ends here. */
void parse_statement_end(Parser *p);
void parse_skip_ends(Parser *p);

/* ---- parse_step.c ---- */

/* True at a command step that a word of syntax/step.def follows. */
bool parse_is_step(const Parser *p, const Command *command);
Stmt *parse_step(Parser *p, const Command *command);

#endif
