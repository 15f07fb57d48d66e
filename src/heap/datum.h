/*
 * datum.h: what a variable holds, and the objects of the heap.
 *
 * A Datum is 16 bytes: a kind and a payload. Numbers and Values stand in it, everything else is a
 * pointer to an object of the heap (heap.h), or to a row of a table that outlives the session's
 * programs.
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
    D_UNSET, /* internal: a variable or argument that holds nothing yet */
    D_INT,
    D_FLOAT,
    D_NODE, /* a Value */
    D_NATIVE,
    D_SPACE, /* math, np: a prefix of builtins' names */
    D_ITER,  /* internal: the state of a loop */
    /* From here on the payload is an object of the heap. */
    D_STRING,
    D_LIST,
    D_CLOSURE,
    D_MODULE,
    D_INSTANCE,
    D_CELL, /* these three never reach a program */
    D_PROTO,
    D_ENV,
} DatumKind;

typedef struct Obj Obj;
typedef struct String String;
typedef struct List List;
typedef struct Closure Closure;
typedef struct Instance Instance;
typedef struct Cell Cell;
typedef struct Proto Proto;
typedef struct Env Env;
typedef struct Native Native;

/* What a loop walks over, in a D_ITER. */
typedef enum IterKind {
    ITER_RANGE,
    ITER_LIST,
    ITER_STRING,
    ITER_ZIP,
    ITER_ENUMERATE,
    ITER_PROGRESS
} IterKind;

typedef struct Datum {
    union {
        struct {
            uint32_t kind;
            uint32_t extra; /* D_ITER: the IterKind; else 0 */
        };
        uint64_t head; /* both at once */
    };
    union {
        int64_t integer;
        double number;
        uint64_t node;  /* a Node */
        Name name;      /* D_SPACE */
        uint64_t index; /* D_ITER: how far it is */
        const Native *native;
        Obj *obj;
        String *string;
        List *list;
        Closure *closure; /* D_CLOSURE and D_MODULE, whose body it is */
        Instance *instance;
        Cell *cell;
        Proto *proto;
        Env *env;
    } as;
} Datum;

struct Obj {
    Obj *next; /* all objects */
    Obj *gray; /* those whose contents are still to be marked */
    uint8_t kind;
    bool marked;
    uint32_t seen; /* == heap->walk: the walk at hand has been here */
};

struct String {
    Obj obj;
    uint32_t size;       /* bytes */
    uint32_t characters; /* code points; equal to size where all is ASCII */
    char text[];         /* a NUL behind it */
};

struct List {
    Obj obj;
    Datum *items; /* those behind, or an array of its own once it has outgrown them */
    size_t count, cap;
    size_t room_behind; /* items for which there is room behind it */
    Datum behind[];
};

/* A variable that inner functions use, too. */
struct Cell {
    Obj obj;
    Datum value;
};

/* A function with what it took from where it was defined. Also a module: then calling it makes an
   instance and runs the body on it. */
struct Closure {
    Obj obj;
    Proto *proto;
    Instance *self; /* of a module's function; else NULL */
    uint32_t cell_count;
    uint32_t default_count;
    Datum items[]; /* the cells, then the defaults of the last parameters */
};

/* The fields of a module's instances. Hidden ones hold the parameters, for the functions. */
typedef struct Layout {
    Name *names;
    uint32_t count, visible;
    int32_t forward, repr, parameters; /* slots of these fields, -1 if there is none */
} Layout;

struct Instance {
    Obj obj;
    Proto *type; /* the module's body, which has the layout */
    uint32_t slot_count;
    Datum slots[];
};

/* How arguments are matched; shared by functions and builtins. */
typedef struct Signature {
    const char *name;
    const Name *params;
    uint32_t count;
    uint32_t required; /* how many have no default */
    bool star;         /* the first one takes all positional arguments that are given */
} Signature;

/* The spans of a call's arguments, for messages that point at one; the names of the named ones
   stand behind them. */
typedef struct CallSpans {
    uint32_t at; /* index of the instruction */
    uint32_t first, count;
} CallSpans;

/* Where a name stands that an instruction reads in place. */
typedef struct NameSpan {
    uint32_t at; /* index of the instruction */
    uint32_t operand;
    Span span;
} NameSpan;

/* A compiled function, or the statements of a text. */
struct Proto {
    Obj obj;
    Signature signature;
    Env *env;
    Code *code;
    Span *spans; /* of each instruction */
    uint32_t code_count;
    Datum *constants;
    uint32_t constant_count;
    Name **keywords; /* of the calls that have some: a count, then names */
    uint32_t keyword_count;
    CallSpans *calls;
    uint32_t call_count;
    Span *arg_spans;
    uint32_t arg_span_count;
    NameSpan *name_spans;
    uint32_t name_span_count;
    uint32_t registers;
    uint16_t
        *captures; /* where the cells come from: register of the maker, or CAPTURE_UP + index */
    uint32_t capture_count;
    Layout layout; /* of a module's body */
    bool is_module;
    bool is_hidden; /* of the standard core: reports point at its caller */
    size_t bytes;   /* of all arrays */
};

enum { CAPTURE_UP = 0x8000 };

/* The global variables of one file. */
struct Env {
    Obj obj;
    Datum *slots;
    Name *names;
    size_t count, cap, names_cap;
    uint32_t *slot_of; /* by name: slot + 1, or 0 */
    size_t slot_of_cap;
};

/* In the halves in which a Datum is written: to read 16 bytes at once that have just been written
   as two times 8 makes a processor wait until they are in its cache. */
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

/* A number, or a Value. */
static inline bool datum_is_number(Datum d)
{
    return d.kind == D_INT || d.kind == D_FLOAT || d.kind == D_NODE;
}

#endif
