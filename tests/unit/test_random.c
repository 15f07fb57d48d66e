/*
 * test_random.c: random numbers. The expected values are those of CPython 3.11 and NumPy 1.24.
 */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>

#include <cmocka.h>

#include "base/random.h"

#define LENGTH(array) (sizeof(array) / sizeof *(array))

/* The arguments of random_below and random_interval, in this order. */
static const uint64_t BELOW[] = {UINT64_C(1),
                                 UINT64_C(2),
                                 UINT64_C(6),
                                 UINT64_C(100),
                                 UINT64_C(2147483648),
                                 UINT64_C(4294967295),
                                 UINT64_C(4294967296),
                                 UINT64_C(4294967297),
                                 UINT64_C(1099511627779),
                                 UINT64_C(9223372036854775808),
                                 UINT64_C(9223372036854775809),
                                 UINT64_C(18446744073709551615)};
static const uint64_t MAX[] = {UINT64_C(0),
                               UINT64_C(1),
                               UINT64_C(5),
                               UINT64_C(99),
                               UINT64_C(2147483648),
                               UINT64_C(4294967295),
                               UINT64_C(4294967296),
                               UINT64_C(1099511627779),
                               UINT64_C(9223372036854775808),
                               UINT64_C(18446744073709551615)};

typedef struct PythonFigures {
    uint64_t seed;
    double first, thousandth; /* random() */
    uint64_t below[LENGTH(BELOW)];
} PythonFigures;

static const PythonFigures python[] = {
    {UINT64_C(0),
     0x1.b0580f98a7dbep-1,
     0x1.ebf1437477ccep-2,
     {UINT64_C(0), UINT64_C(0), UINT64_C(0), UINT64_C(70), UINT64_C(1820547445),
      UINT64_C(1197038337), UINT64_C(729538201), UINT64_C(2598651360), UINT64_C(956724383349),
      UINT64_C(5744275058802081868), UINT64_C(251523533869634332), UINT64_C(14361366081174472092)}},
    {UINT64_C(1),
     0x1.132d8f91b7584p-3,
     0x1.699b1d0fc4300p-1,
     {UINT64_C(0), UINT64_C(0), UINT64_C(1), UINT64_C(32), UINT64_C(838852606),
      UINT64_C(1751134904), UINT64_C(4123476019), UINT64_C(1777265723), UINT64_C(1053468681955),
      UINT64_C(5640959884335201081), UINT64_C(9063373502519565605), UINT64_C(9200463987888812110)}},
    {UINT64_C(42),
     0x1.4762f307200c5p-1,
     0x1.b5fd9157363f8p-1,
     {UINT64_C(0), UINT64_C(1), UINT64_C(4), UINT64_C(82), UINT64_C(1540492440),
      UINT64_C(260060661), UINT64_C(1709996749), UINT64_C(1952996248), UINT64_C(466703038026),
      UINT64_C(933008849747029673), UINT64_C(6152158033442725595), UINT64_C(18240526197905328099)}},
    {UINT64_C(1337),
     0x1.3c4a1a3b3bf8dp-1,
     0x1.22f89f9521d4cp-3,
     {UINT64_C(0), UINT64_C(1), UINT64_C(2), UINT64_C(2), UINT64_C(1181090117),
      UINT64_C(4176874961), UINT64_C(4120946153), UINT64_C(1298039151), UINT64_C(219419355387),
      UINT64_C(3714058550823611980), UINT64_C(7877887353226419624),
      UINT64_C(10694189936707745137)}},
    {UINT64_C(5),
     0x1.3eecf89059360p-1,
     0x1.fa3df9d646496p-2,
     {UINT64_C(0), UINT64_C(0), UINT64_C(4), UINT64_C(52), UINT64_C(504459973),
      UINT64_C(1772096735), UINT64_C(2625615000), UINT64_C(398597339), UINT64_C(667696873617),
      UINT64_C(5042547026537492120), UINT64_C(7473456353568793093), UINT64_C(5631877175514160260)}},
    {UINT64_C(2147483648),
     0x1.5aed4cb04bd74p-2,
     0x1.294a0ff4ce9eep-2,
     {UINT64_C(0), UINT64_C(0), UINT64_C(4), UINT64_C(8), UINT64_C(340087658), UINT64_C(144108797),
      UINT64_C(1443329147), UINT64_C(2846208095), UINT64_C(1054087532949),
      UINT64_C(7629508877992065552), UINT64_C(7744110672372411416),
      UINT64_C(17668209622744917749)}},
    {UINT64_C(4294967295),
     0x1.454d9227a7013p-1,
     0x1.492df3ceb45eep-2,
     {UINT64_C(0), UINT64_C(0), UINT64_C(2), UINT64_C(49), UINT64_C(2086003683),
      UINT64_C(3053344595), UINT64_C(244262147), UINT64_C(3675608948), UINT64_C(402388222349),
      UINT64_C(5197546687917108055), UINT64_C(4982118974051108019), UINT64_C(5712921276367753506)}},
    {UINT64_C(4294967296),
     0x1.ced31cb3df170p-4,
     0x1.5487e3d9d2810p-5,
     {UINT64_C(0), UINT64_C(0), UINT64_C(4), UINT64_C(54), UINT64_C(281142058),
      UINT64_C(2205914611), UINT64_C(3301341302), UINT64_C(3395778300), UINT64_C(109723886669),
      UINT64_C(3969792152132991000), UINT64_C(7540250244356963966),
      UINT64_C(15422775045486121872)}},
    {UINT64_C(1099511627783),
     0x1.3a3761afd4291p-1,
     0x1.3e0d0c9181b30p-4,
     {UINT64_C(0), UINT64_C(0), UINT64_C(5), UINT64_C(32), UINT64_C(633703903),
      UINT64_C(2625138285), UINT64_C(303044158), UINT64_C(3102808595), UINT64_C(571963083538),
      UINT64_C(5299806972271182154), UINT64_C(2977604848947026331), UINT64_C(5001843522808864602)}},
    {UINT64_C(9223372036854775808),
     0x1.1b5fa2193586fp-1,
     0x1.a8277993b66e6p-2,
     {UINT64_C(0), UINT64_C(1), UINT64_C(5), UINT64_C(76), UINT64_C(2035264185),
      UINT64_C(1201240160), UINT64_C(1587465761), UINT64_C(3370210242), UINT64_C(374915657912),
      UINT64_C(8405792552815902741), UINT64_C(1272815276782050996), UINT64_C(6064420634128522414)}},
    {UINT64_C(18446744073709551615),
     0x1.659799fd7f980p-6,
     0x1.cd4f273d5bd94p-1,
     {UINT64_C(0), UINT64_C(0), UINT64_C(0), UINT64_C(43), UINT64_C(2006787010),
      UINT64_C(1392995343), UINT64_C(1159946233), UINT64_C(1339188146), UINT64_C(230513963582),
      UINT64_C(6867114719045810768), UINT64_C(1107118627732478490), UINT64_C(7552906690793421138)}},
};

typedef struct NumpyFigures {
    uint32_t seed;
    double first, thousandth; /* random_sample() */
    double gauss[3];          /* the first, the second, the 1001st of standard_normal */
    uint64_t interval[LENGTH(MAX)];
} NumpyFigures;

static const NumpyFigures numpy[] = {
    {0u,
     0x1.18fe1565f12a8p-1,
     0x1.5ab23e79781c2p-1,
     {0x1.c398ef3e5cfa5p+0, 0x1.99c2cfacc8953p-2, 0x1.1ca723ee4cda9p-1},
     {UINT64_C(0), UINT64_C(0), UINT64_C(5), UINT64_C(64), UINT64_C(1819583497),
      UINT64_C(2678185683), UINT64_C(1277901399), UINT64_C(300891291096),
      UINT64_C(7073247613084517057), UINT64_C(14604749071893285415)}},
    {1u,
     0x1.ab07d0ffa3c06p-2,
     0x1.8c8848c20f7e2p-1,
     {0x1.9fd5190657c50p+0, -0x1.393822fb7d9adp-1, -0x1.39d3e17ad5739p-3},
     {UINT64_C(0), UINT64_C(1), UINT64_C(3), UINT64_C(12), UINT64_C(491263), UINT64_C(550290313),
      UINT64_C(1703301249), UINT64_C(1020783786492), UINT64_C(7319067955113721113),
      UINT64_C(9939414359420163348)}},
    {42u,
     0x1.7f8771e5f51ecp-2,
     0x1.c8b5bcc2b9faep-2,
     {0x1.fca2a28a9307cp-2, -0x1.1b2a505de052ap-3, 0x1.663c286b9ddedp+0},
     {UINT64_C(0), UINT64_C(0), UINT64_C(3), UINT64_C(92), UINT64_C(787846414),
      UINT64_C(3143890026), UINT64_C(670094950), UINT64_C(520361034194),
      UINT64_C(1844211772641153354), UINT64_C(8471646703852566615)}},
    {1337u,
     0x1.0c503247bf704p-2,
     0x1.9a9e30405f020p-1,
     {-0x1.68082ac5a47dbp-1, -0x1.f60c9467ea558p-2, 0x1.0ec19c2c6c3a2p+1},
     {UINT64_C(0), UINT64_C(1), UINT64_C(5), UINT64_C(92), UINT64_C(913057000),
      UINT64_C(1194544295), UINT64_C(1378686834), UINT64_C(354413798484),
      UINT64_C(6180154228818885046), UINT64_C(4989510489262898199)}},
    {2147483648u,
     0x1.374d4855d4140p-3,
     0x1.875143ac139b8p-3,
     {0x1.461e9b1db9e84p-2, -0x1.620d341998be7p-2, -0x1.a52e1047c1b71p+0},
     {UINT64_C(0), UINT64_C(0), UINT64_C(4), UINT64_C(17), UINT64_C(1548966947),
      UINT64_C(3330739781), UINT64_C(1253236030), UINT64_C(933753841228),
      UINT64_C(780460246210905098), UINT64_C(15673533336316718902)}},
    {4294967291u,
     0x1.b7b927ca54928p-2,
     0x1.52faf7a7842ecp-1,
     {0x1.8756b73230092p-2, -0x1.cfc1a96329e3fp-5, 0x1.fdfc22b0ebe24p+0},
     {UINT64_C(0), UINT64_C(0), UINT64_C(1), UINT64_C(43), UINT64_C(49197671), UINT64_C(2586646435),
      UINT64_C(1938207770), UINT64_C(503766357686), UINT64_C(9051428711084352299),
      UINT64_C(9319306488323319020)}},
    {4294967295u,
     0x1.8fe69a3924820p-4,
     0x1.1cfe321a42891p-1,
     {0x1.4bfc38c486d8ap-1, 0x1.56b192e507eeep-1, -0x1.6aad57c204043p-1},
     {UINT64_C(0), UINT64_C(1), UINT64_C(2), UINT64_C(12), UINT64_C(77050329), UINT64_C(1217888032),
      UINT64_C(2987145323), UINT64_C(116697488525), UINT64_C(7641498124371869093),
      UINT64_C(5980442520879367049)}},
};

static void skip_floats(Random *random, int count)
{
    while (count-- > 0)
        random_float(random);
}

static void test_floats_equal_python(void **state)
{
    (void)state;
    Random random;
    for (size_t i = 0; i < LENGTH(python); i++) {
        random_seed_python(&random, python[i].seed);
        assert_true(random_float(&random) == python[i].first);
        skip_floats(&random, 998);
        assert_true(random_float(&random) == python[i].thousandth);
    }
}

static void test_integers_equal_python(void **state)
{
    (void)state;
    Random random;
    for (size_t i = 0; i < LENGTH(python); i++) {
        random_seed_python(&random, python[i].seed);
        skip_floats(&random, 1000);
        for (size_t k = 0; k < LENGTH(BELOW); k++)
            assert_true(random_below(&random, BELOW[k]) == python[i].below[k]);
    }
}

static void test_floats_equal_numpy(void **state)
{
    (void)state;
    Random random;
    for (size_t i = 0; i < LENGTH(numpy); i++) {
        random_seed_numpy(&random, numpy[i].seed);
        assert_true(random_float(&random) == numpy[i].first);
        skip_floats(&random, 998);
        assert_true(random_float(&random) == numpy[i].thousandth);
    }
}

static void test_integers_equal_numpy(void **state)
{
    (void)state;
    Random random;
    for (size_t i = 0; i < LENGTH(numpy); i++) {
        random_seed_numpy(&random, numpy[i].seed);
        for (size_t k = 0; k < LENGTH(MAX); k++)
            assert_true(random_interval(&random, MAX[k]) == numpy[i].interval[k]);
    }
}

static void test_the_normal_distribution_equals_numpy(void **state)
{
    (void)state;
    Random random;
    for (size_t i = 0; i < LENGTH(numpy); i++) {
        random_seed_numpy(&random, numpy[i].seed);
        assert_true(random_gauss(&random) == numpy[i].gauss[0]);
        assert_true(random_gauss(&random) == numpy[i].gauss[1]);
        for (int k = 2; k < 1000; k++)
            random_gauss(&random);
        assert_true(random_gauss(&random) == numpy[i].gauss[2]);
    }
}

static void test_a_new_seed_drops_the_spare_normal_number(void **state)
{
    (void)state;
    Random random;
    random_seed_numpy(&random, numpy[0].seed);
    random_gauss(&random);
    random_seed_numpy(&random, numpy[1].seed);
    assert_true(random_gauss(&random) == numpy[1].gauss[0]);
}

/* The C++ standard specifies this value for std::mt19937. */
static void test_the_ten_thousandth_word_is_that_of_the_standard(void **state)
{
    (void)state;
    Random random;
    random_seed_numpy(&random, 5489);
    for (int i = 1; i < 10000; i++)
        random_word(&random);
    assert_true(random_word(&random) == 4123659995u);
}

int main(void)
{
    const struct CMUnitTest tests[] = {
        cmocka_unit_test(test_floats_equal_python),
        cmocka_unit_test(test_integers_equal_python),
        cmocka_unit_test(test_floats_equal_numpy),
        cmocka_unit_test(test_integers_equal_numpy),
        cmocka_unit_test(test_the_normal_distribution_equals_numpy),
        cmocka_unit_test(test_a_new_seed_drops_the_spare_normal_number),
        cmocka_unit_test(test_the_ten_thousandth_word_is_that_of_the_standard),
    };
    return cmocka_run_group_tests_name("random", tests, NULL, NULL);
}
