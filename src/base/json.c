/* json.c: writing JSON text. */
#include "base/json.h"

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "base/utf8.h"

/* ---- structure ---- */

/* Writes what separates the next key, value or bracket from the text before it. */
static void json_separate(Json *json, bool is_item)
{
    if (json->follows && is_item)
        buf_putc(json->out, ',');
    if (json->breaks)
        buf_putc(json->out, '\n');
    json->follows = is_item;
    json->breaks = false;
}

void json_open(Json *json, char bracket)
{
    json_separate(json, true);
    buf_putc(json->out, bracket);
    json->follows = false;
}

void json_close(Json *json, char bracket)
{
    json_separate(json, false);
    buf_putc(json->out, bracket);
    json->follows = true;
}

void json_key(Json *json, const char *key)
{
    json_string(json, key);
    buf_putc(json->out, ':');
    json->follows = false;
}

void json_break(Json *json)
{
    json->breaks = true;
}

/* ---- strings ---- */

/* Writes a character of ASCII that cannot be in a string as it is. */
static void json_put_escape(Buf *out, char c)
{
    static const char named[] = "\"\\\b\f\n\r\t", letters[] = "\"\\bfnrt";
    const char *found = c ? strchr(named, c) : NULL;
    if (found)
        buf_printf(out, "\\%c", letters[found - named]);
    else
        buf_printf(out, "\\u%04x", (unsigned)(unsigned char)c);
}

static bool json_is_plain(const Json *json, char c)
{
    return (unsigned char)c >= 0x20 && c != '"' && c != '\\' && c != 0x7F &&
           !(c == '<' && json->in_page);
}

/* Writes the first character, and returns its size. */
static size_t json_put_rune(Json *json, const char *text, size_t size)
{
    enum { REPLACEMENT = 0xFFFD };
    Buf *out = json->out;
    Rune rune = utf8_decode(text, size);
    if (rune.size == 1 && !json_is_plain(json, *text))
        json_put_escape(out, *text);
    else if (rune.size)
        buf_put(out, text, rune.size);
    else
        buf_put_rune(out, REPLACEMENT);
    return rune.size ? rune.size : 1;
}

void json_text(Json *json, const char *text, size_t size)
{
    json_separate(json, true);
    buf_putc(json->out, '"');
    for (size_t at = 0; at < size;)
        at += json_put_rune(json, text + at, size - at);
    buf_putc(json->out, '"');
}

void json_string(Json *json, const char *text)
{
    json_text(json, text, strlen(text));
}

/* ---- other values ---- */

void json_number(Json *json, double value)
{
    json_separate(json, true);
    if (!isfinite(value))
        buf_putc(json->out, '"');
    num_put_float(json->out, value);
    if (!isfinite(value))
        buf_putc(json->out, '"');
}

void json_integer(Json *json, int64_t value)
{
    json_separate(json, true);
    num_put_int(json->out, value);
}

void json_bool(Json *json, bool value)
{
    json_separate(json, true);
    buf_puts(json->out, value ? "true" : "false");
}

void json_null(Json *json)
{
    json_separate(json, true);
    buf_puts(json->out, "null");
}

/* ---- members of objects ---- */

void json_key_open(Json *json, const char *key, char bracket)
{
    json_key(json, key);
    json_open(json, bracket);
}

void json_key_string(Json *json, const char *key, const char *text)
{
    json_key(json, key);
    json_string(json, text);
}

void json_key_number(Json *json, const char *key, double value)
{
    json_key(json, key);
    json_number(json, value);
}

void json_key_integer(Json *json, const char *key, int64_t value)
{
    json_key(json, key);
    json_integer(json, value);
}

void json_key_bool(Json *json, const char *key, bool value)
{
    json_key(json, key);
    json_bool(json, value);
}

void json_key_null(Json *json, const char *key)
{
    json_key(json, key);
    json_null(json);
}
