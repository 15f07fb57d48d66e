/*
 * test_session_interrupt.c: an interrupt at any moment of a long builtin stops it soon, and the
 * session stays usable.
 *
 * A timer sets the stop flag while a statement runs, at moments that differ from round to round. No
 * statement ends by itself. The delay is measured from the moment when the flag was set.
 */
#define _XOPEN_SOURCE 700 /* setitimer */
#include <setjmp.h>
#include <signal.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/time.h>
#include <time.h>

#include <cmocka.h>

#include "session/mgrad.h"

static volatile sig_atomic_t stop;
static volatile double stopped_at;

static double now(void)
{
    struct timespec time;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time);
    return (double)time.tv_sec + (double)time.tv_nsec / 1e9;
}

static void on_alarm(int signal)
{
    (void)signal;
    stopped_at = now();
    stop = HOST_INTERRUPT;
}

static void drop(void *ctx, const char *text, size_t size)
{
    (void)ctx, (void)text, (void)size;
}

/* Large files: of numbers, of one long row, and of one field in quotes. */
static bool read_rows(void *ctx, const char *path, HostSink bytes, HostSink message)
{
    (void)ctx, (void)message;
    bool is_wide = strcmp(path, "wide.csv") == 0, is_field = strcmp(path, "field.csv") == 0;
    if (is_field)
        bytes.put(bytes.to, "\"", 1);
    for (int i = 0; i < 4000000; i++)
        bytes.put(bytes.to,
                  is_wide    ? "1.5,2.5,3.5,"
                  : is_field ? "words, words"
                             : "1.5,2.5,3.5\n",
                  12);
    bytes.put(bytes.to, is_field ? "\"" : "1", 1);
    return true;
}

static bool write_nothing(void *ctx, const char *path, const char *bytes, size_t size,
                          HostSink message)
{
    (void)ctx, (void)path, (void)bytes, (void)size, (void)message;
    return true;
}

static const char prepare[] =
    "seed(1)\n"
    "let numbers = [(i*7919) % 1000003 for i in range(1500000)]\n"
    "let twins = [[i % 3, i] for i in range(200000)]\n"
    "let words = [\"w{i}\" for i in range(200000)]\n"
    "let text = \"a\" * 3000000\n"
    "let accents = \"ab€é\" * 700000\n"
    "let blanks = \" \" * 30000000\n"
    "def noise(x) = random.random() - 0.5\n"
    "a = 1.0; L = a\n"
    "for i in range(1500000) { L = L*a + 0.0 }\n"
    "u = 1.0; v = 2.0; S = u*v + v\n"
    "leaf = 2.0; K = leaf\n"
    "for i in range(20000) { K = K*leaf*0.5 }\n"
    "backward K; K.data = 5.0\n"
    "let before = [leaf.data, leaf.grad, K.data, K.grad]\n"
    "let values = [Value(i) for i in range(500000)]\n"
    "let shared = []\n"
    "let other = []\n"
    "for i in range(45) { let shared = [shared, shared]; let other = [other, other] }\n";

static const char *const statements[] = {
    "while true { sorted(numbers) }",
    "while true { sorted(numbers, reverse=true) }",
    "while true { sorted(twins) }",
    "while true { sorted(words) }",
    "while true { sort(numbers, key=abs) }",
    "while true { sum(numbers) }",
    "while true { mean(numbers) }",
    "while true { max(numbers) + min(numbers) + argmax(numbers) }",
    "while true { dot(numbers, numbers) }",
    "while true { let x = numbers + numbers }",
    "while true { let x = numbers*3 }",
    "while true { let x = text*7 }",
    "while true { let x = numbers[1:] }",
    "while true { reversed(numbers); list(numbers) }",
    "while true { zip(numbers, numbers) }",
    "while true { enumerate(numbers) }",
    "while true { range(20000000) }",
    "while true { linspace(0, 1, 20000000); arange(0, 10000000) }",
    "while true { let x = [0]*20000000; x.reverse() }",
    "while true { let x = [a]*5000000; sum(x); dot(x, x) }",
    "while true { any([0]*20000000); all([1]*20000000) }",
    "while true { -5 in numbers }",
    "while true { \"aaaaaaaaab\" in text }",
    "while true { numbers == list(numbers) }",
    "while true { numbers < list(numbers) }",
    "while true { shared == other; shared < other }",
    "while true { twins == [[i % 3, i] for i in range(200000)] }",
    "print shared",
    "str(shared)",
    "while true { str(numbers) }",
    "while true { print numbers }",
    "while true { join(\", \", words*20) }",
    "while true { let x = \"{numbers} {numbers}\" }",
    "while true { list(text) }",
    "while true { let x = \"x\"*100000000 }",
    "while true { let x = \"é\"*50000000 }",
    "while true { let x = blanks + blanks; x == blanks + blanks }",
    "while true { for c in accents {} }",
    "while true { list(accents); reversed(accents) }",
    "while true { let x = accents[1:]; x.find(\"z\") }",
    "while true { (text + \"b\") in (text*2); (\"b\" + text) in (text*2) }",
    "while true { text.split(\"a\"); accents.split() }",
    "while true { text.replace(\"a\", \"bb\"); text.replace(\"\", \"-\") }",
    "while true { blanks.strip(); text.strip(accents + text) }",
    "while true { text.upper(); accents.lower() }",
    "while true { text.count(\"a\"); accents.count(\"é\") }",
    "while true { str([blanks, accents]) }",
    "while true { let x = {blanks: 1} == {blanks: 2} }",
    "while true { float(\"1\"*1000000); int(\"0\"*1000000) }",
    "while true { \"none\" in words }",
    "while true { \"zz\".startswith(words) }",
    "while true { dict(twins); let d = {i: i for i in range(1000000)} }",
    "while true { np.array(twins) }",
    "while true { np.zeros((1000, 10000)) }",
    "while true { random.choices(accents, k=1000000) }",
    "while true { std(numbers); median(numbers) }",
    "while true { numbers.copy(); numbers.count(-1) }",
    "while true { read_csv(\"wide.csv\") }",
    "while true { read_csv(\"field.csv\", text=true, header=false) }",
    "while true { read_lines(\"endless.csv\") }",
    "while true { write_lines(\"words.txt\", words*10) }",
    "while true { save twins > twins.txt }",
    "while true { save [blanks, shared] > blanks.txt }",
    "while true { boundary noise, [[0, 0], [1, 1]], grid=300 }",
    "while true { landscape S, u, v, grid=500 }",
    "while true { track u, v }",
    "while true { make_moons(1000000, noise=0.1) }",
    "while true { make_circles(1000000) }",
    "while true { make_blobs(1000000) }",
    "while true { make_blobs(10, n_features=10000000) }",
    "while true { randn(1000, 10000) }",
    "while true { permutation(10000000) }",
    "while true { np.random.shuffle(numbers) }",
    "while true { shuffled(numbers); sample(numbers, 500000) }",
    "while true { np.random.choice(numbers, 1000000) }",
    "while true { read_csv(\"endless.csv\") }",
    "while true { map(abs, numbers) }",
    "while true { filter(isnan, numbers) }",
    "while true { backward L }",
    "while true { forward L }",
    "while true { check L }",
    "while true { check K }",
    "while true { topo L }",
    "while true { dot L > large.dot }",
    "while true { draw L }",
    "while true { plot numbers }",
    "while true { scatter twins }",
    "while true { vars }",
    "while true { zero_grad values }",
    "while true { grad values }",
    "while true { save values > values.txt }",
    "while true { sum(values) }",
    "while true { dot(values, values) }",
    "def fib(n) = fib(n - 1) + fib(n - 2) if n > 1 else n; fib(80)",
};

enum { STATEMENTS = sizeof statements / sizeof *statements };

static void set_alarm(double seconds)
{
    struct itimerval timer = {.it_value = {.tv_sec = 0, .tv_usec = (suseconds_t)(seconds * 1e6)}};
    setitimer(ITIMER_REAL, &timer, NULL);
}

static MgradStatus run(Mgrad *m, const char *text)
{
    return mgrad_run(m, "<test>", text, strlen(text));
}

/* Seconds from the flag to the statement's end. */
static double interrupt(Mgrad *m, const char *statement, double after)
{
    stopped_at = 0.0;
    set_alarm(after);
    MgradStatus status = run(m, statement);
    double end = now();
    if (status != MGRAD_INTERRUPTED)
        fail_msg("%s: %s", statement, mgrad_error(m)->text);
    assert_int_equal(stop, HOST_GO_ON);
    return end - stopped_at;
}

/* Check that the session still works. */
static void check_session(Mgrad *m, const char *statement)
{
    static const char check[] = "assert len(numbers) == 1500000 and len(values) == 500000\n"
                                "assert len(text) == 3000000 and a.data == 1.0\n"
                                "assert before == [leaf.data, leaf.grad, K.data, K.grad]\n"
                                "b = a*a; backward b; assert b.grad == 1.0\n";
    if (run(m, check) != MGRAD_OK)
        fail_msg("after %s: %s", statement, mgrad_error(m)->text);
}

static double limit_seconds(void)
{
    const char *given = getenv("MGRAD_INTERRUPT_LIMIT");
    return given ? strtod(given, NULL) : 1.0; /* the sanitizers are slow */
}

static int rounds(void)
{
    const char *given = getenv("MGRAD_INTERRUPT_ROUNDS");
    return given ? atoi(given) : 1;
}

static void test_every_builtin_stops_soon(void **state)
{
    (void)state;
    const Host host = {
        .print = drop, .stop = &stop, .read_file = read_rows, .write_file = write_nothing};
    Mgrad *m = mgrad_new(&host, NULL);
    const struct sigaction action = {.sa_handler = on_alarm};
    sigaction(SIGALRM, &action, NULL);
    if (run(m, prepare) != MGRAD_OK)
        fail_msg("%s", mgrad_error(m)->text);
    uint32_t random = 1;
    double worst = 0.0;
    for (int i = 0; i < rounds() * STATEMENTS; i++) {
        const char *statement = statements[i % STATEMENTS];
        random = random * 1664525u + 1013904223u;
        double took = interrupt(m, statement, 0.002 + (random >> 8) * 0.1 / (1 << 24));
        if (getenv("MGRAD_INTERRUPT_SHOW"))
            printf("# %6.1f ms  %s\n", took * 1e3, statement);
        if (took > limit_seconds())
            fail_msg("%s took %.0f ms to stop", statement, took * 1e3);
        worst = took > worst ? took : worst;
        check_session(m, statement);
    }
    mgrad_free(m);
    printf("# %d interruptions, the slowest heard after %.0f ms\n", rounds() * STATEMENTS,
           worst * 1e3);
}

int main(void)
{
    const struct CMUnitTest tests[] = {cmocka_unit_test(test_every_builtin_stops_soon)};
    return cmocka_run_group_tests_name("session_interrupt", tests, NULL, NULL);
}
