/* text.c: print, and conversions between text and numbers. */
#include "lib/core/text.h"

#include <math.h>
#include <string.h>

#include "base/num.h"
#include "base/sink.h"
#include "base/utf8.h"
#include "lib/args.h"
#include "lib/file.h"
#include "lib/registry.h"
#include "vm/error.h"
#include "vm/repr.h"
#include "vm/site.h"

/* Instances among the arguments have been replaced by their text (ROW_TEXT). */
static Datum text_str(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    buf_clear(&vm->scratch);
    repr_put_str(vm, &vm->scratch, args[0]);
    return vm_scratch_string(vm);
}

static Datum text_repr(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    buf_clear(&vm->scratch);
    repr_put(vm, &vm->scratch, args[0]);
    return vm_scratch_string(vm);
}

/* Bytes of a text that is read as a number, blanks included. No number needs so many digits, and
   reading it does not poll. */
enum { LONGEST_NUMBER = 1 << 25 };

/* The text of a number without the sign and the blanks around it, which Python allows. */
typedef struct WrittenNumber {
    const char *digits;
    size_t size;
    bool negative;
} WrittenNumber;

static bool is_blank(char c)
{
    return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

static WrittenNumber number_strip(const char *text, size_t size)
{
    const char *at = text, *end = text + (size <= LONGEST_NUMBER ? size : 0);
    while (at < end && is_blank(*at))
        at++;
    while (end > at && is_blank(end[-1]))
        end--;
    bool negative = at < end && *at == '-';
    if (at < end && (*at == '-' || *at == '+'))
        at++;
    return (WrittenNumber){at, (size_t)(end - at), negative};
}

static bool all_digits(const char *text, size_t size)
{
    for (size_t i = 0; i < size; i++)
        if (text[i] < '0' || text[i] > '9')
            return false;
    return size > 0;
}

/* digits [. digits] [e [sign] digits], with digits on at least one side of the dot. */
static bool is_float_text(const char *text, size_t size)
{
    size_t at = 0, digits = 0;
    for (; at < size && text[at] >= '0' && text[at] <= '9'; at++)
        digits++;
    if (at < size && text[at] == '.')
        for (at++; at < size && text[at] >= '0' && text[at] <= '9'; at++)
            digits++;
    if (digits && at < size && (text[at] == 'e' || text[at] == 'E')) {
        at++;
        at += at < size && (text[at] == '+' || text[at] == '-');
        return all_digits(text + at, size - at);
    }
    return digits && at == size;
}

/* As Python's int: truncates toward zero, and reads only digits from a string. */
static Datum text_int(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind == D_STRING) {
        WrittenNumber n = number_strip(args[0].as.string->text, args[0].as.string->size);
        int64_t value;
        if (!all_digits(n.digits, n.size) || !num_read_int(n.digits, n.size, &value))
            error_throw_arg(vm, 0, "int cannot read a whole number from '%.40s'",
                            args[0].as.string->text);
        return datum_int(n.negative ? -value : value);
    }
    if (args[0].kind == D_INT)
        return args[0];
    double value = trunc(arg_number(vm, args, 0));
    /* The negated comparison also refuses nan. */
    if (!(fabs(value) < 9.2e18))
        error_throw_arg(vm, 0, "int cannot convert nan or so large a number");
    return datum_int((int64_t)value);
}

/* True if the number is written as this word, in any case. */
static bool is_word(WrittenNumber n, const char *word)
{
    size_t at = 0;
    while (at < n.size && word[at] && (n.digits[at] | 0x20) == word[at])
        at++;
    return at == n.size && word[at] == '\0';
}

bool text_read_number(const char *text, size_t size, double *value)
{
    WrittenNumber n = number_strip(text, size);
    if (is_word(n, "inf") || is_word(n, "infinity"))
        *value = INFINITY;
    else if (is_word(n, "nan"))
        *value = NAN;
    else if (is_float_text(n.digits, n.size))
        *value = num_read_float(n.digits, n.size);
    else
        return false;
    if (n.negative)
        *value = -*value;
    return true;
}

static Datum text_float(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    if (args[0].kind != D_STRING)
        return datum_float(arg_number(vm, args, 0));
    double value;
    const String *string = args[0].as.string;
    if (!text_read_number(string->text, string->size, &value))
        error_throw_arg(vm, 0, "float cannot read a number from '%.40s'", string->text);
    return datum_float(value);
}

/* The arguments: sep, end, then the values. The line is printed in one piece. */
static Datum text_print(Vm *vm, Datum *args, uint32_t count)
{
    Buf *out = &vm->scratch;
    buf_clear(out);
    const String *separator = arg_string(vm, args, 0), *end = arg_string(vm, args, 1);
    for (uint32_t i = 2; i < count; i++) {
        if (i > 2)
            buf_put(out, separator->text, separator->size);
        repr_put_str(vm, out, args[i]);
    }
    buf_put(out, end->text, end->size);
    vm_print(vm, buf_text(out), out->len);
    return datum_nil();
}

static void check_utf8(Vm *vm, const Buf *line)
{
    for (size_t at = 0, width; at < line->len; at += width) {
        vm_poll(vm);
        width = utf8_decode(line->data + at, line->len - at).size;
        if (width == 0)
            error_throw(vm, "the line is not UTF-8");
    }
}

/* Without a line it is an error, as Python's EOFError. */
static Datum text_input(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    buf_clear(&vm->scratch);
    repr_put_str(vm, &vm->scratch, args[0]);
    buf_clear(&vm->bytes);
    buf_clear(&vm->message);
    if (!vm->host.read_line)
        error_throw_at(vm, site_span(vm), "--sandbox and --test run a program without input",
                       "input is unavailable here");
    bool fine = vm->host.read_line(vm->host.ctx, buf_text(&vm->scratch), sink_into(&vm->bytes),
                                   sink_into(&vm->message));
    if (!file_accept(vm, fine)) {
        vm_poll(vm);
        error_throw(vm, "input cannot read a line: %s", buf_text(&vm->message));
    }
    Buf *line = &vm->bytes;
    if (line->len > 0 && line->data[line->len - 1] == '\r')
        buf_truncate(line, line->len - 1);
    check_utf8(vm, line);
    return vm_string(vm, buf_text(line), line->len);
}

static Datum text_type(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    const char *kind = repr_kind(args[0]);
    return vm_string(vm, kind, strlen(kind));
}

/* The kind of a value for core.mg: "repr" is an instance with its own function repr; then
   "instance", "list", "dictionary", and "" for anything else. */
static Datum text_kind(Vm *vm, Datum *args, uint32_t count)
{
    (void)count;
    bool has_repr = args[0].kind == D_INSTANCE && args[0].as.instance->type->layout.repr >= 0;
    const char *kind = has_repr                     ? "repr"
                       : args[0].kind == D_INSTANCE ? "instance"
                       : args[0].kind == D_LIST     ? "list"
                       : args[0].kind == D_DICT     ? "dictionary"
                                                    : "";
    return vm_string(vm, kind, strlen(kind));
}

static const Builtin rows[] = {
    {"print(*values, sep=\" \", end=\"\\n\")", text_print,
     ROW_COMMAND | ROW_RESERVED | ROW_TEXT | ROW_PRINTS, NULL, "writes values, separated by spaces",
     "print \"a is\", 2.0", 0},
    {"input(prompt=\"\")", text_input, ROW_TEXT | ROW_QUIET, NULL,
     "asks the user for a line, and returns it as a string", "n = int(input(\"how many? \"))", 0},
    {"str(x)", text_str, ROW_TEXT, NULL, "x as text", "str(2.0)", 0},
    {"int(x)", text_int, 0, NULL, "x without its fraction; of a string, the integer in it",
     "int(\"42\")", 0},
    {"float(x)", text_float, 0, NULL, "x as a float; of a string, the number in it",
     "float(\"1e-3\")", 0},
    {"type(x)", text_type, 0, NULL, "the name of x's type: integer, float, Value, string, list …",
     "type(2.0)", 0},
    {"_repr(x)", text_repr, ROW_INTERNAL, NULL, NULL, NULL, 0},
    {"_kind(x)", text_kind, ROW_INTERNAL, NULL, NULL, NULL, 0},
};

const BuiltinTable text_table = {"text", rows, sizeof rows / sizeof *rows};
