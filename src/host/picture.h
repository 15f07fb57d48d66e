/*
 * picture.h: runs mgrad-render, the program that contains Graphviz.
 *
 * Graphviz runs in a separate process: its licence (EPL) is incompatible with Readline's (GPL), a
 * layout can be interrupted and limited, and a crash does not end the session.
 */
#ifndef HOST_PICTURE_H
#define HOST_PICTURE_H

#include "host/child.h"

/* Lays out DOT text and passes the picture to `picture`, whole or not at all. `format` is
   Graphviz's name for it, such as "svg". False, with a sentence as the reason, if that fails. The
   environment variable MGRAD_RENDER names another mgrad-render. */
bool picture_render(const PictureClient *client, const char *dot, size_t size, const char *format,
                    HostSink picture, HostSink message);
/* Encodes a PNG in the sixel code of DEC's terminals, in at most `colors` colours (2 to 256). */
bool picture_encode_sixel(const PictureClient *client, const char *png, size_t size, size_t colors,
                          HostSink sixels, HostSink message);

#endif
