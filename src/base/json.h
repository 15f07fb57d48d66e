/*
 * json.h: writing JSON text (RFC 8259).
 *
 * The writer puts the commas; the caller pairs each open with a close and writes a key before each
 * value of an object. The same values always give the same bytes.
 */
#ifndef BASE_JSON_H
#define BASE_JSON_H

#include "base/buf.h"

/* `(Json){.out = out}` is a writer; its creator may set in_page. The rest belongs to json.c. */
typedef struct Json {
    Buf *out;
    bool in_page; /* for a script element of HTML: '<' is escaped, so that no text ends it */
    bool follows; /* a value precedes the next one: a comma must separate them */
    bool breaks;  /* the next key or value begins a line */
} Json;

/* `bracket` is '{' or '['. */
void json_open(Json *json, char bracket);
/* `bracket` is '}' or ']'. */
void json_close(Json *json, char bracket);
/* The key of the next value: ASCII without characters that need an escape. */
void json_key(Json *json, const char *key);
/* The next key, value or closing bracket begins a line. */
void json_break(Json *json);

/* Text in UTF-8. Quotes, backslashes and control characters are escaped; each byte that is not
   UTF-8 becomes U+FFFD. */
void json_text(Json *json, const char *text, size_t size);
void json_string(Json *json, const char *text);
/* The shortest digits that read back as the same number, with a point or an exponent. JSON has no
   infinite numbers: they are the strings "inf" and "-inf", and nan is "nan". */
void json_number(Json *json, double value);
void json_integer(Json *json, int64_t value);
void json_bool(Json *json, bool value);
void json_null(Json *json);

/* A key and its value, or the bracket that opens it. */
void json_key_open(Json *json, const char *key, char bracket);
void json_key_string(Json *json, const char *key, const char *text);
void json_key_number(Json *json, const char *key, double value);
void json_key_integer(Json *json, const char *key, int64_t value);
void json_key_bool(Json *json, const char *key, bool value);
void json_key_null(Json *json, const char *key);

#endif
