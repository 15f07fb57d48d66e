/*
 * expectation.c: reads checked comments and compares output with them.
 */
#include "app/doctest/expectation.h"

#include <ctype.h>
#include <math.h>
#include <string.h>

#include "base/host.h"
#include "base/num.h"

static bool expectation_is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\r';
}

static Piece expectation_trim_end(Piece piece)
{
    while (piece.len > 0 && expectation_is_blank(piece.text[piece.len - 1]))
        piece.len--;
    return piece;
}

static Piece expectation_skip(Piece piece, size_t count)
{
    return (Piece){piece.text + count, piece.len - count};
}

/* Moves the `N:` at the start of an expected error into `column`. */
static void expectation_read_column(Expectation *expected)
{
    Piece rest = expected->text;
    size_t column = 0;
    while (rest.len > 0 && isdigit((unsigned char)*rest.text) && column < 100000000) {
        column = column * 10 + (size_t)(*rest.text - '0');
        rest = expectation_skip(rest, 1);
    }
    if (column == 0 || rest.len == 0 || *rest.text != ':')
        return;
    rest = expectation_skip(rest, 1);
    expected->text = rest.len > 0 && *rest.text == ' ' ? expectation_skip(rest, 1) : rest;
    expected->column = column;
}

/* `#=>`, `#~>` or `#!>`, then one optional blank, then the text up to the end of the line. */
bool expectation_read(Expectation *expected, Piece source, size_t at)
{
    static const char marks[] = {'=', '~', '!'}; /* in the order of ExpectationKind */
    if (source.len - at < 3 || source.text[at + 2] != '>')
        return false;
    const char *mark = memchr(marks, source.text[at + 1], sizeof marks);
    if (!mark)
        return false;
    Piece rest = expectation_skip(source, at + 3);
    const char *line_end = memchr(rest.text, '\n', rest.len);
    if (line_end)
        rest.len = (size_t)(line_end - rest.text);
    if (rest.len > 0 && *rest.text == ' ')
        rest = expectation_skip(rest, 1);
    *expected =
        (Expectation){.kind = (ExpectationKind)(mark - marks), .text = expectation_trim_end(rest)};
    if (expected->kind == EXPECTS_ERROR)
        expectation_read_column(expected);
    return true;
}

static size_t expectation_count_digits(Piece piece, size_t at)
{
    size_t count = 0;
    while (at + count < piece.len && isdigit((unsigned char)piece.text[at + count]))
        count++;
    return count;
}

static bool expectation_is_word(char c)
{
    return isalnum((unsigned char)c) || c == '_' || (unsigned char)c >= 0x80;
}

static bool expectation_has_word(Piece piece, size_t at, const char *word)
{
    size_t len = strlen(word);
    return piece.len - at >= len && memcmp(piece.text + at, word, len) == 0 &&
           (piece.len - at == len || !expectation_is_word(piece.text[at + len]));
}

/* The length of the digits, point and exponent at `at`; 0 if there is no number. */
static size_t expectation_measure_float(Piece piece, size_t at)
{
    size_t whole = expectation_count_digits(piece, at);
    size_t end = at + whole;
    size_t fraction = 0;
    if (end < piece.len && piece.text[end] == '.') {
        fraction = expectation_count_digits(piece, end + 1);
        end += whole || fraction ? 1 + fraction : 0;
    }
    if (whole + fraction == 0)
        return 0;
    if (end < piece.len && (piece.text[end] == 'e' || piece.text[end] == 'E')) {
        size_t power = end + 1;
        if (power < piece.len && (piece.text[power] == '+' || piece.text[power] == '-'))
            power++;
        size_t digits = expectation_count_digits(piece, power);
        end = digits ? power + digits : end;
    }
    return end - at;
}

/* Reads the number that begins at `at` and returns its length; 0 if there is none, or if `at` is in
   the middle of a word or a number. */
static size_t expectation_read_number(double *number, Piece piece, size_t at)
{
    if (at > 0 && expectation_is_word(piece.text[at - 1]))
        return 0;
    size_t sign = at < piece.len && (piece.text[at] == '-' || piece.text[at] == '+');
    bool minus = sign && piece.text[at] == '-';
    size_t start = at + sign;
    size_t len = 3;
    if (expectation_has_word(piece, start, "nan")) {
        *number = NAN;
    } else if (expectation_has_word(piece, start, "inf")) {
        *number = INFINITY;
    } else {
        len = expectation_measure_float(piece, start);
        if (len == 0)
            return 0;
        *number = num_read_float(piece.text + start, len);
    }
    *number = minus ? -*number : *number;
    return sign + len;
}

/* A relative error of 1e-9, as in Python's math.isclose, and an absolute one of 1e-12 near 0. nan
   equals nan; infinities must be equal. */
static bool expectation_is_near(double a, double b)
{
    if (a == b || (isnan(a) && isnan(b)))
        return true;
    double larger = fmax(fabs(a), fabs(b));
    return isfinite(larger) && fabs(a - b) <= fmax(1e-12, 1e-9 * larger);
}

static size_t expectation_skip_blanks(Piece piece, size_t at)
{
    while (at < piece.len && expectation_is_blank(piece.text[at]))
        at++;
    return at;
}

/* Steps over a number, a run of blanks or one character in both texts. False if they differ. */
static bool expectation_step_nearly(Piece a, size_t *i, Piece b, size_t *j)
{
    double x, y;
    size_t x_len = expectation_read_number(&x, a, *i), y_len = expectation_read_number(&y, b, *j);
    if (x_len && y_len) {
        *i += x_len;
        *j += y_len;
        return expectation_is_near(x, y);
    }
    if (expectation_is_blank(a.text[*i]) && expectation_is_blank(b.text[*j])) {
        *i = expectation_skip_blanks(a, *i);
        *j = expectation_skip_blanks(b, *j);
        return true;
    }
    return a.text[(*i)++] == b.text[(*j)++];
}

/* Equal, except for the number of blanks and for small differences between numbers. */
static bool expectation_nearly(Piece a, Piece b, const volatile sig_atomic_t *stop)
{
    size_t i = expectation_skip_blanks(a, 0), j = expectation_skip_blanks(b, 0);
    while (i < a.len && j < b.len) {
        if (*stop != HOST_GO_ON || !expectation_step_nearly(a, &i, b, &j))
            return false;
    }
    return i == a.len && j == b.len;
}

bool expectation_fits_line(const Expectation *expected, Piece line,
                           const volatile sig_atomic_t *stop)
{
    line = expectation_trim_end(line);
    if (expected->kind == EXPECTS_NEARLY)
        return expectation_nearly(expected->text, line, stop);
    return expected->text.len == line.len && memcmp(expected->text.text, line.text, line.len) == 0;
}

/* The expected text may be any part of the message, which is short (LONGEST_MESSAGE in diag.c). */
bool expectation_fits_error(const Expectation *expected, const char *message, size_t column)
{
    size_t size = strlen(message), wanted = expected->text.len;
    if (expected->column && expected->column != column)
        return false;
    for (size_t at = 0; at + wanted <= size; at++)
        if (memcmp(message + at, expected->text.text, wanted) == 0)
            return true;
    return false;
}
