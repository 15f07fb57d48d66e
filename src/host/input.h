/* input.h: lines of standard input, for programs that ask their user. */
#ifndef HOST_INPUT_H
#define HOST_INPUT_H

#include <signal.h>
#include <stdbool.h>

#include "base/host.h"

/* Puts the next line of standard input into `line`, without its line break. Takes no byte after it.
   False, with the reason, at the end of the input or if reading fails; without a reason if *stop is
   set meanwhile. */
bool input_read_line(const volatile sig_atomic_t *stop, HostSink line, HostSink message);

#endif
