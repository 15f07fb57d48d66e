/* loop.c: the loop over instructions. */
#include "vm/loop.h"

#include "heap/garbage.h"
#include "source/known.h"
#include "vm/call.h"
#include "vm/convert.h"
#include "vm/echo.h"
#include "vm/error.h"
#include "vm/fields.h"
#include "vm/instructions.h"
#include "vm/iter.h"
#include "vm/operators.h"
#include "vm/repr.h"
#include "vm/sequence.h"
#include "vm/site.h"
#include "vm/sum.h"
#include "vm/vm_internal.h"

/* A place where everything that lives can be found: memory is collected, and whoever asked the
   program to stop is heard. Least lives between the statements of a file or a prompt, when no
   function is at work: a collection waits for that as long as it can. */
static inline void loop_safe_point(Vm *vm, const Frame *frame)
{
    if (*vm->stop)
        vm_poll(vm);
    if (garbage_is_due(&vm->heap) && (!frame->closure || !garbage_can_wait(&vm->heap)))
        garbage_collect(&vm->heap);
}

/* What a condition nearly always is: the result of a comparison. */
static inline bool loop_truth(const Vm *vm, const Datum *x)
{
    return x->kind == D_INT ? x->as.integer != 0 : convert_truth(vm, *x);
}

/* What an instance is when it is called. */
static inline const Datum *loop_callee(const Datum *x)
{
    if (x->kind != D_INSTANCE)
        return x;
    int32_t forward = x->as.instance->type->layout.forward;
    return forward < 0 ? x : &x->as.instance->slots[forward];
}

/* ---- the loop ---- */

enum {
    BASE_REGISTER = OPERAND_REGISTER >> OPERAND_BITS,
    BASE_GLOBAL = OPERAND_GLOBAL >> OPERAND_BITS,
    BASE_CONSTANT = OPERAND_CONSTANT >> OPERAND_BITS,
    BASE_SELF = OPERAND_SELF >> OPERAND_BITS
};

/* Two floats, two integers, or two Values: most arithmetic is on one of these. */
#define ARITHMETIC(operation, node_op, operator, int_builtin)                                      \
    {                                                                                              \
        const Datum *x = N(code->b), *y = N(code->c);                                              \
        int64_t whole;                                                                             \
        if (x->kind == D_FLOAT && y->kind == D_FLOAT)                                              \
            R[code->a] = datum_float(x->as.number operator y->as.number);                          \
        else if (x->kind == D_INT && y->kind == D_INT &&                                           \
                 !int_builtin(x->as.integer, y->as.integer, &whole))                               \
            R[code->a] = datum_int(whole);                                                         \
        else if ((node_op) != OP_LEAF && x->kind == D_NODE && y->kind == D_NODE &&                 \
                 tape_has_room(&vm->tape)) {                                                       \
            Node a = (Node)x->as.node, b = (Node)y->as.node;                                       \
            z = tape_value(&vm->tape, a) operator tape_value(&vm->tape, b);                        \
            node = tape_put(&vm->tape, tape_encode(node_op, a, b), z, SITE());                     \
            goto made_node;                                                                        \
        } else                                                                                     \
            MAKE(R[code->a], instruction_binary(vm, *code, operation, x, y));                      \
    }                                                                                              \
    break

#define COMPARISON(operation, operator)                                                            \
    {                                                                                              \
        const Datum *x = N(code->b), *y = N(code->c);                                              \
        if (x->kind == D_FLOAT && y->kind == D_FLOAT)                                              \
            holds = x->as.number operator y->as.number;                                            \
        else if (x->kind == D_INT && y->kind == D_INT)                                             \
            holds = x->as.integer operator y->as.integer;                                          \
        else {                                                                                     \
            SAVE();                                                                                \
            holds = instruction_binary(vm, *code, operation, x, y).as.integer;                     \
        }                                                                                          \
        R[code->a] = datum_int(holds);                                                             \
        if (pc->op == CODE_JUMP_FALSE &&                                                           \
            pc->a == operand_pack(code->a)) /* as in most cases: done at once */                   \
            pc += holds ? 1 : 1 + code_distance(*pc);                                              \
    }                                                                                              \
    break

/* Runs until the first frame returns. The program counter lives in a C variable; it is put
   into the frame before anything that may throw, call, or look at spans. */
static void loop_execute(Vm *vm)
{
    Frame *frame;
    const Code *pc;
    Datum *R, *bases[OPERAND_KINDS];
    bool holds;
    Node node;
    double z;

#define LOAD() (frame = &vm->frames[vm->frame_count - 1], ENTER())
#define ENTER()                                                                                    \
    (pc = frame->pc, R = vm->stack + frame->base, bases[BASE_REGISTER] = R,                        \
     bases[BASE_GLOBAL] = frame->proto->env->slots,                                                \
     bases[BASE_CONSTANT] = frame->proto->constants,                                               \
     bases[BASE_SELF] = frame->self ? frame->self->slots : NULL)
#define SAVE()     (frame->pc = pc)
#define N(operand) operand_at(bases, operand)
#define K(at)      (bases[BASE_CONSTANT] + (at))
#define G(at)      (bases[BASE_GLOBAL] + (at))
/* Where the instruction at work stands. */
#define SITE() (frame->proto->spans[pc - frame->proto->code - 1].start)
/* For what may make nodes: they carry the place of this instruction. */
#define MAKE(to, value)                                                                            \
    do {                                                                                           \
        vm->tape.here = SITE();                                                                    \
        SLOW(to, value);                                                                           \
    } while (0)
#define SLOW(to, value)                                                                            \
    do {                                                                                           \
        SAVE();                                                                                    \
        Datum slow_value = (value);                                                                \
        (to) = slow_value;                                                                         \
    } while (0)

/* What nearly always follows an instruction is run at once. */
#define FOLLOWED_BY(name, label)                                                                   \
    if (pc->op == CODE_##name) {                                                                   \
        code = pc++;                                                                               \
        goto label;                                                                                \
    }

    LOAD();
    for (;;) {
        const Code *code = pc++;
        switch ((CodeOp)code->op) {
        case CODE_MOVE:
            datum_copy(&R[code->a], &R[code->b]);
            break;
        case CODE_PAIR:
            datum_copy(&R[code->a], N(code->b));
            datum_copy(&R[code->a + 1], N(code->c));
            if (R[code->a].kind == D_UNSET || R[code->a + 1].kind == D_UNSET) {
                SAVE();
                instruction_check_names(vm, *code, &R[code->a], &R[code->a + 1]);
            }
            FOLLOWED_BY(CALL, call)
            break;
        case CODE_CONSTANT:
            datum_copy(&R[code->a], K(code_x(*code)));
            break;
        case CODE_UNSET:
            for (uint32_t i = 0; i < code_x(*code); i++)
                R[code->a + i] = datum_unset();
            break;
        case CODE_CHECK:
            if (R[code->a].kind == D_UNSET) {
                SAVE();
                instruction_unset_local(vm, code_x(*code));
            }
            break;
        case CODE_GET_GLOBAL:
            datum_copy(&R[code->a], G(code_x(*code)));
            if (R[code->a].kind == D_UNSET) {
                SAVE();
                const Env *env = frame->proto->env;
                error_unknown_name(vm, site_span(vm), env, env->names[code_x(*code)]);
            }
            break;
        case CODE_SET_GLOBAL:
            datum_copy(G(code_x(*code)), &R[code->a]);
            break;
        case CODE_MAKE_CELL:
            R[code->a] = datum_obj(D_CELL, heap_cell(&vm->heap, R[code->a]));
            break;
        case CODE_GET_CELL:
            SLOW(R[code->a], instruction_cell(vm, R[code->b], (Name)N(code->c)->as.integer));
            break;
        case CODE_SET_CELL:
            datum_copy(&R[code->a].as.cell->value, N(code->b));
            break;
        case CODE_GET_UP:
            SLOW(R[code->a], instruction_cell(vm, frame->closure->items[code->b],
                                              (Name)N(code->c)->as.integer));
            break;
        case CODE_SELF:
            R[code->a] = datum_obj(D_INSTANCE, frame->self);
            break;
        case CODE_GET_SELF:
            SAVE();
            datum_copy(&R[code->a], &frame->self->slots[code->b]);
            instruction_check_name(vm, &R[code->a], OPERAND_SELF | code->b);
            break;
        case CODE_SET_SELF:
            datum_copy(&frame->self->slots[code->a], N(code->b));
            break;
        case CODE_GET_FIELD: {
            const Datum *object = N(code->b);
            Name name = (Name)N(code->c)->as.integer;
            if (object->kind == D_NODE && (name == KNOWN_DATA || name == KNOWN_GRAD)) {
                const TapePair *pair = &vm->tape.pair[object->as.node];
                R[code->a] = datum_float(name == KNOWN_DATA ? pair->value : pair->grad);
                break;
            }
            SLOW(R[code->a], instruction_field(vm, *code, object, name));
            break;
        }
        case CODE_SET_FIELD: {
            const Datum *object = &R[code->a], *value = N(code->c);
            Name name = (Name)N(code->b)->as.integer;
            SAVE();
            if (object->kind == D_NODE && name == KNOWN_DATA && value->kind == D_FLOAT)
                tape_set_value(&vm->tape, (Node)object->as.node, value->as.number);
            else
                fields_set(vm, *object, name, *value);
            break;
        }
        case CODE_GET_INDEX:
            SLOW(R[code->a], instruction_index(vm, *code, N(code->b), N(code->c)));
            break;
        case CODE_SET_INDEX:
            SAVE();
            sequence_set(vm, R[code->a], *N(code->b), *N(code->c));
            break;
        case CODE_SLICE:
            SLOW(R[code->a], sequence_slice(vm, R[code->b], R[code->b + 1], R[code->b + 2]));
            break;
        case CODE_LIST:
            SLOW(R[code->a],
                 datum_obj(D_LIST,
                           heap_list(&vm->heap, code->c ? iter_length(&R[code->b]) : code->b)));
            break;
        case CODE_APPEND:
            SAVE();
            heap_append(&vm->heap, R[code->a].as.list, *N(code->b));
            FOLLOWED_BY(LOOP, loop)
            break;
        case CODE_UNPACK:
            SAVE();
            iter_unpack(vm, R[code->b], R + code->a, code->c);
            break;

        case CODE_EXTEND:
            if (N(code->b)->kind == D_LIST) {
                MAKE(R[code->a], instruction_extend(vm, *code, N(code->b), N(code->c)));
                break;
            }
            /* fall through */
        case CODE_ADD:
            ARITHMETIC(BIN_ADD, OP_ADD, +, __builtin_add_overflow);
        case CODE_SUB:
            ARITHMETIC(BIN_SUB, OP_LEAF, -, __builtin_sub_overflow);
        case CODE_MUL:
            ARITHMETIC(BIN_MUL, OP_MUL, *, __builtin_mul_overflow);
        made_node:
            R[code->a] = datum_node(node);
            /* What is computed is often added to something, and then bound to a name. */
            if (pc->op == CODE_ADD && pc->b == operand_pack(code->a) && N(pc->c)->kind == D_NODE &&
                tape_has_room(&vm->tape)) {
                code = pc++;
                Node b = (Node)N(code->c)->as.node;
                z += tape_value(&vm->tape, b);
                node = tape_put(&vm->tape, tape_encode(OP_ADD, node, b), z, SITE());
                R[code->a] = datum_node(node);
            }
            if (pc->op == CODE_BIND_GLOBAL && pc->a == code->a) {
                uint32_t global = code_x(*pc++);
                vm->tape.label[node] = frame->proto->env->names[global];
                *G(global) = datum_node(node);
            }
            FOLLOWED_BY(RETURN, return_)
            break;
        case CODE_LT:
            COMPARISON(BIN_LT, <);
        case CODE_LE:
            COMPARISON(BIN_LE, <=);
        case CODE_GT:
            COMPARISON(BIN_GT, >);
        case CODE_GE:
            COMPARISON(BIN_GE, >=);
        case CODE_EQ:
            COMPARISON(BIN_EQ, ==);
        case CODE_NE:
            COMPARISON(BIN_NE, !=);
        case CODE_DIV:
        case CODE_FLOOR_DIV:
        case CODE_MOD:
        case CODE_POW:
        case CODE_IN:
        case CODE_NOT_IN:
            MAKE(R[code->a], instruction_binary(vm, *code, (BinaryOp)(code->op - CODE_ADD),
                                                N(code->b), N(code->c)));
            break;
        case CODE_NEGATE:
            MAKE(R[code->a], operators_negate(vm, *N(code->b)));
            break;
        case CODE_NOT:
            R[code->a] = datum_int(!convert_truth(vm, *N(code->b)));
            break;

        case CODE_JUMP:
            pc += code_distance(*code);
            break;
        case CODE_LOOP:
        loop:
            SAVE();
            loop_safe_point(vm, frame);
            pc += code_distance(*code);
            FOLLOWED_BY(NEXT, next)
            break;
        case CODE_NOTE_CHAIN:
            instruction_note_chain(vm, frame->proto->env, code_x(*code));
            break;
        case CODE_JUMP_FALSE:
            if (!loop_truth(vm, N(code->a)))
                pc += code_distance(*code);
            break;
        case CODE_JUMP_TRUE:
            if (loop_truth(vm, N(code->a)))
                pc += code_distance(*code);
            break;

        case CODE_CALL:
        call : {
            SAVE();
            uint32_t at = frame->base + code->a;
            const Datum *callee = loop_callee(&R[code->a]);
            if (callee->kind == D_NATIVE && code->c == 0) {
                const Native *native = callee->as.native;
                const Datum *args = &R[code->a + 1];
                if (!native->row->fn && code->b == 1 && args->kind == D_NODE &&
                    tape_has_room(&vm->tape)) {
                    Node x = (Node)args->as.node;
                    z = ops_value(native->op, tape_value(&vm->tape, x), 0.0);
                    node =
                        tape_put(&vm->tape, tape_encode(native->op, x, x), z, site_here(vm, frame));
                    goto made_node;
                }
                if (call_native_fits(native, args, code->b)) {
                    vm->tape.here = site_here(vm, frame);
                    call_native_fast(vm, native, at + 1, at, code->b);
                    LOAD();
                    break;
                }
            }
            loop_safe_point(vm, frame);
            if (callee->kind == D_CLOSURE && code->c == 0 &&
                call_enter(vm, frame, callee->as.closure, at + 1, at, code->b)) {
                frame++;
                ENTER();
                break;
            }
            vm->call.receiver_is_callee = false;
            call_value(vm, at + 1, at, code->b, frame_keywords(frame, *code));
            LOAD();
            break;
        }
        case CODE_METHOD:
        case CODE_LOCAL_METHOD:
            SAVE();
            fields_method(vm, R + code->a, code_x(*code));
            break;
        case CODE_CALL_METHOD:
            SAVE();
            loop_safe_point(vm, frame);
            call_method(vm, frame, *code);
            LOAD();
            break;
        case CODE_RETURN:
        return_ : {
            const Datum *result = N(code->a);
            if (frame->kind == FRAME_CALL) {
                datum_copy(&vm->stack[frame->dst], result);
                vm->frame_count--;
                frame--;
                ENTER();
                break;
            }
            SAVE();
            vm_poll(vm);
            if (!call_return(vm, *result))
                return;
            LOAD();
            break;
        }
        case CODE_CLOSURE:
        case CODE_MODULE:
            SLOW(R[code->a], instruction_closure(vm, frame, *code));
            break;

        case CODE_ITER_CALL:
            SAVE();
            if (iter_is_lazy(R + code->a, code->b)) {
                iter_begin_native(vm, R + code->a, code->b);
                pc++;
                break;
            }
            loop_safe_point(vm, frame);
            vm->call.receiver_is_callee = false;
            call_value(vm, frame->base + code->a + 1, frame->base + code->a, code->b, NULL);
            LOAD();
            break;
        case CODE_ITER:
            SAVE();
            iter_begin(vm, R + code->a);
            break;
        case CODE_NEXT:
        next:
            if (R[code->a].extra == ITER_LIST && code->c == 1) {
                pc += iter_step_list(&R[code->a], N(code->b));
                break;
            }
            if (iter_is_range(&R[code->a]) && code->c == 1) {
                pc += iter_step_range(&R[code->a], N(code->b));
                break;
            }
            SAVE();
            if (iter_next(vm, R + code->a, N(code->b), code->c))
                pc++;
            break;

        case CODE_SUM_PRODUCTS:
            SAVE();
            pc += sum_fused(vm, frame, bases, *code, &R[code->a]) ? 2 + code_distance(pc[1]) : 2;
            break;
        case CODE_LEAF:
            MAKE(R[code->a], instruction_leaf(vm, R[code->a], code_x(*code)));
            break;
        case CODE_LABEL:
            instruction_label(vm, R[code->a], code_x(*code));
            break;
        case CODE_BIND_GLOBAL:
            instruction_label(vm, R[code->a], frame->proto->env->names[code_x(*code)]);
            datum_copy(G(code_x(*code)), &R[code->a]);
            break;
        case CODE_FORMAT:
        case CODE_PRINT:
            SAVE();
            vm_poll(vm);
            if (code->op == CODE_PRINT) {
                echo_keep(vm, R[code->a]);
                LOAD(); /* a first `_` may have moved the globals */
            }
            if (repr_needs_code(vm, R[code->a])) {
                call_repr(vm, frame->base + code->a);
                LOAD();
            } else if (code->op == CODE_FORMAT) {
                R[code->a] = instruction_format(vm, R[code->a], *N(code->b));
            } else {
                echo_print(vm, R[code->a], code->b != 0);
            }
            break;
        case CODE_CONCAT:
            SAVE();
            instruction_concat(vm, R + code->a, R + code->b, code->c);
            break;
        case CODE_IMPORT:
            SAVE();
            call_import(vm);
            LOAD();
            break;
        case CODE_START_TIME:
            R[code->a + 1] = datum_int((int64_t)tape_made(&vm->tape));
            R[code->a] = datum_float(instruction_clock(vm));
            break;
        case CODE_END_TIME:
            instruction_end_time(vm, R + code->a);
            break;
        case CODE_OPERANDS:
        case CODE_COUNT:
        default:
            __builtin_unreachable();
        }
    }
#undef LOAD
#undef ENTER
#undef SAVE
#undef N
#undef K
#undef G
#undef SITE
#undef FOLLOWED_BY
#undef SLOW
#undef MAKE
}

void loop_run(Vm *vm, Proto *proto)
{
    vm->frame_count = 0;
    vm_reserve_stack(vm, 0, 1);
    call_push(vm, (Frame){.proto = proto, .kind = FRAME_MAIN});
    if (garbage_is_near_limit(&vm->heap))
        garbage_collect(
            &vm->heap); /* what was let go since the last text may be what is needed now */
    garbage_tidy(&vm->heap);
    loop_execute(vm);
}
