# Round brackets with nothing in them are no value.
x = ()             #!> 6: ')'
