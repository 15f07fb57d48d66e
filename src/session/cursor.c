/*
 * cursor.c: finds out what is at the cursor.
 *
 * The text before the cursor is unfinished, so the parser cannot read it. The lexer reads it
 * instead, and three facts are kept of the tokens: whether a statement begins, whether an operand
 * has just ended, and which calls are open. An error of the lexer is not an error here: a string
 * without its end may be a file's name, or have the cursor inside its braces.
 */
#include "session/cursor.h"

#include <string.h>

#include "session/lookup.h"

static Part cursor_part(const Cursor *c, uint32_t start, uint32_t end)
{
    return (Part){c->text + start, end - start};
}

/* Ends the search: the word at the cursor begins at `word`. Returns true, as its callers do. */
static bool cursor_end(Cursor *c, PlaceKind kind, uint32_t word)
{
    c->place.kind = kind;
    c->place.word = cursor_part(c, word, c->at);
    return true;
}

static void cursor_begin(Cursor *c, uint32_t start)
{
    lex_init(&c->lexer, &c->source, start, c->at, &c->catch_);
    c->last = TOK_NEWLINE;
    c->starts = true;
    c->operand = false;
    c->chain = (Part){0};
    c->command = NULL;
    c->depth = 0;
    c->open[0] = (CursorCall){0};
}

/* ---- words that are no expressions ---- */

static bool is_blank(char c)
{
    return c == ' ' || c == '\t';
}

static uint32_t skip_blanks(const Cursor *c, uint32_t at)
{
    while (at < c->at && is_blank(c->text[at]))
        at++;
    return at;
}

static uint32_t skip_word(const Cursor *c, uint32_t at)
{
    while (at < c->at && !is_blank(c->text[at]))
        at++;
    return at;
}

static bool command_is(const Cursor *c, unsigned flag)
{
    return c->command && command_has(c->command, flag);
}

/* The words of `set name value` and `help topic`. True if the cursor is in them. */
static bool cursor_words(Cursor *c)
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
        return cursor_end(c, is_set ? PLACE_OPTION : kind, first);
    c->place.option = cursor_part(c, first, end);
    uint32_t second = skip_blanks(c, end);
    bool more = skip_word(c, second) < c->at;
    return cursor_end(c, is_set && !more ? PLACE_VALUE : PLACE_NONE, second);
}

/* The file's name after `>`. True if the cursor is in it. A quoted name is read as a string. */
static bool cursor_path(Cursor *c)
{
    uint32_t start = skip_blanks(c, c->lexer.at);
    if (start < c->at && strchr("\"'", c->text[start]))
        return false;
    lex_path(&c->lexer, false);
    return c->lexer.at == c->at && cursor_end(c, PLACE_FILE, start);
}

/* ---- tokens ---- */

static void cursor_begin_statement(Cursor *c)
{
    c->starts = true;
    c->operand = false;
    c->command = NULL;
    c->open[0] = (CursorCall){0};
}

/* The innermost open bracket, or the statement. */
static CursorCall *cursor_innermost(Cursor *c)
{
    return &c->open[c->depth < CURSOR_MOST_OPEN ? c->depth : CURSOR_MOST_OPEN - 1];
}

static void cursor_open(Cursor *c, CursorCall call)
{
    c->depth++;
    *cursor_innermost(c) = call;
}

static void cursor_close(Cursor *c)
{
    c->depth -= c->depth > 0;
}

/* Follows the arguments of the innermost call: commas, and the names before `=`. */
static void cursor_take_argument(Cursor *c, TokenKind kind)
{
    CursorCall *call = cursor_innermost(c);
    if (kind == TOK_COMMA) {
        call->arguments++;
        call->keyword = (Part){0};
    } else if (kind == TOK_ASSIGN && c->last == TOK_NAME) {
        call->keyword = c->chain;
    }
}

/* Begins a block, or a dictionary. */
static void cursor_open_brace(Cursor *c, bool is_block)
{
    if (!is_block)
        cursor_open(c, (CursorCall){.is_dictionary = true});
    else
        cursor_begin_statement(c);
}

static void cursor_close_brace(Cursor *c)
{
    if (cursor_innermost(c)->is_dictionary) {
        cursor_close(c);
        c->operand = true;
    } else {
        cursor_begin_statement(c);
    }
}

/* `.f` in `g(x).f` */
static Part cursor_member(const Cursor *c, uint32_t start, uint32_t end)
{
    return c->text[start - 1] == '.' ? cursor_part(c, start - 1, end) : (Part){0};
}

/* After a dot a name extends the chain; elsewhere it begins one. */
static void cursor_chain(Cursor *c, Token token)
{
    bool goes_on = c->last == TOK_DOT;
    bool is_name = token.kind == TOK_NAME || token.kind == TOK_SELF;
    bool is_member = goes_on && is_name && !c->chain.size;
    c->member = is_member ? cursor_member(c, token.span.start, token.span.end) : (Part){0};
    if (is_name && (!goes_on || c->chain.size))
        c->chain = goes_on
                       ? (Part){c->chain.text, (size_t)(c->text + token.span.end - c->chain.text)}
                       : cursor_part(c, token.span.start, token.span.end);
    else if (token.kind != TOK_DOT || !c->operand)
        c->chain = (Part){0};
}

/* The callee of the bracket that follows: the chain, if the last token is a name. */
static Part cursor_callee(const Cursor *c)
{
    if (c->last != TOK_NAME)
        return (Part){0};
    return c->chain.size ? c->chain : c->member;
}

/* True for a command that is a call without parentheses. */
static bool cursor_takes_values(const Command *command)
{
    return !command_has(command, ROW_WORDS | ROW_LINE | ROW_STATEMENT);
}

/* A name at the start of a statement may be a command, whose form tells how its words are read. */
static bool cursor_command(Cursor *c, Token token)
{
    c->command_word = cursor_part(c, token.span.start, token.span.end);
    c->command = lookup_command(c->m, c->command_word);
    if (c->command && locals_have(&c->locals, c->command_word))
        c->command = NULL;
    if (!c->command)
        return false;
    c->operand = false;
    if (cursor_takes_values(c->command))
        c->open[0].callee = c->command_word;
    c->starts = command_has(c->command, ROW_STATEMENT);
    return command_has(c->command, ROW_WORDS) && cursor_words(c);
}

static bool token_is_operand(TokenKind kind)
{
    return token_can_end_statement(kind) && !token_leads_statement(kind);
}

/* Updates the state for a token before the cursor. True if the place is known. */
static bool cursor_take(Cursor *c, Token token)
{
    CursorCall call = {.callee = cursor_callee(c)};
    bool began = c->starts, after_operand = c->operand;
    locals_take(&c->locals, token, after_operand);
    cursor_take_argument(c, token.kind);
    cursor_chain(c, token);
    TokenKind before = c->last;
    c->last = token.kind;
    c->starts = false;
    c->operand = token_is_operand(token.kind);
    switch (token.kind) {
    case TOK_NEWLINE:
    case TOK_SEMICOLON:
        cursor_begin_statement(c);
        return false;
    case TOK_LBRACE:
        cursor_open_brace(c, after_operand || before == TOK_ELSE);
        return false;
    case TOK_RBRACE:
        cursor_close_brace(c);
        return false;
    case TOK_LPAREN:
        cursor_open(c, call);
        return false;
    case TOK_LBRACKET:
        cursor_open(c, (CursorCall){0});
        return false;
    case TOK_RPAREN:
    case TOK_RBRACKET:
        cursor_close(c);
        return false;
    case TOK_COLON: /* the format after an expression in a string */
        return c->in_braces && c->depth == 0 && cursor_end(c, PLACE_NONE, c->at);
    case TOK_GREATER:
        return command_is(c, ROW_WRITES) && c->depth == 0 && cursor_path(c);
    case TOK_NAME:
        return began && cursor_command(c, token);
    default:
        return false;
    }
}

/* ---- the place ---- */

/* True after `f(` and `f(x,`, and after the name of a command that is a call: there a named
   argument can follow. */
static bool cursor_takes_arguments(const Cursor *c, Part *callee)
{
    *callee = c->depth < CURSOR_MOST_OPEN ? c->open[c->depth].callee : (Part){0};
    return callee->size && (c->last == TOK_COMMA || c->last == TOK_LPAREN ||
                            (c->depth == 0 && c->last == TOK_NAME));
}

/* The kind of word that can follow the last token. */
static PlaceKind cursor_kind(const Cursor *c)
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

/* The innermost call around the cursor. */
static void cursor_settle_call(Cursor *c)
{
    int depth = c->depth < CURSOR_MOST_OPEN ? c->depth : CURSOR_MOST_OPEN - 1;
    while (depth > 0 && !c->open[depth].callee.size)
        depth--;
    c->place.call = c->open[depth];
}

/* The lexer has read all tokens before the word at `word`: the last token tells its kind. */
static void cursor_settle(Cursor *c, uint32_t word)
{
    cursor_end(c, cursor_kind(c), word);
    cursor_settle_call(c);
    if (c->place.kind == PLACE_FIELD)
        c->place.receiver = c->chain;
    if (c->place.kind == PLACE_OPERAND && !cursor_takes_arguments(c, &c->place.callee))
        c->place.callee = (Part){0};
}

/* Is the cursor in a comment? From `start` on there are only blanks and comments. */
static bool cursor_in_comment(const Cursor *c, uint32_t start)
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
static void cursor_read_tokens(Mgrad *m, void *argument)
{
    (void)m;
    Cursor *c = argument;
    for (;;) {
        uint32_t before = c->lexer.at;
        Token token = lex_next(&c->lexer);
        bool touches = before == c->at; /* the cursor touches the last token */
        if (token.kind == TOK_END && cursor_in_comment(c, before))
            return;
        if (token.kind == TOK_END) {
            cursor_settle(c, c->at);
            if (touches && c->place.kind == PLACE_OPERATOR)
                c->place.kind = PLACE_NONE;
            return;
        }
        if (token_is_word(token) && token.span.end == c->at) {
            cursor_settle(c, token.span.start);
            return;
        }
        if (cursor_take(c, token))
            return;
    }
}

/* The open brace in an unfinished string of three quotes whose text begins at `at`. The cursor if
   there is none. */
static uint32_t cursor_find_brace(const Cursor *c, uint32_t at)
{
    uint32_t brace = c->at;
    int depth = 0;
    for (; at < c->at; at++) {
        char byte = c->text[at];
        bool is_double = byte == '{' && at + 1 < c->at && c->text[at + 1] == '{';
        if (depth == 0 && (byte == '\\' || is_double))
            at++;
        else if (byte == '{' && depth++ == 0)
            brace = at;
        else if (byte == '}' && depth > 0 && --depth == 0)
            brace = c->at;
    }
    return brace;
}

/* Handles an error of the lexer. True if reading continues, inside the braces of a string. After an
   interrupt there are no candidates. */
static bool cursor_caught(Cursor *c)
{
    if (*c->catch_.stop != HOST_GO_ON)
        return false;
    uint32_t stopped = c->catch_.diag.span.start;
    if (lex_is_triple(c->text + stopped, c->at - stopped))
        stopped = cursor_find_brace(c, stopped + 3);
    char first = stopped < c->at ? c->text[stopped] : '\0';
    if (first == '{') {
        c->in_braces = true;
        cursor_begin(c, stopped + 1);
        return true;
    }
    bool is_path = c->last == TOK_IMPORT || (c->last == TOK_NAME && command_is(c, ROW_RUN)) ||
                   (c->last == TOK_GREATER && command_is(c, ROW_WRITES));
    if ((first == '"' || first == '\'') && is_path)
        cursor_end(c, PLACE_FILE, stopped + 1);
    return false;
}

static void cursor_find(Cursor *c)
{
    uint32_t first = skip_blanks(c, 0);
    if (first < c->at && c->text[first] == '?') {
        uint32_t word = skip_blanks(c, first + 1);
        bool more = skip_word(c, word) < c->at;
        cursor_end(c, more ? PLACE_NONE : PLACE_TOPIC, word);
        return;
    }
    cursor_begin(c, 0);
    while (!catch_call(&c->catch_, c->m, cursor_read_tokens, c))
        if (!cursor_caught(c))
            return;
}

void cursor_read(Cursor *c, Mgrad *m, const char *text, size_t at)
{
    *c = (Cursor){.m = m, .text = text, .at = (uint32_t)at};
    cursor_end(c, PLACE_NONE, c->at);
    c->source = (Source){.text = text, .size = c->at};
    /* A Mem without limit: the messages of the lexer are dropped, and must not exhaust memory. */
    mem_init(&c->mem);
    diag_init(&c->catch_.diag, &c->mem);
    c->catch_.stop = m->vm.catch_.stop;
    locals_init(&c->locals, text, &c->mem);
    if (at <= CURSOR_MOST_TEXT)
        cursor_find(c);
    locals_sort(&c->locals);
    c->place.locals = &c->locals;
}

void cursor_done(Cursor *c)
{
    diag_done(&c->catch_.diag);
    locals_done(&c->locals);
}
