/*
 * ast.h: the syntax tree of a text. It is allocated in an arena, which is reset when the text has
 * been compiled.
 *
 * Each expression has two spans: messages point to `word` (the operator, the name of the field),
 * and `extent` is its whole text.
 */
#ifndef SYNTAX_AST_H
#define SYNTAX_AST_H

#include "base/intern.h"
#include "source/diag.h"
#include "syntax/binary.h"

typedef enum ExprKind {
    EX_INT,
    EX_FLOAT,
    EX_STRING, /* without braces */
    EX_TEXT,   /* an interpolated string: pieces of text and formatted expressions */
    EX_TRUTH,  /* true and false: the integers 1 and 0, but they never become leaves */
    EX_NIL,
    EX_NAME,
    EX_COMMAND, /* the word of a command: the builtin, even if the program has bound its name */
    EX_SELF,
    EX_LIST,
    EX_DICT,
    EX_COMPREHENSION,
    EX_NEGATE,
    EX_INVERT,
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
    bool is_tuple; /* written with a comma; a single item may have one, too: `a, = xs` */
} ExprList;

typedef struct Arg {
    Name name; /* 0 for a positional argument */
    Span span; /* of the name, or of the first token of the value */
    Expr *value;
} Arg;

/* A piece of an interpolated string: either text, or a value with its format. */
typedef struct Piece {
    const char *text; /* NULL for a value */
    uint32_t size;
    Expr *value;
    const char *format; /* the part after ':', "" if there is none */
    uint32_t format_size;
    Expr *format_text; /* EX_TEXT: the format, if it contains expressions; else NULL */
    Span format_span;
} Piece;

/* `for targets in source`, or `if source`, of a comprehension. */
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
        ExprList list; /* EX_LIST; EX_DICT: a key, its value, a key, its value … */
        struct {
            Expr *key; /* of an entry of a dictionary, whose value is `element`; NULL: a list */
            Expr *element;
            Clause *clauses;
            uint32_t count;
        } comprehension;
        Expr *operand;
        struct {
            BinaryOp op;
            Expr *left, *right;
        } binary; /* also EX_AND and EX_OR, which have no op */
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
            uint32_t named; /* the last `named` arguments have names */
            bool spreads;   /* the last one without a name is a list of arguments: zip(*rows) */
            /* Set where the result of a command that has none is used: what to write instead. */
            const char *no_result;
            bool note_file; /* `print x > "text"`, as if print wrote a file */
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
    Expr *fallback; /* the default, or NULL */
} Param;

typedef struct Function {
    Name name;
    Span name_span;
    Param *params;
    uint32_t param_count;
    Block body;
    /* All names that the body mentions, inner functions included; with repetitions. */
    const Name *used;
    uint32_t used_count;
} Function;

/* What an import statement names. */
typedef enum ImportKind {
    IMPORT_MODULE,  /* `import a.b`: a library, or a module of Python */
    IMPORT_MEMBER,  /* `from a import b`: its name is a.b */
    IMPORT_FILE,    /* `import "a.mg"` */
    IMPORT_NOTHING, /* a line for IPython, which is skipped */
} ImportKind;

typedef struct Imported {
    const char *name;
    Name bound; /* the name that it gets; 0 if none */
    Span span;  /* of the file or module */
} Imported;

struct Stmt {
    StmtKind kind;
    Span span;
    Stmt *next;
    union {
        struct {
            Expr *value;
            bool is_command; /* a result that is a string is printed without quotes */
            bool is_quiet;   /* the result is not printed */
            bool is_kept;    /* it is kept as the result of the text (vm/echo.h), not printed */
        } expr;
        struct {
            ExprList *targets; /* one list for each `=`, from left to right */
            uint32_t count;
            Expr *value;
            bool is_let;
            bool is_plain; /* a written number stays a number */
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
        } branch; /* if; while, which has no `otherwise` */
        struct {
            ExprList targets;
            Expr *source;
            Block body;
        } loop;
        Function *function; /* def, module */
        Expr *value;        /* return; NULL for nil */
        struct {
            ImportKind kind;
            Imported *items;
            uint32_t count;
        } import;
        Stmt *timed;
    } as;
};

#endif
