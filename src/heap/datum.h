/*
 * datum.h: a value of the language, and the objects of the heap.
 *
 * A Datum is 16 bytes: a kind and a payload. Numbers are stored in it, a Value as the index of its
 * node on the tape. Everything else is a pointer to an object of the heap, or to a builtin, which
 * lives as long as the session.
 */
#ifndef HEAP_DATUM_H
#define HEAP_DATUM_H

#include <stdint.h>

#include "base/intern.h"
#include "graph/tape.h"
#include "heap/code.h"
#include "source/diag.h"

typedef enum DatumKind {
    D_NIL,
    D_UNSET, /* internal: a variable or argument without a value */
    D_INT,
    D_FLOAT,
    D_NODE, /* a Value */
    D_NATIVE,
    D_SPACE, /* math, np: a namespace, the prefix of builtins' names */
    D_ITER,  /* internal: the state of a loop (vm/iter.h) */
    /* From here on the payload is an object of the heap: see datum_is_obj. */
    D_STRING,
    D_LIST,
    D_DICT,
    D_CLOSURE,
    D_MODULE,
    D_INSTANCE,
    D_CELL, /* a program never sees the last three */
    D_PROTO,
    D_ENV,
} DatumKind;

typedef struct Obj Obj;
typedef struct String String;
typedef struct List List;
typedef struct Dict Dict;
typedef struct Closure Closure;
typedef struct Instance Instance;
typedef struct Cell Cell;
typedef struct Proto Proto;
typedef struct Env Env;
typedef struct Native Native;

typedef struct Datum {
    union {
        struct {
            uint32_t kind;
            uint32_t extra; /* D_ITER: an IterKind (vm/iter.h); D_STRING: see vm/repr.h */
        };
        uint64_t head; /* both at once */
    };
    union {
        int64_t integer;
        double number;
        uint64_t node;  /* a Node */
        Name name;      /* D_SPACE */
        uint64_t index; /* D_ITER: the number of elements that have passed */
        const Native *native;
        Obj *obj;
        String *string;
        List *list;
        Dict *dict;
        Closure *closure; /* D_CLOSURE, and D_MODULE: its body */
        Instance *instance;
        Cell *cell;
        Proto *proto;
        Env *env;
    } as;
} Datum;

/* The head of every object. */
struct Obj {
    Obj *next;    /* in the list of all objects */
    Obj *gray;    /* in the list of marked objects whose contents are not yet marked */
    uint8_t kind; /* a DatumKind */
    bool marked;
    uint32_t seen; /* the number of the last walk that visited it: see heap_visit_once */
};

struct String {
    Obj obj;
    uint32_t size;       /* bytes */
    uint32_t characters; /* code points; equal to size where all is ASCII */
    char text[];         /* UTF-8, followed by a NUL, and by marks: see characters.h */
};

struct List {
    Obj obj;
    Datum *items; /* == tail, or an array of its own once it has outgrown the tail */
    size_t count, cap;
    size_t tail_cap;
    Datum tail[]; /* most lists never grow: one piece of memory instead of two */
};

/* A dictionary: dict.h has its functions. */
typedef struct DictEntry {
    Datum key; /* a string, an integer or a float; D_UNSET: the entry was removed */
    Datum value;
    uint32_t hash; /* of the key */
} DictEntry;

struct Dict {
    Obj obj;
    /* One block of memory: the entries in the order in which they were added, removed ones
       included, then the slots of the hash table. NULL while there are none. */
    DictEntry *entries;
    uint32_t *slots;     /* the index of an entry + 1; 0: free */
    uint32_t count;      /* entries without the removed ones */
    uint32_t used;       /* entries */
    uint32_t slot_count; /* a power of two, or 0 */
    uint32_t seed;       /* of the hashes; 0 until too many keys have collided */
};

/* A variable that is shared with inner functions. */
struct Cell {
    Obj obj;
    Datum value;
};

/* A function with its captured variables. Also a module: a call then makes an instance, and runs
   the body on it. */
struct Closure {
    Obj obj;
    Proto *proto;
    Instance *self; /* if it was defined in a module's body; else NULL */
    uint32_t cell_count;
    uint32_t default_count;
    Datum items[]; /* the cells, then the defaults of the last parameters */
};

/* The fields of a module's instances. The visible ones come first; the hidden ones hold the
   parameters, which the module's functions may use. */
typedef struct Layout {
    Name *names;
    uint32_t count, visible;
    int32_t forward, repr, parameters; /* the slots of these fields; -1: none */
} Layout;

struct Instance {
    Obj obj;
    Proto *type; /* the module's body; type->layout names the slots */
    uint32_t slot_count;
    Datum slots[];
};

/* The parameters of a function or builtin. */
typedef struct Signature {
    const char *name;
    const Name *params;
    uint32_t count;
    uint32_t required; /* the number without a default; they come first */
    bool star;         /* begins with *xs, not in params, for all positional arguments */
} Signature;

/* The spans of a call's arguments, for messages that point at one, followed by the spans of the
   names of named arguments. */
typedef struct CallSpans {
    uint32_t at;           /* index of the instruction */
    uint32_t first, count; /* in Proto.arg_spans; the names are not counted */
} CallSpans;

/* The span of a name that an instruction reads as an operand. */
typedef struct NameSpan {
    uint32_t at; /* index of the instruction */
    uint32_t operand;
    Span span;
} NameSpan;

/* A variable that a loop assigns: a register, or a slot of the globals. Builtins that the loop
   calls may look whether its graph grows (lib/core/hints.c). */
typedef struct LoopName {
    uint32_t from, to; /* indices of the loop's instructions, `to` excluded */
    uint32_t at;
    bool is_global;
    Name name;
} LoopName;

/* A compiled function, module body, or text of statements. */
struct Proto {
    Obj obj;
    Signature signature;
    Env *env; /* the globals of its file */
    Code *code;
    Span *spans; /* one for each instruction */
    uint32_t code_count;
    Datum *constants;
    uint32_t constant_count;
    Name **keywords; /* one for each call with named arguments: a count, then names */
    uint32_t keyword_count;
    CallSpans *calls; /* in the order of instructions */
    uint32_t call_count;
    Span *arg_spans;
    uint32_t arg_span_count;
    NameSpan *name_spans;
    uint32_t name_span_count;
    LoopName *loop_names;
    uint32_t loop_name_count;
    uint32_t registers; /* the number that a call needs */
    /* The origin of each captured cell, in the enclosing function: a register, or CAPTURE_UP + the
       index of a cell that it captured itself. */
    uint16_t *captures;
    uint32_t capture_count;
    Layout layout; /* of a module's body */
    bool is_module;
    bool is_hidden; /* part of std/core.mg: reports point at its caller */
    size_t bytes;   /* the size of all arrays */
};

enum { CAPTURE_UP = 0x8000 };

/* The global variables of one file. */
struct Env {
    Obj obj;
    Datum *slots;
    Name *names;
    size_t count, cap, names_cap;
    uint32_t *slot_of; /* by name: slot + 1; 0: none */
    size_t slot_of_cap;
    bool is_plain; /* `set numbers plain`: in the next text, `=` makes no Value of a number */
};

/* Copies two halves of 8 bytes, as a Datum is written. A load of 16 bytes from two recent stores of
   8 cannot be forwarded from the store buffer, and stalls. */
static inline void datum_copy(Datum *to, const Datum *from)
{
    to->head = from->head;
    to->as.index = from->as.index;
}

static inline Datum datum_nil(void)
{
    return (Datum){.kind = D_NIL};
}

static inline Datum datum_unset(void)
{
    return (Datum){.kind = D_UNSET};
}

static inline Datum datum_int(int64_t value)
{
    return (Datum){.kind = D_INT, .as.integer = value};
}

static inline Datum datum_float(double value)
{
    return (Datum){.kind = D_FLOAT, .as.number = value};
}

static inline Datum datum_node(Node node)
{
    return (Datum){.kind = D_NODE, .as.node = node};
}

static inline Datum datum_obj(DatumKind kind, void *obj)
{
    return (Datum){.kind = kind, .as.obj = obj};
}

static inline bool datum_is_obj(Datum d)
{
    return d.kind >= D_STRING;
}

/* A number without a graph. */
static inline bool datum_is_plain(Datum d)
{
    return d.kind == D_INT || d.kind == D_FLOAT;
}

/* True for the same number, bit for bit, or the same object. Where a pointer has 32 bits, it fills
   only half of what a number fills. */
static inline bool datum_is_same(Datum x, Datum y)
{
    return x.kind == y.kind &&
           (datum_is_plain(x) ? x.as.integer == y.as.integer : x.as.obj == y.as.obj);
}

/* A number, or a Value. */
static inline bool datum_is_number(Datum d)
{
    return d.kind == D_INT || d.kind == D_FLOAT || d.kind == D_NODE;
}

#endif
