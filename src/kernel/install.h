/* install.h: tells Jupyter about this kernel. */
#ifndef KERNEL_INSTALL_H
#define KERNEL_INSTALL_H

#include "base/mem.h"
#include "kernel/arguments.h"

/* Writes the kernelspec, kernel.json and the logos, into PREFIX/share/jupyter/kernels/mgrad; for
   prefix NULL, into the user's own folder. kernel.json repeats the limits. `argv0` is the name
   under which the program was started. Returns the exit status, after a message. */
int install_kernelspec(Mem *mem, const char *argv0, const Arguments *arguments);

/* The logos; made from src/kernel/logo by the build. */
typedef struct LogoFile {
    const char *name;
    const unsigned char *bytes;
    size_t size;
} LogoFile;
extern const LogoFile logo_files[];
extern const size_t logo_file_count;

#endif
