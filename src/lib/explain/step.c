/*
 * step.c: the command step, a debugger for backward.
 *
 * `step L` begins, and with a file writes a page instead (step_page.h); the words of
 * syntax/step.def go on. Each command shows the rules of the steps that it takes, or the first and
 * the last of many. An interrupted command takes back its steps.
 */
#include "syntax/step.h"

#include "lib/args.h"
#include "lib/core/hints.h"
#include "lib/draw/draw.h"
#include "lib/explain/node_name.h"
#include "lib/explain/rule.h"
#include "lib/explain/step_page.h"
#include "lib/explain/stepping.h"
#include "lib/explain/subject.h"
#include "lib/registry.h"
#include "view/outline.h"
#include "vm/convert.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

enum { WORD, ARGUMENT, FILE_NAME }; /* the arguments of step */
enum { MOST_RULES = 20 };           /* that a command prints before it leaves some out */

/* ---- output ---- */

static void print_scratch(Vm *vm)
{
    vm_print(vm, buf_text(&vm->scratch), vm->scratch.len);
}

/* Prints the rule of the next step, unless the command has printed many. */
static void show_rule(Vm *vm)
{
    Stepping *stepping = stepping_of(vm);
    if (stepping->shown >= MOST_RULES) {
        stepping->unshown++;
        return;
    }
    stepping->shown++;
    buf_clear(&vm->scratch);
    rule_put(vm, &vm->scratch, stepping_next_node(stepping));
    print_scratch(vm);
}

/* Prints the rule of the last step if it was left out. To have the gradients before it, the step
   is taken back and again. */
static void show_last_rule(Vm *vm)
{
    Stepping *stepping = stepping_of(vm);
    buf_clear(&vm->scratch);
    if (stepping->unshown > 1) {
        buf_puts(&vm->scratch, "… ");
        outline_put_quantity(&vm->scratch, stepping->unshown - 1, "more step");
        buf_putc(&vm->scratch, '\n');
    }
    if (stepping->unshown) {
        stepping_back(vm);
        rule_put(vm, &vm->scratch, stepping_next_node(stepping));
        stepping_forward(vm);
    }
    stepping->shown = stepping->unshown = 0;
    print_scratch(vm);
}

static void put_root(Vm *vm)
{
    node_name_put(vm, &vm->scratch, (Node)stepping_of(vm)->root.as.node);
}

/* After the last step. A zero_grad or another backward in between has changed the root's gradient.
 */
static void show_end(Vm *vm)
{
    const Stepping *stepping = stepping_of(vm);
    Node root = (Node)stepping->root.as.node;
    double grad = tape_grad(&vm->tape, root);
    if (stepping->done < stepping->count)
        return;
    buf_clear(&vm->scratch);
    if (grad == 1.0) {
        buf_puts(&vm->scratch, "all steps are done: the gradients are those of backward ");
        put_root(vm);
    } else {
        buf_puts(&vm->scratch, "all steps are done, but gradients were changed meanwhile: ");
        node_name_put_operand(vm, &vm->scratch, root);
        buf_puts(&vm->scratch, ".grad = ");
        repr_put(vm, &vm->scratch, datum_float(grad));
    }
    buf_putc(&vm->scratch, '\n');
    print_scratch(vm);
}

/* ---- moving ---- */

/* Takes steps until so many are done, or up to a break. Ctrl-C takes them back. */
static void go_to(Vm *vm, size_t done)
{
    Stepping *stepping = stepping_of(vm);
    size_t from = stepping->done;
    stepping->shown = stepping->unshown = 0;
    while (stepping->done < done) {
        show_rule(vm);
        stepping_forward(vm);
        if (stepping->break_count && stepping->done < done && stepping_at_break(stepping))
            break;
        if (stepping->done % TAPE_POLL == 0 && tape_stopped(&vm->tape)) {
            while (stepping->done > from)
                stepping_back(vm);
            vm_poll(vm);
        }
    }
    show_last_rule(vm);
    show_end(vm);
}

static Datum step_next(Vm *vm, Datum *args)
{
    (void)args;
    const Stepping *stepping = stepping_of(vm);
    go_to(vm, stepping->done + (stepping->done < stepping->count));
    return datum_nil();
}

static Datum step_run(Vm *vm, Datum *args)
{
    (void)args;
    go_to(vm, stepping_of(vm)->count);
    return datum_nil();
}

/* Shows the gradients that the step has changed, as they are again. */
static Datum step_back(Vm *vm, Datum *args)
{
    (void)args;
    Stepping *stepping = stepping_of(vm);
    if (stepping->done == 0)
        error_throw_at(vm, site_span(vm), "type: step next, or step quit",
                       "there is no step to take back");
    stepping_back(vm);
    stepping->shown = stepping->unshown = 0; /* the condition of until may step back */
    Node node = stepping_next_node(stepping), inputs[2];
    tape_inputs(&vm->tape, node, inputs);
    int slots[2], count = rule_slots(&vm->tape, node, slots);
    buf_clear(&vm->scratch);
    rule_put_subject(vm, &vm->scratch, node);
    buf_puts(&vm->scratch, " is next again");
    for (int i = 0; i < count && !(i && inputs[0] == inputs[1]); i++) {
        buf_puts(&vm->scratch, i ? ", " : ": ");
        node_name_put_operand(vm, &vm->scratch, inputs[slots[i]]);
        buf_puts(&vm->scratch, ".grad = ");
        repr_put(vm, &vm->scratch, datum_float(tape_grad(&vm->tape, inputs[slots[i]])));
    }
    buf_putc(&vm->scratch, '\n');
    print_scratch(vm);
    return datum_nil();
}

/* ---- places ---- */

/* The place of the Value that the command names (stepping_place). */
static size_t place_of_argument(Vm *vm, const Datum *args)
{
    Node node = arg_value(vm, args, ARGUMENT);
    size_t place = stepping_place(vm, node);
    if (place != SIZE_MAX)
        return place;
    buf_clear(&vm->scratch);
    put_root(vm);
    error_throw_at(vm, site_arg_span(vm, ARGUMENT), "name a Value from which the root is computed",
                   "this Value is not in the graph of %s", buf_text(&vm->scratch));
}

static Datum step_to(Vm *vm, Datum *args)
{
    size_t place = place_of_argument(vm, args);
    Stepping *stepping = stepping_of(vm);
    if (place < stepping->done)
        error_throw_at(vm, site_arg_span(vm, ARGUMENT), "type: step back",
                       "its gradient is complete already");
    if (place == stepping->done) {
        buf_clear(&vm->scratch);
        node_name_put(vm, &vm->scratch, arg_value(vm, args, ARGUMENT));
        buf_puts(&vm->scratch, tape_op(&vm->tape, arg_value(vm, args, ARGUMENT)) == OP_LEAF
                                   ? ".grad is complete\n"
                                   : " is next\n");
        print_scratch(vm);
    }
    go_to(vm, place);
    return datum_nil();
}

static Datum step_break(Vm *vm, Datum *args)
{
    size_t place = place_of_argument(vm, args);
    Node node = arg_value(vm, args, ARGUMENT);
    bool is_added = stepping_toggle_break(vm, (StepBreak){node, place});
    buf_clear(&vm->scratch);
    buf_puts(&vm->scratch,
             is_added ? "run stops when the gradient of " : "run no longer stops at ");
    node_name_put(vm, &vm->scratch, node);
    buf_puts(&vm->scratch, is_added ? " is complete\n" : "\n");
    print_scratch(vm);
    return datum_nil();
}

/* Without a condition: before the first evaluation of one (syntax/parse_step.c). With one: takes a
   step unless it is true; the result tells whether to evaluate it again. */
static Datum step_until(Vm *vm, Datum *args)
{
    Stepping *stepping = stepping_of(vm);
    if (!arg_is_given(vm, ARGUMENT)) {
        stepping->shown = stepping->unshown = 0;
        stepping_begin_until(vm);
        return datum_int(1);
    }
    bool is_true = convert_truth(vm, args[ARGUMENT]);
    bool has_moved = stepping->shown > 0, is_at_end = stepping->done == stepping->count;
    if (!is_true && !is_at_end && !(has_moved && stepping_at_break(stepping))) {
        show_rule(vm);
        stepping_forward(vm);
        return datum_int(1);
    }
    stepping_end_until(vm);
    if (is_true && !has_moved) {
        buf_clear(&vm->scratch);
        buf_puts(&vm->scratch, "the condition is true already\n");
        print_scratch(vm);
    }
    show_last_rule(vm);
    show_end(vm);
    return datum_int(0);
}

/* ---- looking ---- */

/* Appends the nodes that use step `at` and have not had their own step: they are between the next
   step and this one. Returns how many there are. */
static size_t put_missing_users(Vm *vm, Buf *out, size_t at)
{
    const Stepping *stepping = stepping_of(vm);
    size_t count = 0;
    for (size_t i = stepping->done; i < at; i++) {
        Node inputs[2];
        int input_count = tape_inputs(&vm->tape, stepping->steps[i], inputs);
        bool is_user = false;
        for (int k = 0; k < input_count; k++)
            is_user |= inputs[k] == stepping->steps[at];
        if (!is_user)
            continue;
        buf_puts(out, count++ ? ", " : ", for ");
        node_name_put(vm, out, stepping->steps[i]);
    }
    return count;
}

static Datum step_order(Vm *vm, Datum *args)
{
    (void)args;
    const Stepping *stepping = stepping_of(vm);
    Buf *out = &vm->scratch;
    buf_clear(out);
    outline_put_count(out, stepping->done);
    buf_puts(out, " of ");
    outline_put_quantity(out, stepping->count, "step");
    buf_puts(out, stepping->count == 1 ? " is done\n" : " are done\n");
    for (size_t at = stepping->done; at < stepping->count; at++) {
        if (at - stepping->done == MOST_RULES) {
            buf_puts(out, "… ");
            outline_put_quantity(out, stepping->count - at, "more step");
            buf_putc(out, '\n');
            break;
        }
        buf_clear(&vm->message);
        size_t missing = put_missing_users(vm, &vm->message, at);
        buf_puts(out, at == stepping->done ? "next   " : missing ? "waits  " : "ready  ");
        rule_put_subject(vm, out, stepping->steps[at]);
        buf_puts(out, buf_text(&vm->message));
        buf_putc(out, '\n');
    }
    print_scratch(vm);
    return datum_nil();
}

static Datum step_draw(Vm *vm, Datum *args)
{
    Node root = (Node)stepping_of(vm)->root.as.node;
    draw_graph(vm, root, args, FILE_NAME);
    return datum_nil();
}

static Datum step_quit(Vm *vm, Datum *args)
{
    (void)args;
    const Stepping *stepping = stepping_of(vm);
    buf_clear(&vm->scratch);
    if (stepping->done < stepping->count) {
        buf_puts(&vm->scratch, "ended after ");
        outline_put_count(&vm->scratch, stepping->done);
        buf_puts(&vm->scratch, " of ");
        outline_put_quantity(&vm->scratch, stepping->count, "step");
        buf_puts(&vm->scratch, ": gradients stay as they are\n");
    }
    stepping_end(vm);
    print_scratch(vm);
    return datum_nil();
}

/* ---- the command ---- */

static void check_root(Vm *vm, const Datum *args)
{
    Node root = subject_value(vm, args, WORD);
    if (args[ARGUMENT].kind != D_NIL)
        error_throw_at(vm, site_arg_span(vm, ARGUMENT), "type: step L, then step to e",
                       "step takes one root");
    if (tape_op(&vm->tape, root) == OP_LEAF)
        error_throw_at(vm, site_arg_span(vm, WORD),
                       "type: step L, where L is computed from other Values",
                       "backward has no steps here: this Value is a leaf");
}

static void step_begin(Vm *vm, Node root)
{
    hints_note_gradients(vm, root);
    stepping_begin(vm, root);
    buf_clear(&vm->scratch);
    buf_puts(&vm->scratch, "backward of ");
    put_root(vm);
    buf_puts(&vm->scratch, " takes ");
    outline_put_quantity(&vm->scratch, stepping_of(vm)->count, "step");
    buf_puts(&vm->scratch, "; it begins with ");
    node_name_put_operand(vm, &vm->scratch, root);
    buf_puts(&vm->scratch, ".grad = 1.0\n");
    print_scratch(vm);
}

typedef Datum StepFunction(Vm *vm, Datum *args);

static StepFunction *const functions[STEP_COUNT] = {
    [STEP_NEXT] = step_next,   [STEP_BACK] = step_back,   [STEP_TO] = step_to,
    [STEP_UNTIL] = step_until, [STEP_BREAK] = step_break, [STEP_ORDER] = step_order,
    [STEP_DRAW] = step_draw,   [STEP_RUN] = step_run,     [STEP_QUIT] = step_quit,
};

static Datum step_command(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[WORD].kind != D_STRING) {
        check_root(vm, args);
        if (args[FILE_NAME].kind != D_NIL)
            step_page(vm, (Node)args[WORD].as.node, arg_path(vm, args, FILE_NAME), FILE_NAME);
        else
            step_begin(vm, (Node)args[WORD].as.node);
        return datum_nil();
    }
    const String *word = args[WORD].as.string;
    const StepRow *row = step_find(word->text, word->size);
    if (!row)
        error_throw_at(vm, site_arg_span(vm, WORD), "type: step L, without quotes",
                       "step needs a Value, not a string");
    if (!stepping_is_active(vm))
        error_throw_at(vm, site_span(vm), "type: step L, where L is your result",
                       "'step %s' needs a backward that was begun", row->word);
    return functions[row - step_rows](vm, args);
}

static const Builtin rows[] = {
    {"step(root, argument=nil, file=nil)", step_command,
     ROW_LOOKS | ROW_COMMAND | ROW_WRITES | ROW_QUIET | ROW_STEP, NULL,
     "backward in single steps, with the rule of each: then step next, back, to e, until c, break "
     "d, order, draw, run, quit; see also 'help steps'",
     "a = 2.0; L = a*a + a; step L; step next; step run; step quit", 0},
};

const BuiltinTable step_table = {"explanations", rows, sizeof rows / sizeof *rows};
