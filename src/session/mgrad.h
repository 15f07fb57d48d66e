/*
 * mgrad.h: the public interface of libmgrad.
 *
 * A session owns the state of one program: variables, functions, the graph. Sessions share nothing.
 * A process may have several; each must be used by one thread at a time. The library does not
 * print, exit or abort: results go to the Host, and an error is returned as a status and a
 * MgradError. All text is UTF-8.
 *
 *     Mgrad *m = mgrad_new(&host, NULL);
 *     if (mgrad_failed(mgrad_run(m, "<lesson>", text, strlen(text))))
 *         fputs(mgrad_error(m)->text, stderr);
 *     mgrad_free(m);
 */
#ifndef MGRAD_H
#define MGRAD_H

#include <stddef.h>
#include <stdint.h>

#include "base/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define MGRAD_VERSION_MAJOR 0
#define MGRAD_VERSION_MINOR 2
#define MGRAD_VERSION_PATCH 0
#define MGRAD_VERSION       "0.2.0" /* the three numbers as text */

/* A session. */
typedef struct Mgrad Mgrad;

typedef enum MgradStatus {
    MGRAD_OK,
    MGRAD_ERROR,       /* see mgrad_error */
    MGRAD_INCOMPLETE,  /* the text ends inside a bracket, a block or an expression, and has not run;
                          see mgrad_error */
    MGRAD_INTERRUPTED, /* *host.stop was HOST_INTERRUPT; see mgrad_error */
    MGRAD_QUIT,        /* the program called quit; see mgrad_exit_status, and mgrad_error for the
                          place */
    /* An error that a limit caused; see mgrad_error: */
    MGRAD_TIMEOUT, /* *host.stop was HOST_TIMEOUT */
    MGRAD_MEMORY,  /* out of memory */
    MGRAD_NODES,   /* the graph is full */
    MGRAD_OUTPUT   /* *host.stop was HOST_OUTPUT */
} MgradStatus;

/* True if mgrad_error says why a text did not run to its end. */
static inline bool mgrad_failed(MgradStatus status)
{
    return status != MGRAD_OK && status != MGRAD_QUIT;
}

/* True if the host stopped the text, by *host.stop. */
static inline bool mgrad_stopped(MgradStatus status)
{
    return status == MGRAD_INTERRUPTED || status == MGRAD_TIMEOUT || status == MGRAD_OUTPUT;
}

typedef struct MgradOptions {
    /* The texts are typed at a prompt: the session gives notes that teach, `_` is the last result,
       a `;` at the end of a text hides its result, and long lists are abbreviated. */
    bool interactive;
    /* The value of the last statement of a text is not printed: mgrad_result and mgrad_result_text
       have it. It and the results before it are written in full, as a script prints them. */
    bool keeps_result;
    bool color;         /* results have colours, as escape sequences of terminals */
    uint64_t max_nodes; /* of the graph; 0: no limit */
    size_t max_memory;  /* of the session, in bytes; 0: no limit. Messages name it */
    double timeout;     /* seconds; 0: none. Only shown by `set`: the host keeps the time */
    size_t max_output;  /* bytes; 0: no limit. Only shown by `set`: the host counts (Host.stop) */
    bool unfolded;      /* record a sum as all of its nodes instead of one. Programs cannot tell the
                           difference, except by their speed; for tests */
    bool plain_numbers; /* texts and imported files begin with `set numbers plain` */
    bool captures;      /* the session keeps its output (mgrad_output), within max_memory.
                           Host.print gets it, too, and may count it, say. The text of what
                           Host.show has shown is kept, as if it had been printed */
    bool keep_builtins; /* `import "file.mg"` copies no name of a builtin, so that an untrusted file
                           cannot change the meaning of the text that imports it */
    const char *import_path; /* folders to search for imports, separated by ':'; or NULL; copied */
    int argc;                /* the program's list `argv`; copied */
    const char *const *argv;
} MgradOptions;

typedef enum MgradSeverity {
    MGRAD_SEVERE,
    MGRAD_WARNING /* of mgrad_check; the text can run */
} MgradSeverity;

/* A call that led to an error: the place where it is written. */
typedef struct MgradFrame {
    const char *function; /* the function that was called; NULL: a file was imported */
    const char *file;
    size_t line, column;
    size_t offset, end; /* of the call in its text, in bytes */
    size_t times;       /* nested calls from this place: of a function that calls itself */
} MgradFrame;

/* An error and its place. `message`, `help` and `text` show control characters as escapes such as
   \x1B, so they can be printed as they are; the names are not changed. No string is NULL, except
   MgradFrame.function. If the program called a function of a library that failed, the place is that
   call, and the first frames are calls inside the library. */
typedef struct MgradError {
    MgradSeverity severity;
    const char *file;    /* the `name` of the text; "": no place is known */
    size_t line, column; /* from 1; columns count characters, not bytes */
    size_t offset, end;  /* the wrong part [offset, end) of its text, in bytes. It may be empty,
                            say at the end of a text that is not finished */
    const char *message; /* one sentence, lower case, no full stop */
    const char *help;    /* what to do, one line; or "" */
    const MgradFrame *frames; /* the calls, innermost first */
    size_t frame_count;
    size_t calls_left_out; /* between the last frame, the outermost call, and the one before it */
    const char *text;      /* the report: place, source line, caret, help, calls; ends in \n */
} MgradError;

/* Copies `host`; its ctx must outlive the session. `options` may be NULL. Returns NULL if memory is
   short, or if `host` is NULL, as after a failure of mgrad_host_new. Free the session with
   mgrad_free, which accepts NULL. */
Mgrad *mgrad_new(const Host *host, const MgradOptions *options);
void mgrad_free(Mgrad *m);

/* Parses a whole text, then runs it. `name` appears in messages, and relative imports start from
   its folder. Statements that ran before an error keep their effects. Copies `name` and `text`. */
MgradStatus mgrad_run(Mgrad *m, const char *name, const char *text, size_t size);

/* Runs a script in an interactive session: as mgrad_run does in a session that is not interactive.
   `name` is a path that the command `run` can find again, or begins with '<'. */
MgradStatus mgrad_run_script(Mgrad *m, const char *name, const char *text, size_t size);

/* Parses and compiles only: MGRAD_OK, MGRAD_ERROR or MGRAD_INCOMPLETE. In a session that is not
   interactive the text starts without variables, and mgrad_errors has warnings about names that
   nothing defines; imported files are parsed for that. */
MgradStatus mgrad_check(Mgrad *m, const char *name, const char *text, size_t size);

/* For an editor: the blanks with which the line after an unfinished text (MGRAD_INCOMPLETE) begins.
   Four more than the line of the innermost open bracket, or of an expression that goes on; 0 inside
   a string. */
size_t mgrad_indent(Mgrad *m, const char *text, size_t size);

/* A text that runs statement by statement: each is parsed after the one before it has run. */
typedef struct MgradScript MgradScript;

/* One statement: its bytes [start, end) of the script's text, and how it ended. */
typedef struct MgradStep {
    size_t start, end;
    MgradStatus status;
} MgradStep;

/* NULL after an error; see mgrad_error. Close a script before its session is freed. */
MgradScript *mgrad_script_open(Mgrad *m, const char *name, const char *text, size_t size);
/* Runs the next statement and fills in `*step`. False at the end of the text, and in a session that
   is running. After a syntax error `end` is the offset at which the parser stopped; the next step
   starts there unless mgrad_script_seek moves it. */
bool mgrad_script_step(MgradScript *script, MgradStep *step);
/* The next step starts at this offset in bytes; beyond the end it means the end. */
void mgrad_script_seek(MgradScript *script, size_t offset);
/* NULL is ignored. */
void mgrad_script_close(MgradScript *script);

/*
 * Completion: lists the words that can be typed at a place of an unfinished text. `at` is the
 * cursor's offset; the text after it is ignored. Each candidate is passed to `put` once, in no
 * order, as its whole text and its kind. Returns the offset at which the word to be replaced begins
 * (`at` if nothing of it has been typed). Runs nothing. Inside a comment or a string there are no
 * candidates.
 *
 * Kinds: "command" "keyword" "variable" "function" "module" "field" "option" "topic" "local" (a
 * parameter or variable of the text itself), "parameter" (of a call; its text ends in '='), and
 * "file": its text is the typed part of a path, and the caller looks for files that begin with it.
 */
typedef void MgradCandidatePut(void *to, const char *text, size_t size, const char *kind);
size_t mgrad_complete(Mgrad *m, const char *text, size_t size, size_t at, MgradCandidatePut *put,
                      void *to);

/*
 * Inspection: about the name at a place of a text, which may be unfinished. `at` is an offset in
 * the name, at its start or at its end; inside the arguments of a call, but not at a name, it means
 * the function that is called. `out` receives the result in one piece, or nothing if the functions
 * return false: there is no such name, or it is unknown, or the session is running a text. They run
 * nothing.
 */
/* Help on a name: what the command help says. For a variable its kind and value, for a Value also
   its gradient and the statement that made it; for a function of the program its signature and the
   comment above its definition. Lines of at most 79 columns, except for quoted statements. */
bool mgrad_help(Mgrad *m, const char *text, size_t size, size_t at, HostSink out);
/* The signature, such as `f(x, k=2)`, of the function whose call is open at the place or, if there
   is none, of the function at the place. `*parameter` is the index, from 0, of the parameter to
   which the argument at the place belongs; SIZE_MAX if there is none. */
bool mgrad_signature(Mgrad *m, const char *text, size_t size, size_t at, HostSink out,
                     size_t *parameter);

/*
 * The graph under a Value, as JSON text: nodes with their data, gradients and positions in the
 * source, and edges with their local derivatives. docs/graph-json.md describes the format. The text
 * is an expression, such as `L`, whose value is a Value or a list of Values: the roots. The
 * expression is evaluated, but nothing is printed. `json` receives the whole document in one piece,
 * or nothing if the status is not MGRAD_OK.
 */
MgradStatus mgrad_graph(Mgrad *m, const char *text, size_t size, HostSink json);

/*
 * Values. A MgradValue is a handle: it keeps a value of the session alive until mgrad_release or
 * mgrad_free. A list or an instance is the program's own, not a copy: a later read shows what the
 * program has changed. Functions that return a handle return a new one, or NULL if memory is short;
 * the caller releases it. Functions that read a handle take NULL for nil.
 *
 *     MgradValue *loss = mgrad_lookup(m, "loss"), *w = mgrad_lookup(m, "model.w");
 *     printf("%g %g\n", mgrad_number(loss), mgrad_gradient(w));
 *     mgrad_release(loss);
 *     mgrad_release(w);
 */
typedef struct MgradValue MgradValue;

typedef enum MgradKind {
    MGRAD_NIL,
    MGRAD_INTEGER, /* true and false are 1 and 0 */
    MGRAD_FLOAT,
    MGRAD_VALUE, /* a node of the graph */
    MGRAD_STRING,
    MGRAD_LIST,
    MGRAD_DICT,
    MGRAD_FUNCTION,
    MGRAD_MODULE,
    MGRAD_INSTANCE, /* of a module */
    MGRAD_NAMESPACE /* math, np */
} MgradKind;

/* Evaluates a text that is one expression. Nothing is printed, except by functions that it calls;
   `_`, mgrad_result and the transcript do not change. `*value` is NULL unless the status is
   MGRAD_OK. */
MgradStatus mgrad_evaluate(Mgrad *m, const char *text, size_t size, MgradValue **value);
/* The value of a variable or a builtin, or of a dotted name such as "model.w" or "np.exp", as far
   as it is stored: nothing runs. NULL also if there is none. */
MgradValue *mgrad_lookup(Mgrad *m, const char *name);

/* A second handle of the same value. */
MgradValue *mgrad_share(const MgradValue *value);
/* Frees a handle; NULL is ignored. Not for handles of a session that was freed. */
void mgrad_release(MgradValue *value);

MgradKind mgrad_kind(const MgradValue *value);
/* A number, or the data of a Value; nan for other kinds. */
double mgrad_number(const MgradValue *value);
/* An integer with all its digits; 0 for other kinds. */
int64_t mgrad_integer(const MgradValue *value);
/* The gradient of a Value: 0 before backward. nan for other kinds. */
double mgrad_gradient(const MgradValue *value);
/* The label of a Value, such as the variable that it was first assigned to; "" if it has none.
   Borrowed from the session. */
const char *mgrad_label(const MgradValue *value);
/* The `*size` bytes of a string, followed by a NUL; NULL for other kinds. Valid as long as the
   handle. */
const char *mgrad_string(const MgradValue *value, size_t *size);
/* The text of any value as `print` shows it, followed by a NUL: valid until the next mgrad_text of
   the session. An instance with a function `repr` runs it. After an error the text is "". */
MgradStatus mgrad_text(MgradValue *value, const char **text, size_t *size);

/* The number of a list's elements, of a dictionary's keys, of an instance's fields (functions are
   fields, too), of a string's characters; 0 for other kinds. */
size_t mgrad_length(const MgradValue *value);
/* Element `i` of a list, or the value of key or field `i`; from 0. NULL also for other kinds, if
   there is no such element, or if the field has no value yet. */
MgradValue *mgrad_element(const MgradValue *value, size_t i);
/* Key `i` of a dictionary, in order of insertion: a string or a number. The name of field `i` of an
   instance, a string. */
MgradValue *mgrad_key(const MgradValue *value, size_t i);
/* The field of an instance, the value of a string key of a dictionary, or a member of a namespace.
   NULL also if there is none. */
MgradValue *mgrad_field(const MgradValue *value, const char *name);

/* New values. NULL also if the language does not allow one that large. */
MgradValue *mgrad_make_nil(Mgrad *m);
MgradValue *mgrad_make_integer(Mgrad *m, int64_t integer);
MgradValue *mgrad_make_number(Mgrad *m, double number);
/* A Value without operands. NULL also if the graph is full. */
MgradValue *mgrad_make_value(Mgrad *m, double data);
/* `size` bytes of UTF-8; copied. */
MgradValue *mgrad_make_string(Mgrad *m, const char *text, size_t size);
/* A list of values of this session; the caller still owns the handles. NULL also if one of them is
   NULL or of another session. */
MgradValue *mgrad_make_list(Mgrad *m, MgradValue *const *elements, size_t count);
/* A list of floats; copied. */
MgradValue *mgrad_make_numbers(Mgrad *m, const double *numbers, size_t count);

/* Gives a variable a value, as `name = value` does at top level: a Value without a label gets the
   name as its label, and a number stays a number. An error if the name is not one that a program
   may bind, or the value is NULL or of another session. */
MgradStatus mgrad_set(Mgrad *m, const char *name, const MgradValue *value);
/* Calls a function, a module or an instance with at most 1,000 arguments by position, none of them
   NULL: mgrad_make_nil makes nil. `result` may be NULL. Like mgrad_evaluate, it prints and records
   nothing by itself. A report of an error calls the place of the call "<call>". `*result` is NULL
   unless the status is MGRAD_OK. */
MgradStatus mgrad_call(Mgrad *m, const MgradValue *function, MgradValue *const *args, size_t count,
                       MgradValue **result);

/*
 * A function of the host that programs call. It gets an argument for each parameter; the session
 * releases them when it returns. It returns a new handle, which the session takes over, or one of
 * its arguments; or NULL, with the reason in `message`, as a function of Host does: then the call
 * is an error of the program.
 *
 * While it runs, it may read and make values of the session `m`: mgrad_lookup, mgrad_number,
 * mgrad_make_list and so on. Functions that would run, check or change something (mgrad_run,
 * mgrad_evaluate, mgrad_call, mgrad_set, mgrad_define; mgrad_text of an instance with a function
 * `repr`) return MGRAD_ERROR, and mgrad_error says why. It may use other sessions, must not free
 * this one, and must not leave by longjmp or an exception.
 */
typedef MgradValue *MgradFunction(void *ctx, Mgrad *m, MgradValue *const *args, size_t count,
                                  HostSink message);

/* Defines such a function for all files of the session, until a program binds the name. `signature`
   is written as after `def`: "noise(n, scale=1.0)", with at most 32 parameters. `help` is one line
   for the command help, or NULL. Both are copied. `ctx` is the first argument of each call and must
   outlive the session. The name must not be that of a builtin; defining it again replaces the
   function. */
MgradStatus mgrad_define(Mgrad *m, const char *signature, const char *help, MgradFunction *function,
                         void *ctx);

/* Lists the program's variables, functions and modules, in the order in which their names were
   first used. `put` may look up and set variables; the names stay valid as long as the session. */
typedef void MgradVariablePut(void *to, const char *name);
void mgrad_variables(Mgrad *m, MgradVariablePut *put, void *to);

/* With keeps_result: the value of the last statement of the last mgrad_run. NULL if it was no
   expression, or nil, or the text failed. */
MgradValue *mgrad_result(Mgrad *m);
/* Its text as a script prints it, without the line break at the end. NULL if there is none. Valid
   until the next mgrad_run or mgrad_run_script. */
const char *mgrad_result_text(const Mgrad *m, size_t *size);

/* What the session has printed since mgrad_clear_output, if it captures: `*size` bytes, followed by
   a NUL. Valid until the next call that runs something. Output for which there is no memory is an
   error of the statement that prints it. */
const char *mgrad_output(const Mgrad *m, size_t *size);
void mgrad_clear_output(Mgrad *m);

/*
 * The debugger for backward (the command step), for a prompt. While it is active, a line for which
 * mgrad_is_step is true, such as "to e", means "step to e"; mgrad_step_words lists what may be
 * typed: "next, back, to e, until a.grad != 0, …".
 */
bool mgrad_is_stepping(const Mgrad *m);
bool mgrad_is_step(const char *text, size_t size);
const char *mgrad_step_words(void);

/* Bytes that the session holds. */
size_t mgrad_memory(const Mgrad *m);
/* From the next call on, the session may hold `size` bytes; 0: no limit. For a host that itself
   needs a changing part of max_memory; messages still name max_memory. */
void mgrad_limit_memory(Mgrad *m, size_t size);

/* The error of the last call that parsed or ran something; all empty if it had none. Its `text` is
   the whole report: also of the further syntax errors of the text. Valid until the next such call.
   Never NULL. */
const MgradError *mgrad_error(const Mgrad *m);
/* All errors of that call, in the order of the report, each with its own `text`: up to 20 syntax
   errors of the text, and the warnings of mgrad_check. `*count` is 0 if there are none. Valid as
   above. */
const MgradError *mgrad_errors(const Mgrad *m, size_t *count);
/* The argument of `quit`: 0 to 255. */
int mgrad_exit_status(const Mgrad *m);
/* True if the next text begins with `set numbers plain`. */
bool mgrad_numbers_are_plain(const Mgrad *m);

#ifdef __cplusplus
}
#endif

#endif
