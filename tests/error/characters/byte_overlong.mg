# Overlong forms and surrogates are no UTF-8 either.
x = À¯   #!> 5: UTF-8
y = í €   #!> 5: UTF-8
