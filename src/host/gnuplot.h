/*
 * gnuplot.h: runs gnuplot, which draws plots as svg, png and pdf.
 *
 * It is searched in PATH and started without a shell. The option -d makes it ignore the user's
 * start-up file, so that pictures are the same everywhere.
 */
#ifndef HOST_GNUPLOT_H
#define HOST_GNUPLOT_H

#include "host/child.h"

/* Host.gnuplot, whose comment is the contract. */
bool gnuplot_run(const PictureClient *client, const char *script, size_t size, HostSink picture,
                 HostSink message);

#endif
