/*
 * fit.cpp: values in both directions, in C++. A program in mg fits a line to the numbers of a
 * vector. It asks a function of this file for the size of each step.
 *
 *     c++ fit.cpp $(pkg-config --cflags --libs mgrad-host) -o fit && ./fit
 */
#include <mgrad-host.h>

#include <cstdio>
#include <cstring>
#include <memory>
#include <vector>

struct Release {
    void operator()(MgradValue *value) const
    {
        mgrad_release(value);
    }
    void operator()(Mgrad *session) const
    {
        mgrad_free(session);
    }
    void operator()(MgradHost *host) const
    {
        mgrad_host_free(host);
    }
};
using Value = std::unique_ptr<MgradValue, Release>;

/* rate(step): its result, or the reason why there is none. */
static MgradValue *rate(void *, Mgrad *session, MgradValue *const *args, size_t, HostSink message)
{
    double step = mgrad_number(args[0]);
    if (step >= 0)
        return mgrad_make_number(session, 0.25 / (1 + step / 1000));
    const char *reason = "the step must not be negative";
    message.put(message.to, reason, std::strlen(reason));
    return nullptr;
}

static bool runs(Mgrad *session, const char *text)
{
    return !mgrad_host_report(session, mgrad_run(session, "<fit>", text, std::strlen(text)));
}

static bool set(Mgrad *session, const char *name, const std::vector<double> &numbers)
{
    Value list(mgrad_make_numbers(session, numbers.data(), numbers.size()));
    return !mgrad_host_report(session, mgrad_set(session, name, list.get()));
}

static double number(Mgrad *session, const char *name)
{
    return mgrad_number(Value(mgrad_lookup(session, name)).get());
}

int main()
{
    std::unique_ptr<MgradHost, Release> host(mgrad_host_new(nullptr));
    std::unique_ptr<Mgrad, Release> owner(mgrad_new(mgrad_host_table(host.get()), nullptr));
    Mgrad *session = owner.get();
    const char *text = "w = 0.0; b = 0.0\n"
                       "for step in range(200) {\n"
                       "    loss = mean([(w*x + b - y)**2 for x, y in zip(xs, ys)])\n"
                       "    zero_grad; backward loss\n"
                       "    for p in [w, b] { p.data -= rate(step) * p.grad }\n"
                       "}\n";
    if (!session || !set(session, "xs", {0, 1, 2, 3}) || !set(session, "ys", {1, 3, 5, 7}) ||
        mgrad_host_report(
            session, mgrad_define(session, "rate(step)", "the size of a step", rate, nullptr)) ||
        !runs(session, text))
        return 1;
    std::printf("y = %.3f x + %.3f\n", number(session, "w"), number(session, "b"));
    runs(session, "rate(-1)"); /* prints the report of an error */
    return 0;
}
