# f"..." is the same as "...", even if f is a variable.
f = -2.0
print f"{f.data:.1f}"        #=> -2.0
print f'{1 + 1}' + "{1 + 2}"  #=> 23
print(f"{f.data:.4f}, the outcome")   #=> -2.0000, the outcome
f.data                       #=> -2.0
