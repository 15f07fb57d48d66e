/*
 * emit.c: appends instructions, and the places in the text that error messages point to.
 *
 * The rest of the compiler handles unpacked operands (heap/code.h).
 */
#include "compile/emit.h"

/* Everything that may take long emits instructions, so this polls. */
static uint32_t emit_code(Unit *u, Code code, Span span)
{
    catch_poll(u->context->catch_, span);
    UNIT_PUSH(u, u->spans, span);
    UNIT_PUSH(u, u->code, code);
    return u->code.count - 1;
}

/* Which of A, B and C are operands that have a kind (heap/code.h). */
enum { A = 1, B = 2, C = 4 };
static const uint8_t code_operands[CODE_COUNT] = {
#define CODE(name, form, operands) operands,
#include "compile/code.def"
#undef CODE
};

static uint16_t emit_operand(CodeOp op, int which, uint32_t x)
{
    return code_operands[op] & which ? operand_pack(x) : (uint16_t)x;
}

uint32_t emit_abc(Unit *u, CodeOp op, uint32_t a, uint32_t b, uint32_t c, Span span)
{
    Code code = {(uint16_t)op, emit_operand(op, A, a), emit_operand(op, B, b),
                 emit_operand(op, C, c)};
    return emit_code(u, code, span);
}

uint32_t emit_ax(Unit *u, CodeOp op, uint32_t a, uint32_t x, Span span)
{
    return emit_code(u, code_ax(op, emit_operand(op, A, a), x), span);
}

uint32_t emit_binary(Unit *u, BinaryOp op, uint32_t dst, uint32_t left, uint32_t right, Span span)
{
    return emit_abc(u, opcode_of_binary(op), dst, left, right, span);
}

/* ---- jumps: the distance counts from the instruction after the jump ---- */

uint32_t emit_jump(Unit *u, CodeOp op, uint32_t a, Span span)
{
    return emit_ax(u, op, a, 0, span);
}

void emit_patch(Unit *u, uint32_t jump)
{
    Code *code = &u->code.items[jump];
    *code = code_ax(code->op, code->a, u->code.count - jump - 1);
}

void emit_loop(Unit *u, uint32_t target, Span span)
{
    emit_ax(u, CODE_LOOP, 0, target - u->code.count - 1, span);
}

/* ---- constants ---- */

uint16_t emit_constant(Unit *u, Datum value, Span span)
{
    uint32_t at = unit_constant(u, value);
    if (at <= OPERAND_MOST)
        return (uint16_t)(at | OPERAND_CONSTANT);
    uint16_t reg = unit_reg(u, 1, span);
    emit_ax(u, CODE_CONSTANT, reg, at, span);
    return reg;
}

uint16_t emit_name(Unit *u, Name name, Span span)
{
    return emit_constant(u, datum_int(name), span);
}

/* ---- places for error messages ---- */

void emit_call_spans(Unit *u, const Expr *call, const Expr *receiver)
{
    uint32_t count = call->as.call.count, named = call->as.call.named;
    CallSpans spans = {u->code.count - 1, u->arg_spans.count, count};
    if (receiver) {
        UNIT_PUSH(u, u->arg_spans, receiver->extent);
        spans.count++;
    }
    for (uint32_t i = 0; i < count; i++)
        UNIT_PUSH(u, u->arg_spans, call->as.call.args[i].value->extent);
    for (uint32_t i = count - named; i < count; i++)
        UNIT_PUSH(u, u->arg_spans, call->as.call.args[i].span);
    UNIT_PUSH(u, u->calls, spans);
}

void emit_name_span(Unit *u, uint16_t operand, const Expr *name)
{
    uint32_t kind = operand_kind(operand);
    NameSpan span = {u->code.count - 1, operand, name->word};
    if (kind == OPERAND_GLOBAL || kind == OPERAND_SELF)
        UNIT_PUSH(u, u->name_spans, span);
}
