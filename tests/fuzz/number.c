/* number.c: eight bytes as a number, the rest as a format. Output must read back, and plain formats
   must agree with printf. */
#include "fuzz.h"

#include <math.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/num.h"

static void check_text(Buf *out, double value)
{
    buf_clear(out);
    num_put_float(out, value);
    double back = strtod(buf_text(out), NULL);
    fuzz_assert(isnan(value) ? isnan(back) : memcmp(&back, &value, sizeof back) == 0,
                "a float does not read back");
    if (!isfinite(value) || signbit(value))
        return;
    back = num_read_float(buf_text(out), out->len);
    fuzz_assert(back == value, "num_read_float differs from strtod");
}

static void check_places(Buf *out, double value)
{
    char expected[512];
    snprintf(expected, sizeof expected, "%.4f", isnan(value) ? fabs(value) : value);
    buf_clear(out);
    num_put_places(out, value);
    fuzz_assert(isnan(value) ? strcmp(buf_text(out), "nan") == 0
                             : strcmp(buf_text(out), expected) == 0,
                "four places differ from printf's");
}

static void check_int(Buf *out, int64_t value)
{
    int64_t back;
    buf_clear(out);
    num_put_int(out, value);
    const char *digits = buf_text(out);
    bool minus = *digits == '-';
    bool fits = num_read_int(digits + minus, out->len - minus, &back);
    if (value == INT64_MIN)
        fuzz_assert(!fits, "2**63 does not fit");
    else
        fuzz_assert(fits && (minus ? -back : back) == value, "an integer does not read back");
}

/* Compares formats such as `.3f` and `.0e` with printf. */
static void check_printf(const Buf *out, const NumFormat *format, double value)
{
    char form[] = {'%', '.', '*', format->type, '\0'}, expected[2048];
    bool plain = (format->type == 'f' || format->type == 'e') && format->precision >= 0 &&
                 format->width == 0 && !format->sign && !format->align && !format->grouped;
    if (!plain || !isfinite(value))
        return;
    snprintf(expected, sizeof expected, form, format->precision, value);
    fuzz_assert(strcmp(buf_text(out), expected) == 0, "a format differs from printf's");
}

static void check_format(Buf *out, const char *text, size_t size, double value, int64_t whole)
{
    NumFormat format;
    const char *wrong = num_format_parse(&format, text, size);
    fuzz_assert(!wrong || *wrong, "a wrong format without a reason");
    if (wrong)
        return;
    buf_clear(out);
    if (!num_format_float(out, &format, value))
        check_printf(out, &format, value);
    buf_clear(out);
    num_format_int(out, &format, whole);
    buf_clear(out);
    num_format_string(out, &format, text, size);
}

int LLVMFuzzerTestOneInput(const uint8_t *data, size_t size)
{
    double value;
    int64_t whole;
    if (size < sizeof value)
        return 0;
    memcpy(&value, data, sizeof value);
    memcpy(&whole, data, sizeof whole);
    Mem mem;
    mem_init(&mem);
    Buf out;
    buf_init(&out, &mem);
    check_text(&out, value);
    check_places(&out, value);
    check_int(&out, whole);
    check_format(&out, (const char *)data + sizeof value, size - sizeof value, value, whole);
    buf_done(&out);
    fuzz_assert(mem.used == 0, "memory is left");
    return 0;
}
