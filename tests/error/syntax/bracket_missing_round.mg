# A missing ) points at the bracket that was opened.
a = 2.0
L = (a + (1 * 2)   #!> 5: '('
