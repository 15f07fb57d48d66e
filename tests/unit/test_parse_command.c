/*
 * test_parse_command.c: the trees of commands, as in the chapter Commands of the language
 * reference.
 *
 * (do (call !word …)) is a command without parentheses. !word is the builtin even if the program
 * binds the name. parse_fixture.h lists the commands.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>

#include <cmocka.h>

#include "parse_fixture.h"

static void test_arguments_need_no_brackets(void **state)
{
    static const Row rows[] = {
        {"backward L", "(do (call !backward L))"},
        {"vars", "(do (call !vars))"},
        {"vars; vars\nvars", "(do (call !vars)); (do (call !vars)); (do (call !vars))"},
        {"print x, y", "(do (call !print x y))"},
        {"print x, sep=\"\"", "(do (call !print x sep=\"\"))"},
        {"print \"a\"", "(do (call !print \"a\"))"},
        {"print 3", "(do (call !print 3))"},
        {"print nil", "(do (call !print nil))"},
        {"print self.x", "(do (call !print (. self x)))"},
        {"print -a", "(do (call !print (- a)))"},
        {"print [1]", "(do (call !print [1]))"},
        {"print [1][0]", "(do (call !print (index [1] 0)))"},
        {"print not a", "(do (call !print (not a)))"},
        {"print a if b else c", "(do (call !print (if b a c)))"},
        {"print f(x) + 1", "(do (call !print (+ (call f x) 1)))"},
        {"grad a, w[0]", "(do (call !grad a (index w 0)))"},
        {"assert a == b, \"text\"", "(do (call !assert (== a b) \"text\"))"},
        {"if c { backward L }", "(if c {(do (call !backward L))})"},
        {"if c { vars }", "(if c {(do (call !vars))})"},
        {"def f() { print x; return x }", "(def f () {(do (call !print x)); (return x)})"},
        {"print a,\nb", "(do (call !print a b))"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_a_bracket_opens_a_call_or_an_expression(void **state)
{
    static const Row rows[] = {
        {"print(a)", "(do (call print a))"},
        {"print(\"a\", b)", "(do (call print \"a\" b))"},
        {"print (a, b)", "(do (call print a b))"},
        {"print()", "(do (call print))"},
        {"print (a + b) / 2", "(do (call !print (/ (+ a b) 2)))"},
        {"print(a + b) / 2", "(do (call !print (/ (+ a b) 2)))"},
        {"print (a).x", "(do (call !print (. a x)))"},
        {"print (a)[0]", "(do (call !print (index a 0)))"},
        {"print (a), b", "(do (call !print a b))"},
        {"print (a) if b else c", "(do (call !print (if b a c)))"},
        {"print (a); b", "(do (call print a)); b"},
        {"if c { print(a) }", "(if c {(do (call print a))})"},
        {"print(a,\nb)\nc", "(do (call print a b)); c"},
        {"backward(L)", "(do (call backward L))"},
        {"grad (a)", "(do (call grad a))"},
        {"assert (a) == b", "(do (call !assert (== a b)))"},
        {"assert (a or b) and c", "(do (call !assert (and (or a b) c)))"},
        {"topo(L)[0]", "(index (call topo L) 0)"},
        {"topo(L)", "(do (call topo L))"},
        {"topo (a)[0]", "(do (call !topo (index a 0)))"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_a_file_follows_a_greater_sign(void **state)
{
    static const Row rows[] = {
        {"draw L > g.svg", "(do (call !draw L file=\"g.svg\"))"},
        {"draw L >g.svg", "(do (call !draw L file=\"g.svg\"))"},
        {"draw L, depth=3 > \"my graph.svg\"", "(do (call !draw L depth=3 file=\"my graph.svg\"))"},
        {"draw a, b > ../g-1/x.dot; c", "(do (call !draw a b file=\"../g-1/x.dot\")); c"},
        {"draw L > g.svg # comment", "(do (call !draw L file=\"g.svg\"))"},
        {"draw(L, \"g.svg\")", "(do (call draw L \"g.svg\"))"},
        {"draw(L) > g.svg", "(do (call draw L file=\"g.svg\"))"},
        {"draw (L) > g.svg", "(do (call draw L file=\"g.svg\"))"},
        {"draw (a + b) > g.svg", "(do (call draw (+ a b) file=\"g.svg\"))"},
        {"draw (a) + b > g.svg", "(do (call !draw (+ a b) file=\"g.svg\"))"},
        {"draw f(a > b) > g.svg", "(do (call !draw (call f (> a b)) file=\"g.svg\"))"},
        {"draw xs[a > b] > g.svg", "(do (call !draw (index xs (> a b)) file=\"g.svg\"))"},
        {"draw (a > b)", "(do (call draw (> a b)))"},
        {"draw L > \"{name}.svg\"", "(do (call !draw L file=(text name \".svg\")))"},
        {"draw L > f'{name}.svg'", "(do (call !draw L file=(text name \".svg\")))"},
        {"draw L > fig.svg", "(do (call !draw L file=\"fig.svg\"))"},
        {"if c { draw L > g.svg}", "(if c {(do (call !draw L file=\"g.svg\"))})"},
        {"draw a >= b", "(do (call !draw (>= a b)))"},
        {"draw L > g.svg\nvars", "(do (call !draw L file=\"g.svg\")); (do (call !vars))"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_a_greater_sign_compares_in_other_commands(void **state)
{
    static const Row rows[] = {
        {"print a > b", "(do (call !print (> a b)))"},
        {"assert a > b", "(do (call !assert (> a b)))"},
        {"print(a) > b", "(do (call !print (> a b)))"},
        {"draw L > g.svg; a > b", "(do (call !draw L file=\"g.svg\")); (> a b)"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_word_arguments_are_not_evaluated(void **state)
{
    static const Row rows[] = {
        {"set rankdir TB", "(do (call !set \"rankdir\" \"TB\"))"},
        {"set  a \t b ; c", "(do (call !set \"a\" \"b\")); c"},
        {"set", "(do (call !set))"},
        {"help draw # that", "(do (call !help \"draw\"))"},
        {"help", "(do (call !help))"},
        {"help(draw)", "(do (call !help \"draw\"))"},
        {"help(\"draw\")", "(do (call !help \"draw\"))"},
        {"help 'draw'", "(do (call !help \"draw\"))"},
        {"help **", "(do (call !help \"**\"))"},
        {"help it's\nx", "(do (call !help \"it's\")); x"},
        {"help while", "(do (call !help \"while\"))"},
        {"set = 3", "(= set 3)"},
        {"help += 1", "(+= help 1)"},
        {"help == 3", "(do (call !help \"==\" \"3\"))"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_time_takes_a_statement(void **state)
{
    static const Row rows[] = {
        {"time f(x)", "(time (call f x))"},
        {"time x = 3", "(time (= x 3))"},
        {"time backward L", "(time (do (call !backward L)))"},
        {"time print a", "(time (do (call !print a)))"},
        {"time a; b", "(time a); b"},
        {"time = 3", "(= time 3)"},
        {"time.x", "(. time x)"},
        {"x = time", "(= x time)"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

/* The word of a command is an ordinary name elsewhere. */
static void test_command_words_are_names_inside_expressions(void **state)
{
    static const Row rows[] = {
        {"x = topo(L)", "(= x (call topo L))"},
        {"L.backward()", "(call (. L backward))"},
        {"f(print)", "(call f print)"},
        {"a + topo", "(+ a topo)"},
        {"topo + a", "(+ topo a)"},
        {"topo.x", "(. topo x)"},
        {"topo * 2", "(* topo 2)"},
        {"topo[0]", "(index topo 0)"},
        {"topo - 1", "(do (call !topo (- 1)))"},
        {"topo-1", "(- topo 1)"},
        {"topo and x", "(and topo x)"},
        {"topo == x", "(== topo x)"},
        {"topo in x", "(in topo x)"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_reserved_words_cannot_be_bound(void **state)
{
    static const Row rows[] = {
        {"grad = 3", "1:1: 'grad' is a command"},
        {"a = grad = 3", "1:5: 'grad' is a command"},
        {"let print = 3", "1:5: 'print' is a command"},
        {"a, draw = xs", "1:4: 'draw' is a command"},
        {"draw += 1", "1:1: 'draw' is a command"},
        {"def backward(x) = x", "1:5: 'backward' is a command"},
        {"def f(grad) = 1", "1:7: 'grad' is a command"},
        {"for print in xs { }", "1:5: 'print' is a command"},
        {"[print for print in xs]", "1:12: 'print' is a command"},
        {"module assert() { }", "1:8: 'assert' is a command"},
        {"module M() { def f() { grad = 3 } }", "1:24: 'grad' is a command"},
    };
    (void)state;
    check_errors(rows, ROWS(rows), DIAG_ERROR);
}

static void test_reserved_words_may_be_fields(void **state)
{
    static const Row rows[] = {
        {"module M() { grad = 3 }", "(module M () {(= grad 3)})"},
        {"module M() { def backward(x) = x }", "(module M () {(def backward (x) {(return x)})})"},
        {"a.grad = 3", "(= (. a grad) 3)"},
        {"a.grad += 3", "(+= (. a grad) 3)"},
        {"f(grad=3)", "(call f grad=3)"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

/* `w x` stays the command; any other use is the variable. */
static void test_a_bound_word_means_the_variable(void **state)
{
    static const Row rows[] = {
        {"topo = 1; topo", "(= topo 1); topo"},
        {"topo = 1; topo(x)", "(= topo 1); (call topo x)"},
        {"topo = 1; topo (x)", "(= topo 1); (call topo x)"},
        {"topo = 1; topo (x) + 1", "(= topo 1); (+ (call topo x) 1)"},
        {"topo = 1; topo[0]", "(= topo 1); (index topo 0)"},
        {"topo = 1; topo [0]", "(= topo 1); (index topo 0)"},
        {"topo = 1; topo - 1", "(= topo 1); (- topo 1)"},
        {"topo = 1; topo.x", "(= topo 1); (. topo x)"},
        {"topo = 1; topo L", "(= topo 1); (do (call !topo L))"},
        {"plot = 1; plot > 2", "(= plot 1); (> plot 2)"},
        {"plot = 1; plot(a) > 2", "(= plot 1); (> (call plot a) 2)"},
        {"plot = 1; plot L > 2", "(= plot 1); (do (call !plot L file=\"2\"))"},
        {"def vars() = 1; vars", "(def vars () {(return 1)}); vars"},
        {"let set = 1; set", "(let set 1); set"},
        {"set = 1; set(3)", "(= set 1); (call set 3)"},
        {"set = 1; set a b", "(= set 1); (do (call !set \"a\" \"b\"))"},
        {"time = 1; time", "(= time 1); time"},
        {"time = 1; time - 1", "(= time 1); (- time 1)"},
        {"time = 1; time x", "(= time 1); (time x)"},
        {"for vars in xs { vars }", "(for vars in xs {vars})"},
    };
    (void)state;
    check_trees(rows, ROWS(rows));
}

static void test_words_bound_in_an_earlier_text_stay_bound(void **state)
{
    (void)state;
    bound_before = intern_cstr(&names, "topo");
    parse_to_tree("topo - 1; vars");
    check_row("topo - 1; vars", "(- topo 1); (do (call !vars))");
    bound_before = 0;
    parse_to_tree("topo - 1");
    check_row("topo - 1", "(do (call !topo (- 1)))");
}

static void test_malformed_commands_are_errors(void **state)
{
    static const Row rows[] = {
        {"x = backward L",
         "1:14: a command inside an expression needs parentheses: write backward("},
        {"draw L >", "1:8: missing file name after '>'"},
        {"draw L > ; x", "1:8: missing file name after '>'"},
        {"draw L > g.svg x", "1:16: expected the end of the statement"},
        {"draw L > g.svg, h.svg", "1:17: expected the end of the statement"},
        {"print a b", "1:9: missing comma before"},
        {"print sep=\"\", a", "1:15: a positional argument cannot follow a named one"},
        {"print a, a=1, a=2", "1:15: duplicate argument 'a'"},
    };
    (void)state;
    check_errors(rows, ROWS(rows), DIAG_ERROR);
}

static void test_an_unfinished_text_is_incomplete(void **state)
{
    static const Row rows[] = {
        {"print a,", "1:9: expected an expression"},
        {"print a +", "1:10: expected an expression"},
        {"print(", "1:6: '(' was never closed"},
        {"print(a", "1:6: '(' was never closed"},
        {"print (a", "1:7: '(' was never closed"},
        {"print [a", "1:7: '[' was never closed"},
        {"draw f(", "1:7: '(' was never closed"},
        {"time", "1:5: "},
        {"if a { backward L", "1:6: '{' was never closed"},
    };
    (void)state;
    check_errors(rows, ROWS(rows), DIAG_INCOMPLETE);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_arguments_need_no_brackets),
        TEST(test_a_bracket_opens_a_call_or_an_expression),
        TEST(test_a_file_follows_a_greater_sign),
        TEST(test_a_greater_sign_compares_in_other_commands),
        TEST(test_word_arguments_are_not_evaluated),
        TEST(test_time_takes_a_statement),
        TEST(test_command_words_are_names_inside_expressions),
        TEST(test_reserved_words_cannot_be_bound),
        TEST(test_reserved_words_may_be_fields),
        TEST(test_a_bound_word_means_the_variable),
        TEST(test_words_bound_in_an_earlier_text_stay_bound),
        TEST(test_malformed_commands_are_errors),
        TEST(test_an_unfinished_text_is_incomplete),
    };
    return cmocka_run_group_tests_name("parse_command", tests, NULL, NULL);
}
