/*
 * test_lex.c: text into tokens, as tables of inputs.
 *
 * Tokens are written as in the source. A name, a number and a string have their kind as a word
 * before them. NL is a newline that ends a statement.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "syntax/lex.h"
#include "source_fixture.h"

static const Source *source;
static Lexer lexer;

static void lex_from(const char *text)
{
    source = add_source(text);
    lex_init(&lexer, source, 0, source->size, &caught);
}

static void put_span(Span span)
{
    buf_put(&out, source->text + (span.start - source->base), span.end - span.start);
}

static void put_token(Token token)
{
    static const struct {
        TokenKind kind;
        const char *word;
    } words[] = {
        {TOK_INT, "int:"}, {TOK_FLOAT, "float:"}, {TOK_STRING, "string:"}, {TOK_NAME, "name:"}};
    if (out.len)
        buf_putc(&out, ' ');
    if (token.kind == TOK_NEWLINE) {
        buf_puts(&out, "NL");
        return;
    }
    for (size_t i = 0; i < ROWS(words); i++)
        if (words[i].kind == token.kind)
            buf_puts(&out, words[i].word);
    put_span(token.span);
}

/* Writes the tokens of a text, or the error, into `out`. */
static void lex_all(const char *text)
{
    lex_from(text);
    buf_clear(&out);
    if (setjmp(caught.jump)) {
        put_caught();
        return;
    }
    for (Token token = lex_next(&lexer); token.kind != TOK_END; token = lex_next(&lexer))
        put_token(token);
}

typedef struct Row {
    const char *text, *expected;
} Row;

static void check_tokens(const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lex_all(rows[i].text);
        check_row(rows[i].text, rows[i].expected);
    }
}

static void check_errors(const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        lex_all(rows[i].text);
        check_row_begins(rows[i].text, rows[i].expected);
    }
}

/* ---- tokens ---- */

static void test_numbers_are_tokens(void **state)
{
    static const Row rows[] = {
        {"3", "int:3"},
        {"3.0", "float:3.0"},
        {"3.", "float:3."},
        {".5", "float:.5"},
        {"1e-3", "float:1e-3"},
        {"1E+3", "float:1E+3"},
        {"2e5", "float:2e5"},
        {"3.e2", "float:3.e2"},
        {".5e1", "float:.5e1"},
        {"1_000", "int:1_000"},
        {"1_000.000_1", "float:1_000.000_1"},
        {"3.tanh()", "int:3 . name:tanh ( )"},
        {"3.0.tanh()", "float:3.0 . name:tanh ( )"},
        {"3..tanh()", "float:3. . name:tanh ( )"},
        {"3.exp()", "int:3 . name:exp ( )"},
        {"3.α", "int:3 . name:α"},
        {"1e5.tanh()", "float:1e5 . name:tanh ( )"},
        {"3. + 4", "float:3. + int:4"},
        {"-3", "- int:3"},
        {"3-4", "int:3 - int:4"},
        {"[1,2.]", "[ int:1 , float:2. ]"},
        {"1.*2", "float:1. * int:2"},
        {"xs[1:2]", "name:xs [ int:1 : int:2 ]"},
        {"99999999999999999999", "int:99999999999999999999"},
    };
    (void)state;
    check_tokens(rows, ROWS(rows));
}

static void test_names_and_keywords_are_distinguished(void **state)
{
    static const Row rows[] = {
        {"a w1 sum_ _x A", "name:a name:w1 name:sum_ name:_x name:A"},
        {"α Δx été 変数", "name:α name:Δx name:été name:変数"},
        {"x2w2 e1", "name:x2w2 name:e1"},
        {"let letter Let", "let name:letter name:Let"},
        {"in int not nothing", "in name:int not name:nothing"},
        {"self self_ selfish", "self name:self_ name:selfish"},
        {"f fx F", "name:f name:fx name:F"},
        {"elif", "name:elif"},
    };
    (void)state;
    check_tokens(rows, ROWS(rows));
}

static TokenKind first_kind(const char *text)
{
    lex_from(text);
    if (setjmp(caught.jump))
        fail_msg("%s: %s", text, buf_text(&caught.diag.message));
    return lex_next(&lexer).kind;
}

static void test_every_reserved_word_is_a_keyword_token(void **state)
{
    static const char *const words[] = {
        "let", "def", "module", "return", "if",    "else", "for",    "in",   "break", "continue",
        "and", "or",  "not",    "true",   "false", "nil",  "import", "self", "while"};
    (void)state;
    for (size_t i = 0; i < ROWS(words); i++) {
        assert_true(token_is_keyword(first_kind(words[i])));
        assert_string_equal(token_text(first_kind(words[i])), words[i]);
    }
    assert_false(token_is_keyword(first_kind("name")));
}

static void test_constants_may_be_written_as_in_python(void **state)
{
    (void)state;
    assert_int_equal(first_kind("True"), TOK_TRUE);
    assert_int_equal(first_kind("False"), TOK_FALSE);
    assert_int_equal(first_kind("None"), TOK_NIL);
    assert_int_equal(first_kind("Nonesuch"), TOK_NAME);
}

static void test_longest_operator_wins(void **state)
{
    static const Row rows[] = {
        {"a**b", "name:a ** name:b"},
        {"a* *b", "name:a * * name:b"},
        {"a**=2", "name:a **= int:2"},
        {"a*=2", "name:a *= int:2"},
        {"a//b", "name:a // name:b"},
        {"a/=b", "name:a /= name:b"},
        {"a<=b<c", "name:a <= name:b < name:c"},
        {"a==b", "name:a == name:b"},
        {"a!=b", "name:a != name:b"},
        {"a>=b", "name:a >= name:b"},
        {"a=-1", "name:a = - int:1"},
        {"a+=1;b-=1", "name:a += int:1 ; name:b -= int:1"},
        {"a%b", "name:a % name:b"},
        {"a--b", "name:a - - name:b"},
        {"{a:b}", "{ name:a : name:b }"},
        {"%time a % b", "% name:time name:a % name:b"},
    };
    (void)state;
    check_tokens(rows, ROWS(rows));
}

static void test_every_operator_is_read_as_itself(void **state)
{
    (void)state;
    for (int kind = TOK_LPAREN; kind <= TOK_TILDE; kind++)
        if (token_text((TokenKind)kind)[0] !=
            '%') /* at the start of a text it begins a line for IPython */
            assert_int_equal(first_kind(token_text((TokenKind)kind)), kind);
}

static void test_strings_are_tokens_of_their_pieces(void **state)
{
    static const Row rows[] = {
        {"\"abc\"", "string:\"abc\""},
        {"'abc'", "string:'abc'"},
        {"\"\" ''", "string:\"\" string:''"},
        {"\"it's\" 'say \"x\"'", "string:\"it's\" string:'say \"x\"'"},
        {"\"a\\\"b\" c", "string:\"a\\\"b\" name:c"},
        {"'a\\\\' b", "string:'a\\\\' name:b"},
        {"f\"x\" f'y'", "string:f\"x\" string:f'y'"},
        {"F\"x\"", "string:F\"x\""},
        {"\"# no comment\"", "string:\"# no comment\""},
        {"\"{a}\" b", "string:\"{a}\" name:b"},
        {"\"{\"x\"}\" b", "string:\"{\"x\"}\" name:b"},
        {"\"{f(\"a\", '}')}\" b", "string:\"{f(\"a\", '}')}\" name:b"},
        {"\"{xs[\"{a}\"]}\"", "string:\"{xs[\"{a}\"]}\""},
        {"\"{[a][0]:>10}\"", "string:\"{[a][0]:>10}\""},
        {"\"{{\" b", "string:\"{{\" name:b"},
        {"\"}}\" b", "string:\"}}\" name:b"},
        {"\"}\" b", "string:\"}\" name:b"},
        {"\"{{{a}}}\" b", "string:\"{{{a}}}\" name:b"},
        {"\"\\{\" b", "string:\"\\{\" name:b"},
        {"\"α → β 😀\"", "string:\"α → β 😀\""},
    };
    (void)state;
    check_tokens(rows, ROWS(rows));
}

/* ---- lines, comments, blanks ---- */

static void test_newlines_end_complete_statements_only(void **state)
{
    static const Row rows[] = {
        {"a\nb", "name:a NL name:b"},
        {"a\n\n\nb", "name:a NL name:b"},
        {"\n\na", "name:a"},
        {"a\r\nb", "name:a NL name:b"},
        {"3\n", "int:3 NL"},
        {"'x'\n", "string:'x' NL"},
        {"f(a,\nb)\nc", "name:f ( name:a , name:b ) NL name:c"},
        {"(a\n+\nb\n)\nc", "( name:a + name:b ) NL name:c"},
        {"[\n1\n]\n2", "[ int:1 ] NL int:2"},
        {"([\n1]\n)\n2", "( [ int:1 ] ) NL int:2"},
        {"a +\nb", "name:a + name:b"},
        {"a =\n b", "name:a = name:b"},
        {"a,\nb", "name:a , name:b"},
        {"a **\n2", "name:a ** int:2"},
        {"a and\nb", "name:a and name:b"},
        {"not\na", "not name:a"},
        {"x.\ny", "name:x . name:y"},
        {"{\na\n}\nb", "{ name:a NL } NL name:b"},
        {"f({\na\n})", "name:f ( { name:a } )"},
        {"return\nx", "return NL name:x"},
        {"break\nx", "break NL name:x"},
        {"continue\nx", "continue NL name:x"},
        {"true\nfalse\nnil\nself\nx", "true NL false NL nil NL self NL name:x"},
        {"a;\nb", "name:a ; name:b"},
        {"a)\nb",
         "name:a ) NL name:b"}, /* an unmatched closing bracket does not count as an opening one */
        {"a]\nb", "name:a ] NL name:b"},
        {"a \\\n+ b", "name:a + name:b"},
        {"a \\\r\n+ b", "name:a + name:b"},
    };
    (void)state;
    check_tokens(rows, ROWS(rows));
}

static void test_comments_and_blanks_are_skipped(void **state)
{
    static const Row rows[] = {
        {"", ""},
        {"   \t ", ""},
        {"# all of it", ""},
        {"#!/usr/bin/env mgrad\na", "name:a"},
        {"a # b\nc", "name:a NL name:c"},
        {"a # b", "name:a"},
        {"a + # b\nc", "name:a + name:c"},
        {"(a # )\n)", "( name:a )"},
        {"# \xCE\xB1", ""},
        {"\xEF\xBB\xBF"
         "a",
         "name:a"},
        {"a\t+\tb", "name:a + name:b"},
    };
    (void)state;
    check_tokens(rows, ROWS(rows));
}

static void test_the_end_token_repeats(void **state)
{
    (void)state;
    lex_from("a");
    assert_int_equal(lex_next(&lexer).kind, TOK_NAME);
    for (int i = 0; i < 3; i++) {
        Token end = lex_next(&lexer);
        assert_int_equal(end.kind, TOK_END);
        assert_int_equal(end.span.start, source->base + 1);
    }
}

static void test_blanks_before_tokens_are_noticed(void **state)
{
    static const bool expected[] = {false, false, true, false, true};
    (void)state;
    lex_from("f( a) b"); /* f ( a ) b */
    for (size_t i = 0; i < ROWS(expected); i++)
        assert_int_equal(lex_next(&lexer).blank_before, expected[i]);
}

static void test_lexing_may_start_and_end_inside_a_text(void **state)
{
    (void)state;
    lex_from("ab cd ef");
    lex_init(&lexer, source, 3, 4, &caught);
    buf_clear(&out);
    put_token(lex_next(&lexer));
    check_row("bytes 3 to 4", "name:c");
    assert_int_equal(lex_next(&lexer).kind, TOK_END);
}

static void test_spans_are_positions_across_all_sources(void **state)
{
    (void)state;
    const Source *first = add_source("first text");
    lex_from("a + bc");
    assert_int_equal(source->base, first->base + first->size + 1);
    lex_next(&lexer);
    Token plus = lex_next(&lexer), name = lex_next(&lexer);
    assert_int_equal(plus.span.start, source->base + 2);
    assert_int_equal(plus.span.end, source->base + 3);
    assert_int_equal(name.span.start, source->base + 4);
    assert_int_equal(name.span.end, source->base + 6);
}

/* ---- text that is not evaluated ---- */

static void check_path(const char *text, bool in_block, const char *expected, const char *rest)
{
    lex_from(text);
    while (lex_next(&lexer).kind != TOK_GREATER)
        ;
    buf_clear(&out);
    put_span(lex_path(&lexer, in_block));
    check_row(text, expected);
    buf_clear(&out);
    put_token(lex_next(&lexer));
    check_row(text, rest);
}

static void test_paths_end_at_a_blank_or_semicolon(void **state)
{
    (void)state;
    check_path("draw L > g.svg", false, "g.svg", "");
    check_path("draw L >g.svg\nb", false, "g.svg", "NL");
    check_path("draw L > ../a-b/c_1.dot; x", false, "../a-b/c_1.dot", ";");
    check_path("draw L > /tmp/α#1.svg # c", false, "/tmp/α#1.svg", "");
    check_path("{ draw L > g.svg}", true, "g.svg", "}");
    check_path("draw L > g}.svg", false, "g}.svg", "");
    check_path("draw L > g.svg more", false, "g.svg", "name:more");
    check_path("draw L >\nb", false, "", "NL");
    check_path("draw L >", false, "", "");
}

static void check_rest(const char *text, const char *expected)
{
    lex_from(text);
    lex_next(&lexer);
    buf_clear(&out);
    put_span(lex_rest(&lexer));
    check_row(text, expected);
}

static void test_the_rest_of_a_statement_can_be_taken_as_text(void **state)
{
    (void)state;
    check_rest("help draw", "draw");
    check_rest("set rankdir  TB  ; x", "rankdir  TB");
    check_rest("help **  # about powers", "**");
    check_rest("help\nnext", "");
    check_rest("help", "");
    check_rest("set name it's\r\nnext", "name it's");
}

/* ---- errors ---- */

static void test_invalid_characters_are_errors(void **state)
{
    static const Row rows[] = {
        {"a $ b", "1:3: unexpected character '$'"},
        {"a\n  ?", "2:3: unexpected character '?'"},
        {"α ∑", "1:3: unexpected character '∑'"},
        {"3 − 4", "1:3: unexpected character '−': write -"},
        {"x²", "1:2: unexpected character '²': write **2"},
        {"“a”", "1:1: unexpected character '“': write \""},
        {"a && b", "1:3: write 'and'"},
        {"a || b", "1:3: write 'or'"},
        {"!a", "1:1: write 'not'"},
        {"i++", "1:2: write '+= 1'"},
        {"i--", "1:2: write '-= 1'"},
        {"a \x01", "1:3: unexpected control character 0x01"},
        {"a \xFF", "1:3: this byte is not valid UTF-8"},
        {"a \xC0\x80", "1:3: this byte is not valid UTF-8"},     /* overlong */
        {"a \xED\xA0\x80", "1:3: this byte is not valid UTF-8"}, /* a surrogate */
        {"a \xE0\x80\x80", "1:3: this byte is not valid UTF-8"},
        {"a \xF0\x80\x80\x80", "1:3: this byte is not valid UTF-8"},
        {"a \xF4\x90\x80\x80", "1:3: this byte is not valid UTF-8"}, /* above U+10FFFF */
        {"a \xE2\x82", "1:3: this byte is not valid UTF-8"},         /* cut off */
        {"\"a\xFF\"", "1:3: this byte is not valid UTF-8"},
        {"α\xFF", "1:2: this byte is not valid UTF-8"},
        {"a # b \xFF", "1:7: this byte is not valid UTF-8"},
    };
    (void)state;
    check_errors(rows, ROWS(rows));
}

static void test_malformed_numbers_are_errors(void **state)
{
    static const Row rows[] = {
        {"2a", "1:1: missing operator after a number: write 2*a"},
        {"x = 3.5rate", "1:5: missing operator after a number: write 3.5*rate"},
        {"2α", "1:1: missing operator after a number: write 2*α"},
        {"1e", "1:1: the exponent has no digits: write 1e0, or for a product 1*e"},
        {"1_", "1:1: a single '_' may be between two digits: write 1"},
    };
    (void)state;
    check_errors(rows, ROWS(rows));
}

static void test_malformed_strings_are_errors(void **state)
{
    static const Row rows[] = {
        {"x = \"abc", "1:5: unterminated string"},
        {"'abc\nd'", "1:1: unterminated string"},
        {"\"abc\\", "1:1: unterminated string"},
        {"\"abc\\\"", "1:1: unterminated string"},
        {"\"a {b\"", "1:4: '{' is never closed in this string"},
        {"\"a {f(b}\"", "1:4: '{' is never closed in this string"},
        {"a\n  'b", "2:3: unterminated string"},
    };
    (void)state;
    check_errors(rows, ROWS(rows));
}

static void test_a_nul_byte_does_not_end_the_text(void **state)
{
    (void)state;
    source = sources_add(&sources, "test.mg", "a \0 b", 5);
    lex_init(&lexer, source, 0, source->size, &caught);
    if (!setjmp(caught.jump)) {
        while (lex_next(&lexer).kind != TOK_END)
            ;
        fail_msg("no error");
    }
    put_caught();
    check_row_begins("a NUL b", "1:3: unexpected NUL byte");
}

/* The lexer reaches the end, or an error inside the text, for any bytes. */
static void test_random_bytes_end_or_are_an_error(void **state)
{
    static const char alphabet[] = "a1.e\"'{}[]() \n#\\=+-<>!;,f_\xCE\xB1\xE2\x80\xFF";
    uint32_t random = 12345;
    (void)state;
    for (int i = 0; i < 3000; i++) {
        char text[40];
        for (size_t k = 0; k < sizeof text; k++) {
            random = random * 1664525 + 1013904223;
            text[k] = alphabet[(random >> 16) % (sizeof alphabet - 1)];
        }
        text[sizeof text - 1] = '\0';
        lex_all(text);
        assert_in_range(lexer.at, 0, sizeof text - 1);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_numbers_are_tokens),
        TEST(test_names_and_keywords_are_distinguished),
        TEST(test_every_reserved_word_is_a_keyword_token),
        TEST(test_constants_may_be_written_as_in_python),
        TEST(test_longest_operator_wins),
        TEST(test_every_operator_is_read_as_itself),
        TEST(test_strings_are_tokens_of_their_pieces),
        TEST(test_newlines_end_complete_statements_only),
        TEST(test_comments_and_blanks_are_skipped),
        TEST(test_the_end_token_repeats),
        TEST(test_blanks_before_tokens_are_noticed),
        TEST(test_lexing_may_start_and_end_inside_a_text),
        TEST(test_spans_are_positions_across_all_sources),
        TEST(test_paths_end_at_a_blank_or_semicolon),
        TEST(test_the_rest_of_a_statement_can_be_taken_as_text),
        TEST(test_invalid_characters_are_errors),
        TEST(test_malformed_numbers_are_errors),
        TEST(test_malformed_strings_are_errors),
        TEST(test_a_nul_byte_does_not_end_the_text),
        TEST(test_random_bytes_end_or_are_an_error),
    };
    return cmocka_run_group_tests_name("lex", tests, NULL, NULL);
}
