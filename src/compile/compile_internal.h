/*
 * compile_internal.h: the functions that the files of the compiler share.
 *
 * Statements (compile.c, assign.c) compile expressions (expr.c), and these compile calls (call.c)
 * and know fused instructions (pattern.c), whose operands are expressions again. Only that
 * recursion leads back to an earlier file.
 *
 * A function that ends in _to puts a value into the register that its caller chose.
 */
#ifndef COMPILE_COMPILE_INTERNAL_H
#define COMPILE_COMPILE_INTERNAL_H

#include "compile/emit.h"
#include "compile/scope.h"

/* ---- scan.c: the names that a body binds, before it is compiled ---- */

/* Adds the locals of a function, and marks those that need cells. */
void scan_function(Unit *u, Block body);
/* Adds the fields of a module. */
void scan_module(Unit *u, Block body);

/* Lists the variables that the body of a loop assigns. Its instructions begin at `from` and end
   here. */
void scan_loop(Unit *u, Block body, uint32_t from);

/* ---- name.c: names read and written ---- */

void name_load(Unit *u, Name name, uint32_t reg, Span span);
/* Emits an error for a local that may have no value yet, if it has none at run time. */
void name_check(Unit *u, const NamePlace *place, Name name, Span span);
void name_store(Unit *u, Name name, uint32_t from, Span span);

/* ---- note.c ---- */

/* Notes about the variables in the condition of a `while`. */
void note_chains(Unit *u, const Expr *condition);
/* A note about `name = value`, or `name op= value`, if it is a step against the gradient: it binds
   the name to a new Value and changes no parameter. `op`: the BinaryOp or OPCODE_NO_UPDATE. */
void note_rebound(Unit *u, const Expr *target, const Expr *value, uint32_t op);

/* ---- expr.c ---- */

void expr_to(Unit *u, const Expr *e, uint32_t reg);
uint16_t expr_to_new(Unit *u, const Expr *e);
/* The value where it is cheapest: in a variable's register, as a constant, or in a new register. */
uint16_t expr_operand(Unit *u, const Expr *e);
/* The same for an operand N of code.def, which can also be a global or a slot of self. The
   instruction reads those when it runs, so everything emitted before it must be pure. Follow the
   instruction by emit_name_span. */
uint16_t expr_in_place(Unit *u, const Expr *e);
/* True if evaluation has no side effects and cannot fail, other than for a name that has no value
   (emit_name_span). Makes a slot for a global. */
bool expr_is_pure(Unit *u, const Expr *e);
/* True for a call of a name, without named arguments. */
bool expr_is_plain_call(const Expr *e);

/* Registers for a loop over `source`, initialised; returns the first. */
uint16_t expr_begin_loop(Unit *u, const Expr *source);
/* The next value or values in registers from `dst`; returns the jump that ends the loop. */
uint32_t expr_next_item(Unit *u, uint32_t state, uint32_t dst, uint32_t count, Span span);

/* ---- call.c ---- */

/* The result of a call. */
void call_to(Unit *u, const Expr *e, uint32_t reg);
/* Emits an error for a callee in register `base` without a result, if the result is used. */
void call_check_result(Unit *u, const Expr *e, uint32_t base);

/* ---- pattern.c: instructions that only make programs faster; each function returns false, and
   emits nothing, where its pattern does not fit ---- */

/* A global or a slot of self as an operand; OPERAND_REGISTER if the expression is neither. */
uint16_t pattern_in_place(Unit *u, const Expr *e);
/* Two values in neighbouring registers. */
bool pattern_pair_to(Unit *u, const Expr *first, const Expr *second, uint32_t reg);
/* Label and store, for a global. */
bool pattern_bind(Unit *u, NamePlace place, const Expr *name, uint32_t from);
/* `local = value` computed directly in the local's register. */
bool pattern_assign_local(Unit *u, const Stmt *s);
/* The operand that a loop can write its only variable to. */
bool pattern_loop_target(Unit *u, ExprList targets, uint32_t *dst);
/* A call of sum or dot. The caller emits the usual call next and patches *end to lead past it. */
bool pattern_sum_products_to(Unit *u, const Expr *e, uint32_t reg, uint32_t *end);

/* ---- assign.c ---- */

void assign_compile(Unit *u, const Stmt *s);
/* `+=` and its like. */
void assign_update(Unit *u, const Stmt *s);
/* Stores a register in a variable, a field or an element. */
void assign_target(Unit *u, const Expr *target, uint32_t from);

/* ---- proto.c ---- */

/* `function` is NULL for a text. The Proto is not rooted: no collection may run until it is. */
Proto *proto_make(const Unit *u, const Function *function);

#endif
