/* compile_internal.h: what the files of the compiler share (compile.c, compile_*.c, emit.c). */
#ifndef COMPILE_COMPILE_INTERNAL_H
#define COMPILE_COMPILE_INTERNAL_H

#include "compile/compile.h"
#include "compile/opcode.h"

typedef enum UnitKind { UNIT_TOP, UNIT_FUNCTION, UNIT_MODULE } UnitKind;

typedef struct Local {
    Name name;
    uint16_t reg;
    bool is_cell;  /* inner functions use it */
    bool definite; /* surely assigned where the compiler is */
} Local;

/* A variable of a comprehension: hides others while the comprehension is compiled. */
typedef struct Hidden {
    Name name;
    uint16_t reg;
} Hidden;

typedef struct Loop {
    struct Loop *outer;
    uint32_t start;   /* where `continue` goes */
    uint32_t *breaks; /* jumps to be patched */
    uint32_t break_count, break_cap;
} Loop;

/* A function while it is compiled. */
typedef struct Unit {
    struct Unit *outer;
    const CompileContext *context;
    UnitKind kind;
    Name name;

    Local *locals;
    uint32_t local_count, local_cap;
    Hidden *hidden;
    uint32_t hidden_count, hidden_cap;
    uint16_t *captures;
    Name *capture_names;
    uint32_t capture_count, capture_cap, capture_name_cap;
    Name *fields; /* of a module: visible ones, then its parameters */
    uint32_t field_count, field_cap, visible_count;

    Code *code;
    Span *spans;
    uint32_t code_count, code_cap, span_cap;
    Datum *constants;
    uint32_t constant_count, constant_cap;
    Name **keywords;
    uint32_t keyword_count, keyword_cap;
    CallSpans *calls;
    uint32_t call_count, call_cap;
    Span *arg_spans;
    uint32_t arg_span_count, arg_span_cap;
    NameSpan *name_spans;
    uint32_t name_span_count, name_span_cap;

    uint32_t next_reg, registers;
    int blocks; /* open blocks: expression statements inside do not print */
    Loop *loop;
} Unit;

/* ---- emit.c: instructions, constants, registers, names ---- */

void *unit_grow(Unit *u, void *array, size_t item, uint32_t *cap, uint32_t wanted);
uint32_t emit_abc(Unit *u, CodeOp op, uint32_t a, uint32_t b, uint32_t c, Span span);
/* A variable's register or a constant into a register. */
void emit_move(Unit *u, uint32_t reg, uint32_t from, Span span);
uint32_t emit_ax(Unit *u, CodeOp op, uint32_t a, uint32_t x, Span span);
/* A jump to be patched; and the patch: to here. */
uint32_t emit_jump(Unit *u, CodeOp op, uint32_t a, Span span);
void emit_patch(Unit *u, uint32_t jump);
void emit_loop(Unit *u, uint32_t target, Span span);
/* Notes the spans of the arguments of the call that was emitted last, and behind them those of the
   names of the named ones. */
void emit_call_spans(Unit *u, const Expr *call, const Expr *receiver);
/* Notes where a name stands that the instruction emitted last reads in place. */
void emit_name_span(Unit *u, uint16_t operand, const Expr *name);

uint32_t unit_constant(Unit *u, Datum value);
/* A constant as an operand, or in a new register where there are too many. */
uint16_t unit_constant_operand(Unit *u, Datum value, Span span);
uint16_t unit_name_operand(Unit *u, Name name, Span span);
uint16_t unit_reg(Unit *u, uint32_t count, Span span);

typedef enum PlaceKind { PLACE_LOCAL, PLACE_CELL, PLACE_UP, PLACE_FIELD, PLACE_GLOBAL } PlaceKind;

/* Where a variable lives: a register, a cell in a register, a cell of the closure, a slot of self,
   a slot of the globals. */
typedef struct NamePlace {
    PlaceKind kind;
    uint32_t at;
    Local *local; /* where it has one */
} NamePlace;

NamePlace scope_resolve(Unit *u, Name name);
/* The slot of a field of the module around, -1 where there is none. */
int32_t scope_field(const Unit *u, Name name);
bool scope_in_module(const Unit *u);
Local *scope_find_local(const Unit *u, Name name);
Local *scope_add_local(Unit *u, Name name, Span span);
void scope_add_field(Unit *u, Name name, Span span);
Proto *unit_finish(Unit *u, const Function *function);

/* ---- compile_expr.c ---- */

/* The value of an expression in a register of the caller's choice. */
void expr_to(Unit *u, const Expr *e, uint32_t reg);
/* The same where it is handiest: a variable's register, a constant, or a new register. */
uint16_t expr_operand(Unit *u, const Expr *e);
/* The same for what an instruction reads in place (N in code.def): a global, a slot of self, too.
   To be followed by emit_name_span. What is read in place is read when the instruction runs:
   nothing may happen before that. */
uint16_t expr_in_place(Unit *u, const Expr *e);
/* Whether nothing happens while it is evaluated, and no error. A global that it names gets a slot.
 */
bool expr_is_pure(Unit *u, const Expr *e);
/* In a new register. */
uint16_t expr_to_new(Unit *u, const Expr *e);
void emit_binary(Unit *u, BinaryOp op, uint32_t dst, uint32_t left, uint32_t right, Span span);
void name_load(Unit *u, Name name, uint32_t reg, Span span);
/* Registers for a loop over `source`, set up; returns the first. */
uint16_t expr_begin_loop(Unit *u, const Expr *source);
/* The next value or values in registers from `dst`; returns the jump that ends the loop. */
uint32_t expr_next_item(Unit *u, uint32_t state, uint32_t dst, uint32_t count, Span span);

/* ---- compile_call.c ---- */

/* The result of a call in a register. */
void call_to(Unit *u, const Expr *e, uint32_t reg);

/* ---- compile_sum.c ---- */

/* sum([wi*xi for wi, xi in zip(w, x)], b) as one instruction, where it is that; then the call's
   usual code is to follow, and the jump over it to be patched. False, and nothing is emitted, where
   it is another call. */
bool pattern_sum_products(Unit *u, const Expr *e, uint32_t reg, uint32_t *end);

/* ---- compile_assign.c ---- */

void assign_compile(Unit *u, const Stmt *s);
void assign_update(Unit *u, const Stmt *s);
/* What is in a register into a variable; into a variable, a field or an element. */
void name_store(Unit *u, Name name, uint32_t from, Span span);
void assign_target(Unit *u, const Expr *target, uint32_t from);

/* ---- compile_scan.c ---- */

/* Adds the locals of a function, and says which of them live in cells; the fields of a module. */
void scan_function(Unit *u, Block body);
void scan_module(Unit *u, Block body);

#endif
