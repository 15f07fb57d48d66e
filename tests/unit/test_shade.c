/* test_shade.c: the shades of a field, and the regions that show them. */
#include "view/plot/shade.h"

#include <stdlib.h>

#include "plot_fixture.h"
#include "view/plot/height.h"

/* True if the loop is around a place (the crossing number of a ray to the right is odd). */
static bool loop_contains(const ContourLoop *loop, double x, double y)
{
    bool inside = false;
    for (size_t i = 0; i < loop->count; i++) {
        const ContourPoint *a = &loop->points[i], *b = &loop->points[(i + 1) % loop->count];
        if ((a->y > y) != (b->y > y))
            inside ^= x < a->x + (y - a->y) / (b->y - a->y) * (b->x - a->x);
    }
    return inside;
}

/* The shade of a place after all regions are painted. */
static size_t painted(const ShadeRegions *regions, double x, double y)
{
    size_t shade = 0;
    for (size_t i = 0; i < regions->count; i++)
        if (loop_contains(&regions->items[i].loop, x, y))
            shade = regions->items[i].shade;
    return shade;
}

static bool is_height; /* of the field in check_field */

/* Checks the grid points within the frame. */
static void check_field(const double *values, size_t size)
{
    plot.field = (PlotField){.values = values, .size = size, .is_height = is_height};
    ShadeLevels levels = shade_levels(&plot);
    ShadeRegions regions = shade_regions(&plot, &levels);
    for (size_t row = 1; row + 1 < size; row++)
        for (size_t column = 1; column + 1 < size; column++) {
            /* Not exactly at the point, where a line may be. */
            double x = ((double)column + 1e-9) / (double)(size - 1);
            double y = ((double)row + 1.3e-9) / (double)(size - 1);
            assert_int_equal(painted(&regions, x, y),
                             shade_of(&levels, values[row * size + column]));
        }
}

static void test_the_levels_are_parts_of_the_distance_of_most_values(void **state)
{
    double values[100];
    (void)state;
    for (int i = 0; i < 100; i++)
        values[i] = i < 90 ? -3.0 : i < 95 ? 1.0 : 1e6;
    plot.field = (PlotField){.values = values, .size = 10};
    ShadeLevels levels = shade_levels(&plot);
    for (int i = 0; i < SHADES - 1; i++)
        assert_float_equal(levels.at[i], i - 2.0, 1e-12);
    assert_int_equal(shade_of(&levels, -3.0), 0);
    assert_int_equal(shade_of(&levels, -0.5), 2);
    assert_int_equal(shade_of(&levels, 0.0), 2);
    assert_int_equal(shade_of(&levels, 0.5), 3);
    assert_int_equal(shade_of(&levels, 1e6), 5);
}

static void test_a_field_of_zeros_has_no_regions(void **state)
{
    static const double values[4] = {0};
    (void)state;
    plot.field = (PlotField){.values = values, .size = 2};
    ShadeLevels levels = shade_levels(&plot);
    assert_int_equal(shade_regions(&plot, &levels).count, 0);
}

/* The region below a level is inside regions above it, and has regions above others inside. */
static void test_nested_rings_have_their_shades(void **state)
{
    enum { SIZE = 41 };
    double values[SIZE * SIZE];
    (void)state;
    for (size_t i = 0; i < SIZE * SIZE; i++)
        values[i] = cos(hypot((double)(i % SIZE) - 20.3, (double)(i / SIZE) - 19.1) / 1.7);
    check_field(values, SIZE);
}

static void test_noise_has_its_shades(void **state)
{
    enum { SIZE = 31 };
    double values[SIZE * SIZE];
    (void)state;
    for (size_t i = 0; i < SIZE * SIZE; i++)
        values[i] = noise((double)i) - 0.5;
    check_field(values, SIZE);
}

static void test_steps_have_their_shades(void **state)
{
    enum { SIZE = 9 };
    double values[SIZE * SIZE];
    (void)state;
    for (size_t i = 0; i < SIZE * SIZE; i++)
        values[i] = noise((double)i) > 0.5 ? 1.0 : -1.0;
    check_field(values, SIZE);
}

static void test_infinite_values_have_regions(void **state)
{
    static const double values[] = {-INFINITY, INFINITY, INFINITY, -INFINITY, 0,
                                    INFINITY,  1,        -1,       -INFINITY};
    (void)state;
    plot.field = (PlotField){.values = values, .size = 3};
    ShadeLevels levels = shade_levels(&plot);
    ShadeRegions regions = shade_regions(&plot, &levels);
    for (size_t i = 0; i < regions.count; i++)
        for (size_t k = 0; k < regions.items[i].loop.count; k++)
            assert_true(isfinite(regions.items[i].loop.points[k].x));
    assert_in_range(regions.count, SHADES - 1, 100);
}

/* The squares of 0, 1 … 9, each a tenth of the field, and then one value that is far above. */
static void test_levels_of_heights_are_squares(void **state)
{
    double values[100];
    const double *first;
    (void)state;
    for (int i = 0; i < 100; i++)
        values[i] = i < 10 ? 2.0 : 2.0 + (i / 10) * (i / 10) * 81.0 / 64.0;
    values[99] = 1e6;
    plot.field = (PlotField){.values = values, .size = 10, .is_height = true};
    ShadeLevels levels = shade_levels(&plot);
    assert_int_equal(levels.count, SHADES_OF_HEIGHTS - 1);
    for (int i = 0; i < SHADES_OF_HEIGHTS - 1; i++)
        assert_float_equal(levels.at[i], 2.0 + (i + 1) * (i + 1), 1e-9);
    assert_int_equal(shade_lines(&plot, &levels, &first), levels.count);
    assert_ptr_equal(first, levels.at);
    assert_int_equal(shade_of(&levels, 1e6), SHADES_OF_HEIGHTS - 1);
    assert_int_equal(shade_of(&levels, 2.0), 0);
}

static void test_equal_heights_have_no_lines(void **state)
{
    static const double values[] = {3, 3, 3, 3, 3, 3, 3, 3, 3};
    const double *first;
    (void)state;
    plot.field = (PlotField){.values = values, .size = 3, .is_height = true};
    ShadeLevels levels = shade_levels(&plot);
    assert_int_equal(shade_lines(&plot, &levels, &first), 0);
    assert_int_equal(shade_regions(&plot, &levels).count, 0);
    assert_int_equal(shade_of(&levels, 3.0), 0);
}

static void test_heights_have_their_shades(void **state)
{
    enum { SIZE = 41 };
    double values[SIZE * SIZE];
    (void)state;
    is_height = true;
    for (size_t i = 0; i < SIZE * SIZE; i++)
        values[i] = 100.0 + cos(hypot((double)(i % SIZE) - 20.3, (double)(i / SIZE) - 19.1) / 1.7);
    check_field(values, SIZE);
    is_height = false;
}

/* The labels of a bowl are on its circles, apart from each other, and in the frame. */
static void test_levels_have_labels_with_space_between_them(void **state)
{
    enum { SIZE = 61 };
    double values[SIZE * SIZE];
    HeightLabel labels[SHADES_OF_HEIGHTS - 1];
    (void)state;
    for (size_t i = 0; i < SIZE * SIZE; i++) {
        double x = (double)(i % SIZE) / (SIZE - 1) - 0.5, y = (double)(i / SIZE) / (SIZE - 1) - 0.5;
        values[i] = x * x + y * y;
    }
    plot.field = (PlotField){.values = values, .size = SIZE, .is_height = true};
    ShadeLevels levels = shade_levels(&plot);
    size_t count = height_labels(&plot, &levels, labels);
    assert_int_equal(count, levels.count);
    for (size_t i = 0; i < count; i++) {
        double height = pow(labels[i].x - 0.5, 2) + pow(labels[i].y - 0.5, 2);
        assert_float_equal(height, levels.at[i], 1e-3);
        assert_float_equal(strtod(labels[i].text, NULL) / levels.at[i], 1.0, 0.05);
        assert_true(fabs(labels[i].x - 0.5) <= 0.45 && fabs(labels[i].y - 0.5) <= 0.45);
        for (size_t k = 0; k < i; k++) {
            assert_true(hypot(labels[i].x - labels[k].x, labels[i].y - labels[k].y) > 0.1);
            assert_string_not_equal(labels[i].text, labels[k].text);
        }
    }
    for (size_t i = 0; i < SIZE * SIZE; i++)
        values[i] += 12345.0; /* the texts need more digits */
    levels = shade_levels(&plot);
    count = height_labels(&plot, &levels, labels);
    assert_string_equal(labels[0].text, "12345");
    plot.field.is_height = false;
    levels = shade_levels(&plot);
    assert_int_equal(height_labels(&plot, &levels, labels), 0);
}

static void test_regions_of_one_shade_follow_each_other(void **state)
{
    static const double values[] = {1, -1, 1, -1, -1, -1, 1, -1, 1}; /* four corners */
    (void)state;
    plot.field = (PlotField){.values = values, .size = 3};
    ShadeLevels levels = shade_levels(&plot);
    ShadeRegions regions = shade_regions(&plot, &levels);
    size_t runs = 0;
    for (size_t i = 0; i < regions.count; i++)
        runs += i == 0 || regions.items[i].shade != regions.items[i - 1].shade;
    assert_int_equal(runs, SHADES - 1);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test_setup_teardown(test_the_levels_are_parts_of_the_distance_of_most_values,
                                        setup_plot, teardown_plot),
        cmocka_unit_test_setup_teardown(test_a_field_of_zeros_has_no_regions, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_levels_of_heights_are_squares, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_equal_heights_have_no_lines, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_heights_have_their_shades, setup_plot, teardown_plot),
        cmocka_unit_test_setup_teardown(test_levels_have_labels_with_space_between_them, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_nested_rings_have_their_shades, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_noise_has_its_shades, setup_plot, teardown_plot),
        cmocka_unit_test_setup_teardown(test_steps_have_their_shades, setup_plot, teardown_plot),
        cmocka_unit_test_setup_teardown(test_infinite_values_have_regions, setup_plot,
                                        teardown_plot),
        cmocka_unit_test_setup_teardown(test_regions_of_one_shade_follow_each_other, setup_plot,
                                        teardown_plot),
    };
    return cmocka_run_group_tests_name("shade", tests, NULL, NULL);
}
