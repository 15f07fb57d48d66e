/*
 * test_complete.c: the completions that mgrad_complete offers inside an unfinished text.
 *
 * In the tables '|' is the cursor. The text after it exists but is ignored.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>
#include <time.h>

#include <cmocka.h>

#include "session_fixture.h"

enum { MOST_OFFERED = 1 << 16 };

/* The result of one call, as " kind:text kind:text …". */
typedef struct Offered {
    char text[MOST_OFFERED];
    size_t size, count;
} Offered;

static Offered offered;

static void offered_put(void *to, const char *text, size_t size, const char *kind)
{
    Offered *o = to;
    o->count++;
    if (o->size + size + strlen(kind) + 3 < sizeof o->text)
        o->size += (size_t)sprintf(o->text + o->size, " %s:%.*s", kind, (int)size, text);
}

static size_t complete(const char *marked)
{
    char text[256];
    size_t at = strcspn(marked, "|");
    assert_true(strlen(marked) < sizeof text && marked[at]);
    snprintf(text, sizeof text, "%.*s%s", (int)at, marked, marked + at + 1);
    offered = (Offered){0};
    size_t start = mgrad_complete(m, text, strlen(text), at, offered_put, &offered);
    strcpy(offered.text + offered.size, " ");
    return start;
}

static bool offers(const char *candidate)
{
    char wanted[128];
    snprintf(wanted, sizeof wanted, " %s ", candidate);
    return strstr(offered.text, wanted);
}

/* A text, completions that it must offer and completions that it must not offer, each as
   "kind:text" separated by blanks. If the second list is empty, nothing else may be offered. */
typedef struct Row {
    const char *text, *with, *without;
} Row;

static size_t check_all(const char *text, const char *list, bool wanted)
{
    char copy[256];
    size_t count = 0;
    snprintf(copy, sizeof copy, "%s", list);
    for (char *word = strtok(copy, " "); word; word = strtok(NULL, " "), count++)
        if (offers(word) != wanted)
            fail_msg("%s: %s is %soffered among%s", text, word, wanted ? "not " : "", offered.text);
    return count;
}

static void check_rows(const Row *rows, size_t count)
{
    for (size_t i = 0; i < count; i++) {
        complete(rows[i].text);
        size_t wanted = check_all(rows[i].text, rows[i].with, true);
        if (rows[i].without)
            check_all(rows[i].text, rows[i].without, false);
        else if (offered.count != wanted)
            fail_msg("%s: offered%s", rows[i].text, offered.text);
    }
}

#define CHECK_ROWS(rows) check_rows(rows, sizeof(rows) / sizeof *(rows))

static void test_statements_are_completed_with_commands_and_names(void **state)
{
    static const Row rows[] = {
        {"|", "command:backward command:draw keyword:while keyword:let function:relu variable:loss",
         "keyword:and field:data command:_backward"},
        {"back|", "command:backward command:backstep", NULL},
        {"whi|le", "keyword:while", NULL},
        {"lo|",
         "variable:loss command:load function:log function:log1p function:log2 function:log10 "
         "function:lower",
         NULL},
        {"a = 2.0; dr|", "command:draw command:draw_dot", NULL},
        {"if loss { zer|", "command:zero_grad", NULL},
        {"a = 2.0\n  zer|", "command:zero_grad", NULL},
        {"time zer|", "command:zero_grad", NULL},
        {"imp|", "keyword:import", NULL},
    };
    (void)state;
    check_run("loss = 2.0", "");
    CHECK_ROWS(rows);
}

static void test_operands_are_completed_with_values_and_functions(void **state)
{
    static const Row rows[] = {
        {"x = |", "variable:loss function:relu module:math keyword:not function:topo",
         "command:backward command:draw function:draw keyword:while function:_fields"},
        {"x = lo|",
         "variable:loss function:log function:log1p function:log2 function:log10 function:lower",
         NULL},
        {"watch lo|",
         "variable:loss function:log function:log1p function:log2 function:log10 function:lower",
         NULL},
        {"backward lo|",
         "variable:loss function:log function:log1p function:log2 function:log10 function:lower",
         NULL},
        {"[lo|",
         "variable:loss function:log function:log1p function:log2 function:log10 function:lower",
         NULL},
        {"f(loss, lo|",
         "variable:loss function:log function:log1p function:log2 function:log10 function:lower",
         NULL},
        {"return lo|",
         "variable:loss function:log function:log1p function:log2 function:log10 function:lower",
         NULL},
        {"x = Neu|", "module:Neuron", NULL},
        {"x = twi|", "function:twice", NULL},
        {"x = _o|", "variable:_own", NULL},
    };
    (void)state;
    check_run("loss = 2.0; _own = 1.0; def twice(x) = 2*x\nmodule Neuron(n) { w = 1.0 }", "");
    CHECK_ROWS(rows);
}

static void test_operators_and_keywords_follow_an_operand(void **state)
{
    static const Row rows[] = {
        {"x a|", "keyword:and", NULL},
        {"f(x) |",
         "keyword:and keyword:or keyword:not keyword:in keyword:if keyword:else "
         "keyword:for",
         NULL},
        {"x = 1 if a e|", "keyword:else", NULL},
        {"f(x)|", "", NULL},
        {"3|", "", NULL},
    };
    (void)state;
    CHECK_ROWS(rows);
}

static void test_fields_are_completed_after_a_dot(void **state)
{
    static const Row rows[] = {
        {"a.|",
         "field:data field:grad field:label field:op field:prev function:tanh "
         "function:backward function:twice",
         "function:append function:grad variable:a function:uniform function:nothing"},
        {"a.da|", "field:data", NULL},
        {"(a*2).ta|", "function:tangent function:tan function:tanh function:taylor", NULL},
        {"print(a.gr|", "field:grad function:gradient", NULL},
        {"n.|",
         "field:w field:inner function:forward function:parameters function:zero_grad "
         "function:twice",
         "field:k field:data function:relu"},
        {"n.inner.|", "field:v", "field:w field:data"},
        {"n.w.da|", "field:data", NULL},
        {"xs.ap|", "function:append", NULL},
        {"xs.da|", "", NULL},
        {"table.|",
         "function:keys function:values function:items function:get function:pop function:copy",
         "function:append function:backward"},
        {"math.|", "function:exp variable:pi", "function:relu2 module:np field:data"},
        {"np.ran|", "module:random", NULL},
        {"np.random.se|", "function:seed", NULL},
        {"random.u|", "function:uniform", NULL},
    };
    (void)state;
    check_run("a = 2.0; xs = [1]; table = {'k': 1}; def twice(x) = 2*x\ndef nothing() = 3\n"
              "module Inner() { v = 1.0 }\n"
              "module Outer(k) {\nw = 2.0\ninner = Inner()\ndef forward(x) = w*x\n}\nn = Outer(3)",
              "");
    CHECK_ROWS(rows);
}

static void test_named_arguments_are_completed_inside_a_call(void **state)
{
    static const Row rows[] = {
        {"sum(xs, sta|", "parameter:start= function:startswith", NULL},
        {"sum(|", "parameter:xs= parameter:start= function:sum variable:xs", "parameter:w="},
        {"f(sum(xs), fac|", "parameter:factor=", NULL},
        {"f(1, [1, fac|", "", NULL},
        {"f(1, factor=fac|", "", NULL},
        {"xs.f(fac|", "parameter:factor=", NULL},
        {"xs.f(val|", "function:values", NULL},
        {"n.scale(fac|", "parameter:factor=", NULL},
        {"n(poi|", "parameter:point=", NULL},
        {"Model(siz|", "parameter:size=", NULL},
        {"print xs, se|", "parameter:sep= function:seed keyword:self", NULL},
        {"np.random.normal(lo|",
         "parameter:loc= function:log function:log1p function:log2 function:log10 function:lower",
         NULL},
        {"f(1) fac|", "", NULL},
    };
    (void)state;
    check_run("xs = [1]; def f(value, factor=2) = value\n"
              "module Model(size) {\ndef forward(point) = point\n"
              "def scale(factor) = factor\n}\nn = Model(1)",
              "");
    CHECK_ROWS(rows);
}

static void test_words_of_commands_are_completed(void **state)
{
    static const Row rows[] = {
        {"set |", "option:rankdir option:pictures option:numbers", NULL},
        {"set ra|", "option:rankdir", NULL},
        {"set rankdir |", "option:LR option:TB option:RL option:BT", NULL},
        {"set pictures o|", "option:on option:off", NULL},
        {"set numbers |", "option:values option:plain", NULL},
        {"set rankdir T|", "option:TB", NULL},
        {"set rankdir TB |", "", NULL},
        {"set nothing |", "", NULL},
        {"help ba|", "topic:backward topic:backstep topic:batches", NULL},
        {"help dra|", "topic:draw topic:drawing", NULL},
        {"help np.random.se|", "topic:np.random.seed", NULL},
        {"help Neu|", "topic:Neuron", NULL},
        {"?ba|", "topic:backward topic:backstep topic:batches", NULL},
        {"? ba|", "topic:backward topic:backstep topic:batches", NULL},
        {"help a b|", "", NULL},
        {"help = ta|", "function:tangent function:tan function:tanh function:taylor", NULL},
        {"history ba|", "", NULL},
        {"help; ze|", "command:zero_grad", NULL},
        {"x = \"\"\"a \n ta|", "", NULL},
        {"x = '''a {ta|", "function:tangent function:tanh function:tan function:taylor", NULL},
        {"x = \"\"\"{\"\"\"; bacs|", "", NULL},
        {"import numpy as m; np.random.se|", "function:seed", NULL},
        {"import |", "module:nn", NULL},
    };
    (void)state;
    CHECK_ROWS(rows);
}

static void test_file_names_are_completed(void **state)
{
    static const Row rows[] = {
        {"draw L > pic|", "file:pic", NULL},
        {"draw L > |", "file:", NULL},
        {"draw L >|", "file:", NULL},
        {"draw L, depth=3 > ../g/pi|", "file:../g/pi", NULL},
        {"draw L > \"m/pic|", "file:m/pic", NULL},
        {"import \"less|", "file:less", NULL},
        {"import 'less|", "file:less", NULL},
        {"run \"less|", "file:less", NULL},
        {"print \"less|", "", NULL},
        {"print L > ze|", "", NULL},
        {"draw f(a > ze|", "", NULL},
        {"draw L > g.svg; ze|", "command:zero_grad", NULL},
    };
    (void)state;
    CHECK_ROWS(rows);
}

static void test_nothing_is_completed_in_strings_and_comments(void **state)
{
    static const Row rows[] = {
        {"x = \"lo|", "", NULL},
        {"x = 'it|", "", NULL},
        {"print(\"loss {lo|",
         "variable:loss function:log function:log1p function:log2 function:log10 function:lower",
         NULL},
        {"print(\"{a} and {xs[lo|",
         "variable:loss function:log function:log1p function:log2 function:log10 function:lower",
         NULL},
        {"print(\"{loss.da|", "field:data", NULL},
        {"print(\"{loss:lo|", "", NULL},
        {"x = \"a\" + lo|",
         "variable:loss function:log function:log1p function:log2 function:log10 function:lower",
         NULL},
        {"x = 3 # lo|", "", NULL},
        {"x = 3 # a\nlo|",
         "variable:loss function:log function:log1p function:log2 function:log10 function:lower "
         "command:load",
         NULL},
        {"f(1, # lo|", "", NULL},
        {"def lo|", "", NULL},
        {"module lo|", "", NULL},
        {"2a|", "", NULL},
        {"$|", "", NULL},
        {"\xff|", "", NULL},
    };
    (void)state;
    check_run("loss = 2.0", "");
    CHECK_ROWS(rows);
}

static void test_names_that_hide_commands_are_completed_as_names(void **state)
{
    static const Row rows[] = {
        {"va|", "variable:vars function:values function:var", NULL},
        {"x = va|", "variable:vars function:values function:var", NULL},
        {"x = su|", "function:sum", NULL},
    };
    (void)state;
    check_run("vars = 2.0; def sum(x) = x", "");
    CHECK_ROWS(rows);
}

static void test_names_of_the_text_are_completed(void **state)
{
    static const Row rows[] = {
        {"def ff(alpha) {\nreturn al|", "local:alpha function:all", NULL},
        {"def ff(alpha, allowed=3) {\nal|", "local:alpha local:allowed function:all", NULL},
        {"def ff(alpha: float, beta: list = [1]) -> float {\nbet|", "local:beta", NULL},
        {"def ff(alpha) = alp|", "local:alpha", NULL},
        {"def ff(alpha) = alpha\nalp|", "", NULL},
        {"def ff(alpha) { return alpha }\nff|", "function:ff", NULL},
        {"def ff(alpha) { return alpha }\nalp|", "", NULL},
        {"def ff(alpha, beta=alp|", "", NULL},
        {"def ff(alpha, beta=[k_i for k_i in alpha]) {\nk_|", "", NULL},
        {"def outer(alpha) {\ndef inner(almost) {\nalp|", "local:alpha", NULL},
        {"def outer(alpha) {\ndef inner(alpine) = 3\nalp|", "local:alpha", NULL},
        {"if true {\nalpha = 2.0\nprint alp|", "local:alpha", NULL},
        {"if true {\nalpha = 2.0\n} else {\nalp|", "local:alpha", NULL},
        {"let alpha = 2.0; alp|", "local:alpha", NULL},
        {"alpha, (alps, alpine) = f(); alp|", "local:alpha local:alps local:alpine", NULL},
        {"alpha = alps = 3; alp|", "local:alpha local:alps", NULL},
        {"alpha: float = 3; alp|", "local:alpha", NULL},
        {"alpha += 1; alp|", "", NULL},
        {"f(alpha=1, alps); alp|", "", NULL},
        {"xs[alpha] = 3; alp|", "", NULL},
        {"print alpha, alps = 3; alp|", "", NULL},
        {"alpha == 3; alp|", "", NULL},
        {"for alpha in xs {\nalp|", "local:alpha", NULL},
        {"for alpha, (alps, alpine) in xs {\nalp|", "local:alpha local:alps local:alpine", NULL},
        {"for alpha in alp|", "local:alpha", NULL},
        {"for alpha in xs { print alpha }\nalp|", "local:alpha", NULL},
        {"[1 for alpha in xs if alp|", "local:alpha", NULL},
        {"sum(1 for alpha, alps in xs if alp|", "local:alpha local:alps", NULL},
        {"ys = [alpha for alpha in xs]; alp|", "", NULL},
        {"d = {1: alpha for alpha in xs if alp|", "local:alpha", NULL},
        {"d = {1: alpha for alpha in xs}; alp|", "", NULL},
        {"import numpy as alpha, math as alps; alp|", "local:alpha local:alps", NULL},
        {"from math import exp as alpha, alps; alp|", "local:alpha local:alps", NULL},
        {"from math import (alpha,\nalps)\nalp|", "local:alpha local:alps", NULL},
        {"import nn\nalp = asalpha\nalph|", "", NULL},
        {"def ff(alpha) {\nprint(\"{alp|", "local:alpha", NULL},
        {"def ff(alpha) {\nx = 3 # alp|", "", NULL},
        {"def ff(loss) {\nlo|",
         "local:loss function:log function:log1p function:log2 function:log10 function:lower "
         "command:load",
         NULL},
        {"def ff(loss) {\nloss.ta|", "function:tangent function:tan function:tanh function:taylor",
         NULL},
        {"def ff(loss) {\nloss.lay|", "", NULL},
        {"def ff(grad) {\ngrad|", "local:grad function:gradient", NULL},
        {"def ff(set) {\nset rank|", "", NULL},
        {"def ff(model) {\nmodel(poi|", "", NULL},
    };
    (void)state;
    check_run("module Model() {\nlayers = 3\ndef forward(point) = point\n}\n"
              "loss = Model(); model = Model()",
              "");
    CHECK_ROWS(rows);
}

static void test_fields_of_the_text_are_completed(void **state)
{
    static const Row rows[] = {
        {"module M(alpha) {\nw = alp|", "local:alpha", NULL},
        {"module M(alpha) {\nweight = 1.0\ndef forward(x) {\nreturn wei|", "local:weight", NULL},
        {"module M(alpha) {\nweight = 1.0\ndef forward(x) = self.|",
         "field:weight function:forward function:parameters function:zero_grad",
         "field:alpha field:data function:relu"},
        {"module M() {\ndef set_it(x) {\nself.value = x\n}\ndef get(x) = self.val|", "field:value",
         NULL},
        {"module M() {\ndef set_it(x) {\nself.value = x\n}\ndef get(x) = val|",
         "local:value function:values", NULL},
        {"module M() {\nfor i_th in xs { w = 1 }\nself.i_|", "", NULL},
        {"module M() {\nweight = 1.0\n}\nwei|", "", NULL},
        {"module M() {\nweight = 1.0\n}\nself.wei|", "", NULL},
        {"module MyModule() {\nweight = 1.0\n}\nMyM|", "module:MyModule", NULL},
    };
    (void)state;
    CHECK_ROWS(rows);
}

/* A pasted block. In quadratic time this would take minutes. */
static void test_very_many_names_of_the_text_are_completed(void **state)
{
    enum { LINES = 20000 };
    (void)state;
    char *text = malloc(LINES * 40);
    size_t size = 0;
    assert_non_null(text);
    for (int i = 0; i < LINES; i++)
        size += (size_t)sprintf(text + size, "name_%d = [k for k in xs]\n", i % (LINES / 2));
    size += (size_t)sprintf(text + size, "name_47");
    offered = (Offered){0};
    mgrad_complete(m, text, size, size, offered_put, &offered);
    assert_int_equal(offered.count, 111); /* 47, 470 to 479 and 4700 to 4799 */
    free(text);
}

/* The text after the cursor is ignored; the names before it are known, although nothing has run. */
static void test_a_cell_is_completed_in_its_middle(void **state)
{
    static const Row rows[] = {
        {"rate = 0.5\nratio = rate*2\nprint ra|\nrange_of = 3", "local:rate local:ratio",
         "local:range_of local:ra"},
        {"module Line() {\n    weight = 1.0\n    def forward(x) = we|ight*x\n}\nm = Line()",
         "local:weight", NULL},
        {"module Line() { w = 1.0 }\nm = Li|", "module:Line", NULL},
        {"def twice(x) {\n    return 2*x\n}\ntw|(3)", "function:twice", NULL},
        {"for step in range(3) {\n    print \"step {ste|} of {3}\"\n}", "local:step", NULL},
        {"total = 1\nprint \"a {total} b {tot|\"", "local:total", NULL},
        {"text = \"two {1} lines\"\nte|\n", "local:text", NULL},
        {"print \"\"\"a\n{re|}\n\"\"\"", "function:relu", "command:reset"},
        {"d = {\"a\": 1}\nbackw|", "command:backward", NULL},
        {"d = {\"a\": re|", "function:relu", "command:reset keyword:return"},
        {"f({1: 2}, ro|", "function:round", NULL},
        {"x = tanh(1).round(di|", "parameter:digits= function:dict", NULL},
        {"a = 2.0 # ba|ck\nb = 3.0", "", NULL},
        {"αβγ = 1\nβ = αβ|", "local:αβγ", NULL},
    };
    (void)state;
    CHECK_ROWS(rows);
}

static void test_the_next_line_is_indented(void **state)
{
    static const struct {
        const char *text;
        size_t blanks;
    } rows[] = {
        {"", 0},
        {"x = 1", 0},
        {"if 1 {", 4},
        {"if 1 {\n    x = 1\n", 4},
        {"if 1 {\n  for i in xs {\n", 6},
        {"if 1 {\n    x = 1\n} else {", 4},
        {"f([", 4},
        {"def f() {\n    return g(1,\n            2,", 8},
        {"def f() {\n    return g(1,\n            2)", 4},
        {"x = 1 +", 4},
        {"if 1 { }\nx = 1 and", 4},
        {"x = [1, 2]", 0},
        {"x = \"{\" + \"[\"", 0},
        {"x = 1 # {", 0},
        {"if 1 { print \"\"\"a\n", 0},
        {"}}", 0},
        {"αβ = (", 4},
    };
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        size_t blanks = mgrad_indent(m, rows[i].text, strlen(rows[i].text));
        if (blanks != rows[i].blanks)
            fail_msg("%s: %zu blanks", rows[i].text, blanks);
    }
}

static void test_completion_reports_where_the_word_starts(void **state)
{
    static const struct {
        const char *text;
        size_t start;
    } rows[] = {{"|", 0},
                {"x = lo|", 4},
                {"a.da|", 2},
                {"a.|", 2},
                {"draw L > g/p|", 9},
                {"import \"le|", 8},
                {"draw L > \"my pic|", 10},
                {"help ba|", 5},
                {"?ba|", 1},
                {"x = \"{lo|", 6}};
    (void)state;
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++)
        assert_int_equal(complete(rows[i].text), rows[i].start);
}

/* Ten thousand names are searched while a key is held down: far less than a second. */
static void test_completion_is_fast_with_many_names(void **state)
{
    (void)state;
    for (int i = 0; i < 10000; i++) {
        char text[64];
        snprintf(text, sizeof text, "let a_long_name_%d = %d", i, i);
        assert_int_equal(run(text), MGRAD_OK);
    }
    complete("x = a_long|");
    assert_int_equal(offered.count, 10000);
    complete("x = a_long_name_4711|");
    assert_string_equal(offered.text, " variable:a_long_name_4711 ");
    clock_t start = clock();
    for (int i = 0; i < 10; i++)
        complete("x = a_long_name_4711.da|");
    assert_true(clock() - start < CLOCKS_PER_SEC / 5);
}

static void test_completion_does_not_change_the_last_error(void **state)
{
    (void)state;
    check_error("x = d", 1, 5, "unknown name 'd'");
    complete("x = \"lo|");
    assert_string_equal(mgrad_error(m)->message, "unknown name 'd'");
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        TEST(test_statements_are_completed_with_commands_and_names),
        TEST(test_operands_are_completed_with_values_and_functions),
        TEST(test_operators_and_keywords_follow_an_operand),
        TEST(test_fields_are_completed_after_a_dot),
        TEST(test_named_arguments_are_completed_inside_a_call),
        TEST(test_words_of_commands_are_completed),
        TEST(test_file_names_are_completed),
        TEST(test_nothing_is_completed_in_strings_and_comments),
        TEST(test_names_that_hide_commands_are_completed_as_names),
        TEST(test_names_of_the_text_are_completed),
        TEST(test_fields_of_the_text_are_completed),
        TEST(test_very_many_names_of_the_text_are_completed),
        TEST(test_a_cell_is_completed_in_its_middle),
        TEST(test_the_next_line_is_indented),
        TEST(test_completion_reports_where_the_word_starts),
        TEST(test_completion_is_fast_with_many_names),
        TEST(test_completion_does_not_change_the_last_error),
    };
    return cmocka_run_group_tests_name("complete", tests, NULL, NULL);
}
