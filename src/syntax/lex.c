/*
 * lex.c: text to tokens.
 *
 * The text may contain anything, NUL bytes and invalid UTF-8 included, and its end is `lexer->end`,
 * not a NUL. So the lexer reads bytes with lex_peek, which returns -1 at the end.
 */
#include "syntax/lex_internal.h"

#include <string.h>

#include "base/utf8.h"
#include "source/limits.h"
#include "syntax/lex_refuse.h"

void lex_init(Lexer *lexer, const Source *source, uint32_t start, uint32_t end, Catch *catch_)
{
    *lexer = (Lexer){.source = source, .catch_ = catch_, .at = start, .end = end};
}

static int lex_peek(const Lexer *lexer, uint32_t ahead)
{
    uint32_t at = lexer->at + ahead;
    return at < lexer->end ? (unsigned char)lexer->source->text[at] : -1;
}

static bool is_digit(int c)
{
    return c >= '0' && c <= '9';
}

static bool is_ascii_letter(int c)
{
    return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z') || c == '_';
}

/* Throws if the word that began at `start` is longer than a program needs. Whatever handles a word
   may therefore take time in proportion to its length without a poll. */
static void lex_check_word(const Lexer *lexer, uint32_t start, const char *what)
{
    if (lexer->at - start > LIMIT_WORD)
        diag_throw(lexer->catch_, DIAG_ERROR, lex_span(lexer, start, lexer->at),
                   "this %s is too long: the limit is %d bytes", what, LIMIT_WORD);
}

/* ---- characters beyond ASCII ---- */

static Rune lex_rune(const Lexer *lexer)
{
    return utf8_decode(lexer->source->text + lexer->at, lexer->end - lexer->at);
}

/* Ranges beyond ASCII without letters: punctuation, symbols, arrows, emoji, private use. All other
   characters beyond ASCII can be part of a name. */
static const struct {
    uint32_t first, last;
} not_letters[] = {
    {0x80, 0xA9},       {0xAB, 0xB4},        {0xB6, 0xB9},     {0xBB, 0xBF},     {0xD7, 0xD7},
    {0xF7, 0xF7},       {0x2000, 0x20FF},    {0x2190, 0x2BFF}, {0x3000, 0x3004}, {0x3008, 0x3020},
    {0xE000, 0xF8FF},   {0xFE00, 0xFE6F},    {0xFEFF, 0xFEFF}, {0xFF00, 0xFF20}, {0xFFF0, 0xFFFF},
    {0x1F000, 0x1FAFF}, {0xE0000, 0x10FFFF},
};

static bool rune_is_letter(uint32_t code)
{
    for (size_t i = 0; i < sizeof not_letters / sizeof *not_letters; i++)
        if (code >= not_letters[i].first && code <= not_letters[i].last)
            return false;
    return code >= 0x80;
}

/* Characters that look like those of the language, as word processors and web pages write them. */
static const struct {
    uint32_t code;
    const char *write;
} lookalikes[] = {
    {0x2212, "-"},  {0x2013, "-"},     {0x2014, "-"},        {0xD7, "*"},    {0xB7, "*"},
    {0x22C5, "*"},  {0xF7, "/"},       {0x201C, "\""},       {0x201D, "\""}, {0x2018, "'"},
    {0x2019, "'"},  {0xB2, "**2"},     {0xB3, "**3"},        {0x2264, "<="}, {0x2265, ">="},
    {0x2260, "!="}, {0xA0, "a blank"}, {0x2026, "range(…)"},
};

/* The error for a character beyond ASCII that cannot be part of a name. */
static _Noreturn void lex_unknown_rune(Lexer *lexer)
{
    Rune rune = lex_rune(lexer);
    uint32_t at = lexer->at;
    if (rune.size == 0)
        diag_throw(lexer->catch_, DIAG_ERROR, lex_span(lexer, at, at + 1),
                   "this byte is not valid UTF-8 text: save the file as UTF-8");
    const char *write = NULL;
    for (size_t i = 0; i < sizeof lookalikes / sizeof *lookalikes; i++)
        if (lookalikes[i].code == rune.code)
            write = lookalikes[i].write;
    const char *text = lexer->source->text + at;
    if (write)
        diag_throw(lexer->catch_, DIAG_ERROR, lex_span(lexer, at, at + rune.size),
                   "unexpected character '%.*s': write %s", (int)rune.size, text, write);
    diag_throw(lexer->catch_, DIAG_ERROR, lex_span(lexer, at, at + rune.size),
               "unexpected character '%.*s'", (int)rune.size, text);
}

/* ---- names ---- */

/* The size in bytes of the letter beyond ASCII at the lexer; 0 if there is none. */
static uint32_t lex_letter(const Lexer *lexer)
{
    Rune rune = lex_rune(lexer);
    return rune.size && rune_is_letter(rune.code) ? rune.size : 0;
}

/* The size in bytes of the name character at the lexer; 0 if there is none. */
static inline uint32_t lex_name_character(const Lexer *lexer, bool first)
{
    int c = lex_peek(lexer, 0);
    if (is_ascii_letter(c) || (!first && is_digit(c)))
        return 1;
    return c < 0x80 ? 0 : lex_letter(lexer);
}

static TokenKind lex_name(Lexer *lexer)
{
    uint32_t start = lexer->at, size;
    while ((size = lex_name_character(lexer, false)) && lexer->at - start <= LIMIT_WORD)
        lexer->at += size;
    lex_check_word(lexer, start, "name");
    return token_of_word(lexer->source->text + start, lexer->at - start);
}

/* ---- numbers ---- */

/* Digits, with single underscores between them: 1_000. The number began at `start`. */
static void lex_digits(Lexer *lexer, uint32_t start)
{
    while ((is_digit(lex_peek(lexer, 0)) ||
            (lex_peek(lexer, 0) == '_' && is_digit(lex_peek(lexer, 1)))) &&
           lexer->at - start <= LIMIT_WORD)
        lexer->at++;
    lex_check_word(lexer, start, "number");
}

/* True if an exponent (`e5`, `E-3`) begins `ahead` bytes from here. */
static bool lex_at_exponent(const Lexer *lexer, uint32_t ahead)
{
    int c = lex_peek(lexer, ahead);
    if (c != 'e' && c != 'E')
        return false;
    c = lex_peek(lexer, ahead + 1);
    return is_digit(c) || ((c == '+' || c == '-') && is_digit(lex_peek(lexer, ahead + 2)));
}

/* True if a dot follows that belongs to the number, as in `3.` but not in `3.tanh()`. */
static bool lex_dot_is_fraction(const Lexer *lexer)
{
    if (lex_peek(lexer, 0) != '.')
        return false;
    Lexer after_dot = *lexer;
    after_dot.at++;
    return lex_name_character(&after_dot, true) == 0 || lex_at_exponent(lexer, 1);
}

/* `2x` is an error, since mathematicians mean 2*x by it. */
static _Noreturn void lex_name_after_number(Lexer *lexer, uint32_t start)
{
    uint32_t name = lexer->at;
    lex_name(lexer);
    lex_refuse_number(lexer, start, name);
}

static TokenKind lex_number(Lexer *lexer)
{
    uint32_t start = lexer->at;
    TokenKind kind = TOK_INT;
    lex_digits(lexer, start);
    if (lex_dot_is_fraction(lexer)) {
        kind = TOK_FLOAT;
        lexer->at++;
        lex_digits(lexer, start);
    }
    if (lex_at_exponent(lexer, 0)) {
        kind = TOK_FLOAT;
        lexer->at += 2;
        lex_digits(lexer, start);
    }
    if (lex_name_character(lexer, true))
        lex_name_after_number(lexer, start);
    return kind;
}

/* ---- operators ---- */

/* Operators of other languages, and what to write instead. */
static const struct {
    const char *text, *message;
} foreign[] = {
    {"&&", "write 'and' instead of '&&'"},
    {"||", "write 'or' instead of '||'"},
    {"++", "write '+= 1' instead of '++'"},
    {"--", "write '-= 1' instead of '--'"},
    {"!", "write 'not' instead of '!'"},
    {"@", "'@' is not in the language: write dot(a, b) for the dot product"},
};

static bool lex_at_text(const Lexer *lexer, const char *text)
{
    size_t size = strlen(text);
    return size <= lexer->end - lexer->at &&
           memcmp(lexer->source->text + lexer->at, text, size) == 0;
}

/* The message for an operator of another language at the lexer; NULL if there is none. */
static const char *lex_foreign(const Lexer *lexer)
{
    if (lexer->in_braces && lex_peek(lexer, 0) == '!' && lex_peek(lexer, 1) == 'r')
        return "'!r' is not in the language: {x} formats x as print does";
    for (size_t i = 0; i < sizeof foreign / sizeof *foreign; i++)
        if (lex_at_text(lexer, foreign[i].text))
            return foreign[i].message;
    return NULL;
}

/* The error for text that begins no token, from the most specific message to the least. */
static _Noreturn void lex_bad_character(Lexer *lexer)
{
    int c = lex_peek(lexer, 0);
    Span span = lex_span(lexer, lexer->at, lexer->at + 1);
    if (c >= 0x80)
        lex_unknown_rune(lexer);
    if (c == 0)
        diag_throw(lexer->catch_, DIAG_ERROR, span, "unexpected NUL byte: this is not a text file");
    if (c < 0x20 || c == 0x7F)
        diag_throw(lexer->catch_, DIAG_ERROR, span, "unexpected control character 0x%02x", c);
    if (c == '\\' && lex_peek(lexer, 1) < 0)
        diag_throw(lexer->catch_, DIAG_INCOMPLETE, span, "expected another line after '\\'");
    const char *message = lex_foreign(lexer);
    if (message)
        diag_throw(lexer->catch_, DIAG_ERROR, span, "%s", message);
    diag_throw(lexer->catch_, DIAG_ERROR, span, "unexpected character '%c'", c);
}

/* Keeps the counts at 0 for brackets that close nothing: the parser reports those. */
static void lex_count_brackets(Lexer *lexer, TokenKind kind)
{
    switch (kind) {
    case TOK_LPAREN:
        lexer->round++;
        break;
    case TOK_RPAREN:
        lexer->round -= lexer->round > 0;
        break;
    case TOK_LBRACKET:
        lexer->square++;
        break;
    case TOK_RBRACKET:
        lexer->square -= lexer->square > 0;
        break;
    default:
        break;
    }
}

static TokenKind lex_operator(Lexer *lexer)
{
    size_t size;
    TokenKind kind =
        token_of_punctuation(lexer->source->text + lexer->at, lexer->end - lexer->at, &size);
    /* In `a ++b` and `a --b` the second sign belongs to b, as in Python. But `a++` is another
       language. */
    bool doubled = (kind == TOK_PLUS || kind == TOK_MINUS) &&
                   token_can_end_statement(lexer->last) &&
                   lex_peek(lexer, 1) == lex_peek(lexer, 0) &&
                   (lex_peek(lexer, 2) < 0 || strchr(" ;\n)", lex_peek(lexer, 2)));
    bool logical = (kind == TOK_AMPERSAND || kind == TOK_PIPE) &&
                   lex_peek(lexer, 1) == lex_peek(lexer, 0); /* && and || */
    if (kind == TOK_COUNT || doubled || logical)
        lex_bad_character(lexer);
    lexer->at += (uint32_t)size;
    lex_count_brackets(lexer, kind);
    return kind;
}

/* ---- between tokens ---- */

/* Advances to `end`. The text up to there must be valid UTF-8 without NUL. */
static void lex_check_utf8(Lexer *lexer, uint32_t end)
{
    for (uint32_t next = lexer->at; lexer->at < end;) {
        lex_poll_piece(lexer, lexer->at, &next);
        uint32_t rest = end - lexer->at, piece = rest < LEX_PIECE ? rest : LEX_PIECE;
        uint32_t plain = (uint32_t)utf8_ascii(lexer->source->text + lexer->at, piece);
        lexer->at += plain;
        if (plain == piece)
            continue;
        Rune rune = lex_rune(lexer);
        if (rune.size == 0 || rune.code == 0)
            lex_bad_character(lexer);
        lexer->at += rune.size;
    }
}

/* True if a newline here is a token: it may end a statement. */
static bool lex_newline_counts(const Lexer *lexer)
{
    return lexer->round == 0 && lexer->square == 0 && token_can_end_statement(lexer->last);
}

static void lex_skip_line(Lexer *lexer)
{
    const char *newline = NULL;
    while (!newline && lexer->at < lexer->end) {
        const char *start = lexer->source->text + lexer->at;
        uint32_t rest = lexer->end - lexer->at, piece = rest < LEX_PIECE ? rest : LEX_PIECE;
        newline = memchr(start, '\n', piece);
        lex_check_utf8(lexer, lexer->at + (newline ? (uint32_t)(newline - start) : piece));
    }
}

/* The size in bytes of the blank space at the lexer. A backslash at the end of a line is blank: it
   continues the line. So is a byte order mark at the start. */
static uint32_t lex_blank(const Lexer *lexer, int c)
{
    bool ends_line = c == '\r' && (lex_peek(lexer, 1) == '\n' || lex_peek(lexer, 1) < 0);
    if (c == ' ' || c == '\t' || c == '\f' || ends_line)
        return 1;
    if (c == '\\' && lex_peek(lexer, 1) == '\n')
        return 2;
    if (c == '\\' && lex_peek(lexer, 1) == '\r' && lex_peek(lexer, 2) == '\n')
        return 3;
    bool byte_order_mark =
        lexer->at == 0 && c == 0xEF && lex_peek(lexer, 1) == 0xBB && lex_peek(lexer, 2) == 0xBF;
    return byte_order_mark ? 3 : 0;
}

/* Skips blanks, comments, and newlines that are no tokens. */
static void lex_skip_space(Lexer *lexer)
{
    for (uint32_t next = lexer->at;;) {
        lex_poll_piece(lexer, lexer->at, &next);
        int c = lex_peek(lexer, 0);
        if (c > '#' && c < '\\') /* most tokens */
            return;
        uint32_t size = lex_blank(lexer, c);
        if (size)
            lexer->at += size;
        else if (c == '#')
            lex_skip_line(lexer);
        else if (c == '\n' && !lex_newline_counts(lexer))
            lexer->at++;
        else
            return;
    }
}

static bool lex_begins_line(const Lexer *lexer)
{
    uint32_t at = lexer->at;
    while (at > 0 && strchr(" \t", lexer->source->text[at - 1]))
        at--;
    return at == 0 || lexer->source->text[at - 1] == '\n';
}

/* A line for IPython or, in Colab, for the shell, which is a statement. `%time statement` is none:
   it means the command. */
static bool lex_at_magic(const Lexer *lexer)
{
    TokenKind last = lexer->last;
    bool begins = last == TOK_END || last == TOK_NEWLINE || last == TOK_LBRACE;
    bool is_magic = lex_at_text(lexer, "%") && !lex_at_text(lexer, "%time ");
    return begins && !lexer->in_braces && (is_magic || lex_at_text(lexer, "!pip ")) &&
           lex_begins_line(lexer);
}

static TokenKind lex_token(Lexer *lexer)
{
    int c = lex_peek(lexer, 0);
    if (c < 0)
        return TOK_END;
    uint32_t quote;
    bool may_be_string = c == '"' || c == '\'' || c == 'f' || c == 'F';
    if (may_be_string &&
        lex_is_string(lexer->source->text + lexer->at, lexer->end - lexer->at, &quote)) {
        uint32_t end = lex_string_end(lexer, lexer->at + quote);
        lex_check_utf8(lexer, end);
        return TOK_STRING;
    }
    if (is_digit(c) || (c == '.' && is_digit(lex_peek(lexer, 1))))
        return lex_number(lexer);
    if (lex_name_character(lexer, true))
        return lex_name(lexer);
    if (c == '\n' || c == ';') {
        lexer->at++;
        return c == '\n' ? TOK_NEWLINE : TOK_SEMICOLON;
    }
    if (lex_at_magic(lexer)) {
        lex_skip_line(lexer);
        return TOK_MAGIC;
    }
    return lex_operator(lexer);
}

Token lex_next(Lexer *lexer)
{
    uint32_t before = lexer->at;
    lex_skip_space(lexer);
    uint32_t start = lexer->at;
    TokenKind kind = lex_token(lexer);
    lexer->last = kind;
    return (Token){kind, lex_span(lexer, start, lexer->at), start > before};
}

static void lex_skip_blanks(Lexer *lexer)
{
    for (uint32_t next = lexer->at; lex_peek(lexer, 0) == ' ' || lex_peek(lexer, 0) == '\t';
         lexer->at++)
        lex_poll_piece(lexer, lexer->at, &next);
}

Span lex_path(Lexer *lexer, bool in_block)
{
    lex_skip_blanks(lexer);
    uint32_t start = lexer->at;
    for (int c; (c = lex_peek(lexer, 0)) >= 0 && !strchr(" \t\r\n;", c) && c; lexer->at++) {
        if (c == '}' && in_block)
            break;
        lex_check_word(lexer, start, "file name");
    }
    lexer->last = TOK_STRING; /* a path can end a statement */
    return lex_span(lexer, start, lexer->at);
}

Span lex_rest(Lexer *lexer)
{
    lex_skip_blanks(lexer);
    uint32_t start = lexer->at, end = start, next = start;
    for (int c; (c = lex_peek(lexer, 0)) >= 0 && c != '\n' && c != ';' && c != '#';) {
        lex_poll_piece(lexer, lexer->at, &next);
        lexer->at++;
        if (c != ' ' && c != '\t' && c != '\r')
            end = lexer->at;
    }
    lexer->last = TOK_STRING;
    return lex_span(lexer, start, end);
}
