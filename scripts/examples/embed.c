/*
 * embed.c: mgrad inside another program, in C or C++.
 *
 *     cc embed.c $(pkg-config --cflags --libs mgrad) -o embed && ./embed
 *
 * The library prints nothing itself. It passes its output to the functions of a Host, and returns
 * errors.
 */
#include <mgrad.h>
#include <stdio.h>
#include <string.h>

static void print(void *ctx, const char *text, size_t size)
{
    fwrite(text, 1, size, (FILE *)ctx);
}

static void run(Mgrad *session, const char *text)
{
    if (mgrad_run(session, "<embed>", text, strlen(text)) == MGRAD_ERROR)
        fputs(mgrad_error(session)->text, stdout);
}

int main(void)
{
    Host host;
    memset(&host, 0, sizeof host); /* a function that is missing disables what needs it */
    host.ctx = stdout;
    host.print = print;
    Mgrad *session = mgrad_new(&host, NULL);
    if (!session)
        return 1;
    run(session, "a = 2.0; b = -3.0; L = a*b + a**2; backward L; grad a, b");
    run(session, "grad c"); /* an error leaves the session as it was */
    run(session, "L.data");
    mgrad_free(session);
    return 0;
}
