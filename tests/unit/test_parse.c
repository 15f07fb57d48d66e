/*
 * test_parse.c: statements and expressions into trees, as tables of inputs. tree_printer.h defines
 * the notation. test_parse_command.c tests commands, test_parse_errors.c tests errors.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse_fixture.h"

/* ---- expressions ---- */

static void test_atoms_parse(void **state)
{
    static const Row rows[] = {
        {"3", "3"},
        {"3.0", "3.0"},
        {"1_000", "1000"},
        {"9223372036854775807", "9223372036854775807"},
        {"9223372036854775808", "9.223372036854776e+18"},
        {"'a'", "\"a\""},
        {"true", "true"},
        {"False", "false"},
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
        {"({})", "{}"},
        {"({1: a, 'b': [2],})", "{1 a \"b\" [2]}"},
        {"({\n1:\n{\n}\n,\n})", "{1 {}}"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_operators_bind_by_precedence(void **state)
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
        {"+a - +b", "(- a b)"},
        {"-a * b", "(* (- a) b)"},
        {"a - -b", "(- a (- b))"},
        {"--a", "(- (- a))"},
        {"~a ** -~b", "(~ (** a (- (~ b))))"},
        {"a | b ^ c & d << e + f", "(| a (^ b (& c (<< d (+ e f)))))"},
        {"a + b << c & d ^ e | f", "(| (^ (& (<< (+ a b) c) d) e) f)"},
        {"a & b == c | d", "(== (& a b) (| c d))"},
        {"a >> b >> c", "(>> (>> a b) c)"},
        {"a + b < c * d", "(< (+ a b) (* c d))"},
        {"a // b % c / d", "(/ (% (// a b) c) d)"},
        {"not a == b", "(not (== a b))"},
        {"not not a", "(not (not a))"},
        {"not a and b", "(and (not a) b)"},
        {"a and b or c and d", "(or (and a b) (and c d))"},
        {"a or b and c", "(or a (and b c))"},
        {"a in b + c", "(in a (+ b c))"},
        {"a not in b", "(not-in a b)"},
        {"a is nil", "(is a nil)"},
        {"a is not b and c", "(and (not (is a b)) c)"},
        {"is is is", "(is is is)"},
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

static void test_operators_associate(void **state)
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

static void test_calls_fields_and_elements_parse(void **state)
{
    static const Row rows[] = {
        {"f()", "(call f)"},
        {"f(a, b)", "(call f a b)"},
        {"\"\"\"a {b}\nc\"\"\"", "\"a {b}\nc\""},
        {"f'''a{b}'''", "(text \"a\" b)"},
        {"''''''", "\"\""},
        {"f(a, b,)", "(call f a b)"},
        {"f(a, k=b)", "(call f a k=b)"},
        {"f(*a)", "(call f *a)"},
        {"f(a, *b + c, k=d)", "(call f a *(+ b c) k=d)"},
        {"()", "[]"},
        {"(a,)", "[a]"},
        {"(a, (b, c),)", "[a [b c]]"},
        {"[(a, b) for a in c]", "(for [a b] (a in c))"},
        {"[a for a, (b, c) in d]", "(for a (a [b c] in d))"},
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
        {"x.in", "(. x in)"}, /* after a dot a reserved word is a name */
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_comprehensions_parse(void **state)
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
        {"({k: v for k, v in z if v})", "(for k: v (k v in z) (if v))"},
        {"[x for x in a or b]", "(for x (x in (or a b)))"},
        {"[x\nfor x in xs\nif x]", "(for x (x in xs) (if x))"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_strings_parse(void **state)
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

static void test_assignments_parse(void **state)
{
    static const Row rows[] = {
        {"a = 2", "(= a 2)"},
        {"a = b = 2.0", "(= a b 2.0)"},
        {"a, b = f()", "(= [a b] (call f))"},
        {"a, b = b, a", "(= [a b] [b a])"},
        {"a.x = xs[0] = 1", "(= (. a x) (index xs 0) 1)"},
        {"x2w2.grad = x1w1.grad = n.grad", "(= (. x2w2 grad) (. x1w1 grad) (. n grad))"},
        {"a, = xs", "(= [a] xs)"},
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

static void test_several_statements_parse_in_order(void **state)
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

static void test_branches_and_loops_parse(void **state)
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

static void test_functions_and_modules_parse(void **state)
{
    static const Row rows[] = {
        {"def f(x) = x**2", "(def f (x) {(return (** x 2))})"},
        {"def f(x, y=1) = x, y", "(def f (x y=1) {(return [x y])})"},
        {"def f() { return }", "(def f () {(return)})"},
        {"def f(\na,\nb,\n) {\nreturn a, b\n}", "(def f (a b) {(return [a b])})"},
        {"def f() { def g() = 1; return g }", "(def f () {(def g () {(return 1)}); (return g)})"},
        {"def f() {\n while a {\n return b } }", "(def f () {(while a {(return b)})})"},
        {"module M(n, k=true) { w = [1]; def forward(x) = x }",
         "(module M (n k=true) {(= w [1]); (def forward (x) {(return x)})})"},
        {"module M() { def f() { self.x = 1; return self.f() } }",
         "(module M () {(def f () {(= (. self x) 1); (return (call (. self f)))})})"},
        {"for (a, b) in c { }", "(for a b in c {})"},
        {"for a, (b, [c]) in d { }", "(for a [b [c]] in d {})"},
        {"for (a) in b { }", "(for a in b {})"},
        {"for (a,) in b { }", "(for [a] in b {})"},
        {"(a, b) = c", "(= [a b] c)"},
        {"[a, b] = c, d = e", "(= [a b] [c d] e)"},
        {"(a, b), c = d", "(= [[a b] c] d)"},
        {"if a { b } elif c { d } elif e { } else { f }",
         "(if a {b} {(if c {d} {(if e {} {f})})})"},
        {"elif = elif + 1", "(= elif (+ elif 1))"},
        {"pass", "nil"},
        {"if a { pass }; pass = pass + 1", "(if a {nil}); (= pass (+ pass 1))"},
        {"a: float = b", "(= a b)"},
        {"a.b: list[int, f(c)] = d = e", "(= (. a b) d e)"},
        {"a: \"b\"\nc", "nil; c"},
        {"def f(a: b, c: d[e, f] = 1, ) -> g[h] = a", "(def f (a c=1) {(return a)})"},
        {"def f(a) -> b { return a }", "(def f (a) {(return a)})"},
        {"module M() { def f(self) = 1; def g(self, a: b) = 2; def __call__(self) = 3 }",
         "(module M () {(def f () {(return 1)}); (def g (a) {(return 2)}); "
         "(def forward () {(return 3)})})"},
        {"import nn", "(import nn)"},
        {"import \"a b.mg\"", "(import \"a b.mg\")"},
        {"import a, b.c, d as e, f.g as h", "(import a b.c d=e f.g=h)"},
        {"from a.b import c, d as e", "(from a.b.c=c a.b.d=e)"},
        {"from a import (\nc as e,\nd,\n)", "(from a.c=e a.d=d)"},
        {"from a import *\nb", "(from a.*); b"},
        {"from = 3; as = from + as", "(= from 3); (= as (+ from as))"},
        {"%matplotlib inline # all; of it\na", "(magic ); a"},
        {"if a { \n %load b\n }\n%%x", "(if a {(magic )}); (magic )"},
        {"!pip install a b", "(magic )"},
        {"%time a = b", "(time (= a b))"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

/* ---- spans ---- */

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

static void test_spans_of_words_and_statements_are_recorded(void **state)
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

/* ---- one statement at a time ---- */

/* The offset after each statement, which the runner of checked scripts needs. */
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

static void test_statements_are_parsed_one_at_a_time(void **state)
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
        TEST(test_atoms_parse),
        TEST(test_operators_bind_by_precedence),
        TEST(test_operators_associate),
        TEST(test_calls_fields_and_elements_parse),
        TEST(test_comprehensions_parse),
        TEST(test_strings_parse),
        TEST(test_assignments_parse),
        TEST(test_several_statements_parse_in_order),
        TEST(test_branches_and_loops_parse),
        TEST(test_functions_and_modules_parse),
        TEST(test_spans_of_words_and_statements_are_recorded),
        TEST(test_statements_are_parsed_one_at_a_time),
    };
    return cmocka_run_group_tests_name("parse", tests, NULL, NULL);
}
