/* crypto.c: what the kernel needs of libcrypto. */
#include "kernel/crypto.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>
#include <openssl/rand.h>
#include <stdio.h>
#include <string.h>

static void put_hex(char *out, const unsigned char *bytes, size_t size)
{
    for (size_t i = 0; i < size; i++)
        snprintf(out + 2 * i, 3, "%02x", bytes[i]);
}

void crypto_sign(const char *key, const CryptoPart *parts, size_t count,
                 char signature[CRYPTO_SIGNATURE + 1])
{
    unsigned char digest[EVP_MAX_MD_SIZE];
    size_t size = 0;
    signature[0] = '\0';
    EVP_MAC *mac = EVP_MAC_fetch(NULL, "HMAC", NULL);
    EVP_MAC_CTX *context = EVP_MAC_CTX_new(mac);
    char sha256[] = "SHA256";
    const OSSL_PARAM settings[] = {OSSL_PARAM_construct_utf8_string("digest", sha256, 0),
                                   OSSL_PARAM_construct_end()};
    bool fine = context && EVP_MAC_init(context, (const unsigned char *)key, strlen(key), settings);
    for (size_t i = 0; fine && i < count; i++)
        fine = EVP_MAC_update(context, (const unsigned char *)parts[i].bytes, parts[i].size);
    if (fine && EVP_MAC_final(context, digest, &size, sizeof digest) &&
        2 * size == CRYPTO_SIGNATURE)
        put_hex(signature, digest, size);
    EVP_MAC_CTX_free(context);
    EVP_MAC_free(mac);
}

bool crypto_equals(const char *a, const char *b, size_t size)
{
    return CRYPTO_memcmp(a, b, size) == 0;
}

void crypto_uuid(char uuid[CRYPTO_UUID + 1])
{
    unsigned char bytes[16] = {0};
    char digits[33];
    RAND_bytes(bytes, sizeof bytes);
    bytes[6] = (unsigned char)((bytes[6] & 0x0F) | 0x40); /* the version */
    bytes[8] = (unsigned char)((bytes[8] & 0x3F) | 0x80); /* the variant */
    put_hex(digits, bytes, sizeof bytes);
    snprintf(uuid, CRYPTO_UUID + 1, "%.8s-%.4s-%.4s-%.4s-%.12s", digits, digits + 8, digits + 12,
             digits + 16, digits + 20);
}

void crypto_put_base64(Buf *out, const char *bytes, size_t size)
{
    enum { STEP = 3 * 1024 };
    unsigned char text[STEP / 3 * 4 + 1];
    for (size_t at = 0; at < size; at += STEP) {
        size_t part = size - at < STEP ? size - at : STEP;
        int length = EVP_EncodeBlock(text, (const unsigned char *)bytes + at, (int)part);
        buf_put(out, (const char *)text, (size_t)length);
    }
}
