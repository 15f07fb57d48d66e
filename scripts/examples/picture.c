/*
 * picture.c: a picture of a graph from another program, in C or C++, with the ready-made host.
 *
 *     cc picture.c $(pkg-config --cflags --libs mgrad-host) -o picture && ./picture
 */
#include <mgrad-host.h>
#include <string.h>

int main(void)
{
    const char *text = "a = 2.0; b = -3.0; L = a*b + a**2; backward L; grad a, b; draw L > L.svg";
    MgradHost *host = mgrad_host_new(NULL);
    Mgrad *session = mgrad_new(mgrad_host_table(host), NULL);
    bool failed =
        !session || mgrad_host_report(session, mgrad_run(session, "<picture>", text, strlen(text)));
    mgrad_free(session);
    mgrad_host_free(host);
    return failed;
}
