/* known.c: interns the known names first, so that they get the ids of the enum. */
#include "source/known.h"

#include <assert.h>

void known_init(Intern *names)
{
    static const char *const texts[] = {
#define KNOWN_TEXT(name, text) [KNOWN_##name] = (text),
        KNOWN_NAMES(KNOWN_TEXT)
#undef KNOWN_TEXT
    };
    for (Name name = 1; name < sizeof texts / sizeof *texts; name++) {
        Name given = intern_cstr(names, texts[name]);
        assert(given == name);
        (void)given;
    }
}
