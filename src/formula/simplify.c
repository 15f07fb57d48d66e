/*
 * simplify.c: sums, products and powers in their simplest form.
 *
 * A sum is a number and terms with coefficients, a product a number and bases with exponents. Both
 * are collected in a Collection, where equal terms meet: a + a is 2*a, a * a is a**2. Then they are
 * sorted by index, so that equal terms are the same term.
 */
#include "formula/collection.h"

#include <string.h>

static Term raised(Formula *f, Term base, double exponent);
static Term sum_finish(Collection *sum);

/* ---- products ---- */

/* The place of a base, or of its opposite: then the product changes its sign if the exponent is
   odd. a - b and b - a are one base. */
static uint32_t product_find(Collection *product, Term base, double exponent)
{
    Formula *f = product->f;
    uint32_t at = collection_find(product, base);
    if (at < product->count || !term_is_whole(exponent) || term_row(f, base)->kind != TERM_SUM)
        return at;
    uint32_t opposite = collection_find(product, term_scale(f, base, -1.0));
    if (opposite == product->count)
        return at;
    if (fmod(exponent, 2.0) != 0.0)
        product->number = -product->number;
    return opposite;
}

/* Adds base ** exponent. States what is lost if a division cancels. */
static void product_add(Collection *product, Term base, double exponent)
{
    Formula *f = product->f;
    if (term_is_whole(exponent) && collection_is_negative_sum(f, base)) {
        base = term_scale(f, base, -1.0);
        product->number *= fmod(exponent, 2.0) != 0.0 ? -1.0 : 1.0;
    }
    uint32_t at = product_find(product, base, exponent);
    if (at == TERM_MOST_ARGS) { /* full: a product, unlike a sum, cannot be nested */
        f->is_too_large = true;
        return;
    }
    Member *member = &product->members[at];
    if (at == product->count) {
        *member = (Member){base, exponent};
        product->count++;
        return;
    }
    double before = member->factor;
    member->factor += exponent;
    bool is_division_lost = (before < 0.0 || exponent < 0.0) && member->factor >= 0.0;
    if (!product->is_exact && is_division_lost)
        term_require(f, base, REQUIRE_NONZERO);
    else if (!product->is_exact && !term_is_whole(before) && term_is_whole(member->factor))
        term_require(f, raised(f, base, before), REQUIRE_VALUE);
}

/* Multiplies by term ** exponent. */
static void product_take(Collection *product, Term term, double exponent)
{
    Formula *f = product->f;
    TermRow row = *term_row(f, term);
    double power =
        row.kind == TERM_NUMBER || row.kind == TERM_PRODUCT ? pow(row.number, exponent) : 1.0;
    bool can_fold = isfinite(power) && (term_is_whole(exponent) || row.kind == TERM_NUMBER);
    if (row.kind == TERM_NUMBER && can_fold) {
        product->number *= power;
    } else if (row.kind == TERM_PRODUCT && can_fold) {
        product->number *= power;
        for (uint32_t i = 0; i < row.count; i++)
            product_take(product, row.args[i], exponent);
    } else if (term_is_number_power(f, term) && term_is_whole(exponent)) {
        double inner = term_row(f, row.args[1])->number, outer = inner * exponent;
        if (!product->is_exact && !term_is_whole(inner) && term_is_whole(outer))
            term_require(f, term, REQUIRE_VALUE);
        if (!product->is_exact && inner < 0.0 && exponent < 0.0)
            term_require(f, row.args[0], REQUIRE_NONZERO);
        product_add(product, row.args[0], outer);
    } else {
        product_add(product, term, exponent);
    }
}

/* The product is 0, wherever its factors have values. */
static Term product_zero(const Collection *product)
{
    Formula *f = product->f;
    for (uint32_t i = 0; i < product->count; i++)
        term_require(f, product->members[i].term,
                     product->members[i].factor < 0.0 ? REQUIRE_NONZERO : REQUIRE_VALUE);
    return term_number(f, 0.0);
}

/* The product of `number` and the members, which are sorted and of which none has exponent 0. */
static Term product_intern(const Collection *product)
{
    Formula *f = product->f;
    Term args[TERM_MOST_ARGS];
    for (uint32_t i = 0; i < product->count; i++)
        args[i] = raised(f, product->members[i].term, product->members[i].factor);
    if (product->count == 1 && product->number == 1.0)
        return args[0];
    return term_intern(f, &(TermRow){.kind = TERM_PRODUCT,
                                     .number = product->number,
                                     .count = product->count,
                                     .args = args});
}

/* Multiplies a sum by a base where a division cancels: u*(a/u + 1) is a + u. */
static void product_distribute(Collection *product)
{
    Formula *f = product->f;
    for (uint32_t s = 0; s < product->count && !f->is_too_large; s++)
        for (uint32_t b = 0; b < product->count; b++) {
            Member sum = product->members[s], base = product->members[b];
            bool may_cancel = s != b && sum.factor == 1.0 && base.factor > 0.0 &&
                              term_row(f, sum.term)->kind == TERM_SUM;
            if (!may_cancel || !collection_divides_by(f, sum.term, base.term))
                continue;
            TermRow row = *term_row(f, sum.term);
            Term factor = raised(f, base.term, base.factor), parts[TERM_MOST_ARGS + 1];
            for (uint32_t i = 0; i < row.count; i++)
                parts[i] = term_multiply(f, row.args[i], factor);
            parts[row.count] = term_multiply(f, term_number(f, row.number), factor);
            collection_remove(product, s > b ? s : b);
            collection_remove(product, s > b ? b : s);
            product_take(product, term_sum(f, parts, row.count + 1), 1.0);
            s = UINT32_MAX; /* from the first one again */
            break;
        }
}

/* Two roots of a product may have become a whole power of it, whose factors are known. */
static void product_expand(Collection *product)
{
    Formula *f = product->f;
    for (uint32_t i = product->count; i-- > 0;) {
        Member member = product->members[i];
        const TermRow *row = term_row(f, member.term);
        bool is_product = row->kind == TERM_PRODUCT && isfinite(pow(row->number, member.factor));
        if ((term_is_number_power(f, member.term) || is_product) && term_is_whole(member.factor) &&
            member.factor != 0.0) {
            collection_remove(product, i);
            product_take(product, member.term, member.factor);
            i = product->count;
        }
    }
}

static Term product_finish(Collection *product)
{
    Formula *f = product->f;
    product_expand(product);
    if (product->number == 0.0)
        return product_zero(product);
    for (uint32_t i = product->count; i-- > 0;) {
        Member *member = &product->members[i];
        if (term_row(f, member->term)->is_mask && member->factor > 0.0)
            member->factor = 1.0;
        if (member->factor == 0.0)
            collection_remove(product, i);
    }
    product_distribute(product);
    if (product->number == 0.0)
        return product_zero(product);
    if (product->count == 0)
        return term_number(f, product->number);
    collection_sort(product);
    bool is_scaled_sum = product->count == 1 && product->members[0].factor == 1.0 &&
                         term_row(f, product->members[0].term)->kind == TERM_SUM;
    if (is_scaled_sum && product->number == -1.0)
        return term_scale(f, product->members[0].term, -1.0);
    return product_intern(product);
}

/* base ** exponent for a number other than 0, without looking into the base. */
static Term raised(Formula *f, Term base, double exponent)
{
    if (exponent == 1.0)
        return base;
    Term args[2] = {base, term_number(f, exponent)};
    return term_intern(f, &(TermRow){.kind = TERM_POWER, .count = 2, .args = args});
}

Term term_multiply(Formula *f, Term a, Term b)
{
    Collection product = {.f = f, .number = 1.0};
    product_take(&product, a, 1.0);
    product_take(&product, b, 1.0);
    return product_finish(&product);
}

Term term_power(Formula *f, Term base, Term exponent)
{
    const TermRow *by = term_row(f, exponent);
    if (by->kind != TERM_NUMBER || !isfinite(by->number)) {
        Term args[2] = {base, exponent};
        return term_intern(f, &(TermRow){.kind = TERM_POWER, .count = 2, .args = args});
    }
    if (by->number == 0.0) {
        term_require(f, base, REQUIRE_VALUE);
        return term_number(f, 1.0);
    }
    Collection product = {.f = f, .number = 1.0};
    product_take(&product, base, by->number);
    return product_finish(&product);
}

/* ---- sums ---- */

static void sum_add(Collection *sum, Term term, double coefficient)
{
    uint32_t at = collection_find(sum, term);
    if (at < sum->count) {
        sum->members[at].factor += coefficient;
        return;
    }
    if (sum->count == TERM_MOST_ARGS) { /* full: what is there becomes one term */
        Collection first = *sum;
        first.number = 0.0;
        sum->members[0] = (Member){sum_finish(&first), 1.0};
        sum->count = 1;
        at = 1;
    }
    sum->members[at] = (Member){term, coefficient};
    sum->count++;
}

/* A product without its coefficient. */
static Term product_without_number(Formula *f, const TermRow *row)
{
    if (row->count == 1)
        return row->args[0];
    return term_intern(
        f, &(TermRow){.kind = TERM_PRODUCT, .number = 1.0, .count = row->count, .args = row->args});
}

static void sum_take(Collection *sum, Term term, double coefficient)
{
    Formula *f = sum->f;
    TermRow row = *term_row(f, term);
    if (row.kind == TERM_PRODUCT && row.number != 1.0) {
        coefficient *= row.number;
        term = product_without_number(f, &row);
        row = *term_row(f, term);
    }
    if (row.kind == TERM_NUMBER) {
        sum->number += coefficient * row.number;
    } else if (row.kind == TERM_SUM && sum->count + row.count <= TERM_MOST_ARGS) {
        sum->number += coefficient * row.number;
        for (uint32_t i = 0; i < row.count; i++) {
            TermRow part = *term_row(f, row.args[i]);
            bool has_number = part.kind == TERM_PRODUCT && part.number != 1.0;
            sum_add(sum, has_number ? product_without_number(f, &part) : row.args[i],
                    has_number ? coefficient * part.number : coefficient);
        }
    } else {
        sum_add(sum, term, coefficient);
    }
}

static Term sum_with_common(Collection *sum, const Collection *common)
{
    Formula *f = sum->f;
    Collection rest = {.f = f};
    double number = fabs(sum->members[0].factor);
    for (uint32_t i = 1; i < sum->count; i++)
        if (fabs(sum->members[i].factor) != number)
            number = 1.0;
    for (uint32_t i = 0; i < sum->count; i++) {
        Collection left = {.f = f, .number = 1.0, .is_exact = true};
        product_take(&left, sum->members[i].term, 1.0);
        for (uint32_t j = 0; j < common->count; j++)
            product_take(&left, common->members[j].term, -common->members[j].factor);
        sum_take(&rest, product_finish(&left), sum->members[i].factor / number);
    }
    Collection product = *common;
    product.number = number;
    product_take(&product, sum_finish(&rest), 1.0);
    return product_finish(&product);
}

Term term_scale(Formula *f, Term term, double factor)
{
    if (factor == 1.0)
        return term;
    if (term_row(f, term)->kind == TERM_SUM && factor == -1.0) {
        Collection sum = {.f = f};
        sum_take(&sum, term, factor);
        return sum_finish(&sum);
    }
    return term_multiply(f, term_number(f, factor), term);
}

static Term sum_intern(const Collection *sum)
{
    Formula *f = sum->f;
    Term args[TERM_MOST_ARGS];
    for (uint32_t i = 0; i < sum->count; i++)
        args[i] = term_scale(f, sum->members[i].term, sum->members[i].factor);
    if (sum->count == 1 && sum->number == 0.0)
        return args[0];
    return term_intern(
        f, &(TermRow){
               .kind = TERM_SUM, .number = sum->number + 0.0, .count = sum->count, .args = args});
}

/* expm1(x) + 1 is exp(x). */
static void sum_join_expm1(Collection *sum)
{
    Formula *f = sum->f;
    for (uint32_t i = 0; i < sum->count; i++) {
        Member member = sum->members[i];
        TermRow row = *term_row(f, member.term);
        if (row.kind != TERM_APPLY || row.which != OP_EXPM1 || sum->number != member.factor)
            continue;
        collection_remove(sum, i);
        sum->number = 0.0;
        row = (TermRow){.kind = TERM_APPLY, .which = OP_EXP, .count = 1, .args = row.args};
        sum_add(sum, term_intern(f, &row), member.factor);
        return;
    }
}

/* Joins members that share a factor: a*u + b*u + 1 is (a + b)*u + 1. */
static void sum_group(Collection *sum)
{
    Formula *f = sum->f;
    TermFactor frequent;
    while (sum->count > 1 && !f->is_too_large && collection_frequent(sum, &frequent)) {
        Collection group = {.f = f};
        for (uint32_t i = sum->count; i-- > 0;)
            if (collection_exponent(f, sum->members[i].term, frequent.base) * frequent.exponent >
                0.0) {
                group.members[group.count++] = sum->members[i];
                collection_remove(sum, i);
            }
        uint32_t before = sum->count;
        sum_take(sum, sum_finish(&group), 1.0);
        if (sum->count > before + 1)
            break; /* it is a sum, whose members have been added */
    }
    collection_sort(sum);
}

static Term sum_finish(Collection *sum)
{
    Formula *f = sum->f;
    if (sum->number != 0.0)
        sum_join_expm1(sum);
    for (uint32_t i = sum->count; i-- > 0;)
        if (sum->members[i].factor == 0.0) {
            term_require(f, sum->members[i].term, REQUIRE_VALUE);
            collection_remove(sum, i);
        }
    if (sum->count == 0)
        return term_number(f, sum->number);
    collection_sort(sum);
    Collection common = {.f = f, .number = 1.0};
    if (sum->number == 0.0 && sum->count > 1 && !f->is_too_large && collection_common(sum, &common))
        return sum_with_common(sum, &common);
    sum_group(sum);
    return sum_intern(sum);
}

Term term_sum(Formula *f, const Term *terms, size_t count)
{
    if (count == 1) /* 2*(a + b) remains */
        return terms[0];
    Collection sum = {.f = f};
    for (size_t i = 0; i < count; i++)
        sum_take(&sum, terms[i], 1.0);
    return sum_finish(&sum);
}
