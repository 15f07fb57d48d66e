/*
 * random_program.h: random programs of sums, and of networks that learn. A program is a prelude
 * followed by lines. Each line fills a random form with random names, numbers and lists. Lines may
 * fail: errors are part of the comparison. Include it after <cmocka.h>.
 */
#ifndef RANDOM_PROGRAM_H
#define RANDOM_PROGRAM_H

#include <stdbool.h>
#include <stdint.h>
#include <string.h>

enum { NAMES = 6, LISTS = 3 };

typedef struct Program {
    uint32_t random;
    bool wild; /* contains infinite values and nan */
    char text[1 << 15];
    size_t len, line; /* start of the last line */
} Program;

static uint32_t pick(Program *p, uint32_t below)
{
    p->random ^= p->random << 13;
    p->random ^= p->random >> 17;
    p->random ^= p->random << 5;
    return p->random % below;
}

/* Adds text. "%v" is the name of a Value, "%l" of a list, "%n" a number, "%E" an expression, "%L" a
   list of expressions, "%%" a percent sign; the other letters are those of `words`. */
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

/* The texts that may replace a letter, up to the first NULL. */
static const struct Word {
    char letter;
    const char *texts[14];
} words[] = {
    {'i', {"1", "2", "3"}},
    {'m', {"m", "k", "h"}},
    {'A', {"\"relu\"", "\"tanh\"", "\"sigmoid\"", "\"linear\""}},
    {'O',
     {"SGD(%m.parameters(), lr=0.1)", "SGD(%m.parameters(), lr=0.5, momentum=0.9)",
      "Adam(%m.parameters(), lr=0.05)", "Adam(m.parameters() + k.parameters(), lr=0.1)"}},
    {'D',
     {"depth=%i", "fold=true", "group=true", "style=\"color\"", "depth=%i, style=\"color\"",
      "fold=true, style=\"color\"", "group=true, depth=%i", "fold=true, group=true"}},
    {'S', {"", "; o.step()", "; o.step()", "; for p in parameters(m) { p.data -= 0.1*p.grad }"}},
    {'Z', {"zero_grad", "zero_grad m", "o.zero_grad()", "k.zero_grad()"}},
    {'Q',
     {"hinge_loss(map(m, D), T)", "hinge_loss(map(m, D), T) + 0.01*l2(m)", "mse_loss(map(m, D), T)",
      "mse_loss(map(m, D[%i:]), T[%i:], reduction=\"sum\")",
      "mean([cross_entropy(k(p), q) for q, p in enumerate(D[1:])])", "cross_entropy(k(D[%i]), 1)",
      "softmax(k(D[0]))[1]", "h(D[%i])*%v", "h.other(D[%i]) + h(D[0])", "h.both(D[%i], %E)",
      "sum([relu(1 - q*m(p)) for p, q in zip(D, T)])", "mine(D[%i], %L, %v)",
      "hinge_loss([h(p) for p in D], T)", "hides(%l, D[0])"}},
};

static void put_word(Program *p, char letter)
{
    for (size_t i = 0; i < sizeof words / sizeof *words; i++)
        if (words[i].letter == letter) {
            uint32_t count = 0;
            while (count < sizeof words->texts / sizeof *words->texts && words[i].texts[count])
                count++;
            say(p, words[i].texts[pick(p, count)]);
            return;
        }
    fail_msg("no form %%%c", letter);
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
        case '%':
            put(p, "%");
            break;
        default:
            put_word(p, *form);
        }
    }
}

/* ---- programs of sums ---- */

static const char *const prelude =
    "let w = 0\n"
    "def f(p, q) = dot([p, 2, q], [q, p, 0.5], p)\n"
    "def look(p) { print p.op, len(p.prev)\nreturn p }\n"
    "def show(p) { for n in topo(p) { print n, n.op, n.label, len(n.prev) } }\n"
    "def deep(p) { while len(p.prev) > 0 { print p.op, p.grad, p.data\np = p.prev[-1] }\n"
    "return p }\n";

/* Lines that build graphs, then lines that inspect them, then lines that change them. */
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
    "time backward %v",
    "time topo %v",
    "print %v, %v.grad, %v.op, %v.label",
    "show(%v)",
    "deep(%v)",
    "print %v.prev",
    "print %v.prev[0].prev, %v.prev[0].op",
    "print %v.prev[-1].grad, %v.prev[-1].data",
    "print [n.grad for n in topo(%v)]",
    "print len(topo(%v))",
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

/* ---- programs that train ---- */

static const char *const training_prelude =
    "import nn\n"
    "let w = 0\n"
    "def f(p, q) = dot([p, 2, q], [q, p, 0.5], p)\n"
    "def look(p) { print p.op, len(p.prev)\nreturn p }\n"
    "S = sum; Z = zip; O = dot\n"
    "def mine(w, x, b) = sum([wi*xi for wi, xi in zip(w, x)], b)\n"
    "def hides(w, x) { sum = mean\nreturn sum([wi*xi for wi, xi in zip(w, x)]) }\n"
    "module Unit(nin) {\n"
    "    w = [uniform(-1, 1) for i in range(nin)]\n"
    "    w = [Value(p) for p in w]\n"
    "    b = 0.5\n"
    "    def forward(x) = tanh(sum([xi*wi for wi, xi in zip(w, x)], b))\n"
    "    def other(x) = sum([wi*xi for wi, xi in zip(self.w, x)])\n"
    "    def both(x, b) = dot(self.w, x, self.b) + dot(x, w, start=b)\n"
    "}\n";

static const char *const training_start =
    "random.seed(%i)\n"
    "m = MLP(2, [%i, 1], act=%A, out=%A); k = MLP(2, [%i, 3], act=%A); h = Unit(2); o = %O\n"
    "D = [[%v, %n], [%n, %n], [%v, %v], [%n, %v]]; T = [1, -1, 1, -1]\n";

static const char *const training_statements[] = {
    "%v = %Q",
    "a = %Q",
    "a = %Q; backward a; print a, [p.grad for p in m.parameters()]",
    "o = %O",
    "m = MLP(2, [%i, %i, 1], act=%A, out=%A); o = %O",
    "k = MLP(2, [%i, 3], act=%A); o = %O",
    "h = Unit(2); h.b = %v",
    "D[0] = [%E, %n]",
    "D = [[Value(%n), %v], [%n, %n], [%v, %n], [%v, Value(%n)]]",
    "for i in range(5) { a = %Q; %Z; backward a%S; print a }",
    "for i in range(5) { a = %Q; b = %Q; %Z; backward a; backward b%S; print a, b }",
    "a = %Q; for i in range(5) { forward a; %Z; backward a%S; print a }",
    ("a = %Q; b = %Q; for i in range(4) { forward a; forward b; %Z; backward a; backward b%S; "
     "print a, b }"),
    "a = %Q; b = a*%v; for i in range(4) { forward b; %Z; backward a%S; backward b; print a, b }",
    "a = %Q; for i in range(4) { D[0][0].data = i; D[2][1].data += 0.5; forward a; print a.data }",
    "a = %Q; for i in range(4) { forward a; %Z; backward a%S; if i == 2 { topo a } }",
    "a = %Q; for i in range(4) { forward a; b = a*%v; %Z; backward b%S; print a, b }",
    "a = %Q; p = m.parameters()[0]; p.data += 0.25; forward a; print a.data - a.prev[0].data",
    "time a = %Q",
    "time a = mine(D[%i], %l, %v)",
    "%v = %m(D[%i])",
    "%v = mine(%l, %l, %E)",
    "%v = mine(%L, %L, %v)",
    "%v = hides(%L, %l)",
    "%v = h.both(%L, %v)",
    "%v = dot(x=%L, w=%l)",
    "%v = dot(%l, x=%l, start=%v)",
    "%v = dot(%l, %l, begin=%v)",
    "%v = sum([wi*xi for wi, xi in zip(%l, %l, %l)], %v)",
    "%v = sum([xi*xi for wi, xi in zip(%l, %l)], %v)",
    "%v = sum([p*q for p, q in zip(%L, h.w)], h.b)",
    "%v = sum([p*q for p, q in zip(%l, %l)], [%v])",
    "sum = mean; %v = mine(%l, %l, 1); sum = S",
    "sum = %n; %v = mine(%l, %l, 1)",
    "def sum(p, q=0) = 2*p[0] + q; %v = mine(%l, %L, %v); sum = S; %v = mine(%l, %l, %v)",
    "def zip(p, q) = [[r, s] for r in p for s in q]; %v = mine(%l, %l, %v); zip = Z",
    "zip = enumerate; %v = mine(%l, %i, %v); zip = Z",
    "def dot(p, q, r=1.0) = S(p, r); %v = dot(%l, %l, %v) + dot(%l, %l); dot = O",
    "dot = mine; %v = dot(%l, %l, %v)",
    "dot = O; zip = O; %v = dot(%l, %l, %v); zip = Z; %v = mine(%l, %l, %v)",
    "sum = O; %v = mine(%l, %l, 1)",
    "sum = S; zip = Z; dot = O",
    "sum = S; zip = Z; dot = O",
    "draw a > g.svg",
    "draw a, %D > g.svg",
    "draw a, b, %D > g.svg",
    "draw %v, %D > g.svg",
    "draw %v, %D > g.dot",
    "draw %v, %D",
    "dot a, %D",
    "draw a, %D; draw a, %D > g.svg",
    "draw %v, frames=true > \"s-%%02d.svg\"",
    "print len(topo(a)), a, b",
    "print %m, [p.data for p in %m.parameters()]",
    "grad m.parameters()",
    "zero_grad %m",
    "zero_grad",
    "watch a.grad",
    "unwatch",
    "save %m > w.txt",
    "load h, \"w.txt\"",
    "print accuracy(map(m, D), T)",
};

/* ---- the two kinds ---- */

typedef struct Kind {
    const char *prelude, *start;
    const char *const *statements;
    uint32_t count;
} Kind;

#define STATEMENTS(of) of, sizeof(of) / sizeof *(of)

static const Kind sums = {prelude, "", STATEMENTS(statements)};
static const Kind training = {training_prelude, training_start, STATEMENTS(training_statements)};

static void say_start(Program *p, const Kind *kind)
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
    say(p, kind->start);
}

#endif
