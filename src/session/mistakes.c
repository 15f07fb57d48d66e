/*
 * mistakes.c: the syntax errors of a text after the first one.
 *
 * Nothing of such a text runs. The parser throws each mistake to its own catch here, while the
 * session's catch is for anything else that may fail meanwhile, such as memory: then the mistakes
 * found so far are reported.
 */
#include "session/mistakes.h"

#include "session/catch.h"

enum {
    MOST_MISTAKES = 20, /* the first one included */
    MOST_TRIES = 10000  /* so that a text that is no program at all ends soon */
};

void mistakes_init(Mgrad *m)
{
    buf_init(&m->mistakes, &m->mem);
    diag_init(&m->mistake.diag, &m->mem);
}

void mistakes_done(Mgrad *m)
{
    buf_done(&m->mistakes);
    diag_done(&m->mistake.diag);
}

void mistakes_put(const Mgrad *m, const Diag *diag, Buf *out)
{
    const Host *host = &m->vm.host;
    size_t columns = host->report_width ? host->report_width(host->ctx) : 0;
    diag_render(diag, &m->vm.sources, columns, out);
}

static void mistakes_parse(Mgrad *m, void *argument)
{
    (void)argument;
    parse_resume(&m->parser);
    parse_rest(&m->parser);
}

/* A text of Python has a ':' in each head. One report explains them all. */
static void mistakes_put_repeated(Mgrad *m, int count)
{
    if (count > 0)
        buf_printf(&m->mistakes, "%d more %s with ':' instead of '{'\n", count,
                   count == 1 ? "block begins" : "blocks begin");
}

static void mistakes_find(Mgrad *m, void *argument)
{
    (void)argument;
    Parser *parser = &m->parser;
    uint32_t last = m->vm.catch_.diag.span.start;
    parser->catch_ = &m->mistake;
    m->mistake.diag.span = m->vm.catch_.diag.span;
    int found = 1, repeated = 0;
    for (int tries = 0; tries < MOST_TRIES; tries++) {
        if (catch_call(&m->mistake, m, mistakes_parse, NULL))
            break;
        const Diag *diag = &m->mistake.diag;
        if (parser->recovery.is_skipping || diag->span.start <= last)
            continue;
        last = diag->span.start;
        if (parser->recovery.is_repeated) {
            repeated++;
        } else if (found++ == MOST_MISTAKES) {
            buf_printf(&m->mistakes, "only the first %d mistakes are shown\n", MOST_MISTAKES);
            break;
        } else {
            mistakes_put(m, diag, &m->mistakes);
        }
    }
    mistakes_put_repeated(m, repeated);
}

void mistakes_collect(Mgrad *m)
{
    Vm *vm = &m->vm;
    buf_clear(&m->mistakes);
    if (!m->parses_all || vm->catch_.diag.kind != DIAG_ERROR)
        return;
    m->parses_all = false;
    /* The first report stays in the session's Diag, unless this throws, too. */
    catch_call(&vm->catch_, m, mistakes_find, NULL);
}
