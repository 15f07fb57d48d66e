# Round brackets with nothing in them are no value.
x = ()             #!> 5: nothing between the brackets
