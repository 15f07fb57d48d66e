/*
 * mgrad.h: the public interface of libmgrad.
 *
 * A session holds everything that a learner has typed: variables, functions, the graph. Sessions
 * share nothing; a process may have several, each used by one thread at a time. Nothing here
 * prints, exits or aborts: results go to the Host, errors come back as a MgradError.
 *
 *     Mgrad *m = mgrad_new(&host, NULL);
 *     if (mgrad_run(m, "<lesson>", text, strlen(text)) == MGRAD_ERROR)
 *         fputs(mgrad_error(m)->text, stderr);
 *     mgrad_free(m);
 */
#ifndef SESSION_MGRAD_H
#define SESSION_MGRAD_H

#include <stddef.h>
#include <stdint.h>

#include "base/host.h"

#ifdef __cplusplus
extern "C" {
#endif

#define MGRAD_VERSION_MAJOR 0
#define MGRAD_VERSION_MINOR 2
#define MGRAD_VERSION_PATCH 0
#define MGRAD_VERSION       "0.2.0" /* the same as text */

typedef struct Mgrad Mgrad;

typedef enum MgradStatus {
    MGRAD_OK,
    MGRAD_ERROR,       /* see mgrad_error */
    MGRAD_INCOMPLETE,  /* the text ends inside a bracket, a block or an expression; see mgrad_error
                        */
    MGRAD_INTERRUPTED, /* *host.stop asked for it; see mgrad_error */
    MGRAD_QUIT,        /* the program called quit; see mgrad_exit_status */
} MgradStatus;

typedef struct MgradOptions {
    /* A person is typing: notes that only help there are given; `_` is the last result; a `;` at
       the end of a text hides its result; long lists are cut. */
    bool interactive;
    bool color;         /* results are coloured by their kinds, with a terminal's sequences */
    uint64_t max_nodes; /* 0: as many as fit */
    size_t max_memory;  /* bytes; 0: no limit of our own */
    double timeout;     /* seconds, 0: none; only shown by `set`: it is the host that stops */
    bool unfolded;      /* sums are recorded as all their nodes at once: slower, and no program can
                           tell the difference; for tests of just that */
    const char
        *import_path; /* folders in which imports are looked for, ':' between them; or NULL */
    int argc;         /* the list `argv` of the program; copied */
    const char *const *argv;
} MgradOptions;

typedef struct MgradError {
    const char *file;    /* as named by the caller */
    size_t line, column; /* from 1; columns count characters, not bytes */
    size_t offset;       /* of the offending word in its text, in bytes */
    const char *message; /* one sentence, lower case, no full stop */
    const char *text;    /* the whole report: place, source line, caret, help, calls; ends in \n */
} MgradError;

/* `host` is copied. `options` may be NULL. NULL if memory is short. */
Mgrad *mgrad_new(const Host *host, const MgradOptions *options);
void mgrad_free(Mgrad *m);

/* Parses the whole of a text, then runs it. `name` stands in messages and is where relative imports
   start from. What ran before an error stays as it is. The text is copied. */
MgradStatus mgrad_run(Mgrad *m, const char *name, const char *text, size_t size);

/* The same for a text that nobody types: it does what it does in a session that is not interactive.
   `name` is a file's that the command `run` finds, or begins with '<'. */
MgradStatus mgrad_run_script(Mgrad *m, const char *name, const char *text, size_t size);

/* Only parses: MGRAD_OK, MGRAD_ERROR or MGRAD_INCOMPLETE. */
MgradStatus mgrad_check(Mgrad *m, const char *name, const char *text, size_t size);

/* Statement by statement: each is parsed when its turn comes, then run. */
typedef struct MgradScript MgradScript;

/* Where a statement stood in the script's text: bytes [start, end). */
typedef struct MgradStep {
    size_t start, end;
    MgradStatus status;
} MgradStep;

MgradScript *mgrad_script_open(Mgrad *m, const char *name, const char *text, size_t size);
/* Runs the next statement. False at the end of the text. After a syntax error `end` is where
   the parser stopped, and the next step starts there unless mgrad_script_seek says otherwise. */
bool mgrad_script_step(MgradScript *script, MgradStep *step);
void mgrad_script_seek(MgradScript *script, size_t offset);
void mgrad_script_close(MgradScript *script);

/*
 * What may stand at a place of an unfinished text, for completion: `at` is the offset of the
 * cursor, what stands behind it is not looked at. Each candidate is handed to `put` as its whole
 * text and its kind, in no order, each once; the return value is the offset where the word that it
 * would replace begins (`at` where nothing has been typed of it yet). Nothing is run; where the
 * text says nothing of what could follow (in a comment, in a string) there is no candidate.
 *
 * Kinds: "command" "keyword" "variable" "function" "module" "field" "option" "topic" "parameter"
 * (of a call: with its '=' behind it), and "file": then `text` is what has been typed of a path,
 * and the caller looks for files that begin with it.
 */
typedef void MgradCandidatePut(void *to, const char *text, size_t size, const char *kind);
size_t mgrad_complete(Mgrad *m, const char *text, size_t size, size_t at, MgradCandidatePut *put,
                      void *to);

/* The last error; valid until the next call that runs something. Never NULL. */
const MgradError *mgrad_error(const Mgrad *m);
/* The status that `quit` asked for: 0 to 255. */
int mgrad_exit_status(const Mgrad *m);

#ifdef __cplusplus
}
#endif

#endif
