/* csv.h: reads rows of numbers and words from comma-separated values. */
#ifndef LIB_DATA_CSV_H
#define LIB_DATA_CSV_H

#include "vm/vm.h"

/* Whether the first line is a header. CSV_GUESS_HEADER takes it as one if it has names only: no
   field is a number, each begins with a letter or '_', and at most the first is empty. */
typedef enum CsvHeader { CSV_GUESS_HEADER, CSV_HEADER, CSV_NO_HEADER } CsvHeader;

/* What a column of text, whose field in the first row is not a number, becomes: an error, strings,
   or integers that count its words in alphabetical order. */
typedef enum CsvWords { CSV_NO_WORDS, CSV_TEXT, CSV_CLASSES } CsvWords;

typedef struct CsvForm {
    const char *file; /* its name, for messages */
    char separator;
    CsvHeader header;
    CsvWords words;
} CsvForm;

/* The rows of vm->bytes as a list of lists, all of the same length; numbers are floats. With
   CSV_CLASSES: a pair of these rows and the words of the column of text, or a list of words for
   each, if there are several. Throws, pointing at argument 0, if a field does not fit, rows differ
   in length, there is no row, or no number shows whether the first line is a header. */
Datum csv_read(Vm *vm, const CsvForm *form);

#endif
