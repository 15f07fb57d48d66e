/*
 * test_utf8.c: decoding, and the widths of all code points compared with libutf8proc.
 *
 * The library is used here only: libmgrad needs no library but libm, so it has its own tables.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#ifndef MGRAD_NO_UTF8PROC
#include <utf8proc.h>
#endif

#include "base/utf8.h"

enum { LAST_CODE = 0x10FFFF };

/* ---- decoding ---- */

static void assert_decodes(const char *text, uint32_t code, uint32_t size)
{
    Rune rune = utf8_decode(text, strlen(text));
    assert_int_equal(rune.code, code);
    assert_int_equal(rune.size, size);
}

static void test_utf8_decode_reads_each_length(void **state)
{
    (void)state;
    assert_decodes("a", 'a', 1);
    assert_decodes("\x7F", 0x7F, 1);
    assert_decodes("\xC2\x80", 0x80, 2);
    assert_decodes("\xDF\xBF", 0x7FF, 2);
    assert_decodes("\xE0\xA0\x80", 0x800, 3);
    assert_decodes("\xEF\xBF\xBF", 0xFFFF, 3);
    assert_decodes("\xF0\x90\x80\x80", 0x10000, 4);
    assert_decodes("\xF4\x8F\xBF\xBF", LAST_CODE, 4);
    assert_decodes("αβ", 0x3B1, 2);
}

static void test_utf8_decode_refuses_what_is_not_utf8(void **state)
{
    static const char *const wrong[] = {
        "\x80",             /* a continuation byte first */
        "\xC3",             /* cut short */
        "\xE2\x82",         /* cut short */
        "\xC3(",            /* no continuation byte */
        "\xE2\x82(",        /* no continuation byte */
        "\xC1\xBF",         /* overlong, 2 bytes */
        "\xE0\x9F\xBF",     /* overlong, 3 bytes */
        "\xF0\x8F\xBF\xBF", /* overlong, 4 bytes */
        "\xED\xA0\x80",     /* a surrogate, U+D800 */
        "\xED\xBF\xBF",     /* a surrogate, U+DFFF */
        "\xF4\x90\x80\x80", /* U+110000 */
        "\xF5\x80\x80\x80", /* no first byte of UTF-8 */
        "\xFF",             /* no first byte of UTF-8 */
    };
    (void)state;
    for (size_t i = 0; i < sizeof wrong / sizeof *wrong; i++)
        assert_decodes(wrong[i], 0, 0);
}

static void test_newlines_are_counted(void **state)
{
    char text[40];
    (void)state;
    for (size_t size = 0; size < sizeof text; size++) {
        size_t expected = 0;
        for (size_t i = 0; i < size; i++) {
            text[i] = "a\n\v\t\n\xff\x8a\n\0"[(i * 7 + size) % 9];
            expected += text[i] == '\n';
        }
        assert_int_equal(utf8_count_newlines(text, size), expected);
    }
}

/* At each length and place, so that the words of eight bytes are crossed. */
static void test_utf8_ascii_stops_at_other_bytes(void **state)
{
    static const char others[] = {'\0', '\x80', '\xC3', '\xFF'};
    char text[40];
    (void)state;
    for (size_t size = 0; size < sizeof text; size++) {
        memset(text, 1 + (int)size, sizeof text);
        assert_int_equal(utf8_ascii(text, size), size);
        for (size_t at = 0; at < size; at++)
            for (size_t i = 0; i < sizeof others; i++) {
                char before = text[at];
                text[at] = others[i];
                assert_int_equal(utf8_ascii(text, size), at);
                text[at] = before;
            }
    }
}

static void test_utf8_count_counts_characters(void **state)
{
    (void)state;
    assert_int_equal(utf8_count("", 0), 0);
    assert_int_equal(utf8_count("abc", 3), 3);
    assert_int_equal(utf8_count("aé→😀", 10), 4);
    assert_int_equal(utf8_count("\xFF\xFE", 2), 2);
}

/* ---- widths ---- */

static void test_utf8_width_of_examples(void **state)
{
    (void)state;
    assert_int_equal(utf8_width('a'), 1);
    assert_int_equal(utf8_width(0xE9), 1);     /* é */
    assert_int_equal(utf8_width(0x301), 0);    /* combining acute accent */
    assert_int_equal(utf8_width(0x200B), 0);   /* zero width space */
    assert_int_equal(utf8_width(0x65E5), 2);   /* 日 */
    assert_int_equal(utf8_width(0x1F600), 2);  /* 😀 */
    assert_int_equal(utf8_width(0x2588), 1);   /* a block, as in plots */
    assert_int_equal(utf8_width(0x28FF), 1);   /* a Braille character, as in plots */
    assert_int_equal(utf8_width(0xE0000), 1);  /* not assigned */
    assert_int_equal(utf8_width(0x110000), 1); /* no code point */
}

#ifndef MGRAD_NO_UTF8PROC

enum { ANY = -1 };

/* Code points of a category for which utf8_width and utf8proc_charwidth may differ. */
typedef struct Difference {
    uint32_t first, last;
    utf8proc_category_t category;
    int ours, theirs; /* widths, or ANY */
    const char *reason;
} Difference;

static const Difference accepted[] = {
    {0x00, 0x9F, UTF8PROC_CATEGORY_CC, 1, 0, "callers replace control characters by a blank"},
    {0xD800, 0xDFFF, UTF8PROC_CATEGORY_CS, 1, 0, "utf8_decode never returns a surrogate"},
    {0x300, LAST_CODE, UTF8PROC_CATEGORY_CN, ANY, 1,
     "not assigned: our ranges span gaps, and East Asian blocks are wide as a whole"},
};

static bool is_accepted(uint32_t code, int ours, int theirs)
{
    for (size_t i = 0; i < sizeof accepted / sizeof *accepted; i++) {
        const Difference *row = &accepted[i];
        if (code >= row->first && code <= row->last &&
            utf8proc_category((utf8proc_int32_t)code) == row->category &&
            (row->ours == ANY || row->ours == ours) && row->theirs == theirs)
            return true;
    }
    return false;
}

static void test_utf8_width_agrees_with_utf8proc(void **state)
{
    size_t wrong = 0;
    (void)state;
    /* Another version of Unicode has other widths. */
    if (strcmp(utf8proc_unicode_version(), "15.0.0") != 0) {
        print_message("left out: libutf8proc has Unicode %s, src/base/utf8.c 15.0.0\n",
                      utf8proc_unicode_version());
        skip();
    }
    for (uint32_t code = 0; code <= LAST_CODE; code++) {
        int ours = (int)utf8_width(code), theirs = utf8proc_charwidth((utf8proc_int32_t)code);
        if (ours == theirs || is_accepted(code, ours, theirs))
            continue;
        print_error("U+%04X: width %d, in libutf8proc %d (%s)\n", code, ours, theirs,
                    utf8proc_category_string((utf8proc_int32_t)code));
        wrong++;
    }
    assert_int_equal(wrong, 0);
}

#else

static void test_utf8_width_agrees_with_utf8proc(void **state)
{
    (void)state;
    print_message("left out: built without libutf8proc\n");
    skip();
}

#endif

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_utf8_decode_reads_each_length),
        cmocka_unit_test(test_utf8_decode_refuses_what_is_not_utf8),
        cmocka_unit_test(test_newlines_are_counted),
        cmocka_unit_test(test_utf8_ascii_stops_at_other_bytes),
        cmocka_unit_test(test_utf8_count_counts_characters),
        cmocka_unit_test(test_utf8_width_of_examples),
        cmocka_unit_test(test_utf8_width_agrees_with_utf8proc),
    };
    return cmocka_run_group_tests_name("utf8", tests, NULL, NULL);
}
