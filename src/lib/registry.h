/*
 * registry.h: the builtins and commands. Each has one row in the table of its file: signature,
 * function, help. Signature and help are shown as they stand; defaults are read from the signature.
 *
 * To add one, write its function and its row; nothing else knows of it.
 */
#ifndef LIB_REGISTRY_H
#define LIB_REGISTRY_H

#include "base/arena.h"
#include "base/random.h"
#include "source/builtin.h"
#include "syntax/parse.h"
#include "vm/vm.h"
#include "lib/draw/provenance.h"
#include "lib/prompt/transcript.h"
#include "lib/prompt/watch.h"

typedef struct BuiltinTable {
    const char *title; /* as help shows it */
    const Builtin *rows;
    size_t count;
} BuiltinTable;

/* One table a file. */
extern const BuiltinTable math_table, list_table, text_table, graph_table, draw_table,
    workspace_table, prompt_table, plot_table, weights_table, random_table, numpy_table,
    points_table;
extern const BuiltinTable *const registry_tables[];
extern const size_t registry_table_count;

/* A chapter of help: what no single name has room for. */
typedef struct Chapter {
    const char *name;
    const char *also;    /* other words that lead to it, blanks between */
    const char *text;    /* lines of at most 76 characters */
    const char *example; /* statements that run in a new session */
} Chapter;

extern const Chapter chapters[]; /* chapters.c */
extern const size_t chapters_count;

/* ---- help (help.c) ---- */

/* The command itself. */
NativeFn help_command;
/* The example of a row, which runs in a new session. Left in `out`. */
void help_put_example(Buf *out, const Builtin *row);

/* What `set` changes; the first value is the one at the start. */
typedef struct Option {
    const char *name;
    size_t place;              /* of the value in Settings, in bytes */
    const char *const *values; /* NULL behind the last */
    const char *help;
} Option;

extern const Option settings_options[];
extern const size_t settings_option_count;

/* What the commands remember: a value of each option. */
typedef struct Settings {
    const char *rankdir, *pictures;
} Settings;

/* The values at the start. */
void settings_init(Settings *settings);

typedef struct Library {
    Mem *mem;
    Native *natives;
    size_t native_count;
    Command *commands;
    size_t command_count;
    Settings settings;
    Transcript transcript;
    Watch watch;
    Outline outline; /* of the picture that is drawn */
    Provenance parts;
    Random python, numpy; /* the two streams of random numbers */
    Arena plots;          /* the plot at hand; after an error the last one, until the next */
} Library;

/* Fills in vm->builtins, and what the parser must know of commands. */
void library_init(Library *library, Vm *vm);
void library_done(Library *library, Vm *vm);
/* What a name means in every file until a program binds it. */
void registry_define(Vm *vm, const char *name, size_t len, Datum value);
/* Makes what the core defines builtins. */
void registry_add_core(Vm *vm, const Env *core);
/* Shows the library's Datums to a collection. */
void library_visit(Library *library, Heap *heap, HeapVisit *visit);
/* The row of a name, NULL if there is none. */
const Builtin *registry_find(const Vm *vm, Name name);

/* ---- arguments (args.c): each throws, pointing at the argument, if it does not fit ---- */

double arg_number(Vm *vm, const Datum *args, uint32_t i);
/* A whole number: an integer, or a float or Value without a fraction. */
int64_t arg_whole(Vm *vm, const Datum *args, uint32_t i);
Node arg_value(Vm *vm, const Datum *args, uint32_t i);
List *arg_list(Vm *vm, const Datum *args, uint32_t i);
/* A list of at least one element. */
List *arg_some(Vm *vm, const Datum *args, uint32_t i);
String *arg_string(Vm *vm, const Datum *args, uint32_t i);
/* The next expression of several, as they are written with commas between them, without blanks
   around it; false at the end. */
bool arg_next_text(const char **at, const char *end, const char **text, size_t *size);
/* The name of a file. */
const char *arg_path(Vm *vm, const Datum *args, uint32_t i);

/* ---- notes (notes.c) ---- */

/* Once a session, at the prompt: the first of the newest `count` nodes that is nan or inf. */
void hints_note_not_finite(Vm *vm, uint64_t count);

/* ---- files (files.c) ---- */

/* Where a host function puts bytes: a buffer. */
HostSink file_sink(Buf *buf);
/* The host has filled vm->bytes, as `fine` says: throws where that ran out of memory. */
bool file_accept(Vm *vm, bool fine);
/* The same for a picture. Of a PDF the time at which it was made is blotted out, which every reader
   can do without: the same program gives the same bytes. */
bool file_accept_picture(Vm *vm, bool fine);
/* Each throws "cannot write 'x': why", pointing at the argument, where it fails. A file
   that is not where the program runs is looked for beside the file that asks for it; its text is
   left in vm->bytes. */
void file_write(Vm *vm, uint32_t arg, const char *path, const Buf *bytes);
void file_read(Vm *vm, uint32_t arg, const char *path);
/* Whether there is a file of that name and ending, where the host can tell. Uses vm->bytes. */
bool file_exists(Vm *vm, const char *name, const char *ending);
enum { FILE_LONGEST_ENDING = 16 };
/* The ending of a picture's file in small letters: it says what kind of picture it is to be.
   Throws, with the help, if there is none. */
void file_ending(Vm *vm, uint32_t arg, const char *path, const char *help,
                 char ending[FILE_LONGEST_ENDING + 1]);
/* Throws "cannot … 'x':" and what stands in vm->message. */
_Noreturn void file_fail(Vm *vm, uint32_t arg, const char *what, const char *path);

/* ---- pictures on the screen (show.c) ---- */

/* Is a picture to be shown in place of text, and how large may it be? */
bool screen_canvas(const Vm *vm, HostCanvas *canvas);
/* Shows the PNG that is in vm->bytes, if it could be `made`, and forgets it. False if text is to
   take its place. */
bool screen_show(Vm *vm, bool made);

/* ---- text (text.c) ---- */

/* A number as Python's float() reads it: blanks and a sign around it, nan, inf. False if it is
 * none. */
bool text_read_number(const char *text, size_t size, double *value);

/* ---- random numbers (random.c, numpy.c) ---- */

/* One of 0 … n - 1. */
typedef uint64_t RandomPick(Random *random, uint64_t n);
/* Puts a list into random order: from the last place on, it changes with one that is picked. */
void random_mix(Vm *vm, Random *random, List *list, RandomPick *pick);
List *random_copy(Vm *vm, List *list);
/* The numbers below `count` in the order of NumPy's shuffle; if `random` is NULL, as they are. */
List *random_order(Vm *vm, Random *random, size_t count);
/* A parameter `random_state`: of nil NumPy's stream, of a number `own`, seeded with it. */
Random *random_stream(Vm *vm, const Datum *args, uint32_t i, Random *own);
double arg_deviation(Vm *vm, const Datum *args, uint32_t i);
/* A size that is argument `arg`, or stands in it. */
size_t arg_size(Vm *vm, Datum size, uint32_t arg);

/* ---- comma-separated values (csv.c) ---- */

typedef enum CsvHeader { CSV_GUESS_HEADER, CSV_HEADER, CSV_NO_HEADER } CsvHeader;

/* How a text is laid out. */
typedef struct CsvForm {
    const char *file; /* its name, for messages; argument 0 of the builtin */
    char separator;
    CsvHeader header;
} CsvForm;
/* The rows of vm->bytes as lists of floats. Throws where a field is no number. */
List *csv_rows(Vm *vm, const CsvForm *form);

#endif
