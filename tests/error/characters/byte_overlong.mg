# Overlong forms and surrogates are not UTF-8.
x = À¯   #!> 5: UTF-8
y = í €   #!> 5: UTF-8
