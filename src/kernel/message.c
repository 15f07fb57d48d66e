/* message.c: messages from frames and to frames. */
#define _XOPEN_SOURCE 700 /* clock_gettime, gmtime_r */
#include "kernel/message.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>
#include <unistd.h>

#include "base/utf8.h"

static const char delimiter[] = "<IDS|MSG>";

enum { LONGEST_HEADER = 64 * 1024 };

/* The frames after the delimiter. */
enum { PART_SIGNATURE = 1, PART_HEADER, PART_PARENT, PART_METADATA, PART_CONTENT, PARTS };

/* ---- receiving ---- */

static size_t find_delimiter(const Frames *frames)
{
    size_t i, size;
    for (i = 0; i < frames->count; i++) {
        const char *bytes = frames_at(frames, i, &size);
        if (size == strlen(delimiter) && memcmp(bytes, delimiter, size) == 0)
            break;
    }
    return i;
}

static bool is_signed(const Wire *wire, const Frames *frames, size_t start)
{
    if (!*wire->key)
        return true;
    CryptoPart parts[PARTS - PART_HEADER];
    for (size_t i = 0; i < PARTS - PART_HEADER; i++)
        parts[i].bytes = frames_at(frames, start + PART_HEADER + i, &parts[i].size);
    char expected[CRYPTO_SIGNATURE + 1];
    crypto_sign(wire->key, parts, PARTS - PART_HEADER, expected);
    size_t size;
    const char *given = frames_at(frames, start + PART_SIGNATURE, &size);
    return *expected && size == CRYPTO_SIGNATURE && crypto_equals(given, expected, size);
}

/* cJSON would end a string at the character 0, so that becomes U+FFFD before. */
static void replace_zeros(char *text, size_t size)
{
    static const char zero[] = "u0000";
    for (size_t at = 0; at + sizeof zero <= size; at++) {
        if (text[at] != '\\')
            continue;
        at++;
        if (memcmp(text + at, zero, strlen(zero)) == 0)
            memcpy(text + at, "ufffd", strlen(zero));
    }
}

static cJSON *parse_object(Frames *frames, size_t i)
{
    size_t size, start = i ? frames->ends[i - 1] : 0;
    const char *text = frames_at(frames, i, &size);
    replace_zeros(frames->bytes.data + start, size);
    cJSON *object = cJSON_ParseWithLength(text, size);
    if (object && cJSON_IsObject(object))
        return object;
    cJSON_Delete(object);
    return NULL;
}

static const char *header_text(const Message *message, const char *name)
{
    const cJSON *member = cJSON_GetObjectItemCaseSensitive(message->header, name);
    return cJSON_IsString(member) ? member->valuestring : "";
}

/* Why the message is dropped; NULL if it is not. */
static const char *message_parse(const Wire *wire, Message *message)
{
    Frames *frames = &message->frames;
    size_t start = message->identities = find_delimiter(frames);
    if (frames->count < start + PARTS)
        return "it has too few parts, or too many";
    if (!is_signed(wire, frames, start))
        return "its signature is wrong";
    if (frames->ends[start + PART_HEADER] - frames->ends[start + PART_SIGNATURE] > LONGEST_HEADER)
        return "its header is too long"; /* each answer would repeat it */
    message->header = parse_object(frames, start + PART_HEADER);
    message->content = parse_object(frames, start + PART_CONTENT);
    message->type = header_text(message, "msg_type");
    message->client = header_text(message, "session");
    if (!message->header || !message->content || !*message->type)
        return "it is no valid JSON";
    return NULL;
}

bool message_receive(const Wire *wire, ChannelKind kind, Mem *mem, Message *message)
{
    *message = (Message){0};
    frames_init(&message->frames, mem);
    if (!channel_receive(wire->channels, kind, &message->frames)) {
        message_done(message);
        return false;
    }
    const char *why = message_parse(wire, message);
    if (why) {
        fprintf(stderr, "mgrad-kernel: a message was dropped: %s\n", why);
        message_done(message);
    }
    return true;
}

void message_done(Message *message)
{
    frames_done(&message->frames);
    cJSON_Delete(message->header);
    cJSON_Delete(message->content);
    message->header = message->content = NULL;
    message->type = "";
}

/* ---- members of the content ---- */

static const cJSON *message_member(const Message *message, const char *name)
{
    return cJSON_GetObjectItemCaseSensitive(message->content, name);
}

const char *message_text(const Message *message, const char *name, const char *otherwise)
{
    const cJSON *member = message_member(message, name);
    return cJSON_IsString(member) ? member->valuestring : otherwise;
}

bool message_truth(const Message *message, const char *name, bool otherwise)
{
    const cJSON *member = message_member(message, name);
    return cJSON_IsBool(member) ? cJSON_IsTrue(member) : otherwise;
}

long message_whole(const Message *message, const char *name, long otherwise)
{
    const cJSON *member = message_member(message, name);
    bool fits = cJSON_IsNumber(member) && member->valuedouble > -1e9 && member->valuedouble < 1e9;
    return fits ? (long)member->valuedouble : otherwise;
}

/* ---- contents ---- */

cJSON *message_ok(void)
{
    cJSON *content = cJSON_CreateObject();
    cJSON_AddStringToObject(content, "status", "ok");
    return content;
}

static bool is_plain(const char *text, size_t size, size_t *at)
{
    *at += utf8_ascii(text + *at, size - *at);
    return *at == size;
}

cJSON *message_string(Mem *mem, const char *text, size_t size)
{
    Buf clean;
    buf_init(&clean, mem);
    for (size_t at = 0, start = 0; start < size; start = at) {
        bool is_end = is_plain(text, size, &at);
        buf_put(&clean, text + start, at - start);
        if (is_end)
            break;
        Rune rune = text[at] ? utf8_decode(text + at, size - at) : (Rune){0, 0};
        if (rune.size)
            buf_put(&clean, text + at, rune.size);
        else
            buf_put_rune(&clean, 0xFFFD);
        at += rune.size ? rune.size : 1;
    }
    cJSON *string = cJSON_CreateString(clean.failed ? "(out of memory)" : buf_text(&clean));
    buf_done(&clean);
    return string;
}

void message_put(cJSON *object, const char *name, Mem *mem, const char *text)
{
    cJSON_AddItemToObject(object, name, message_string(mem, text, strlen(text)));
}

/* ---- sending ---- */

/* ISO 8601 with microseconds, in UTC. */
static void put_now(char date[40])
{
    struct timespec now;
    struct tm utc;
    clock_gettime(CLOCK_REALTIME, &now);
    gmtime_r(&now.tv_sec, &utc);
    size_t size = strftime(date, 40, "%Y-%m-%dT%H:%M:%S", &utc);
    snprintf(date + size, 40 - size, ".%06ldZ", now.tv_nsec / 1000);
}

static void add_json(Frames *frames, cJSON *json)
{
    char *text = cJSON_PrintUnformatted(json);
    frames_add(frames, text ? text : "{}", text ? strlen(text) : 2);
    cJSON_free(text);
    cJSON_Delete(json);
}

static void add_header(const Wire *wire, Frames *frames, const char *type)
{
    char id[CRYPTO_UUID + 1], date[40];
    crypto_uuid(id);
    put_now(date);
    cJSON *header = cJSON_CreateObject();
    cJSON_AddStringToObject(header, "msg_id", id);
    cJSON_AddStringToObject(header, "session", wire->session);
    cJSON_AddStringToObject(header, "username", "kernel");
    cJSON_AddStringToObject(header, "date", date);
    cJSON_AddStringToObject(header, "msg_type", type);
    cJSON_AddStringToObject(header, "version", MESSAGE_PROTOCOL);
    add_json(frames, header);
}

/* The header, parent header, metadata and content. */
static void add_parts(const Wire *wire, Frames *frames, const char *type, const Message *parent,
                      cJSON *content)
{
    add_header(wire, frames, type);
    if (parent) {
        size_t size;
        const char *header = frames_at(&parent->frames, parent->identities + PART_HEADER, &size);
        frames_add(frames, header, size);
    } else {
        frames_add(frames, "{}", 2);
    }
    frames_add(frames, "{}", 2);
    add_json(frames, content);
}

static void add_address(Frames *frames, ChannelKind kind, const char *type, const Message *parent)
{
    if (kind == CHANNEL_IOPUB) {
        frames_add(frames, type, strlen(type));
        return;
    }
    for (size_t i = 0; parent && i < parent->identities; i++) {
        size_t size;
        const char *identity = frames_at(&parent->frames, i, &size);
        frames_add(frames, identity, size);
    }
}

void message_make(const Wire *wire, ChannelKind kind, Mem *mem, const char *type,
                  const Message *parent, cJSON *content, Frames *frames)
{
    Frames parts;
    CryptoPart signed_parts[PARTS - PART_HEADER];
    char signature[CRYPTO_SIGNATURE + 1] = "";
    frames_init(&parts, mem);
    add_parts(wire, &parts, type, parent, content);
    for (size_t i = 0; i < parts.count; i++)
        signed_parts[i].bytes = frames_at(&parts, i, &signed_parts[i].size);
    if (*wire->key)
        crypto_sign(wire->key, signed_parts, parts.count, signature);
    frames_init(frames, mem);
    add_address(frames, kind, type, parent);
    frames_add(frames, delimiter, strlen(delimiter));
    frames_add(frames, signature, strlen(signature));
    for (size_t i = 0; i < parts.count; i++)
        frames_add(frames, signed_parts[i].bytes, signed_parts[i].size);
    if (frames->bytes.failed || parts.bytes.failed) {
        fputs("mgrad-kernel: out of memory: a message was not sent\n", stderr);
        frames->count = 0;
    }
    frames_done(&parts);
}

void message_send(const Wire *wire, ChannelKind kind, Mem *mem, const char *type,
                  const Message *parent, cJSON *content)
{
    Frames frames;
    message_make(wire, kind, mem, type, parent, content, &frames);
    channel_send(wire->channels, kind, &frames);
    frames_done(&frames);
}
