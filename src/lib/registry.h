/*
 * registry.h: the builtins and commands of a session, made from the tables of their rows.
 *
 * Each builtin has one row: signature, function, flags, help. Parameters and defaults are read from
 * the text of the signature, so help shows exactly what the VM uses. To add a builtin, write its
 * function and its row; no other list names it.
 */
#ifndef LIB_REGISTRY_H
#define LIB_REGISTRY_H

#include "lib/state.h"
#include "source/builtin.h"
#include "syntax/command.h"
#include "vm/vm.h"

typedef struct BuiltinTable {
    const char *title; /* the heading in help */
    const Builtin *rows;
    size_t count;
} BuiltinTable;

#define TABLE(name) extern const BuiltinTable name##_table;
#include "lib/tables.def"
#undef TABLE

typedef struct Registry {
    const BuiltinTable *const *tables; /* borrowed */
    size_t table_count;
    Native *natives; /* owned; Datums point at them, so the array never moves */
    size_t native_count;
    Command *commands; /* owned; one for each name of a command, for the parser */
    size_t command_count;
} Registry;

/* Defines the rows of the tables in vm->builtins, and lists the commands. Throws if memory is
   short; registry_done then frees what exists. */
void registry_init(Registry *registry, Vm *vm, const BuiltinTable *const *tables, size_t count);
void registry_done(Registry *registry, Vm *vm);
/* Shows the defaults of parameters, and functions of core.mg, to a collection. */
void registry_visit(Registry *registry, Heap *heap, HeapVisit *visit);

/* Sets the meaning of a global name in every file, until a program binds it. */
void registry_define(Vm *vm, const char *name, size_t len, Datum value);
/* Makes builtins of the functions of core.mg that have a row. If the row also has a C function, the
   one of core.mg is for calls with a key. */
void registry_add_core(Vm *vm, const Env *core);
/* The operation of ops.def that a row without a function names; OP_LEAF if there is none. */
Op registry_operation(const Builtin *row);
/* The row of a name; NULL if there is none. */
const Builtin *registry_find(const Vm *vm, Name name);

#endif
