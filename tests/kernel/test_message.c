/*
 * test_message.c: messages of Jupyter's protocol, between this process and a client in it.
 */
#include <zmq.h>

#include "stderr_fixture.h"

#include "kernel/message.h"

static Channels channels;
static Wire wire;
static void *client; /* its socket */

static int setup(void **state)
{
    mem_setup(state);
    if (!channels_init(&channels) || !channel_open(&channels, CHANNEL_SHELL, "inproc://shell"))
        return -1;
    client = zmq_socket(channels.context, ZMQ_DEALER);
    wire = (Wire){.channels = &channels, .key = "secret", .session = "this kernel"};
    return zmq_connect(client, "inproc://shell");
}

static int teardown(void **state)
{
    zmq_close(client);
    channels_done(&channels);
    return mem_teardown(state);
}

/* ---- the client ---- */

static void send_frame(const char *bytes, size_t size, bool is_last)
{
    assert_int_equal(zmq_send(client, bytes, size, is_last ? 0 : ZMQ_SNDMORE), size);
}

/* Sends delimiter, signature and four JSON texts. `signature` NULL: the correct one. */
static void send_parts(const char *signature, const char *const texts[4])
{
    char correct[CRYPTO_SIGNATURE + 1];
    CryptoPart parts[4];
    for (size_t i = 0; i < 4; i++)
        parts[i] = (CryptoPart){texts[i], strlen(texts[i])};
    crypto_sign("secret", parts, 4, correct);
    signature = signature ? signature : correct;
    send_frame("<IDS|MSG>", 9, false);
    send_frame(signature, strlen(signature), false);
    for (size_t i = 0; i < 4; i++)
        send_frame(texts[i], strlen(texts[i]), i == 3);
}

static const char header[] =
    "{\"msg_id\": \"1\", \"session\": \"a client\", \"msg_type\": \"execute_request\"}";

static void send_content(const char *content)
{
    send_parts(NULL, (const char *const[]){header, "{}", "{}", content});
}

/* The next frame of the answer. */
static const char *receive_frame(void)
{
    static char text[1000];
    int size = zmq_recv(client, text, sizeof text - 1, 0);
    assert_true(size >= 0 && size < (int)sizeof text);
    text[size] = '\0';
    return text;
}

static Message receive(void)
{
    Message message;
    channel_wait(&channels, CHANNEL_SHELL, CHANNEL_SHELL, 10000);
    assert_true(message_receive(&wire, CHANNEL_SHELL, &mem, &message));
    return message;
}

/* What was sent is dropped, with a reason. */
static void check_dropped(const char *reason)
{
    said_begin();
    Message message = receive();
    const char *said = said_end();
    assert_null(message.header);
    assert_null(message.content);
    assert_says(said, reason);
    message_done(&message);
}

static void check_received(void)
{
    Message message = receive();
    assert_non_null(message.header);
    message_done(&message);
}

/* ---- receiving ---- */

static void test_a_message_is_received(void **state)
{
    (void)state;
    Message none;
    assert_false(message_receive(&wire, CHANNEL_SHELL, &mem, &none));
    send_content("{\"code\": \"1 + 1\"}");
    Message message = receive();
    assert_string_equal(message.type, "execute_request");
    assert_string_equal(message.client, "a client");
    assert_string_equal(message_text(&message, "code", ""), "1 + 1");
    message_done(&message);
    assert_false(message_receive(&wire, CHANNEL_SHELL, &mem, &none));
}

static void test_members_of_another_kind_are_missing(void **state)
{
    (void)state;
    send_content("{\"code\": 5, \"silent\": \"yes\", \"n\": 1e99, \"m\": \"1\", \"k\": -7.9,"
                 " \"store\": false, \"Code\": \"x\"}");
    Message message = receive();
    assert_string_equal(message_text(&message, "code", "none"), "none");
    assert_string_equal(message_text(&message, "absent", "none"), "none");
    assert_true(message_truth(&message, "silent", true));
    assert_false(message_truth(&message, "silent", false));
    assert_false(message_truth(&message, "store", true));
    assert_int_equal(message_whole(&message, "n", 3), 3);
    assert_int_equal(message_whole(&message, "m", 3), 3);
    assert_int_equal(message_whole(&message, "k", 3), -7);
    message_done(&message);
}

static void test_a_wrong_signature(void **state)
{
    (void)state;
    static const char zeros[] = "0000000000000000000000000000000000000000000000000000000000000000";
    const char *const texts[] = {header, "{}", "{}", "{}"};
    send_parts(zeros, texts);
    check_dropped("its signature is wrong");
    send_parts("", texts);
    check_dropped("its signature is wrong");
    wire.key = "another key";
    send_parts(NULL, texts);
    check_dropped("its signature is wrong");
    wire.key = "secret";
    send_parts(NULL, texts);
    check_received();
}

/* The signature covers each of the four texts. */
static void test_a_changed_text(void **state)
{
    (void)state;
    for (size_t changed = 0; changed < 4; changed++) {
        const char *texts[] = {header, "{}", "{}", "{}"};
        CryptoPart parts[4];
        char signature[CRYPTO_SIGNATURE + 1];
        for (size_t i = 0; i < 4; i++)
            parts[i] = (CryptoPart){texts[i], strlen(texts[i])};
        crypto_sign("secret", parts, 4, signature);
        texts[changed] = "{\"msg_type\": \"shutdown_request\"}";
        send_parts(signature, texts);
        check_dropped("its signature is wrong");
    }
}

static void test_without_key_there_are_no_signatures(void **state)
{
    (void)state;
    wire.key = "";
    send_parts("anything", (const char *const[]){header, "{}", "{}", "{}"});
    check_received();
}

static void test_malformed_messages(void **state)
{
    (void)state;
    static const struct {
        const char *texts[4], *reason;
    } rows[] = {
        {{"{", "{}", "{}", "{}"}, "no valid JSON"},
        {{"[]", "{}", "{}", "{}"}, "no valid JSON"},
        {{"{}", "{}", "{}", "{}"}, "no valid JSON"},
        {{"{\"msg_type\": 5}", "{}", "{}", "{}"}, "no valid JSON"},
        {{"{\"msg_type\": \"\"}", "{}", "{}", "{}"}, "no valid JSON"},
        {{header, "{}", "{}", ""}, "no valid JSON"},
        {{header, "{}", "{}", "null"}, "no valid JSON"},
        {{header, "{}", "{}", "{\"code\": "}, "no valid JSON"},
        {{header, "{}", "{}", "{\"code\": \"\\ud800\"}"}, "no valid JSON"},
    };
    for (size_t i = 0; i < sizeof rows / sizeof *rows; i++) {
        send_parts(NULL, rows[i].texts);
        check_dropped(rows[i].reason);
    }
    send_content("{}");
    check_received();
}

static void test_messages_with_missing_frames(void **state)
{
    (void)state;
    static const char *const frames[] = {"<IDS|MSG>", "", "{}", "{}", "{}", "{}"};
    send_frame("", 0, true);
    check_dropped("too few parts");
    for (size_t count = 1; count < sizeof frames / sizeof *frames; count++) {
        for (size_t i = 0; i < count; i++)
            send_frame(frames[i], strlen(frames[i]), i + 1 == count);
        check_dropped("too few parts");
    }
    for (size_t i = 0; i < 1000; i++)
        send_frame("x", 1, i == 999);
    check_dropped("too many");
}

static void test_a_header_that_is_too_long(void **state)
{
    (void)state;
    static char text[100000];
    int size = snprintf(text, sizeof text, "{\"msg_type\": \"%090000d\"}", 1);
    assert_int_equal(strlen(text), size);
    send_parts(NULL, (const char *const[]){text, "{}", "{}", "{}"});
    check_dropped("its header is too long");
}

/* cJSON would end the text there, and the rest of a cell would be lost. */
static void test_the_character_zero(void **state)
{
    (void)state;
    send_content("{\"code\": \"a\\u0000b\\\\u0000\\u00001\"}");
    Message message = receive();
    assert_string_equal(message_text(&message, "code", ""), "a\xef\xbf\xbd"
                                                            "b\\u0000\xef\xbf\xbd"
                                                            "1");
    message_done(&message);
}

static void test_without_memory_it_is_dropped(void **state)
{
    (void)state;
    static char code[100000], content[sizeof code + 20];
    memset(code, 'x', sizeof code - 1);
    snprintf(content, sizeof content, "{\"code\": \"%s\"}", code);
    mem.limit = mem.used + 50000;
    send_content(content);
    check_dropped("too few parts");
    mem.limit = SIZE_MAX;
    send_content(content);
    check_received();
}

/* ---- sending ---- */

static void test_the_answer_goes_to_the_client(void **state)
{
    (void)state;
    send_content("{}");
    Message request = receive();
    message_send(&wire, CHANNEL_SHELL, &mem, "execute_reply", &request, cJSON_Parse("{\"a\":1}"));
    message_done(&request);
    assert_string_equal(receive_frame(), "<IDS|MSG>");
    char signature[1000], expected[CRYPTO_SIGNATURE + 1], texts[4][1000];
    snprintf(signature, sizeof signature, "%s", receive_frame());
    CryptoPart parts[4];
    for (size_t i = 0; i < 4; i++) {
        snprintf(texts[i], sizeof texts[i], "%s", receive_frame());
        parts[i] = (CryptoPart){texts[i], strlen(texts[i])};
    }
    crypto_sign("secret", parts, 4, expected);
    assert_string_equal(signature, expected);
    assert_says(texts[0], "\"msg_type\":\"execute_reply\"");
    assert_says(texts[0], "\"version\":\"5.3\"");
    assert_says(texts[0], "\"session\":\"this kernel\"");
    assert_string_equal(texts[1], header);
    assert_string_equal(texts[2], "{}");
    assert_string_equal(texts[3], "{\"a\":1}");
}

static void test_a_published_message_has_a_topic(void **state)
{
    (void)state;
    Frames frames;
    size_t size;
    message_make(&wire, CHANNEL_IOPUB, &mem, "status", NULL, cJSON_CreateObject(), &frames);
    assert_int_equal(frames.count, 7);
    assert_memory_equal(frames_at(&frames, 0, &size), "status", 6);
    assert_memory_equal(frames_at(&frames, 4, &size), "{}", 2); /* it has no parent */
    assert_int_equal(size, 2);
    frames_done(&frames);
}

static void test_without_memory_nothing_is_sent(void **state)
{
    (void)state;
    static char text[100000];
    memset(text, 'x', sizeof text - 1);
    cJSON *content = cJSON_CreateObject();
    cJSON_AddStringToObject(content, "text", text);
    Frames frames;
    mem.limit = mem.used + 50000;
    said_begin();
    message_make(&wire, CHANNEL_IOPUB, &mem, "stream", NULL, content, &frames);
    assert_says(said_end(), "out of memory");
    mem.limit = SIZE_MAX;
    assert_int_equal(frames.count, 0);
    frames_done(&frames);
}

/* ---- strings ---- */

static void check_string(const char *bytes, size_t size, const char *expected)
{
    cJSON *string = message_string(&mem, bytes, size);
    assert_string_equal(cJSON_GetStringValue(string), expected);
    cJSON_Delete(string);
}

#define assert_string(bytes, expected) check_string(bytes, sizeof(bytes) - 1, expected)
#define REPLACED                       "\xef\xbf\xbd"

static void test_strings_are_utf8(void **state)
{
    (void)state;
    assert_string("", "");
    assert_string("loss é ∂ 𝄞\n\t", "loss é ∂ 𝄞\n\t");
    assert_string("\xff", REPLACED);
    assert_string("a\xc3", "a" REPLACED);
    assert_string("\xc3(", REPLACED "(");
    assert_string("\xe2\x88", REPLACED REPLACED);
    assert_string("\xed\xa0\x80", REPLACED REPLACED REPLACED); /* half a surrogate pair */
    assert_string("\0a\0", REPLACED "a" REPLACED);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, setup, teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_a_message_is_received),
        TEST(test_members_of_another_kind_are_missing),
        TEST(test_a_wrong_signature),
        TEST(test_a_changed_text),
        TEST(test_without_key_there_are_no_signatures),
        TEST(test_malformed_messages),
        TEST(test_messages_with_missing_frames),
        TEST(test_a_header_that_is_too_long),
        TEST(test_the_character_zero),
        TEST(test_without_memory_it_is_dropped),
        TEST(test_the_answer_goes_to_the_client),
        TEST(test_a_published_message_has_a_topic),
        TEST(test_without_memory_nothing_is_sent),
        TEST(test_strings_are_utf8),
    };
    return cmocka_run_group_tests_name("message", tests, NULL, NULL);
}
