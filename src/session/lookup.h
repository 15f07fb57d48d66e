/*
 * lookup.h: reads names in a session, for completion, help and the host. Nothing is evaluated: a
 * value is known only if it is stored somewhere.
 */
#ifndef SESSION_LOOKUP_H
#define SESSION_LOOKUP_H

#include "base/part.h"
#include "session/session_internal.h"

/* The fields of a Value; NULL follows the last. */
extern const char *const lookup_node_fields[];
bool lookup_is_node_field(Part name);

/* Borrowed from the session. */
Part lookup_text(const Mgrad *m, Name name);
bool lookup_is(const Mgrad *m, Name name, Part text);

/* The program's own value of a name: D_UNSET if it has none, or still has the builtin's. */
Datum lookup_own(const Mgrad *m, Name name);
/* A global of the program, else a builtin; D_UNSET if there is none. */
Datum lookup_global(const Mgrad *m, Part text);
/* The part of a builtin's name after a namespace: exp in math.exp. NULL unless it is one level
   inside it. */
const char *lookup_member_name(const Mgrad *m, Name space, Name builtin);
/* A visible field of an instance, or a builtin in a namespace; D_UNSET if there is none. */
Datum lookup_member(const Mgrad *m, Datum object, Part name);
/* The value of `a.b.c`: a global and fields of instances, or a builtin with dots in its name.
   D_UNSET if the program would have to run to find it. */
Datum lookup_path(const Mgrad *m, Part text);

/* The command of that name; NULL if there is none, or if a variable of the program hides it. */
const Command *lookup_command(const Mgrad *m, Part name);

/* The signature of something that can be called; an instance is called by its `forward`. NULL if it
   cannot be called. */
const Signature *lookup_signature(Datum callee);
/* The name of a function's first parameter; empty if it has none. */
Part lookup_first_parameter(const Mgrad *m, Datum function);

#endif
