/* test_crypto.c: signatures, against the examples of RFC 4231; base64, against those of RFC 4648.
 */
#include "../unit/mem_fixture.h"

#include "kernel/crypto.h"

static void fill(char *text, char byte, size_t size)
{
    memset(text, byte, size);
    text[size] = '\0';
}

static void check_signature(const char *key, const char *text, const char *expected)
{
    char signature[CRYPTO_SIGNATURE + 1];
    for (size_t split = 0; split <= strlen(text); split++) {
        const CryptoPart parts[] = {{text, split}, {"", 0}, {text + split, strlen(text) - split}};
        crypto_sign(key, parts, 3, signature);
        assert_string_equal(signature, expected);
    }
}

static void test_signatures_are_those_of_the_standard(void **state)
{
    (void)state;
    char key[132], text[51];
    fill(key, 0x0b, 20);
    check_signature(key, "Hi There",
                    "b0344c61d8db38535ca8afceaf0bf12b881dc200c9833da726e9376c2e32cff7");
    check_signature("Jefe", "what do ya want for nothing?",
                    "5bdcc146bf60754e6a042426089575c75a003f089d2739839dec58b964ec3843");
    fill(key, (char)0xaa, 20);
    fill(text, (char)0xdd, 50);
    check_signature(key, text, "773ea91e36800e46854db8ebd09181a72959098b3ef8c122d9635514ced565fe");
    fill(key, (char)0xaa, 131);
    check_signature(key, "Test Using Larger Than Block-Size Key - Hash Key First",
                    "60e431591ee0b67f0d8a26aacbf5b77f8e0bc6213728c5140546040f0ee37f54");
}

static void test_texts_are_compared_to_their_end(void **state)
{
    (void)state;
    assert_true(crypto_equals("abc", "abd", 2));
    assert_false(crypto_equals("abc", "abd", 3));
    assert_false(crypto_equals("xbc", "abc", 3));
}

static void test_names_are_different_and_well_formed(void **state)
{
    (void)state;
    char one[CRYPTO_UUID + 1], two[CRYPTO_UUID + 1];
    crypto_uuid(one);
    crypto_uuid(two);
    assert_string_not_equal(one, two);
    assert_int_equal(strlen(one), CRYPTO_UUID);
    assert_int_equal(strspn(one, "0123456789abcdef-"), CRYPTO_UUID);
    assert_int_equal(one[14], '4'); /* the version */
    assert_non_null(strchr("89ab", one[19]));
    for (size_t i = 0; i < CRYPTO_UUID; i++)
        assert_int_equal(one[i] == '-', i == 8 || i == 13 || i == 18 || i == 23);
}

static void check_base64(const char *bytes, size_t size, const char *expected)
{
    Buf out;
    buf_init(&out, &mem);
    crypto_put_base64(&out, bytes, size);
    assert_string_equal(buf_text(&out), expected);
    buf_done(&out);
}

static void test_base64_is_that_of_the_standard(void **state)
{
    (void)state;
    check_base64("", 0, "");
    check_base64("f", 1, "Zg==");
    check_base64("fo", 2, "Zm8=");
    check_base64("foo", 3, "Zm9v");
    check_base64("foob", 4, "Zm9vYg==");
    check_base64("fooba", 5, "Zm9vYmE=");
    check_base64("foobar", 6, "Zm9vYmFy");
    check_base64("\0\377\376", 3, "AP/+");
}

/* It is written in pieces: only the last one may be padded. */
static void test_long_base64_is_one_text(void **state)
{
    (void)state;
    enum { SIZE = 2 * 3072 + 2 };
    static char bytes[SIZE], expected[SIZE / 3 * 4 + 5];
    memset(bytes, 'f', SIZE);
    for (size_t i = 0; i < SIZE / 3; i++)
        memcpy(expected + 4 * i, "ZmZm", 4);
    memcpy(expected + SIZE / 3 * 4, "ZmY=", 5);
    check_base64(bytes, SIZE, expected);
}

int main(void)
{
#define TEST(name) cmocka_unit_test_setup_teardown(name, mem_setup, mem_teardown)
    const struct CMUnitTest tests[] = {
        TEST(test_signatures_are_those_of_the_standard),
        TEST(test_texts_are_compared_to_their_end),
        TEST(test_names_are_different_and_well_formed),
        TEST(test_base64_is_that_of_the_standard),
        TEST(test_long_base64_is_one_text),
    };
    return cmocka_run_group_tests_name("crypto", tests, NULL, NULL);
}
