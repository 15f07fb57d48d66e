/*
 * lex_string.c: finds the end of a string.
 *
 * A string ends on its line, and its braces contain code, which may contain strings again. One with
 * three quotes ends at the next three.
 */
#include "syntax/lex_internal.h"

#include <string.h>

enum { STRING_NESTING = 16 }; /* strings inside the braces of strings */

/* A string whose end is searched for. Its braces may contain strings again. */
typedef struct OpenString {
    uint32_t start;
    char quote;
    int brackets;   /* open brackets inside its braces; 0 in its text */
    uint32_t brace; /* the offset of the opening brace */
} OpenString;

static _Noreturn void string_unterminated(const Lexer *lexer, const OpenString *outermost)
{
    uint32_t at = outermost->start;
    if (outermost->brackets > 0)
        diag_throw(lexer->catch_, DIAG_ERROR,
                   lex_span(lexer, outermost->brace, outermost->brace + 1),
                   "'{' is never closed in this string: write {{ for a literal brace");
    diag_throw(lexer->catch_, DIAG_ERROR, lex_span(lexer, at, at + 1),
               "unterminated string: a closing %c is missing on this line", outermost->quote);
}

/* A string on one line. */
static uint32_t string_end(const Lexer *lexer, uint32_t at)
{
    const char *text = lexer->source->text;
    OpenString open[STRING_NESTING] = {{at, text[at], 0, 0}};
    int depth = 1;
    uint32_t next = at + LEX_PIECE;
    for (at++; at < lexer->end; at++) {
        lex_poll_piece(lexer, at, &next);
        OpenString *string = &open[depth - 1];
        char c = text[at];
        if (c == '\n')
            break;
        /* In text a backslash escapes the next character; inside braces it does not. */
        if (c == '\\' && string->brackets == 0 && at + 1 < lexer->end && text[at + 1] != '\n') {
            at++;
        } else if (string->brackets == 0 && c == string->quote) {
            if (--depth == 0)
                return at + 1;
        } else if (string->brackets == 0) {
            /* {{ is a literal brace, { begins an expression */
            if (c == '{' && at + 1 < lexer->end && text[at + 1] == '{')
                at++;
            else if (c == '{')
                string->brackets = 1, string->brace = at;
        } else if (c == '{' || c == '[' || c == '(') {
            string->brackets++;
        } else if (c == '}' || c == ']' || c == ')') {
            string->brackets--;
        } else if (c == '"' || c == '\'') {
            if (depth == STRING_NESTING)
                diag_throw(lexer->catch_, DIAG_ERROR, lex_span(lexer, at, at + 1),
                           "strings are nested too deeply here");
            open[depth++] = (OpenString){at, c, 0, 0};
        }
    }
    string_unterminated(lexer, &open[0]);
}

/* Up to the first three quotes, over several lines. A backslash escapes the next character. */
static uint32_t triple_end(const Lexer *lexer, uint32_t at)
{
    uint32_t next = at + LEX_PIECE;
    for (uint32_t i = at + 3; i + 3 <= lexer->end; i++) {
        lex_poll_piece(lexer, i, &next);
        if (lexer->source->text[i] == '\\')
            i++;
        else if (memcmp(lexer->source->text + i, lexer->source->text + at, 3) == 0)
            return i + 3;
    }
    diag_throw(lexer->catch_, DIAG_INCOMPLETE, lex_span(lexer, at, at + 3),
               "unterminated string: the closing %.3s is missing", lexer->source->text + at);
}

bool lex_is_string(const char *text, size_t size, uint32_t *quote)
{
    *quote = size > 0 && (text[0] == 'f' || text[0] == 'F');
    return *quote < size && (text[*quote] == '"' || text[*quote] == '\'');
}

bool lex_is_triple(const char *text, size_t size)
{
    return size >= 3 && text[1] == text[0] && text[2] == text[0];
}

uint32_t lex_string_end(const Lexer *lexer, uint32_t at)
{
    bool is_triple = lex_is_triple(lexer->source->text + at, lexer->end - at);
    return is_triple ? triple_end(lexer, at) : string_end(lexer, at);
}
