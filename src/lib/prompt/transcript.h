/*
 * transcript.h: the statements typed at a prompt that had no error, with their output.
 * `transcript > lesson.mg` writes them as a script that runs and checks itself.
 *
 * The session reports each text and its end, the VM all output (VmHooks.record). The size is
 * bounded: in a long session only the latest statements and outputs are kept.
 */
#ifndef LIB_PROMPT_TRANSCRIPT_H
#define LIB_PROMPT_TRANSCRIPT_H

#include "syntax/ast.h"
#include "vm/vm.h"

enum { TYPED, PRINTED, TRANSCRIPT_PARTS };

typedef struct TranscriptPart {
    uint32_t at, size; /* bytes in the buffer of its kind */
} TranscriptPart;

typedef struct TranscriptLine {
    uint32_t position; /* of the statement in the source space */
    TranscriptPart part[TRANSCRIPT_PARTS];
    bool is_result : 1;    /* an expression whose value was shown */
    bool is_command : 1;   /* ... and that expression is a command, perhaps without parentheses */
    bool is_left_out : 1;  /* a command with ROW_PROMPT */
    bool is_unchecked : 1; /* its output varies from run to run, or was dropped */
    bool is_plain : 1;     /* read after `set numbers plain` */
    bool is_named : 1;     /* a later statement refers to its value as `_` */
} TranscriptLine;

typedef struct Transcript {
    Buf bytes[TRANSCRIPT_PARTS]; /* the parts, in the order of the lines */
    TranscriptLine *lines;
    size_t count, cap;
    size_t finished;  /* lines of earlier texts; the others belong to the current one */
    size_t forgotten; /* how many lines were dropped */
} Transcript;

void transcript_init(Transcript *transcript, Mem *mem);
void transcript_done(Transcript *transcript, Mem *mem);
/* Call this before the statements of a text are added. Drops old lines if space is short. */
void transcript_begin(Vm *vm);
/* Adds a statement that will run: bytes [start, end) of the source. Here and below, is_plain is the
   mode of numbers that the text begins with. */
void transcript_add(Vm *vm, const Stmt *statement, const Source *source, uint32_t start,
                    uint32_t end, bool is_plain);
/* Adds a script that ran before anything was typed, as `run "name"`; if the name is not a file's
   ("<-e>"), as its text. */
void transcript_add_script(Vm *vm, const char *name, const char *text, size_t size, bool is_plain);
/* Ends the current text. If it did not run as a `whole`, drops the statement that was running and
   those after it. */
void transcript_end(Vm *vm, bool whole);
/* Replaces the running statement, a command such as `edit`, by the text that it runs. */
void transcript_replace(Vm *vm, const Buf *text);
/* Adds output to the running statement; the function for VmHooks.record. */
void transcript_record(Vm *vm, OutputKind kind, const char *text, size_t size);
/* Appends all statements of finished texts as a script. */
void transcript_put(Transcript *transcript, Buf *out);

#endif
