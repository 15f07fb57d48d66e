/* python.h: the modules of Python that a pasted `import` names. */
#ifndef SESSION_PYTHON_H
#define SESSION_PYTHON_H

#include "session/session_internal.h"

typedef struct PythonModule {
    const char *name;
    const char *space; /* the namespace that has its members, "" if they are plain builtins, NULL if
                          there are none */
    const char *library; /* the library that has its members; or NULL */
} PythonModule;

/* The module that a name means or begins with: numpy for "numpy.random.rand". NULL: none. */
const PythonModule *python_find(const char *name);
/* Binds the name of `import numpy as np` or `from math import exp as f`, if it exists here, and
   notes once in a session that imports are skipped. False if there is no such module. */
bool python_import(Mgrad *m, const PythonModule *module, const ImportRequest *request);
/* The note alone. */
void python_note(Mgrad *m);

#endif
