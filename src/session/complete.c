/*
 * complete.c: finds out which kind of word belongs at the cursor.
 *
 * The text before the cursor is unfinished, so the parser cannot read it. The lexer reads it
 * instead, and three facts are kept of the tokens: whether a statement begins, whether an operand
 * has just ended, and which calls are open. An error of the lexer is not an error here: a string
 * without its end may be a file's name, or have the cursor inside its braces.
 */
#include "session/candidates.h"

#include <string.h>

#include "session/catch.h"

enum { MOST_OPEN = 64 };

typedef struct Completion {
    Mgrad *m;
    const char *text;
    uint32_t at; /* the cursor */
    CursorPlace place;

    Source source;
    Catch catch_;
    Lexer lexer;
    bool in_braces; /* the text is one expression in the braces of a string */
    Locals locals;

    TokenKind last;
    bool starts;  /* a statement begins after the last token */
    bool operand; /* the last token ends an operand */
    Part chain;   /* the dotted name a.b.c that the last token ends, perhaps with a dot after it */
    const Command *command; /* of the current statement; or NULL */
    Part command_word;
    Part open[MOST_OPEN]; /* the callee of each open bracket; empty if it is no call */
    int depth;            /* open brackets; it may exceed MOST_OPEN */
} Completion;

static Part completion_part(const Completion *c, uint32_t start, uint32_t end)
{
    return (Part){c->text + start, end - start};
}

/* Ends the search: the word at the cursor begins at `word`. Returns true, as its callers do. */
static bool completion_end(Completion *c, PlaceKind kind, uint32_t word)
{
    c->place.kind = kind;
    c->place.word = completion_part(c, word, c->at);
    return true;
}

static void completion_begin(Completion *c, uint32_t start)
{
    lex_init(&c->lexer, &c->source, start, c->at, &c->catch_);
    c->last = TOK_NEWLINE;
    c->starts = true;
    c->operand = false;
    c->chain = (Part){0};
    c->command = NULL;
    c->depth = 0;
}

/* ---- words that are no expressions ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static uint32_t skip_blanks(const Completion *c, uint32_t at)
{
    while (at < c->at && is_blank(c->text[at]))
        at++;
    return at;
}

static uint32_t skip_word(const Completion *c, uint32_t at)
{
    while (at < c->at && !is_blank(c->text[at]))
        at++;
    return at;
}

static bool command_is(const Completion *c, unsigned flag)
{
    return c->command && command_has(c->command, flag);
}

/* The words of `set name value` and `help topic`. True if the cursor is in them. */
static bool completion_words(Completion *c)
{
    Lexer ahead = c->lexer;
    lex_rest(&ahead);
    uint32_t first = skip_blanks(c, c->lexer.at);
    bool is_binding = first < c->at && c->text[first] == '=';
    if (ahead.at < c->at || first == c->lexer.at || is_binding)
        return false;
    uint32_t end = skip_word(c, first);
    bool is_set = command_is(c, ROW_SET);
    PlaceKind kind = command_is(c, ROW_HELP) ? PLACE_TOPIC : PLACE_NONE;
    if (end == c->at)
        return completion_end(c, is_set ? PLACE_OPTION : kind, first);
    c->place.option = completion_part(c, first, end);
    uint32_t second = skip_blanks(c, end);
    bool more = skip_word(c, second) < c->at;
    return completion_end(c, is_set && !more ? PLACE_VALUE : PLACE_NONE, second);
}

/* The file's name after `>`. True if the cursor is in it. A quoted name is read as a string. */
static bool completion_path(Completion *c)
{
    uint32_t start = skip_blanks(c, c->lexer.at);
    if (start < c->at && strchr("\"'", c->text[start]))
        return false;
    lex_path(&c->lexer, false);
    return c->lexer.at == c->at && completion_end(c, PLACE_FILE, start);
}

/* ---- tokens ---- */

static void completion_open(Completion *c, Part callee)
{
    if (c->depth < MOST_OPEN)
        c->open[c->depth] = callee;
    c->depth++;
}

static void completion_close(Completion *c)
{
    c->depth -= c->depth > 0;
}

/* After a dot a name extends the chain; elsewhere it begins one. */
static void completion_chain(Completion *c, Token token)
{
    bool goes_on = c->last == TOK_DOT;
    bool is_name = token.kind == TOK_NAME || token.kind == TOK_SELF;
    if (is_name && (!goes_on || c->chain.size))
        c->chain = goes_on
                       ? (Part){c->chain.text, (size_t)(c->text + token.span.end - c->chain.text)}
                       : completion_part(c, token.span.start, token.span.end);
    else if (token.kind != TOK_DOT || !c->operand)
        c->chain = (Part){0};
}

/* The callee of the bracket that follows: the chain, if the last token is a name. */
static Part completion_callee(const Completion *c)
{
    return c->last == TOK_NAME ? c->chain : (Part){0};
}

/* A name at the start of a statement may be a command, whose form tells how its words are read. */
static bool completion_command(Completion *c, Token token)
{
    c->command_word = completion_part(c, token.span.start, token.span.end);
    c->command = candidates_command(c->m, c->command_word);
    if (c->command && locals_have(&c->locals, c->command_word))
        c->command = NULL;
    if (!c->command)
        return false;
    c->operand = false;
    c->starts = command_has(c->command, ROW_STATEMENT);
    return command_has(c->command, ROW_WORDS) && completion_words(c);
}

static bool token_is_operand(TokenKind kind)
{
    return token_can_end_statement(kind) && !token_leads_statement(kind);
}

/* Updates the state for a token before the cursor. True if the place is known. */
static bool completion_take(Completion *c, Token token)
{
    Part callee = completion_callee(c);
    bool began = c->starts;
    locals_take(&c->locals, token, c->operand);
    completion_chain(c, token);
    c->last = token.kind;
    c->starts = false;
    c->operand = token_is_operand(token.kind);
    switch (token.kind) {
    case TOK_NEWLINE:
    case TOK_SEMICOLON:
    case TOK_LBRACE:
    case TOK_RBRACE:
        c->starts = true;
        c->operand = false;
        c->command = NULL;
        return false;
    case TOK_LPAREN:
        completion_open(c, callee);
        return false;
    case TOK_LBRACKET:
        completion_open(c, (Part){0});
        return false;
    case TOK_RPAREN:
    case TOK_RBRACKET:
        completion_close(c);
        return false;
    case TOK_COLON: /* the format after an expression in a string */
        return c->in_braces && c->depth == 0 && completion_end(c, PLACE_NONE, c->at);
    case TOK_GREATER:
        return command_is(c, ROW_WRITES) && c->depth == 0 && completion_path(c);
    case TOK_NAME:
        return began && completion_command(c, token);
    default:
        return false;
    }
}

/* ---- the place ---- */

/* True after `f(` and `f(x,`, and after the name of a command that is a call: there a named
   argument can follow. */
static bool completion_takes_arguments(const Completion *c, Part *callee)
{
    bool in_call = c->depth > 0 && c->depth <= MOST_OPEN;
    *callee = in_call ? c->open[c->depth - 1] : (Part){0};
    if (c->depth == 0 && c->command &&
        !command_has(c->command, ROW_WORDS | ROW_LINE | ROW_STATEMENT))
        *callee = c->command_word;
    return callee->size && (c->last == TOK_COMMA || c->last == TOK_LPAREN ||
                            (c->depth == 0 && c->last == TOK_NAME));
}

/* The kind of word that can follow the last token. */
static PlaceKind completion_kind(const Completion *c)
{
    switch (c->last) {
    case TOK_DOT:
        return PLACE_FIELD;
    case TOK_IMPORT:
        return PLACE_LIBRARY;
    case TOK_DEF: /* a new name */
    case TOK_MODULE:
        return PLACE_NONE;
    default:
        return c->starts && !c->in_braces ? PLACE_STATEMENT
               : c->operand               ? PLACE_OPERATOR
                                          : PLACE_OPERAND;
    }
}

/* The lexer has read all tokens before the word at `word`: the last token tells its kind. */
static void completion_settle(Completion *c, uint32_t word)
{
    completion_end(c, completion_kind(c), word);
    if (c->place.kind == PLACE_FIELD)
        c->place.receiver = c->chain;
    if (c->place.kind == PLACE_OPERAND && !completion_takes_arguments(c, &c->place.callee))
        c->place.callee = (Part){0};
}

/* Is the cursor in a comment? From `start` on there are only blanks and comments. */
static bool completion_in_comment(const Completion *c, uint32_t start)
{
    bool inside = false;
    for (uint32_t at = start; at < c->at; at++)
        inside = c->text[at] == '#' || (inside && c->text[at] != '\n');
    return inside;
}

static bool token_is_word(Token token)
{
    return token.kind == TOK_NAME || token_is_keyword(token.kind);
}

/* Reads up to the cursor. The lexer throws if the text is not a token. */
static void completion_read(Mgrad *m, void *argument)
{
    (void)m;
    Completion *c = argument;
    for (;;) {
        uint32_t before = c->lexer.at;
        Token token = lex_next(&c->lexer);
        bool touches = before == c->at; /* the cursor touches the last token */
        if (token.kind == TOK_END && completion_in_comment(c, before))
            return;
        if (token.kind == TOK_END) {
            completion_settle(c, c->at);
            if (touches && c->place.kind == PLACE_OPERATOR)
                c->place.kind = PLACE_NONE;
            return;
        }
        if (token_is_word(token) && token.span.end == c->at) {
            completion_settle(c, token.span.start);
            return;
        }
        if (completion_take(c, token))
            return;
    }
}

/* Handles an error of the lexer. True if reading continues, inside the braces of a string. After an
   interrupt there are no candidates. */
static bool completion_caught(Completion *c)
{
    if (*c->catch_.stop != HOST_GO_ON)
        return false;
    uint32_t stopped = c->catch_.diag.span.start;
    char first = stopped < c->at ? c->text[stopped] : '\0';
    if (first == '{') {
        c->in_braces = true;
        completion_begin(c, stopped + 1);
        return true;
    }
    bool is_path = c->last == TOK_IMPORT || (c->last == TOK_NAME && command_is(c, ROW_RUN)) ||
                   (c->last == TOK_GREATER && command_is(c, ROW_WRITES));
    if ((first == '"' || first == '\'') && is_path)
        completion_end(c, PLACE_FILE, stopped + 1);
    return false;
}

static void completion_find(Completion *c)
{
    uint32_t first = skip_blanks(c, 0);
    if (first < c->at && c->text[first] == '?') {
        uint32_t word = skip_blanks(c, first + 1);
        bool more = skip_word(c, word) < c->at;
        completion_end(c, more ? PLACE_NONE : PLACE_TOPIC, word);
        return;
    }
    completion_begin(c, 0);
    while (!catch_call(&c->catch_, c->m, completion_read, c))
        if (!completion_caught(c))
            return;
}

size_t mgrad_complete(Mgrad *m, const char *text, size_t size, size_t at, MgradCandidatePut *put,
                      void *to)
{
    enum { MOST_TEXT = 1 << 30 };
    at = at < size ? at : size;
    if (at > MOST_TEXT)
        return at;
    Completion c = {.m = m, .text = text, .at = (uint32_t)at};
    completion_end(&c, PLACE_NONE, c.at);
    c.source = (Source){.text = (char *)text, .size = c.at};
    /* A Mem without limit: the messages of the lexer are dropped, and must not exhaust memory. */
    Mem mem;
    mem_init(&mem);
    diag_init(&c.catch_.diag, &mem);
    c.catch_.stop = m->vm.catch_.stop;
    locals_init(&c.locals, text, &mem);
    completion_find(&c);
    diag_done(&c.catch_.diag);
    locals_sort(&c.locals);
    c.place.locals = &c.locals;
    candidates_put(m, &c.place, (CandidateSink){put, to});
    locals_done(&c.locals);
    return (size_t)(c.place.word.text - text);
}
