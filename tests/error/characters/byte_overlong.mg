# Overlong forms and surrogates are not UTF-8.
x = À¯   #!> 5: this byte is not valid UTF-8 text
y = í €   #!> 5: this byte is not valid UTF-8 text
