/* input.c: reads standard input byte by byte, so that the bytes after a line are left for the next
   reader, perhaps another program. */
#include "host/input.h"

#include <errno.h>
#include <poll.h>
#include <unistd.h>

#include "base/sink.h"
#include "host/files.h"

/* Waits until a byte can be read. The flag is polled, too, because a signal may arrive just before
   the wait. False if the flag is set. */
static bool input_wait(const volatile sig_atomic_t *stop)
{
    enum { POLL_MS = 100 };
    struct pollfd in = {.fd = STDIN_FILENO, .events = POLLIN};
    while (*stop == HOST_GO_ON)
        if (poll(&in, 1, POLL_MS) > 0)
            return true;
    return false;
}

bool input_read_line(const volatile sig_atomic_t *stop, HostSink line, HostSink message)
{
    for (bool any = false;; any = true) {
        char byte;
        if (!input_wait(stop))
            return false;
        ssize_t size = read(STDIN_FILENO, &byte, 1);
        if (size < 0 && errno == EINTR)
            continue;
        if (size < 0)
            return sink_fail(message, files_reason(errno));
        if (size == 0)
            return any || sink_fail(message, "the input has ended");
        if (byte == '\n')
            return true;
        line.put(line.to, &byte, 1);
        if (line.is_full && *line.is_full)
            return true;
    }
}
