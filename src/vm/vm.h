/*
 * vm.h: the machine that runs register code.
 *
 * Registers of all active functions lie on one stack; they and the globals are the roots of a
 * collection. No call of the language is a C call: a function, an instance, an import, the text of
 * an instance are frames, so depth is a counter and a report is a walk over frames. A builtin is a
 * C function that never calls back.
 *
 * Errors are thrown to vm->catch_, which whoever starts the machine has set.
 */
#ifndef VM_VM_H
#define VM_VM_H

#include "base/host.h"
#include "heap/heap.h"
#include "source/builtin.h"

typedef struct Vm Vm;

/* A row of the tables of builtins, ready to be called. */
struct Native {
    const Builtin *row;
    Signature signature; /* the row's, with interned names */
    Datum *defaults;     /* of the last parameters */
    Op op;               /* if the row has no function: the operation of one argument */
    Name space;          /* if not 0: also a namespace, a prefix of other builtins' names */
};

/* What ends with a frame, beside giving its result. */
typedef enum FrameKind {
    FRAME_CALL,
    FRAME_INSTANCE, /* gives the instance that it ran on */
    FRAME_TEXT,     /* its result is the finished text of a value */
    FRAME_IMPORT,   /* the importer gets copies of its names */
    FRAME_MAIN,
} FrameKind;

/* A file that is imported: its statements, until they have run, and its globals. */
typedef struct Import {
    Env *env;
    Proto *proto; /* NULL once it has been started */
    bool running;
} Import;

typedef struct Frame {
    Proto *proto;
    Closure *closure; /* NULL for the statements of a file */
    Instance *self;
    const Code *pc; /* the next instruction */
    uint32_t base;  /* its register 0, on the stack */
    uint32_t dst;   /* where on the stack its result goes */
    Import *import; /* FRAME_IMPORT: what it runs */
    FrameKind kind;
} Frame;

typedef struct Vm {
    Mem *mem;
    Host host;
    const volatile sig_atomic_t *stop; /* the host's flag; never NULL */
    Tape tape;
    Heap heap;
    Intern names;
    Sources sources;
    Catch catch_;
    Buf scratch; /* for text that is being made; free for use inside one builtin or instruction */
    Buf bytes;   /* the same for a file's contents */
    Buf message; /* the same for what a host function says of its failure */

    Datum *stack;
    size_t stack_cap;
    Frame *frames;
    size_t frame_count, frame_cap;

    Datum *builtins; /* by name, D_UNSET where there is none */
    size_t builtin_count;
    Closure *text_closure; /* of the core: gives the text of an instance */
    bool interactive;
    bool color;            /* results are coloured by their kinds */
    bool noted_chain;      /* the note on counting with a Value has been given */
    uint32_t chain_tests;  /* how often it was seen to whether it is due */
    bool noted_not_finite; /* the one on nan and inf */
    bool noted_gradients;  /* the one on gradients that add up */
    bool noted_outside;    /* the one on a Value outside the graph */
    int exit_status;
    double timeout; /* seconds, for `set` to show: the host keeps it; 0: none */

    /* The call of a builtin that runs, for messages that point at an argument. */
    const Native *native;
    uint32_t positional; /* arguments given by position */
    const Name *keywords;
    bool receiver_is_callee; /* m.f(x): the first span is not an argument */

    /* The session's: finds what `import` names, compiled if it has not run. Throws if there is
     * none. */
    Import *(*import)(void *ctx, const char *name, bool is_path);
    /* The session's: what a name that is unknown may be, as a line of help. False: it does not
     * know.
     */
    bool (*explain)(void *ctx, const char *name, Buf *help);
    /* The session's: compiles a text whose globals are the session's own. Throws. */
    Proto *(*compile)(void *ctx, const char *name, const char *text, size_t size);
    /* At a prompt, told of all that is printed, as it would be without colours and cuts, and
       whether it is the value of a statement (which is a command) of the main text. NULL elsewhere.
     */
    void (*record)(Vm *vm, bool is_result, bool is_command, const char *text, size_t size);
    void *session;
    void *library; /* the builtins' own state */
    void (*more_roots)(void *ctx, Heap *heap, HeapVisit *visit);
} Vm;

/* `max_nodes` 0 is no limit. vm->catch_ must be set: memory may be short. */
void vm_init(Vm *vm, Mem *mem, const Host *host, uint64_t max_nodes);
void vm_done(Vm *vm);
/* Makes running out of memory an error again, after one was caught. */
void vm_arm(Vm *vm);

/* Runs the statements of a file to their end. Throws on errors. */
void vm_run(Vm *vm, Proto *proto);
/* After an error: adds to the diagnostic from where the functions were called, and leaves them all.
 */
void vm_unwind(Vm *vm);
/* Copies the names that a program bound in one file's globals to another's; not those that begin
   with '_'. */
void vm_copy_names(Vm *vm, const Env *from, Env *to);
/* What a global name means before a program binds it. */
Datum vm_builtin(const Vm *vm, Name name);
/* Whether what a global of that name holds is the program's: bound, and not the builtin itself. */
bool vm_is_bound(const Vm *vm, Name name, Datum value);

/* ---- errors: at the instruction at work, or at one of a builtin's arguments ---- */

_Noreturn void vm_fail(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* `arg` counts as in the builtin's args; in a builtin that the core calls, as in the parameters of
   the core's function that the program called. */
_Noreturn void vm_fail_arg(Vm *vm, uint32_t arg, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* The same with a line of help, given by diag_help on vm->catch_.diag before. */
_Noreturn void vm_fail_help(Vm *vm, Span span, const char *help, const char *format, ...)
    __attribute__((format(printf, 4, 5)));
Span vm_span(const Vm *vm);
/* The instruction at work of the text that the machine was started with; empty outside of it. */
Span vm_main_span(const Vm *vm);
Span vm_arg_span(const Vm *vm, uint32_t arg);
/* The name of the call's n-th named argument. */
Span vm_keyword_span(const Vm *vm, uint32_t keyword);
/* The name of the builtin as the program knows it. */
const char *vm_called_name(const Vm *vm);
/* The text of a builtin's argument as it stands in the source. */
Span vm_arg_text(const Vm *vm, uint32_t arg, const char **text);
/* Ends the session: thrown through everything. */
_Noreturn void vm_quit(Vm *vm, int status);
/* Throws if something asked the program to stop; long builtins call it now and then. */
void vm_poll(Vm *vm);
/* The same where it has to cost next to nothing. */
static inline void vm_heed(Vm *vm)
{
    if (vm->host.stop && *vm->host.stop != HOST_GO_ON)
        vm_poll(vm);
}

/* ---- making things; each throws where memory or the tape is full ---- */

Datum vm_string(Vm *vm, const char *text, size_t size);
/* Adds to a list that is being made: who asks to stop is heard. */
static inline void vm_append(Vm *vm, List *list, Datum item)
{
    heap_append(&vm->heap, list, item);
    vm_heed(vm);
}
/* The scratch buffer's text. */
Datum vm_scratch_string(Vm *vm);
/* NODE_NONE becomes an error. */
Datum vm_node(Vm *vm, Node node);
Datum vm_leaf(Vm *vm, double value);
/* Unfolds the tape, so that somebody can look at its nodes. Nodes move: all that hold one must be
   in a register or another root. */
void vm_unfold(Vm *vm);
void vm_print(Vm *vm, const char *text, size_t size);
/* The same, but vm->record is not told. */
void vm_print_only(Vm *vm, const char *text, size_t size);
void vm_note(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));

/* How many numbers range(start, stop, step) gives; the step is not 0. */
uint64_t iter_range_length(int64_t start, int64_t stop, int64_t step);

/* ---- calls (bind.c) ---- */

/* Puts the arguments at stack[base] … into the order of the signature: keywords, defaults. Returns
   how many there are then. */
uint32_t vm_bind_args(Vm *vm, const Signature *signature, const Datum *defaults, uint32_t base,
                      uint32_t count, const Name *keywords);
/* `f(x, y=1)` into the buffer. */
void vm_put_signature(Vm *vm, Buf *out, Datum callee);
/* The last act of a builtin: the statements run before its caller goes on. */
void vm_call_text(Vm *vm, Proto *proto);
/* Makes room for `size` registers above `base`. May move the stack. */
void vm_reserve_stack(Vm *vm, size_t base, size_t size);

#endif
