/* lex_refuse.c: messages for numbers of other languages: 0x1F, 1e, 3j, 1__0. */
#include "syntax/lex_refuse.h"

#include <stdlib.h>
#include <string.h>

/* `x1F` after 0 as a number of this base; false if it is none. */
static bool read_based(const char *name, size_t size, unsigned long long *value)
{
    static const struct {
        char letter;
        int base;
    } bases[] = {{'x', 16}, {'o', 8}, {'b', 2}};
    char digits[20];
    if (size < 2 || size > sizeof digits)
        return false;
    memcpy(digits, name + 1, size - 1);
    digits[size - 1] = '\0';
    for (size_t i = 0; i < sizeof bases / sizeof *bases; i++) {
        char *end;
        *value = strtoull(digits, &end, bases[i].base);
        if ((name[0] | 0x20) == bases[i].letter && *end == '\0' && *value < INT64_MAX)
            return true;
    }
    return false;
}

/* The digits of `1__0` without underscores; false if there is anything else. */
static bool read_digits(const char *text, size_t size, char *digits, size_t most)
{
    size_t count = 0;
    for (size_t i = 0; i < size; i++) {
        if ((text[i] < '0' || text[i] > '9') && text[i] != '_')
            return false;
        if (text[i] != '_' && count + 1 < most)
            digits[count++] = text[i];
    }
    digits[count] = '\0';
    return true;
}

_Noreturn void lex_refuse_number(const Lexer *lexer, uint32_t start, uint32_t name)
{
    const char *number = lexer->source->text + start, *word = lexer->source->text + name;
    size_t size = lexer->at - start;
    int number_size = (int)(name - start), word_size = (int)(lexer->at - name);
    Span span = {lexer->source->base + start, lexer->source->base + lexer->at};
    unsigned long long value;
    char digits[40];
    if (number_size == 1 && *number == '0' && read_based(word, (size_t)word_size, &value))
        diag_throw(lexer->catch_, DIAG_ERROR, span, "numbers are decimal: write %llu", value);
    if (word_size == 1 && (*word | 0x20) == 'e')
        diag_throw(lexer->catch_, DIAG_ERROR, span,
                   "the exponent has no digits: write %.*se0, or for a product %.*s*%c",
                   number_size, number, number_size, number, *word);
    if (word_size == 1 && (*word | 0x20) == 'j')
        diag_throw(lexer->catch_, DIAG_ERROR, span,
                   "there are no complex numbers: write for a product %.*s*%c", number_size, number,
                   *word);
    if (*word == '_' && read_digits(number, size, digits, sizeof digits))
        diag_throw(lexer->catch_, DIAG_ERROR, span,
                   "a single '_' may be between two digits: write %s", digits);
    diag_throw(lexer->catch_, DIAG_ERROR, span, "missing operator after a number: write %.*s*%.*s",
               number_size, number, word_size, word);
}
