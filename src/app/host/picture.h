/*
 * picture.h: the client of mgrad-render, the program that knows Graphviz.
 *
 * Graphviz stays in a process of its own: its licence does not go with readline's, a layout can
 * then be interrupted and bounded, and its crashes are not ours (docs/architecture.md).
 */
#ifndef APP_HOST_PICTURE_H
#define APP_HOST_PICTURE_H

#include "app/host/child.h"

/* Lays out DOT text and gives the picture's bytes, all or none. `format` is Graphviz's name of it.
   False, with one plain sentence as the reason, if not. The environment variable MGRAD_RENDER names
   another mgrad-render. */
bool picture_render(const PictureClient *client, const char *dot, size_t size, const char *format,
                    HostSink picture, HostSink message);

#endif
