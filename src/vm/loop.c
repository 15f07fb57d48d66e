/*
 * loop.c: the loop over instructions.
 *
 * The program counter and the bases of the operands are in C variables. `pc` is written to the
 * frame (SAVE) before anything that may throw, call, or read a span; all of them are read again
 * (LOAD) after anything that may push or pop a frame, or move the stack or the globals.
 *
 * Code that exists only for speed is in fused.inc. MODE=plain builds the loop without it.
 */
#include "vm/loop.h"

#include "heap/garbage.h"
#include "source/known.h"
#include "vm/bits.h"
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

/* Safe point: every live object is reachable from the roots, so collection and interrupts happen
   here. Least is live between the statements of a file or at a prompt, when no function is active:
   a collection waits for that while it can. */
static inline void loop_safe_point(Vm *vm, const Frame *frame)
{
    vm_poll(vm);
    if (garbage_is_due(&vm->heap) && (!frame->closure || !garbage_can_wait(&vm->heap)))
        garbage_collect(&vm->heap);
}

/* Most conditions are the result of a comparison, an integer. */
static inline bool loop_truth(const Vm *vm, const Datum *x)
{
    return x->kind == D_INT ? x->as.integer != 0 : convert_truth(vm, *x);
}

enum {
    BASE_REGISTER = OPERAND_REGISTER >> OPERAND_BITS,
    BASE_GLOBAL = OPERAND_GLOBAL >> OPERAND_BITS,
    BASE_CONSTANT = OPERAND_CONSTANT >> OPERAND_BITS,
    BASE_SELF = OPERAND_SELF >> OPERAND_BITS
};

#define LOAD() (frame = &vm->frames[vm->frame_count - 1], ENTER())
#define ENTER()                                                                                    \
    (pc = frame->pc, R = vm->stack + frame->base, bases[BASE_REGISTER] = R,                        \
     bases[BASE_GLOBAL] = frame->proto->env->slots,                                                \
     bases[BASE_CONSTANT] = frame->proto->constants,                                               \
     bases[BASE_SELF] = frame->self ? frame->self->slots : NULL)
#define SAVE() (frame->pc = pc)

/* Operands: any kind, a constant, a global. */
#define N(operand) operand_at(bases, operand)
#define K(at)      (bases[BASE_CONSTANT] + (at))
#define G(at)      (bases[BASE_GLOBAL] + (at))

/* The site of the current instruction. */
#define SITE() (frame->proto->spans[pc - frame->proto->code - 1].start)
/* Assigns a value whose computation may throw. The target is evaluated last. */
#define SLOW(to, value)                                                                            \
    do {                                                                                           \
        SAVE();                                                                                    \
        Datum slow_value = (value);                                                                \
        (to) = slow_value;                                                                         \
    } while (0)
/* The same for a value whose computation may make nodes: they get this instruction's site. */
#define MAKE(to, value)                                                                            \
    do {                                                                                           \
        vm->tape.here = SITE();                                                                    \
        SLOW(to, value);                                                                           \
    } while (0)

/*
 * How the loop and fused.inc are connected. GENERAL is the general case of an instruction whose
 * common case is in fused.inc, which jumps here otherwise. FOLLOWED_BY runs the instruction that
 * nearly always follows without another dispatch, by a jump to its TARGET.
 */
#ifdef MGRAD_PLAIN
#define GENERAL(name, label) case CODE_##name:
#define FOLLOWED_BY(name, label)
#define TARGET(label)
#else
#define GENERAL(name, label)                                                                       \
    label:
#define FOLLOWED_BY(name, label)                                                                   \
    if (pc->op == CODE_##name) {                                                                   \
        code = pc++;                                                                               \
        goto label;                                                                                \
    }
#define TARGET(label)                                                                              \
    label:
#endif

/* Runs until the first frame returns. */
static void loop_execute(Vm *vm)
{
    Frame *frame;
    const Code *pc;
    Datum *R, *bases[OPERAND_KINDS];
#ifndef MGRAD_PLAIN
    Node node; /* made in fused.inc */
    double z;  /* its value */
#endif

    LOAD();
    for (;;) {
        const Code *code = pc++;
        switch ((CodeOp)code->op) {
        case CODE_MOVE:
            datum_copy(&R[code->a], &R[code->b]);
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
        case CODE_DICT:
            SLOW(R[code->a], datum_obj(D_DICT, heap_dict(&vm->heap)));
            break;
        case CODE_UNPACK:
            SAVE();
            iter_unpack(vm, R[code->b], R + code->a, code->c);
            break;

/* Each binary operator; those that are OWN have faster cases below, except in a plain build. */
#ifdef MGRAD_PLAIN
#define CASE_OWN(name) case CODE_##name:
#else
#define CASE_OWN(name)
        binary:
#endif
#define CASE_CALL(name)                                case CODE_##name:
#define BINARY(name, text, token, update, level, loop) CASE_##loop(name)
#include "syntax/binary.def"
#undef BINARY
#undef CASE_CALL
#undef CASE_OWN
            MAKE(R[code->a],
                 instruction_binary(vm, *code, opcode_binary(code->op), N(code->b), N(code->c)));
            break;

            GENERAL(EXTEND, extend)
            MAKE(R[code->a], instruction_extend(vm, *code, N(code->b), N(code->c)));
            break;
        case CODE_NEGATE:
            MAKE(R[code->a], operators_negate(vm, *N(code->b)));
            break;
        case CODE_INVERT:
            SLOW(R[code->a], bits_invert(vm, *N(code->b)));
            break;
        case CODE_NOT:
            R[code->a] = datum_int(!convert_truth(vm, *N(code->b)));
            break;

        case CODE_JUMP:
            pc += code_distance(*code);
            break;
        case CODE_LOOP:
            TARGET(loop)
            SAVE();
            loop_safe_point(vm, frame);
            pc += code_distance(*code);
            FOLLOWED_BY(NEXT, next)
            break;
        case CODE_NO_RESULT:
            SAVE();
            instruction_no_result(vm, R[code->a], *N(code->b), (Name)N(code->c)->as.integer);
            break;
        case CODE_NOTE_FILE:
            instruction_note_file(vm, code_x(*code));
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

            GENERAL(CALL, call_any)
            SAVE();
            loop_safe_point(vm, frame);
            vm->call.receiver_is_callee = false;
            call_value(vm, frame->base + code->a + 1, frame->base + code->a, code->b,
                       frame_keywords(frame, *code));
            LOAD();
            break;
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
        case CODE_CALL_SPREAD:
            SAVE();
            loop_safe_point(vm, frame);
            call_spread(vm, frame, *code);
            LOAD();
            break;
        case CODE_RETURN:
            TARGET(return_)
            {
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
            TARGET(next)
            if (R[code->a].extra == ITER_LIST && code->c == 1) {
                pc += iter_step_list(&R[code->a], N(code->b));
                break;
            }
            if (R[code->a].extra == ITER_RANGE && code->c == 1) {
                pc += iter_step_range(&R[code->a], N(code->b));
                break;
            }
            SAVE();
            if (iter_next(vm, R + code->a, N(code->b), code->c))
                pc++;
            break;

        case CODE_LEAF:
            MAKE(R[code->a], instruction_leaf(vm, R[code->a], code_x(*code)));
            break;
        case CODE_NOTE_REBOUND:
            instruction_note_rebound(vm, R[code->a], (Name)N(code->b)->as.integer, code->c);
            break;
        case CODE_LABEL:
            instruction_label(vm, R[code->a], code_x(*code));
            break;
        case CODE_FORMAT:
        case CODE_PRINT:
            SAVE();
            vm_poll(vm);
            if (code->op == CODE_PRINT) {
                echo_keep(vm, R[code->a], code->c != 0);
                LOAD(); /* a first `_` may have moved the globals */
            }
            if (repr_needs_code(vm, R[code->a])) {
                call_repr(vm, frame->base + code->a);
                LOAD();
            } else if (code->op == CODE_FORMAT) {
                R[code->a] = instruction_format(vm, R[code->a], *N(code->b), code->c != 0);
            } else {
                echo_show(vm, R[code->a], code->b != 0, code->c != 0);
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
#ifndef MGRAD_PLAIN
#include "vm/fused.inc"
#endif
        default:
            __builtin_unreachable();
        }
    }
}

void loop_run(Vm *vm, Proto *proto)
{
    vm->frame_count = 0;
    vm->result = datum_nil();
    memset(vm->hints.growth, 0, sizeof vm->hints.growth);
    vm_reserve_stack(vm, 0, 1);
    call_push(vm, (Frame){.proto = proto, .kind = FRAME_MAIN});
    /* The program may need the memory that it has released since the last text. */
    if (garbage_is_near_limit(&vm->heap))
        garbage_collect(&vm->heap);
    garbage_tidy(&vm->heap);
    loop_execute(vm);
}
