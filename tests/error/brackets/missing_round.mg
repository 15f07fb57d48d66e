# A missing ) is reported at the opening bracket.
a = 2.0
L = (a + (1 * 2)   #!> 5: '(' was never closed
