/*
 * program.h: a small program as a tree. generate.c makes it at random, write.c writes it in mg,
 * reference.c evaluates it by independent plain rules. Both results must be equal.
 *
 * The reference shares nothing with mgrad but the C library's mathematics: no tape, no folding, no
 * collection, no instructions. It keeps every node.
 */
#ifndef PROGRAM_H
#define PROGRAM_H

#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>

enum { MAX_ITEMS = 6, MAX_VARS = 160, MAX_PARTS = 20000, MAX_NODES = 60000, MAX_FUNCTIONS = 6 };

/* A plain number, or a Value. */
typedef struct Datum {
    bool is_node;
    double number; /* of a plain number */
    uint32_t node;
} Datum;

/* A name of the program; a list has `count` items. */
typedef struct Var {
    char name[16];
    int count; /* 0: no list */
    Datum value, items[MAX_ITEMS];
} Var;

typedef enum ExprKind {
    X_CONST,   /* number */
    X_VAR,     /* var */
    X_ITEM,    /* var[index] */
    X_NEG,     /* -a */
    X_BINARY,  /* a op b: + - * / ^ (the power) */
    X_UNARY,   /* the function unary_names[op] of a */
    X_LARGER,  /* max(a, b) */
    X_SMALLER, /* min(a, b) */
    X_FLOAT,   /* float(a): its data, a plain number */
    X_BITS,    /* float(a), of an integer: the kinds X_WHOLE and X_BIT */
    X_WHOLE,   /* index, an integer */
    X_BIT,     /* a op b: & | ^ < (left shift) > (right shift); ~ a */
    X_CHOOSE,  /* a if b < c else d */
    X_SUM,     /* sum(var, a) */
    X_IDIOM,   /* sum([x*y for x, y in zip(var, other)], a) */
    X_DOT,     /* dot(var, other, a) */
    X_MAP,     /* sum([a for x in var], b), a in terms of loop variable `bound` */
    X_CALL,    /* function(a, b), or with the list `var` first; a method: instance(…) */
} ExprKind;

typedef struct Expr Expr;
typedef struct Function Function;

struct Expr {
    ExprKind kind;
    int op;
    double number;
    int index;
    Var *var, *other, *bound;
    Function *function;
    Var *instance; /* X_CALL of an instance: its w is a field of the instance */
    Expr *a, *b, *c, *d;
};

typedef enum StmtKind {
    S_SET,      /* var = a */
    S_LET,      /* let var = a */
    S_ADD,      /* var op= a */
    S_LIST,     /* var = [items…] */
    S_ITEM,     /* var[index] = a */
    S_REPEAT,   /* for var in range(index) { body } */
    S_EACH,     /* for var in other { body } */
    S_WHILE,    /* while var < a { body } */
    S_IF,       /* if a < b { body } else { other_body } */
    S_BACKWARD, /* backward var */
} StmtKind;

typedef struct Stmt Stmt;
struct Stmt {
    StmtKind kind;
    int op, index;
    Var *var, *other;
    Expr *a, *b, *items[MAX_ITEMS];
    Stmt *body, *other_body, *next;
};

/* A function of `params`, or a module with the list of leaves `w` and the leaf `b`. */
struct Function {
    char name[16];
    Var *params[3];
    int param_count;
    Var *locals[8];
    int local_count;
    Stmt *body;
    Expr *result;
    bool is_module;
    Var *w, *b;
    double field[MAX_ITEMS + 1]; /* initial values of w and b */
};

typedef struct Program {
    Function functions[MAX_FUNCTIONS];
    int function_count;
    Var vars[MAX_VARS]; /* all variables, including those of functions */
    int var_count;
    Var *globals[MAX_VARS]; /* that have a value at the end */
    int global_count;
    Var *instances[MAX_FUNCTIONS];
    int instance_count;
    Var *leaves[8]; /* the first names: leaves written as literals */
    int leaf_count;
    Stmt *body;
    Var *root;
    Expr exprs[MAX_PARTS];
    Stmt stmts[MAX_PARTS / 4];
    int expr_count, stmt_count;
} Program;

enum { UNARY_COUNT = 19 };
extern const char *const unary_names[UNARY_COUNT];

/* generate.c: the same program for the same seed. */
void program_generate(Program *p, uint64_t seed);
uint32_t program_random(uint64_t *state);

/* write.c: the text in mg, independent of the results. */
void program_write(const Program *p, FILE *out);

/* reference.c: runs the program. False if it needs too many nodes. */
typedef struct Reference Reference;
Reference *reference_new(void);
void reference_free(Reference *r);
bool reference_run(Reference *r, Program *p);
double reference_data(const Reference *r, Datum datum);
double reference_grad(const Reference *r, Datum datum);
void reference_set(Reference *r, Datum leaf, double data);
void reference_zero(Reference *r);
void reference_backward(Reference *r, Datum root);
/* Recomputes all nodes under root from the leaves. Returns a hash of the branch that each node with
   a choice took: if two hashes differ, there is a kink between the two points. */
uint64_t reference_forward(Reference *r, Datum root);
/* The number of nodes under root, without constant exponents. */
uint32_t reference_size(Reference *r, Datum root);

/* The largest data or gradient under the root of the last walk. */
double reference_largest(const Reference *r, Datum root);

#endif
