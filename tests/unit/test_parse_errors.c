/*
 * test_parse_errors.c: text with syntax errors: the place of the message, whether more text could
 * complete it, and that no nesting breaks the parser.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse_fixture.h"

/* ---- incomplete input ---- */

static void test_an_unfinished_text_is_incomplete(void **state)
{
    static const Row rows[] = {
        {"(", "1:1: '(' was never closed"},
        {"(a", "1:1: '(' was never closed"},
        {"f(a,", "1:2: '(' was never closed"},
        {"f(", "1:2: '(' was never closed"},
        {"a = (1 +", "1:5: '(' was never closed"},
        {"(a if b", "1:1: '(' was never closed"},
        {"[1, 2", "1:1: '[' was never closed"},
        {"[1,\n2", "1:1: '[' was never closed"},
        {"x = {1: 2", "1:5: '{' was never closed"},
        {"x = {\n1:\n2,\n", "1:5: '{' was never closed"},
        {"xs[1:", "1:3: '[' was never closed"},
        {"a +", "1:4: expected an expression"},
        {"a + # comment", "1:4: expected an expression"},
        {"a =", "1:4: expected an expression"},
        {"a = b\nc *", "2:4: expected an expression"},
        {"a,b =", "1:6: "},
        {"a.", "1:3: "},
        {"not", "1:4: expected an expression"},
        {"if a {", "1:6: '{' was never closed"},
        {"if a {\nb\n", "1:6: '{' was never closed"},
        {"if a { b } else {", "1:17: '{' was never closed"},
        {"if a", "1:5: "},
        {"if", "1:3: "},
        {"while a { if b {", "1:16: '{' was never closed"},
        {"for", "1:4: "},
        {"for x in", "1:9: "},
        {"for x", "1:6: "},
        {"def", "1:4: "},
        {"def f", "1:6: "},
        {"def f(x", "1:6: '(' was never closed"},
        {"def f(x,", "1:6: '(' was never closed"},
        {"def f(", "1:6: '(' was never closed"},
        {"def f(x)", "1:9: "},
        {"def f(x) =", "1:11: "},
        {"def f(x) {\nreturn x\n", "1:10: '{' was never closed"},
        {"module M() {", "1:12: '{' was never closed"},
        {"let", "1:4: "},
        {"let a", "1:6: "},
        {"a if b", "1:7: "},
        {"a if b else", "1:12: "},
        {"import", "1:7: "},
        {"from math import", "1:17: "},
        {"\"\"\"a\n\"\"", "1:1: unterminated string: the closing \"\"\" is missing"},
        {"def f() { '''a\nb }", "1:11: unterminated string: the closing ''' is missing"},
        {"a: list[", "1:8: '[' was never closed"},
        {"from math import (exp,\n", "1:18: '(' was never closed"},
        {"1 + \\", "1:5: expected another line after"},
        {"[x for", "1:1: '[' was never closed"},
        {"[x for x in xs", "1:1: '[' was never closed"},
    };
    (void)state;
    check_errors(rows, ROWS(rows), DIAG_INCOMPLETE);
}

/* ---- errors ---- */

static void test_a_malformed_text_is_not_incomplete(void **state)
{
    static const Row rows[] = {
        {"a b", "1:3: expected the end of the statement or an operator, found 'b'"},
        {"a = = b", "1:5: expected an expression, found '='"},
        {"3 = a", "1:1: cannot assign to a number"},
        {"a + b = c", "1:1: cannot assign to the result of an operation"},
        {"f() = 1", "1:1: a function begins with def: write def f() = 1"},
        {"f(1) = 1", "1:1: cannot assign to the result of a call"},
        {"xs[1:2] = 3", "1:1: cannot assign to a slice"},
        {"'a' = 1", "1:1: cannot assign to a string"},
        {"a, 3 = b", "1:4: cannot assign to a number"},
        {"a, b += 1", "1:6: cannot update several targets at once"},
        {"let a.b = 1", "1:5: 'let' binds names"},
        {")", "1:1: ')' closes no open bracket"},
        {"a]", "1:2: ']' closes no open bracket"},
        {"}", "1:1: '}' closes no open bracket"},
        {"(a]", "1:3: ']' does not match the '(' before it"},
        {"[a)", "1:3: ')' does not match the '[' before it"},
        {"(a b)", "1:4: expected ',' or ')', found 'b'"},
        {"[1, 2\n3]", "1:6: missing comma at the end of this line"},
        {"[1, # one\n2 # two\n\n3]", "2:2: missing comma at the end of this line"},
        {"f(a\nb=2)", "1:4: missing comma at the end of this line"},
        {"[a,\n[b\nc]]", "2:3: missing comma at the end of this line"},
        {"x = {1: 2\n'a': 3}", "1:10: missing comma at the end of this line"},
        {"[{1: 2}\n{3: 4}]", "1:8: missing comma at the end of this line"},
        {"[{1: 2}\n[3]]", "1:8: missing comma at the end of this line"},
        {"x = {1: 2\ny = 3", "1:5: '{' was never closed"},
        {"[[1, 2]\n[3, 4]]", "1:8: missing comma at the end of this line"},
        {"[[1, 2]\n(3)]", "1:8: missing comma at the end of this line"},
        {"f(2\n[3])", "1:4: missing comma at the end of this line"},
        {"[\"a\"\n\"b\"]", "1:5: missing comma at the end of this line"},
        {"[[1, 2] [3, 4]]", "1:9: missing comma before this list"},
        {"[1, 2\na = 3\nf([1])", "1:1: '[' was never closed"},
        {"[1, 2\na, b = xs[1]]", "1:1: '[' was never closed"},
        {"f(1\nb\n[2, 3]]", "1:2: '(' was never closed"},
        {"f(a; b)", "1:2: '(' was never closed"},
        {"(, a)", "1:2: expected an expression, found ','"},
        {"(a, 3) = b", "1:5: cannot assign to a number"},
        {"() = b", "1:1: cannot assign to a list"},
        {"(a, b) += 1", "1:8: cannot update several targets at once"},
        {"let (a, b.c) = d", "1:9: 'let' binds names"},
        {"for (3) in xs { }", "1:6: expected a loop variable, found '3'"},
        {"for a, (b in xs { }", "1:11: expected ',' or ')', found 'in'"},
        {"f(*a, b)", "1:7: only a named argument can follow one with '*'"},
        {"f(*a, *b)", "1:7: only a named argument can follow one with '*'"},
        {"f(a=1, *b)", "1:8: a positional argument cannot follow a named one"},
        {"a is b is c", "1:8: comparisons do not chain: write a is b and b is c"},
        {"{a}", "1:1: "},
        {"a < b < c", "1:7: comparisons do not chain: write a < b and b < c"},
        {"if a\n{ b }", "1:5: '{' must be on this line"},
        {"if a { b }\nelse { c }", "2:1: 'else' must be on the same line"},
        {"if a = b { c }", "1:6: "},
        {"if a: b", "1:5: "},
        {"while { a }", "1:7: "},
        {"for 3 in xs { }", "1:5: expected a loop variable, found '3'"},
        {"for x of xs { }", "1:7: expected 'in'"},
        {"return 1", "1:1: 'return' outside a function"},
        {"break", "1:1: 'break' outside a loop"},
        {"def f() { continue }", "1:11: 'continue' outside a loop"},
        {"while a { def f() { break } }", "1:21: 'break' outside a loop"},
        {"def f(x, x) = 1", "1:10: duplicate parameter 'x'"},
        {"def f(x=1, y) = 1", "1:12: a parameter without a default"},
        {"def f(3) = 1", "1:7: expected the name of a parameter"},
        {"f(a=1, b)", "1:8: a positional argument cannot follow a named one"},
        {"f(a=1, a=2)", "1:8: duplicate argument 'a'"},
        {"xs[1:2:3]", "1:7: a slice has no step"},
        {"def f() { module M() { } }", "1:11: a module must be defined at top level"},
        {"module M() { module N() { } }", "1:14: a module must be defined at top level"},
        {"def f() { import nn }", "1:11: 'import' must be at top level"},
        {"def f() { from math import exp }", "1:11: 'import' must be at top level"},
        {"import a b", "1:10: expected the end of the statement or an operator, found 'b'"},
        {"import micro.mg", "1:8: the file name of an import needs quotes: import \"micro.mg\""},
        {"import a as 3", "1:13: expected a name after 'as', found '3'"},
        {"from a b", "1:8: expected 'import' after the name of a module, found 'b'"},
        {"from a import 3", "1:15: expected a name to import, found '3'"},
        {"from a import (b c)", "1:18: expected ',' or ')', found 'c'"},
        {"import \"{a}\"", "1:8: the file name of an import must be plain text"},
        {"let = 3", "1:5: "},
        {"x = let", "1:5: expected an expression, found 'let'"},
        {"if = 3", "1:4: "},
        {"x.3", "1:2: "},
        {"elif a { }", "1:1: 'elif' must be on the same line as the '}' before it"},
        {"if a { }\nelif b { }", "2:1: 'elif' must be on the same line as the '}' before it"},
        {"def f(a:) = 1", "1:9: expected a type, found ')'"},
        {"def f(a) -> { }", "1:13: expected a type, found '{'"},
        {"def f(a) -> b: c", "1:14: expected '=' or '{' for the body, found ':'"},
        {"a; %b", "1:4: expected an expression, found '%'"},
        {"if a { %b }", "1:8: expected an expression, found '%'"},
        {"a := 3", "1:3: expected the end of the statement or an operator, found ':'"},
        {"def f(self, a) = 1", "1:7: 'self' is a parameter of functions in a module only"},
        {"class A { }", "1:1: 'class' is not in the language"},
        {"f = lambda x: x", "1:5: 'lambda' is not in the language"},
        {"α = β γ", "1:7: expected the end of the statement or an operator, found 'γ'"},
        {"a\n\tb c", "2:4: "},
    };
    (void)state;
    check_errors(rows, ROWS(rows), DIAG_ERROR);
}

static void test_errors_in_strings_are_placed_inside_them(void **state)
{
    static const Row rows[] = {
        {"\"a\\qb\"", "1:3: unknown escape '\\q'"},
        {"\"{}\"", "1:2: empty braces in a string"},
        {"\"{a b}\"", "1:5: expected ':' or '}', found 'b'"},
        {"\"{a=}\"", "1:4: '=' is not allowed inside the braces"},
        {"\"{a:q}\"", "1:5: bad format 'q'"},
        {"\"é {a:99999f}\"", "1:7: bad format '99999f'"},
        {"\"{a +}\"", "1:6: expected an expression, found '}'"},
        {"\"{2a}\"", "1:3: missing operator after a number: write 2*a"},
    };
    (void)state;
    check_errors(rows, ROWS(rows), DIAG_ERROR);
}

/* ---- large inputs ---- */

static void check_repeated(const char *before, const char *middle, const char *after, int count,
                           bool good)
{
    Buf text;
    buf_init(&text, &mem);
    for (int i = 0; i < count; i++)
        buf_puts(&text, before);
    buf_puts(&text, middle);
    for (int i = 0; i < count; i++)
        buf_puts(&text, after);
    Block block;
    bool parsed = parse(sources_add(&sources, "deep", buf_text(&text), text.len), &block);
    if (parsed != good)
        fail_msg("%d times '%s': %s", count, before,
                 parsed ? "no error" : buf_text(&caught.diag.message));
    if (!good && count >= 1000 && caught.diag.kind != DIAG_ERROR)
        fail_msg("%d times '%s': too deep is not incomplete", count, before);
    buf_done(&text);
}

/* Nesting on the C stack has a limit far above hand-written code; no input exceeds the stack. */
static void test_nesting_has_a_limit(void **state)
{
    static const char *const around[][3] = {
        {"(", "a", ")"},
        {"[", "a", "]"},
        {"f(", "a", ")"},
        {"xs[", "0", "]"},
        {"-", "a", ""},
        {"not ", "a", ""},
        {"if a {", "b", "}"},
        {"while a {", "b", "}"},
        {"def f() {", "1", "}"},
        {"a ** -", "b", ""},
        {"a ** ", "b", ""},
        {"a if b else ", "c", ""},
        {"[x for x in ", "xs", "]"},
        {"if a { b } else {", "c", "}"},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(around); i++) {
        check_repeated(around[i][0], around[i][1], around[i][2], 50, true);
        check_repeated(around[i][0], around[i][1], around[i][2], 1000, false);
        check_repeated(around[i][0], around[i][1], around[i][2], 100 * 1000, false);
    }
}

static void test_a_megabyte_of_brackets_is_an_error(void **state)
{
    (void)state;
    check_repeated("(", "", "", 1000 * 1000, false);
    check_repeated("f(a, [", "", "", 300 * 1000, false);
}

static void test_a_long_text_is_not_deep(void **state)
{
    (void)state;
    check_repeated("", "a", "; a", 10000, true);
    check_repeated("", "a", " + b", 100 * 1000, true);
    check_repeated("", "a", ".b", 500, true);
    check_repeated("if a { b }\n", "c", "", 5000, true);
    check_repeated("if a { b } else ", "{ c }", "", 1000, true);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_an_unfinished_text_is_incomplete),
        TEST(test_a_malformed_text_is_not_incomplete),
        TEST(test_errors_in_strings_are_placed_inside_them),
        TEST(test_nesting_has_a_limit),
        TEST(test_a_megabyte_of_brackets_is_an_error),
        TEST(test_a_long_text_is_not_deep),
    };
    return cmocka_run_group_tests_name("parse_errors", tests, NULL, NULL);
}
