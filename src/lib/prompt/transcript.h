/*
 * transcript.h: what was typed at a prompt and worked, statement by statement, with what it
 * printed; `transcript > lesson.mg` writes it as a script that runs and checks itself. A session
 * may go on for days: of what was typed and of what it printed the latest is kept.
 *
 * The session says what is typed and how it ended; the machine says what is printed (Vm.record).
 */
#ifndef LIB_PROMPT_TRANSCRIPT_H
#define LIB_PROMPT_TRANSCRIPT_H

#include "syntax/ast.h"
#include "vm/vm.h"

enum { TYPED, PRINTED, TRANSCRIPT_PARTS };

typedef struct TranscriptPart {
    uint32_t at, size; /* in the buffer of its kind */
} TranscriptPart;

typedef struct TranscriptLine {
    uint32_t position; /* of the statement, among all sources */
    TranscriptPart part[TRANSCRIPT_PARTS];
    bool is_result : 1;    /* an expression whose value was shown */
    bool is_command : 1;   /* … that may be a command without brackets */
    bool is_left_out : 1;  /* a command of the prompt */
    bool is_unchecked : 1; /* what it prints is not the same each time, or is not kept */
    bool is_named : 1;     /* a later statement says `_` and means its value */
} TranscriptLine;

typedef struct Transcript {
    Buf bytes[TRANSCRIPT_PARTS];
    TranscriptLine *lines;
    size_t count, cap;
    size_t finished;  /* the lines behind these are of the text at hand */
    size_t forgotten; /* the lines before these */
} Transcript;

void transcript_init(Transcript *transcript, Mem *mem);
void transcript_done(Transcript *transcript, Mem *mem);
/* A text is going to be typed: makes room for it. */
void transcript_begin(Vm *vm);
/* A statement of the text that will run: bytes [start, end) of the source. */
void transcript_add(Vm *vm, const Stmt *statement, const Source *source, uint32_t start,
                    uint32_t end);
/* A script that has run before anything was typed: `run` and its name, but the text itself where
   the name is none of a file ("<-e>"). */
void transcript_add_script(Vm *vm, const char *name, const char *text, size_t size);
/* The text has ended: if not `whole`, the statement at work and those behind it are forgotten. */
void transcript_end(Vm *vm, bool whole);
/* The statement at work stands for another text, which runs in its place. */
void transcript_replace(Vm *vm, const Buf *text);
/* Vm.record */
void transcript_record(Vm *vm, bool is_result, bool is_command, const char *text, size_t size);
/* All of it as a script. */
void transcript_put(Transcript *transcript, Buf *out);

#endif
