/*
 * vm.h: the state of the virtual machine, and the services that every builtin uses.
 *
 * The VM runs register code (compile/code.def). The registers of all active functions are on one
 * stack; together with the globals they are the roots of a collection. No call of the language is a
 * C call: a function, an instance, an import and the text of an instance are frames, so the depth
 * of calls is a counter and a stack trace is a walk over frames. A builtin is a C function that
 * never calls back into the VM.
 *
 * Errors are thrown to vm->catch_ (error.h), which must be set before the VM runs.
 */
#ifndef VM_VM_H
#define VM_VM_H

#include "base/host.h"
#include "heap/heap.h"
#include "source/builtin.h"
#include "syntax/ast.h"

typedef struct Vm Vm;

/* A row of the tables of builtins, ready to be called. */
struct Native {
    const Builtin *row;
    Signature signature; /* the row's, with interned names */
    Datum *defaults;     /* of the last parameters */
    Op op;               /* the operation that a call makes; OP_LEAF: none */
    Datum keyed;         /* max, min, check: their function in core.mg (native_is_keyed) */
    Name space;          /* if not 0: also a namespace, a prefix of other builtins' names */
};

/* What happens when a frame returns, besides storing its result. */
typedef enum FrameKind {
    FRAME_CALL,
    FRAME_INSTANCE, /* a module's body; its result is the instance that it ran on */
    FRAME_TEXT,     /* its result is the finished text of a value */
    FRAME_IMPORT,   /* its names are copied to the importer */
    FRAME_MAIN,     /* the statements that the VM was started with: it stops */
} FrameKind;

/* An imported file: its globals, and its statements until they have run. */
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
    uint32_t base;  /* stack index of its register 0 */
    uint32_t dst;   /* stack index of its result */
    Import *import; /* FRAME_IMPORT: the file */
    FrameKind kind;
} Frame;

/* What a piece of output is. */
typedef enum OutputKind {
    OUTPUT_PRINTED,
    OUTPUT_RESULT,  /* the value of a statement of the main text */
    OUTPUT_COMMAND, /* ... and that statement is a command */
    OUTPUT_VARYING, /* it depends on the machine, the time or the screen */
} OutputKind;

/* What one IMPORT asks for. */
typedef struct ImportRequest {
    const char *name; /* "nn", "numpy", "math.exp", "file.mg" */
    ImportKind kind;
    Name bound; /* the name that a module or its member gets; 0: none */
} ImportRequest;

/* What the session does for the VM, which must not call a higher layer by name. `session` is the
   first argument of all but `record`. */
typedef struct VmHooks {
    void *session;
    /* Finds the file or library that `import` names, and compiles it unless it has run. NULL for a
       module of Python: then the names are bound. Throws if there is none. */
    Import *(*import)(void *session, const ImportRequest *request);
    /* Writes a line of help about an unknown name. False if there is nothing to say. */
    bool (*explain)(void *session, const char *name, Buf *help);
    /* Appends the help on a name of a library. False if no library has it. */
    bool (*describe)(void *session, const char *name, Buf *out);
    /* Compiles a text whose globals are those of the session. Throws. */
    Proto *(*compile)(void *session, const char *name, const char *text, size_t size);
    /* Shows the session's own roots to a collection. */
    void (*roots)(void *session, Heap *heap, HeapVisit *visit);
    /* Receives all output, without colours and cuts. NULL except at a prompt. */
    void (*record)(Vm *vm, OutputKind kind, const char *text, size_t size);
} VmHooks;

/* The value of the last statement of a text, if the session keeps it (echo.h). */
typedef struct VmKept {
    Datum value; /* D_UNSET: there is none */
    Buf text;    /* as a script prints it, without the line break at its end */
} VmKept;

typedef struct VmOptions {
    bool interactive;
    bool keeps_result;  /* the last result of a text is kept, not printed; all are shown in full */
    bool color;         /* results are coloured by kind */
    bool captures;      /* output is also kept in vm->output */
    double timeout;     /* seconds, 0: none; only shown here, the host enforces it */
    size_t max_output;  /* bytes, 0: none; the same */
    size_t max_memory;  /* bytes, 0: none; only shown here, Mem.limit is what still applies */
    bool keep_builtins; /* imported files do not replace builtins in the importing file */
} VmOptions;

/* A variable of a loop, observed at each backward inside the loop: see hints_note_growth. */
typedef struct VmGrowth {
    const LoopName *name; /* NULL: this place is free; compared, but never read, in a later call */
    uint8_t looks;        /* how often it was observed */
    uint8_t grown;        /* how often in a row its graph contained its previous one */
} VmGrowth;

/* Each note for learners is given once in a session. True: it has been given. */
typedef struct VmHints {
    bool chain;           /* the graph of a variable of a loop keeps growing */
    bool file;            /* print was followed by '>' and a string */
    uint32_t chain_tests; /* how often its condition was tested: see instruction_note_chain */
    bool not_finite;      /* nan or inf in the graph */
    bool gradients;       /* gradients add up */
    bool outside;         /* a Value is not part of the graph */
    bool rebound;         /* `p -= 0.1*p.grad` changes no parameter */
    bool sweeps;          /* how many sweeps forward mode and backward need */
    bool zero_step;       /* `_backward` of a Value whose gradient is 0 */
    VmGrowth growth[TAPE_WATCHED]; /* Tape.watched has the previous nodes */
    bool imports;                  /* imports of Python are skipped */
} VmHints;

/* The running call of a builtin, for messages that point at an argument. */
typedef struct VmCall {
    const Native *native;
    uint32_t positional;     /* the number of arguments given by position */
    const Name *keywords;    /* a count, then names; NULL: none */
    bool receiver_is_callee; /* m.f(x) with a field f: the first span is not an argument's */
} VmCall;

typedef struct Vm {
    Mem *mem;
    Host host;
    Tape tape;
    Heap heap;
    Intern names;
    Sources sources;
    Catch catch_; /* its `stop` is never NULL */

    /* Buffers of the current builtin or instruction. They belong to the VM because an error may be
       thrown past their user. */
    Buf scratch; /* text in the making */
    Buf bytes;   /* the contents of a file */
    Buf message; /* a host function's reason for a failure */
    Buf output;  /* captured output; its owner clears it */

    Datum *stack;
    size_t stack_cap;
    Frame *frames; /* frames[0] is the one that the VM was started with */
    size_t frame_count, frame_cap;
    Datum result; /* what the last text returned; nil if it was no expression (loop_run) */

    Datum *builtins; /* by name; D_UNSET: no builtin */
    size_t builtin_count;
    Closure *text_closure;        /* the function of the core that gives the text of an instance */
    struct LibraryState *library; /* what builtins keep between calls; lib/state.h */

    VmHooks hooks;
    VmOptions options;
    VmHints hints;
    VmCall call;
    VmKept kept;
    int exit_status; /* of `quit` */
} Vm;

/* `max_nodes` 0 is no limit. vm->catch_ must be set, for memory may run out. */
void vm_init(Vm *vm, Mem *mem, const Host *host, uint64_t max_nodes);
/* Until this call the host's flag is not polled: the session's own library runs to its end. */
void vm_obey_stop(Vm *vm);
void vm_done(Vm *vm);
/* Makes running out of memory an error again, after such an error was caught. */
void vm_arm(Vm *vm);
/* Registers above those of the top frame, for the defaults of builtins. */
enum { STACK_SLACK = 64 };
/* Ensures that there are `size` registers above stack[base], and STACK_SLACK more. May move the
   stack. */
void vm_reserve_stack(Vm *vm, size_t base, size_t size);

/* ---- names ---- */

/* The globals of the file whose code is running. */
static inline Env *vm_env(const Vm *vm)
{
    return vm->frames[vm->frame_count - 1].proto->env;
}
/* The meaning of a global name before a program binds it; D_UNSET: none. */
Datum vm_builtin(const Vm *vm, Name name);
/* True if the value of a global of that name is the program's: set, and not the builtin itself. */
bool vm_is_bound(const Vm *vm, Name name, Datum value);
/* Binds a global name of the file that is running. */
void vm_bind_global(Vm *vm, Name name, Datum value);
/* Binds there the names that a program bound in another file; not those that begin with '_'. Unless
   `kept` is NULL, names of builtins keep their meaning: they are listed in it instead. */
void vm_copy_names(Vm *vm, const Env *from, Buf *kept);

/* ---- interrupts ---- */

_Noreturn void vm_stop(Vm *vm);
/* Throws if the program was interrupted or its time is up. Cheap: long builtins call it often. */
static inline void vm_poll(Vm *vm)
{
    if (*vm->catch_.stop != HOST_GO_ON)
        vm_stop(vm);
}

/* ---- new values; each throws if memory or the tape is full ---- */

Datum vm_string(Vm *vm, const char *text, size_t size);
/* The error for a string of more than LIMIT_TEXT bytes. */
_Noreturn void vm_too_long(Vm *vm);
/* Appends to vm->scratch, which becomes a string. Throws before it is too long, and polls. */
void vm_scratch_put(Vm *vm, const char *text, size_t size);
/* The same in two steps: the caller fills in the text in between. */
String *vm_string_space(Vm *vm, size_t size, size_t characters);
Datum vm_string_filled(Vm *vm, String *string);
/* The same if the text begins with that of another string: then only the rest must be read. */
Datum vm_string_extended(Vm *vm, String *string, const String *start);
/* memcpy that polls. */
void vm_copy(Vm *vm, void *to, const void *from, size_t size);
/* The text of vm->scratch. */
Datum vm_scratch_string(Vm *vm);
/* Appends to a list, and polls. */
static inline void vm_append(Vm *vm, List *list, Datum item)
{
    heap_append(&vm->heap, list, item);
    vm_poll(vm);
}
/* The error for a node that the tape could not make. */
_Noreturn void vm_no_node(Vm *vm);
/* The node as a datum. NODE_NONE, the tape's failure, becomes an error. */
static inline Datum vm_node(Vm *vm, Node node)
{
    if (node == NODE_NONE)
        vm_no_node(vm);
    return datum_node(node);
}
Datum vm_leaf(Vm *vm, double value);
/* The leaf of a plain number that is an operand (tape_number). */
Datum vm_number(Vm *vm, double value);
/* Unfolds all folded sums of the tape, so that their nodes can be read. Nodes move: every node that
   is still needed must be in a register or another root. */
void vm_unfold(Vm *vm);

/* ---- output ---- */

/* The screen on which results appear, or the default if the host has none. */
HostScreen vm_screen(const Vm *vm);

void vm_print(Vm *vm, const char *text, size_t size);
/* The same for output that depends on the machine, the time or the screen. A transcript does not
   check the statement that prints it. */
void vm_print_varying(Vm *vm, const char *text, size_t size);
/* The same for output of any kind. */
void vm_print_kind(Vm *vm, OutputKind kind, const char *text, size_t size);
/* Prints without a record. */
void vm_print_only(Vm *vm, const char *text, size_t size);
/* Records and captures output that the host shows in another way: it is not printed. */
void vm_record(Vm *vm, OutputKind kind, const char *text, size_t size);
/* True if vm_record does anything. */
bool vm_records(const Vm *vm);
/* A note, which is not part of the output. The host shows it. */
void vm_note(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));

#endif
