/* crypto.h: signatures of messages, random names, and base64. */
#ifndef KERNEL_CRYPTO_H
#define KERNEL_CRYPTO_H

#include "base/buf.h"

enum { CRYPTO_SIGNATURE = 64, CRYPTO_UUID = 36 }; /* characters, without the NUL */

/* HMAC-SHA256 of several parts, one after the other, in hexadecimal digits. */
typedef struct CryptoPart {
    const char *bytes;
    size_t size;
} CryptoPart;
void crypto_sign(const char *key, const CryptoPart *parts, size_t count,
                 char signature[CRYPTO_SIGNATURE + 1]);
/* Compares in a time that does not depend on the contents. */
bool crypto_equals(const char *a, const char *b, size_t size);
/* A random UUID, version 4. */
void crypto_uuid(char uuid[CRYPTO_UUID + 1]);
void crypto_put_base64(Buf *out, const char *bytes, size_t size);

#endif
