/* emit.h: appends instructions, and the places in the text that error messages point to. */
#ifndef COMPILE_EMIT_H
#define COMPILE_EMIT_H

#include "compile/unit.h"

/* Each function returns the index of the instruction. Operands are packed as code.def says. */
uint32_t emit_abc(Unit *u, CodeOp op, uint32_t a, uint32_t b, uint32_t c, Span span);
uint32_t emit_ax(Unit *u, CodeOp op, uint32_t a, uint32_t x, Span span);
/* R[dst] = left op right */
uint32_t emit_binary(Unit *u, BinaryOp op, uint32_t dst, uint32_t left, uint32_t right, Span span);

/* A jump whose target is not known yet, for emit_patch. */
uint32_t emit_jump(Unit *u, CodeOp op, uint32_t a, Span span);
/* Makes the jump lead to the next instruction. */
void emit_patch(Unit *u, uint32_t jump);
/* A jump back. */
void emit_loop(Unit *u, uint32_t target, Span span);

/* A constant as an operand. Beyond OPERAND_MOST constants it is loaded into a new register. */
uint16_t emit_constant(Unit *u, Datum value, Span span);
/* The same for a name, which instructions take as an integer. */
uint16_t emit_name(Unit *u, Name name, Span span);

/* Records the spans of the arguments of the call that was emitted last, then those of the names of
   its named arguments. The receiver of a method is its first argument. */
void emit_call_spans(Unit *u, const Expr *call, const Expr *receiver);
/* Records the span of a name that the last instruction reads in place, so that an error about its
   value points to the name and not to the operator. Ignores other operands. */
void emit_name_span(Unit *u, uint16_t operand, const Expr *name);

#endif
