/*
 * test_parse.c: statements and expressions into trees, as tables of inputs; tree_printer.h says how
 * trees are written. Commands are tested in test_commands.c.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse_fixture.h"

/* ---- expressions ---- */

static void test_atoms(void **state)
{
    static const Row rows[] = {
        {"3", "3"},
        {"3.0", "3.0"},
        {"1_000", "1000"},
        {"9223372036854775807", "9223372036854775807"},
        {"9223372036854775808", "9.223372036854776e+18"},
        {"'a'", "\"a\""},
        {"true", "1"},
        {"False", "0"},
        {"nil", "nil"},
        {"None", "nil"},
        {"self", "self"},
        {"α", "α"},
        {"(a)", "a"},
        {"((a))", "a"},
        {"[]", "[]"},
        {"[1, 2]", "[1 2]"},
        {"[1, [2], 3,]", "[1 [2] 3]"},
        {"[\n1,\n2\n]", "[1 2]"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_precedence(void **state)
{
    static const Row rows[] = {
        {"a + b * c", "(+ a (* b c))"},
        {"a * b + c", "(+ (* a b) c)"},
        {"(a + b) * c", "(* (+ a b) c)"},
        {"a * b ** c", "(* a (** b c))"},
        {"-a ** 2", "(- (** a 2))"},
        {"a ** -b", "(** a (- b))"},
        {"a ** -b ** c", "(** a (- (** b c)))"},
        {"2 ** -1 * 3", "(* (** 2 (- 1)) 3)"},
        {"-a * b", "(* (- a) b)"},
        {"a - -b", "(- a (- b))"},
        {"--a", "(- (- a))"},
        {"a + b < c * d", "(< (+ a b) (* c d))"},
        {"a // b % c / d", "(/ (% (// a b) c) d)"},
        {"not a == b", "(not (== a b))"},
        {"not not a", "(not (not a))"},
        {"not a and b", "(and (not a) b)"},
        {"a and b or c and d", "(or (and a b) (and c d))"},
        {"a or b and c", "(or a (and b c))"},
        {"a in b + c", "(in a (+ b c))"},
        {"a not in b", "(not-in a b)"},
        {"not a in b", "(not (in a b))"},
        {"a if b else c", "(if b a c)"},
        {"a or b if c and d else e", "(if (and c d) (or a b) e)"},
        {"a + b if c else d + e", "(if c (+ a b) (+ d e))"},
        {"-a.b", "(- (. a b))"},
        {"a ** b.c", "(** a (. b c))"},
        {"-x[0] ** 2", "(- (** (index x 0) 2))"},
        {"a.b * c(d)", "(* (. a b) (call c d))"},
        {"3.tanh()", "(call (. 3 tanh))"},
        {"-3.0.tanh()", "(- (call (. 3.0 tanh)))"},
        {"a == b and c != d", "(and (== a b) (!= c d))"},
        {"a <= b or c >= d", "(or (<= a b) (>= c d))"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_associativity(void **state)
{
    static const Row rows[] = {
        {"a - b - c", "(- (- a b) c)"},     {"a + b - c + d", "(+ (- (+ a b) c) d)"},
        {"a / b / c", "(/ (/ a b) c)"},     {"a * b / c", "(/ (* a b) c)"},
        {"a ** b ** c", "(** a (** b c))"}, {"a and b and c", "(and (and a b) c)"},
        {"a or b or c", "(or (or a b) c)"}, {"a if b else c if d else e", "(if b a (if d c e))"},
        {"a.b.c", "(. (. a b) c)"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_calls_fields_elements(void **state)
{
    static const Row rows[] = {
        {"f()", "(call f)"},
        {"f(a, b)", "(call f a b)"},
        {"f(a, b,)", "(call f a b)"},
        {"f(a, k=b)", "(call f a k=b)"},
        {"f(k=b, j=1 + 2)", "(call f k=b j=(+ 1 2))"},
        {"f(a)(b)[c].d", "(. (index (call (call f a) b) c) d)"},
        {"x.f(y)", "(call (. x f) y)"},
        {"(b + a).relu()", "(call (. (+ b a) relu))"},
        {"'a'.join(b)", "(call (. \"a\" join) b)"},
        {"[1, 2][0]", "(index [1 2] 0)"},
        {"xs[-1]", "(index xs (- 1))"},
        {"xs[i][j]", "(index (index xs i) j)"},
        {"xs[1:2]", "(slice xs 1 2)"},
        {"xs[:2]", "(slice xs _ 2)"},
        {"xs[1:]", "(slice xs 1 _)"},
        {"xs[:]", "(slice xs _ _)"},
        {"f (a)", "(call f a)"},
        {"f(\na,\nb\n)", "(call f a b)"},
        {"x.in", "(. x in)"}, /* behind a dot a reserved word is a name */
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_comprehensions(void **state)
{
    static const Row rows[] = {
        {"[x for x in xs]", "(for x (x in xs))"},
        {"[x*y for x, y in zip(a, b)]", "(for (* x y) (x y in (call zip a b)))"},
        {"[x for x in xs if x > 0]", "(for x (x in xs) (if (> x 0)))"},
        {"[x for r in m for x in r if x]", "(for x (r in m) (x in r) (if x))"},
        {"[x if c else y for x in xs]", "(for (if c x y) (x in xs))"},
        {"[[y for y in x] for x in xs]", "(for (for y (y in x)) (x in xs))"},
        {"f(x for x in xs)", "(call f (for x (x in xs)))"},
        {"sum([w*x for w, x in z], b)", "(call sum (for (* w x) (w x in z)) b)"},
        {"(x for x in xs)", "(for x (x in xs))"},
        {"[x for x in a or b]", "(for x (x in (or a b)))"},
        {"[x\nfor x in xs\nif x]", "(for x (x in xs) (if x))"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_strings(void **state)
{
    static const Row rows[] = {
        {"\"\"", "\"\""},
        {"\"a\\n\\t\\\\\\\"\\'\\{\\}\"", "\"a\n\t\\\"'{}\""},
        {"\"{{a}}\"", "\"{a}\""},
        {"\"a}b\"", "\"a}b\""},
        {"\"{a}\"", "(text a)"},
        {"\"x{a}y{b}\"", "(text \"x\" a \"y\" b)"},
        {"\"{a:.4f}\"", "(text a:.4f)"},
        {"f\"{g.data:.4f}, the outcome\"", "(text (. g data):.4f \", the outcome\")"},
        {"\"{a + b}\"", "(text (+ a b))"},
        {"\"{f(x, \"y\")}\"", "(text (call f x \"y\"))"},
        {"\"{xs[1:2]}\"", "(text (slice xs 1 2))"},
        {"\"{a if b else c:>8}\"", "(text (if b a c):>8)"},
        {"\"{\"{a}\"}\"", "(text (text a))"},
        {"\"{ a }\"", "(text a)"},
        {"\"{a > b}\"", "(text (> a b))"},
        {"\"{{{a}}}\"", "(text \"{\" a \"}\")"},
        {"'{a}' + b", "(+ (text a) b)"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

/* ---- statements ---- */

static void test_assignments(void **state)
{
    static const Row rows[] = {
        {"a = 2", "(= a 2)"},
        {"a = b = 2.0", "(= a b 2.0)"},
        {"a, b = f()", "(= [a b] (call f))"},
        {"a, b = b, a", "(= [a b] [b a])"},
        {"a.x = xs[0] = 1", "(= (. a x) (index xs 0) 1)"},
        {"x2w2.grad = x1w1.grad = n.grad", "(= (. x2w2 grad) (. x1w1 grad) (. n grad))"},
        {"let n = 0", "(let n 0)"},
        {"let a, b = e", "(let [a b] e)"},
        {"let a = b = 0", "(let a b 0)"},
        {"a += 1", "(+= a 1)"},
        {"a -= b * c", "(-= a (* b c))"},
        {"a.data *= 2", "(*= (. a data) 2)"},
        {"xs[0] /= 2", "(/= (index xs 0) 2)"},
        {"a **= 2", "(**= a 2)"},
        {"a.data += 0.01 * a.grad", "(+= (. a data) (* 0.01 (. a grad)))"},
        {"c += 1 + c + (-a)", "(+= c (+ (+ 1 c) (- a)))"},
        {"a =\n2", "(= a 2)"},
        {"a, b", "[a b]"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_several_statements(void **state)
{
    static const Row rows[] = {
        {"", ""},
        {"\n# nothing\n", ""},
        {"a; b", "a; b"},
        {"a;; b;", "a; b"},
        {"a\nb\n", "a; b"},
        {"a = Value(2.0, label=\"a\")\ne = a*b; e.label = \"e\"",
         "(= a (call Value 2.0 label=\"a\")); (= e (* a b)); (= (. e label) \"e\")"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_branches_and_loops(void **state)
{
    static const Row rows[] = {
        {"if a { b }", "(if a {b})"},
        {"if a { b } else { c }", "(if a {b} {c})"},
        {"if a {\nb\n} else if c {\nd\n} else {\ne\n}", "(if a {b} {(if c {d} {e})})"},
        {"if a { }", "(if a {})"},
        {"if a { b; c }; d", "(if a {b; c}); d"},
        {"while a < 3 { a += 1 }", "(while (< a 3) {(+= a 1)})"},
        {"while a { if b { break } else { continue } }",
         "(while a {(if b {(break)} {(continue)})})"},
        {"for x in xs { x }", "(for x in xs {x})"},
        {"for a, b in zip(x, y) { a }", "(for a b in (call zip x y) {a})"},
        {"for i in range(3) {\n\n a = i\n\n}\nb", "(for i in (call range 3) {(= a i)}); b"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_functions_and_modules(void **state)
{
    static const Row rows[] = {
        {"def f(x) = x**2", "(def f (x) {(return (** x 2))})"},
        {"def f(x, y=1) = x, y", "(def f (x y=1) {(return [x y])})"},
        {"def f() { return }", "(def f () {(return)})"},
        {"def f(\na,\nb,\n) {\nreturn a, b\n}", "(def f (a b) {(return [a b])})"},
        {"def f() { def g() = 1; return g }", "(def f () {(def g () {(return 1)}); (return g)})"},
        {"def f() {\n while a {\n return b } }", "(def f () {(while a {(return b)})})"},
        {"module M(n, k=true) { w = [1]; def forward(x) = x }",
         "(module M (n k=1) {(= w [1]); (def forward (x) {(return x)})})"},
        {"module M() { def f() { self.x = 1; return self.f() } }",
         "(module M () {(def f () {(= (. self x) 1); (return (call (. self f)))})})"},
        {"import nn", "(import nn)"},
        {"import \"a b.mg\"", "(import \"a b.mg\")"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

/* ---- where words and extents are ---- */

static Span span_of(const Source *source, Span span)
{
    return (Span){span.start - source->base, span.end - source->base};
}

static void check_spans(const char *text, Span word, Span extent)
{
    const Source *source = add_source(text);
    Block block = {NULL};
    if (!parse(source, &block))
        fail_msg("%s: %s", text, buf_text(&caught.diag.message));
    const Expr *e = block.first->as.expr.value;
    Span got_word = span_of(source, e->word), got_extent = span_of(source, e->extent);
    if (got_word.start != word.start || got_word.end != word.end ||
        got_extent.start != extent.start || got_extent.end != extent.end)
        fail_msg("%s: word %u to %u, extent %u to %u", text, got_word.start, got_word.end,
                 got_extent.start, got_extent.end);
}

static void test_words_and_extents(void **state)
{
    (void)state;
    check_spans("abc", (Span){0, 3}, (Span){0, 3});
    check_spans("ab + cd", (Span){3, 4}, (Span){0, 7});
    check_spans("ab ** -cd", (Span){3, 5}, (Span){0, 9});
    check_spans("-ab", (Span){0, 1}, (Span){0, 3});
    check_spans("not ab", (Span){0, 3}, (Span){0, 6});
    check_spans("ab.cd", (Span){3, 5}, (Span){0, 5});
    check_spans("ab(cd)", (Span){0, 2}, (Span){0, 6});
    check_spans("ab[cd]", (Span){3, 5}, (Span){0, 6});
    check_spans("ab[1:2]", (Span){2, 3}, (Span){0, 7});
    check_spans("ab and cd", (Span){3, 6}, (Span){0, 9});
    check_spans("a if b else cd", (Span){2, 4}, (Span){0, 14});
    check_spans("(ab + cd)", (Span){4, 5}, (Span){0, 9});
    check_spans("[ab, cd]", (Span){0, 1}, (Span){0, 8});
    check_spans("'{a}'", (Span){0, 5}, (Span){0, 5});
}

/* ---- incomplete input ---- */

static void test_more_text_could_mend_it(void **state)
{
    static const Row rows[] = {
        {"(", "1:2: expected an expression"},
        {"(a", "1:1: '(' was never closed"},
        {"f(a,", "1:5: expected an expression"},
        {"f(", "1:3: "},
        {"[1, 2", "1:1: '[' was never closed"},
        {"[1,\n2", "1:1: '[' was never closed"},
        {"xs[1:", "1:6: "},
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
        {"def f(x)", "1:9: "},
        {"def f(x) =", "1:11: "},
        {"def f(x) {\nreturn x\n", "1:10: '{' was never closed"},
        {"module M() {", "1:12: '{' was never closed"},
        {"let", "1:4: "},
        {"let a", "1:6: "},
        {"a if b", "1:7: "},
        {"a if b else", "1:12: "},
        {"import", "1:7: "},
        {"[x for", "1:7: "},
        {"[x for x in xs", "1:1: '[' was never closed"},
    };
    (void)state;
    check_errors(rows, ROWS(rows), DIAG_INCOMPLETE);
}

/* ---- errors ---- */

static void test_wrong_text_is_not_incomplete(void **state)
{
    static const Row rows[] = {
        {"a b", "1:3: expected the end of the statement or an operator, found 'b'"},
        {"a = = b", "1:5: expected an expression, found '='"},
        {"3 = a", "1:1: cannot assign to a number"},
        {"a + b = c", "1:1: cannot assign to the result of an operation"},
        {"f() = 1", "1:1: cannot assign to the result of a call"},
        {"xs[1:2] = 3", "1:1: cannot assign to a slice"},
        {"'a' = 1", "1:1: cannot assign to a string"},
        {"a, 3 = b", "1:4: cannot assign to a number"},
        {"a, b += 1", "1:6: only one name at a time"},
        {"let a.b = 1", "1:5: 'let' binds names"},
        {")", "1:1: ')' closes nothing"},
        {"a]", "1:2: ']' closes nothing"},
        {"}", "1:1: '}' closes nothing"},
        {"(a]", "1:3: ']' does not close the '(' before it"},
        {"[a)", "1:3: ')' does not close the '[' before it"},
        {"(a b)", "1:4: expected ',' or ')', found 'b'"},
        {"f(a; b)", "1:2: '(' was never closed"},
        {"()", "1:1: nothing between the brackets"},
        {"(a, b)", "1:3: round brackets hold one expression"},
        {"{a}", "1:1: "},
        {"a < b < c", "1:7: comparisons do not chain: write a < b and b < c"},
        {"if a\n{ b }", "1:5: '{' must stand on this line"},
        {"if a { b }\nelse { c }", "2:1: 'else' stands on the line"},
        {"if a = b { c }", "1:6: "},
        {"if a: b", "1:5: "},
        {"while { a }", "1:7: "},
        {"for 3 in xs { }", "1:5: expected a name for the loop, found '3'"},
        {"for x of xs { }", "1:7: expected 'in'"},
        {"return 1", "1:1: 'return' stands only inside a function"},
        {"break", "1:1: 'break' stands only inside a loop"},
        {"def f() { continue }", "1:11: 'continue' stands only inside a loop"},
        {"while a { def f() { break } }", "1:21: 'break' stands only inside a loop"},
        {"def f(x, x) = 1", "1:10: the parameter 'x' is there twice"},
        {"def f(x=1, y) = 1", "1:12: a parameter without a default"},
        {"def f(3) = 1", "1:7: expected the name of a parameter"},
        {"f(a=1, b)", "1:8: an argument without a name"},
        {"f(a=1, a=2)", "1:8: the argument 'a' is given twice"},
        {"xs[1:2:3]", "1:7: a slice has no step"},
        {"def f() { module M() { } }", "1:11: a module stands at top level"},
        {"module M() { module N() { } }", "1:14: a module stands at top level"},
        {"def f() { import nn }", "1:11: 'import' stands at top level"},
        {"import a, b", "1:9: 'import' takes one name"},
        {"import \"{a}\"", "1:8: the file of an import is plain text"},
        {"let = 3", "1:5: "},
        {"x = let", "1:5: expected an expression, found 'let'"},
        {"if = 3", "1:4: "},
        {"x.3", "1:2: "},
        {"elif a { }", "1:1: write 'else if'"},
        {"class A { }", "1:1: 'class' is not in the language"},
        {"f = lambda x: x", "1:5: 'lambda' is not in the language"},
        {"from math import exp", "1:1: 'from … import' is not in the language"},
        {"α = β γ", "1:7: expected the end of the statement or an operator, found 'γ'"},
        {"a\n\tb c", "2:4: "},
    };
    (void)state;
    check_errors(rows, ROWS(rows), DIAG_ERROR);
}

static void test_errors_in_strings(void **state)
{
    static const Row rows[] = {
        {"\"a\\qb\"", "1:3: unknown escape '\\q'"},
        {"\"{}\"", "1:2: nothing between the braces"},
        {"\"{a b}\"", "1:5: expected ':' or '}', found 'b'"},
        {"\"{a=}\"", "1:4: '=' cannot stand inside the braces"},
        {"\"{a:q}\"", "1:5: bad format 'q'"},
        {"\"é {a:99999f}\"", "1:7: bad format '99999f'"},
        {"\"{a +}\"", "1:6: expected an expression, found '}'"},
        {"\"{2a}\"", "1:3: a number directly before a name: write 2*a"},
    };
    (void)state;
    check_errors(rows, ROWS(rows), DIAG_ERROR);
}

/* ---- large inputs ---- */

static void check_repeated(const char *before, const char *middle, const char *behind, int count,
                           bool good)
{
    Buf text;
    buf_init(&text, &mem);
    for (int i = 0; i < count; i++)
        buf_puts(&text, before);
    buf_puts(&text, middle);
    for (int i = 0; i < count; i++)
        buf_puts(&text, behind);
    Block block;
    bool parsed = parse(sources_add(&sources, "deep", buf_text(&text), text.len), &block);
    if (parsed != good)
        fail_msg("%d times '%s': %s", count, before,
                 parsed ? "no error" : buf_text(&caught.diag.message));
    if (!good && count >= 1000 && caught.diag.kind != DIAG_ERROR)
        fail_msg("%d times '%s': too deep is not incomplete", count, before);
    buf_done(&text);
}

/* What nests on the C stack has a limit that nobody meets by hand, and no input breaks it. */
static void test_nesting(void **state)
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

static void test_a_megabyte_of_brackets(void **state)
{
    (void)state;
    check_repeated("(", "", "", 1000 * 1000, false);
    check_repeated("f(a, [", "", "", 300 * 1000, false);
}

static void test_long_is_not_deep(void **state)
{
    (void)state;
    check_repeated("", "a", "; a", 10000, true);
    check_repeated("", "a", " + b", 100 * 1000, true);
    check_repeated("", "a", ".b", 500, true);
    check_repeated("if a { b }\n", "c", "", 5000, true);
    check_repeated("if a { b } else ", "{ c }", "", 1000, true);
}

/* ---- one statement at a time ---- */

/* The offset behind each statement, as the runner of checked scripts needs it. */
static void put_statement_ends(const char *text)
{
    start_parser(add_source(text));
    buf_clear(&out);
    if (setjmp(caught.jump)) {
        put_caught();
        return;
    }
    while (parse_next(&parser))
        buf_printf(&out, "%u ", parse_offset(&parser));
}

static void test_statements_come_one_by_one(void **state)
{
    static const Row rows[] = {
        {"", ""},
        {"a = 1; b", "5 8 "},
        {"a = 1;\n\nb # end\n", "5 9 "},
        {"if a {\nb\n} # end\nc", "10 18 "},
    };
    (void)state;
    for (size_t i = 0; i < ROWS(rows); i++) {
        put_statement_ends(rows[i].text);
        check_row(rows[i].text, rows[i].expected);
    }
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_atoms),
        TEST(test_precedence),
        TEST(test_associativity),
        TEST(test_calls_fields_elements),
        TEST(test_comprehensions),
        TEST(test_strings),
        TEST(test_assignments),
        TEST(test_several_statements),
        TEST(test_branches_and_loops),
        TEST(test_functions_and_modules),
        TEST(test_words_and_extents),
        TEST(test_more_text_could_mend_it),
        TEST(test_wrong_text_is_not_incomplete),
        TEST(test_errors_in_strings),
        TEST(test_nesting),
        TEST(test_a_megabyte_of_brackets),
        TEST(test_long_is_not_deep),
        TEST(test_statements_come_one_by_one),
    };
    return cmocka_run_group_tests_name("parse", tests, NULL, NULL);
}
