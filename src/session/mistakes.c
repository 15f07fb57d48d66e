/*
 * mistakes.c: the syntax errors of a text after the first one.
 *
 * Nothing of such a text runs. The parser throws each mistake to its own catch here, while the
 * session's catch is for anything else that ends the search, such as an interrupt: then the
 * mistakes found so far are reported, and that error follows them.
 */
#include "session/mistakes.h"

#include "session/catch.h"

enum {
    /* With these, the search in a text that is no program at all ends soon. */
    MOST_TRIES = 10000,
    MOST_OLD = 20,
    MOST_REREAD = 1000000, /* tokens, and in a large text REREAD_PER_BYTE more for each byte */
    REREAD_PER_BYTE = 4
};

void mistakes_init(Mgrad *m)
{
    diag_init(&m->mistake.diag, &m->mem);
}

void mistakes_done(Mgrad *m)
{
    diag_done(&m->mistake.diag);
}

static void mistakes_parse(Mgrad *m, void *argument)
{
    (void)argument;
    parse_resume(&m->parser);
    parse_rest(&m->parser);
}

/* True while the search takes time in proportion to the size of the text. */
static bool mistakes_may_go_on(const Parser *parser)
{
    uint64_t size = parser->lexer.source->size;
    return parser->recovery.reread < MOST_REREAD + REREAD_PER_BYTE * size;
}

/* A text of Python has a ':' in each head. One report explains them all. */
static void mistakes_put_repeated(Mgrad *m, int count)
{
    if (count > 0)
        report_add_line(m, "%d more %s with ':' instead of '{'\n", count,
                        count == 1 ? "block begins" : "blocks begin");
}

typedef struct MistakeSearch {
    uint32_t last; /* the position of the last mistake */
    int found;     /* mistakes, the first one included */
    int repeated;  /* blocks that begin with ':' */
    int old;       /* errors at a place that has been passed */
} MistakeSearch;

/* Reports the mistake that was caught. False if the search ends. */
static bool mistakes_take(Mgrad *m, MistakeSearch *search)
{
    Diag *diag = &m->mistake.diag;
    if (diag->span.start <= search->last)
        return ++search->old < MOST_OLD;
    search->last = diag->span.start;
    if (m->parser.recovery.is_repeated) {
        search->repeated++;
        return true;
    }
    if (search->found++ == REPORT_MOST) {
        report_add_line(m, "only the first %d mistakes are shown\n", REPORT_MOST);
        return false;
    }
    report_add(m, diag);
    return true;
}

static void mistakes_find(Mgrad *m, void *argument)
{
    (void)argument;
    Parser *parser = &m->parser;
    Catch *catch_ = &m->vm.catch_;
    MistakeSearch search = {.last = catch_->diag.span.start, .found = 1};
    report_add(m, &catch_->diag);
    parser->catch_ = &m->mistake;
    m->mistake.stop = catch_->stop;
    m->mistake.diag.span = catch_->diag.span;
    for (int tries = 0; tries < MOST_TRIES && mistakes_may_go_on(parser); tries++) {
        if (catch_call(&m->mistake, m, mistakes_parse, NULL))
            break;
        catch_poll(catch_, m->mistake.diag.span);
        if (!parser->recovery.is_skipping && !mistakes_take(m, &search))
            break;
    }
    mistakes_put_repeated(m, search.repeated);
}

bool mistakes_collect(Mgrad *m)
{
    Vm *vm = &m->vm;
    if (!m->parses_all || vm->catch_.diag.kind != DIAG_ERROR)
        return false;
    m->parses_all = false;
    /* The first mistake stays in the session's Diag, unless this throws, too. */
    return catch_call(&vm->catch_, m, mistakes_find, NULL);
}
