/*
 * translate.h: a text of the session into a function that the VM can run. All of it throws.
 */
#ifndef SESSION_TRANSLATE_H
#define SESSION_TRANSLATE_H

#include "compile/compile.h"
#include "session/session_internal.h"

/* Copies a text into the session's sources. */
Source *translate_add_source(Mgrad *m, const char *name, const char *text, size_t size);

/* Parses and compiles a whole source, whose globals are those of `env`. */
Proto *translate_text(Mgrad *m, const Source *source, Env *env);
/* The same for a file that an import reads; `site` is its place, for errors. */
Proto *translate_imported(Mgrad *m, const Source *source, Env *env, Span site);
/* The same as translate_text for a text that the host gives (mgrad_run). One that was typed at a
   prompt is recorded in the transcript, and a ';' at its end hides its result. */
Proto *translate_run(Mgrad *m, const Source *source);
/* The name of a variable, if a program may bind it. */
Name translate_variable(Mgrad *m, const char *text);
/* The head of a function, such as "f(x, y=1.0)". `*proto`, whose globals are those of `env`,
   defines a function with that head. The result is valid until the next text is parsed. */
const Function *translate_head(Mgrad *m, const char *head, Env *env, Proto **proto);
/* A text that must be one expression: it returns the value instead of printing it. */
Proto *translate_expression(Mgrad *m, const Source *source);
/* A call of register 0 with the `count` arguments in the next ones. Errors point to the source. */
Proto *translate_call(Mgrad *m, const Source *source, uint32_t count);
/* VmHooks.compile: a text that a builtin has made; `ctx` is the session. */
Proto *translate_made_text(void *ctx, const char *name, const char *text, size_t size);

/* One statement of a script, from `offset` in its source. NULL at the end. */
Stmt *translate_parse_next(Mgrad *m, const Source *source, uint32_t offset);
Proto *translate_statement(Mgrad *m, Stmt *statement);

#endif
