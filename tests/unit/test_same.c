/*
 * test_same.c: a program cannot tell how its sums are recorded. Random programs run in two
 * sessions, one of which records every sum as all its nodes at once; after each line both must have
 * said the same, byte for byte.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "session_fixture.h"

enum { FOLDED, UNFOLDED, NAMES = 6, LISTS = 3 };

static World worlds[2];
static Mgrad *sessions[2];

/* ---- two sessions ---- */

static void forget_said(World *of)
{
    memset(of->printed, 0, sizeof of->printed);
    of->noted[0] = of->written_path[0] = of->written[0] = of->rendered[0] = 0;
}

static void start_both(MgradOptions options)
{
    for (int i = 0; i < 2; i++) {
        Host host = host_of(&worlds[i]);
        worlds[i].files[0][0] = "w.txt";
        worlds[i].files[0][1] = "# mgrad weights: 2 numbers\n1.5\n-2\n";
        options.unfolded = i == UNFOLDED;
        mgrad_free(sessions[i]);
        sessions[i] = mgrad_new(&host, &options);
        assert_non_null(sessions[i]);
    }
}

static void check_same_text(const char *what, const char *folded, const char *unfolded,
                            const char *program)
{
    if (strcmp(folded, unfolded) == 0)
        return;
    /* cmocka's own messages are cut off */
    fprintf(stderr, "%s\n---- folded:\n%s\n---- unfolded:\n%s\n", program, folded, unfolded);
    fail_msg("%s differs", what);
}

/* Runs a line in both; `program` is all that ran, to be shown when they differ. */
static void run_both(const char *line, const char *program)
{
    MgradStatus status[2];
    for (int i = 0; i < 2; i++) {
        forget_said(&worlds[i]);
        status[i] = mgrad_run(sessions[i], "<program>", line, strlen(line));
    }
    check_same_text("what is printed", worlds[0].printed, worlds[1].printed, program);
    check_same_text("what is noted", worlds[0].noted, worlds[1].noted, program);
    check_same_text("the file", worlds[0].written, worlds[1].written, program);
    check_same_text("the name of the file", worlds[0].written_path, worlds[1].written_path,
                    program);
    check_same_text("the picture", worlds[0].rendered, worlds[1].rendered, program);
    if (status[0] == MGRAD_ERROR || status[1] == MGRAD_ERROR)
        check_same_text("the error", mgrad_error(sessions[0])->text, mgrad_error(sessions[1])->text,
                        program);
    if (status[0] != status[1])
        fail_msg("%s\n---- status %d, unfolded %d", program, (int)status[0], (int)status[1]);
}

static int teardown_both(void **state)
{
    (void)state;
    for (int i = 0; i < 2; i++) {
        mgrad_free(sessions[i]);
        sessions[i] = NULL;
    }
    return 0;
}

/* ---- random programs ---- */

typedef struct Program {
    uint32_t random;
    bool wild; /* has infinite numbers, and what is no number */
    char text[1 << 15];
    size_t len, line; /* where the last line begins */
} Program;

static uint32_t pick(Program *p, uint32_t below)
{
    p->random ^= p->random << 13;
    p->random ^= p->random >> 17;
    p->random ^= p->random << 5;
    return p->random % below;
}

/* Adds text; "%v" is a name of a Value, "%l" of a list, "%n" a number, "%E" an expression, "%L" a
   list of them. */
static void say(Program *p, const char *form);

static void put(Program *p, const char *text)
{
    size_t size = strlen(text);
    assert_true(p->len + size < sizeof p->text);
    memcpy(p->text + p->len, text, size + 1);
    p->len += size;
}

static void put_number(Program *p)
{
    static const char *const numbers[] = {"0",      "0.5",    "-1.5", "2",     "3.0",   "-0.0",
                                          "1",      "0.25",   "-2",   "1e308", "1e200", "-1e308",
                                          "5e-324", "1e-170", "inf",  "-inf",  "nan"};
    put(p, numbers[pick(p, p->wild ? sizeof numbers / sizeof *numbers : 9)]);
}

static void put_expression(Program *p)
{
    static const char *const forms[] = {
        "%v",          "%v",          "%v",        "%v",       "%n",          "%v*%v",
        "%v + %n",     "%v - %v",     "tanh(%v)",  "relu(%v)", "sum(%l)",     "dot(%l, %l)",
        "sum(%L, %v)", "exp(%v)",     "%v**2",     "look(%v)", "%v/%v",       "-%v",
        "mean(%l)",    "max(%v, %v)", "f(%v, %v)", "%l[0]",    "sigmoid(%v)", "dot(%L, %l, %E)"};
    say(p, forms[pick(p, p->len - p->line > 200 ? 5 : sizeof forms / sizeof *forms)]);
}

static void put_list(Program *p)
{
    static const char *const odd[] = {"\"a\"", "nil", "[%v]", "[]"};
    uint32_t count = pick(p, 5);
    put(p, "[");
    for (uint32_t i = 0; i < count; i++) {
        if (i)
            put(p, ", ");
        say(p, p->wild && pick(p, 40) == 0 ? odd[pick(p, 4)] : "%E");
    }
    put(p, "]");
}

static void say(Program *p, const char *form)
{
    for (; *form; form++) {
        char text[3] = {form[0], 0, 0};
        if (*form != '%') {
            put(p, text);
            continue;
        }
        switch (*++form) {
        case 'v':
            put(p, (char[]){(char)('a' + pick(p, NAMES)), 0});
            break;
        case 'l':
            put(p, (char[]){(char)('x' + pick(p, LISTS)), 0});
            break;
        case 'n':
            put_number(p);
            break;
        case 'E':
            put_expression(p);
            break;
        case 'L':
            put_list(p);
            break;
        default:
            fail_msg("no form %%%c", *form);
        }
    }
}

static const char *const prelude =
    "let w = 0\n"
    "def f(p, q) = dot([p, 2, q], [q, p, 0.5], p)\n"
    "def look(p) { print p.op, len(p.prev)\nreturn p }\n"
    "def show(p) { for n in topo(p) { print n, n.op, n.label, len(n.prev) } }\n"
    "def deep(p) { while len(p.prev) > 0 { print p.op, p.grad, p.data\np = p.prev[-1] }\n"
    "return p }\n";

/* What makes graphs, then what looks at them, then what changes them. */
static const char *const statements[] = {
    "%v = %n",
    "%v = Value(%n)",
    "%v = %E",
    "%v = %E",
    "%v = %E * %E",
    "%v = dot(%l, %l)",
    "%v = dot(%l, %l, %E)",
    "%v = dot(%L, %L, start=%E)",
    "%v = dot(start=%E, x=%l, w=%l)",
    "%v = dot([%v, %v, %n], [%v, %n, %v], %E)",
    "%v = dot([%v, %n, %v], [%n, %v, %n], %n)",
    "%v = sum(%l)",
    "%v = sum(%L, %E)",
    "%v = mean([%E, %E])",
    "%v = sum([%v, %v, %v])",
    "%v = sum([%v, %v], %v)",
    "%v = sum([wi*xi for wi, xi in zip(%l, %l)], %E)",
    "%v = sum([wi*xi for wi, xi in zip(%L, %l)], start=%n)",
    "%v = sum([(p - q)**2 for p, q in zip(%l, %l)])",
    "%v = sum([p*q for p in %l for q in %l])",
    "%v = sum([sum(%l), dot(%l, %l), %v], dot(%l, %l, %v))",
    "%l = %L",
    "%l = [%v, %v]",
    "%l = [%v, %v, %n]",
    "%l = [%n, %n]",
    "%l = [%v, %v]",
    "%l = [%v + 0, dot(%l, %l)]",
    "for i in range(40) { %v = dot(%l, %l, %v) }",
    "for i in range(3) { let w = w + i; %v = sum(%L, %E); backward %v; %v.data -= 0.1*%v.grad }",
    "for i in range(60) { %l = [%v*1.01 + 0, %v]; %v = dot(%l, %l, 0.5) }",
    "for i in range(20) { %v = dot([%v, %v], [%v, i], %v); deep(%v) }",
    "for k in range(9) { x = [dot(x, x), %v]; if k in [3, 7] { topo x[0] } }",
    "time %v = dot(%l, %l, %E)",
    "time { %v = sum(%L); backward %v }",
    "time for i in range(5) { %v = f(%v, %v); topo %v }",
    "print %v, %v.grad, %v.op, %v.label",
    "show(%v)",
    "deep(%v)",
    "print %v.prev",
    "print %v.prev[0].prev, %v.prev[0].op",
    "print %v.prev[-1].grad, %v.prev[-1].data",
    "print [n.grad for n in topo(%v)]",
    "print len(topo %v)",
    "topo %v",
    "topo(root=%v)",
    "draw %v",
    "draw %v, %v",
    "draw %v > g.dot",
    "draw %v > g.svg",
    "draw(%v, file=\"h.dot\")",
    "dot %v",
    "dot(file=\"g.dot\", w=%v)",
    "dot %v > d.dot",
    "grad %v, %v",
    "grad %l",
    "print %l",
    "parameters(%l)",
    "print %v == %v, %v in %l, %l",
    "%v",
    "watch %v.grad",
    "watch len(topo(%v))",
    "unwatch",
    "backward %v",
    "backward %v",
    "backward %v; backward %v",
    "zero_grad; backward %v; print %v.grad",
    "%v.backward(); print a.grad, b.grad, c.grad, d.grad, e.grad, f.grad",
    "forward %v",
    "forward %v; print %v",
    "%v.data = %n",
    "%v.data = 0",
    "%v.data = %n; forward %v; backward %v",
    "%v.data += 0.125; forward %v; print %v.data",
    "%v.data = 1e308; %v.data = 1e308; forward %v",
    "%v = dot(%l, %l); %v.data = 1.0",
    "%v.grad = %n",
    "%v.grad = 1.0; backstep %v; print %v.grad",
    "%v._backward()",
    "for n in reversed(topo(%v)) { backstep n }",
    "%v.prev[0].data = %n; forward %v",
    "%v.prev[-1].grad = %n",
    "%v.prev[-1].label = \"h\"",
    "%v.prev[1].data = %n; %v.data = %n; forward %v",
    "%v = %v.prev[0]",
    "%v = deep(%v); %v.data = %n",
    "%l = %v.prev",
    "%l = topo(%v)",
    "%v.label = \"r\"",
    "zero_grad",
    "zero_grad %v",
    "zero_grad %l",
    "save %l > s.txt",
    "load %l, \"w.txt\"",
    "%l.append(%E)",
    "%l[0] = %E",
    "for i in range(4) { if %v < 3 { %v = dot([%v], [1.5], 1); %v.data += 1 } }",
    "if %v > %v { print \"larger\" } else { %v = %v + sum(%l) }",
    "module M(p) { q = dot(%l, %l, p)\ndef forward(r) = dot([q, r], [r, q]) }; %v = M(%v)(%v)",
};

static void say_start(Program *p)
{
    for (int i = 0; i < NAMES; i++) {
        char name[] = {(char)('a' + i), ' ', '=', ' ', 0};
        put(p, name);
        say(p, "%n * 1.0; ");
        put(p, name);
        say(p, "Value(%n)\n");
    }
    for (int i = 0; i < LISTS; i++) {
        put(p, (char[]){(char)('x' + i), ' ', '=', ' ', 0});
        say(p, "[%v, %v, %n]\n");
    }
}

static void run_program(uint32_t seed, MgradOptions options)
{
    static Program p;
    p = (Program){.random = seed * 2654435761u | 1, .wild = seed % 3 == 0};
    options.interactive = seed % 2;
    start_both(options);
    put(&p, prelude);
    say_start(&p);
    run_both(p.text, p.text);
    for (uint32_t i = 0; i < 25; i++) {
        p.line = p.len;
        say(&p, statements[pick(&p, sizeof statements / sizeof *statements)]);
        put(&p, "\n");
        run_both(p.text + p.line, p.text);
    }
    run_both("for r in [a, b, c, d, e, f, x, y, z] { print r }\nw", p.text);
    for (char name = 'a'; name < 'a' + NAMES; name++)
        run_both((char[]){'d', 'o', 't', ' ', name, 0}, p.text);
}

static uint32_t programs(uint32_t otherwise)
{
    const char *count = getenv("MGRAD_PROGRAMS");
    return count ? (uint32_t)strtoul(count, NULL, 10) : otherwise;
}

static void test_random_programs(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= programs(300); seed++)
        run_program(seed, (MgradOptions){0});
}

/* Few nodes are allowed: collections happen often, and errors where the graph is full. */
static void test_random_programs_with_few_nodes(void **state)
{
    (void)state;
    for (uint32_t seed = 1; seed <= programs(300); seed++)
        run_program(seed ^ 0x5A5A00, (MgradOptions){.max_nodes = 60 + seed % 7 * 90});
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_teardown(test_random_programs, teardown_both),
        cmocka_unit_test_teardown(test_random_programs_with_few_nodes, teardown_both),
    };
    return cmocka_run_group_tests_name("same", tests, NULL, NULL);
}
