/*
 * ast.h: the syntax tree of a text. It lives in an arena and is forgotten once it is compiled.
 *
 * Each expression has two spans: `word`, where a message points (the operator, the field's name),
 * and `extent`, all of its text.
 */
#ifndef SYNTAX_AST_H
#define SYNTAX_AST_H

#include "base/intern.h"
#include "source/diag.h"
#include "syntax/binary.h"

typedef enum ExprKind {
    EX_INT,
    EX_FLOAT,
    EX_STRING, /* without braces in it */
    EX_TEXT,   /* pieces of text and formatted expressions */
    EX_TRUTH,  /* true and false: 1 and 0, but no numbers that were written */
    EX_NIL,
    EX_NAME,
    EX_COMMAND, /* the word of a command: the builtin, whatever the program binds */
    EX_SELF,
    EX_LIST,
    EX_COMPREHENSION,
    EX_NEGATE,
    EX_NOT,
    EX_BINARY, /* arithmetic, comparison, in, not in */
    EX_AND,
    EX_OR,
    EX_CONDITION, /* then if condition else otherwise */
    EX_INDEX,
    EX_SLICE,
    EX_FIELD,
    EX_CALL,
} ExprKind;

typedef struct Expr Expr;
typedef struct Stmt Stmt;

typedef struct ExprList {
    Expr **items;
    uint32_t count;
    bool is_tuple; /* written with a comma, also behind a single one: `a, = xs` */
} ExprList;

typedef struct Arg {
    Name name; /* 0: by position */
    Span span; /* of the name, or of the value's beginning */
    Expr *value;
} Arg;

/* A piece of an interpolated string: text, or a value with its format. */
typedef struct Piece {
    const char *text; /* NULL where it is a value */
    uint32_t size;
    Expr *value;
    const char *format; /* behind ':', "" if none */
    uint32_t format_size;
    Span format_span;
} Piece;

/* `for targets in source` or `if source` of a comprehension. */
typedef struct Clause {
    bool is_if;
    ExprList targets;
    Expr *source;
} Clause;

struct Expr {
    ExprKind kind;
    Span word, extent;
    union {
        int64_t integer;
        double number;
        struct {
            const char *text;
            uint32_t size;
        } string;
        struct {
            Piece *items;
            uint32_t count;
        } pieces;
        Name name;
        ExprList list;
        struct {
            Expr *element;
            Clause *clauses;
            uint32_t count;
        } comprehension;
        Expr *operand;
        struct {
            BinaryOp op;
            Expr *left, *right;
        } binary; /* also AND and OR, without op */
        struct {
            Expr *condition, *then, *otherwise;
        } condition;
        struct {
            Expr *list, *index;
        } index;
        struct {
            Expr *list, *from, *to; /* from and to may be NULL */
        } slice;
        struct {
            Expr *object;
            Name name;
        } field;
        struct {
            Expr *callee;
            Arg *args;
            uint32_t count;
            uint32_t named; /* how many of them, at the end, have names */
        } call;
    } as;
};

typedef enum StmtKind {
    ST_EXPR,
    ST_ASSIGN,
    ST_UPDATE, /* += and friends */
    ST_IF,
    ST_WHILE,
    ST_FOR,
    ST_DEF,
    ST_MODULE,
    ST_RETURN,
    ST_BREAK,
    ST_CONTINUE,
    ST_IMPORT,
    ST_TIME,
} StmtKind;

typedef struct Block {
    Stmt *first;
} Block;

typedef struct Param {
    Name name;
    Span span;
    Expr *fallback; /* its default, or NULL */
} Param;

typedef struct Function {
    Name name;
    Span name_span;
    Param *params;
    uint32_t param_count;
    Block body;
    Name *used; /* every name that stands in it, also in functions inside it */
    uint32_t used_count;
} Function;

struct Stmt {
    StmtKind kind;
    Span span;
    Stmt *next;
    union {
        struct {
            Expr *value;
            bool is_command; /* a string that it gives is shown as it is, not quoted */
            bool is_quiet;   /* its result is not shown */
        } expr;
        struct {
            ExprList *targets; /* one list for each `=`, left to right */
            uint32_t count;
            Expr *value;
            bool is_let;
        } assign;
        struct {
            Expr *target;
            BinaryOp op;
            Span word; /* of the operator */
            Expr *value;
        } update;
        struct {
            Expr *condition;
            Block then, otherwise;
        } branch; /* if, while (without otherwise) */
        struct {
            ExprList targets;
            Expr *source;
            Block body;
        } loop;
        Function *function; /* def, module */
        Expr *value;        /* return (NULL: nil) */
        struct {
            const char *path; /* a file, or NULL */
            Name library;     /* else a library */
            Span span;
        } import;
        Stmt *timed;
    } as;
};

/* Whether an expression is written in numbers alone: `2`, `-3.0`, `1/3`. */
bool ast_is_number(const Expr *e);

#endif
