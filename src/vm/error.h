/*
 * error.h: errors of programs: thrown with a message, a span and perhaps a line of help, to
 * vm->catch_.
 */
#ifndef VM_ERROR_H
#define VM_ERROR_H

#include "source/suggest.h"
#include "vm/vm.h"

/* An error at the current instruction. */
_Noreturn void error_throw(Vm *vm, const char *format, ...) __attribute__((format(printf, 2, 3)));
/* An error at an argument of the current builtin, counted as in the builtin's `args`. In a builtin
   that the core calls: counted as in the parameters of the core's function that the program
   called. */
_Noreturn void error_throw_arg(Vm *vm, uint32_t arg, const char *format, ...)
    __attribute__((format(printf, 3, 4)));
/* An error at any span. `help` may be NULL, and may be in vm->scratch. */
_Noreturn void error_throw_at(Vm *vm, Span span, const char *help, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* An error of a limit, at the current instruction: `kind` is DIAG_MEMORY and so on. `help` may be
   NULL. */
_Noreturn void error_throw_limit(Vm *vm, DiagKind kind, const char *help, const char *format, ...)
    __attribute__((format(printf, 4, 5)));

/* suggest_begin and suggest_try (source/suggest.h) for names. */
Suggestion error_suggest(const Vm *vm, Name wanted);
void error_try(const Vm *vm, Suggestion *suggestion, Name name);
/* "a similar name exists: …" in vm->scratch; NULL if none was found. */
const char *error_similar(Vm *vm, const Suggestion *suggestion);
/* The error for a name that is neither a builtin nor bound in `env`. */
_Noreturn void error_unknown_name(Vm *vm, Span span, const Env *env, Name name);

/* Ends the session: thrown past everything, with the exit status. */
_Noreturn void error_quit(Vm *vm, int status);

/* After an error was caught: adds the calls that led to it to the diagnostic, and drops all
   frames. */
void error_unwind(Vm *vm);

#endif
