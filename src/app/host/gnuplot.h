/*
 * gnuplot.h: the client of gnuplot, which writes plots as svg, png and pdf.
 *
 * It is found in PATH and started without a shell, with its own settings only (-d): no start-up
 * file of the user's changes a picture.
 */
#ifndef APP_HOST_GNUPLOT_H
#define APP_HOST_GNUPLOT_H

#include "app/host/child.h"

/* Host.gnuplot */
bool gnuplot_run(const PictureClient *client, const char *script, size_t size, HostSink picture,
                 HostSink message);

#endif
