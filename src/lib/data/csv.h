/* csv.h: reads rows of numbers from comma-separated values. */
#ifndef LIB_DATA_CSV_H
#define LIB_DATA_CSV_H

#include "vm/vm.h"

/* Whether the first line is a header: CSV_GUESS_HEADER takes it as one if some field in it is not
   a number. */
typedef enum CsvHeader { CSV_GUESS_HEADER, CSV_HEADER, CSV_NO_HEADER } CsvHeader;

typedef struct CsvForm {
    const char *file; /* its name, for messages */
    char separator;
    CsvHeader header;
} CsvForm;

/* The rows of vm->bytes as a list of lists of floats, all of the same length. Throws, pointing at
   argument 0, if a field is not a number, rows differ in length, or there is no row. */
List *csv_rows(Vm *vm, const CsvForm *form);

#endif
