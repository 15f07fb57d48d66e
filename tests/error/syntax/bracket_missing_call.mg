# So does the missing ) of a call.
print(max(1, 2)    #!> 6: '('
